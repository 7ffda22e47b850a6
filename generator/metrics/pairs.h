// Pairs: a table of two columns, a label and by how many per cent it changed, as figures. What
// somebody has who wants a chart and no campaign.
#ifndef NIOT_PAIRS_H
#define NIOT_PAIRS_H

#include "metrics.h"
#include "text.h"

struct arena;
struct diagnostics;
struct table;

struct pairs {
    struct metrics metrics; // of kind change, without id and group
    struct text heading;    // of the column of changes; absent without a header
};

// Reads the rows of a table of two columns. The first row that has a second cell is the header when
// that cell neither begins like a number nor is a change in words; what stands above it are titles.
// A change is what change_read reads, and a number without a sign is a rise. An empty cell is a
// change that was not published. An empty label and a table without rows are reported.
struct pairs pairs_read(const struct table *table, struct arena *arena,
                        struct diagnostics *diagnostics);

#endif
