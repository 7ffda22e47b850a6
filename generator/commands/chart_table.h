// The table of a chart: figures of two columns or of a metrics.csv, read, and those chosen that one
// chart shows.
#ifndef NIOT_CHART_TABLE_H
#define NIOT_CHART_TABLE_H

#include "metrics.h"
#include "text.h"

struct arena;
struct diagnostics;
struct folder;

enum { CHART_ROWS_AT_MOST = 200 };

struct chart_table {
    struct metrics metrics; // the changes of one group
    struct text group;      // absent where the figures have none
    struct text title;      // absent where the table does not suggest one
    bool is_pairs;          // two columns, so that nothing is known of place and time
};

// What is to be read.
struct chart_table_choice {
    struct text path;  // "-": standard input
    struct text group; // absent: the only one
};

// A table with at least two names of columns of metrics.csv among three or more columns is one; any
// other is pairs. Reported: what is wrong with it, more groups than one and no choice between them,
// no change to draw, more than CHART_ROWS_AT_MOST. Figures without a group are the group `figures`.
struct chart_table chart_table_read(const struct folder *folder,
                                    const struct chart_table_choice *choice, struct arena *arena,
                                    struct diagnostics *diagnostics);

#endif
