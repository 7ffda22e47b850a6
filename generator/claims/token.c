#include "token.h"

#include "arena.h"

struct reader {
    struct text text;
    size_t offset;
    struct arena *arena;
    struct token_list list;
    bool follows_blank;
};

// --- characters beyond ASCII ---

enum { BLANK = ' ', LETTER = 'a' };

// What a character is taken for: a blank, a letter or a mark.
static int look_of(unsigned point) {
    static const struct {
        unsigned point;
        int look;
    } rows[] = {
        {0xA0, BLANK},         {0x202F, BLANK},      {0x2009, BLANK},       {0x2010, MARK_HYPHEN},
        {0x2011, MARK_HYPHEN}, {0x2012, MARK_DASH},  {0x2013, MARK_DASH},   {0x2014, MARK_DASH},
        {0x2212, MARK_HYPHEN}, {0x201C, MARK_QUOTE}, {0x201D, MARK_QUOTE},  {0x201E, MARK_QUOTE},
        {0x2018, '\''},        {0x2019, '\''},       {0xA3, MARK_CURRENCY}, {0x20AC, MARK_CURRENCY},
        {0x2026, '.'},         {0xBD, LETTER},
    };
    // Punctuation, arrows, signs of mathematics, shapes and pictures.
    static const struct {
        unsigned first, last;
    } signs[] = {{0x2000, 0x206F}, {0x2190, 0x2BFF}, {0x1F000, 0x1FAFF}};
    if (point < 0x80)
        return point == '\n' || point == '\t' || point == '\r' ? BLANK : (int)point;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].point == point)
            return rows[i].look;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (point >= signs[i].first && point <= signs[i].last)
            return '*';
    return LETTER;
}

// The character at `*offset`, which is moved behind it.
static int next_look(struct text text, size_t *offset) {
    return look_of(text_next_code_point(text, offset));
}

// --- words and numbers ---

// Where the word ends that begins at `offset`: an apostrophe counts between two letters.
static size_t end_of_word(struct text text, size_t offset) {
    for (size_t at = offset; at < text.length;) {
        size_t next = at;
        int look = next_look(text, &next);
        bool is_inside = next < text.length && text_is_letter(text.data[next]);
        if (!(look < 0x80 && (text_is_letter((char)look) || text_is_digit((char)look))) &&
            !(look == '\'' && is_inside && at > offset))
            return at;
        at = next;
    }
    return text.length;
}

static bool has_digits(struct text text, size_t offset, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (offset + i >= text.length || !text_is_digit(text.data[offset + i]))
            return false;
    return true;
}

static bool is_group_at(struct text text, size_t offset) {
    return text.data[offset] == ',' && has_digits(text, offset + 1, 3) &&
           !has_digits(text, offset + 4, 1);
}

static size_t end_of_number(struct text text, size_t offset) {
    size_t at = offset;
    while (at < text.length && text_is_digit(text.data[at]))
        at++;
    while (at < text.length && is_group_at(text, at))
        at += 4;
    if (at < text.length && text.data[at] == '.' && has_digits(text, at + 1, 1))
        for (at++; at < text.length && text_is_digit(text.data[at]);)
            at++;
    return at;
}

// --- stems ---

// An ending of a plural, and what the singular has in its place.
static const struct ending {
    const char *plural, *singular;
} endings[] = {
    {"ies", "y"}, {"sses", "ss"}, {"xes", "x"}, {"ches", "ch"}, {"shes", "sh"},
    {"ss", "ss"}, {"us", "us"},   {"is", "is"}, {"'s", ""},     {"s", ""},
};

enum { STEM_AT_LEAST = 3 };

// The apostrophe that word processors set, U+2019, becomes the plain one of the tables of words.
static struct text spelling_of(struct text word, struct arena *arena) {
    const struct text curly = TEXT("\xE2\x80\x99");
    if (!text_contains(word, curly))
        return word;
    char *letters = arena_allocate(arena, word.length, 1);
    size_t length = 0;
    for (size_t i = 0; i < word.length;) {
        bool is_curly = text_starts_with(text_slice(word, i, word.length), curly);
        letters[length++] = is_curly ? '\'' : word.data[i];
        i += is_curly ? curly.length : 1;
    }
    return (struct text){letters, length};
}

static struct text stem_of(struct text word, struct arena *arena) {
    char *letters = arena_allocate(arena, word.length + 1, 1);
    for (size_t i = 0; i < word.length; i++)
        letters[i] = text_small_letter(word.data[i]);
    struct text small = {letters, word.length};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct text plural = text_of(endings[i].plural);
        if (!text_ends_with(small, plural) || small.length < STEM_AT_LEAST + 1)
            continue;
        size_t kept = small.length - plural.length, added = strlen(endings[i].singular);
        memcpy(letters + kept, endings[i].singular, added);
        return (struct text){letters, kept + added};
    }
    return small;
}

// --- quotation marks ---

// A single mark opens where a word begins behind it and none ends before it, and closes at the
// end of a word; elsewhere it is an apostrophe.
static void mark_quotations(struct token_list *list) {
    bool is_double = false, is_single = false;
    for (size_t i = 0; i < list->count; i++) {
        struct token *token = &list->items[i];
        bool is_before_blank = i + 1 == list->count || list->items[i + 1].follows_blank ||
                               list->items[i + 1].kind == TOKEN_MARK;
        if (token_is_mark(token, MARK_QUOTE))
            is_double = !is_double;
        else if (token_is_mark(token, '\'') && token->follows_blank && !is_before_blank)
            is_single = true;
        else if (token_is_mark(token, '\'') && is_before_blank)
            is_single = false;
        token->is_quoted = is_double || is_single;
    }
}

// --- all of it ---

static size_t read_token(struct reader *reader, struct token *token) {
    struct text text = reader->text;
    size_t start = reader->offset, end = start;
    int look = next_look(text, &end);
    if (text_is_digit(text.data[start])) {
        token->kind = TOKEN_NUMBER;
        return end_of_number(text, start);
    }
    if (text_starts_with(text_slice(text, start, text.length), TEXT("\xEF\xBF\xBC"))) {
        token->kind = TOKEN_PLACEHOLDER;
        return end;
    }
    if (look < 0x80 && text_is_letter((char)look)) {
        token->kind = TOKEN_WORD;
        end = end_of_word(text, start);
        token->spelling = spelling_of(text_slice(text, start, end), reader->arena);
        token->stem = stem_of(token->spelling, reader->arena);
        return end;
    }
    token->kind = TOKEN_MARK;
    token->mark = look;
    return end;
}

struct token_list token_list_of(struct text text, struct arena *arena) {
    struct reader reader = {.text = text, .arena = arena, .follows_blank = true};
    while (reader.offset < text.length) {
        size_t next = reader.offset;
        if (next_look(text, &next) == BLANK) {
            reader.offset = next;
            reader.follows_blank = true;
            continue;
        }
        struct token token = {.start = reader.offset, .follows_blank = reader.follows_blank};
        size_t end = read_token(&reader, &token);
        token.text = text_slice(text, reader.offset, end);
        *ARENA_PUSH(arena, &reader.list, items) = token;
        reader.offset = end;
        reader.follows_blank = false;
    }
    mark_quotations(&reader.list);
    return reader.list;
}

// --- looking at them ---

const struct token *token_at(const struct token_span *span, size_t i) {
    static const struct token none = {.kind = TOKEN_MARK, .follows_blank = true};
    return i >= span->first && i < span->end ? &span->list->items[i] : &none;
}

bool token_is_word(const struct token *token, const char *word) {
    return token->kind == TOKEN_WORD && text_is_ignoring_case(token->spelling, word);
}

bool token_is_mark(const struct token *token, int mark) {
    return token->kind == TOKEN_MARK && token->mark == mark;
}

bool token_is_capital(const struct token *token) {
    return token->kind == TOKEN_WORD && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
}

bool token_is_one_of(const struct token *token, const char *const *words, size_t count) {
    if (token->kind != TOKEN_WORD)
        return false;
    for (size_t i = 0; i < count; i++)
        if (text_is_ignoring_case(token->spelling, words[i]))
            return true;
    return false;
}

size_t token_phrase(const struct token_span *span, size_t i, const char *phrase) {
    const struct token *start = token_at(span, i);
    size_t at = i;
    // Nearly all phrases of a table differ in their first letter.
    if (start->kind != TOKEN_WORD || text_small_letter(start->text.data[0]) != phrase[0])
        return 0;
    for (struct text rest = text_of(phrase); rest.length > 0;) {
        struct text_cut cut = text_cut(rest, ' ');
        const struct token *token = token_at(span, at);
        if (at > i && token_is_mark(token, MARK_HYPHEN))
            token = token_at(span, ++at);
        if (token->kind != TOKEN_WORD || !text_equal_ignoring_case(token->spelling, cut.head))
            return 0;
        at++;
        rest = cut.tail;
    }
    return at - i;
}

size_t token_end(const struct token *token) {
    return token->start + token->text.length;
}

bool token_is_plural(const struct token *token) {
    static const char *const irregular[] = {"people", "men",   "women", "children", "youths",
                                            "police", "staff", "youth", "knives",   "thieves"};
    static const char *const others[] = {
        "was",    "is",     "has",        "does",    "this",      "its",     "as",     "us",
        "his",    "hers",   "always",     "perhaps", "yes",       "towards", "less",   "others",
        "across", "unless", "plus",       "thus",    "versus",    "besides", "ours",   "theirs",
        "yours",  "it's",   "that's",     "says",    "shows",     "means",   "stands", "gives",
        "makes",  "comes",  "goes",       "remains", "sometimes", "news",    "series", "adds",
        "tells",  "takes",  "followers's"};
    enum { PLURAL_AT_LEAST = 4 };
    if (token_is_one_of(token, irregular, sizeof irregular / sizeof *irregular))
        return true;
    if (token->kind != TOKEN_WORD || token->text.length < PLURAL_AT_LEAST ||
        token_is_one_of(token, others, sizeof others / sizeof *others))
        return false;
    struct text word = token->spelling;
    return text_ends_with(word, TEXT("s")) && !text_ends_with(word, TEXT("ss")) &&
           !text_ends_with(word, TEXT("us")) && !text_ends_with(word, TEXT("is")) &&
           !text_ends_with(word, TEXT("'s"));
}
