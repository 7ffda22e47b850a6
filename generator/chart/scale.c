#include "scale.h"

#include <stdbool.h>

// A domain narrower than this would make noise look like news.
static const double LEAST_SIDE = 5;

enum rounding { ROUND_UP, ROUND_NEAREST };

// Up to which fraction a nice number is chosen; 10 where none of these is.
static const struct nice {
    double number;
    double holds_up_to;
    double is_nearest_below;
} nice_numbers[] = {{1, 1, 1.5}, {2, 2, 3}, {5, 5, 7}};

// Powers of ten below 1 are not needed: no domain is narrower than LEAST_SIDE, so that every step,
// and every tick, is a whole number.
static double nice_number(double number, enum rounding rounding) {
    double power = 1;
    while (number >= power * 10)
        power *= 10;
    double fraction = number / power;
    for (size_t i = 0; i < sizeof nice_numbers / sizeof nice_numbers[0]; i++) {
        const struct nice *nice = &nice_numbers[i];
        if (rounding == ROUND_UP ? fraction <= nice->holds_up_to
                                 : fraction < nice->is_nearest_below)
            return nice->number * power;
    }
    return 10 * power;
}

// How many steps lie between zero and the first tick that is not nearer than `length`.
static long long steps_to_hold(double length, double step) {
    long long steps = (long long)(length / step);
    return (double)steps * step < length ? steps + 1 : steps;
}

static struct scale scale_with(double lowest, double highest, int wanted) {
    double range = nice_number(highest - lowest, ROUND_UP);
    double step = nice_number(range / (wanted - 1), ROUND_NEAREST);
    long long first = -steps_to_hold(-lowest, step);
    long long last = steps_to_hold(highest, step);
    struct scale scale = {.step = step};
    for (long long i = first; i <= last && scale.tick_count < SCALE_TICKS_AT_MOST; i++)
        scale.ticks[scale.tick_count++] = (double)i * step;
    scale.lowest = scale.ticks[0];
    scale.highest = scale.ticks[scale.tick_count - 1];
    return scale;
}

struct scale scale_of(double lowest, double highest, int wanted) {
    if (lowest > 0)
        lowest = 0;
    if (highest < 0)
        highest = 0;
    if (lowest <= -LEAST_SIDE || highest >= LEAST_SIDE)
        return scale_with(lowest, highest, wanted);
    if (highest == 0 && lowest < 0)
        return scale_with(-LEAST_SIDE, 0, wanted);
    if (lowest == 0 && highest > 0)
        return scale_with(0, LEAST_SIDE, wanted);
    // With more ticks the domain would reach to -6 and 6.
    return scale_with(-LEAST_SIDE, LEAST_SIDE, 3);
}

double scale_position(const struct scale *scale, double value) {
    if (value <= scale->lowest)
        return 0;
    if (value >= scale->highest)
        return 1;
    return (value - scale->lowest) / (scale->highest - scale->lowest);
}
