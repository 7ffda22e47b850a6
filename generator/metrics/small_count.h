// Small counts in words: whether what is written of a figure has one that its page would hide.
#ifndef NIOT_SMALL_COUNT_H
#define NIOT_SMALL_COUNT_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

struct figure;

// Whether words that are written of a figure have a whole number from 1 to `hide_below` less 1, in
// digits, which is neither a percentage nor part of a number with decimals. Of amounts and levels
// none is, for they are no counts of people.
bool small_count_is_in(struct text words, const struct figure *figure, int64_t hide_below);

// Whether words have any digit.
bool small_count_has_digit(struct text words);

#endif
