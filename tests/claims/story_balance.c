#include "story_balance.h"

#include "comparison.h"
#include "reading.h"
#include "sentence_span.h"
#include "series.h"

#include <criterion/criterion.h>

static struct arena arena;
static struct metrics metrics;
static struct report_figures figures;
static struct campaign campaign;

// The figures of the labelled sentences: of crimes drugs alone rose clearly, and more referrals are
// better.
static void set_up(void) {
    arena = arena_new(1 << 27, NULL);
    campaign = (struct campaign){.language = TEXT("en-GB"), .rules = NUMBER_RULES_DEFAULT};
    struct diagnostics list = {.arena = &arena};
    metrics = reading_metrics(&arena, &list);
    for (size_t i = 0; i < metrics.count; i++)
        if (text_is(metrics.figures[i].id, "partner-referrals"))
            metrics.figures[i].better = BETTER_HIGHER;
    struct series_list series = {0};
    struct comparison_inputs compared = {&metrics, &series, &campaign};
    figures = report_figures_write(&metrics, comparisons_of(&compared, &arena), &arena);
    cr_assert_eq(list.errors, 0);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(story_balance, .init = set_up, .fini = tear_down);

static struct story_balance balance_of(const char *story) {
    struct story_balance balance = {0};
    struct reading *reading = arena_allocate(&arena, 1, sizeof *reading);
    struct subject_names names = subject_names_of(&figures, &arena);
    reading_open(reading, story, &arena);
    const struct passage *passage = &reading->passages.items[0];
    const bool *nothing = arena_allocate(&arena, reading->tokens.count, sizeof *nothing);
    for (size_t first = 0; first < reading->tokens.count;) {
        struct token_span sentence = sentence_span_at(&reading->tokens, first);
        struct subjects subjects = subjects_of(&sentence, passage, &names, &arena);
        struct typed_numbers numbers = typed_numbers_of(&sentence, nothing, &arena);
        struct story_sentence shown = {passage, &sentence, &subjects, &numbers};
        story_balance_add(&balance, &shown, &arena);
        first = sentence.end;
    }
    return balance;
}

static void check_rise(const char *const *stories, size_t count, bool is_told) {
    for (size_t i = 0; i < count; i++)
        cr_expect_eq(balance_of(stories[i]).tells_of_rise, is_told, "%s", stories[i]);
}

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

Test(story_balance, a_rise_of_something_else_balances_nothing) {
    static const char *const stories[] = {
        "Burglary fell. Arrests rose.",
        "Burglary fell. More arrests were made.",
        "Burglary fell. The sun rose over the harbour.",
        "Burglary fell and the sun rose over the harbour.",
        "Burglary fell. Hopes are rising.",
        "Burglary fell. Our confidence is up 10%.",
        "Burglary fell, and there was no rise in drug offences.",
        "Burglary fell. Drug offences did not rise.",
        "Burglary fell. Did drug offences rise?",
        "Burglary fell. We do not want drug offences to rise.",
        "Burglary fell. {{ announced.partner-referrals.sentence }}",
        "Burglary fell. Referrals to partner agencies rose.",
        "Burglary fell. {{ recorded.drugs.label }} are another matter.",
        "Burglary fell. Increased crime prevention is our aim.",
        "Burglary fell. Arrests for crimes rose.",
        "Burglary fell. Our efforts against crime doubled.",
        "Burglary fell. Drug offences have not doubled.",
        "Burglary fell. Arrests have doubled.",
        "Burglary fell. Drug offences were 41 in spring.",
        "Burglary fell. Burglary rose.", // and that is an error of its own
    };
    check_rise(stories, COUNT(stories), false);
}

Test(story_balance, a_rise_of_crime_is_told) {
    static const char *const stories[] = {
        "Burglary fell. Drug offences rose.",
        "Burglary fell, but there was a rise in drug offences.",
        "Burglary fell. {{ recorded.drugs.label }} rose.",
        "Burglary fell. {{ recorded.drugs.sentence }}",
        "Burglary fell. Recorded drugs went from {{ recorded.drugs.counts }}.",
        "Burglary fell. Drug offences are up 51%.",
        "Burglary fell. More drug offences were recorded.",
        "Burglary fell. Robbery and drug offences rose.",
        "Burglary fell. Some crimes rose.",
        "Burglary fell. Other crimes went up, see the table.",
        "Burglary fell, while other offences have gone up.",
        "Burglary fell. There was a rise in some kinds of crime.",
        "Burglary fell. Some fell, others rose.",
        "Burglary fell. Some went up.",
        "Burglary fell. Not all is well: more crimes were recorded than in 2023.",
        "Burglary fell. Drug offences more than doubled.",
        "Burglary fell. Some crimes doubled.",
        "Burglary fell. Drug offences went from 41 to 62.",
    };
    check_rise(stories, COUNT(stories), true);
}

Test(story_balance, falls_are_told_in_many_words) {
    static const struct {
        const char *story, *fall;
    } cases[] = {
        {"Burglary fell.", "fell"},
        {"Burglary halved.", "halved"},
        {"We have halved burglary.", "halved"},
        {"Crime is down across the town.", "down"},
        {"{{ recorded.burglary.sentence }}", "recorded.burglary.sentence"},
        {"Burglary did not fall.", ""},
        {"Burglary has not halved.", ""},
        {"We want burglary to be halved.", ""},
        {"The leaves fell.", ""},
        {"{{ recorded.burglary.label }} is a crime.", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text fall = balance_of(cases[i].story).fall;
        cr_expect(text_is(fall, cases[i].fall), "%s: %.*s", cases[i].story, (int)fall.length,
                  fall.data);
    }
}
