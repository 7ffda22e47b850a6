// Periods: spans of days, inclusive at both ends, as people write them in spreadsheets.
#ifndef NIOT_PERIOD_H
#define NIOT_PERIOD_H

#include "text.h"

#include <stdbool.h>

struct arena;
struct diagnostics;
struct place;

struct date {
    int year;  // 1900 to 2200; 0 in a zeroed date, which is none
    int month; // 1 to 12
    int day;   // 1 to 31
};

// One span. `precision` is what was written: it decides the words, and months of two years are
// equal exposures.
enum period_precision { PRECISION_DAY, PRECISION_MONTH, PRECISION_YEAR };

struct period_span {
    struct date first;
    struct date last; // none: since `first`, still running
    enum period_precision precision;
};

enum { PERIOD_SPANS_AT_MOST = 8 };

// Spans joined by '+', in order, not overlapping; none when the cell was empty.
struct period {
    struct period_span spans[PERIOD_SPANS_AT_MOST];
    int count;
};

// Reads 2024-01..2024-03, 2024-04, 2024, 2024-01-15..2024-03-31, 2024-04.. (since), Apr-24, Apr
// 2024, April 2024, 01/04/2024 (a day: the first of April), and spans of them joined by `..` and
// `+`. Refused with their place: a day that the month does not have, an end before its beginning,
// spans that overlap, and anything else.
struct period period_read(struct text cell, struct place place, struct diagnostics *diagnostics);

// One day as 2025-07-01 or 01/07/2025 or 1 July 2025; an error otherwise.
struct date date_read(struct text text, struct place place, struct diagnostics *diagnostics);

// Whether a text is written as a day or as a month of a year, also as Excel writes a number that it
// took for one (01-Nov, 01/02/24); whether such a day exists does not matter.
bool date_is_written(struct text text);

// One month, as 2024-04, Apr-24 or its first day (Excel makes 01/04/2024 of it): its first day; an
// error otherwise.
struct date month_read(struct text text, struct place place, struct diagnostics *diagnostics);

// Whether two periods have equal exposures: the same calendar months or days of two years, or as
// many whole years (from whatever day), or the same number of days. False when either is none or
// still running.
bool period_is_equal_exposure(const struct period *a, const struct period *b);

// Whether they are the same calendar months (in whatever years).
bool period_is_same_months(const struct period *a, const struct period *b);

// Whether both are known, but neither the same calendar months or days nor whole years, so that the
// season of the year may make a difference.
bool period_is_other_season(const struct period *a, const struct period *b);

// The months of the year of which a period has a whole one: bit 0 is January.
unsigned period_calendar_months(const struct period *period);

// Whether each of its spans is so many whole years, from whatever day.
bool period_is_whole_years(const struct period *period);

// Whether it is n whole years, or n spans of one length, but for leap days.
bool period_is_of_years(const struct period *period, int years);

// Whether one has ended when the other begins.
bool period_is_before(const struct period *one, const struct period *other);

// Whether the whole month that begins on the given day lies in one of the spans, or any day of it.
// A span that is still running has no end.
bool period_has_month(const struct period *period, struct date month);
bool period_touches_month(const struct period *period, struct date month);

// The same spans, day by day.
bool period_equal(const struct period *a, const struct period *b);

// Days in all spans; 0 when there are none or one is still running.
long period_days(const struct period *period);

int date_compare(struct date a, struct date b); // as strcmp
int date_days_in_month(struct date date);       // of its month: 28 to 31

// Days since 1 March of year 0 in the proleptic Gregorian calendar.
long date_day_number(struct date date);

// In words, en-GB, with no-break spaces inside dates: "January to March 2024", "April 2024",
// "since April 2024", "2024", "15 January to 31 March 2024". A none period is an empty text.
struct text period_words(const struct period *period, struct arena *arena);

// For machines: "2024-01-01/2024-03-31" (ISO 8601), "2024-04-01/.." when it still runs, spans
// joined by "+"; absent for a none period.
struct text period_dates(const struct period *period, struct arena *arena);
struct text date_iso(struct date date, struct arena *arena); // "2025-07-01"

struct text date_words(struct date date, struct arena *arena); // "1 July 2025"; empty for none

// The month of a day: in words, "April 2024", and as it is written in files, "2024-04".
struct text month_words(struct date month, struct arena *arena);
struct text month_written(struct date month, struct arena *arena);

#endif
