#include "support.h"

#include "file.h"

#include <criterion/criterion.h>
#include <stdlib.h>

void bench_open(struct bench *bench) {
    *bench = (struct bench){.arena = arena_new((size_t)32 << 20, NULL)};
    bench->diagnostics.arena = &bench->arena;
}

void bench_close(struct bench *bench) {
    arena_release(&bench->arena);
}

void bench_clear(struct bench *bench) {
    bench->diagnostics = (struct diagnostics){.arena = &bench->arena};
}

const char *bench_message_at(struct bench *bench, size_t number) {
    if (number >= bench->diagnostics.count)
        return "";
    return bench_string(bench, bench->diagnostics.items[number].message);
}

const char *bench_message(struct bench *bench) {
    return bench_message_at(bench, 0);
}

const char *bench_code(const struct bench *bench) {
    return bench->diagnostics.count ? diagnostic_row(bench->diagnostics.items[0].kind)->code : "";
}

const char *bench_string(struct bench *bench, struct text text) {
    return text_string(&bench->arena, text);
}

static size_t count_of(struct text text, char wanted) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.data[i] == wanted;
    return count;
}

static const struct cell *cells_of(struct bench *bench, const struct source *source,
                                   struct text line, const struct table *table, char separator) {
    struct cell *cells = arena_allocate(&bench->arena, table->column_count, sizeof *cells);
    struct text_cut cut = {.tail = line, .found = true};
    for (size_t i = 0; i < table->column_count; i++) {
        if (cut.found)
            cut = text_cut(cut.tail, separator);
        else
            cut.head = text_slice(line, line.length, line.length);
        cells[i].text = text_trim(cut.head);
        cells[i].place = source_place(source, cells[i].text);
    }
    return cells;
}

static struct table table_of(struct bench *bench, const struct source *source, char separator) {
    struct text_cut line = text_cut(source->text, '\n');
    struct table table = {.source = source, .column_count = count_of(line.head, separator) + 1};
    struct table_row *table_rows =
        arena_allocate(&bench->arena, count_of(line.tail, '\n'), sizeof *table_rows);
    table.header = cells_of(bench, source, line.head, &table, separator);
    while (line.tail.length > 0) {
        line = text_cut(line.tail, '\n');
        const struct cell *cells = cells_of(bench, source, line.head, &table, separator);
        table_rows[table.row_count++] = (struct table_row){cells, cells[0].place};
    }
    table.rows = table_rows;
    return table;
}

struct table bench_table(struct bench *bench, const char *rows) {
    struct source *source = arena_allocate(&bench->arena, 1, sizeof *source);
    *source = (struct source){TEXT("metrics.csv"), text_of(rows)};
    return table_of(bench, source, '|');
}

struct table bench_reference(struct bench *bench, const char *path) {
    struct source *source = arena_allocate(&bench->arena, 1, sizeof *source);
    *source = (struct source){text_of(path), bench_file(bench, path)};
    return table_of(bench, source, ',');
}

struct text bench_cell(const struct table *table, size_t row, const char *column) {
    for (size_t i = 0; i < table->column_count; i++) {
        if (text_equal(table->header[i].text, text_of(column)))
            return table->rows[row].cells[i].text;
    }
    cr_assert_fail("no column %s", column);
    return (struct text){0};
}

double bench_number(struct bench *bench, const struct table *table, size_t row,
                    const char *column) {
    const char *cell = bench_string(bench, bench_cell(table, row, column));
    char *end;
    double number = strtod(cell, &end);
    cr_assert(end > cell && *end == '\0', "%s in row %zu: '%s'", column, row, cell);
    return number;
}

int64_t bench_count(struct bench *bench, const struct table *table, size_t row,
                    const char *column) {
    const char *cell = bench_string(bench, bench_cell(table, row, column));
    char *end;
    long long count = strtoll(cell, &end, 10);
    cr_assert(end > cell && *end == '\0', "%s in row %zu: '%s'", column, row, cell);
    return count;
}

struct text bench_file(struct bench *bench, const char *path) {
    struct file_content content = file_read(text_of(path), (size_t)1 << 20, &bench->arena);
    cr_assert_eq(content.error, 0, "%s", path);
    return content.bytes;
}
