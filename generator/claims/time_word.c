#include "time_word.h"

#include "token.h"

static const char *const months[] = {
    "january",   "february", "march",    "april",    "may",  "june", "july", "august",
    "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
    "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec",
};

bool time_word_is_month(const struct token *token) {
    return token_is_capital(token) && token_is_one_of(token, months, COUNT(months));
}

bool time_word_is_name(const struct token *token) {
    static const char *const others[] = {"monday",   "tuesday", "wednesday", "thursday", "friday",
                                         "saturday", "sunday",  "spring",    "summer",   "autumn",
                                         "winter",   "easter",  "christmas", "lent",     "ramadan"};
    return time_word_is_month(token) || token_is_one_of(token, others, COUNT(others));
}
