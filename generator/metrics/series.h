// Series: counts by month, from monthly.csv.
#ifndef NIOT_SERIES_H
#define NIOT_SERIES_H

#include "period.h"
#include "quantity.h"
#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diagnostics;
struct figure;
struct metrics;
struct table;

struct series_point {
    struct date month;     // its first day
    struct quantity count; // KNOWN, or a gap that is explained: [x], [c]
    struct place place;
};

// The months of one figure, in order of time; a month without a row is a gap.
struct series {
    struct text group, id, area;
    const struct series_point *points;
    size_t count;
    const struct figure *figure; // whose months these are
};

struct series_list {
    const struct series *items;
    size_t count;
};

// What the months of a period add up to.
struct series_sum {
    bool is_known;                    // the period is of whole months, and each has a number
    bool is_exact;                    // no bound among them, nor beyond the largest count
    int64_t number;                   // bounds by their number; cut to the largest count
    const struct series_point *first; // of those months
};
struct series_sum series_sum_of(const struct series *series, const struct period *period);

// Columns: month, group, id, area, count; `month`, `id` and `count` are needed. The figure is the
// one that group, id and area name, of which group and area may be left out where only one can be
// meant. Refused with their place: a month twice for the same figure, a month with an empty count
// (0 for none, [x] for not available, or no row), and what cannot be read. A figure that
// metrics.csv does not have is advice, once, at its first row: somebody may have taken it out
// there.
const struct text *series_column_names(struct arena *arena, size_t *count);
struct series_list series_read(const struct table *table, const struct metrics *metrics,
                               struct arena *arena, struct diagnostics *diagnostics);

// The same of a table that stands alone, without a metrics.csv: every id, group and area that it
// names is a figure, of which nothing else is known, and what is left out is none. The ids may be
// any words, and their column may also be called `category`, `type` or `crime type`.
const struct text *series_alone_column_names(struct arena *arena, size_t *count);
struct series_list series_read_alone(const struct table *table, struct arena *arena,
                                     struct diagnostics *diagnostics);

#endif
