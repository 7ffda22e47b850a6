#include "character.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "scalar.h"

// A noncharacter is one of the last two of each plane or one of a block of 32.
static bool is_noncharacter(unsigned code_point) {
    return (code_point & 0xFFFE) == 0xFFFE || (code_point >= 0xFDD0 && code_point <= 0xFDEF);
}

static bool is_private(unsigned code_point) {
    return (code_point >= 0xE000 && code_point <= 0xF8FF) || code_point >= 0xF0000;
}

// They turn the order of what follows, digits and signs too, far beyond the cell that they stand
// in. The marks of direction (U+200E, U+200F, U+061C), which move nothing else, are not among them.
static bool is_direction(unsigned code_point) {
    return (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

bool character_is_refused(unsigned code_point) {
    if (code_point == TEXT_INVALID_CODE_POINT)
        return true;
    if (code_point < 0x20)
        return code_point != '\t' && code_point != '\n' && code_point != '\r';
    return (code_point >= 0x7F && code_point < 0xA0) || is_private(code_point) ||
           is_noncharacter(code_point) || is_direction(code_point);
}

struct text character_code(struct text prefix, unsigned number, int digits, struct arena *arena) {
    struct buffer code = {.arena = arena};
    buffer_append(&code, prefix);
    for (int shift = 28; shift >= 0; shift -= 4)
        if (number >> shift || shift < 4 * digits)
            buffer_append_byte(&code, "0123456789ABCDEF"[number >> shift & 0xF]);
    return buffer_text(&code);
}

// Most characters are of ASCII and have a shape or are a blank: none of those is refused.
static size_t behind_plain(struct text text, size_t offset) {
    while (offset < text.length && text.data[offset] >= ' ' && text.data[offset] < 0x7F)
        offset++;
    return offset;
}

void character_check(struct text text, struct place place, struct diagnostics *diagnostics) {
    size_t reports = 0;
    for (size_t offset = behind_plain(text, 0);
         offset < text.length && reports < DIAGNOSTICS_PRINTED_AT_MOST;
         offset = behind_plain(text, offset)) {
        size_t start = offset;
        unsigned code_point = text_next_code_point(text, &offset);
        if (!character_is_refused(code_point))
            continue;
        unsigned char byte = (unsigned char)text.data[start];
        struct text code = code_point == TEXT_INVALID_CODE_POINT
                               ? character_code(TEXT("0x"), byte, 2, diagnostics->arena)
                               : character_code(TEXT("U+"), code_point, 4, diagnostics->arena);
        diagnostics_add(diagnostics, DIAGNOSTIC_CHARACTER_REFUSED,
                        scalar_place(place, text, text_slice(text, start, offset)),
                        (struct diagnostic_words){code});
        reports++;
    }
}
