#include "reading_grade.h"

static bool is_in_word(char c) {
    char small = text_small_letter(c);
    return (small >= 'a' && small <= 'z') || text_is_digit(c);
}

static bool is_vowel(char c) {
    return strchr("aeiouy", text_small_letter(c)) != NULL;
}

static long syllables_of(struct text word) {
    if (text_is_digit(word.data[0]))
        return 1;
    long count = 0;
    for (size_t i = 0; i < word.length; i++)
        count += is_vowel(word.data[i]) && (i == 0 || !is_vowel(word.data[i - 1]));
    const char *end = word.data + word.length;
    bool is_silent = word.length > 2 && text_small_letter(end[-1]) == 'e' && !is_vowel(end[-2]) &&
                     text_small_letter(end[-2]) != 'l';
    count -= is_silent && count > 1;
    return count > 0 ? count : 1;
}

void reading_grade_add(struct reading_grade *grade, struct text text) {
    for (size_t i = 0; i < text.length;) {
        size_t end = i;
        while (end < text.length && is_in_word(text.data[end]))
            end++;
        if (end > i) {
            grade->words++;
            grade->syllables += syllables_of(text_slice(text, i, end));
        }
        bool is_stop = end < text.length && text.data[end] == '.';
        grade->sentences += is_stop && (end + 1 == text.length || text.data[end + 1] == ' ');
        i = end + (end < text.length);
    }
}

double reading_grade_of(const struct reading_grade *grade) {
    if (grade->words == 0 || grade->sentences == 0)
        return 0;
    double words = (double)grade->words;
    return 0.39 * words / (double)grade->sentences + 11.8 * (double)grade->syllables / words -
           15.59;
}
