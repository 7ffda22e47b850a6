#include "dispersion.h"

#include "support.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>

enum { ROWS_AT_MOST = 200 };

static bool is_near(double got, double wanted, double tolerance) {
    return fabs(got - wanted) <= tolerance * fabs(wanted);
}

static void expect(struct dispersion got, double phi, int freedom) {
    cr_expect(is_near(got.phi, phi, 1e-10), "%.17g", got.phi);
    cr_expect_eq(got.freedom, freedom, "%d", got.freedom);
}

#define DISPERSION_OF(rows) dispersion_of_months(rows, sizeof(rows) / sizeof *(rows))

// Means 10 and 5: (4 + 4) / 10 + 0, over four rows less two periods.
Test(dispersion, other_months_have_no_month_effects) {
    static const struct dispersion_month rows[] = {
        {0, 1, 30, 8},
        {0, 2, 30, 12},
        {1, 3, 30, 5},
        {1, 4, 30, 5},
    };
    expect(DISPERSION_OF(rows), 0.4, 2);
}

// Every margin is 30, every mean 15: four times 25 / 15, over four rows less three parameters.
Test(dispersion, the_same_months_have_effects) {
    static const struct dispersion_month rows[] = {
        {0, 1, 30, 10},
        {0, 2, 30, 20},
        {1, 1, 30, 20},
        {1, 2, 30, 10},
    };
    expect(DISPERSION_OF(rows), 100.0 / 15, 1);
}

// What months and periods explain is no dispersion.
Test(dispersion, a_season_and_a_change_are_none) {
    static const struct dispersion_month rows[] = {
        {0, 1, 31, 62}, {0, 2, 28, 112}, {0, 3, 31, 186},
        {1, 1, 31, 31}, {1, 2, 28, 56},  {1, 3, 31, 93},
    };
    struct dispersion got = DISPERSION_OF(rows);
    cr_expect_lt(got.phi, 1e-20);
    cr_expect_eq(got.freedom, 2);
}

// A count a day of 2, then of 3: days explain what months do not.
Test(dispersion, longer_months_are_expected_to_have_more) {
    static const struct dispersion_month rows[] = {
        {0, 1, 31, 62}, {0, 2, 28, 56}, {0, 4, 30, 60}, {1, 2, 29, 87}, {1, 3, 31, 93},
    };
    struct dispersion got = DISPERSION_OF(rows);
    cr_expect_lt(got.phi, 1e-20);
    cr_expect_eq(got.freedom, 3);
}

// R 4.2.2: m <- glm(count ~ factor(period) + factor(month) + offset(log(days)), quasipoisson,
// control = glm.control(epsilon = 1e-15)); sum(residuals(m, "pearson")^2) / df.residual(m).
Test(dispersion, two_years_against_one_are_as_in_r) {
    static const struct dispersion_month rows[] = {
        {0, 1, 31, 41}, {0, 2, 28, 29}, {0, 3, 31, 52}, {0, 1, 31, 38}, {0, 2, 29, 47},
        {0, 3, 31, 60}, {1, 1, 31, 22}, {1, 2, 28, 31}, {1, 3, 31, 19},
    };
    expect(DISPERSION_OF(rows), 2.34620315781158, 5);
}

// The same in R without factor(month).
Test(dispersion, a_winter_against_a_spring_is_as_in_r) {
    static const struct dispersion_month rows[] = {
        {0, 1, 31, 12}, {0, 2, 28, 9}, {0, 3, 31, 17}, {1, 4, 30, 3},
        {1, 5, 31, 8},  {1, 6, 30, 6}, {1, 7, 31, 4},
    };
    expect(DISPERSION_OF(rows), 0.927920607971542, 5);
}

static int days_of(int64_t year, int64_t month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && year % 4 == 0);
}

// Drivers killed from one month to before another, counted from the year 0; the law since February
// 1983 is the second period.
static struct dispersion dispersion_of_seat_belts(int64_t first, int64_t end, bool with_days) {
    struct bench bench;
    bench_open(&bench);
    struct table table = bench_reference(&bench, "tests/data/seatbelts.csv");
    struct dispersion_month rows[ROWS_AT_MOST];
    size_t count = 0;
    for (size_t row = 0; row < table.row_count; row++) {
        int64_t year = bench_count(&bench, &table, row, "year");
        int64_t month = bench_count(&bench, &table, row, "month");
        int64_t at = year * 12 + month;
        if (at < first || at >= end)
            continue;
        cr_assert_lt(count, ROWS_AT_MOST);
        rows[count++] = (struct dispersion_month){
            .period = at >= 1983 * 12 + 2,
            .month = (int)month,
            .days = with_days ? days_of(year, month) : 1,
            .count = bench_count(&bench, &table, row, "DriversKilled"),
        };
    }
    bench_close(&bench);
    return dispersion_of_months(rows, count);
}

// Again by R's glm. Without days, what is commonly given for this series.
Test(dispersion, drivers_killed_are_as_in_r) {
    int64_t first = 1969 * 12 + 1, end = 1985 * 12 + 1;
    expect(dispersion_of_seat_belts(first, end, true), 2.45216297444454, 179);
    expect(dispersion_of_seat_belts(first, end, false), 2.46328464015128, 179);
    expect(dispersion_of_seat_belts(1982 * 12 + 2, 1984 * 12 + 2, true), 1.3500834698952, 11);
}

// --- edges ---

// The third month says nothing: what is left is the case of four rows.
Test(dispersion, a_month_without_any_count_is_left_out) {
    static const struct dispersion_month rows[] = {
        {0, 1, 30, 10}, {0, 2, 30, 20}, {0, 3, 30, 0},
        {1, 1, 30, 20}, {1, 2, 30, 10}, {1, 3, 30, 0},
    };
    expect(DISPERSION_OF(rows), 100.0 / 15, 1);
}

Test(dispersion, a_period_without_any_count_is_left_out) {
    static const struct dispersion_month months[] = {
        {0, 1, 30, 8},
        {0, 2, 30, 12},
        {1, 3, 30, 0},
        {1, 4, 30, 0},
    };
    expect(DISPERSION_OF(months), 0.8, 1);
    // Two years against nothing: (1 + 1 + 9 + 9) / 15 over four rows less two months.
    static const struct dispersion_month years[] = {
        {0, 1, 30, 14}, {0, 2, 30, 12}, {0, 1, 30, 16},
        {0, 2, 30, 18}, {1, 1, 30, 0},  {1, 2, 30, 0},
    };
    expect(DISPERSION_OF(years), 20.0 / 15 / 2, 2);
}

Test(dispersion, without_freedom_there_is_none) {
    static const struct dispersion_month one_each[] = {{0, 1, 30, 8}, {1, 1, 30, 5}};
    static const struct dispersion_month nothing[] = {{0, 1, 30, 0}, {0, 2, 30, 0}, {1, 1, 30, 0}};
    expect(DISPERSION_OF(one_each), 0, 0);
    expect(DISPERSION_OF(nothing), 0, 0);
    expect(dispersion_of_months(NULL, 0), 0, 0);
}

// Again by R. Days as uneven as no calendar has them, so that months and periods are hard to tell
// apart.
Test(dispersion, periods_may_have_very_different_days) {
    static const struct dispersion_month rows[] = {
        {0, 1, 1000, 900}, {0, 2, 1, 3},      {0, 3, 1, 5},
        {1, 1, 1, 2},      {1, 2, 1000, 800}, {1, 3, 31, 9},
    };
    expect(DISPERSION_OF(rows), 12.3861898311693, 2);
}
