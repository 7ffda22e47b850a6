// The calendar: days counted from 1 January 1970 as dates of the Gregorian calendar. Knows neither
// the time of day nor what a date is for.
#ifndef NIOT_CALENDAR_H
#define NIOT_CALENDAR_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

struct calendar_day {
    int64_t year, month, day; // month and day from 1
};

// The day `days` after 1 January 1970, which is no day before it (Howard Hinnant,
// "chrono-compatible low-level date algorithms", civil_from_days).
struct calendar_day calendar_day_at(int64_t days);

// Whether a text has the form 2025-07-01; whether there is such a day does not matter.
bool calendar_is_day_written(struct text text);

#endif
