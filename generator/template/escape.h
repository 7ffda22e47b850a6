// Escape: how a value is written at each kind of place, one function a context.
//
// Everywhere control characters other than tab and line end, and bytes that are not UTF-8, become
// U+FFFD, and CR LF and CR become LF.
#ifndef NIOT_ESCAPE_H
#define NIOT_ESCAPE_H

#include "text.h"

#include <stdbool.h>

struct buffer;

enum escape {
    ESCAPE_PLAIN,     // as it is: the output has no markup
    ESCAPE_TEXT,      // between tags: & < > as references
    ESCAPE_TITLE,     // as text, without direction characters
    ESCAPE_ATTRIBUTE, // in double quotes: & < > " tab and LF as references, no direction characters
    ESCAPE_ADDRESS,   // a whole address: written when it is allowed (address.h), otherwise "#"
    ESCAPE_MAIL_ADDRESS, // the same in a mail
    ESCAPE_PIECE,        // a piece of an address: all but unreserved characters percent-encoded
    ESCAPE_OPAQUE,  // behind "mailto:" or "tel:": as a piece, but @ and + stay, controls do not
    ESCAPE_TOKEN,   // class and id: all but letters, digits, - and _ of ASCII become -
    ESCAPE_MEASURE, // in style: a number, percentage or #hex colour, anything else is 0
    ESCAPE_PAINT,   // in fill and its like: a measure or a colour's name, anything else is none
    ESCAPE_JSON,    // within the quotes of a JSON string within a script element
};

void escape_append(enum escape escape, struct text value, struct buffer *buffer);

// The name that a printed program gives it.
const char *escape_name(enum escape escape);

// C0 and C1 controls other than tab, LF and CR, noncharacters, and TEXT_INVALID_CODE_POINT.
bool escape_is_control(unsigned code_point);

// Embeddings, overrides and isolates: U+202A to U+202E and U+2066 to U+2069.
bool escape_is_direction(unsigned code_point);

#endif
