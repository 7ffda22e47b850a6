// Corrections: which published figures turned out to be wrong, from corrections.csv.
#ifndef NIOT_CORRECTION_H
#define NIOT_CORRECTION_H

#include "period.h"
#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;
struct figure;
struct metrics;
struct table;

struct correction {
    struct place place; // of the row
    struct date date;   // when it was made
    struct place date_place;
    const struct figure *figure;
    struct text was, now, why; // as the author wrote them
    struct place was_place, now_place;
    bool is_latest; // of its figure
};

// Those of one figure follow one another, in order of time.
struct correction_list {
    const struct correction *items;
    size_t count;
};

// Columns: date, id, was, now, why; all are needed. `id` names a figure as templates do: `id`,
// `group.id`, `group.id@area`. Refused with their place: an empty cell, what is no date, an id that
// no figure or more than one has, what a spreadsheet made of a number, a correction that changes
// nothing, one that is dated before an earlier row of the same figure, and one whose `was` is not
// what the row before it made of the figure.
const struct text *correction_column_names(struct arena *arena, size_t *count);
struct correction_list correction_read(const struct table *table, const struct metrics *metrics,
                                       struct arena *arena, struct diagnostics *diagnostics);

// Refuses those that are dated after the page.
void correction_check_dates(const struct correction_list *list, struct date page,
                            struct diagnostics *diagnostics);

// Whether two texts say the same of a figure: capital letters, kinds of minus, kinds of blanks and
// commas between digits aside.
bool correction_is_same(struct text a, struct text b);

#endif
