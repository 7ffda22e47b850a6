// Columns: which column of a table holds what, found by its header.
#ifndef NIOT_COLUMNS_H
#define NIOT_COLUMNS_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct cell;
struct diagnostics;
struct table;
struct table_row;

struct column_rule {
    const char *name;
    bool is_required;
    bool is_text; // may stand again in other languages: label_cy
};

struct column_rules {
    const struct column_rule *rules;
    size_t count;
};

// For each rule the number of its column; COLUMNS_NONE where the table has none.
struct columns {
    const size_t *found;
    const size_t *translated; // the column in the reader's language: label_cy for label
    size_t count;             // of the rules
};

#define COLUMNS_NONE SIZE_MAX

// Reads the header. Names are compared as table_name_equal does; those that begin with `x-` are
// passed over. Refused with their place: a name that no rule has, with the nearest one, a column
// twice, a required one that is missing, and cells below no name. `language` as in "en-GB".
struct columns columns_find(const struct table *table, struct column_rules rules,
                            struct text language, struct arena *arena,
                            struct diagnostics *diagnostics);

// The row's cell of a rule's column; NULL when the table has no such column.
const struct cell *columns_cell(const struct columns *columns, const struct table_row *row,
                                size_t rule);

// Refuses, with its place, a placeholder in any of the row's cells that are read, since nobody
// fills it there; at most one a cell, and none where something was said of the cell. Whether all
// cells are without.
bool columns_lack_placeholders(const struct columns *columns, const struct table_row *row,
                               struct diagnostics *diagnostics);

// As columns_cell, in the reader's language where that cell has words.
const struct cell *columns_words(const struct columns *columns, const struct table_row *row,
                                 size_t rule);

#endif
