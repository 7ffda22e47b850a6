// Figure advice: what makes figures hard to trust though they can be read: unequal periods, or
// none.
#ifndef NIOT_FIGURE_ADVICE_H
#define NIOT_FIGURE_ADVICE_H

#include "report_figure.h"

struct diagnostics;

// Advice at the row of each figure that compares periods of unequal length, has no period, or has
// two counts and a period for one of them. A period that still runs is no equal of one that has
// ended where a change is shown of them.
void figure_advice_give(const struct report_figures *figures, struct diagnostics *diagnostics);

#endif
