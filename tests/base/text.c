#include "text.h"

#include "arena.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(text, .init = set_up, .fini = tear_down);

static void expect_text(struct text found, const char *expected) {
    cr_expect(text_equal(found, text_of(expected)), "'%.*s' instead of '%s'", (int)found.length,
              found.data, expected);
}

Test(text, absent_is_not_empty) {
    struct text absent = text_of(NULL), empty = text_of("");
    cr_expect_null(absent.data);
    cr_expect_not_null(empty.data);
    cr_expect(text_is_empty(absent) && text_is_empty(empty));
    cr_expect(text_equal(absent, empty));
    cr_expect_null(text_trim(absent).data);
    cr_expect_null(text_slice(absent, 0, 4).data);
    cr_expect_not_null(text_copy(&arena, absent).data);
}

Test(text, what_is_empty_is_not_present) {
    cr_expect_null(text_present(TEXT("")).data);
    cr_expect_null(text_present((struct text){0}).data);
    cr_expect(text_equal(text_present(TEXT(" ")), TEXT(" ")));
}

Test(text, compares_by_bytes) {
    static const struct {
        const char *a, *b;
        int order;
    } rows[] = {
        {"", "", 0},    {"", "a", -1},   {"a", "a", 0},     {"a", "b", -1},
        {"ab", "a", 1}, {"ab", "b", -1}, {"\x7F", "é", -1}, {"A", "a", -1},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int order = text_compare(text_of(rows[i].a), text_of(rows[i].b));
        int reverse = text_compare(text_of(rows[i].b), text_of(rows[i].a));
        cr_expect_eq((order > 0) - (order < 0), rows[i].order, "row %zu", i);
        cr_expect_eq((reverse > 0) - (reverse < 0), -rows[i].order, "row %zu reversed", i);
        cr_expect_eq(text_equal(text_of(rows[i].a), text_of(rows[i].b)), rows[i].order == 0);
    }
}

Test(text, ignores_the_case_of_ascii_letters_only) {
    cr_expect(text_equal_ignoring_case(TEXT("Gosport-1"), TEXT("gOSPORT-1")));
    cr_expect_not(text_equal_ignoring_case(TEXT("É"), TEXT("é")));
    cr_expect_not(text_equal_ignoring_case(TEXT("["), TEXT("{")));
    cr_expect_not(text_equal_ignoring_case(TEXT("a"), TEXT("ab")));
}

Test(text, is_a_string_of_the_same_bytes) {
    cr_expect(text_is(TEXT("area"), "area"));
    cr_expect(text_is(TEXT(""), ""));
    cr_expect(text_is((struct text){0}, ""));
    cr_expect_not(text_is(TEXT("are"), "area"));
    cr_expect_not(text_is(TEXT("areas"), "area"));
    cr_expect_not(text_is(TEXT("Area"), "area"));
    cr_expect_not(text_is(TEXT("area\0"), "area"), "a zero within the text is not its end");
    cr_expect(text_is_ignoring_case(TEXT("aReA"), "ArEa"));
    cr_expect_not(text_is_ignoring_case(TEXT("are"), "area"));
    cr_expect_not(text_is_ignoring_case(TEXT("area\0"), "area"));
}

Test(text, compares_with_strings_in_small_letters) {
    cr_expect_eq(text_compare_ignoring_case(TEXT("foreignobject"), "foreignObject"), 0);
    cr_expect_eq(text_compare_ignoring_case(TEXT(""), ""), 0);
    cr_expect_lt(text_compare_ignoring_case(TEXT("Applet"), "area"), 0);
    cr_expect_gt(text_compare_ignoring_case(TEXT("b"), "Area"), 0);
    cr_expect_lt(text_compare_ignoring_case(TEXT("are"), "area"), 0);
    cr_expect_gt(text_compare_ignoring_case(TEXT("areas"), "area"), 0);
    cr_expect_gt(text_compare_ignoring_case(TEXT("area\0"), "area"), 0);
    cr_expect_gt(text_compare_ignoring_case(TEXT("\xC3\xA9"), "z"), 0);
}

Test(text, finds_the_first_byte_beyond_ascii) {
    // At each place of a run of eight bytes and behind it.
    for (size_t place = 0; place < 20; place++) {
        char bytes[20];
        memset(bytes, 'a', sizeof bytes);
        bytes[place] = '\xC3';
        struct text text = {bytes, sizeof bytes};
        for (size_t offset = 0; offset <= place; offset++)
            cr_assert_eq(text_beyond_ascii(text, offset), place);
        cr_assert_eq(text_beyond_ascii(text, place + 1), sizeof bytes);
    }
    cr_expect_eq(text_beyond_ascii((struct text){0}, 0), 0);
}

Test(text, finds_starts_ends_and_parts) {
    static const struct {
        const char *text, *part;
        bool starts, ends, contains;
    } rows[] = {
        {"", "", true, true, true},         {"a", "", true, true, true},
        {"", "a", false, false, false},     {"abc", "ab", true, false, true},
        {"abc", "bc", false, true, true},   {"abc", "b", false, false, true},
        {"abc", "abc", true, true, true},   {"abc", "abcd", false, false, false},
        {"abc", "ac", false, false, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct text text = text_of(rows[i].text), part = text_of(rows[i].part);
        cr_expect_eq(text_starts_with(text, part), rows[i].starts, "row %zu", i);
        cr_expect_eq(text_ends_with(text, part), rows[i].ends, "row %zu", i);
        cr_expect_eq(text_contains(text, part), rows[i].contains, "row %zu", i);
    }
}

Test(text, holds_slices_within_the_text) {
    expect_text(text_slice(TEXT("abcd"), 1, 3), "bc");
    expect_text(text_slice(TEXT("abcd"), 2, 99), "cd");
    expect_text(text_slice(TEXT("abcd"), 99, 100), "");
    expect_text(text_slice(TEXT("abcd"), 3, 1), "");
    cr_expect_not_null(text_slice(TEXT("abcd"), 4, 4).data);
}

Test(text, trims_white_space_and_no_break_spaces) {
    static const struct {
        const char *text, *trimmed;
    } rows[] = {
        {"", ""},
        {" \t\r\n ", ""},
        {" a b ", "a b"},
        {"\xC2\xA0"
         "5\xC2\xA0",
         "5"},
        {"\xE2\x80\xAF 5 \xE2\x80\xAF", "5"},
        {"\xC2\xA3"
         "5",
         "\xC2\xA3"
         "5"},
        {"a\xA0", "a\xA0"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_text(text_trim(text_of(rows[i].text)), rows[i].trimmed);
}

Test(text, keeps_a_zero_byte_when_trimming) {
    cr_expect_eq(text_trim((struct text){"\0 ", 2}).length, 1);
    cr_expect_eq(text_trim((struct text){" \0", 2}).length, 1);
}

Test(text, cuts_around_the_first_separator) {
    struct text_cut cut = text_cut(TEXT("a.b.c"), '.');
    cr_expect(cut.found);
    expect_text(cut.head, "a");
    expect_text(cut.tail, "b.c");
    cut = text_cut(TEXT("a."), '.');
    cr_expect(cut.found);
    expect_text(cut.tail, "");
    cr_expect_not_null(cut.tail.data);
    cut = text_cut(TEXT("abc"), '.');
    cr_expect_not(cut.found);
    expect_text(cut.head, "abc");
    cr_expect_null(cut.tail.data);
    cr_expect_not(text_cut((struct text){0}, '.').found);
}

Test(text, joins_and_copies_into_the_arena) {
    const char *bytes = "ab";
    struct text copy = text_copy(&arena, text_of(bytes));
    cr_expect_neq(copy.data, bytes);
    expect_text(copy, "ab");
    expect_text(TEXT_JOIN(&arena, TEXT("a"), (struct text){0}, TEXT(""), TEXT("bc")), "abc");
    cr_expect_str_eq(text_string(&arena, TEXT("abc")), "abc");
    cr_expect_str_eq(text_string(&arena, (struct text){0}), "");
}

Test(text, makes_slugs) {
    static const struct {
        const char *text, *slug;
    } rows[] = {
        {"Possession of weapons", "possession-of-weapons"},
        {"  What's   next? ", "what-s-next"},
        {"--a--b--", "a-b"},
        {"Château 24", "château-24"},
        {"?!", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_text(text_slug(&arena, text_of(rows[i].text)), rows[i].slug);
}

Test(text, writes_integers) {
    expect_text(text_of_integer(&arena, 0), "0");
    expect_text(text_of_integer(&arena, -42), "-42");
    expect_text(text_of_integer(&arena, 9223372036854775807LL), "9223372036854775807");
    expect_text(text_of_integer(&arena, -9223372036854775807LL - 1), "-9223372036854775808");
}

// The borders of Unicode's table 3-7 (well-formed byte sequences) and what lies just beyond them.
static const struct {
    const char *bytes;
    unsigned code_point;
    size_t length;
} sequences[] = {
    {"\x01", 1, 1},
    {"\x7F", 0x7F, 1},
    {"\x80", TEXT_INVALID_CODE_POINT, 1},
    {"\xC0\x80", TEXT_INVALID_CODE_POINT, 1},
    {"\xC1\xBF", TEXT_INVALID_CODE_POINT, 1},
    {"\xC2\x80", 0x80, 2},
    {"\xC2", TEXT_INVALID_CODE_POINT, 1},
    {"\xC2\x41", TEXT_INVALID_CODE_POINT, 1},
    {"\xDF\xBF", 0x7FF, 2},
    {"\xE0\x9F\xBF", TEXT_INVALID_CODE_POINT, 1},
    {"\xE0\xA0\x80", 0x800, 3},
    {"\xE2\x82", TEXT_INVALID_CODE_POINT, 1},
    {"\xED\x9F\xBF", 0xD7FF, 3},
    {"\xED\xA0\x80", TEXT_INVALID_CODE_POINT, 1},
    {"\xED\xBF\xBF", TEXT_INVALID_CODE_POINT, 1},
    {"\xEE\x80\x80", 0xE000, 3},
    {"\xEF\xBF\xBF", 0xFFFF, 3},
    {"\xF0\x8F\xBF\xBF", TEXT_INVALID_CODE_POINT, 1},
    {"\xF0\x90\x80\x80", 0x10000, 4},
    {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
    {"\xF4\x90\x80\x80", TEXT_INVALID_CODE_POINT, 1},
    {"\xF5\x80\x80\x80", TEXT_INVALID_CODE_POINT, 1},
    {"\xFF", TEXT_INVALID_CODE_POINT, 1},
};

Test(text, reads_exactly_the_sequences_of_utf_8) {
    for (size_t i = 0; i < COUNT(sequences); i++) {
        size_t offset = 0;
        unsigned point = text_next_code_point(text_of(sequences[i].bytes), &offset);
        cr_expect_eq(point, sequences[i].code_point, "row %zu is %x", i, point);
        cr_expect_eq(offset, sequences[i].length, "row %zu is %zu bytes long", i, offset);
    }
}

Test(text, finds_the_first_invalid_byte) {
    cr_expect_eq(text_valid_utf8_length(TEXT("")), 0);
    cr_expect_eq(text_valid_utf8_length(TEXT("£5")), 3);
    cr_expect_eq(text_valid_utf8_length(TEXT("£5\xA3")), 3);
    cr_expect_eq(text_valid_utf8_length(TEXT("\xFF")), 0);
}

Test(text, counts_characters) {
    cr_expect_eq(text_code_points(TEXT("")), 0);
    cr_expect_eq(text_code_points(TEXT("−63\u00A0%")), 5);
    cr_expect_eq(text_code_points(TEXT("\xE2\x82")), 2);
}

Test(text, measures_the_distance_of_names) {
    static const struct {
        const char *a, *b;
        size_t distance;
    } rows[] = {
        {"", "", 0},          {"", "abc", 3},         {"label", "LABEL", 0}, {"label", "lable", 1},
        {"label", "labe", 1}, {"label", "labels", 1}, {"label", "babel", 1}, {"ca", "abc", 3},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct text a = text_of(rows[i].a), b = text_of(rows[i].b);
        cr_expect_eq(text_distance(a, b, arena), rows[i].distance, "row %zu", i);
        cr_expect_eq(text_distance(b, a, arena), rows[i].distance, "row %zu reversed", i);
    }
}

Test(text, suggests_the_nearest_name_when_it_is_near_enough) {
    const struct text names[] = {TEXT("label"), TEXT("kind"), TEXT("baseline"), TEXT("id")};
    static const struct {
        const char *name, *nearest;
    } rows[] = {
        {"lable", "label"}, {"Kind", "kind"}, {"base-line", "baseline"},
        {"ib", "id"},       {"colour", NULL}, {"basse-linen", "baseline"},
        {"xy", NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct text nearest = text_nearest(text_of(rows[i].name), names, COUNT(names), arena);
        cr_expect(text_equal(nearest, text_of(rows[i].nearest)), "row %zu: '%.*s'", i,
                  (int)nearest.length, nearest.data);
    }
    cr_expect_null(text_nearest(TEXT("id"), names, 0, arena).data);
}

Test(text, suggests_nothing_for_a_very_long_name) {
    char name[300];
    memset(name, 'a', sizeof name);
    struct text names[] = {{name, sizeof name}};
    cr_expect_null(text_nearest(names[0], names, 1, arena).data);
}
