#include "readability.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"

// Fewer words are no sentence, and of fewer in all no grade can be told.
enum { WORDS_OF_SENTENCE = 5, WORDS_OF_STORY = 100, WORDS_SHOWN = 6 };

// The first words, with a blank where a line ended.
static struct text first_words(const struct readability_sentence *sentence, struct arena *arena) {
    struct buffer start = {.arena = arena};
    for (size_t i = 0, blanks = 0; i < sentence->words.length && blanks < WORDS_SHOWN; i++) {
        bool is_blank = sentence->words.data[i] == ' ' || sentence->words.data[i] == '\n';
        buffer_append_byte(&start, is_blank ? ' ' : sentence->words.data[i]);
        blanks += is_blank;
    }
    return buffer_text(&start);
}

// Among the hardest, in their order.
static void insert(struct readability *readability, struct readability_sentence sentence) {
    size_t i =
        readability->count < READABILITY_HARDEST ? readability->count++ : READABILITY_HARDEST;
    for (; i > 0 && readability->hardest[i - 1].grade < sentence.grade; i--)
        if (i < READABILITY_HARDEST)
            readability->hardest[i] = readability->hardest[i - 1];
    if (i < READABILITY_HARDEST)
        readability->hardest[i] = sentence;
}

void readability_add(struct readability *readability, const struct passage *passage,
                     const struct token_span *sentence) {
    size_t start = token_at(sentence, sentence->first)->start;
    size_t end = token_end(token_at(sentence, sentence->end - 1));
    struct reading_grade grade = {0};
    reading_grade_add(&grade, text_slice(passage->text, start, end));
    grade.sentences = 1;
    if (passage->kind != PASSAGE_PROSE || grade.words < WORDS_OF_SENTENCE)
        return;
    readability->grade.words += grade.words;
    readability->grade.syllables += grade.syllables;
    readability->grade.sentences++;
    insert(readability, (struct readability_sentence){reading_grade_of(&grade),
                                                      passage_place(passage, start, end),
                                                      text_slice(passage->text, start, end)});
}

void readability_judge(const struct readability *readability, int64_t target,
                       struct diagnostics *diagnostics) {
    double grade = reading_grade_of(&readability->grade);
    if (readability->grade.words < WORDS_OF_STORY || grade <= (double)target)
        return;
    struct buffer written = {.arena = diagnostics->arena};
    buffer_append_decimal(&written, grade, 1);
    struct text wanted = text_of_integer(diagnostics->arena, target);
    for (size_t i = 0; i < readability->count; i++) {
        struct text start =
            TEXT_JOIN(diagnostics->arena, first_words(&readability->hardest[i], diagnostics->arena),
                      TEXT("…"));
        diagnostics_add(diagnostics, DIAGNOSTIC_READING_HARD, readability->hardest[i].place,
                        (struct diagnostic_words){start, buffer_text(&written), wanted});
    }
}
