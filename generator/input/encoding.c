#include "encoding.h"

#include "arena.h"
#include "buffer.h"
#include "character.h"
#include "diagnostic.h"

#include <string.h>

enum encoding { ENCODING_UTF_8, ENCODING_UTF_16_LITTLE, ENCODING_UTF_16_BIG, ENCODING_WINDOWS };

enum { REPLACEMENT = 0xFFFD };

// Text as it grows, and the first of the bytes that could not be read.
struct decoding {
    struct buffer text;
    bool is_bad;
    enum diagnostic_kind kind;
    size_t bad_offset; // in the decoded text
    struct text bad;
};

static void spoil(struct decoding *decoding, enum diagnostic_kind kind, unsigned unit) {
    if (!decoding->is_bad) {
        decoding->is_bad = true;
        decoding->kind = kind;
        decoding->bad_offset = decoding->text.length;
        decoding->bad = character_code(TEXT("0x"), unit, 2, decoding->text.arena);
    }
    buffer_append_code_point(&decoding->text, REPLACEMENT);
}

// --- UTF-8 and Windows-1252 ---

static void decode_utf_8(struct decoding *decoding, struct text bytes) {
    for (size_t offset = 0; offset < bytes.length;) {
        size_t start = offset;
        unsigned point = text_next_code_point(bytes, &offset);
        if (point == TEXT_INVALID_CODE_POINT)
            spoil(decoding, DIAGNOSTIC_ENCODING_MIXED, (unsigned char)bytes.data[start]);
        else if (point == 0)
            spoil(decoding, DIAGNOSTIC_NUL_BYTE, 0);
        else
            buffer_append(&decoding->text, text_slice(bytes, start, offset));
    }
}

// What Windows-1252 has from 0x80 to 0x9F; 0 where it has nothing. All else is as in Unicode.
static const unsigned short windows_characters[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static void decode_windows(struct decoding *decoding, struct text bytes) {
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned byte = (unsigned char)bytes.data[i];
        unsigned point = byte >= 0x80 && byte < 0xA0 ? windows_characters[byte - 0x80] : byte;
        if (point)
            buffer_append_code_point(&decoding->text, point);
        else
            spoil(decoding, byte ? DIAGNOSTIC_BYTE_UNDEFINED : DIAGNOSTIC_NUL_BYTE, byte);
    }
}

// Bytes beyond ASCII, none of which make a character of UTF-8: one that does would hardly come
// about by chance.
static bool is_windows(struct text bytes) {
    bool has_high_byte = false;
    for (size_t offset = text_beyond_ascii(bytes, 0); offset < bytes.length;
         offset = text_beyond_ascii(bytes, offset)) {
        if (text_next_code_point(bytes, &offset) != TEXT_INVALID_CODE_POINT)
            return false;
        has_high_byte = true;
    }
    return has_high_byte;
}

// --- UTF-16 ---

static unsigned unit_at(struct text bytes, size_t offset, bool is_big) {
    unsigned first = (unsigned char)bytes.data[offset];
    unsigned second = (unsigned char)bytes.data[offset + 1];
    return is_big ? first << 8 | second : second << 8 | first;
}

static bool is_leading(unsigned unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_trailing(unsigned unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

static void decode_utf_16(struct decoding *decoding, struct text bytes, bool is_big) {
    size_t offset = 0;
    for (; offset + 1 < bytes.length; offset += 2) {
        unsigned unit = unit_at(bytes, offset, is_big);
        unsigned next = offset + 3 < bytes.length ? unit_at(bytes, offset + 2, is_big) : 0;
        if (is_leading(unit) && is_trailing(next)) {
            buffer_append_code_point(&decoding->text,
                                     0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            offset += 2;
        } else if (is_leading(unit) || is_trailing(unit)) {
            spoil(decoding, DIAGNOSTIC_UTF_16_BROKEN, unit);
        } else if (unit == 0) {
            spoil(decoding, DIAGNOSTIC_NUL_BYTE, 0);
        } else {
            buffer_append_code_point(&decoding->text, unit);
        }
    }
    if (offset < bytes.length)
        spoil(decoding, DIAGNOSTIC_UTF_16_BROKEN, (unsigned char)bytes.data[offset]);
}

// --- the choice ---

static const struct byte_order_mark {
    struct text mark;
    enum encoding encoding;
} byte_order_marks[] = {
    {{"\xEF\xBB\xBF", 3}, ENCODING_UTF_8},
    {{"\xFF\xFE", 2}, ENCODING_UTF_16_LITTLE},
    {{"\xFE\xFF", 2}, ENCODING_UTF_16_BIG},
};

// The encoding, and the bytes without the mark that said so.
struct choice {
    enum encoding encoding;
    struct text bytes;
};

static struct choice choose(struct text bytes) {
    for (size_t i = 0; i < sizeof byte_order_marks / sizeof byte_order_marks[0]; i++) {
        const struct byte_order_mark *row = &byte_order_marks[i];
        if (text_starts_with(bytes, row->mark))
            return (struct choice){row->encoding,
                                   text_slice(bytes, row->mark.length, bytes.length)};
    }
    return (struct choice){is_windows(bytes) ? ENCODING_WINDOWS : ENCODING_UTF_8, bytes};
}

static void decode(struct decoding *decoding, struct choice choice) {
    switch (choice.encoding) {
    case ENCODING_UTF_8:
        decode_utf_8(decoding, choice.bytes);
        break;
    case ENCODING_UTF_16_LITTLE:
    case ENCODING_UTF_16_BIG:
        decode_utf_16(decoding, choice.bytes, choice.encoding == ENCODING_UTF_16_BIG);
        break;
    case ENCODING_WINDOWS:
        decode_windows(decoding, choice.bytes);
        break;
    }
}

// Most files are UTF-8 already and need no copy.
static bool is_plain(struct choice choice) {
    return choice.encoding == ENCODING_UTF_8 && choice.bytes.length &&
           !memchr(choice.bytes.data, 0, choice.bytes.length) &&
           text_valid_utf8_length(choice.bytes) == choice.bytes.length;
}

// A note on a guess stands at the first character that shows whether it was right.
static void report(const struct source *source, enum encoding encoding,
                   const struct decoding *decoding, struct diagnostics *diagnostics) {
    if (encoding == ENCODING_WINDOWS)
        diagnostics_add(diagnostics, DIAGNOSTIC_ENCODING_TAKEN,
                        (struct place){source, text_beyond_ascii(source->text, 0), 0},
                        (struct diagnostic_words){TEXT("Windows-1252")});
    else if (encoding != ENCODING_UTF_8)
        diagnostics_add(diagnostics, DIAGNOSTIC_ENCODING_TAKEN, (struct place){source, 0, 0},
                        (struct diagnostic_words){TEXT("UTF-16")});
    if (decoding->is_bad)
        diagnostics_add(diagnostics, decoding->kind,
                        (struct place){source, decoding->bad_offset, 3},
                        (struct diagnostic_words){decoding->bad});
}

const struct source *encoding_decode(struct text path, struct text bytes, struct arena *arena,
                                     struct diagnostics *diagnostics) {
    struct source *source = arena_allocate(arena, 1, sizeof *source);
    source->path = path;
    struct choice choice = choose(bytes);
    if (is_plain(choice)) {
        source->text = choice.bytes;
        return source;
    }
    struct decoding decoding = {.text = {.arena = arena}};
    decode(&decoding, choice);
    source->text = buffer_text(&decoding.text);
    report(source, choice.encoding, &decoding, diagnostics);
    return source;
}
