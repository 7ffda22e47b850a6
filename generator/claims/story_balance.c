#include "story_balance.h"

#include "arena.h"
#include "assertion.h"
#include "buffer.h"
#include "crime_word.h"
#include "diagnostic.h"
#include "direction_word.h"
#include "sentence_span.h"

static bool is_unwelcome_rise(const struct report_figure *figure) {
    return figure->figure->kind == FIGURE_CHANGE && figure->is_rise && figure->is_clear &&
           figure->figure->better != BETTER_HIGHER;
}

// --- crime in general ---

// "Some went up": the word stands alone, for the crimes spoken of.
static bool stands_alone(const struct token_span *sentence, size_t i) {
    static const char *const alone[] = {"some", "several", "few"};
    static const char *const verbs[] = {"rose", "went", "have", "are",   "were",
                                        "grew", "of",   "did",  "still", "increased"};
    return token_is_one_of(token_at(sentence, i), alone, COUNT(alone)) &&
           token_is_one_of(token_at(sentence, i + 1), verbs, COUNT(verbs));
}

static bool is_general(const struct token *token) {
    static const char *const words[] = {"crime", "crimes", "offence",  "offences",   "offending",
                                        "kinds", "types",  "category", "categories", "others"};
    return token_is_one_of(token, words, COUNT(words));
}

static bool is_determiner(const struct token *token) {
    static const char *const words[] = {"some", "several", "certain", "other",    "many",
                                        "few",  "most",    "all",     "recorded", "overall"};
    return token_is_one_of(token, words, COUNT(words));
}

// Crimes of a kind of which there may be no figure; "crime prevention" is none.
static bool is_crime_at(const struct token_span *sentence, size_t i) {
    const struct token *token = token_at(sentence, i), *next = token_at(sentence, i + 1);
    bool is_compound = token_is_mark(next, MARK_HYPHEN) && !next->follows_blank;
    bool is_kind = is_general(token) || crime_word_is(token);
    return is_kind && !is_compound && !crime_word_is_head(next);
}

// "Other crimes", "all crime": crime in general, also where a figure is called so.
static bool is_general_name(const struct token_span *sentence, const struct subject *subject) {
    for (size_t i = subject->first; i < subject->end; i++)
        if (!is_general(token_at(sentence, i)) && !is_determiner(token_at(sentence, i)))
            return false;
    return true;
}

static void add_general(struct subjects *all, const struct token_span *sentence,
                        struct token_span gap, struct arena *arena) {
    for (size_t i = gap.first; i < gap.end; i++) {
        size_t first = i;
        if (!is_crime_at(sentence, i) && !stands_alone(sentence, i))
            continue;
        while (first > gap.first && is_determiner(token_at(sentence, first - 1)))
            first--;
        *ARENA_PUSH(arena, all, items) = (struct subject){.first = first, .end = i + 1};
    }
}

// The subjects, and between them the words for crime in general as subjects without a figure.
static struct subjects with_general(const struct story_sentence *shown, struct arena *arena) {
    struct subjects all = {0};
    const struct token_span *sentence = shown->sentence;
    struct token_span gap = *sentence;
    for (size_t j = 0; j < shown->subjects->count; j++) {
        struct subject subject = shown->subjects->items[j];
        gap.end = subject.first;
        add_general(&all, sentence, gap, arena);
        gap.first = subject.end;
        if (is_general_name(sentence, &subject))
            subject.count = 0;
        *ARENA_PUSH(arena, &all, items) = subject;
    }
    gap.end = sentence->end;
    add_general(&all, sentence, gap, arena);
    return all;
}

// Whether a rise of it belongs beside the falls.
static bool is_crime_that_rises(const struct subject *subject) {
    for (size_t i = 0; i < subject->count; i++)
        if (is_unwelcome_rise(subject->figures[i]))
            return true;
    return subject->count == 0;
}

// --- what a sentence tells ---

static void note_fall(struct story_balance *balance, const struct story_sentence *shown,
                      size_t first, size_t end) {
    if (balance->first_fall.source)
        return;
    size_t start = token_at(shown->sentence, first)->start;
    size_t stop = token_end(token_at(shown->sentence, end - 1));
    balance->first_fall = passage_place(shown->passage, start, stop);
    struct text placeholder = passage_placeholder(shown->passage, start);
    balance->fall = placeholder.data ? placeholder : text_slice(shown->passage->text, start, stop);
}

static void add_directions(struct story_balance *balance, const struct story_sentence *shown,
                           const struct subjects *all, struct arena *arena) {
    struct direction_words words = direction_words_of(shown->sentence, all, arena);
    for (size_t i = 0; i < words.count; i++) {
        const struct direction_word *word = &words.items[i];
        if (word->direction == DIRECTION_DOWN)
            note_fall(balance, shown, word->first, word->end);
        for (size_t j = word->first_subject; j < word->subject_end; j++)
            balance->tells_of_rise |=
                word->direction == DIRECTION_UP && is_crime_that_rises(&all->items[j]);
    }
}

// The subject nearest before the token, else the first behind; NULL where there is none, or where
// it only says what another thing is about: "the fight against crime".
static const struct subject *subject_near(const struct token_span *sentence,
                                          const struct subjects *all, size_t i) {
    static const char *const prepositions[] = {"against", "for", "on", "about", "over"};
    const struct subject *near = all->count > 0 ? &all->items[0] : NULL;
    for (size_t j = 0; j < all->count; j++)
        if (all->items[j].end <= i)
            near = &all->items[j];
    bool depends = near && token_is_one_of(token_at(sentence, near->first - 1), prepositions,
                                           COUNT(prepositions));
    return depends ? NULL : near;
}

// "Has not halved", "aims to halve".
static bool is_claimed(const struct story_sentence *shown, const struct subjects *all,
                       const struct subject *subject, const struct typed_number *number) {
    struct assertion assertion = {
        .sentence = shown->sentence,
        .subjects = all,
        .subject = (size_t)(subject - all->items),
        .first = number->first,
        .end = number->end,
        .can_be_infinitive = true,
    };
    return !sentence_span_is_question(shown->sentence) && assertion_is_made(&assertion);
}

// "Burglary halved", "drug offences doubled".
static void add_multiples(struct story_balance *balance, const struct story_sentence *shown,
                          const struct subjects *all) {
    for (size_t i = 0; i < shown->numbers->count; i++) {
        const struct typed_number *number = &shown->numbers->items[i];
        const struct subject *subject = subject_near(shown->sentence, all, number->first);
        if (number->kind != TYPED_MULTIPLE || !subject || !is_claimed(shown, all, subject, number))
            continue;
        if (number->direction == DIRECTION_DOWN)
            note_fall(balance, shown, number->first, number->end);
        else
            balance->tells_of_rise |= is_crime_that_rises(subject);
    }
}

static bool has_number(const struct typed_numbers *numbers, int64_t count) {
    for (size_t i = 0; i < numbers->count; i++) {
        const struct typed_number *number = &numbers->items[i];
        if (number->kind == TYPED_PLAIN && number->value.places == 0 &&
            number->value.digits == count)
            return true;
    }
    return false;
}

// "Drug offences went from 41 to 62": both counts of a figure that rose, and no word of a rise.
static void add_counts(struct story_balance *balance, const struct story_sentence *shown) {
    for (size_t i = 0; i < shown->subjects->count; i++)
        for (size_t j = 0; j < shown->subjects->items[i].count; j++) {
            const struct report_figure *figure = shown->subjects->items[i].figures[j];
            const struct figure_counts *counts = &figure->figure->counts;
            balance->tells_of_rise |= is_unwelcome_rise(figure) && counts->are_known &&
                                      counts->places == 0 &&
                                      has_number(shown->numbers, counts->baseline) &&
                                      has_number(shown->numbers, counts->current);
        }
}

// Whether the placeholder writes what became of a figure, not only what it is called.
static bool tells_of_change(struct text name) {
    static const char *const members[] = {".label",      ".id",   ".area",   ".group",
                                          ".note",       ".name", ".source", ".row",
                                          ".source_url", ".unit", ".better", ".anchor"};
    for (size_t i = 0; i < COUNT(members); i++)
        if (text_ends_with(name, text_of(members[i])))
            return false;
    return true;
}

static void add_placeholders(struct story_balance *balance, const struct story_sentence *shown,
                             struct arena *arena) {
    for (size_t i = 0; i < shown->subjects->count; i++) {
        const struct subject *subject = &shown->subjects->items[i];
        size_t start = token_at(shown->sentence, subject->first)->start;
        if (!subject->is_placeholder ||
            !tells_of_change(passage_placeholder(shown->passage, start)))
            continue;
        balance->tells_of_rise |= is_unwelcome_rise(subject->figures[0]);
        if (direction_verdict_of(subject->figures[0], arena) == DIRECTION_IS_DOWN)
            note_fall(balance, shown, subject->first, subject->end);
    }
}

void story_balance_add(struct story_balance *balance, const struct story_sentence *sentence,
                       struct arena *arena) {
    struct subjects all = with_general(sentence, arena);
    add_directions(balance, sentence, &all, arena);
    add_multiples(balance, sentence, &all);
    add_counts(balance, sentence);
    add_placeholders(balance, sentence, arena);
}

// --- the whole story ---

// "Burglary", or of several areas "Burglary in Ward B".
static struct text name_of(const struct report_figures *figures, const struct report_figure *figure,
                           struct arena *arena) {
    for (size_t i = 0; i < figures->count && figure->area.data; i++)
        if (text_equal(figures->items[i].label, figure->label) &&
            !text_equal(figures->items[i].area, figure->area))
            return TEXT_JOIN(arena, figure->label, TEXT(" in "), figure->area);
    return figure->label;
}

void story_balance_judge(const struct story_balance *balance, const struct report_figures *figures,
                         struct arena *arena, struct diagnostics *diagnostics) {
    if (!balance->first_fall.source || balance->tells_of_rise)
        return;
    struct buffer rises = {.arena = arena};
    for (size_t i = 0; i < figures->count; i++) {
        if (!is_unwelcome_rise(&figures->items[i]))
            continue;
        buffer_append(&rises, rises.length ? TEXT(", ") : TEXT(""));
        buffer_append(&rises, name_of(figures, &figures->items[i], arena));
    }
    if (rises.length > 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_RISES_LEFT_OUT, balance->first_fall,
                        (struct diagnostic_words){balance->fall, buffer_text(&rises)});
}
