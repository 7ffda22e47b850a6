// A chart of changes as readers see it: figures chosen and sorted, their words, their geometry.
#ifndef NIOT_REPORT_CHART_H
#define NIOT_REPORT_CHART_H

#include "bar_chart.h"
#include "report_figure.h"
#include "text.h"
#include "value.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

// One row: its geometry, and the figure whose bar it is.
struct report_bar {
    const struct report_figure *figure;
    struct text where_when; // absent when it is that of the whole chart
    bool is_fall, is_rise, has_bar;
    struct bar bar;
    double whisker_end_percent, whisker_end;      // its right end in the bar column, in the drawing
    bool whisker_is_cut;                          // at one end or both
    struct value_list label_lines, written_lines; // of struct text_line
};

struct report_tick {
    struct text written;
    struct text kind; // "zero", "end" (there is room for it on a phone) or "between"
    double percent, x;
};

struct report_chart {
    struct text id;            // "announced": its anchors begin with it
    struct text file;          // "charts/announced.svg"
    struct text title;         // what it shows
    struct text note;          // what, where, when
    struct text source;        // absent when there is none for the whole group
    struct text description;   // every row in words
    struct text summary;       // "2 clearly fell, 9 could be chance"
    bool has_intervals;        // some row has one
    struct text interval_note; // how wide they are in truth
    struct text locality; // how the place of a row was chosen that is not all of the campaign's;
                          // absent without one
    struct text language;
    struct bar_chart drawing;
    struct value_list ticks;                                 // of struct report_tick
    struct value_list gridlines;                             // of struct bar_gridline
    struct value_list bars;                                  // of struct report_bar
    struct value_list title_lines, note_lines, source_lines; // of struct text_line
};

// The figures of one chart; drawing sorts them.
struct report_selection {
    const struct report_figure **items;
    size_t count;
    size_t capacity;
};

enum report_chart_order { ORDER_BY_SIZE, ORDER_OF_FILE };

// What somebody may want otherwise.
struct report_chart_wishes {
    struct text note; // absent: what, where and when, as the figures tell it
    enum report_chart_order order;
    bool has_statements; // changes without a number are rows too, for they stand nowhere else
};

// What stands around the bars.
struct report_chart_frame {
    struct text id, title, source, language;
    struct text locality; // what the campaign says of it
    struct text place;    // of the campaign
    struct report_chart_wishes wishes;
};

// Sorts the figures from the largest fall to the largest rise, what has no bar last, unless the
// order of the file is wished for, and lays the chart out. NULL without figures.
const struct report_chart *report_chart_draw(struct report_selection *figures,
                                             const struct report_chart_frame *frame,
                                             struct arena *arena);

#endif
