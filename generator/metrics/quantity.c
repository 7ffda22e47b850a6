#include "quantity.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "phrase.h"
#include "reading.h"
#include "slip.h"

#include <string.h>

// --- decimals ---

static int64_t power_of_ten(int exponent) {
    int64_t power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

static int compare(int64_t a, int64_t b) {
    return (a > b) - (a < b);
}

// Whole parts first, so that nothing has to be multiplied beyond 64 bits.
int decimal_compare(struct decimal a, struct decimal b) {
    int64_t a_unit = power_of_ten(a.places), b_unit = power_of_ten(b.places);
    int order = compare(a.digits / a_unit, b.digits / b_unit);
    if (order != 0)
        return order;
    int finer = a.places > b.places ? a.places : b.places;
    return compare(a.digits % a_unit * power_of_ten(finer - a.places),
                   b.digits % b_unit * power_of_ten(finer - b.places));
}

// Both are exact as doubles, so that one division rounds once.
double decimal_number(struct decimal decimal) {
    return (double)decimal.digits / (double)power_of_ten(decimal.places);
}

int64_t decimal_scaled(struct decimal decimal, int places) {
    if (places < decimal.places)
        return -1;
    int64_t factor = power_of_ten(places - decimal.places);
    return decimal.digits <= QUANTITY_LARGEST / factor ? decimal.digits * factor : -1;
}

struct text decimal_text(struct decimal decimal, struct arena *arena) {
    struct buffer digits = {.arena = arena};
    int64_t unit = power_of_ten(decimal.places);
    int64_t magnitude = decimal.digits < 0 ? -decimal.digits : decimal.digits;
    if (decimal.digits < 0)
        buffer_append_byte(&digits, '-');
    buffer_append_integer(&digits, magnitude / unit);
    if (decimal.places > 0)
        buffer_append_byte(&digits, '.');
    while (unit > 1) {
        unit /= 10;
        buffer_append_byte(&digits, (char)('0' + magnitude / unit % 10));
    }
    return buffer_text(&digits);
}

static bool is_nearly(struct text hedge) {
    return text_equal(hedge, TEXT("nearly")) || text_equal(hedge, TEXT("almost"));
}

bool quantity_claim_holds(struct quantity_claim claim, int order, bool is_near) {
    switch (claim.bound) {
    case BOUND_EXACT:
        return order == 0;
    case BOUND_LOWER:
        return order > 0 || (order == 0 && text_equal(claim.hedge, TEXT("at least")));
    case BOUND_UPPER:
        return order < 0 && (is_near || !is_nearly(claim.hedge));
    case BOUND_ABOUT:
        return is_near;
    }
    return false;
}

// --- cells ---

enum quantity_state quantity_state_of(struct text cell) {
    static const struct {
        const char *mark;
        enum quantity_state state;
    } marks[] = {
        {"", QUANTITY_NOT_PUBLISHED},
        {"[c]", QUANTITY_CONFIDENTIAL},
        {"[x]", QUANTITY_NOT_AVAILABLE},
        {"[low]", QUANTITY_LOW},
    };
    struct text trimmed = text_trim(cell);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_is_ignoring_case(trimmed, marks[i].mark))
            return marks[i].state;
    return QUANTITY_KNOWN;
}

// 12.0 is whole.
static void drop_empty_fraction(struct quantity *quantity) {
    int64_t unit = power_of_ten(quantity->number.places);
    if (quantity->number.digits % unit != 0)
        return;
    quantity->number = (struct decimal){quantity->number.digits / unit, 0};
    if (!quantity->magnitude.data)
        quantity->digits = text_cut(quantity->digits, '.').head;
}

// What a number must not be in a cell of its form; each row refuses one thing.
struct form_rule {
    enum quantity_form form;
    bool (*is_broken)(const struct quantity *quantity);
    enum diagnostic_kind kind;
};

static bool is_money(const struct quantity *quantity) {
    return quantity->currency.data != NULL;
}

static bool is_percentage(const struct quantity *quantity) {
    return quantity->percent;
}

static bool is_broken_number(const struct quantity *quantity) {
    return quantity->number.places > 0;
}

static const struct form_rule form_rules[] = {
    {QUANTITY_COUNT, is_money, DIAGNOSTIC_MONEY_IN_COUNT},
    {QUANTITY_COUNT, is_percentage, DIAGNOSTIC_PERCENT_IN_COUNT},
    {QUANTITY_AMOUNT, is_percentage, DIAGNOSTIC_PERCENT_IN_COUNT},
    {QUANTITY_COUNT, is_broken_number, DIAGNOSTIC_COUNT_NOT_WHOLE},
};

static const struct form_rule *broken_rule(const struct quantity *quantity,
                                           enum quantity_form form) {
    for (size_t i = 0; i < sizeof form_rules / sizeof *form_rules; i++)
        if (form_rules[i].form == form && form_rules[i].is_broken(quantity))
            return &form_rules[i];
    return NULL;
}

// A level's words may say anything, "1st of 12" too: of slips only a whole cell without blanks is
// one.
static bool may_be_slip(struct text cell, enum quantity_form form) {
    return form != QUANTITY_LEVEL || !text_contains(cell, TEXT(" "));
}

struct quantity quantity_read(struct text cell, enum quantity_form form, struct place place,
                              struct arena *arena, struct diagnostics *diagnostics) {
    struct text trimmed = text_trim(cell);
    enum quantity_state state = quantity_state_of(trimmed);
    if (state != QUANTITY_KNOWN)
        return (struct quantity){.state = state};
    if (may_be_slip(trimmed, form) && slip_report(trimmed, place, diagnostics))
        return (struct quantity){0};
    struct phrase phrase = phrase_of(trimmed);
    struct reading reading = reading_of(&phrase, arena);
    if (reading.fault != READING_FINE) {
        if (form == QUANTITY_LEVEL && phrase_has_prose(&phrase))
            return (struct quantity){.state = QUANTITY_IN_WORDS, .words = trimmed};
        reading_report(&reading, trimmed, place, diagnostics);
        return (struct quantity){0};
    }
    if (form == QUANTITY_COUNT)
        drop_empty_fraction(&reading.quantity);
    const struct form_rule *broken = broken_rule(&reading.quantity, form);
    if (broken) {
        diagnostics_add(diagnostics, broken->kind, place, (struct diagnostic_words){trimmed});
        return (struct quantity){0};
    }
    return reading.quantity;
}
