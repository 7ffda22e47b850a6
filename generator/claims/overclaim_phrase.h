// Overclaim phrases: the words that a campaign itself lists as claiming too much (`overclaims` of
// its front matter), and where they stand in a sentence.
#ifndef NIOT_OVERCLAIM_PHRASE_H
#define NIOT_OVERCLAIM_PHRASE_H

#include "campaign.h"
#include "text.h"
#include "token.h"

#include <stddef.h>

struct arena;
struct diagnostics;

struct overclaim_phrase {
    struct token_list tokens; // without hyphens and punctuation
    struct text write;        // what to write instead
};

struct overclaim_phrases {
    struct overclaim_phrase *items;
    size_t count;
    size_t capacity;
};

// Those of the campaign, taken apart as its text is. Refused with their place: what has no word.
struct overclaim_phrases overclaim_phrases_of(const struct campaign *campaign, struct arena *arena,
                                              struct diagnostics *diagnostics);

struct overclaim_phrase_match {
    size_t end; // behind its last token; 0: none stands there
    struct text write;
};

// The longest phrase that begins at the token, capitals and hyphens aside.
struct overclaim_phrase_match overclaim_phrase_at(const struct overclaim_phrases *phrases,
                                                  const struct token_span *sentence, size_t i);

#endif
