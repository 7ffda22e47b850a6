// Time words: the names of months, days, seasons and feasts.
#ifndef NIOT_TIME_WORD_H
#define NIOT_TIME_WORD_H

#include <stdbool.h>

struct token;

bool time_word_is_month(const struct token *token); // with a capital letter: not "may"
bool time_word_is_name(const struct token *token);  // of any of them

#endif
