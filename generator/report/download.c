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

// A type of the W3C's vocabulary for tables, and what its cells are written like; NULL: as they
// are.
struct column_type {
    const char *datatype, *format;
};

static const struct column_type types[] = {
    [COLUMN_TEXT] = {"string", NULL},
    [COLUMN_QUANTITY] = {"decimal", NULL},
    [COLUMN_BOUND] = {"string", "lower bound|upper bound|about"},
    [COLUMN_DATES] = {"string", NULL},
    [COLUMN_PERCENT] = {"decimal", NULL},
    [COLUMN_CLAIM] = {"string", "lower bound|upper bound|about"},
    [COLUMN_DIFFERENCE] = {"decimal", NULL},
    [COLUMN_LIMIT] = {"decimal", NULL},
};

// What distinguishes a column's cells beside their form.
enum column_role { ROLE_PLAIN, ROLE_REQUIRED, ROLE_KEY, ROLE_REQUIRED_KEY };

// One column of a download.
struct column {
    const char *name;
    enum column_form form;
    size_t offset;
    const char *meaning;
    enum column_role role;
    struct column_type type; // where it is not that of the form
};

#define TEXT_OF(name, member, ...)                                                                 \
    { name, COLUMN_TEXT, offsetof(struct report_figure, member), __VA_ARGS__ }
#define FIGURE_HAS(name, form, member, meaning)                                                    \
    { name, COLUMN_##form, offsetof(struct figure, member), meaning }
#define NUMBER_OF(name, member, meaning) FIGURE_HAS(name, QUANTITY, member, meaning)
#define BOUND_OF(name, member)                                                                     \
    FIGURE_HAS(name, BOUND, member, "empty: exact; else lower bound, upper bound or about")
#define LIMIT_OF(name, member, meaning)                                                            \
    { name, COLUMN_LIMIT, offsetof(struct comparison, member), meaning }

static const struct column columns[] = {
    TEXT_OF("group", group, "the section of the page", ROLE_KEY),
    TEXT_OF("id", id, "the figure's name in the data", ROLE_REQUIRED_KEY),
    TEXT_OF("area", area, "the area; empty: the whole campaign", ROLE_KEY),
    TEXT_OF("label", label, "the figure", ROLE_REQUIRED),
    TEXT_OF("kind", kind, "change, count, level or amount", ROLE_REQUIRED,
            {"string", "change|count|level|amount"}),
    {"change_percent", COLUMN_PERCENT, 0,
     "the change in per cent: as stated, or from the counts to six decimals"},
    {"change_bound", COLUMN_CLAIM, 0,
     "of that number: empty: exact; else lower bound, upper bound or about"},
    TEXT_OF("change_text", change, "the change as the page shows it"),
    TEXT_OF("change_words", change_words, "the change in words"),
    TEXT_OF("verdict", verdict, "what the counts can show"),
    LIMIT_OF("interval_lowest_percent", lowest,
             "the lower limit of the change's 95% confidence interval, in per cent"),
    LIMIT_OF("interval_highest_percent", highest, "its upper limit"),
    TEXT_OF("interval_kind", interval_kind,
            "exact, or widened as the months vary by more than chance", ROLE_PLAIN,
            {"string", "exact|widened"}),
    TEXT_OF("interval_text", interval, "the interval as the page shows it"),
    TEXT_OF("sentence", sentence, "what can be said of the change"),
    NUMBER_OF("baseline", baseline, "the count before, as a number"),
    BOUND_OF("baseline_bound", baseline),
    TEXT_OF("baseline_text", baseline, "the count before, as the page shows it"),
    NUMBER_OF("current", current, "the count now, as a number"),
    BOUND_OF("current_bound", current),
    TEXT_OF("current_text", current, "the count now, as the page shows it"),
    {"difference", COLUMN_DIFFERENCE, 0, "the stated difference, as a number"},
    TEXT_OF("difference_text", difference, "the difference as it was stated"),
    FIGURE_HAS(
        "baseline_dates", DATES, baseline_period,
        "the period before: first/last day, '..' for a period that goes on, spans joined by '+'"),
    TEXT_OF("baseline_period", baseline_period, "the period before, in words"),
    FIGURE_HAS("current_dates", DATES, current_period, "the period now, likewise"),
    TEXT_OF("current_period", current_period, "the period now, in words"),
    TEXT_OF("period_note", period_note, "what else is said of the period"),
    NUMBER_OF("value", value, "the value of a count, amount or level, as a number"),
    BOUND_OF("value_bound", value),
    TEXT_OF("value_text", value, "the value as the page shows it"),
    TEXT_OF("value_note", value_note, "what else is said of the value"),
    TEXT_OF("unit", unit, "what is counted"),
    TEXT_OF("source", source, "where the figure comes from"),
    TEXT_OF("source_url", source_url, "the address of the source", ROLE_PLAIN, {"anyURI", NULL}),
    TEXT_OF("note", note, "what else is said of the figure"),
};
enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

static struct value_list described(const struct column *given, size_t count, struct arena *arena) {
    struct report_column *list = arena_allocate(arena, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        const struct column_type *type =
            given[i].type.datatype ? &given[i].type : &types[given[i].form];
        list[i] = (struct report_column){
            .name = text_of(given[i].name),
            .meaning = text_of(given[i].meaning),
            .datatype = text_of(type->datatype),
            .format = text_of(type->format),
            .is_required = given[i].role == ROLE_REQUIRED || given[i].role == ROLE_REQUIRED_KEY,
            .is_key = given[i].role == ROLE_KEY || given[i].role == ROLE_REQUIRED_KEY,
        };
    }
    return (struct value_list){list, count};
}

struct value_list report_download_columns(struct arena *arena) {
    return described(columns, COLUMN_COUNT, arena);
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
        (cells++)->text = text_of(columns[i].name);
    for (size_t row = 0; row < figures->count; row++)
        for (size_t i = 0; i < COLUMN_COUNT; i++)
            *cells++ = cell_of(&figures->items[row], &columns[i], arena);
    return sheet;
}

// --- months ---

static const struct column month_columns[] = {
    {"month", COLUMN_TEXT, 0, "the month", ROLE_REQUIRED_KEY, {"gYearMonth", NULL}},
    {"group", COLUMN_TEXT, 0, "the section of the page", ROLE_KEY},
    {"id", COLUMN_TEXT, 0, "the figure's name in the data", ROLE_REQUIRED_KEY},
    {"area", COLUMN_TEXT, 0, "the area; empty: the whole campaign", ROLE_KEY},
    {"label", COLUMN_TEXT, 0, "the figure", ROLE_REQUIRED},
    {"count", COLUMN_QUANTITY, 0, "the count; empty where none was published"},
    {"note", COLUMN_TEXT, 0, "the count in words where it is not exact, or why there is none"},
    {"in_doubt",
     COLUMN_TEXT,
     0,
     "whether the month's records are in doubt",
     ROLE_PLAIN,
     {"boolean", "yes|no"}},
};
enum { MONTH_COLUMNS = sizeof month_columns / sizeof month_columns[0] };

struct value_list report_download_month_columns(struct arena *arena) {
    return described(month_columns, MONTH_COLUMNS, arena);
}

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
        (cells++)->text = text_of(month_columns[i].name);
    for (size_t i = 0; i < list->count; i++) {
        const struct series *series = &list->items[i];
        for (size_t j = 0; j < series->count; j++)
            cells = add_month(cells, &series->points[j], series->figure, campaign, arena);
    }
    return sheet;
}

// --- their descriptions ---

static struct report_table table_of(struct report_table table, struct arena *arena) {
    const struct report_column *list = table.columns.items;
    struct report_column *key = arena_allocate(arena, table.columns.count, sizeof *key);
    size_t count = 0;
    for (size_t i = 0; i < table.columns.count; i++)
        if (list[i].is_key)
            key[count++] = list[i];
    table.key = (struct value_list){key, count};
    return table;
}

struct report_table report_table_of_figures(struct arena *arena) {
    struct report_table table = {
        .file = TEXT("figures.csv"),
        .title = TEXT("all figures"),
        .description = TEXT("One row for every figure of the page: its number, unrounded, beside "
                            "the text that the page shows."),
        .columns = report_download_columns(arena),
    };
    return table_of(table, arena);
}

struct report_table report_table_of_months(struct arena *arena) {
    struct report_table table = {
        .file = TEXT("months.csv"),
        .title = TEXT("counts by month"),
        .description = TEXT("One row for every month of a figure whose counts by month are known."),
        .columns = report_download_month_columns(arena),
    };
    return table_of(table, arena);
}
