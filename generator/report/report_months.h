// The months of a section as readers see them: one panel a figure that monthly.csv has counts of,
// with its average, its limits and its words.
#ifndef NIOT_REPORT_MONTHS_H
#define NIOT_REPORT_MONTHS_H

#include "campaign.h"
#include "line_chart.h"
#include "report_figure.h"
#include "series.h"
#include "text.h"
#include "value.h"

struct arena;

// Words above a mark; in the drawing's units, as everything below.
struct report_mark {
    double x, label_x;
    struct value_list lines; // of struct text_line
};

// One panel. What consists of many pieces that look alike is offered as the data of one path ("M51
// 80L62 75"), which keeps the drawing short.
struct report_months {
    struct text id;          // "recorded_burglary_gosport"
    struct text file;        // "charts/recorded_burglary_gosport.svg"
    struct text title;       // "Burglary", with the area where the section has several
    struct text note;        // area and source
    struct text alternative; // "Burglary by month, January 2024 to December 2025"
    struct text summary;     // the averages, and what stands out, in a sentence or two
    struct text description; // everything that the drawing shows, in words
    struct text language;
    struct line_chart drawing;
    struct text grid;         // path data of the gridlines
    struct text line;         // path data, absent where no two months follow one another
    struct text dots;         // path data: a point each, "M51 80h0"
    struct text centre;       // path data of the averages
    struct text limits;       // path data, and of those of fewer than twelve months
    struct text trial_limits; // both absent where there are none
    struct value_list marks;  // of struct report_mark
    struct value_list ticks, months, gaps, standouts, doubtful; // of the structs of line_chart.h
    struct value_list title_lines, note_lines;                  // of struct text_line
};

// What the panels of one section share.
struct report_months_frame {
    struct text group; // whose figures
    struct text id;    // of the section
    struct text source, language;
    const struct campaign *campaign; // its start, phases and months in doubt
    struct series_list series;       // of all groups
};

// The panels, in the order of the figures; a figure without a single known month has none.
struct value_list report_months_draw(const struct report_figures *figures,
                                     const struct report_months_frame *frame, struct arena *arena);

// The labels of the figures whose months are hidden to protect people's privacy; absent without
// one.
struct text report_months_hidden(const struct report_figures *figures,
                                 const struct report_months_frame *frame, struct arena *arena);

#endif
