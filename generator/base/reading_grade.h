// A reading grade: how many years of school a text asks for, by its words, syllables and sentences.
#ifndef NIOT_READING_GRADE_H
#define NIOT_READING_GRADE_H

#include "text.h"

struct reading_grade {
    long words, syllables, sentences;
};

// Counts the words of a text and the full stops that end a sentence. A number is a word of one
// syllable; a word has as many as it has groups of vowels, a silent e at its end left out.
void reading_grade_add(struct reading_grade *grade, struct text text);

// Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59 (J. P. Kincaid and others,
// Derivation of new readability formulas, 1975). 0 without a word or a sentence.
double reading_grade_of(const struct reading_grade *grade);

#endif
