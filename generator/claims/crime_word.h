// Crime words: nouns that mean crime or a kind of it, and nouns that such a word only belongs to.
#ifndef NIOT_CRIME_WORD_H
#define NIOT_CRIME_WORD_H

#include "token.h"

#include <stdbool.h>

// "crime", "offences", "thefts": whether there is a figure of it or not.
bool crime_word_is(const struct token *token);

// "burglary detectives", "crime prevention": what another noun stands before is what is meant, not
// the crime.
bool crime_word_is_head(const struct token *token);

#endif
