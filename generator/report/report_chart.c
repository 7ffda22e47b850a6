#include "report_chart.h"

#include "arena.h"
#include "buffer.h"
#include "number.h"
#include "text_width.h"

#include <stdlib.h>

static bool has_percentage(const struct report_figure *figure) {
    return comparison_has_percentage(figure->comparison);
}

// From the largest fall to the largest rise, then what has no bar; equal ones in the file's order.
static int compare_figures(const void *left, const void *right) {
    const struct report_figure *a = *(const struct report_figure *const *)left;
    const struct report_figure *b = *(const struct report_figure *const *)right;
    bool a_has = has_percentage(a), b_has = has_percentage(b);
    if (a_has != b_has)
        return a_has ? -1 : 1;
    double a_change = comparison_percentage(a->comparison);
    double b_change = comparison_percentage(b->comparison);
    if (a_change < b_change || a_change > b_change)
        return a_change < b_change ? -1 : 1;
    return a->figure < b->figure ? -1 : a->figure > b->figure;
}

static struct text area_of(const struct report_figure *figure) {
    return figure->area.data ? figure->area : TEXT("the whole campaign");
}

static struct text period_of(const struct report_figure *figure) {
    return figure->period;
}

// The text that most of the figures share; of equally frequent ones the first.
static struct text most_common(const struct report_selection *figures,
                               struct text (*member)(const struct report_figure *)) {
    struct text best = {0};
    size_t most = 0;
    for (size_t i = 0; i < figures->count; i++) {
        size_t same = 0;
        for (size_t j = 0; j < figures->count; j++)
            same += text_equal(member(figures->items[i]), member(figures->items[j]));
        if (same > most) {
            most = same;
            best = member(figures->items[i]);
        }
    }
    return best;
}

// What most rows of a chart say of place and time, and whether all do.
struct setting {
    struct text area, period;
    bool is_shared;
};

static struct setting setting_of(const struct report_selection *figures) {
    struct setting setting = {most_common(figures, area_of), most_common(figures, period_of), true};
    for (size_t i = 0; i < figures->count; i++)
        setting.is_shared = setting.is_shared &&
                            text_equal(area_of(figures->items[i]), setting.area) &&
                            text_equal(period_of(figures->items[i]), setting.period);
    return setting;
}

static void append_aside(struct buffer *words, struct text aside, const char *before) {
    if (words->length)
        buffer_append(words, text_of(before));
    buffer_append(words, aside);
}

// The area and the period of a figure where they are not those of most of the chart's.
static void append_apart(struct buffer *words, const struct report_figure *figure,
                         const struct setting *setting) {
    if (!text_equal(area_of(figure), setting->area))
        append_aside(words, area_of(figure), ", ");
    if (!text_equal(period_of(figure), setting->period))
        append_aside(words, period_of(figure), ", ");
}

// Below the label in the drawing: what sets the row apart from the others, and, on a line of its
// own, what stands beside its headline.
static struct text drawn_aside(const struct report_figure *figure, const struct setting *setting,
                               struct arena *arena) {
    struct buffer words = {.arena = arena};
    append_apart(&words, figure, setting);
    if (figure->beside.data)
        append_aside(&words, figure->beside, "\n");
    return buffer_text(&words);
}

// Every row in the words that the page has for it, behind what sets it apart.
static struct text describe(const struct report_selection *figures, const struct setting *setting,
                            struct arena *arena) {
    struct buffer words = {.arena = arena};
    for (size_t i = 0; i < figures->count; i++) {
        const struct report_figure *figure = figures->items[i];
        struct buffer apart = {.arena = arena};
        append_apart(&apart, figure, setting);
        if (i)
            buffer_append_byte(&words, ' ');
        buffer_append(&words, figure->sentence);
        if (apart.length)
            buffer_append(&words, TEXT_JOIN(arena, TEXT(" ("), buffer_text(&apart), TEXT(".)")));
    }
    return buffer_text(&words);
}

// What the changes of a section are counted by, in the order in which it is said.
enum outcome {
    OUTCOME_QUOTED_FALL,
    OUTCOME_QUOTED_RISE,
    OUTCOME_QUOTED_SAME,
    OUTCOME_STATED_FALL, // without a number
    OUTCOME_STATED_RISE,
    OUTCOME_CLEAR_FALL,
    OUTCOME_CLEAR_RISE,
    OUTCOME_CHANCE,
    OUTCOME_TOO_FEW,
    OUTCOME_SAME,
    OUTCOME_MISSING,
    OUTCOMES
};

static enum outcome outcome_of(const struct report_figure *figure) {
    static const enum outcome quoted[] = {[DIRECTION_NONE] = OUTCOME_QUOTED_SAME,
                                          [DIRECTION_DOWN] = OUTCOME_QUOTED_FALL,
                                          [DIRECTION_UP] = OUTCOME_QUOTED_RISE};
    const struct comparison *comparison = figure->comparison;
    enum direction direction = comparison->change.direction;
    if (comparison->is_clear)
        return direction == DIRECTION_DOWN ? OUTCOME_CLEAR_FALL : OUTCOME_CLEAR_RISE;
    if (comparison->change.basis == CHANGE_STATED_DIRECTION)
        return direction == DIRECTION_DOWN ? OUTCOME_STATED_FALL : OUTCOME_STATED_RISE;
    switch (comparison->verdict) {
    case VERDICT_QUOTED:
        return quoted[direction];
    case VERDICT_CANNOT_TELL:
    case VERDICT_TINY:
        return OUTCOME_CHANCE;
    case VERDICT_SAME:
    case VERDICT_NONE:
        return OUTCOME_SAME;
    case VERDICT_MISSING:
    case VERDICT_HIDDEN:
        return OUTCOME_MISSING;
    case VERDICT_CLEAR_FALL:
    case VERDICT_CLEAR_RISE:
    case VERDICT_FROM_ZERO:
    case VERDICT_TO_ZERO:
    case VERDICT_TOO_FEW:
    case VERDICTS:
        break;
    }
    return OUTCOME_TOO_FEW;
}

static void count_outcomes(const struct report_selection *figures, size_t counts[OUTCOMES]) {
    for (size_t i = 0; i < figures->count; i++)
        counts[outcome_of(figures->items[i])]++;
}

static int last_outcome(const size_t counts[OUTCOMES]) {
    int last = OUTCOMES - 1;
    while (last > 0 && counts[last] == 0)
        last--;
    return last;
}

// Of all changes, also those that are stated without a number and not drawn.
static struct text summarize(const struct report_selection *figures,
                             const struct report_selection *statements, struct arena *arena) {
    static const struct {
        const char *one, *several;
    } words_of[OUTCOMES] = {
        [OUTCOME_QUOTED_FALL] = {" is quoted as a fall", " are quoted as falls"},
        [OUTCOME_QUOTED_RISE] = {" is quoted as a rise", " are quoted as rises"},
        [OUTCOME_QUOTED_SAME] = {" is quoted as unchanged", " are quoted as unchanged"},
        [OUTCOME_STATED_FALL] = {" is quoted as a fall without a number",
                                 " are quoted as falls without a number"},
        [OUTCOME_STATED_RISE] = {" is quoted as a rise without a number",
                                 " are quoted as rises without a number"},
        [OUTCOME_CLEAR_FALL] = {" clearly fell", " clearly fell"},
        [OUTCOME_CLEAR_RISE] = {" clearly rose", " clearly rose"},
        [OUTCOME_CHANCE] = {" could be chance", " could be chance"},
        [OUTCOME_TOO_FEW] = {" has too few to tell", " have too few to tell"},
        [OUTCOME_SAME] = {" stayed the same", " stayed the same"},
        [OUTCOME_MISSING] = {" cannot be compared", " cannot be compared"},
    };
    size_t counts[OUTCOMES] = {0};
    count_outcomes(figures, counts);
    if (statements)
        count_outcomes(statements, counts);
    int last = last_outcome(counts);
    struct buffer words = {.arena = arena};
    for (int outcome = 0; outcome < OUTCOMES; outcome++) {
        if (counts[outcome] == 0)
            continue;
        if (words.length)
            buffer_append(&words, outcome == last ? TEXT(" and ") : TEXT(", "));
        buffer_append_integer(&words, (long long)counts[outcome]);
        buffer_append(&words, text_of(counts[outcome] == 1 ? words_of[outcome].one
                                                           : words_of[outcome].several));
    }
    return buffer_text(&words);
}

// --- what the intervals allow for ---

enum basis { BASIS_WIDENED, BASIS_STEADY, BASIS_UNMEASURED, BASES };

static const struct {
    const char *beside;  // beside an interval, where a chart has several
    const char *meaning; // of that
    const char *of_all;  // where all are of this one
} words_of_basis[BASES] = {
    [BASIS_WIDENED] = {"widened",
                       " Widened: the months vary by more than chance, and the interval allows for "
                       "that.",
                       "The months vary by more than chance, and each interval allows for that."},
    [BASIS_STEADY] =
        {"not widened", " Not widened: the months vary by no more than the interval allows for.",
         "The months vary by no more than the intervals allow for, so none is widened."},
    [BASIS_UNMEASURED] = {"narrowest possible",
                          " Narrowest possible: there are too few months to measure how much they "
                          "vary.",
                          "Counts vary by more than chance, and there are too few months to "
                          "measure by how much, so each interval is the narrowest possible."},
};

static enum basis basis_of(const struct report_figure *figure) {
    if (figure->comparison->dispersion > 0)
        return BASIS_WIDENED;
    return figure->comparison->months_tell ? BASIS_STEADY : BASIS_UNMEASURED;
}

// How many of the intervals that are written have each basis.
struct bases {
    size_t counts[BASES];
    size_t all;
};

static struct bases count_bases(const struct report_selection *figures) {
    struct bases bases = {0};
    for (size_t i = 0; i < figures->count; i++)
        if (figures->items[i]->interval.data) {
            bases.counts[basis_of(figures->items[i])]++;
            bases.all++;
        }
    return bases;
}

static bool are_mixed(const struct bases *bases) {
    for (int basis = 0; basis < BASES; basis++)
        if (bases->counts[basis] == bases->all)
            return false;
    return true;
}

static struct text interval_note(const struct bases *bases, struct arena *arena) {
    struct buffer words = {.arena = arena};
    bool is_mixed = are_mixed(bases);
    if (is_mixed)
        buffer_append(&words, TEXT("Beside each interval stands what it allows for."));
    for (int basis = 0; basis < BASES; basis++)
        if (bases->counts[basis] > 0)
            buffer_append(&words, text_of(is_mixed ? words_of_basis[basis].meaning
                                                   : words_of_basis[basis].of_all));
    return buffer_text(&words);
}

static struct text interval_basis(const struct report_figure *figure, const struct bases *bases) {
    bool is_said = figure->interval.data && are_mixed(bases);
    return text_of(is_said ? words_of_basis[basis_of(figure)].beside : NULL);
}

// --- the drawing ---

// Whether a figure is of a place of its own, which somebody chose: "Gosport" is named by "Gosport,
// Hampshire", a locality in it is not.
static bool has_chosen_place(const struct report_selection *figures, struct text place) {
    for (size_t i = 0; i < figures->count; i++)
        if (figures->items[i]->area.data && !text_contains(place, figures->items[i]->area))
            return true;
    return false;
}

// What has no bar says what can be told all the same.
static struct text drawn_value(const struct report_figure *figure, struct arena *arena) {
    const struct comparison *comparison = figure->comparison;
    bool is_compared = comparison->has_interval || comparison->verdict == VERDICT_FROM_ZERO;
    bool is_told_in_counts = is_compared && !has_percentage(figure) && figure->counts.data;
    return is_told_in_counts ? TEXT_JOIN(arena, figure->headline, TEXT(", "), figure->verdict)
                             : figure->headline;
}

static const struct bar_chart_row *rows_of(const struct report_selection *figures,
                                           const struct setting *setting, struct arena *arena) {
    struct bar_chart_row *rows = arena_allocate(arena, figures->count, sizeof *rows);
    for (size_t i = 0; i < figures->count; i++) {
        const struct report_figure *figure = figures->items[i];
        const struct comparison *comparison = figure->comparison;
        bool has_value = has_percentage(figure);
        rows[i] = (struct bar_chart_row){
            .label = figure->label,
            .aside = drawn_aside(figure, setting, arena),
            .written = drawn_value(figure, arena),
            .value = comparison_percentage(comparison),
            .has_value = has_value,
            .has_interval = has_value && comparison->has_interval,
            .lowest = comparison->lowest,
            .highest = comparison->highest,
            .interval = figure->interval,
        };
    }
    return rows;
}

// Less than a hundredth of a per cent is written as 0.
static struct report_bar_room room_of(double percent) {
    return (struct report_bar_room){percent, percent >= 0.005};
}

// The longest bar that there is room for; the shortest has one.
enum { HASHES_AT_MOST = 30 };

static struct text hashes_of(const struct bar *bar, struct arena *arena) {
    if (bar->side == BAR_NONE)
        return (struct text){0};
    struct buffer hashes = {.arena = arena};
    for (double length = bar->percent.size * HASHES_AT_MOST / 100;
         hashes.length == 0 || (double)hashes.length + 0.5 <= length;)
        buffer_append_byte(&hashes, '#');
    return buffer_text(&hashes);
}

static struct value_list bars_of(const struct bar_chart *drawing,
                                 const struct report_selection *figures,
                                 const struct setting *setting, struct arena *arena) {
    struct bases bases = count_bases(figures);
    struct report_bar *bars = arena_allocate(arena, drawing->bar_count, sizeof *bars);
    for (size_t i = 0; i < drawing->bar_count; i++) {
        const struct report_figure *figure = figures->items[i];
        const struct bar *bar = &drawing->bars[i];
        bars[i] = (struct report_bar){
            .figure = figure,
            .interval_basis = interval_basis(figure, &bases),
            .is_fall = bar->side == BAR_FALL,
            .is_rise = bar->side == BAR_RISE,
            .has_bar = bar->side != BAR_NONE,
            .bar = *bar,
            .whisker_end_percent = bar->whisker.percent.start + bar->whisker.percent.size,
            .whisker_end = bar->whisker.drawn.start + bar->whisker.drawn.size,
            .whisker_is_cut = bar->whisker.cut.low || bar->whisker.cut.high,
            .before = room_of(bar->percent.start),
            .after = room_of(100 - bar->percent.start - bar->percent.size),
            .hashes = hashes_of(bar, arena),
            .label_lines = value_list_of(bar->label_lines, bar->label_line_count),
            .aside_lines = value_list_of(bar->aside_lines, bar->aside_line_count),
            .written_lines = value_list_of(bar->written_lines, bar->written_line_count),
        };
        if (!setting->is_shared)
            bars[i].where_when = TEXT_JOIN(arena, area_of(figure), TEXT(", "), period_of(figure));
    }
    return value_list_of(bars, drawing->bar_count);
}

// How many ems of its labels the axis is long at the least: on the narrowest phone with letters
// twice as large, and on the same with letters of the usual size. The style sheet knows the second,
// too.
static const double NARROWEST_OF_ALL = 4, NARROWEST_USUAL = 14;

// Whether a tick's label stands clear of zero's when these two are all that is written.
static bool has_room(const struct bar_chart *drawing, size_t tick, double axis) {
    const double gap = 0.3;
    double distance = drawing->ticks[tick].percent - drawing->zero_percent;
    double widths = text_width(drawing->ticks[tick].written) + text_width(TEXT("0%"));
    return (distance < 0 ? -distance : distance) / 100 * axis >=
           widths / 2 * TEXT_WIDTH_FALLBACK + gap;
}

// Of those that have a label.
static bool is_outermost(const struct bar_chart *drawing, size_t tick) {
    double here = drawing->ticks[tick].percent - drawing->zero_percent;
    for (size_t i = 0; i < drawing->tick_count; i++) {
        double there = drawing->ticks[i].percent - drawing->zero_percent;
        bool is_farther = here < 0 ? there < here : there > here;
        if (drawing->ticks[i].written.data && is_farther)
            return false;
    }
    return drawing->ticks[tick].written.data != NULL;
}

static struct text tick_kind(const struct bar_chart *drawing, size_t tick) {
    if (drawing->ticks[tick].is_zero)
        return TEXT("zero");
    if (!is_outermost(drawing, tick) || !has_room(drawing, tick, NARROWEST_USUAL))
        return TEXT("between");
    return has_room(drawing, tick, NARROWEST_OF_ALL) ? TEXT("end") : TEXT("near");
}

static struct value_list ticks_of(const struct bar_chart *drawing, struct arena *arena) {
    struct report_tick *ticks = arena_allocate(arena, drawing->tick_count, sizeof *ticks);
    for (size_t i = 0; i < drawing->tick_count; i++)
        ticks[i] = (struct report_tick){
            .written = drawing->ticks[i].written,
            .kind = tick_kind(drawing, i),
            .percent = drawing->ticks[i].percent,
            .x = drawing->ticks[i].x,
        };
    return value_list_of(ticks, drawing->tick_count);
}

static struct text note_of(const struct setting *setting, struct arena *arena) {
    return TEXT_JOIN(arena, TEXT("Percentage change, "), setting->area, TEXT(", "), setting->period,
                     setting->is_shared ? TEXT("") : TEXT(", unless a row says otherwise"));
}

// What stands below the drawing, which may be all that somebody sees.
static struct text foot_of(const struct report_chart *chart, struct arena *arena) {
    struct text reading =
        chart->has_intervals ? TEXT("Thin lines: 95% confidence intervals.") : TEXT("");
    if (!chart->source.data)
        return reading;
    struct text blank = TEXT(" ");
    return TEXT_JOIN(arena, reading, chart->has_intervals ? blank : TEXT(""), TEXT("Source: "),
                     chart->source);
}

const struct report_chart *report_chart_draw(struct report_selection *figures,
                                             const struct report_chart_frame *frame,
                                             struct arena *arena) {
    if (figures->count == 0)
        return NULL;
    if (frame->wishes.order == ORDER_BY_SIZE)
        qsort(figures->items, figures->count, sizeof *figures->items, compare_figures);
    struct setting setting = setting_of(figures);
    struct bases bases = count_bases(figures);
    struct report_chart *chart = arena_allocate(arena, 1, sizeof *chart);
    *chart = (struct report_chart){
        .id = frame->id,
        .file = TEXT_JOIN(arena, TEXT("charts/"), frame->id, TEXT(".svg")),
        .title = frame->title,
        .note = frame->wishes.note.data ? frame->wishes.note : note_of(&setting, arena),
        .source = frame->source,
        .description = describe(figures, &setting, arena),
        .summary = summarize(figures, frame->statements, arena),
        .has_statements = frame->statements && frame->statements->count > 0,
        .has_intervals = bases.all > 0,
        .interval_note = interval_note(&bases, arena),
        .locality = has_chosen_place(figures, frame->place) ? frame->locality : (struct text){0},
        .language = frame->language,
    };
    struct bar_chart_words words = {chart->title, chart->note, foot_of(chart, arena), number_tick};
    chart->drawing =
        bar_chart_lay_out(rows_of(figures, &setting, arena), figures->count, words, arena);
    const struct bar_chart *drawing = &chart->drawing;
    chart->before_zero = room_of(drawing->zero_percent);
    chart->after_zero = room_of(100 - drawing->zero_percent);
    chart->ticks = ticks_of(drawing, arena);
    chart->gridlines = value_list_of(drawing->gridlines, drawing->gridline_count);
    chart->bars = bars_of(drawing, figures, &setting, arena);
    chart->title_lines = value_list_of(drawing->title_lines, drawing->title_line_count);
    chart->note_lines = value_list_of(drawing->note_lines, drawing->note_line_count);
    chart->source_lines = value_list_of(drawing->source_lines, drawing->source_line_count);
    return chart;
}
