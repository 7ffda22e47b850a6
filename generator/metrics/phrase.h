// A phrase: a cell of figures taken apart into numbers, signs and the words that are understood.
// The one place that knows the words; what they may stand for together is decided by its callers.
#ifndef NIOT_PHRASE_H
#define NIOT_PHRASE_H

#include "text.h"

#include <stdbool.h>

enum phrase_kind {
    PHRASE_UNKNOWN,         // a word or a character that means nothing here
    PHRASE_NUMBER,          // digits with the commas, points and no-break spaces among them
    PHRASE_PERCENT,         // %, per cent
    PHRASE_PLUS,            // +
    PHRASE_MINUS,           // -, U+2212, U+2013
    PHRASE_CURRENCY,        // £
    PHRASE_MAGNITUDE,       // million; meaning: its power of ten
    PHRASE_SHORT_MAGNITUDE, // m, which is "million" only behind a sum of money
    PHRASE_HEDGE,           // more than; meaning: enum quantity_bound
    PHRASE_OR_MORE,         // or more, behind a number
    PHRASE_DIRECTION,       // down; meaning: enum direction
    PHRASE_NO_CHANGE,       // no change
    PHRASE_FILLER,          // a, an, by, of
};

struct phrase_part {
    enum phrase_kind kind;
    int meaning;
    struct text text;  // as it stands in the cell
    struct text shown; // of a known word: how it is to be shown ("million" for m)
};

enum { PHRASE_PARTS_AT_MOST = 12 };

// A cell of more parts ends in one of the kind UNKNOWN, so that nothing is left out unseen.
struct phrase {
    struct phrase_part parts[PHRASE_PARTS_AT_MOST];
    int count;
};

struct phrase phrase_of(struct text cell);

// How many parts are of the kind.
int phrase_count(const struct phrase *phrase, enum phrase_kind kind);

// Whether a part begins with a letter.
bool phrase_part_is_word(const struct phrase_part *part);

// Whether words stand in it that no number has around it.
bool phrase_has_prose(const struct phrase *phrase);

#endif
