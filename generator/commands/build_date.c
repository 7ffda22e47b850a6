#include "build_date.h"

#include "arena.h"
#include "calendar.h"
#include "diagnostic.h"

#include <stdlib.h>

// As many digits as the seconds until the year 2200 have, the last that a date may be in.
enum { SECONDS_OF_DAY = 24 * 60 * 60, DIGITS_AT_MOST = 10, LAST_YEAR = 2200 };

// Days since 1 January 1970 of some text of digits; -1 for anything else.
static long long days_of_epoch(struct text seconds) {
    if (seconds.length == 0 || seconds.length > DIGITS_AT_MOST)
        return -1;
    long long number = 0;
    for (size_t i = 0; i < seconds.length; i++) {
        if (!text_is_digit(seconds.data[i]))
            return -1;
        number = number * 10 + (seconds.data[i] - '0');
    }
    return number / SECONDS_OF_DAY;
}

static struct date date_of_option(struct text option, struct arena scratch,
                                  struct diagnostics *diagnostics) {
    struct diagnostics unheard = {.arena = &scratch};
    struct date date = {0};
    if (calendar_is_day_written(option))
        date = date_read(option, (struct place){0}, &unheard);
    if (date.year == 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_DATE_OPTION_WRONG, (struct place){0},
                        (struct diagnostic_words){option});
    return date;
}

struct date build_date(struct text option, struct arena *arena, struct diagnostics *diagnostics) {
    if (option.data)
        return date_of_option(option, *arena, diagnostics);
    struct text epoch = text_of(getenv("SOURCE_DATE_EPOCH"));
    if (!epoch.length)
        return (struct date){0};
    long long days = days_of_epoch(epoch);
    struct calendar_day day = calendar_day_at(days < 0 ? 0 : days);
    if (days >= 0 && day.year <= LAST_YEAR)
        return (struct date){(int)day.year, (int)day.month, (int)day.day};
    diagnostics_add(diagnostics, DIAGNOSTIC_EPOCH_WRONG, (struct place){0},
                    (struct diagnostic_words){epoch});
    return (struct date){0};
}
