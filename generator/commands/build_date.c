#include "build_date.h"

#include "arena.h"
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
        if (seconds.data[i] < '0' || seconds.data[i] > '9')
            return -1;
        number = number * 10 + (seconds.data[i] - '0');
    }
    return number / SECONDS_OF_DAY;
}

// The date whose day number is given: the inverse of date_day_number, by search, since it is asked
// once a run.
static struct date date_of_day(long day) {
    struct date date = {1970, 1, 1};
    while (date.year < LAST_YEAR && date_day_number((struct date){date.year + 1, 1, 1}) <= day)
        date.year++;
    while (date.month < 12 && date_day_number((struct date){date.year, date.month + 1, 1}) <= day)
        date.month++;
    date.day += (int)(day - date_day_number(date));
    return date;
}

static bool is_iso_date(struct text text) {
    if (text.length != 10)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        bool is_dash = i == 4 || i == 7;
        if (is_dash ? text.data[i] != '-' : text.data[i] < '0' || text.data[i] > '9')
            return false;
    }
    return true;
}

static struct date date_of_option(struct text option, struct arena scratch,
                                  struct diagnostics *diagnostics) {
    struct diagnostics unheard = {.arena = &scratch};
    struct date date = {0};
    if (is_iso_date(option))
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
    long first_day = date_day_number((struct date){1970, 1, 1});
    long long last = date_day_number((struct date){LAST_YEAR, 12, 31}) - first_day;
    if (days >= 0 && days <= last)
        return date_of_day(first_day + (long)days);
    diagnostics_add(diagnostics, DIAGNOSTIC_EPOCH_WRONG, (struct place){0},
                    (struct diagnostic_words){epoch});
    return (struct date){0};
}
