#include "doubt.h"

#include "arena.h"
#include "buffer.h"
#include "metrics.h"
#include "month_mix.h"
#include "series.h"

#include <stdlib.h>

// Series of one group and area.
struct breakdown {
    const struct series **series;
    size_t count;
    struct date *months; // that any of them has, in order of time
    size_t month_count;
};

struct parts {
    const struct series **series;
    size_t count;
};

// --- breakdowns ---

static int compare_group_and_area(const struct figure *a, const struct figure *b) {
    int by_group = text_compare(a->group, b->group);
    return by_group != 0 ? by_group : text_compare(a->area_slug, b->area_slug);
}

static int compare_series(const void *left, const void *right) {
    const struct series *a = *(const struct series *const *)left;
    const struct series *b = *(const struct series *const *)right;
    int order = compare_group_and_area(a->figure, b->figure);
    return order != 0 ? order : (a > b) - (a < b);
}

// The series whose figures are part of another.
static struct parts parts_of(const struct series_list *series, struct arena *arena) {
    struct parts parts = {arena_allocate(arena, series->count, sizeof *parts.series), 0};
    for (size_t i = 0; i < series->count; i++)
        if (series->items[i].figure->part_of)
            parts.series[parts.count++] = &series->items[i];
    return parts;
}

static bool is_whole(const struct series *series, const struct parts *parts) {
    for (size_t i = 0; i < parts->count; i++)
        if (parts->series[i]->figure->part_of == series->figure &&
            compare_group_and_area(parts->series[i]->figure, series->figure) == 0)
            return true;
    return false;
}

static int compare_dates(const void *left, const void *right) {
    return date_compare(*(const struct date *)left, *(const struct date *)right);
}

static void collect_months(struct breakdown *breakdown, struct arena *arena) {
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < breakdown->count; i++)
        count += breakdown->series[i]->count;
    struct date *months = arena_allocate(arena, count, sizeof *months);
    count = 0;
    for (size_t i = 0; i < breakdown->count; i++)
        for (size_t j = 0; j < breakdown->series[i]->count; j++)
            months[count++] = breakdown->series[i]->points[j].month;
    qsort(months, count, sizeof *months, compare_dates);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || date_compare(months[kept - 1], months[i]) != 0)
            months[kept++] = months[i];
    breakdown->months = months;
    breakdown->month_count = kept;
}

// --- the table ---

static int64_t count_of(const struct series_point *point) {
    const struct quantity *count = &point->count;
    bool is_exact = count->state == QUANTITY_KNOWN && count->bound == BOUND_EXACT &&
                    !count->magnitude.data && count->number.places == 0;
    return is_exact ? count->number.digits : MONTH_MIX_UNKNOWN;
}

static struct month_mix_table table_of(const struct breakdown *breakdown, struct arena *arena) {
    int64_t *counts =
        arena_allocate(arena, breakdown->count * breakdown->month_count, sizeof *counts);
    for (size_t i = 0; i < breakdown->count; i++) {
        const struct series *series = breakdown->series[i];
        size_t next = 0;
        for (size_t j = 0; j < breakdown->month_count; j++) {
            bool has_row = next < series->count &&
                           date_compare(series->points[next].month, breakdown->months[j]) == 0;
            counts[i * breakdown->month_count + j] =
                has_row ? count_of(&series->points[next]) : MONTH_MIX_UNKNOWN;
            next += has_row;
        }
    }
    return (struct month_mix_table){breakdown->months, breakdown->month_count, counts,
                                    breakdown->count};
}

static struct place first_place(const struct breakdown *breakdown, struct date month) {
    struct place first = {0};
    for (size_t i = 0; i < breakdown->count; i++)
        for (size_t j = 0; j < breakdown->series[i]->count; j++) {
            const struct series_point *point = &breakdown->series[i]->points[j];
            bool is_earlier = !first.source || point->place.offset < first.offset;
            if (is_earlier && date_compare(point->month, month) == 0)
                first = point->place;
        }
    return first;
}

// --- words ---

// "'Burglary'"
static void append_category(struct buffer *words, const struct figure *figure) {
    buffer_append_byte(words, '\'');
    buffer_append(words, figure->label.data ? figure->label : figure->id);
    buffer_append_byte(words, '\'');
}

// "2.1 times": to one decimal, half away from zero; what is not nothing does not become it.
static void append_factor(struct buffer *words, struct month_mix_shift shift) {
    int64_t tenths = (40 * shift.count + shift.usual_doubled) / (2 * shift.usual_doubled);
    if (tenths == 0 && shift.count > 0) {
        buffer_append(words, TEXT("less than "));
        tenths = 1;
    }
    buffer_append_integer(words, tenths / 10);
    if (tenths % 10 != 0) {
        buffer_append_byte(words, '.');
        buffer_append_integer(words, tenths % 10);
    }
    buffer_append(words, TEXT(" times"));
}

static struct text reason_of(const struct breakdown *breakdown,
                             const struct month_mix_finding *finding, struct arena *arena) {
    struct buffer words = {.arena = arena};
    append_category(&words, breakdown->series[finding->above.category]->figure);
    buffer_append(&words, TEXT(" is "));
    append_factor(&words, finding->above);
    buffer_append(&words, TEXT(" its usual number and "));
    append_category(&words, breakdown->series[finding->below.category]->figure);
    buffer_append_byte(&words, ' ');
    append_factor(&words, finding->below);
    buffer_append(&words, TEXT(", with an ordinary total"));
    return buffer_text(&words);
}

static void look_at(struct doubt_list *doubts, struct breakdown *breakdown, struct arena *arena) {
    collect_months(breakdown, arena);
    struct month_mix_table table = table_of(breakdown, arena);
    struct month_mix_findings findings = month_mix_find(&table, arena);
    const struct figure *figure = breakdown->series[0]->figure;
    doubts->judged += findings.judged;
    for (size_t i = 0; i < findings.count; i++) {
        struct date month = breakdown->months[findings.items[i].month];
        *ARENA_PUSH(arena, doubts, items) = (struct doubt){
            .month = month,
            .group = figure->group,
            .area = figure->area,
            .place = first_place(breakdown, month),
            .reason = reason_of(breakdown, &findings.items[i], arena),
        };
    }
}

struct doubt_list doubt_find(const struct series_list *series, struct arena *arena) {
    struct doubt_list doubts = {0};
    struct parts parts = parts_of(series, arena);
    const struct series **sorted = arena_allocate(arena, series->count, sizeof *sorted);
    size_t count = 0;
    for (size_t i = 0; i < series->count; i++)
        if (!is_whole(&series->items[i], &parts))
            sorted[count++] = &series->items[i];
    qsort(sorted, count, sizeof *sorted, compare_series);
    for (size_t i = 0; i < count;) {
        struct breakdown breakdown = {sorted + i, 1, NULL, 0};
        while (i + breakdown.count < count &&
               compare_group_and_area(sorted[i]->figure, sorted[i + breakdown.count]->figure) == 0)
            breakdown.count++;
        look_at(&doubts, &breakdown, arena);
        i += breakdown.count;
    }
    return doubts;
}
