#include "report_card.h"

#include "arena.h"
#include "report.h"
#include "text_lines.h"
#include "text_width.h"

#include <criterion/criterion.h>
#include <stdbool.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(64 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(report_card, .init = set_up, .fini = tear_down);

enum {
    MARGIN = 80,
    FOOT_TOP = 540,      // the words at the bottom stand on 566, in letters of 26
    NAME_SIZE = 30,      // as templates/social-card.svg has it
    LONGEST_TITLE = 900, // letters; more than the smallest size has room for
};

static struct text repeated(struct text words, size_t count) {
    struct text all = TEXT("");
    for (size_t i = 0; i < count; i++)
        all = TEXT_JOIN(&arena, all, words);
    return all;
}

static struct report_campaign campaign_of(struct text title, struct text message) {
    return (struct report_campaign){.name = TEXT("Harbour Watch"),
                                    .place = TEXT("Exampleton"),
                                    .title = title,
                                    .message = message};
}

static const struct report_card *card_of(struct text title, struct text message) {
    struct report_campaign campaign = campaign_of(title, message);
    return report_card_lay_out(&campaign, &arena);
}

// The letters of the lines, blanks aside.
static struct text letters_of(struct text words) {
    char *letters = arena_allocate(&arena, words.length + 1, 1);
    size_t count = 0;
    for (size_t i = 0; i < words.length; i++)
        if (words.data[i] != ' ')
            letters[count++] = words.data[i];
    return (struct text){letters, count};
}

// That the lines hold the words, each within the margins and below `top`; returns the last
// baseline.
static double expect_whole(struct value_list lines, struct text words, double size, double breadth,
                           double top) {
    const struct text_line *items = lines.items;
    struct text joined = TEXT("");
    for (size_t i = 0; i < lines.count; i++) {
        double width = text_width(items[i].text) * size * breadth;
        cr_expect_leq(width, REPORT_CARD_WIDTH - 2 * MARGIN + 0.01, "size %g: %.*s", size,
                      (int)items[i].text.length, items[i].text.data);
        cr_expect_geq(items[i].y, top + size, "size %g: line %zu", size, i);
        top = items[i].y;
        joined = TEXT_JOIN(&arena, joined, items[i].text);
    }
    cr_expect(text_equal(letters_of(joined), letters_of(words)), "size %g", size);
    return top;
}

static void expect_fits(const struct report_card *card, struct text title, struct text message) {
    double end = expect_whole(card->name_lines, TEXT("Harbour Watch, Exampleton"), NAME_SIZE, 1, 0);
    end = expect_whole(card->title_lines, title, card->title_size, 1.1, end);
    if (card->message_size > 0)
        end = expect_whole(card->message_lines, message, card->message_size, 1, end);
    else
        cr_expect_eq(card->message_lines.count, 0);
    double descent = 0.25 * (card->message_size > 0 ? card->message_size : card->title_size);
    cr_expect_leq(end + descent, FOOT_TOP);
}

// Every size is met by some length of the headline and the message.
Test(report_card, fits_its_picture_at_every_size) {
    bool is_met[100][100] = {{false}};
    size_t sizes = 0;
    for (size_t burgles = 1; burgles < LONGEST_TITLE / 7; burgles += 2) {
        for (size_t fewers = 1; fewers < 20; fewers++) {
            struct text title = repeated(TEXT("Burgle "), burgles);
            struct text message = repeated(TEXT("Fewer were burgled. "), fewers);
            const struct report_card *card = card_of(title, message);
            if (!card)
                continue;
            expect_fits(card, title, message);
            bool *is_size_met = &is_met[(size_t)card->title_size][(size_t)card->message_size];
            sizes += !*is_size_met;
            *is_size_met = true;
        }
    }
    cr_expect_eq(sizes, 9);
}

Test(report_card, longest_words_are_whole_on_several_lines) {
    struct text village = TEXT("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch");
    struct text words[] = {village,
                           repeated(TEXT("m"), 120),
                           repeated(TEXT("W"), 90),
                           repeated(TEXT("ŵ"), 60),
                           TEXT("-"),
                           TEXT("i")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct report_card *card = card_of(words[i], village);
        cr_assert_not_null(card, "%zu", i);
        expect_fits(card, words[i], village);
    }
}

Test(report_card, large_letters_for_few_words) {
    const struct report_card *card = card_of(TEXT("Safer"), TEXT("Burglary fell."));
    cr_assert_not_null(card);
    cr_expect_eq(card->title_size, 72);
    cr_expect_eq(card->message_size, 38);
}

Test(report_card, without_a_message_the_headline_is_all) {
    const struct report_card *card = card_of(TEXT("Safer"), (struct text){0});
    cr_assert_not_null(card);
    cr_expect_eq(card->message_lines.count, 0);
    cr_expect_eq(card->title_size, 72);
    cr_expect(text_equal(card->alternative, TEXT("Safer")));
}

Test(report_card, what_it_says_is_told_in_words) {
    const struct report_card *card = card_of(TEXT("Safer"), TEXT("Burglary fell."));
    cr_assert_not_null(card);
    cr_expect(text_equal(card->alternative, TEXT("Safer. Burglary fell.")));
}

Test(report_card, message_too_long_for_a_picture_is_left_out) {
    struct text message = repeated(TEXT("Fewer were burgled. "), 100);
    const struct report_card *card = card_of(TEXT("Safer"), message);
    cr_assert_not_null(card);
    cr_expect_eq(card->message_lines.count, 0);
    expect_fits(card, TEXT("Safer"), TEXT(""));
}

Test(report_card, headline_too_long_for_a_picture_has_none) {
    cr_expect_null(card_of(repeated(TEXT("Burgle "), LONGEST_TITLE / 7), (struct text){0}));
}

Test(report_card, address_of_its_picture) {
    static const struct {
        const char *site, *picture;
    } addresses[] = {
        {"https://example.org", "https://example.org/social-card.png"},
        {"https://example.org/", "https://example.org/social-card.png"},
        {"https://example.org/towns/harbour", "https://example.org/towns/harbour/social-card.png"},
        {"https://example.org/towns/harbour/", "https://example.org/towns/harbour/social-card.png"},
    };
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        struct report_campaign campaign = campaign_of(TEXT("Safer"), (struct text){0});
        campaign.base_url = text_of(addresses[i].site);
        const struct report_card *card = report_card_lay_out(&campaign, &arena);
        cr_assert_not_null(card);
        cr_expect_str_eq(text_string(&arena, card->url), addresses[i].picture);
    }
}

Test(report_card, address_is_absent_where_the_site_has_none) {
    const struct report_card *card = card_of(TEXT("Safer"), (struct text){0});
    cr_assert_not_null(card);
    cr_expect_null(card->url.data);
    cr_expect(text_equal(card->file, TEXT("social-card.png")));
}
