// Overclaims: words that claim more than figures can show, such as causes and certainty, each with
// a better wording.
#ifndef NIOT_OVERCLAIM_H
#define NIOT_OVERCLAIM_H

#include "campaign.h"
#include "subject.h"
#include "text.h"
#include "token.h"

#include <stddef.h>

struct arena;

struct overclaim {
    size_t first, end;  // its tokens
    struct text advice; // what to write instead
};

struct overclaims {
    struct overclaim *items;
    size_t count;
    size_t capacity;
};

// The words of a sentence that claim too much; those of `campaign` (its `overclaims`) among them,
// which count wherever they stand. Silent where they are not about crime ("as a result of the
// consultation").
struct overclaims overclaims_of(const struct token_span *sentence, const struct subjects *subjects,
                                const struct campaign *campaign, struct arena *arena);

#endif
