#include "report_origin.h"

#include "arena.h"
#include "metrics.h"
#include "period.h"

// --- sources ---

struct source_list {
    struct report_source *items;
    size_t count;
    size_t capacity;
};

static bool has_source(const struct source_list *list, const struct report_source *source) {
    for (size_t i = 0; i < list->count; i++)
        if (text_equal(list->items[i].name, source->name) &&
            text_equal(list->items[i].url, source->url))
            return true;
    return false;
}

struct value_list report_origin_sources(const struct report_figures *figures, struct arena *arena) {
    struct source_list list = {0};
    for (size_t i = 0; i < figures->count; i++) {
        const struct report_figure *figure = &figures->items[i];
        struct text name = figure->source.data ? figure->source : figure->source_url;
        struct report_source source = {name, figure->source_url};
        if (name.data && !has_source(&list, &source))
            *ARENA_PUSH(arena, &list, items) = source;
    }
    return (struct value_list){list.items, list.count};
}

// --- time ---

static void widen(struct period_span *all, struct date first, struct date last) {
    bool is_first = all->first.year == 0;
    if (is_first || date_compare(first, all->first) < 0)
        all->first = first;
    bool goes_on = last.year == 0 || (!is_first && all->last.year == 0);
    if (goes_on)
        all->last = (struct date){0};
    else if (is_first || date_compare(last, all->last) > 0)
        all->last = last;
}

static void widen_by_period(struct period_span *all, const struct period *period) {
    for (int i = 0; i < period->count; i++)
        widen(all, period->spans[i].first, period->spans[i].last);
}

static void widen_by_months(struct period_span *all, const struct series *series) {
    for (size_t i = 0; i < series->count; i++) {
        struct date month = series->points[i].month;
        struct date last = month;
        last.day = date_days_in_month(month);
        widen(all, month, last);
    }
}

struct text report_origin_coverage(const struct report_figures *figures,
                                   const struct series_list *series, struct arena *arena) {
    struct period all = {.count = 1};
    for (size_t i = 0; i < figures->count; i++) {
        widen_by_period(&all.spans[0], &figures->items[i].figure->baseline_period);
        widen_by_period(&all.spans[0], &figures->items[i].figure->current_period);
    }
    for (size_t i = 0; i < series->count; i++)
        widen_by_months(&all.spans[0], &series->items[i]);
    if (all.spans[0].first.year == 0)
        return (struct text){0};
    return period_dates(&all, arena);
}
