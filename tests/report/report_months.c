#include "report_months.h"

#include "arena.h"

#include <criterion/criterion.h>

#define NB "\u00A0"
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct arena arena;

static void set_up(void) {
    arena = arena_new(4 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(report_months, .init = set_up, .fini = tear_down);

static struct series_point known(int year, int month, int count) {
    return (struct series_point){.month = {year, month, 1},
                                 .count = {.state = QUANTITY_KNOWN, .number = {count, 0}}};
}

// January to April 2024 and January to April 2025.
static struct series series_of(const struct figure *figure) {
    static const int counts[] = {70, 77, 72, 71, 59, 44, 49, 71};
    struct series_point *points = arena_allocate(&arena, COUNT(counts), sizeof *points);
    for (int i = 0; i < (int)COUNT(counts); i++)
        points[i] = known(2024 + i / 4, 1 + i % 4, counts[i]);
    return (struct series){figure->group, figure->id, figure->area, points, COUNT(counts)};
}

static const struct figure burglary = {.group = TEXT("recorded"),
                                       .id = TEXT("burglary"),
                                       .area = TEXT("Gosport"),
                                       .area_slug = TEXT("gosport"),
                                       .label = TEXT("Burglary"),
                                       .source = TEXT("data.police.uk")};

static const struct date in_doubt[] = {{2025, 3, 1}};

// Since April 2024; a phase in the same month and one in the next year; March 2025 in doubt.
static struct campaign campaign_of(void) {
    static struct campaign_phase phases[] = {
        {.name.text = TEXT("Hold"), .period = {{{{2025, 2, 1}, {0}, PRECISION_MONTH}}, .count = 1}},
        {.name.text = TEXT("Clear"),
         .period = {{{{2024, 4, 1}, {0}, PRECISION_MONTH}}, .count = 1}},
        {.name.text = TEXT("Build")},
        {.name.text = TEXT("Later"),
         .period = {{{{2026, 2, 1}, {0}, PRECISION_MONTH}}, .count = 1}},
    };
    return (struct campaign){
        .start = {{{{2024, 4, 1}, {0}, PRECISION_MONTH}}, .count = 1},
        .phases = phases,
        .phase_count = COUNT(phases),
        .months_in_doubt = in_doubt,
        .months_in_doubt_count = COUNT(in_doubt),
    };
}

// The series, each with the figure that has its names, as the reader of monthly.csv leaves them.
static struct series_list series_of_figures(struct series_list list, const struct figure *figures,
                                            size_t count) {
    struct series *items = arena_allocate(&arena, list.count, sizeof *items);
    for (size_t i = 0; i < list.count; i++) {
        items[i] = list.items[i];
        for (size_t j = 0; j < count; j++)
            if (text_equal(items[i].group, figures[j].group) &&
                text_equal(items[i].id, figures[j].id) &&
                text_equal(items[i].area, figures[j].area))
                items[i].figure = &figures[j];
    }
    return (struct series_list){items, list.count};
}

static struct value_list draw(const struct figure *list, size_t count,
                              const struct campaign *campaign, struct series_list series) {
    struct figure *copies = arena_allocate(&arena, count, sizeof *copies);
    for (size_t i = 0; i < count; i++)
        copies[i] = list[i];
    struct metrics metrics = {copies, count};
    series = series_of_figures(series, copies, count);
    struct comparison_inputs inputs = {&metrics, &series, campaign};
    struct report_figures figures =
        report_figures_write(&metrics, comparisons_of(&inputs, &arena), &arena);
    struct report_months_frame frame = {TEXT("recorded"), TEXT("recorded"), TEXT("data.police.uk"),
                                        TEXT("en-GB"),    campaign,         series};
    return report_months_draw(&figures, &frame, &arena);
}

static const struct report_months *draw_one(const struct campaign *campaign,
                                            const struct series *series) {
    struct value_list panels = draw(&burglary, 1, campaign, (struct series_list){series, 1});
    cr_assert_eq(panels.count, 1);
    return panels.items;
}

static void expect_text(struct text text, const char *expected) {
    cr_expect_str_eq(text_string(&arena, text), expected);
}

Test(report_months, a_panel_is_named_by_its_figure) {
    struct campaign campaign = campaign_of();
    struct series series = series_of(&burglary);
    const struct report_months *panel = draw_one(&campaign, &series);
    expect_text(panel->id, "recorded_burglary_gosport");
    expect_text(panel->file, "charts/recorded_burglary_gosport.svg");
    expect_text(panel->title, "Burglary");
    expect_text(panel->alternative, "Burglary by month, January" NB "2024 to April" NB "2025");
    expect_text(panel->note, "Gosport. Source: data.police.uk");
    expect_text(panel->language, "en-GB");
    expect_text(panel->summary,
                "Average: 73.0 a" NB "month before April" NB "2024 (3" NB
                "months), 61.3 since (4" NB "months). Too few months to say which stand out.");
    cr_expect(text_starts_with(panel->description, panel->summary));
}

Test(report_months, the_path_of_the_line_is_broken_where_the_line_is) {
    struct campaign campaign = campaign_of();
    struct series series = series_of(&burglary);
    const struct report_months *panel = draw_one(&campaign, &series);
    size_t starts = 0, dots = 0, ends = 0;
    for (size_t i = 0; i < panel->line.length; i++) {
        starts += panel->line.data[i] == 'M';
        ends += panel->line.data[i] == 'L';
    }
    for (size_t i = 0; i < panel->dots.length; i++)
        dots += panel->dots.data[i] == 'h';
    cr_expect_eq(starts, 2, "January to April 2024, January to February 2025");
    cr_expect_eq(ends, 4);
    cr_expect_eq(dots, 7);
    cr_expect_eq(panel->doubtful.count, 1);
    cr_expect_eq(panel->standouts.count, 0);
    cr_expect_eq(panel->gaps.count, 1);
    cr_expect(text_starts_with(panel->dots, text_slice(panel->line, 0, 5)));
}

Test(report_months, what_is_not_drawn_has_no_path) {
    struct campaign campaign = campaign_of();
    struct series series = series_of(&burglary);
    const struct report_months *panel = draw_one(&campaign, &series);
    cr_expect_not_null(panel->centre.data);
    cr_expect_not_null(panel->trial_limits.data);
    cr_expect_null(panel->limits.data);
    series.count = 1;
    panel = draw_one(&campaign, &series);
    cr_expect_null(panel->line.data);
    cr_expect_null(panel->centre.data);
    cr_expect_null(panel->trial_limits.data);
    cr_expect_not_null(panel->dots.data);
}

Test(report_months, the_campaign_and_its_phases_are_marked_in_order_of_time) {
    struct campaign campaign = campaign_of();
    struct series series = series_of(&burglary);
    const struct report_months *panel = draw_one(&campaign, &series);
    cr_assert_eq(panel->marks.count, 2);
    const struct report_mark *marks = panel->marks.items;
    const struct text_line *first = marks[0].lines.items, *second = marks[1].lines.items;
    expect_text(first->text, "campaign began,");
    expect_text(second->text, "Hold");
    cr_expect_lt(marks[0].x, marks[1].x);
    cr_expect(text_ends_with(panel->description, TEXT(" April" NB "2024: campaign began, Clear. "
                                                      "February" NB "2025: Hold.")));
}

Test(report_months, without_a_start_there_is_one_average_and_no_mark) {
    struct campaign nobody = {0};
    struct series series = series_of(&burglary);
    const struct report_months *panel = draw_one(&nobody, &series);
    cr_expect_eq(panel->marks.count, 0);
    cr_expect(
        text_starts_with(panel->summary, TEXT("Average: 64.1 a" NB "month (8" NB "months).")));
}

Test(report_months, a_long_axis_has_years_a_short_one_months) {
    struct campaign campaign = campaign_of();
    struct series series = series_of(&burglary);
    const struct report_months *panel = draw_one(&campaign, &series);
    const struct line_chart_month *months = panel->months.items;
    expect_text(months[0].written, "Jan" NB "2024");
    struct series_point *points = arena_allocate(&arena, 2, sizeof *points);
    points[0] = known(2023, 12, 5);
    points[1] = known(2025, 5, 5);
    series.points = points;
    series.count = 2;
    months = draw_one(&campaign, &series)->months.items;
    expect_text(months[0].written, "Dec" NB "2023");
    points[1] = known(2025, 6, 5);
    panel = draw_one(&campaign, &series);
    months = panel->months.items;
    cr_assert_eq(panel->months.count, 2);
    expect_text(months[0].written, "2024");
    expect_text(months[1].written, "2025");
}

Test(report_months, areas_are_told_apart) {
    struct figure figures[] = {burglary, burglary, burglary};
    figures[1].area = TEXT("Fareham");
    figures[1].area_slug = TEXT("fareham");
    figures[2].area = figures[2].area_slug = (struct text){0};
    struct campaign nobody = {0};
    struct series series[] = {series_of(&figures[0]), series_of(&figures[1]),
                              series_of(&figures[2])};
    struct value_list panels = draw(figures, 3, &nobody, (struct series_list){series, 3});
    cr_assert_eq(panels.count, 3);
    const struct report_months *panel = panels.items;
    expect_text(panel[0].title, "Burglary, Gosport");
    expect_text(panel[0].note, "Source: data.police.uk");
    expect_text(panel[1].title, "Burglary, Fareham");
    expect_text(panel[2].title, "Burglary");
    expect_text(panel[0].id, "recorded_burglary_gosport");
    expect_text(panel[1].id, "recorded_burglary_fareham");
    expect_text(panel[2].id, "recorded_burglary");
}

Test(report_months, only_the_groups_own_figures_with_known_months) {
    struct figure figures[] = {burglary, burglary, burglary, burglary};
    figures[0].group = TEXT("announced");
    figures[1].id = TEXT("robbery");
    figures[2].id = TEXT("drugs");
    struct campaign nobody = {0};
    struct series series[] = {series_of(&figures[0]), series_of(&figures[2]),
                              series_of(&figures[3])};
    const struct series_point unknown = {.month = {2024, 1, 1},
                                         .count.state = QUANTITY_CONFIDENTIAL};
    series[1].points = &unknown;
    series[1].count = 1;
    struct value_list panels = draw(figures, 4, &nobody, (struct series_list){series, 3});
    cr_assert_eq(panels.count, 1);
    expect_text(((const struct report_months *)panels.items)->id, "recorded_burglary_gosport");
}
