// Assertions: whether a sentence asserts what a word of it says of a figure, or only denies, hopes
// or fears it, makes it a condition, or says it of another place or time.
#ifndef NIOT_ASSERTION_H
#define NIOT_ASSERTION_H

#include "subject.h"
#include "token.h"

#include <stdbool.h>
#include <stddef.h>

// Words of a sentence that say something of a figure: tokens `first` up to, not including, `end`.
struct assertion {
    const struct token_span *sentence;
    const struct subjects *subjects;
    size_t subject; // which of them it is said of
    size_t first, end;
    bool can_be_infinitive; // a verb, or a noun that is one, too: "to cut"
};

bool assertion_is_made(const struct assertion *assertion);

#endif
