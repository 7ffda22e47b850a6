#include "diagnostic.h"

#include "arena.h"
#include "buffer.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct arena arena;
static struct diagnostics list;

static const struct source table = {{"data/metrics.csv", 16},
                                    {"id,value\narrests,9\\4\n\nfalls,12\n", 31}};
static const struct source story = {{"data/campaign.md", 16}, {"one\ntwo\n", 8}};

static void set_up(void) {
    arena = arena_new(1 << 24, NULL);
    list = (struct diagnostics){.arena = &arena};
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(diagnostic, .init = set_up, .fini = tear_down);

static void add_at(const struct source *source, size_t offset, enum diagnostic_kind kind,
                   const char *first, const char *second) {
    diagnostics_add(&list, kind, (struct place){source, offset, 1},
                    (struct diagnostic_words){.first = text_of(first), .second = text_of(second)});
}

static void add(const struct source *source, size_t offset, const char *word) {
    add_at(source, offset, DIAGNOSTIC_FILE_MISSING, word, NULL);
}

static const char *printed(struct diagnostic_style style) {
    struct buffer buffer = {.arena = &arena};
    diagnostics_print(&list, style, &buffer);
    return text_string(&arena, buffer_text(&buffer));
}

static void expect_printed(struct diagnostic_style style, const char *expected) {
    const char *found = printed(style);
    cr_expect_str_eq(found, expected, "printed:\n%s\ninstead of:\n%s", found, expected);
}

Test(diagnostic, prints_nothing_for_an_empty_list) {
    expect_printed((struct diagnostic_style){0}, "");
    cr_expect_eq(diagnostics_status(&list, true), 0);
}

Test(diagnostic, prints_file_line_column_the_line_and_a_caret) {
    add(&table, 17, "9\\4");
    expect_printed((struct diagnostic_style){0},
                   "data/metrics.csv:2:9: error: '9\\4' is missing [N001]\n"
                   "    2 | arrests,9\\4\n"
                   "      |         ^\n");
}

Test(diagnostic, prints_no_line_where_there_is_none) {
    add(&table, 21, "x");
    add_at(NULL, 0, DIAGNOSTIC_FILE_UNREADABLE, "data", "Permission denied");
    expect_printed((struct diagnostic_style){0},
                   "data/metrics.csv:3:1: error: 'x' is missing [N001]\n"
                   "niot: error: cannot read 'data': Permission denied [N002]\n");
}

Test(diagnostic, puts_the_caret_below_the_character_and_not_the_byte) {
    static const struct source source = {{"f", 1}, {"\t−63\u00A0% x\n", 12}};
    add(&source, 10, "x");
    expect_printed((struct diagnostic_style){0}, "f:1:8: error: 'x' is missing [N001]\n"
                                                 "    1 |  −63\u00A0% x\n"
                                                 "      |        ^\n");
}

Test(diagnostic, cuts_a_long_line_around_the_caret) {
    char line[300];
    memset(line, '.', sizeof line);
    line[0] = '<', line[150] = 'x', line[299] = '>';
    struct source source = {TEXT("f"), {line, sizeof line}};
    add(&source, 150, "x");
    char dots[97];
    memset(dots, '.', 96);
    dots[40] = 'x', dots[96] = 0;
    struct text expected =
        TEXT_JOIN(&arena, TEXT("f:1:151: error: 'x' is missing [N001]\n    1 | … "), text_of(dots),
                  TEXT(" …\n      |                                           ^\n"));
    expect_printed((struct diagnostic_style){0}, text_string(&arena, expected));
}

Test(diagnostic, cuts_a_long_line_on_one_side_at_its_ends) {
    char line[300];
    memset(line, '.', sizeof line);
    struct source source = {TEXT("f"), {line, sizeof line}};
    add(&source, 0, "x");
    cr_expect_null(strstr(printed((struct diagnostic_style){0}), "| …"));
    cr_expect_not_null(strstr(printed((struct diagnostic_style){0}), ". …\n"));
    list = (struct diagnostics){.arena = &arena};
    add(&source, 299, "x");
    cr_expect_not_null(strstr(printed((struct diagnostic_style){0}), "| … ."));
    cr_expect_null(strstr(printed((struct diagnostic_style){0}), ". …\n"));
}

Test(diagnostic, spells_out_what_could_move_the_cursor) {
    static const struct source source = {{"a\nb", 3}, {"\x1b[31m\u202Ex", 9}};
    add(&source, 0, "\x1b[0m \u202E \u061C \x80 \n é");
    expect_printed((struct diagnostic_style){0},
                   "a\\u{a}b:1:1: error: "
                   "'\\u{1b}[0m \\u{202e} \\u{61c} \\u{80} \\u{a} é' is missing [N001]\n"
                   "    1 | ?[31m?x\n"
                   "      | ^\n");
}

Test(diagnostic, sorts_by_file_in_the_order_of_mention_and_then_by_place) {
    add(&story, 4, "c");
    add(&table, 9, "e");
    add(&story, 0, "a");
    add(&table, 0, "d");
    add(&story, 0, "b");
    static const char *const order[] = {"'a'", "'b'", "'c'", "'d'", "'e'"};
    const char *text = printed((struct diagnostic_style){0});
    for (size_t i = 0; i < COUNT(order); i++) {
        const char *found = strstr(text, order[i]);
        cr_assert_not_null(found, "%s is out of order", order[i]);
        text = found;
    }
}

static size_t times(const char *text, const char *part) {
    size_t count = 0;
    while ((text = strstr(text, part)) != NULL) {
        count++;
        text += strlen(part);
    }
    return count;
}

Test(diagnostic, prints_one_hundred_without_a_rest) {
    for (size_t i = 0; i < 100; i++)
        add(NULL, 0, "x");
    const char *text = printed((struct diagnostic_style){0});
    cr_expect_eq(times(text, "is missing"), 100);
    cr_expect_eq(times(text, " more "), 0);
}

Test(diagnostic, counts_what_is_beyond_one_hundred) {
    for (size_t i = 0; i < 101; i++)
        add(&story, 0, "x");
    const char *text = printed((struct diagnostic_style){0});
    cr_expect_eq(times(text, "is missing"), 100);
    cr_expect_not_null(strstr(text, "niot: note: 1 more message\n"));
    add(&story, 0, "x");
    cr_expect_not_null(strstr(printed((struct diagnostic_style){0}), "2 more messages\n"));
    cr_expect_not_null(strstr(printed((struct diagnostic_style){.json = true}), "{\"more\":2}\n"));
}

Test(diagnostic, prints_errors_before_all_else_when_there_are_more) {
    for (size_t i = 0; i < 70; i++)
        add_at(&story, 0, DIAGNOSTIC_ENCODING_TAKEN, "UTF-16", NULL);
    for (size_t i = 0; i < 60; i++)
        add(&table, 0, "x");
    const char *text = printed((struct diagnostic_style){0});
    cr_expect_eq(times(text, "is missing"), 60);
    cr_expect_eq(times(text, "UTF-16"), 40);
    cr_expect_not_null(strstr(text, "30 more messages\n"));
}

Test(diagnostic, prints_errors_alone_when_it_is_to_be_quiet) {
    add_at(&story, 0, DIAGNOSTIC_ENCODING_TAKEN, "UTF-16", NULL);
    add(&story, 4, "x");
    expect_printed((struct diagnostic_style){.quiet = true},
                   "data/campaign.md:2:1: error: 'x' is missing [N001]\n"
                   "    2 | two\n"
                   "      | ^\n");
}

Test(diagnostic, prints_what_makes_a_strict_run_fail_however_quiet) {
    add_at(&story, 0, DIAGNOSTIC_ENCODING_TAKEN, "UTF-16", NULL);
    add_at(&story, 4, DIAGNOSTIC_GROUP_UNUSED, "x", NULL);
    expect_printed((struct diagnostic_style){.quiet = true}, "");
    expect_printed(
        (struct diagnostic_style){.quiet = true, .strict = true},
        "data/campaign.md:2:1: advice: 'x' is a group without figures in metrics.csv [N251]\n"
        "    2 | two\n"
        "      | ^\n");
    for (size_t i = 0; i < 100; i++)
        add_at(&table, 0, DIAGNOSTIC_ENCODING_TAKEN, "UTF-16", NULL);
    const char *text = printed((struct diagnostic_style){.strict = true});
    cr_expect_eq(times(text, "'x' is a group"), 1);
    cr_expect_eq(times(text, "UTF-16"), 99);
}

Test(diagnostic, colours_severity_and_caret) {
    add(&story, 4, "x");
    expect_printed((struct diagnostic_style){.colour = true},
                   "data/campaign.md:2:1: \x1b[1;31merror\x1b[0m: 'x' is missing [N001]\n"
                   "    2 | two\n"
                   "      | \x1b[1;31m^\x1b[0m\n");
}

Test(diagnostic, prints_json_objects_a_line) {
    add(&table, 17, "9\\4 \"\x07\u202E\xFF\"");
    add_at(NULL, 0, DIAGNOSTIC_FILE_UNREADABLE, "é", "x");
    expect_printed(
        (struct diagnostic_style){.json = true},
        "{\"code\":\"N001\",\"severity\":\"error\",\"file\":\"data/metrics.csv\",\"line\":2,"
        "\"column\":9,\"message\":\"'9\\\\4 \\\"\\u0007\\u202e\\ufffd\\\"' is missing\"}\n"
        "{\"code\":\"N002\",\"severity\":\"error\",\"message\":\"cannot read 'é': x\"}\n");
}

Test(diagnostic, copies_its_words) {
    char word[] = "before";
    add(NULL, 0, word);
    memcpy(word, "behind", 6);
    expect_printed((struct diagnostic_style){0}, "niot: error: 'before' is missing [N001]\n");
}

Test(diagnostic, hints_once_at_what_explains_the_first_failure) {
    add_at(NULL, 0, DIAGNOSTIC_ENCODING_TAKEN, "UTF-16", NULL);
    expect_printed((struct diagnostic_style){.hint = true}, printed((struct diagnostic_style){0}));
    add_at(NULL, 0, DIAGNOSTIC_TABLE_EMPTY, "x", NULL);
    add(NULL, 0, "y");
    const char *text = printed((struct diagnostic_style){.hint = true});
    cr_expect_not_null(strstr(text,
                              "'y' is missing [N001]\n"
                              "niot: note: 'niot explain N020' says more and shows an example\n"));
    cr_expect_eq(times(text, "niot explain"), 1);
    expect_printed((struct diagnostic_style){.hint = true, .json = true},
                   printed((struct diagnostic_style){.json = true}));
    expect_printed((struct diagnostic_style){.hint = true, .quiet = true},
                   printed((struct diagnostic_style){.quiet = true}));
}

Test(diagnostic, leaves_out_a_part_whose_word_is_absent) {
    add_at(NULL, 0, DIAGNOSTIC_QUOTE_UNCLOSED, "\"a", NULL);
    add_at(NULL, 0, DIAGNOSTIC_QUOTE_UNCLOSED, "[b]{2}", "32 KiB");
    const char *text = printed((struct diagnostic_style){0});
    cr_expect_not_null(strstr(text, "'\"a' opens a quoted cell that is never closed; close it"));
    cr_expect_not_null(
        strstr(text, "'[b]{2}' opens a quoted cell that is never closed within 32 KiB; close it"));
}

Test(diagnostic, asks_for_the_status_of_the_worst) {
    cr_expect_eq(diagnostics_status(&list, false), 0);
    add_at(NULL, 0, DIAGNOSTIC_ENCODING_TAKEN, "UTF-16", NULL);
    cr_expect_eq(diagnostics_status(&list, true), 0);
    add(NULL, 0, "x");
    cr_expect_eq(diagnostics_status(&list, false), 1);
    add_at(NULL, 0, DIAGNOSTIC_COMMAND_MISSING, NULL, NULL);
    cr_expect_eq(diagnostics_status(&list, false), 2);
    add_at(NULL, 0, DIAGNOSTIC_FILE_UNREADABLE, "x", "y");
    add(NULL, 0, "x");
    cr_expect_eq(diagnostics_status(&list, false), 3);
    cr_expect_eq(list.errors, 4);
    cr_expect_eq(list.advice, 0);
}

// The first kind of a severity; DIAGNOSTIC_KINDS when there is none.
static enum diagnostic_kind first_of(enum diagnostic_severity severity) {
    enum diagnostic_kind kind = 0;
    while (kind < DIAGNOSTIC_KINDS && diagnostic_row(kind)->severity != severity)
        kind++;
    return kind;
}

Test(diagnostic, counts_advice_as_an_error_when_it_is_strict) {
    enum diagnostic_kind advice = first_of(DIAGNOSTIC_ADVICE);
    if (advice == DIAGNOSTIC_KINDS)
        cr_skip_test("no kind of diagnostic is advice");
    add_at(NULL, 0, advice, "x", NULL);
    cr_expect_eq(list.advice, 1);
    cr_expect_eq(diagnostics_status(&list, false), 0);
    cr_expect_eq(diagnostics_status(&list, true), 1);
}

Test(diagnostic, has_rows_with_codes_of_their_own_and_words_by_the_law) {
    for (enum diagnostic_kind kind = 0; kind < DIAGNOSTIC_KINDS; kind++) {
        const struct diagnostic_row *row = diagnostic_row(kind);
        cr_expect(strlen(row->code) == 4 && row->code[0] == 'N' &&
                      strspn(row->code + 1, "0123456789") == 3,
                  "%s is no code", row->code);
        struct text wording = text_of(row->wording);
        cr_expect(!text_ends_with(wording, TEXT(".")), "%s ends in a full stop", row->code);
        cr_expect(times(row->wording, "[") == times(row->wording, "]"), "%s", row->code);
        cr_expect(strlen(row->example) > 0, "%s has no example", row->code);
        for (enum diagnostic_kind other = 0; other < kind; other++)
            cr_expect_str_neq(diagnostic_row(other)->code, row->code);
    }
}

static size_t sentences_of(struct text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.data[i] == '.' && (i + 1 == text.length || text.data[i + 1] == ' ');
    return count;
}

Test(diagnostic, explains_every_kind_in_one_or_two_sentences) {
    for (int kind = 0; kind < DIAGNOSTIC_KINDS; kind++) {
        const struct diagnostic_row *row = diagnostic_row((enum diagnostic_kind)kind);
        struct text meaning = text_of(row->meaning);
        size_t sentences = sentences_of(meaning);
        cr_expect(sentences == 1 || sentences == 2, "%s: %zu sentences", row->code, sentences);
        cr_expect(text_ends_with(meaning, TEXT(".")), "%s: %s", row->code, row->meaning);
        cr_expect(!text_contains(meaning, TEXT("  ")), "%s: %s", row->code, row->meaning);
        cr_expect_str_not_empty(row->remedy, "%s", row->code);
        cr_expect_str_neq(row->remedy, row->example, "%s", row->code);
    }
}

Test(diagnostic, shows_a_wording_with_its_blanks) {
    struct text expected = TEXT("'…' opens a quoted cell that is never closed within …; close it, "
                                "or take the quote out");
    struct text found = diagnostic_wording(DIAGNOSTIC_QUOTE_UNCLOSED, &arena);
    cr_expect(text_equal(found, expected), "%s", text_string(&arena, found));
}
