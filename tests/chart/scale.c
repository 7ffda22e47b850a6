#include "scale.h"

#include <criterion/criterion.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

// The first nine rows are the published results of Heckbert's algorithm for these data; the rest
// follows from zero and from the narrowest domain.
static const struct {
    double lowest, highest;
    int wanted;
    double first, step, last;
} expected[] = {
    {-63, 24.3, 5, -80, 20, 40},
    {-63, 24.3, 4, -100, 50, 50},
    {-63, 0, 5, -80, 20, 0},
    {-20.4, 0, 5, -30, 10, 0},
    {-100, 0, 5, -100, 20, 0},
    {0, 24.3, 5, 0, 10, 30},
    {-100, 250, 5, -100, 100, 300},
    {-63, 1200, 5, -500, 500, 1500},
    {-1e15, 1e15, 5, -1e15, 5e14, 1e15},
    {-63, -20.4, 5, -80, 20, 0},
    {20, 24.3, 5, 0, 10, 30},
    {-2.6, 0, 5, -5, 1, 0},
    {0, 2.6, 5, 0, 1, 5},
    {-2.6, 0.1, 5, -5, 5, 5},
    {-4.9, 4.9, 4, -5, 5, 5},
    {0, 0, 5, -5, 5, 5},
    {-5, 0.1, 5, -6, 2, 2},
    {-100, 0.1, 5, -100, 50, 50},
};

Test(scale, has_nice_ticks_that_hold_the_data_and_zero) {
    for (size_t i = 0; i < COUNT(expected); i++) {
        struct scale scale = scale_of(expected[i].lowest, expected[i].highest, expected[i].wanted);
        cr_expect_eq(scale.lowest, expected[i].first, "row %zu begins at %g", i, scale.lowest);
        cr_expect_eq(scale.step, expected[i].step, "row %zu has steps of %g", i, scale.step);
        cr_expect_eq(scale.highest, expected[i].last, "row %zu ends at %g", i, scale.highest);
        cr_expect_eq(scale.tick_count,
                     (size_t)((expected[i].last - expected[i].first) / expected[i].step + 1.5),
                     "row %zu has %zu ticks", i, scale.tick_count);
    }
}

static void check_scale(double lowest, double highest, int wanted) {
    struct scale scale = scale_of(lowest, highest, wanted);
    cr_assert(scale.lowest <= lowest && scale.highest >= highest, "%g..%g outside %g..%g", lowest,
              highest, scale.lowest, scale.highest);
    cr_assert(scale.tick_count >= 2 && scale.tick_count <= SCALE_TICKS_AT_MOST);
    cr_assert(wanted > 5 || scale.tick_count <= 7, "%zu ticks for %g..%g", scale.tick_count, lowest,
              highest);
    size_t zeros = 0;
    for (size_t i = 0; i < scale.tick_count; i++) {
        double steps = scale.ticks[i] / scale.step;
        cr_assert_eq(steps, (double)(long long)steps, "%g is no multiple of %g", scale.ticks[i],
                     scale.step);
        cr_assert(i == 0 || scale.ticks[i] - scale.ticks[i - 1] == scale.step);
        zeros += scale.ticks[i] == 0;
    }
    cr_assert_eq(zeros, 1);
    cr_assert(scale.ticks[0] == scale.lowest && scale.ticks[scale.tick_count - 1] == scale.highest);
}

Test(scale, holds_whatever_the_range) {
    for (int wanted = 2; wanted <= 7; wanted++)
        for (double low = 0.01; low < SCALE_LARGEST; low *= 1.37)
            for (double high = 0.01; high < SCALE_LARGEST; high *= 1.61) {
                check_scale(-low, high, wanted);
                check_scale(-low, 0, wanted);
                check_scale(0, high, wanted);
            }
}

Test(scale, places_values_between_its_ends) {
    struct scale scale = scale_of(-63, 24.3, 5);
    cr_expect_eq(scale_position(&scale, -80), 0);
    cr_expect_eq(scale_position(&scale, -20), 0.5);
    cr_expect_eq(scale_position(&scale, 40), 1);
    cr_expect_eq(scale_position(&scale, -81), 0);
    cr_expect_eq(scale_position(&scale, 1e300), 1);
    cr_expect_float_eq(scale_position(&scale, 0), 2.0 / 3, 1e-12);
}
