#include "wording.h"

#include "arena.h"
#include "number.h"
#include "period.h"
#include "rate_ratio.h"

#include <math.h>

static struct text percent_written(const struct change *change, struct arena *arena) {
    return TEXT_JOIN(arena, number_written(change->percent, arena), TEXT("%"));
}

struct text wording_percentage(const struct comparison *comparison, struct arena *arena) {
    const struct change *change = &comparison->change;
    struct text hedge =
        change->hedge.length ? TEXT_JOIN(arena, change->hedge, TEXT(NUMBER_NO_BREAK)) : TEXT("");
    return TEXT_JOIN(arena, hedge, percent_written(change, arena));
}

static struct text signed_percent(const struct comparison *comparison, struct arena *arena) {
    static const char *const signs[] = {
        [DIRECTION_NONE] = "", [DIRECTION_DOWN] = NUMBER_MINUS, [DIRECTION_UP] = "+"};
    const struct change *change = &comparison->change;
    struct text sign = change->percent.digits ? text_of(signs[change->direction]) : TEXT("");
    return TEXT_JOIN(arena, sign, percent_written(change, arena));
}

static struct text way_of(const struct change *change) {
    return change->direction == DIRECTION_DOWN ? TEXT("down") : TEXT("up");
}

// A change that is there but rounds to nothing at the digits that are shown.
static struct text less_than_shown(const struct change *change, struct arena *arena) {
    struct decimal unit = {1, change->percent.places};
    return TEXT_JOIN(
        arena, way_of(change),
        TEXT(NUMBER_NO_BREAK "by" NUMBER_NO_BREAK "less" NUMBER_NO_BREAK "than" NUMBER_NO_BREAK),
        number_written(unit, arena), TEXT("%"));
}

// A source that states 0% is quoted with its digits: they may be rounded, or not.
static struct text moved(const struct change *change, struct arena *arena) {
    if (change->direction == DIRECTION_NONE)
        return TEXT("no change");
    if (change->percent.digits == 0 && change->basis != CHANGE_STATED)
        return less_than_shown(change, arena);
    // Only the number must not be left alone: a hedge makes the words long.
    struct text hedge =
        change->hedge.length ? TEXT_JOIN(arena, TEXT(" "), change->hedge) : TEXT("");
    return TEXT_JOIN(arena, way_of(change), hedge, TEXT(NUMBER_NO_BREAK),
                     percent_written(change, arena));
}

struct text wording_stated(const struct figure *figure, struct arena *arena) {
    if (figure->change.basis == CHANGE_STATED_DIRECTION)
        return way_of(&figure->change);
    return moved(&figure->change, arena);
}

// "4", "none".
static struct text count_or_none(const struct quantity *quantity, struct arena *arena) {
    bool is_none = quantity->state == QUANTITY_KNOWN && quantity->bound == BOUND_EXACT &&
                   quantity->number.digits == 0 && !quantity->currency.length;
    return is_none ? TEXT("none") : wording_quantity(quantity, arena);
}

// What is known of two counts that make no comparison, and why they make none.
static struct text missing(const struct figure *figure, const struct comparison *comparison,
                           struct arena *arena) {
    if (comparison->obstacle == OBSTACLE_DOUBT)
        return TEXT("records in doubt");
    enum quantity_state before = figure->baseline.state, now = figure->current.state;
    if (before == QUANTITY_KNOWN && now == QUANTITY_KNOWN)
        return wording_counts(figure, comparison, arena);
    if (before == QUANTITY_NOT_PUBLISHED && now == QUANTITY_NOT_PUBLISHED) {
        if (figure->difference.state == QUANTITY_KNOWN)
            return wording_difference(figure, arena);
        struct quantity why = {.state = comparison->why};
        return wording_quantity(&why, arena);
    }
    if (before == QUANTITY_NOT_PUBLISHED)
        return TEXT_JOIN(arena, count_or_none(&figure->current, arena),
                         TEXT(", nothing to compare it with"));
    return TEXT_JOIN(arena, count_or_none(&figure->baseline, arena), TEXT(" before, "),
                     count_or_none(&figure->current, arena), TEXT(" now"));
}

struct text wording_change(const struct figure *figure, const struct comparison *comparison,
                           struct arena *arena) {
    const struct change *change = &comparison->change;
    bool needs_words = change->hedge.length > 0 ||
                       (change->percent.digits == 0 && change->direction != DIRECTION_NONE);
    if (comparison_has_percentage(comparison))
        return needs_words ? moved(&comparison->change, arena) : signed_percent(comparison, arena);
    if (change->basis == CHANGE_STATED_DIRECTION)
        return TEXT_JOIN(arena, way_of(change), TEXT(", no figure given"));
    return wording_change_words(figure, comparison, arena);
}

struct text wording_change_words(const struct figure *figure, const struct comparison *comparison,
                                 struct arena *arena) {
    if (comparison_has_percentage(comparison))
        return moved(&comparison->change, arena);
    if (comparison->verdict == VERDICT_HIDDEN)
        return wording_quantity(&(struct quantity){.state = QUANTITY_HIDDEN}, arena);
    if (comparison->verdict == VERDICT_MISSING)
        return missing(figure, comparison, arena);
    if (comparison->verdict == VERDICT_NONE)
        return TEXT("none in either period");
    if (comparison->change.basis == CHANGE_STATED_DIRECTION)
        return way_of(&comparison->change);
    return wording_counts(figure, comparison, arena);
}

static struct text known(const struct quantity *quantity, struct arena *arena) {
    struct text hedge = quantity->hedge.length
                            ? TEXT_JOIN(arena, quantity->hedge, TEXT(NUMBER_NO_BREAK))
                            : TEXT("");
    struct text magnitude = quantity->magnitude.length
                                ? TEXT_JOIN(arena, TEXT(NUMBER_NO_BREAK), quantity->magnitude)
                                : TEXT("");
    return TEXT_JOIN(arena, hedge, quantity->currency, quantity->digits, magnitude,
                     quantity->percent ? TEXT("%") : TEXT(""));
}

struct text wording_quantity(const struct quantity *quantity, struct arena *arena) {
    switch (quantity->state) {
    case QUANTITY_KNOWN:
        return known(quantity, arena);
    case QUANTITY_CONFIDENTIAL:
        return TEXT("confidential");
    case QUANTITY_NOT_AVAILABLE:
        return TEXT("not available");
    case QUANTITY_LOW:
        return TEXT("low");
    case QUANTITY_IN_WORDS:
        return quantity->words;
    case QUANTITY_HIDDEN:
        return TEXT("not shown, to protect people's privacy");
    case QUANTITY_NOT_PUBLISHED:
        break;
    }
    return TEXT("not published");
}

struct text wording_value(const struct figure *figure, struct arena *arena) {
    struct text value = wording_quantity(&figure->value, arena);
    if (figure->value.state != QUANTITY_KNOWN || !figure->unit.length)
        return value;
    struct decimal one = {1, 0};
    if (figure->kind == FIGURE_COUNT && decimal_compare(figure->value.number, one) == 0)
        return TEXT_JOIN(arena, figure->unit, TEXT(":" NUMBER_NO_BREAK), value);
    return TEXT_JOIN(arena, value, TEXT(NUMBER_NO_BREAK), figure->unit);
}

struct text wording_difference(const struct figure *figure, struct arena *arena) {
    struct text digits = wording_quantity(&figure->difference, arena);
    if (figure->difference_direction == DIRECTION_NONE)
        return digits;
    bool is_fall = figure->difference_direction == DIRECTION_DOWN;
    return TEXT_JOIN(arena, digits,
                     is_fall ? TEXT(NUMBER_NO_BREAK "fewer") : TEXT(NUMBER_NO_BREAK "more"));
}

static struct decimal without_empty_places(struct decimal number) {
    while (number.places > 0 && number.digits % 10 == 0)
        number = (struct decimal){number.digits / 10, number.places - 1};
    return number;
}

struct text wording_count(int64_t digits, int places, struct arena *arena) {
    return number_written(without_empty_places((struct decimal){digits, places}), arena);
}

static bool is_plain_count(const struct quantity *quantity) {
    return quantity->state == QUANTITY_KNOWN && quantity->bound == BOUND_EXACT &&
           quantity->number.places == 0 && !quantity->magnitude.data;
}

// Per 1,000, with as many places as one more does not change, and more where it is not quite
// nothing.
static struct text rate_written(double count, int64_t people, struct arena *arena) {
    enum { PLACES_AT_MOST = 6 };
    double rate = count * 1000 / (double)people;
    int places = people >= 10000 ? 1 : 0;
    double unit = places ? 10 : 1;
    while (rate > 0 && rate * unit < 0.5 && places < PLACES_AT_MOST) {
        places++;
        unit *= 10;
    }
    return rate > 0 ? number_written((struct decimal){llround(rate * unit), places}, arena)
                    : TEXT("0");
}

struct text wording_rate(const struct figure *figure, struct arena *arena) {
    enum { LEAST_PEOPLE = 1000 };
    bool is_of_people = is_plain_count(&figure->population);
    const struct quantity *of = is_of_people ? &figure->population : &figure->households;
    int64_t people = of->number.digits;
    if (figure->kind != FIGURE_COUNT || !is_plain_count(&figure->value) || !is_plain_count(of) ||
        people < LEAST_PEOPLE)
        return (struct text){0};
    int64_t count = figure->value.number.digits;
    struct rate_limits limits = rate_limits_of_count(count, 0.95);
    return TEXT_JOIN(
        arena, rate_written((double)count, people, arena), TEXT(" per" NUMBER_NO_BREAK "1,000 "),
        is_of_people ? TEXT("people") : TEXT("households"),
        TEXT(" (95%" NUMBER_NO_BREAK "confidence interval: "),
        rate_written(limits.lowest, people, arena), TEXT(NUMBER_NO_BREAK "to" NUMBER_NO_BREAK),
        rate_written(limits.highest, people, arena), TEXT(")"));
}

// One of the two may follow from the other and the difference.
static struct text count_or_derived(const struct quantity *quantity, int64_t derived, int places,
                                    struct arena *arena) {
    if (quantity->state == QUANTITY_KNOWN)
        return count_or_none(quantity, arena);
    return derived == 0 ? TEXT("none") : wording_count(derived, places, arena);
}

struct text wording_counts(const struct figure *figure, const struct comparison *comparison,
                           struct arena *arena) {
    bool are_given =
        figure->baseline.state == QUANTITY_KNOWN && figure->current.state == QUANTITY_KNOWN;
    if (!are_given && !figure->counts.are_known)
        return (struct text){0};
    return TEXT_JOIN(
        arena,
        count_or_derived(&figure->baseline, figure->counts.baseline, figure->counts.places, arena),
        TEXT(NUMBER_NO_BREAK "to" NUMBER_NO_BREAK),
        count_or_derived(&figure->current, figure->counts.current, figure->counts.places, arena),
        comparison->is_per_day ? TEXT(", compared per" NUMBER_NO_BREAK "day") : TEXT(""));
}

// "January to March 2024", or "the yearly average of 2021 to 2023".
static struct text baseline_words(const struct figure *figure, struct arena *arena) {
    struct text words = period_words(&figure->baseline_period, arena);
    if (figure->baseline_years == 0)
        return words;
    return TEXT_JOIN(arena,
                     period_is_whole_years(&figure->baseline_period)
                         ? TEXT("the yearly average of ")
                         : TEXT("the average of "),
                     words);
}

struct text wording_period(const struct figure *figure, struct arena *arena) {
    bool is_given = figure->current_period.count > 0;
    bool is_noted = figure->period_note.length > 0;
    struct text words = is_given   ? period_words(&figure->current_period, arena)
                        : is_noted ? figure->period_note
                                   : TEXT("period not given");
    if (figure->baseline_period.count)
        words = TEXT_JOIN(arena, words, TEXT(", compared with "), baseline_words(figure, arena));
    if (is_given && is_noted)
        words = TEXT_JOIN(arena, words, TEXT(", "), figure->period_note);
    return words;
}
