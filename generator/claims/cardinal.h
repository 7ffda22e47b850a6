// Cardinals: whole numbers in words and numbers in digits.
#ifndef NIOT_CARDINAL_H
#define NIOT_CARDINAL_H

#include "quantity.h"
#include "token.h"

#include <stdbool.h>
#include <stddef.h>

// `count` tokens from the one asked for; 0 when none is there.
struct cardinal {
    size_t count;
    struct decimal value;
    bool is_in_words;
};

// "one hundred and twelve", "twenty-one", "a dozen" (from the noun on), "two and a half", "1,738",
// "2.3 million".
struct cardinal cardinal_at(const struct token_span *sentence, size_t i);

#endif
