// A language tag: the name of a language for machines, such as en-GB or cy (BCP 47, RFC 5646).
#ifndef NIOT_LANGUAGE_TAG_H
#define NIOT_LANGUAGE_TAG_H

#include "text.h"

#include <stdbool.h>

struct arena;

// Whether a text is a tag: of two letters a language of ISO 639-1, of three one that has no code of
// two (the shortest is the tag: RFC 5646, 2.2.1), then any number of parts of two to eight letters
// and digits, in capital or small letters. The United Kingdom is GB.
bool language_tag_is_valid(struct text tag);

// The tag that was probably meant: en for eng, en-GB for en-UK or en_GB; absent where nobody knows.
struct text language_tag_meant(struct text tag, struct arena *arena);

// Whether it is a tag of English.
bool language_tag_is_english(struct text tag);

#endif
