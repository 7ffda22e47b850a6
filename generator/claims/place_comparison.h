// Place comparisons: "highest in the county" and "lower than in Fareham" set places side by side
// and say nothing of how a figure went.
#ifndef NIOT_PLACE_COMPARISON_H
#define NIOT_PLACE_COMPARISON_H

#include "subject.h"
#include "token.h"

#include <stdbool.h>
#include <stddef.h>

// Whether the comparative or superlative that ends before token `end` compares places, its
// subject's own area not among them.
bool place_comparison_is(const struct token_span *sentence, const struct subject *subject,
                         size_t end);

#endif
