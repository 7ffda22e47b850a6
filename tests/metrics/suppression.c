#include "suppression.h"

#include "metrics.h"
#include "series.h"
#include "support.h"

#include <criterion/criterion.h>

#define COLUMNS "id|group|label|kind|baseline|current|part_of|change|difference|value\n"
#define ALL(baseline, current) "all|g|All|change|" #baseline "|" #current "||||\n"
#define PART(id, baseline, current) #id "|g|" #id "|change|" #baseline "|" #current "|all|||\n"

static struct metrics hidden_below(struct bench *bench, const char *rows, int64_t limit) {
    struct table table = bench_table(bench, rows);
    struct metrics metrics =
        metrics_read(&table, TEXT("en-GB"), &bench->arena, &bench->diagnostics);
    cr_expect_str_eq(bench_message(bench), "", "%s", rows);
    suppression_hide(&metrics, limit, &bench->diagnostics);
    return metrics;
}

static bool is_hidden(const struct quantity *quantity) {
    return quantity->state == QUANTITY_HIDDEN;
}

Test(suppression, is_off_unless_a_limit_is_set) {
    struct bench bench;
    bench_open(&bench);
    struct metrics metrics = hidden_below(&bench, COLUMNS "a|g|A|change|8|4||||\n", 0);
    cr_expect_eq(metrics.figures[0].current.number.digits, 4);
    bench_close(&bench);
}

Test(suppression, hides_what_is_small_and_nothing_is_left_of_the_number) {
    struct bench bench;
    bench_open(&bench);
    struct metrics metrics = hidden_below(
        &bench,
        COLUMNS "a|g|A|change|12|4||-67%|8 fewer|\nb|g|B|count||||||3\nc|g|C|change|0|5||||\n", 5);
    const struct figure *a = &metrics.figures[0], *c = &metrics.figures[2];
    cr_expect(is_hidden(&a->current) && a->current.number.digits == 0 && !a->current.digits.data);
    cr_expect_eq(a->baseline.number.digits, 12);
    cr_expect_eq(a->change.basis, CHANGE_UNKNOWN);
    cr_expect_eq(a->change.state, QUANTITY_HIDDEN);
    cr_expect(is_hidden(&a->difference) && a->difference_direction == DIRECTION_NONE);
    cr_expect(!a->counts.are_known);
    cr_expect(is_hidden(&metrics.figures[1].value));
    cr_expect(!is_hidden(&c->baseline) && !is_hidden(&c->current), "zero and the limit show");
    bench_close(&bench);
}

Test(suppression, levels_and_amounts_are_no_counts_of_people) {
    struct bench bench;
    bench_open(&bench);
    struct metrics metrics =
        hidden_below(&bench, COLUMNS "a|g|A|level||||||3\nb|g|B|amount||||||2.5\n", 5);
    cr_expect(!is_hidden(&metrics.figures[0].value) && !is_hidden(&metrics.figures[1].value));
    bench_close(&bench);
}

static size_t count_hidden(const struct metrics *metrics) {
    size_t count = 0;
    for (size_t i = 0; i < metrics->count; i++)
        count += is_hidden(&metrics->figures[i].current);
    return count;
}

Test(suppression, a_number_that_subtraction_would_give_takes_another_along) {
    static const struct {
        const char *rows;
        size_t hidden;
        const char *message;
    } cases[] = {
        // 100 − 57 − 40 = 3: the smallest part that shows goes, too.
        {COLUMNS ALL(100, 100) PART(a, 57, 57) PART(b, 40, 40) PART(c, 3, 3), 2,
         "'g.b' is hidden too, for with it readers could work out the hidden number of 'g.c' from "
         "'g.all'"},
        // The parts are not all of it: the rest is not known.
        {COLUMNS ALL(101, 101) PART(a, 57, 57) PART(b, 40, 40) PART(c, 3, 3), 1, ""},
        // Two are hidden, and together 5: 1 and 4, or 2 and 3.
        {COLUMNS ALL(62, 62) PART(a, 57, 57) PART(b, 2, 2) PART(c, 3, 3), 2, ""},
        // Two are hidden, and together 2: each is 1.
        {COLUMNS ALL(59, 59) PART(a, 57, 57) PART(b, 1, 1) PART(c, 1, 1), 3,
         "'g.a' is hidden too, for with it readers could work out the hidden number of 'g.b' from "
         "'g.all'"},
        // Two are hidden, and together 8: each is 4, the most that is hidden.
        {COLUMNS ALL(65, 65) PART(a, 57, 57) PART(b, 4, 4) PART(c, 4, 4), 3,
         "'g.a' is hidden too, for with it readers could work out the hidden number of 'g.b' from "
         "'g.all'"},
        // No other part shows: the whole goes.
        {COLUMNS ALL(8, 8) PART(a, 4, 4) PART(b, 4, 4), 3,
         "'g.all' is hidden too, for with it readers could work out the hidden number of 'g.a' "
         "from "
         "'g.all'"},
        {COLUMNS ALL(60, 60) PART(a, 57, 57) PART(b, 3, 3), 2,
         "'g.a' is hidden too, for with it readers could work out the hidden number of 'g.b' from "
         "'g.all'"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct metrics metrics = hidden_below(&bench, cases[i].rows, 5);
        // One side is enough for the message: the other says the same.
        cr_expect_eq(count_hidden(&metrics), cases[i].hidden, "%s", cases[i].rows);
        cr_expect_str_eq(bench_message(&bench), cases[i].message, "%s", cases[i].rows);
        bench_clear(&bench);
    }
    bench_close(&bench);
}

Test(suppression, what_is_hidden_in_one_family_may_take_along_one_above) {
    struct bench bench;
    bench_open(&bench);
    // all = town + rest, town = a + b: b is small, a goes with it. all = 100, rest = 60 show town.
    struct metrics metrics =
        hidden_below(&bench,
                     COLUMNS "all|g|All|change|100|100||||\nrest|g|Rest|change|60|60|all|||\n"
                             "town|g|Town|change|40|40|all|||\na|g|A|change|37|37|town|||\n"
                             "b|g|B|change|3|3|town|||\n",
                     5);
    cr_expect_eq(count_hidden(&metrics), 2);
    cr_expect(is_hidden(&metrics.figures[3].current) && is_hidden(&metrics.figures[4].current));
    bench_close(&bench);
}

Test(suppression, a_series_with_a_small_month_has_no_numbers) {
    static const char months[] = "month|id|count\n2024-01|a|12\n2024-02|a|3\n2024-01|b|12\n"
                                 "2024-02|b|0\n";
    struct bench bench;
    bench_open(&bench);
    struct table table = bench_table(&bench, "id|label|kind\na|A|change\nb|B|change\n");
    struct metrics metrics = metrics_read(&table, TEXT("en-GB"), &bench.arena, &bench.diagnostics);
    struct table rows = bench_table(&bench, months);
    struct series_list list = series_read(&rows, &metrics, &bench.arena, &bench.diagnostics);
    struct series_list hidden = suppression_of_months(&list, 5, &bench.arena);
    cr_assert_eq(hidden.count, 2);
    for (size_t i = 0; i < 2; i++) {
        cr_expect(is_hidden(&hidden.items[0].points[i].count));
        cr_expect(!is_hidden(&hidden.items[1].points[i].count));
    }
    cr_expect_eq(list.items[0].points[1].count.number.digits, 3, "the list itself stays");
    bench_close(&bench);
}
