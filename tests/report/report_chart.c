#include "report_chart.h"

#include "arena.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(4 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(report_chart, .init = set_up, .fini = tear_down);

// What the months say of the interval of a fall from 500 to 398.
enum months { MONTHS_FEW, MONTHS_STEADY, MONTHS_WILD };

static const struct report_figure *figure_with(enum months months) {
    struct comparison *comparison = arena_allocate(&arena, 1, sizeof *comparison);
    *comparison = (struct comparison){
        .verdict = VERDICT_CLEAR_FALL,
        .is_clear = true,
        .has_interval = true,
        .lowest = -30,
        .highest = -9,
        .digits = DIGITS_WHOLE,
        .change = {CHANGE_COUNTED, DIRECTION_DOWN, {20, 0}, {20400000, 6}, BOUND_EXACT, {0}, 0},
        .months_tell = months != MONTHS_FEW,
        .dispersion = months == MONTHS_WILD ? 2 : 0,
    };
    static const struct figure row;
    struct report_figure *figure = arena_allocate(&arena, 1, sizeof *figure);
    *figure = (struct report_figure){.figure = &row,
                                     .comparison = comparison,
                                     .label = TEXT("Burglary"),
                                     .headline = TEXT("−20%"),
                                     .interval = TEXT("a fall of between 9% and 30%"),
                                     .sentence = TEXT("Burglary fell."),
                                     .period = TEXT("2025")};
    return figure;
}

static const struct report_chart *chart_of(const enum months *months, size_t count) {
    struct report_selection figures = {0};
    for (size_t i = 0; i < count; i++)
        *ARENA_PUSH(&arena, &figures, items) = figure_with(months[i]);
    struct report_chart_frame frame = {.id = TEXT("a"), .title = TEXT("A")};
    return report_chart_draw(&figures, &frame, &arena);
}

// The words beside the interval of a row, "" without any.
static const char *beside(const struct report_chart *chart, size_t row) {
    const struct report_bar *bars = chart->bars.items;
    return text_string(&arena, bars[row].interval_basis);
}

static bool says(const struct report_chart *chart, const char *words) {
    return text_contains(chart->interval_note, text_of(words));
}

Test(report_chart, intervals_of_one_kind_are_explained_once) {
    static const char *const words[] = {
        [MONTHS_FEW] = "each interval is the narrowest possible",
        [MONTHS_STEADY] = "The months vary by no more than the intervals allow for",
        [MONTHS_WILD] = "each interval allows for that",
    };
    for (int months = MONTHS_FEW; months <= MONTHS_WILD; months++) {
        const enum months all[] = {months, months};
        const struct report_chart *chart = chart_of(all, 2);
        cr_expect(says(chart, words[months]), "%s", words[months]);
        cr_expect_str_empty(beside(chart, 0));
        cr_expect_str_empty(beside(chart, 1));
    }
}

Test(report_chart, of_several_kinds_each_row_says_which) {
    static const enum months mixed[] = {MONTHS_WILD, MONTHS_FEW};
    const struct report_chart *chart = chart_of(mixed, 2);
    const char *words[2] = {beside(chart, 0), beside(chart, 1)};
    bool is_swapped = strcmp(words[0], "widened") != 0;
    cr_expect_str_eq(words[is_swapped], "widened");
    cr_expect_str_eq(words[!is_swapped], "narrowest possible");
    cr_expect(says(chart, "Widened: "));
    cr_expect(says(chart, "Narrowest possible: "));
    cr_expect(!says(chart, "Not widened: "));
    static const enum months all[] = {MONTHS_WILD, MONTHS_FEW, MONTHS_STEADY};
    cr_expect(says(chart_of(all, 3), "Not widened: "));
}

static const struct report_figure *direction_alone(enum direction direction) {
    struct comparison *comparison = arena_allocate(&arena, 1, sizeof *comparison);
    *comparison =
        (struct comparison){.verdict = VERDICT_QUOTED,
                            .change = {.basis = CHANGE_STATED_DIRECTION, .direction = direction}};
    struct report_figure *figure = arena_allocate(&arena, 1, sizeof *figure);
    *figure = (struct report_figure){.comparison = comparison};
    return figure;
}

Test(report_chart, what_is_stated_without_a_number_is_counted_too) {
    struct report_selection figures = {0}, stated = {0};
    *ARENA_PUSH(&arena, &figures, items) = figure_with(MONTHS_FEW);
    *ARENA_PUSH(&arena, &stated, items) = direction_alone(DIRECTION_DOWN);
    *ARENA_PUSH(&arena, &stated, items) = direction_alone(DIRECTION_DOWN);
    *ARENA_PUSH(&arena, &stated, items) = direction_alone(DIRECTION_UP);
    struct report_chart_frame frame = {.id = TEXT("a"), .title = TEXT("A"), .statements = &stated};
    const struct report_chart *chart = report_chart_draw(&figures, &frame, &arena);
    cr_expect_str_eq(
        text_string(&arena, chart->summary),
        "2 are quoted as falls without a number, 1 is quoted as a rise without a number "
        "and 1 clearly fell");
    cr_expect_eq(chart->bars.count, 1);
    cr_expect(chart->has_statements);
}
