#include "series.h"

#include "metrics.h"
#include "support.h"

#include <criterion/criterion.h>

#define FIGURES                                                                                    \
    "id|group|area|label|kind\n"                                                                   \
    "burglary|recorded|Gosport|Burglary|change\n"                                                  \
    "burglary|announced|Gosport|Burglary|change\n"                                                 \
    "drugs|recorded|Gosport|Drugs|change\n"

static struct series_list read(struct bench *bench, const char *rows) {
    bench_clear(bench);
    struct table figures = bench_table(bench, FIGURES);
    struct metrics *metrics = arena_allocate(&bench->arena, 1, sizeof *metrics);
    *metrics = metrics_read(&figures, TEXT("en-GB"), &bench->arena, &bench->diagnostics);
    struct table table = bench_table(bench, rows);
    return series_read(&table, metrics, &bench->arena, &bench->diagnostics);
}

Test(series, months_are_put_in_order_below_their_figures) {
    struct bench bench;
    bench_open(&bench);
    struct series_list list = read(&bench, "month|group|id|area|count\n"
                                           "2024-03|recorded|drugs|Gosport|9\n"
                                           "Feb-24|recorded|burglary|gosport|1,014\n"
                                           "01/01/2024|recorded|burglary|Gosport|25\n"
                                           "2024-01|recorded|drugs||0\n"
                                           "2024-02|recorded|drugs|Gosport|[x]\n"
                                           "2024-04|recorded|burglary|Gosport|[c]\n");
    cr_expect_str_eq(bench_message(&bench), "");
    cr_assert_eq(list.count, 2);
    const struct series *burglary = &list.items[0], *drugs = &list.items[1];
    cr_expect_str_eq(bench_string(&bench, burglary->id), "burglary");
    cr_expect_str_eq(bench_string(&bench, burglary->group), "recorded");
    cr_expect_str_eq(bench_string(&bench, burglary->area), "Gosport");
    cr_assert_eq(burglary->count, 3);
    cr_expect_eq(burglary->points[0].month.month, 1);
    cr_expect_eq(burglary->points[0].count.number.digits, 25);
    cr_expect_eq(burglary->points[1].month.month, 2);
    cr_expect_eq(burglary->points[1].count.number.digits, 1014);
    cr_expect_eq(burglary->points[2].month.month, 4);
    cr_expect_eq(burglary->points[2].count.state, QUANTITY_CONFIDENTIAL);
    cr_assert_eq(drugs->count, 3);
    cr_expect_eq(drugs->points[0].count.state, QUANTITY_KNOWN);
    cr_expect_eq(drugs->points[0].count.number.digits, 0);
    cr_expect_eq(drugs->points[1].count.state, QUANTITY_NOT_AVAILABLE);
    bench_close(&bench);
}

Test(series, what_cannot_be_right_is_refused) {
    static const struct {
        const char *rows;
        const char *message;
    } cases[] = {
        {"month|group|id|count\n2024-01|recorded|drugs|5\n2024-01|recorded|drugs|5\n",
         "'recorded.drugs@gosport' has January\u00A0"
         "2024 twice; the first is in line 2"},
        {"month|id|count\n2024-01|drugs|5\nJan-24|drugs|5\n",
         "'recorded.drugs@gosport' has January\u00A0"
         "2024 twice; the first is in line 2"},
        {"month|group|id|count\n2024-01|recorded|drug|5\n",
         "'recorded.drug' is no figure of metrics.csv, so its months are not used; did you mean "
         "'recorded.drugs'?"},
        // A group that is right does not make another id near.
        {"month|group|id|count\n2024-01|recorded|rugby|5\n",
         "'recorded.rugby' is no figure of metrics.csv, so its months are not used"},
        {"month|group|id|count\n2024-01|recorded|firearms|5\n",
         "'recorded.firearms' is no figure of metrics.csv, so its months are not used"},
        {"month|group|id|count\n2024-01|recordet|burglery|5\n",
         "'recordet.burglery' is no figure of metrics.csv, so its months are not used; did you "
         "mean 'recorded.burglary'?"},
        {"month|group|id|count\n2024-01|police|drugs|5\n",
         "'police.drugs' is no figure of metrics.csv, so its months are not used; did you mean "
         "'recorded.drugs'?"},
        {"month|group|id|area|count\n2024-01|recorded|drugs|Fareham|5\n",
         "'recorded.drugs@fareham' is no figure of metrics.csv, so its months are not used; did "
         "you mean 'recorded.drugs@gosport'?"},
        {"month|id|count\n2024-01|burglary|5\n",
         "'burglary' can be 'announced.burglary@gosport' or 'recorded.burglary@gosport'; write "
         "which"},
        {"month|id|count\n2024-01|drugs|\n",
         "'2024-01' has no count; write 0 for none, [x] for not available, or leave the row out"},
        {"month|id|count\n2024-01|drugs|-5\n",
         "'-5' is below zero, which no count, amount or level is; a fall belongs in the column "
         "'change' or 'difference' of metrics.csv"},
        {"month|id|count\n2024-01|drugs|1.5\n",
         "'1.5' is not whole, and counts are; what is measured is for rows of metrics.csv of kind "
         "'amount'"},
        {"month|id|count\n|drugs|5\n", "'month' is empty in this row, and every row needs it"},
        {"month|id|count\n2024-01||5\n", "'id' is empty in this row, and every row needs it"},
        {"month|id|count\n2024|drugs|5\n", "'2024' is not a month; write it as 2024-04 or Apr-24"},
        {"month|id|count\n2024-13|drugs|5\n",
         "'2024-13' does not exist: months are 1 to 12, and in 31/12/2024 the day comes first"},
        {"id|count\ndrugs|5\n", "'month' is missing among the columns"},
        {"month|id\n2024-01|drugs\n", "'count' is missing among the columns"},
        {"month|count\n2024-01|5\n", "'id' is missing among the columns"},
        {"month|id|counts|x-mine\n2024-01|drugs|5|6\n",
         "no column is called 'counts'; the name of a column of your own begins with 'x-'; did you "
         "mean 'count'?"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read(&bench, cases[i].rows);
        cr_expect_str_eq(bench_message(&bench), cases[i].message, "%s", cases[i].rows);
    }
    bench_close(&bench);
}

Test(series, a_month_twice_is_kept_once) {
    struct bench bench;
    bench_open(&bench);
    struct series_list list = read(&bench, "month|id|count\n2024-02|drugs|1\n2024-01|drugs|5\n"
                                           "2024-01|drugs|6\n2024-01|drugs|7\n");
    cr_expect_eq(bench.diagnostics.count, 2);
    cr_assert_eq(list.items[0].count, 2);
    cr_expect_eq(list.items[0].points[0].count.number.digits, 5);
    bench_close(&bench);
}

Test(series, a_figure_that_is_not_there_is_missed_once) {
    struct bench bench;
    bench_open(&bench);
    struct series_list list = read(&bench, "month|group|id|count\n2024-01|recorded|arson|1\n"
                                           "2024-01|recorded|drug|5\n2024-02|recorded|drug|6\n"
                                           "2024-01|recorded|drugs|7\n2024-02|recorded|arson|1\n");
    cr_expect_eq(bench.diagnostics.count, 2);
    cr_expect_eq(source_locate(bench.diagnostics.items[0].place).line, 2);
    cr_expect_eq(source_locate(bench.diagnostics.items[1].place).line, 3);
    cr_assert_eq(list.count, 1);
    cr_expect_eq(list.items[0].count, 1);
    bench_close(&bench);
}

Test(series, without_figures_none_is_missed) {
    struct bench bench;
    bench_open(&bench);
    struct metrics none = {0};
    struct table table = bench_table(&bench, "month|id|count\n2024-01|drugs|1\n");
    struct series_list list = series_read(&table, &none, &bench.arena, &bench.diagnostics);
    cr_expect_eq(list.count, 0);
    cr_expect_eq(bench.diagnostics.count, 0);
    bench_close(&bench);
}

Test(series, columns_are_listed) {
    struct bench bench;
    bench_open(&bench);
    size_t count;
    const struct text *names = series_column_names(&bench.arena, &count);
    cr_assert_eq(count, 5);
    cr_expect_str_eq(bench_string(&bench, names[0]), "month");
    cr_expect_str_eq(bench_string(&bench, names[4]), "count");
    bench_close(&bench);
}

static struct series_list read_alone(struct bench *bench, const char *rows) {
    bench_clear(bench);
    struct table table = bench_table(bench, rows);
    return series_read_alone(&table, &bench->arena, &bench->diagnostics);
}

Test(series, a_table_alone_needs_no_figures) {
    struct bench bench;
    bench_open(&bench);
    struct series_list list = read_alone(&bench, "Month|Crime type|area|Count\n"
                                                 "2024-02|Drugs|Gosport|9\n"
                                                 "2024-01|Burglary||1,014\n"
                                                 "2024-01|Drugs|gosport|[x]\n"
                                                 "2024-01|Drugs|Havant|3\n");
    cr_expect_str_eq(bench_message(&bench), "");
    cr_assert_eq(list.count, 3);
    const struct series *burglary = &list.items[0], *drugs = &list.items[1];
    cr_expect_str_eq(bench_string(&bench, burglary->id), "Burglary");
    cr_expect_null(burglary->area.data);
    cr_expect_str_eq(bench_string(&bench, drugs->id), "Drugs");
    cr_expect_str_eq(bench_string(&bench, drugs->area), "Gosport");
    cr_assert_eq(drugs->count, 2);
    cr_expect_eq(drugs->points[0].count.state, QUANTITY_NOT_AVAILABLE);
    cr_expect_eq(drugs->points[1].count.number.digits, 9);
    cr_expect_str_eq(bench_string(&bench, list.items[2].area), "Havant");
    cr_expect_null(list.items[2].figure->part_of);
    bench_close(&bench);
}

Test(series, a_table_alone_is_refused_as_the_other) {
    static const struct {
        const char *rows;
        const char *message;
    } cases[] = {
        {"month|type|count\n2024-01|Drugs|5\nJan-24|Drugs|6\n",
         "'Drugs' has January\u00A0"
         "2024 twice; the first is in line 2"},
        {"month|category|count\n2024-01||5\n",
         "'category' is empty in this row, and every row needs it"},
        {"month|category|count\n|Drugs|5\n",
         "'month' is empty in this row, and every row needs it"},
        {"month|category|count\n2024-01|Drugs|\n",
         "'2024-01' has no count; write 0 for none, [x] for not available, or leave the row out"},
        {"month|kind|count\n2024-01|Drugs|5\n",
         "no column is called 'kind'; the name of a column of your own begins with 'x-'"},
        {"month|x-kind|count\n2024-01|Drugs|5\n", "'id' is missing among the columns"},
        {"month|id|type|count\n2024-01|drugs|Drugs|5\n",
         "no column is called 'type'; the name of a column of your own begins with 'x-'"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_alone(&bench, cases[i].rows);
        cr_expect_str_eq(bench_message(&bench), cases[i].message, "%s", cases[i].rows);
    }
    bench_close(&bench);
}

Test(series, a_placeholder_is_refused) {
    struct bench bench;
    bench_open(&bench);
    read(&bench, "month|group|id|area|count\n2024-03|recorded|drugs|{{ a.area }}|9\n");
    cr_expect_eq(bench.diagnostics.errors, 1);
    cr_expect_str_eq(bench_code(&bench), "N169");
    bench_close(&bench);
}
