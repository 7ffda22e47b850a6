// Typed numbers: the numbers that somebody wrote into a sentence, in digits or in words, with what
// they count and the hedge in front of them.
#ifndef NIOT_TYPED_NUMBER_H
#define NIOT_TYPED_NUMBER_H

#include "change.h"
#include "quantity.h"
#include "token.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum typed_kind {
    TYPED_PLAIN,
    TYPED_PERCENT,  // 63%, "63 per cent"
    TYPED_FRACTION, // "a third", "one in five": in per cent, 33.333333
    TYPED_MULTIPLE, // "halved", "trebled": as a change in per cent, with its direction
    TYPED_MONEY,    // £2.3 million
};

// Why a number is no figure; TYPED_IS_FIGURE: it is one.
enum typed_silence {
    TYPED_IS_FIGURE,
    TYPED_IS_DATE,      // a date, year, time or duration
    TYPED_IS_REFERENCE, // a law, road, house, telephone, phase or reference number, an age
    TYPED_IS_IDIOM,     // "one of", "first", "24/7"
};

struct typed_number {
    size_t first, end; // its tokens: "63 per cent", "£2.3 million", without a hedge
    enum typed_kind kind;
    struct decimal value;
    struct text currency; // of money: "£", "€" or "$"
    enum quantity_bound bound;
    struct text hedge;        // as quantity_claim_holds knows it: "more than", "nearly"
    enum direction direction; // of a multiple
    bool is_in_words;
    bool is_difference; // "52 fewer", "fell by 52"
    bool has_unit;      // a noun that is counted or a measure follows
    bool counts_figure; // that noun is what a figure is called by
    enum typed_silence silence;
};

struct typed_numbers {
    struct typed_number *items;
    size_t count;
    size_t capacity;
};

// All typed numbers of a sentence, those that are no figures among them. Whatever else belongs to
// the sentence, `is_counted` tells where a noun begins that a figure is called by.
struct typed_numbers typed_numbers_of(const struct token_span *sentence, const bool *is_counted,
                                      struct arena *arena);

bool typed_number_is_percentage(const struct typed_number *number); // in the wider sense

#endif
