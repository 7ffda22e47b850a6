#include "report_months.h"

#include "arena.h"
#include "buffer.h"
#include "number.h"
#include "xmr.h"

enum {
    MONTHS_IN_YEAR = 12,
    YEARS_FROM = 18,   // months: a longer axis has the years, a shorter one has months
    WHOLE_FROM = 100,  // an average from there on has no decimals
    PATH_DECIMALS = 1, // a tenth of a unit cannot be seen
};

// One figure's months, and what was computed of them.
struct subject {
    const struct report_months_frame *frame;
    const struct report_figure *figure;
    struct xmr_point *points;
    size_t count;
    int rebase; // the month in which the campaign began, or XMR_NO_REBASE
    struct xmr xmr;
};

static int month_number(struct date date) {
    return date.year * MONTHS_IN_YEAR + date.month - 1;
}

static struct date date_of_month(int month) {
    return (struct date){month / MONTHS_IN_YEAR, month % MONTHS_IN_YEAR + 1, 1};
}

static struct text months_words(int first, int last, struct arena *arena) {
    struct period period = {.spans = {{date_of_month(first), date_of_month(last), PRECISION_MONTH}},
                            .count = 1};
    return period_words(&period, arena);
}

static struct value_list list_of(const void *items, size_t count) {
    return (struct value_list){items, count};
}

static struct text present(struct buffer *buffer) {
    return buffer->length ? buffer_text(buffer) : (struct text){0};
}

// --- reading the months ---

static bool is_in_doubt(const struct campaign *campaign, struct date month) {
    for (size_t i = 0; i < campaign->months_in_doubt_count; i++)
        if (date_compare(campaign->months_in_doubt[i], month) == 0)
            return true;
    return false;
}

static struct xmr_point point_of(const struct series_point *given,
                                 const struct campaign *campaign) {
    struct xmr_point point = {.month = month_number(given->month)};
    if (given->count.state != QUANTITY_KNOWN)
        return point;
    point.value = decimal_number(given->count.number);
    point.state = is_in_doubt(campaign, given->month) ? XMR_IN_DOUBT : XMR_COUNTED;
    return point;
}

static int start_of(const struct campaign *campaign) {
    return campaign->start.count > 0 ? month_number(campaign->start.spans[0].first) : XMR_NO_REBASE;
}

static struct subject subject_of(const struct series *series, const struct report_figure *figure,
                                 const struct report_months_frame *frame, struct arena *arena) {
    struct subject subject = {.frame = frame, .figure = figure, .count = series->count};
    subject.points = arena_allocate(arena, series->count, sizeof *subject.points);
    for (size_t i = 0; i < series->count; i++)
        subject.points[i] = point_of(&series->points[i], frame->campaign);
    subject.rebase = start_of(frame->campaign);
    subject.xmr = xmr_of(subject.points, subject.count, subject.rebase, arena);
    return subject;
}

static bool is_known(const struct subject *subject, size_t i) {
    return subject->points[i].state != XMR_MISSING;
}

static int first_month(const struct subject *subject) {
    return subject->points[0].month;
}

static int last_month(const struct subject *subject) {
    return subject->points[subject->count - 1].month;
}

// --- what is drawn ---

static enum line_chart_kind kind_of(const struct subject *subject, size_t i) {
    static const enum line_chart_kind kinds[] = {[XMR_MISSING] = LINE_CHART_MISSING,
                                                 [XMR_COUNTED] = LINE_CHART_PLAIN,
                                                 [XMR_IN_DOUBT] = LINE_CHART_DOUBTFUL};
    return xmr_stands_out(subject->xmr.signals[i]) ? LINE_CHART_MARKED
                                                   : kinds[subject->points[i].state];
}

static void add_points(struct line_chart_input *input, const struct subject *subject,
                       struct arena *arena) {
    struct line_chart_point *points = arena_allocate(arena, subject->count, sizeof *points);
    for (size_t i = 0; i < subject->count; i++)
        points[i] = (struct line_chart_point){subject->points[i].month, subject->points[i].value,
                                              kind_of(subject, i)};
    input->points = points;
    input->point_count = subject->count;
}

// A segment reaches to where the next begins, whether or not there are rows for its last months.
static void add_limits(struct line_chart_input *input, const struct subject *subject,
                       struct arena *arena) {
    const struct xmr *xmr = &subject->xmr;
    struct line_chart_limits *limits = arena_allocate(arena, xmr->segment_count, sizeof *limits);
    for (size_t i = 0; i < xmr->segment_count; i++) {
        const struct xmr_segment *segment = &xmr->segments[i];
        if (!segment->has_limits)
            continue;
        limits[input->limit_count++] = (struct line_chart_limits){
            .first = subject->points[segment->first].month,
            .last = subject->points[segment->first + segment->count - 1].month,
            .centre = segment->centre,
            .lower = segment->lower,
            .upper = segment->upper,
            .is_trial = segment->is_trial,
        };
    }
    input->limits = limits;
}

struct events {
    struct line_chart_event *items;
    size_t count;
    size_t capacity;
};

// In order of time; what begins in the same month shares a mark.
static void add_event(struct events *events, int month, struct text label, struct arena *arena) {
    size_t place = 0;
    while (place < events->count && events->items[place].month < month)
        place++;
    if (place < events->count && events->items[place].month == month) {
        struct text *words = &events->items[place].label;
        *words = TEXT_JOIN(arena, *words, TEXT(", "), label);
        return;
    }
    ARENA_PUSH(arena, events, items);
    for (size_t i = events->count - 1; i > place; i--)
        events->items[i] = events->items[i - 1];
    events->items[place] = (struct line_chart_event){month, label};
}

static void add_events(struct line_chart_input *input, const struct subject *subject,
                       struct arena *arena) {
    const struct campaign *campaign = subject->frame->campaign;
    struct events events = {0};
    if (subject->rebase != XMR_NO_REBASE)
        add_event(&events, subject->rebase, TEXT("campaign began"), arena);
    for (size_t i = 0; i < campaign->phase_count; i++) {
        const struct campaign_phase *phase = &campaign->phases[i];
        if (phase->period.count > 0)
            add_event(&events, month_number(phase->period.spans[0].first), phase->name.text, arena);
    }
    input->events = events.items;
    input->event_count = events.count;
}

static struct text month_label(int month, struct arena *arena) {
    static const char *const names[MONTHS_IN_YEAR] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return TEXT_JOIN(arena, text_of(names[month % MONTHS_IN_YEAR]), TEXT(NUMBER_NO_BREAK),
                     text_of_integer(arena, month / MONTHS_IN_YEAR));
}

static void add_labels(struct line_chart_input *input, const struct subject *subject,
                       struct arena *arena) {
    int first = first_month(subject), last = last_month(subject), step = 1;
    bool has_years = last - first + 1 > YEARS_FROM;
    if (has_years) {
        step = MONTHS_IN_YEAR;
        first += (MONTHS_IN_YEAR - first % MONTHS_IN_YEAR) % MONTHS_IN_YEAR;
    }
    struct line_chart_label *labels =
        arena_allocate(arena, (size_t)((last - first) / step + 1), sizeof *labels);
    for (int month = first; month <= last; month += step)
        labels[input->label_count++] = (struct line_chart_label){
            month,
            has_years ? text_of_integer(arena, month / MONTHS_IN_YEAR) : month_label(month, arena)};
    input->labels = labels;
}

static struct line_chart lay_out(const struct subject *subject, const struct report_months *panel,
                                 struct arena *arena) {
    struct line_chart_input input = {.words = {panel->title, panel->note, TEXT("no data")}};
    add_points(&input, subject, arena);
    add_limits(&input, subject, arena);
    add_events(&input, subject, arena);
    add_labels(&input, subject, arena);
    return line_chart_lay_out(&input, arena);
}

// --- paths ---

static void append_number(struct buffer *path, double number) {
    buffer_append_decimal(path, number, PATH_DECIMALS);
}

static void append_point(struct buffer *path, char command, struct line_chart_dot dot) {
    buffer_append_byte(path, command);
    append_number(path, dot.x);
    buffer_append_byte(path, ' ');
    append_number(path, dot.y);
}

static struct text line_path(const struct line_chart_runs *runs, struct arena *arena) {
    struct buffer path = {.arena = arena};
    for (size_t i = 0; i < runs->count; i++) {
        const struct line_chart_dots *dots = &runs->items[i].dots;
        for (size_t j = 0; j < dots->count && dots->count > 1; j++)
            append_point(&path, j == 0 ? 'M' : 'L', dots->items[j]);
    }
    return present(&path);
}

static struct text dot_path(const struct line_chart_dots *dots, struct arena *arena) {
    struct buffer path = {.arena = arena};
    for (size_t i = 0; i < dots->count; i++) {
        append_point(&path, 'M', dots->items[i]);
        buffer_append(&path, TEXT("h0"));
    }
    return present(&path);
}

static struct text grid_path(const struct line_chart *drawing, struct arena *arena) {
    struct buffer path = {.arena = arena};
    for (size_t i = 0; i < drawing->tick_count; i++) {
        append_point(&path, 'M', (struct line_chart_dot){drawing->plot.left, drawing->ticks[i].y});
        buffer_append_byte(&path, 'H');
        append_number(&path, drawing->plot.right);
    }
    return present(&path);
}

static struct text level_path(const struct line_chart_levels *levels,
                              enum line_chart_level_kind kind, struct arena *arena) {
    struct buffer path = {.arena = arena};
    for (size_t i = 0; i < levels->count; i++) {
        const struct line_chart_level *level = &levels->items[i];
        if (level->kind != kind)
            continue;
        append_point(&path, 'M', (struct line_chart_dot){level->x, level->y});
        buffer_append_byte(&path, 'h');
        append_number(&path, level->width);
    }
    return present(&path);
}

// --- words ---

// Months one by one or as stretches, joined: "May to July 2025, September 2025 and …".
struct month_list {
    struct buffer words;
    struct text pending; // the stretch before the one at hand
    int first, last;     // of the one at hand; 0: none
    size_t count;        // of months
};

static void end_stretch(struct month_list *list) {
    if (list->pending.length) {
        if (list->words.length)
            buffer_append(&list->words, TEXT(", "));
        buffer_append(&list->words, list->pending);
    }
    list->pending =
        list->first ? months_words(list->first, list->last, list->words.arena) : (struct text){0};
}

static void add_month(struct month_list *list, int month) {
    if (list->first && list->last + 1 == month) {
        list->last = month;
    } else {
        if (list->first)
            end_stretch(list);
        list->first = list->last = month;
    }
    list->count++;
}

static struct text month_list_words(struct month_list *list) {
    if (list->first == 0)
        return (struct text){0};
    end_stretch(list);
    if (list->words.length)
        buffer_append(&list->words, TEXT(" and "));
    buffer_append(&list->words, list->pending);
    return buffer_text(&list->words);
}

static int places_of(const struct xmr *xmr) {
    bool is_large = true;
    for (size_t i = 0; i < xmr->segment_count; i++)
        is_large =
            is_large && (xmr->segments[i].counted == 0 || xmr->segments[i].centre >= WHOLE_FROM);
    return is_large ? 0 : 1;
}

// total / count, rounded half away from zero: where it is a tie the quotient is exact.
static struct text quotient(double total, size_t count, int places, struct arena *arena) {
    double scaled = total * (places ? 10 : 1) / (double)count;
    struct decimal decimal = {(int64_t)(scaled + 0.5), places};
    return number_written(decimal, arena);
}

static struct text count_of_months(size_t count, struct arena *arena) {
    return TEXT_JOIN(arena, text_of_integer(arena, (long long)count), TEXT(NUMBER_NO_BREAK),
                     count == 1 ? TEXT("month") : TEXT("months"));
}

static const struct xmr_segment *segment_before(const struct xmr *xmr) {
    return xmr->segment_count > 1 ? &xmr->segments[0] : NULL;
}

static const struct xmr_segment *last_segment(const struct xmr *xmr) {
    return &xmr->segments[xmr->segment_count - 1];
}

static bool can_stand_out(const struct xmr_segment *segment) {
    return segment && segment->has_limits && !segment->is_trial;
}

static void append_average(struct buffer *words, const struct xmr_segment *segment, int places) {
    struct arena *arena = words->arena;
    if (segment->counted == 0) {
        buffer_append(words, TEXT("not known"));
        return;
    }
    buffer_append(words, quotient(segment->total, segment->counted, places, arena));
}

// "Average: 20.0 a month before April 2024 (3 months), 11.7 since (12 months)."
static void append_averages(struct buffer *words, const struct subject *subject) {
    struct arena *arena = words->arena;
    int places = places_of(&subject->xmr);
    const struct xmr_segment *before = segment_before(&subject->xmr);
    const struct xmr_segment *last = last_segment(&subject->xmr);
    buffer_append(words, TEXT("Average: "));
    if (before) {
        append_average(words, before, places);
        buffer_append(words, TEXT(" a" NUMBER_NO_BREAK "month before "));
        buffer_append(words, months_words(subject->rebase, subject->rebase, arena));
        buffer_append(words, TEXT(" ("));
        buffer_append(words, count_of_months(before->counted, arena));
        buffer_append(words, TEXT("), "));
    }
    append_average(words, last, places);
    buffer_append(words, before ? TEXT(" since") : TEXT(" a" NUMBER_NO_BREAK "month"));
    buffer_append(words, TEXT(" ("));
    buffer_append(words, count_of_months(last->counted, arena));
    buffer_append(words, TEXT(")."));
}

// What stands out, where enough months are there to say so.
static void append_standouts(struct buffer *words, const struct subject *subject) {
    struct month_list list = {.words.arena = words->arena};
    for (size_t i = 0; i < subject->count; i++)
        if (xmr_stands_out(subject->xmr.signals[i]))
            add_month(&list, subject->points[i].month);
    const struct xmr_segment *before = segment_before(&subject->xmr);
    bool can_before = can_stand_out(before), can_last = can_stand_out(last_segment(&subject->xmr));
    if (list.count) {
        buffer_append(words, TEXT(" "));
        buffer_append(words, month_list_words(&list));
        buffer_append(words, list.count == 1 ? TEXT(" stands out.") : TEXT(" stand out."));
    } else if (can_last) {
        buffer_append(words, before && !can_before ? TEXT(" No month since stands out.")
                                                   : TEXT(" No month stands out."));
    } else {
        buffer_append(words, TEXT(" Too few months to say which stand out."));
    }
}

static struct text summarize(const struct subject *subject, struct arena *arena) {
    struct buffer words = {.arena = arena};
    append_averages(&words, subject);
    append_standouts(&words, subject);
    return buffer_text(&words);
}

static double extreme_of(const struct subject *subject, bool is_highest) {
    double extreme = 0;
    bool is_first = true;
    for (size_t i = 0; i < subject->count; i++) {
        double value = subject->points[i].value;
        if (subject->points[i].state != XMR_COUNTED)
            continue;
        if (is_first || (is_highest ? value > extreme : value < extreme))
            extreme = value;
        is_first = false;
    }
    return extreme;
}

static void append_extreme(struct buffer *words, struct text name, const struct subject *subject,
                           bool is_highest) {
    double extreme = extreme_of(subject, is_highest);
    struct month_list list = {.words.arena = words->arena};
    for (size_t i = 0; i < subject->count; i++) {
        const struct xmr_point *point = &subject->points[i];
        if (point->state == XMR_COUNTED && !(point->value < extreme) && !(point->value > extreme))
            add_month(&list, point->month);
    }
    if (list.count == 0)
        return;
    buffer_append(words, name);
    buffer_append(words, number_written((struct decimal){(int64_t)extreme, 0}, words->arena));
    buffer_append(words, TEXT(" in "));
    buffer_append(words, month_list_words(&list));
    buffer_append_byte(words, '.');
}

static void append_gaps(struct buffer *words, const struct subject *subject) {
    struct month_list list = {.words.arena = words->arena};
    int next = first_month(subject);
    for (size_t i = 0; i < subject->count; i++) {
        if (!is_known(subject, i))
            continue;
        for (; next < subject->points[i].month; next++)
            add_month(&list, next);
        next++;
    }
    for (; next <= last_month(subject); next++)
        add_month(&list, next);
    if (list.count == 0)
        return;
    buffer_append(words, TEXT(" No data for "));
    buffer_append(words, month_list_words(&list));
    buffer_append_byte(words, '.');
}

static bool has_doubts(const struct subject *subject) {
    for (size_t i = 0; i < subject->count; i++)
        if (subject->points[i].state == XMR_IN_DOUBT)
            return true;
    return false;
}

static void append_doubts(struct buffer *words, const struct subject *subject) {
    if (!has_doubts(subject))
        return;
    struct arena *arena = words->arena;
    buffer_append(words, TEXT(" In doubt, and in no average:"));
    bool is_first = true;
    for (size_t i = 0; i < subject->count; i++) {
        const struct xmr_point *point = &subject->points[i];
        if (point->state != XMR_IN_DOUBT)
            continue;
        struct decimal value = {(int64_t)point->value, 0};
        buffer_append(words, is_first ? TEXT(" ") : TEXT(", "));
        buffer_append(words, months_words(point->month, point->month, arena));
        buffer_append(words, TEXT(" ("));
        buffer_append(words, number_written(value, arena));
        buffer_append(words, TEXT(")"));
        is_first = false;
    }
    buffer_append_byte(words, '.');
}

static void append_limits(struct buffer *words, const struct subject *subject, size_t segment) {
    const struct xmr *xmr = &subject->xmr;
    const struct xmr_segment *limits = &xmr->segments[segment];
    struct arena *arena = words->arena;
    struct text start = months_words(subject->rebase, subject->rebase, arena);
    bool is_before = segment + 1 < xmr->segment_count;
    if (xmr->segment_count > 1) {
        buffer_append(words, is_before ? TEXT(" Before ") : TEXT(" Since "));
        buffer_append(words, start);
        buffer_append(words, TEXT(": "));
    } else {
        buffer_append_byte(words, ' ');
    }
    if (!limits->has_limits) {
        buffer_append(words, TEXT("too few months for limits."));
        return;
    }
    int places = places_of(xmr);
    buffer_append(words, limits->is_trial ? TEXT("trial limits ") : TEXT("limits "));
    buffer_append(words, quotient(limits->lower, 1, places, arena));
    buffer_append(words, TEXT(" to "));
    buffer_append(words, quotient(limits->upper, 1, places, arena));
    buffer_append_byte(words, '.');
}

static bool is_outside(struct xmr_signals signals) {
    return signals.is_outside;
}

static bool is_in_run(struct xmr_signals signals) {
    return signals.is_in_run;
}

static bool is_in_trend(struct xmr_signals signals) {
    return signals.is_in_trend;
}

static bool is_in_outer_two(struct xmr_signals signals) {
    return signals.is_in_outer_two;
}

// Why a month stands out, in words.
static const struct reason {
    bool (*holds)(struct xmr_signals signals);
    const char *words;
} reasons[] = {
    {is_outside, " Outside the limits: "},
    {is_in_run, " Seven or more in a row on one side of the average: "},
    {is_in_trend, " Seven or more in a row, each higher or each lower than the one before: "},
    {is_in_outer_two, " Two of three near the same limit: "},
};

static void append_reasons(struct buffer *words, const struct subject *subject) {
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        struct month_list list = {.words.arena = words->arena};
        for (size_t j = 0; j < subject->count; j++)
            if (reasons[i].holds(subject->xmr.signals[j]))
                add_month(&list, subject->points[j].month);
        if (list.count == 0)
            continue;
        buffer_append(words, text_of(reasons[i].words));
        buffer_append(words, month_list_words(&list));
        buffer_append_byte(words, '.');
    }
}

// The summary, and all that it leaves out.
static struct text describe(const struct subject *subject, const struct report_months *panel,
                            struct arena *arena) {
    struct buffer words = {.arena = arena};
    buffer_append(&words, panel->summary);
    append_reasons(&words, subject);
    append_extreme(&words, TEXT(" Highest: "), subject, true);
    append_extreme(&words, TEXT(" Lowest: "), subject, false);
    append_gaps(&words, subject);
    append_doubts(&words, subject);
    for (size_t i = 0; i < subject->xmr.segment_count; i++)
        append_limits(&words, subject, i);
    return buffer_text(&words);
}

// --- a panel ---

// Whether the section shows this figure for one area alone, so that the title need not name it.
static bool has_one_area(const struct report_figures *figures, const struct report_figure *figure) {
    for (size_t i = 0; i < figures->count; i++) {
        const struct report_figure *other = &figures->items[i];
        if (text_equal(other->group, figure->group) && text_equal(other->id, figure->id) &&
            !text_equal(other->area, figure->area))
            return false;
    }
    return true;
}

static struct text id_of(const struct subject *subject, struct arena *arena) {
    const struct figure *figure = subject->figure->figure;
    // Groups, ids and areas have no low lines, so that no two panels get one name.
    return TEXT_JOIN(arena, subject->frame->id, TEXT("_"), figure->id,
                     figure->area_slug.length ? TEXT("_") : TEXT(""), figure->area_slug);
}

static struct text note_of(const struct subject *subject, bool names_area, struct arena *arena) {
    const struct report_figure *figure = subject->figure;
    struct buffer note = {.arena = arena};
    if (names_area && figure->area.length) {
        buffer_append(&note, figure->area);
        buffer_append(&note, TEXT(". "));
    }
    struct text source = figure->source.length ? figure->source : subject->frame->source;
    if (source.length) {
        buffer_append(&note, TEXT("Source: "));
        buffer_append(&note, source);
    }
    return buffer_text(&note);
}

static struct value_list marks_of(const struct line_chart_marks *drawn, struct arena *arena) {
    struct report_mark *marks = arena_allocate(arena, drawn->count, sizeof *marks);
    for (size_t i = 0; i < drawn->count; i++) {
        const struct line_chart_mark *mark = &drawn->items[i];
        marks[i] = (struct report_mark){mark->x, mark->label_x,
                                        list_of(mark->lines.items, mark->lines.count)};
    }
    return list_of(marks, drawn->count);
}

static void write_drawing(struct report_months *panel, struct arena *arena) {
    const struct line_chart *drawing = &panel->drawing;
    panel->grid = grid_path(drawing, arena);
    panel->line = line_path(&drawing->runs, arena);
    panel->dots = dot_path(&drawing->plain, arena);
    panel->centre = level_path(&drawing->levels, LINE_CHART_CENTRE, arena);
    panel->limits = level_path(&drawing->levels, LINE_CHART_LIMIT, arena);
    panel->trial_limits = level_path(&drawing->levels, LINE_CHART_TRIAL_LIMIT, arena);
    panel->marks = marks_of(&drawing->marks, arena);
    panel->ticks = list_of(drawing->ticks, drawing->tick_count);
    panel->months = list_of(drawing->months.items, drawing->months.count);
    panel->gaps = list_of(drawing->gaps.items, drawing->gaps.count);
    panel->standouts = list_of(drawing->marked.items, drawing->marked.count);
    panel->doubtful = list_of(drawing->doubtful.items, drawing->doubtful.count);
    panel->title_lines = list_of(drawing->title.items, drawing->title.count);
    panel->note_lines = list_of(drawing->note.items, drawing->note.count);
}

static struct report_months panel_of(const struct subject *subject, bool has_one,
                                     struct arena *arena) {
    const struct report_figure *figure = subject->figure;
    struct report_months panel = {.id = id_of(subject, arena), .title = figure->label};
    if (!has_one && figure->area.length)
        panel.title = TEXT_JOIN(arena, figure->label, TEXT(", "), figure->area);
    panel.file = TEXT_JOIN(arena, TEXT("charts/"), panel.id, TEXT(".svg"));
    panel.note = note_of(subject, has_one, arena);
    panel.language = subject->frame->language;
    panel.alternative = TEXT_JOIN(arena, panel.title, TEXT(" by month, "),
                                  months_words(first_month(subject), last_month(subject), arena));
    panel.summary = summarize(subject, arena);
    panel.description = describe(subject, &panel, arena);
    panel.drawing = lay_out(subject, &panel, arena);
    write_drawing(&panel, arena);
    return panel;
}

struct panels {
    struct report_months *items;
    size_t count;
    size_t capacity;
};

static bool is_series_of(const struct series *series, const struct report_figure *figure) {
    return text_equal(series->group, figure->group) && text_equal(series->id, figure->id) &&
           text_equal(series->area, figure->area);
}

static bool has_known_month(const struct subject *subject) {
    for (size_t i = 0; i < subject->count; i++)
        if (is_known(subject, i))
            return true;
    return false;
}

// Series stand in the order of their figures, so that one walk over both finds all of them.
struct value_list report_months_draw(const struct report_figures *figures,
                                     const struct report_months_frame *frame, struct arena *arena) {
    struct panels panels = {0};
    size_t next = 0;
    for (size_t i = 0; i < figures->count && next < frame->series.count; i++) {
        const struct report_figure *figure = &figures->items[i];
        if (!is_series_of(&frame->series.items[next], figure))
            continue;
        const struct series *series = &frame->series.items[next++];
        if (!text_equal(figure->group, frame->group))
            continue;
        struct subject subject = subject_of(series, figure, frame, arena);
        if (!has_known_month(&subject))
            continue;
        struct report_months panel = panel_of(&subject, has_one_area(figures, figure), arena);
        *ARENA_PUSH(arena, &panels, items) = panel;
    }
    return list_of(panels.items, panels.count);
}
