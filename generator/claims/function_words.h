// Function words: the small words of English that hold a sentence together and name nothing.
#ifndef NIOT_FUNCTION_WORDS_H
#define NIOT_FUNCTION_WORDS_H

#include <stdbool.h>

struct token;

// Prepositions, articles, conjunctions, pronouns, auxiliary verbs and adverbs of time: where one of
// them stands, a run of adjectives and nouns has ended.
bool function_word_is(const struct token *token);

#endif
