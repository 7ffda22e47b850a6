#include "columns.h"

#include "arena.h"
#include "diagnostic.h"
#include "placeholder.h"
#include "table.h"

#include <stdint.h>

// One header cell taken for a rule, in a language when its name says so.
struct match {
    size_t rule; // COLUMNS_NONE: none
    struct text language;
};

static size_t rule_called(struct column_rules rules, struct text name) {
    for (size_t i = 0; i < rules.count; i++)
        if (table_name_equal(text_of(rules.rules[i].name), name))
            return i;
    return COLUMNS_NONE;
}

// "cy" of "label_cy": two or three letters behind the last separator; absent when there are none.
static struct text language_suffix(struct text name) {
    size_t start = name.length;
    while (start > 0 && text_is_letter(name.data[start - 1]))
        start--;
    size_t letters = name.length - start;
    bool is_separated = start > 1 && (name.data[start - 1] == '_' || name.data[start - 1] == '-' ||
                                      name.data[start - 1] == ' ');
    bool is_language = is_separated && (letters == 2 || letters == 3);
    return is_language ? text_slice(name, start, name.length) : (struct text){0};
}

static struct match match_name(struct column_rules rules, struct text name) {
    size_t rule = rule_called(rules, name);
    struct text language = language_suffix(name);
    if (rule != COLUMNS_NONE || !language.data)
        return (struct match){.rule = rule};
    rule = rule_called(rules, text_slice(name, 0, name.length - language.length - 1));
    bool is_text = rule != COLUMNS_NONE && rules.rules[rule].is_text;
    return is_text ? (struct match){rule, language} : (struct match){.rule = COLUMNS_NONE};
}

static bool is_of_author(struct text name) {
    return text_equal_ignoring_case(text_slice(name, 0, 2), TEXT("x-"));
}

static bool has_cells(const struct table *table, size_t column) {
    for (size_t i = 0; i < table->row_count; i++)
        if (table->rows[i].cells[column].text.length > 0)
            return true;
    return false;
}

static void report_unknown(const struct cell *header, struct column_rules rules,
                           struct diagnostics *diagnostics) {
    struct arena scratch = *diagnostics->arena;
    struct text *names = arena_allocate(&scratch, rules.count, sizeof *names);
    for (size_t i = 0; i < rules.count; i++)
        names[i] = text_of(rules.rules[i].name);
    struct text nearest = text_nearest(header->text, names, rules.count, scratch);
    diagnostics_add(diagnostics, DIAGNOSTIC_COLUMN_UNKNOWN, header->place,
                    (struct diagnostic_words){header->text, nearest});
}

static void report_twice(const struct cell *header, size_t first, struct diagnostics *diagnostics) {
    struct text number = text_of_integer(diagnostics->arena, (long long)first + 1);
    diagnostics_add(diagnostics, DIAGNOSTIC_COLUMN_TWICE, header->place,
                    (struct diagnostic_words){header->text, number});
}

// The column left of `column` that was taken for the same; COLUMNS_NONE when there is none.
static size_t earlier(const struct match *matches, size_t column) {
    for (size_t i = 0; i < column; i++)
        if (matches[i].rule == matches[column].rule &&
            text_equal_ignoring_case(matches[i].language, matches[column].language))
            return i;
    return COLUMNS_NONE;
}

static struct match *match_header(const struct table *table, struct column_rules rules,
                                  struct arena *arena, struct diagnostics *diagnostics) {
    struct match *matches = arena_allocate(arena, table->column_count, sizeof *matches);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct cell *header = &table->header[i];
        matches[i] = match_name(rules, header->text);
        size_t first = earlier(matches, i);
        if (matches[i].rule != COLUMNS_NONE && first != COLUMNS_NONE)
            report_twice(header, first, diagnostics);
        else if (matches[i].rule == COLUMNS_NONE && header->text.length == 0 && has_cells(table, i))
            diagnostics_add(
                diagnostics, DIAGNOSTIC_COLUMN_UNNAMED, header->place,
                (struct diagnostic_words){text_of_integer(diagnostics->arena, (long long)i + 1)});
        else if (matches[i].rule == COLUMNS_NONE && header->text.length > 0 &&
                 !is_of_author(header->text))
            report_unknown(header, rules, diagnostics);
    }
    return matches;
}

static void report_missing(const struct table *table, struct column_rules rules,
                           const size_t *found, struct diagnostics *diagnostics) {
    // A table without any header has been refused as such.
    for (size_t i = 0; i < rules.count && table->column_count > 0; i++)
        if (rules.rules[i].is_required && found[i] == COLUMNS_NONE)
            diagnostics_add(diagnostics, DIAGNOSTIC_COLUMN_MISSING, table->header[0].place,
                            (struct diagnostic_words){text_of(rules.rules[i].name)});
}

struct columns columns_find(const struct table *table, struct column_rules rules,
                            struct text language, struct arena *arena,
                            struct diagnostics *diagnostics) {
    size_t *found = arena_allocate(arena, rules.count, sizeof *found);
    size_t *translated = arena_allocate(arena, rules.count, sizeof *translated);
    for (size_t i = 0; i < rules.count; i++)
        found[i] = translated[i] = COLUMNS_NONE;
    struct match *matches = match_header(table, rules, arena, diagnostics);
    struct text primary = text_cut(language, '-').head;
    for (size_t i = table->column_count; i-- > 0;) {
        if (matches[i].rule == COLUMNS_NONE)
            continue;
        if (!matches[i].language.data)
            found[matches[i].rule] = i;
        else if (text_equal_ignoring_case(matches[i].language, primary))
            translated[matches[i].rule] = i;
    }
    report_missing(table, rules, found, diagnostics);
    return (struct columns){found, translated, rules.count};
}

const struct cell *columns_cell(const struct columns *columns, const struct table_row *row,
                                size_t rule) {
    size_t column = columns->found[rule];
    return column == COLUMNS_NONE ? NULL : &row->cells[column];
}

// Whether the cell is without; one that is escaped is refused, too, for it would keep its
// backslash.
static bool lacks_placeholder(const struct cell *cell, struct diagnostics *diagnostics) {
    struct placeholder placeholder = placeholder_find(cell->text, 0);
    if (placeholder.kind == PLACEHOLDER_NONE)
        return true;
    if (!diagnostics_mention(diagnostics, cell->place))
        diagnostics_add(diagnostics, DIAGNOSTIC_PLACEHOLDER_IN_CELL,
                        source_narrow(cell->place, placeholder.whole),
                        (struct diagnostic_words){placeholder.whole});
    return false;
}

bool columns_lack_placeholders(const struct columns *columns, const struct table_row *row,
                               struct diagnostics *diagnostics) {
    const size_t *const read[] = {columns->found, columns->translated};
    bool all_lack = true;
    for (size_t i = 0; i < columns->count; i++)
        for (size_t j = 0; j < sizeof read / sizeof *read; j++)
            if (read[j][i] != COLUMNS_NONE &&
                !lacks_placeholder(&row->cells[read[j][i]], diagnostics))
                all_lack = false;
    return all_lack;
}

const struct cell *columns_words(const struct columns *columns, const struct table_row *row,
                                 size_t rule) {
    size_t column = columns->translated[rule];
    bool is_translated = column != COLUMNS_NONE && row->cells[column].text.length > 0;
    return is_translated ? &row->cells[column] : columns_cell(columns, row, rule);
}
