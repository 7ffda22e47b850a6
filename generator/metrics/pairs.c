#include "pairs.h"

#include "arena.h"
#include "diagnostic.h"
#include "table.h"

enum { LABEL, CHANGE };

// "-63", "+24.3", "12", ".5", U+2212 and U+2013 for a minus, "[c]", "#REF!", "=A1".
static bool begins_like_a_number(struct text text) {
    static const struct text starts[] = {
        {"-", 1}, {"+", 1}, {".", 1}, {"[", 1}, {"#", 1}, {"=", 1}, {"−", 3}, {"–", 3},
    };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (text_starts_with(text, starts[i]))
            return true;
    return text.length > 0 && text_is_digit(text.data[0]);
}

// What would be said of a cell.
static struct diagnostics complaints_of(const struct cell *cell, struct arena *scratch) {
    struct diagnostics unheard = {.arena = scratch};
    change_read(cell->text, cell->place, scratch, &unheard);
    return unheard;
}

static bool is_heading(const struct cell *cell, struct arena scratch) {
    return !begins_like_a_number(cell->text) && complaints_of(cell, &scratch).errors > 0;
}

// How many rows stand above the figures, the header among them.
static size_t rows_above(const struct table *table, struct arena scratch) {
    for (size_t i = 0; i < table->row_count; i++) {
        const struct cell *cell = &table->rows[i].cells[CHANGE];
        if (cell->text.length > 0)
            return is_heading(cell, scratch) ? i + 1 : 0;
    }
    return 0;
}

static bool lacks_its_sign(const struct cell *cell, struct arena scratch) {
    struct diagnostics complaints = complaints_of(cell, &scratch);
    return complaints.count == 1 && complaints.items[0].kind == DIAGNOSTIC_DIRECTION_MISSING;
}

static struct change read_change(const struct cell *cell, struct arena *arena,
                                 struct diagnostics *diagnostics) {
    struct text text = cell->text;
    if (lacks_its_sign(cell, *arena))
        text = TEXT_JOIN(arena, TEXT("+"), text);
    return change_read(text, cell->place, arena, diagnostics);
}

static struct figure read_pair(const struct table_row *row, struct arena *arena,
                               struct diagnostics *diagnostics) {
    const struct cell *label = &row->cells[LABEL];
    if (label->text.length == 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_CELL_EMPTY, label->place,
                        (struct diagnostic_words){TEXT("label")});
    return (struct figure){
        .place = row->place,
        .label = label->text,
        .kind = FIGURE_CHANGE,
        .change = read_change(&row->cells[CHANGE], arena, diagnostics),
    };
}

struct pairs pairs_read(const struct table *table, struct arena *arena,
                        struct diagnostics *diagnostics) {
    size_t above = rows_above(table, *arena);
    size_t count = table->row_count - above;
    struct pairs pairs = {.metrics.figures = arena_allocate(arena, count, sizeof(struct figure))};
    if (above > 0)
        pairs.heading = table->rows[above - 1].cells[CHANGE].text;
    if (above > 0 && count == 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_ROWS_MISSING, table->rows[above - 1].place,
                        (struct diagnostic_words){table->source->path});
    for (; pairs.metrics.count < count; pairs.metrics.count++)
        pairs.metrics.figures[pairs.metrics.count] =
            read_pair(&table->rows[above + pairs.metrics.count], arena, diagnostics);
    return pairs;
}
