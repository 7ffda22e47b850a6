#include "suppression.h"

#include "buffer.h"
#include "metrics.h"
#include "series.h"
#include "support.h"

#include <criterion/criterion.h>
#include <string.h>

#define COLUMNS "id|group|label|kind|baseline|current|part_of|change|difference|value\n"
#define ALL(baseline, current) "all|g|All|change|" #baseline "|" #current "||||\n"
#define PART(id, baseline, current) #id "|g|" #id "|change|" #baseline "|" #current "|all|||\n"

static struct metrics hidden_below(struct bench *bench, const char *rows, int64_t limit) {
    struct table table = bench_table(bench, rows);
    struct metrics metrics =
        metrics_read(&table, TEXT("en-GB"), &bench->arena, &bench->diagnostics);
    cr_expect_str_eq(bench_message(bench), "", "%s", rows);
    struct series_list none = {0};
    suppression_hide(&metrics, &none, limit, &bench->diagnostics);
    return metrics;
}

static bool is_hidden(const struct quantity *quantity) {
    return quantity->state == QUANTITY_HIDDEN;
}

Test(suppression, is_off_unless_a_limit_is_set) {
    cr_expect_not(suppression_is_on(0));
    cr_expect_not(suppression_is_on(1));
    cr_expect(suppression_is_on(2));
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

// 'b' baseline, 'c' current, '2' both, 'v' value, '-' none.
static void expect_hidden(const struct figure *figure, char hidden, const char *rows) {
    cr_expect_eq(is_hidden(&figure->baseline), hidden == 'b' || hidden == '2', "%s", rows);
    cr_expect_eq(is_hidden(&figure->current), hidden == 'c' || hidden == '2', "%s", rows);
    cr_expect_eq(is_hidden(&figure->value), hidden == 'v', "%s", rows);
    if (hidden == '-' || hidden == 'v')
        return;
    cr_expect_eq(figure->change.state, QUANTITY_HIDDEN, "%s", rows);
    cr_expect_eq(figure->change.basis, CHANGE_UNKNOWN, "%s", rows);
    cr_expect_neq(figure->difference.state, QUANTITY_KNOWN, "%s", rows);
    cr_expect(!figure->counts.are_known, "%s", rows);
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

// Each row is a leak: what readers must not be able to work out, and what is hidden for it.
Test(suppression, what_is_not_in_a_cell_may_be_worked_out_from_others) {
    static const struct {
        const char *rows;
        const char *hidden; // a letter for each figure: baseline, current, both or none
    } cases[] = {
        // The difference gives 3, and without it the percentage would.
        {COLUMNS "a|g|A|change|100|||-97%|97 fewer|\n", "c"},
        {COLUMNS "a|g|A|change||100|||97 more|\n", "b"},
        {COLUMNS "a|g|A|change|100||||90 fewer|\n", "-"},
        {COLUMNS "a|g|A|change|100||||about 97 fewer|\n", "c"},
        {COLUMNS "a|g|A|change|at least 100||||97 fewer|\n", "c"},
        // The whole is 110 by its difference, and 110 − 107 = 3.
        {COLUMNS "all|g|All|change|100||||10 more|\n" PART(a, 50, 57) PART(b, 50, 50) PART(c, 0, 3),
         "-"
         "-"
         "c"
         "c"},
        // A part whose count is worked out is one to hide, with all that tells it.
        {COLUMNS ALL(100, 100) "a|g|A|change|95||all||2 more|\n" PART(c, 5, 3), "-"
                                                                                "c"
                                                                                "c"},
        // 3% of 100, of 400, of 1000; the percentage alone.
        {COLUMNS "a|g|A|change|100|||-97%||\n", "c"},
        {COLUMNS "a|g|A|change|400|||-99.25%||\n", "c"},
        {COLUMNS "a|g|A|change|1000|||-97%||\n", "-"},
        {COLUMNS "a|g|A|change|100|||-100%||\n", "-"},
        {COLUMNS "a|g|A|change||100||+3233%||\n", "b"},
        {COLUMNS "a|g|A|change|100|||-95%||\n", "-"},
        {COLUMNS "a|g|A|change||||-97%|97 fewer|\n", "2"},
        {COLUMNS "a|g|A|change||||-97%||\n", "-"},
        {COLUMNS "a|g|A|change||||-50%|1000 fewer|\n", "-"},
        // A whole that readers know by its percentage.
        {COLUMNS "all|g|All|change|100|||-10%||\n" PART(a, 50, 50) PART(b, 40, 37) PART(c, 10, 3),
         "-"
         "-"
         "c"
         "c"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct metrics metrics = hidden_below(&bench, cases[i].rows, 5);
        for (size_t j = 0; j < metrics.count; j++)
            expect_hidden(&metrics.figures[j], cases[i].hidden[j], cases[i].rows);
        bench_clear(&bench);
    }
    bench_close(&bench);
}

Test(suppression, an_average_below_the_limit_is_small) {
    static const struct {
        const char *baseline;
        bool is_hidden;
    } cases[] = {{"3.5", true}, {"0.5", true},  {"4.9", true},  {"5", false},       {"5.0", false},
                 {"0", false},  {"0.0", false}, {"5.1", false}, {"0.0000001", true}};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text rows = TEXT_JOIN(
            &bench.arena, TEXT("id|label|kind|baseline|current|baseline_years\na|A|change|"),
            text_of(cases[i].baseline), TEXT("|12|3\n"));
        struct metrics metrics = hidden_below(&bench, bench_string(&bench, rows), 5);
        cr_expect_eq(is_hidden(&metrics.figures[0].baseline), cases[i].is_hidden, "%s",
                     cases[i].baseline);
    }
    // 33.3 + 33.3 + 30.1 + 3.3 = 100.0 to readers, who know that averages are rounded.
    struct metrics metrics = hidden_below(&bench,
                                          "id|label|kind|baseline|baseline_years|part_of\n"
                                          "all|All|change|100.1|3|\na|A|change|33.3|3|all\n"
                                          "b|B|change|33.3|3|all\nc|C|change|30.1|3|all\n"
                                          "d|D|change|3.3|3|all\n",
                                          5);
    cr_expect(is_hidden(&metrics.figures[3].baseline) && is_hidden(&metrics.figures[4].baseline));
    bench_close(&bench);
}

Test(suppression, bounds_are_judged_by_their_number) {
    struct bench bench;
    bench_open(&bench);
    struct metrics metrics = hidden_below(
        &bench, COLUMNS "a|g|A|count||||||at least 3\nb|g|B|count||||||250+\nc|g|C|count||||||3+\n",
        5);
    cr_expect(is_hidden(&metrics.figures[0].value));
    cr_expect(!is_hidden(&metrics.figures[1].value));
    cr_expect(is_hidden(&metrics.figures[2].value));
    bench_close(&bench);
}

Test(suppression, a_limit_of_one_hides_nothing) {
    struct bench bench;
    bench_open(&bench);
    struct metrics metrics =
        hidden_below(&bench, COLUMNS "a|g|A|change|1|0||||\nb|g|B|count||||||1\n", 1);
    cr_expect(!is_hidden(&metrics.figures[0].baseline) && !is_hidden(&metrics.figures[1].value));
    bench_close(&bench);
}

Test(suppression, every_way_to_divide_a_whole_is_looked_at) {
#define AREAS "id|area|label|kind|baseline|current|part_of\nall||All|change|100|100|\n"
    static const struct {
        const char *rows;
        const char *hidden;
    } cases[] = {
        // By offence and by area: the area says which is which.
        {AREAS "robbery||Robbery|change|3|3|all\nrest||Rest|change|97|97|all\n"
               "all|North|All|change|60|60|all@\nall|South|All|change|40|40|all@\n",
         "-"
         "2"
         "2"
         "-"
         "-"},
        {AREAS "robbery||Robbery|change|30|30|all\nrest||Rest|change|70|70|all\n"
               "all|North|All|change|97|97|all@\nall|South|All|change|3|3|all@\n",
         "-"
         "-"
         "-"
         "2"
         "2"},
        // The same without areas.
        {COLUMNS ALL(100, 100) PART(robbery, 3, 3) PART(rest, 97, 97) PART(north, 60, 60)
             PART(south, 40, 40),
         "-"
         "2"
         "2"
         "-"
         "-"},
        // The whole is hidden; but the other division tells it.
        {COLUMNS ALL(3, 3) PART(a, 3, 3) PART(b, 0, 0) PART(north, 3, 3), "2"
                                                                          "2"
                                                                          "-"
                                                                          "2"},
        // One division lacks a number, the other gives 3 away.
        {COLUMNS ALL(100, 100) PART(robbery, 3, 3) PART(rest, 97, 97)
             PART(north, 60, 60) "south|g|South|change|||all|-3%||\n",
         "-"
         "2"
         "2"
         "-"
         "-"},
        // Less than the whole: nobody knows the rest.
        {COLUMNS ALL(100, 100) PART(robbery, 3, 3) PART(rest, 90, 90), "-"
                                                                       "2"
                                                                       "-"},
        // A count of people beside a change.
        {COLUMNS ALL(100, 100) "a|g|A|count|||all|||97\nb|g|B|count|||all|||3\n", "-"
                                                                                  "v"
                                                                                  "v"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct metrics metrics = hidden_below(&bench, cases[i].rows, 5);
        for (size_t j = 0; j < metrics.count; j++)
            expect_hidden(&metrics.figures[j], cases[i].hidden[j], cases[i].rows);
        bench_clear(&bench);
    }
    bench_close(&bench);
}

Test(suppression, a_figure_without_an_area_is_the_whole_of_its_areas) {
#define OF_AREAS "id|group|area|label|kind|baseline|current|value|part_of\n"
    static const struct {
        const char *rows;
        const char *hidden;
    } cases[] = {
        {OF_AREAS "a|g||A|change|100|100||\na|g|North|A|change|97|97||\n"
                  "a|g|South|A|change|3|3||\n",
         "-22"},
        {OF_AREAS "a|g|South|A|change|3|3||\na|g|North|A|change|97|97||\n"
                  "a|g||A|change|100|100||\n",
         "22-"},
        {OF_AREAS "a|g||A|count|||100|\na|g|North|A|count|||97|\na|g|South|A|count|||3|\n", "-vv"},
        // Without a group.
        {OF_AREAS "a|||A|change|100|100||\na||North|A|change|97|97||\na||South|A|change|3|3||\n",
         "-22"},
        // Less than the whole: nobody knows the rest.
        {OF_AREAS "a|g||A|change|100|100||\na|g|North|A|change|90|90||\n"
                  "a|g|South|A|change|3|3||\n",
         "--2"},
        // The same, where part_of says what the areas do: nobody is counted twice.
        {OF_AREAS "a|g||A|change|200|200||\na|g|North|A|change|99|99||a@\n"
                  "a|g|South|A|change|1|1||a@\n",
         "--2"},
        // Areas that overlap: two of the three are the whole.
        {OF_AREAS "a|g||A|change|100|100||\na|g|North|A|change|97|97||\n"
                  "a|g|South|A|change|3|3||\na|g|Town|A|change|60|60||\n",
         "-22-"},
        // Of another group, of another id, and areas alone.
        {OF_AREAS "a|g||A|change|100|100||\na|h|North|A|change|97|97||\n"
                  "a|h|South|A|change|3|3||\n",
         "--2"},
        {OF_AREAS "a|g||A|change|100|100||\nb|g|North|A|change|97|97||\n"
                  "b|g|South|A|change|3|3||\n",
         "--2"},
        {OF_AREAS "a|g|North|A|change|97|97||\na|g|South|A|change|3|3||\n", "-2"},
        // Each area's figure is a part of the area's total, too.
        {OF_AREAS "all|g||All|change|200|200||\nall|g|North|All|change|150|150||\n"
                  "all|g|South|All|change|50|50||\na|g||A|change|100|100||all@\n"
                  "a|g|North|A|change|97|97||all@north\na|g|South|A|change|3|3||all@south\n",
         "----22"},
        // Hidden for one total, it would be told by the other: 3, so 50 of the rest, so 47.
        {OF_AREAS "all|g|North|All|change|150|150||\na|g||A|change|100|100||\n"
                  "a|g|North|A|change|97|97||all@north\nb|g|North|B|change|53|53||all@north\n"
                  "a|g|South|A|change|3|3||\n",
         "--222"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct metrics metrics = hidden_below(&bench, cases[i].rows, 5);
        cr_assert_eq(metrics.count, strlen(cases[i].hidden), "%s", cases[i].rows);
        for (size_t j = 0; j < metrics.count; j++)
            expect_hidden(&metrics.figures[j], cases[i].hidden[j], cases[i].rows);
        bench_clear(&bench);
    }
    bench_close(&bench);
}

// Four kinds of crime in four areas, with all totals. Each row and column has two or three hidden
// numbers; but the first two rows less the first two columns tell the third of the first row.
Test(suppression, sums_that_tell_a_number_only_together_are_looked_at) {
    static const char rows[] =
        "id|group|area|label|current|part_of|kind|baseline\n"
        "all|g|North|All|155||change|0\nall|g|South|All|155||change|0\n"
        "all|g|East|All|58||change|0\nall|g|West|All|136||change|0\n"
        "all|g||All|504||change|0\n"
        "a|g|North|A|3|all@north|change|0\na|g|South|A|2|all@south|change|0\n"
        "a|g|East|A|3|all@east|change|0\na|g|West|A|60|all@west|change|0\n"
        "a|g||A|68|all@|change|0\n"
        "b|g|North|B|2|all@north|change|0\nb|g|South|B|3|all@south|change|0\n"
        "b|g|East|B|50|all@east|change|0\nb|g|West|B|70|all@west|change|0\n"
        "b|g||B|125|all@|change|0\n"
        "c|g|North|C|80|all@north|change|0\nc|g|South|C|90|all@south|change|0\n"
        "c|g|East|C|3|all@east|change|0\nc|g|West|C|2|all@west|change|0\n"
        "c|g||C|175|all@|change|0\n"
        "d|g|North|D|70|all@north|change|0\nd|g|South|D|60|all@south|change|0\n"
        "d|g|East|D|2|all@east|change|0\nd|g|West|D|4|all@west|change|0\n"
        "d|g||D|136|all@|change|0\n";
    static const char hidden[] = "-----ccc--ccc----cc---cc-";
    struct bench bench;
    bench_open(&bench);
    struct metrics metrics = hidden_below(&bench, rows, 5);
    cr_expect_str_eq(bench_message(&bench),
                     "'g.b@east' is hidden too, for with it readers could work out the hidden "
                     "number of 'g.a@east' from 'g.all@east'");
    cr_assert_eq(metrics.count, strlen(hidden));
    for (size_t i = 0; i < metrics.count; i++)
        expect_hidden(&metrics.figures[i], hidden[i], rows);
    bench_close(&bench);
}

// Parts that overlap in more ways than are looked through.
Test(suppression, where_nobody_can_look_through_all_parts_every_part_is_hidden) {
    struct bench bench;
    bench_open(&bench);
    struct buffer rows = {.arena = &bench.arena};
    buffer_append(&rows, TEXT(COLUMNS ALL(100, 100) PART(robbery, 3, 3)));
    for (int i = 10; i < 80; i++) {
        buffer_append(&rows, TEXT("x"));
        buffer_append_integer(&rows, i);
        buffer_append(&rows, TEXT("|g|X|change|7|7|all|||\n"));
    }
    struct metrics metrics = hidden_below(&bench, bench_string(&bench, buffer_text(&rows)), 5);
    cr_expect_eq(count_hidden(&metrics), 71);
    cr_expect(!is_hidden(&metrics.figures[0].current));
    bench_close(&bench);
}

Test(suppression, what_is_hidden_too_is_named_once_whatever_else_was_said_of_its_row) {
    struct bench bench;
    bench_open(&bench);
    struct table table = bench_table(&bench, COLUMNS ALL(100, 100) PART(a, 97, 97) PART(b, 3, 3));
    struct metrics metrics = metrics_read(&table, TEXT("en-GB"), &bench.arena, &bench.diagnostics);
    diagnostics_add(&bench.diagnostics, DIAGNOSTIC_PART_LARGER, metrics.figures[1].place,
                    (struct diagnostic_words){{0}});
    struct series_list none = {0};
    suppression_hide(&metrics, &none, 5, &bench.diagnostics);
    cr_expect_eq(bench.diagnostics.count, 2);
    cr_expect_str_eq(bench_message_at(&bench, 1),
                     "'g.a' is hidden too, for with it readers could work out the hidden number of "
                     "'g.b' from 'g.all'");
    bench_close(&bench);
}

Test(suppression, words_beside_a_hidden_number_go_with_it) {
#define OF_WORDS "id|label|kind|baseline|current|part_of|value|value_note|note\n"
#define MESSAGE(id, names)                                                                         \
    "the words of '" id "' in " names " are hidden too, for they stand beside a hidden number "    \
    "and may tell it; what readers must know belongs in the caveats of the group or the "          \
    "campaign, without numbers"
    static const struct {
        const char *rows;
        bool shown;
        const char *message;
    } cases[] = {
        {OF_WORDS "a|A|count||||3|three boys|\n", false, MESSAGE("a", "'value_note'")},
        {OF_WORDS "a|A|change|50|3||||down to three\n", false, MESSAGE("a", "'note'")},
        {OF_WORDS "a|A|count||||3|boys|three\n", false, MESSAGE("a", "'value_note' and 'note'")},
        {OF_WORDS "a|A|count||||3||\n", false, ""},
        {OF_WORDS "a|A|count||||5|boys|five\n", true, ""},
        {OF_WORDS "a|A|count||||0|boys|none\n", true, ""},
        {OF_WORDS "a|A|level||||3|boys|three\n", true, ""},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct metrics metrics = hidden_below(&bench, cases[i].rows, 5);
        const struct figure *figure = &metrics.figures[0];
        cr_expect_str_eq(bench_message(&bench), cases[i].message, "%s", cases[i].rows);
        cr_expect_eq(figure->value_note.length > 0, cases[i].shown, "%s", cases[i].rows);
        cr_expect_eq(figure->note.length > 0, cases[i].shown, "%s", cases[i].rows);
        bench_clear(&bench);
    }
    // What is hidden for the sake of another loses its words, too; the whole, which shows, does
    // not.
    struct metrics metrics = hidden_below(
        &bench,
        OF_WORDS "all|All|count||||100|w|w\na|A|count|||all|97|w|w\nb|B|count|||all|3|w|w\n", 5);
    cr_expect(metrics.figures[0].note.data && metrics.figures[0].value_note.data);
    for (size_t i = 1; i < 3; i++)
        cr_expect(!metrics.figures[i].note.data && !metrics.figures[i].value_note.data);
    bench_close(&bench);
}

// --- months ---

struct hidden_months {
    struct metrics metrics;
    struct series_list all, shown;
};

static struct hidden_months months_below(struct bench *bench, const char *rows,
                                         const char *months) {
    struct table table = bench_table(bench, rows);
    struct table month_table = bench_table(bench, months);
    struct hidden_months hidden = {
        .metrics = metrics_read(&table, TEXT("en-GB"), &bench->arena, &bench->diagnostics)};
    hidden.all = series_read(&month_table, &hidden.metrics, &bench->arena, &bench->diagnostics);
    cr_expect_str_eq(bench_message(bench), "");
    hidden.shown = suppression_hide(&hidden.metrics, &hidden.all, 5, &bench->diagnostics);
    return hidden;
}

static void expect_months(const struct hidden_months *hidden, const char *expected) {
    cr_assert_eq(hidden->shown.count, strlen(expected));
    for (size_t i = 0; i < hidden->shown.count; i++)
        for (size_t j = 0; j < hidden->shown.items[i].count; j++)
            cr_expect_eq(is_hidden(&hidden->shown.items[i].points[j].count), expected[i] == 'h',
                         "series %zu, month %zu", i, j);
}

Test(suppression, a_series_with_a_small_month_has_no_numbers) {
    struct bench bench;
    bench_open(&bench);
    struct hidden_months hidden =
        months_below(&bench, "id|label|kind|note\na|A|change|w\nb|B|change|w\n",
                     "month|id|count\n2024-01|a|12\n2024-02|a|3\n2024-01|b|12\n2024-02|b|0\n");
    expect_months(&hidden, "h-");
    cr_expect(!hidden.metrics.figures[0].note.data, "words may tell a month");
    cr_expect(hidden.metrics.figures[1].note.data);
    cr_expect_eq(hidden.all.items[0].points[1].count.number.digits, 3, "the list itself stays");
    bench_close(&bench);
}

#define PERIODS "2024-01..2024-03|2025-01..2025-03\n"
#define PERIOD_COLUMNS "id|label|kind|baseline|current|part_of|baseline_period|current_period\n"

Test(suppression, the_months_of_whatever_is_hidden_are_hidden) {
    struct bench bench;
    bench_open(&bench);
    struct hidden_months hidden = months_below(
        &bench,
        PERIOD_COLUMNS
        "all|All|change|100|100||" PERIODS "burglary|Burglary|change|57|57|all|" PERIODS
        "arson|Arson|change|40|40|all|" PERIODS "robbery|Robbery|change|3|3|all|" PERIODS,
        "month|id|count\n2025-01|arson|13\n2025-02|arson|13\n2025-03|arson|14\n"
        "2025-01|burglary|19\n2025-02|burglary|19\n2025-03|burglary|19\n");
    expect_months(&hidden, "-h");
    cr_expect_eq(bench.diagnostics.count, 1, "named as a figure, not again for its months");
    bench_close(&bench);
}

Test(suppression, months_that_subtraction_would_give_take_others_along) {
    struct bench bench;
    bench_open(&bench);
    struct hidden_months hidden = months_below(
        &bench,
        "id|label|kind|part_of\nall|All|change|\nrest|Rest|change|all\nrobbery|Robbery|change|all\n"
        "other|Other|change|\n",
        "month|id|count\n2024-01|all|33\n2024-02|all|33\n2024-03|all|34\n"
        "2024-01|rest|30\n2024-02|rest|30\n2024-03|rest|30\n"
        "2024-01|robbery|3\n2024-02|robbery|3\n2024-03|robbery|4\n2024-01|other|9\n");
    expect_months(&hidden, "-hh-");
    cr_expect_str_eq(
        bench_message(&bench),
        "the months of 'rest' are hidden too, for with them readers could work out the "
        "hidden months of 'robbery' from those of 'all'");
    cr_expect_eq(bench.diagnostics.count, 1);
    bench_close(&bench);
}

Test(suppression, months_of_areas_are_parts_of_those_of_the_whole) {
    struct bench bench;
    bench_open(&bench);
    struct hidden_months hidden = months_below(
        &bench, "id|area|label|kind\na||A|change\na|North|A|change\na|South|A|change\n",
        "month|id|area|count\n2024-01|a||33\n2024-02|a||39\n2024-01|a|North|30\n"
        "2024-01|a|South|3\n2024-02|a|North|30\n2024-02|a|South|9\n");
    expect_months(&hidden, "-hh");
    bench_clear(&bench);
    struct table table =
        bench_table(&bench, "id|area|label|kind|baseline\na||A|change|33\na|North|A|change|30\n"
                            "a|South|A|change|3\n");
    struct metrics metrics = metrics_read(&table, TEXT("en-GB"), &bench.arena, &bench.diagnostics);
    struct series_list none = {0};
    suppression_hide(&metrics, &none, 5, &bench.diagnostics);
    cr_expect_str_eq(bench_message(&bench),
                     "'a@north' is hidden too, for with it readers could work out the hidden "
                     "number of 'a@south' from 'a'");
    bench_close(&bench);
}

// Nobody published the count of the rest, but its months are one.
Test(suppression, months_that_make_up_a_period_are_a_number_of_it) {
    struct bench bench;
    bench_open(&bench);
    struct hidden_months hidden = months_below(
        &bench,
        PERIOD_COLUMNS "all|All|change|100|100||" PERIODS "rest|Rest|change|||all|" PERIODS
                       "robbery|Robbery|change|12|3|all|" PERIODS,
        "month|id|count\n2025-01|rest|30\n2025-02|rest|30\n2025-03|rest|37\n");
    expect_months(&hidden, "h");
    bench_close(&bench);
}
