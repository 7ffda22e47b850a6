// A comparison: what two counts, or the percentage that a source states, can bear. The words for it
// are report's.
#ifndef NIOT_COMPARISON_H
#define NIOT_COMPARISON_H

#include "change.h"
#include "number_rules.h"
#include "period.h"
#include "quantity.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct campaign;
struct figure;
struct metrics;
struct series_list;

// Every figure has exactly one.
enum verdict {
    VERDICT_MISSING,    // no comparison can be made; `why` says why
    VERDICT_HIDDEN,     // to protect people's privacy
    VERDICT_QUOTED,     // stated by the source, which gives no counts
    VERDICT_NONE,       // none in either period
    VERDICT_FROM_ZERO,  // clear when the interval excludes no change
    VERDICT_TO_ZERO,    // likewise
    VERDICT_SAME,       // equal rates
    VERDICT_CLEAR_FALL, // the interval excludes no change
    VERDICT_CLEAR_RISE,
    VERDICT_TOO_FEW,     // the interval includes no change, of a baseline under counts_only_below
    VERDICT_TINY,        // likewise, of a change that rounds to nothing
    VERDICT_CANNOT_TELL, // likewise, all others
    VERDICTS
};

// How the change is written.
enum comparison_digits {
    DIGITS_NONE,    // counts alone: of few before, or none now
    DIGITS_SMALL,   // a whole per cent of small numbers
    DIGITS_WHOLE,   // a whole per cent
    DIGITS_DECIMAL, // one decimal
    DIGITS_STATED,  // as the source states it
};

// Why no comparison is made.
enum comparison_obstacle {
    OBSTACLE_NUMBERS, // they are not there: `why` says why
    OBSTACLE_DOUBT,   // a period holds a month whose records are in doubt
    OBSTACLE_RUNNING, // a period has not ended
    OBSTACLE_SO_FAR,  // the current one has no dates but words that say so
    OBSTACLE_SIZE,    // a count is larger than rate_ratio takes
};

struct comparison {
    enum verdict verdict;
    enum comparison_obstacle obstacle; // of MISSING, and of QUOTED where there are counts
    enum quantity_state why;           // MISSING: what the cells say
    struct change change; // as stated, where that says as much as the counts; else from these
    enum comparison_digits digits;
    bool states_another;    // the source states a percentage which is not the one that is shown
    bool is_clear;          // the interval excludes no change
    bool has_interval;      // there are counts, and the baseline is not zero
    double lowest, highest; // of the 95% interval of the change, in per cent
    bool months_tell;       // there are months enough to measure how much the counts vary
    double dispersion;      // Pearson's phi where it widened the interval, else 0
    bool is_per_day;        // rates a day are compared, for the periods differ in length
    struct change_exposure baseline, current; // with counts: as compared, see figure_exposures
    bool lacks_periods;                       // with counts: not both periods are given
    bool has_other_season;   // with counts: the periods are not the same months of the year
    int64_t baseline_needed; // QUOTED: from which count on such a change stands out; 0: not known
};

struct comparison_counts {
    struct change_exposure baseline, current; // counts from 0 to 2^50; days, or years of an average
    int64_t baseline_shown; // as readers see it: that of an average is not its total
    double dispersion;      // 0: not known
};

// The verdict on two counts, their interval and change. Interval and p are rate_ratio's: exact, and
// widened by the dispersion where it is known. Counts larger than it takes are not compared.
struct comparison comparison_of_counts(struct comparison_counts counts,
                                       const struct number_rules *rules);

// What comparisons are made from.
struct comparison_inputs {
    const struct metrics *metrics;
    const struct series_list *series;
    const struct campaign *campaign;
};

// One comparison a figure, in their order. Counts with periods of unequal exposure are compared by
// the day; the average of n years counts as n times the period. Where the figure has a series whose
// months in the two periods leave 12 or more residual degrees of freedom, their dispersion widens
// the interval; of periods of the same months of the year, months count that both have. Counts of a
// period that has not ended are not compared, nor those of one that holds a month in doubt, unless
// the campaign says to. A stated percentage is shown in place of the counted one where it fits the
// comparison and, if it is a bound or rounded further, is within a tenth of it.
const struct comparison *comparisons_of(const struct comparison_inputs *inputs,
                                        struct arena *arena);

// Whether there is a percentage to show; and that percentage, signed, for drawing (0 without one).
bool comparison_has_percentage(const struct comparison *comparison);
double comparison_percentage(const struct comparison *comparison);

#endif
