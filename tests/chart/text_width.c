#include "text_width.h"

#include <criterion/criterion.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static int thousandths(struct text text) {
    return (int)(text_width(text) * 1000 + 0.5);
}

Test(text_width, sums_the_advances_of_the_font) {
    static const struct {
        const char *text;
        int thousandths;
    } rows[] = {
        {"", 0},
        {" ", 278},
        {"~", 584},
        {"iW", 222 + 944},
        {"@", 1015},
        {"−63%", 584 + 556 + 556 + 889},
        {"+1,200%", 584 + 556 + 278 + 3 * 556 + 889},
        {"2023–24", 6 * 556 + 556},
        {"…", 1000},
        {"£5", 556 + 556},
        {"a\u00A0b", 556 + 278 + 556},
        {"Anti-social behaviour (Not in Our Town locality)", 20839},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        cr_expect_eq(thousandths(text_of(rows[i].text)), rows[i].thousandths, "'%s': %d",
                     rows[i].text, thousandths(text_of(rows[i].text)));
}

Test(text_width, is_never_less_than_letters_with_marks_need) {
    // Advances of Liberation Sans.
    static const struct {
        const char *text;
        int least;
    } rows[] = {{"Ŵ", 944}, {"ŵ", 722},  {"Ŷ", 667},  {"ŷ", 500}, {"â", 556},  {"Æ", 1000},
                {"æ", 889}, {"ß", 611},  {"œ", 944},  {"ď", 615}, {"½", 834},  {"©", 737},
                {"Ш", 917}, {"№", 1073}, {"→", 1000}, {"“", 333}, {"—", 1000}, {"€", 556}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        cr_expect_geq(thousandths(text_of(rows[i].text)), rows[i].least, "'%s'", rows[i].text);
        cr_expect_leq(thousandths(text_of(rows[i].text)), rows[i].least + 556, "'%s'",
                      rows[i].text);
    }
}

Test(text_width, counts_marks_and_joiners_as_nothing) {
    cr_expect_eq(thousandths(TEXT("e\u0301")), 556);
    cr_expect_eq(thousandths(TEXT("a\u200Bb")), 1112);
    cr_expect_eq(thousandths(TEXT("\uFEFF")), 0);
    cr_expect_eq(thousandths(TEXT("👮🏽")), 1300);
    cr_expect_eq(thousandths(TEXT("❤\uFE0F")), 1300);
}

Test(text_width, gives_wide_scripts_more_than_an_em) {
    cr_expect_eq(thousandths(TEXT("犯罪")), 2600);
    cr_expect_eq(thousandths(TEXT("범죄")), 2600);
    cr_expect_eq(thousandths(TEXT("🚨")), 1300);
}

Test(text_width, has_a_width_for_what_is_no_text) {
    cr_expect_eq(thousandths((struct text){0}), 0);
    cr_expect_eq(thousandths(TEXT("\xFF\xC3")), 2200);
    cr_expect_eq(thousandths(TEXT("a\0b")), 556 + 1100 + 556);
}

static void expect_first_line(const char *text, double room, const char *expected) {
    struct text line = text_width_first_line(text_of(text), room);
    cr_expect(text_equal(line, text_of(expected)), "'%s' in %g em: '%.*s' instead of '%s'", text,
              room, (int)line.length, line.length ? line.data : "", expected);
}

Test(text_width, breaks_the_first_line_at_blanks) {
    static const struct {
        const char *text;
        double room;
        const char *line;
    } rows[] = {
        {"Burglary", 10, "Burglary"},
        {"All crime", 3.834, "All crime"},
        {"All crime", 3.832, "All"},
        {"All  crime", 3.9, "All"},
        {"  All crime ", 20, "All crime"},
        {"All\tcrime", 3, "All"},
        {"All\ncrime", 20, "All"},
        {"All\r\ncrime", 20, "All"},
        {"\n\nAll", 20, "All"},
        {"20\u00A0000 crimes", 4, "20\u00A0000"},
        {"All crime   ", 3.834, "All crime"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_first_line(rows[i].text, rows[i].room, rows[i].line);
}

Test(text_width, breaks_a_word_that_is_too_wide) {
    static const struct {
        const char *text;
        double room;
        const char *line;
    } rows[] = {
        {"Anti-social", 3, "Anti-"},
        {"theft/fraud", 4, "theft/"},
        {"a Anti-social", 3, "a"},
        {"WWWW", 2, "WW"},
        {"WWWW", 0, "W"},
        {"WWWW", -1, "W"},
        {"犯罪統計", 3, "犯罪"},
        {"eeee\u0301e", 2.3, "eeee\u0301"},
        {"ee\u0301e\u0301", 1.2, "ee\u0301"},
        {"x👨\u200D👩\u200D👧", 4, "x"},
        {"👨\u200D👩\u200D👧", 3, "👨\u200D👩\u200D"},
        {"-aaa", 0.9, "-"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_first_line(rows[i].text, rows[i].room, rows[i].line);
}

Test(text_width, has_no_first_line_of_nothing) {
    cr_expect_null(text_width_first_line((struct text){0}, 5).data);
    cr_expect_null(text_width_first_line(TEXT(""), 5).data);
    cr_expect_null(text_width_first_line(TEXT(" \n\t \u00A0"), 5).data);
}

Test(text_width, loses_no_letter_line_by_line) {
    struct text text = TEXT("Ŵyn wedi'u dwyn, gwrth-gymdeithasol 👨\u200D👩\u200D👧\nac ati 犯罪");
    for (double room = 0; room < 30; room += 0.3) {
        size_t letters = 0;
        struct text rest = text;
        for (;;) {
            struct text line = text_width_first_line(rest, room);
            if (!line.data)
                break;
            cr_assert(room < 1.3 || text_width(line) <= room, "%.*s", (int)line.length, line.data);
            for (size_t i = 0; i < line.length; i++)
                letters += line.data[i] != ' ';
            size_t end = (size_t)(line.data - rest.data) + line.length;
            rest = text_slice(rest, end, rest.length);
        }
        size_t expected = 0;
        for (size_t i = 0; i < text.length; i++)
            expected += text.data[i] != ' ' && text.data[i] != '\n';
        cr_assert_eq(letters, expected, "%g em: %zu letters of %zu", room, letters, expected);
    }
}
