// Figure advice: what makes figures hard to trust though they can be read: unequal periods, or
// none.
#ifndef NIOT_FIGURE_ADVICE_H
#define NIOT_FIGURE_ADVICE_H

#include "report_figure.h"

struct diagnostics;

// Advice at the row of each figure that compares periods of unequal length or has no period.
void figure_advice_give(const struct report_figures *figures, struct diagnostics *diagnostics);

#endif
