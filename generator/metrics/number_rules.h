// Rules for numbers: how large a count must be for what is said of it. One crime moves a percentage
// by 100 / baseline: it must not move the last digit shown by more than one, or the percentage is
// marked as of small numbers, or there is none.
#ifndef NIOT_NUMBER_RULES_H
#define NIOT_NUMBER_RULES_H

#include <stdint.h>

struct number_rules {
    int64_t counts_only_below; // of the baseline: counts alone, no percentage, no bar
    int64_t small_below;       // counts first, a whole per cent marked as of small numbers
    int64_t decimal_from;      // one decimal; between the two a whole per cent
    int64_t hide_below;        // counts from 1 to this less 1 are hidden; 0: none is
};

// An initializer.
#define NUMBER_RULES_DEFAULT                                                                       \
    { .counts_only_below = 20, .small_below = 100, .decimal_from = 1000 }

#endif
