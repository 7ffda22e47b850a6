// Overclaims: words that claim more than figures can show, such as causes and certainty, each with
// a better wording.
#ifndef NIOT_OVERCLAIM_H
#define NIOT_OVERCLAIM_H

#include "subject.h"
#include "text.h"
#include "token.h"

#include <stddef.h>

struct arena;
struct overclaim_phrases;

struct overclaim {
    size_t first, end;  // its tokens
    struct text advice; // what to write instead
};

struct overclaims {
    struct overclaim *items;
    size_t count;
    size_t capacity;
};

// The words of a sentence that claim too much. Silent where they are not about crime ("as a result
// of the consultation"); but the campaign's own count wherever they stand, capitals, hyphens and
// blanks aside, and win over the others.
struct overclaims overclaims_of(const struct token_span *sentence, const struct subjects *subjects,
                                const struct overclaim_phrases *own, struct arena *arena);

#endif
