// A sheet: rows of cells on their way to a spreadsheet, as numbers and texts.
#ifndef NIOT_SHEET_H
#define NIOT_SHEET_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct sheet_cell {
    struct text text; // absent: an empty cell
    bool is_number;   // plain ASCII: "-63", "20.4"
};

// `cells` row by row, the header the first row.
struct sheet {
    const struct sheet_cell *cells;
    size_t column_count;
    size_t row_count;
};

#endif
