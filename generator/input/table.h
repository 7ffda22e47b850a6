// A table: the rows and cells of a CSV file, each cell with its place. Knows nothing of what the
// columns mean. The only module that uses libcsv.
#ifndef NIOT_TABLE_H
#define NIOT_TABLE_H

#include "source.h"
#include "text.h"

#include <stddef.h>

struct arena;
struct diagnostics;

struct cell {
    struct text text;   // unquoted and without white space at the ends; empty, never absent
    struct place place; // of the text in the file, behind an opening quote
};

struct table_row {
    const struct cell *cells; // as many as the header has
    struct place place;       // of the row's first cell
};

struct table {
    const struct source *source;
    const struct cell *header;
    size_t column_count;
    const struct table_row *rows;
    size_t row_count;
};

// Reads CSV: comma, semicolon or tab (found out from the header row, or said by a first line
// `sep=;`), any line ends, quoted cells with separators, quotes and line breaks. Rows above the
// header (titles, blank rows) and rows of nothing but separators are passed over. The header is the
// first row that holds at least two of `names`, compared as table_name_equal does; when there is
// none, that is an error. Refused with their place: an empty file, a header without rows, a row
// with more or fewer cells than the header (trailing empty cells aside), an unclosed quote, text
// behind a closing quote, control characters, and what exceeds the limits: 32 KiB a cell and 256
// columns; reading stops after 100 broken rows. What is broken is reported and left out; the
// rest is returned. A note says which separator was found when it is not the comma.
struct table table_read(const struct source *source, const struct text *names, size_t name_count,
                        struct arena *arena, struct diagnostics *diagnostics);

// Reads CSV whose columns need no names, each row with as many cells as are said: there is no
// header, and a row of column names is a row like others. The separator is the one that gives most
// rows so many cells. Refused as above.
struct table table_read_rows(const struct source *source, size_t column_count, struct arena *arena,
                             struct diagnostics *diagnostics);

// Whether two column names are the same: case, blanks, '_' and '-' do not count.
bool table_name_equal(struct text a, struct text b);

#endif
