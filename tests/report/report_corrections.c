#include "report_corrections.h"

#include "arena.h"
#include "diagnostic.h"
#include "report.h"

#include <criterion/criterion.h>

#define FEED_ID "urn:uuid:ccd171be-f8d1-88b8-b7b3-a8f1c556f5c2"
#define DAY(day)                                                                                   \
    { 2025, 6, day }

// A figure of two forms of its value, and one of a change.
struct example {
    struct arena arena;
    struct diagnostics diagnostics;
    struct source source;
    struct figure figures[2];
    struct report_figure written[2];
    struct report_figures list;
    struct report_campaign campaign;
};

static void open(struct example *example) {
    *example = (struct example){.arena = arena_new(1 << 20, NULL)};
    example->diagnostics.arena = &example->arena;
    example->source = (struct source){TEXT("corrections.csv"), TEXT("0123456789")};
    example->figures[0].value = (struct quantity){.state = QUANTITY_KNOWN, .digits = TEXT("112")};
    example->written[0] = (struct report_figure){.figure = &example->figures[0],
                                                 .name = TEXT("arrests"),
                                                 .label = TEXT("Arrests"),
                                                 .anchor = TEXT("arrests"),
                                                 .shown = TEXT("112 people"),
                                                 .value = TEXT("112 people")};
    example->written[1] = (struct report_figure){.figure = &example->figures[1],
                                                 .name = TEXT("burglary"),
                                                 .label = TEXT("Burglary"),
                                                 .shown = TEXT("\xE2\x88\x92"
                                                               "24%"),
                                                 .change = TEXT("\xE2\x88\x92"
                                                                "24%"),
                                                 .change_words = TEXT("down 24%"),
                                                 .counts = TEXT("219 to 167"),
                                                 .beside = TEXT("219 to 167"),
                                                 .current = TEXT("167")};
    example->list = (struct report_figures){example->written, 2};
    example->campaign =
        (struct report_campaign){.id = TEXT("gosport"), .published_iso = TEXT("2025-07-01")};
}

static void close(struct example *example) {
    arena_release(&example->arena);
}

static struct correction correction(const struct example *example, size_t figure, const char *now) {
    return (struct correction){
        .place = {&example->source, 0, 1},
        .date = DAY(1),
        .figure = &example->figures[figure],
        .was = TEXT("7"),
        .now = text_of(now),
        .why = TEXT("A slip."),
        .is_latest = true,
    };
}

Test(report_corrections, now_is_what_the_page_shows) {
    static const struct {
        size_t figure;
        const char *now;
        bool is_shown;
    } rows[] = {
        {0, "112", true},      {0, "112 people", true}, {0, "113", false}, {0, "12 people", false},
        {1, "-24%", true},     {1, "down 24%", true},   {1, "167", true},  {1, "219 to 167", true},
        {1, "219", false},     {1, "up 24%", false},    {1, "24%", false}, {1, "112", false},
        {1, "Down 24%", true},
    };
    struct example example;
    open(&example);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct correction item = correction(&example, rows[i].figure, rows[i].now);
        struct correction_list list = {&item, 1};
        example.diagnostics.errors = 0;
        report_corrections_check(&list, &example.list, 0, &example.diagnostics);
        cr_expect_eq(example.diagnostics.errors, rows[i].is_shown ? 0 : 1, "row %zu", i);
    }
    close(&example);
}

Test(report_corrections, what_was_corrected_again_need_not_stand) {
    struct example example;
    open(&example);
    struct correction item = correction(&example, 0, "111");
    item.is_latest = false;
    struct correction_list list = {&item, 1};
    report_corrections_check(&list, &example.list, 0, &example.diagnostics);
    cr_expect_eq(example.diagnostics.errors, 0);
    report_corrections_mark(&list, &example.list, &example.arena);
    cr_expect_null(example.written[0].corrected.data);
    item.is_latest = true;
    report_corrections_mark(&list, &example.list, &example.arena);
    cr_expect_str_eq(text_string(&example.arena, example.written[0].corrected),
                     "1\xC2\xA0June\xC2\xA0"
                     "2025");
    close(&example);
}

static size_t refused(struct example *example, size_t figure, const char *was, const char *now,
                      bool is_latest) {
    struct correction item = correction(example, figure, now);
    item.was = text_of(was);
    item.is_latest = is_latest;
    example->diagnostics.count = 0;
    report_corrections_check(&(struct correction_list){&item, 1}, &example->list, 5,
                             &example->diagnostics);
    return example->diagnostics.count;
}

static bool tells_hidden(struct example *example, size_t figure, const char *was, const char *now) {
    bool is_refused = refused(example, figure, was, now, false) > 0;
    return is_refused && example->diagnostics.items[0].kind == DIAGNOSTIC_CORRECTION_TELLS_HIDDEN;
}

Test(report_corrections, what_was_is_true_no_more) {
    struct example example;
    open(&example);
    cr_expect_eq(refused(&example, 1, "219 to 166", "167", true), 0);
    cr_assert_eq(refused(&example, 1, "-24%", "167", true), 1);
    cr_expect_eq(example.diagnostics.items[0].kind, DIAGNOSTIC_CORRECTION_STILL_TRUE);
    cr_expect_eq(refused(&example, 1, "-24%", "167", false), 0);
    close(&example);
}

Test(report_corrections, tell_no_count_that_is_hidden) {
    struct example example;
    open(&example);
    cr_expect(tells_hidden(&example, 1, "219 to 4", "219 to 168"));
    cr_expect(tells_hidden(&example, 1, "219 to 168", "219 to 4"));
    cr_expect_not(tells_hidden(&example, 1, "219 to 168", "another number"));
    cr_expect_not(tells_hidden(&example, 1, "-4%", "-5%"));
    example.figures[1].baseline.state = QUANTITY_HIDDEN;
    cr_expect(tells_hidden(&example, 1, "-4%", "another number"));
    cr_expect(tells_hidden(&example, 1, "another number", "219"));
    cr_expect_not(tells_hidden(&example, 1, "another number", "167"));
    close(&example);
}

Test(report_corrections, the_latest_comes_first_and_keeps_its_id) {
    struct example example;
    open(&example);
    struct correction items[] = {correction(&example, 0, "112"), correction(&example, 1, "-24%"),
                                 correction(&example, 1, "-25%")};
    items[1].date = (struct date)DAY(2);
    items[2].date = (struct date)DAY(2);
    items[2].place.offset = 5;
    struct correction_list list = {items, 3};
    struct value_list written =
        report_corrections_write(&list, &example.list, &example.campaign, &example.arena);
    const struct report_correction *first = written.items;
    cr_assert_eq(written.count, 3);
    cr_expect_str_eq(text_string(&example.arena, first[0].now), "\xE2\x88\x92"
                                                                "25%");
    cr_expect_str_eq(text_string(&example.arena, first[2].label), "Arrests");
    cr_expect(!text_equal(first[0].id, first[1].id));
    items[0].why = TEXT("Told better.");
    written = report_corrections_write(&list, &example.list, &example.campaign, &example.arena);
    const struct report_correction *again = written.items;
    cr_expect(text_equal(again[2].id, first[2].id), "other words for why");
    close(&example);
}

// The digest of "gosport\nfeed" begins so; the version and the variant are set (RFC 9562, 5.8).
Test(report_corrections, ids_are_uuids_of_their_words) {
    struct example example;
    open(&example);
    const struct report_feed *feed = report_feed_of(&example.campaign, &example.arena);
    cr_expect_str_eq(text_string(&example.arena, feed->id), FEED_ID);
    cr_expect_null(feed->url.data);
    cr_expect_str_eq(text_string(&example.arena, feed->page_url), "index.html");
    example.campaign.base_url = TEXT("https://example.org/town/");
    feed = report_feed_of(&example.campaign, &example.arena);
    cr_expect_str_eq(text_string(&example.arena, feed->id), FEED_ID);
    cr_expect_str_eq(text_string(&example.arena, feed->url), "https://example.org/town/feed.xml");
    cr_expect_str_eq(text_string(&example.arena, feed->corrections_url),
                     "https://example.org/town/index.html#corrections-heading");
    close(&example);
}
