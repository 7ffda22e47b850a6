#include "clock.h"

#include "arena.h"

#include <criterion/criterion.h>

Test(clock, writes_the_time) {
    // As date -u -d @… has them.
    static const struct {
        int64_t seconds;
        const char *written;
    } rows[] = {
        {0, "1970-01-01T00:00:00Z"},          {951782400, "2000-02-29T00:00:00Z"},
        {951868800, "2000-03-01T00:00:00Z"},  {1764039999, "2025-11-25T03:06:39Z"},
        {1798761599, "2026-12-31T23:59:59Z"}, {4107542399, "2100-02-28T23:59:59Z"},
        {4107542400, "2100-03-01T00:00:00Z"},
    };
    struct arena arena = arena_new(1 << 16, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cr_expect(text_is(clock_written(rows[i].seconds, &arena), rows[i].written));
    arena_release(&arena);
}

Test(clock, waits_until_a_moment_and_not_at_all_behind_it) {
    int64_t start = clock_passed();
    clock_wait_until(start + CLOCK_SECOND / 50);
    cr_expect_geq(clock_passed(), start + CLOCK_SECOND / 50);
    clock_wait_until(start);
    cr_expect_lt(clock_passed(), start + 5 * CLOCK_SECOND);
}
