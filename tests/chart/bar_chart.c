#include "bar_chart.h"

#include "arena.h"
#include "buffer.h"
#include "text_width.h"

#include <criterion/criterion.h>
#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct arena arena;

static void set_up(void) {
    arena = arena_new(64u << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(bar_chart, .init = set_up, .fini = tear_down);

static struct text write_tick(double percent, struct arena *memory) {
    struct buffer written = {.arena = memory};
    buffer_append(&written, percent < 0 ? TEXT("−") : percent > 0 ? TEXT("+") : TEXT(""));
    buffer_append_integer(&written, (long long)fabs(percent));
    buffer_append_byte(&written, '%');
    return buffer_text(&written);
}

static const struct bar_chart_words words = {
    TEXT("Anti-social behaviour fell most"),
    TEXT("Change in recorded figures since April 2024, Gosport and the Not in Our Town locality"),
    TEXT("Source: Hampshire and Isle of Wight Constabulary, Hampshire Alert, July 2025."),
    write_tick,
};

static const struct bar_chart_row gosport[] = {
    {TEXT("Anti-social behaviour"), TEXT("−63%"), -63, true},
    {TEXT("Most serious violence"), TEXT("−20.4%"), -20.4, true},
    {TEXT("Burglary"), TEXT("−11.7%"), -11.7, true},
    {TEXT("Violence with injury"), TEXT("−11%"), -11, true},
    {TEXT("All crime"), TEXT("−2.6%"), -2.6, true},
    {TEXT("Drug offences recorded"), TEXT("+24.3%"), 24.3, true},
    {TEXT("Shoplifting"), TEXT("not published"), 0, false},
};

// --- What every drawing must keep to, measured anew from the geometry alone ---

struct box {
    double left, top, right, bottom;
    struct text what;
    bool is_tick;
};

struct boxes {
    struct box *items;
    size_t count;
    size_t capacity;
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

// The box of a line in a font TEXT_WIDTH_FALLBACK times as wide as Arial, and with the ascent and
// descent of DejaVu Sans.
static struct box box_of(struct text_line line, double x, enum anchor anchor, double size) {
    double width = text_width(line.text) * size * TEXT_WIDTH_FALLBACK;
    double left = anchor == ANCHOR_START ? x : anchor == ANCHOR_END ? x - width : x - width / 2;
    return (struct box){left, line.y - 0.93 * size, left + width, line.y + 0.24 * size, line.text,
                        false};
}

static void add_lines(struct boxes *boxes, const struct text_line *lines, size_t count, double x,
                      enum anchor anchor) {
    for (size_t i = 0; i < count; i++)
        *ARENA_PUSH(&arena, boxes, items) = box_of(lines[i], x, anchor, 16);
}

static void add_tick(struct boxes *boxes, const struct bar_tick *tick, double y) {
    if (!tick->written.data)
        return;
    struct box *box = ARENA_PUSH(&arena, boxes, items);
    *box = box_of((struct text_line){tick->written, y}, tick->x, ANCHOR_MIDDLE, 14);
    box->is_tick = true;
}

static struct boxes texts_of(const struct bar_chart *chart) {
    struct boxes boxes = {0};
    double left = chart->text_left;
    for (size_t i = 0; i < chart->title_line_count; i++) // 1.1: the title is bold
        *ARENA_PUSH(&arena, &boxes, items) =
            box_of(chart->title_lines[i], left, ANCHOR_START, 20 * 1.1);
    add_lines(&boxes, chart->note_lines, chart->note_line_count, left, ANCHOR_START);
    for (size_t i = 0; i < chart->bar_count; i++) {
        const struct bar *bar = &chart->bars[i];
        add_lines(&boxes, bar->label_lines, bar->label_line_count, left, ANCHOR_START);
        add_lines(&boxes, bar->aside_lines, bar->aside_line_count, left, ANCHOR_START);
        add_lines(&boxes, bar->written_lines, bar->written_line_count, bar->written_x,
                  bar->written_ends ? ANCHOR_END : ANCHOR_START);
    }
    for (size_t i = 0; i < chart->tick_count; i++)
        add_tick(&boxes, &chart->ticks[i], chart->tick_y);
    for (size_t i = 0; i < chart->source_line_count; i++)
        *ARENA_PUSH(&arena, &boxes, items) = box_of(chart->source_lines[i], left, ANCHOR_START, 14);
    return boxes;
}

// Whether two boxes have less than `gap` between them from left to right, on a common height.
static bool touch(const struct box *a, const struct box *b, double gap) {
    return a->left < b->right + gap && b->left < a->right + gap && a->top < b->bottom &&
           b->top < a->bottom;
}

static void check_apart(const struct boxes *boxes) {
    for (size_t i = 0; i < boxes->count; i++)
        for (size_t j = i + 1; j < boxes->count; j++)
            cr_assert(!touch(&boxes->items[i], &boxes->items[j], 7.999), "'%.*s' lies on '%.*s'",
                      (int)boxes->items[i].what.length, boxes->items[i].what.data,
                      (int)boxes->items[j].what.length, boxes->items[j].what.data);
}

// Only the labels of the axis may reach into the margin.
static void check_inside(const struct bar_chart *chart, const struct boxes *boxes) {
    for (size_t i = 0; i < boxes->count; i++) {
        const struct box *box = &boxes->items[i];
        double margin = box->is_tick ? 4 : chart->text_left;
        cr_assert(box->left >= margin - 0.001 && box->right <= chart->width - margin + 0.001,
                  "'%.*s' leaves the drawing at a side", (int)box->what.length, box->what.data);
        cr_assert(box->top >= 0 && box->bottom <= chart->height, "'%.*s' leaves the drawing",
                  (int)box->what.length, box->what.data);
    }
    cr_assert(chart->plot.left >= 0 && chart->plot.right <= chart->width);
    cr_assert(chart->plot.top >= 0 && chart->plot.bottom <= chart->height);
}

static void check_clear(const struct boxes *boxes, struct box mark) {
    for (size_t i = 0; i < boxes->count; i++)
        cr_assert(!touch(&boxes->items[i], &mark, 0), "a mark at %g, %g lies on '%.*s'", mark.left,
                  mark.top, (int)boxes->items[i].what.length, boxes->items[i].what.data);
}

// Below its bar, within the plot, and clear of all texts.
static void check_whisker_place(const struct bar_chart *chart, const struct boxes *boxes,
                                const struct bar *bar) {
    const struct bar_whisker *whisker = &bar->whisker;
    double end = whisker->drawn.start + whisker->drawn.size;
    double bottom = whisker->top + BAR_WHISKER_HEIGHT;
    check_clear(boxes, (struct box){whisker->drawn.start, whisker->top, end, bottom, {0}, false});
    cr_assert(whisker->top >= bar->y + bar->height && bottom <= chart->plot.bottom);
    cr_assert(whisker->drawn.start >= chart->plot.left - 0.01 && end <= chart->plot.right + 0.01);
}

static void check_marks(const struct bar_chart *chart, const struct boxes *boxes) {
    for (size_t i = 0; i < chart->bar_count; i++) {
        const struct bar *bar = &chart->bars[i];
        struct bar_span span = bar->drawn;
        check_clear(
            boxes,
            (struct box){
                span.start, bar->y, span.start + span.size, bar->y + bar->height, {0}, false});
        cr_assert(span.start >= chart->plot.left && bar->y >= chart->plot.top);
        cr_assert(span.start + span.size <= chart->plot.right + 0.001);
        cr_assert(bar->y + bar->height <= chart->plot.bottom);
    }
    for (size_t i = 0; i < chart->bar_count; i++)
        if (chart->bars[i].whisker.is_there)
            check_whisker_place(chart, boxes, &chart->bars[i]);
    for (size_t i = 0; i < chart->tick_count; i++)
        cr_assert(!chart->ticks[i].is_zero || chart->ticks[i].written.data, "zero has no label");
    for (size_t i = 0; i < chart->gridline_count; i++) {
        struct bar_gridline line = chart->gridlines[i];
        check_clear(
            boxes,
            (struct box){line.x - 0.5, line.top, line.x + 0.5, line.top + line.height, {0}, false});
        cr_assert(line.height > 0 && line.top >= chart->plot.top);
        cr_assert(line.top + line.height <= chart->plot.bottom);
    }
    check_clear(
        boxes,
        (struct box){
            chart->zero_x - 1, chart->plot.top, chart->zero_x + 1, chart->plot.bottom, {0}, false});
}

// The scale as the ticks show it.
static double units_per_percent(const struct bar_chart *chart, double step) {
    return (chart->plot.right - chart->plot.left) / (double)(chart->tick_count - 1) / step;
}

static void check_bar(const struct bar_chart *chart, const struct bar *bar,
                      const struct bar_chart_row *row, double step) {
    double length = row->value * units_per_percent(chart, step);
    double start = row->value < 0 ? chart->zero_x + length : chart->zero_x;
    cr_assert(fabs(bar->drawn.size - fabs(length)) < 0.05, "%g instead of %g", bar->drawn.size,
              fabs(length));
    cr_assert(fabs(bar->drawn.start - start) < 0.05);
    double percent = 100 * row->value / (step * (double)(chart->tick_count - 1));
    cr_assert(fabs(bar->percent.size - fabs(percent)) < 0.011);
    cr_assert(fabs(bar->percent.start - chart->zero_percent - (percent < 0 ? percent : 0)) < 0.011);
    cr_assert_eq(bar->side, row->value < 0 ? BAR_FALL : row->value > 0 ? BAR_RISE : BAR_NONE);
    cr_assert(bar->side == BAR_NONE || bar->written_ends == (bar->side == BAR_FALL));
}

// Its ends are those of the interval, held within `farthest` of zero.
static void check_whisker(const struct bar_chart *chart, const struct bar *bar,
                          const struct bar_chart_row *row, double step, double farthest) {
    const struct bar_whisker *whisker = &bar->whisker;
    cr_assert_eq(whisker->is_there, row->has_interval);
    if (!row->has_interval)
        return;
    double low = fmax(row->lowest, -farthest), high = fmin(row->highest, farthest);
    double unit = units_per_percent(chart, step);
    cr_assert_float_eq(whisker->drawn.start, chart->zero_x + low * unit, 0.05);
    cr_assert_float_eq(whisker->drawn.start + whisker->drawn.size, chart->zero_x + high * unit,
                       0.05);
    double percent = 100 / (step * (double)(chart->tick_count - 1));
    cr_assert_float_eq(whisker->percent.start, chart->zero_percent + low * percent, 0.021);
    cr_assert_float_eq(whisker->percent.size, (high - low) * percent, 0.021);
    cr_assert_eq(whisker->cut.low, row->lowest < -farthest);
    cr_assert_eq(whisker->cut.high, row->highest > farthest);
}

static size_t letters_of(struct text text) {
    size_t letters = 0;
    for (size_t i = 0; i < text.length; i++)
        letters += text.data[i] != ' ';
    return letters;
}

static size_t letters_of_lines(const struct text_line *lines, size_t count) {
    size_t letters = 0;
    for (size_t i = 0; i < count; i++)
        letters += letters_of(lines[i].text);
    return letters;
}

static void check_rows(const struct bar_chart *chart, const struct bar_chart_row *rows,
                       size_t count) {
    cr_assert_eq(chart->bar_count, count);
    double bottom = chart->plot.top;
    for (size_t i = 0; i < count; i++) {
        const struct bar *bar = &chart->bars[i];
        cr_assert(text_equal(bar->label, rows[i].label) &&
                  text_equal(bar->written, rows[i].written));
        cr_assert_eq(letters_of_lines(bar->label_lines, bar->label_line_count),
                     letters_of(rows[i].label));
        bool is_cut = bar->whisker.cut.low || bar->whisker.cut.high;
        cr_assert_eq(letters_of_lines(bar->aside_lines, bar->aside_line_count),
                     letters_of(rows[i].aside) + (is_cut ? letters_of(rows[i].interval) : 0));
        cr_assert_eq(letters_of_lines(bar->written_lines, bar->written_line_count),
                     letters_of(rows[i].written));
        cr_assert_geq(bar->y, bottom);
        bottom = bar->y + bar->height;
    }
}

// Checks all that can be checked of any drawing.
static void check_chart(const struct bar_chart *chart, const struct bar_chart_row *rows,
                        size_t count) {
    struct boxes boxes = texts_of(chart);
    check_apart(&boxes);
    check_inside(chart, &boxes);
    check_marks(chart, &boxes);
    check_rows(chart, rows, count);
    double lowest = 0, highest = 0, farthest = 0;
    for (size_t i = 0; i < count; i++)
        farthest = rows[i].has_value ? fmax(farthest, fabs(rows[i].value)) : farthest;
    farthest = fmax(3 * farthest, 20);
    for (size_t i = 0; i < count; i++) {
        bool has_interval = rows[i].has_value && rows[i].has_interval;
        lowest = rows[i].has_value ? fmin(lowest, rows[i].value) : lowest;
        highest = rows[i].has_value ? fmax(highest, rows[i].value) : highest;
        lowest = has_interval ? fmin(lowest, fmax(rows[i].lowest, -farthest)) : lowest;
        highest = has_interval ? fmax(highest, fmin(rows[i].highest, farthest)) : highest;
    }
    double step = scale_of(lowest, highest, 5).step;
    for (size_t i = 0; i < count; i++) {
        if (!rows[i].has_value) {
            cr_assert_eq(chart->bars[i].side, BAR_NONE);
            cr_assert(!chart->bars[i].whisker.is_there);
            continue;
        }
        check_bar(chart, &chart->bars[i], &rows[i], step);
        check_whisker(chart, &chart->bars[i], &rows[i], step, farthest);
    }
}

static struct bar_chart checked_chart(const struct bar_chart_row *rows, size_t count) {
    struct bar_chart chart = bar_chart_lay_out(rows, count, words, &arena);
    check_chart(&chart, rows, count);
    return chart;
}

// --- Drawings made at random, the same ones every time ---

static unsigned random_below(unsigned *state, unsigned limit) {
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % limit;
}

static struct text random_label(unsigned *state) {
    static const char *const parts[] = {
        "All",
        "crime",
        "anti-social",
        "behaviour",
        "Troseddau",
        "Ŵyn",
        "🚨",
        "in",
        "the",
        "(Not in Our Town locality)",
        "possession",
        "WWWWWWWW",
        "犯罪統計",
        "gwrth\u00ADgymdeithasol",
        "1,776",
        "theft/fraud",
        "a",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "👨\u200D👩\u200D👧\u200D👦"};
    struct buffer label = {.arena = &arena};
    for (unsigned i = random_below(state, 12); i > 0; i--) {
        buffer_append(&label, text_of(parts[random_below(state, COUNT(parts))]));
        buffer_append_byte(&label, ' ');
    }
    return text_trim(buffer_text(&label));
}

// From a tenth of a per cent up to millions, small ones more often.
static double random_value(unsigned *state) {
    double value = (double)(1 + random_below(state, 999)) / 10;
    while (random_below(state, 4) == 0)
        value *= 10;
    return random_below(state, 2) && value <= 100 ? -value : value;
}

static struct bar_chart_row random_row(unsigned *state) {
    struct bar_chart_row row = {.label = random_label(state)};
    if (random_below(state, 2))
        row.aside = random_label(state);
    row.interval = TEXT("from 8.5% lower to 4.6% higher");
    row.has_value = random_below(state, 5) > 0;
    if (!row.has_value) {
        row.written = random_label(state);
        return row;
    }
    row.value = random_below(state, 9) ? random_value(state) : 0;
    struct buffer written = {.arena = &arena};
    if (random_below(state, 8) == 0)
        buffer_append(&written, TEXT("more than "));
    buffer_append(&written, row.value < 0 ? TEXT("−") : row.value > 0 ? TEXT("+") : TEXT(""));
    buffer_append_decimal(&written, fabs(row.value), 1);
    buffer_append_byte(&written, '%');
    row.written = buffer_text(&written);
    row.has_interval = random_below(state, 3) > 0;
    row.lowest = fmax(-100, row.value - fabs(random_value(state)) / 2 - 1);
    row.highest = row.value + fabs(random_value(state)) + 1;
    return row;
}

Test(bar_chart, keeps_every_text_whole_and_apart_whatever_the_rows) {
    unsigned state = 20240401;
    struct bar_chart_row rows[30];
    for (int round = 0; round < 400; round++) {
        struct arena before = arena;
        size_t count = 1 + random_below(&state, COUNT(rows));
        for (size_t i = 0; i < count; i++)
            rows[i] = random_row(&state);
        struct bar_chart_words around = {random_label(&state), random_label(&state),
                                         random_label(&state), write_tick};
        struct bar_chart chart = bar_chart_lay_out(rows, count, around, &arena);
        check_chart(&chart, rows, count);
        arena = before;
    }
}

// --- Single drawings ---

Test(bar_chart, shows_falls_rises_and_a_gap) {
    struct bar_chart chart = checked_chart(gosport, COUNT(gosport));
    cr_expect_eq(chart.width, 640);
    cr_expect_eq(chart.tick_count, 7);
    cr_expect_float_eq(chart.zero_percent, 66.67, 1e-9);
    for (size_t i = 0; i < 5; i++)
        cr_expect_eq(chart.bars[i].side, BAR_FALL);
    cr_expect_eq(chart.bars[5].side, BAR_RISE);
    cr_expect_eq(chart.bars[5].drawn.start, chart.zero_x);
    cr_expect_eq(chart.bars[6].side, BAR_NONE);
    cr_expect_eq(chart.bars[6].drawn.size, 0);
    cr_expect_eq(chart.bars[6].written_x, chart.zero_x - 6);
    cr_expect(text_equal(chart.bars[6].written_lines[0].text, TEXT("not published")));
}

Test(bar_chart, draws_on_whole_units_but_for_the_lengths) {
    struct bar_chart chart = checked_chart(gosport, COUNT(gosport));
    cr_expect_eq(chart.zero_x, trunc(chart.zero_x));
    cr_expect_eq(chart.height, trunc(chart.height));
    for (size_t i = 0; i < chart.tick_count; i++)
        cr_expect_eq(chart.ticks[i].x, trunc(chart.ticks[i].x));
    for (size_t i = 0; i < chart.bar_count; i++) {
        cr_expect_eq(chart.bars[i].y, trunc(chart.bars[i].y));
        cr_expect_eq(chart.bars[i].written_x, trunc(chart.bars[i].written_x));
        cr_expect_float_eq(chart.bars[i].drawn.size * 100, round(chart.bars[i].drawn.size * 100),
                           1e-9);
    }
}

Test(bar_chart, labels_every_second_tick_where_a_phone_has_no_room_for_all) {
    struct bar_chart chart = checked_chart(gosport, COUNT(gosport));
    static const char *const labels[] = {"−80%", NULL, "−40%", NULL, "0%", NULL, "+40%"};
    for (size_t i = 0; i < COUNT(labels); i++)
        cr_expect(text_equal(chart.ticks[i].written, text_of(labels[i])), "tick %zu", i);
    cr_expect(chart.ticks[4].is_zero && !chart.ticks[3].is_zero);
}

Test(bar_chart, labels_all_ticks_where_there_is_room) {
    struct bar_chart chart = checked_chart(gosport, 5);
    cr_expect_eq(chart.tick_count, 5);
    for (size_t i = 0; i < chart.tick_count; i++)
        cr_expect_not_null(chart.ticks[i].written.data, "tick %zu", i);
    cr_expect(text_equal(chart.ticks[4].written, TEXT("0%")));
}

Test(bar_chart, counts_the_ticks_to_label_from_zero) {
    static const struct bar_chart_row rows[] = {{TEXT("A"), TEXT("−45%"), -45, true},
                                                {TEXT("B"), TEXT("+45%"), 45, true}};
    struct bar_chart chart = checked_chart(rows, 2);
    static const char *const labels[] = {NULL, "−40%", NULL, "0%", NULL, "+40%", NULL};
    cr_assert_eq(chart.tick_count, COUNT(labels));
    for (size_t i = 0; i < COUNT(labels); i++)
        cr_expect(text_equal(chart.ticks[i].written, text_of(labels[i])), "tick %zu", i);
}

Test(bar_chart, cuts_off_a_whisker_that_would_dwarf_the_bars) {
    static const struct bar_chart_row rows[] = {
        {TEXT("Drugs"), TEXT("+51%"), 51, true, true, 0.3, 130},
        {TEXT("Bicycle theft"), TEXT("−35%"), -35, true, true, -67, 900},
        {TEXT("Same"), TEXT("no change"), 0, true, true, -36, 57},
        {TEXT("Robbery"), TEXT("8 to 4"), 0, false, true, -90, 400},
    };
    struct bar_chart chart = checked_chart(rows, COUNT(rows));
    cr_expect(!chart.bars[0].whisker.cut.low && !chart.bars[0].whisker.cut.high);
    cr_expect(!chart.bars[1].whisker.cut.low && chart.bars[1].whisker.cut.high);
    cr_expect(!chart.bars[3].whisker.is_there);
}

Test(bar_chart, writes_out_an_interval_that_it_cuts_and_only_that) {
    static const struct bar_chart_row rows[] = {
        {TEXT("Bicycle theft"), TEXT("−5%"), -5, true, true, -67, 9, TEXT("26 to 25"),
         TEXT("from 67% lower to 9% higher")},
        {TEXT("Burglary"), TEXT("−5%"), -5, true, true, -8, 9, TEXT("900 to 855"),
         TEXT("from 8% lower to 9% higher")},
    };
    struct bar_chart chart = checked_chart(rows, COUNT(rows));
    cr_expect(text_equal(chart.bars[0].aside_lines[0].text, TEXT("26 to 25")));
    cr_expect_gt(chart.bars[0].aside_line_count, 1);
    cr_expect_eq(chart.bars[1].aside_line_count, 1);
}

Test(bar_chart, an_interval_that_is_none_has_no_whisker) {
    struct bar_chart_row row = {TEXT("Odd"), TEXT("−5%"), -5, true, true, NAN, 3};
    struct bar_chart chart = bar_chart_lay_out(&row, 1, words, &arena);
    cr_expect(!chart.bars[0].whisker.is_there);
    row.lowest = -INFINITY;
    chart = bar_chart_lay_out(&row, 1, words, &arena);
    cr_expect(chart.bars[0].whisker.is_there && chart.bars[0].whisker.cut.low);
}

Test(bar_chart, draws_the_extremes) {
    static const struct bar_chart_row rows[] = {
        {TEXT("All gone"), TEXT("−100%"), -100, true},
        {TEXT("No change"), TEXT("0%"), 0, true},
        {TEXT("Tiny"), TEXT("+0.1%"), 0.1, true},
        {TEXT("Huge"), TEXT("+1,200%"), 1200, true},
    };
    struct bar_chart chart = checked_chart(rows, COUNT(rows));
    cr_expect_eq(chart.bars[1].side, BAR_NONE);
    cr_expect_eq(chart.bars[1].written_line_count, 1);
    cr_expect_eq(chart.bars[2].side, BAR_RISE);
    cr_expect_gt(chart.bars[3].drawn.size, 10 * chart.bars[0].drawn.size);
}

Test(bar_chart, keeps_rows_whose_values_are_all_missing_and_needs_no_axis) {
    static const struct bar_chart_row rows[] = {
        {TEXT("Burglary"), TEXT("not published"), 0, false},
        {TEXT("Robbery"), TEXT("the source gives a count for one period only"), 0, false},
    };
    struct bar_chart chart = checked_chart(rows, COUNT(rows));
    cr_expect_eq(chart.tick_count, 0);
    cr_expect_eq(chart.gridline_count, 0);
    cr_expect(chart.zero_x > 0 && chart.plot.bottom > chart.plot.top);
    cr_expect_gt(chart.bars[1].written_line_count, 1);
}

Test(bar_chart, has_an_axis_where_nothing_changed) {
    static const struct bar_chart_row rows[] = {{TEXT("Burglary"), TEXT("0%"), 0, true}};
    struct bar_chart chart = checked_chart(rows, 1);
    cr_expect_eq(chart.tick_count, 3);
    cr_expect_eq(chart.zero_percent, 50);
}

Test(bar_chart, lays_out_words_alone_without_rows) {
    struct bar_chart chart = checked_chart(NULL, 0);
    cr_expect_eq(chart.bar_count, 0);
    cr_expect_eq(chart.tick_count, 0);
    cr_expect_eq(chart.plot.bottom, chart.plot.top);
    cr_expect_gt(chart.source_line_count, 0);
}

Test(bar_chart, leaves_out_words_that_are_not_there) {
    struct bar_chart_words none = {.write_tick = write_tick};
    struct bar_chart bare = bar_chart_lay_out(gosport, 2, none, &arena);
    struct bar_chart full = bar_chart_lay_out(gosport, 2, words, &arena);
    check_chart(&bare, gosport, 2);
    cr_expect_eq(bare.title_line_count + bare.note_line_count + bare.source_line_count, 0);
    cr_expect_lt(bare.height, full.height);
}

Test(bar_chart, treats_what_is_no_finite_number_as_no_value) {
    const double strange[] = {NAN, INFINITY, -INFINITY, 1.1e15, -1e300};
    for (size_t i = 0; i < COUNT(strange); i++) {
        struct bar_chart_row rows[] = {gosport[0], {TEXT("Odd"), TEXT("?"), strange[i], true}};
        struct bar_chart chart = bar_chart_lay_out(rows, 2, words, &arena);
        cr_expect_eq(chart.bars[1].side, BAR_NONE);
        cr_expect_eq(chart.bars[1].drawn.size, 0);
        cr_expect_eq(chart.ticks[0].percent, 0);
        cr_expect(text_equal(chart.ticks[0].written, TEXT("−80%")));
    }
}

Test(bar_chart, finds_room_for_the_largest_numbers) {
    struct bar_chart_row rows[] = {{TEXT("A"), TEXT("more than −99.9%"), -SCALE_LARGEST, true},
                                   {TEXT("B"), TEXT("more than +999,999%"), SCALE_LARGEST, true}};
    checked_chart(rows, 2);
    checked_chart(rows, 1);
    checked_chart(rows + 1, 1);
    rows[0].written = TEXT("−");
    for (double value = -1; value >= -SCALE_LARGEST; value *= 1.1) {
        rows[0].value = value;
        checked_chart(rows, 1);
    }
}

Test(bar_chart, survives_a_label_of_any_length) {
    struct buffer label = {.arena = &arena};
    while (label.length < 5000)
        buffer_append(&label, TEXT("Llanfairpwllgwyngyll"));
    struct bar_chart_row row = {buffer_text(&label), buffer_text(&label), -12, true};
    checked_chart(&row, 1);
    row.has_value = false;
    checked_chart(&row, 1);
}

Test(bar_chart, gives_the_same_drawing_for_the_same_rows) {
    struct bar_chart a = bar_chart_lay_out(gosport, COUNT(gosport), words, &arena);
    struct bar_chart b = bar_chart_lay_out(gosport, COUNT(gosport), words, &arena);
    for (size_t i = 0; i < COUNT(gosport); i++)
        cr_expect(a.bars[i].drawn.start == b.bars[i].drawn.start && a.bars[i].y == b.bars[i].y);
    cr_expect_eq(a.height, b.height);
}
