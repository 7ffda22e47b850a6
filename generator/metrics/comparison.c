#include "comparison.h"

#include "arena.h"
#include "campaign.h"
#include "dispersion.h"
#include "figure_check.h"
#include "metrics.h"
#include "period_note.h"
#include "rate_ratio.h"
#include "series.h"

#include <math.h>

// --- two counts ---

static enum comparison_digits digits_of(int64_t baseline, const struct number_rules *rules) {
    if (baseline < rules->counts_only_below)
        return DIGITS_NONE;
    if (baseline < rules->small_below)
        return DIGITS_SMALL;
    return baseline < rules->decimal_from ? DIGITS_WHOLE : DIGITS_DECIMAL;
}

static bool is_all_of_it(const struct change *change) {
    return change->direction == DIRECTION_DOWN &&
           decimal_compare(change->percent, (struct decimal){100, 0}) == 0;
}

// A fall of 100% says that nothing is left: where something is, the percentage gets as many
// decimals as it takes not to say so.
static struct change counted_change(struct change_exposure before, struct change_exposure now,
                                    enum comparison_digits digits) {
    enum { PLACES_AT_MOST = 6 };
    int places = digits == DIGITS_DECIMAL ? 1 : 0;
    struct change change = change_of_rates(before, now, places);
    while (is_all_of_it(&change) && now.count > 0 && places < PLACES_AT_MOST)
        change = change_of_rates(before, now, ++places);
    return change;
}

// Every pair of counts has exactly one verdict: the first row that fits.
static enum verdict verdict_of(const struct comparison_counts *counts,
                               const struct comparison *comparison) {
    enum direction direction = comparison->change.direction;
    if (counts->baseline.count == 0)
        return counts->current.count == 0 ? VERDICT_NONE : VERDICT_FROM_ZERO;
    if (counts->current.count == 0)
        return VERDICT_TO_ZERO;
    if (direction == DIRECTION_NONE)
        return VERDICT_SAME;
    if (comparison->is_clear)
        return direction == DIRECTION_DOWN ? VERDICT_CLEAR_FALL : VERDICT_CLEAR_RISE;
    if (comparison->digits == DIGITS_NONE)
        return VERDICT_TOO_FEW;
    return comparison->change.percent.digits == 0 ? VERDICT_TINY : VERDICT_CANNOT_TELL;
}

struct comparison comparison_of_counts(struct comparison_counts counts,
                                       const struct number_rules *rules) {
    struct rate before = {counts.baseline.count, (double)counts.baseline.days};
    struct rate now = {counts.current.count, (double)counts.current.days};
    struct rate_ratio exact = rate_ratio_exact(before, now);
    if (exact.state == RATE_RATIO_UNKNOWN)
        return (struct comparison){.verdict = VERDICT_MISSING, .obstacle = OBSTACLE_SIZE};
    struct rate_ratio ratio = rate_ratio_widened(before, now, counts.dispersion);
    bool is_widened =
        ratio.limits.lowest != exact.limits.lowest || ratio.limits.highest != exact.limits.highest;
    struct comparison comparison = {
        .digits = counts.current.count == 0 ? DIGITS_NONE : digits_of(counts.baseline_shown, rules),
        .is_clear = ratio.excludes_no_change,
        .has_interval = counts.baseline.count > 0,
        .dispersion = is_widened ? counts.dispersion : 0,
        .baseline = counts.baseline,
        .current = counts.current,
    };
    if (comparison.has_interval) {
        comparison.lowest = (ratio.limits.lowest - 1) * 100;
        comparison.highest = (ratio.limits.highest - 1) * 100;
    }
    comparison.change = counted_change(counts.baseline, counts.current, comparison.digits);
    comparison.verdict = verdict_of(&counts, &comparison);
    return comparison;
}

// --- dispersion ---

static const struct series *series_of(const struct series_list *list, const struct figure *figure) {
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].figure == figure)
            return &list->items[i];
    return NULL;
}

// Of which months of the year counts can be compared: all, unless both periods are of the same, and
// the series lacks some on one side.
static unsigned months_in_common(const struct dispersion_month *months, size_t count,
                                 const struct figure *figure) {
    static const unsigned ALL = 0xFFF;
    unsigned seen[2] = {0, 0};
    for (size_t i = 0; i < count; i++)
        seen[months[i].period] |= 1u << (months[i].month - 1);
    bool are_same = period_calendar_months(&figure->baseline_period) ==
                    period_calendar_months(&figure->current_period);
    return are_same ? seen[0] & seen[1] : ALL;
}

// The months of the series that lie in either period, one behind the other.
static size_t add_months(const struct series *series, const struct figure *figure,
                         const struct campaign *campaign, struct dispersion_month *months) {
    const struct period *const periods[] = {&figure->baseline_period, &figure->current_period};
    size_t count = 0;
    for (size_t i = 0; i < series->count; i++) {
        const struct series_point *point = &series->points[i];
        bool is_usable = point->count.state == QUANTITY_KNOWN &&
                         point->count.bound == BOUND_EXACT &&
                         !campaign_doubts_month(campaign, point->month);
        for (int period = 0; period < 2 && is_usable; period++)
            if (period_has_month(periods[period], point->month))
                months[count++] = (struct dispersion_month){period, point->month.month,
                                                            date_days_in_month(point->month),
                                                            point->count.number.digits};
    }
    return count;
}

static struct dispersion dispersion_of_figure(const struct figure *figure,
                                              const struct comparison_inputs *inputs,
                                              struct arena scratch) {
    const struct series *series = series_of(inputs->series, figure);
    if (!series || figure->counts.places > 0)
        return (struct dispersion){0};
    struct dispersion_month *months = arena_allocate(&scratch, 2 * series->count, sizeof *months);
    size_t count = add_months(series, figure, inputs->campaign, months);
    unsigned common = months_in_common(months, count, figure);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (common >> (months[i].month - 1) & 1)
            months[kept++] = months[i];
    return dispersion_of_months(months, kept);
}

// --- one figure ---

// Whether a count in either period rests on a month whose records are in doubt.
static bool holds_month_in_doubt(const struct figure *figure, const struct campaign *campaign) {
    for (size_t i = 0; i < campaign->months_in_doubt_count; i++) {
        struct date month = campaign->months_in_doubt[i];
        if (period_touches_month(&figure->baseline_period, month) ||
            period_touches_month(&figure->current_period, month))
            return !campaign->uses_months_in_doubt;
    }
    return false;
}

// Whether a period goes on, or ends only after the day of the figures.
static bool goes_on(const struct period *period, struct date day) {
    if (period->count == 0)
        return false;
    struct date last = period->spans[period->count - 1].last;
    return last.year == 0 || (day.year != 0 && date_compare(last, day) > 0);
}

static bool is_running(const struct figure *figure, const struct campaign *campaign) {
    return goes_on(&figure->baseline_period, campaign->published) ||
           goes_on(&figure->current_period, campaign->published);
}

static enum comparison_obstacle obstacle_of(const struct figure *figure,
                                            const struct campaign *campaign, struct arena scratch) {
    if (holds_month_in_doubt(figure, campaign))
        return OBSTACLE_DOUBT;
    if (is_running(figure, campaign))
        return OBSTACLE_RUNNING;
    bool is_so_far =
        figure->current_period.count == 0 && period_note_runs(figure->period_note, scratch);
    return is_so_far ? OBSTACLE_SO_FAR : OBSTACLE_NUMBERS;
}

// To the nearest whole one, which of crimes they are but for averages.
static struct change_exposure whole(struct change_exposure exposure, int places) {
    struct decimal count = {exposure.count, places};
    return (struct change_exposure){llround(decimal_number(count)), exposure.days};
}

// Whether a stated change says as much as the one that was counted: "more than 1%" is no account of
// a fall of 63%.
static bool says_as_much(const struct change *stated, const struct change *counted) {
    double number = decimal_number(counted->exact);
    bool is_same =
        stated->bound == BOUND_EXACT && decimal_compare(stated->percent, counted->percent) == 0;
    return is_same || fabs(decimal_number(stated->percent) - number) <= number / 10;
}

// Whether the percentage that the source states can stand for the comparison that is made: it says
// which way, and by how much, and fits the rates where these are compared.
static bool is_stated_shown(const struct figure *figure, struct figure_exposures exposures,
                            const struct change *counted) {
    return figure->change.basis == CHANGE_STATED && figure->change.percent.digits > 0 &&
           change_agrees(&figure->change, exposures.baseline, exposures.current) &&
           says_as_much(&figure->change, counted);
}

// A percentage that is not shown, or a direction that the rates do not go.
static bool states_another(const struct figure *figure, const struct comparison *comparison,
                           bool shows_stated) {
    if (figure->change.basis == CHANGE_STATED_DIRECTION)
        return figure->change.direction != comparison->change.direction;
    return figure->change.basis == CHANGE_STATED &&
           !(shows_stated && comparison_has_percentage(comparison));
}

static bool is_average_of_same_months(const struct figure *figure) {
    unsigned before = period_calendar_months(&figure->baseline_period);
    return figure->baseline_years > 1 && before != 0 &&
           before == period_calendar_months(&figure->current_period);
}

static struct comparison compare_counts(const struct figure *figure,
                                        const struct comparison_inputs *inputs,
                                        struct arena scratch) {
    struct figure_exposures exposures = figure_exposures(figure);
    struct dispersion dispersion = dispersion_of_figure(figure, inputs, scratch);
    bool months_tell = dispersion.freedom >= DISPERSION_LEAST_FREEDOM;
    struct decimal shown = {figure->counts.baseline, figure->counts.places};
    struct comparison_counts counts = {
        .baseline = whole(exposures.baseline, figure->counts.places),
        .current = whole(exposures.current, figure->counts.places),
        .baseline_shown = (int64_t)decimal_number(shown),
        .dispersion = months_tell ? dispersion.phi : 0,
    };
    struct comparison comparison = comparison_of_counts(counts, &inputs->campaign->rules);
    // Of averages the digits as they are printed, so that readers find the same percentage.
    if (figure->counts.places > 0)
        comparison.change =
            counted_change(exposures.baseline, exposures.current, comparison.digits);
    bool shows_stated = is_stated_shown(figure, exposures, &comparison.change);
    if (shows_stated)
        comparison.change = figure->change;
    comparison.states_another = states_another(figure, &comparison, shows_stated);
    comparison.months_tell = months_tell;
    comparison.is_per_day = figure_has_unequal_periods(figure);
    comparison.lacks_periods =
        figure->baseline_period.count == 0 || figure->current_period.count == 0;
    comparison.has_other_season =
        period_is_other_season(&figure->baseline_period, &figure->current_period) &&
        !is_average_of_same_months(figure);
    return comparison;
}

// How many there must have been for such a change to stand out from chance; of one no number says
// anything.
static int64_t baseline_needed(const struct change *change) {
    double magnitude = decimal_number(change->percent) / 100;
    double ratio = change->direction == DIRECTION_DOWN ? 1 - magnitude : 1 + magnitude;
    double needed = change->basis == CHANGE_STATED ? rate_ratio_baseline_needed(ratio) : INFINITY;
    return needed >= 2 && needed <= (double)QUANTITY_LARGEST ? (int64_t)needed : 0;
}

// Where the baseline is known, readers see for themselves whether it is so large.
static struct comparison quote(const struct figure *figure, enum comparison_obstacle obstacle) {
    bool is_known = figure->baseline.state == QUANTITY_KNOWN;
    return (struct comparison){
        .verdict = VERDICT_QUOTED,
        .obstacle = obstacle,
        .change = figure->change,
        .digits = DIGITS_STATED,
        .baseline_needed = is_known ? 0 : baseline_needed(&figure->change),
    };
}

// Of two amounts.
static struct change measured_change(const struct figure *figure) {
    return counted_change((struct change_exposure){figure->counts.baseline, 1},
                          (struct change_exposure){figure->counts.current, 1}, DIGITS_DECIMAL);
}

static bool is_hidden(const struct figure *figure) {
    return figure->baseline.state == QUANTITY_HIDDEN || figure->current.state == QUANTITY_HIDDEN ||
           figure->change.state == QUANTITY_HIDDEN;
}

static struct comparison compare(const struct figure *figure,
                                 const struct comparison_inputs *inputs, struct arena scratch) {
    if (is_hidden(figure))
        return (struct comparison){.verdict = VERDICT_HIDDEN, .why = QUANTITY_HIDDEN};
    // What is measured, in kg or pounds, is no count, and chance says nothing of it.
    bool are_counts = figure->counts.are_known && figure->kind == FIGURE_CHANGE;
    enum comparison_obstacle obstacle =
        are_counts ? obstacle_of(figure, inputs->campaign, scratch) : OBSTACLE_NUMBERS;
    if (are_counts && obstacle == OBSTACLE_NUMBERS)
        return compare_counts(figure, inputs, scratch);
    if (figure->change.basis != CHANGE_UNKNOWN)
        return quote(figure, obstacle);
    return (struct comparison){
        .verdict = VERDICT_MISSING,
        .obstacle = obstacle,
        .why = figure->change.state,
        .change =
            figure->counts.are_known && !are_counts ? measured_change(figure) : (struct change){0},
    };
}

const struct comparison *comparisons_of(const struct comparison_inputs *inputs,
                                        struct arena *arena) {
    size_t count = inputs->metrics->count;
    struct comparison *comparisons = arena_allocate(arena, count, sizeof *comparisons);
    for (size_t i = 0; i < count; i++)
        comparisons[i] = compare(&inputs->metrics->figures[i], inputs, *arena);
    return comparisons;
}

// --- drawing ---

bool comparison_has_percentage(const struct comparison *comparison) {
    enum change_basis basis = comparison->change.basis;
    return comparison->digits != DIGITS_NONE && (basis == CHANGE_STATED || basis == CHANGE_COUNTED);
}

double comparison_percentage(const struct comparison *comparison) {
    return comparison_has_percentage(comparison) ? change_number(&comparison->change) : 0;
}
