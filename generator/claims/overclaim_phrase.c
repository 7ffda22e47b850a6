#include "overclaim_phrase.h"

#include "arena.h"
#include "diagnostic.h"

#include <string.h>

// --- as they are listed ---

static bool is_punctuation(const struct token *token) {
    static const char said[] = {'%', MARK_CURRENCY, '&', '+', '/'};
    return token->kind == TOKEN_MARK && !memchr(said, token->mark, sizeof said);
}

// The words as the text has its own, without hyphens and punctuation.
static struct overclaim_phrase phrase_of(const struct campaign_overclaim *own,
                                         struct arena *arena) {
    struct token_list all = token_list_of(own->words.text, arena), kept = {0};
    bool has_word = false;
    for (size_t i = 0; i < all.count; i++) {
        has_word |= all.items[i].kind == TOKEN_WORD;
        if (!is_punctuation(&all.items[i]))
            *ARENA_PUSH(arena, &kept, items) = all.items[i];
    }
    return (struct overclaim_phrase){has_word ? kept : (struct token_list){0}, own->write.text};
}

struct overclaim_phrases overclaim_phrases_of(const struct campaign *campaign, struct arena *arena,
                                              struct diagnostics *diagnostics) {
    struct overclaim_phrases phrases = {0};
    for (size_t i = 0; i < campaign->overclaim_count; i++) {
        const struct campaign_overclaim *own = &campaign->overclaims[i];
        struct overclaim_phrase phrase = phrase_of(own, arena);
        if (phrase.tokens.count > 0)
            *ARENA_PUSH(arena, &phrases, items) = phrase;
        else
            diagnostics_add(diagnostics, DIAGNOSTIC_OVERCLAIM_WITHOUT_WORD, own->words.place,
                            (struct diagnostic_words){own->words.text});
    }
    return phrases;
}

// --- where they stand ---

// The next byte in small letters; an apostrophe is one however it is written.
static char next_letter(struct text *rest) {
    struct text curled = TEXT("\xE2\x80\x99");
    bool is_curled = text_starts_with(*rest, curled);
    char letter = is_curled ? '\'' : text_small_letter(rest->data[0]);
    *rest = text_slice(*rest, is_curled ? curled.length : 1, rest->length);
    return letter;
}

static bool is_same(const struct token *one, const struct token *other) {
    if (one->kind != other->kind || (one->kind == TOKEN_MARK && one->mark != other->mark))
        return false;
    struct text a = one->text, b = other->text;
    while (a.length > 0 && b.length > 0)
        if (next_letter(&a) != next_letter(&b))
            return false;
    return a.length == b.length;
}

// How many tokens the phrase takes from `i` on, hyphens among them; 0 where others stand there.
static size_t length_of(const struct token_list *phrase, const struct token_span *sentence,
                        size_t i) {
    size_t at = i;
    for (size_t j = 0; j < phrase->count; j++, at++) {
        if (j > 0 && token_is_mark(token_at(sentence, at), MARK_HYPHEN))
            at++;
        if (at >= sentence->end || !is_same(token_at(sentence, at), &phrase->items[j]))
            return 0;
    }
    return at - i;
}

struct overclaim_phrase_match overclaim_phrase_at(const struct overclaim_phrases *phrases,
                                                  const struct token_span *sentence, size_t i) {
    struct overclaim_phrase_match longest = {0};
    for (size_t j = 0; j < phrases->count; j++) {
        size_t count = length_of(&phrases->items[j].tokens, sentence, i);
        if (count > 0 && i + count > longest.end)
            longest = (struct overclaim_phrase_match){i + count, phrases->items[j].write};
    }
    return longest;
}
