#include "months_wording.h"

#include "arena.h"
#include "buffer.h"
#include "number.h"
#include "period.h"

enum {
    MONTHS_IN_YEAR = 12,
    WHOLE_FROM = 100, // an average from there on has no decimals
};

static struct date date_of_month(int month) {
    return (struct date){month / MONTHS_IN_YEAR, month % MONTHS_IN_YEAR + 1, 1};
}

struct text months_wording_span(int first, int last, struct arena *arena) {
    struct period period = {.spans = {{date_of_month(first), date_of_month(last), PRECISION_MONTH}},
                            .count = 1};
    return period_words(&period, arena);
}

// --- lists of months ---

// Months one by one or as stretches, joined: "May to July 2025, September 2025 and …".
struct month_list {
    struct buffer words;
    struct text pending; // the stretch before the one at hand
    int first, last;     // of the one at hand; 0: none
    size_t count;        // of months
};

static void end_stretch(struct month_list *list) {
    if (list->pending.length) {
        if (list->words.length)
            buffer_append(&list->words, TEXT(", "));
        buffer_append(&list->words, list->pending);
    }
    list->pending = list->first ? months_wording_span(list->first, list->last, list->words.arena)
                                : (struct text){0};
}

static void add_month(struct month_list *list, int month) {
    if (list->first && list->last + 1 == month) {
        list->last = month;
    } else {
        if (list->first)
            end_stretch(list);
        list->first = list->last = month;
    }
    list->count++;
}

static struct text month_list_words(struct month_list *list) {
    if (list->first == 0)
        return (struct text){0};
    end_stretch(list);
    if (list->words.length)
        buffer_append(&list->words, TEXT(" and "));
    buffer_append(&list->words, list->pending);
    return buffer_text(&list->words);
}

// --- averages, and what stands out ---

static int places_of(const struct xmr *xmr) {
    bool is_large = true;
    for (size_t i = 0; i < xmr->segment_count; i++)
        is_large =
            is_large && (xmr->segments[i].counted == 0 || xmr->segments[i].centre >= WHOLE_FROM);
    return is_large ? 0 : 1;
}

// total / count, rounded half away from zero: where it is a tie the quotient is exact.
static struct text quotient(double total, size_t count, int places, struct arena *arena) {
    double scaled = total * (places ? 10 : 1) / (double)count;
    struct decimal decimal = {(int64_t)(scaled + 0.5), places};
    return number_written(decimal, arena);
}

static struct text count_of_months(size_t count, struct arena *arena) {
    return TEXT_JOIN(arena, text_of_integer(arena, (long long)count), TEXT(NUMBER_NO_BREAK),
                     count == 1 ? TEXT("month") : TEXT("months"));
}

static const struct xmr_segment *segment_before(const struct xmr *xmr) {
    return xmr->segment_count > 1 ? &xmr->segments[0] : NULL;
}

static const struct xmr_segment *last_segment(const struct xmr *xmr) {
    return &xmr->segments[xmr->segment_count - 1];
}

static bool can_stand_out(const struct xmr_segment *segment) {
    return segment && segment->limits == XMR_FULL_LIMITS;
}

static void append_average(struct buffer *words, const struct xmr_segment *segment, int places) {
    struct arena *arena = words->arena;
    if (segment->counted == 0) {
        buffer_append(words, TEXT("not known"));
        return;
    }
    buffer_append(words, quotient(segment->total, segment->counted, places, arena));
}

// "Average: 20.0 a month before April 2024 (3 months), 11.7 since (12 months)."
static void append_averages(struct buffer *words, const struct months_wording *months) {
    struct arena *arena = words->arena;
    int places = places_of(&months->xmr);
    const struct xmr_segment *before = segment_before(&months->xmr);
    const struct xmr_segment *last = last_segment(&months->xmr);
    buffer_append(words, TEXT("Average: "));
    if (before) {
        append_average(words, before, places);
        buffer_append(words, TEXT(" a" NUMBER_NO_BREAK "month before "));
        buffer_append(words, months_wording_span(months->rebase, months->rebase, arena));
        buffer_append(words, TEXT(" ("));
        buffer_append(words, count_of_months(before->counted, arena));
        buffer_append(words, TEXT("), "));
    }
    append_average(words, last, places);
    buffer_append(words, before ? TEXT(" since") : TEXT(" a" NUMBER_NO_BREAK "month"));
    buffer_append(words, TEXT(" ("));
    buffer_append(words, count_of_months(last->counted, arena));
    buffer_append(words, TEXT(")."));
}

static void append_names(struct buffer *words, struct month_list *standouts) {
    buffer_append_byte(words, ' ');
    buffer_append(words, month_list_words(standouts));
    buffer_append(words, standouts->count == 1 ? TEXT(" stands out.") : TEXT(" stand out."));
}

// What stands out, where enough months are there to say so.
static void append_standouts(struct buffer *words, const struct months_wording *months) {
    struct month_list list = {.words.arena = words->arena};
    for (size_t i = 0; i < months->count; i++)
        if (xmr_stands_out(months->xmr.signals[i]))
            add_month(&list, months->points[i].month);
    const struct xmr_segment *before = segment_before(&months->xmr);
    bool can_before = can_stand_out(before), can_last = can_stand_out(last_segment(&months->xmr));
    if (list.count)
        append_names(words, &list);
    else if (can_last)
        buffer_append(words, before && !can_before ? TEXT(" No month since stands out.")
                                                   : TEXT(" No month stands out."));
    if (!can_last)
        buffer_append(words, can_before ? TEXT(" Too few months since to say which stand out.")
                                        : TEXT(" Too few months to say which stand out."));
}

struct text months_wording_summary(const struct months_wording *months, struct arena *arena) {
    struct buffer words = {.arena = arena};
    append_averages(&words, months);
    append_standouts(&words, months);
    return buffer_text(&words);
}

// --- all of it ---

static double extreme_of(const struct months_wording *months, bool is_highest) {
    double extreme = 0;
    bool is_first = true;
    for (size_t i = 0; i < months->count; i++) {
        double value = months->points[i].value;
        if (months->points[i].state != XMR_COUNTED)
            continue;
        if (is_first || (is_highest ? value > extreme : value < extreme))
            extreme = value;
        is_first = false;
    }
    return extreme;
}

static void append_extreme(struct buffer *words, struct text name,
                           const struct months_wording *months, bool is_highest) {
    double extreme = extreme_of(months, is_highest);
    struct month_list list = {.words.arena = words->arena};
    for (size_t i = 0; i < months->count; i++) {
        const struct xmr_point *point = &months->points[i];
        if (point->state == XMR_COUNTED && !(point->value < extreme) && !(point->value > extreme))
            add_month(&list, point->month);
    }
    if (list.count == 0)
        return;
    buffer_append(words, name);
    buffer_append(words, number_written((struct decimal){(int64_t)extreme, 0}, words->arena));
    buffer_append(words, TEXT(" in "));
    buffer_append(words, month_list_words(&list));
    buffer_append_byte(words, '.');
}

static void append_gaps(struct buffer *words, const struct months_wording *months) {
    struct month_list list = {.words.arena = words->arena};
    int next = months->points[0].month;
    for (size_t i = 0; i < months->count; i++) {
        if (months->points[i].state == XMR_MISSING)
            continue;
        for (; next < months->points[i].month; next++)
            add_month(&list, next);
        next++;
    }
    for (; next <= months->points[months->count - 1].month; next++)
        add_month(&list, next);
    if (list.count == 0)
        return;
    buffer_append(words, TEXT(" No data for "));
    buffer_append(words, month_list_words(&list));
    buffer_append_byte(words, '.');
}

static void append_doubts(struct buffer *words, const struct months_wording *months) {
    struct arena *arena = words->arena;
    bool is_first = true;
    for (size_t i = 0; i < months->count; i++) {
        const struct xmr_point *point = &months->points[i];
        if (point->state != XMR_IN_DOUBT)
            continue;
        struct decimal value = {(int64_t)point->value, 0};
        buffer_append(words, is_first ? TEXT(" In doubt, and in no average: ") : TEXT(", "));
        buffer_append(words, months_wording_span(point->month, point->month, arena));
        buffer_append(words, TEXT(" ("));
        buffer_append(words, number_written(value, arena));
        buffer_append_byte(words, ')');
        is_first = false;
    }
    if (!is_first)
        buffer_append_byte(words, '.');
}

// "Trial limits before April 2024: 0.0 to 43.9."
static void append_limits(struct buffer *words, const struct months_wording *months,
                          const struct xmr_segment *segment) {
    struct arena *arena = words->arena;
    int places = places_of(&months->xmr);
    static const char *const names[] = {[XMR_NO_LIMITS] = " Too few months for limits",
                                        [XMR_TRIAL_LIMITS] = " Trial limits",
                                        [XMR_FULL_LIMITS] = " Limits"};
    buffer_append(words, text_of(names[segment->limits]));
    if (months->xmr.segment_count > 1) {
        bool is_before = segment == segment_before(&months->xmr);
        buffer_append(words, is_before ? TEXT(" before ") : TEXT(" since "));
        buffer_append(words, months_wording_span(months->rebase, months->rebase, arena));
    }
    if (segment->limits != XMR_NO_LIMITS) {
        buffer_append(words, TEXT(": "));
        buffer_append(words, quotient(segment->lower, 1, places, arena));
        buffer_append(words, TEXT(" to "));
        buffer_append(words, quotient(segment->upper, 1, places, arena));
    }
    buffer_append_byte(words, '.');
}

static bool is_outside(struct xmr_signals signals) {
    return signals.is_outside;
}

static bool is_in_run(struct xmr_signals signals) {
    return signals.is_in_run;
}

static bool is_in_trend(struct xmr_signals signals) {
    return signals.is_in_trend;
}

static bool is_in_outer_two(struct xmr_signals signals) {
    return signals.is_in_outer_two;
}

// Why a month stands out, in words.
static const struct reason {
    bool (*holds)(struct xmr_signals signals);
    const char *words;
} reasons[] = {
    {is_outside, " Outside the limits: "},
    {is_in_run, " Seven or more in a row on one side of the average: "},
    {is_in_trend, " Seven or more in a row, each higher or each lower than the one before: "},
    {is_in_outer_two, " Two of three near the same limit: "},
};

static void append_reasons(struct buffer *words, const struct months_wording *months) {
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        struct month_list list = {.words.arena = words->arena};
        for (size_t j = 0; j < months->count; j++)
            if (reasons[i].holds(months->xmr.signals[j]))
                add_month(&list, months->points[j].month);
        if (list.count == 0)
            continue;
        buffer_append(words, text_of(reasons[i].words));
        buffer_append(words, month_list_words(&list));
        buffer_append_byte(words, '.');
    }
}

struct text months_wording_description(const struct months_wording *months, struct arena *arena) {
    struct buffer words = {.arena = arena};
    append_averages(&words, months);
    append_standouts(&words, months);
    append_reasons(&words, months);
    append_extreme(&words, TEXT(" Highest: "), months, true);
    append_extreme(&words, TEXT(" Lowest: "), months, false);
    append_gaps(&words, months);
    append_doubts(&words, months);
    for (size_t i = 0; i < months->xmr.segment_count; i++)
        append_limits(&words, months, &months->xmr.segments[i]);
    return buffer_text(&words);
}
