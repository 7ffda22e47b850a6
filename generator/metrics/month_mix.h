// A month mix: finds the months of a table of counts whose mix of categories is impossible. Knows
// nothing of files or words.
//
// Published records of a month can be mis-classified: of Hampshire's records of August 2025 more
// than three in four are published as violence, whose number is twice its usual one, and every
// other large category has between a fifth and two thirds of its own, while the total is that of
// any month. Crime does not change that way: a real rise or fall moves the total too, and a season
// comes slowly. A month is found when all of this holds:
//
// 1. Its total lies within a quarter of the usual total. Usual is the median of the other months;
//    the usual total is the sum of what is usual for each category.
// 2. One category is far above what is usual for it, and another far below. Both are large: their
//    usual number is a twentieth of the usual total or more.
// 3. Far above means 1.6 times the upper quartile of the other months or more, and beyond it by
//    five times its square root or more, which is what counting alone would scatter (the standard
//    deviation of a Poisson count is the square root of its mean). Far below is the same from the
//    lower quartile, with a factor of 1/1.6. Quartiles, so that neither a season of months nor
//    other wrong months decide what is usual.
// 4. It is as far above or below each month of the same name in other years: what comes every
//    August is a season.
//
// A category is judged in a month when its count is known there and in five other months, and a
// month when five categories are: fewer are a choice of figures, not a breakdown of records. Before
// its first record a category has not begun, and none there is unknown. What changes for good
// within the first or last quarter of the months is found too: nothing tells it from wrong months.
//
// Measured on the published records of Hampshire (data.police.uk, 16 months from January 2024 to
// December 2025, tests/data), on which the thresholds were chosen too: in the whole force it finds
// August 2025 and no other month; in the 14 districts none of the 210 other months (by the rule of
// three, and were they independent, a false-alarm rate below 1.5%), and August 2025 in 11. Gosport
// is among the three where it stays silent: not finding a month is no proof that it is right.
// tests/metrics/month_mix.c measures this again.
#ifndef NIOT_MONTH_MIX_H
#define NIOT_MONTH_MIX_H

#include "period.h"

#include <stddef.h>
#include <stdint.h>

struct arena;

enum { MONTH_MIX_MONTHS_NEEDED = 6, MONTH_MIX_CATEGORIES_NEEDED = 5 };

#define MONTH_MIX_UNKNOWN INT64_C(-1)

// Counts are 0 to QUANTITY_LARGEST, or MONTH_MIX_UNKNOWN.
struct month_mix_table {
    const struct date *months; // first days, each once, in order of time
    size_t month_count;
    const int64_t *counts; // the months of the first category, then those of the second …
    size_t category_count;
};

// A category in one month. The usual number is kept doubled, for a median can end in a half; it is
// not zero.
struct month_mix_shift {
    size_t category;
    int64_t count;
    int64_t usual_doubled;
};

struct month_mix_finding {
    size_t month;
    struct month_mix_shift above; // the one that has most records too many
    struct month_mix_shift below; // the one that lacks most
};

struct month_mix_findings {
    const struct month_mix_finding *items; // in the order of the table's months
    size_t count;
    size_t judged; // how many months could be judged
};

struct month_mix_findings month_mix_find(const struct month_mix_table *table, struct arena *arena);

#endif
