// The date of a page, as the command line or the environment says it.
#ifndef NIOT_BUILD_DATE_H
#define NIOT_BUILD_DATE_H

#include "period.h"
#include "text.h"

struct arena;
struct diagnostics;

// The date of --date where it is given, else of SOURCE_DATE_EPOCH (seconds since 1970, UTC: see
// reproducible-builds.org), else none: a zeroed date.
struct date build_date(struct text option, struct arena *arena, struct diagnostics *diagnostics);

#endif
