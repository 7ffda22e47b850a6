#include "comparison.h"

#include "campaign.h"
#include "metrics.h"
#include "rate_ratio.h"
#include "series.h"
#include "support.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

static const struct number_rules defaults = NUMBER_RULES_DEFAULT;

static struct comparison compared(int64_t baseline, int64_t current) {
    struct comparison_counts counts = {{baseline, 1}, {current, 1}, baseline, 0};
    return comparison_of_counts(counts, &defaults);
}

// --- two counts ---

Test(comparison, two_counts_have_one_verdict) {
    static const struct {
        int64_t baseline, current;
        enum verdict verdict;
        bool is_clear;
    } cases[] = {
        {0, 0, VERDICT_NONE, false},
        {0, 4, VERDICT_FROM_ZERO, false},
        {0, 6, VERDICT_FROM_ZERO, true},
        {5, 0, VERDICT_TO_ZERO, false},
        {6, 0, VERDICT_TO_ZERO, true},
        {40, 40, VERDICT_SAME, false},
        {3, 3, VERDICT_SAME, false},
        {8, 4, VERDICT_TOO_FEW, false},
        {19, 7, VERDICT_CLEAR_FALL, true},
        {8, 40, VERDICT_CLEAR_RISE, true},
        {15, 2, VERDICT_CLEAR_FALL, true},
        {60, 30, VERDICT_CLEAR_FALL, true},
        {41, 62, VERDICT_CLEAR_RISE, true},
        {205, 181, VERDICT_CANNOT_TELL, false},
        {600, 534, VERDICT_CANNOT_TELL, false},
        {500, 398, VERDICT_CLEAR_FALL, true},
        {400, 399, VERDICT_TINY, false},
        {10000, 9996, VERDICT_TINY, false},
        {10000, 9995, VERDICT_CANNOT_TELL, false}, // −0.05% prints as −0.1%
        {1000000000, 999600000, VERDICT_CLEAR_FALL, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct comparison comparison = compared(cases[i].baseline, cases[i].current);
        cr_expect_eq(comparison.verdict, cases[i].verdict, "%lld to %lld: %d",
                     (long long)cases[i].baseline, (long long)cases[i].current,
                     (int)comparison.verdict);
        cr_expect_eq(comparison.is_clear, cases[i].is_clear, "%lld to %lld",
                     (long long)cases[i].baseline, (long long)cases[i].current);
    }
}

// What must hold of any pair, whichever verdict it has.
static void check_pair(int64_t baseline, int64_t current) {
    struct comparison it = compared(baseline, current);
    bool excludes = it.has_interval && (it.lowest > 0 || it.highest < 0);
    bool is_verdict_of_counts = it.verdict >= VERDICT_NONE && it.verdict < VERDICTS;
    cr_assert(is_verdict_of_counts, "%lld to %lld", (long long)baseline, (long long)current);
    cr_assert(!it.has_interval || excludes == it.is_clear);
    cr_assert_eq(it.has_interval, baseline > 0);
    cr_assert_eq(it.digits == DIGITS_NONE, baseline < 20 || current == 0);
    cr_assert_eq(it.verdict == VERDICT_TOO_FEW, baseline > 0 && baseline < 20 && current > 0 &&
                                                    current != baseline && !it.is_clear);
    cr_assert_eq(it.verdict == VERDICT_SAME, baseline > 0 && current == baseline);
    cr_assert_eq(it.verdict == VERDICT_CLEAR_FALL,
                 it.is_clear && current > 0 && current < baseline);
    cr_assert_eq(it.verdict == VERDICT_CLEAR_RISE,
                 it.is_clear && baseline > 0 && current > baseline);
}

Test(comparison, every_pair_has_exactly_one_verdict) {
    for (int64_t baseline = 0; baseline <= 130; baseline++)
        for (int64_t current = 0; current <= 130; current++)
            check_pair(baseline, current);
    static const int64_t large[] = {999, 1000, 1001, 11300, 1008439};
    for (size_t i = 0; i < sizeof large / sizeof *large; i++)
        for (int64_t moved = -600; moved <= 600; moved += 7)
            check_pair(large[i], large[i] + moved);
}

Test(comparison, no_digit_is_shown_that_one_crime_would_change) {
    static const struct {
        int64_t baseline;
        enum comparison_digits digits;
        int places;
    } cases[] = {
        {0, DIGITS_NONE, 0},       {19, DIGITS_NONE, 0},   {20, DIGITS_SMALL, 0},
        {99, DIGITS_SMALL, 0},     {100, DIGITS_WHOLE, 0}, {999, DIGITS_WHOLE, 0},
        {1000, DIGITS_DECIMAL, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct comparison comparison = compared(cases[i].baseline, cases[i].baseline / 2);
        cr_expect_eq(comparison.digits, cases[i].digits, "%lld", (long long)cases[i].baseline);
        cr_expect_eq(comparison.change.percent.places, cases[i].places, "%lld",
                     (long long)cases[i].baseline);
    }
}

Test(comparison, the_limits_of_numbers_are_settings) {
    struct number_rules rules = {.counts_only_below = 5, .small_below = 10, .decimal_from = 50};
    struct comparison_counts counts = {{8, 1}, {4, 1}, 8, 0};
    cr_expect_eq(comparison_of_counts(counts, &rules).digits, DIGITS_SMALL);
    cr_expect_eq(comparison_of_counts(counts, &rules).verdict, VERDICT_CANNOT_TELL);
    counts = (struct comparison_counts){{60, 1}, {30, 1}, 60, 0};
    cr_expect_eq(comparison_of_counts(counts, &rules).digits, DIGITS_DECIMAL);
}

Test(comparison, a_dispersion_widens_and_takes_interval_p_and_verdict_along) {
    struct comparison_counts counts = {{1000, 1}, {796, 1}, 1000, 5};
    struct comparison wide = comparison_of_counts(counts, &defaults);
    counts.dispersion = 0;
    struct comparison exact = comparison_of_counts(counts, &defaults);
    cr_expect_float_eq(wide.lowest, -35.4, 0.05);
    cr_expect_float_eq(wide.highest, -2.0, 0.05);
    cr_expect_eq(wide.dispersion, 5);
    cr_expect_eq(exact.dispersion, 0);
    cr_expect(wide.lowest < exact.lowest && wide.highest > exact.highest);
    counts.dispersion = 9;
    wide = comparison_of_counts(counts, &defaults);
    cr_expect_eq(wide.verdict, VERDICT_CANNOT_TELL);
    cr_expect(!wide.is_clear);
    counts.dispersion = 0.4;
    struct comparison narrow = comparison_of_counts(counts, &defaults);
    cr_expect_eq(narrow.lowest, exact.lowest);
    cr_expect_eq(narrow.dispersion, 0);
}

Test(comparison, counts_beyond_what_can_be_worked_out_are_not_compared) {
    struct comparison comparison = compared(QUANTITY_LARGEST, QUANTITY_LARGEST / 2);
    cr_expect_eq(comparison.verdict, VERDICT_MISSING);
    cr_expect_eq(comparison.obstacle, OBSTACLE_SIZE);
    cr_expect(!comparison.has_interval);
}

// --- figures ---

// What a campaign's files say; `bench` keeps it.
struct files {
    const char *metrics, *months;
    struct campaign campaign;
};

static struct comparison first_of(struct bench *bench, const struct files *files) {
    struct table table = bench_table(bench, files->metrics);
    struct metrics metrics =
        metrics_read(&table, TEXT("en-GB"), &bench->arena, &bench->diagnostics);
    struct series_list series = {0};
    if (files->months) {
        struct table months = bench_table(bench, files->months);
        series = series_read(&months, &metrics, &bench->arena, &bench->diagnostics);
    }
    cr_expect_eq(bench->diagnostics.errors, 0, "%s", files->metrics);
    struct campaign campaign = files->campaign;
    campaign.rules = defaults;
    struct comparison_inputs inputs = {&metrics, &series, &campaign};
    return comparisons_of(&inputs, &bench->arena)[0];
}

static struct comparison compare_row(struct bench *bench, const char *metrics) {
    struct files files = {.metrics = metrics};
    return first_of(bench, &files);
}

#define COLUMNS                                                                                    \
    "id|label|kind|baseline|current|baseline_period|current_period|baseline_years|change\n"

Test(comparison, unequal_periods_are_compared_by_the_day) {
    static const struct {
        const char *rows;
        int64_t percent;
        enum direction direction;
        bool is_per_day, has_other_season;
    } cases[] = {
        // The same months of two years, one of them a leap year.
        {COLUMNS "a|A|change|60|30|2024-01..2024-03|2025-01..2025-03||\n", 50, DIRECTION_DOWN,
         false, false},
        // 91 in 91 days against 91 in 182.
        {COLUMNS "a|A|change|91|91|2024-01..2024-03|2024-04-01..2024-09-29||\n", 50, DIRECTION_DOWN,
         true, true},
        {COLUMNS "a|A|change|91|91||2024-04||\n", 0, DIRECTION_NONE, false, false},
        {COLUMNS "a|A|change|60|30|2024-01|2024-03||\n", 50, DIRECTION_DOWN, false, true},
        // The average of three years and one year.
        {COLUMNS "a|A|change|60|30|2021..2023|2024|3|\n", 50, DIRECTION_DOWN, false, false},
        // 1,095 in 1,095 days and 366 in 366 days are one a day each.
        {COLUMNS "a|A|change|1095|366|2021..2023|2024||\n", 0, DIRECTION_NONE, true, false},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct comparison comparison = compare_row(&bench, cases[i].rows);
        cr_expect_eq(comparison.change.percent.digits, cases[i].percent, "%s", cases[i].rows);
        cr_expect_eq(comparison.change.direction, cases[i].direction, "%s", cases[i].rows);
        cr_expect_eq(comparison.is_per_day, cases[i].is_per_day, "%s", cases[i].rows);
        cr_expect_eq(comparison.has_other_season, cases[i].has_other_season, "%s", cases[i].rows);
    }
    bench_close(&bench);
}

Test(comparison, the_average_of_years_counts_as_all_of_them) {
    struct bench bench;
    bench_open(&bench);
    struct comparison average =
        compare_row(&bench, COLUMNS "a|A|change|60|40|2021..2023|2024|3|\n");
    struct rate_ratio ratio = rate_ratio_exact((struct rate){180, 3}, (struct rate){40, 1});
    cr_expect_eq(average.lowest, (ratio.limits.lowest - 1) * 100);
    cr_expect_eq(average.digits, DIGITS_SMALL);
    struct comparison broken =
        compare_row(&bench, COLUMNS "a|A|change|33.3|33|2021..2023|2024|3|\n");
    cr_expect_eq(broken.change.percent.digits, 1);
    cr_expect_eq(broken.change.direction, DIRECTION_DOWN);
    bench_close(&bench);
}

Test(comparison, a_stated_change_keeps_its_digits_whatever_the_counts) {
    struct bench bench;
    bench_open(&bench);
    struct comparison quoted = compare_row(&bench, "id|label|kind|change\na|A|change|-20.4%\n");
    cr_expect_eq(quoted.verdict, VERDICT_QUOTED);
    cr_expect_eq(quoted.digits, DIGITS_STATED);
    cr_expect_eq(quoted.change.percent.digits, 204);
    cr_expect_eq(quoted.baseline_needed, 179);
    cr_expect(!quoted.has_interval);
    struct comparison both =
        compare_row(&bench, "id|label|kind|change|baseline|current\na|A|change|-20.40%|500|398\n");
    cr_expect_eq(both.verdict, VERDICT_CLEAR_FALL);
    cr_expect_eq(both.change.percent.digits, 2040);
    cr_expect_eq(both.digits, DIGITS_WHOLE);
    cr_expect(!both.states_another);
    struct comparison few =
        compare_row(&bench, "id|label|kind|change|baseline|current\na|A|change|-50%|8|4\n");
    cr_expect_eq(few.verdict, VERDICT_TOO_FEW);
    cr_expect(!comparison_has_percentage(&few));
    cr_expect(few.states_another, "what the source states is told in words");
    struct comparison word = compare_row(&bench, "id|label|kind|change\na|A|change|fewer\n");
    cr_expect_eq(word.verdict, VERDICT_QUOTED);
    cr_expect_eq(word.baseline_needed, 0);
    struct comparison nothing = compare_row(&bench, "id|label|kind|change\na|A|change|0%\n");
    cr_expect_eq(nothing.baseline_needed, 0);
    bench_close(&bench);
}

// Whatever the source states, the change that is shown goes the way that the counts went.
Test(comparison, what_is_shown_goes_the_way_of_the_counts) {
    static const struct {
        const char *rows;
        enum direction direction;
        int64_t digits;
        bool states_another;
    } cases[] = {
        {COLUMNS "a|A|change|1004000|1000000|2024|2025||0%\n", DIRECTION_DOWN, 4, true},
        {COLUMNS "a|A|change|10000|10001|2024|2025||-0.0%\n", DIRECTION_UP, 0, true},
        {COLUMNS "a|A|change|1000|1001|2024|2025||no change\n", DIRECTION_UP, 1, true},
        {COLUMNS "a|A|change|270|100|2024|2025||down\n", DIRECTION_DOWN, 63, false},
        {COLUMNS "a|A|change|270|100|2024|2025||down by more than 60%\n", DIRECTION_DOWN, 60,
         false},
        // A bound, or few digits, that say little of the change: the counts say more.
        {COLUMNS "a|A|change|270|100|2024|2025||down by more than 1%\n", DIRECTION_DOWN, 63, true},
        {COLUMNS "a|A|change|1000|1026|2024|2025||up 3%\n", DIRECTION_UP, 26, true},
        {COLUMNS "a|A|change|1000|974|2024|2025||down about 3%\n", DIRECTION_DOWN, 26, true},
        {COLUMNS "a|A|change|1000|1026|2024|2025||up 2.6%\n", DIRECTION_UP, 26, false},
        {COLUMNS "a|A|change|1000|1003|2024|2025||up 0%\n", DIRECTION_UP, 3, true},
        // A tenth of the change, and no more.
        {COLUMNS "a|A|change|1000|900|2024|2025||down at least 9%\n", DIRECTION_DOWN, 9, false},
        {COLUMNS "a|A|change|1000|900|2024|2025||down at least 8.9%\n", DIRECTION_DOWN, 100, true},
        // What would be written with the same digits need not be told twice.
        {COLUMNS "a|A|change|500|513|2024|2025||up 3%\n", DIRECTION_UP, 3, false},
        // 28 days and 31: a rise of the counts, a fall of the rates.
        {COLUMNS "a|A|change|8800|9300|2025-02|2025-03||up 5.7%\n", DIRECTION_DOWN, 45, true},
        {COLUMNS "a|A|change|8800|9300|2025-02|2025-03||down 4.5%\n", DIRECTION_DOWN, 45, false},
        {COLUMNS "a|A|change|40|40|2024|2025||0%\n", DIRECTION_NONE, 0, true},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct comparison it = compare_row(&bench, cases[i].rows);
        cr_expect_eq(it.change.direction, cases[i].direction, "%s", cases[i].rows);
        cr_expect_eq(it.change.percent.digits, cases[i].digits, "%s", cases[i].rows);
        cr_expect_eq(it.states_another, cases[i].states_another, "%s", cases[i].rows);
        bool fell = it.highest<0, rose = it.lowest> 0;
        cr_expect(!fell || it.change.direction == DIRECTION_DOWN, "%s", cases[i].rows);
        cr_expect(!rose || it.change.direction == DIRECTION_UP, "%s", cases[i].rows);
    }
    bench_close(&bench);
}

Test(comparison, a_period_that_has_not_ended_is_not_compared) {
    struct bench bench;
    bench_open(&bench);
    struct comparison running = compare_row(&bench, COLUMNS "a|A|change|500|300|2024|2025..||\n");
    cr_expect_eq(running.verdict, VERDICT_MISSING);
    cr_expect_eq(running.obstacle, OBSTACLE_RUNNING);
    struct comparison quoted =
        compare_row(&bench, COLUMNS "a|A|change|500|300|2024|2025..||-40%\n");
    cr_expect_eq(quoted.verdict, VERDICT_QUOTED);
    cr_expect_eq(quoted.obstacle, OBSTACLE_RUNNING);
    cr_expect_eq(quoted.baseline_needed, 0, "the baseline is known");
    struct comparison unsaid = compare_row(&bench, COLUMNS "a|A|change|500|300||2025||\n");
    cr_expect_eq(unsaid.verdict, VERDICT_CLEAR_FALL);
    cr_expect(unsaid.lacks_periods);
    bench_close(&bench);
}

// Dates decide where they are given; words are all that is known where they are not.
Test(comparison, words_can_say_that_a_period_has_not_ended) {
    static const struct {
        const char *row;
        enum comparison_obstacle obstacle;
    } cases[] = {
        {"a|A|change|500|300|2024||so far this year\n", OBSTACLE_SO_FAR},
        {"a|A|change|500|300|||the year to date\n", OBSTACLE_SO_FAR},
        {"a|A|change|500|300|2024..||in the last year\n", OBSTACLE_RUNNING},
        {"a|A|change|500|300|||in the last year\n", OBSTACLE_NUMBERS},
        {"a|A|change|500|300|2024|2025|so far this year\n", OBSTACLE_NUMBERS},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text rows = TEXT_JOIN(
            &bench.arena,
            TEXT("id|label|kind|baseline|current|baseline_period|current_period|period_note\n"),
            text_of(cases[i].row));
        struct comparison it = compare_row(&bench, bench_string(&bench, rows));
        cr_expect_eq(it.obstacle, cases[i].obstacle, "%s", cases[i].row);
        cr_expect_eq(it.is_clear, cases[i].obstacle == OBSTACLE_NUMBERS, "%s", cases[i].row);
    }
    bench_close(&bench);
}

Test(comparison, a_fall_to_none_is_told_in_counts_and_keeps_its_number) {
    struct comparison gone = compared(2000, 0);
    cr_expect_eq(gone.verdict, VERDICT_TO_ZERO);
    cr_expect(gone.is_clear && gone.has_interval);
    cr_expect(!comparison_has_percentage(&gone));
    cr_expect_eq(comparison_percentage(&gone), 0);
    cr_expect_eq(gone.change.exact.digits, 100000000);
}

Test(comparison, a_period_that_ends_after_the_figures_has_not_ended) {
    struct files files = {
        .metrics = COLUMNS "a|A|change|500|300|2024|2025||\n",
        .campaign = {.published = {2025, 7, 1}},
    };
    struct bench bench;
    bench_open(&bench);
    cr_expect_eq(first_of(&bench, &files).obstacle, OBSTACLE_RUNNING);
    files.campaign.published = (struct date){2025, 12, 31};
    cr_expect_eq(first_of(&bench, &files).verdict, VERDICT_CLEAR_FALL);
    bench_close(&bench);
}

Test(comparison, a_stated_direction_is_told_where_the_rates_go_the_other_way) {
    struct bench bench;
    bench_open(&bench);
    cr_expect(
        compare_row(&bench, COLUMNS "a|A|change|8800|9300|2025-02|2025-03||up\n").states_another);
    cr_expect(!compare_row(&bench, COLUMNS "a|A|change|270|100|2024|2025||down\n").states_another);
    bench_close(&bench);
}

Test(comparison, an_average_of_the_same_months_is_of_the_same_season) {
    struct bench bench;
    bench_open(&bench);
    struct comparison quarters = compare_row(
        &bench, COLUMNS "a|A|change|40|20|2022-01..2022-03+2023-01..2023-03|2024-01..2024-03|2|\n");
    cr_expect(!quarters.has_other_season && !quarters.is_per_day);
    bench_close(&bench);
}

Test(comparison, the_average_of_years_goes_with_as_long_a_period) {
    static const struct {
        const char *rows;
        bool is_per_day;
        enum verdict verdict;
    } cases[] = {
        {COLUMNS "a|A|change|40|20|2021..2023|2024|3|\n", false, VERDICT_CLEAR_FALL},
        {COLUMNS "a|A|change|40|20|2021..2023|2024-01..2024-06|3|\n", true, VERDICT_TINY},
        {COLUMNS "a|A|change|40|20|2021-01..2021-03+2022-01..2022-03+2023-01..2023-03"
                 "|2024-01..2024-03|3|\n",
         false, VERDICT_CLEAR_FALL},
        {COLUMNS "a|A|change|40|20||2024-01..2024-06|3|\n", false, VERDICT_CLEAR_FALL},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct comparison it = compare_row(&bench, cases[i].rows);
        cr_expect_eq(it.is_per_day, cases[i].is_per_day, "%s", cases[i].rows);
        cr_expect_eq(it.verdict, cases[i].verdict, "%s", cases[i].rows);
    }
    bench_close(&bench);
}

Test(comparison, what_is_missing_says_why) {
    struct bench bench;
    bench_open(&bench);
    struct comparison none = compare_row(&bench, "id|label|kind|change\na|A|change|\n");
    cr_expect_eq(none.verdict, VERDICT_MISSING);
    cr_expect_eq(none.why, QUANTITY_NOT_PUBLISHED);
    struct comparison marked = compare_row(&bench, "id|label|kind|change\na|A|change|[x]\n");
    cr_expect_eq(marked.why, QUANTITY_NOT_AVAILABLE);
    bench_close(&bench);
}

Test(comparison, amounts_have_a_change_but_chance_says_nothing_of_them) {
    struct bench bench;
    bench_open(&bench);
    struct comparison amount =
        compare_row(&bench, "id|label|kind|value|baseline|current\na|A|amount|1|2.5|1.25\n");
    cr_expect_eq(amount.verdict, VERDICT_MISSING);
    cr_expect_eq(amount.change.basis, CHANGE_COUNTED);
    cr_expect_eq(amount.change.exact.digits, 50000000);
    bench_close(&bench);
}

Test(comparison, a_month_in_doubt_is_left_out_unless_the_campaign_says_otherwise) {
    static const struct date august = {2025, 8, 1};
    struct files files = {
        .metrics = COLUMNS "a|A|change|600|500|2024-07..2024-09|2025-07..2025-09||\n",
        .campaign = {.months_in_doubt = &august, .months_in_doubt_count = 1},
    };
    struct bench bench;
    bench_open(&bench);
    struct comparison left_out = first_of(&bench, &files);
    cr_expect_eq(left_out.verdict, VERDICT_MISSING);
    cr_expect_eq(left_out.obstacle, OBSTACLE_DOUBT);
    files.campaign.uses_months_in_doubt = true;
    cr_expect_eq(first_of(&bench, &files).verdict, VERDICT_CLEAR_FALL);
    files.campaign.uses_months_in_doubt = false;
    files.metrics = COLUMNS "a|A|change|600|500|2024-09..2024-12|2025-09..2025-12||\n";
    cr_expect_eq(first_of(&bench, &files).verdict, VERDICT_CLEAR_FALL);
    files.metrics = COLUMNS "a|A|change|||2024-07..2024-09|2025-07..2025-09||-12%\n";
    cr_expect_eq(first_of(&bench, &files).verdict, VERDICT_QUOTED);
    bench_close(&bench);
}

// Two years against two, 48 months that swing by `swing` around 50.
static const char *months_swinging(struct bench *bench, int swing) {
    char *rows = arena_allocate(&bench->arena, 49 * 32, 1);
    size_t length = (size_t)sprintf(rows, "month|id|count\n");
    for (int i = 0; i < 48; i++)
        length += (size_t)sprintf(rows + length, "%d-%02d|a|%d\n", 2021 + i / 12, i % 12 + 1,
                                  50 + (i / 12 % 2 ? swing : -swing) * (i % 2 ? 1 : -1));
    return rows;
}

Test(comparison, the_months_of_a_series_tell_how_much_counts_vary) {
    struct bench bench;
    bench_open(&bench);
    struct files files = {
        .metrics = COLUMNS "a|A|change|1200|1080|2021..2022|2023..2024||\n",
        .months = months_swinging(&bench, 25),
    };
    struct comparison varied = first_of(&bench, &files);
    cr_expect_gt(varied.dispersion, 10);
    cr_expect_eq(varied.verdict, VERDICT_CANNOT_TELL);
    cr_expect(varied.months_tell);
    files.months = months_swinging(&bench, 1);
    struct comparison steady = first_of(&bench, &files);
    cr_expect_eq(steady.dispersion, 0);
    cr_expect(steady.months_tell, "they were measured, and vary by less than chance");
    cr_expect_eq(steady.verdict, VERDICT_CLEAR_FALL);
    // One year against one leaves 11 degrees of freedom.
    files.months = months_swinging(&bench, 25);
    files.metrics = COLUMNS "a|A|change|600|500|2021|2022||\n";
    cr_expect_eq(first_of(&bench, &files).dispersion, 0);
    cr_expect(!first_of(&bench, &files).months_tell);
    bench_close(&bench);
}

// A season of its own must not count as chance where the series lacks a month on one side.
Test(comparison, a_month_that_one_side_lacks_does_not_do_away_with_the_season) {
    struct bench bench;
    bench_open(&bench);
    char *rows = arena_allocate(&bench.arena, 49 * 32, 1);
    size_t length = (size_t)sprintf(rows, "month|id|count\n");
    for (int i = 0; i < 48; i++) {
        bool is_lacking = i % 12 == 11 && i < 24;
        if (!is_lacking)
            length += (size_t)sprintf(rows + length, "%d-%02d|a|%d\n", 2021 + i / 12, i % 12 + 1,
                                      i % 12 < 6 ? 20 : 200);
    }
    struct files files = {
        .metrics = COLUMNS "a|A|change|2640|2400|2021..2022|2023..2024||\n",
        .months = rows,
    };
    struct comparison seasonal = first_of(&bench, &files);
    cr_expect(seasonal.months_tell);
    cr_expect_eq(seasonal.dispersion, 0);
    bench_close(&bench);
}
