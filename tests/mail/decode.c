#include "decode.h"

#include "buffer.h"

#include <criterion/criterion.h>
#include <string.h>

const char decode_pool_of_text[] = "aAzZ09 \t.,-=_?<>@:\"\\\n\n....FFrom From \n.From  \n"
                                   "\xC3\xAB\xC5\xB5\xC2\xA3\xE2\x88\x92\xE2\x80\x93"
                                   "\xF0\x9F\x98\x80\xF0\x9F\x8F\xB4";
const char decode_pool_of_field[] = "aAzZ09  .,-=_?<>@:\"\\()=?=?UTF-8?Q?a?=  "
                                    "\xC3\xAB\xC5\xB5\xC2\xA3\xE2\x88\x92\xE2\x80\x93"
                                    "\xF0\x9F\x98\x80";

static unsigned next_random(unsigned *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

struct text decode_any_text(unsigned *seed, size_t length, const char *pool, struct arena *arena) {
    struct text characters = text_of(pool);
    struct buffer buffer = {.arena = arena};
    buffer_append(&buffer, TEXT(""));
    // Now and then a long line of one kind.
    bool is_plain = next_random(seed) % 4 == 0;
    size_t wanted = length ? next_random(seed) % length : 0;
    for (size_t i = 0; i < wanted; i++) {
        size_t start = next_random(seed) % (is_plain ? 7 : characters.length);
        while (((unsigned char)characters.data[start] & 0xC0) == 0x80)
            start--;
        size_t end = start;
        text_next_code_point(characters, &end);
        buffer_append(&buffer, text_slice(characters, start, end));
    }
    return buffer_text(&buffer).data ? buffer_text(&buffer) : TEXT("");
}

static int value_of(char c, const char *digits) {
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

static char hexadecimal(struct text text, size_t offset) {
    static const char digits[] = "0123456789ABCDEF";
    cr_assert_leq(offset + 2, text.length, "half a byte at the end");
    int high = value_of(text.data[offset], digits), low = value_of(text.data[offset + 1], digits);
    cr_assert(high >= 0 && low >= 0, "not hexadecimal: %.2s", text.data + offset);
    return (char)(high * 16 + low);
}

// Cuts off the line in front, whose end is CR LF.
static struct text take_line(struct text *rest, bool *has_end) {
    const char *found = rest->length ? memmem(rest->data, rest->length, "\r\n", 2) : NULL;
    size_t length = found ? (size_t)(found - rest->data) : rest->length;
    struct text line = text_slice(*rest, 0, length);
    *rest = text_slice(*rest, found ? length + 2 : length, rest->length);
    *has_end = found != NULL;
    cr_assert_not(text_contains(line, TEXT("\r")) || text_contains(line, TEXT("\n")));
    return line;
}

struct text decode_quoted_printable(struct text encoded, struct arena *arena) {
    struct buffer buffer = {.arena = arena};
    struct text rest = encoded;
    while (rest.length > 0) {
        bool has_end;
        struct text line = take_line(&rest, &has_end);
        cr_assert_leq(line.length, 76, "%zu columns", line.length);
        cr_assert_not(text_ends_with(line, TEXT(" ")) || text_ends_with(line, TEXT("\t")));
        bool is_soft = text_ends_with(line, TEXT("="));
        cr_assert(!is_soft || has_end, "a soft line end at the end");
        size_t length = line.length - is_soft;
        for (size_t i = 0; i < length; i++) {
            char c = line.data[i];
            cr_assert((c >= ' ' && c <= '~') || c == '\t');
            if (c == '=') {
                buffer_append_byte(&buffer, hexadecimal(text_slice(line, 0, length), i + 1));
                i += 2;
            } else {
                buffer_append_byte(&buffer, c);
            }
        }
        size_t valid = text_valid_utf8_length(buffer_text(&buffer));
        cr_assert_eq(valid, buffer.length, "a line tears a character");
        if (has_end && !is_soft)
            buffer_append_byte(&buffer, '\n');
    }
    return buffer.length ? buffer_text(&buffer) : TEXT("");
}

static void decode_group(struct buffer *buffer, struct text group) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    cr_assert_eq(group.length, 4, "a group of %zu", group.length);
    unsigned bits = 0;
    int bytes = 3;
    for (size_t i = 0; i < 4; i++) {
        int value = value_of(group.data[i], digits);
        if (group.data[i] == '=' && i >= 2) {
            bytes--;
            value = 0;
        } else {
            cr_assert(value >= 0 && bytes == 3, "not base64: %.4s", group.data);
        }
        bits = bits << 6 | (unsigned)value;
    }
    for (int i = 0; i < bytes; i++)
        buffer_append_byte(buffer, (char)(bits >> (16 - 8 * i)));
}

static struct text decode_base64_line(struct text line, struct arena *arena) {
    struct buffer buffer = {.arena = arena};
    buffer_append(&buffer, TEXT(""));
    for (size_t i = 0; i < line.length; i += 4)
        decode_group(&buffer, text_slice(line, i, i + 4));
    return buffer.length ? buffer_text(&buffer) : TEXT("");
}

struct text decode_base64(struct text encoded, struct arena *arena) {
    struct buffer buffer = {.arena = arena};
    struct text rest = encoded;
    while (rest.length > 0) {
        bool has_end;
        struct text line = take_line(&rest, &has_end);
        cr_assert(has_end ? line.length == 76 : line.length > 0 && line.length <= 76);
        buffer_append(&buffer, decode_base64_line(line, arena));
    }
    return buffer.length ? buffer_text(&buffer) : TEXT("");
}

static struct text decode_q(struct text payload, struct arena *arena) {
    struct buffer buffer = {.arena = arena};
    for (size_t i = 0; i < payload.length; i++) {
        char c = payload.data[i];
        cr_assert(c > ' ' && c <= '~' && c != '?');
        if (c == '=') {
            buffer_append_byte(&buffer, hexadecimal(payload, i + 1));
            i += 2;
        } else {
            buffer_append_byte(&buffer, c == '_' ? ' ' : c);
        }
    }
    return buffer_text(&buffer);
}

static struct text unfolded(struct text value, struct arena *arena) {
    struct buffer buffer = {.arena = arena};
    struct text rest = value;
    while (rest.length > 0) {
        bool has_end;
        struct text line = take_line(&rest, &has_end);
        if (buffer.length > 0)
            cr_assert(text_starts_with(line, TEXT(" ")), "a line of a field is not indented");
        cr_assert_gt(text_trim(line).length, 0, "an empty line in a field");
        buffer_append(&buffer, line);
    }
    return buffer.length ? buffer_text(&buffer) : TEXT("");
}

struct text decode_field(struct text value, struct arena *arena) {
    struct text text = unfolded(value, arena);
    struct buffer buffer = {.arena = arena};
    buffer_append(&buffer, TEXT(""));
    bool was_encoded = false, is_first = true;
    if (text_starts_with(text, TEXT(" ")))
        text = text_slice(text, 1, text.length);
    struct text_cut cut = {.tail = text, .found = text.length > 0};
    while (cut.found) {
        cut = text_cut(cut.tail, ' ');
        bool is_encoded =
            text_starts_with(cut.head, TEXT("=?UTF-8?Q?")) && text_ends_with(cut.head, TEXT("?="));
        if (!is_first && !(is_encoded && was_encoded))
            buffer_append_byte(&buffer, ' ');
        struct text payload = text_slice(cut.head, 10, cut.head.length - 2);
        if (is_encoded) {
            cr_assert_leq(cut.head.length, 75, "an encoded word of %zu", cut.head.length);
            struct text word = decode_q(payload, arena);
            cr_assert_eq(text_valid_utf8_length(word), word.length, "half a character");
            buffer_append(&buffer, word);
        } else {
            buffer_append(&buffer, cut.head);
        }
        was_encoded = is_encoded;
        is_first = false;
    }
    return buffer.length ? buffer_text(&buffer) : TEXT("");
}

void decode_check_lines(struct text message, size_t most) {
    struct text rest = message;
    while (rest.length > 0) {
        bool has_end;
        struct text line = take_line(&rest, &has_end);
        cr_expect_leq(line.length, most, "%.*s", (int)line.length, line.data);
        for (size_t i = 0; i < line.length; i++)
            cr_assert((line.data[i] >= ' ' && line.data[i] <= '~') || line.data[i] == '\t');
        cr_expect_not(text_equal(line, TEXT(".")));
        cr_expect_not(text_starts_with(line, TEXT("From ")));
        cr_expect(has_end);
    }
}
