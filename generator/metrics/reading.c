#include "reading.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "phrase.h"

#include <string.h>

enum { PLACES_AT_MOST = 15 };

// --- one number ---

// The digits of a number apart from what separates them.
struct digits {
    int64_t whole_and_fraction; // all digits as one whole number
    int places;
    enum reading_fault fault;
};

static struct digits digits_fault(enum reading_fault fault) {
    return (struct digits){.fault = fault};
}

// Length of the run of digits at `from`.
static size_t run_length(struct text text, size_t from) {
    size_t end = from;
    while (end < text.length && text_is_digit(text.data[end]))
        end++;
    return end - from;
}

// 1,008,439 and 1008439, not 63,5 nor 0,125. What stands between runs of digits is a separator.
static bool is_grouped_in_threes(struct text whole) {
    size_t first = run_length(whole, 0);
    if (first == whole.length)
        return true;
    if (first > 3 || whole.data[0] == '0')
        return false;
    for (size_t at = first; at < whole.length;) {
        while (!text_is_digit(whole.data[at]))
            at++;
        size_t run = run_length(whole, at);
        if (run != 3)
            return false;
        at += run;
    }
    return true;
}

static struct digits digits_of(struct text number) {
    struct text_cut parts = text_cut(number, '.');
    if (text_contains(parts.tail, TEXT(".")))
        return digits_fault(READING_NOT_A_NUMBER);
    bool fraction_is_plain = run_length(parts.tail, 0) == parts.tail.length;
    if (!is_grouped_in_threes(parts.head) || !fraction_is_plain)
        return digits_fault(READING_COMMA);
    if (parts.tail.length > PLACES_AT_MOST)
        return digits_fault(READING_DIGITS);
    struct digits digits = {.places = (int)parts.tail.length};
    for (size_t i = 0; i < number.length; i++) {
        if (!text_is_digit(number.data[i]))
            continue;
        digits.whole_and_fraction = digits.whole_and_fraction * 10 + (number.data[i] - '0');
        if (digits.whole_and_fraction > QUANTITY_LARGEST)
            return digits_fault(READING_DIGITS);
    }
    return digits;
}

// The digits as given, with commas between thousands and without zeros in front.
static struct text digits_shown(struct decimal number, struct arena *arena) {
    struct text plain = decimal_text(number, arena);
    size_t whole = run_length(plain, 0);
    struct buffer shown = {.arena = arena};
    for (size_t i = 0; i < plain.length; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            buffer_append_byte(&shown, ',');
        buffer_append_byte(&shown, plain.data[i]);
    }
    return buffer_text(&shown);
}

static struct decimal multiplied(struct decimal number, int power) {
    while (power > 0 && number.places > 0) {
        number.places--;
        power--;
    }
    for (; power > 0 && number.digits <= QUANTITY_LARGEST; power--)
        number.digits *= 10;
    return number;
}

// --- a phrase ---

static bool is_kind(const struct phrase *phrase, int at, enum phrase_kind kind) {
    return at < phrase->count && phrase->parts[at].kind == kind;
}

static struct reading faulty(enum reading_fault fault, struct text subject) {
    return (struct reading){.fault = fault, .subject = subject};
}

// 10-12 and "12 14" are two numbers; 9\4 is none.
static bool holds_two_numbers(const struct phrase *phrase) {
    for (int i = 0; i < phrase->count; i++) {
        const struct phrase_part *part = &phrase->parts[i];
        if (part->kind == PHRASE_UNKNOWN && !phrase_part_is_word(part))
            return false;
    }
    return phrase_count(phrase, PHRASE_NUMBER) > 1;
}

// Reads the words in front of the number into `quantity`; returns where the number must stand.
static int read_before(const struct phrase *phrase, struct quantity *quantity) {
    int at = 0;
    if (is_kind(phrase, at, PHRASE_HEDGE)) {
        quantity->bound = (enum quantity_bound)phrase->parts[at].meaning;
        quantity->hedge = phrase->parts[at++].shown;
    }
    at += is_kind(phrase, at, PHRASE_MINUS);
    if (is_kind(phrase, at, PHRASE_CURRENCY))
        quantity->currency = phrase->parts[at++].shown;
    return at;
}

// Reads the words behind the number; returns the first part that is not understood.
static int read_behind(const struct phrase *phrase, int at, struct quantity *quantity) {
    bool short_form = quantity->currency.data && is_kind(phrase, at, PHRASE_SHORT_MAGNITUDE);
    if (short_form || is_kind(phrase, at, PHRASE_MAGNITUDE)) {
        quantity->magnitude = phrase->parts[at].shown;
        quantity->number = multiplied(quantity->number, phrase->parts[at++].meaning);
    }
    if (!quantity->currency.data && !quantity->magnitude.data &&
        is_kind(phrase, at, PHRASE_PERCENT)) {
        quantity->percent = true;
        at++;
    }
    bool open = is_kind(phrase, at, PHRASE_PLUS) || is_kind(phrase, at, PHRASE_OR_MORE);
    if (open && quantity->bound == BOUND_EXACT) {
        quantity->bound = BOUND_LOWER;
        quantity->hedge = TEXT("at least");
        at++;
    }
    return at;
}

static struct reading fault_behind(const struct phrase_part *part) {
    return faulty(phrase_part_is_word(part) ? READING_WORD : READING_NOT_A_NUMBER, part->text);
}

struct reading reading_of(const struct phrase *phrase, struct arena *arena) {
    if (holds_two_numbers(phrase))
        return faulty(READING_TWO_NUMBERS, (struct text){0});
    struct quantity quantity = {.state = QUANTITY_KNOWN};
    int at = read_before(phrase, &quantity);
    if (!is_kind(phrase, at, PHRASE_NUMBER))
        return faulty(READING_NOT_A_NUMBER, (struct text){0});
    struct text number = phrase->parts[at++].text;
    struct digits digits = digits_of(number);
    if (digits.fault != READING_FINE)
        return faulty(digits.fault, number);
    quantity.number = (struct decimal){digits.whole_and_fraction, digits.places};
    quantity.digits = digits_shown(quantity.number, arena);
    at = read_behind(phrase, at, &quantity);
    if (at < phrase->count)
        return fault_behind(&phrase->parts[at]);
    if (phrase_count(phrase, PHRASE_MINUS) > 0)
        return faulty(READING_NEGATIVE, number);
    if (quantity.number.digits > QUANTITY_LARGEST)
        return faulty(READING_DIGITS, number);
    return (struct reading){.quantity = quantity};
}

// --- messages ---

// What was meant by 63,5 or 1.234,5: one comma, and no point behind it. Absent when nobody can
// tell.
static struct text decimal_meant(struct text number, struct arena *arena) {
    struct text_cut parts = text_cut(number, ',');
    bool is_one_comma = parts.found && run_length(parts.tail, 0) == parts.tail.length;
    if (!is_one_comma)
        return (struct text){0};
    struct buffer meant = {.arena = arena};
    for (size_t i = 0; i < number.length; i++)
        if (text_is_digit(number.data[i]) || number.data[i] == ',')
            buffer_append_byte(&meant, number.data[i] == ',' ? '.' : number.data[i]);
    return buffer_text(&meant);
}

void reading_report(const struct reading *reading, struct text cell, struct place place,
                    struct diagnostics *diagnostics) {
    static const enum diagnostic_kind kinds[] = {
        [READING_NOT_A_NUMBER] = DIAGNOSTIC_NOT_A_NUMBER,
        [READING_TWO_NUMBERS] = DIAGNOSTIC_TWO_NUMBERS,
        [READING_COMMA] = DIAGNOSTIC_COMMA_IN_NUMBER,
        [READING_DIGITS] = DIAGNOSTIC_TOO_MANY_DIGITS,
        [READING_NEGATIVE] = DIAGNOSTIC_NUMBER_NEGATIVE,
        [READING_WORD] = DIAGNOSTIC_WORD_BEHIND_NUMBER,
    };
    struct text second = reading->fault == READING_COMMA
                             ? decimal_meant(reading->subject, diagnostics->arena)
                             : reading->subject;
    diagnostics_add(diagnostics, kinds[reading->fault], place,
                    (struct diagnostic_words){cell, second});
}
