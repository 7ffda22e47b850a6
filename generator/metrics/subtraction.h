// Subtraction: which hidden number of a whole and its parts readers could work out from those that
// show. Knows nothing of figures: members stand in a row, and each may be a part of others.
#ifndef NIOT_SUBTRACTION_H
#define NIOT_SUBTRACTION_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Who is a part of whom: members, by their numbers in the row.
struct subtraction_part {
    size_t whole, part;
    bool is_apart; // of another area than the whole: a division of its own
};

// The numbers of one column, such as all counts of one month.
struct subtraction_member {
    bool is_known; // before any was hidden
    bool is_hidden;
    bool is_small;     // readers know of it, once it is hidden, that it is from 1 to `limit` less 1
    int64_t number;    // not negative
    int64_t tolerance; // how far from it the truth may be
    int64_t weight;    // of two that could be hidden, the lesser goes; 0: never
};

struct subtraction {
    const struct subtraction_part *parts; // each pair once
    size_t part_count;
    const struct subtraction_member *members;
    size_t count;
    int64_t one, limit; // the number 1, and the limit below which numbers are small
};

// What gives a number away, and what to hide so that it does not: `others`, each in `whole` or a
// part of it.
struct subtraction_leak {
    size_t whole;
    size_t given_away;
    size_t *others; // room for one a member, given by the caller
    size_t count;
};

// Finds the first leak; false when there is none. A number is given away where a whole and some of
// its parts, which add up to it as far as their tolerances tell, have no other that is hidden, or
// where all that are hidden are small and their sum shows each to be 1 or the most that it can be;
// and where several wholes together settle it, as the rows and columns of a table may (see
// elimination.h).
//
// Which parts add up: all of them; or, where they are more than the whole, those of its own area
// and those of other areas, each a division of it; or, where these are more still, any of them that
// do, so that no way to divide the whole is missed. Parts that are too many for this, beyond 40 or
// some 260,000 ways, are all to be hidden. Parts that are less than the whole give nothing away,
// for nobody knows the rest.
bool subtraction_find(const struct subtraction *subtraction, struct subtraction_leak *leak,
                      struct arena scratch);

#endif
