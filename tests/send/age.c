#include "age.h"

#include "arena.h"

#include <criterion/criterion.h>

// 2026-11-25, as date -u -d has it, at midnight; and hours of that day.
enum { MIDNIGHT = 1795564800, HOUR = 3600 };

static const struct row {
    const char *words, *published, *next_update;
    int hour;
    enum age age;
} rows[] = {
    {"today", "2026-11-25", NULL, 12, AGE_FINE},
    {"yesterday", "2026-11-24", NULL, 0, AGE_FINE},
    {"tomorrow, which has begun in Kiribati", "2026-11-26", NULL, 10, AGE_FINE},
    {"tomorrow, which has not", "2026-11-26", NULL, 9, AGE_AHEAD},
    {"a year too late by a slip", "2027-11-24", NULL, 12, AGE_AHEAD},
    {"ahead, whatever comes next", "2027-11-24", "2027-12-24", 12, AGE_AHEAD},
    {"sixty days", "2026-09-26", NULL, 12, AGE_FINE},
    {"sixty-one days", "2026-09-25", NULL, 12, AGE_OLD},
    {"sixty-one days, but not yet everywhere", "2026-09-25", NULL, 11, AGE_FINE},
    {"long ago, and the next come later", "2026-01-01", "2027-01-01", 12, AGE_FINE},
    {"the next come today", "2026-10-25", "2026-11-25", 23, AGE_FINE},
    {"the next came yesterday", "2026-10-25", "2026-11-24", 12, AGE_OVERTAKEN},
    {"yesterday, which is not over everywhere", "2026-10-25", "2026-11-24", 11, AGE_FINE},
    {"no day at all", NULL, NULL, 12, AGE_FINE},
    {"written otherwise", "25 November 2027", NULL, 12, AGE_FINE},
    {"written otherwise, the next day known", "1 July 2025", "2026-11-01", 12, AGE_OVERTAKEN},
    {"nearly a day", "2027-11-2x", "2027/11/25", 12, AGE_FINE},
};

Test(age, is_told_from_days_and_a_moment) {
    struct arena arena = arena_new(1 << 16, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cr_expect_eq(age_of(text_of(rows[i].published), text_of(rows[i].next_update),
                            MIDNIGHT + rows[i].hour * HOUR, arena),
                     rows[i].age, "%s", rows[i].words);
    arena_release(&arena);
}
