#include "value.h"

#include "arena.h"
#include "buffer.h"

#include <criterion/criterion.h>

struct inner {
    struct text name;
};

struct outer {
    struct text word;
    double number;
    long long whole;
    bool truth;
    const struct inner *inner;
    struct value_list list;
    struct value_map map;
};

#define AT(member) offsetof(struct outer, member)

static const struct value_row inner_rows[] = {
    {"name", VALUE_TEXT, offsetof(struct inner, name), NULL, "its name"},
};
static const struct value_type inner_type = {"inner", sizeof(struct inner), inner_rows, 1};
static const struct value_row outer_rows[] = {
    {"word", VALUE_TEXT, AT(word), NULL, "a word"},
    {"number", VALUE_NUMBER, AT(number), NULL, "a number"},
    {"whole", VALUE_INTEGER, AT(whole), NULL, "a whole number"},
    {"truth", VALUE_BOOLEAN, AT(truth), NULL, "a truth"},
    {"inner", VALUE_RECORD, AT(inner), &inner_type, "a record"},
    {"list", VALUE_LIST, AT(list), &inner_type, "a list"},
    {"map", VALUE_MAP, AT(map), &inner_type, "a map"},
};
static const struct value_type outer_type = {"outer", sizeof(struct outer), outer_rows, 7};

static const struct value_row *row(const char *name) {
    return value_type_row(&outer_type, text_of(name));
}

Test(value, a_zeroed_record_has_nothing_but_numbers) {
    struct outer nothing = {0};
    cr_expect_not(value_is_present(&nothing, row("word")));
    cr_expect(value_is_present(&nothing, row("number")));
    cr_expect(value_is_present(&nothing, row("whole")));
    cr_expect_not(value_is_present(&nothing, row("truth")));
    cr_expect_not(value_is_present(&nothing, row("inner")));
    cr_expect_not(value_is_present(&nothing, row("list")));
    cr_expect_not(value_is_present(&nothing, row("map")));
}

Test(value, absent_is_not_empty) {
    struct outer empty = {.word = TEXT("")};
    cr_expect(value_is_present(&empty, row("word")));
}

Test(value, fields_are_read_through_their_rows) {
    struct inner inner = {TEXT("x")};
    struct outer outer = {TEXT("w"), -1.5, 7, true, &inner, {&inner, 1}, {0}};
    cr_expect(text_equal(value_text(&outer, row("word")), TEXT("w")));
    cr_expect_eq(value_number(&outer, row("number")), -1.5);
    cr_expect_eq(value_integer(&outer, row("whole")), 7);
    cr_expect(value_boolean(&outer, row("truth")));
    cr_expect_eq(value_record(&outer, row("inner")), &inner);
    cr_expect_eq(value_list(&outer, row("list")).count, 1);
    cr_expect_null(row("wrod"));
}

Test(value, a_map_finds_each_of_its_keys_and_no_other) {
    static const struct value_map_entry entries[] = {{TEXT("a"), &entries[0], {0}},
                                                     {TEXT("a.b"), &entries[1], {0}},
                                                     {TEXT("b"), &entries[2], {0}}};
    struct value_map map = {entries, 3};
    for (size_t i = 0; i < 3; i++)
        cr_expect_eq(value_map_find(&map, entries[i].key), &entries[i]);
    cr_expect_null(value_map_find(&map, TEXT("a.")));
    cr_expect_null(value_map_find(&map, TEXT("")));
    cr_expect_null(value_map_find(&map, TEXT("c")));
}

Test(value, the_reference_shows_each_type_once) {
    struct arena arena = arena_new(1 << 20, NULL);
    struct buffer buffer = {.arena = &arena};
    value_print_reference(&outer_type, &buffer);
    cr_expect_str_eq(
        text_string(&arena, buffer_text(&buffer)),
        "\n## outer\n\n| name | what it is | meaning |\n|---|---|---|\n"
        "| `word` | text | a word |\n| `number` | number | a number |\n"
        "| `whole` | whole number | a whole number |\n| `truth` | yes or no | a truth |\n"
        "| `inner` | a *inner* | a record |\n| `list` | list of *inner* | a list |\n"
        "| `map` | by name, a *inner* | a map |\n"
        "\n## inner\n\n| name | what it is | meaning |\n|---|---|---|\n"
        "| `name` | text | its name |\n");
    arena_release(&arena);
}
