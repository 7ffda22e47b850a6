#include "change.h"

#include "arena.h"
#include "diagnostic.h"
#include "phrase.h"
#include "reading.h"
#include "slip.h"

// Products of counts, days and powers of ten need more than 64 bits and always fit in these.
__extension__ typedef __int128 wide;

// --- reading ---

// A phrase taken apart: the direction that its sign or words give, and what is left of it.
struct movement {
    enum direction direction;
    int directions; // how often it was given
    struct phrase rest;
};

// A plus behind the number is no sign but says "or more".
static bool is_sign(const struct phrase *phrase, int at) {
    enum phrase_kind kind = phrase->parts[at].kind;
    enum phrase_kind next = at + 1 < phrase->count ? phrase->parts[at + 1].kind : PHRASE_UNKNOWN;
    return (kind == PHRASE_PLUS || kind == PHRASE_MINUS) &&
           (next == PHRASE_NUMBER || next == PHRASE_CURRENCY);
}

static struct movement movement_of(const struct phrase *phrase) {
    struct movement movement = {0};
    for (int i = 0; i < phrase->count; i++) {
        struct phrase_part part = phrase->parts[i];
        if (is_sign(phrase, i)) {
            movement.direction = part.kind == PHRASE_PLUS ? DIRECTION_UP : DIRECTION_DOWN;
            movement.directions++;
        } else if (part.kind == PHRASE_DIRECTION) {
            movement.direction = (enum direction)part.meaning;
            movement.directions++;
        } else if (part.kind != PHRASE_FILLER) {
            movement.rest.parts[movement.rest.count++] = part;
        }
    }
    return movement;
}

// The words of a direction around a number. A spreadsheet drops a plus and leaves words alone.
struct wording {
    struct text before, behind;
};

// What is being read, for messages; {1} of `otherwise` is the cell.
struct reader {
    struct text cell;
    struct place place;
    struct diagnostics *diagnostics;
    enum diagnostic_kind otherwise;
    struct wording fall, rise;
};

static void refuse(const struct reader *reader, enum diagnostic_kind kind, struct text second,
                   struct text third) {
    diagnostics_add(reader->diagnostics, kind, reader->place,
                    (struct diagnostic_words){reader->cell, second, third});
}

// Without commas between thousands, which would have to stand between quotes in the file.
static struct text suggest(const struct wording *wording, const struct quantity *quantity,
                           struct arena *arena) {
    struct text magnitude = quantity->magnitude;
    struct text number = magnitude.data ? TEXT_JOIN(arena, quantity->digits, TEXT(" "), magnitude)
                                        : decimal_text(quantity->number, arena);
    struct text blank = quantity->hedge.data ? TEXT(" ") : TEXT("");
    return TEXT_JOIN(arena, wording->before, quantity->hedge, blank, quantity->currency, number,
                     wording->behind);
}

// A number with a direction; NOT_PUBLISHED when it was refused.
static struct change_difference read_number(const struct reader *reader,
                                            const struct movement *movement, struct arena *arena) {
    static const struct text none;
    struct reading reading = reading_of(&movement->rest, arena);
    if (reading.fault == READING_NOT_A_NUMBER || reading.fault == READING_WORD) {
        refuse(reader, reader->otherwise, none, none);
        return (struct change_difference){0};
    }
    if (reading.fault != READING_FINE) {
        reading_report(&reading, reader->cell, reader->place, reader->diagnostics);
        return (struct change_difference){0};
    }
    struct quantity quantity = reading.quantity;
    if (movement->directions > 1) {
        refuse(reader, DIAGNOSTIC_DIRECTION_TWICE, none, none);
        return (struct change_difference){0};
    }
    if (movement->directions == 0 && quantity.number.digits != 0) {
        refuse(reader, DIAGNOSTIC_DIRECTION_MISSING, suggest(&reader->fall, &quantity, arena),
               suggest(&reader->rise, &quantity, arena));
        return (struct change_difference){0};
    }
    return (struct change_difference){quantity, movement->direction};
}

// Excel keeps 63% as 0.63 and 100% as 1, and exports that when the cell's format is lost.
static bool may_be_fraction(const struct quantity *quantity) {
    struct decimal one = {1, 0};
    return !quantity->percent && quantity->number.digits != 0 &&
           decimal_compare(quantity->number, one) <= 0;
}

static struct decimal hundredfold(struct decimal number) {
    for (int i = 0; i < 2; i++)
        number = number.places > 0 ? (struct decimal){number.digits, number.places - 1}
                                   : (struct decimal){number.digits * 10, 0};
    return number;
}

static bool is_beyond_all(const struct quantity *quantity) {
    struct decimal all = {100, 0};
    int order = decimal_compare(quantity->number, all);
    bool more_is_meant =
        quantity->bound == BOUND_LOWER && !text_equal(quantity->hedge, TEXT("at least"));
    return order > 0 || (order == 0 && more_is_meant);
}

static struct change read_percentage(const struct reader *reader, const struct movement *movement,
                                     struct arena *arena) {
    static const struct text none;
    struct change_difference stated = read_number(reader, movement, arena);
    const struct quantity *quantity = &stated.quantity;
    if (quantity->state != QUANTITY_KNOWN)
        return (struct change){0};
    if (quantity->currency.data || quantity->magnitude.data) {
        refuse(reader, reader->otherwise, none, none);
        return (struct change){0};
    }
    if (may_be_fraction(quantity)) {
        refuse(reader, DIAGNOSTIC_FRACTION_OR_PERCENT, decimal_text(quantity->number, arena),
               decimal_text(hundredfold(quantity->number), arena));
        return (struct change){0};
    }
    if (stated.direction == DIRECTION_DOWN && is_beyond_all(quantity)) {
        refuse(reader, DIAGNOSTIC_FALL_BEYOND_ALL, none, none);
        return (struct change){0};
    }
    return (struct change){
        .basis = CHANGE_STATED,
        .direction = stated.direction,
        .percent = quantity->number,
        .exact = quantity->number,
        .bound = quantity->bound,
        .hedge = quantity->hedge,
    };
}

struct change change_read(struct text cell, struct place place, struct arena *arena,
                          struct diagnostics *diagnostics) {
    struct reader reader = {
        .cell = text_trim(cell),
        .place = place,
        .diagnostics = diagnostics,
        .otherwise = DIAGNOSTIC_NOT_A_CHANGE,
        .fall = {TEXT("down "), TEXT("%")},
        .rise = {TEXT("up "), TEXT("%")},
    };
    enum quantity_state state = quantity_state_of(reader.cell);
    if (state != QUANTITY_KNOWN)
        return (struct change){.state = state};
    if (slip_report(reader.cell, place, diagnostics))
        return (struct change){0};
    struct phrase phrase = phrase_of(reader.cell);
    if (phrase.count == 1 && phrase.parts[0].kind == PHRASE_NO_CHANGE)
        return (struct change){.basis = CHANGE_STATED};
    struct movement movement = movement_of(&phrase);
    if (movement.rest.count == 0 && movement.directions == 1)
        return (struct change){.basis = CHANGE_STATED_DIRECTION, .direction = movement.direction};
    return read_percentage(&reader, &movement, arena);
}

struct change_difference change_difference_read(struct text cell, struct place place,
                                                struct arena *arena,
                                                struct diagnostics *diagnostics) {
    struct reader reader = {
        .cell = text_trim(cell),
        .place = place,
        .diagnostics = diagnostics,
        .otherwise = DIAGNOSTIC_NOT_A_DIFFERENCE,
        .fall = {.behind = TEXT(" fewer")},
        .rise = {.behind = TEXT(" more")},
    };
    enum quantity_state state = quantity_state_of(reader.cell);
    if (state != QUANTITY_KNOWN)
        return (struct change_difference){.quantity.state = state};
    if (slip_report(reader.cell, place, diagnostics))
        return (struct change_difference){0};
    struct phrase phrase = phrase_of(reader.cell);
    struct movement movement = movement_of(&phrase);
    struct change_difference difference = read_number(&reader, &movement, arena);
    if (difference.quantity.percent) {
        refuse(&reader, DIAGNOSTIC_NOT_A_DIFFERENCE, (struct text){0}, (struct text){0});
        return (struct change_difference){0};
    }
    return difference;
}

// --- counting ---

static wide power_of_ten(int exponent) {
    wide power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

static wide magnitude_of(wide number) {
    return number < 0 ? -number : number;
}

// Half away from zero is, for a magnitude, half upwards. Beyond 64 bits no percentage says
// anything.
static int64_t divide_rounded(wide number, wide divisor) {
    wide quotient = (2 * number + divisor) / (2 * divisor);
    return quotient > INT64_MAX ? INT64_MAX : (int64_t)quotient;
}

enum { EXACT_PLACES = 6 };

// As many places as fit where a rise is enormous.
static struct decimal exact_percent(wide moved, wide baseline) {
    int places = EXACT_PLACES;
    while (places > 0 && moved / baseline > INT64_MAX / (100 * power_of_ten(places)))
        places--;
    return (struct decimal){divide_rounded(moved * 100 * power_of_ten(places), baseline), places};
}

static struct change change_between(wide baseline, wide current, int places) {
    if (baseline == 0)
        return current == 0 ? (struct change){.basis = CHANGE_ZERO_IN_BOTH}
                            : (struct change){.basis = CHANGE_FROM_ZERO, .direction = DIRECTION_UP};
    wide moved = magnitude_of(current - baseline);
    return (struct change){
        .basis = CHANGE_COUNTED,
        .direction = current == baseline  ? DIRECTION_NONE
                     : current < baseline ? DIRECTION_DOWN
                                          : DIRECTION_UP,
        .percent = {divide_rounded(moved * 100 * power_of_ten(places), baseline), places},
        .exact = exact_percent(moved, baseline),
    };
}

struct change change_of_counts(int64_t baseline, int64_t current, int places) {
    return change_between(baseline, current, places);
}

struct change change_of_rates(struct change_exposure baseline, struct change_exposure current,
                              int places) {
    return change_between((wide)baseline.count * current.days, (wide)current.count * baseline.days,
                          places);
}

// --- comparing ---

// Products with days leave room for no more places and digits, of which no source states so many;
// what Excel exports of a formula may have more.
static const int64_t RATE_DIGITS_AT_MOST = INT64_C(1) << 40;

static struct decimal rounded_for_rates(struct decimal number) {
    if (number.places <= EXACT_PLACES)
        return number;
    wide unit = power_of_ten(number.places - EXACT_PLACES);
    return (struct decimal){divide_rounded(number.digits, unit), EXACT_PLACES};
}

// In units in which the baseline is 1 / (100 × 10^places): |actual − stated| ≤ half a unit of the
// last digit is then a comparison of whole numbers.
static bool percentage_agrees(const struct change *stated, struct decimal percent, wide baseline,
                              wide current) {
    wide actual = (current - baseline) * 100 * power_of_ten(percent.places);
    wide claimed = (wide)percent.digits * baseline;
    if (stated->direction == DIRECTION_DOWN)
        actual = -actual;
    wide distance = magnitude_of(actual - claimed);
    bool is_same = 2 * distance <= baseline;
    if (stated->bound == BOUND_EXACT)
        return is_same;
    struct quantity_claim claim = {stated->bound, stated->hedge};
    int order = (actual > claimed) - (actual < claimed);
    return actual >= 0 && quantity_claim_holds(claim, order, is_same || 10 * distance <= claimed);
}

bool change_agrees(const struct change *stated, struct change_exposure baseline,
                   struct change_exposure current) {
    wide before = (wide)baseline.count * current.days, now = (wide)current.count * baseline.days;
    bool are_counts = baseline.days == 1 && current.days == 1;
    struct decimal percent = are_counts ? stated->percent : rounded_for_rates(stated->percent);
    switch (stated->basis) {
    case CHANGE_STATED:
        if (before == 0)
            return now == 0 && stated->percent.digits == 0;
        if (!are_counts && percent.digits > RATE_DIGITS_AT_MOST)
            return false;
        return percentage_agrees(stated, percent, before, now);
    case CHANGE_STATED_DIRECTION:
        return stated->direction == DIRECTION_DOWN ? now < before : now > before;
    case CHANGE_UNKNOWN:
    case CHANGE_COUNTED:
    case CHANGE_FROM_ZERO:
    case CHANGE_ZERO_IN_BOTH:
        return true;
    }
    return true;
}

struct text change_text(const struct change *change, struct arena *arena) {
    static const struct text signs[] = {
        [DIRECTION_NONE] = {"", 0}, [DIRECTION_DOWN] = {"-", 1}, [DIRECTION_UP] = {"+", 1}};
    switch (change->basis) {
    case CHANGE_UNKNOWN:
        return TEXT("nothing");
    case CHANGE_STATED_DIRECTION:
        return change->direction == DIRECTION_DOWN ? TEXT("down") : TEXT("up");
    case CHANGE_FROM_ZERO:
        return TEXT("a rise from nothing, which has no percentage");
    case CHANGE_ZERO_IN_BOTH:
        return TEXT("no change");
    case CHANGE_STATED:
    case CHANGE_COUNTED:
        break;
    }
    enum direction shown = change->percent.digits == 0 ? DIRECTION_NONE : change->direction;
    return TEXT_JOIN(arena, signs[shown], decimal_text(change->percent, arena), TEXT("%"));
}

double change_number(const struct change *change) {
    double magnitude = decimal_number(change->exact);
    return change->direction == DIRECTION_DOWN && magnitude > 0 ? -magnitude : magnitude;
}
