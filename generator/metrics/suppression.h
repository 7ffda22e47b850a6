// Suppression: small counts that are hidden to protect people's privacy, with whatever else would
// give them away.
#ifndef NIOT_SUPPRESSION_H
#define NIOT_SUPPRESSION_H

#include <stdint.h>

struct arena;
struct diagnostics;
struct metrics;
struct series_list;

// Hides every count from 1 to `hide_below` less 1, none when that is 0: it becomes QUANTITY_HIDDEN
// and its number is gone, so that no stage behind can show it; likewise the change and the
// difference of its figure. Where the parts of a figure add up to it and a hidden number could be
// worked out from the others, another is hidden too, the smallest part that shows or the whole, and
// a note says so. (Hundepool and others, Statistical Disclosure Control, 2012, 4.2.)
void suppression_hide(struct metrics *metrics, int64_t hide_below, struct diagnostics *diagnostics);

// The series, in a copy, without any number of one that has a month of such a count: what is known
// of the whole period would tell it.
struct series_list suppression_of_months(const struct series_list *list, int64_t hide_below,
                                         struct arena *arena);

#endif
