// A line chart over months: numbers in, geometry out, one panel of many small ones. Knows no
// colour, no markup and no crime. Everything is in units of a drawing 320 wide, so that a phone
// shows it at its natural size.
//
// Months are counted from January of year 0. Each has a column of its own, as wide as any other.
#ifndef NIOT_LINE_CHART_H
#define NIOT_LINE_CHART_H

#include "text.h"
#include "text_lines.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum line_chart_kind {
    LINE_CHART_MISSING,  // no value: as if the month were not there
    LINE_CHART_PLAIN,    // a point of the line
    LINE_CHART_MARKED,   // one that stands out
    LINE_CHART_DOUBTFUL, // a value beside the line, which is interrupted there
};

// One month, in order of time, none twice. Values are not negative; beyond SCALE_LARGEST they count
// as missing.
struct line_chart_point {
    int month;
    double value;
    enum line_chart_kind kind;
};

// A centre and its limits for the months from `first` to `last`.
struct line_chart_limits {
    int first, last;
    double centre, lower, upper;
    bool is_trial;
};

// Something that began with a month; in order of time.
struct line_chart_event {
    int month;
    struct text label;
};

// A label that the axis of months may have; at equal distances, in order of time.
struct line_chart_label {
    int month;
    struct text written;
};

struct line_chart_words {
    struct text title;
    struct text note; // below the plot; may be empty
    struct text gap;  // what a stretch without values is called
};

struct line_chart_input {
    const struct line_chart_point *points; // the first and the last are the ends of the axis
    size_t point_count;
    const struct line_chart_limits *limits;
    size_t limit_count;
    const struct line_chart_event *events; // beyond the ends of the axis they are left out
    size_t event_count;
    const struct line_chart_label *labels;
    size_t label_count;
    struct line_chart_words words;
};

struct line_chart_dot {
    double x, y;
};

struct line_chart_dots {
    struct line_chart_dot *items;
    size_t count;
    size_t capacity;
};

// A piece of the line: months that follow one another in the calendar.
struct line_chart_run {
    struct line_chart_dots dots;
};

// A piece of a level line, over months that are there.
enum line_chart_level_kind { LINE_CHART_CENTRE, LINE_CHART_LIMIT, LINE_CHART_TRIAL_LIMIT };
struct line_chart_level {
    enum line_chart_level_kind kind;
    double x, width, y;
};

// Months without a value.
struct line_chart_gap {
    double x, width;
    struct text label; // absent where there is no room for it
    double label_x;    // its middle
};

// A line from the top of the plot to its bottom, and the words above it.
struct line_chart_mark {
    double x;
    struct text_lines lines;
    double label_x; // their middle
};

struct line_chart_tick {
    struct text written;
    double y;       // of the gridline
    double label_y; // baseline; the label ends at tick_right
};

struct line_chart_month {
    struct text written;
    double x;       // of the month
    double label_x; // the label's middle
};

struct line_chart {
    double width, height;
    double text_left; // where the title and the note begin
    struct line_chart_plot {
        double left, right, top, bottom;
    } plot;
    double tick_right; // where the labels of the values end
    double month_y;    // baseline of the labels of the months
    double gap_y;      // and of those of the gaps
    struct text_lines title, note;
    struct line_chart_tick *ticks; // rising from zero
    size_t tick_count;
    struct line_chart_months {
        struct line_chart_month *items;
        size_t count;
        size_t capacity;
    } months;
    struct line_chart_runs {
        struct line_chart_run *items;
        size_t count;
        size_t capacity;
    } runs;
    struct line_chart_dots plain, marked, doubtful;
    struct line_chart_levels {
        struct line_chart_level *items;
        size_t count;
        size_t capacity;
    } levels;
    struct line_chart_gaps {
        struct line_chart_gap *items;
        size_t count;
        size_t capacity;
    } gaps;
    struct line_chart_marks {
        struct line_chart_mark *items;
        size_t count;
        size_t capacity;
    } marks;
};

// Lays out one or more points. Values begin at zero, with whole ticks. The line, the centres and
// the limits are broken at every month without a value; a lower limit of zero is not drawn. Where
// months stand close, plain points of the line have no dots of their own; a lone one always has.
// Text is 14 units high, the title 16 and bold; it is wrapped, never cut, and none overlaps another
// or leaves the drawing, also in fonts TEXT_WIDTH_FALLBACK times as wide: labels of months that
// would touch are left out at equal distances, those of marks are set above one another.
struct line_chart line_chart_lay_out(const struct line_chart_input *input, struct arena *arena);

#endif
