// A figure as readers see it: every cell of its row in words and digits.
#ifndef NIOT_REPORT_FIGURE_H
#define NIOT_REPORT_FIGURE_H

#include "campaign.h"
#include "comparison.h"
#include "metrics.h"
#include "number.h"
#include "text.h"
#include "value.h"

#include <stdbool.h>

struct arena;

struct report_figure {
    const struct figure *figure;
    const struct comparison *comparison;
    struct text id, group, area, label, kind;
    struct text name;          // "recorded.burglary@gosport"
    struct text anchor;        // "recorded_burglary_gosport"
    struct text row;           // of figures.csv, in digits
    struct text shown;         // what is read first of any figure: the headline, else the value
    struct text change;        // "−63%"
    struct text change_words;  // "down 63%"
    struct text percentage;    // "63%": its magnitude; absent where there is none
    struct text headline;      // what is read first: "−24%", or of small numbers the counts
    struct text beside;        // what goes with it: "219 to 167", "−50%, small numbers"; absent
    struct text verdict;       // "clear fall", "could be chance"; of changes alone, as are the next
    struct text interval;      // "a fall of between 22% and 69%"; absent
    struct text interval_kind; // what the counts give: "exact", "widened"; absent
    struct text needed;        // of a quoted percentage: "clear only if …"; absent
    struct text stated;        // "The source states: …", where that is not what is shown; absent
    struct text sentence;      // all of it
    struct text better;        // "Here more is better."; absent
    struct text value; // with its unit: "112", "2.5 kg", "£2.3 million", "highest in the county"
    struct text value_note, unit;
    struct text difference; // "139 fewer"
    struct text baseline, current, counts;
    struct text rate;   // of a count: "1.4 per 1,000 people (…)"; absent
    struct text period; // "since April 2024"
    struct text baseline_period, current_period, period_note;
    struct text population, households, exposure_note;
    struct text source, source_url, note;
    struct text corrected;  // the day of its latest correction; absent
    struct text own_source; // where it is another than that of the section
    bool is_fall, is_rise;
    bool is_clear; // more than chance alone
};

// What stands behind the change of small counts, "−50%, small numbers", and is no part of it.
#define REPORT_FIGURE_SMALL ", small" NUMBER_NO_BREAK "numbers"

// In the download the first row has the names of the columns.
enum { REPORT_FIGURE_FIRST_ROW = 2 };

struct report_figures {
    struct report_figure *items; // in the order of the file
    size_t count;
};

// Writes all figures, with their comparisons and the sources of their own.
struct report_figures report_figures_write(const struct metrics *metrics,
                                           const struct comparison *comparisons,
                                           struct arena *arena);

// Gives each figure without a source of its own its group's. That may have named figures, and is
// filled before.
void report_figures_inherit_sources(struct report_figures *figures,
                                    const struct campaign *campaign);

// The forms in which a figure may be written, for one reader as good as another: what is read first
// of it, what goes with that, its change in both forms, both counts, the count now, and its value
// with its unit and without. Each is there once, and one that it does not have is left out.
enum { REPORT_FIGURE_FORMS_AT_MOST = 8 };

struct report_figure_forms {
    struct text items[REPORT_FIGURE_FORMS_AT_MOST];
    size_t count;
};

struct report_figure_forms report_figure_forms_of(const struct report_figure *figure,
                                                  struct arena *arena);

// Whether a text is one of them, as correction_is_same compares.
bool report_figure_forms_have(const struct report_figure_forms *forms, struct text text);

// The figure of a name as templates write it in full, and that of a row; NULL when there is none.
const struct report_figure *report_figure_named(const struct report_figures *figures,
                                                struct text name);
const struct report_figure *report_figure_of(const struct report_figures *figures,
                                             const struct figure *figure);

// What is read first and what goes with it: "−24%, 219 to 167".
struct text report_figure_words(struct text shown, struct text beside, struct arena *arena);

// What templates may call them: "group.id" and "id", with "@area" where an area has a row of its
// own. A name that several rows could mean has no record but the names to write instead.
struct value_map report_figures_names(const struct report_figures *figures, struct arena *arena);

// The description of a group in the front matter; NULL when it has none.
const struct campaign_group *report_group(const struct campaign *campaign, struct text name);

#endif
