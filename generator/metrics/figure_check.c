#include "figure_check.h"

#include "arena.h"
#include "diagnostic.h"
#include "figure_index.h"
#include "metrics.h"

// --- change, counts and difference ---

// The numbers of a figure in units of the last digit of the finest; below 0 where one is not known
// exactly. The difference is a magnitude.
struct numbers {
    int64_t baseline, current, difference;
    int places;
};

// A number in millions is rounded, and a bound is no number to count with.
static bool is_plain(const struct quantity *quantity) {
    return quantity->state == QUANTITY_KNOWN && !quantity->magnitude.data && !quantity->percent;
}

static bool is_exact(const struct quantity *quantity) {
    return is_plain(quantity) && quantity->bound == BOUND_EXACT;
}

static struct numbers numbers_of(const struct figure *figure) {
    const struct quantity *all[] = {&figure->baseline, &figure->current, &figure->difference};
    int places = 0;
    for (int i = 0; i < 3; i++)
        if (is_plain(all[i]) && all[i]->number.places > places)
            places = all[i]->number.places;
    int64_t scaled[3];
    for (int i = 0; i < 3; i++)
        scaled[i] = is_plain(all[i]) ? decimal_scaled(all[i]->number, places) : -1;
    return (struct numbers){
        .baseline = is_exact(all[0]) ? scaled[0] : -1,
        .current = is_exact(all[1]) ? scaled[1] : -1,
        .difference = scaled[2],
        .places = places,
    };
}

static bool has_both(const struct numbers *numbers) {
    return numbers->baseline >= 0 && numbers->current >= 0;
}

static bool difference_agrees(const struct figure *figure, const struct numbers *numbers) {
    int64_t moved = numbers->current - numbers->baseline;
    int64_t actual = figure->difference_direction == DIRECTION_DOWN ? -moved : moved;
    int64_t claimed = numbers->difference;
    int64_t distance = actual > claimed ? actual - claimed : claimed - actual;
    struct quantity_claim claim = {figure->difference.bound, figure->difference.hedge};
    return actual >= 0 && quantity_claim_holds(claim, (actual > claimed) - (actual < claimed),
                                               distance <= claimed / 10);
}

static void check_difference(const struct figure *figure, const struct numbers *numbers,
                             struct figure_cell cell, struct diagnostics *diagnostics) {
    if (numbers->difference < 0 || difference_agrees(figure, numbers))
        return;
    struct decimal actual = {numbers->current - numbers->baseline, numbers->places};
    diagnostics_add(diagnostics, DIAGNOSTIC_DIFFERENCE_DISAGREES, cell.place,
                    (struct diagnostic_words){cell.text, figure->baseline.digits,
                                              figure->current.digits,
                                              decimal_text(actual, diagnostics->arena)});
}

// The other count where one and the difference are known.
static void derive_count(const struct figure *figure, struct numbers *numbers,
                         struct figure_cell cell, struct diagnostics *diagnostics) {
    bool has_one = numbers->baseline >= 0 || numbers->current >= 0;
    if (!has_one || numbers->difference < 0 || figure->difference.bound != BOUND_EXACT)
        return;
    bool is_down = figure->difference_direction == DIRECTION_DOWN;
    int64_t moved = is_down ? -numbers->difference : numbers->difference;
    bool has_baseline = numbers->baseline >= 0;
    int64_t other = has_baseline ? numbers->baseline + moved : numbers->current - moved;
    if (other < 0) {
        struct text given = has_baseline ? figure->baseline.digits : figure->current.digits;
        diagnostics_add(diagnostics, DIAGNOSTIC_DIFFERENCE_BEYOND, cell.place,
                        (struct diagnostic_words){cell.text, given});
    } else if (has_baseline) {
        numbers->current = other;
    } else {
        numbers->baseline = other;
    }
}

static void check_directions(const struct figure *figure, struct figure_cell change,
                             struct figure_cell difference, struct diagnostics *diagnostics) {
    enum direction a = figure->change.direction, b = figure->difference_direction;
    if (a != DIRECTION_NONE && b != DIRECTION_NONE && a != b)
        diagnostics_add(diagnostics, DIAGNOSTIC_DIRECTIONS_DISAGREE, difference.place,
                        (struct diagnostic_words){difference.text, change.text});
}

// n periods of one length, a leap day in each at the most.
static bool are_years_of(const struct period *all, int years, const struct period *one) {
    long difference = period_days(all) - years * period_days(one);
    return difference >= -years && difference <= years;
}

bool figure_has_unequal_periods(const struct figure *figure) {
    const struct period *before = &figure->baseline_period, *now = &figure->current_period;
    if (period_days(before) == 0 || period_days(now) == 0)
        return false;
    return figure->baseline_years > 1 ? !are_years_of(before, figure->baseline_years, now)
                                      : !period_is_equal_exposure(before, now);
}

struct figure_exposures figure_exposures(const struct figure *figure) {
    int years = figure->baseline_years > 1 ? figure->baseline_years : 1;
    struct figure_exposures exposures = {
        .baseline = {figure->counts.baseline * years, years},
        .current = {figure->counts.current, 1},
    };
    if (figure_has_unequal_periods(figure)) {
        exposures.baseline.days = period_days(&figure->baseline_period);
        exposures.current.days = period_days(&figure->current_period);
    }
    return exposures;
}

// What the counts give, raw and, where the periods differ, by the day: "-58.3%, or -15.7% per day".
static struct text counted_text(const struct figure *figure, struct arena *arena) {
    int places = figure->change.percent.places < 6 ? figure->change.percent.places + 1 : 6;
    struct change counted =
        change_of_counts(figure->counts.baseline, figure->counts.current, places);
    if (!figure_has_unequal_periods(figure))
        return change_text(&counted, arena);
    struct figure_exposures exposures = figure_exposures(figure);
    struct change daily = change_of_rates(exposures.baseline, exposures.current, places);
    return TEXT_JOIN(arena, change_text(&counted, arena), TEXT(", or "), change_text(&daily, arena),
                     TEXT(" per day"));
}

// Nobody can tell whether a percentage of unequal periods compares counts or rates: it must fit one
// of them.
static void check_stated(const struct figure *figure, struct figure_cell cell,
                         struct diagnostics *diagnostics) {
    const struct figure_counts *counts = &figure->counts;
    struct change_exposure before = {counts->baseline, 1}, now = {counts->current, 1};
    struct figure_exposures exposures = figure_exposures(figure);
    if (change_agrees(&figure->change, before, now) ||
        change_agrees(&figure->change, exposures.baseline, exposures.current))
        return;
    struct arena *arena = diagnostics->arena;
    struct decimal baseline = {counts->baseline, counts->places};
    struct decimal current = {counts->current, counts->places};
    diagnostics_add(diagnostics, DIAGNOSTIC_CHANGE_DISAGREES, cell.place,
                    (struct diagnostic_words){cell.text, decimal_text(baseline, arena),
                                              decimal_text(current, arena),
                                              counted_text(figure, arena)});
}

static bool says_why(const struct quantity *quantity) {
    return quantity->state != QUANTITY_KNOWN && quantity->state != QUANTITY_NOT_PUBLISHED;
}

void figure_check_change(struct figure *figure, struct figure_cell change,
                         struct figure_cell difference, struct diagnostics *diagnostics) {
    struct numbers numbers = numbers_of(figure);
    if (has_both(&numbers)) {
        check_difference(figure, &numbers, difference, diagnostics);
    } else {
        check_directions(figure, change, difference, diagnostics);
        derive_count(figure, &numbers, difference, diagnostics);
    }
    bool is_stated = figure->change.basis != CHANGE_UNKNOWN;
    bool is_refused = !is_stated && quantity_state_of(change.text) == QUANTITY_KNOWN;
    figure->counts = (struct figure_counts){
        .are_known = has_both(&numbers) && !is_refused,
        .baseline = numbers.baseline,
        .current = numbers.current,
        .places = numbers.places,
    };
    if (has_both(&numbers) && is_stated)
        check_stated(figure, change, diagnostics);
    else if (!is_stated && figure->change.state == QUANTITY_NOT_PUBLISHED)
        figure->change.state = says_why(&figure->baseline)  ? figure->baseline.state
                               : says_why(&figure->current) ? figure->current.state
                                                            : QUANTITY_NOT_PUBLISHED;
}

// --- parts ---

// The periods of two numbers, each none where it is not given.
static bool may_be_same_period(const struct period *a, const struct period *b) {
    return a->count == 0 || b->count == 0 || period_equal(a, b);
}

// A lower bound of the whole leaves room for any part, and so does an upper bound of the part.
static bool is_surely_larger(const struct quantity *part, const struct quantity *whole) {
    bool are_numbers = part->state == QUANTITY_KNOWN && whole->state == QUANTITY_KNOWN &&
                       part->percent == whole->percent &&
                       text_equal(part->currency, whole->currency);
    bool part_is_at_least = part->bound == BOUND_EXACT || part->bound == BOUND_LOWER;
    bool whole_is_at_most = whole->bound == BOUND_EXACT || whole->bound == BOUND_UPPER;
    return are_numbers && part_is_at_least && whole_is_at_most &&
           decimal_compare(part->number, whole->number) > 0;
}

static void compare_with_whole(const struct figure *part, const struct quantity *of_part,
                               const struct quantity *of_whole, struct diagnostics *diagnostics) {
    if (!is_surely_larger(of_part, of_whole))
        return;
    struct arena *arena = diagnostics->arena;
    diagnostics_add(
        diagnostics, DIAGNOSTIC_PART_LARGER, part->place,
        (struct diagnostic_words){figure_name_text(figure_name_full(part), arena), of_part->digits,
                                  of_whole->digits,
                                  figure_name_text(figure_name_full(part->part_of), arena)});
}

void figure_check_part(const struct figure *part, struct diagnostics *diagnostics) {
    const struct figure *whole = part->part_of;
    bool are_amounts = part->kind == FIGURE_AMOUNT && whole->kind == FIGURE_AMOUNT;
    bool are_counts = part->kind != FIGURE_AMOUNT && whole->kind != FIGURE_AMOUNT &&
                      part->kind != FIGURE_LEVEL && whole->kind != FIGURE_LEVEL;
    if (!are_amounts && !are_counts)
        return;
    bool same_now = may_be_same_period(&part->current_period, &whole->current_period);
    bool same_before = may_be_same_period(&part->baseline_period, &whole->baseline_period) &&
                       part->baseline_years == whole->baseline_years;
    if (same_now) {
        compare_with_whole(part, &part->value, &whole->value, diagnostics);
        compare_with_whole(part, &part->current, &whole->current, diagnostics);
    }
    if (same_before)
        compare_with_whole(part, &part->baseline, &whole->baseline, diagnostics);
}
