// A bar chart of changes: numbers in, geometry out. Knows no colour, no markup and no crime. One
// layout serves three forms: the page's table (positions in per cent of the bar column), the
// standalone drawing (units of a viewBox 640 wide) and later the mail's table cells.
#ifndef NIOT_BAR_CHART_H
#define NIOT_BAR_CHART_H

#include "scale.h"
#include "text.h"
#include "text_lines.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

// One row as it comes: already sorted. Without a value there is no bar, and `written` says why.
struct bar_chart_row {
    struct text label;
    struct text written; // the value as readers see it: "−63%", or why there is none
    double value;        // in per cent, signed; beyond SCALE_LARGEST it counts as none
    bool has_value;
    bool has_interval; // of a value alone
    double lowest, highest;
    struct text aside; // what sets the row apart, on lines of its own below the label; may be empty
    struct text interval; // in words, which join the aside where not all of it can be drawn
};

enum bar_side { BAR_NONE, BAR_FALL, BAR_RISE }; // BAR_NONE: no value, or no change

struct bar_span {
    double start; // left edge
    double size;
};

// Which ends of an interval lie so far beyond all values that they are cut off.
struct bar_cut {
    bool low;  // on the left
    bool high; // on the right
};

// An interval below its bar.
struct bar_whisker {
    bool is_there;
    struct bar_span percent; // of the bar column's width
    struct bar_span drawn;   // x and width in the drawing
    double top;              // of its end strokes in the drawing, BAR_WHISKER_HEIGHT high
    struct bar_cut cut;
};

enum { BAR_WHISKER_HEIGHT = 6 };

struct bar {
    struct text label;
    struct text written;
    enum bar_side side;
    struct bar_span percent; // of the bar column's width
    struct bar_span drawn;   // x and width in the drawing
    struct bar_whisker whisker;
    double y; // top of the bar in the drawing
    double height;
    const struct text_line *label_lines; // in the drawing, wrapped to the label column
    size_t label_line_count;
    const struct text_line *aside_lines; // below them
    size_t aside_line_count;
    const struct text_line *written_lines; // the value's text in the drawing, most often one line
    size_t written_line_count;
    double written_x;
    bool written_ends; // true: the lines end at written_x, else they start there
    double written_y;  // of the first line
};

struct bar_tick {
    struct text written; // "−60%", "0%", "+20%"; absent where it would touch the next one's
    double percent;      // of the bar column's width
    double x;            // in the drawing
    bool is_zero;
};

// One piece of a gridline, which stops where a value's text stands in its way.
struct bar_gridline {
    double x;
    double top, height;
};

struct bar_chart {
    double width, height; // of the drawing: 640 by what the rows need
    double text_left;     // where title, labels and all other words begin
    struct bar_chart_plot {
        double left, right, top, bottom; // the area of the bars
    } plot;
    struct bar_tick *ticks;
    size_t tick_count;
    double tick_y; // baseline of the tick labels
    const struct bar_gridline *gridlines;
    size_t gridline_count;
    double zero_percent; // where zero lies in the bar column
    double zero_x;       // and in the drawing
    struct bar *bars;    // as many as rows came in, in their order
    size_t bar_count;
    const struct text_line *title_lines;
    size_t title_line_count;
    const struct text_line *note_lines; // subtitle: what, where, when
    size_t note_line_count;
    const struct text_line *source_lines;
    size_t source_line_count;
};

// The words around the bars of the standalone drawing, each of which may be empty, and how a tick
// is written: a whole number of per cent, signed.
struct bar_chart_words {
    struct text title;
    struct text note;
    struct text source;
    struct text (*write_tick)(double percent, struct arena *arena);
};

// Lays out 0 or more rows; where no row has a value there is no axis. Text is at least 16 units
// high (ticks and source 14) and wrapped at blanks, or within a word that is wider than its column;
// no text overlaps another, leaves the drawing or is cut, also in fonts TEXT_WIDTH_FALLBACK times
// as wide. Bars begin at zero; their lengths are value × scale within 0.05 units, and a whisker
// ends where its interval does, unless that is more than three times as far from zero as the
// farthest value: then it is cut, and the row has the interval in words. A value's text stands
// beyond its bar and whisker; without a bar, beside zero on the wider side. Gridlines and the zero
// line stay within the plot and cross no text.
struct bar_chart bar_chart_lay_out(const struct bar_chart_row *rows, size_t count,
                                   struct bar_chart_words words, struct arena *arena);

#endif
