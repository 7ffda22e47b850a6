#include "story_balance.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"

static void note_fall(struct story_balance *balance, const struct story_sentence *sentence,
                      size_t first, size_t end) {
    if (balance->first_fall.source)
        return;
    size_t start = token_at(sentence->sentence, first)->start;
    size_t stop = token_end(token_at(sentence->sentence, end - 1));
    balance->first_fall = passage_place(sentence->passage, start, stop);
    struct text placeholder = passage_placeholder(sentence->passage, start);
    balance->fall =
        placeholder.data ? placeholder : text_slice(sentence->passage->text, start, stop);
}

void story_balance_add(struct story_balance *balance, const struct story_sentence *sentence,
                       struct arena *arena) {
    for (size_t i = 0; i < sentence->directions->count; i++) {
        const struct direction_word *word = &sentence->directions->items[i];
        if (word->direction == DIRECTION_DOWN)
            note_fall(balance, sentence, word->first, word->end);
    }
    for (size_t i = 0; i < sentence->subjects->count; i++) {
        const struct subject *subject = &sentence->subjects->items[i];
        if (!subject->is_placeholder)
            continue;
        enum direction_verdict verdict = direction_verdict_of(subject->figures[0], arena);
        balance->tells_of_rise |= verdict == DIRECTION_IS_UP;
        if (verdict == DIRECTION_IS_DOWN)
            note_fall(balance, sentence, subject->first, subject->end);
    }
    balance->tells_of_rise |= direction_word_tells_of_rise(sentence->sentence);
}

static bool is_unwelcome_rise(const struct report_figure *figure) {
    return figure->figure->kind == FIGURE_CHANGE && figure->is_rise && figure->is_clear &&
           figure->figure->better != BETTER_HIGHER;
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
        buffer_append(&rises, figures->items[i].label);
    }
    if (rises.length > 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_RISES_LEFT_OUT, balance->first_fall,
                        (struct diagnostic_words){balance->fall, buffer_text(&rises)});
}
