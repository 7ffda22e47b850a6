#include "small_count.h"

#include "metrics.h"

#include <criterion/criterion.h>

static const struct figure counted = {.kind = FIGURE_CHANGE};

Test(small_count, is_found_in_words) {
    static const struct {
        const char *words;
        bool has_one;
    } rows[] = {
        {"8 to 4", true},
        {"8 to 5", false},
        {"4", true},
        {"04", true},
        {"0", false},
        {"60 to 30", false},
        {"1,111", false},
        {"8,4", true},
        {"4,1111", true},
        {"4.5", false},
        {"12.4", false},
        {"4.", true},
        {"-4%", false},
        {"down 4\xC2\xA0%", false},
        {"4 to 8, down 50%", true},
        {"3 people", true},
        {"99999999999999999999999", false},
        {"four", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cr_expect_eq(small_count_is_in(text_of(rows[i].words), &counted, 5), rows[i].has_one,
                     "row %zu", i);
}

Test(small_count, is_none_where_nothing_is_hidden) {
    cr_expect_not(small_count_is_in(TEXT("1"), &counted, 0));
    cr_expect_not(small_count_is_in(TEXT("1"), &counted, 1));
    cr_expect(small_count_is_in(TEXT("1"), &counted, 2));
}

Test(small_count, is_none_of_amounts_and_levels) {
    static const struct figure seized = {.kind = FIGURE_AMOUNT}, rank = {.kind = FIGURE_LEVEL};
    cr_expect_not(small_count_is_in(TEXT("3 kg"), &seized, 5));
    cr_expect_not(small_count_is_in(TEXT("3 of 10"), &rank, 5));
}

Test(small_count, knows_digits) {
    cr_expect(small_count_has_digit(TEXT("down 50%")));
    cr_expect_not(small_count_has_digit(TEXT("not shown")));
    cr_expect_not(small_count_has_digit(TEXT("")));
}
