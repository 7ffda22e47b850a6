#include "place_comparison.h"

#include "sentence_span.h"
#include "time_word.h"

// What stands for other places behind "in" or "than".
static const char *const place_phrases[] = {
    "the county",   "the country",  "the region", "the force", "the city",     "the district",
    "the borough",  "the uk",       "the south",  "the north", "the east",     "the west",
    "the national", "the average",  "the rest",   "the local", "the regional", "the england",
    "average",      "elsewhere",    "anywhere",   "other",     "any other",    "most other",
    "all other",    "neighbouring", "nearby",     "similar",   "every other",  "most",
};

static bool is_own_area(const struct subject *subject, const struct token *token) {
    for (size_t i = 0; i < subject->count; i++) {
        struct text area = subject->figures[i]->figure->area;
        struct text start = text_slice(area, 0, token->text.length);
        if (area.length >= token->text.length && text_equal_ignoring_case(start, token->text))
            return true;
    }
    return false;
}

// A name with a capital letter that is no time, or a phrase of the table.
static bool is_place(const struct token_span *sentence, const struct subject *subject, size_t i) {
    const struct token *token = token_at(sentence, i);
    for (size_t j = 0; j < COUNT(place_phrases); j++)
        if (token_phrase(sentence, i, place_phrases[j]) > 0)
            return true;
    return token_is_capital(token) && !time_word_is_name(token) && !is_own_area(subject, token);
}

// Behind "than" some small words may come before the place: "than that of", "than it is in".
static size_t skip_pronouns(const struct token_span *sentence, size_t i) {
    static const char *const words[] = {"in", "across", "for", "that", "those", "of", "it", "is"};
    while (token_is_one_of(token_at(sentence, i), words, COUNT(words)))
        i++;
    return i;
}

bool place_comparison_is(const struct token_span *sentence, const struct subject *subject,
                         size_t end) {
    static const char *const superlatives[] = {"highest", "lowest"};
    static const char *const prepositions[] = {"in", "across", "of", "within"};
    bool is_superlative =
        token_is_one_of(token_at(sentence, end - 1), superlatives, COUNT(superlatives));
    for (size_t i = end; i < sentence->end; i++) {
        const struct token *token = token_at(sentence, i);
        if (token_is_mark(token, ',') || sentence_span_breaks_clause(token))
            return false;
        if (is_superlative ? token_is_one_of(token, prepositions, COUNT(prepositions)) &&
                                 is_place(sentence, subject, i + 1)
                           : token_is_word(token, "than") &&
                                 is_place(sentence, subject, skip_pronouns(sentence, i + 1)))
            return true;
    }
    return false;
}
