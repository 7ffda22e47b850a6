#include "months_wording.h"

#include "arena.h"

#include <criterion/criterion.h>

#define NB "\u00A0"

enum { JANUARY_2024 = 2024 * 12, APRIL_2024 = JANUARY_2024 + 3, MONTHS_AT_MOST = 48 };

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(months_wording, .init = set_up, .fini = tear_down);

static struct xmr_point points[MONTHS_AT_MOST];

// Months from January 2024 on; a count below zero is a month that is missing.
static struct months_wording told(const double *counts, size_t count, int rebase) {
    for (size_t i = 0; i < count; i++)
        points[i] = (struct xmr_point){JANUARY_2024 + (int)i, counts[i],
                                       counts[i] < 0 ? XMR_MISSING : XMR_COUNTED};
    return (struct months_wording){points, count, rebase, xmr_of(points, count, rebase, &arena)};
}

#define TOLD(rebase, ...)                                                                          \
    told((const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double),    \
         rebase)

static void expect_summary(struct months_wording months, const char *expected) {
    cr_expect_str_eq(text_string(&arena, months_wording_summary(&months, &arena)), expected);
}

static void expect_told(struct months_wording months, const char *part) {
    struct text description = months_wording_description(&months, &arena);
    cr_expect(text_contains(description, text_of(part)), "'%s' is not in '%s'", part,
              text_string(&arena, description));
}

static void expect_untold(struct months_wording months, const char *part) {
    struct text description = months_wording_description(&months, &arena);
    cr_expect(!text_contains(description, text_of(part)), "'%s' is in '%s'", part,
              text_string(&arena, description));
}

Test(months_wording, a_span_has_its_years_once) {
    struct text words = months_wording_span(JANUARY_2024 + 4, JANUARY_2024 + 11, &arena);
    cr_expect_str_eq(text_string(&arena, words), "May to December" NB "2024");
    words = months_wording_span(APRIL_2024, APRIL_2024, &arena);
    cr_expect_str_eq(text_string(&arena, words), "April" NB "2024");
}

Test(months_wording, averages_before_and_since) {
    expect_summary(TOLD(APRIL_2024, 20, 21, 20, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11),
                   "Average: 20.3 a" NB "month before April" NB "2024 (3" NB
                   "months), 10.5 since (12" NB "months). No month since stands out.");
}

Test(months_wording, one_average_without_a_rebase) {
    expect_summary(TOLD(XMR_NO_REBASE, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11),
                   "Average: 10.5 a" NB "month (12" NB "months). No month stands out.");
}

Test(months_wording, too_few_months_say_nothing) {
    expect_summary(TOLD(XMR_NO_REBASE, 10), "Average: 10.0 a" NB "month (1" NB
                                            "month). Too few months to say which stand out.");
}

// The first average rests on enough months, the second does not.
Test(months_wording, too_few_months_since_the_rebase) {
    double counts[] = {10, 14, 10, 14, 10, 14, 10, 14, 10, 14, 10, 14, 10, 14, 10, 14};
    expect_summary(told(counts, 16, JANUARY_2024 + 14),
                   "Average: 12.0 a" NB "month before March" NB "2025 (14" NB
                   "months), 12.0 since (2" NB
                   "months). Too few months since to say which stand out.");
    counts[3] = 40;
    expect_summary(told(counts, 16, JANUARY_2024 + 14),
                   "Average: 13.9 a" NB "month before March" NB "2025 (14" NB
                   "months), 12.0 since (2" NB "months). April" NB
                   "2024 stands out. Too few months since to say which stand out.");
}

// Half away from zero; the same decimals on both sides; none where both are large.
Test(months_wording, averages_are_rounded_alike) {
    const struct {
        double before, since;
        const char *words;
    } cases[] = {
        {0.5, 250.25, "0.5 a" NB "month before April" NB "2024 (3" NB "months), 250.3 since"},
        {100, 250.5, "100 a" NB "month before April" NB "2024 (3" NB "months), 251 since"},
        {1234, 99.95, "1,234.0 a" NB "month before April" NB "2024 (3" NB "months), 100.0 since"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct months_wording months =
            TOLD(APRIL_2024, cases[i].before, cases[i].before, cases[i].before, cases[i].since);
        struct text words = months_wording_summary(&months, &arena);
        cr_expect(text_contains(words, text_of(cases[i].words)), "'%s' is not in '%s'",
                  cases[i].words, text_string(&arena, words));
    }
}

Test(months_wording, months_that_stand_out_are_named_with_their_reason) {
    struct months_wording one =
        TOLD(XMR_NO_REBASE, 2, 1, 2, 10, 1, 2, 2, 2, 1, 2, 4, 5, 1, 3, 2, 4);
    expect_told(one, "April" NB "2024 stands out.");
    expect_told(one, " Outside the limits: April" NB "2024.");
    struct months_wording run =
        TOLD(XMR_NO_REBASE, 20, 0, 20, 0, 20, 0, 12, 12, 11, 12, 12, 12, 12, 0, 20, 0, 8);
    expect_told(run, " July" NB "2024 to January" NB "2025 stand out.");
    expect_told(run, " Seven or more in a row on one side of the average: July" NB
                     "2024 to January" NB "2025.");
    struct months_wording trend =
        TOLD(XMR_NO_REBASE, 10, 2, 18, 2, 7, 8, 9, 10, 11, 12, 3, 18, 2, 18);
    expect_told(trend, " Seven or more in a row, each higher or each lower than the one before: "
                       "April to October" NB "2024.");
    struct months_wording outer =
        TOLD(XMR_NO_REBASE, 10, 11, 9, 11, 9, 15, 13, 15, 8, 7, 8, 7, 8, 9);
    expect_told(outer, "June" NB "2024 and August" NB "2024 stand out.");
    expect_told(outer, " Two of three near the same limit: June" NB "2024 and August" NB "2024.");
}

Test(months_wording, highest_and_lowest_with_all_their_months) {
    struct months_wording months = TOLD(XMR_NO_REBASE, 1234, 0, 5, 0, 0, 7);
    expect_told(months, " Highest: 1,234 in January" NB "2024.");
    expect_told(months, " Lowest: 0 in February" NB "2024 and April to May" NB "2024.");
}

// May 2024 has no row; June says that it is missing.
Test(months_wording, gaps_are_told) {
    struct months_wording months = TOLD(XMR_NO_REBASE, 5, 6, 7, 8, -1, 9, -1);
    for (size_t i = 4; i < 7; i++)
        points[i].month++;
    expect_told(months, " No data for May to June" NB "2024 and August" NB "2024.");
    expect_untold(TOLD(XMR_NO_REBASE, 5, 6, 7), "No data");
}

Test(months_wording, months_in_doubt_are_told_apart) {
    struct months_wording months = TOLD(XMR_NO_REBASE, 5, 6, 9000, 7, 8);
    points[2].state = XMR_IN_DOUBT;
    months.xmr = xmr_of(points, months.count, XMR_NO_REBASE, &arena);
    expect_told(months, " In doubt, and in no average: March" NB "2024 (9,000).");
    expect_told(months, " Highest: 8 in May" NB "2024.");
    expect_told(months, "Average: 6.5 a" NB "month (4" NB "months).");
    expect_untold(TOLD(XMR_NO_REBASE, 5, 6, 7), "doubt");
}

Test(months_wording, limits_say_what_they_rest_on) {
    struct months_wording months =
        TOLD(APRIL_2024, 20, 21, 20, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11);
    expect_told(months, " Trial limits before April" NB "2024: 17.7 to 23.0.");
    expect_told(months, " Limits since April" NB "2024: 7.8 to 13.2.");
    expect_told(TOLD(APRIL_2024 - 2, 20, 21, 20, 21), " Too few months for limits before February");
    expect_told(TOLD(XMR_NO_REBASE, 1, 9, 1), " Trial limits: 0.0 to 24.9.");
}

// What is said of months never says why they are as they are.
Test(months_wording, claims_nothing) {
    static const char *const claims[] = {"significant", "prove",  "because",
                                         "thanks to",   "result", "due to"};
    struct months_wording months =
        TOLD(APRIL_2024, 90, 91, 90, 10, 11, 10, 11, 10, 41, 10, 11, 10, 11, 10, 11);
    for (size_t i = 0; i < sizeof claims / sizeof claims[0]; i++)
        expect_untold(months, claims[i]);
}
