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

// What the column of the ids may be called where the table stands alone.
static const char *const id_names[] = {"id", "category", "type", "crime type"};
enum { ID_NAMES = sizeof id_names / sizeof *id_names };

const struct text *series_alone_column_names(struct arena *arena, size_t *count) {
    struct text *names = arena_allocate(arena, COLUMNS + ID_NAMES, sizeof *names);
    *count = 0;
    for (size_t i = 0; i < COLUMNS; i++)
        names[(*count)++] = text_of(column_rows[i].name);
    for (size_t i = 0; i < ID_NAMES; i++)
        names[(*count)++] = text_of(id_names[i]);
    return names;
}

// --- rows ---

struct reader {
    const struct column_rule *rules; // COLUMNS of them
    const struct columns *columns;
    const struct table_row *row;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static struct cell cell_of(const struct reader *reader, enum column column) {
    const struct cell *cell = columns_cell(reader->columns, reader->row, column);
    return cell ? *cell : (struct cell){.place = reader->row->place};
}

// Whether the cell has words; an empty one below a column that is there is reported.
static bool require_cell(const struct reader *reader, enum column column) {
    struct cell cell = cell_of(reader, column);
    if (cell.text.length == 0 && reader->columns->found[column] != COLUMNS_NONE)
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_CELL_EMPTY, cell.place,
                        (struct diagnostic_words){text_of(reader->rules[column].name)});
    return cell.text.length > 0;
}

static struct figure_name name_of(const struct reader *reader) {
    struct text area = text_present(cell_of(reader, COLUMN_AREA).text);
    return (struct figure_name){
        .group = text_present(cell_of(reader, COLUMN_GROUP).text),
        .id = text_present(cell_of(reader, COLUMN_ID).text),
        .area = area.data ? text_slug(reader->arena, area) : area,
    };
}

// Where no figure could be read at all, that has been said, and none is missed here.
static const struct figure *find_figure(const struct reader *reader,
                                        const struct figure_index *index,
                                        struct stray_list *strays) {
    if (index->count == 0 || cell_of(reader, COLUMN_ID).text.length == 0)
        return NULL;
    struct cell id = cell_of(reader, COLUMN_ID);
    struct figure_name name = name_of(reader);
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

static struct entry read_entry(const struct reader *reader, const struct figure *figure) {
    struct entry entry = {.point.place = reader->row->place};
    struct cell month = cell_of(reader, COLUMN_MONTH);
    if (require_cell(reader, COLUMN_MONTH))
        entry.point.month = month_read(month.text, month.place, reader->diagnostics);
    bool has_id = require_cell(reader, COLUMN_ID);
    entry.point.count = read_count(reader);
    columns_lack_placeholders(reader->columns, reader->row, reader->diagnostics);
    if (has_id && entry.point.month.year != 0)
        entry.figure = figure;
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
    long long line = (long long)source_locate(first->place).line;
    diagnostics_add(diagnostics, DIAGNOSTIC_MONTH_TWICE, entry->point.place,
                    (struct diagnostic_words){
                        figure_name_text(figure_name_full(entry->figure), arena),
                        month_words(entry->point.month, arena), text_of_integer(arena, line)});
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
    return (struct series){figure->group, figure->id, figure->area, points, kept, figure};
}

// How many entries from the first are of its figure.
static size_t run_length(const struct entry *entries, size_t count) {
    size_t length = 1;
    while (length < count && entries[length].figure == entries[0].figure)
        length++;
    return length;
}

struct entry_list {
    struct entry *items;
    size_t count;
};

static void keep_entry(struct entry_list *entries, struct entry entry) {
    if (entry.figure)
        entries->items[entries->count++] = entry;
}

static struct series_list series_of_all(struct entry_list entries, struct arena *arena,
                                        struct diagnostics *diagnostics) {
    qsort(entries.items, entries.count, sizeof *entries.items, compare_entries);
    struct series *series = arena_allocate(arena, entries.count, sizeof *series);
    size_t series_count = 0;
    for (size_t i = 0; i < entries.count;) {
        size_t length = run_length(&entries.items[i], entries.count - i);
        series[series_count++] = series_of(&entries.items[i], length, arena, diagnostics);
        i += length;
    }
    return (struct series_list){series, series_count};
}

struct series_list series_read(const struct table *table, const struct metrics *metrics,
                               struct arena *arena, struct diagnostics *diagnostics) {
    struct column_rules rules = {column_rows, COLUMNS};
    struct columns columns = columns_find(table, rules, (struct text){0}, arena, diagnostics);
    struct reader reader = {column_rows, &columns, NULL, arena, diagnostics};
    struct figure_index index = figure_index_new(metrics->figures, metrics->count, arena);
    struct entry_list entries = {arena_allocate(arena, table->row_count, sizeof *entries.items), 0};
    struct stray_list strays = {0};
    for (size_t i = 0; i < table->row_count; i++) {
        reader.row = &table->rows[i];
        keep_entry(&entries, read_entry(&reader, find_figure(&reader, &index, &strays)));
    }
    stray_report(&strays, &index, DIAGNOSTIC_MONTHS_UNUSED, diagnostics);
    return series_of_all(entries, arena, diagnostics);
}

// --- the months of a period ---

static void add_month(struct series_sum *sum, const struct series_point *point) {
    const struct quantity *count = &point->count;
    if (!sum->first)
        *sum = (struct series_sum){.is_exact = true, .first = point};
    sum->number += count->number.digits;
    sum->is_exact = sum->is_exact && count->bound == BOUND_EXACT && !count->magnitude.data &&
                    sum->number <= QUANTITY_LARGEST;
    if (sum->number > QUANTITY_LARGEST)
        sum->number = QUANTITY_LARGEST;
}

struct series_sum series_sum_of(const struct series *series, const struct period *period) {
    struct series_sum sum = {0};
    long days = 0;
    for (size_t i = 0; i < series->count; i++) {
        const struct series_point *point = &series->points[i];
        if (point->count.state != QUANTITY_KNOWN || !period_has_month(period, point->month))
            continue;
        days += date_days_in_month(point->month);
        add_month(&sum, point);
    }
    sum.is_known = days > 0 && days == period_days(period);
    return sum;
}

// --- a table that stands alone ---

// The name of the column that has the ids.
static const char *id_name_of(const struct table *table) {
    for (size_t i = 0; i < table->column_count; i++)
        for (size_t j = 0; j < ID_NAMES; j++)
            if (table_name_equal(table->header[i].text, text_of(id_names[j])))
                return id_names[j];
    return id_names[0];
}

// Whose a row is. A struct figure for each row would take many times the memory of the file.
struct row_name {
    struct figure_name name;
    struct text area;
    size_t row;
};

static int compare_names(const struct figure_name *a, const struct figure_name *b) {
    int by_id = text_compare(a->id, b->id);
    if (by_id != 0)
        return by_id;
    int by_group = text_compare(a->group, b->group);
    return by_group != 0 ? by_group : text_compare(a->area, b->area);
}

static int compare_row_names(const void *left, const void *right) {
    const struct row_name *a = left, *b = right;
    int order = compare_names(&a->name, &b->name);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

// Sorted, so that rows of one figure follow one another.
static struct row_name *names_of_rows(struct reader reader, const struct table *table) {
    struct row_name *names = arena_allocate(reader.arena, table->row_count, sizeof *names);
    for (size_t i = 0; i < table->row_count; i++) {
        reader.row = &table->rows[i];
        struct text area = text_present(cell_of(&reader, COLUMN_AREA).text);
        names[i] = (struct row_name){name_of(&reader), area, i};
    }
    qsort(names, table->row_count, sizeof *names, compare_row_names);
    return names;
}

static size_t count_names(const struct row_name *names, size_t count) {
    size_t different = 0;
    for (size_t i = 0; i < count; i++)
        different += i == 0 || compare_names(&names[i - 1].name, &names[i].name) != 0;
    return different;
}

// The figure of each row.
static const struct figure **figures_of_rows(struct reader reader, const struct table *table) {
    struct arena *arena = reader.arena;
    const struct row_name *names = names_of_rows(reader, table);
    size_t count = count_names(names, table->row_count);
    struct figure *figure = arena_allocate(arena, count, sizeof *figure);
    const struct figure **figures = arena_allocate(arena, table->row_count, sizeof *figures);
    for (size_t i = 0; i < table->row_count; i++) {
        const struct row_name *row = &names[i];
        if (i > 0 && compare_names(&names[i - 1].name, &row->name) != 0)
            figure++;
        figures[row->row] = figure;
        if (!figure->place.source)
            *figure = (struct figure){
                .place = table->rows[row->row].place,
                .group = row->name.group,
                .id = row->name.id,
                .area = row->area,
                .area_slug = row->name.area,
            };
    }
    return figures;
}

struct series_list series_read_alone(const struct table *table, struct arena *arena,
                                     struct diagnostics *diagnostics) {
    struct column_rule rows[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++)
        rows[i] = column_rows[i];
    rows[COLUMN_ID].name = id_name_of(table);
    struct column_rules rules = {rows, COLUMNS};
    struct columns columns = columns_find(table, rules, (struct text){0}, arena, diagnostics);
    struct reader reader = {rows, &columns, NULL, arena, diagnostics};
    const struct figure **figures = figures_of_rows(reader, table);
    struct entry_list entries = {arena_allocate(arena, table->row_count, sizeof *entries.items), 0};
    for (size_t i = 0; i < table->row_count; i++) {
        reader.row = &table->rows[i];
        keep_entry(&entries, read_entry(&reader, figures[i]));
    }
    return series_of_all(entries, arena, diagnostics);
}
