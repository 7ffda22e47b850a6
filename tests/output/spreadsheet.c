#include "spreadsheet.h"

#include "arena.h"
#include "buffer.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#define BOM "\xEF\xBB\xBF"

// A sheet of one cell, as it is written.
static const char *written(struct sheet_cell cell, struct arena *arena) {
    struct sheet sheet = {&cell, 1, 1};
    struct buffer buffer = {.arena = arena};
    spreadsheet_write(&sheet, &buffer);
    return text_string(arena, buffer_text(&buffer));
}

Test(spreadsheet, guards_and_quotes_texts) {
    static const struct {
        const char *cell, *line;
    } rows[] = {
        {"Arrests", "Arrests"},
        {"", ""},
        {"=1+1", "'=1+1"},
        {"+44 23 9254 5000", "'+44 23 9254 5000"},
        {"-63%", "'-63%"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "\"'\t=1\""},
        {"\r=1", "\"'\r=1\""},
        {"=\"a\"", "\"'=\"\"a\"\"\""},
        {"1=2", "1=2"},
        {"a-b", "a-b"},
        {"'quoted'", "'quoted'"},
        {"\xE2\x88\x92"
         "63%",
         "\xE2\x88\x92"
         "63%"},
        {"one, two", "\"one, two\""},
        {"one; two", "\"one; two\""},
        {"a \"b\" c", "\"a \"\"b\"\" c\""},
        {"two\nlines", "\"two\nlines\""},
        {"two\r\nlines", "\"two\r\nlines\""},
        {" blank before", "\" blank before\""},
        {"blank behind ", "\"blank behind \""},
        {"Gos\xC3\xA9port", "Gos\xC3\xA9port"},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *line = written((struct sheet_cell){text_of(rows[i].cell), false}, &arena);
        struct text wanted = TEXT_JOIN(&arena, TEXT(BOM), text_of(rows[i].line), TEXT("\r\n"));
        cr_expect(eq(str, (char *)line, text_string(&arena, wanted)));
    }
    arena_release(&arena);
}

Test(spreadsheet, never_changes_a_number) {
    static const char *const numbers[] = {"0", "-63", "20.4", "-0.5", "1008439", "+5", ""};
    struct arena arena = arena_new(1 << 20, NULL);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        const char *line = written((struct sheet_cell){text_of(numbers[i]), true}, &arena);
        struct text wanted = TEXT_JOIN(&arena, TEXT(BOM), text_of(numbers[i]), TEXT("\r\n"));
        cr_expect(eq(str, (char *)line, text_string(&arena, wanted)));
    }
    arena_release(&arena);
}

Test(spreadsheet, writes_row_by_row) {
    struct arena arena = arena_new(1 << 20, NULL);
    struct buffer buffer = {.arena = &arena};
    const struct sheet_cell cells[] = {
        {TEXT("id"), false}, {TEXT("change"), false}, {TEXT("note"), false},
        {TEXT("a"), false},  {TEXT("-63"), true},     {{0}, false},
    };
    spreadsheet_write(&(struct sheet){cells, 3, 2}, &buffer);
    cr_expect(text_equal(buffer_text(&buffer), TEXT(BOM "id,change,note\r\na,-63,\r\n")));
    arena_release(&arena);
}

Test(spreadsheet, without_rows_is_a_byte_order_mark) {
    struct arena arena = arena_new(1 << 20, NULL);
    struct buffer buffer = {.arena = &arena};
    spreadsheet_write(&(struct sheet){0}, &buffer);
    cr_expect(text_equal(buffer_text(&buffer), TEXT(BOM)));
    arena_release(&arena);
}
