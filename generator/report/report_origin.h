// The origin of the figures: their sources, and the time that they are of.
#ifndef NIOT_REPORT_ORIGIN_H
#define NIOT_REPORT_ORIGIN_H

#include "report_figure.h"
#include "series.h"
#include "text.h"
#include "value.h"

struct arena;

struct report_source {
    struct text name; // its address where it has none
    struct text url;  // absent where none is given
};

// Every source of the figures once, in the order of the file: of struct report_source.
struct value_list report_origin_sources(const struct report_figures *figures, struct arena *arena);

// From the first day of all their periods and months to the last, as ISO 8601 has intervals:
// "2024-01-01/2025-03-31"; the last is ".." where a period goes on. Absent when none has dates.
struct text report_origin_coverage(const struct report_figures *figures,
                                   const struct series_list *series, struct arena *arena);

#endif
