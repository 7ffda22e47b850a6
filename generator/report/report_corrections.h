// The corrections as readers see them, on the page and in the feed.
#ifndef NIOT_REPORT_CORRECTIONS_H
#define NIOT_REPORT_CORRECTIONS_H

#include "correction.h"
#include "report_figure.h"
#include "text.h"
#include "value.h"

struct arena;
struct diagnostics;
struct report_campaign;

struct report_correction {
    struct text id;     // for the feed: "urn:uuid:…", always the same for the same correction
    struct text anchor; // of its figure
    struct text label, area;
    struct text date, date_iso;
    struct text was, now, why;
};

// The feed of a campaign (RFC 4287).
struct report_feed {
    struct text id;              // of the feed
    struct text publication_id;  // of the page as of its date
    struct text url;             // where it is; absent without `base_url`
    struct text page_url;        // with `base_url` in front where there is one
    struct text corrections_url; // likewise
};

// The latest first, of one day in the reverse order of the file: of struct report_correction.
struct value_list report_corrections_write(const struct correction_list *list,
                                           const struct report_figures *figures,
                                           const struct report_campaign *campaign,
                                           struct arena *arena);

// Notes at each figure when it was corrected last.
void report_corrections_mark(const struct correction_list *list, struct report_figures *figures,
                             struct arena *arena);

// Refuses the latest correction of a figure when its `now` is none of the figure's forms, and when
// its `was` still is one. Refuses any that could tell a hidden count: where the page hides one of
// the figure, every digit that the figure does not show; where it hides only what is below
// `hide_below`, a number below that.
void report_corrections_check(const struct correction_list *list,
                              const struct report_figures *figures, int64_t hide_below,
                              struct diagnostics *diagnostics);

const struct report_feed *report_feed_of(const struct report_campaign *campaign,
                                         struct arena *arena);

#endif
