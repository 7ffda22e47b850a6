#include "month_sum.h"

#include "metrics.h"
#include "series.h"
#include "support.h"

#include <criterion/criterion.h>

#define COLUMNS                                                                                    \
    "id|label|kind|baseline|current|baseline_period|current_period|value|baseline_years|change\n"
#define MONTHS                                                                                     \
    "month|id|count\n2024-01|a|10\n2024-02|a|20\n2024-03|a|30\n"                                   \
    "2025-01|a|11\n2025-02|a|21\n2025-03|a|31\n"
#define NBSP "\u00A0"

static void check(struct bench *bench, const char *rows, const char *months) {
    bench_clear(bench);
    struct table figures = bench_table(bench, rows);
    struct metrics metrics =
        metrics_read(&figures, TEXT("en-GB"), &bench->arena, &bench->diagnostics);
    struct table table = bench_table(bench, months);
    struct series_list list = series_read(&table, &metrics, &bench->arena, &bench->diagnostics);
    cr_assert_str_eq(bench_message(bench), "", "%s", rows);
    month_sum_check(&list, &bench->diagnostics);
}

Test(month_sum, a_count_that_is_not_the_sum_of_its_months_is_refused) {
    static const struct {
        const char *rows;
        size_t count;
        const char *message;
        size_t offset; // of the cell
    } cases[] = {
        {COLUMNS "a|A|change|60|63|2024-01..2024-03|2025-01..2025-03|||\n", 0, "", 0},
        {COLUMNS "a|A|change|60|60|2024-01..2024-03|2025-01..2025-03|||\n", 1,
         "'60' does not fit the months of January to March" NBSP
         "2025, which add up to 63; the first of them is in line 5 of monthly.csv",
         sizeof COLUMNS - 1 + 14},
        {COLUMNS "a|A|change|1,059|63|2024-01..2024-03|2025-01..2025-03|||\n", 1,
         "'1,059' does not fit the months of January to March" NBSP
         "2024, which add up to 60; the first of them is in line 2 of monthly.csv",
         sizeof COLUMNS - 1 + 11},
        {COLUMNS "a|A|change|61|64|2024-01..2024-03|2025-01..2025-03|||\n", 2,
         "'61' does not fit the months of January to March" NBSP
         "2024, which add up to 60; the first of them is in line 2 of monthly.csv",
         sizeof COLUMNS - 1 + 11},
        // Of days that are whole months, and of spans.
        {COLUMNS "a|A|change|60||2024-01-01..2024-03-31||||-1%\n", 0, "", 0},
        {COLUMNS "a|A|change|61||2024-01-01..2024-03-31||||-1%\n", 1,
         "'61' does not fit the months of 1" NBSP "January to 31" NBSP "March" NBSP
         "2024, which add up to 60; the first of them is in line 2 of monthly.csv",
         sizeof COLUMNS - 1 + 11},
        {COLUMNS "a|A|change|40||2024-01+2024-03||||-1%\n", 0, "", 0},
        {COLUMNS "a|A|count||||2025-02..2025-03|52||\n", 0, "", 0},
        {COLUMNS "a|A|count||||2025-02..2025-03|0||\n", 1,
         "'0' does not fit the months of February to March" NBSP
         "2025, which add up to 52; the first of them is in line 6 of monthly.csv",
         sizeof COLUMNS - 1 + 30},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(&bench, cases[i].rows, MONTHS);
        cr_expect_eq(bench.diagnostics.count, cases[i].count, "%s", cases[i].rows);
        cr_expect_str_eq(bench_message(&bench), cases[i].message, "%s", cases[i].rows);
        if (bench.diagnostics.count > 0)
            cr_expect_eq(bench.diagnostics.items[0].place.offset, cases[i].offset, "%s",
                         cases[i].rows);
    }
    bench_close(&bench);
}

Test(month_sum, what_says_something_else_is_not_compared) {
    static const struct {
        const char *rows;
        const char *months;
    } cases[] = {
        // A month too few, one without a number, bounds.
        {COLUMNS "a|A|count||||2024-01..2024-04|7||\n", MONTHS},
        {COLUMNS "a|A|count||||2023..2024|7||\n", MONTHS},
        {COLUMNS "a|A|count||||2024-01..2024-02|7||\n",
         "month|id|count\n2024-01|a|10\n2024-02|a|[x]\n"},
        {COLUMNS "a|A|count||||2024-01..2024-02|7||\n",
         "month|id|count\n2024-01|a|10\n2024-02|a|[c]\n"},
        {COLUMNS "a|A|count||||2024-01..2024-02|7||\n",
         "month|id|count\n2024-01|a|10\n2024-02|a|at least 5\n"},
        {COLUMNS "a|A|count||||2024-01..2024-02|7||\n",
         "month|id|count\n2024-01|a|10\n2024-02|a|1.2 thousand\n"},
        {COLUMNS "a|A|count||||2024-01..2024-02|7||\n",
         "month|id|count\n2024-01|a|9007199254740992\n2024-02|a|9007199254740992\n"},
        // Days of months, a period that still runs, or none.
        {COLUMNS "a|A|count||||2024-01-02..2024-03-31|7||\n", MONTHS},
        {COLUMNS "a|A|count||||2024-01-15..2024-02-14|7||\n", MONTHS},
        {COLUMNS "a|A|count||||2024-01..|7||\n", MONTHS},
        {COLUMNS "a|A|count|||||7||\n", MONTHS},
        // Counts that are hidden, bounds, rounded, or no counts.
        {COLUMNS "a|A|count||||2024-01..2024-03|[c]||\n", MONTHS},
        {COLUMNS "a|A|count||||2024-01..2024-03|[low]||\n", MONTHS},
        {COLUMNS "a|A|count||||2024-01..2024-03|50+||\n", MONTHS},
        {COLUMNS "a|A|count||||2024-01..2024-03|1.2 thousand||\n", MONTHS},
        {COLUMNS "a|A|level||||2024-01..2024-03|7||\n", MONTHS},
        {COLUMNS "a|A|amount||||2024-01..2024-03|7||\n", MONTHS},
        // An average of years.
        {COLUMNS "a|A|change|20.5||2022..2024|||3|-1%\n", MONTHS},
        {COLUMNS "a|A|change|20|31|2024-01+2024-03|2025-03||2|\n", MONTHS},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(&bench, cases[i].rows, cases[i].months);
        cr_expect_str_eq(bench_message(&bench), "", "%s%s", cases[i].rows, cases[i].months);
    }
    bench_close(&bench);
}
