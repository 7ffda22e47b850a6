#include "series.h"

#include "arena.h"
#include "columns.h"
#include "diagnostic.h"
#include "figure_index.h"
#include "metrics.h"
#include "stray.h"
#include "table.h"

#include <stdlib.h>

enum column { COLUMN_MONTH, COLUMN_GROUP, COLUMN_ID, COLUMN_AREA, COLUMN_COUNT, COLUMNS };

static const struct column_rule column_rows[COLUMNS] = {
    [COLUMN_MONTH] = {.name = "month", .is_required = true}, [COLUMN_GROUP] = {.name = "group"},
    [COLUMN_ID] = {.name = "id", .is_required = true},       [COLUMN_AREA] = {.name = "area"},
    [COLUMN_COUNT] = {.name = "count", .is_required = true},
};

const struct text *series_column_names(struct arena *arena, size_t *count) {
    struct text *names = arena_allocate(arena, COLUMNS, sizeof *names);
    for (size_t i = 0; i < COLUMNS; i++)
        names[i] = text_of(column_rows[i].name);
    *count = COLUMNS;
    return names;
}

// --- rows ---

struct reader {
    const struct columns *columns;
    const struct table_row *row;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static struct cell cell_of(const struct reader *reader, enum column column) {
    const struct cell *cell = columns_cell(reader->columns, reader->row, column);
    return cell ? *cell : (struct cell){.place = reader->row->place};
}

static struct text present(struct text text) {
    return text.length > 0 ? text : (struct text){0};
}

// Whether the cell has words; an empty one below a column that is there is reported.
static bool require_cell(const struct reader *reader, enum column column) {
    struct cell cell = cell_of(reader, column);
    if (cell.text.length == 0 && reader->columns->found[column] != COLUMNS_NONE)
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_CELL_EMPTY, cell.place,
                        (struct diagnostic_words){text_of(column_rows[column].name)});
    return cell.text.length > 0;
}

// Where no figure could be read at all, that has been said, and none is missed here.
static const struct figure *find_figure(const struct reader *reader,
                                        const struct figure_index *index,
                                        struct stray_list *strays) {
    if (index->count == 0)
        return NULL;
    struct text area = present(cell_of(reader, COLUMN_AREA).text);
    struct cell id = cell_of(reader, COLUMN_ID);
    struct figure_name name = {
        .group = present(cell_of(reader, COLUMN_GROUP).text),
        .id = id.text,
        .area = area.data ? text_slug(reader->arena, area) : area,
    };
    struct figure nobody = {0};
    if (figure_index_has(index, name))
        return figure_index_find(index, name, &nobody, id.place, reader->diagnostics);
    stray_add(strays, name, id.place, reader->arena);
    return NULL;
}

static struct quantity read_count(const struct reader *reader) {
    struct cell cell = cell_of(reader, COLUMN_COUNT);
    if (cell.text.length == 0 && reader->columns->found[COLUMN_COUNT] != COLUMNS_NONE)
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_MONTH_WITHOUT_COUNT, cell.place,
                        (struct diagnostic_words){cell_of(reader, COLUMN_MONTH).text, TEXT("[x]")});
    return quantity_read(cell.text, QUANTITY_COUNT, cell.place, reader->arena, reader->diagnostics);
}

// One row: a point and whose it is. The figure is NULL when the row could not be read.
struct entry {
    const struct figure *figure;
    struct series_point point;
};

static struct entry read_entry(const struct reader *reader, const struct figure_index *index,
                               struct stray_list *strays) {
    struct entry entry = {.point.place = reader->row->place};
    struct cell month = cell_of(reader, COLUMN_MONTH);
    bool has_month = require_cell(reader, COLUMN_MONTH);
    if (has_month)
        entry.point.month = month_read(month.text, month.place, reader->diagnostics);
    if (require_cell(reader, COLUMN_ID))
        entry.figure = find_figure(reader, index, strays);
    entry.point.count = read_count(reader);
    if (entry.point.month.year == 0)
        entry.figure = NULL;
    return entry;
}

// --- series ---

static int compare_entries(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    if (a->figure != b->figure)
        return a->figure < b->figure ? -1 : 1;
    int order = date_compare(a->point.month, b->point.month);
    size_t a_offset = a->point.place.offset, b_offset = b->point.place.offset;
    return order != 0 ? order : (a_offset > b_offset) - (a_offset < b_offset);
}

static void report_month_twice(const struct entry *entry, const struct series_point *first,
                               struct diagnostics *diagnostics) {
    struct arena *arena = diagnostics->arena;
    struct date month = entry->point.month;
    struct period period = {.spans = {{month, month, PRECISION_MONTH}}, .count = 1};
    long long line = (long long)source_locate(first->place).line;
    diagnostics_add(
        diagnostics, DIAGNOSTIC_MONTH_TWICE, entry->point.place,
        (struct diagnostic_words){figure_name_text(figure_name_full(entry->figure), arena),
                                  period_words(&period, arena), text_of_integer(arena, line)});
}

// The series of the entries from `start`, all of one figure, without the months that are there
// twice.
static struct series series_of(const struct entry *entries, size_t count, struct arena *arena,
                               struct diagnostics *diagnostics) {
    const struct figure *figure = entries[0].figure;
    struct series_point *points = arena_allocate(arena, count, sizeof *points);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_twice =
            kept > 0 && date_compare(points[kept - 1].month, entries[i].point.month) == 0;
        if (is_twice)
            report_month_twice(&entries[i], &points[kept - 1], diagnostics);
        else
            points[kept++] = entries[i].point;
    }
    return (struct series){figure->group, figure->id, figure->area, points, kept};
}

// How many entries from the first are of its figure.
static size_t run_length(const struct entry *entries, size_t count) {
    size_t length = 1;
    while (length < count && entries[length].figure == entries[0].figure)
        length++;
    return length;
}

struct series_list series_read(const struct table *table, const struct metrics *metrics,
                               struct arena *arena, struct diagnostics *diagnostics) {
    struct column_rules rules = {column_rows, COLUMNS};
    struct columns columns = columns_find(table, rules, (struct text){0}, arena, diagnostics);
    struct reader reader = {.columns = &columns, .arena = arena, .diagnostics = diagnostics};
    struct figure_index index = figure_index_new(metrics->figures, metrics->count, arena);
    struct entry *entries = arena_allocate(arena, table->row_count, sizeof *entries);
    struct stray_list strays = {0};
    size_t count = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        reader.row = &table->rows[i];
        struct entry entry = read_entry(&reader, &index, &strays);
        if (entry.figure)
            entries[count++] = entry;
    }
    stray_report(&strays, &index, DIAGNOSTIC_MONTHS_UNUSED, diagnostics);
    qsort(entries, count, sizeof *entries, compare_entries);
    struct series *series = arena_allocate(arena, count, sizeof *series);
    size_t series_count = 0;
    for (size_t i = 0; i < count;) {
        size_t length = run_length(&entries[i], count - i);
        series[series_count++] = series_of(&entries[i], length, arena, diagnostics);
        i += length;
    }
    return (struct series_list){series, series_count};
}
