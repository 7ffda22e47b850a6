// Metrics: the figures of a campaign, one a row of metrics.csv, read, checked and cross-checked.
#ifndef NIOT_METRICS_H
#define NIOT_METRICS_H

#include "change.h"
#include "period.h"
#include "quantity.h"
#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;
struct table;

enum figure_kind { FIGURE_CHANGE, FIGURE_COUNT, FIGURE_LEVEL, FIGURE_AMOUNT };

// Which direction is welcome. It changes words, never signs.
enum figure_better { BETTER_UNSAID, BETTER_LOWER, BETTER_HIGHER, BETTER_NEITHER };

// The two numbers that can be counted with, in units of the last place: exact ones, also where one
// follows from the other and the difference.
struct figure_counts {
    bool are_known;
    int64_t baseline, current; // digits / 10^places, when they are known
    int places;
};

// One row. Texts are absent where the cell is empty or the column is not there.
struct figure {
    struct place place; // of the row
    struct text group;  // absent where the file has no such column or the cell is empty
    struct text id;     // [a-z][a-z0-9-]*
    struct text area;   // absent: the whole campaign
    struct text area_slug;
    struct text label;
    struct text synonyms; // with ';' between them
    enum figure_kind kind;
    struct change change; // as the source states it
    struct figure_counts counts;
    struct quantity baseline;
    struct quantity current;
    struct quantity value;
    struct place baseline_place, current_place, value_place; // of their cells
    struct quantity difference; // the magnitude; its direction is in difference_direction
    enum direction difference_direction;
    struct period baseline_period;
    struct period current_period;
    int baseline_years; // 0: the baseline is one period; else an average of so many years
    struct text period_note;
    struct text value_note;
    struct text unit;
    struct quantity population;
    struct quantity households;
    struct text exposure_note;
    const struct figure *part_of; // NULL: of nothing
    enum figure_better better;
    struct text source;
    struct text source_url;
    struct text note;
};

struct metrics {
    struct figure *figures; // in the order of the file
    size_t count;
};

// The columns that metrics.csv may have, one row each: what the reader checks against and what
// docs/figures.md lists.
struct metrics_column {
    const char *name;
    bool is_required;
    bool is_text;        // may stand again in other languages: label_cy
    const char *meaning; // one sentence
};
const struct metrics_column *metrics_columns(size_t *count);

// The column names, as table_read wants them.
const struct text *metrics_column_names(struct arena *arena, size_t *count);

// Reads the rows of a table. `language` ("en-GB", "cy") chooses among text columns: label_cy where
// it has words, else label. Everything wrong is reported with its place; a row with an error is
// still returned as far as it could be read, for the stages behind.
struct metrics metrics_read(const struct table *table, struct text language, struct arena *arena,
                            struct diagnostics *diagnostics);

#endif
