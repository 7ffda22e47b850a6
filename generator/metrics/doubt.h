// Doubts: the months of series whose mix of categories can hardly be right, and why, in words.
#ifndef NIOT_DOUBT_H
#define NIOT_DOUBT_H

#include "period.h"
#include "source.h"
#include "text.h"

#include <stddef.h>

struct arena;
struct series_list;

struct doubt {
    struct date month;
    struct text group, area; // absent where the series have none
    struct place place;      // of the month's first row
    struct text reason;      // "'A' is 2.1 times its usual number and 'B' 0.3 times, with an
                             // ordinary total"
};

struct doubt_list {
    struct doubt *items; // by group, area and month
    size_t count;
    size_t capacity;
    size_t judged; // months of a group and area that could be judged
};

// Applies month_mix_find to each group and area: its series are the categories, without those of
// figures of which others are part. Counts that are bounds ("250+"), rounded ("2 thousand") or not
// available are unknown, and so is a month without a row.
struct doubt_list doubt_find(const struct series_list *series, struct arena *arena);

#endif
