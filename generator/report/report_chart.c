#include "report_chart.h"

#include "arena.h"
#include "buffer.h"
#include "number.h"

#include <stdlib.h>

static struct value_list list_of(const void *items, size_t count) {
    return (struct value_list){items, count};
}

static bool has_percentage(const struct report_figure *figure) {
    return comparison_has_percentage(figure->comparison);
}

static double exact_change(const struct report_figure *figure) {
    double magnitude = decimal_number(figure->comparison->change.exact);
    return figure->is_fall ? -magnitude : magnitude;
}

// From the largest fall to the largest rise, then what has no bar; equal ones in the file's order.
static int compare_figures(const void *left, const void *right) {
    const struct report_figure *a = *(const struct report_figure *const *)left;
    const struct report_figure *b = *(const struct report_figure *const *)right;
    bool a_has = has_percentage(a), b_has = has_percentage(b);
    if (a_has != b_has)
        return a_has ? -1 : 1;
    double a_change = a_has ? exact_change(a) : 0;
    double b_change = b_has ? exact_change(b) : 0;
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

static void append_aside(struct buffer *label, struct text aside) {
    buffer_append(label, label->length ? TEXT(", ") : TEXT(" ("));
    buffer_append(label, aside);
}

// The label in the drawing: with what sets the row apart from the others, and what stands beside
// its headline.
static struct text drawn_label(const struct report_figure *figure, const struct setting *setting,
                               struct arena *arena) {
    struct buffer aside = {.arena = arena};
    if (!text_equal(area_of(figure), setting->area))
        append_aside(&aside, area_of(figure));
    if (!text_equal(period_of(figure), setting->period))
        append_aside(&aside, period_of(figure));
    if (figure->beside.data)
        append_aside(&aside, figure->beside);
    if (aside.length == 0)
        return figure->label;
    return TEXT_JOIN(arena, figure->label, buffer_text(&aside), TEXT(")"));
}

// Every row in the words that the page has for it, behind what sets it apart.
static struct text describe(const struct report_selection *figures, const struct setting *setting,
                            struct arena *arena) {
    struct buffer words = {.arena = arena};
    for (size_t i = 0; i < figures->count; i++) {
        const struct report_figure *figure = figures->items[i];
        struct buffer aside = {.arena = arena};
        if (!text_equal(area_of(figure), setting->area))
            append_aside(&aside, area_of(figure));
        if (!text_equal(period_of(figure), setting->period))
            append_aside(&aside, period_of(figure));
        if (i)
            buffer_append_byte(&words, ' ');
        buffer_append(&words, figure->sentence);
        if (aside.length)
            buffer_append(&words, TEXT_JOIN(arena, buffer_text(&aside), TEXT(".)")));
    }
    return buffer_text(&words);
}

// What the rows of a chart are counted by, in the order in which it is said.
enum outcome {
    OUTCOME_QUOTED_FALL,
    OUTCOME_QUOTED_RISE,
    OUTCOME_QUOTED_SAME,
    OUTCOME_CLEAR_FALL,
    OUTCOME_CLEAR_RISE,
    OUTCOME_CHANCE,
    OUTCOME_TOO_FEW,
    OUTCOME_SAME,
    OUTCOME_MISSING,
    OUTCOMES
};

static enum outcome outcome_of(const struct report_figure *figure) {
    const struct comparison *comparison = figure->comparison;
    if (comparison->is_clear)
        return figure->is_fall ? OUTCOME_CLEAR_FALL : OUTCOME_CLEAR_RISE;
    switch (comparison->verdict) {
    case VERDICT_QUOTED:
        return figure->is_fall   ? OUTCOME_QUOTED_FALL
               : figure->is_rise ? OUTCOME_QUOTED_RISE
                                 : OUTCOME_QUOTED_SAME;
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

static struct text summarize(const struct report_selection *figures, struct arena *arena) {
    static const struct {
        const char *one, *several;
    } words_of[OUTCOMES] = {
        [OUTCOME_QUOTED_FALL] = {" is quoted as a fall", " are quoted as falls"},
        [OUTCOME_QUOTED_RISE] = {" is quoted as a rise", " are quoted as rises"},
        [OUTCOME_QUOTED_SAME] = {" is quoted as unchanged", " are quoted as unchanged"},
        [OUTCOME_CLEAR_FALL] = {" clearly fell", " clearly fell"},
        [OUTCOME_CLEAR_RISE] = {" clearly rose", " clearly rose"},
        [OUTCOME_CHANCE] = {" could be chance", " could be chance"},
        [OUTCOME_TOO_FEW] = {" is too few to tell", " are too few to tell"},
        [OUTCOME_SAME] = {" stayed the same", " stayed the same"},
        [OUTCOME_MISSING] = {" cannot be compared", " cannot be compared"},
    };
    size_t counts[OUTCOMES] = {0};
    for (size_t i = 0; i < figures->count; i++)
        counts[outcome_of(figures->items[i])]++;
    struct buffer words = {.arena = arena};
    for (int outcome = 0; outcome < OUTCOMES; outcome++) {
        if (counts[outcome] == 0)
            continue;
        if (words.length)
            buffer_append(&words, TEXT(", "));
        buffer_append_integer(&words, (long long)counts[outcome]);
        buffer_append(&words, text_of(counts[outcome] == 1 ? words_of[outcome].one
                                                           : words_of[outcome].several));
    }
    return buffer_text(&words);
}

static size_t count_intervals(const struct report_selection *figures) {
    size_t count = 0;
    for (size_t i = 0; i < figures->count; i++)
        count += figures->items[i]->interval.data != NULL;
    return count;
}

static struct text interval_note(const struct report_selection *figures) {
    size_t measured = 0;
    for (size_t i = 0; i < figures->count; i++)
        measured += figures->items[i]->interval.data && figures->items[i]->comparison->months_tell;
    if (measured == 0)
        return TEXT(
            "Counts vary by more than chance, and there are too few months to measure by how "
            "much, so each interval is the narrowest possible.");
    return measured == count_intervals(figures)
               ? TEXT("It allows for how much the months vary.")
               : TEXT(
                     "Where there are months enough it allows for how much they vary; elsewhere it "
                     "is the narrowest possible.");
}

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
    bool is_told_in_counts =
        figure->comparison->has_interval && !has_percentage(figure) && figure->counts.data;
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
            .label = drawn_label(figure, setting, arena),
            .written = drawn_value(figure, arena),
            .value = comparison_percentage(comparison),
            .has_value = has_value,
            .has_interval = has_value && comparison->has_interval,
            .lowest = comparison->lowest,
            .highest = comparison->highest,
        };
    }
    return rows;
}

static struct value_list bars_of(const struct bar_chart *drawing,
                                 const struct report_selection *figures,
                                 const struct setting *setting, struct arena *arena) {
    struct report_bar *bars = arena_allocate(arena, drawing->bar_count, sizeof *bars);
    for (size_t i = 0; i < drawing->bar_count; i++) {
        const struct report_figure *figure = figures->items[i];
        const struct bar *bar = &drawing->bars[i];
        bars[i] = (struct report_bar){
            .figure = figure,
            .is_fall = bar->side == BAR_FALL,
            .is_rise = bar->side == BAR_RISE,
            .has_bar = bar->side != BAR_NONE,
            .bar = *bar,
            .whisker_end_percent = bar->whisker.percent.start + bar->whisker.percent.size,
            .whisker_end = bar->whisker.drawn.start + bar->whisker.drawn.size,
            .whisker_is_cut = bar->whisker.cut_low || bar->whisker.cut_high,
            .label_lines = list_of(bar->label_lines, bar->label_line_count),
            .written_lines = list_of(bar->written_lines, bar->written_line_count),
        };
        if (!setting->is_shared)
            bars[i].where_when = TEXT_JOIN(arena, area_of(figure), TEXT(", "), period_of(figure));
    }
    return list_of(bars, drawing->bar_count);
}

// On a phone there is room for zero and for an end that lies well away from it, in per cent of the
// bars' width: labels of two ticks nearer than that touch when letters are twice as large.
enum { ROOM_FOR_A_LABEL = 45 };

static struct text tick_kind(const struct bar_chart *drawing, size_t tick) {
    if (drawing->ticks[tick].is_zero)
        return TEXT("zero");
    bool is_end = tick == 0 || tick + 1 == drawing->tick_count;
    double distance = drawing->ticks[tick].percent - drawing->zero_percent;
    bool has_room = distance >= ROOM_FOR_A_LABEL || distance <= -ROOM_FOR_A_LABEL;
    return is_end && has_room ? TEXT("end") : TEXT("between");
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
    return list_of(ticks, drawing->tick_count);
}

static struct text note_of(const struct setting *setting, struct arena *arena) {
    return TEXT_JOIN(arena, TEXT("Percentage change, "), setting->area, TEXT(", "), setting->period,
                     setting->is_shared ? TEXT("") : TEXT(", unless a row says otherwise"));
}

const struct report_chart *report_chart_draw(struct report_selection *figures,
                                             const struct report_chart_frame *frame,
                                             struct arena *arena) {
    if (figures->count == 0)
        return NULL;
    if (frame->wishes.order == ORDER_BY_SIZE)
        qsort(figures->items, figures->count, sizeof *figures->items, compare_figures);
    struct setting setting = setting_of(figures);
    struct report_chart *chart = arena_allocate(arena, 1, sizeof *chart);
    *chart = (struct report_chart){
        .id = frame->id,
        .file = TEXT_JOIN(arena, TEXT("charts/"), frame->id, TEXT(".svg")),
        .title = frame->title,
        .note = frame->wishes.note.data ? frame->wishes.note : note_of(&setting, arena),
        .source = frame->source,
        .description = describe(figures, &setting, arena),
        .summary = summarize(figures, arena),
        .has_intervals = count_intervals(figures) > 0,
        .interval_note = interval_note(figures),
        .locality = has_chosen_place(figures, frame->place) ? frame->locality : (struct text){0},
        .language = frame->language,
    };
    struct bar_chart_words words = {
        chart->title, chart->note,
        chart->source.data ? TEXT_JOIN(arena, TEXT("Source: "), chart->source) : TEXT(""),
        number_tick};
    chart->drawing =
        bar_chart_lay_out(rows_of(figures, &setting, arena), figures->count, words, arena);
    const struct bar_chart *drawing = &chart->drawing;
    chart->ticks = ticks_of(drawing, arena);
    chart->gridlines = list_of(drawing->gridlines, drawing->gridline_count);
    chart->bars = bars_of(drawing, figures, &setting, arena);
    chart->title_lines = list_of(drawing->title_lines, drawing->title_line_count);
    chart->note_lines = list_of(drawing->note_lines, drawing->note_line_count);
    chart->source_lines = list_of(drawing->source_lines, drawing->source_line_count);
    return chart;
}
