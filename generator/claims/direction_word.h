// Direction words: what a sentence says of the way in which figures went, and of which figures.
#ifndef NIOT_DIRECTION_WORD_H
#define NIOT_DIRECTION_WORD_H

#include "change.h"
#include "subject.h"
#include "token.h"

#include <stddef.h>

struct arena;

// A direction that is said of figures: of all that the subjects name, each of which is judged by
// itself.
struct direction_word {
    size_t first, end; // its tokens
    enum direction direction;
    size_t first_subject, subject_end; // among the subjects of the sentence
    bool compares_places;              // "highest in the county": no change is claimed
    int measured_by; // the subject whose placeholder goes with it: "fell by {{ … }}"; SUBJECT_NONE
};

struct direction_words {
    struct direction_word *items;
    size_t count;
    size_t capacity;
};

// The directions that the sentence claims of its subjects. Left out: what is denied, asked, hoped
// or planned, and words of direction that are about something else ("set up", "more than").
struct direction_words direction_words_of(const struct token_span *sentence,
                                          const struct subjects *subjects, struct arena *arena);

// The direction of words such as "highest in the county"; NONE where they have none.
enum direction direction_word_in(struct text words, struct arena *arena);

// How a figure went, as far as it can be told.
enum direction_verdict {
    DIRECTION_UNKNOWN, // nothing is said of it
    DIRECTION_IS_DOWN, // clear, or as the source states it
    DIRECTION_IS_UP,
    DIRECTION_IN_DOUBT, // nothing can be told
};
enum direction_verdict direction_verdict_of(const struct report_figure *figure,
                                            struct arena *arena);

#endif
