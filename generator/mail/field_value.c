#include "field_value.h"

#include "arena.h"
#include "buffer.h"

#include <stdbool.h>
#include <string.h>

#define WORD_BEGINNING TEXT("=?UTF-8?Q?")
#define WORD_END TEXT("?=")

// --- lines ---

static bool begins_field(struct text line, const char *name) {
    size_t length = strlen(name);
    return line.length > length && line.data[length] == ':' &&
           text_is_ignoring_case(text_slice(line, 0, length), name);
}

// The field's lines behind its colon, put together; absent when there is none.
static struct text unfold(struct text message, const char *name, struct arena *arena) {
    struct buffer value = {.arena = arena};
    bool is_found = false, is_inside = false;
    struct text_cut cut = {.tail = message, .found = true};
    while (cut.found) {
        cut = text_cut(cut.tail, '\n');
        struct text line =
            text_slice(cut.head, 0, cut.head.length - text_ends_with(cut.head, TEXT("\r")));
        if (text_is_empty(line))
            break;
        bool goes_on = line.data[0] == ' ';
        is_inside = goes_on ? is_inside : begins_field(line, name);
        is_found |= is_inside;
        if (is_inside)
            buffer_append(&value, text_slice(line, goes_on ? 0 : strlen(name) + 1, line.length));
    }
    return is_found ? buffer_text(&value) : (struct text){0};
}

// --- encoded words ---

static unsigned digit_of(char c) {
    return (unsigned)(c >= 'A' ? c - 'A' + 10 : c - '0') & 0xF;
}

static void append_decoded(struct buffer *buffer, struct text word) {
    for (size_t i = 0; i < word.length; i++) {
        unsigned char c = (unsigned char)(word.data[i] == '_' ? ' ' : word.data[i]);
        if (c == '=' && i + 2 < word.length) {
            c = (unsigned char)(digit_of(word.data[i + 1]) << 4 | digit_of(word.data[i + 2]));
            i += 2;
        }
        buffer_append_byte(buffer, c < ' ' || c == 0x7F ? '?' : (char)c);
    }
}

// Between two encoded words a blank means nothing (RFC 2047 6.2).
struct text field_value_of(struct text message, const char *name, struct arena *arena) {
    struct text value = unfold(message, name, arena);
    if (!value.data)
        return (struct text){0};
    struct buffer written = {.arena = arena};
    struct text_cut cut = {.tail = text_trim(value), .found = true};
    for (bool is_first = true, was_encoded = false; cut.found; is_first = false) {
        cut = text_cut(cut.tail, ' ');
        struct text word = cut.head;
        bool is_encoded = text_starts_with(word, WORD_BEGINNING) && text_ends_with(word, WORD_END);
        if (!is_first && !(is_encoded && was_encoded))
            buffer_append_byte(&written, ' ');
        if (is_encoded)
            append_decoded(&written,
                           text_slice(word, WORD_BEGINNING.length, word.length - WORD_END.length));
        else
            buffer_append(&written, word);
        was_encoded = is_encoded;
    }
    return buffer_text(&written);
}
