#include "sentence_span.h"

// A full stop behind one of these, or behind a single capital letter, ends no sentence.
static const char *const abbreviations[] = {
    "mr",  "mrs",    "ms",   "dr", "st",   "prof", "rev", "hon", "insp", "supt", "sgt",
    "det", "pc",     "cllr", "lt", "col",  "capt", "no",  "nos", "vs",   "v",    "eg",
    "ie",  "approx", "ltd",  "co", "dept", "tel",  "ext", "est", "etc",
};

static bool is_abbreviation(const struct token *token) {
    bool is_initial = token_is_capital(token) && token->text.length == 1;
    return is_initial ||
           token_is_one_of(token, abbreviations, sizeof abbreviations / sizeof *abbreviations);
}

static bool is_closing(const struct token *token) {
    return !token->follows_blank && (token_is_mark(token, MARK_QUOTE) ||
                                     token_is_mark(token, '\'') || token_is_mark(token, ')'));
}

static bool is_stop(const struct token_span *all, size_t i) {
    const struct token *token = token_at(all, i);
    if (token_is_mark(token, '!') || token_is_mark(token, '?'))
        return true;
    return token_is_mark(token, '.') && !(i > all->first && is_abbreviation(token_at(all, i - 1)));
}

// Behind the stop a sentence begins: with a blank, and not with a small letter.
static bool begins_sentence(const struct token *token) {
    bool is_small = token->kind == TOKEN_WORD && !token_is_capital(token);
    return token->follows_blank && !is_small;
}

// No sentence is longer, so that the rules, which look around in one, take no longer either.
enum { TOKENS_AT_MOST = 400 };

struct token_span sentence_span_at(const struct token_list *tokens, size_t first) {
    struct token_span all = {tokens, first, tokens->count};
    size_t last = tokens->count - first > TOKENS_AT_MOST ? first + TOKENS_AT_MOST : tokens->count;
    for (size_t i = first; i < last; i++) {
        if (!is_stop(&all, i))
            continue;
        size_t end = i + 1;
        while (end < tokens->count && is_closing(token_at(&all, end)))
            end++;
        // "1." at the start of a passage is a list marker, not a sentence.
        bool is_marker = i == first + 1 && token_at(&all, first)->kind == TOKEN_NUMBER;
        if (end == tokens->count || (begins_sentence(token_at(&all, end)) && !is_marker))
            return (struct token_span){tokens, first, end};
    }
    return (struct token_span){tokens, first, last};
}

bool sentence_span_is_question(const struct token_span *sentence) {
    for (size_t i = sentence->end; i > sentence->first; i--) {
        const struct token *token = token_at(sentence, i - 1);
        if (token->kind != TOKEN_MARK || token_is_mark(token, '?'))
            return token_is_mark(token, '?');
    }
    return false;
}

bool sentence_span_breaks_clause(const struct token *token) {
    static const char *const words[] = {"while",   "whereas", "but", "although", "though",
                                        "however", "whilst",  "yet", "because",  "despite",
                                        "so",      "when",    "if",  "since",    "unlike"};
    return token_is_mark(token, ';') || token_is_one_of(token, words, sizeof words / sizeof *words);
}
