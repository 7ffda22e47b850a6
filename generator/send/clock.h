// A clock: the time of day and time that passes. The one module that knows either.
#ifndef NIOT_CLOCK_H
#define NIOT_CLOCK_H

#include "text.h"

#include <stdint.h>

struct arena;

#define CLOCK_SECOND INT64_C(1000000000)

// Seconds since 1970, UTC.
int64_t clock_time_of_day(void);

// Nanoseconds since some moment; no change of the time of day moves it.
int64_t clock_passed(void);

// Waits until clock_passed() is `moment`, or not at all when it is past that.
void clock_wait_until(int64_t moment);

// "2026-11-25T03:06:01Z".
struct text clock_written(int64_t seconds, struct arena *arena);

#endif
