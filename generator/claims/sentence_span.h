// Sentence spans: where the sentences of a passage begin and end.
#ifndef NIOT_SENTENCE_SPAN_H
#define NIOT_SENTENCE_SPAN_H

#include "token.h"

#include <stdbool.h>
#include <stddef.h>

// The sentence that begins at token `first`: up to a full stop, question mark or exclamation mark
// that is not an abbreviation's, with the quotation marks and brackets behind it;
// of what has no end so many tokens as a sentence can have.
struct token_span sentence_span_at(const struct token_list *tokens, size_t first);

// Whether it ends in a question mark.
bool sentence_span_is_question(const struct token_span *sentence);

// Whether a clause of its own begins with the token: a semicolon, "while", "but", "because".
bool sentence_span_breaks_clause(const struct token *token);

#endif
