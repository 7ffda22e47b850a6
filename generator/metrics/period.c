#include "period.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"

#define NO_BREAK_SPACE "\xC2\xA0"

// --- the calendar ---

static const char *const month_names[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};

static bool is_leap_year(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

static bool is_none(struct date date) {
    return date.year == 0;
}

int date_compare(struct date a, struct date b) {
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

// With March as the first month the leap day is a year's last, and the days before a month follow
// from 153 days in every five months.
long date_day_number(struct date date) {
    long year = date.month > 2 ? date.year : date.year - 1;
    long month = (date.month + 9) % 12;
    long days_before_year = 365 * year + year / 4 - year / 100 + year / 400;
    return days_before_year + (153 * month + 2) / 5 + date.day - 1;
}

int date_days_in_month(struct date date) {
    return days_in_month(date.year, date.month);
}

static struct date day_after(struct date date) {
    if (date.day < days_in_month(date.year, date.month))
        return (struct date){date.year, date.month, date.day + 1};
    return date.month < 12 ? (struct date){date.year, date.month + 1, 1}
                           : (struct date){date.year + 1, 1, 1};
}

// --- how dates are written ---

// In a form: Y a year of four digits, y of two, M and D a month and a day of one or two, N a
// month's name, a blank any blanks; all else stands for itself.
struct written_form {
    const char *form;
    enum period_precision precision;
};

static const struct written_form written_forms[] = {
    {"Y", PRECISION_YEAR},    {"Y-M", PRECISION_MONTH}, {"N-y", PRECISION_MONTH},
    {"N-Y", PRECISION_MONTH}, {"N Y", PRECISION_MONTH}, {"Y-M-D", PRECISION_DAY},
    {"D/M/Y", PRECISION_DAY}, {"D N Y", PRECISION_DAY}, {"D-N-Y", PRECISION_DAY},
    {"D-N-y", PRECISION_DAY},
};

// What Excel and LibreOffice show of a number that they took for a date, beside the forms above.
static const char *const forms_of_spreadsheets[] = {"D-N", "D N", "N-D", "N D", "D/M/y", "D.M.Y"};

struct written_date {
    bool fits;
    int year, month, day; // 0 where the form has none
};

// Takes up to `most` digits from the front of the text; -1 when there are fewer than `least`.
static int take_number(struct text *rest, size_t least, size_t most) {
    size_t length = 0;
    int number = 0;
    for (; length < rest->length && length < most && text_is_digit(rest->data[length]); length++)
        number = number * 10 + (rest->data[length] - '0');
    if (length < least)
        return -1;
    *rest = text_slice(*rest, length, rest->length);
    return number;
}

static size_t letters_length(struct text text) {
    size_t length = 0;
    while (length < text.length && ((text.data[length] | 0x20) >= 'a') &&
           ((text.data[length] | 0x20) <= 'z'))
        length++;
    return length;
}

// 1 to 12; -1 when no name of a month stands in front. "Apr", "April" and "Sept" are names.
static int take_month_name(struct text *rest) {
    struct text word = text_slice(*rest, 0, letters_length(*rest));
    *rest = text_slice(*rest, word.length, rest->length);
    for (int month = 1; month <= 12; month++) {
        struct text name = text_of(month_names[month - 1]);
        bool is_short = text_equal_ignoring_case(word, text_slice(name, 0, 3));
        if (is_short || text_equal_ignoring_case(word, name))
            return month;
    }
    return text_equal_ignoring_case(word, TEXT("Sept")) ? 9 : -1;
}

// Two digits as Excel reads them: up to 29 this century, from 30 the last.
static int full_year(int two_digits) {
    if (two_digits < 0)
        return -1;
    return two_digits < 30 ? 2000 + two_digits : 1900 + two_digits;
}

static bool take_literal(struct text *rest, char c) {
    struct text behind = c == ' ' ? text_trim(*rest) : text_slice(*rest, 1, rest->length);
    bool taken = c == ' ' ? behind.data != rest->data : rest->length > 0 && rest->data[0] == c;
    *rest = behind;
    return taken;
}

static struct written_date match_form(struct text text, const char *form) {
    struct written_date date = {0};
    bool fits = true;
    for (const char *c = form; *c && fits; c++) {
        int *number = *c == 'Y' || *c == 'y' ? &date.year : *c == 'D' ? &date.day : &date.month;
        switch (*c) {
        case 'Y':
            *number = take_number(&text, 4, 4);
            break;
        case 'y':
            *number = full_year(take_number(&text, 2, 2));
            break;
        case 'M':
        case 'D':
            *number = take_number(&text, 1, 2);
            break;
        case 'N':
            *number = take_month_name(&text);
            break;
        default:
            fits = take_literal(&text, *c);
            continue;
        }
        fits = *number >= 0;
    }
    date.fits = fits && text.length == 0;
    return date;
}

struct written {
    struct written_date date;
    enum period_precision precision;
};

static struct written match_any_form(struct text text) {
    for (size_t i = 0; i < sizeof written_forms / sizeof *written_forms; i++) {
        struct written_date date = match_form(text, written_forms[i].form);
        if (date.fits)
            return (struct written){date, written_forms[i].precision};
    }
    return (struct written){0};
}

bool date_is_written(struct text text) {
    struct text trimmed = text_trim(text);
    struct written written = match_any_form(trimmed);
    if (written.date.fits)
        return written.precision != PRECISION_YEAR;
    for (size_t i = 0; i < sizeof forms_of_spreadsheets / sizeof *forms_of_spreadsheets; i++)
        if (match_form(trimmed, forms_of_spreadsheets[i]).fits)
            return true;
    return false;
}

// --- reading ---

// A cell that is being read, for what must be said of its parts.
struct reader {
    struct text cell;
    struct place place;
    struct diagnostics *diagnostics;
};

// The place of a part of the cell.
static struct place place_of(const struct reader *reader, struct text part) {
    struct place place = reader->place;
    if (place.source) {
        place.offset += (size_t)(part.data - reader->cell.data);
        place.length = part.length;
    }
    return place;
}

// Of nothing at all between two signs the whole cell is shown.
static void report(const struct reader *reader, enum diagnostic_kind kind, struct text part) {
    struct text shown = part.length > 0 ? part : reader->cell;
    diagnostics_add(reader->diagnostics, kind, place_of(reader, shown),
                    (struct diagnostic_words){shown});
}

static void report_day(const struct reader *reader, struct text part,
                       const struct written_date *date) {
    struct arena *arena = reader->diagnostics->arena;
    struct text month = TEXT_JOIN(arena, text_of(month_names[date->month - 1]), TEXT(" "),
                                  text_of_integer(arena, date->year));
    diagnostics_add(
        reader->diagnostics, DIAGNOSTIC_NO_SUCH_DAY, place_of(reader, part),
        (struct diagnostic_words){part, month,
                                  text_of_integer(arena, days_in_month(date->year, date->month))});
}

// A span with neither first nor last day says that the part was wrong, which has been reported.
static struct period_span wrong_span(void) {
    return (struct period_span){0};
}

// 2023-24 is how British accounts write the year from April 2023 to March 2024.
static void report_month(const struct reader *reader, struct text part,
                         const struct written_date *date) {
    struct arena *arena = reader->diagnostics->arena;
    struct text financial_year = {0};
    if (date->month == (date->year + 1) % 100)
        financial_year = TEXT_JOIN(arena, text_of_integer(arena, date->year), TEXT("-04.."),
                                   text_of_integer(arena, date->year + 1), TEXT("-03"));
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_NO_SUCH_MONTH, place_of(reader, part),
                    (struct diagnostic_words){part, financial_year});
}

// The days that one date, month or year covers.
static struct period_span read_point(const struct reader *reader, struct text part,
                                     enum diagnostic_kind otherwise) {
    struct written written = match_any_form(part);
    struct written_date date = written.date;
    enum diagnostic_kind wrong = otherwise;
    if (date.fits && (date.year < 1900 || date.year > 2200))
        wrong = DIAGNOSTIC_YEAR_OUT_OF_RANGE;
    else if (date.fits && written.precision != PRECISION_YEAR &&
             (date.month < 1 || date.month > 12))
        wrong = DIAGNOSTIC_NO_SUCH_MONTH;
    if (wrong == DIAGNOSTIC_NO_SUCH_MONTH) {
        report_month(reader, part, &date);
        return wrong_span();
    }
    if (!date.fits || wrong != otherwise) {
        report(reader, wrong, part);
        return wrong_span();
    }
    struct period_span span = {{date.year, 1, 1}, {date.year, 12, 31}, written.precision};
    if (written.precision == PRECISION_YEAR)
        return span;
    int days = days_in_month(date.year, date.month);
    span.first = (struct date){date.year, date.month, 1};
    span.last = (struct date){date.year, date.month, days};
    if (written.precision == PRECISION_MONTH)
        return span;
    if (date.day < 1 || date.day > days) {
        report_day(reader, part, &date);
        return wrong_span();
    }
    span.first.day = span.last.day = date.day;
    return span;
}

static bool is_wrong(struct period_span span) {
    return is_none(span.first);
}

// Where ".." stands; the length when it does not.
static size_t find_dots(struct text text) {
    for (size_t i = 0; i + 1 < text.length; i++)
        if (text.data[i] == '.' && text.data[i + 1] == '.')
            return i;
    return text.length;
}

// One span from its two ends; the finer precision wins.
static struct period_span span_between(const struct reader *reader, struct text part,
                                       struct period_span from, struct period_span to) {
    if (is_wrong(from) || is_wrong(to))
        return wrong_span();
    if (date_compare(to.last, from.first) < 0) {
        report(reader, DIAGNOSTIC_PERIOD_REVERSED, part);
        return wrong_span();
    }
    return (struct period_span){from.first, to.last,
                                from.precision < to.precision ? from.precision : to.precision};
}

static struct period_span read_span(const struct reader *reader, struct text part) {
    enum diagnostic_kind otherwise = DIAGNOSTIC_NOT_A_PERIOD;
    size_t dots = find_dots(part);
    struct text first = text_trim(text_slice(part, 0, dots));
    if (dots == part.length)
        return read_point(reader, first, otherwise);
    struct text last = text_trim(text_slice(part, dots + 2, part.length));
    if (first.length == 0) {
        report(reader, otherwise, part);
        return wrong_span();
    }
    struct period_span from = read_point(reader, first, otherwise);
    if (last.length > 0)
        return span_between(reader, part, from, read_point(reader, last, otherwise));
    from.last = (struct date){0};
    return from;
}

// Whether `span` may stand behind the spans that the period has.
static bool is_in_order(const struct period *period, struct period_span span) {
    if (period->count == 0)
        return true;
    struct date before = period->spans[period->count - 1].last;
    return !is_none(before) && date_compare(before, span.first) < 0;
}

struct period period_read(struct text cell, struct place place, struct diagnostics *diagnostics) {
    struct reader reader = {text_trim(cell), place, diagnostics};
    struct period period = {0};
    struct text_cut cut = {.tail = reader.cell, .found = reader.cell.length > 0};
    while (cut.found) {
        cut = text_cut(cut.tail, '+');
        struct text part = text_trim(cut.head);
        struct period_span span = read_span(&reader, part);
        if (is_wrong(span))
            return (struct period){0};
        if (!is_in_order(&period, span)) {
            report(&reader, DIAGNOSTIC_PERIOD_OVERLAPS, part);
            return (struct period){0};
        }
        if (period.count == PERIOD_SPANS_AT_MOST) {
            report(&reader, DIAGNOSTIC_PERIOD_TOO_LONG, reader.cell);
            return (struct period){0};
        }
        period.spans[period.count++] = span;
    }
    return period;
}

struct date date_read(struct text text, struct place place, struct diagnostics *diagnostics) {
    struct reader reader = {text_trim(text), place, diagnostics};
    struct period_span span = read_point(&reader, reader.cell, DIAGNOSTIC_NOT_A_DAY);
    if (is_wrong(span) || span.precision == PRECISION_DAY)
        return span.first;
    report(&reader, DIAGNOSTIC_NOT_A_DAY, reader.cell);
    return (struct date){0};
}

struct date month_read(struct text text, struct place place, struct diagnostics *diagnostics) {
    struct reader reader = {text_trim(text), place, diagnostics};
    struct period_span span = read_point(&reader, reader.cell, DIAGNOSTIC_NOT_A_MONTH);
    if (is_wrong(span) || (span.precision != PRECISION_YEAR && span.first.day == 1))
        return span.first;
    report(&reader, DIAGNOSTIC_NOT_A_MONTH, reader.cell);
    return (struct date){0};
}

// --- comparing ---

enum { MONTHS = 12 };

// How often a period has each calendar month; not `whole` when a part of a month is in it.
struct month_counts {
    int of_month[MONTHS];
    bool whole;
};

static bool is_closed(const struct period *period) {
    return period->count > 0 && !is_none(period->spans[period->count - 1].last);
}

static struct month_counts count_months(const struct period *period) {
    struct month_counts counts = {.whole = is_closed(period)};
    for (int i = 0; i < period->count && counts.whole; i++) {
        struct period_span span = period->spans[i];
        counts.whole =
            span.first.day == 1 && span.last.day == days_in_month(span.last.year, span.last.month);
        int first = span.first.year * MONTHS + span.first.month - 1;
        int last = span.last.year * MONTHS + span.last.month - 1;
        for (int month = first; month <= last; month++)
            counts.of_month[month % MONTHS]++;
    }
    return counts;
}

bool period_is_same_months(const struct period *a, const struct period *b) {
    struct month_counts of_a = count_months(a), of_b = count_months(b);
    if (!of_a.whole || !of_b.whole)
        return false;
    for (int month = 0; month < MONTHS; month++)
        if (of_a.of_month[month] != of_b.of_month[month])
            return false;
    return true;
}

// How many years a closed period has when each of its spans is so many whole years; else 0. A year
// ends on the eve of the day on which it began.
static int whole_years(const struct period *period) {
    int years = 0;
    for (int i = 0; i < period->count; i++) {
        struct date first = period->spans[i].first, behind = day_after(period->spans[i].last);
        if (behind.month != first.month || behind.day != first.day)
            return 0;
        years += behind.year - first.year;
    }
    return years;
}

// The last of February is one day of the calendar, whatever its number.
static bool is_same_day_of_year(struct date a, struct date b) {
    bool are_last =
        a.day == days_in_month(a.year, a.month) && b.day == days_in_month(b.year, b.month);
    return a.month == b.month && (a.day == b.day || are_last);
}

// 15 January to 31 March of one year and of another: a leap day between them does not count.
static bool has_same_days(const struct period *a, const struct period *b) {
    bool are_same = is_closed(a) && is_closed(b) && a->count == b->count;
    for (int i = 0; i < a->count && are_same; i++) {
        const struct period_span *of_a = &a->spans[i], *of_b = &b->spans[i];
        are_same = is_same_day_of_year(of_a->first, of_b->first) &&
                   is_same_day_of_year(of_a->last, of_b->last) &&
                   of_a->last.year - of_a->first.year == of_b->last.year - of_b->first.year;
    }
    return are_same;
}

bool period_is_equal_exposure(const struct period *a, const struct period *b) {
    if (!is_closed(a) || !is_closed(b))
        return false;
    int years = whole_years(a);
    return period_is_same_months(a, b) || has_same_days(a, b) ||
           (years > 0 && years == whole_years(b)) || period_days(a) == period_days(b);
}

bool period_is_whole_years(const struct period *period) {
    return is_closed(period) && whole_years(period) > 0;
}

bool period_is_other_season(const struct period *a, const struct period *b) {
    return a->count > 0 && b->count > 0 && !period_is_same_months(a, b) && !has_same_days(a, b) &&
           !(period_is_whole_years(a) && period_is_whole_years(b));
}

static long days_of_span(const struct period_span *span) {
    return date_day_number(span->last) - date_day_number(span->first) + 1;
}

bool period_is_of_years(const struct period *period, int years) {
    if (!is_closed(period) || whole_years(period) == years)
        return is_closed(period);
    bool are_alike = period->count == years;
    for (int i = 1; i < period->count && are_alike; i++) {
        long more = days_of_span(&period->spans[i]) - days_of_span(&period->spans[0]);
        are_alike = more >= -1 && more <= 1;
    }
    return are_alike;
}

bool period_is_before(const struct period *one, const struct period *other) {
    return is_closed(one) && other->count > 0 &&
           date_compare(one->spans[one->count - 1].last, other->spans[0].first) < 0;
}

static bool span_holds(const struct period_span *span, struct date first, struct date last) {
    return date_compare(span->first, first) <= 0 &&
           (is_none(span->last) || date_compare(span->last, last) >= 0);
}

static struct date last_of_month(struct date month) {
    return (struct date){month.year, month.month, date_days_in_month(month)};
}

bool period_has_month(const struct period *period, struct date month) {
    for (int i = 0; i < period->count; i++)
        if (span_holds(&period->spans[i], month, last_of_month(month)))
            return true;
    return false;
}

// Twelve months from the first are every month of the year, if the span goes so far.
static unsigned calendar_months_of(const struct period *period, struct date first) {
    unsigned months = 0;
    struct date month = {first.year, first.month, 1};
    for (int i = 0; i <= MONTHS; i++) {
        if (period_has_month(period, month))
            months |= 1u << (month.month - 1);
        month = month.month < MONTHS ? (struct date){month.year, month.month + 1, 1}
                                     : (struct date){month.year + 1, 1, 1};
    }
    return months;
}

unsigned period_calendar_months(const struct period *period) {
    unsigned months = 0;
    for (int i = 0; i < period->count; i++)
        months |= calendar_months_of(period, period->spans[i].first);
    return months;
}

bool period_touches_month(const struct period *period, struct date month) {
    for (int i = 0; i < period->count; i++) {
        const struct period_span *span = &period->spans[i];
        if (date_compare(span->first, last_of_month(month)) <= 0 &&
            (is_none(span->last) || date_compare(span->last, month) >= 0))
            return true;
    }
    return false;
}

bool period_equal(const struct period *a, const struct period *b) {
    bool equal = a->count == b->count;
    for (int i = 0; i < a->count && equal; i++)
        equal = date_compare(a->spans[i].first, b->spans[i].first) == 0 &&
                date_compare(a->spans[i].last, b->spans[i].last) == 0;
    return equal;
}

long period_days(const struct period *period) {
    long days = 0;
    if (!is_closed(period))
        return 0;
    for (int i = 0; i < period->count; i++)
        days +=
            date_day_number(period->spans[i].last) - date_day_number(period->spans[i].first) + 1;
    return days;
}

// --- words ---

// How much of a date a sentence needs: the end of "1 to 15 January 2024" says what its start leaves
// out.
enum date_detail { DETAIL_DAY, DETAIL_MONTH, DETAIL_YEAR };

static void append_date(struct buffer *words, struct date date, enum period_precision precision,
                        enum date_detail detail) {
    if (precision == PRECISION_DAY)
        buffer_append_integer(words, date.day);
    if (precision == PRECISION_DAY && detail != DETAIL_DAY)
        buffer_append(words, TEXT(NO_BREAK_SPACE));
    if (precision != PRECISION_YEAR && detail != DETAIL_DAY)
        buffer_append(words, text_of(month_names[date.month - 1]));
    if (precision != PRECISION_YEAR && detail == DETAIL_YEAR)
        buffer_append(words, TEXT(NO_BREAK_SPACE));
    if (detail == DETAIL_YEAR)
        buffer_append_integer(words, date.year);
}

static bool is_one_date(struct period_span span) {
    if (span.precision == PRECISION_YEAR)
        return span.first.year == span.last.year;
    bool same_month = span.first.year == span.last.year && span.first.month == span.last.month;
    return same_month && (span.precision == PRECISION_MONTH || span.first.day == span.last.day);
}

static enum date_detail detail_of_start(struct period_span span) {
    if (span.first.year != span.last.year)
        return DETAIL_YEAR;
    return span.precision == PRECISION_DAY && span.first.month == span.last.month ? DETAIL_DAY
                                                                                  : DETAIL_MONTH;
}

static void append_span(struct buffer *words, struct period_span span) {
    if (is_none(span.last)) {
        buffer_append(words, TEXT("since "));
        append_date(words, span.first, span.precision, DETAIL_YEAR);
        return;
    }
    if (!is_one_date(span)) {
        append_date(words, span.first, span.precision, detail_of_start(span));
        buffer_append(words, TEXT(" to "));
    }
    append_date(words, span.last, span.precision, DETAIL_YEAR);
}

struct text period_words(const struct period *period, struct arena *arena) {
    struct buffer words = {.arena = arena};
    for (int i = 0; i < period->count; i++) {
        if (i > 0)
            buffer_append(&words, i + 1 < period->count ? TEXT(", ") : TEXT(" and "));
        append_span(&words, period->spans[i]);
    }
    return period->count > 0 ? buffer_text(&words) : TEXT("");
}

struct text date_words(struct date date, struct arena *arena) {
    struct buffer words = {.arena = arena};
    if (is_none(date))
        return TEXT("");
    append_date(&words, date, PRECISION_DAY, DETAIL_YEAR);
    return buffer_text(&words);
}

struct text month_words(struct date month, struct arena *arena) {
    struct buffer words = {.arena = arena};
    append_date(&words, month, PRECISION_MONTH, DETAIL_YEAR);
    return buffer_text(&words);
}

struct text month_written(struct date month, struct arena *arena) {
    struct buffer written = {.arena = arena};
    buffer_append_integer(&written, month.year);
    buffer_append(&written, month.month < 10 ? TEXT("-0") : TEXT("-"));
    buffer_append_integer(&written, month.month);
    return buffer_text(&written);
}

// --- for machines ---

struct text date_iso(struct date date, struct arena *arena) {
    struct buffer written = {.arena = arena};
    buffer_append_integer(&written, date.year);
    buffer_append(&written, date.month < 10 ? TEXT("-0") : TEXT("-"));
    buffer_append_integer(&written, date.month);
    buffer_append(&written, date.day < 10 ? TEXT("-0") : TEXT("-"));
    buffer_append_integer(&written, date.day);
    return buffer_text(&written);
}

struct text period_dates(const struct period *period, struct arena *arena) {
    struct buffer written = {.arena = arena};
    for (int i = 0; i < period->count; i++) {
        const struct period_span *span = &period->spans[i];
        buffer_append(&written, i > 0 ? TEXT("+") : TEXT(""));
        buffer_append(&written, date_iso(span->first, arena));
        buffer_append_byte(&written, '/');
        buffer_append(&written, is_none(span->last) ? TEXT("..") : date_iso(span->last, arena));
    }
    return period->count > 0 ? buffer_text(&written) : (struct text){0};
}
