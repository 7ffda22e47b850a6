#include "wording.h"

#include "arena.h"
#include "number.h"
#include "period.h"

static struct text percent_of(const struct change *change, struct arena *arena) {
    return TEXT_JOIN(arena, number_written(change->percent, arena), TEXT("%"));
}

static struct text signed_percent(const struct change *change, struct arena *arena) {
    static const char *const signs[] = {
        [DIRECTION_NONE] = "", [DIRECTION_DOWN] = NUMBER_MINUS, [DIRECTION_UP] = "+"};
    struct text sign = change->percent.digits ? text_of(signs[change->direction]) : TEXT("");
    return TEXT_JOIN(arena, sign, percent_of(change, arena));
}

static struct text way_of(const struct change *change) {
    return change->direction == DIRECTION_DOWN ? TEXT("down") : TEXT("up");
}

// A change that is there but rounds to nothing at the digits that are shown.
static struct text less_than_shown(const struct change *change, struct arena *arena) {
    struct decimal half_a_unit = {5, change->percent.places + 1};
    return TEXT_JOIN(
        arena, way_of(change),
        TEXT(NUMBER_NO_BREAK "by" NUMBER_NO_BREAK "less" NUMBER_NO_BREAK "than" NUMBER_NO_BREAK),
        number_written(half_a_unit, arena), TEXT("%"));
}

static struct text moved(const struct change *change, struct arena *arena) {
    if (change->direction == DIRECTION_NONE)
        return TEXT("no change");
    if (change->percent.digits == 0)
        return less_than_shown(change, arena);
    // Only the number must not be left alone: a hedge makes the words long.
    struct text hedge =
        change->hedge.length ? TEXT_JOIN(arena, TEXT(" "), change->hedge) : TEXT("");
    return TEXT_JOIN(arena, way_of(change), hedge, TEXT(NUMBER_NO_BREAK),
                     percent_of(change, arena));
}

// What is known of two counts that make no percentage, and why they make none.
static struct text counted_or_missing(const struct figure *figure, struct arena *arena) {
    enum quantity_state before = figure->baseline.state, now = figure->current.state;
    if (before == QUANTITY_KNOWN && now == QUANTITY_KNOWN)
        return wording_counts(figure, arena);
    if (before == QUANTITY_NOT_PUBLISHED && now == QUANTITY_NOT_PUBLISHED) {
        if (figure->difference.state == QUANTITY_KNOWN)
            return wording_difference(figure, arena);
        struct quantity why = {.state = figure->change.state};
        return wording_quantity(&why, arena);
    }
    if (before == QUANTITY_NOT_PUBLISHED)
        return TEXT_JOIN(arena, wording_quantity(&figure->current, arena),
                         TEXT(", nothing to compare it with"));
    return TEXT_JOIN(arena, wording_quantity(&figure->baseline, arena), TEXT(" before, "),
                     wording_quantity(&figure->current, arena), TEXT(" now"));
}

struct text wording_change(const struct figure *figure, struct arena *arena) {
    const struct change *change = &figure->change;
    switch (change->basis) {
    case CHANGE_STATED:
    case CHANGE_COUNTED:
        return change->hedge.length ? moved(change, arena) : signed_percent(change, arena);
    case CHANGE_STATED_DIRECTION:
        return TEXT_JOIN(arena, way_of(change), TEXT(", no figure given"));
    case CHANGE_FROM_ZERO:
        return wording_change_words(figure, arena);
    case CHANGE_ZERO_IN_BOTH:
        return TEXT("none in either period");
    case CHANGE_UNKNOWN:
        break;
    }
    return counted_or_missing(figure, arena);
}

struct text wording_change_words(const struct figure *figure, struct arena *arena) {
    switch (figure->change.basis) {
    case CHANGE_STATED:
    case CHANGE_COUNTED:
        return moved(&figure->change, arena);
    case CHANGE_STATED_DIRECTION:
        return way_of(&figure->change);
    case CHANGE_FROM_ZERO:
        return TEXT_JOIN(arena, TEXT("from none to" NUMBER_NO_BREAK),
                         wording_quantity(&figure->current, arena));
    case CHANGE_ZERO_IN_BOTH:
        return TEXT("none in either period");
    case CHANGE_UNKNOWN:
        break;
    }
    return counted_or_missing(figure, arena);
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
    case QUANTITY_NOT_PUBLISHED:
        break;
    }
    return TEXT("not published");
}

struct text wording_value(const struct figure *figure, struct arena *arena) {
    struct text value = wording_quantity(&figure->value, arena);
    bool has_unit = figure->value.state == QUANTITY_KNOWN && figure->unit.length;
    return has_unit ? TEXT_JOIN(arena, value, TEXT(NUMBER_NO_BREAK), figure->unit) : value;
}

struct text wording_difference(const struct figure *figure, struct arena *arena) {
    struct text digits = wording_quantity(&figure->difference, arena);
    if (figure->difference_direction == DIRECTION_NONE)
        return digits;
    bool is_fall = figure->difference_direction == DIRECTION_DOWN;
    return TEXT_JOIN(arena, digits,
                     is_fall ? TEXT(NUMBER_NO_BREAK "fewer") : TEXT(NUMBER_NO_BREAK "more"));
}

struct text wording_counts(const struct figure *figure, struct arena *arena) {
    if (figure->baseline.state != QUANTITY_KNOWN || figure->current.state != QUANTITY_KNOWN)
        return (struct text){0};
    return TEXT_JOIN(arena, wording_quantity(&figure->baseline, arena),
                     TEXT(NUMBER_NO_BREAK "to" NUMBER_NO_BREAK),
                     wording_quantity(&figure->current, arena),
                     figure->is_per_day ? TEXT(", compared per" NUMBER_NO_BREAK "day") : TEXT(""));
}

// "January to March 2024", or "the yearly average of 2021 to 2023".
static struct text baseline_words(const struct figure *figure, struct arena *arena) {
    struct text words = period_words(&figure->baseline_period, arena);
    return figure->baseline_years ? TEXT_JOIN(arena, TEXT("the yearly average of "), words) : words;
}

struct text wording_period(const struct figure *figure, struct arena *arena) {
    if (figure->current_period.count == 0)
        return figure->period_note.length ? figure->period_note : TEXT("period not given");
    struct text words = period_words(&figure->current_period, arena);
    if (figure->baseline_period.count)
        words = TEXT_JOIN(arena, words, TEXT(", compared with "), baseline_words(figure, arena));
    if (figure->period_note.length)
        words = TEXT_JOIN(arena, words, TEXT(", "), figure->period_note);
    return words;
}
