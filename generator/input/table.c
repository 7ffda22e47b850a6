#include "table.h"

#include "arena.h"
#include "character.h"
#include "diagnostic.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

enum {
    COLUMNS_AT_MOST = 256,
    CELL_AT_MOST = 32 * 1024, // a spreadsheet's own limit is 32,767 characters
    BROKEN_ROWS_AT_MOST = DIAGNOSTICS_PRINTED_AT_MOST,
    EXCERPT_AT_MOST = 24,
};
#define CELL_AT_MOST_WORDS TEXT("32 KiB")

// --- rows as they stand in the file ---

// The cells' array serves for one row after the other.
struct raw_row {
    struct cell *cells; // at most COLUMNS_AT_MOST
    size_t count;
    size_t capacity;
    size_t width;       // up to the last cell that is not empty
    struct cell excess; // the first cell beyond COLUMNS_AT_MOST that is not empty
    size_t excess_column;
};

struct reader {
    const struct source *source;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct csv_parser parser;
    char separator;
    size_t offset;     // of the next byte for libcsv
    size_t feed_end;   // behind the byte at which a callback can fire
    size_t cell_start; // behind the last separator or row
    size_t column;     // of the cell that is being read
    struct raw_row row;
    bool row_is_done;
    size_t broken_rows;
};

// libcsv keeps the cell that it reads in one growing block. The two more are the closing quote and
// the separator that ends the longest cell.
static void *limited_realloc(void *block, size_t size) {
    return size > CELL_AT_MOST + 2 ? NULL : realloc(block, size);
}

static void start_parser(struct reader *reader) {
    csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&reader->parser, (unsigned char)reader->separator);
    csv_set_realloc_func(&reader->parser, limited_realloc);
    csv_set_blk_size(&reader->parser, 4096);
}

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

// Where the text of the cell begins that is being read, and whether it is quoted: libcsv passes
// over blanks, and over blank lines before a row.
struct cell_opening {
    size_t offset;
    bool is_quoted;
};

static struct cell_opening opening_of(const struct reader *reader) {
    struct text text = reader->source->text;
    size_t offset = reader->cell_start;
    for (; offset < text.length; offset++) {
        char c = text.data[offset];
        bool is_blank = (c == ' ' || c == '\t') && c != reader->separator;
        if (!is_blank && !(is_line_end(c) && reader->column == 0))
            break;
    }
    bool is_quoted = offset < text.length && text.data[offset] == '"';
    return (struct cell_opening){offset + is_quoted, is_quoted};
}

// A cell's text is a slice of the source unless it has doubled quotes in it.
static struct cell cell_of(struct reader *reader, struct text raw) {
    struct cell_opening opening = opening_of(reader);
    struct text text = text_trim(raw);
    size_t offset = opening.offset + (size_t)(text.data - raw.data);
    struct text slice = text_slice(reader->source->text, offset, offset + text.length);
    struct cell cell = {.text = slice, .place = {reader->source, offset, text.length}};
    if (text_equal(slice, text))
        return cell;
    cell.text = text_copy(reader->arena, text);
    for (size_t i = 0; i < text.length; i++)
        cell.place.length += text.data[i] == '"';
    return cell;
}

static void take_cell(void *bytes, size_t length, void *user) {
    struct reader *reader = user;
    struct cell cell = cell_of(reader, length ? (struct text){bytes, length} : TEXT(""));
    size_t column = reader->column++;
    reader->cell_start = reader->feed_end;
    if (cell.text.length)
        reader->row.width = column + 1;
    if (column < COLUMNS_AT_MOST)
        *ARENA_PUSH(reader->arena, &reader->row, cells) = cell;
    else if (cell.text.length && !reader->row.excess.text.length) {
        reader->row.excess = cell;
        reader->row.excess_column = column;
    }
}

static void take_row(int line_end, void *user) {
    (void)line_end;
    struct reader *reader = user;
    reader->row_is_done = true;
}

// --- what is broken ---

static size_t line_end_behind(struct text text, size_t offset) {
    while (offset < text.length && !is_line_end(text.data[offset]))
        offset++;
    return offset;
}

// The start of what stands at a place, for a message.
static struct text excerpt(const struct reader *reader, size_t offset) {
    struct text text = reader->source->text;
    size_t end = offset;
    while (end < text.length && end - offset < EXCERPT_AT_MOST && !is_line_end(text.data[end]) &&
           text.data[end] != reader->separator)
        text_next_code_point(text, &end);
    return text_slice(text, offset, end);
}

static void start_row(struct reader *reader) {
    struct cell *cells = reader->row.cells;
    reader->row = (struct raw_row){.cells = cells, .capacity = reader->row.capacity};
    reader->column = 0;
    reader->row_is_done = false;
}

// Leaves the row out that is being read. Reading goes on behind the line in which the broken cell
// begins, not behind the cell: a quote that is missing must not hide the rows below. As a cell has
// a limit and so has the number of broken rows, no file is read over and over.
static void drop_row(struct reader *reader) {
    csv_free(&reader->parser);
    start_parser(reader);
    struct text text = reader->source->text;
    reader->offset = line_end_behind(text, opening_of(reader).offset);
    if (++reader->broken_rows == BROKEN_ROWS_AT_MOST)
        reader->offset = text.length;
    reader->cell_start = reader->offset;
    start_row(reader);
}

static void report_unclosed(struct reader *reader, struct text limit) {
    size_t quote = opening_of(reader).offset - 1;
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_QUOTE_UNCLOSED,
                    (struct place){reader->source, quote, 1},
                    (struct diagnostic_words){excerpt(reader, quote), limit});
}

static void report_long_cell(struct reader *reader) {
    struct cell_opening opening = opening_of(reader);
    if (opening.is_quoted)
        report_unclosed(reader, CELL_AT_MOST_WORDS);
    else
        diagnostics_add(
            reader->diagnostics, DIAGNOSTIC_CELL_TOO_LONG,
            (struct place){reader->source, opening.offset, CELL_AT_MOST},
            (struct diagnostic_words){excerpt(reader, opening.offset), CELL_AT_MOST_WORDS});
}

// The line in which the cell begins is said when it is another one.
static void report_text_behind_quote(struct reader *reader) {
    struct place place = {reader->source, reader->offset, 1};
    struct place start = {reader->source, opening_of(reader).offset, 0};
    size_t line = source_locate(start).line;
    bool is_same_line = source_locate(place).line == line;
    struct text number =
        is_same_line ? (struct text){0} : text_of_integer(reader->arena, (long long)line);
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_TEXT_BEHIND_QUOTE, place,
                    (struct diagnostic_words){excerpt(reader, reader->offset), number});
}

// libcsv stopped before the byte at the offset. A quote within a cell that is not quoted (8.8"W) is
// read as it stands; everything else costs the row.
static void handle_stop(struct reader *reader) {
    const char *byte = reader->source->text.data + reader->offset;
    if (csv_error(&reader->parser) != CSV_EPARSE) {
        report_long_cell(reader);
        drop_row(reader);
    } else if (opening_of(reader).is_quoted) {
        report_text_behind_quote(reader);
        drop_row(reader);
    } else {
        csv_set_opts(&reader->parser, 0);
        reader->offset += csv_parse(&reader->parser, byte, 1, take_cell, take_row, reader);
        csv_set_opts(&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
    }
}

// --- reading row by row ---

static bool may_end_cell(const struct reader *reader, char c) {
    return c == reader->separator || c == '"' || is_line_end(c);
}

// libcsv knows no places. It is fed up to a byte at which a cell can end, so that a callback tells
// by the time it fires where the cell ended.
static void feed(struct reader *reader) {
    struct text text = reader->source->text;
    size_t end = reader->offset;
    while (end < text.length && !may_end_cell(reader, text.data[end]))
        end++;
    reader->feed_end = end < text.length ? end + 1 : end;
    size_t length = reader->feed_end - reader->offset;
    size_t read =
        csv_parse(&reader->parser, text.data + reader->offset, length, take_cell, take_row, reader);
    reader->offset += read;
    if (read < length)
        handle_stop(reader);
}

// The next row that is not broken; false at the end of the file.
static bool read_row(struct reader *reader) {
    start_row(reader);
    for (;;) {
        while (!reader->row_is_done && reader->offset < reader->source->text.length)
            feed(reader);
        if (reader->row_is_done)
            return true;
        if (csv_fini(&reader->parser, take_cell, take_row, reader) == 0)
            return reader->row_is_done;
        report_unclosed(reader, (struct text){0});
        drop_row(reader);
    }
}

// --- separator and header ---

struct column_names {
    const struct text *names;
    size_t count;
};

static size_t names_in(const struct raw_row *row, struct column_names names) {
    size_t found = 0;
    for (size_t i = 0; i < names.count; i++)
        for (size_t j = 0; j < row->count; j++)
            if (table_name_equal(names.names[i], row->cells[j].text)) {
                found++;
                break;
            }
    return found;
}

static const struct separator {
    char character;
    struct text plural;
} separators[] = {
    {',', {"commas", 6}},
    {';', {"semicolons", 10}},
    {'\t', {"tabs", 4}},
};
enum { SEPARATORS = sizeof separators / sizeof separators[0] };

static const struct separator *separator_of(char character) {
    for (size_t i = 0; i < SEPARATORS; i++)
        if (separators[i].character == character)
            return &separators[i];
    return NULL;
}

// Two names stand on both sides of a separator.
static bool may_have_header(const struct reader *reader, const struct separator *separator) {
    struct text text = reader->source->text;
    return text.length && memchr(text.data, separator->character, text.length);
}

// How many names the header has when the file is read with a separator; 0 when it has none.
static size_t names_in_header(struct reader reader, const struct separator *separator,
                              struct column_names names, struct arena scratch) {
    struct diagnostics unheard = {.arena = &scratch};
    reader.arena = &scratch;
    reader.diagnostics = &unheard;
    reader.separator = separator->character;
    start_parser(&reader);
    size_t found = 0;
    while (found < 2 && read_row(&reader))
        found = names_in(&reader.row, names);
    csv_free(&reader.parser);
    return found < 2 ? 0 : found;
}

static const struct separator *guess_separator(const struct reader *reader,
                                               struct column_names names) {
    const struct separator *best = &separators[0];
    size_t most = 0;
    for (size_t i = 0; i < SEPARATORS; i++) {
        if (!may_have_header(reader, &separators[i]))
            continue;
        size_t found = names_in_header(*reader, &separators[i], names, *reader->arena);
        if (found > most) {
            most = found;
            best = &separators[i];
        }
    }
    return best;
}

// Spreadsheets write and understand a first line `sep=;`. NULL when there is none; the reader is
// then where it was.
static const struct separator *stated_separator(struct reader *reader) {
    struct text text = reader->source->text;
    struct text line = text_slice(text, 0, line_end_behind(text, 0));
    if (!text_equal_ignoring_case(text_slice(line, 0, 4), TEXT("sep=")))
        return NULL;
    reader->offset = reader->cell_start = line.length;
    const struct separator *separator = line.length == 5 ? separator_of(line.data[4]) : NULL;
    if (!separator)
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_SEPARATOR_UNKNOWN,
                        source_place(reader->source, line), (struct diagnostic_words){line});
    return separator;
}

// --- the table ---

static const struct cell *copy_cells(const struct reader *reader, size_t count) {
    struct cell *cells = arena_allocate(reader->arena, count, sizeof *cells);
    memcpy(cells, reader->row.cells, count * sizeof *cells);
    return cells;
}

// Trailing cells without a name are no columns.
static void set_header(struct table *table, struct reader *reader) {
    const struct raw_row *row = &reader->row;
    table->column_count = row->width < COLUMNS_AT_MOST ? row->width : COLUMNS_AT_MOST;
    table->header = copy_cells(reader, table->column_count);
    if (row->excess.text.length)
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_TOO_MANY_COLUMNS, row->excess.place,
                        (struct diagnostic_words){
                            row->excess.text,
                            text_of_integer(reader->arena, (long long)row->excess_column + 1),
                            text_of_integer(reader->arena, COLUMNS_AT_MOST)});
}

static void report_row(const struct table *table, struct reader *reader, enum diagnostic_kind kind,
                       struct place place, size_t count) {
    diagnostics_add(
        reader->diagnostics, kind, place,
        (struct diagnostic_words){excerpt(reader, place.offset),
                                  text_of_integer(reader->arena, (long long)count),
                                  text_of_integer(reader->arena, (long long)table->column_count)});
}

// Whether the row fits below the header; reports it when it does not.
static bool row_fits(const struct table *table, struct reader *reader) {
    const struct raw_row *row = &reader->row;
    if (row->count < table->column_count) {
        report_row(table, reader, DIAGNOSTIC_ROW_TOO_SHORT, row->cells[0].place, row->count);
        return false;
    }
    if (row->width <= table->column_count)
        return true;
    size_t column = table->column_count;
    while (column < row->count && !row->cells[column].text.length)
        column++;
    struct place place = row->excess.place;
    if (column < row->count)
        place = row->cells[column].place;
    else
        column = row->excess_column;
    report_row(table, reader, DIAGNOSTIC_ROW_TOO_LONG, place, column + 1);
    return false;
}

struct table_rows {
    struct table_row *items;
    size_t count;
    size_t capacity;
};

static void read_rows(struct table *table, struct reader *reader) {
    struct table_rows rows = {0};
    while (reader->broken_rows < BROKEN_ROWS_AT_MOST && read_row(reader)) {
        if (reader->row.width == 0)
            continue;
        if (!row_fits(table, reader)) {
            reader->broken_rows++;
            continue;
        }
        const struct cell *cells = copy_cells(reader, table->column_count);
        *ARENA_PUSH(reader->arena, &rows, items) = (struct table_row){cells, cells[0].place};
    }
    table->rows = rows.items;
    table->row_count = rows.count;
}

static bool lacks_rows(const struct table *table, const struct reader *reader) {
    return table->row_count == 0 && reader->broken_rows == 0;
}

static void report_empty(const struct reader *reader) {
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_TABLE_EMPTY,
                    (struct place){reader->source, 0, 0},
                    (struct diagnostic_words){reader->source->path});
}

static void advise_of_separator(const struct separator *separator, const struct reader *reader,
                                struct place place) {
    if (separator != &separators[0])
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_SEPARATOR_TAKEN, place,
                        (struct diagnostic_words){separator->plural});
}

// Some of the names, for a message.
static struct text some_names(struct arena *arena, struct column_names names) {
    struct text words = TEXT("");
    for (size_t i = 0; i < names.count && i < 4; i++)
        words = TEXT_JOIN(arena, words, i ? TEXT(", '") : TEXT("'"), names.names[i], TEXT("'"));
    return names.count > 4 ? TEXT_JOIN(arena, words, TEXT(" …")) : words;
}

// Passes over the rows above the header, and over it. False when the file has no header.
static bool read_header(struct table *table, struct reader *reader, struct column_names names) {
    bool has_rows = false;
    while (read_row(reader)) {
        has_rows |= reader->row.width > 0;
        if (names_in(&reader->row, names) < 2)
            continue;
        set_header(table, reader);
        return true;
    }
    struct place start = {reader->source, 0, 0};
    if (has_rows || reader->broken_rows)
        diagnostics_add(
            reader->diagnostics, DIAGNOSTIC_HEADER_MISSING, start,
            (struct diagnostic_words){table->source->path, some_names(reader->arena, names)});
    else
        report_empty(reader);
    return false;
}

struct table table_read(const struct source *source, const struct text *names, size_t name_count,
                        struct arena *arena, struct diagnostics *diagnostics) {
    struct table table = {.source = source};
    struct column_names known = {names, name_count};
    struct reader reader = {.source = source, .arena = arena, .diagnostics = diagnostics};
    character_check(source->text, (struct place){source, 0, source->text.length}, diagnostics);
    const struct separator *separator = stated_separator(&reader);
    if (!separator)
        separator = guess_separator(&reader, known);
    reader.separator = separator->character;
    start_parser(&reader);
    if (read_header(&table, &reader, known)) {
        advise_of_separator(separator, &reader, table.header[0].place);
        read_rows(&table, &reader);
        if (lacks_rows(&table, &reader))
            diagnostics_add(diagnostics, DIAGNOSTIC_ROWS_MISSING, table.header[0].place,
                            (struct diagnostic_words){source->path});
    }
    csv_free(&reader.parser);
    return table;
}

// --- rows without names ---

static size_t rows_of_width(struct reader reader, const struct separator *separator, size_t width,
                            struct arena scratch) {
    struct diagnostics unheard = {.arena = &scratch};
    reader.arena = &scratch;
    reader.diagnostics = &unheard;
    reader.separator = separator->character;
    start_parser(&reader);
    size_t found = 0;
    while (read_row(&reader))
        found += reader.row.count >= width && reader.row.width > 0 && reader.row.width <= width;
    csv_free(&reader.parser);
    return found;
}

// Of separators that fit equally often it is the rarer one: a comma may be that of a number.
static const struct separator *separator_by_width(const struct reader *reader, size_t width) {
    const struct separator *best = &separators[0];
    size_t most = 0;
    for (size_t i = 0; i < SEPARATORS; i++) {
        size_t found = rows_of_width(*reader, &separators[i], width, *reader->arena);
        if (found > 0 && found >= most) {
            most = found;
            best = &separators[i];
        }
    }
    return best;
}

struct table table_read_rows(const struct source *source, size_t column_count, struct arena *arena,
                             struct diagnostics *diagnostics) {
    struct table table = {.source = source, .column_count = column_count};
    struct reader reader = {.source = source, .arena = arena, .diagnostics = diagnostics};
    character_check(source->text, (struct place){source, 0, source->text.length}, diagnostics);
    const struct separator *separator = stated_separator(&reader);
    if (!separator)
        separator = separator_by_width(&reader, column_count);
    reader.separator = separator->character;
    start_parser(&reader);
    read_rows(&table, &reader);
    if (lacks_rows(&table, &reader))
        report_empty(&reader);
    else if (table.row_count > 0)
        advise_of_separator(separator, &reader, table.rows[0].place);
    csv_free(&reader.parser);
    return table;
}

// The next character of a name that counts; 0 at the end.
static char next_letter(struct text name, size_t *offset) {
    while (*offset < name.length) {
        struct text rest = text_slice(name, *offset, name.length);
        if (text_starts_with(rest, TEXT("\xC2\xA0"))) {
            *offset += 2;
            continue;
        }
        char c = name.data[(*offset)++];
        if (c >= 'a' && c <= 'z')
            return c;
        if (!strchr(" \t\r\n_-", c))
            return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return 0;
}

bool table_name_equal(struct text a, struct text b) {
    size_t i = 0, j = 0;
    for (;;) {
        char left = next_letter(a, &i), right = next_letter(b, &j);
        if (left != right)
            return false;
        if (!left)
            return true;
    }
}
