#include "correction.h"

#include "metrics.h"
#include "support.h"

#include <criterion/criterion.h>

#define FIGURES                                                                                    \
    "id|group|area|label|kind\n"                                                                   \
    "burglary|recorded|Gosport|Burglary|change\n"                                                  \
    "burglary|announced|Gosport|Burglary|change\n"                                                 \
    "arrests|announced||Arrests|count\n"
#define HEADER "date|id|was|now|why\n"

static struct correction_list read(struct bench *bench, const char *rows) {
    bench_clear(bench);
    struct table figures = bench_table(bench, FIGURES);
    struct metrics *metrics = arena_allocate(&bench->arena, 1, sizeof *metrics);
    *metrics = metrics_read(&figures, TEXT("en-GB"), &bench->arena, &bench->diagnostics);
    bench_clear(bench);
    struct table table = bench_table(bench, rows);
    return correction_read(&table, metrics, &bench->arena, &bench->diagnostics);
}

Test(correction, rows_of_a_figure_follow_one_another) {
    struct bench bench;
    bench_open(&bench);
    struct correction_list list =
        read(&bench, HEADER "2025-05-01|arrests|112|113|One was counted late.\n"
                            "1 June 2025|recorded.burglary@gosport|-50%|-49%|A slip.\n"
                            "01/07/2025|announced.arrests|113|1,114|Another, too.\n");
    cr_expect_str_eq(bench_message(&bench), "");
    cr_assert_eq(list.count, 3);
    cr_expect_str_eq(bench_string(&bench, list.items[0].figure->group), "recorded");
    cr_expect(list.items[0].is_latest);
    cr_expect_str_eq(bench_string(&bench, list.items[1].was), "112");
    cr_expect(!list.items[1].is_latest);
    cr_expect(list.items[2].is_latest);
    cr_expect_eq(list.items[2].date.month, 7);
    bench_close(&bench);
}

Test(correction, what_cannot_be_is_refused) {
    static const struct {
        const char *rows, *code;
    } rows[] = {
        {HEADER "2025-05-01|arests|112|113|Late.\n", "N170"},
        {HEADER "2025-05-01|burglary|112|113|Late.\n", "N171"},
        {HEADER "2025-05-01|arrests|112|113|\n", "N160"},
        {HEADER "|arrests|112|113|Late.\n", "N160"},
        {HEADER "2025-02-30|arrests|112|113|Late.\n", "N143"},
        {HEADER "2025-05-01|arrests|#REF!|113|Late.\n", "N102"},
        {HEADER "2025-05-01|arrests|112|1.13E+02|Late.\n", "N101"},
        {HEADER "2025-05-01|arrests|112|03-May|Late.\n", "N104"},
        {HEADER "2025-05-01|arrests|1,112|1112|Late.\n", "N850"},
        {HEADER "2025-05-01|arrests|-5%|\xE2\x88\x92"
                "5%|Late.\n",
         "N850"},
        {HEADER "2025-05-02|arrests|112|113|Late.\n2025-05-01|arrests|113|114|Late.\n", "N853"},
        {HEADER "2025-05-01|arrests|112|113|Late.\n2025-05-02|arrests|112|114|Late.\n", "N854"},
        {"date|id|was|now\n2025-05-01|arrests|112|113\n", "N152"},
        {HEADER "2025-05-01|arrests|112|113|{{ arrests.label }} were late.\n", "N169"},
        {HEADER "2025-05-01|arrests|{{ arrests.value }}|113|Late.\n", "N169"},
        {HEADER "2025-05-01|arrests|112|{{ arrests.value }}|Late.\n", "N169"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        read(&bench, rows[i].rows);
        cr_expect_str_eq(bench_code(&bench), rows[i].code, "row %zu: %s %s", i, bench_code(&bench),
                         bench_message(&bench));
    }
    bench_close(&bench);
}

Test(correction, with_a_placeholder_is_left_out) {
    struct bench bench;
    bench_open(&bench);
    struct correction_list list = read(&bench, HEADER "2025-05-01|arrests|112|{{ now }}|Late.\n");
    cr_expect_eq(list.count, 0, "or what stands now would be compared with the figure");
    cr_expect_eq(bench.diagnostics.errors, 1);
    bench_close(&bench);
}

Test(correction, of_one_day_may_follow_each_other) {
    struct bench bench;
    bench_open(&bench);
    read(&bench, HEADER "2025-05-01|arrests|112|113|Late.\n2025-05-01|arrests|113|114|Later.\n");
    cr_expect_str_eq(bench_message(&bench), "");
    bench_close(&bench);
}

Test(correction, after_the_page_is_refused) {
    struct bench bench;
    bench_open(&bench);
    struct correction_list list = read(&bench, HEADER "2025-05-01|arrests|112|113|Late.\n");
    correction_check_dates(&list, (struct date){2025, 5, 1}, &bench.diagnostics);
    correction_check_dates(&list, (struct date){0}, &bench.diagnostics);
    cr_expect_str_eq(bench_message(&bench), "");
    correction_check_dates(&list, (struct date){2025, 4, 30}, &bench.diagnostics);
    cr_expect_str_eq(bench_code(&bench), "N852");
    bench_close(&bench);
}

Test(correction, the_same_is_told_from_another) {
    static const struct {
        const char *a, *b;
        bool is_same;
    } rows[] = {
        {"112", "112", true},
        {"1,112", "1112", true},
        {"60\xC2\xA0to\xC2\xA0"
         "30",
         "60 to 30", true},
        {"Highest in the county", "highest in the county", true},
        {"\xE2\x80\x93"
         "5%",
         "-5%", true},
        {"", "", true},
        {"112", "113", false},
        {"112", "1120", false},
        {"1120", "112", false},
        {"a, b", "a b", false},
        {"1,", "1", false},
        {"", "1", false},
        {"-5%", "5%", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cr_expect_eq(correction_is_same(text_of(rows[i].a), text_of(rows[i].b)), rows[i].is_same,
                     "row %zu", i);
}
