// An age: how the day of a message's figures stands to the day on which it is sent. Knows no clock.
#ifndef NIOT_AGE_H
#define NIOT_AGE_H

#include "arena.h"
#include "text.h"

#include <stdint.h>

enum { AGE_DAYS_UNTIL_OLD = 60 };

enum age {
    AGE_FINE,      // or nothing is known of it
    AGE_AHEAD,     // the day of the figures has come nowhere on earth
    AGE_OVERTAKEN, // the day on which the next were to come is past everywhere
    AGE_OLD,       // more than AGE_DAYS_UNTIL_OLD days, and nobody said when the next come
};

// Of the days `published` and `next_update` of a campaign, written as 2025-07-01, at a moment in
// seconds since 1970. A day that is absent or written otherwise is not compared.
enum age age_of(struct text published, struct text next_update, int64_t seconds,
                struct arena scratch);

#endif
