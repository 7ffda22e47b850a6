#include "scalar.h"

#include <string.h>

// How far the source has been read, and how much of the text that gave.
struct cursor {
    struct text source, text;
    size_t source_at, text_at;
    char quote; // 0: none
};

static bool is_white(struct text text, size_t at) {
    return at < text.length && memchr(" \t\r\n", text.data[at], 4);
}

static size_t behind_white(struct text text, size_t at) {
    while (is_white(text, at))
        at++;
    return at;
}

static bool is_escape(const struct cursor *cursor) {
    return cursor->quote == '"' && cursor->source_at + 1 < cursor->source.length &&
           cursor->source.data[cursor->source_at] == '\\';
}

// White space of the source becomes some other white space or none, for lines are folded and
// indented.
static void step_white(struct cursor *cursor) {
    cursor->source_at = behind_white(cursor->source, cursor->source_at);
    cursor->text_at = behind_white(cursor->text, cursor->text_at);
}

// A backslash at the end of a line joins it with the next one.
static bool is_white_escape(const struct cursor *cursor) {
    return is_escape(cursor) && memchr("ntr \t\r\n", cursor->source.data[cursor->source_at + 1], 7);
}

static void step_escape(struct cursor *cursor) {
    char letter = cursor->source.data[cursor->source_at + 1];
    size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    cursor->source_at += 2 + digits;
    text_next_code_point(cursor->text, &cursor->text_at);
}

static void step(struct cursor *cursor) {
    if (is_white_escape(cursor)) {
        cursor->source_at += 2;
        step_white(cursor);
    } else if (is_white(cursor->source, cursor->source_at)) {
        step_white(cursor);
    } else if (is_escape(cursor)) {
        step_escape(cursor);
    } else {
        bool is_doubled = cursor->quote == '\'' && cursor->source.data[cursor->source_at] == '\'';
        cursor->source_at += is_doubled ? 2 : 1;
        cursor->text_at++;
    }
}

// What stands between the cursor and the text that it has come to.
static bool is_before_word(const struct cursor *cursor) {
    return !is_white(cursor->text, cursor->text_at) &&
           (is_white(cursor->source, cursor->source_at) || is_white_escape(cursor));
}

static char quote_before(struct place scalar) {
    char before = scalar.offset ? scalar.source->text.data[scalar.offset - 1] : 0;
    return before == '"' || before == '\'' ? before : 0;
}

struct place scalar_place(struct place scalar, struct text text, struct text part) {
    if (!scalar.source || !part.data)
        return scalar;
    struct text source = scalar.source->text;
    source = text_slice(source, scalar.offset, scalar.offset + scalar.length);
    if (text.data == source.data)
        return source_place(scalar.source, part);
    struct cursor cursor = {
        .source = source,
        .text = text,
        .source_at = (size_t)(text_trim(source).data - source.data),
        .quote = quote_before(scalar),
    };
    size_t start = (size_t)(part.data - text.data);
    while (cursor.text_at < start && cursor.source_at < cursor.source.length)
        step(&cursor);
    while (is_before_word(&cursor))
        step(&cursor);
    size_t offset = cursor.source_at < scalar.length ? cursor.source_at : scalar.length;
    return (struct place){scalar.source, scalar.offset + offset, 0};
}
