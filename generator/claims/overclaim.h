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
struct diagnostics;

// Words of the campaign's own (its `overclaims`).
struct overclaim_phrase {
    struct token_list tokens; // without hyphens and punctuation
    struct text write;
};

struct overclaim_phrases {
    struct overclaim_phrase *items;
    size_t count;
    size_t capacity;
};

// Those of the campaign, taken apart as its text is. Refused with their place: what has no word.
struct overclaim_phrases overclaim_phrases_of(const struct campaign *campaign, struct arena *arena,
                                              struct diagnostics *diagnostics);

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
