#include "bar_chart.h"

#include "arena.h"

// All in units of the drawing, whole so that the drawing is short and its edges are sharp.
enum {
    DRAWING_WIDTH = 640,
    MARGIN = 16,
    TICK_MARGIN = 4, // axis labels may reach into the margin
    LABELS_NARROWEST = 48,
    LABELS_WIDEST = 216,
    LABELS_GAP = 8,
    WRITTEN_WIDEST = 132,
    WRITTEN_GAP = 6,
    BAR_HEIGHT = 20,
    WHISKER_GAP = 2, // between a bar and the end strokes of its whisker
    ROW_GAP = 16,
    PLOT_GAP = 14,
    AXIS_GAP = 4,
    SOURCE_GAP = 14,
    TICK_GAP = 8,
    GRIDLINE_GAP = 3,
    TICKS_WANTED = 5,
    NARROWEST_COLUMN = 240, // the page's axis beside the words; the style sheet knows it, too
};

static const struct text_lettering title_lettering = {20, 26, 20, 1.1};
static const struct text_lettering row_lettering = {16, 20, 15, 1};
static const struct text_lettering small_lettering = {14, 18, 14, 1};

// A row on its way to become a bar.
struct draft {
    enum bar_side side;
    enum bar_side text_side; // where the value's text stands; BAR_NONE: wherever there is room
    double lowest, highest;  // of what is drawn of it, whisker and zero included
    double whisker_lowest, whisker_highest;
    struct text_lines label;
    struct text_lines aside;
    struct text_lines written;
    double written_width;
};

struct drafts {
    struct draft *items;
    size_t count;
};

// Where things stand from left to right.
struct frame {
    struct scale scale;
    double left, right; // bars and their values' texts stand between
    double zero;
    double interval; // from one tick to the next
};

static double larger_of(double a, double b) {
    return a > b ? a : b;
}

static double smaller_of(double a, double b) {
    return a < b ? a : b;
}

static double rounded_up(double number) {
    double below = (double)(long long)number;
    return below < number ? below + 1 : below;
}

static double rounded_down(double number) {
    return -rounded_up(-number);
}

static double whole(double number) {
    return (double)(long long)(number < 0 ? number - 0.5 : number + 0.5);
}

// As precise as numbers are written out, so that a bar's two ends agree with zero in print, too.
static double hundredths(double number) {
    return whole(number * 100) / 100;
}

// --- Rows ---

static bool has_value(const struct bar_chart_row *row) {
    return row->has_value && row->value >= -SCALE_LARGEST && row->value <= SCALE_LARGEST;
}

static enum bar_side side_of(const struct bar_chart_row *row) {
    if (!has_value(row) || row->value == 0)
        return BAR_NONE;
    return row->value < 0 ? BAR_FALL : BAR_RISE;
}

static void write_value(struct draft *draft, struct text written, double room,
                        struct arena *arena) {
    draft->written = text_lines_wrap(written, &row_lettering, room, arena);
    draft->written_width = text_lines_widest(&draft->written, &row_lettering);
}

static bool has_whisker(const struct bar_chart_row *row) {
    return has_value(row) && row->has_interval && row->lowest <= row->highest;
}

static double held_within(double number, double bound) {
    return number < -bound ? -bound : number > bound ? bound : number;
}

static struct bar_cut cut_of(const struct bar_chart_row *row, const struct draft *draft) {
    return (struct bar_cut){.low = draft->whisker_lowest > row->lowest,
                            .high = draft->whisker_highest < row->highest};
}

// Both are words for the reader's second look; each begins a line.
static struct text aside_of(const struct bar_chart_row *row, const struct draft *draft,
                            struct arena *arena) {
    struct bar_cut cut = cut_of(row, draft);
    bool is_cut = has_whisker(row) && (cut.low || cut.high);
    return is_cut ? TEXT_JOIN(arena, row->aside, TEXT("\n"), row->interval) : row->aside;
}

// `farthest` is as far from zero as a whisker may reach.
static struct draft draft_of(const struct bar_chart_row *row, double farthest,
                             struct arena *arena) {
    struct draft draft = {.side = side_of(row)};
    if (draft.side == BAR_FALL)
        draft.lowest = row->value;
    if (draft.side == BAR_RISE)
        draft.highest = row->value;
    if (has_whisker(row)) {
        draft.whisker_lowest = held_within(row->lowest, farthest);
        draft.whisker_highest = held_within(row->highest, farthest);
        draft.lowest = smaller_of(draft.lowest, draft.whisker_lowest);
        draft.highest = larger_of(draft.highest, draft.whisker_highest);
    }
    draft.label = text_lines_wrap(row->label, &row_lettering, LABELS_WIDEST, arena);
    draft.aside =
        text_lines_wrap(aside_of(row, &draft, arena), &row_lettering, LABELS_WIDEST, arena);
    draft.text_side = draft.side == BAR_NONE && has_whisker(row) ? BAR_RISE : draft.side;
    if (draft.text_side != BAR_NONE)
        write_value(&draft, row->written, WRITTEN_WIDEST, arena);
    return draft;
}

// A whisker much longer than every bar would leave none of them to be seen.
static double farthest_whisker(const struct bar_chart_row *rows, size_t count) {
    enum { TIMES_THE_FARTHEST_VALUE = 3, AT_LEAST = 20 };
    double farthest = 0;
    for (size_t i = 0; i < count; i++)
        if (has_value(&rows[i]))
            farthest = larger_of(farthest, larger_of(rows[i].value, -rows[i].value));
    return larger_of(farthest * TIMES_THE_FARTHEST_VALUE, AT_LEAST);
}

static struct drafts drafts_of(const struct bar_chart_row *rows, size_t count,
                               struct arena *arena) {
    struct drafts drafts = {arena_allocate(arena, count, sizeof *drafts.items), count};
    double farthest = farthest_whisker(rows, count);
    for (size_t i = 0; i < count; i++)
        drafts.items[i] = draft_of(&rows[i], farthest, arena);
    return drafts;
}

static struct scale scale_of_drafts(const struct drafts *drafts) {
    double lowest = 0, highest = 0;
    for (size_t i = 0; i < drafts->count; i++) {
        const struct draft *draft = &drafts->items[i];
        lowest = smaller_of(lowest, draft->lowest);
        highest = larger_of(highest, draft->highest);
    }
    return scale_of(lowest, highest, TICKS_WANTED);
}

static double width_of_labels(const struct drafts *drafts) {
    double widest = LABELS_NARROWEST;
    for (size_t i = 0; i < drafts->count; i++) {
        const struct draft *draft = &drafts->items[i];
        widest = larger_of(widest, text_lines_widest(&draft->label, &row_lettering));
        widest = larger_of(widest, text_lines_widest(&draft->aside, &row_lettering));
    }
    return rounded_up(widest);
}

// --- From left to right ---

// What must find room on one side of zero: steps of the scale, and a text beyond them.
struct demand {
    double steps;
    double text;
};

struct demands {
    struct demand *items;
    size_t count;
};

static struct demand largest_of(const struct demands *demands, double interval) {
    struct demand largest = demands->items[0];
    for (size_t i = 1; i < demands->count; i++) {
        const struct demand *demand = &demands->items[i];
        if (demand->steps * interval + demand->text > largest.steps * interval + largest.text)
            largest = *demand;
    }
    return largest;
}

// The largest interval at which the demands of both sides fit into the room. How much they need is
// a convex function of the interval, made of straight pieces; Newton's method comes down to the
// answer from an interval that is too large, piece by piece, and ends on the last one exactly.
static double interval_within(double room, const struct demands *left,
                              const struct demands *right) {
    double interval = room;
    for (;;) {
        struct demand a = largest_of(left, interval), b = largest_of(right, interval);
        double fitting = (room - a.text - b.text) / (a.steps + b.steps);
        if (!(fitting < interval))
            return interval;
        interval = fitting;
    }
}

static struct demands demands_on(enum bar_side side, const struct drafts *drafts,
                                 struct demand tick, double step, struct arena *scratch) {
    struct demands demands = {arena_allocate(scratch, drafts->count + 1, sizeof *demands.items), 1};
    demands.items[0] = tick;
    for (size_t i = 0; i < drafts->count; i++) {
        const struct draft *draft = &drafts->items[i];
        double reach = side == BAR_FALL ? -draft->lowest : draft->highest;
        // One unit more because the text is set at a whole unit.
        double text = draft->text_side == side ? draft->written_width + WRITTEN_GAP + 1 : 0;
        demands.items[demands.count++] = (struct demand){reach / step, text};
    }
    return demands;
}

// The last label of the axis needs room for its half beyond the tick; the first one's half reaches
// below the labels of the rows, where there is enough.
static struct frame frame_of(const struct scale *scale, const struct drafts *drafts,
                             const struct bar_tick *ticks, struct arena scratch) {
    struct frame frame = {.scale = *scale, .right = DRAWING_WIDTH - MARGIN};
    frame.left = MARGIN + width_of_labels(drafts) + LABELS_GAP;
    double beyond = text_lines_reserved(ticks[scale->tick_count - 1].written, &small_lettering) / 2;
    struct demand first = {-scale->lowest / scale->step, 0};
    struct demand last = {scale->highest / scale->step,
                          larger_of(0, beyond - MARGIN + TICK_MARGIN)};
    struct demands left = demands_on(BAR_FALL, drafts, first, scale->step, &scratch);
    struct demands right = demands_on(BAR_RISE, drafts, last, scale->step, &scratch);
    double room = frame.right - frame.left - 1; // zero is set at a whole unit
    frame.interval = (double)(long long)interval_within(room, &left, &right);
    struct demand largest = largest_of(&right, frame.interval);
    frame.zero = frame.right - rounded_up(largest.steps * frame.interval + largest.text);
    return frame;
}

static bool is_wider_left_of_zero(const struct frame *frame) {
    return frame->zero - frame->left > frame->right - frame->zero;
}

static struct bar_span span_in_drawing(const struct bar_chart_row *row, const struct frame *frame) {
    double length = row->value / frame->scale.step * frame->interval;
    double size = hundredths(length < 0 ? -length : length);
    return (struct bar_span){length < 0 ? frame->zero - size : frame->zero, size};
}

static double percent_of(const struct scale *scale, double value) {
    return hundredths(scale_position(scale, value) * 100);
}

static struct bar_span span_in_percent(const struct bar_chart_row *row, const struct scale *scale) {
    double zero = percent_of(scale, 0), end = percent_of(scale, row->value);
    return end < zero ? (struct bar_span){end, hundredths(zero - end)}
                      : (struct bar_span){zero, hundredths(end - zero)};
}

static double in_drawing(double value, const struct frame *frame) {
    return hundredths(frame->zero + value / frame->scale.step * frame->interval);
}

static struct bar_whisker whisker_of(const struct bar_chart_row *row, const struct draft *draft,
                                     const struct frame *frame) {
    if (!has_whisker(row))
        return (struct bar_whisker){0};
    double start = percent_of(&frame->scale, draft->whisker_lowest);
    double end = percent_of(&frame->scale, draft->whisker_highest);
    double left = in_drawing(draft->whisker_lowest, frame);
    double right = in_drawing(draft->whisker_highest, frame);
    return (struct bar_whisker){
        .is_there = true,
        .percent = {start, hundredths(end - start)},
        .drawn = {left, hundredths(right - left)},
        .cut = cut_of(row, draft),
    };
}

// The value's text stands beyond what is drawn on its side; without a bar, beyond the whisker, too.
static void place_written(struct bar *bar, enum bar_side side, const struct frame *frame) {
    double start = bar->drawn.start, end = start + bar->drawn.size;
    if (bar->whisker.is_there) {
        start = smaller_of(start, bar->whisker.drawn.start);
        end = larger_of(end, bar->whisker.drawn.start + bar->whisker.drawn.size);
    }
    bar->written_ends = side == BAR_FALL || (side == BAR_NONE && is_wider_left_of_zero(frame));
    bar->written_x =
        bar->written_ends ? rounded_down(start) - WRITTEN_GAP : rounded_up(end) + WRITTEN_GAP;
}

static struct bar bar_of(const struct bar_chart_row *row, const struct draft *draft,
                         const struct frame *frame) {
    enum bar_side side = draft->side;
    struct bar bar = {.label = row->label, .written = row->written, .side = side};
    bar.height = BAR_HEIGHT;
    bar.percent = (struct bar_span){percent_of(&frame->scale, 0), 0};
    bar.drawn = (struct bar_span){frame->zero, 0};
    if (side != BAR_NONE) {
        bar.percent = span_in_percent(row, &frame->scale);
        bar.drawn = span_in_drawing(row, frame);
    }
    bar.whisker = whisker_of(row, draft, frame);
    place_written(&bar, draft->text_side, frame);
    return bar;
}

// What has no bar may use all the room beside zero for its words.
static void write_reasons(const struct bar_chart_row *rows, struct drafts *drafts,
                          const struct frame *frame, struct arena *arena) {
    double room = larger_of(frame->zero - frame->left, frame->right - frame->zero) - WRITTEN_GAP;
    for (size_t i = 0; i < drafts->count; i++)
        if (drafts->items[i].text_side == BAR_NONE)
            write_value(&drafts->items[i], rows[i].written, room, arena);
}

// --- The axis ---

static struct bar_tick *ticks_of(const struct scale *scale, const struct bar_chart_words *words,
                                 struct arena *arena) {
    struct bar_tick *ticks = arena_allocate(arena, scale->tick_count, sizeof *ticks);
    for (size_t i = 0; i < scale->tick_count; i++)
        ticks[i] = (struct bar_tick){
            .written = words->write_tick(scale->ticks[i], arena),
            .percent = percent_of(scale, scale->ticks[i]),
            .is_zero = scale->ticks[i] == 0,
        };
    return ticks;
}

// Whether labels stand apart when only every second, third … tick has one, zero among them.
static bool labels_stand_apart(const struct bar_chart *chart, size_t zero, size_t every,
                               double interval) {
    for (size_t i = zero % every; i + every < chart->tick_count; i += every) {
        double a = text_lines_reserved(chart->ticks[i].written, &small_lettering);
        double b = text_lines_reserved(chart->ticks[i + every].written, &small_lettering);
        if ((a + b) / 2 + TICK_GAP > interval * (double)every)
            return false;
    }
    return true;
}

// The page shows the same labels below a column that may be narrower than the drawing's.
static double narrowest_interval(const struct frame *frame, size_t tick_count) {
    double on_page = (double)NARROWEST_COLUMN / (double)(tick_count - 1);
    return on_page < frame->interval ? on_page : frame->interval;
}

static void place_ticks(struct bar_chart *chart, const struct frame *frame) {
    size_t zero = (size_t)(-frame->scale.lowest / frame->scale.step + 0.5);
    size_t every = 1;
    while (!labels_stand_apart(chart, zero, every, narrowest_interval(frame, chart->tick_count)))
        every++;
    for (size_t i = 0; i < chart->tick_count; i++) {
        chart->ticks[i].x = frame->zero + ((double)i - (double)zero) * frame->interval;
        if (i % every != zero % every)
            chart->ticks[i].written = (struct text){0};
    }
}

static bool is_in_the_way(const struct bar *bar, double width, double x) {
    double start = bar->written_ends ? bar->written_x - width : bar->written_x;
    return x >= start - GRIDLINE_GAP && x <= start + width + GRIDLINE_GAP;
}

struct gridlines {
    struct bar_gridline *items;
    size_t count;
    size_t capacity;
};

static void place_gridline(struct gridlines *gridlines, double x, const struct bar_chart *chart,
                           const struct drafts *drafts, struct arena *arena) {
    double top = chart->plot.top;
    for (size_t i = 0; i < chart->bar_count; i++) {
        const struct bar *bar = &chart->bars[i];
        if (bar->written_line_count == 0 || !is_in_the_way(bar, drafts->items[i].written_width, x))
            continue;
        double text_top = bar->written_y - row_lettering.baseline;
        if (text_top > top)
            *ARENA_PUSH(arena, gridlines, items) = (struct bar_gridline){x, top, text_top - top};
        top = text_top + row_lettering.leading * (double)bar->written_line_count;
    }
    *ARENA_PUSH(arena, gridlines, items) = (struct bar_gridline){x, top, chart->plot.bottom - top};
}

static void place_gridlines(struct bar_chart *chart, const struct drafts *drafts,
                            struct arena *arena) {
    struct gridlines gridlines = {0};
    for (size_t i = 0; i < chart->tick_count; i++)
        if (!chart->ticks[i].is_zero)
            place_gridline(&gridlines, chart->ticks[i].x, chart, drafts, arena);
    chart->gridlines = gridlines.items;
    chart->gridline_count = gridlines.count;
}

// --- From top to bottom ---

// Bar, label with aside, and value stand in the middle of the row; returns where it ends.
static double place_row(struct bar *bar, struct draft *draft, double top) {
    double label_height = (double)(draft->label.count + draft->aside.count) * row_lettering.leading;
    double written_height = (double)draft->written.count * row_lettering.leading;
    double height = larger_of(BAR_HEIGHT, larger_of(label_height, written_height));
    bar->y = top + (height - BAR_HEIGHT) / 2;
    bar->whisker.top = bar->y + BAR_HEIGHT + WHISKER_GAP;
    double y = text_lines_stack(&draft->label, &row_lettering, top + (height - label_height) / 2);
    text_lines_stack(&draft->aside, &row_lettering, y);
    text_lines_stack(&draft->written, &row_lettering, top + (height - written_height) / 2);
    bar->label_lines = draft->label.items;
    bar->label_line_count = draft->label.count;
    bar->aside_lines = draft->aside.items;
    bar->aside_line_count = draft->aside.count;
    bar->written_lines = draft->written.items;
    bar->written_line_count = draft->written.count;
    bar->written_y = top + (height - written_height) / 2 + row_lettering.baseline;
    return top + height;
}

static double place_rows(struct bar_chart *chart, struct drafts *drafts, double top) {
    chart->plot.top = top;
    double y = top + ROW_GAP / 2;
    for (size_t i = 0; i < chart->bar_count; i++)
        y = place_row(&chart->bars[i], &drafts->items[i], y) + ROW_GAP;
    chart->plot.bottom = y - ROW_GAP / 2;
    return chart->plot.bottom;
}

static void place_bars(struct bar_chart *chart, const struct bar_chart_row *rows,
                       const struct drafts *drafts, const struct frame *frame) {
    chart->zero_x = frame->zero;
    chart->zero_percent = percent_of(&frame->scale, 0);
    chart->plot.left = chart->ticks[0].x;
    chart->plot.right = chart->ticks[chart->tick_count - 1].x;
    for (size_t i = 0; i < chart->bar_count; i++)
        chart->bars[i] = bar_of(&rows[i], &drafts->items[i], frame);
}

static bool has_values(const struct bar_chart_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (has_value(&rows[i]))
            return true;
    return false;
}

// The rows and, where there is something to measure, the axis below them; returns where they end.
static double place_plot(struct bar_chart *chart, const struct bar_chart_row *rows,
                         const struct bar_chart_words *words, double top, struct arena *arena) {
    struct drafts drafts = drafts_of(rows, chart->bar_count, arena);
    struct scale scale = scale_of_drafts(&drafts);
    chart->ticks = ticks_of(&scale, words, arena);
    chart->tick_count = scale.tick_count;
    chart->bars = arena_allocate(arena, chart->bar_count, sizeof *chart->bars);
    struct frame frame = frame_of(&scale, &drafts, chart->ticks, *arena);
    write_reasons(rows, &drafts, &frame, arena);
    place_ticks(chart, &frame);
    place_bars(chart, rows, &drafts, &frame);
    double bottom = place_rows(chart, &drafts, top);
    if (!has_values(rows, chart->bar_count)) {
        chart->tick_count = 0;
        return bottom;
    }
    place_gridlines(chart, &drafts, arena);
    chart->tick_y = bottom + AXIS_GAP + small_lettering.baseline;
    return bottom + AXIS_GAP + small_lettering.leading;
}

static struct text_lines place_words(struct text text, const struct text_lettering *lettering,
                                     double *y, struct arena *arena) {
    struct text_lines lines = text_lines_wrap(text, lettering, DRAWING_WIDTH - 2 * MARGIN, arena);
    *y = text_lines_stack(&lines, lettering, *y);
    return lines;
}

struct bar_chart bar_chart_lay_out(const struct bar_chart_row *rows, size_t count,
                                   struct bar_chart_words words, struct arena *arena) {
    struct bar_chart chart = {.width = DRAWING_WIDTH, .text_left = MARGIN, .bar_count = count};
    double y = MARGIN;
    struct text_lines title = place_words(words.title, &title_lettering, &y, arena);
    struct text_lines note = place_words(words.note, &row_lettering, &y, arena);
    y += PLOT_GAP;
    y = place_plot(&chart, rows, &words, y, arena) + SOURCE_GAP;
    struct text_lines source = place_words(words.source, &small_lettering, &y, arena);
    chart.height = y + MARGIN;
    chart.title_lines = title.items;
    chart.title_line_count = title.count;
    chart.note_lines = note.items;
    chart.note_line_count = note.count;
    chart.source_lines = source.items;
    chart.source_line_count = source.count;
    return chart;
}
