// Changes: by how much a figure rose or fell, as the source states it or as the counts give it.
#ifndef NIOT_CHANGE_H
#define NIOT_CHANGE_H

#include "quantity.h"
#include "text.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct diagnostics;
struct place;

enum direction { DIRECTION_NONE, DIRECTION_DOWN, DIRECTION_UP };

enum change_basis {
    CHANGE_UNKNOWN,          // nothing stated, no counts
    CHANGE_STATED,           // a percentage in the source's own digits
    CHANGE_STATED_DIRECTION, // "down", "fewer", …: without a number
    CHANGE_COUNTED,          // from two counts or rates
    CHANGE_FROM_ZERO,        // baseline 0, current more: no percentage exists
    CHANGE_ZERO_IN_BOTH,
};

struct change {
    enum change_basis basis;
    enum direction direction;
    struct decimal percent; // STATED and COUNTED: the magnitude, never negative
    struct decimal exact;   // the same for calculations: COUNTED to six decimals, STATED as it is
    enum quantity_bound bound; // STATED: nearly 12% and the like
    struct text hedge;         // STATED: the bound as shown; absent
    enum quantity_state state; // UNKNOWN: why, as a mark in its cell or in a count's says
};

// Reads a cell of the column `change`: -63, -63%, U+2212 and U+2013 as minus signs, +24.3%,
// `down 63%`, `63% fall` (drop, reduction, decrease, rise, increase), `up 24.3%`, hedges
// (`down by more than 60%`), `down`, `up`, `fewer`, `more` alone, `0%` and `no change`.
// Digits are kept as given. Refused with their place: an unsigned `20%` without a word of
// direction, `up -5%`, a fall of more than 100%, two numbers, and all that quantity_read refuses;
// also a number up to 1 without a per cent sign, for -0.63 is what Excel keeps of -63%. An empty
// cell is CHANGE_UNKNOWN, and so are [c], [x] and [low].
struct change change_read(struct text cell, struct place place, struct arena *arena,
                          struct diagnostics *diagnostics);

// From two counts with equal exposure, 0 <= each <= 2^53: exact, by integers, rounded half away
// from zero to `places` decimals (0 to 6). Never a percentage of nothing. A change that rounds to
// zero keeps its direction and has percent 0.
struct change change_of_counts(int64_t baseline, int64_t current, int places);

// A count and the days in which it was counted, 1 to 2^17.
struct change_exposure {
    int64_t count;
    long days;
};

// The same from two counts of unequal exposures: by how much the rate a day rose or fell.
struct change change_of_rates(struct change_exposure baseline, struct change_exposure current,
                              int places);

// Whether a stated change and the rates of two counts agree within half a unit of the last digit
// stated; a bound is taken at its word ("more than 60%" agrees with 61; "about 60%" with what is
// within a tenth of it). One day each compares the counts as they are; rates are compared to the
// sixth decimal at the finest.
bool change_agrees(const struct change *stated, struct change_exposure baseline,
                   struct change_exposure current);

// A difference of counts or amounts, as in `139 fewer`, `-139`, `more than 1,000 more`.
struct change_difference {
    struct quantity quantity; // the magnitude
    enum direction direction; // NONE: 0, or not published
};

// Reads a cell of the column `difference`, with the grammar of change_read, without per cent.
struct change_difference change_difference_read(struct text cell, struct place place,
                                                struct arena *arena,
                                                struct diagnostics *diagnostics);

// "-63.0%", "+24.3%", "0%", in plain ASCII, for messages; of a change without a number, why.
struct text change_text(const struct change *change, struct arena *arena);

// Signed, for geometry, with no more rounding than `exact` has: -63.0 for down 63%.
double change_number(const struct change *change);

#endif
