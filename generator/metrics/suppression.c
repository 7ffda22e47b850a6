#include "suppression.h"

#include "arena.h"
#include "diagnostic.h"
#include "disclosed.h"
#include "figure_index.h"
#include "metrics.h"
#include "series.h"
#include "subtraction.h"

#include <stdlib.h>

// What is known of a figure, before anything was hidden, and what is hidden of it.
struct state {
    struct disclosed counts[DISCLOSED_CELLS];
    bool is_hidden[DISCLOSED_CELLS];
    const struct series *series; // NULL: no months
    int64_t of_months;           // the sum of all
    bool are_months_hidden;
    bool is_told;
};

struct cover {
    struct metrics *metrics;
    struct state *states;               // one a figure
    struct subtraction_member *members; // likewise
    struct subtraction_part *parts;
    size_t part_count;
    struct subtraction_leak leak;
    int64_t hide_below;
    struct diagnostics *diagnostics;
};

// --- the figures as they are ---

static size_t number_of(const struct metrics *metrics, const struct figure *figure) {
    return (size_t)(figure - metrics->figures);
}

static bool has_small_month(const struct series *series, int64_t hide_below) {
    for (size_t i = 0; i < series->count; i++) {
        const struct quantity *count = &series->points[i].count;
        if (count->state == QUANTITY_KNOWN && count->number.digits > 0 &&
            count->number.digits < hide_below)
            return true;
    }
    return false;
}

// Months that will be hidden tell nothing.
static struct disclosed disclose(struct figure *figure, const struct state *state,
                                 enum disclosed_cell cell, int64_t hide_below) {
    struct disclosed known = disclosed_of(figure, cell);
    bool has_months = figure->kind == FIGURE_CHANGE && cell != DISCLOSED_VALUE && state->series &&
                      !has_small_month(state->series, hide_below);
    return known.is_known || !has_months ? known : disclosed_by_months(state->series, cell);
}

static void add_series(struct state *state, const struct series *series) {
    state->series = series;
    for (size_t i = 0; i < series->count; i++)
        if (series->points[i].count.state == QUANTITY_KNOWN)
            state->of_months += series->points[i].count.number.digits;
}

static void add_part(struct cover *cover, const struct figure *part, const struct figure *whole) {
    cover->parts[cover->part_count++] = (struct subtraction_part){
        .whole = number_of(cover->metrics, whole),
        .part = number_of(cover->metrics, part),
        .is_apart = !text_equal(part->area_slug, whole->area_slug),
    };
}

static bool is_same_of_area(const struct figure *figure, const struct figure *whole) {
    return text_equal(figure->id, whole->id) && text_equal(figure->group, whole->group) &&
           figure->area_slug.length > 0;
}

// What part_of says, and what the areas do: a figure without one is the whole of the same figure of
// areas, whatever else these are a part of. In the index it stands in front of them.
static void add_parts(struct cover *cover) {
    const struct metrics *metrics = cover->metrics;
    struct arena *arena = cover->diagnostics->arena;
    struct figure_index index = figure_index_new(metrics->figures, metrics->count, arena);
    cover->parts = arena_allocate(arena, 2 * metrics->count, sizeof *cover->parts);
    const struct figure *whole = NULL;
    for (size_t i = 0; i < index.count; i++) {
        const struct figure *figure = index.by_key[i];
        if (figure->part_of)
            add_part(cover, figure, figure->part_of);
        if (figure->area_slug.length == 0)
            whole = figure;
        else if (whole && is_same_of_area(figure, whole) && figure->part_of != whole)
            add_part(cover, figure, whole);
    }
}

static struct cover cover_of(struct metrics *metrics, const struct series_list *series,
                             int64_t hide_below, struct diagnostics *diagnostics) {
    struct arena *arena = diagnostics->arena;
    size_t count = metrics->count;
    struct cover cover = {
        .metrics = metrics,
        .states = arena_allocate(arena, count, sizeof *cover.states),
        .members = arena_allocate(arena, count, sizeof *cover.members),
        .leak.others = arena_allocate(arena, count, sizeof *cover.leak.others),
        .hide_below = hide_below,
        .diagnostics = diagnostics,
    };
    for (size_t i = 0; i < series->count; i++)
        add_series(&cover.states[number_of(metrics, series->items[i].figure)], &series->items[i]);
    add_parts(&cover);
    for (size_t i = 0; i < count; i++)
        for (int cell = 0; cell < DISCLOSED_CELLS; cell++)
            cover.states[i].counts[cell] = disclose(&metrics->figures[i], &cover.states[i],
                                                    (enum disclosed_cell)cell, hide_below);
    return cover;
}

// --- hiding a number ---

static void hide_cell(const struct cover *cover, size_t number, enum disclosed_cell cell) {
    *disclosed_quantity(&cover->metrics->figures[number], cell) =
        (struct quantity){.state = QUANTITY_HIDDEN};
    cover->states[number].is_hidden[cell] = true;
}

// A percentage or a difference would tell the number that goes with the other count. The other,
// where they alone told it, goes with them.
static void hide(const struct cover *cover, size_t number, enum disclosed_cell cell) {
    struct figure *figure = &cover->metrics->figures[number];
    hide_cell(cover, number, cell);
    if (cell == DISCLOSED_VALUE)
        return;
    enum disclosed_cell other = cell == DISCLOSED_BASELINE ? DISCLOSED_CURRENT : DISCLOSED_BASELINE;
    const struct disclosed *of_other = &cover->states[number].counts[other];
    if (of_other->is_known && !of_other->is_own)
        hide_cell(cover, number, other);
    figure->change = (struct change){.state = QUANTITY_HIDDEN};
    if (figure->difference.state != QUANTITY_NOT_PUBLISHED)
        figure->difference = (struct quantity){.state = QUANTITY_HIDDEN};
    figure->difference_direction = DIRECTION_NONE;
    figure->counts = (struct figure_counts){0};
}

static bool is_below(int64_t number, int64_t hide_below) {
    return number > 0 && number / DISCLOSED_SCALE < hide_below;
}

static bool is_small(const struct disclosed *count, int64_t hide_below) {
    return count->is_known && is_below(count->least, hide_below);
}

static void hide_small(const struct cover *cover) {
    for (size_t i = 0; i < cover->metrics->count; i++)
        for (int cell = 0; cell < DISCLOSED_CELLS; cell++)
            if (is_small(&cover->states[i].counts[cell], cover->hide_below))
                hide(cover, i, (enum disclosed_cell)cell);
}

// --- what the others would tell ---

static struct text name_of(const struct cover *cover, size_t number) {
    return figure_name_text(figure_name_full(&cover->metrics->figures[number]),
                            cover->diagnostics->arena);
}

static void tell(const struct cover *cover, size_t number, enum diagnostic_kind kind) {
    struct state *state = &cover->states[number];
    if (!state->is_told)
        diagnostics_add(cover->diagnostics, kind, cover->metrics->figures[number].place,
                        (struct diagnostic_words){name_of(cover, number),
                                                  name_of(cover, cover->leak.given_away),
                                                  name_of(cover, cover->leak.whole)});
    state->is_told = true;
}

static bool find_leak(struct cover *cover) {
    struct subtraction subtraction = {
        .parts = cover->parts,
        .part_count = cover->part_count,
        .members = cover->members,
        .count = cover->metrics->count,
        .one = DISCLOSED_SCALE,
        .limit = cover->hide_below * DISCLOSED_SCALE,
    };
    return subtraction_find(&subtraction, &cover->leak, *cover->diagnostics->arena);
}

// The value of a count is what the current number is to a change.
static enum disclosed_cell cell_of(const struct figure *figure, enum disclosed_cell column) {
    static const enum disclosed_cell of_count[] = {
        [DISCLOSED_BASELINE] = DISCLOSED_BASELINE,
        [DISCLOSED_CURRENT] = DISCLOSED_VALUE,
        [DISCLOSED_VALUE] = DISCLOSED_CURRENT,
    };
    return figure->kind == FIGURE_COUNT ? of_count[column] : column;
}

static void take_numbers(struct cover *cover, enum disclosed_cell column) {
    for (size_t i = 0; i < cover->metrics->count; i++) {
        enum disclosed_cell cell = cell_of(&cover->metrics->figures[i], column);
        const struct disclosed *count = &cover->states[i].counts[cell];
        cover->members[i] = (struct subtraction_member){
            .is_known = count->is_known,
            .is_hidden = cover->states[i].is_hidden[cell],
            .is_small = is_small(count, cover->hide_below),
            .number = count->number,
            .tolerance = count->tolerance,
            .weight = count->number,
        };
    }
}

static bool hide_numbers_that_tell(struct cover *cover, enum disclosed_cell column) {
    bool has_hidden = false;
    for (take_numbers(cover, column); find_leak(cover); take_numbers(cover, column)) {
        for (size_t i = 0; i < cover->leak.count; i++) {
            size_t other = cover->leak.others[i];
            tell(cover, other, DIAGNOSTIC_HIDDEN_TOO);
            hide(cover, other, cell_of(&cover->metrics->figures[other], column));
        }
        has_hidden = true;
    }
    return has_hidden;
}

// Hiding one number may take another of its figure along, in a column that was settled.
static void hide_all_numbers_that_tell(struct cover *cover) {
    bool is_settled = false;
    while (!is_settled) {
        is_settled = true;
        for (int column = 0; column < DISCLOSED_CELLS; column++)
            if (hide_numbers_that_tell(cover, (enum disclosed_cell)column))
                is_settled = false;
    }
}

// --- months ---

bool suppression_hides_of(const struct figure *figure) {
    return figure->baseline.state == QUANTITY_HIDDEN || figure->current.state == QUANTITY_HIDDEN ||
           figure->value.state == QUANTITY_HIDDEN;
}

static void hide_small_months(const struct cover *cover) {
    for (size_t i = 0; i < cover->metrics->count; i++) {
        struct state *state = &cover->states[i];
        state->are_months_hidden =
            state->series && (suppression_hides_of(&cover->metrics->figures[i]) ||
                              has_small_month(state->series, cover->hide_below));
    }
}

static int compare_dates(const void *left, const void *right) {
    const struct date *a = left, *b = right;
    return date_compare(*a, *b);
}

struct months {
    struct date *items; // in order of time, each once
    size_t count;
};

static struct months months_of(const struct series_list *list, struct arena *arena) {
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += list->items[i].count;
    struct months months = {arena_allocate(arena, count, sizeof *months.items), 0};
    size_t filled = 0;
    for (size_t i = 0; i < list->count; i++)
        for (size_t j = 0; j < list->items[i].count; j++)
            months.items[filled++] = list->items[i].points[j].month;
    qsort(months.items, count, sizeof *months.items, compare_dates);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || date_compare(months.items[months.count - 1], months.items[i]) != 0)
            months.items[months.count++] = months.items[i];
    return months;
}

static int compare_month(const void *key, const void *item) {
    const struct date *month = key;
    const struct series_point *point = item;
    return date_compare(*month, point->month);
}

static struct subtraction_member month_of(const struct state *state, struct date month,
                                          int64_t hide_below) {
    const struct series *series = state->series;
    const struct series_point *point =
        series ? bsearch(&month, series->points, series->count, sizeof *point, compare_month)
               : NULL;
    if (!point || point->count.state != QUANTITY_KNOWN)
        return (struct subtraction_member){0};
    int64_t number = point->count.number.digits * DISCLOSED_SCALE;
    return (struct subtraction_member){
        .is_known = true,
        .is_hidden = state->are_months_hidden,
        .is_small = is_below(number, hide_below),
        .number = number,
        .weight = state->of_months,
    };
}

static void hide_months_that_tell(struct cover *cover, struct date month) {
    for (size_t i = 0; i < cover->metrics->count; i++)
        cover->members[i] = month_of(&cover->states[i], month, cover->hide_below);
    while (find_leak(cover))
        for (size_t i = 0; i < cover->leak.count; i++) {
            size_t other = cover->leak.others[i];
            tell(cover, other, DIAGNOSTIC_HIDDEN_MONTHS_TOO);
            cover->members[other].is_hidden = cover->states[other].are_months_hidden = true;
        }
}

static size_t count_hidden_months(const struct cover *cover) {
    size_t count = 0;
    for (size_t i = 0; i < cover->metrics->count; i++)
        count += cover->states[i].are_months_hidden;
    return count;
}

// Months that go for the sake of a later one may give an earlier one away.
static void hide_all_months_that_tell(struct cover *cover, const struct series_list *list) {
    struct months months = months_of(list, cover->diagnostics->arena);
    size_t before, now = count_hidden_months(cover);
    do {
        before = now;
        for (size_t i = 0; i < months.count && before > 0; i++)
            hide_months_that_tell(cover, months.items[i]);
        now = count_hidden_months(cover);
    } while (now > before);
}

static struct series without_numbers(const struct series *series, struct arena *arena) {
    struct series_point *points = arena_allocate(arena, series->count, sizeof *points);
    for (size_t i = 0; i < series->count; i++) {
        points[i] = series->points[i];
        points[i].count = (struct quantity){.state = QUANTITY_HIDDEN};
    }
    struct series hidden = *series;
    hidden.points = points;
    return hidden;
}

static struct series_list what_shows(const struct cover *cover, const struct series_list *list) {
    struct arena *arena = cover->diagnostics->arena;
    struct series *items = arena_allocate(arena, list->count, sizeof *items);
    for (size_t i = 0; i < list->count; i++) {
        size_t figure = number_of(cover->metrics, list->items[i].figure);
        items[i] = cover->states[figure].are_months_hidden ? without_numbers(&list->items[i], arena)
                                                           : list->items[i];
    }
    return (struct series_list){items, list->count};
}

// --- words ---

static struct text names_of_words(const struct figure *figure) {
    if (figure->value_note.data && figure->note.data)
        return TEXT("'value_note' and 'note'");
    return figure->value_note.data ? TEXT("'value_note'") : TEXT("'note'");
}

// Nobody can say of words, in whatever language, that they do not tell a number.
static void hide_words(const struct cover *cover) {
    for (size_t i = 0; i < cover->metrics->count; i++) {
        struct figure *figure = &cover->metrics->figures[i];
        bool has_words = figure->value_note.data || figure->note.data;
        bool hides = suppression_hides_of(figure) || cover->states[i].are_months_hidden;
        if (!has_words || !hides)
            continue;
        diagnostics_add(cover->diagnostics, DIAGNOSTIC_HIDDEN_WORDS, figure->place,
                        (struct diagnostic_words){name_of(cover, i), names_of_words(figure)});
        figure->value_note = figure->note = (struct text){0};
    }
}

bool suppression_is_on(int64_t hide_below) {
    return hide_below > 1;
}

struct series_list suppression_hide(struct metrics *metrics, const struct series_list *series,
                                    int64_t hide_below, struct diagnostics *diagnostics) {
    if (!suppression_is_on(hide_below))
        return *series;
    struct cover cover = cover_of(metrics, series, hide_below, diagnostics);
    hide_small(&cover);
    hide_all_numbers_that_tell(&cover);
    hide_small_months(&cover);
    hide_all_months_that_tell(&cover, series);
    hide_words(&cover);
    return what_shows(&cover, series);
}
