#include "line_chart.h"

#include "arena.h"
#include "scale.h"

// In units of the drawing.
enum {
    DRAWING_WIDTH = 320,
    MARGIN = 8,
    PLOT_HEIGHT = 120, // in three to six equal parts without fractions
    TITLE_GAP = 10,
    MARK_GAP = 8, // between the labels of marks and the plot: a dot may reach above it
    MARK_LABEL_WIDEST = 160,
    TICKS_WANTED = 4,
    TICK_GAP = 6,
    LABEL_GAP = 8,
    MONTHS_GAP = 8,
    NOTE_GAP = 6,
    DOTS_APART = 6, // months nearer than that have no dots
};

// From the middle of the digits to their baseline.
static const double HALF_OF_DIGITS = 5;

static const struct text_lettering title_lettering = {16, 21, 16, 1.1};
static const struct text_lettering lettering = {14, 18, 14, 1};

// What the drawing measures by.
struct frame {
    const struct line_chart_input *input;
    struct scale scale;
    int first, last;
    double left;
    double column; // of one month
    double top, bottom;
};

static double larger_of(double a, double b) {
    return a > b ? a : b;
}

static double held_within(double number, double lowest, double highest) {
    return number < lowest ? lowest : number > highest ? highest : number;
}

static bool has_value(const struct line_chart_point *point) {
    return point->kind != LINE_CHART_MISSING && point->value >= 0 && point->value <= SCALE_LARGEST;
}

static double start_of(const struct frame *frame, int month) {
    return frame->left + (month - frame->first) * frame->column;
}

static double middle_of(const struct frame *frame, int month) {
    return start_of(frame, month) + frame->column / 2;
}

static double height_of(const struct frame *frame, double value) {
    return frame->bottom - scale_position(&frame->scale, value) * (frame->bottom - frame->top);
}

// --- the axis of values ---

static struct scale scale_of_values(const struct line_chart_input *input) {
    double highest = 1; // counts of nothing have an axis, too
    for (size_t i = 0; i < input->point_count; i++)
        if (has_value(&input->points[i]))
            highest = larger_of(highest, input->points[i].value);
    for (size_t i = 0; i < input->limit_count; i++)
        if (input->limits[i].upper <= SCALE_LARGEST)
            highest = larger_of(highest, input->limits[i].upper);
    return scale_of(0, highest, TICKS_WANTED);
}

static struct text written_number(double value, struct arena *arena) {
    struct text digits = text_of_integer(arena, (long long)value);
    char *written = arena_allocate(arena, digits.length * 2, 1);
    size_t length = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (i > 0 && (digits.length - i) % 3 == 0)
            written[length++] = ',';
        written[length++] = digits.data[i];
    }
    return (struct text){written, length};
}

// Writes the labels; returns the width that the widest needs.
static double write_ticks(struct line_chart *chart, const struct scale *scale,
                          struct arena *arena) {
    double widest = 0;
    chart->ticks = arena_allocate(arena, scale->tick_count, sizeof *chart->ticks);
    chart->tick_count = scale->tick_count;
    for (size_t i = 0; i < scale->tick_count; i++) {
        chart->ticks[i].written = written_number(scale->ticks[i], arena);
        widest = larger_of(widest, text_lines_reserved(chart->ticks[i].written, &lettering));
    }
    return widest;
}

static struct frame frame_of(struct line_chart *chart, const struct line_chart_input *input,
                             struct arena *arena) {
    struct frame frame = {.input = input, .scale = scale_of_values(input)};
    frame.first = input->points[0].month;
    frame.last = input->points[input->point_count - 1].month;
    double widest = write_ticks(chart, &frame.scale, arena);
    chart->tick_right = (double)(long long)(MARGIN + widest + 1);
    frame.left = chart->tick_right + TICK_GAP;
    frame.column = (DRAWING_WIDTH - MARGIN - frame.left) / (frame.last - frame.first + 1);
    chart->plot.left = frame.left;
    chart->plot.right = DRAWING_WIDTH - MARGIN;
    return frame;
}

static void place_ticks(struct line_chart *chart, const struct frame *frame) {
    for (size_t i = 0; i < chart->tick_count; i++) {
        chart->ticks[i].y = height_of(frame, frame->scale.ticks[i]);
        chart->ticks[i].label_y = chart->ticks[i].y + HALF_OF_DIGITS;
    }
}

// --- the axis of months ---

// The middle of a label that belongs at x, moved so that it does not leave the drawing.
static double label_middle(double x, double width) {
    return held_within(x, MARGIN + width / 2, DRAWING_WIDTH - MARGIN - width / 2);
}

static struct line_chart_month month_label(const struct frame *frame, size_t label) {
    const struct line_chart_label *given = &frame->input->labels[label];
    double x = middle_of(frame, given->month);
    double width = text_lines_reserved(given->written, &lettering);
    return (struct line_chart_month){given->written, x, label_middle(x, width)};
}

// Whether labels stand apart when only every second, third … is written.
static bool labels_stand_apart(const struct frame *frame, size_t every) {
    for (size_t i = 0; i + every < frame->input->label_count; i += every) {
        struct line_chart_month a = month_label(frame, i), b = month_label(frame, i + every);
        double widths =
            text_lines_reserved(a.written, &lettering) + text_lines_reserved(b.written, &lettering);
        if (b.label_x - a.label_x < widths / 2 + LABEL_GAP)
            return false;
    }
    return true;
}

static void place_months(struct line_chart *chart, const struct frame *frame, struct arena *arena) {
    size_t every = 1;
    while (!labels_stand_apart(frame, every))
        every++;
    for (size_t i = 0; i < frame->input->label_count; i += every) {
        struct line_chart_month month = month_label(frame, i);
        *ARENA_PUSH(arena, &chart->months, items) = month;
    }
    chart->month_y = frame->bottom + MONTHS_GAP + lettering.baseline;
}

// --- points and the line ---

static bool is_on_line(const struct line_chart_point *point) {
    return has_value(point) && point->kind != LINE_CHART_DOUBTFUL;
}

static struct line_chart_dot dot_of(const struct frame *frame,
                                    const struct line_chart_point *point) {
    return (struct line_chart_dot){middle_of(frame, point->month), height_of(frame, point->value)};
}

static void place_runs(struct line_chart *chart, const struct frame *frame, struct arena *arena) {
    const struct line_chart_point *before = NULL;
    for (size_t i = 0; i < frame->input->point_count; i++) {
        const struct line_chart_point *point = &frame->input->points[i];
        if (!is_on_line(point))
            continue;
        if (!before || before->month + 1 != point->month)
            ARENA_PUSH(arena, &chart->runs, items);
        struct line_chart_run *run = &chart->runs.items[chart->runs.count - 1];
        *ARENA_PUSH(arena, &run->dots, items) = dot_of(frame, point);
        before = point;
    }
}

static bool is_alone(const struct line_chart_input *input, size_t i) {
    const struct line_chart_point *points = input->points;
    int month = points[i].month;
    bool has_before = i > 0 && is_on_line(&points[i - 1]) && points[i - 1].month == month - 1;
    bool has_after = i + 1 < input->point_count && is_on_line(&points[i + 1]) &&
                     points[i + 1].month == month + 1;
    return !has_before && !has_after;
}

static void place_dots(struct line_chart *chart, const struct frame *frame, struct arena *arena) {
    for (size_t i = 0; i < frame->input->point_count; i++) {
        const struct line_chart_point *point = &frame->input->points[i];
        if (!has_value(point))
            continue;
        bool is_plain = point->kind == LINE_CHART_PLAIN;
        if (is_plain && frame->column < DOTS_APART && !is_alone(frame->input, i))
            continue;
        struct line_chart_dots *dots = is_plain                           ? &chart->plain
                                       : point->kind == LINE_CHART_MARKED ? &chart->marked
                                                                          : &chart->doubtful;
        *ARENA_PUSH(arena, dots, items) = dot_of(frame, point);
    }
}

// --- stretches of months that are there, and those between them ---

struct stretch {
    int first, last;
};

struct stretches {
    struct stretch *items;
    size_t count;
    size_t capacity;
};

static struct stretches stretches_of(const struct line_chart_input *input, struct arena *arena) {
    struct stretches stretches = {0};
    for (size_t i = 0; i < input->point_count; i++) {
        int month = input->points[i].month;
        if (!has_value(&input->points[i]))
            continue;
        struct stretch *last = stretches.count ? &stretches.items[stretches.count - 1] : NULL;
        if (last && last->last + 1 == month)
            last->last = month;
        else
            *ARENA_PUSH(arena, &stretches, items) = (struct stretch){month, month};
    }
    return stretches;
}

static void add_level(struct line_chart *chart, struct line_chart_level level,
                      const struct frame *frame, struct arena *arena) {
    if (level.y >= frame->bottom && level.kind != LINE_CHART_CENTRE)
        return;
    *ARENA_PUSH(arena, &chart->levels, items) = level;
}

static void place_level(struct line_chart *chart, const struct line_chart_limits *limits,
                        struct stretch stretch, const struct frame *frame, struct arena *arena) {
    int first = limits->first > stretch.first ? limits->first : stretch.first;
    int last = limits->last < stretch.last ? limits->last : stretch.last;
    if (first > last)
        return;
    double x = start_of(frame, first), width = start_of(frame, last + 1) - x;
    enum line_chart_level_kind kind = limits->is_trial ? LINE_CHART_TRIAL_LIMIT : LINE_CHART_LIMIT;
    const struct line_chart_level levels[] = {
        {LINE_CHART_CENTRE, x, width, height_of(frame, limits->centre)},
        {kind, x, width, height_of(frame, limits->lower)},
        {kind, x, width, height_of(frame, limits->upper)},
    };
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
        add_level(chart, levels[i], frame, arena);
}

static void place_levels(struct line_chart *chart, const struct stretches *stretches,
                         const struct frame *frame, struct arena *arena) {
    for (size_t i = 0; i < frame->input->limit_count; i++)
        for (size_t j = 0; j < stretches->count; j++)
            if (frame->input->limits[i].upper <= SCALE_LARGEST)
                place_level(chart, &frame->input->limits[i], stretches->items[j], frame, arena);
}

// --- marks ---

static bool is_on_axis(const struct frame *frame, const struct line_chart_event *event) {
    return event->month >= frame->first && event->month <= frame->last;
}

// How high above the plot a label's lowest line ends: above all labels below it.
static double height_above(const struct line_chart *chart, const struct line_chart_mark *mark,
                           const double *tops) {
    double half = text_lines_widest(&mark->lines, &lettering) / 2, height = 0;
    for (size_t i = 0; i < chart->marks.count; i++) {
        const struct line_chart_mark *other = &chart->marks.items[i];
        double reach = half + text_lines_widest(&other->lines, &lettering) / 2 + LABEL_GAP;
        double distance = mark->label_x - other->label_x;
        if (distance < reach && -distance < reach)
            height = larger_of(height, tops[i]);
    }
    return height;
}

static struct line_chart_mark mark_of(const struct frame *frame,
                                      const struct line_chart_event *event, struct arena *arena) {
    struct line_chart_mark mark = {.x = start_of(frame, event->month)};
    mark.lines = text_lines_wrap(event->label, &lettering, MARK_LABEL_WIDEST, arena);
    mark.label_x = label_middle(mark.x, text_lines_widest(&mark.lines, &lettering));
    return mark;
}

// Sets the marks' labels from `top` on; returns where the plot may begin.
static double place_marks(struct line_chart *chart, const struct frame *frame, double top,
                          struct arena *arena) {
    size_t count = frame->input->event_count;
    double *tops = arena_allocate(arena, count, sizeof *tops), highest = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_on_axis(frame, &frame->input->events[i]))
            continue;
        struct line_chart_mark mark = mark_of(frame, &frame->input->events[i], arena);
        tops[chart->marks.count] =
            height_above(chart, &mark, tops) + lettering.leading * (double)mark.lines.count;
        highest = larger_of(highest, tops[chart->marks.count]);
        *ARENA_PUSH(arena, &chart->marks, items) = mark;
    }
    for (size_t i = 0; i < chart->marks.count; i++)
        text_lines_stack(&chart->marks.items[i].lines, &lettering, top + highest - tops[i]);
    return highest > 0 ? top + highest + MARK_GAP : top + TITLE_GAP;
}

// --- gaps ---

// Whether a gap's label would lie on the line of a mark.
static bool meets_a_mark(const struct line_chart *chart, double middle, double width) {
    for (size_t i = 0; i < chart->marks.count; i++) {
        double distance = chart->marks.items[i].x - middle;
        if (distance < width / 2 + 1 && -distance < width / 2 + 1)
            return true;
    }
    return false;
}

static void place_gap(struct line_chart *chart, struct stretch stretch, const struct frame *frame,
                      struct arena *arena) {
    struct line_chart_gap gap = {.x = start_of(frame, stretch.first)};
    gap.width = start_of(frame, stretch.last + 1) - gap.x;
    gap.label_x = gap.x + gap.width / 2;
    double width = text_lines_reserved(frame->input->words.gap, &lettering);
    if (width <= gap.width && !meets_a_mark(chart, gap.label_x, width))
        gap.label = frame->input->words.gap;
    *ARENA_PUSH(arena, &chart->gaps, items) = gap;
}

static void place_gaps(struct line_chart *chart, const struct stretches *stretches,
                       const struct frame *frame, struct arena *arena) {
    int next = frame->first;
    for (size_t i = 0; i < stretches->count; i++) {
        if (stretches->items[i].first > next)
            place_gap(chart, (struct stretch){next, stretches->items[i].first - 1}, frame, arena);
        next = stretches->items[i].last + 1;
    }
    if (next <= frame->last)
        place_gap(chart, (struct stretch){next, frame->last}, frame, arena);
    // Halfway between two gridlines.
    size_t steps = chart->tick_count - 1;
    double below = chart->ticks[steps / 2].y, above = chart->ticks[steps / 2 + 1].y;
    chart->gap_y = (below + above) / 2 + HALF_OF_DIGITS;
}

// --- from top to bottom ---

static void place_plot(struct line_chart *chart, struct frame *frame, double top,
                       struct arena *arena) {
    frame->top = chart->plot.top = top;
    frame->bottom = chart->plot.bottom = top + PLOT_HEIGHT;
    struct stretches stretches = stretches_of(frame->input, arena);
    place_ticks(chart, frame);
    place_months(chart, frame, arena);
    place_gaps(chart, &stretches, frame, arena);
    place_levels(chart, &stretches, frame, arena);
    place_runs(chart, frame, arena);
    place_dots(chart, frame, arena);
}

struct line_chart line_chart_lay_out(const struct line_chart_input *input, struct arena *arena) {
    struct line_chart chart = {.width = DRAWING_WIDTH, .text_left = MARGIN};
    double room = DRAWING_WIDTH - 2 * MARGIN;
    chart.title = text_lines_wrap(input->words.title, &title_lettering, room, arena);
    double y = text_lines_stack(&chart.title, &title_lettering, MARGIN);
    struct frame frame = frame_of(&chart, input, arena);
    y = place_marks(&chart, &frame, y, arena);
    place_plot(&chart, &frame, y, arena);
    y = chart.month_y + lettering.leading - lettering.baseline;
    chart.note = text_lines_wrap(input->words.note, &lettering, room, arena);
    if (chart.note.count)
        y = text_lines_stack(&chart.note, &lettering, y + NOTE_GAP);
    chart.height = y + MARGIN;
    return chart;
}
