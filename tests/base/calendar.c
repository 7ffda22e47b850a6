#include "calendar.h"

#include <criterion/criterion.h>

static void expect_day(int64_t days, int64_t year, int64_t month, int64_t day) {
    struct calendar_day found = calendar_day_at(days);
    cr_expect(found.year == year && found.month == month && found.day == day,
              "%lld days are %lld-%lld-%lld", (long long)days, (long long)found.year,
              (long long)found.month, (long long)found.day);
}

Test(calendar, days_at_the_edges_of_months_years_and_eras) {
    expect_day(0, 1970, 1, 1);
    expect_day(31, 1970, 2, 1);
    expect_day(364, 1970, 12, 31);
    expect_day(789, 1972, 2, 29);
    expect_day(790, 1972, 3, 1);
    expect_day(11016, 2000, 2, 29);
    expect_day(20782, 2026, 11, 25);
    expect_day(47540, 2100, 2, 28);
    expect_day(47541, 2100, 3, 1);
}

static bool is_leap(int64_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int64_t days_in(int64_t year, int64_t month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

Test(calendar, every_day_until_2400_follows_the_one_before) {
    int64_t year = 1970, month = 1, day = 1;
    for (int64_t days = 0; year < 2400; days++) {
        struct calendar_day found = calendar_day_at(days);
        cr_assert(found.year == year && found.month == month && found.day == day);
        if (++day <= days_in(year, month))
            continue;
        day = 1;
        year += month == 12;
        month = month % 12 + 1;
    }
}

Test(calendar, the_form_of_a_day) {
    cr_expect(calendar_is_day_written(TEXT("2025-07-01")));
    cr_expect(calendar_is_day_written(TEXT("2025-13-45")));
    const struct text others[] = {TEXT(""),           TEXT("2025-07-1"),  TEXT("2025-07-011"),
                                  TEXT("2025/07/01"), TEXT("2o25-07-01"), TEXT("20250-7-01")};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        cr_expect(!calendar_is_day_written(others[i]));
    cr_expect(!calendar_is_day_written((struct text){0}));
}
