#include "transfer.h"

#include "buffer.h"

#include <stdbool.h>

// A soft line end takes the last column.
enum { COLUMNS = 76, BASE64_BYTES_A_LINE = COLUMNS / 4 * 3 };

static const char hexadecimal[] = "0123456789ABCDEF";

void transfer_append_byte(struct buffer *buffer, char sign, unsigned char byte) {
    char digits[] = {sign, hexadecimal[byte >> 4], hexadecimal[byte & 15]};
    buffer_append(buffer, (struct text){digits, sizeof digits});
}

// --- quoted-printable ---

struct writer {
    struct buffer *buffer;
    size_t column;
};

static bool is_line_end(char c) {
    return c == '\r' || c == '\n';
}

// Whether a line of the text ends at the offset.
static bool ends_at(struct text text, size_t offset) {
    return offset == text.length || is_line_end(text.data[offset]);
}

// Whether the byte can stand for itself at the column.
static bool is_plain(struct text text, size_t offset, size_t column) {
    char c = text.data[offset];
    if (c == ' ' || c == '\t')
        return !ends_at(text, offset + 1);
    if (c < '!' || c > '~' || c == '=')
        return false;
    struct text rest = text_slice(text, offset, text.length);
    return column > 0 || (c != '.' && !text_starts_with(rest, TEXT("From ")));
}

// How many columns a character from `start` to `end` takes.
static size_t width_of(struct text text, size_t start, size_t end, size_t column) {
    return end - start == 1 && is_plain(text, start, column) ? 1 : 3 * (end - start);
}

static void append_character(struct writer *writer, struct text text, size_t start, size_t end) {
    size_t width = width_of(text, start, end, writer->column);
    size_t room = ends_at(text, end) ? COLUMNS : COLUMNS - 1;
    if (writer->column + width > room) {
        buffer_append(writer->buffer, TEXT("=\r\n"));
        writer->column = 0;
        width = width_of(text, start, end, 0);
    }
    if (width == 1)
        buffer_append_byte(writer->buffer, text.data[start]);
    else
        for (size_t i = start; i < end; i++)
            transfer_append_byte(writer->buffer, '=', (unsigned char)text.data[i]);
    writer->column += width;
}

void transfer_append_quoted_printable(struct buffer *buffer, struct text text) {
    struct writer writer = {buffer, 0};
    for (size_t i = 0; i < text.length;) {
        size_t start = i;
        if (is_line_end(text.data[i])) {
            i += text_starts_with(text_slice(text, i, text.length), TEXT("\r\n")) ? 2 : 1;
            buffer_append(buffer, TEXT("\r\n"));
            writer.column = 0;
            continue;
        }
        text_next_code_point(text, &i);
        append_character(&writer, text, start, i);
    }
}

// --- base64 ---

// Four characters for up to three bytes.
static void append_group(struct buffer *buffer, struct text bytes) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0;
    for (size_t i = 0; i < 3; i++)
        bits = bits << 8 | (i < bytes.length ? (unsigned char)bytes.data[i] : 0);
    char group[4];
    for (size_t i = 0; i < 4; i++)
        group[i] = i <= bytes.length ? digits[bits >> (18 - 6 * i) & 63] : '=';
    buffer_append(buffer, (struct text){group, sizeof group});
}

static void append_line(struct buffer *buffer, struct text bytes) {
    for (size_t i = 0; i < bytes.length; i += 3)
        append_group(buffer, text_slice(bytes, i, i + 3));
}

void transfer_append_base64(struct buffer *buffer, struct text bytes) {
    for (size_t i = 0; i < bytes.length; i += BASE64_BYTES_A_LINE) {
        if (i > 0)
            buffer_append(buffer, TEXT("\r\n"));
        append_line(buffer, text_slice(bytes, i, i + BASE64_BYTES_A_LINE));
    }
}
