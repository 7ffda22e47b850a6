// The words for the months of one figure: averages, limits and what stands out from them, said so
// that nobody takes them for causes.
#ifndef NIOT_MONTHS_WORDING_H
#define NIOT_MONTHS_WORDING_H

#include "text.h"
#include "xmr.h"

#include <stddef.h>

struct arena;

// What is told of: one or more months of whole counts, and what was computed of them.
struct months_wording {
    const struct xmr_point *points;
    size_t count;
    int rebase; // the month in which the campaign began, or XMR_NO_REBASE
    struct xmr xmr;
};

// "January 2024 to December 2025", "May 2025"; months count from January of year 0.
struct text months_wording_span(int first, int last, struct arena *arena);

// "Average: 20.0 a month before April 2024 (3 months), 11.7 since (12 months). No month since
// stands out."
struct text months_wording_summary(const struct months_wording *months, struct arena *arena);

// The summary, and all that it leaves out: why months stand out, the highest and the lowest, what
// is missing, what is in doubt, the limits.
struct text months_wording_description(const struct months_wording *months, struct arena *arena);

#endif
