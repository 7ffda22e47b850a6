#include "report.h"

#include "arena.h"
#include "number.h"

#include <string.h>

// Where the cell of a column comes from.
enum column_form {
    COLUMN_TEXT,     // a text of struct report_figure, at `offset`
    COLUMN_QUANTITY, // a quantity of struct figure, at `offset`
    COLUMN_PERCENT,  // the unrounded change
};

// One column of the download.
struct column {
    struct report_column words;
    enum column_form form;
    size_t offset;
};

#define WORDS(name, meaning)                                                                       \
    {                                                                                              \
        {name, sizeof(name) - 1}, {                                                                \
            meaning, sizeof(meaning) - 1                                                           \
        }                                                                                          \
    }
#define TEXT_OF(name, member, meaning)                                                             \
    { WORDS(name, meaning), COLUMN_TEXT, offsetof(struct report_figure, member) }
#define NUMBER_OF(name, member, meaning)                                                           \
    { WORDS(name, meaning), COLUMN_QUANTITY, offsetof(struct figure, member) }

static const struct column columns[] = {
    TEXT_OF("group", group, "the section of the page"),
    TEXT_OF("id", id, "the figure's name in the data"),
    TEXT_OF("area", area, "the area; empty: the whole campaign"),
    TEXT_OF("label", label, "the figure"),
    TEXT_OF("kind", kind, "change, count, level or amount"),
    {WORDS("change_percent",
           "the change in per cent: as stated, or from the counts to six decimals"),
     COLUMN_PERCENT, 0},
    TEXT_OF("change_text", change, "the change as the page shows it"),
    TEXT_OF("change_words", change_words, "the change in words"),
    NUMBER_OF("baseline", baseline, "the count before, as a number"),
    TEXT_OF("baseline_text", baseline, "the count before, as the page shows it"),
    NUMBER_OF("current", current, "the count now, as a number"),
    TEXT_OF("current_text", current, "the count now, as the page shows it"),
    TEXT_OF("difference_text", difference, "the difference as it was stated"),
    TEXT_OF("baseline_period", baseline_period, "the period before"),
    TEXT_OF("current_period", current_period, "the period now"),
    TEXT_OF("period_note", period_note, "what else is said of the period"),
    NUMBER_OF("value", value, "the value of a count, amount or level, as a number"),
    TEXT_OF("value_text", value, "the value as the page shows it"),
    TEXT_OF("value_note", value_note, "what else is said of the value"),
    TEXT_OF("unit", unit, "what is counted"),
    TEXT_OF("source", source, "where the figure comes from"),
    TEXT_OF("source_url", source_url, "the address of the source"),
    TEXT_OF("note", note, "what else is said of the figure"),
};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

struct value_list report_download_columns(struct arena *arena) {
    struct report_column *list = arena_allocate(arena, COLUMN_COUNT, sizeof *list);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        list[i] = columns[i].words;
    return (struct value_list){list, COLUMN_COUNT};
}

static struct sheet_cell percent_cell(const struct report_figure *figure, struct arena *arena) {
    const struct change *change = &figure->comparison->change;
    if (change->basis != CHANGE_STATED && change->basis != CHANGE_COUNTED)
        return (struct sheet_cell){0};
    struct decimal percent = change->exact;
    if (change->direction == DIRECTION_DOWN)
        percent.digits = -percent.digits;
    return (struct sheet_cell){number_plain(percent, arena), true};
}

static struct sheet_cell quantity_cell(const struct figure *figure, size_t offset,
                                       struct arena *arena) {
    struct quantity quantity;
    memcpy(&quantity, (const char *)figure + offset, sizeof quantity);
    if (quantity.state != QUANTITY_KNOWN)
        return (struct sheet_cell){0};
    return (struct sheet_cell){number_plain(quantity.number, arena), true};
}

static struct sheet_cell text_cell(const struct report_figure *figure, size_t offset) {
    struct sheet_cell cell = {0};
    memcpy(&cell.text, (const char *)figure + offset, sizeof cell.text);
    return cell;
}

static struct sheet_cell cell_of(const struct report_figure *figure, const struct column *column,
                                 struct arena *arena) {
    switch (column->form) {
    case COLUMN_TEXT:
        return text_cell(figure, column->offset);
    case COLUMN_QUANTITY:
        return quantity_cell(figure->figure, column->offset, arena);
    case COLUMN_PERCENT:
        break;
    }
    return percent_cell(figure, arena);
}

struct sheet report_download(const struct report_figures *figures, struct arena *arena) {
    struct sheet sheet = {.column_count = COLUMN_COUNT, .row_count = figures->count + 1};
    struct sheet_cell *cells =
        arena_allocate(arena, sheet.row_count * sheet.column_count, sizeof *cells);
    sheet.cells = cells;
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        (cells++)->text = columns[i].words.name;
    for (size_t row = 0; row < figures->count; row++)
        for (size_t i = 0; i < COLUMN_COUNT; i++)
            *cells++ = cell_of(&figures->items[row], &columns[i], arena);
    return sheet;
}
