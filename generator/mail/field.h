// Fields: the lines at the head of a message and of its parts, folded as RFC 5322 has it, with
// words that are not ASCII encoded as RFC 2047 has it: in text and names alone, never in an address
// or a URL. Values have been checked: no control characters, valid UTF-8.
#ifndef NIOT_FIELD_H
#define NIOT_FIELD_H

#include "text.h"

#include <stdint.h>

struct buffer;

// Text for people, folded at blanks within 76 columns: "Subject: …". Encoded as a whole when it is
// not ASCII, could be taken for an encoded word, or cannot be folded without harm.
void field_append_text(struct buffer *buffer, const char *name, struct text text);

// A name for people and something in angle brackets: "From: Zoe <a@b.cd>", "List-Id: …". Without
// a name nothing but `bracketed` is written, in angle brackets.
void field_append_named(struct buffer *buffer, const char *name, struct text phrase,
                        struct text bracketed);

// A mailbox: as above, but without the angle brackets where there is no name.
void field_append_mailbox(struct buffer *buffer, const char *name, struct text phrase,
                          struct text address);

// ASCII as it is, on one line whatever its length.
void field_append_plain(struct buffer *buffer, const char *name, struct text value);

// A date of seconds since 1970, as "Thu, 01 Oct 2026 00:00:00 +0000" (RFC 5322 3.3), for the years
// 1970 to 9999.
void field_append_date(struct buffer *buffer, const char *name, int64_t seconds);

#endif
