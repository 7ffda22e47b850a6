// Rate ratios: what two counts, taken over known exposures, say about whether the rate behind them
// changed. Knows nothing of figures, periods or words, and is the only module that uses r-mathlib.
//
// Counts are taken as Poisson. Given their sum, the current count is then binomial, and its exact
// interval (Clopper and Pearson 1934) gives that of the ratio: J. Przyborowski and H. Wilenski,
// Biometrika 31 (1940). p is the central one, twice the smaller tail, which belongs with this
// interval; R's binom.test and poisson.test print another beside it (M. Fay, R Journal 2(1), 2010).
#ifndef NIOT_RATE_RATIO_H
#define NIOT_RATE_RATIO_H

#include <stdbool.h>
#include <stdint.h>

// More than anybody counts; from 2^52 on r-mathlib's quantiles fail.
#define RATE_LARGEST_COUNT (INT64_C(1) << 50)

// 0 <= count <= RATE_LARGEST_COUNT; exposure, finite and > 0, in days or in days × population.
struct rate {
    int64_t count;
    double exposure;
};

struct rate_limits {
    double lowest, highest; // highest may be INFINITY
};

enum rate_ratio_state {
    RATE_RATIO_UNKNOWN, // nothing was compared: a count or an exposure is beyond its range
    RATE_RATIO_KNOWN,
    RATE_RATIO_FROM_ZERO,    // baseline 0, current more: no ratio (INFINITY), yet a lowest limit
    RATE_RATIO_ZERO_IN_BOTH, // no ratio (NAN), limits from 0 to INFINITY
};

struct rate_ratio {
    enum rate_ratio_state state;
    double ratio; // of the current rate to the baseline's
    struct rate_limits limits;
    double p;       // 0 where it is below the smallest double: log10_p still tells
    double log10_p; // 0 or below
    // p < 0.05, which is so exactly when the limits lie both above 1 or both below.
    bool excludes_no_change;
};

// The exact comparison: 95% limits and p. Swapping the two rates inverts ratio and limits.
struct rate_ratio rate_ratio_exact(struct rate baseline, struct rate current);

// The same for counts that vary `dispersion` times as much as Poisson's: the quasi-Poisson interval
// exp(ln ratio ± 1.96 √(dispersion (1/baseline + 1/current))) (McCullagh and Nelder, Generalized
// Linear Models, 1989), joined with the exact one, so that it never narrows that; p is
// the larger of the two. With a dispersion of 1 or less, or a count of 0, it is the exact one.
struct rate_ratio rate_ratio_widened(struct rate baseline, struct rate current, double dispersion);

// Exact limits of the mean behind one count, from 0 to RATE_LARGEST_COUNT (F. Garwood, Biometrika
// 28, 1936), at a confidence between 0 and 1, such as 0.95.
struct rate_limits rate_limits_of_count(int64_t count, double confidence);

// The smallest whole baseline, with equal exposures, from which on every baseline and the whole
// current count nearest to ratio × baseline stand out from chance (p < 0.05): 179 for 0.796. Beyond
// 100,000 it may be larger than the smallest by up to a thousandth. INFINITY where no count is
// large enough, as for a ratio of 1, and for what is no ratio (negative, NAN).
double rate_ratio_baseline_needed(double ratio);

#endif
