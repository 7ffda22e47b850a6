#include "xmr.h"

#include "support.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { FIRST_MONTH = 2020 * 12, MONTHS_AT_MOST = 200 };

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(xmr, .init = set_up, .fini = tear_down);

static struct xmr_point points[MONTHS_AT_MOST];

// Months one after the other from FIRST_MONTH.
static void fill_points(const double *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        points[i] = (struct xmr_point){FIRST_MONTH + (int)i, values[i], XMR_COUNTED};
}

static struct xmr of_values(const double *values, size_t count) {
    fill_points(values, count);
    return xmr_of(points, count, XMR_NO_REBASE, &arena);
}

static void expect_near(double actual, double expected) {
    cr_expect(fabs(actual - expected) < 1e-6, "%.9f instead of %.9f", actual, expected);
}

// The months that stand out by one rule, as a picture: "..##.".
typedef bool (*rule)(struct xmr_signals signals);
static bool outside(struct xmr_signals signals) {
    return signals.is_outside;
}
static bool in_run(struct xmr_signals signals) {
    return signals.is_in_run;
}
static bool in_trend(struct xmr_signals signals) {
    return signals.is_in_trend;
}
static bool in_outer_two(struct xmr_signals signals) {
    return signals.is_in_outer_two;
}

static void expect_signals(const struct xmr *xmr, rule shows, const char *expected) {
    char picture[MONTHS_AT_MOST + 1] = {0};
    for (size_t i = 0; expected[i]; i++)
        picture[i] = shows(xmr->signals[i]) ? '#' : '.';
    cr_expect_str_eq(picture, expected);
}

static const double published[] = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};

// NHSRplotthedots, vignette "Deviations from Excel defaults": without screening the mean is 1.94,
// the upper limit 6.95 and the lower one -3.06, which counts cannot reach.
Test(xmr, agrees_with_the_published_example) {
    struct xmr xmr = of_values(published, COUNT(published));
    cr_assert_eq(xmr.segment_count, 1);
    const struct xmr_segment *all = &xmr.segments[0];
    expect_near(all->centre, 35.0 / 18);
    expect_near(all->upper, 6.951503268);
    expect_near(all->centre - all->spread, -3.062614379);
    expect_near(all->lower, 0);
    cr_expect_eq(all->limits, XMR_FULL_LIMITS);
    cr_expect_eq(all->counted, 18);
    expect_signals(&xmr, outside, "....#.............");
    expect_signals(&xmr, in_run, "..................");
    expect_signals(&xmr, in_trend, "..................");
    expect_signals(&xmr, in_outer_two, "..................");
}

Test(xmr, fewer_than_twelve_months_give_trial_limits_and_no_signals) {
    struct xmr xmr = of_values(published, 11);
    cr_expect_eq(xmr.segments[0].limits, XMR_TRIAL_LIMITS);
    expect_signals(&xmr, xmr_stands_out, "...........");
    xmr = of_values(published, 12);
    cr_expect_eq(xmr.segments[0].limits, XMR_FULL_LIMITS);
    expect_signals(&xmr, outside, "....#.......");
}

Test(xmr, fewer_than_three_months_give_no_limits) {
    struct xmr xmr = of_values(published, 3);
    cr_expect_eq(xmr.segments[0].limits, XMR_TRIAL_LIMITS);
    xmr = of_values(published, 2);
    cr_expect_eq(xmr.segments[0].limits, XMR_NO_LIMITS);
    expect_near(xmr.segments[0].centre, 1.5);
    cr_expect_eq(xmr_of(points, 0, XMR_NO_REBASE, &arena).segment_count, 0);
}

// Three months, but only one pair of neighbours.
Test(xmr, months_apart_give_no_limits) {
    fill_points(published, 3);
    points[2].month++;
    cr_expect_eq(xmr_of(points, 3, XMR_NO_REBASE, &arena).segments[0].limits, XMR_NO_LIMITS);
}

// The swing from 20 to 0 at the start makes the limits wide, so that each rule is seen alone.
Test(xmr, seven_on_one_side_are_a_run) {
    const double six[] = {20, 0, 20, 0, 20, 0, 12, 11, 12, 11, 12, 12, 0, 20, 0, 8};
    struct xmr xmr = of_values(six, COUNT(six));
    expect_signals(&xmr, xmr_stands_out, "................");
    const double seven[] = {20, 0, 20, 0, 20, 0, 12, 12, 11, 12, 12, 12, 12, 0, 20, 0, 8};
    xmr = of_values(seven, COUNT(seven));
    expect_signals(&xmr, in_run, "......#######....");
    expect_signals(&xmr, in_trend, ".................");
    expect_signals(&xmr, in_outer_two, ".................");
    expect_signals(&xmr, outside, ".................");
}

// 10 is the mean itself: on neither side.
Test(xmr, a_month_on_the_centre_ends_a_run) {
    const double values[] = {11, 9, 11, 11, 11, 10, 11, 11, 11, 9, 9, 9, 8, 9, 9, 11};
    struct xmr xmr = of_values(values, COUNT(values));
    expect_near(xmr.segments[0].centre, 10);
    expect_signals(&xmr, in_run, "................");
}

Test(xmr, seven_rising_or_falling_are_a_trend) {
    const double rising[] = {10, 2, 18, 2, 7, 8, 9, 10, 11, 12, 3, 18, 2, 18};
    struct xmr xmr = of_values(rising, COUNT(rising));
    expect_signals(&xmr, in_trend, "...#######....");
    expect_signals(&xmr, in_run, "..............");
    expect_signals(&xmr, outside, "..............");
    const double falling[] = {10, 18, 2, 18, 13, 12, 11, 10, 9, 8, 17, 2, 18, 2};
    xmr = of_values(falling, COUNT(falling));
    expect_signals(&xmr, in_trend, "...#######....");
    const double level[] = {10, 2, 18, 2, 8, 8, 9, 10, 11, 12, 13, 3, 2, 18};
    xmr = of_values(level, COUNT(level));
    expect_signals(&xmr, in_trend, "..............");
}

// Around a mean of 10 the outer third reaches from 13.96 to 15.93.
Test(xmr, two_of_three_in_the_outer_third_on_one_side) {
    const double values[] = {10, 11, 9, 11, 9, 15, 13, 15, 8, 7, 8, 7, 8, 9};
    struct xmr xmr = of_values(values, COUNT(values));
    expect_near(xmr.segments[0].centre, 10);
    expect_near(xmr.segments[0].spread, 2.66 * 29 / 13);
    expect_signals(&xmr, in_outer_two, ".....#.#......");
    expect_signals(&xmr, outside, "..............");
    const double across[] = {10, 11, 9, 10, 10, 15, 9, 15, 7, 8, 8, 8, 10, 10, 10, 10};
    xmr = of_values(across, COUNT(across));
    expect_signals(&xmr, in_outer_two, "................");
}

Test(xmr, one_in_the_outer_third_or_one_beyond_it_are_not_two) {
    const double one[] = {10, 12, 8, 11, 9, 14, 13, 12, 9, 8, 9, 8, 8, 9};
    struct xmr xmr = of_values(one, COUNT(one));
    expect_signals(&xmr, xmr_stands_out, "..............");
    const double beyond[] = {10, 10, 10, 10, 9, 17, 13, 11, 9, 8, 8, 8, 8, 9};
    xmr = of_values(beyond, COUNT(beyond));
    expect_signals(&xmr, outside, ".....#........");
    expect_signals(&xmr, in_outer_two, "..............");
}

Test(xmr, months_that_are_all_alike_do_not_stand_out) {
    const double zeros[12] = {0};
    struct xmr xmr = of_values(zeros, COUNT(zeros));
    cr_expect_eq(xmr.segments[0].limits, XMR_FULL_LIMITS);
    expect_signals(&xmr, xmr_stands_out, "............");
}

// A range over the gap would be 30 and widen the limits.
Test(xmr, nothing_reaches_over_a_gap) {
    double values[14];
    for (size_t i = 0; i < COUNT(values); i++)
        values[i] = (i < 7 ? 10 : 40) + (double)(i % 2);
    fill_points(values, COUNT(values));
    for (size_t i = 7; i < COUNT(values); i++)
        points[i].month++;
    struct xmr xmr = xmr_of(points, COUNT(values), XMR_NO_REBASE, &arena);
    expect_near(xmr.segments[0].spread, 2.66);
    expect_signals(&xmr, in_run, "##############");
    points[4].state = XMR_MISSING; // the same by a row that says so: 4 and 2 in a row are no run
    xmr = xmr_of(points, COUNT(values), XMR_NO_REBASE, &arena);
    expect_signals(&xmr, in_run, ".......#######");
    cr_expect_eq(xmr.segments[0].counted, 13);
}

Test(xmr, a_gap_breaks_a_trend_and_the_three_of_the_outer_third) {
    const double rising[] = {10, 2, 18, 2, 7, 8, 9, 10, 11, 12, 3, 18, 2, 18};
    fill_points(rising, COUNT(rising));
    for (size_t i = 6; i < COUNT(rising); i++)
        points[i].month++;
    struct xmr xmr = xmr_of(points, COUNT(rising), XMR_NO_REBASE, &arena);
    expect_signals(&xmr, in_trend, "..............");
    const double outer[] = {10, 11, 9, 11, 9, 15, 13, 15, 8, 7, 8, 7, 8, 9};
    fill_points(outer, COUNT(outer));
    for (size_t i = 6; i < COUNT(outer); i++)
        points[i].month++;
    xmr = xmr_of(points, COUNT(outer), XMR_NO_REBASE, &arena);
    expect_signals(&xmr, in_outer_two, "..............");
}

Test(xmr, months_in_doubt_count_for_nothing) {
    double values[13];
    for (size_t i = 0; i < COUNT(values); i++)
        values[i] = 10 + (double)(i % 2);
    values[6] = 900;
    fill_points(values, COUNT(values));
    points[6].state = XMR_IN_DOUBT;
    struct xmr xmr = xmr_of(points, COUNT(values), XMR_NO_REBASE, &arena);
    const struct xmr_segment *all = &xmr.segments[0];
    cr_expect_eq(all->counted, 12);
    expect_near(all->centre, 10.5);
    expect_near(all->upper, 10.5 + 2.66);
    cr_expect_eq(all->limits, XMR_FULL_LIMITS);
    expect_signals(&xmr, xmr_stands_out, ".............");
}

Test(xmr, a_rebase_begins_anew) {
    double values[28];
    for (size_t i = 0; i < COUNT(values); i++)
        values[i] = (i < 14 ? 40 : 10) + (double)(i % 2);
    fill_points(values, COUNT(values));
    struct xmr xmr = xmr_of(points, COUNT(values), FIRST_MONTH + 14, &arena);
    cr_assert_eq(xmr.segment_count, 2);
    const struct xmr_segment *before = &xmr.segments[0], *from = &xmr.segments[1];
    cr_expect(before->first == 0 && before->count == 14);
    cr_expect(from->first == 14 && from->count == 14);
    expect_near(before->centre, 40.5);
    expect_near(from->centre, 10.5);
    expect_near(before->upper, 40.5 + 2.66); // the step itself is no moving range
    expect_near(from->lower, 10.5 - 2.66);
    expect_signals(&xmr, xmr_stands_out, "............................");
}

// Six in a row before the rebase and three behind it are no nine.
Test(xmr, a_run_ends_at_a_rebase) {
    double values[30];
    for (size_t i = 0; i < COUNT(values); i++)
        values[i] = i >= 9 && i < 18 ? 12 : i % 2 ? 20 : 0;
    fill_points(values, COUNT(values));
    struct xmr xmr = xmr_of(points, COUNT(values), XMR_NO_REBASE, &arena);
    expect_signals(&xmr, in_run, ".........#########............");
    xmr = xmr_of(points, COUNT(values), FIRST_MONTH + 14, &arena);
    expect_signals(&xmr, in_run, "..............................");
}

Test(xmr, a_rebase_outside_of_the_months_changes_nothing) {
    fill_points(published, COUNT(published));
    cr_expect_eq(xmr_of(points, COUNT(published), FIRST_MONTH, &arena).segment_count, 1);
    cr_expect_eq(xmr_of(points, COUNT(published), FIRST_MONTH + 18, &arena).segment_count, 1);
    cr_expect_eq(xmr_of(points, COUNT(published), FIRST_MONTH + 17, &arena).segment_count, 2);
}

// Front seat passengers killed or seriously injured; belts became compulsory on 31 January 1983.
// The expected numbers were computed in Python from the same file.
enum { FEBRUARY_1983 = 1983 * 12 + 1, MONTHS_OF_LAW = 23, SEAT_BELT_MONTHS = 192 };

static void read_seat_belts(void) {
    struct bench bench;
    bench_open(&bench);
    struct text rest = text_cut(bench_file(&bench, "tests/data/seatbelts.csv"), '\n').tail;
    for (size_t row = 0; row < SEAT_BELT_MONTHS; row++) {
        struct text_cut line = text_cut(rest, '\n');
        long cells[5] = {0};
        for (size_t i = 0; i < COUNT(cells); i++) {
            struct text_cut cell = text_cut(line.head, ',');
            cells[i] = strtol(text_string(&bench.arena, cell.head), NULL, 10);
            line.head = cell.tail;
        }
        points[row] =
            (struct xmr_point){(int)(cells[0] * 12 + cells[1] - 1), (double)cells[4], XMR_COUNTED};
        rest = line.tail;
    }
    bench_close(&bench);
}

Test(xmr, the_seat_belt_law_shows_from_its_first_month_on) {
    read_seat_belts();
    struct xmr xmr = xmr_of(points, SEAT_BELT_MONTHS, XMR_NO_REBASE, &arena);
    expect_near(xmr.segments[0].centre, 837.21875);
    expect_near(xmr.segments[0].lower, 583.3349803664921);
    size_t first = SEAT_BELT_MONTHS - MONTHS_OF_LAW;
    cr_assert_eq(points[first].month, FEBRUARY_1983);
    cr_expect(!xmr.signals[first - 1].is_outside && xmr.signals[first].is_outside);
    for (size_t i = first; i < SEAT_BELT_MONTHS; i++)
        cr_expect(xmr.signals[i].is_in_run && points[i].value < xmr.segments[0].centre);
}

Test(xmr, the_seat_belt_law_lowers_the_centre) {
    read_seat_belts();
    struct xmr xmr = xmr_of(points, SEAT_BELT_MONTHS, FEBRUARY_1983, &arena);
    cr_assert_eq(xmr.segment_count, 2);
    expect_near(xmr.segments[0].centre, 873.4556213017752);
    expect_near(xmr.segments[0].lower, 606.3789546351085);
    expect_near(xmr.segments[0].upper, 1140.5322879684418);
    cr_expect_eq(xmr.segments[1].counted, MONTHS_OF_LAW);
    expect_near(xmr.segments[1].centre, 570.9565217391304);
    expect_near(xmr.segments[1].lower, 429.6137944664031);
    expect_near(xmr.segments[1].upper, 712.2992490118577);
}
