#include "xmr.h"

#include "arena.h"

// 3 / 1.128: three standard deviations, as the mean moving range of two gives them.
static const double LIMIT_IN_RANGES = 2.66;
// Where the outer third of the way to a limit begins.
static const double OUTER_THIRD = 2.0 / 3;

enum { RANGES_FOR_LIMITS = XMR_POINTS_FOR_LIMITS - 1, OUTER_WINDOW = 3, OUTER_NEEDED = 2 };

static double magnitude(double number) {
    return number < 0 ? -number : number;
}

static int sign(double number) {
    return (number > 0) - (number < 0);
}

// Whether the second of two points may be compared with the one before it.
static bool are_neighbours(const struct xmr_point *before, const struct xmr_point *after) {
    return before->state == XMR_COUNTED && after->state == XMR_COUNTED &&
           after->month == before->month + 1;
}

// --- limits ---

static double mean_range(const struct xmr_point *points, const struct xmr_segment *segment,
                         size_t *ranges) {
    double total = 0;
    for (size_t i = segment->first + 1; i < segment->first + segment->count; i++) {
        if (!are_neighbours(&points[i - 1], &points[i]))
            continue;
        total += magnitude(points[i].value - points[i - 1].value);
        ++*ranges;
    }
    return *ranges ? total / (double)*ranges : 0;
}

static enum xmr_limits limits_of(size_t counted, size_t ranges) {
    if (counted < XMR_POINTS_FOR_LIMITS || ranges < RANGES_FOR_LIMITS)
        return XMR_NO_LIMITS;
    return counted < XMR_POINTS_NOT_TRIAL ? XMR_TRIAL_LIMITS : XMR_FULL_LIMITS;
}

static struct xmr_segment segment_of(const struct xmr_point *points, size_t first, size_t end) {
    struct xmr_segment segment = {.first = first, .count = end - first};
    for (size_t i = first; i < end; i++) {
        bool counts = points[i].state == XMR_COUNTED;
        segment.counted += counts;
        segment.total += counts ? points[i].value : 0;
    }
    if (segment.counted)
        segment.centre = segment.total / (double)segment.counted;
    size_t ranges = 0;
    segment.spread = LIMIT_IN_RANGES * mean_range(points, &segment, &ranges);
    segment.limits = limits_of(segment.counted, ranges);
    segment.upper = segment.centre + segment.spread;
    double lower = segment.centre - segment.spread;
    segment.lower = lower > 0 ? lower : 0;
    return segment;
}

// --- signals ---

// A segment on its way: its points, and what is found of each.
struct search {
    const struct xmr_point *points;
    struct xmr_signals *signals;
    double centre, spread;
    size_t count;
};

static int side_of(const struct search *search, size_t i) {
    return sign(search->points[i].value - search->centre);
}

static int step_to(const struct search *search, size_t i) {
    return sign(search->points[i].value - search->points[i - 1].value);
}

static bool joins_before(const struct search *search, size_t i) {
    return i > 0 && are_neighbours(&search->points[i - 1], &search->points[i]);
}

static void find_outside(const struct search *search) {
    for (size_t i = 0; i < search->count; i++) {
        double distance = magnitude(search->points[i].value - search->centre);
        search->signals[i].is_outside =
            search->points[i].state == XMR_COUNTED && distance > search->spread;
    }
}

static void find_runs(const struct search *search) {
    size_t length = 0;
    for (size_t i = 0; i < search->count; i++) {
        int side = search->points[i].state == XMR_COUNTED ? side_of(search, i) : 0;
        bool goes_on = joins_before(search, i) && side_of(search, i - 1) == side;
        length = side == 0 ? 0 : goes_on ? length + 1 : 1;
        for (size_t back = 0; length >= XMR_RUN && back < length; back++)
            search->signals[i - back].is_in_run = true;
    }
}

static void find_trends(const struct search *search) {
    size_t length = 0; // of points, the first of which only starts the movement
    int direction = 0;
    for (size_t i = 0; i < search->count; i++) {
        int step = joins_before(search, i) ? step_to(search, i) : 0;
        length = step == 0 ? 1 : step == direction ? length + 1 : 2;
        direction = step;
        for (size_t back = 0; length >= XMR_RUN && back < length; back++)
            search->signals[i - back].is_in_trend = true;
    }
}

static bool is_outer(const struct search *search, size_t i) {
    double distance = magnitude(search->points[i].value - search->centre);
    return distance > search->spread * OUTER_THIRD && distance <= search->spread;
}

// Whether the three points that end here lie on one side, so many of them in the outer third.
static bool is_outer_window(const struct search *search, size_t last) {
    size_t outer = 0;
    for (size_t i = last + 1 - OUTER_WINDOW; i <= last; i++) {
        bool is_first = i == last + 1 - OUTER_WINDOW;
        if (!is_first && !joins_before(search, i))
            return false;
        if (side_of(search, i) == 0 || side_of(search, i) != side_of(search, last))
            return false;
        outer += is_outer(search, i);
    }
    return outer >= OUTER_NEEDED;
}

static void find_outer(const struct search *search) {
    for (size_t last = OUTER_WINDOW - 1; last < search->count; last++)
        for (size_t back = 0; back < OUTER_WINDOW && is_outer_window(search, last); back++)
            if (is_outer(search, last - back))
                search->signals[last - back].is_in_outer_two = true;
}

static void find_signals(const struct xmr_point *points, const struct xmr_segment *segment,
                         struct xmr_signals *signals) {
    if (segment->limits != XMR_FULL_LIMITS)
        return;
    struct search search = {points + segment->first, signals + segment->first, segment->centre,
                            segment->spread, segment->count};
    find_outside(&search);
    find_runs(&search);
    find_trends(&search);
    find_outer(&search);
}

// --- all of it ---

static size_t index_of_rebase(const struct xmr_point *points, size_t count, int rebase) {
    size_t first = 0;
    while (rebase != XMR_NO_REBASE && first < count && points[first].month < rebase)
        first++;
    return first < count ? first : 0;
}

struct xmr xmr_of(const struct xmr_point *points, size_t count, int rebase, struct arena *arena) {
    struct xmr_signals *signals = arena_allocate(arena, count, sizeof *signals);
    struct xmr xmr = {.signals = signals};
    size_t changes = index_of_rebase(points, count, rebase);
    if (changes > 0)
        xmr.segments[xmr.segment_count++] = segment_of(points, 0, changes);
    if (count > 0)
        xmr.segments[xmr.segment_count++] = segment_of(points, changes, count);
    for (size_t i = 0; i < xmr.segment_count; i++)
        find_signals(points, &xmr.segments[i], signals);
    return xmr;
}

bool xmr_stands_out(struct xmr_signals signals) {
    return signals.is_outside || signals.is_in_run || signals.is_in_trend ||
           signals.is_in_outer_two;
}
