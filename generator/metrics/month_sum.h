// Month sums: whether the months of a figure add up to the counts that metrics.csv states of it.
#ifndef NIOT_MONTH_SUM_H
#define NIOT_MONTH_SUM_H

struct diagnostics;
struct series_list;

// Refuses, at its cell, a count that is not the sum of the months of its period: the baseline and
// the current number of a change, the value of a count. Both are compared only where they say the
// same: a count that is exact, and of its period, which has ended and is one of whole months, every
// month with an exact number. An average of years is no sum. Months in doubt count as all others
// do, for the count holds them, too.
void month_sum_check(const struct series_list *list, struct diagnostics *diagnostics);

#endif
