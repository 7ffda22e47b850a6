#include "age.h"

#include "clock.h"

#include <stdbool.h>

// How far the clocks of the earth are ahead of UTC and behind it.
enum { HOURS_AHEAD = 14, HOURS_BEHIND = 12, HOUR = 3600, DAY = 24 * HOUR, DAY_CHARACTERS = 10 };

static struct text day_at(int64_t seconds, struct arena *arena) {
    return text_slice(clock_written(seconds, arena), 0, DAY_CHARACTERS);
}

// As clock_written has them, so that the order of the bytes is that of the days.
static bool is_day(struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        bool is_hyphen = i == 4 || i == 7;
        if (is_hyphen ? text.data[i] != '-' : text.data[i] < '0' || text.data[i] > '9')
            return false;
    }
    return text.length == DAY_CHARACTERS;
}

static bool is_before(struct text day, struct text other) {
    for (size_t i = 0; i < DAY_CHARACTERS; i++)
        if (day.data[i] != other.data[i])
            return day.data[i] < other.data[i];
    return false;
}

enum age age_of(struct text published, struct text next_update, int64_t seconds,
                struct arena scratch) {
    struct text latest_today = day_at(seconds + HOURS_AHEAD * HOUR, &scratch);
    struct text earliest_today = day_at(seconds - HOURS_BEHIND * HOUR, &scratch);
    struct text long_ago =
        day_at(seconds - HOURS_BEHIND * HOUR - AGE_DAYS_UNTIL_OLD * DAY, &scratch);
    if (is_day(published) && is_before(latest_today, published))
        return AGE_AHEAD;
    if (is_day(next_update))
        return is_before(next_update, earliest_today) ? AGE_OVERTAKEN : AGE_FINE;
    return is_day(published) && is_before(published, long_ago) ? AGE_OLD : AGE_FINE;
}
