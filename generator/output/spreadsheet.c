#include "spreadsheet.h"

#include "buffer.h"

#include <string.h>

static bool starts_a_formula(const struct sheet_cell *cell) {
    return !cell->is_number && cell->text.length && memchr("=+-@\t\r", cell->text.data[0], 6);
}

static bool asks_for_quotes(char c) {
    return c == ',' || c == '"' || c == '\r' || c == '\n' || c == '\t' || c == ';';
}

// Blanks at either end are quoted too, for there are readers that drop them otherwise.
static bool needs_quotes(struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if (asks_for_quotes(text.data[i]))
            return true;
    return text.length && (text.data[0] == ' ' || text.data[text.length - 1] == ' ');
}

static void append_quoted(struct buffer *buffer, struct text text) {
    struct text_cut cut = text_cut(text, '"');
    for (; cut.found; cut = text_cut(cut.tail, '"')) {
        buffer_append(buffer, cut.head);
        buffer_append(buffer, TEXT("\"\""));
    }
    buffer_append(buffer, cut.head);
}

static void append_cell(struct buffer *buffer, const struct sheet_cell *cell) {
    bool is_quoted = needs_quotes(cell->text);
    if (is_quoted)
        buffer_append_byte(buffer, '"');
    if (starts_a_formula(cell))
        buffer_append_byte(buffer, '\'');
    append_quoted(buffer, cell->text);
    if (is_quoted)
        buffer_append_byte(buffer, '"');
}

void spreadsheet_write(const struct sheet *sheet, struct buffer *buffer) {
    buffer_append(buffer, TEXT("\xEF\xBB\xBF"));
    const struct sheet_cell *cell = sheet->cells;
    for (size_t row = 0; row < sheet->row_count; row++) {
        for (size_t column = 0; column < sheet->column_count; column++) {
            if (column)
                buffer_append_byte(buffer, ',');
            append_cell(buffer, cell++);
        }
        buffer_append(buffer, TEXT("\r\n"));
    }
}
