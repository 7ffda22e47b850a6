// Figure checks: what one cell of a figure says against what the others say.
#ifndef NIOT_FIGURE_CHECK_H
#define NIOT_FIGURE_CHECK_H

#include "source.h"
#include "text.h"

struct diagnostics;
struct figure;

// A cell as it was written, for messages; zeroed when the file has no such column.
struct figure_cell {
    struct text text;
    struct place place;
};

// Checks the difference against the counts and the stated change, and the stated change against the
// counts; where no change is stated, works it out from the counts. Counts that are bounds, or
// rounded to millions, are neither checked nor counted with. One count and the difference give the
// other. Where both periods are known, closed and of unequal exposure, a stated change is not
// checked, for nobody can tell what it compares, and a counted one compares the rates a day; unless
// the baseline is an average of several years, which is one of as long a period.
void figure_check_change(struct figure *figure, struct figure_cell change,
                         struct figure_cell difference, struct diagnostics *diagnostics);

// Refuses, at the part, a figure that is larger than the one it is a part of: in value, current or
// baseline, each where both are known, of the same kind of number and, as far as said, of one
// period.
void figure_check_part(const struct figure *part, struct diagnostics *diagnostics);

#endif
