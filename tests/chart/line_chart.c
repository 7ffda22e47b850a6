#include "line_chart.h"

#include "arena.h"
#include "scale.h"
#include "text_width.h"

#include <criterion/criterion.h>
#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { JANUARY_2024 = 2024 * 12, POINTS_AT_MOST = 400 };

static struct arena arena;

static void set_up(void) {
    arena = arena_new(64u << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(line_chart, .init = set_up, .fini = tear_down);

// --- What every drawing must keep to, measured anew from the geometry alone ---

struct box {
    double left, top, right, bottom;
    struct text what;
};

struct boxes {
    struct box *items;
    size_t count;
    size_t capacity;
};

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

// In a font TEXT_WIDTH_FALLBACK times as wide as Arial, with ascent and descent of DejaVu Sans.
static void add_box(struct boxes *boxes, struct text_line line, double x, enum anchor anchor,
                    double size) {
    double width = text_width(line.text) * size * TEXT_WIDTH_FALLBACK;
    double left = anchor == ANCHOR_START ? x : anchor == ANCHOR_END ? x - width : x - width / 2;
    bool is_bold = size > 16;
    double height = is_bold ? 16 : 14;
    *ARENA_PUSH(&arena, boxes, items) =
        (struct box){left, line.y - 0.93 * height, left + width, line.y + 0.24 * height, line.text};
}

static void add_lines(struct boxes *boxes, const struct text_lines *lines, double x,
                      enum anchor anchor, double size) {
    for (size_t i = 0; i < lines->count; i++)
        add_box(boxes, lines->items[i], x, anchor, size);
}

static struct boxes texts_of(const struct line_chart *chart) {
    struct boxes boxes = {0};
    add_lines(&boxes, &chart->title, chart->text_left, ANCHOR_START, 16 * 1.1); // 1.1: bold
    add_lines(&boxes, &chart->note, chart->text_left, ANCHOR_START, 14);
    for (size_t i = 0; i < chart->tick_count; i++)
        add_box(&boxes, (struct text_line){chart->ticks[i].written, chart->ticks[i].label_y},
                chart->tick_right, ANCHOR_END, 14);
    for (size_t i = 0; i < chart->months.count; i++)
        add_box(&boxes, (struct text_line){chart->months.items[i].written, chart->month_y},
                chart->months.items[i].label_x, ANCHOR_MIDDLE, 14);
    for (size_t i = 0; i < chart->gaps.count; i++)
        if (chart->gaps.items[i].label.data)
            add_box(&boxes, (struct text_line){chart->gaps.items[i].label, chart->gap_y},
                    chart->gaps.items[i].label_x, ANCHOR_MIDDLE, 14);
    for (size_t i = 0; i < chart->marks.count; i++)
        add_lines(&boxes, &chart->marks.items[i].lines, chart->marks.items[i].label_x,
                  ANCHOR_MIDDLE, 14);
    return boxes;
}

static bool touch(const struct box *a, const struct box *b) {
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static void check_texts(const struct line_chart *chart, const struct boxes *boxes) {
    for (size_t i = 0; i < boxes->count; i++) {
        const struct box *box = &boxes->items[i];
        cr_assert(box->left >= 7.999 && box->right <= chart->width - 7.999,
                  "'%.*s' leaves the drawing at a side", (int)box->what.length, box->what.data);
        cr_assert(box->top >= 0 && box->bottom <= chart->height, "'%.*s' leaves the drawing",
                  (int)box->what.length, box->what.data);
        for (size_t j = i + 1; j < boxes->count; j++)
            cr_assert(!touch(box, &boxes->items[j]), "'%.*s' lies on '%.*s'", (int)box->what.length,
                      box->what.data, (int)boxes->items[j].what.length, boxes->items[j].what.data);
    }
}

static void check_clear(const struct boxes *boxes, struct box mark) {
    for (size_t i = 0; i < boxes->count; i++)
        cr_assert(!touch(&boxes->items[i], &mark), "a mark at %g, %g lies on '%.*s'", mark.left,
                  mark.top, (int)boxes->items[i].what.length, boxes->items[i].what.data);
}

// Nothing that is drawn lies on a text.
static void check_marks(const struct line_chart *chart, const struct boxes *boxes) {
    const struct line_chart_plot *plot = &chart->plot;
    for (size_t i = 0; i < chart->marks.count; i++) {
        double x = chart->marks.items[i].x;
        check_clear(boxes, (struct box){x - 0.5, plot->top, x + 0.5, plot->bottom, {0}});
    }
    for (size_t i = 0; i < chart->tick_count; i++)
        check_clear(
            boxes,
            (struct box){
                plot->left, chart->ticks[i].y - 0.5, plot->right, chart->ticks[i].y + 0.5, {0}});
    for (size_t i = 0; i < chart->levels.count; i++) {
        const struct line_chart_level *level = &chart->levels.items[i];
        cr_assert(level->x >= plot->left - 0.001 && level->width > 0);
        cr_assert(level->x + level->width <= plot->right + 0.001);
        check_clear(boxes, (struct box){
                               level->x, level->y - 1, level->x + level->width, level->y + 1, {0}});
    }
    const struct line_chart_dots *dots[] = {&chart->plain, &chart->marked, &chart->doubtful};
    for (size_t i = 0; i < COUNT(dots); i++)
        for (size_t j = 0; j < dots[i]->count; j++) {
            struct line_chart_dot dot = dots[i]->items[j];
            cr_assert(dot.x > plot->left && dot.x < plot->right);
            cr_assert(dot.y >= plot->top - 0.001 && dot.y <= plot->bottom + 0.001);
            if (i > 0) // the largest, a diamond
                check_clear(boxes, (struct box){dot.x, dot.y - 7, dot.x, dot.y + 6, {0}});
        }
}

// Every stretch of months is either a gap or has the points that were given.
static void check_runs(const struct line_chart *chart, const struct line_chart_input *input) {
    double column = (chart->plot.right - chart->plot.left) /
                    (input->points[input->point_count - 1].month - input->points[0].month + 1);
    size_t on_line = 0, expected = 0;
    for (size_t i = 0; i < chart->runs.count; i++) {
        const struct line_chart_dots *dots = &chart->runs.items[i].dots;
        on_line += dots->count;
        for (size_t j = 1; j < dots->count; j++)
            cr_assert(fabs(dots->items[j].x - dots->items[j - 1].x - column) < 0.001,
                      "the line goes over a gap");
    }
    for (size_t i = 0; i < input->point_count; i++)
        expected += (input->points[i].kind == LINE_CHART_PLAIN ||
                     input->points[i].kind == LINE_CHART_MARKED) &&
                    input->points[i].value <= SCALE_LARGEST;
    cr_assert_eq(on_line, expected);
}

static struct line_chart checked(const struct line_chart_input *input) {
    struct line_chart chart = line_chart_lay_out(input, &arena);
    struct boxes boxes = texts_of(&chart);
    cr_assert(chart.width == 320 && chart.tick_count >= 2);
    check_texts(&chart, &boxes);
    check_marks(&chart, &boxes);
    check_runs(&chart, input);
    return chart;
}

// --- The months of a campaign ---

static const struct line_chart_words words = {
    TEXT("Violence and sexual offences"),
    TEXT("Gosport. Source: data.police.uk, street-level files of Hampshire"),
    TEXT("no data"),
};

static struct line_chart_point points[POINTS_AT_MOST];

static const struct line_chart_label years[] = {{JANUARY_2024, TEXT("2024")},
                                                {JANUARY_2024 + 12, TEXT("2025")}};

// January to April 2024 and all of 2025, of which August is in doubt and July stands out.
static struct line_chart_input gosport(void) {
    static const double values[] = {70, 77, 72,  71, 59, 44, 64, 71,
                                    98, 78, 125, 49, 79, 75, 60, 51};
    static const struct line_chart_limits limits[] = {
        {JANUARY_2024, JANUARY_2024 + 2, 73, 57, 89, true},
        {JANUARY_2024 + 3, JANUARY_2024 + 23, 73, 24.7, 121, false},
    };
    static const struct line_chart_event events[] = {{JANUARY_2024 + 3, TEXT("campaign began")}};
    for (size_t i = 0; i < COUNT(values); i++)
        points[i] = (struct line_chart_point){JANUARY_2024 + (int)i + (i < 4 ? 0 : 8), values[i],
                                              LINE_CHART_PLAIN};
    points[10].kind = LINE_CHART_MARKED;
    points[11].kind = LINE_CHART_DOUBTFUL;
    return (struct line_chart_input){
        .points = points,
        .point_count = COUNT(values),
        .limits = limits,
        .limit_count = COUNT(limits),
        .events = events,
        .event_count = COUNT(events),
        .labels = years,
        .label_count = COUNT(years),
        .words = words,
    };
}

static void expect_near(double actual, double expected) {
    cr_expect(fabs(actual - expected) < 0.001, "%g instead of %g", actual, expected);
}

Test(line_chart, lays_out_a_campaign) {
    struct line_chart_input input = gosport();
    struct line_chart chart = checked(&input);
    cr_expect_eq(chart.title.count, 2, "in the widest of fonts");
    cr_expect_eq(chart.tick_count, 4);
    cr_expect(text_equal(chart.ticks[3].written, TEXT("150")));
    expect_near(chart.ticks[0].y, chart.plot.bottom);
    expect_near(chart.ticks[3].y, chart.plot.top);
    cr_expect_eq(chart.months.count, 2);
}

Test(line_chart, the_line_is_broken_by_the_gap_and_by_the_month_in_doubt) {
    struct line_chart_input input = gosport();
    struct line_chart chart = checked(&input);
    cr_assert_eq(chart.runs.count, 3);
    cr_expect_eq(chart.runs.items[0].dots.count, 4);
    cr_expect_eq(chart.runs.items[1].dots.count, 7);
    cr_expect_eq(chart.runs.items[2].dots.count, 4);
    cr_expect_eq(chart.plain.count, 14);
    cr_expect_eq(chart.marked.count, 1);
    cr_expect_eq(chart.doubtful.count, 1);
}

Test(line_chart, months_have_columns_of_one_width_and_values_begin_at_zero) {
    struct line_chart_input input = gosport();
    struct line_chart chart = checked(&input);
    double column = (chart.plot.right - chart.plot.left) / 24;
    expect_near(chart.runs.items[0].dots.items[0].x, chart.plot.left + column / 2);
    expect_near(chart.doubtful.items[0].x, chart.plot.left + column * 19.5);
    double height = chart.plot.bottom - chart.plot.top;
    expect_near(chart.marked.items[0].y, chart.plot.bottom - height * 125 / 150);
    expect_near(chart.marks.items[0].x, chart.plot.left + column * 3);
    cr_assert_eq(chart.gaps.count, 1);
    expect_near(chart.gaps.items[0].x, chart.plot.left + column * 4);
    expect_near(chart.gaps.items[0].width, column * 8);
    cr_expect(text_equal(chart.gaps.items[0].label, TEXT("no data")));
}

// Three levels each for January to March, for April and for 2025.
Test(line_chart, levels_are_broken_at_the_rebase_and_by_the_gap) {
    struct line_chart_input input = gosport();
    struct line_chart chart = checked(&input);
    double column = (chart.plot.right - chart.plot.left) / 24;
    cr_assert_eq(chart.levels.count, 9);
    const struct line_chart_level *before = &chart.levels.items[0], *april = &chart.levels.items[3],
                                  *after = &chart.levels.items[6];
    cr_expect_eq(before[0].kind, LINE_CHART_CENTRE);
    cr_expect_eq(before[1].kind, LINE_CHART_TRIAL_LIMIT);
    cr_expect_eq(after[2].kind, LINE_CHART_LIMIT);
    expect_near(before->width, column * 3);
    expect_near(april->x, chart.plot.left + column * 3);
    expect_near(april->width, column);
    expect_near(after->x, chart.plot.left + column * 12);
    expect_near(after->width, column * 12);
}

Test(line_chart, a_lower_limit_of_zero_is_not_drawn) {
    struct line_chart_input input = gosport();
    const struct line_chart_limits limits = {
        JANUARY_2024 + 12, JANUARY_2024 + 23, 50, 0, 110, false};
    input.limits = &limits;
    input.limit_count = 1;
    cr_expect_eq(checked(&input).levels.count, 2);
}

Test(line_chart, a_limit_above_all_values_is_within_the_plot) {
    struct line_chart_input input = gosport();
    const struct line_chart_limits limits = {
        JANUARY_2024 + 12, JANUARY_2024 + 23, 90, 10, 170, false};
    input.limits = &limits;
    input.limit_count = 1;
    struct line_chart chart = checked(&input);
    cr_expect(text_equal(chart.ticks[chart.tick_count - 1].written, TEXT("200")));
}

Test(line_chart, a_lone_month_is_a_dot) {
    struct line_chart_input input = gosport();
    input.points = &points[3];
    input.point_count -= 3;
    struct line_chart chart = checked(&input);
    cr_expect_eq(chart.runs.items[0].dots.count, 1);
    expect_near(chart.plain.items[0].x, chart.runs.items[0].dots.items[0].x);
    input.point_count = 1;
    chart = checked(&input);
    cr_expect(chart.runs.count == 1 && chart.plain.count == 1 && chart.gaps.count == 0);
}

Test(line_chart, a_month_that_is_said_to_be_missing_is_a_gap) {
    struct line_chart_input input = gosport();
    points[0].kind = LINE_CHART_MISSING;
    points[13].value = SCALE_LARGEST * 2;
    points[15].kind = LINE_CHART_MISSING;
    struct line_chart chart = checked(&input);
    cr_assert_eq(chart.gaps.count, 4);
    expect_near(chart.gaps.items[0].x, chart.plot.left);
    expect_near(chart.gaps.items[3].x + chart.gaps.items[3].width, chart.plot.right);
    cr_expect_null(chart.gaps.items[0].label.data, "too narrow for words");
}

Test(line_chart, counts_of_nothing_have_an_axis) {
    struct line_chart_input input = gosport();
    for (size_t i = 0; i < input.point_count; i++)
        points[i].value = 0;
    input.limit_count = 0;
    struct line_chart chart = checked(&input);
    cr_expect(text_equal(chart.ticks[0].written, TEXT("0")));
    expect_near(chart.doubtful.items[0].y, chart.plot.bottom);
}

Test(line_chart, months_that_stand_close_have_dots_only_where_they_are_alone) {
    static struct line_chart_label labels[34];
    for (int i = 0; i < (int)COUNT(labels); i++)
        labels[i] = (struct line_chart_label){JANUARY_2024 + 12 * i, TEXT("2024")};
    for (size_t i = 0; i < POINTS_AT_MOST; i++)
        points[i] = (struct line_chart_point){JANUARY_2024 + (int)i, (double)(i * 7 % 1000),
                                              LINE_CHART_PLAIN};
    points[100].kind = LINE_CHART_MARKED;
    points[200].kind = points[202].kind = LINE_CHART_MISSING;
    struct line_chart_input input = {.points = points,
                                     .point_count = POINTS_AT_MOST,
                                     .labels = labels,
                                     .label_count = COUNT(labels),
                                     .words = words};
    struct line_chart chart = checked(&input);
    cr_expect_eq(chart.plain.count, 1);
    cr_expect_eq(chart.marked.count, 1);
    double apart = chart.months.items[1].x - chart.months.items[0].x;
    cr_expect_geq(chart.months.count, 3);
    for (size_t i = 1; i < chart.months.count; i++)
        expect_near(chart.months.items[i].x - chart.months.items[i - 1].x, apart);
}

Test(line_chart, marks_beyond_the_axis_are_left_out) {
    struct line_chart_input input = gosport();
    const struct line_chart_event events[] = {{JANUARY_2024 - 1, TEXT("before")},
                                              {JANUARY_2024, TEXT("first")},
                                              {JANUARY_2024 + 23, TEXT("last")},
                                              {JANUARY_2024 + 24, TEXT("behind")}};
    input.events = events;
    input.event_count = COUNT(events);
    struct line_chart chart = checked(&input);
    cr_assert_eq(chart.marks.count, 2);
    expect_near(chart.marks.items[0].x, chart.plot.left);
}

// A gap with a mark in its middle has no words: the line would go through them.
Test(line_chart, no_mark_crosses_the_words_of_a_gap) {
    struct line_chart_input input = gosport();
    const struct line_chart_event event = {JANUARY_2024 + 8, TEXT("campaign began")};
    input.events = &event;
    struct line_chart chart = checked(&input);
    cr_expect_null(chart.gaps.items[0].label.data);
}

Test(line_chart, large_numbers_are_grouped) {
    struct line_chart_input input = gosport();
    points[2].value = 1234567;
    struct line_chart chart = checked(&input);
    cr_expect(text_equal(chart.ticks[chart.tick_count - 1].written, TEXT("1,500,000")));
    points[2].value = SCALE_LARGEST;
    checked(&input);
}

Test(line_chart, words_of_any_length_are_whole) {
    struct line_chart_input input = gosport();
    input.words.title =
        TEXT("Crimes needing further investigation, rate compared with the county, "
             "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft");
    input.words.note = TEXT("");
    struct line_chart chart = checked(&input);
    cr_expect_gt(chart.title.count, 2);
    cr_expect_eq(chart.note.count, 0);
    input.words.title = TEXT("");
    cr_expect_eq(checked(&input).title.count, 0);
}

// Any months, values, gaps, limits and marks: always the same seed.
static unsigned next_random(unsigned *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static const struct text event_labels[] = {
    TEXT("campaign began"), TEXT("Hold"),
    TEXT("a phase with a name of many words, some of them long"),
    TEXT("Build, with residents and council")};

static struct line_chart_input random_input(unsigned *random) {
    struct line_chart_event *events = arena_allocate(&arena, 5, sizeof *events);
    struct line_chart_limits *limits = arena_allocate(&arena, 2, sizeof *limits);
    struct line_chart_label *labels = arena_allocate(&arena, POINTS_AT_MOST, sizeof *labels);
    struct line_chart_input input = {
        .points = points, .events = events, .limits = limits, .labels = labels, .words = words};
    static const unsigned largest[] = {2, 30, 400, 5000, 2000000};
    unsigned most = largest[next_random(random) % COUNT(largest)];
    int month = JANUARY_2024, count = 1 + (int)(next_random(random) % 60);
    for (; (int)input.point_count < count; month += next_random(random) % 4 ? 1 : 3)
        points[input.point_count++] = (struct line_chart_point){
            month, next_random(random) % most, (enum line_chart_kind)(next_random(random) % 4)};
    int span = points[count - 1].month - JANUARY_2024 + 1;
    for (; input.event_count < next_random(random) % 6 && input.event_count < 5;)
        events[input.event_count++] =
            (struct line_chart_event){JANUARY_2024 + (int)(next_random(random) % (unsigned)span),
                                      event_labels[next_random(random) % COUNT(event_labels)]};
    double centre = next_random(random) % most;
    limits[input.limit_count++] =
        (struct line_chart_limits){JANUARY_2024, month, centre, centre / 2, centre * 2, span % 2};
    for (int i = 0; i<span; i += span> 18 ? 12 : 1)
        labels[input.label_count++] =
            (struct line_chart_label){JANUARY_2024 + i, span > 18 ? TEXT("2024")
                                                                  : TEXT("Sep\u00A0"
                                                                         "2024")};
    return input;
}

Test(line_chart, whatever_comes_no_text_meets_another) {
    unsigned random = 1;
    for (int i = 0; i < 2000; i++) {
        struct arena before = arena;
        struct line_chart_input input = random_input(&random);
        checked(&input);
        arena.used = before.used;
    }
}
