#include "text.h"

#include "arena.h"
#include "buffer.h"

#include <stdint.h>
#include <string.h>

struct text text_of(const char *string) {
    return string ? (struct text){string, strlen(string)} : (struct text){0};
}

bool text_is_empty(struct text text) {
    return text.length == 0;
}

bool text_equal_ignoring_case(struct text a, struct text b) {
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (text_small_letter(a.data[i]) != text_small_letter(b.data[i]))
            return false;
    return true;
}

int text_compare(struct text a, struct text b) {
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

int text_compare_ignoring_case(struct text text, const char *string) {
    for (size_t i = 0; i < text.length; i++) {
        unsigned char left = (unsigned char)text_small_letter(text.data[i]);
        unsigned char right = (unsigned char)text_small_letter(string[i]);
        // A zero within the text is not where the string ends.
        if (left != right || !string[i])
            return left < right ? -1 : 1;
    }
    return string[text.length] ? -1 : 0;
}

bool text_ends_with(struct text text, struct text suffix) {
    return text.length >= suffix.length &&
           text_equal(text_slice(text, text.length - suffix.length, text.length), suffix);
}

bool text_contains(struct text text, struct text part) {
    return part.length == 0 ||
           (text.length && memmem(text.data, text.length, part.data, part.length) != NULL);
}

// Most texts begin and end with a letter of ASCII: one comparison tells.
static bool is_plain_letter(char c) {
    return c > ' ' && c < 0x7F;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Bytes of white space at the start of the text: 0 when there is none, 2 for a no-break space, 3
// for a narrow one.
static size_t leading_space(struct text text) {
    if (text.length == 0 || is_plain_letter(text.data[0]))
        return 0;
    if (is_blank(text.data[0]))
        return 1;
    if (text_starts_with(text, TEXT("\xC2\xA0")))
        return 2;
    return text_starts_with(text, TEXT("\xE2\x80\xAF")) ? 3 : 0;
}

static size_t trailing_space(struct text text) {
    if (text.length == 0 || is_plain_letter(text.data[text.length - 1]))
        return 0;
    if (is_blank(text.data[text.length - 1]))
        return 1;
    if (text_ends_with(text, TEXT("\xC2\xA0")))
        return 2;
    return text_ends_with(text, TEXT("\xE2\x80\xAF")) ? 3 : 0;
}

struct text text_trim(struct text text) {
    for (size_t n; (n = leading_space(text)) > 0;)
        text = text_slice(text, n, text.length);
    for (size_t n; (n = trailing_space(text)) > 0;)
        text = text_slice(text, 0, text.length - n);
    return text;
}

struct text_cut text_cut(struct text text, char separator) {
    const char *at = text.length ? memchr(text.data, separator, text.length) : NULL;
    if (!at)
        return (struct text_cut){.head = text};
    size_t place = (size_t)(at - text.data);
    return (struct text_cut){text_slice(text, 0, place), text_slice(text, place + 1, text.length),
                             true};
}

struct text text_copy(struct arena *arena, struct text text) {
    return text_joined(arena, &text, 1);
}

struct text text_joined(struct arena *arena, const struct text *parts, size_t count) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += parts[i].length;
    char *data = arena_allocate(arena, length, 1);
    char *end = data;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].length)
            memcpy(end, parts[i].data, parts[i].length);
        end += parts[i].length;
    }
    return (struct text){data, length};
}

char *text_string(struct arena *arena, struct text text) {
    char *string = arena_allocate(arena, text.length + 1, 1);
    if (text.length)
        memcpy(string, text.data, text.length);
    return string;
}

static bool is_slug_letter(char c) {
    return (c >= 'a' && c <= 'z') || text_is_digit(c) || (unsigned char)c >= 0x80;
}

struct text text_slug(struct arena *arena, struct text text) {
    char *slug = arena_allocate(arena, text.length + 1, 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text_small_letter(text.data[i]);
        if (is_slug_letter(c))
            slug[length++] = c;
        else if (length && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length && slug[length - 1] == '-')
        length--;
    return (struct text){slug, length};
}

struct text text_of_integer(struct arena *arena, long long number) {
    struct buffer digits = {.arena = arena};
    buffer_append_integer(&digits, number);
    return buffer_text(&digits);
}

// How many bytes a sequence beyond ASCII has that begins with a byte from `first` to `last`, and
// the smallest code point it may stand for: anything smaller is an overlong form.
static const struct sequence {
    unsigned char first, last, length, bits;
    unsigned smallest;
} sequences[] = {
    {0xC2, 0xDF, 2, 0x1F, 0x80},
    {0xE0, 0xEF, 3, 0x0F, 0x800},
    {0xF0, 0xF4, 4, 0x07, 0x10000},
};

static const struct sequence *sequence_of(unsigned char first) {
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++)
        if (first >= sequences[i].first && first <= sequences[i].last)
            return &sequences[i];
    return NULL;
}

unsigned text_next_beyond_ascii(struct text text, size_t *offset) {
    const unsigned char *bytes = (const unsigned char *)text.data + *offset;
    const struct sequence *sequence = sequence_of(bytes[0]);
    size_t room = text.length - *offset;
    *offset += 1;
    if (!sequence || sequence->length > room)
        return TEXT_INVALID_CODE_POINT;
    unsigned point = bytes[0] & sequence->bits;
    for (size_t i = 1; i < sequence->length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return TEXT_INVALID_CODE_POINT;
        point = point << 6 | (bytes[i] & 0x3F);
    }
    if (point < sequence->smallest || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        return TEXT_INVALID_CODE_POINT;
    *offset += sequence->length - 1u;
    return point;
}

size_t text_beyond_ascii(struct text text, size_t offset) {
    uint64_t bytes;
    // Eight at a time, of which each byte beyond ASCII has its highest bit set.
    for (; offset + sizeof bytes <= text.length; offset += sizeof bytes) {
        memcpy(&bytes, text.data + offset, sizeof bytes);
        if (bytes & 0x8080808080808080u)
            break;
    }
    while (offset < text.length && (unsigned char)text.data[offset] < 0x80)
        offset++;
    return offset;
}

size_t text_valid_utf8_length(struct text text) {
    for (size_t offset = text_beyond_ascii(text, 0); offset < text.length;
         offset = text_beyond_ascii(text, offset)) {
        size_t start = offset;
        if (text_next_code_point(text, &offset) == TEXT_INVALID_CODE_POINT)
            return start;
    }
    return text.length;
}

size_t text_code_points(struct text text) {
    size_t count = 0;
    for (size_t offset = 0; offset < text.length; count++)
        text_next_code_point(text, &offset);
    return count;
}

static size_t smallest_of(size_t a, size_t b) {
    return a < b ? a : b;
}

size_t text_distance(struct text a, struct text b, struct arena scratch) {
    size_t width = b.length + 1;
    size_t *cost = arena_allocate(&scratch, (a.length + 1) * width, sizeof *cost);
    for (size_t j = 0; j <= b.length; j++)
        cost[j] = j;
    for (size_t i = 1; i <= a.length; i++) {
        size_t *row = cost + i * width;
        const size_t *above = row - width;
        row[0] = i;
        for (size_t j = 1; j <= b.length; j++) {
            bool same = text_small_letter(a.data[i - 1]) == text_small_letter(b.data[j - 1]);
            row[j] = smallest_of(smallest_of(row[j - 1], above[j]) + 1, above[j - 1] + !same);
            bool swapped = i > 1 && j > 1 &&
                           text_small_letter(a.data[i - 1]) == text_small_letter(b.data[j - 2]) &&
                           text_small_letter(a.data[i - 2]) == text_small_letter(b.data[j - 1]);
            if (swapped)
                row[j] = smallest_of(row[j], cost[(i - 2) * width + j - 2] + 1);
        }
    }
    return cost[a.length * width + b.length];
}

struct text text_nearest(struct text name, const struct text *names, size_t count,
                         struct arena scratch) {
    struct text nearest = {0};
    enum { LONGEST_NAME = 200 };
    if (name.length > LONGEST_NAME)
        return nearest;
    size_t least = name.length / 3 > 1 ? name.length / 3 : 1;
    for (size_t i = 0; i < count; i++) {
        if (names[i].length > name.length + least || names[i].length + least < name.length)
            continue;
        size_t distance = text_distance(name, names[i], scratch);
        if (distance < least + (nearest.data == NULL)) {
            least = distance;
            nearest = names[i];
        }
    }
    return nearest;
}
