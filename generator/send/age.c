#include "age.h"

#include "calendar.h"
#include "clock.h"

#include <stdbool.h>

// How far the clocks of the earth are ahead of UTC and behind it.
enum { HOURS_AHEAD = 14, HOURS_BEHIND = 12, HOUR = 3600, DAY = 24 * HOUR, DAY_CHARACTERS = 10 };

static struct text day_at(int64_t seconds, struct arena *arena) {
    return text_slice(clock_written(seconds, arena), 0, DAY_CHARACTERS);
}

// Days are compared as clock_written has them: the order of the bytes is that of the days.
enum age age_of(struct text published, struct text next_update, int64_t seconds,
                struct arena scratch) {
    struct text latest_today = day_at(seconds + HOURS_AHEAD * HOUR, &scratch);
    struct text earliest_today = day_at(seconds - HOURS_BEHIND * HOUR, &scratch);
    struct text long_ago =
        day_at(seconds - HOURS_BEHIND * HOUR - AGE_DAYS_UNTIL_OLD * DAY, &scratch);
    if (calendar_is_day_written(published) && text_compare(latest_today, published) < 0)
        return AGE_AHEAD;
    if (calendar_is_day_written(next_update))
        return text_compare(next_update, earliest_today) < 0 ? AGE_OVERTAKEN : AGE_FINE;
    return calendar_is_day_written(published) && text_compare(published, long_ago) < 0 ? AGE_OLD
                                                                                       : AGE_FINE;
}
