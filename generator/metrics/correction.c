#include "correction.h"

#include "arena.h"
#include "columns.h"
#include "diagnostic.h"
#include "figure_index.h"
#include "metrics.h"
#include "slip.h"
#include "stray.h"
#include "table.h"

#include <stdlib.h>

enum column { COLUMN_DATE, COLUMN_ID, COLUMN_WAS, COLUMN_NOW, COLUMN_WHY, COLUMNS };

static const struct column_rule column_rows[COLUMNS] = {
    [COLUMN_DATE] = {.name = "date", .is_required = true},
    [COLUMN_ID] = {.name = "id", .is_required = true},
    [COLUMN_WAS] = {.name = "was", .is_required = true},
    [COLUMN_NOW] = {.name = "now", .is_required = true},
    [COLUMN_WHY] = {.name = "why", .is_required = true},
};

const struct text *correction_column_names(struct arena *arena, size_t *count) {
    struct text *names = arena_allocate(arena, COLUMNS, sizeof *names);
    for (size_t i = 0; i < COLUMNS; i++)
        names[i] = text_of(column_rows[i].name);
    *count = COLUMNS;
    return names;
}

// --- what is the same ---

// The code point that stands for all that mean the same.
static unsigned plain_point(unsigned point) {
    enum { HYPHEN = 0x2010, NO_BREAK_HYPHEN, FIGURE_DASH, EN_DASH, MINUS = 0x2212 };
    enum { NO_BREAK = 0xA0, THIN = 0x2009, NARROW_NO_BREAK = 0x202F };
    bool is_minus = (point >= HYPHEN && point <= EN_DASH) || point == MINUS;
    bool is_blank = point == NO_BREAK || point == THIN || point == NARROW_NO_BREAK;
    if (is_minus)
        return '-';
    if (is_blank)
        return ' ';
    return point < 0x80 ? (unsigned char)text_small_letter((char)point) : point;
}

static bool is_digit_at(struct text text, size_t i) {
    return i < text.length && text_is_digit(text.data[i]);
}

// The next one that counts; 0 at the end.
static unsigned next_point(struct text text, size_t *offset) {
    size_t at = *offset;
    bool is_separator = at > 0 && at < text.length && text.data[at] == ',' &&
                        is_digit_at(text, at - 1) && is_digit_at(text, at + 1);
    *offset += is_separator;
    return *offset < text.length ? plain_point(text_next_code_point(text, offset)) : 0;
}

bool correction_is_same(struct text a, struct text b) {
    size_t a_offset = 0, b_offset = 0;
    unsigned point;
    do {
        point = next_point(a, &a_offset);
        if (point != next_point(b, &b_offset))
            return false;
    } while (point != 0);
    return true;
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

// Whether every cell has words; an empty one below a column that is there is reported.
static bool has_all_cells(const struct reader *reader) {
    bool has_all = true;
    for (enum column column = 0; column < COLUMNS; column++) {
        struct cell cell = cell_of(reader, column);
        if (cell.text.length > 0)
            continue;
        has_all = false;
        if (reader->columns->found[column] != COLUMNS_NONE)
            diagnostics_add(reader->diagnostics, DIAGNOSTIC_CELL_EMPTY, cell.place,
                            (struct diagnostic_words){text_of(column_rows[column].name)});
    }
    return has_all;
}

static bool has_slip(const struct reader *reader, enum column column) {
    struct cell cell = cell_of(reader, column);
    return slip_report(cell.text, cell.place, reader->diagnostics);
}

// Where no figure could be read at all, that has been said, and none is missed here.
static const struct figure *find_figure(const struct reader *reader,
                                        const struct figure_index *index,
                                        struct stray_list *strays) {
    struct cell id = cell_of(reader, COLUMN_ID);
    if (index->count == 0 || id.text.length == 0)
        return NULL;
    struct figure_name name = figure_name_of(id.text);
    struct figure nobody = {0};
    if (figure_index_has(index, name))
        return figure_index_find(index, name, &nobody, id.place, reader->diagnostics);
    stray_add(strays, name, id.place, reader->arena);
    return NULL;
}

// The figure is NULL when the row could not be read.
static struct correction read_row(const struct reader *reader, const struct figure_index *index,
                                  struct stray_list *strays) {
    struct correction correction = {.place = reader->row->place};
    bool is_sound = has_all_cells(reader);
    struct cell date = cell_of(reader, COLUMN_DATE);
    struct cell was = cell_of(reader, COLUMN_WAS), now = cell_of(reader, COLUMN_NOW);
    if (date.text.length > 0)
        correction.date = date_read(date.text, date.place, reader->diagnostics);
    correction.date_place = date.place;
    correction.was = was.text;
    correction.was_place = was.place;
    correction.now = now.text;
    correction.now_place = now.place;
    correction.why = cell_of(reader, COLUMN_WHY).text;
    const struct figure *figure = find_figure(reader, index, strays);
    bool was_slipped = has_slip(reader, COLUMN_WAS), now_slipped = has_slip(reader, COLUMN_NOW);
    bool is_plain = columns_lack_placeholders(reader->columns, reader->row, reader->diagnostics);
    is_sound = is_sound && is_plain && !was_slipped && !now_slipped;
    if (is_sound && correction_is_same(was.text, now.text)) {
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_CORRECTION_CHANGES_NOTHING, now.place,
                        (struct diagnostic_words){now.text});
        is_sound = false;
    }
    if (is_sound && correction.date.year != 0)
        correction.figure = figure;
    return correction;
}

// --- one behind the other ---

static int compare_corrections(const void *left, const void *right) {
    const struct correction *a = left, *b = right;
    if (a->figure != b->figure)
        return a->figure < b->figure ? -1 : 1;
    return (a->place.offset > b->place.offset) - (a->place.offset < b->place.offset);
}

static void check_succession(const struct correction *earlier, const struct correction *later,
                             struct diagnostics *diagnostics) {
    struct arena *arena = diagnostics->arena;
    struct text name = figure_name_text(figure_name_full(later->figure), arena);
    struct text line = text_of_integer(arena, (long long)source_locate(earlier->place).line);
    if (date_compare(later->date, earlier->date) < 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_CORRECTION_OUT_OF_ORDER, later->date_place,
                        (struct diagnostic_words){date_iso(later->date, arena), name, line,
                                                  date_iso(earlier->date, arena)});
    if (!correction_is_same(later->was, earlier->now))
        diagnostics_add(diagnostics, DIAGNOSTIC_CORRECTION_TORN, later->was_place,
                        (struct diagnostic_words){later->was, name, earlier->now, line});
}

struct correction_list correction_read(const struct table *table, const struct metrics *metrics,
                                       struct arena *arena, struct diagnostics *diagnostics) {
    struct column_rules rules = {column_rows, COLUMNS};
    struct columns columns = columns_find(table, rules, (struct text){0}, arena, diagnostics);
    struct reader reader = {&columns, NULL, arena, diagnostics};
    struct figure_index index = figure_index_new(metrics->figures, metrics->count, arena);
    struct stray_list strays = {0};
    struct correction *items = arena_allocate(arena, table->row_count, sizeof *items);
    size_t count = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        reader.row = &table->rows[i];
        struct correction correction = read_row(&reader, &index, &strays);
        if (correction.figure)
            items[count++] = correction;
    }
    stray_report(&strays, &index, DIAGNOSTIC_FIGURE_UNKNOWN, diagnostics);
    qsort(items, count, sizeof *items, compare_corrections);
    for (size_t i = 0; i < count; i++) {
        items[i].is_latest = i + 1 == count || items[i + 1].figure != items[i].figure;
        if (!items[i].is_latest)
            check_succession(&items[i], &items[i + 1], diagnostics);
    }
    return (struct correction_list){items, count};
}

void correction_check_dates(const struct correction_list *list, struct date page,
                            struct diagnostics *diagnostics) {
    for (size_t i = 0; i < list->count; i++) {
        const struct correction *correction = &list->items[i];
        if (page.year != 0 && date_compare(correction->date, page) > 0)
            diagnostics_add(
                diagnostics, DIAGNOSTIC_CORRECTION_AFTER_PAGE, correction->date_place,
                (struct diagnostic_words){date_iso(correction->date, diagnostics->arena),
                                          date_iso(page, diagnostics->arena)});
    }
}
