#include "metrics.h"

#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>

static struct metrics read_in(struct bench *bench, const char *rows, const char *language) {
    bench_clear(bench);
    struct table table = bench_table(bench, rows);
    return metrics_read(&table, text_of(language), &bench->arena, &bench->diagnostics);
}

static struct metrics read(struct bench *bench, const char *rows) {
    return read_in(bench, rows, "en-GB");
}

#define EXPECT_TEXT(text, string) cr_expect_str_eq(bench_string(&bench, (text)), (string))

Test(metrics, a_row_of_each_kind_is_read) {
    struct bench bench;
    bench_open(&bench);
    struct metrics metrics =
        read(&bench,
             "kind|Value|Source URL|id|group|area|label|change|baseline|current|baseline-period|"
             "current_period|unit|better|note\n"
             "count|112||arrests|announced|Gosport|People arrested|||||2024-04..|people|higher|\n"
             "change||https://example.org/|asb|announced|Lee-on-the-Solent|Anti-social behaviour|"
             "-63%||||||lower|as stated\n"
             "change|||burglary|recorded||Burglary||60|30|2024-01..2024-03|2025-01..2025-03|||\n"
             "level|highest in the county||satisfaction|||Satisfaction|||||||neither|\n"
             "Amount|£2.3million||cash|||Cash|||||||| \n");
    cr_expect_str_eq(bench_message(&bench), "");
    cr_assert_eq(metrics.count, 5);
    const struct figure *figures = metrics.figures;

    cr_expect_eq(figures[0].kind, FIGURE_COUNT);
    EXPECT_TEXT(figures[0].id, "arrests");
    EXPECT_TEXT(figures[0].group, "announced");
    EXPECT_TEXT(figures[0].area, "Gosport");
    EXPECT_TEXT(figures[0].area_slug, "gosport");
    EXPECT_TEXT(figures[0].label, "People arrested");
    EXPECT_TEXT(figures[0].value.digits, "112");
    EXPECT_TEXT(figures[0].unit, "people");
    cr_expect_eq(figures[0].current_period.count, 1);
    cr_expect_eq(figures[0].better, BETTER_HIGHER);
    cr_expect_eq(figures[0].change.basis, CHANGE_UNKNOWN);
    cr_expect_null(figures[0].note.data);
    cr_expect_null(figures[0].part_of);

    cr_expect_eq(figures[1].change.basis, CHANGE_STATED);
    cr_expect_eq(figures[1].change.percent.digits, 63);
    EXPECT_TEXT(figures[1].area_slug, "lee-on-the-solent");
    EXPECT_TEXT(figures[1].source_url, "https://example.org/");
    EXPECT_TEXT(figures[1].note, "as stated");

    cr_expect_eq(figures[2].change.basis, CHANGE_UNKNOWN);
    cr_expect(figures[2].counts.are_known);
    cr_expect_eq(figures[2].counts.baseline, 60);
    cr_expect_eq(figures[2].counts.current, 30);
    cr_expect_null(figures[2].area.data);
    cr_expect_null(figures[2].area_slug.data);

    cr_expect_eq(figures[3].kind, FIGURE_LEVEL);
    EXPECT_TEXT(figures[3].value.words, "highest in the county");
    cr_expect_null(figures[3].group.data);
    cr_expect_eq(figures[4].kind, FIGURE_AMOUNT);
    cr_expect_eq(figures[4].value.number.digits, 2300000);
    cr_expect_eq(figures[4].better, BETTER_UNSAID);
    bench_close(&bench);
}

Test(metrics, text_columns_are_read_in_the_language_of_the_page) {
    static const char rows[] = "id|kind|label|label_cy|area|Area CY|note|note-pl\n"
                               "a|count|Arrests|Arestiadau|Wrexham|Wrecsam|One|Jeden\n"
                               "b|count|Lines||Wrexham|Wrecsam|Two|\n";
    struct bench bench;
    bench_open(&bench);
    struct metrics english = read_in(&bench, rows, "en-GB");
    cr_expect_str_eq(bench_message(&bench), "");
    EXPECT_TEXT(english.figures[0].label, "Arrests");
    EXPECT_TEXT(english.figures[0].area, "Wrexham");
    struct metrics welsh = read_in(&bench, rows, "cy");
    EXPECT_TEXT(welsh.figures[0].label, "Arestiadau");
    EXPECT_TEXT(welsh.figures[0].area, "Wrecsam");
    EXPECT_TEXT(welsh.figures[0].area_slug, "wrexham");
    EXPECT_TEXT(welsh.figures[0].note, "One");
    EXPECT_TEXT(welsh.figures[1].label, "Lines");
    struct metrics swiss =
        read_in(&bench, "id|kind|label|label_gsw\na|count|Arrests|Verhaftige\n", "gsw-CH");
    EXPECT_TEXT(swiss.figures[0].label, "Verhaftige");
    struct metrics polish = read_in(&bench, rows, "pl-PL");
    EXPECT_TEXT(polish.figures[0].note, "Jeden");
    EXPECT_TEXT(polish.figures[1].note, "Two");
    bench_close(&bench);
}

struct case_row {
    const char *rows;
    const char *message; // of the first diagnostic; "" for none
};

static void check_messages(const struct case_row *cases, size_t count) {
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < count; i++) {
        read(&bench, cases[i].rows);
        cr_expect_str_eq(bench_message(&bench), cases[i].message, "%s\n%s", cases[i].rows,
                         bench_message(&bench));
        cr_expect_eq(bench.diagnostics.count, *cases[i].message ? 1 : 0, "%s\n%s", cases[i].rows,
                     bench_message_at(&bench, 1));
    }
    bench_close(&bench);
}

#define CHECK_MESSAGES(cases) check_messages(cases, sizeof cases / sizeof *cases)

Test(metrics, columns_are_known_or_refused) {
    const struct case_row cases[] = {
        {"id|lable|label|kind\na|x|A|count\n",
         "no column is called 'lable'; the name of a column of your own begins with 'x-'; did you "
         "mean 'label'?"},
        {"id|label|kind|colour\na|A|count|red\n",
         "no column is called 'colour'; the name of a column of your own begins with 'x-'"},
        {"id|label|kind|id_cy\na|A|count|b\n",
         "no column is called 'id_cy'; the name of a column of your own begins with 'x-'"},
        {"id|label|kind|x-colour|X-Other\na|A|count|red|1\n", ""},
        {"id|label|kind|Label\na|A|count|B\n",
         "'Label' is the name of a second column, and column 2 has it too"},
        {"id|label|kind|label_cy|LABEL-CY\na|A|count|B|C\n",
         "'LABEL-CY' is the name of a second column, and column 4 has it too"},
        {"id|label|kind|x-a|x-a\na|A|count|B|C\n", ""},
        {"id|label\na|A\n", "'kind' is missing among the columns"},
        {"id|kind\na|count\n", "'label' is missing among the columns"},
        {"label|kind\nA|count\n", "'id' is missing among the columns"},
        {"id||label|kind\na||A|count\n", ""},
        {"id||label|kind\na|1|A|count\n",
         "column 2 has cells but no name; give it one, which may begin with 'x-'"},
        {"I D|LABEL|Kind|Baseline Years|SOURCEURL\na|A|count||\n", ""},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, rows_need_a_name_a_label_and_a_kind) {
    const struct case_row cases[] = {
        {"id|label|kind\n|A|count\n", "'id' is empty in this row, and every row needs it"},
        {"id|label|kind\na||count\n", "'label' is empty in this row, and every row needs it"},
        {"id|label|kind\na|A|\n", "'kind' is empty in this row, and every row needs it"},
        {"id|label|kind\nKnife crime|A|count\n",
         "'Knife crime' cannot be the name of a figure, group or campaign: that is small letters, "
         "digits and hyphens, a letter first; write 'knife-crime'"},
        {"id|label|kind\n2nd|A|count\n", "'2nd' cannot be the name of a figure, group or campaign: "
                                         "that is small letters, digits and "
                                         "hyphens, a letter first"},
        {"id|label|kind|group\na|A|count|Open_data\n",
         "'Open_data' cannot be the name of a figure, group or campaign: that is small letters, "
         "digits and hyphens, a letter first; write 'open-data'"},
        {"id|label|kind\na|A|cuont\n",
         "'cuont' is not a value of 'kind', which is change, count, level or amount; did you mean "
         "'count'?"},
        {"id|label|kind\na|A|percentage\n",
         "'percentage' is not a value of 'kind', which is change, count, level or amount"},
        {"id|label|kind|better\na|A|count|less\n",
         "'less' is not a value of 'better', which is lower, higher or neither"},
        {"id|label|kind|better\na|A|count|Lower\n", ""},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, the_same_key_twice_is_refused_with_its_first_line) {
    const struct case_row cases[] = {
        {"id|label|kind\na|A|count\nb|B|count\na|C|count\n",
         "'a' is the figure of line 2 again; give it an id, group or area of its own"},
        {"id|group|area|label|kind\na|g|Town|A|count\na|g|town|B|count\n",
         "'g.a@town' is the figure of line 2 again; give it an id, group or area of its own"},
        {"id|group|area|label|kind\na|g|Town|A|count\na|h|Town|B|count\na|g||B|count\na||Town|B|"
         "count\n",
         ""},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, every_further_row_of_one_key_is_named) {
    struct bench bench;
    bench_open(&bench);
    read(&bench, "id|label|kind\na|A|count\na|B|count\na|C|count\n|D|count\n|E|count\n");
    cr_expect_eq(bench.diagnostics.count, 4);
    bench_close(&bench);
}

Test(metrics, figures_in_the_wrong_column_are_refused) {
    const struct case_row cases[] = {
        {"id|label|kind|change|value\na|A|change||-63%\n",
         "'-63%' is below zero, which no count, amount or level is; a fall belongs in the column "
         "'change' or 'difference' of metrics.csv"},
        {"id|label|kind|change|value\na|A|change||down 63%\n",
         "'down 63%' is in the column 'value', but the figure of a row of kind 'change' belongs in "
         "the "
         "column 'change'"},
        {"id|label|kind|change|value\na|A|count|-63%|\n",
         "'-63%' is in the column 'change', but the figure of a row of kind 'count' belongs in the "
         "column 'value'"},
        {"id|label|kind|current|value\na|A|amount|5|\n",
         "'5' is in the column 'current', but the figure of a row of kind 'amount' belongs in the "
         "column 'value'"},
        {"id|label|kind|change|value\na|A|change|-63%|12 a month\n",
         "'12 a month' is in the column 'value', which is not for rows of kind 'change', and may "
         "not be shown; give it a row of its own of kind 'count', 'level' or 'amount'"},
        {"id|label|kind|change|value\na|A|count|-63%|112\n",
         "'-63%' is in the column 'change', which is not for rows of kind 'count', and may not be "
         "shown; give it a row of its own of kind 'change'"},
        {"id|label|kind|change|value\na|A|change||\n", ""},
        {"id|label|kind|current|value\na|A|change|5|\n", ""},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, the_kind_decides_what_a_number_may_be) {
    const struct case_row cases[] = {
        {"id|label|kind|value\na|A|count|12.5\n",
         "'12.5' is not whole, and counts are; what is measured is for rows of metrics.csv of kind "
         "'amount'"},
        {"id|label|kind|value\na|A|count|£500\n",
         "'£500' is a sum of money, not a count; sums of money are for rows of metrics.csv of "
         "kind 'amount'"},
        {"id|label|kind|value\na|A|amount|12.5\n", ""},
        {"id|label|kind|value\na|A|level|12%\n", ""},
        {"id|label|kind|baseline|current\na|A|change|12.5|10\n",
         "'12.5' is not whole, and counts are; what is measured is for rows of metrics.csv of kind "
         "'amount'"},
        {"id|label|kind|baseline|current|baseline_years\na|A|change|12.5|10|3\n", ""},
        {"id|label|kind|value|baseline|current\na|A|level|1|12.5|10.25\n", ""},
        {"id|label|kind|population\na|A|change|-5\n",
         "'-5' is below zero, which no count, amount or level is; a fall belongs in the column "
         "'change' or 'difference' of metrics.csv"},
        {"id|label|kind|households\na|A|change|many\n", "'many' is not a number"},
        {"id|label|kind|value\na|A|cuont|many\n",
         "'cuont' is not a value of 'kind', which is change, count, level or amount; did you mean "
         "'count'?"},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, averages_are_of_two_years_or_more) {
    const struct case_row cases[] = {
        {"id|label|kind|baseline_years\na|A|change|3\n", ""},
        {"id|label|kind|baseline_years\na|A|change|100\n", ""},
        {"id|label|kind|baseline_years\na|A|change|1\n",
         "'1' is not a number of years from 2 to 100; leave the cell empty where the baseline is "
         "no "
         "average"},
        {"id|label|kind|baseline_years\na|A|change|101\n",
         "'101' is not a number of years from 2 to 100; leave the cell empty where the baseline is "
         "no average"},
        {"id|label|kind|baseline_years\na|A|change|[x]\n",
         "'[x]' is not a number of years from 2 to 100; leave the cell empty where the baseline is "
         "no average"},
        {"id|label|kind|baseline_years\na|A|change|three\n", "'three' is not a number"},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, sources_are_web_addresses) {
    static const char *const good[] = {"https://data.police.uk/", "http://example.org",
                                       "HTTPS://example.org/a?b=c&d=%20#e"};
    static const char *const bad[] = {
        "www.police.uk",         "ftp://example.org",   "https://",
        "https:///path",         "javascript:alert(1)", "https://example.org/a b",
        "https://exa\"mple.org", "https://user",        "mailto:a@example.org"};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char rows[200];
        snprintf(rows, sizeof rows, "id|label|kind|source_url\na|A|count|%s\n", good[i]);
        read(&bench, rows);
        cr_expect_str_eq(bench_message(&bench), "", "%s", good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char rows[200];
        snprintf(rows, sizeof rows, "id|label|kind|source_url\na|A|count|%s\n", bad[i]);
        read(&bench, rows);
        bool is_host_alone = text_equal(text_of(bad[i]), TEXT("https://user"));
        cr_expect_str_eq(bench_code(&bench), is_host_alone ? "" : "N166", "%s", bad[i]);
    }
    bench_close(&bench);
}

Test(metrics, a_stated_change_is_checked_against_the_counts) {
    const struct case_row cases[] = {
        {"id|label|kind|change|baseline|current\na|A|change|-63%|270|100\n", ""},
        {"id|label|kind|change|baseline|current\na|A|change|-60%|270|100\n",
         "'-60%' does not fit the counts 270 and 100, which give -63.0%"},
        {"id|label|kind|change|baseline|current\na|A|change|+2.1%|1,776|1,738\n",
         "'+2.1%' does not fit the counts 1776 and 1738, which give -2.14%"},
        {"id|label|kind|change|baseline|current\na|A|change|+50%|0|5\n",
         "'+50%' does not fit the counts 0 and 5, which give a rise from nothing, which has no "
         "percentage"},
        {"id|label|kind|change|baseline|current\na|A|change|down|0|0\n",
         "'down' does not fit the counts 0 and 0, which give no change"},
        {"id|label|kind|change|baseline|current\na|A|change|up|270|100\n",
         "'up' does not fit the counts 270 and 100, which give -63.0%"},
        {"id|label|kind|change|baseline|current\na|A|change|-60%|250+|100\n", ""},
        {"id|label|kind|change|baseline|current\na|A|change|-60%|2.3 thousand|100\n", ""},
        {"id|label|kind|change|baseline|current\na|A|change|-60%||100\n", ""},
        {"id|label|kind|change|baseline|current\na|A|change|-60%|[c]|100\n", ""},
        {"id|label|kind|value|change|baseline|current\na|A|level|9%|-60%|12%|9%\n",
         "'-60%' is in the column 'change', which is not for rows of kind 'level', and may not be "
         "shown; give it a row of its own of kind 'change'"},
        {"id|label|kind|change|baseline|current\na|A|change|halved|270|100\n",
         "'halved' is not a change; write it as -63%, +24.3%, 'down 63%' or 'up 24.3%', or 'down' "
         "or 'up' alone"},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, a_stated_change_is_checked_against_amounts) {
    struct bench bench;
    bench_open(&bench);
    read(&bench, "id|label|kind|value|change|baseline|current\na|A|amount|1|-60%|2.5|1.25\n");
    cr_expect_str_eq(bench_message(&bench),
                     "'-60%' does not fit the counts 2.50 and 1.25, which give -50.0%");
    cr_expect_eq(bench.diagnostics.errors, 1);
    cr_expect_eq(bench.diagnostics.advice, 2);
    bench_close(&bench);
}

Test(metrics, a_difference_is_checked_against_what_is_there) {
    const struct case_row cases[] = {
        {"id|label|kind|difference|baseline|current\na|A|change|170 fewer|270|100\n", ""},
        {"id|label|kind|difference|baseline|current\na|A|change|139 fewer|270|100\n",
         "'139 fewer' does not fit the counts 270 and 100, which differ by -170"},
        {"id|label|kind|difference|baseline|current\na|A|change|170 more|270|100\n",
         "'170 more' does not fit the counts 270 and 100, which differ by -170"},
        {"id|label|kind|difference|baseline|current\na|A|change|more than 150 fewer|270|100\n", ""},
        {"id|label|kind|difference|baseline|current\na|A|change|about 160 fewer|270|100\n", ""},
        {"id|label|kind|difference|baseline|current\na|A|change|about 120 fewer|270|100\n",
         "'about 120 fewer' does not fit the counts 270 and 100, which differ by -170"},
        {"id|label|kind|difference|baseline|current\na|A|change|0|270|270\n", ""},
        {"id|label|kind|difference|change\na|A|change|139 fewer|-63%\n", ""},
        {"id|label|kind|difference|change\na|A|change|139 more|-63%\n",
         "'139 more' and the change '-63%' go in opposite directions"},
        {"id|label|kind|difference|change\na|A|change|139 more|down\n",
         "'139 more' and the change 'down' go in opposite directions"},
        {"id|label|kind|difference|change|baseline\na|A|change|170 fewer|-63%|270\n", ""},
        {"id|label|kind|difference|change|current\na|A|change|170 fewer|-63%|100\n", ""},
        {"id|label|kind|difference|change|baseline\na|A|change|170 fewer|-60%|270\n",
         "'-60%' does not fit the counts 270 and 100, which give -63.0%"},
        {"id|label|kind|difference|baseline\na|A|change|139 fewer|100\n",
         "'139 fewer' does not fit the count 100: the other count would be below zero"},
        {"id|label|kind|difference|current\na|A|change|139 more|100\n",
         "'139 more' does not fit the count 100: the other count would be below zero"},
        {"id|label|kind|difference|change\na|A|change|139|-63%\n",
         "'139' does not say whether it is a rise or a fall, and a spreadsheet may have taken the "
         "sign away; write '139 fewer' or '139 more'"},
        {"id|label|kind|difference\na|A|amount|about £1,200\n",
         "'about £1,200' does not say whether it is a rise or a fall, and a spreadsheet may have "
         "taken the sign away; write 'about £1200 fewer' or 'about £1200 more'"},
    };
    CHECK_MESSAGES(cases);
}

static struct figure figure_in(struct bench *bench, const char *rows) {
    struct metrics metrics = read(bench, rows);
    cr_expect_eq(bench->diagnostics.errors, 0, "%s", rows);
    return metrics.figures[0];
}

Test(metrics, counts_that_are_exact_can_be_counted_with) {
    static const struct {
        const char *rows;
        struct figure_counts counts;
    } cases[] = {
        {"id|label|kind|baseline|current\na|A|change|1,776|1,738\n", {true, 1776, 1738, 0}},
        {"id|label|kind|baseline|difference\na|A|change|60|30 fewer\n", {true, 60, 30, 0}},
        {"id|label|kind|current|difference\na|A|change|60|30 fewer\n", {true, 90, 60, 0}},
        {"id|label|kind|value|baseline|current\na|A|amount|1|2.5|1.25\n", {true, 250, 125, 2}},
        {"id|label|kind|baseline|current\na|A|change|0|3\n", {true, 0, 3, 0}},
        {"id|label|kind|baseline|current\na|A|change||3\n", {.are_known = false}},
        {"id|label|kind|baseline|current\na|A|change|250+|3\n", {.are_known = false}},
        {"id|label|kind|baseline|current\na|A|change|[c]|3\n", {.are_known = false}},
        {"id|label|kind|value|baseline|current\na|A|level|9%|12%|9%\n", {.are_known = false}},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct figure_counts counts = figure_in(&bench, cases[i].rows).counts;
        cr_expect_eq(counts.are_known, cases[i].counts.are_known, "%s", cases[i].rows);
        if (!counts.are_known)
            continue;
        cr_expect_eq(counts.baseline, cases[i].counts.baseline, "%s", cases[i].rows);
        cr_expect_eq(counts.current, cases[i].counts.current, "%s", cases[i].rows);
        cr_expect_eq(counts.places, cases[i].counts.places, "%s", cases[i].rows);
    }
    bench_close(&bench);
}

Test(metrics, a_change_that_is_not_known_says_why) {
    struct bench bench;
    bench_open(&bench);
    struct figure one = figure_in(&bench, "id|label|kind|baseline|current\na|A|change||3\n");
    cr_expect_eq(one.change.state, QUANTITY_NOT_PUBLISHED);
    struct figure hidden = figure_in(&bench, "id|label|kind|baseline|current\na|A|change|[c]|3\n");
    cr_expect_eq(hidden.change.state, QUANTITY_CONFIDENTIAL);
    bench_close(&bench);
}

Test(metrics, a_change_that_was_refused_is_not_counted_instead) {
    struct bench bench;
    bench_open(&bench);
    struct metrics metrics =
        read(&bench, "id|label|kind|change|baseline|current\na|A|change|halved|270|100\n");
    cr_expect_eq(bench.diagnostics.errors, 1);
    cr_expect_eq(metrics.figures[0].change.basis, CHANGE_UNKNOWN);
    cr_expect(!metrics.figures[0].counts.are_known);
    bench_close(&bench);
}

#define PERIODS                                                                                    \
    "id|label|kind|baseline|current|baseline_period|current_period|baseline_years|change\n"

Test(metrics, a_change_of_unequal_periods_fits_the_counts_or_the_rates) {
    const struct case_row cases[] = {
        {PERIODS "a|A|change|120|50|2024|2025-01..2025-06||-58%\n", ""},
        {PERIODS "a|A|change|120|50|2024|2025-01..2025-06||-16%\n", ""},
        {PERIODS "a|A|change|120|50|2024|2025-01..2025-06||-40%\n",
         "'-40%' does not fit the counts 120 and 50, which give -58.3%, or -15.7% per day"},
        {PERIODS "a|A|change|120|50|2024|2025||-16%\n",
         "'-16%' does not fit the counts 120 and 50, which give -58.3%"},
        {PERIODS "a|A|change|120|50|2024|2025-01..||-58%\n", ""},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, an_average_is_of_the_years_of_its_period) {
    const struct case_row cases[] = {
        {PERIODS "a|A|change|40|20|2021..2022|2024|3|\n",
         "'3' years are not the years of the period '2021..2022', of which the baseline is said to "
         "be the average"},
        {PERIODS "a|A|change|40|20|2023-01..2023-03|2024-01|3|\n",
         "'3' years are not the years of the period '2023-01..2023-03', of which the baseline is "
         "said to be the average"},
        {PERIODS "a|A|change|40|20|2021..2023|2024|3|\n", ""},
        {PERIODS "a|A|change|40|20|2023-02+2024-02|2025-02|2|\n", ""},
        {PERIODS "a|A|change|40|20||2024|3|\n", ""},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, a_bare_one_may_be_all_of_it) {
    const struct case_row cases[] = {
        {"id|label|kind|change\na|A|change|-1\n",
         "'-1' can mean 1% or 100%, for Excel keeps 63% as 0.63; write the per cent sign"},
        {"id|label|kind|change\na|A|change|-1%\n", ""},
        {"id|label|kind|change\na|A|change|-2\n", ""},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, the_baseline_comes_first) {
    const struct case_row cases[] = {
        {PERIODS "a|A|change|120|50|2025|2024||\n",
         "'2024' does not come after the period of the baseline, '2025'; the earlier period "
         "belongs "
         "in the column 'baseline_period', and the two must not overlap"},
        {PERIODS "a|A|change|120|50|2024|2024||\n",
         "'2024' does not come after the period of the baseline, '2024'; the earlier period "
         "belongs "
         "in the column 'baseline_period', and the two must not overlap"},
        {PERIODS "a|A|change|120|50|2024-01..2024-06|2024-06..2024-11||\n",
         "'2024-06..2024-11' does not come after the period of the baseline, '2024-01..2024-06'; "
         "the earlier period belongs in the column 'baseline_period', and the two must not "
         "overlap"},
        {PERIODS "a|A|change|120|50|2024..|2025||\n",
         "'2025' does not come after the period of the baseline, '2024..'; the earlier period "
         "belongs in the column 'baseline_period', and the two must not overlap"},
        {PERIODS "a|A|change|120|50|2024-01|2024-01-31..2024-03-01||\n",
         "'2024-01-31..2024-03-01' does not come after the period of the baseline, '2024-01'; the "
         "earlier period belongs in the column 'baseline_period', and the two must not overlap"},
        {PERIODS "a|A|change|120|50|2024-01..2024-06|2024-07..||\n", ""},
        {PERIODS "a|A|change|120|50||2024||\n", ""},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, a_stated_change_over_unequal_periods_is_taken_as_it_is) {
    const struct case_row cases[] = {
        {PERIODS "a|A|change|91|91|2024-01..2024-03|2024-04..2024-09||-50%\n", ""},
        {PERIODS "a|A|change|91|91|2024-01..2024-03|2025-01..2025-03||-50%\n",
         "'-50%' does not fit the counts 91 and 91, which give 0.0%"},
    };
    CHECK_MESSAGES(cases);
}

// --- parts ---

Test(metrics, a_part_finds_its_whole) {
    static const char *const names[] = {"recorded.all", "all", "recorded.all@gosport",
                                        "all@gosport"};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char rows[400];
        snprintf(rows, sizeof rows,
                 "id|group|area|label|kind|value|part_of\nall|recorded|Gosport|All|count|9|\n"
                 "burglary|recorded|Gosport|Burglary|count|3|%s\n",
                 names[i]);
        struct metrics metrics = read(&bench, rows);
        cr_expect_str_eq(bench_message(&bench), "", "%s", names[i]);
        cr_expect_eq(metrics.figures[1].part_of, &metrics.figures[0], "%s", names[i]);
    }
    bench_close(&bench);
}

#define PARTS "id|group|area|label|kind|value|part_of\n"

Test(metrics, the_own_group_goes_before_the_own_area) {
    struct bench bench;
    bench_open(&bench);
    struct metrics metrics = read(&bench, PARTS "all|a|East|All|count|9|\n"
                                                "all|b|North|All|count|9|\n"
                                                "theft|b|East|Theft|count|1|all\n");
    cr_expect_str_eq(bench_message(&bench), "");
    cr_expect_eq(metrics.figures[2].part_of, &metrics.figures[1]);
    bench_close(&bench);
}

Test(metrics, the_nearest_whole_is_meant) {
    struct bench bench;
    bench_open(&bench);
    struct metrics metrics = read(&bench, PARTS "all|a|North|All|count|9|\n"
                                                "all|b|North|All|count|9|\n"
                                                "all|b|South|All|count|9|\n"
                                                "all|b||All|count|99|\n"
                                                "theft|b|South|Theft|count|1|all\n"
                                                "theft|b|East|Theft|count|1|all\n"
                                                "theft|c|North|Theft|count|1|b.all\n"
                                                "all|b|West|All|count|9|all\n");
    cr_expect_str_eq(bench_message(&bench), "");
    cr_expect_eq(metrics.figures[4].part_of, &metrics.figures[2]);
    cr_expect_eq(metrics.figures[5].part_of, &metrics.figures[3]);
    cr_expect_eq(metrics.figures[6].part_of, &metrics.figures[1]);
    cr_expect_eq(metrics.figures[7].part_of, &metrics.figures[3]);
    bench_close(&bench);
}

Test(metrics, parts_without_a_whole_are_refused) {
    const struct case_row cases[] = {
        {PARTS "all|r||All|count|9|\nb|r||B|count|1|r.al\n",
         "no figure is called 'r.al'; did you mean 'r.all'?"},
        {PARTS "drugs-lines|r||All|count|9|\nb|r||B|count|1|drug-lines\n",
         "no figure is called 'drug-lines'; did you mean 'drugs-lines'?"},
        {PARTS "all|r|Town|All|count|9|\nb|r||B|count|1|all@twon\n",
         "no figure is called 'all@twon'; did you mean 'all@town'?"},
        {PARTS "all|r||All|count|9|\nb|r||B|count|1|everything\n",
         "no figure is called 'everything'"},
        {PARTS "b|r||B|count|1|everything\nc|r||C|count|1|everything\n",
         "no figure is called 'everything', which also stands in 1 other row"},
        {PARTS "al|r||All|count|9|\nb|r||B|count|1|r.all\nc|r||C|count|1|r.all\n"
               "d|r||D|count|1|r.all\n",
         "no figure is called 'r.all', which also stands in 2 other rows; did you mean 'r.al'?"},
        {PARTS "all|r||All|count|9|\nall|s||All|count|9|\nb|t||B|count|1|all\n",
         "'all' can be 'r.all' or 's.all'; write which"},
        {PARTS "all|r|X|All|count|9|\nall|r|Y|All|count|9|\nb|r||B|count|1|all\n",
         "'all' can be 'r.all@x' or 'r.all@y'; write which"},
        {PARTS "b|r||B|count|1|b\n", "'b' makes the figure a part of itself"},
        {PARTS "b|r||B|count|1|r.b\n", "'r.b' makes the figure a part of itself"},
        {PARTS "a|||A|count|1|b\nb|||B|count|1|c\nc|||C|count|1|a\nd|||D|count|1|a\n",
         "'b' makes the figure a part of itself"},
    };
    CHECK_MESSAGES(cases);
}

#define COUNTS "id|label|kind|value|baseline|current|baseline_period|current_period|part_of\n"

Test(metrics, a_part_is_not_larger_than_its_whole) {
    const struct case_row cases[] = {
        {COUNTS "all|A|count|2|||||\npart|P|count|3|||||all\n",
         "'part' with 3 is larger than 'all' with 2, of which it is said to be a part"},
        {COUNTS "all|A|count|2|||||\npart|P|count|2|||||all\n", ""},
        {COUNTS "all|A|count|2+|||||\npart|P|count|3|||||all\n", ""},
        {COUNTS "all|A|count|nearly 2|||||\npart|P|count|3+|||||all\n",
         "'part' with 3 is larger than 'all' with 2, of which it is said to be a part"},
        {COUNTS "all|A|count|2|||||\npart|P|count|nearly 3|||||all\n", ""},
        {COUNTS "all|A|count||||||\npart|P|count|3|||||all\n", ""},
        {COUNTS "all|A|change||10|20|||\npart|P|change||11|12|||all\n",
         "'part' with 11 is larger than 'all' with 10, of which it is said to be a part"},
        {COUNTS "all|A|change||10|20|||\npart|P|change||9|1,776|||all\n",
         "'part' with 1,776 is larger than 'all' with 20, of which it is said to be a part"},
        {COUNTS "all|A|change||10|20|2024|2025|\npart|P|change||11|21|2023|2024..2025|all\n", ""},
        {COUNTS "all|A|change||10|20|2024|2025|\npart|P|change||11|12||2025|all\n",
         "'part' with 11 is larger than 'all' with 10, of which it is said to be a part"},
        {COUNTS "all|A|level|2%|||||\npart|P|level|3%|||||all\n", ""},
        {COUNTS "all|A|amount|£2|||||\npart|P|amount|£2.01|||||all\n",
         "'part' with 2.01 is larger than 'all' with 2, of which it is said to be a part"},
        {COUNTS "all|A|amount|£2|||||\npart|P|amount|€3|||||all\n", ""},
        {COUNTS "all|A|amount|£2|||||\npart|P|count|3|||||all\n", ""},
    };
    CHECK_MESSAGES(cases);
}

Test(metrics, all_mistakes_are_told_at_their_places) {
    struct bench bench;
    bench_open(&bench);
    read(&bench, "id|label|kind|change|value\nA|A|change|20%|\nb||count||9\\4\n");
    cr_expect_eq(bench.diagnostics.count, 4);
    const struct source_location unsigned_change = source_locate(bench.diagnostics.items[1].place);
    cr_expect_eq(unsigned_change.line, 2);
    cr_expect_eq(unsigned_change.column, 12);
    bench_close(&bench);
}

Test(metrics, a_table_without_header_is_not_complained_of_again) {
    struct bench bench;
    bench_open(&bench);
    struct table nothing = {0};
    struct metrics metrics =
        metrics_read(&nothing, TEXT("en-GB"), &bench.arena, &bench.diagnostics);
    cr_expect_eq(metrics.count, 0);
    cr_expect_eq(bench.diagnostics.count, 0);
    bench_close(&bench);
}

Test(metrics, columns_are_listed) {
    struct bench bench;
    bench_open(&bench);
    size_t column_count, name_count;
    const struct metrics_column *columns = metrics_columns(&column_count);
    const struct text *names = metrics_column_names(&bench.arena, &name_count);
    cr_expect_eq(column_count, 25);
    cr_assert_eq(name_count, column_count);
    for (size_t i = 0; i < column_count; i++) {
        cr_expect_str_eq(bench_string(&bench, names[i]), columns[i].name);
        cr_expect(text_of(columns[i].meaning).length > 10, "%s", columns[i].name);
    }
    bench_close(&bench);
}

Test(metrics, the_document_describes_every_column) {
    struct bench bench;
    bench_open(&bench);
    struct text document = bench_file(&bench, "docs/figures.md");
    size_t count;
    const struct metrics_column *columns = metrics_columns(&count);
    for (size_t i = 0; i < count; i++) {
        struct text row =
            TEXT_JOIN(&bench.arena, TEXT("\n| `"), text_of(columns[i].name), TEXT("` | "));
        cr_expect(text_contains(document, row), "%s", columns[i].name);
    }
    bench_close(&bench);
}

// Nobody fills what stands in a cell that is shown.
Test(metrics, a_placeholder_in_a_cell_is_refused_once) {
    static const struct {
        const char *rows;
        size_t column;
        const char *code;
    } rows[] = {
        {"id|label|kind\na|One {{ a.value }}|level\n", 7, "N169"},
        {"id|label|kind\na|One {{ a.value|level\n", 7, "N169"},
        {"id|label|kind\na|\\{{ a.value }}|level\n", 3, "N169"},
        {"id|label|kind|note\na|One|level|{{ a.value }} and {{ a.rate }}\n", 13, "N169"},
        {"id|label|kind|value\na|One|level|{{ a.rate }} times\n", 13, "N169"},
        {"id|label|kind|value\na|One|count|{{ a.rate }}\n", 13, "N100"},
        {"id|label|kind|source_url\na|One|level|https://example.org/{{ a.id }}\n", 13, "N166"},
        {"id|label|kind|label_en\na|One|level|{{ a.value }}\n", 13, "N169"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read(&bench, rows[i].rows);
        cr_assert_eq(bench.diagnostics.count, 1, "row %zu: %zu", i, bench.diagnostics.count);
        cr_expect_str_eq(bench_code(&bench), rows[i].code, "row %zu", i);
        struct source_location location = source_locate(bench.diagnostics.items[0].place);
        cr_expect_eq(location.column, rows[i].column, "row %zu: %zu", i, location.column);
    }
    bench_close(&bench);
}

Test(metrics, braces_in_a_cell_that_nobody_sees_or_that_are_no_placeholder_are_let_be) {
    struct bench bench;
    bench_open(&bench);
    read(&bench, "id|label|kind|label_cy|x-own\n"
                 "a|{ { One } } }}|level|{{ a.value }}|{{ a.value }}\n");
    cr_expect_str_eq(bench_message(&bench), "");
    bench_close(&bench);
}

// A column of another kind of row is advised of, too, but that does not make it right.
Test(metrics, a_placeholder_in_a_column_of_another_kind_is_refused) {
    struct bench bench;
    bench_open(&bench);
    read(&bench, "id|label|kind|unit|change\na|One|change|of {{ a.value }}|-5%\n");
    cr_expect_eq(bench.diagnostics.errors, 1);
    bench_close(&bench);
}
