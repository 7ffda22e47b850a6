#include "report.h"

#include "arena.h"
#include "buffer.h"
#include "number.h"
#include "wording.h"

#include <string.h>

// What a column's cell holds.
enum column_form {
    COLUMN_TEXT,       // a text of struct report_figure, at `offset`
    COLUMN_QUANTITY,   // a quantity of struct figure, at `offset`
    COLUMN_BOUND,      // what the words around that quantity claim
    COLUMN_DATES,      // a period of struct figure, at `offset`
    COLUMN_PERCENT,    // the unrounded change
    COLUMN_CLAIM,      // what the words around the stated change claim
    COLUMN_DIFFERENCE, // the stated difference, signed
    COLUMN_LIMIT,      // a limit of the interval, a double of struct comparison, at `offset`
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
#define COLUMN(name, form, offset, meaning)                                                        \
    { WORDS(name, meaning), COLUMN_##form, offset }
#define TEXT_OF(name, member, meaning)                                                             \
    COLUMN(name, TEXT, offsetof(struct report_figure, member), meaning)
#define NUMBER_OF(name, member, meaning)                                                           \
    COLUMN(name, QUANTITY, offsetof(struct figure, member), meaning)
#define BOUND_OF(name, member)                                                                     \
    COLUMN(name, BOUND, offsetof(struct figure, member),                                           \
           "empty: exact; else lower bound, upper bound or about")

static const struct column columns[] = {
    TEXT_OF("group", group, "the section of the page"),
    TEXT_OF("id", id, "the figure's name in the data"),
    TEXT_OF("area", area, "the area; empty: the whole campaign"),
    TEXT_OF("label", label, "the figure"),
    TEXT_OF("kind", kind, "change, count, level or amount"),
    COLUMN("change_percent", PERCENT, 0,
           "the change in per cent: as stated, or from the counts to six decimals"),
    COLUMN("change_bound", CLAIM, 0,
           "of that number: empty: exact; else lower bound, upper bound or about"),
    TEXT_OF("change_text", change, "the change as the page shows it"),
    TEXT_OF("change_words", change_words, "the change in words"),
    TEXT_OF("verdict", verdict, "what the counts can show"),
    COLUMN("interval_lowest_percent", LIMIT, offsetof(struct comparison, lowest),
           "the lower limit of the change's 95% confidence interval, in per cent"),
    COLUMN("interval_highest_percent", LIMIT, offsetof(struct comparison, highest),
           "its upper limit"),
    TEXT_OF("interval_kind", interval_kind,
            "exact, or widened as the months vary by more than chance"),
    TEXT_OF("interval_text", interval, "the interval as the page shows it"),
    TEXT_OF("sentence", sentence, "what can be said of the change"),
    NUMBER_OF("baseline", baseline, "the count before, as a number"),
    BOUND_OF("baseline_bound", baseline),
    TEXT_OF("baseline_text", baseline, "the count before, as the page shows it"),
    NUMBER_OF("current", current, "the count now, as a number"),
    BOUND_OF("current_bound", current),
    TEXT_OF("current_text", current, "the count now, as the page shows it"),
    COLUMN("difference", DIFFERENCE, 0, "the stated difference, as a number"),
    TEXT_OF("difference_text", difference, "the difference as it was stated"),
    COLUMN(
        "baseline_dates", DATES, offsetof(struct figure, baseline_period),
        "the period before: first/last day, '..' for a period that goes on, spans joined by '+'"),
    TEXT_OF("baseline_period", baseline_period, "the period before, in words"),
    COLUMN("current_dates", DATES, offsetof(struct figure, current_period),
           "the period now, likewise"),
    TEXT_OF("current_period", current_period, "the period now, in words"),
    TEXT_OF("period_note", period_note, "what else is said of the period"),
    NUMBER_OF("value", value, "the value of a count, amount or level, as a number"),
    BOUND_OF("value_bound", value),
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

// The quantity of a figure at an offset.
static const struct quantity *quantity_at(const struct figure *figure, size_t offset) {
    return (const struct quantity *)(const void *)((const char *)figure + offset);
}

static struct sheet_cell quantity_cell(const struct quantity *quantity, struct arena *arena) {
    if (quantity->state != QUANTITY_KNOWN)
        return (struct sheet_cell){0};
    return (struct sheet_cell){number_plain(quantity->number, arena), true};
}

static struct sheet_cell bound_cell(enum quantity_bound bound) {
    static const char *const words[] = {[BOUND_EXACT] = NULL,
                                        [BOUND_LOWER] = "lower bound",
                                        [BOUND_UPPER] = "upper bound",
                                        [BOUND_ABOUT] = "about"};
    return (struct sheet_cell){text_of(words[bound]), false};
}

// "More than 60%" fewer is below −60%.
static enum quantity_bound bound_of_signed(const struct change *change) {
    if (change->direction != DIRECTION_DOWN)
        return change->bound;
    return change->bound == BOUND_LOWER   ? BOUND_UPPER
           : change->bound == BOUND_UPPER ? BOUND_LOWER
                                          : change->bound;
}

static struct sheet_cell difference_cell(const struct figure *figure, struct arena *arena) {
    struct quantity difference = figure->difference;
    if (figure->difference_direction == DIRECTION_DOWN)
        difference.number.digits = -difference.number.digits;
    return quantity_cell(&difference, arena);
}

static struct sheet_cell limit_cell(const struct comparison *comparison, size_t offset,
                                    struct arena *arena) {
    enum { PLACES = 4 };
    if (!comparison->has_interval)
        return (struct sheet_cell){0};
    double limit;
    memcpy(&limit, (const char *)comparison + offset, sizeof limit);
    struct buffer written = {.arena = arena};
    buffer_append_decimal(&written, limit, PLACES);
    return (struct sheet_cell){buffer_text(&written), true};
}

static struct sheet_cell text_cell(const struct report_figure *figure, size_t offset) {
    struct sheet_cell cell = {0};
    memcpy(&cell.text, (const char *)figure + offset, sizeof cell.text);
    return cell;
}

static struct sheet_cell dates_cell(const struct figure *figure, size_t offset,
                                    struct arena *arena) {
    const void *period = (const char *)figure + offset;
    return (struct sheet_cell){period_dates(period, arena), false};
}

static struct sheet_cell cell_of(const struct report_figure *written, const struct column *column,
                                 struct arena *arena) {
    const struct figure *figure = written->figure;
    switch (column->form) {
    case COLUMN_TEXT:
        return text_cell(written, column->offset);
    case COLUMN_QUANTITY:
        return quantity_cell(quantity_at(figure, column->offset), arena);
    case COLUMN_BOUND:
        return bound_cell(quantity_at(figure, column->offset)->bound);
    case COLUMN_DATES:
        return dates_cell(figure, column->offset, arena);
    case COLUMN_CLAIM:
        return bound_cell(bound_of_signed(&written->comparison->change));
    case COLUMN_DIFFERENCE:
        return difference_cell(figure, arena);
    case COLUMN_LIMIT:
        return limit_cell(written->comparison, column->offset, arena);
    case COLUMN_PERCENT:
        break;
    }
    return percent_cell(written, arena);
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

// --- months ---

static const char *const month_columns[] = {"month", "group", "id",   "area",
                                            "label", "count", "note", "in_doubt"};
enum { MONTH_COLUMNS = sizeof month_columns / sizeof month_columns[0] };

static struct sheet_cell *add_month(struct sheet_cell *cells, const struct series_point *point,
                                    const struct figure *figure, const struct campaign *campaign,
                                    struct arena *arena) {
    const struct quantity *count = &point->count;
    bool is_known = count->state == QUANTITY_KNOWN;
    bool is_plain = is_known && count->bound == BOUND_EXACT;
    const struct sheet_cell row[MONTH_COLUMNS] = {
        {text_slice(date_iso(point->month, arena), 0, 7), false},
        {figure->group, false},
        {figure->id, false},
        {figure->area, false},
        {figure->label, false},
        is_known ? (struct sheet_cell){number_plain(count->number, arena), true}
                 : (struct sheet_cell){0},
        {is_plain ? (struct text){0} : wording_quantity(count, arena), false},
        {campaign_doubts_month(campaign, point->month) ? TEXT("yes") : (struct text){0}, false},
    };
    memcpy(cells, row, sizeof row);
    return cells + MONTH_COLUMNS;
}

struct sheet report_download_months(const struct series_list *list, const struct campaign *campaign,
                                    struct arena *arena) {
    struct sheet sheet = {.column_count = MONTH_COLUMNS, .row_count = 1};
    for (size_t i = 0; i < list->count; i++)
        sheet.row_count += list->items[i].count;
    struct sheet_cell *cells =
        arena_allocate(arena, sheet.row_count * sheet.column_count, sizeof *cells);
    sheet.cells = cells;
    for (size_t i = 0; i < MONTH_COLUMNS; i++)
        (cells++)->text = text_of(month_columns[i]);
    for (size_t i = 0; i < list->count; i++) {
        const struct series *series = &list->items[i];
        for (size_t j = 0; j < series->count; j++)
            cells = add_month(cells, &series->points[j], series->figure, campaign, arena);
    }
    return sheet;
}
