#include "number.h"

#include "arena.h"

#include <criterion/criterion.h>

struct row {
    struct decimal number;
    const char *written;
    const char *plain;
};

static const struct row rows[] = {
    {{63, 0}, "63", "63"},
    {{204, 1}, "20.4", "20.4"},
    {{630, 1}, "63.0", "63.0"},
    {{-63, 0}, "\u221263", "-63"},
    {{-5, 1}, "\u22120.5", "-0.5"},
    {{5, 3}, "0.005", "0.005"},
    {{0, 0}, "0", "0"},
    {{0, 1}, "0.0", "0.0"},
    {{999, 0}, "999", "999"},
    {{1000, 0}, "1,000", "1000"},
    {{1008439, 0}, "1,008,439", "1008439"},
    {{12345678, 2}, "123,456.78", "123456.78"},
    {{-9007199254740992, 0}, "\u22129,007,199,254,740,992", "-9007199254740992"},
};

Test(number, is_written_for_readers_and_for_machines) {
    struct arena arena = arena_new(1 << 20, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *written = text_string(&arena, number_written(rows[i].number, &arena));
        const char *plain = text_string(&arena, number_plain(rows[i].number, &arena));
        cr_expect_str_eq(written, rows[i].written);
        cr_expect_str_eq(plain, rows[i].plain);
    }
    arena_release(&arena);
}

Test(number, ticks_are_signed_whole_per_cents) {
    static const struct {
        double percent;
        const char *written;
    } ticks[] = {{-60, "\u221260%"}, {0, "0%"}, {20, "+20%"}, {1000000, "+1,000,000%"}};
    struct arena arena = arena_new(1 << 20, NULL);
    for (size_t i = 0; i < sizeof ticks / sizeof ticks[0]; i++)
        cr_expect_str_eq(text_string(&arena, number_tick(ticks[i].percent, &arena)),
                         ticks[i].written);
    arena_release(&arena);
}
