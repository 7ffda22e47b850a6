#include "field.h"

#include "arena.h"
#include "buffer.h"
#include "calendar.h"
#include "transfer.h"

#include <stdbool.h>
#include <string.h>

// RFC 2047 2: an encoded word has at most 75 characters, a line with one at most 76.
enum { COLUMNS = 76, ENCODED_WORD_BYTES = 75 };

struct writer {
    struct buffer *buffer;
    size_t column;
};

static void append(struct writer *writer, struct text text) {
    buffer_append(writer->buffer, text);
    writer->column += text.length;
}

static struct writer begin(struct buffer *buffer, const char *name) {
    struct writer writer = {buffer, 0};
    append(&writer, text_of(name));
    append(&writer, TEXT(":"));
    return writer;
}

static void end(struct buffer *buffer) {
    buffer_append(buffer, TEXT("\r\n"));
}

// A blank before what comes next, on a new line when that has no room on this one.
static void append_blank(struct writer *writer, size_t width) {
    if (writer->column + 1 + width > COLUMNS) {
        buffer_append(writer->buffer, TEXT("\r\n"));
        writer->column = 0;
    }
    append(writer, TEXT(" "));
}

// --- words that stay as they are ---

// RFC 5322 3.2.3.
static bool is_of_atom(char c) {
    return text_is_letter_or_digit(c) || (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

static bool is_printable(char c) {
    return c >= ' ' && c <= '~';
}

static bool all_are(struct text text, bool (*is_fine)(char c)) {
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] != ' ' && !is_fine(text.data[i]))
            return false;
    return true;
}

// Whether words with one blank between them, none of which is too long for a line of its own, give
// the text again. "=?" begins an encoded word.
static bool can_be_folded(struct text text) {
    struct text_cut cut = {.tail = text, .found = true};
    while (cut.found) {
        cut = text_cut(cut.tail, ' ');
        if (cut.head.length == 0 || cut.head.length >= COLUMNS)
            return false;
    }
    return !text_contains(text, TEXT("=?"));
}

static void append_words(struct writer *writer, struct text text) {
    struct text_cut cut = {.tail = text, .found = true};
    while (cut.found) {
        cut = text_cut(cut.tail, ' ');
        append_blank(writer, cut.head.length);
        append(writer, cut.head);
    }
}

// --- encoded words ---

// Of the two encodings "Q" alone: it stays legible as it is stored, and some readers put the base64
// of neighbouring "B" words together before they decode it, and stop at the first padding.
#define ENCODED_WORD_BEGINNING TEXT("=?UTF-8?Q?")
#define ENCODED_WORD_END TEXT("?=")

enum { BYTES_AROUND = 12 };

// RFC 2047 5 (3): what may stand for itself in the name of a person, and so everywhere.
static bool is_plain_in_q(char c) {
    return text_is_letter_or_digit(c) || (c != '\0' && strchr("!*+-/", c) != NULL);
}

static size_t width_in_q(struct text text) {
    size_t width = 0;
    for (size_t i = 0; i < text.length; i++)
        width += is_plain_in_q(text.data[i]) || text.data[i] == ' ' ? 1 : 3;
    return width;
}

static void append_q(struct buffer *buffer, struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] == ' ')
            buffer_append_byte(buffer, '_');
        else if (is_plain_in_q(text.data[i]))
            buffer_append_byte(buffer, text.data[i]);
        else
            transfer_append_byte(buffer, '=', (unsigned char)text.data[i]);
}

// As many whole characters from `start` as have room; one at least.
static struct text piece_with_room(struct text text, size_t start, size_t room) {
    size_t end = start;
    text_next_code_point(text, &end);
    for (size_t next = end; next < text.length; end = next) {
        text_next_code_point(text, &next);
        if (width_in_q(text_slice(text, start, next)) > room)
            break;
    }
    return text_slice(text, start, end);
}

static void append_encoded(struct writer *writer, struct text text) {
    for (size_t start = 0; start < text.length;) {
        if (start > 0) {
            buffer_append(writer->buffer, TEXT("\r\n"));
            writer->column = 0;
        }
        size_t line = COLUMNS - 1 - writer->column;
        size_t room = (line < ENCODED_WORD_BYTES ? line : ENCODED_WORD_BYTES) - BYTES_AROUND;
        struct text piece = piece_with_room(text, start, room);
        append(writer, TEXT(" "));
        append(writer, ENCODED_WORD_BEGINNING);
        append_q(writer->buffer, piece);
        writer->column += width_in_q(piece);
        append(writer, ENCODED_WORD_END);
        start += piece.length;
    }
}

// --- names ---

static void append_quoted(struct writer *writer, struct text text) {
    append(writer, TEXT("\""));
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\')
            append(writer, TEXT("\\"));
        append(writer, text_slice(text, i, i + 1));
    }
    append(writer, TEXT("\""));
}

static void append_phrase(struct writer *writer, struct text phrase) {
    // With every character escaped it would still fit on this line. Some readers decode encoded
    // words between quotes, too.
    bool fits = writer->column + 1 + 2 * phrase.length + 2 <= COLUMNS;
    bool can_be_quoted = all_are(phrase, is_printable) && !text_contains(phrase, TEXT("=?"));
    if (all_are(phrase, is_of_atom) && can_be_folded(phrase)) {
        append_words(writer, phrase);
    } else if (can_be_quoted && fits) {
        append(writer, TEXT(" "));
        append_quoted(writer, phrase);
    } else {
        append_encoded(writer, phrase);
    }
}

static void append_bracketed(struct writer *writer, struct text text) {
    append_blank(writer, text.length + 2);
    append(writer, TEXT("<"));
    append(writer, text);
    append(writer, TEXT(">"));
}

void field_append_named(struct buffer *buffer, const char *name, struct text phrase,
                        struct text bracketed) {
    struct writer writer = begin(buffer, name);
    if (phrase.length > 0)
        append_phrase(&writer, phrase);
    append_bracketed(&writer, bracketed);
    end(buffer);
}

void field_append_mailbox(struct buffer *buffer, const char *name, struct text phrase,
                          struct text address) {
    if (phrase.length > 0) {
        field_append_named(buffer, name, phrase, address);
        return;
    }
    struct writer writer = begin(buffer, name);
    append_blank(&writer, address.length);
    append(&writer, address);
    end(buffer);
}

// --- text and the rest ---

void field_append_text(struct buffer *buffer, const char *name, struct text text) {
    struct writer writer = begin(buffer, name);
    if (all_are(text, is_printable) && can_be_folded(text))
        append_words(&writer, text);
    else if (text.length > 0)
        append_encoded(&writer, text);
    end(buffer);
}

void field_append_plain(struct buffer *buffer, const char *name, struct text value) {
    struct writer writer = begin(buffer, name);
    append(&writer, TEXT(" "));
    append(&writer, value);
    end(buffer);
}

// --- dates ---

static void append_two_digits(struct buffer *buffer, long long number, char before) {
    buffer_append_byte(buffer, before);
    buffer_append_byte(buffer, (char)('0' + number / 10));
    buffer_append_byte(buffer, (char)('0' + number % 10));
}

// The number'th name of three letters, and what stands before it.
static void append_name(struct buffer *buffer, const char *names, long long number) {
    buffer_append_byte(buffer, ' ');
    buffer_append(buffer, text_slice(text_of(names), (size_t)number * 3, (size_t)number * 3 + 3));
}

void field_append_date(struct buffer *buffer, const char *name, int64_t seconds) {
    long long days = seconds / 86400, second = seconds % 86400;
    struct calendar_day day = calendar_day_at(days);
    begin(buffer, name);
    append_name(buffer, "ThuFriSatSunMonTueWed", days % 7);
    buffer_append_byte(buffer, ',');
    append_two_digits(buffer, day.day, ' ');
    append_name(buffer, "JanFebMarAprMayJunJulAugSepOctNovDec", day.month - 1);
    buffer_append_byte(buffer, ' ');
    buffer_append_integer(buffer, day.year);
    append_two_digits(buffer, second / 3600, ' ');
    append_two_digits(buffer, second / 60 % 60, ':');
    append_two_digits(buffer, second % 60, ':');
    buffer_append(buffer, TEXT(" +0000"));
    end(buffer);
}
