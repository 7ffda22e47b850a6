#include "months.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "doubt.h"
#include "folder.h"
#include "month_mix.h"
#include "options.h"
#include "series.h"
#include "table.h"

#include <stdlib.h>

// "August 2025, recorded, Gosport: 'Burglary' is 2.1 times …"
static void say_doubt(const struct doubt *doubt, struct buffer *results) {
    const struct text parts[] = {month_words(doubt->month, results->arena), doubt->group,
                                 doubt->area};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (text_is_empty(parts[i]))
            continue;
        buffer_append(results, i > 0 ? TEXT(", ") : TEXT(""));
        buffer_append(results, parts[i]);
    }
    buffer_append(results, TEXT(": "));
    buffer_append(results, doubt->reason);
    buffer_append_byte(results, '\n');
}

static int compare_months(const void *left, const void *right) {
    return date_compare(*(const struct date *)left, *(const struct date *)right);
}

// Each month once, whichever areas it was found in.
static void say_front_matter(const struct doubt_list *doubts, struct buffer *results) {
    struct arena *arena = results->arena;
    struct date *dates = arena_allocate(arena, doubts->count, sizeof *dates);
    for (size_t i = 0; i < doubts->count; i++)
        dates[i] = doubts->items[i].month;
    qsort(dates, doubts->count, sizeof *dates, compare_months);
    buffer_append(results, TEXT("\nmonths_in_doubt:\n"));
    for (size_t i = 0; i < doubts->count; i++) {
        if (i > 0 && date_compare(dates[i - 1], dates[i]) == 0)
            continue;
        buffer_append(results, TEXT("  - "));
        buffer_append(results, month_written(dates[i], arena));
        buffer_append_byte(results, '\n');
    }
}

static void say_none(size_t judged, struct buffer *results) {
    if (judged == 0) {
        buffer_append(results, TEXT("no month could be judged: that takes "));
        buffer_append_integer(results, MONTH_MIX_MONTHS_NEEDED);
        buffer_append(results, TEXT(" months of "));
        buffer_append_integer(results, MONTH_MIX_CATEGORIES_NEEDED);
        buffer_append(results, TEXT(" categories\n"));
        return;
    }
    buffer_append(results, TEXT("none of the months judged ("));
    buffer_append_integer(results, (long long)judged);
    buffer_append(results, TEXT(") has a mix that can hardly be right\n"));
}

void months(const struct options *options, struct arena *arena, struct buffer *results,
            struct diagnostics *diagnostics) {
    struct folder here = {TEXT("."), arena, diagnostics};
    struct folder_file file = {text_string(arena, options->file), SIGNATURE_TABLE, true};
    const struct source *source = folder_source(&here, file);
    if (!source)
        return;
    size_t count;
    const struct text *names = series_alone_column_names(arena, &count);
    struct table table = table_read(source, names, count, arena, diagnostics);
    struct series_list series = series_read_alone(&table, arena, diagnostics);
    if (diagnostics_status(diagnostics, options->strict))
        return;
    struct doubt_list doubts = doubt_find(&series, arena);
    for (size_t i = 0; i < doubts.count; i++)
        say_doubt(&doubts.items[i], results);
    if (doubts.count > 0)
        say_front_matter(&doubts, results);
    else
        say_none(doubts.judged, results);
}
