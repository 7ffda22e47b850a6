#include "doubt.h"

#include "buffer.h"
#include "metrics.h"
#include "series.h"
#include "support.h"

#include <criterion/criterion.h>

// What a month is to have of each figure: a in a normal month and in the seventh.
struct plan {
    const char *figure; // group|id|area
    const char *normal, *seventh;
};

static void append_rows(struct buffer *rows, const struct plan *plans, size_t count, int months) {
    for (int month = 1; month <= months; month++)
        for (size_t i = 0; i < count; i++) {
            buffer_append(rows, month < 10 ? TEXT("2025-0") : TEXT("2025-"));
            buffer_append_integer(rows, month);
            buffer_append_byte(rows, '|');
            buffer_append(rows, text_of(plans[i].figure));
            buffer_append_byte(rows, '|');
            buffer_append(rows, text_of(month == 7 ? plans[i].seventh : plans[i].normal));
            buffer_append_byte(rows, '\n');
        }
}

static struct table table_of(struct bench *bench, const struct plan *plans, size_t count) {
    struct buffer rows = {.arena = &bench->arena};
    buffer_append(&rows, TEXT("month|group|id|area|count\n"));
    append_rows(&rows, plans, count, 9);
    return bench_table(bench, bench_string(bench, buffer_text(&rows)));
}

static struct doubt_list find_alone(struct bench *bench, const struct plan *plans, size_t count) {
    bench_clear(bench);
    struct table table = table_of(bench, plans, count);
    struct series_list series = series_read_alone(&table, &bench->arena, &bench->diagnostics);
    cr_expect_str_eq(bench_message(bench), "");
    return doubt_find(&series, &bench->arena);
}

#define COUNT(plans) (sizeof(plans) / sizeof *(plans))

Test(doubt, each_group_and_area_is_a_breakdown_of_its_own) {
    static const struct plan plans[] = {
        {"recorded|violence|Gosport", "1,000", "1,650"}, {"recorded|violence|Havant", "900", "905"},
        {"recorded|antisocial|Gosport", "600", "13"},    {"recorded|antisocial|Havant", "500", "9"},
        {"recorded|burglary|Gosport", "500", "490"},     {"recorded|burglary|Havant", "500", "480"},
        {"recorded|drugs|Gosport", "400", "420"},        {"recorded|drugs|Havant", "400", "470"},
        {"recorded|robbery|Gosport", "300", "300"},      {"recorded|robbery|Havant", "300", "310"},
    };
    struct bench bench;
    bench_open(&bench);
    struct doubt_list doubts = find_alone(&bench, plans, COUNT(plans));
    cr_expect_eq(doubts.judged, 18);
    cr_assert_eq(doubts.count, 1);
    const struct doubt *doubt = &doubts.items[0];
    cr_expect_eq(date_compare(doubt->month, (struct date){2025, 7, 1}), 0);
    cr_expect_str_eq(bench_string(&bench, doubt->group), "recorded");
    cr_expect_str_eq(bench_string(&bench, doubt->area), "Gosport");
    cr_expect_str_eq(bench_string(&bench, doubt->reason),
                     "'violence' is 1.7 times its usual number and 'antisocial' less than 0.1 "
                     "times, with an ordinary total");
    cr_expect_eq(source_locate(doubt->place).line, 62, "the first row of the month");
    bench_close(&bench);
}

Test(doubt, factors_are_rounded_to_a_decimal) {
    static const struct {
        const char *more, *less, *reason;
    } cases[] = {
        {"2000", "0", "'a' is 2 times its usual number and 'b' 0 times, with an ordinary total"},
        {"1949", "30",
         "'a' is 1.9 times its usual number and 'b' 0.1 times, with an ordinary total"},
        {"1950", "29",
         "'a' is 2 times its usual number and 'b' less than 0.1 times, with an ordinary total"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct plan plans[] = {
            {"|a|", "1000", cases[i].more}, {"|b|", "600", cases[i].less}, {"|c|", "500", "500"},
            {"|d|", "400", "400"},          {"|e|", "300", "300"},
        };
        struct doubt_list doubts = find_alone(&bench, plans, COUNT(plans));
        cr_assert_eq(doubts.count, 1);
        cr_expect_str_eq(bench_string(&bench, doubts.items[0].reason), cases[i].reason);
        cr_expect(text_is_empty(doubts.items[0].area));
    }
    bench_close(&bench);
}

// Each of these makes the fifth category of the month unknown.
Test(doubt, what_is_no_exact_count_is_unknown) {
    static const char *const unknown[] = {"[x]", "[c]", "[low]", "300+", "3 thousand"};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < COUNT(unknown); i++) {
        const struct plan plans[] = {
            {"|a|", "1000", "1650"}, {"|b|", "600", "13"},       {"|c|", "500", "500"},
            {"|d|", "400", "400"},   {"|e|", "300", unknown[i]},
        };
        struct doubt_list doubts = find_alone(&bench, plans, COUNT(plans));
        cr_expect_eq(doubts.judged, 8, "%s", unknown[i]);
        cr_expect_eq(doubts.count, 0, "%s", unknown[i]);
    }
    bench_close(&bench);
}

// With the whole among the categories there would be five.
Test(doubt, a_whole_is_no_category) {
    static const struct plan plans[] = {
        {"recorded|all|", "2400", "2500"}, {"recorded|a|", "1000", "1650"},
        {"recorded|b|", "600", "13"},      {"recorded|c|", "500", "500"},
        {"recorded|d|", "400", "400"},
    };
    struct bench bench;
    bench_open(&bench);
    struct table figures = bench_table(&bench, "id|group|label|kind|part_of\n"
                                               "all|recorded|All|count|\n"
                                               "a|recorded|Category A|count|all\n"
                                               "b|recorded|B|count|all\n"
                                               "c|recorded|C|count|all\n"
                                               "d|recorded|D|count|all\n"
                                               "e|recorded|E|count|all\n");
    struct metrics metrics =
        metrics_read(&figures, TEXT("en-GB"), &bench.arena, &bench.diagnostics);
    struct table table = table_of(&bench, plans, COUNT(plans));
    struct series_list series = series_read(&table, &metrics, &bench.arena, &bench.diagnostics);
    cr_expect_eq(doubt_find(&series, &bench.arena).judged, 0);

    struct buffer rows = {.arena = &bench.arena};
    static const struct plan fifth = {"recorded|e|", "300", "300"};
    buffer_append(&rows, TEXT("month|group|id|area|count\n"));
    append_rows(&rows, plans, COUNT(plans), 9);
    append_rows(&rows, &fifth, 1, 9);
    table = bench_table(&bench, bench_string(&bench, buffer_text(&rows)));
    series = series_read(&table, &metrics, &bench.arena, &bench.diagnostics);
    struct doubt_list doubts = doubt_find(&series, &bench.arena);
    cr_expect_str_eq(bench_message(&bench), "");
    cr_assert_eq(doubts.count, 1);
    cr_expect_str_eq(bench_string(&bench, doubts.items[0].reason),
                     "'Category A' is 1.7 times its usual number and 'B' less than 0.1 times, with "
                     "an ordinary total");
    bench_close(&bench);
}

Test(doubt, nothing_says_nothing) {
    struct bench bench;
    bench_open(&bench);
    struct series_list none = {0};
    cr_expect_eq(doubt_find(&none, &bench.arena).count, 0);
    bench_close(&bench);
}
