// Figure checks: what one cell of a figure says against what the others say.
#ifndef NIOT_FIGURE_CHECK_H
#define NIOT_FIGURE_CHECK_H

#include "change.h"
#include "source.h"
#include "text.h"

#include <stdbool.h>

struct diagnostics;
struct figure;

// A cell as it was written, for messages; zeroed when the file has no such column.
struct figure_cell {
    struct text text;
    struct place place;
};

// Whether both periods are known and closed, and of unequal exposure. The average of n years has
// n periods, each as long as the one that it is compared with, but for leap days.
bool figure_has_unequal_periods(const struct figure *figure);

// The two counts, in units of the last place, with the exposures in which they were counted: days
// where the periods are unequal, else 1, or n of the average of n years, whose count is n times it.
struct figure_exposures {
    struct change_exposure baseline, current;
};
struct figure_exposures figure_exposures(const struct figure *figure);

// Checks the difference against the counts and the stated change, and the stated change against the
// counts; sets the figure's counts, of which one count and the difference give the other. Counts
// that are bounds, or rounded to millions, are neither checked nor counted with. Where the periods
// are of unequal exposure a stated change must fit either the counts or the rates a day.
void figure_check_change(struct figure *figure, struct figure_cell change,
                         struct figure_cell difference, struct diagnostics *diagnostics);

// Refuses, at the part, a figure that is larger than the one it is a part of: in value, current or
// baseline, each where both are known, of the same kind of number and, as far as said, of one
// period.
void figure_check_part(const struct figure *part, struct diagnostics *diagnostics);

#endif
