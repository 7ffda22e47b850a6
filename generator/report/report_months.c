#include "report_months.h"

#include "arena.h"
#include "buffer.h"
#include "months_wording.h"
#include "number.h"

enum {
    MONTHS_IN_YEAR = 12,
    YEARS_FROM = 18,   // months: a longer axis has the years, a shorter one has months
    PATH_DECIMALS = 1, // a tenth of a unit cannot be seen
};

// One figure's months, and what was computed of them.
struct subject {
    const struct report_months_frame *frame;
    const struct report_figure *figure;
    struct months_wording months;
};

static int month_number(struct date date) {
    return date.year * MONTHS_IN_YEAR + date.month - 1;
}

// --- reading the months ---

static struct xmr_point point_of(const struct series_point *given,
                                 const struct campaign *campaign) {
    struct xmr_point point = {.month = month_number(given->month)};
    if (given->count.state != QUANTITY_KNOWN)
        return point;
    point.value = decimal_number(given->count.number);
    point.state = campaign_doubts_month(campaign, given->month) ? XMR_IN_DOUBT : XMR_COUNTED;
    return point;
}

static int start_of(const struct campaign *campaign) {
    return campaign->start.count > 0 ? month_number(campaign->start.spans[0].first) : XMR_NO_REBASE;
}

static struct subject subject_of(const struct series *series, const struct report_figure *figure,
                                 const struct report_months_frame *frame, struct arena *arena) {
    struct xmr_point *points = arena_allocate(arena, series->count, sizeof *points);
    for (size_t i = 0; i < series->count; i++)
        points[i] = point_of(&series->points[i], frame->campaign);
    int rebase = start_of(frame->campaign);
    struct xmr xmr = xmr_of(points, series->count, rebase, arena);
    return (struct subject){frame, figure, {points, series->count, rebase, xmr}};
}

static bool is_known(const struct subject *subject, size_t i) {
    return subject->months.points[i].state != XMR_MISSING;
}

static int first_month(const struct subject *subject) {
    return subject->months.points[0].month;
}

static int last_month(const struct subject *subject) {
    return subject->months.points[subject->months.count - 1].month;
}

// --- what is drawn ---

static enum line_chart_kind kind_of(const struct subject *subject, size_t i) {
    static const enum line_chart_kind kinds[] = {[XMR_MISSING] = LINE_CHART_MISSING,
                                                 [XMR_COUNTED] = LINE_CHART_PLAIN,
                                                 [XMR_IN_DOUBT] = LINE_CHART_DOUBTFUL};
    return xmr_stands_out(subject->months.xmr.signals[i]) ? LINE_CHART_MARKED
                                                          : kinds[subject->months.points[i].state];
}

static void add_points(struct line_chart_input *input, const struct subject *subject,
                       struct arena *arena) {
    struct line_chart_point *points = arena_allocate(arena, subject->months.count, sizeof *points);
    for (size_t i = 0; i < subject->months.count; i++)
        points[i] = (struct line_chart_point){subject->months.points[i].month,
                                              subject->months.points[i].value, kind_of(subject, i)};
    input->points = points;
    input->point_count = subject->months.count;
}

// A segment reaches to where the next begins, whether or not there are rows for its last months.
static void add_limits(struct line_chart_input *input, const struct subject *subject,
                       struct arena *arena) {
    const struct xmr *xmr = &subject->months.xmr;
    struct line_chart_limits *limits = arena_allocate(arena, xmr->segment_count, sizeof *limits);
    for (size_t i = 0; i < xmr->segment_count; i++) {
        const struct xmr_segment *segment = &xmr->segments[i];
        if (segment->limits == XMR_NO_LIMITS)
            continue;
        limits[input->limit_count++] = (struct line_chart_limits){
            .first = subject->months.points[segment->first].month,
            .last = subject->months.points[segment->first + segment->count - 1].month,
            .centre = segment->centre,
            .lower = segment->lower,
            .upper = segment->upper,
            .is_trial = segment->limits == XMR_TRIAL_LIMITS,
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

static struct events events_of(const struct subject *subject, struct arena *arena) {
    const struct campaign *campaign = subject->frame->campaign;
    struct events events = {0};
    if (subject->months.rebase != XMR_NO_REBASE)
        add_event(&events, subject->months.rebase, TEXT("campaign began"), arena);
    for (size_t i = 0; i < campaign->phase_count; i++) {
        const struct campaign_phase *phase = &campaign->phases[i];
        if (phase->period.count > 0)
            add_event(&events, month_number(phase->period.spans[0].first), phase->name.text, arena);
    }
    return events;
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
    struct events events = events_of(subject, arena);
    input.events = events.items;
    input.event_count = events.count;
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
    return text_present(buffer_text(&path));
}

static struct text dot_path(const struct line_chart_dots *dots, struct arena *arena) {
    struct buffer path = {.arena = arena};
    for (size_t i = 0; i < dots->count; i++) {
        append_point(&path, 'M', dots->items[i]);
        buffer_append(&path, TEXT("h0"));
    }
    return text_present(buffer_text(&path));
}

static struct text grid_path(const struct line_chart *drawing, struct arena *arena) {
    struct buffer path = {.arena = arena};
    for (size_t i = 0; i < drawing->tick_count; i++) {
        append_point(&path, 'M', (struct line_chart_dot){drawing->plot.left, drawing->ticks[i].y});
        buffer_append_byte(&path, 'H');
        append_number(&path, drawing->plot.right);
    }
    return text_present(buffer_text(&path));
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
    return text_present(buffer_text(&path));
}

// --- a panel ---

// What the months say, and what is marked among them.
static struct text describe(const struct subject *subject, struct arena *arena) {
    struct events events = events_of(subject, arena);
    struct buffer words = {.arena = arena};
    buffer_append(&words, months_wording_description(&subject->months, arena));
    for (size_t i = 0; i < events.count; i++) {
        int month = events.items[i].month;
        if (month < first_month(subject) || month > last_month(subject))
            continue;
        buffer_append_byte(&words, ' ');
        buffer_append(&words, months_wording_span(month, month, arena));
        buffer_append(&words, TEXT(": "));
        buffer_append(&words, events.items[i].label);
        buffer_append_byte(&words, '.');
    }
    return buffer_text(&words);
}

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
                                        value_list_of(mark->lines.items, mark->lines.count)};
    }
    return value_list_of(marks, drawn->count);
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
    panel->ticks = value_list_of(drawing->ticks, drawing->tick_count);
    panel->months = value_list_of(drawing->months.items, drawing->months.count);
    panel->gaps = value_list_of(drawing->gaps.items, drawing->gaps.count);
    panel->standouts = value_list_of(drawing->marked.items, drawing->marked.count);
    panel->doubtful = value_list_of(drawing->doubtful.items, drawing->doubtful.count);
    panel->title_lines = value_list_of(drawing->title.items, drawing->title.count);
    panel->note_lines = value_list_of(drawing->note.items, drawing->note.count);
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
    panel.alternative =
        TEXT_JOIN(arena, panel.title, TEXT(" by month, "),
                  months_wording_span(first_month(subject), last_month(subject), arena));
    panel.summary = months_wording_summary(&subject->months, arena);
    panel.description = describe(subject, arena);
    panel.drawing = lay_out(subject, &panel, arena);
    write_drawing(&panel, arena);
    return panel;
}

struct panels {
    struct report_months *items;
    size_t count;
    size_t capacity;
};

static bool has_known_month(const struct subject *subject) {
    for (size_t i = 0; i < subject->months.count; i++)
        if (is_known(subject, i))
            return true;
    return false;
}

static bool is_hidden(const struct series *series) {
    return series->count > 0 && series->points[0].count.state == QUANTITY_HIDDEN;
}

// The series of the figures of one group, one after the other. Series stand in the order of their
// figures, so that one walk over both finds all of them.
struct walk {
    const struct report_figures *figures;
    const struct report_months_frame *frame;
    size_t next_figure, next_series;
    const struct report_figure *figure; // that of the series that was found
    const struct series *series;
};

static bool find_next(struct walk *walk) {
    while (walk->next_figure < walk->figures->count &&
           walk->next_series < walk->frame->series.count) {
        walk->figure = &walk->figures->items[walk->next_figure++];
        walk->series = &walk->frame->series.items[walk->next_series];
        if (walk->series->figure != walk->figure->figure)
            continue;
        walk->next_series++;
        if (text_equal(walk->figure->group, walk->frame->group))
            return true;
    }
    return false;
}

struct value_list report_months_draw(const struct report_figures *figures,
                                     const struct report_months_frame *frame, struct arena *arena) {
    struct panels panels = {0};
    for (struct walk walk = {figures, frame}; find_next(&walk);) {
        struct subject subject = subject_of(walk.series, walk.figure, frame, arena);
        if (!has_known_month(&subject))
            continue;
        struct report_months panel = panel_of(&subject, has_one_area(figures, walk.figure), arena);
        *ARENA_PUSH(arena, &panels, items) = panel;
    }
    return value_list_of(panels.items, panels.count);
}

struct text report_months_hidden(const struct report_figures *figures,
                                 const struct report_months_frame *frame, struct arena *arena) {
    struct buffer labels = {.arena = arena};
    for (struct walk walk = {figures, frame}; find_next(&walk);) {
        if (!is_hidden(walk.series))
            continue;
        buffer_append(&labels, labels.length > 0 ? TEXT(", ") : TEXT(""));
        buffer_append(&labels, walk.figure->label);
    }
    return text_present(buffer_text(&labels));
}
