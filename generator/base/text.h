// A text: a pointer and a length, a slice of bytes that somebody else owns. UTF-8 unless said
// otherwise; need not end in a zero. A zeroed text is absent, which is not the same as empty: an
// empty text has a pointer.
#ifndef NIOT_TEXT_H
#define NIOT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

struct text {
    const char *data;
    size_t length;
};

// A text of a string literal.
#define TEXT(literal) ((struct text){("" literal), sizeof(literal) - 1})

// The two parts of a text around a separator; `found` is false when it has none, and then `head` is
// the whole text and `tail` is absent.
struct text_cut {
    struct text head;
    struct text tail;
    bool found;
};

// Of a string that ends in a zero; NULL gives an absent text.
struct text text_of(const char *string);

bool text_is_empty(struct text text);                        // empty or absent
bool text_equal_ignoring_case(struct text a, struct text b); // A to Z only
int text_compare(struct text a, struct text b);              // as strcmp: by bytes, shorter first
bool text_ends_with(struct text text, struct text suffix);
bool text_contains(struct text text, struct text part);

// Inline, so that comparing with a literal costs one look at a few bytes. Only an absent text has
// no pointer, and that has no length.
static inline bool text_equal(struct text a, struct text b) {
    bool are_there = a.data && b.data;
    return a.length == b.length &&
           (a.length == 0 || (are_there && memcmp(a.data, b.data, a.length) == 0));
}

static inline bool text_starts_with(struct text text, struct text prefix) {
    return text.length >= prefix.length &&
           (prefix.length == 0 || memcmp(text.data, prefix.data, prefix.length) == 0);
}

// text_equal and text_equal_ignoring_case with a string that ends in a zero, for going through
// tables of names: a string is left at the first byte that differs, and its length never counted.
static inline bool text_is(struct text text, const char *string) {
    size_t same = 0;
    while (same < text.length && string[same] && text.data[same] == string[same])
        same++;
    return same == text.length && !string[same];
}

// The small letter of a capital one, A to Z; any other byte as it is.
static inline char text_small_letter(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

// Of ASCII.
static inline bool text_is_digit(char c) {
    return c >= '0' && c <= '9';
}
static inline bool text_is_letter(char c) {
    char small = text_small_letter(c);
    return small >= 'a' && small <= 'z';
}
static inline bool text_is_letter_or_digit(char c) {
    return text_is_letter(c) || text_is_digit(c);
}

static inline bool text_is_ignoring_case(struct text text, const char *string) {
    size_t same = 0;
    while (same < text.length && string[same] &&
           text_small_letter(text.data[same]) == text_small_letter(string[same]))
        same++;
    return same == text.length && !string[same];
}

// The order of a text and a string, both in small letters; 0 when text_is_ignoring_case.
int text_compare_ignoring_case(struct text text, const char *string);

// From byte `start` up to, not including, byte `end`; both are held within the text.
static inline struct text text_slice(struct text text, size_t start, size_t end) {
    if (end > text.length)
        end = text.length;
    if (start > end)
        start = end;
    return text.data ? (struct text){text.data + start, end - start} : text;
}

// The text, absent where it is empty: an empty cell says nothing.
static inline struct text text_present(struct text text) {
    return text.length > 0 ? text : (struct text){0};
}

// The text or, where it is empty, the other.
static inline struct text text_or(struct text text, struct text otherwise) {
    return text.length > 0 ? text : otherwise;
}

// Without the white space at both ends: blanks, tabs, line ends and no-break spaces.
struct text text_trim(struct text text);

// Around the first `separator`.
struct text_cut text_cut(struct text text, char separator);

// A copy in the arena; text_joined puts `parts` one behind the other.
struct text text_copy(struct arena *arena, struct text text);
struct text text_joined(struct arena *arena, const struct text *parts, size_t count);
#define TEXT_JOIN(arena, ...)                                                                      \
    text_joined((arena), (const struct text[]){__VA_ARGS__},                                       \
                sizeof((const struct text[]){__VA_ARGS__}) / sizeof(struct text))

// A copy that ends in a zero, for system calls and libraries. A text that holds a zero byte is cut
// there; callers refuse such bytes beforehand.
char *text_string(struct arena *arena, struct text text);

// Lower case (A to Z), everything that is not a letter or digit of ASCII as one '-', none at the
// ends: "Possession of weapons" is "possession-of-weapons". Bytes beyond ASCII are kept.
struct text text_slug(struct arena *arena, struct text text);

// The decimal digits of a number.
struct text text_of_integer(struct arena *arena, long long number);

// The next code point at `*offset`, which is moved behind it; the offset must be within the text. A
// byte that begins no valid sequence gives TEXT_INVALID_CODE_POINT and is passed over alone
// (overlong forms and surrogates are not valid).
static inline unsigned text_next_code_point(struct text text, size_t *offset);
#define TEXT_INVALID_CODE_POINT 0xFFFFFFFFu

// The same where the byte at the offset is not ASCII.
unsigned text_next_beyond_ascii(struct text text, size_t *offset);

static inline unsigned text_next_code_point(struct text text, size_t *offset) {
    unsigned char first = (unsigned char)text.data[*offset];
    if (first >= 0x80)
        return text_next_beyond_ascii(text, offset);
    *offset += 1;
    return first;
}

// Where the first byte at or behind `offset` stands that is not ASCII; the length when there is
// none.
size_t text_beyond_ascii(struct text text, size_t offset);

// Where the first byte stands that is not valid UTF-8; the length when there is none.
size_t text_valid_utf8_length(struct text text);

// How many code points.
size_t text_code_points(struct text text);

// How many letters must be changed, added, taken out or swapped with a neighbour to make one of the
// other (optimal string alignment, case ignored), for "did you mean".
size_t text_distance(struct text a, struct text b, struct arena scratch);

// The nearest of `names` to `name`, when near enough to be a slip: at most a third of its length
// and at least one change; absent when none is.
struct text text_nearest(struct text name, const struct text *names, size_t count,
                         struct arena scratch);

#endif
