#include "metrics.h"

#include "arena.h"
#include "columns.h"
#include "diagnostic.h"
#include "figure_check.h"
#include "figure_index.h"
#include "identifier.h"
#include "stray.h"
#include "table.h"
#include "web_address.h"

// --- columns ---

enum column {
    COLUMN_ID,
    COLUMN_GROUP,
    COLUMN_AREA,
    COLUMN_LABEL,
    COLUMN_SYNONYMS,
    COLUMN_KIND,
    COLUMN_CHANGE,
    COLUMN_BASELINE,
    COLUMN_CURRENT,
    COLUMN_DIFFERENCE,
    COLUMN_BASELINE_PERIOD,
    COLUMN_CURRENT_PERIOD,
    COLUMN_BASELINE_YEARS,
    COLUMN_PERIOD_NOTE,
    COLUMN_VALUE,
    COLUMN_VALUE_NOTE,
    COLUMN_UNIT,
    COLUMN_POPULATION,
    COLUMN_HOUSEHOLDS,
    COLUMN_EXPOSURE_NOTE,
    COLUMN_PART_OF,
    COLUMN_BETTER,
    COLUMN_SOURCE,
    COLUMN_SOURCE_URL,
    COLUMN_NOTE,
    COLUMNS
};

// name, is_required, is_text, meaning
static const struct metrics_column metrics_column_rows[COLUMNS] = {
    [COLUMN_ID] = {"id", true, false,
                   "the figure's name in templates: small letters, digits and hyphens"},
    [COLUMN_GROUP] =
        {"group", false, false,
         "the group to which the figure belongs, with a section and a chart of its own"},
    [COLUMN_AREA] = {"area", false, true,
                     "the area that the figure is about; empty for the whole campaign"},
    [COLUMN_LABEL] = {"label", true, true, "what the figure is called on the page"},
    [COLUMN_SYNONYMS] = {"synonyms", false, true,
                         "other words for the figure in sentences, with a semicolon between them"},
    [COLUMN_KIND] = {"kind", true, false, "change, count, level or amount"},
    [COLUMN_CHANGE] = {"change", false, false,
                       "the percentage change as the source states it, with its direction"},
    [COLUMN_BASELINE] = {"baseline", false, false, "the number in the earlier period"},
    [COLUMN_CURRENT] = {"current", false, false, "the number in the later period"},
    [COLUMN_DIFFERENCE] = {"difference", false, false,
                           "how many more or fewer, as the source states it"},
    [COLUMN_BASELINE_PERIOD] = {"baseline_period", false, false, "the earlier period"},
    [COLUMN_CURRENT_PERIOD] = {"current_period", false, false,
                               "the later period, or the one that the value is about"},
    [COLUMN_BASELINE_YEARS] = {"baseline_years", false, false,
                               "of how many years the baseline is the average"},
    [COLUMN_PERIOD_NOTE] = {"period_note", false, true, "the period in words"},
    [COLUMN_VALUE] = {"value", false, false, "the figure of a count, a level or an amount"},
    [COLUMN_VALUE_NOTE] = {"value_note", false, true, "words on the value"},
    [COLUMN_UNIT] = {"unit", false, true, "what is counted or measured, such as people or kg"},
    [COLUMN_POPULATION] = {"population", false, false, "how many people live in the area"},
    [COLUMN_HOUSEHOLDS] = {"households", false, false, "how many households the area has"},
    [COLUMN_EXPOSURE_NOTE] = {"exposure_note", false, true, "where those two numbers are from"},
    [COLUMN_PART_OF] = {"part_of", false, false, "the figure of which this one is a part"},
    [COLUMN_BETTER] = {"better", false, false,
                       "which direction is welcome: lower, higher or neither"},
    [COLUMN_SOURCE] = {"source", false, true, "who published the figure"},
    [COLUMN_SOURCE_URL] = {"source_url", false, false, "where it was published: http or https"},
    [COLUMN_NOTE] = {"note", false, true, "what a reader must know to understand the figure"},
};

const struct metrics_column *metrics_columns(size_t *count) {
    *count = COLUMNS;
    return metrics_column_rows;
}

const struct text *metrics_column_names(struct arena *arena, size_t *count) {
    struct text *names = arena_allocate(arena, COLUMNS, sizeof *names);
    for (size_t i = 0; i < COLUMNS; i++)
        names[i] = text_of(metrics_column_rows[i].name);
    *count = COLUMNS;
    return names;
}

static struct column_rules column_rules(struct arena *arena) {
    struct column_rule *rules = arena_allocate(arena, COLUMNS, sizeof *rules);
    for (size_t i = 0; i < COLUMNS; i++) {
        const struct metrics_column *column = &metrics_column_rows[i];
        rules[i] = (struct column_rule){column->name, column->is_required, column->is_text};
    }
    return (struct column_rules){rules, COLUMNS};
}

// --- cells ---

// One row and what is needed to read it.
struct reader {
    const struct columns *columns;
    const struct table_row *row;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

// A cell without a column is empty, at the start of its row.
static struct figure_cell cell_of(const struct reader *reader, enum column column) {
    const struct cell *cell = columns_cell(reader->columns, reader->row, column);
    return cell ? (struct figure_cell){cell->text, cell->place}
                : (struct figure_cell){{0}, reader->row->place};
}

static struct text plain_text(const struct reader *reader, enum column column) {
    return text_present(cell_of(reader, column).text);
}

static struct text translated_text(const struct reader *reader, enum column column) {
    const struct cell *cell = columns_words(reader->columns, reader->row, column);
    return cell ? text_present(cell->text) : (struct text){0};
}

static struct quantity read_quantity(const struct reader *reader, enum column column,
                                     enum quantity_form form) {
    struct figure_cell cell = cell_of(reader, column);
    return quantity_read(cell.text, form, cell.place, reader->arena, reader->diagnostics);
}

static struct period read_period(const struct reader *reader, enum column column) {
    struct figure_cell cell = cell_of(reader, column);
    return period_read(cell.text, cell.place, reader->diagnostics);
}

// A word of a closed list, and the number that it stands for.
struct word {
    const char *word;
    int meaning;
};

static const struct word kinds[] = {
    {"change", FIGURE_CHANGE},
    {"count", FIGURE_COUNT},
    {"level", FIGURE_LEVEL},
    {"amount", FIGURE_AMOUNT},
};

static const struct word directions[] = {
    {"lower", BETTER_LOWER},
    {"higher", BETTER_HIGHER},
    {"neither", BETTER_NEITHER},
};

enum { WORDS_AT_MOST = 4 };

struct word_list {
    const struct word *words;
    size_t count;
    const char *in_words;
};

static const struct word_list kind_words = {kinds, sizeof kinds / sizeof *kinds,
                                            "change, count, level or amount"};
static const struct word_list better_words = {directions, sizeof directions / sizeof *directions,
                                              "lower, higher or neither"};

// The meaning of a cell's word; `otherwise` when it is empty or, which is reported, unknown.
static int read_word(const struct reader *reader, enum column column, const struct word_list *list,
                     int otherwise) {
    struct figure_cell cell = cell_of(reader, column);
    struct text names[WORDS_AT_MOST];
    if (cell.text.length == 0)
        return otherwise;
    for (size_t i = 0; i < list->count; i++) {
        names[i] = text_of(list->words[i].word);
        if (text_equal_ignoring_case(names[i], cell.text))
            return list->words[i].meaning;
    }
    struct text nearest = text_nearest(cell.text, names, list->count, *reader->arena);
    struct text name = text_of(metrics_column_rows[column].name);
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_WORD_UNKNOWN, cell.place,
                    (struct diagnostic_words){cell.text, name, text_of(list->in_words), nearest});
    return otherwise;
}

static void require_cell(const struct reader *reader, enum column column, struct text text) {
    if (text.length == 0 && reader->columns->found[column] != COLUMNS_NONE)
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_CELL_EMPTY, cell_of(reader, column).place,
                        (struct diagnostic_words){text_of(metrics_column_rows[column].name)});
}

// --- one figure ---

static void read_names(const struct reader *reader, struct figure *figure) {
    struct figure_cell id = cell_of(reader, COLUMN_ID), group = cell_of(reader, COLUMN_GROUP);
    struct text area = plain_text(reader, COLUMN_AREA);
    figure->place = reader->row->place;
    figure->id = text_present(id.text);
    figure->group = text_present(group.text);
    figure->area = translated_text(reader, COLUMN_AREA);
    figure->area_slug = area.data ? text_slug(reader->arena, area) : area;
    figure->label = translated_text(reader, COLUMN_LABEL);
    figure->synonyms = translated_text(reader, COLUMN_SYNONYMS);
    require_cell(reader, COLUMN_ID, figure->id);
    require_cell(reader, COLUMN_LABEL, figure->label);
    require_cell(reader, COLUMN_KIND, cell_of(reader, COLUMN_KIND).text);
    if (figure->id.data)
        identifier_check(figure->id, id.place, reader->diagnostics);
    if (figure->group.data)
        identifier_check(figure->group, group.place, reader->diagnostics);
}

static void read_texts(const struct reader *reader, struct figure *figure) {
    struct figure_cell url = cell_of(reader, COLUMN_SOURCE_URL);
    figure->period_note = translated_text(reader, COLUMN_PERIOD_NOTE);
    figure->value_note = translated_text(reader, COLUMN_VALUE_NOTE);
    figure->unit = translated_text(reader, COLUMN_UNIT);
    figure->exposure_note = translated_text(reader, COLUMN_EXPOSURE_NOTE);
    figure->source = translated_text(reader, COLUMN_SOURCE);
    figure->source_url = text_present(url.text);
    figure->note = translated_text(reader, COLUMN_NOTE);
    if (figure->source_url.data)
        web_address_check(url.text, url.place, reader->diagnostics);
}

enum { BASELINE_YEARS_AT_MOST = 100 };

static int read_baseline_years(const struct reader *reader) {
    struct figure_cell cell = cell_of(reader, COLUMN_BASELINE_YEARS);
    size_t errors = reader->diagnostics->errors;
    struct quantity years = read_quantity(reader, COLUMN_BASELINE_YEARS, QUANTITY_COUNT);
    if (years.state == QUANTITY_NOT_PUBLISHED || reader->diagnostics->errors > errors)
        return 0;
    bool is_plain = years.state == QUANTITY_KNOWN && years.bound == BOUND_EXACT;
    if (is_plain && years.number.digits >= 2 && years.number.digits <= BASELINE_YEARS_AT_MOST)
        return (int)years.number.digits;
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_BASELINE_YEARS, cell.place,
                    (struct diagnostic_words){cell.text});
    return 0;
}

// The average of several years need not be whole.
static enum quantity_form form_of_baseline(const struct figure *figure, enum quantity_form form) {
    return form == QUANTITY_COUNT && figure->baseline_years > 1 ? QUANTITY_AMOUNT : form;
}

// A baseline that is the later one would turn a rise into a fall.
static void check_order(const struct reader *reader, const struct figure *figure) {
    const struct period *before = &figure->baseline_period, *now = &figure->current_period;
    if (before->count == 0 || now->count == 0 || period_is_before(before, now))
        return;
    struct figure_cell earlier = cell_of(reader, COLUMN_BASELINE_PERIOD);
    struct figure_cell later = cell_of(reader, COLUMN_CURRENT_PERIOD);
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_PERIODS_NOT_IN_ORDER, later.place,
                    (struct diagnostic_words){later.text, earlier.text});
}

// The average of n years is of n years, or of n times the same months.
static void check_years(const struct reader *reader, const struct figure *figure) {
    int years = figure->baseline_years;
    const struct period *period = &figure->baseline_period;
    if (years == 0 || period->count == 0 || period_is_of_years(period, years))
        return;
    struct figure_cell cell = cell_of(reader, COLUMN_BASELINE_YEARS);
    diagnostics_add(
        reader->diagnostics, DIAGNOSTIC_YEARS_NOT_OF_PERIOD, cell.place,
        (struct diagnostic_words){cell.text, cell_of(reader, COLUMN_BASELINE_PERIOD).text});
}

static void read_numbers(const struct reader *reader, struct figure *figure) {
    static const enum quantity_form value_forms[] = {
        [FIGURE_CHANGE] = QUANTITY_LEVEL,
        [FIGURE_COUNT] = QUANTITY_COUNT,
        [FIGURE_LEVEL] = QUANTITY_LEVEL,
        [FIGURE_AMOUNT] = QUANTITY_AMOUNT,
    };
    enum quantity_form form = value_forms[figure->kind];
    enum quantity_form compared = figure->kind == FIGURE_CHANGE ? QUANTITY_COUNT : form;
    struct figure_cell change = cell_of(reader, COLUMN_CHANGE);
    struct figure_cell difference = cell_of(reader, COLUMN_DIFFERENCE);
    figure->baseline_place = cell_of(reader, COLUMN_BASELINE).place;
    figure->current_place = cell_of(reader, COLUMN_CURRENT).place;
    figure->value_place = cell_of(reader, COLUMN_VALUE).place;
    figure->baseline_years = read_baseline_years(reader);
    figure->value = read_quantity(reader, COLUMN_VALUE, form);
    figure->baseline = read_quantity(reader, COLUMN_BASELINE, form_of_baseline(figure, compared));
    figure->current = read_quantity(reader, COLUMN_CURRENT, compared);
    figure->population = read_quantity(reader, COLUMN_POPULATION, QUANTITY_COUNT);
    figure->households = read_quantity(reader, COLUMN_HOUSEHOLDS, QUANTITY_COUNT);
    figure->change = change_read(change.text, change.place, reader->arena, reader->diagnostics);
    struct change_difference stated = change_difference_read(difference.text, difference.place,
                                                             reader->arena, reader->diagnostics);
    figure->difference = stated.quantity;
    figure->difference_direction = stated.direction;
    figure->baseline_period = read_period(reader, COLUMN_BASELINE_PERIOD);
    figure->current_period = read_period(reader, COLUMN_CURRENT_PERIOD);
    check_order(reader, figure);
    check_years(reader, figure);
    // Of a level nobody can say whether per cent or points are meant.
    if (figure->kind != FIGURE_LEVEL)
        figure_check_change(figure, change, difference, reader->diagnostics);
}

static bool is_filled(const struct reader *reader, enum column column) {
    return cell_of(reader, column).text.length > 0;
}

static void report_wrong_column(const struct reader *reader, const struct figure *figure,
                                enum column wrong, enum column right) {
    struct figure_cell cell = cell_of(reader, wrong);
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_WRONG_COLUMN, cell.place,
                    (struct diagnostic_words){cell.text, text_of(metrics_column_rows[wrong].name),
                                              text_of(kinds[figure->kind].word),
                                              text_of(metrics_column_rows[right].name)});
}

// The figure of a change stands in `change`, or in counts; that of all others in `value`. What
// stands elsewhere while its own place is empty has been typed into the wrong column.
static void check_columns(const struct reader *reader, const struct figure *figure) {
    if (figure->kind == FIGURE_CHANGE) {
        bool is_at_home = is_filled(reader, COLUMN_CHANGE) || is_filled(reader, COLUMN_BASELINE) ||
                          is_filled(reader, COLUMN_CURRENT) || is_filled(reader, COLUMN_DIFFERENCE);
        bool has_value = figure->value.state != QUANTITY_NOT_PUBLISHED;
        if (has_value && !is_at_home)
            report_wrong_column(reader, figure, COLUMN_VALUE, COLUMN_CHANGE);
        return;
    }
    enum column other = is_filled(reader, COLUMN_CURRENT) ? COLUMN_CURRENT : COLUMN_CHANGE;
    if (!is_filled(reader, COLUMN_VALUE) && is_filled(reader, other))
        report_wrong_column(reader, figure, other, COLUMN_VALUE);
}

// What a row of a kind does not show on the page, and what to do about it. An amount that changed
// has decimals, which a row of kind change has not.
static const struct stray_column {
    enum column column;
    enum figure_kind kind;
    const char *advice;
} stray_columns[] = {
#define OWN_ROW "give it a row of its own of kind "
#define NOTE "write it in the column 'note'"
    {COLUMN_CHANGE, FIGURE_COUNT, OWN_ROW "'change'"},
    {COLUMN_CHANGE, FIGURE_LEVEL, OWN_ROW "'change'"},
    {COLUMN_CHANGE, FIGURE_AMOUNT, OWN_ROW "'change'"},
    {COLUMN_DIFFERENCE, FIGURE_COUNT, OWN_ROW "'change'"},
    {COLUMN_DIFFERENCE, FIGURE_LEVEL, NOTE},
    {COLUMN_DIFFERENCE, FIGURE_AMOUNT, NOTE},
    {COLUMN_BASELINE, FIGURE_COUNT, OWN_ROW "'change'"},
    {COLUMN_BASELINE, FIGURE_AMOUNT, NOTE},
    {COLUMN_CURRENT, FIGURE_COUNT, OWN_ROW "'change'"},
    {COLUMN_CURRENT, FIGURE_AMOUNT, NOTE},
    {COLUMN_VALUE, FIGURE_CHANGE, OWN_ROW "'count', 'level' or 'amount'"},
    {COLUMN_VALUE_NOTE, FIGURE_CHANGE, NOTE},
    {COLUMN_UNIT, FIGURE_CHANGE, "say what is counted in the column 'label'"},
#undef OWN_ROW
#undef NOTE
};

// A cell that was refused is not told of again.
static void advise_of_columns(const struct reader *reader, const struct figure *figure) {
    for (size_t i = 0; i < sizeof stray_columns / sizeof *stray_columns; i++) {
        const struct stray_column *row = &stray_columns[i];
        struct figure_cell cell = cell_of(reader, row->column);
        if (cell.text.length == 0 || row->kind != figure->kind ||
            diagnostics_mention(reader->diagnostics, cell.place))
            continue;
        diagnostics_add(
            reader->diagnostics, DIAGNOSTIC_COLUMN_NOT_OF_KIND, cell.place,
            (struct diagnostic_words){cell.text, text_of(metrics_column_rows[row->column].name),
                                      text_of(kinds[figure->kind].word), text_of(row->advice)});
    }
}

// A row of a kind that nobody knows is read as a level, which may hold anything.
static void read_figure(const struct reader *reader, struct figure *figure) {
    enum { KIND_UNKNOWN = -1 };
    int kind = read_word(reader, COLUMN_KIND, &kind_words, KIND_UNKNOWN);
    figure->kind = kind == KIND_UNKNOWN ? FIGURE_LEVEL : (enum figure_kind)kind;
    figure->better =
        (enum figure_better)read_word(reader, COLUMN_BETTER, &better_words, BETTER_UNSAID);
    read_names(reader, figure);
    read_texts(reader, figure);
    read_numbers(reader, figure);
    if (kind != KIND_UNKNOWN)
        check_columns(reader, figure);
    columns_lack_placeholders(reader->columns, reader->row, reader->diagnostics);
    if (kind != KIND_UNKNOWN)
        advise_of_columns(reader, figure);
}

// --- all figures ---

static void check_keys(const struct figure_index *index, struct diagnostics *diagnostics) {
    struct arena *arena = diagnostics->arena;
    const struct figure *first = NULL;
    for (size_t i = 0; i < index->count; i++) {
        const struct figure *figure = index->by_key[i];
        if (!first || !figure_has_key_of(figure, first)) {
            first = figure;
            continue;
        }
        if (!figure->id.data)
            continue;
        long long line = (long long)source_locate(first->place).line;
        diagnostics_add(diagnostics, DIAGNOSTIC_FIGURE_TWICE, figure->place,
                        (struct diagnostic_words){figure_name_text(figure_name_full(figure), arena),
                                                  text_of_integer(arena, line)});
    }
}

static void resolve_part(const struct reader *reader, const struct figure_index *index,
                         struct figure *figure, struct stray_list *strays) {
    struct figure_cell cell = cell_of(reader, COLUMN_PART_OF);
    struct figure_name name = figure_name_of(cell.text);
    if (cell.text.length == 0)
        return;
    if (figure_index_has(index, name))
        figure->part_of = figure_index_find(index, name, figure, cell.place, reader->diagnostics);
    else
        stray_add(strays, name, cell.place, reader->arena);
}

// Whether the figure is, through however many others, a part of itself.
static bool is_part_of_itself(const struct figure *figure, size_t count) {
    const struct figure *whole = figure->part_of;
    for (size_t i = 0; i < count && whole && whole != figure; i++)
        whole = whole->part_of;
    return whole == figure;
}

// The last figure of a circle ends it, so that it is told once and nobody behind runs round it.
static void check_part(const struct reader *reader, struct figure *figure, size_t count) {
    if (!figure->part_of)
        return;
    if (!is_part_of_itself(figure, count)) {
        figure_check_part(figure, reader->diagnostics);
        return;
    }
    struct figure_cell cell = cell_of(reader, COLUMN_PART_OF);
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_PART_OF_ITSELF, cell.place,
                    (struct diagnostic_words){cell.text});
    figure->part_of = NULL;
}

struct metrics metrics_read(const struct table *table, struct text language, struct arena *arena,
                            struct diagnostics *diagnostics) {
    struct columns columns = columns_find(table, column_rules(arena), language, arena, diagnostics);
    struct reader reader = {.columns = &columns, .arena = arena, .diagnostics = diagnostics};
    size_t count = table->row_count;
    struct figure *figures = arena_allocate(arena, count, sizeof *figures);
    for (size_t i = 0; i < count; i++) {
        reader.row = &table->rows[i];
        read_figure(&reader, &figures[i]);
    }
    struct figure_index index = figure_index_new(figures, count, arena);
    check_keys(&index, diagnostics);
    struct stray_list strays = {0};
    for (size_t i = 0; i < count; i++) {
        reader.row = &table->rows[i];
        resolve_part(&reader, &index, &figures[i], &strays);
    }
    stray_report(&strays, &index, DIAGNOSTIC_FIGURE_UNKNOWN, diagnostics);
    for (size_t i = 0; i < count; i++) {
        reader.row = &table->rows[i];
        check_part(&reader, &figures[i], count);
    }
    return (struct metrics){figures, count};
}
