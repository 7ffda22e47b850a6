#include "clock.h"

#include "arena.h"
#include "buffer.h"

#include <errno.h>
#include <time.h>

int64_t clock_time_of_day(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

int64_t clock_passed(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * CLOCK_SECOND + now.tv_nsec;
}

void clock_wait_until(int64_t moment) {
    if (moment <= 0)
        return;
    struct timespec until = {.tv_sec = moment / CLOCK_SECOND, .tv_nsec = moment % CLOCK_SECOND};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR)
        continue;
}

struct day {
    int64_t year, month, day;
};

// Days since 1970-01-01 as a date of the Gregorian calendar, in years that begin in March, so that
// the day of the leap year is the last (Howard Hinnant, "chrono-compatible low-level date
// algorithms", civil_from_days). Not for days before 1970.
static struct day day_of(int64_t days) {
    int64_t shifted = days + 719468;
    int64_t era = shifted / 146097;
    int64_t day_of_era = shifted % 146097;
    int64_t year =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    int64_t march = (5 * day_of_year + 2) / 153;
    int64_t month = march < 10 ? march + 3 : march - 9;
    return (struct day){year + era * 400 + (month <= 2), month,
                        day_of_year - (153 * march + 2) / 5 + 1};
}

static void append_two(struct buffer *buffer, int64_t number, char behind) {
    buffer_append_byte(buffer, (char)('0' + number / 10 % 10));
    buffer_append_byte(buffer, (char)('0' + number % 10));
    buffer_append_byte(buffer, behind);
}

struct text clock_written(int64_t seconds, struct arena *arena) {
    if (seconds < 0)
        seconds = 0;
    struct buffer written = {.arena = arena};
    struct day day = day_of(seconds / 86400);
    int64_t second = seconds % 86400;
    buffer_append_integer(&written, day.year);
    buffer_append_byte(&written, '-');
    append_two(&written, day.month, '-');
    append_two(&written, day.day, 'T');
    append_two(&written, second / 3600, ':');
    append_two(&written, second / 60 % 60, ':');
    append_two(&written, second % 60, 'Z');
    return buffer_text(&written);
}
