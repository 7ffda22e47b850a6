// A reading: a phrase taken for one number with the words around it, or why it is none.
#ifndef NIOT_READING_H
#define NIOT_READING_H

#include "quantity.h"
#include "text.h"

struct arena;
struct diagnostics;
struct phrase;
struct place;

enum reading_fault {
    READING_FINE,
    READING_NOT_A_NUMBER,
    READING_TWO_NUMBERS,
    READING_COMMA,  // a comma that separates no thousands
    READING_DIGITS, // more digits than are kept exactly
    READING_NEGATIVE,
    READING_WORD, // a word behind the number
};

struct reading {
    enum reading_fault fault;
    struct quantity quantity; // FINE: KNOWN
    struct text subject;      // COMMA: the number; WORD: the word
};

// All parts of the phrase must be understood:
//   [hedge] [-] [currency] number [magnitude] [%] [+ | or more]
// where a minus is understood and refused.
struct reading reading_of(const struct phrase *phrase, struct arena *arena);

// Reports the fault of a reading of `cell`.
void reading_report(const struct reading *reading, struct text cell, struct place place,
                    struct diagnostics *diagnostics);

#endif
