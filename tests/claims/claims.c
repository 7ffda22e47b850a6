#include "claims.h"

#include "buffer.h"
#include "comparison.h"
#include "reading.h"
#include "series.h"

#include <criterion/criterion.h>
#include <stdint.h>

static struct arena arena;
static struct metrics metrics;
static struct report_figures figures;
static struct campaign campaign;

// The figures of the labelled sentences.
static void set_up(void) {
    arena = arena_new(1 << 27, NULL);
    campaign = (struct campaign){.language = TEXT("en-GB"),
                                 .rules = NUMBER_RULES_DEFAULT,
                                 .reading_grade = CAMPAIGN_READING_GRADE};
    struct diagnostics list = {.arena = &arena};
    metrics = reading_metrics(&arena, &list);
    struct series_list series = {0};
    struct comparison_inputs compared = {&metrics, &series, &campaign};
    figures = report_figures_write(&metrics, comparisons_of(&compared, &arena), &arena);
    cr_assert_eq(list.errors, 0);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(claims, .init = set_up, .fini = tear_down);

static struct diagnostics find(const char *sentence, enum claims_scope scope) {
    struct reading *reading = arena_allocate(&arena, 1, sizeof *reading);
    struct diagnostics list = {.arena = &arena};
    reading_open(reading, sentence, &arena);
    struct claims_inputs inputs = {&campaign, &figures, &reading->passages, scope};
    claims_check(&inputs, &arena, &list);
    // That falls alone are told is judged of a whole story.
    while (list.count > 0 && list.items[list.count - 1].kind == DIAGNOSTIC_RISES_LEFT_OUT)
        list.count--;
    return list;
}

// "N800:112 N804:rose": codes, and the words that they are about.
static const char *said_of(const char *sentence, enum claims_scope scope) {
    struct diagnostics list = find(sentence, scope);
    struct buffer shown = {.arena = &arena};
    for (size_t i = 0; i < list.count; i++) {
        struct place place = list.items[i].place;
        struct text words =
            text_slice(text_of(sentence), place.offset, place.offset + place.length);
        buffer_append(&shown, i ? TEXT(" ") : TEXT(""));
        buffer_append(&shown, text_of(diagnostic_row(list.items[i].kind)->code));
        buffer_append_byte(&shown, ':');
        buffer_append(&shown, words);
    }
    return text_string(&arena, buffer_text(&shown));
}

struct case_row {
    const char *sentence, *said;
};

static void check(const struct case_row *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *said = said_of(cases[i].sentence, CLAIMS_ALL);
        cr_expect_str_eq(said, cases[i].said, "%s: %s", cases[i].sentence, said);
    }
}

#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

Test(claims, a_direction_belongs_to_one_figure) {
    static const struct case_row cases[] = {
        {"Burglary fell while anti-social behaviour rose.", "N804:rose"},
        {"Burglary, knife crime and nuisance rose.", "N804:rose"},
        {"A rise in burglary was followed by calm.", "N804:rise"},
        {"Increased patrols met burglary victims.", ""},
        {"Arrests for burglary rose.", ""},
        {"Reports of burglary rose.", "N804:rose"},
        {"Burglary patrols went up.", ""},
        {"Two shops were shut down, and burglary fell.", "N803:Two"},
        {"We hope that burglary will rise no more.", ""},
        {"Patrols helped to reduce drug crime.", "N804:reduce"},
        {"The aim is to reduce drug crime.", ""},
        {"Falling drug crime is welcome.", "N804:Falling"},
        {"Rising drug crime and falling burglary.", ""},
        {"Burglary fell, as did drug crime.", "N804:fell"},
        {"Burglary convictions rose.", ""},
        {"Detection rates for burglary rose.", ""},
    };
    CHECK(cases);
}

Test(claims, what_is_not_asserted_is_silent) {
    static const struct case_row cases[] = {
        {"Burglary didn\xE2\x80\x99t rise.", ""},
        {"If burglary rises, we shall act.", ""},
        {"Should burglary rise, we shall act.", ""},
        {"We ask whether burglary rose.", ""},
        {"If you ask us, burglary rose.", "N804:rose"},
        {"There is no evidence that burglary rose.", ""},
        {"There is no doubt that burglary rose.", "N804:rose N808:no doubt"},
        {"He denied that burglary rose.", ""},
        {"Nobody can deny that burglary rose.", "N804:rose"},
        {"There are fears of rising burglary.", ""},
        {"Burglary and the fear of crime have risen.", "N804:risen"},
        {"We want to see a fall in drug crime.", ""},
        {"The project is aimed at reducing drug crime.", ""},
        {"Burglary has stopped rising.", ""},
        {"The rise in burglary has been halted.", ""},
        {"Burglary rose in other towns.", ""},
        {"In other words, burglary rose.", "N804:rose"},
        {"Other towns saw burglary rise.", ""},
        {"Against a national rise in burglary we are glad.", ""},
        {"Nobody wants to see burglary rise.", ""},
        {"We are glad to see drug crime fall.", "N804:fall"},
        {"We have never seen burglary rise.", ""},
        {"Patrols stop burglary rising.", ""},
        {"A rise in burglary would be bad.", ""},
        {"The rise in burglary could be a blip.", "N804:rise"},
        {"Any rise in burglary is looked into.", ""},
        {"With more burglary, fear grows.", "N804:more"},
        {"All crime except drug offences fell.", ""},
        {"Reports that burglary rose are false.", ""},
        {"Where burglary rose, we acted.", ""},
        {"In Gosport, where burglary rose, we acted.", "N804:rose"},
        {"When burglary rises, we act.", ""},
        {"Streets with more burglary have patrols.", ""},
        {"Gosport has the highest burglary in the county.", ""},
        {"Burglary is lower than in Fareham, drug crime too.", ""},
        {"Drug crime is lower than in Fareham.", ""},
        {"Drug crime is lower than in March.", "N804:lower"},
        {"Burglary was rising before the campaign.", ""},
        {"Burglary is higher than before the campaign.", "N804:higher"},
        {"Burglary rose in 2019.", ""},
        {"Burglary has risen since 2019.", "N804:risen"},
        {"Burglary rose in 2025.", "N804:rose"},
    };
    CHECK(cases);
}

Test(claims, a_placeholder_names_its_figure_and_is_no_finding) {
    static const struct case_row cases[] = {
        {"It fell by {{ announced.burglary.percentage }}.", ""},
        {"It rose by {{ announced.burglary.percentage }}.", "N804:rose"},
        {"Burglary rose by {{ announced.burglary.percentage }}.", "N804:rose"},
        {"{{ announced.burglary.label }} rose.", "N804:rose"},
        {"{{ figure.announced.burglary.label }} rose.", "N804:rose"},
        {"{{ campaign.name }} rose.", ""},
    };
    CHECK(cases);
}

Test(claims, bounds_are_taken_at_their_word) {
    static const struct case_row cases[] = {
        {"more than 111 arrests", "N801:111"},   {"more than 112 arrests", "N803:112"},
        {"at least 112 arrests", "N800:112"},    {"up to 112 arrests", "N800:112"},
        {"under 113 arrests", "N801:113"},       {"nearly 113 arrests", "N801:113"},
        {"nearly 150 arrests", "N803:150"},      {"about 120 arrests", "N801:120"},
        {"about 140 arrests", "N803:140"},       {"110 arrests", "N801:110"},
        {"burglary down 12%", "N801:12%"},       {"burglary down 11%", "N803:11%"},
        {"burglary down 11.70%", "N800:11.70%"},
    };
    CHECK(cases);
}

Test(claims, messages_name_the_nearest_figure) {
    static const struct case_row cases[] = {
        {"113 arrests", "'113' is backed by no figure that its sentence names; the nearest is "
                        "announced.drug-arrests.value, 112"},
        {"violence with injury fell by 63%",
         "'63%' is backed by no figure that its sentence names; the nearest is "
         "announced.violence-with-injury.percentage, 11%; "
         "announced.anti-social-behaviour.percentage is that, and is not named"},
        {"49 swans", "'49' is backed by no figure that its sentence names"},
        {"ASB is down 63%", "'63%' is a figure typed by hand; write {{ "
                            "announced.anti-social-behaviour.change_words }}, so that it "
                            "changes with the data"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diagnostics list = find(cases[i].sentence, CLAIMS_ALL);
        cr_assert_eq(list.count, 1, "%s", cases[i].sentence);
        cr_expect(text_is(list.items[0].message, cases[i].said), "%.*s",
                  (int)list.items[0].message.length, list.items[0].message.data);
    }
}

Test(claims, a_build_hears_of_errors_alone) {
    cr_expect_str_eq(said_of("112 arrests, 113 arrests, and burglary rose", CLAIMS_ERRORS),
                     "N803:113 N804:rose");
}

Test(claims, other_languages_are_not_read_and_a_note_says_so) {
    campaign.language = TEXT("cy");
    cr_expect_str_eq(said_of("Burglary rose by 40%", CLAIMS_ALL), "N816:");
    cr_expect_str_eq(said_of("Burglary rose by 40%", CLAIMS_ERRORS), "");
    static const char *const english[] = {"en", "en-GB", "EN-gb", "En"};
    for (size_t i = 0; i < sizeof english / sizeof *english; i++) {
        campaign.language = text_of(english[i]);
        cr_expect_str_eq(said_of("Burglary rose by 40%", CLAIMS_ALL), "N803:40% N804:rose");
    }
}

Test(claims, an_allowance_is_for_its_words_alone) {
    struct campaign_allowed allowed[] = {{.number = {TEXT("49 swans"), {0}}},
                                         {.number = {TEXT("7"), {0}}}};
    campaign.allowed = allowed;
    campaign.allowed_count = 1;
    cr_expect_str_eq(said_of("49\xC2\xA0swans and 49 ducks", CLAIMS_ALL), "N803:49");
    campaign.allowed_count = 2;
    cr_expect_eq(find("49 swans, 75 ducks", CLAIMS_ALL).count, 2); // and one that is not used
}

Test(claims, own_overclaims_are_read_as_text_is) {
    static const struct {
        const char *words, *sentence, *said;
    } cases[] = {
        {"Smashed", "Windows were smashed.", "N808:smashed"},
        {"smashed", "SMASHED it is.", "N808:SMASHED"},
        {"world-class", "A world class team.", "N808:world class"},
        {"world-class", "A World-class team.", "N808:World-class"},
        {"world class",
         "A world\xE2\x80\x91"
         "class team.",
         "N808:world\xE2\x80\x91"
         "class"},
        {"smashed!", "Windows were smashed.", "N808:smashed"},
        {"smashed!", "Windows were smashed!", "N808:smashed"},
        {"hard  as\nnails", "They are hard as nails.", "N808:hard as nails"},
        {"100% safe", "The harbour is 100% safe.", "N803:100% N808:100% safe"},
        {"100% safe", "The harbour is safe.", ""},
        {"it's over", "Now it\xE2\x80\x99s over.", "N808:it\xE2\x80\x99s over"},
        {"\xE2\x80\x9Cover\xE2\x80\x9D", "Now all is over.", "N808:over"},
        {"caf\xC3\xA9 raid", "The caf\xC3\xA9 raid ended.", "N808:caf\xC3\xA9 raid"},
        {"smash", "Windows were smashed.", ""},
        {"windows smashed", "Windows, smashed.", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct campaign_overclaim own = {.words = {text_of(cases[i].words), {0}},
                                         .write = {TEXT("less"), {0}}};
        campaign.overclaims = &own;
        campaign.overclaim_count = 1;
        const char *said = said_of(cases[i].sentence, CLAIMS_ALL);
        cr_expect_str_eq(said, cases[i].said, "%s: %s", cases[i].words, said);
    }
}

Test(claims, the_longest_of_own_overclaims_wins) {
    struct campaign_overclaim own[] = {
        {.words = {TEXT("world class"), {0}}, .write = {TEXT("good"), {0}}},
        {.words = {TEXT("world class work"), {0}}, .write = {TEXT("work"), {0}}}};
    campaign.overclaims = own;
    campaign.overclaim_count = 2;
    cr_expect_str_eq(said_of("This is world-class work.", CLAIMS_ALL), "N808:world-class work");
}

Test(claims, own_overclaims_need_a_word) {
    static const char *const cases[] = {"!!!", "\xE2\x80\x94", "100%", "- -"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct campaign_overclaim own = {.words = {text_of(cases[i]), {0}},
                                         .write = {TEXT("less"), {0}}};
        campaign.overclaims = &own;
        campaign.overclaim_count = 1;
        struct diagnostics list = find("It is 100% safe!!!", CLAIMS_ERRORS);
        cr_assert_geq(list.count, 1);
        cr_expect_eq(list.items[0].kind, DIAGNOSTIC_OVERCLAIM_WITHOUT_WORD, "%s", cases[i]);
    }
}
