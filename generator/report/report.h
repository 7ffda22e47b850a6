// The report: the campaign and its figures as readers see them. The only place where domain words
// become names that templates may use; vocabulary.c gives each member of these structs its name.
//
// A text that is absent (no pointer) is a value that is not there; templates test it with data-if.
#ifndef NIOT_REPORT_H
#define NIOT_REPORT_H

#include "campaign.h"
#include "metrics.h"
#include "report_card.h"
#include "report_chart.h"
#include "report_corrections.h"
#include "report_figure.h"
#include "report_mail.h"
#include "report_months.h"
#include "report_origin.h"
#include "series.h"
#include "sheet.h"
#include "text.h"
#include "value.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;

// One group of figures.
struct report_section {
    struct text id, heading, summary, source, source_url, caveat;
    struct value_list figures;        // of struct report_figure: all of them
    struct value_list counts;         // likewise: counts and amounts
    struct value_list statements;     // levels, and changes stated without a number
    const struct report_chart *chart; // NULL without a change to draw
    struct value_list months;         // of struct report_months: the panels over time
    struct text months_hidden;        // labels of figures whose months are not shown; absent
    bool has_months;                  // drawn or hidden
    bool names_sources;               // some figure has a source that is not the section's
};

struct report_line {
    struct text text;
};

struct report_phase {
    struct text name, text, period;
};

struct report_help {
    struct text name, text, telephone, telephone_address, url, url_written;
};

struct report_contact {
    struct text name, email, telephone, telephone_address, address;
};

struct report_campaign {
    struct text id, title, message, name, place, locality, language, language_posix, start,
        published, published_iso;
    struct text approved_by, next_update, lead, licence, licence_url, base_url;
    bool is_draft;                       // nobody has approved it yet
    struct value_list partners, caveats; // of struct report_line
    struct value_list phases;            // of struct report_phase
    struct value_list help;              // of struct report_help
    const struct report_contact *contact;
    struct value_list months_in_doubt; // of struct report_line: "August 2025"
    bool uses_months_in_doubt;         // in comparisons
};

// The rules for numbers, in digits.
struct report_rules {
    struct text counts_only_below, small_below, decimal_from, hide_below;
    bool marks_small; // there are counts from counts_only_below and under small_below
    bool has_whole;   // there are counts from small_below and under decimal_from
    bool months_tell; // some figure has months enough to measure how much its counts vary
};

// A table that is offered for download, for its description.
struct report_table {
    struct text file, title, description;
    struct value_list columns; // of struct report_column
    struct value_list key;     // of struct report_column: what tells its rows apart
};

// What every template is filled with.
struct report {
    struct report_campaign *campaign;
    struct value_list sections; // of struct report_section
    struct value_map figures;   // announced.burglary, burglary where one group has it, …@area
    const struct report_rules *rules;
    bool has_months;               // some section has
    struct value_list columns;     // of struct report_column: those of the download
    struct value_list sources;     // of struct report_source: each once
    struct text coverage;          // the days from first to last, for machines; absent
    struct value_list corrections; // of struct report_correction: the latest first
    const struct report_feed *feed;
    const struct report_table *table;  // the table being described; NULL on the page
    const struct report_chart *chart;  // the chart being drawn; NULL on the page
    const struct report_months *panel; // the panel being drawn; NULL on the page
    const struct report_card *card;    // NULL where there is none
    const struct report_mail *mail;    // NULL on the page
    struct text version;
};

// What the report is made from.
struct report_inputs {
    const struct campaign *campaign;
    const struct metrics *metrics;
    struct series_list series;
    struct correction_list corrections;
    struct date date; // of the figures: --date, SOURCE_DATE_EPOCH, else `published`
    struct text version;
    struct report_chart_wishes wishes; // of every chart
};

// Builds the report from the inputs and their figures; every section's chart and
// panels are laid out.
struct report *report_build(const struct report_inputs *inputs,
                            const struct report_figures *figures, struct arena *arena);

// Words of the author that may hold placeholders for figures: pointers into the campaign, so that
// the filled words can take their place before the report is built.
struct report_words {
    struct words **items;
    size_t count;
    size_t capacity;
};
struct report_words report_words(struct campaign *campaign, struct arena *arena);

// Likewise the sources of groups, which report_words leaves out: figures take them over, and the
// other words may name the source of a figure.
struct report_words report_group_sources(struct campaign *campaign, struct arena *arena);

// What those words may name: figures alone.
struct report_names {
    struct value_map figures;
};
const struct value_type *report_names_vocabulary(void);

// The table of names: the type of struct report.
const struct value_type *report_vocabulary(void);

// A group or an ungrouped id that a name of the vocabulary would hide (a group called `campaign`)
// is refused.
void report_check_names(const struct metrics *metrics, struct diagnostics *diagnostics);

// The download: one row a figure, numbers unrounded beside the text as shown. Its columns stand in
// one table, which also serves the readme and the description for machines.
struct report_column {
    struct text name, meaning;
    struct text datatype; // in the W3C's vocabulary for tables on the web
    struct text format;   // of that type: for a text a pattern, for yes or no the two words; absent
    bool is_required, is_key;
};
struct value_list report_download_columns(struct arena *arena);       // of struct report_column
struct value_list report_download_month_columns(struct arena *arena); // likewise
struct sheet report_download(const struct report_figures *figures, struct arena *arena);

// The two downloads, described. What `table` of the report is when its description is filled.
struct report_table report_table_of_figures(struct arena *arena);
struct report_table report_table_of_months(struct arena *arena);

// The counts by month: month, group, id, area, label, count, why there is none, and whether the
// month is in doubt. No rows where there are no months.
struct sheet report_download_months(const struct series_list *list, const struct campaign *campaign,
                                    struct arena *arena);

#endif
