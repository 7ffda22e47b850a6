// Placeholders in text: `{{ name }}`, found before anything else reads the text.
#ifndef NIOT_PLACEHOLDER_H
#define NIOT_PLACEHOLDER_H

#include "text.h"

#include <stddef.h>

enum placeholder_kind {
    PLACEHOLDER_NONE,
    PLACEHOLDER_NAMED,    // {{ name }}
    PLACEHOLDER_UNCLOSED, // {{ without }} behind it in its line
    PLACEHOLDER_ESCAPED,  // \{{, which stands for two braces
};

struct placeholder {
    enum placeholder_kind kind;
    struct text whole; // as it stands in the text; of an unclosed one the two braces
    struct text name;  // trimmed; absent but for a named one
};

// The first placeholder at or behind a byte of the text. A name has no braces, backticks or line
// ends in it, so that `{{` and `}}`, each in a code span of its own, are no placeholder.
struct placeholder placeholder_find(struct text text, size_t from);

#endif
