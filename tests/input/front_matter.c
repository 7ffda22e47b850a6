#include "front_matter.h"

#include "reports.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct arena arena;
static struct diagnostics list;
static struct source source;

static void set_up(void) {
    arena = arena_new(1 << 24, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(front_matter, .init = set_up, .fini = tear_down);

// The text stands behind a line of a file, as it does in a story.
enum { BEHIND_FIRST_LINE = 4 };

static const struct node *read(struct text text) {
    list = (struct diagnostics){.arena = &arena};
    source =
        (struct source){TEXT("campaign.md"), TEXT_JOIN(&arena, TEXT("---\n"), text, TEXT("---\n"))};
    struct text slice = text_slice(source.text, BEHIND_FIRST_LINE, BEHIND_FIRST_LINE + text.length);
    return front_matter_read(&source, slice, &arena, &list);
}

// A tree in one line: {key='text' list=['a' 'b'] map={…}}.
static void append_node(struct buffer *words, const struct node *node) {
    if (node->kind == NODE_SCALAR) {
        buffer_append_byte(words, '\'');
        buffer_append(words, node->text);
        buffer_append_byte(words, '\'');
        return;
    }
    buffer_append_byte(words, node->kind == NODE_LIST ? '[' : '{');
    for (const struct node *child = node->first; child; child = child->next) {
        buffer_append(words, child == node->first ? TEXT("") : TEXT(" "));
        if (node->kind == NODE_MAP) {
            buffer_append(words, child->key);
            buffer_append_byte(words, '=');
        }
        append_node(words, child);
    }
    buffer_append_byte(words, node->kind == NODE_LIST ? ']' : '}');
}

static const char *words_of(const struct node *node) {
    struct buffer words = {.arena = &arena};
    append_node(&words, node);
    return text_string(&arena, buffer_text(&words));
}

static void expect_tree(const char *text, const char *words, const char *reports) {
    const struct node *node = read(text_of(text));
    cr_expect_str_eq(words_of(node), words, "%s\nis read as\n%s", text, words_of(node));
    cr_expect_str_eq(reports_of(&list, &arena), reports, "%s\nreports %s: %.*s", text,
                     reports_of(&list, &arena), list.count ? (int)list.items[0].message.length : 0,
                     list.count ? list.items[0].message.data : "");
}

Test(front_matter, reads_every_scalar_as_text) {
    static const char *const rows[][2] = {
        {"", "{}"},
        {"\n# a comment\n", "{}"},
        {"a: no\nb: 012\nc: ~\nd:\n", "{a='no' b='012' c='~' d=''}"},
        {"a: 'b: c'\nd: \"e # f\"\n", "{a='b: c' d='e # f'}"},
        {"a: \"b\\u00e9\\\"c\"\nd: 'it''s'\n", "{a='bé\"c' d='it's'}"},
        {"a:   b c  \nd: ' e '\n", "{a='b c' d='e'}"},
        {"a: b\n  c\nd: e\n", "{a='b c' d='e'}"},
        {"a: |\n  b\n  c\nd: >-\n  e\n  f\n", "{a='b\nc' d='e f'}"},
        {"a:\n  - b\n  - c: d\n    e: f\n", "{a=['b' {c='d' e='f'}]}"},
        {"a: [b, 'c']\nd: {e: f}\n", "{a=['b' 'c'] d={e='f'}}"},
        {"a: !!str b\nc: ! d\ne: !!seq [f]\ng: !!map {h: i}\n", "{a='b' c='d' e=['f'] g={h='i'}}"},
        {"a: b\r\nc: d\r\n", "{a='b' c='d'}"},
        {"\"a b\": c\n", "{a b='c'}"},
        {"<<: a\n", "{<<='a'}"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_tree(rows[i][0], rows[i][1], "");
}

// `found` is the slice that the place of the value of `a` covers; the text is one of the source
// unless it differs from it.
static const struct {
    const char *text, *found;
    bool is_slice;
} places[] = {
    {"a: bc\n", "bc", true},
    {"é: ü\n−: £\na:   b c  # d\n", "b c", true},
    {"a: 'b c'\n", "b c", true},
    {"a: \"é: c\"\n", "é: c", true},
    {"a: \" b \"\n", "b", true},
    {"a: 'b''c'\n", "b''c", false},
    {"a: \"b\\tc\"\n", "b\\tc", false},
    {"a: ''\n", "", true},
    {"a: |\n  b c\n", "b c", true},
    {"a: >- # b c\n  b c\n", "b c", true},
    {"a: |\n  b\n  c\nd: e\n", "b\n  c", false},
    {"a: b\n  c\n", "b\n  c", false},
    {"é:\r\n - ü\r\na: b\r\n", "b", true},
    {"a: !!str b\n", "b", true},
};

Test(front_matter, knows_the_place_of_a_text) {
    for (size_t i = 0; i < COUNT(places); i++) {
        const struct node *node = node_find(read(text_of(places[i].text)), TEXT("a"));
        cr_assert_not_null(node, "row %zu", i);
        struct text found =
            text_slice(source.text, node->place.offset, node->place.offset + node->place.length);
        cr_expect(text_equal(found, text_of(places[i].found)), "row %zu: '%.*s'", i,
                  (int)found.length, found.data);
        cr_expect_eq(node->text.data == found.data, places[i].is_slice, "row %zu", i);
        cr_expect_eq(node->place.source, &source);
    }
}

Test(front_matter, knows_the_places_of_keys_lists_and_maps) {
    const struct node *top = read(TEXT("é: x\nlong key:\n  - y\nmap:\n  z: 1\n"));
    const struct node *items = node_find(top, TEXT("long key"));
    const struct node *map = node_find(top, TEXT("map"));
    struct text key = text_slice(source.text, items->key_place.offset,
                                 items->key_place.offset + items->key_place.length);
    cr_expect(text_equal(key, TEXT("long key")));
    cr_expect_eq(source.text.data[items->place.offset], '-');
    cr_expect_eq(source.text.data[map->place.offset], 'z');
    cr_expect_eq(top->place.offset, BEHIND_FIRST_LINE);
}

Test(front_matter, finds_entries_of_maps_only) {
    const struct node *top = read(TEXT("a: b\nc: [d]\n"));
    cr_expect_not_null(node_find(top, TEXT("a")));
    cr_expect_null(node_find(top, TEXT("A")));
    cr_expect_null(node_find(node_find(top, TEXT("c")), TEXT("d")));
    cr_expect_null(node_find(node_find(top, TEXT("a")), TEXT("b")));
}

Test(front_matter, refuses_anchors_aliases_and_tags) {
    expect_tree("a: &x b\nc: d\n", "{a='b' c='d'}", "N204@7");
    expect_tree("a: &x [b]\nc: d\n", "{a=['b'] c='d'}", "N204@7");
    expect_tree("a: *x\nc: d\n", "{a='' c='d'}", "N204@7");
    cr_expect(text_starts_with(list.items[0].message, TEXT("'*x' is an alias,")));
    expect_tree("a: !!int 5\n", "{a='5'}", "N204@7");
    expect_tree("a: !mine {b: c}\n", "{a={b='c'}}", "N204@7");
    cr_expect(text_starts_with(list.items[0].message, TEXT("'!mine' is a tag,")));
}

Test(front_matter, refuses_what_is_no_map_of_words) {
    expect_tree("- a\n- b\n", "{}", "N207@4");
    expect_tree("words\n", "{}", "N207@4");
    expect_tree("- a: b: c\n", "{}", "N202@10");
    expect_tree("[a]: b\nc: d\n", "{c='d'}", "N206@4");
    expect_tree("? {a: b}\n: c\nd: e\n", "{d='e'}", "N206@6");
    expect_tree("? *a\n: c\nd: e\n", "{d='e'}", "N204@6");
    expect_tree("a: b\n--- \nc: d\n", "{a='b'}", "N204@9");
    expect_tree("a: b\n...\n", "{a='b'}", "");
}

Test(front_matter, refuses_a_key_that_is_there_twice) {
    expect_tree("a: b\nc: d\n\"a\": e\n", "{a='b' c='d'}", "N205@15");
    cr_expect_str_eq(message_of(&list, &arena),
                     "'a' is here for the second time; it is first in line 2");
    expect_tree("a: {b: c}\nd: {b: c}\n", "{a={b='c'} d={b='c'}}", "");
}

Test(front_matter, reports_where_yaml_is_wrong_and_what_to_do) {
    static const char *const rows[][4] = {
        {"é: x\ntitle: a: b\n", "{é='x' title='a'}", "N202@18", "between quotes"},
        {"a: b\nc: @x\n", "{a='b'}", "N202@12", "between quotes"},
        {"a: b\nc: 'd\n", "{a='b'}", "N202@12", "close the quote"},
        {"a: b\nc: [d\n", "{a='b' c=['d']}", "N202@12", "begin with a bracket"},
        {"a: b\nc: {d\n", "{a='b' c={d=''}}", "N202@12", "begin with a brace"},
        {"a: b\n\tc: d\n", "{}", "N202@9", "indent with blanks"},
        {"a: b\n c: d\n", "{a='b c'}", "N202@11", "between quotes"},
        {"a:\n  b: c\n d: e\n", "{a={b='c'}}", "N202@15", "by the same width"},
        {"a: b\nc\n", "{a='b'}", "N202@11", "write 'key: value'"},
        {"a: \x07\n", "{}", "N202@7", "control characters"},
        {"a: \xFF\n", "{}", "N202@7", "UTF-8"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        expect_tree(rows[i][0], rows[i][1], rows[i][2]);
        cr_expect_not_null(strstr(message_of(&list, &arena), rows[i][3]), "%s: %s", rows[i][0],
                           message_of(&list, &arena));
    }
}

Test(front_matter, refuses_characters_that_no_page_can_show) {
    expect_tree("a: \uE000\nb: \"\\a\"\n", "{a='\uE000' b='\x07'}", "N015@7 N015@15");
}

static struct text repeated(const char *part, size_t count) {
    struct buffer text = {.arena = &arena};
    for (size_t i = 0; i < count; i++)
        buffer_append(&text, text_of(part));
    return buffer_text(&text);
}

Test(front_matter, reads_16_KiB_and_no_more) {
    struct text longest = TEXT_JOIN(&arena, TEXT("a: "), repeated("x", 16384 - 4), TEXT("\n"));
    cr_expect_not_null(node_find(read(longest), TEXT("a")));
    cr_expect_eq(list.count, 0);
    const struct node *node = read(TEXT_JOIN(&arena, TEXT("b"), longest));
    cr_expect_null(node->first);
    cr_expect_str_eq(reports_of(&list, &arena), "N203@4");
    cr_expect_not_null(strstr(message_of(&list, &arena), "more than 16 KiB"));
}

static size_t count_children(const struct node *node) {
    size_t count = 0;
    for (const struct node *child = node->first; child; child = child->next)
        count++;
    return count;
}

Test(front_matter, reads_400_values_and_no_more) {
    const struct node *top = read(TEXT_JOIN(&arena, TEXT("a:\n"), repeated("- x\n", 398)));
    cr_expect_eq(list.count, 0);
    cr_expect_eq(count_children(node_find(top, TEXT("a"))), 398);
    read(TEXT_JOIN(&arena, TEXT("a:\n"), repeated("- x\n", 399)));
    cr_expect_str_eq(reports_of(&list, &arena), "N203@1601");
    cr_expect_not_null(strstr(message_of(&list, &arena), "more than 400 values"));
}

Test(front_matter, reads_8_levels_and_no_more) {
    struct text deepest =
        TEXT_JOIN(&arena, TEXT("a: "), repeated("[", 7), TEXT("x"), repeated("]", 7), TEXT("\n"));
    read(deepest);
    cr_expect_eq(list.count, 0, "%s", reports_of(&list, &arena));
    read(TEXT_JOIN(&arena, TEXT("a: "), repeated("[", 8), repeated("]", 8), TEXT("\n")));
    cr_expect_str_eq(reports_of(&list, &arena), "N203@14");
    cr_expect_not_null(strstr(message_of(&list, &arena), "more than 8 levels"));
    read(TEXT_JOIN(&arena, TEXT("a: "), repeated("[", 10000), TEXT("\n")));
    cr_expect_str_eq(reports_of(&list, &arena), "N203@14");
}

Test(front_matter, is_an_empty_map_when_there_is_nothing) {
    source = (struct source){TEXT("campaign.md"), TEXT("")};
    list = (struct diagnostics){.arena = &arena};
    expect_tree("", "{}", "");
    const struct node *node = front_matter_read(&source, (struct text){0}, &arena, &list);
    cr_expect_eq(node->kind, NODE_MAP);
    cr_expect_null(node->first);
}
