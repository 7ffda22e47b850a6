#include "disclosed.h"

#include "figure_check.h"
#include "metrics.h"
#include "series.h"

// Products of counts, percentages and powers of ten need more than 64 bits and always fit in these.
__extension__ typedef __int128 wide;

static const wide largest = (wide)QUANTITY_LARGEST * DISCLOSED_SCALE;

struct quantity *disclosed_quantity(struct figure *figure, enum disclosed_cell cell) {
    static const size_t offsets[] = {
        [DISCLOSED_BASELINE] = offsetof(struct figure, baseline),
        [DISCLOSED_CURRENT] = offsetof(struct figure, current),
        [DISCLOSED_VALUE] = offsetof(struct figure, value),
    };
    return (struct quantity *)(void *)((char *)figure + offsets[cell]);
}

static wide power_of_ten(int exponent) {
    wide power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

// Whatever is more than nothing stays more than nothing.
static int64_t divided(wide number, wide divisor) {
    wide quotient = number / divisor;
    if (quotient > largest)
        return (int64_t)largest;
    return number > 0 && quotient == 0 ? 1 : (int64_t)quotient;
}

static int64_t thousandths(struct decimal number) {
    return divided((wide)number.digits * DISCLOSED_SCALE, power_of_ten(number.places));
}

// What "about" allows; "at least" and "2.3 million" say no more.
static int64_t looseness(int64_t number, bool is_exact) {
    return is_exact ? 0 : number / 10;
}

static int64_t half_a_unit(const struct figure *figure, enum disclosed_cell cell, int places) {
    bool is_average = cell == DISCLOSED_BASELINE && figure->baseline_years > 1;
    return is_average ? divided(DISCLOSED_SCALE / 2, power_of_ten(places)) : 0;
}

static struct disclosed number_of_cell(struct figure *figure, enum disclosed_cell cell) {
    const struct quantity *quantity = disclosed_quantity(figure, cell);
    bool is_count = quantity->state == QUANTITY_KNOWN && !quantity->percent &&
                    !quantity->currency.data &&
                    (quantity->number.places == 0 || cell == DISCLOSED_BASELINE);
    if (!is_count)
        return (struct disclosed){0};
    bool is_exact = quantity->bound == BOUND_EXACT && !quantity->magnitude.data;
    int64_t number = thousandths(quantity->number);
    return (struct disclosed){
        .is_known = true,
        .is_own = true,
        .number = number,
        .least = number,
        .tolerance =
            looseness(number, is_exact) + half_a_unit(figure, cell, quantity->number.places),
    };
}

static struct disclosed by_difference(const struct figure *figure, enum disclosed_cell cell,
                                      const struct disclosed *other) {
    const struct quantity *difference = &figure->difference;
    if (difference->state != QUANTITY_KNOWN || difference->percent || !other->is_known)
        return (struct disclosed){0};
    bool is_exact = difference->bound == BOUND_EXACT && !difference->magnitude.data;
    int64_t moved = thousandths(difference->number);
    bool is_less = (figure->difference_direction == DIRECTION_DOWN) == (cell == DISCLOSED_CURRENT);
    int64_t number = is_less ? other->number - moved : other->number + moved;
    return (struct disclosed){
        .is_known = number >= 0,
        .number = number,
        .least = number,
        .tolerance = other->tolerance + looseness(moved, is_exact),
    };
}

// A percentage as the ratio of two whole numbers: what there was, and what there is, of `before`.
// `half_units` moves it to the ends of what rounds to it.
struct ratio {
    wide before, now;
};

static struct ratio ratio_of(const struct change *change, int half_units) {
    wide before = 200 * power_of_ten(change->percent.places);
    wide moved = 2 * (wide)change->percent.digits + half_units;
    return (struct ratio){before,
                          change->direction == DIRECTION_DOWN ? before - moved : before + moved};
}

// How a known number goes over into the one that is asked for: number × times ÷ by.
struct factor {
    wide times, by;
};

static struct factor from_other_count(struct ratio ratio, enum disclosed_cell cell) {
    return cell == DISCLOSED_CURRENT ? (struct factor){ratio.now, ratio.before}
                                     : (struct factor){ratio.before, ratio.now};
}

static struct factor from_difference(struct ratio ratio, enum disclosed_cell cell) {
    wide moved = ratio.now > ratio.before ? ratio.now - ratio.before : ratio.before - ratio.now;
    return (struct factor){cell == DISCLOSED_CURRENT ? ratio.now : ratio.before, moved};
}

typedef struct factor (*factor_maker)(struct ratio ratio, enum disclosed_cell cell);

static int64_t distance(int64_t a, int64_t b) {
    return a > b ? a - b : b - a;
}

static struct disclosed by_percentage(const struct figure *figure, enum disclosed_cell cell,
                                      int64_t number, factor_maker make) {
    const struct change *change = &figure->change;
    struct factor middle = make(ratio_of(change, 0), cell);
    if (change->basis != CHANGE_STATED || middle.by <= 0)
        return (struct disclosed){0};
    struct disclosed known = {.is_known = true};
    known.number = known.least = divided(number * middle.times, middle.by);
    for (int end = -1; end <= 1; end += 2) {
        struct factor factor = make(ratio_of(change, end), cell);
        bool is_sound = factor.times >= 0 && factor.by > 0;
        int64_t at_end = is_sound ? divided(number * factor.times, factor.by) : known.number;
        if (distance(at_end, known.number) >= known.tolerance)
            known.tolerance = distance(at_end, known.number) + 1;
    }
    known.tolerance += looseness(known.number, change->bound == BOUND_EXACT);
    return known;
}

static int64_t read_by_the_day(const struct figure *figure, enum disclosed_cell cell,
                               int64_t number) {
    if (!figure_has_unequal_periods(figure))
        return number;
    long before = period_days(&figure->baseline_period);
    long now = period_days(&figure->current_period);
    int64_t other = cell == DISCLOSED_CURRENT ? divided((wide)number * now, before)
                                              : divided((wide)number * before, now);
    return other < number ? other : number;
}

static struct disclosed by_change(const struct figure *figure, enum disclosed_cell cell,
                                  const struct disclosed *other) {
    const struct quantity *difference = &figure->difference;
    if (!other->is_known)
        return difference->state == QUANTITY_KNOWN
                   ? by_percentage(figure, cell, thousandths(difference->number), from_difference)
                   : (struct disclosed){0};
    struct disclosed known = by_percentage(figure, cell, other->number, from_other_count);
    known.tolerance += other->tolerance;
    known.least = read_by_the_day(figure, cell, known.number);
    return known;
}

struct disclosed disclosed_of(struct figure *figure, enum disclosed_cell cell) {
    if (figure->kind != FIGURE_CHANGE && figure->kind != FIGURE_COUNT)
        return (struct disclosed){0};
    struct disclosed own = number_of_cell(figure, cell);
    if (own.is_known || cell == DISCLOSED_VALUE)
        return own;
    struct disclosed other =
        number_of_cell(figure, cell == DISCLOSED_CURRENT ? DISCLOSED_BASELINE : DISCLOSED_CURRENT);
    struct disclosed known = by_difference(figure, cell, &other);
    return known.is_known ? known : by_change(figure, cell, &other);
}

// --- months ---

struct disclosed disclosed_by_months(const struct series *series, enum disclosed_cell cell) {
    const struct period *period = cell == DISCLOSED_BASELINE ? &series->figure->baseline_period
                                                             : &series->figure->current_period;
    struct series_sum sum = series_sum_of(series, period);
    if (!sum.is_known)
        return (struct disclosed){0};
    int64_t number = sum.number * DISCLOSED_SCALE;
    return (struct disclosed){.is_known = true, .number = number, .least = number};
}
