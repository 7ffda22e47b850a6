#include "passage.h"

#include "arena.h"
#include "diagnostic.h"
#include "reading.h"
#include "story.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 27, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(passage, .init = set_up, .fini = tear_down);

static const char story[] =
    "---\n---\n## Results\n\nBurglary *fell*\nby {{ burglary.change }} &amp; more.\n\n"
    "> We made it\n\n![The harbour](harbour.png)\n\n```\ncode 12\n```\n";

static struct passage_list read(const struct source *source) {
    struct diagnostics list = {.arena = &arena};
    struct story read = story_read(source, &arena, &list);
    struct passage_list passages = {0};
    passage_add_document(&passages, &read.body, &arena);
    return passages;
}

Test(passage, paragraphs_headings_quotations_and_alternative_texts) {
    struct source source = {TEXT("campaign.md"), text_of(story)};
    struct passage_list list = read(&source);
    cr_assert_eq(list.count, 4, "%zu", list.count);
    cr_expect(text_is(list.items[0].text, "Results"));
    cr_expect_eq(list.items[0].kind, PASSAGE_CAPTION);
    cr_expect(text_is(list.items[1].text, "Burglary fell\nby " PASSAGE_PLACEHOLDER " & more."));
    cr_expect_eq(list.items[1].kind, PASSAGE_PROSE);
    cr_expect(list.items[2].is_quotation);
    cr_expect_not(list.items[1].is_quotation);
    cr_expect(text_is(list.items[3].text, "The harbour"));
}

Test(passage, every_byte_knows_its_place) {
    struct source source = {TEXT("campaign.md"), text_of(story)};
    struct passage_list list = read(&source);
    const struct passage *passage = &list.items[1];
    size_t fell = (size_t)(strstr(passage->text.data, "fell") - passage->text.data);
    struct place place = passage_place(passage, fell, fell + 4);
    cr_expect_eq(place.offset, (size_t)(strstr(story, "fell") - story));
    cr_expect_eq(place.length, 4);
    size_t more = (size_t)(strstr(passage->text.data, "more") - passage->text.data);
    cr_expect_eq(passage_place(passage, more, more + 4).offset,
                 (size_t)(strstr(story, "more") - story));
    size_t placeholder =
        (size_t)(strstr(passage->text.data, PASSAGE_PLACEHOLDER) - passage->text.data);
    cr_expect(text_is(passage_placeholder(passage, placeholder), "burglary.change"));
    cr_expect_null(passage_placeholder(passage, fell).data);
}

Test(passage, words_without_a_letter_are_none) {
    struct reading reading;
    reading_open(&reading, "x", &arena);
    cr_expect_eq(reading.passages.count, 1);
    struct passage_words blank = {.line = TEXT(" ")};
    passage_add_words(&reading.passages, &blank, &arena);
    cr_expect_eq(reading.passages.count, 1);
}

static const char *const rows[][2] = {
    {"| Crime | Change |\n|---|---|\n| ASB | 63% |\n", "ASB; 63%"},
    {"Write `112 arrests`, never more.\n", "Write , never more."},
};

Test(passage, the_cells_of_a_row_belong_together_and_code_is_no_words) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct source source = {TEXT("campaign.md"),
                                TEXT_JOIN(&arena, TEXT("---\n---\n"), text_of(rows[i][0]))};
        struct passage_list list = read(&source);
        cr_assert_gt(list.count, 0);
        struct text last = list.items[list.count - 1].text;
        cr_expect(text_is(last, rows[i][1]), "%.*s", (int)last.length, last.data);
    }
}
