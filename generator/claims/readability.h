// Readability: how hard the words of a campaign are to read, and which sentences are the hardest.
#ifndef NIOT_READABILITY_H
#define NIOT_READABILITY_H

#include "passage.h"
#include "reading_grade.h"
#include "source.h"
#include "token.h"

#include <stddef.h>
#include <stdint.h>

struct diagnostics;

enum { READABILITY_HARDEST = 3 };

struct readability {
    struct reading_grade grade;
    struct readability_sentence {
        double grade;
        struct place place;
        struct text words;
    } hardest[READABILITY_HARDEST]; // the hardest first
    size_t count;
};

// Counts a sentence; captions and what is no sentence are left out.
void readability_add(struct readability *readability, const struct passage *passage,
                     const struct token_span *sentence);

// Advice at the hardest sentences when all of them together are beyond the grade; of a few words
// nothing is said.
void readability_judge(const struct readability *readability, int64_t target,
                       struct diagnostics *diagnostics);

#endif
