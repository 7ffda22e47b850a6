#include "small_count.h"

#include "metrics.h"

struct number {
    int64_t whole; // not above the limit
    size_t end;    // behind its last digit
    bool has_decimals;
};

static bool is_digit_at(struct text words, size_t i) {
    return i < words.length && text_is_digit(words.data[i]);
}

// Whether a comma divides thousands: three digits stand behind it and no fourth.
static bool is_separator_at(struct text words, size_t i) {
    return i < words.length && words.data[i] == ',' && is_digit_at(words, i + 1) &&
           is_digit_at(words, i + 2) && is_digit_at(words, i + 3) && !is_digit_at(words, i + 4);
}

static bool is_point_at(struct text words, size_t i) {
    return i < words.length && words.data[i] == '.' && is_digit_at(words, i + 1);
}

static struct number number_at(struct text words, size_t start, int64_t limit) {
    struct number number = {.end = start};
    for (; is_digit_at(words, number.end) || is_separator_at(words, number.end); number.end++) {
        char c = words.data[number.end];
        if (c != ',' && number.whole < limit)
            number.whole = number.whole * 10 + (c - '0');
    }
    for (; is_digit_at(words, number.end) || is_point_at(words, number.end); number.end++)
        number.has_decimals = true;
    return number;
}

static bool is_percentage(struct text behind) {
    static const char *const blanks[] = {" ", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (text_starts_with(behind, text_of(blanks[i]))) {
            behind = text_slice(behind, text_of(blanks[i]).length, behind.length);
            break;
        }
    return text_starts_with(behind, TEXT("%"));
}

bool small_count_is_in(struct text words, const struct figure *figure, int64_t hide_below) {
    if (figure->kind != FIGURE_CHANGE && figure->kind != FIGURE_COUNT)
        return false;
    for (size_t i = 0; i < words.length; i++) {
        if (!text_is_digit(words.data[i]))
            continue;
        struct number number = number_at(words, i, hide_below);
        i = number.end - 1;
        bool is_small = number.whole > 0 && number.whole < hide_below;
        if (is_small && !number.has_decimals &&
            !is_percentage(text_slice(words, number.end, words.length)))
            return true;
    }
    return false;
}

bool small_count_has_digit(struct text words) {
    for (size_t i = 0; i < words.length; i++)
        if (text_is_digit(words.data[i]))
            return true;
    return false;
}
