// A sentence: what the comparison behind a figure can be said to show. One row for each verdict;
// the words never claim more than the counts can bear, and never a cause.
#ifndef NIOT_SENTENCE_H
#define NIOT_SENTENCE_H

#include "comparison.h"
#include "metrics.h"
#include "text.h"

struct arena;

// "clear fall", "could be chance", "too few to tell", "quoted from the source", "period not over".
struct text sentence_verdict(const struct comparison *comparison);

// The 95% confidence interval in words: "a fall of between 22% and 69%", "from 31% lower to 18%
// higher"; absent where the figure is told in counts alone or has none. A limit is rounded as the
// change is, with as many digits more as it takes not to print as no change or as all of it.
struct text sentence_interval(const struct comparison *comparison, struct arena *arena);

// What a quoted percentage needs: "clear only if there were about 180 or more
// before"; absent for what is no such percentage.
struct text sentence_needed(const struct comparison *comparison, struct arena *arena);

// What the source states where something else is shown: "The source states: down 50%."; absent
// where it is what is shown, or states nothing.
struct text sentence_stated(const struct figure *figure, const struct comparison *comparison,
                            struct arena *arena);

// All of it, in a few sentences: "Burglary fell from 60 to 30 (down 50%; small numbers). …".
struct text sentence_of(const struct figure *figure, const struct comparison *comparison,
                        struct arena *arena);

// Which direction is welcome, in a sentence; absent where the author does not say.
struct text sentence_better(const struct figure *figure);

#endif
