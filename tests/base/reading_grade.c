#include "reading_grade.h"

#include <criterion/criterion.h>
#include <math.h>

Test(reading_grade, counts_words_syllables_and_sentences) {
    static const struct {
        const char *text;
        long words, syllables, sentences;
    } cases[] = {
        {"", 0, 0, 0},
        {"The cat sat.", 3, 3, 1},
        {"Burglary fell by 60. Robbery rose.", 6, 10, 2},
        {"A large table, made of pine.", 6, 7, 1},
        {"It is 2.5 kg.", 5, 5, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading_grade grade = {0};
        reading_grade_add(&grade, text_of(cases[i].text));
        cr_expect_eq(grade.words, cases[i].words, "%s: %ld", cases[i].text, grade.words);
        cr_expect_eq(grade.syllables, cases[i].syllables, "%s: %ld", cases[i].text,
                     grade.syllables);
        cr_expect_eq(grade.sentences, cases[i].sentences, "%s: %ld", cases[i].text,
                     grade.sentences);
    }
}

Test(reading_grade, is_flesch_kincaids) {
    struct reading_grade grade = {.words = 100, .syllables = 150, .sentences = 5};
    cr_expect_lt(fabs(reading_grade_of(&grade) - 9.91), 1e-9);
    cr_expect_eq(reading_grade_of(&(struct reading_grade){0}), 0);
}
