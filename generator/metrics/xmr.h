// XmR: what months vary by when nothing but chance changes, and the months that stand out from it.
//
// An individuals and moving range chart as NHS England's "Making Data Count" teaches it and the R
// package NHSRplotthedots computes it (nhs-r-community/NHSRplotthedots, R/ptd_spc_standard.R and
// R/ptd_calculate_point_type.R, with screen_outliers = FALSE): the centre is the mean, the limits
// lie 2.66 times the mean moving range to both sides of it. Ours are counts, so that the lower
// limit is never below zero; and where months are missing, nothing reaches over the gap.
#ifndef NIOT_XMR_H
#define NIOT_XMR_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum {
    XMR_POINTS_FOR_LIMITS = 3, // below: none
    XMR_POINTS_NOT_TRIAL = 12, // below: the limits are trial limits, and no month stands out
    XMR_RUN = 7,               // so many months on one side of the centre, or all rising or falling
};

// What a month of the series is. All but XMR_COUNTED are left out of everything.
enum xmr_state { XMR_MISSING, XMR_COUNTED, XMR_IN_DOUBT };

struct xmr_point {
    int month; // months since January of year 0
    double value;
    enum xmr_state state;
};

// Why a month stands out; all false where it does not.
struct xmr_signals {
    bool is_outside;      // beyond a limit
    bool is_in_run;       // of XMR_RUN or more on one side of the centre
    bool is_in_trend;     // of XMR_RUN or more, each higher (or each lower) than the one before
    bool is_in_outer_two; // of three on one side, one of two or three in the outer third
};

// How far the limits of a segment can be trusted.
enum xmr_limits {
    XMR_NO_LIMITS,
    XMR_TRIAL_LIMITS, // from XMR_POINTS_FOR_LIMITS points and two moving ranges on
    XMR_FULL_LIMITS,  // from XMR_POINTS_NOT_TRIAL points on
};

// The months before the rebase, those from it on, or all of them.
struct xmr_segment {
    size_t first, count; // of the points given
    size_t counted;      // those in the state XMR_COUNTED
    double total;        // of their values
    double centre;       // their mean; 0 when there are none
    enum xmr_limits limits;
    double lower, upper; // where it has limits
    double spread;       // from the centre to the upper limit
};

enum { XMR_SEGMENTS_AT_MOST = 2, XMR_NO_REBASE = 0 };

struct xmr {
    struct xmr_segment segments[XMR_SEGMENTS_AT_MOST];
    size_t segment_count; // one without a rebase, or when all months lie on one side of it
    const struct xmr_signals *signals; // one a point
};

// `points` in order of time, no month twice; a month that is not among them is a gap. `rebase` is
// the month from which a new centre and new limits count, known beforehand such as the beginning of
// a campaign, or XMR_NO_REBASE. Moving ranges and runs join only months that follow one another in
// the calendar, are both counted and lie in one segment.
struct xmr xmr_of(const struct xmr_point *points, size_t count, int rebase, struct arena *arena);

// Whether a month stands out for any reason.
bool xmr_stands_out(struct xmr_signals signals);

#endif
