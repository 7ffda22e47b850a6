// The balance of a story: whether it tells of rises as it tells of falls.
#ifndef NIOT_STORY_BALANCE_H
#define NIOT_STORY_BALANCE_H

#include "passage.h"
#include "report_figure.h"
#include "source.h"
#include "subject.h"
#include "token.h"
#include "typed_number.h"

#include <stdbool.h>

struct arena;
struct diagnostics;

struct story_balance {
    struct place first_fall; // where the first fall is told; zeroed: none is
    struct text fall;
    bool tells_of_rise; // of crime: of a figure that clearly rose, or of crimes in general
};

// A sentence and what was found in it.
struct story_sentence {
    const struct passage *passage;
    const struct token_span *sentence;
    const struct subjects *subjects;
    const struct typed_numbers *numbers;
};

// Notes the falls and rises that a sentence tells of, in words or by placeholders. A rise counts
// where it is claimed, and of a figure that clearly rose and of which less would be better, or of
// crimes in general ("other offences went up"): more arrests, hopes or referrals balance nothing.
void story_balance_add(struct story_balance *balance, const struct story_sentence *sentence,
                       struct arena *arena);

// Advice where the story tells of falls alone and the figures have clear rises of which less would
// be better.
void story_balance_judge(const struct story_balance *balance, const struct report_figures *figures,
                         struct arena *arena, struct diagnostics *diagnostics);

#endif
