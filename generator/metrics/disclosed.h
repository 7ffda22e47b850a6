// Disclosed counts: what readers know of a figure's counts, for it stands in a cell, or because
// other cells of the row tell it.
#ifndef NIOT_DISCLOSED_H
#define NIOT_DISCLOSED_H

#include <stdbool.h>
#include <stdint.h>

struct figure;
struct quantity;
struct series;

// The cells that may hold counts.
enum disclosed_cell { DISCLOSED_BASELINE, DISCLOSED_CURRENT, DISCLOSED_VALUE, DISCLOSED_CELLS };

// The quantity of a cell.
struct quantity *disclosed_quantity(struct figure *figure, enum disclosed_cell cell);

// In thousandths, for averages have decimals: as an average of years, or as a percentage of a count
// gives it. What is beyond the largest count is cut to it.
struct disclosed {
    bool is_known;
    bool is_own;       // stands in its own cell
    int64_t number;    // 0 only when it is none
    int64_t least;     // what it may also be read as, when the percentage is one of rates a day
    int64_t tolerance; // how far from it the truth may be: roundings and bounds
};

enum { DISCLOSED_SCALE = 1000 };

// What is known of a count of a figure of kind change or count, by the first of these that tells
// it: its cell; the difference with the other count; the stated percentage with the other count;
// difference and percentage together. Bounds are taken by their number. All by whole numbers.
struct disclosed disclosed_of(struct figure *figure, enum disclosed_cell cell);

// Likewise, by the months of the figure, where all months of the period have a number.
struct disclosed disclosed_by_months(const struct series *series, enum disclosed_cell cell);

#endif
