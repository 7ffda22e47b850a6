#include "wording.h"

#include "arena.h"
#include "campaign.h"
#include "series.h"

#include <criterion/criterion.h>

#define NB "\u00A0"

static struct quantity count(int64_t number, const char *digits) {
    return (struct quantity){
        .state = QUANTITY_KNOWN, .number = {number, 0}, .digits = text_of(digits)};
}

// The comparison of a figure that no series belongs to.
static struct comparison compare(struct figure figure, struct arena *arena) {
    static const struct campaign campaign = {.rules = NUMBER_RULES_DEFAULT};
    struct metrics metrics = {&figure, 1};
    struct series_list series = {0};
    struct comparison_inputs inputs = {&metrics, &series, &campaign};
    return comparisons_of(&inputs, arena)[0];
}

static struct change stated(enum direction direction, int64_t digits, int places) {
    return (struct change){
        .basis = CHANGE_STATED, .direction = direction, .percent = {digits, places}};
}

struct change_case {
    const char *name;
    struct figure figure;
    const char *change;
    const char *words;
};

Test(wording, every_kind_of_change_has_its_own_words) {
    struct change more_than = stated(DIRECTION_DOWN, 60, 0);
    more_than.bound = BOUND_LOWER;
    more_than.hedge = TEXT("more than");
    struct quantity hidden = {.state = QUANTITY_CONFIDENTIAL};
    struct quantity unavailable = {.state = QUANTITY_NOT_AVAILABLE};
    const struct change_case cases[] = {
        {"fall", {.change = stated(DIRECTION_DOWN, 63, 0)}, "\u221263%", "down" NB "63%"},
        {"digits kept",
         {.change = stated(DIRECTION_DOWN, 204, 1)},
         "\u221220.4%",
         "down" NB "20.4%"},
        {"rise", {.change = stated(DIRECTION_UP, 243, 1)}, "+24.3%", "up" NB "24.3%"},
        {"thousands", {.change = stated(DIRECTION_UP, 1200, 0)}, "+1,200%", "up" NB "1,200%"},
        {"none", {.change = stated(DIRECTION_NONE, 0, 0)}, "0%", "no change"},
        {"hedged", {.change = more_than}, "down more than" NB "60%", "down more than" NB "60%"},
        {"counted",
         {.counts = {true, 219, 167, 0},
          .baseline = count(219, "219"),
          .current = count(167, "167")},
         "\u221224%",
         "down" NB "24%"},
        {"stated as nothing",
         {.change = stated(DIRECTION_UP, 0, 1)},
         "up" NB "0.0%",
         "up" NB "0.0%"},
        {"rounds to nothing",
         {.counts = {true, 500, 499, 0},
          .baseline = count(500, "500"),
          .current = count(499, "499")},
         "down" NB "by" NB "less" NB "than" NB "1%",
         "down" NB "by" NB "less" NB "than" NB "1%"},
        {"small numbers",
         {.counts = {true, 8, 4, 0}, .baseline = count(8, "8"), .current = count(4, "4")},
         "8" NB "to" NB "4",
         "8" NB "to" NB "4"},
        {"derived",
         {.counts = {true, 219, 167, 0}, .baseline = count(219, "219")},
         "\u221224%",
         "down" NB "24%"},
        {"direction alone",
         {.change = {.basis = CHANGE_STATED_DIRECTION, .direction = DIRECTION_UP}},
         "up, no figure given",
         "up"},
        {"from zero",
         {.counts = {true, 0, 5, 0}, .baseline = count(0, "0"), .current = count(5, "5")},
         "none" NB "to" NB "5",
         "none" NB "to" NB "5"},
        {"to zero",
         {.counts = {true, 20, 0, 0}, .baseline = count(20, "20"), .current = count(0, "0")},
         "20" NB "to" NB "none",
         "20" NB "to" NB "none"},
        {"zero in both",
         {.counts = {true, 0, 0, 0}, .baseline = count(0, "0"), .current = count(0, "0")},
         "none in either period",
         "none in either period"},
        {"nothing published",
         {.change = {.basis = CHANGE_UNKNOWN}},
         "not published",
         "not published"},
        {"hidden before",
         {.baseline = hidden, .current = count(4, "4")},
         "confidential before, 4 now",
         "confidential before, 4 now"},
        {"unavailable now",
         {.baseline = count(4, "4"), .current = unavailable},
         "4 before, not available now",
         "4 before, not available now"},
        {"only before",
         {.baseline = count(8, "8")},
         "8 before, not published now",
         "8 before, not published now"},
        {"a difference alone",
         {.difference = count(139, "139"), .difference_direction = DIRECTION_DOWN},
         "139" NB "fewer",
         "139" NB "fewer"},
        {"a mark instead",
         {.change = {.state = QUANTITY_CONFIDENTIAL}},
         "confidential",
         "confidential"},
        {"one count",
         {.current = count(4, "4")},
         "4, nothing to compare it with",
         "4, nothing to compare it with"},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct figure *figure = &cases[i].figure;
        struct comparison comparison = compare(*figure, &arena);
        const char *change = text_string(&arena, wording_change(figure, &comparison, &arena));
        const char *words = text_string(&arena, wording_change_words(figure, &comparison, &arena));
        cr_expect_str_eq(change, cases[i].change, "%s: '%s'", cases[i].name, change);
        cr_expect_str_eq(words, cases[i].words, "%s: '%s'", cases[i].name, words);
    }
    arena_release(&arena);
}

Test(wording, a_quantity_says_what_was_published_or_why_nothing_was) {
    struct quantity money = {.state = QUANTITY_KNOWN,
                             .digits = TEXT("2.3"),
                             .currency = TEXT("£"),
                             .magnitude = TEXT("million")};
    struct quantity bound = count(250, "250");
    bound.bound = BOUND_LOWER;
    bound.hedge = TEXT("more than");
    struct quantity share = {.state = QUANTITY_KNOWN, .digits = TEXT("12"), .percent = true};
    const struct {
        struct quantity quantity;
        const char *words;
    } cases[] = {
        {count(1008439, "1,008,439"), "1,008,439"},
        {money, "£2.3" NB "million"},
        {bound, "more than" NB "250"},
        {share, "12%"},
        {{.state = QUANTITY_IN_WORDS, .words = TEXT("highest in the county")},
         "highest in the county"},
        {{.state = QUANTITY_CONFIDENTIAL}, "confidential"},
        {{.state = QUANTITY_NOT_AVAILABLE}, "not available"},
        {{.state = QUANTITY_LOW}, "low"},
        {{.state = QUANTITY_HIDDEN}, "not shown, to protect people's privacy"},
        {{.state = QUANTITY_NOT_PUBLISHED}, "not published"},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        cr_expect_str_eq(text_string(&arena, wording_quantity(&cases[i].quantity, &arena)),
                         cases[i].words);
    arena_release(&arena);
}

Test(wording, a_value_has_its_unit) {
    struct arena arena = arena_new(1 << 20, NULL);
    struct figure weighed = {.value = {.state = QUANTITY_KNOWN, .digits = TEXT("2.5")},
                             .unit = TEXT("kg")};
    struct figure unknown = {.unit = TEXT("kg")};
    cr_expect_str_eq(text_string(&arena, wording_value(&weighed, &arena)), "2.5" NB "kg");
    cr_expect_str_eq(text_string(&arena, wording_value(&unknown, &arena)), "not published");
    struct figure one = {.kind = FIGURE_COUNT, .value = count(1, "1"), .unit = TEXT("knives")};
    cr_expect_str_eq(text_string(&arena, wording_value(&one, &arena)), "knives:" NB "1");
    one.value.hedge = TEXT("at least");
    cr_expect_str_eq(text_string(&arena, wording_value(&one, &arena)),
                     "knives:" NB "at least" NB "1");
    one.kind = FIGURE_AMOUNT;
    one.value.hedge = (struct text){0};
    one.unit = TEXT("kg");
    cr_expect_str_eq(text_string(&arena, wording_value(&one, &arena)), "1" NB "kg");
    struct figure two = {.kind = FIGURE_COUNT, .value = count(2, "2"), .unit = TEXT("knives")};
    cr_expect_str_eq(text_string(&arena, wording_value(&two, &arena)), "2" NB "knives");
    arena_release(&arena);
}

Test(wording, a_count_of_people_has_a_rate_with_its_interval) {
    const struct figure cases[] = {
        {.kind = FIGURE_COUNT, .value = count(112, "112"), .population = count(82285, "82,285")},
        {.kind = FIGURE_COUNT, .value = count(112, "112"), .households = count(3700, "3,700")},
        {.kind = FIGURE_COUNT, .value = count(0, "0"), .population = count(82285, "82,285")},
        {.kind = FIGURE_COUNT, .value = count(5, "5"), .population = count(999, "999")},
        {.kind = FIGURE_COUNT, .value = count(5, "5")},
        {.kind = FIGURE_LEVEL, .value = count(5, "5"), .population = count(82285, "82,285")},
    };
    // The limits of 112 are 92.2 and 134.8 (R: poisson.test(112)), of 0 they are 0 and 3.69.
    static const char *const words[] = {
        "1.4 per" NB "1,000 people (95%" NB "confidence interval: 1.1" NB "to" NB "1.6)",
        "30 per" NB "1,000 households (95%" NB "confidence interval: 25" NB "to" NB "36)",
        "0 per" NB "1,000 people (95%" NB "confidence interval: 0" NB "to" NB "0.04)",
        NULL,
        NULL,
        NULL,
    };
    struct arena arena = arena_new(1 << 20, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text rate = wording_rate(&cases[i], &arena);
        cr_expect(text_equal(rate, text_of(words[i])), "%zu: %.*s", i, (int)rate.length, rate.data);
    }
    arena_release(&arena);
}

Test(wording, periods_of_unequal_length_and_averages_are_said_to_be_so) {
    struct arena arena = arena_new(1 << 20, NULL);
    struct figure figure = {
        .baseline = count(31, "31"),
        .current = count(28, "28"),
        .baseline_years = 3,
        .baseline_period = {.spans = {{{2021, 1, 1}, {2023, 12, 31}, PRECISION_YEAR}}, .count = 1},
        .current_period = {.spans = {{{2024, 1, 1}, {2024, 12, 31}, PRECISION_YEAR}}, .count = 1}};
    struct comparison per_day = {.is_per_day = true};
    cr_expect_str_eq(text_string(&arena, wording_counts(&figure, &per_day, &arena)),
                     "31" NB "to" NB "28, compared per" NB "day");
    cr_expect_str_eq(text_string(&arena, wording_period(&figure, &arena)),
                     "2024, compared with the yearly average of 2021 to 2023");
    arena_release(&arena);
}

Test(wording, counts_stand_side_by_side_only_when_both_are_known) {
    struct arena arena = arena_new(1 << 20, NULL);
    struct figure both = {.baseline = count(1776, "1,776"), .current = count(1738, "1,738")};
    struct figure one = {.current = count(4, "4")};
    struct comparison plain = {0};
    cr_expect_str_eq(text_string(&arena, wording_counts(&both, &plain, &arena)),
                     "1,776" NB "to" NB "1,738");
    cr_expect_null(wording_counts(&one, &plain, &arena).data);
    arena_release(&arena);
}

Test(wording, a_period_that_is_not_given_is_said_to_be_not_given) {
    struct arena arena = arena_new(1 << 20, NULL);
    struct figure nothing = {0};
    struct figure noted = {.period_note = TEXT("in the last year")};
    cr_expect_str_eq(text_string(&arena, wording_period(&nothing, &arena)), "period not given");
    cr_expect_str_eq(text_string(&arena, wording_period(&noted, &arena)), "in the last year");
    struct figure before = {
        .baseline_period = {.spans = {{{2024, 1, 1}, {2024, 12, 31}, PRECISION_YEAR}}, .count = 1}};
    cr_expect_str_eq(text_string(&arena, wording_period(&before, &arena)),
                     "period not given, compared with 2024");
    before.period_note = TEXT("in the last year");
    cr_expect_str_eq(text_string(&arena, wording_period(&before, &arena)),
                     "in the last year, compared with 2024");
    arena_release(&arena);
}
