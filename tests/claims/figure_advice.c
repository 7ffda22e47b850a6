#include "figure_advice.h"

#include "arena.h"
#include "buffer.h"
#include "comparison.h"
#include "diagnostic.h"
#include "metrics.h"
#include "series.h"
#include "table.h"

#include <criterion/criterion.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 27, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(figure_advice, .init = set_up, .fini = tear_down);

#define COLUMNS                                                                                    \
    "id,label,kind,change,baseline,current,baseline_years,baseline_period,current_period,"         \
    "period_note,value\n"

// What is said of a row of figures, each in a line.
static const char *said_of(const char *row) {
    struct campaign campaign = {.language = TEXT("en-GB"), .rules = NUMBER_RULES_DEFAULT};
    struct diagnostics list = {.arena = &arena}, said = {.arena = &arena};
    size_t count;
    const struct text *names = metrics_column_names(&arena, &count);
    struct source source = {TEXT("metrics.csv"), TEXT_JOIN(&arena, TEXT(COLUMNS), text_of(row))};
    struct table table = table_read(&source, names, count, &arena, &list);
    struct metrics metrics = metrics_read(&table, TEXT("en-GB"), &arena, &list);
    struct series_list series = {0};
    struct comparison_inputs compared = {&metrics, &series, &campaign};
    struct report_figures figures =
        report_figures_write(&metrics, comparisons_of(&compared, &arena), &arena);
    cr_assert_eq(list.errors, 0, "%s", row);
    figure_advice_give(&figures, &said);
    struct buffer shown = {.arena = &arena};
    for (size_t i = 0; i < said.count; i++) {
        buffer_append(&shown, said.items[i].message);
        buffer_append_byte(&shown, '\n');
    }
    return text_string(&arena, buffer_text(&shown));
}

struct case_row {
    const char *row, *said;
};

static void check(const struct case_row *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *said = said_of(cases[i].row);
        cr_expect_str_eq(said, cases[i].said, "%s: %s", cases[i].row, said);
    }
}

#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))
#define WRITE(where) "; write when it was counted in " where ", or in words in period_note\n"
#define EQUAL_ONES "; compare equal ones, if there are figures\n"

Test(figure_advice, both_counts_need_a_period) {
    static const struct case_row cases[] = {
        {"a,A,count,,,,,,,,112\n", "'A' has no period" WRITE("current_period")},
        {"a,A,change,,60,30,,,,,\n", "'A' has no period" WRITE("current_period")},
        {"a,A,change,,60,30,,,2025-01..2025-03,,\n",
         "'A' has no period for its earlier number" WRITE("baseline_period")},
        {"a,A,change,,60,30,3,,2025-01..2025-03,,\n",
         "'A' has no period for its earlier number" WRITE("baseline_period")},
        {"a,A,change,,60,30,,2024-01..2024-03,,,\n",
         "'A' has no period for its later number" WRITE("current_period")},
        {"a,A,change,,60,30,,,2025-01..2025-03,against the quarter before,\n", ""},
        {"a,A,change,,60,30,,,,in the last year,\n", ""},
        {"a,A,count,,,,,,,so far,112\n", ""},
        {"a,A,change,-63%,,,,,2024-04..,,\n", ""}, // one period is all that a source states
        {"a,A,count,,,,,,2024-04..,,112\n", ""},
    };
    CHECK(cases);
}

Test(figure_advice, periods_that_are_compared_must_be_equal) {
    static const struct case_row cases[] = {
        {"a,A,change,,60,130,,2024-01..2024-03,2024-07..2024-12,,\n",
         "'A' compares periods of unequal length, 91 with 184 days" EQUAL_ONES},
        {"a,A,change,-50%,,,,2024-01..2024-03,2024-07..2024-12,,\n",
         "'A' compares periods of unequal length, 91 with 184 days" EQUAL_ONES},
        {"a,A,change,,60,30,,2024-01..2024-03,2025-01..2025-03,,\n", ""}, // 91 and 90 days
        {"a,A,change,,60,30,,2023,2024,,\n", ""},
        // What still runs is compared where the source states a change, else not.
        {"a,A,change,-50%,,,,2024-01..2024-03,2025-01..,,\n",
         "'A' compares periods of unequal length, 91 days with a period that still "
         "runs" EQUAL_ONES},
        {"a,A,change,-50%,60,30,,2024-01..2024-03,2025-01..,,\n",
         "'A' compares periods of unequal length, 91 days with a period that still "
         "runs" EQUAL_ONES},
        {"a,A,change,,60,30,,2024-01..2024-03,2025-01..,,\n", ""},
        {"a,A,change,,,,,2024-01..2024-03,2024-07..2024-12,,\n", ""},
    };
    CHECK(cases);
}
