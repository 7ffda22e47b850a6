#include "suppression.h"

#include "arena.h"
#include "diagnostic.h"
#include "figure_index.h"
#include "metrics.h"
#include "series.h"

// The three numbers of a figure that may be counts.
enum side { SIDE_BASELINE, SIDE_CURRENT, SIDE_VALUE, SIDES };

static struct quantity *quantity_at(struct figure *figure, enum side side) {
    static const size_t offsets[] = {
        [SIDE_BASELINE] = offsetof(struct figure, baseline),
        [SIDE_CURRENT] = offsetof(struct figure, current),
        [SIDE_VALUE] = offsetof(struct figure, value),
    };
    return (struct quantity *)(void *)((char *)figure + offsets[side]);
}

// One side of all figures: the numbers as they were before any was hidden; -1 for what is no count.
struct counts {
    struct figure *figures;
    size_t count;
    enum side side;
    int64_t *numbers;
    int64_t hide_below;
    struct diagnostics *diagnostics;
};

static bool holds_counts(const struct figure *figure) {
    return figure->kind == FIGURE_CHANGE || figure->kind == FIGURE_COUNT;
}

static int64_t number_of(struct figure *figure, enum side side) {
    const struct quantity *quantity = quantity_at(figure, side);
    bool is_count = holds_counts(figure) && quantity->state == QUANTITY_KNOWN &&
                    quantity->number.places == 0 && !quantity->percent;
    return is_count ? quantity->number.digits : -1;
}

static struct counts counts_of(struct metrics *metrics, enum side side, int64_t hide_below,
                               struct diagnostics *diagnostics) {
    struct counts counts = {
        .figures = metrics->figures,
        .count = metrics->count,
        .side = side,
        .numbers = arena_allocate(diagnostics->arena, metrics->count, sizeof *counts.numbers),
        .hide_below = hide_below,
        .diagnostics = diagnostics,
    };
    for (size_t i = 0; i < counts.count; i++)
        counts.numbers[i] = number_of(&counts.figures[i], side);
    return counts;
}

static bool is_hidden(const struct counts *counts, size_t number) {
    return quantity_at(&counts->figures[number], counts->side)->state == QUANTITY_HIDDEN;
}

// A percentage or a difference would tell the number that goes with the other count.
static void hide(const struct counts *counts, size_t number) {
    struct figure *figure = &counts->figures[number];
    *quantity_at(figure, counts->side) = (struct quantity){.state = QUANTITY_HIDDEN};
    if (counts->side == SIDE_VALUE)
        return;
    figure->change = (struct change){.state = QUANTITY_HIDDEN};
    if (figure->difference.state != QUANTITY_NOT_PUBLISHED)
        figure->difference = (struct quantity){.state = QUANTITY_HIDDEN};
    figure->difference_direction = DIRECTION_NONE;
    figure->counts = (struct figure_counts){0};
}

static bool is_small(const struct counts *counts, int64_t number) {
    return number > 0 && number < counts->hide_below;
}

static void hide_small(const struct counts *counts) {
    for (size_t i = 0; i < counts->count; i++)
        if (is_small(counts, counts->numbers[i]))
            hide(counts, i);
}

// --- what the others would tell ---

enum { NOBODY = -1 };

// A whole and its parts, as readers see them.
struct family {
    size_t whole;
    bool adds_up; // the parts, as they were, are all of the whole
    long hidden;  // how many parts are
    bool are_small;
    int64_t of_hidden;  // their sum
    long first_hidden;  // a part, or NOBODY
    long smallest_seen; // the smallest part that shows and is not zero, or NOBODY
};

static void add_part(struct family *family, const struct counts *counts, size_t part) {
    int64_t number = counts->numbers[part];
    if (is_hidden(counts, part)) {
        family->hidden++;
        family->of_hidden += number;
        family->are_small = family->are_small && is_small(counts, number);
        if (family->first_hidden == NOBODY)
            family->first_hidden = (long)part;
    } else if (number > 0 && (family->smallest_seen == NOBODY ||
                              number < counts->numbers[family->smallest_seen])) {
        family->smallest_seen = (long)part;
    }
}

static struct family family_of(const struct counts *counts, size_t whole) {
    struct family family = {
        .whole = whole, .are_small = true, .first_hidden = NOBODY, .smallest_seen = NOBODY};
    int64_t sum = 0;
    bool are_known = counts->numbers[whole] >= 0;
    for (size_t i = 0; i < counts->count && are_known; i++) {
        if (counts->figures[i].part_of != &counts->figures[whole])
            continue;
        are_known = counts->numbers[i] >= 0;
        sum += counts->numbers[i];
        add_part(&family, counts, i);
    }
    family.adds_up = are_known && sum > 0 && sum == counts->numbers[whole];
    return family;
}

// Whether subtraction gives a hidden number: it is the only one, or readers, who know that each is
// small, see that all are as small or as large as they can be.
static bool gives_away(const struct family *family, const struct counts *counts) {
    if (!family->adds_up)
        return false;
    if (is_hidden(counts, family->whole))
        return family->hidden == 0;
    bool is_extreme = family->of_hidden == family->hidden ||
                      family->of_hidden == family->hidden * (counts->hide_below - 1);
    return family->hidden == 1 || (family->hidden > 1 && family->are_small && is_extreme);
}

static struct text name_of(const struct counts *counts, size_t number) {
    return figure_name_text(figure_name_full(&counts->figures[number]), counts->diagnostics->arena);
}

static void hide_another(const struct family *family, const struct counts *counts) {
    bool has_part = family->smallest_seen != NOBODY;
    size_t other = has_part ? (size_t)family->smallest_seen : family->whole;
    bool is_of_part = family->first_hidden != NOBODY;
    size_t protected = is_of_part ? (size_t)family->first_hidden : family->whole;
    struct place place = counts->figures[other].place;
    // Said of one side, it need not be said of the other.
    if (!diagnostics_mention(counts->diagnostics, place))
        diagnostics_add(counts->diagnostics, DIAGNOSTIC_HIDDEN_TOO, place,
                        (struct diagnostic_words){name_of(counts, other),
                                                  name_of(counts, protected),
                                                  name_of(counts, family->whole)});
    hide(counts, other);
}

// Hiding one number may lay open another in a family above or below, so round again until none is.
static void hide_what_tells(const struct counts *counts) {
    bool is_settled = false;
    while (!is_settled) {
        is_settled = true;
        for (size_t i = 0; i < counts->count; i++) {
            struct family family = family_of(counts, i);
            if (!gives_away(&family, counts))
                continue;
            hide_another(&family, counts);
            is_settled = false;
        }
    }
}

void suppression_hide(struct metrics *metrics, int64_t hide_below,
                      struct diagnostics *diagnostics) {
    if (hide_below == 0)
        return;
    for (int side = 0; side < SIDES; side++) {
        struct counts counts = counts_of(metrics, (enum side)side, hide_below, diagnostics);
        hide_small(&counts);
        hide_what_tells(&counts);
    }
}

// --- months ---

static bool has_small_month(const struct series *series, int64_t hide_below) {
    for (size_t i = 0; i < series->count; i++) {
        const struct quantity *count = &series->points[i].count;
        if (count->state == QUANTITY_KNOWN && count->number.digits > 0 &&
            count->number.digits < hide_below)
            return true;
    }
    return false;
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

struct series_list suppression_of_months(const struct series_list *list, int64_t hide_below,
                                         struct arena *arena) {
    struct series *items = arena_allocate(arena, list->count, sizeof *items);
    for (size_t i = 0; i < list->count; i++)
        items[i] = has_small_month(&list->items[i], hide_below)
                       ? without_numbers(&list->items[i], arena)
                       : list->items[i];
    return (struct series_list){items, list->count};
}
