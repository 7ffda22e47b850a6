// A source: the text of one input file as it was read, and places in it. Everything that comes from
// an author keeps a byte offset; line and column are counted only when somebody must be told.
#ifndef NIOT_SOURCE_H
#define NIOT_SOURCE_H

#include "text.h"

#include <stddef.h>

struct source {
    struct text path; // as the user wrote it, for messages
    struct text text; // UTF-8; a byte order mark is not part of it
};

// `length` bytes from `offset`; a zeroed place is nowhere.
struct place {
    const struct source *source;
    size_t offset;
    size_t length;
};

// Lines and columns count from 1; columns count characters (code points). CR, LF and CR LF each end
// a line. `line_text` is the whole line without its end, `line_offset` where it begins.
struct source_location {
    size_t line;
    size_t column;
    size_t line_offset;
    struct text line_text;
};

struct source_location source_locate(struct place place);

// The place of `part`, which must be a slice of the source's own text.
struct place source_place(const struct source *source, struct text part);

// The place of `part` when it is a slice of the text of the source that `place` is in, else `place`
// itself: words that were unquoted or folded keep the place of the whole.
struct place source_narrow(struct place place, struct text part);

#endif
