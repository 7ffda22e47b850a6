#include "escape.h"

#include "address.h"
#include "buffer.h"

#include <stddef.h>
#include <string.h>

bool escape_is_control(unsigned point) {
    bool is_c0 = point < 0x20 && point != '\t' && point != '\n' && point != '\r';
    bool is_c1 = point >= 0x7F && point < 0xA0;
    return is_c0 || is_c1 || point == 0xFFFE || point == 0xFFFF || point == TEXT_INVALID_CODE_POINT;
}

bool escape_is_direction(unsigned point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

// What stands for a code point; absent when the code point itself does, empty when nothing does.
static struct text replace_control(unsigned point) {
    if (point == '\r')
        return TEXT("\n");
    return escape_is_control(point) ? TEXT("\uFFFD") : (struct text){0};
}

static struct text replace_in_text(unsigned point) {
    switch (point) {
    case '&':
        return TEXT("&amp;");
    case '<':
        return TEXT("&lt;");
    case '>':
        return TEXT("&gt;");
    default:
        return replace_control(point);
    }
}

static struct text replace_in_title(unsigned point) {
    return escape_is_direction(point) ? TEXT("") : replace_in_text(point);
}

// A parser of XML would turn a raw tab or line end in an attribute into a blank.
static struct text replace_in_attribute(unsigned point) {
    switch (point) {
    case '"':
        return TEXT("&quot;");
    case '\t':
        return TEXT("&#9;");
    case '\n':
    case '\r':
        return TEXT("&#10;");
    default:
        return replace_in_title(point);
    }
}

static struct text replace_in_address(unsigned point) {
    return address_skips(point) ? TEXT("") : replace_in_attribute(point);
}

static struct text replace_in_json(unsigned point) {
    switch (point) {
    case '"':
        return TEXT("\\\"");
    case '\\':
        return TEXT("\\\\");
    case '\n':
    case '\r':
        return TEXT("\\n");
    case '\t':
        return TEXT("\\t");
    case '<':
        return TEXT("\\u003C");
    case '>':
        return TEXT("\\u003E");
    case '&':
        return TEXT("\\u0026");
    case 0x2028:
        return TEXT("\\u2028");
    case 0x2029:
        return TEXT("\\u2029");
    default:
        return replace_control(point);
    }
}

// Characters of ASCII that none of the functions above replaces; nearly all of any value is made of
// them.
static bool is_plain(char c) {
    switch (c) {
    case '"':
    case '&':
    case '<':
    case '>':
    case '\\':
        return false;
    default:
        return c >= ' ' && c < 0x7F;
    }
}

static size_t behind_plain(struct text value, size_t offset) {
    while (offset < value.length && is_plain(value.data[offset]))
        offset++;
    return offset;
}

static void append_replacing(struct text value, struct text (*replace)(unsigned point),
                             struct buffer *buffer) {
    size_t written = 0;
    for (size_t offset = behind_plain(value, 0); offset < value.length;
         offset = behind_plain(value, offset)) {
        size_t start = offset;
        unsigned point = text_next_code_point(value, &offset);
        bool is_line_end = point == '\r' && offset < value.length && value.data[offset] == '\n';
        struct text instead = is_line_end ? TEXT("") : replace(point);
        if (!instead.data)
            continue;
        buffer_append(buffer, text_slice(value, written, start));
        buffer_append(buffer, instead);
        written = offset;
    }
    buffer_append(buffer, text_slice(value, written, value.length));
}

static void append_plain(struct text value, struct buffer *buffer) {
    append_replacing(value, replace_control, buffer);
}

static void append_text(struct text value, struct buffer *buffer) {
    append_replacing(value, replace_in_text, buffer);
}

static void append_title(struct text value, struct buffer *buffer) {
    append_replacing(value, replace_in_title, buffer);
}

static void append_attribute(struct text value, struct buffer *buffer) {
    append_replacing(value, replace_in_attribute, buffer);
}

// A line end of two bytes is one character.
static void append_token(struct text value, struct buffer *buffer) {
    for (size_t offset = 0; offset < value.length;) {
        bool is_line_end = text_starts_with(text_slice(value, offset, value.length), TEXT("\r\n"));
        offset += is_line_end;
        unsigned point = text_next_code_point(value, &offset);
        char c = point < 0x80 ? (char)point : 0;
        bool stays = text_is_letter(c) || text_is_digit(c) || c == '-' || c == '_';
        buffer_append_byte(buffer, stays ? c : '-');
    }
}

static void append_json(struct text value, struct buffer *buffer) {
    append_replacing(value, replace_in_json, buffer);
}

static struct text without_blanks_at_ends(struct text value) {
    size_t start = 0, end = value.length;
    while (start < end &&
           (value.data[start] == ' ' || address_skips((unsigned char)value.data[start])))
        start++;
    while (end > start &&
           (value.data[end - 1] == ' ' || address_skips((unsigned char)value.data[end - 1])))
        end--;
    return text_slice(value, start, end);
}

static void append_allowed(struct text value, enum address_use use, struct buffer *buffer) {
    if (!address_is_allowed(value, use)) {
        buffer_append_byte(buffer, '#');
        return;
    }
    struct text_cut cut = text_cut(without_blanks_at_ends(value), ' ');
    for (; cut.found; cut = text_cut(cut.tail, ' ')) {
        append_replacing(cut.head, replace_in_address, buffer);
        buffer_append(buffer, TEXT("%20"));
    }
    append_replacing(cut.head, replace_in_address, buffer);
}

static void append_address(struct text value, struct buffer *buffer) {
    append_allowed(value, ADDRESS_IN_PAGE, buffer);
}

static void append_mail_address(struct text value, struct buffer *buffer) {
    append_allowed(value, ADDRESS_IN_MAIL, buffer);
}

static void append_percent_encoded(struct text bytes, const char *kept, struct buffer *buffer) {
    for (size_t i = 0; i < bytes.length; i++) {
        char c = bytes.data[i];
        if (text_is_letter(c) || text_is_digit(c) || (c && strchr(kept, c))) {
            buffer_append_byte(buffer, c);
            continue;
        }
        unsigned char byte = (unsigned char)c;
        buffer_append_byte(buffer, '%');
        buffer_append_byte(buffer, "0123456789ABCDEF"[byte >> 4]);
        buffer_append_byte(buffer, "0123456789ABCDEF"[byte & 0xF]);
    }
}

static void append_piece(struct text value, struct buffer *buffer) {
    for (size_t offset = 0; offset < value.length;) {
        size_t start = offset;
        struct text instead = replace_control(text_next_code_point(value, &offset));
        struct text bytes = instead.data ? instead : text_slice(value, start, offset);
        append_percent_encoded(bytes, "-._~", buffer);
    }
}

// A line end would begin another header of the message that a mail program composes.
static void append_opaque(struct text value, struct buffer *buffer) {
    for (size_t offset = 0; offset < value.length;) {
        size_t start = offset;
        unsigned point = text_next_code_point(value, &offset);
        if (!escape_is_control(point) && !address_skips(point))
            append_percent_encoded(text_slice(value, start, offset), "-._~@+", buffer);
    }
}

static size_t count_digits(struct text text, size_t from) {
    size_t count = 0;
    while (from + count < text.length && text_is_digit(text.data[from + count]))
        count++;
    return count;
}

// A number in plain ASCII, with or without a percent sign.
static bool is_number(struct text text) {
    size_t at = text_starts_with(text, TEXT("-"));
    size_t whole = count_digits(text, at);
    at += whole;
    if (whole && at < text.length && text.data[at] == '.') {
        size_t fraction = count_digits(text, at + 1);
        whole = fraction;
        at += 1 + fraction;
    }
    at += at < text.length && text.data[at] == '%';
    return whole > 0 && at == text.length;
}

static bool is_hexadecimal_colour(struct text text) {
    if (!text_starts_with(text, TEXT("#")) || (text.length != 4 && text.length != 7))
        return false;
    for (size_t i = 1; i < text.length; i++)
        if (!text_is_digit(text.data[i]) && !memchr("abcdefABCDEF", text.data[i], 12))
            return false;
    return true;
}

static bool is_word(struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if (!text_is_letter(text.data[i]))
            return false;
    return text.length > 0;
}

static bool is_measure(struct text text) {
    return is_number(text) || is_hexadecimal_colour(text);
}

static void append_measure(struct text value, struct buffer *buffer) {
    buffer_append(buffer, is_measure(value) ? value : TEXT("0"));
}

static void append_paint(struct text value, struct buffer *buffer) {
    buffer_append(buffer, is_measure(value) || is_word(value) ? value : TEXT("none"));
}

static const struct escape_row {
    const char *name;
    void (*append)(struct text value, struct buffer *buffer);
} rows[] = {
    [ESCAPE_PLAIN] = {"plain", append_plain},
    [ESCAPE_TEXT] = {"text", append_text},
    [ESCAPE_TITLE] = {"title", append_title},
    [ESCAPE_ATTRIBUTE] = {"attribute", append_attribute},
    [ESCAPE_ADDRESS] = {"address", append_address},
    [ESCAPE_MAIL_ADDRESS] = {"mail address", append_mail_address},
    [ESCAPE_PIECE] = {"piece of an address", append_piece},
    [ESCAPE_OPAQUE] = {"opaque part of an address", append_opaque},
    [ESCAPE_TOKEN] = {"token", append_token},
    [ESCAPE_MEASURE] = {"measure", append_measure},
    [ESCAPE_PAINT] = {"paint", append_paint},
    [ESCAPE_JSON] = {"json", append_json},
};

void escape_append(enum escape escape, struct text value, struct buffer *buffer) {
    rows[escape].append(value, buffer);
}

const char *escape_name(enum escape escape) {
    return rows[escape].name;
}
