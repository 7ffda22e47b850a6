// Elimination: which unknown numbers several sums tell together, though none of them does alone.
// Knows nothing of figures or of what is hidden.
#ifndef NIOT_ELIMINATION_H
#define NIOT_ELIMINATION_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>

// An unknown number in one of the sums; it stands there once.
struct elimination_term {
    size_t sum, unknown;
    bool is_whole; // what the others add up to
};

struct elimination {
    const struct elimination_term *terms;
    size_t term_count;
    size_t sum_count, unknown_count;
};

enum { ELIMINATION_CELLS_AT_MOST = 1 << 20 }; // sums times unknown numbers

// The first number that the sums settle, whatever the others are; false when there is none, and
// where the sums are too many to look through. Gauss and Jordan's elimination, in remainders of the
// prime 2^31 - 1: exact, but that a sum could pass for the sum of others once in some 10^9 times.
bool elimination_find(const struct elimination *elimination, size_t *unknown, struct arena scratch);

#endif
