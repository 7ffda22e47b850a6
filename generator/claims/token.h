// Tokens: a text as words, numbers, marks and placeholders, which all rules on words look at.
#ifndef NIOT_TOKEN_H
#define NIOT_TOKEN_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct passage;

// How many rows a table of words has.
#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

enum token_kind {
    TOKEN_WORD,   // letters, with apostrophes, and digits behind a letter: don't, A32
    TOKEN_NUMBER, // digits, with commas in groups of three and a point: 1,738.5
    TOKEN_MARK,
    TOKEN_PLACEHOLDER,
};

// A mark is its ASCII character, or one of these for all that look alike.
enum token_mark { MARK_HYPHEN = '-', MARK_DASH = '~', MARK_QUOTE = '"', MARK_CURRENCY = '$' };

struct token {
    enum token_kind kind;
    struct text text;
    struct text spelling; // of a word: as it is typed, with plain apostrophes
    struct text stem;     // of a word: in small letters, in the singular
    size_t start;         // in the text
    int mark;
    bool follows_blank; // or stands first
    bool is_quoted;     // between quotation marks
};

struct token_list {
    struct token *items;
    size_t count;
    size_t capacity;
};

struct token_list token_list_of(struct text text, struct arena *arena);

// Some of the tokens of a list, one sentence as a rule: from `first` up to, not including, `end`.
struct token_span {
    const struct token_list *list;
    size_t first, end;
};

// The token; an empty mark where `i` is outside of the span, so that rules may look around freely.
const struct token *token_at(const struct token_span *span, size_t i);

bool token_is_word(const struct token *token, const char *word); // letters' case aside
bool token_is_mark(const struct token *token, int mark);
bool token_is_capital(const struct token *token); // begins with a capital letter, A to Z
bool token_is_one_of(const struct token *token, const char *const *words, size_t count);

// How many tokens from `i` on are the words of `phrase`, which has a blank between them; 0 when
// they are others. Hyphens between words count as blanks.
size_t token_phrase(const struct token_span *span, size_t i, const char *phrase);

// Behind which byte a token ends.
size_t token_end(const struct token *token);

// Whether a word can be a plural that is counted, by its form: "burglaries", "people".
bool token_is_plural(const struct token *token);

#endif
