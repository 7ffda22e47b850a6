#include "table.h"

#include "file.h"
#include "reports.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct arena arena;
static struct diagnostics list;
static struct source source;

static void set_up(void) {
    arena = arena_new(1 << 26, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(table, .init = set_up, .fini = tear_down);

static const struct text names[] = {{"id", 2}, {"kind", 4}, {"value", 5}, {"base_line", 9}};

static struct table read(struct text text) {
    list = (struct diagnostics){.arena = &arena};
    source = (struct source){TEXT("metrics.csv"), text};
    return table_read(&source, names, COUNT(names), &arena, &list);
}

static void append_cells(struct buffer *words, const struct cell *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buffer_append(words, i ? TEXT("|") : TEXT(""));
        buffer_append(words, cells[i].text);
    }
}

// Header and rows, one a line, with '|' between cells.
static const char *words_of(const struct table *table) {
    struct buffer words = {.arena = &arena};
    append_cells(&words, table->header, table->column_count);
    for (size_t i = 0; i < table->row_count; i++) {
        buffer_append_byte(&words, '\n');
        append_cells(&words, table->rows[i].cells, table->column_count);
    }
    return text_string(&arena, buffer_text(&words));
}

// What stands at a cell's place, with doubled quotes as one, is the cell.
static void check_cell(const struct cell *cell) {
    struct buffer unquoted = {.arena = &arena};
    struct place place = cell->place;
    bool is_quoted = cell->text.length < place.length;
    for (size_t i = place.offset; i < place.offset + place.length; i++) {
        buffer_append_byte(&unquoted, source.text.data[i]);
        i += is_quoted && source.text.data[i] == '"';
    }
    cr_assert_not_null(cell->text.data);
    cr_assert_eq(place.source, &source);
    cr_assert(text_equal(buffer_text(&unquoted), cell->text), "'%.*s' is not at %zu",
              (int)cell->text.length, cell->text.data, place.offset);
}

static void check_places(const struct table *table) {
    for (size_t i = 0; i < table->column_count; i++)
        check_cell(&table->header[i]);
    for (size_t i = 0; i < table->row_count; i++) {
        for (size_t j = 0; j < table->column_count; j++)
            check_cell(&table->rows[i].cells[j]);
        cr_assert_eq(table->rows[i].place.offset, table->rows[i].cells[0].place.offset);
    }
}

static void expect_table(const char *text, const char *words, const char *reports) {
    struct table table = read(text_of(text));
    cr_expect_str_eq(words_of(&table), words, "%s\nis read as\n%s", text, words_of(&table));
    cr_expect_str_eq(reports_of(&list, &arena), reports, "%s\nreports %s", text,
                     reports_of(&list, &arena));
    check_places(&table);
}

Test(table, reads_what_spreadsheets_write) {
    static const char *const rows[][2] = {
        {"id,kind\na,count\nb,change\n", "id|kind\na|count\nb|change"},
        {"id,kind\na,count", "id|kind\na|count"},
        {"id,kind\r\na,count\r\n", "id|kind\na|count"},
        {"id,kind\ra,count\r", "id|kind\na|count"},
        {"id,kind\n\ra,count\r\r\nb,c\n\n", "id|kind\na|count\nb|c"},
        {"id,kind\n\"a\",\"b, c\"\n", "id|kind\na|b, c"},
        {"id,kind\na,\"two\nlines\"\n", "id|kind\na|two\nlines"},
        {"id,kind\na,\"two\r\nlines\"\r\nb,c", "id|kind\na|two\r\nlines\nb|c"},
        {"id,kind\na,\"a \"\"word\"\" quoted\"\n", "id|kind\na|a \"word\" quoted"},
        {"id,kind\na,\"\"\"\"\n", "id|kind\na|\""},
        {"id,kind\na,\"\"\nb,\n,c", "id|kind\na|\nb|\n|c"},
        {"id,kind\na,\"b\"", "id|kind\na|b"},
        {"id,kind\na,", "id|kind\na|"},
        {"id,kind\na,8.8\"W and 7\"\n", "id|kind\na|8.8\"W and 7\""},
        {" id ,\tkind\n  a , b c \n", "id|kind\na|b c"},
        {"id,kind\n \"a\" , \" b \" \n", "id|kind\na|b"},
        {"id,kind\n\u00A0a\u00A0,\"\u202F\u00A0b\u00A0\"\n", "id|kind\na|b"},
        {"id,kind\n\u00A0\"a\",b\n", "id|kind\n\"a\"|b"},
        {"id,kind\n−63\u00A0%,£5\n", "id|kind\n−63\u00A0%|£5"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_table(rows[i][0], rows[i][1], "");
}

// --- rows without names ---

static void expect_rows(const char *text, const char *words, const char *reports) {
    list = (struct diagnostics){.arena = &arena};
    source = (struct source){TEXT("changes.csv"), text_of(text)};
    struct table table = table_read_rows(&source, 2, &arena, &list);
    struct buffer read_words = {.arena = &arena};
    for (size_t i = 0; i < table.row_count; i++) {
        buffer_append(&read_words, i ? TEXT("\n") : TEXT(""));
        append_cells(&read_words, table.rows[i].cells, 2);
        check_cell(&table.rows[i].cells[0]);
        check_cell(&table.rows[i].cells[1]);
    }
    const char *found = text_string(&arena, buffer_text(&read_words));
    cr_expect_str_eq(found, words, "%s\nis read as\n%s", text, found);
    cr_expect_str_eq(reports_of(&list, &arena), reports, "%s\nreports %s", text,
                     reports_of(&list, &arena));
}

Test(table, reads_rows_without_names) {
    static const char *const rows[][3] = {
        {"a,1\nb,2\n", "a|1\nb|2", ""},
        {"a,1,,\r\n\r\n,,\r\nb,2", "a|1\nb|2", ""},
        {"a,\n,2\n", "a|\n|2", ""},
        {"\"a, b\",1\n", "a, b|1", ""},
        {"a;1\nb;2\n", "a|1\nb|2", "N030@0"},
        {"a\t1\nb\t2\n", "a|1\nb|2", "N030@0"},
        {"a;-11,7\n", "a|-11,7", "N030@0"},
        {"a;b,1\nc,2\n", "a;b|1\nc|2", ""},
        {"sep=;\na;1\n", "a|1", "N030@6"},
        {"a,1\nb\n", "a|1", "N024@4"},
        {"a,1\nb,2,3\n", "a|1", "N023@8"},
        {"", "", "N020@0"},
        {"\n,,\n", "", "N020@0"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_rows(rows[i][0], rows[i][1], rows[i][2]);
}

Test(table, finds_the_separator) {
    expect_table("id;kind;note\na;count;x, y\n", "id|kind|note\na|count|x, y", "N030@0");
    expect_table("id\tkind\n\tb\na\t\n", "id|kind\n|b\na|", "N030@0");
    expect_table("id\tkind\n a \t\"b\tc\" \n", "id|kind\na|b\tc", "N030@0");
    expect_table("id;x,y\nid,kind\na,b\n", "id|kind\na|b", "");
    expect_table("id,kind;x\nid;kind;value\na;b;c\n", "id|kind|value\na|b|c", "N030@10");
    expect_table("sep=;\r\nid;kind\na;b,c\n", "id|kind\na|b,c", "N030@7");
    expect_table("SEP=\t\nid\tkind\na\tb\n", "id|kind\na|b", "N030@6");
    expect_table("sep=,\nid,kind\na,b;c\n", "id|kind\na|b;c", "");
}

Test(table, knows_the_place_of_an_empty_cell) {
    struct table table = read(TEXT("id\tkind\n\t\"x\"\n , \t \n"));
    cr_assert_eq(table.row_count, 2);
    cr_expect_eq(table.rows[0].cells[0].place.offset, 8);
    cr_expect_eq(table.rows[1].cells[1].place.offset, 18);
    table = read(TEXT("id,kind\n\t,\"\"\n\"\" ,x\n"));
    cr_assert_eq(table.row_count, 1);
    cr_expect_eq(table.rows[0].cells[0].place.offset, 14);
}

Test(table, refuses_a_separator_that_is_not_known) {
    expect_table("sep=|\nid,kind\na,b\n", "id|kind\na|b", "N029@0");
    expect_table("sep=\nid,kind\na,b\n", "id|kind\na|b", "N029@0");
    expect_table("sep=;;\nid;kind\na;b\n", "id|kind\na|b", "N029@0 N030@7");
}

Test(table, passes_over_titles_and_blank_rows) {
    expect_table("Figures of Gosport\n\nas at July, 2025,\nid,kind\na,b\n", "id|kind\na|b", "");
    expect_table("id,of,the,campaign\nID , Kind,\na,b,\n", "ID|Kind\na|b", "");
    expect_table("\n\n  \n,,,\n\"\",\u00A0\nid,kind\n,\n\n , \n\"\",\na,b\n,\n", "id|kind\na|b",
                 "");
}

Test(table, ignores_trailing_empty_cells_beyond_the_header) {
    expect_table("id,kind,,,\na,b,,,\nc,d,\ne,f\n", "id|kind\na|b\nc|d\ne|f", "");
    expect_table("id,,kind,\na,x,b,,,,,\n", "id||kind\na|x|b", "");
}

Test(table, refuses_rows_that_do_not_fit_the_header) {
    expect_table("id,kind\na,b,c\nd,e\n", "id|kind\nd|e", "N023@12");
    expect_table("id,kind\na,b,,1,008\nd,e\n", "id|kind\nd|e", "N023@13");
    expect_table("id,kind\na\nd,e\nf\n", "id|kind\nd|e", "N024@8 N024@14");
    expect_table("id,kind,value\n,b\n", "id|kind|value", "N024@14");
    cr_expect_str_eq(message_of(&list, &arena),
                     "'' begins a row of 2 cells in a table with 3 columns");
}

Test(table, refuses_files_without_rows_or_header) {
    expect_table("", "", "N020@0");
    expect_table("\n\r\n \n,,\n", "", "N020@0");
    expect_table("sep=;", "", "N020@0");
    expect_table("id,kind\n", "id|kind", "N022@0");
    expect_table("\nid,kind\n,\n", "id|kind", "N022@1");
    expect_table("a,b\nc,d\n", "", "N021@0");
    expect_table("id,label\na,b\n", "", "N021@0");
    expect_table("id,id\na,b\n", "", "N021@0");
    cr_expect_str_eq(message_of(&list, &arena), "'metrics.csv' has no row of column names: none "
                                                "holds two of 'id', 'kind', 'value', 'base_line'");
}

Test(table, refuses_a_quote_that_is_never_closed_and_reads_the_rows_below) {
    expect_table("id,kind\na,\"b\nc,d\ne\n", "id|kind\nc|d", "N025@10 N024@17");
    expect_table("id,kind\nc,d\n\"", "id|kind\nc|d", "N025@12");
    expect_table("id,kind\n\"a\"\",b\nc,d", "id|kind\nc|d", "N025@8");
    expect_table("id,\"kind\na,b\n", "", "N025@3 N021@0");
    expect_table("id,kind\nc,d\n  \"x\n", "id|kind\nc|d", "N025@14");
}

Test(table, refuses_text_behind_a_closing_quote) {
    expect_table("id,kind\na,\"b\"c\nd,e\n", "id|kind\nd|e", "N026@13");
    expect_table("id,kind\na,\"b\" \"c\"\nd,e\n", "id|kind\nd|e", "N026@14");
    expect_table("id,kind\n\"a \"word\" quoted\",b\nd,e\n", "id|kind\nd|e", "N026@12");
    cr_expect(text_starts_with(
        list.items[0].message,
        TEXT("'word\" quoted\"' stands behind the quote that closes the cell; write")));
}

Test(table, says_where_a_cell_begins_whose_quote_closes_in_another_line) {
    expect_table("id,kind\na,\"b\nc,\"d\"\ne,f\n", "id|kind\nc|d\ne|f", "N026@16");
    cr_expect_not_null(strstr(message_of(&list, &arena), "closes the cell begun in line 2; write"));
}

Test(table, refuses_control_and_private_characters) {
    expect_table("id,kind\na\x0C,\uE000\n", "id|kind\na\x0C|\uE000", "N015@9 N015@11");
}

// `count` times a part.
static struct text repeated(const char *part, size_t count) {
    struct buffer text = {.arena = &arena};
    for (size_t i = 0; i < count; i++)
        buffer_append(&text, text_of(part));
    return buffer_text(&text);
}

Test(table, holds_cells_within_their_limit) {
    struct text longest = repeated("x", 32768), longer = repeated("x", 32771);
    struct table table = read(
        TEXT_JOIN(&arena, TEXT("id,kind\na,"), longest, TEXT("\nb,\""), longest, TEXT("\"\nc,d")));
    cr_expect_eq(list.count, 0, "%s", reports_of(&list, &arena));
    cr_expect_eq(table.row_count, 3);
    cr_expect_eq(table.rows[1].cells[1].text.length, 32768);
    table = read(TEXT_JOIN(&arena, TEXT("id,kind\na,"), longer, TEXT("\nc,d")));
    cr_expect_str_eq(words_of(&table), "id|kind\nc|d");
    cr_expect_str_eq(reports_of(&list, &arena), "N027@10");
    table = read(TEXT_JOIN(&arena, TEXT("id,kind\na,\""), longer, TEXT("\"\nc,d")));
    cr_expect_str_eq(words_of(&table), "id|kind\nc|d");
    cr_expect_str_eq(reports_of(&list, &arena), "N025@10");
    cr_expect_not_null(strstr(message_of(&list, &arena), "never closed within 32 KiB"));
}

Test(table, reads_256_columns_and_as_many_empty_ones_as_there_are) {
    struct text header = TEXT_JOIN(&arena, TEXT("id,kind"), repeated(",x", 254));
    struct text row = TEXT_JOIN(&arena, TEXT("a,b"), repeated(",y", 254));
    struct text empty = repeated(",", 3000);
    struct table table = read(TEXT_JOIN(&arena, header, empty, TEXT("\n"), row, empty));
    cr_expect_eq(list.count, 0, "%s", reports_of(&list, &arena));
    cr_expect_eq(table.column_count, 256);
    cr_expect_eq(table.row_count, 1);
    table = read(TEXT_JOIN(&arena, header, TEXT(",z\n"), row, TEXT(",\n")));
    cr_expect_str_eq(reports_of(&list, &arena), "N028@516");
    cr_expect_eq(table.column_count, 256);
    cr_expect_eq(table.row_count, 1);
    read(TEXT_JOIN(&arena, header, TEXT("\n"), row, TEXT(",,z\nc"), repeated(",", 255)));
    cr_expect_str_eq(reports_of(&list, &arena), "N023@1029");
    cr_expect_not_null(strstr(message_of(&list, &arena), "'z' is in column 258 of a table"));
}

Test(table, stops_at_as_many_broken_rows_as_are_printed) {
    read(TEXT_JOIN(&arena, TEXT("id,kind\n"), repeated("\"x\n", 20000)));
    cr_expect_eq(list.count, 100, "%zu", list.count);
    read(TEXT_JOIN(&arena, TEXT("id,kind\n"), repeated("a\n", 20000)));
    cr_expect_eq(list.count, 100, "%zu", list.count);
}

Test(table, needs_no_memory_for_rows_that_it_passes_over) {
    struct text rows = repeated("a\n", 200000);
    arena.capacity = arena.used + 100000;
    cr_expect_eq(read(rows).row_count, 0);
    cr_expect_str_eq(reports_of(&list, &arena), "N021@0");
    arena.capacity = 1 << 26;
}

Test(table, reads_many_rows) {
    struct table table = read(TEXT_JOIN(&arena, TEXT("id,kind\n"), repeated("a,\"b\"\n", 20000)));
    cr_expect_eq(table.row_count, 20000);
    cr_expect_eq(list.count, 0);
}

Test(table, compares_names_without_case_blanks_and_dashes) {
    static const struct {
        const char *a, *b;
        bool equal;
    } rows[] = {
        {"base_line", "Baseline", true},
        {"base line", "BASE-LINE", true},
        {" id\u00A0", "id", true},
        {"base\r\nline", "baseline", true},
        {"id", "ids", false},
        {"ids", "id", false},
        {"", "-", true},
        {"kind", "king", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        cr_expect_eq(table_name_equal(text_of(rows[i].a), text_of(rows[i].b)), rows[i].equal,
                     "row %zu", i);
}

// --- csv-spectrum ---

// The next string of a JSON text; absent at the end. Knows what the files of csv-spectrum hold.
static struct text next_json_string(struct text json, size_t *offset) {
    static const struct { char letter, meaning; } escapes[] = {{'n', '\n'}, {'r', '\r'}};
    struct buffer string = {.arena = &arena};
    while (*offset < json.length && json.data[*offset] != '"')
        ++*offset;
    if (*offset == json.length)
        return (struct text){0};
    for (++*offset; json.data[*offset] != '"'; ++*offset) {
        char c = json.data[*offset];
        if (c == '\\') {
            c = json.data[++*offset];
            for (size_t i = 0; i < COUNT(escapes); i++)
                if (escapes[i].letter == c)
                    c = escapes[i].meaning;
        }
        buffer_append_byte(&string, c);
    }
    ++*offset;
    return buffer_text(&string);
}

static struct text content_of(const char *name, const char *ending) {
    struct text path =
        TEXT_JOIN(&arena, TEXT("tests/data/csv-spectrum/"), text_of(name), text_of(ending));
    struct file_content content = file_read(path, 10000, &arena);
    cr_assert_eq(content.error, 0, "%s%s", name, ending);
    return content.bytes;
}

static struct table read_spectrum(const char *name, const struct text *columns, size_t count) {
    list = (struct diagnostics){.arena = &arena};
    source = (struct source){text_of(name), content_of(name, ".csv")};
    struct table table = table_read(&source, columns, count, &arena, &list);
    cr_assert_eq(list.count, 0, "%s: %s", name, reports_of(&list, &arena));
    check_places(&table);
    return table;
}

static void check_spectrum(const char *name) {
    static const struct text columns[] = {{"a", 1},   {"b", 1},     {"key", 3},
                                          {"val", 3}, {"first", 5}, {"last", 4}};
    struct table table = read_spectrum(name, columns, COUNT(columns));
    struct text json = content_of(name, ".json");
    size_t offset = 0, row = 0, column = 0;
    for (struct text key; (key = next_json_string(json, &offset)).data;) {
        struct text value = next_json_string(json, &offset);
        cr_assert_lt(row, table.row_count, "%s has %zu rows", name, table.row_count);
        cr_expect(text_equal(table.header[column].text, key), "%s, column %zu", name, column);
        struct text found = table.rows[row].cells[column].text;
        cr_expect(text_equal(found, text_trim(value)), "%s, row %zu: '%.*s'", name, row,
                  (int)found.length, found.data);
        column = (column + 1) % table.column_count;
        row += column == 0;
    }
    cr_expect_eq(row, table.row_count, "%s", name);
}

Test(table, reads_csv_spectrum) {
    static const char *const files[] = {
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "newlines",
        "newlines_crlf",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8",
    };
    for (size_t i = 0; i < COUNT(files); i++)
        check_spectrum(files[i]);
}

Test(table, reads_csv_spectrum_with_quotes_in_cells_that_are_not_quoted) {
    static const struct text columns[] = {{"Cities", 6}, {"Counties", 8}};
    struct table table = read_spectrum("location_coordinates", columns, COUNT(columns));
    cr_assert_eq(table.row_count, 1);
    cr_expect(
        text_equal(table.rows[0].cells[1].text, TEXT("37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W")));
}
