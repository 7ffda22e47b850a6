#include "chart_table.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "folder.h"
#include "pairs.h"
#include "table.h"

enum { COLUMNS_OF_PAIRS = 2 };

// What is read so far, and for whom.
struct reader {
    const struct source *source;
    const struct chart_table_choice *choice;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static void complain(const struct reader *reader, enum diagnostic_kind kind,
                     struct diagnostic_words words) {
    words.first = reader->source->path;
    diagnostics_add(reader->diagnostics, kind, (struct place){0}, words);
}

// --- the table ---

static struct table read_with_names(const struct reader *reader, struct arena *arena,
                                    struct diagnostics *diagnostics) {
    size_t count;
    const struct text *names = metrics_column_names(arena, &count);
    return table_read(reader->source, names, count, arena, diagnostics);
}

static bool has_columns_of_metrics(const struct reader *reader, struct arena scratch) {
    struct diagnostics unheard = {.arena = &scratch};
    return read_with_names(reader, &scratch, &unheard).column_count > COLUMNS_OF_PAIRS;
}

// Whether no row at all has two cells, so that there is no use in telling it of every row.
static bool is_too_wide(const struct reader *reader, struct arena scratch) {
    struct diagnostics unheard = {.arena = &scratch};
    struct table table = table_read_rows(reader->source, COLUMNS_OF_PAIRS, &scratch, &unheard);
    return table.row_count == 0 && unheard.count > 0 &&
           unheard.items[0].kind == DIAGNOSTIC_ROW_TOO_LONG;
}

static struct chart_table read_pairs(const struct reader *reader) {
    struct chart_table pairs_table = {.is_pairs = true};
    if (is_too_wide(reader, *reader->arena)) {
        complain(reader, DIAGNOSTIC_CHART_TABLE_WIDE, (struct diagnostic_words){0});
        return pairs_table;
    }
    struct table table =
        table_read_rows(reader->source, COLUMNS_OF_PAIRS, reader->arena, reader->diagnostics);
    struct pairs pairs = pairs_read(&table, reader->arena, reader->diagnostics);
    pairs_table.metrics = pairs.metrics;
    pairs_table.title = pairs.heading;
    return pairs_table;
}

static struct chart_table read_table(const struct reader *reader) {
    if (!has_columns_of_metrics(reader, *reader->arena))
        return read_pairs(reader);
    struct table table = read_with_names(reader, reader->arena, reader->diagnostics);
    struct metrics metrics =
        metrics_read(&table, TEXT("en-GB"), reader->arena, reader->diagnostics);
    return (struct chart_table){.metrics = metrics};
}

// --- the group ---

struct group_list {
    struct text *items; // absent: figures without a group
    size_t count;
    size_t capacity;
};

static struct text name_of(struct text group) {
    return group.length ? group : TEXT("figures");
}

static struct group_list groups_of(const struct metrics *metrics, struct arena *arena) {
    struct group_list groups = {0};
    for (size_t i = 0; i < metrics->count; i++) {
        bool is_known = metrics->figures[i].kind != FIGURE_CHANGE;
        for (size_t j = 0; j < groups.count && !is_known; j++)
            is_known = text_equal(groups.items[j], metrics->figures[i].group);
        if (!is_known)
            *ARENA_PUSH(arena, &groups, items) = metrics->figures[i].group;
    }
    return groups;
}

static struct text listed(const struct group_list *groups, struct arena *arena) {
    struct buffer words = {.arena = arena};
    for (size_t i = 0; i < groups->count; i++) {
        buffer_append(&words, i == 0                  ? TEXT("")
                              : i + 1 < groups->count ? TEXT(", ")
                                                      : TEXT(" or "));
        buffer_append(&words, name_of(groups->items[i]));
    }
    return buffer_text(&words);
}

static void report_unknown(const struct reader *reader, const struct group_list *groups) {
    struct arena scratch = *reader->arena;
    struct text *names = arena_allocate(&scratch, groups->count, sizeof *names);
    for (size_t i = 0; i < groups->count; i++)
        names[i] = name_of(groups->items[i]);
    struct text wanted = reader->choice->group;
    complain(reader, DIAGNOSTIC_GROUP_OPTION_UNKNOWN,
             (struct diagnostic_words){
                 .second = wanted, .third = text_nearest(wanted, names, groups->count, scratch)});
}

// The group to draw, among those that have changes; false when none is meant.
static bool choose_group(const struct reader *reader, const struct metrics *metrics,
                         struct text *chosen) {
    struct group_list groups = groups_of(metrics, reader->arena);
    struct text wanted = reader->choice->group;
    for (size_t i = 0; i < groups.count; i++)
        if (wanted.data ? text_equal(name_of(groups.items[i]), wanted) : groups.count == 1) {
            *chosen = groups.items[i];
            return true;
        }
    if (groups.count == 0)
        complain(reader, DIAGNOSTIC_CHART_EMPTY, (struct diagnostic_words){0});
    else if (wanted.data)
        report_unknown(reader, &groups);
    else
        complain(reader, DIAGNOSTIC_GROUP_NOT_CHOSEN,
                 (struct diagnostic_words){.second = listed(&groups, reader->arena)});
    return false;
}

static struct metrics changes_of(const struct metrics *metrics, struct text group,
                                 struct arena *arena) {
    struct metrics changes = {arena_allocate(arena, metrics->count, sizeof(struct figure)), 0};
    for (size_t i = 0; i < metrics->count; i++)
        if (metrics->figures[i].kind == FIGURE_CHANGE &&
            text_equal(metrics->figures[i].group, group))
            changes.figures[changes.count++] = metrics->figures[i];
    return changes;
}

struct chart_table chart_table_read(const struct folder *folder,
                                    const struct chart_table_choice *choice, struct arena *arena,
                                    struct diagnostics *diagnostics) {
    size_t errors = diagnostics->errors;
    struct folder_file file = {text_string(arena, choice->path), SIGNATURE_TABLE, true};
    struct reader reader = {folder_source(folder, file), choice, arena, diagnostics};
    if (!reader.source)
        return (struct chart_table){0};
    struct chart_table table = read_table(&reader);
    if (diagnostics->errors > errors || !choose_group(&reader, &table.metrics, &table.group))
        return table;
    table.metrics = changes_of(&table.metrics, table.group, arena);
    if (table.metrics.count > CHART_ROWS_AT_MOST)
        complain(&reader, DIAGNOSTIC_CHART_TOO_LONG,
                 (struct diagnostic_words){
                     .second = text_of_integer(arena, (long long)table.metrics.count),
                     .third = text_of_integer(arena, CHART_ROWS_AT_MOST)});
    return table;
}
