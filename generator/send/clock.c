#include "clock.h"

#include "arena.h"
#include "buffer.h"
#include "calendar.h"

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

static void append_two(struct buffer *buffer, int64_t number, char behind) {
    buffer_append_byte(buffer, (char)('0' + number / 10 % 10));
    buffer_append_byte(buffer, (char)('0' + number % 10));
    buffer_append_byte(buffer, behind);
}

struct text clock_written(int64_t seconds, struct arena *arena) {
    if (seconds < 0)
        seconds = 0;
    struct buffer written = {.arena = arena};
    struct calendar_day day = calendar_day_at(seconds / 86400);
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
