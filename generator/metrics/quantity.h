// Quantities: the numbers that a cell of a spreadsheet can hold, kept exactly as they were stated.
// No floating point and no locale: the grammar is our own.
#ifndef NIOT_QUANTITY_H
#define NIOT_QUANTITY_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct diagnostics;
struct place;

// The largest whole number that is kept exactly, 2^53.
#define QUANTITY_LARGEST INT64_C(9007199254740992)

// digits / 10^places, places 0 to 15. 20.40 keeps its places: digits 2040, places 2.
struct decimal {
    int64_t digits;
    int places;
};

// Why there is a number or none. None of those below KNOWN is zero.
enum quantity_state {
    QUANTITY_NOT_PUBLISHED, // an empty cell
    QUANTITY_KNOWN,
    QUANTITY_CONFIDENTIAL,  // [c]
    QUANTITY_NOT_AVAILABLE, // [x]
    QUANTITY_LOW,           // [low]: rounds to nothing, but is not nothing
    QUANTITY_IN_WORDS,      // a level such as "highest in the county"
    QUANTITY_HIDDEN,        // a small count, to protect people's privacy
};

// What a number's surrounding words claim.
enum quantity_bound {
    BOUND_EXACT,
    BOUND_LOWER, // 250+, at least, more than, over, in excess of
    BOUND_UPPER, // nearly, almost, under, less than, fewer than
    BOUND_ABOUT, // about, around, approximately
};

struct quantity {
    enum quantity_state state;
    struct decimal number; // KNOWN: with the magnitude multiplied in (2.3 million is 2300000)
    struct text digits;    // KNOWN: as given, commas between thousands: "1,008,439", "2.3"
    struct text currency;  // "£", "€", "$" or absent
    struct text magnitude; // "thousand", "million", "billion" or absent
    bool percent;          // followed by %
    enum quantity_bound bound;
    struct text hedge; // the bound as it is to be shown: "more than", "at least", …; absent
    struct text words; // IN_WORDS: the cell
};

// What a cell may hold.
enum quantity_form {
    QUANTITY_COUNT,  // whole and not negative, at most 2^53
    QUANTITY_AMOUNT, // decimals and currency allowed; not negative
    QUANTITY_LEVEL,  // a number, a percentage, or words
};

// Reads a cell, trimmed. Accepts digits with or without commas in groups of three, a decimal point,
// `£`, ` million` and the like, `%`, a trailing `+` or a leading hedge, and the marks [c] [x]
// [low]. Everything else is an error at `place`, with a message of its own for what Excel makes of
// numbers: 1.78E+03, #REF!, ########, a date in a number's cell; for 63,5, two numbers, 6O and
// other slips. `250+` and `250 or more` have the hedge "at least".
struct quantity quantity_read(struct text cell, enum quantity_form form, struct place place,
                              struct arena *arena, struct diagnostics *diagnostics);

// What an empty cell or a mark says; QUANTITY_KNOWN when the cell holds something else.
enum quantity_state quantity_state_of(struct text cell);

// Whether what is claimed ("more than 60") can be what is: `order` compares the actual number with
// the claimed one (-1, 0, 1), `is_near` says whether they lie within a tenth. "more than 60" can be
// 61 but not 60, "at least 60" both, "nearly 60" what is below and near, "under 60" anything below,
// "about 60" what is near.
struct quantity_claim {
    enum quantity_bound bound;
    struct text hedge;
};
bool quantity_claim_holds(struct quantity_claim claim, int order, bool is_near);

// a < b: -1, equal: 0, a > b: 1; exact.
int decimal_compare(struct decimal a, struct decimal b);

// The nearest double, for geometry.
double decimal_number(struct decimal decimal);

// Its digits with `places` places, as a whole number: 2.5 with 2 places is 250. -1 when it has more
// places than that, or is beyond 2^53 then.
int64_t decimal_scaled(struct decimal decimal, int places);

// The digits in plain ASCII, with the places that it has: "63", "20.4", "-0.5".
struct text decimal_text(struct decimal decimal, struct arena *arena);

#endif
