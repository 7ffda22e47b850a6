#include "source.h"

#include <criterion/criterion.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
    const char *text;
    size_t offset;
    size_t line, column;
    const char *line_text;
} places[] = {
    {"", 0, 1, 1, ""},           {"", 7, 1, 1, ""},
    {"ab", 0, 1, 1, "ab"},       {"ab", 2, 1, 3, "ab"},
    {"ab\ncd", 2, 1, 3, "ab"},   {"ab\ncd", 3, 2, 1, "cd"},
    {"ab\n", 3, 2, 1, ""},       {"ab\rcd", 4, 2, 2, "cd"},
    {"ab\r\ncd", 2, 1, 3, "ab"}, {"ab\r\ncd", 4, 2, 1, "cd"},
    {"ab\n\rcd", 4, 3, 1, "cd"}, {"a\r\r\nb", 4, 3, 1, "b"},
    {"\n\n\n", 2, 3, 1, ""},     {"−63\u00A0%", 7, 1, 5, "−63\u00A0%"},
    {"\xA3x", 1, 1, 2, "\xA3x"},
};

Test(source, counts_lines_and_characters) {
    for (size_t i = 0; i < COUNT(places); i++) {
        struct source source = {TEXT("file"), text_of(places[i].text)};
        struct source_location location =
            source_locate((struct place){&source, places[i].offset, 0});
        cr_expect_eq(location.line, places[i].line, "row %zu: line %zu", i, location.line);
        cr_expect_eq(location.column, places[i].column, "row %zu: column %zu", i, location.column);
        cr_expect(text_equal(location.line_text, text_of(places[i].line_text)), "row %zu", i);
    }
}

Test(source, knows_the_place_of_its_own_slices) {
    struct source source = {TEXT("file"), TEXT("one two")};
    struct place place = source_place(&source, text_slice(source.text, 4, 7));
    cr_expect_eq(place.source, &source);
    cr_expect_eq(place.offset, 4);
    cr_expect_eq(place.length, 3);
}

Test(source, narrows_a_place_to_a_slice_and_to_nothing_else) {
    struct source source = {TEXT("file"), TEXT("one two")};
    struct place whole = {&source, 1, 6};
    cr_expect_eq(source_narrow(whole, text_slice(source.text, 4, 7)).offset, 4);
    cr_expect_eq(source_narrow(whole, text_slice(source.text, 7, 7)).offset, 7);
    cr_expect_eq(source_narrow(whole, TEXT("two")).offset, 1);
    cr_expect_eq(source_narrow(whole, TEXT("two")).length, 6);
    cr_expect_eq(source_narrow(whole, (struct text){0}).offset, 1);
    struct text beyond = {source.text.data + 4, 100};
    cr_expect_eq(source_narrow(whole, beyond).offset, 1);
    cr_expect_null(source_narrow((struct place){0}, source.text).source);
}
