#include "phrase.h"

#include "change.h"
#include "quantity.h"

#include <stddef.h>

struct phrase_word {
    const char *words; // in small letters; a blank stands for any number of blanks
    enum phrase_kind kind;
    int meaning;
    const char *shown; // NULL: as in `words`
};

// A phrase stands before the words that it begins with: the first row that fits is taken.
static const struct phrase_word vocabulary[] = {
    {"in excess of", PHRASE_HEDGE, BOUND_LOWER, NULL},
    {"more than", PHRASE_HEDGE, BOUND_LOWER, NULL},
    {"at least", PHRASE_HEDGE, BOUND_LOWER, NULL},
    {"over", PHRASE_HEDGE, BOUND_LOWER, NULL},
    {"less than", PHRASE_HEDGE, BOUND_UPPER, NULL},
    {"fewer than", PHRASE_HEDGE, BOUND_UPPER, NULL},
    {"under", PHRASE_HEDGE, BOUND_UPPER, NULL},
    {"nearly", PHRASE_HEDGE, BOUND_UPPER, NULL},
    {"almost", PHRASE_HEDGE, BOUND_UPPER, NULL},
    {"about", PHRASE_HEDGE, BOUND_ABOUT, NULL},
    {"around", PHRASE_HEDGE, BOUND_ABOUT, NULL},
    {"approximately", PHRASE_HEDGE, BOUND_ABOUT, NULL},
    {"or more", PHRASE_OR_MORE, 0, NULL},
    {"no change", PHRASE_NO_CHANGE, 0, NULL},
    {"unchanged", PHRASE_NO_CHANGE, 0, NULL},
    {"down", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"fall", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"fell", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"drop", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"dropped", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"reduction", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"reduced", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"decrease", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"decreased", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"fewer", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"less", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"lower", PHRASE_DIRECTION, DIRECTION_DOWN, NULL},
    {"up", PHRASE_DIRECTION, DIRECTION_UP, NULL},
    {"rise", PHRASE_DIRECTION, DIRECTION_UP, NULL},
    {"rose", PHRASE_DIRECTION, DIRECTION_UP, NULL},
    {"increase", PHRASE_DIRECTION, DIRECTION_UP, NULL},
    {"increased", PHRASE_DIRECTION, DIRECTION_UP, NULL},
    {"more", PHRASE_DIRECTION, DIRECTION_UP, NULL},
    {"higher", PHRASE_DIRECTION, DIRECTION_UP, NULL},
    {"per cent", PHRASE_PERCENT, 0, NULL},
    {"percent", PHRASE_PERCENT, 0, NULL},
    {"%", PHRASE_PERCENT, 0, NULL},
    {"thousand", PHRASE_MAGNITUDE, 3, NULL},
    {"million", PHRASE_MAGNITUDE, 6, NULL},
    {"billion", PHRASE_MAGNITUDE, 9, NULL},
    {"k", PHRASE_SHORT_MAGNITUDE, 3, "thousand"},
    {"m", PHRASE_SHORT_MAGNITUDE, 6, "million"},
    {"bn", PHRASE_SHORT_MAGNITUDE, 9, "billion"},
    {"£", PHRASE_CURRENCY, 0, NULL},
    {"€", PHRASE_CURRENCY, 0, NULL},
    {"$", PHRASE_CURRENCY, 0, NULL},
    {"+", PHRASE_PLUS, 0, NULL},
    {"-", PHRASE_MINUS, 0, NULL},
    {"\xE2\x88\x92", PHRASE_MINUS, 0, NULL},
    {"\xE2\x80\x93", PHRASE_MINUS, 0, NULL},
    {"a", PHRASE_FILLER, 0, NULL},
    {"an", PHRASE_FILLER, 0, NULL},
    {"by", PHRASE_FILLER, 0, NULL},
    {"of", PHRASE_FILLER, 0, NULL},
};

static size_t blanks_before(struct text rest) {
    return (size_t)(text_trim(rest).data - rest.data);
}

// How many bytes of `rest` the words take; 0 when they do not stand there.
static size_t match_words(struct text rest, const char *words) {
    size_t taken = 0;
    for (const char *c = words; *c; c++) {
        struct text ahead = text_slice(rest, taken, rest.length);
        size_t step = *c == ' ' ? blanks_before(ahead)
                                : ahead.length > 0 && text_small_letter(ahead.data[0]) == *c;
        if (step == 0)
            return 0;
        taken += step;
    }
    bool in_a_word =
        text_is_letter(rest.data[0]) && taken < rest.length && text_is_letter(rest.data[taken]);
    return in_a_word ? 0 : taken;
}

// 1 for a comma or point, the length of a no-break space, 0 for anything else.
static size_t separator_length(struct text rest) {
    if (rest.length > 0 && (rest.data[0] == ',' || rest.data[0] == '.'))
        return 1;
    if (text_starts_with(rest, TEXT("\xC2\xA0")))
        return 2;
    return text_starts_with(rest, TEXT("\xE2\x80\xAF")) ? 3 : 0;
}

static size_t digits_length(struct text rest) {
    size_t length = 0;
    while (length < rest.length && text_is_digit(rest.data[length]))
        length++;
    return length;
}

// A no-break space joins digits only where it can separate thousands.
static size_t number_length(struct text rest) {
    size_t length = digits_length(rest);
    while (length > 0) {
        struct text ahead = text_slice(rest, length, rest.length);
        size_t separator = separator_length(ahead);
        size_t digits = digits_length(text_slice(ahead, separator, ahead.length));
        if (separator == 0 || digits == 0 || (separator > 1 && digits != 3))
            break;
        length += separator + digits;
    }
    return length;
}

static size_t unknown_length(struct text rest) {
    size_t length = 0;
    while (length < rest.length && text_is_letter(rest.data[length]))
        length++;
    if (length == 0)
        text_next_code_point(rest, &length);
    return length;
}

static struct phrase_part part_at(struct text rest) {
    size_t digits = number_length(rest);
    if (digits > 0)
        return (struct phrase_part){.kind = PHRASE_NUMBER, .text = text_slice(rest, 0, digits)};
    for (size_t i = 0; i < sizeof vocabulary / sizeof *vocabulary; i++) {
        const struct phrase_word *word = &vocabulary[i];
        size_t taken = match_words(rest, word->words);
        if (taken > 0)
            return (struct phrase_part){word->kind, word->meaning, text_slice(rest, 0, taken),
                                        text_of(word->shown ? word->shown : word->words)};
    }
    return (struct phrase_part){.text = text_slice(rest, 0, unknown_length(rest))};
}

struct phrase phrase_of(struct text cell) {
    struct phrase phrase = {0};
    struct text rest = text_trim(cell);
    while (rest.length > 0) {
        struct phrase_part part = part_at(rest);
        if (phrase.count == PHRASE_PARTS_AT_MOST) {
            phrase.parts[phrase.count - 1] = (struct phrase_part){.text = rest};
            return phrase;
        }
        phrase.parts[phrase.count++] = part;
        rest = text_trim(text_slice(rest, part.text.length, rest.length));
    }
    return phrase;
}

int phrase_count(const struct phrase *phrase, enum phrase_kind kind) {
    int count = 0;
    for (int i = 0; i < phrase->count; i++)
        count += phrase->parts[i].kind == kind;
    return count;
}

bool phrase_part_is_word(const struct phrase_part *part) {
    bool is_beyond_ascii = (unsigned char)part->text.data[0] >= 0x80;
    return text_is_letter(part->text.data[0]) || (is_beyond_ascii && part->kind == PHRASE_UNKNOWN);
}

static bool is_prose(const struct phrase_part *part) {
    switch (part->kind) {
    case PHRASE_UNKNOWN:
        return phrase_part_is_word(part);
    case PHRASE_DIRECTION:
    case PHRASE_NO_CHANGE:
    case PHRASE_FILLER:
    case PHRASE_SHORT_MAGNITUDE:
        return true;
    case PHRASE_NUMBER:
    case PHRASE_PERCENT:
    case PHRASE_PLUS:
    case PHRASE_MINUS:
    case PHRASE_CURRENCY:
    case PHRASE_MAGNITUDE:
    case PHRASE_HEDGE:
    case PHRASE_OR_MORE:
        return false;
    }
    return false;
}

bool phrase_has_prose(const struct phrase *phrase) {
    for (int i = 0; i < phrase->count; i++)
        if (is_prose(&phrase->parts[i]))
            return true;
    return false;
}
