#include "rate_ratio.h"

#define MATHLIB_STANDALONE
#include <Rmath.h>
#include <math.h>

// What p must lie below to stand out from chance; the limits have the rest as their confidence.
static const double LEVEL = 0.05;

// Below this a chance is about to run out of digits and then into 0, and pbeta's own logarithms are
// wrong or -Inf (r-mathlib 4.2.2), so that these are found another way.
static const double LEAST_PLAIN = 1e-290;

enum tail { TAIL_LOWER, TAIL_UPPER };

// Two counts of which the second has the lower rate, or the same. A rise is a fall read backwards,
// so that both are computed alike; counts need not be whole.
struct fall {
    double before, after;
    // The parts of the exposure: without a change, each of before + after is in `after` with the
    // chance exposure_after.
    double exposure_before, exposure_after;
};

// What one way of comparing says.
struct finding {
    struct rate_limits limits;
    double p, log10_p;
};

static struct fall fall_between(struct rate before, struct rate after) {
    double exposure = before.exposure + after.exposure;
    return (struct fall){(double)before.count, (double)after.count, before.exposure / exposure,
                         after.exposure / exposure};
}

// The chance of `after` or fewer without a change. Of the two ways to write it, that is taken whose
// argument is small: near 1 there would be few digits left.
static double chance_of_fall(const struct fall *fall) {
    if (fall->exposure_after <= fall->exposure_before)
        return pbeta(fall->exposure_after, fall->after + 1, fall->before, false, false);
    return pbeta(fall->exposure_before, fall->before, fall->after + 1, true, false);
}

// The chance of exactly `after`, as a logarithm.
static double log_chance_of_exactly(const struct fall *fall) {
    double sum = fall->before + fall->after;
    if (fall->exposure_after <= fall->exposure_before)
        return dbinom(fall->after, sum, fall->exposure_after, true);
    return dbinom(fall->before, sum, fall->exposure_before, true);
}

// The chance of `after` or fewer in terms of that of exactly `after`: a continued fraction of the
// incomplete beta function (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.5.9). Far
// out in the tail, where alone it is asked for, a fraction of this depth has converged.
static double chance_to_exactly(const struct fall *fall) {
    enum { DEPTH = 8 };
    double before = fall->before, after = fall->after;
    double odds = fall->exposure_before / fall->exposure_after;
    double fraction = 1;
    for (int m = DEPTH; m > 0; m--) {
        double place = before + 2 * m;
        double odd = m * (before + after + m) / ((place - 1) * place) * odds;
        double even = -(before + m - 1) * (after + 1 - m) / ((place - 2) * (place - 1)) * odds;
        fraction = 1 + even / (1 + odd / fraction);
    }
    return 1 / fraction;
}

static double log10_of_p(const struct fall *fall, double p) {
    if (p > LEAST_PLAIN)
        return log10(p);
    return (M_LN2 + log_chance_of_exactly(fall) + log(chance_to_exactly(fall))) / M_LN10;
}

// The odds x / (1 - x) at which Beta(first, second) has half of LEVEL in a tail. Again the small
// one of x and 1 - x is what is asked for; r-mathlib would even complain, on stdout, about the
// other.
static double odds_at_tail(double first, double second, enum tail tail) {
    if (first <= second) {
        double part = qbeta(LEVEL / 2, first, second, tail == TAIL_LOWER, false);
        return part / (1 - part);
    }
    double rest = qbeta(LEVEL / 2, second, first, tail == TAIL_UPPER, false);
    return (1 - rest) / rest;
}

static struct finding exact_finding(const struct fall *fall) {
    if (fall->before == 0)
        return (struct finding){{0, INFINITY}, 1, 0};
    double exposures = fall->exposure_before / fall->exposure_after;
    double lowest =
        fall->after == 0 ? 0 : odds_at_tail(fall->after, fall->before + 1, TAIL_LOWER) * exposures;
    double highest = odds_at_tail(fall->after + 1, fall->before, TAIL_UPPER) * exposures;
    double p = fmin(1, 2 * chance_of_fall(fall));
    return (struct finding){{lowest, highest}, p, log10_of_p(fall, p)};
}

static struct finding quasi_finding(const struct fall *fall, double ratio, double dispersion) {
    double error = sqrt(dispersion * (1 / fall->before + 1 / fall->after));
    double reach = qnorm(LEVEL / 2, 0, 1, false, false) * error;
    double log_ratio = log(ratio);
    return (struct finding){
        .limits = {exp(log_ratio - reach), exp(log_ratio + reach)},
        .p = 2 * pnorm(log_ratio / error, 0, 1, true, false),
        .log10_p = (M_LN2 + pnorm(log_ratio / error, 0, 1, true, true)) / M_LN10,
    };
}

static struct finding joined(struct finding one, struct finding other) {
    return (struct finding){
        .limits = {fmin(one.limits.lowest, other.limits.lowest),
                   fmax(one.limits.highest, other.limits.highest)},
        .p = fmax(one.p, other.p),
        .log10_p = fmax(one.log10_p, other.log10_p),
    };
}

// The highest limit of a fall is below 1 exactly when p < LEVEL. Where both are within rounding of
// that, limit and p may land on different sides; p decides.
static struct rate_limits limits_in_line(struct rate_limits limits, double p) {
    limits.highest = p < LEVEL ? fmin(limits.highest, nextafter(1, 0)) : fmax(limits.highest, 1);
    return limits;
}

static struct rate_limits limits_backwards(struct rate_limits limits) {
    return (struct rate_limits){1 / limits.highest, 1 / limits.lowest};
}

static bool is_comparable(struct rate rate) {
    return rate.count >= 0 && rate.count <= RATE_LARGEST_COUNT && rate.exposure > 0 &&
           isfinite(rate.exposure);
}

static enum rate_ratio_state state_of(struct rate baseline, struct rate current) {
    if (baseline.count > 0)
        return RATE_RATIO_KNOWN;
    return current.count > 0 ? RATE_RATIO_FROM_ZERO : RATE_RATIO_ZERO_IN_BOTH;
}

struct rate_ratio rate_ratio_exact(struct rate baseline, struct rate current) {
    return rate_ratio_widened(baseline, current, 1);
}

struct rate_ratio rate_ratio_widened(struct rate baseline, struct rate current, double dispersion) {
    if (!is_comparable(baseline) || !is_comparable(current))
        return (struct rate_ratio){0};
    // Divided by zero these give what the header says.
    double raised = (double)current.count * baseline.exposure;
    double unraised = (double)baseline.count * current.exposure;
    bool is_rise = raised > unraised;
    struct fall fall = is_rise ? fall_between(current, baseline) : fall_between(baseline, current);
    struct finding finding = exact_finding(&fall);
    if (dispersion > 1 && fall.after > 0) {
        double ratio = is_rise ? unraised / raised : raised / unraised;
        finding = joined(finding, quasi_finding(&fall, ratio, dispersion));
    }
    struct rate_limits limits = limits_in_line(finding.limits, finding.p);
    return (struct rate_ratio){
        .state = state_of(baseline, current),
        .ratio = raised / unraised,
        .limits = is_rise ? limits_backwards(limits) : limits,
        .p = finding.p,
        .log10_p = finding.log10_p,
        .excludes_no_change = finding.p < LEVEL,
    };
}

struct rate_limits rate_limits_of_count(int64_t count, double confidence) {
    double tail = (1 - confidence) / 2;
    double mean = (double)count;
    return (struct rate_limits){
        .lowest = count == 0 ? 0 : qgamma(tail, mean, 1, true, false),
        .highest = qgamma(tail, mean + 1, 1, false, false),
    };
}

// --- how large a baseline must be ---

// No more than so many baselines are tried one by one.
enum { STEPS_AT_MOST = 200 };

static bool stands_out(double baseline, double current) {
    struct fall fall = {fmax(baseline, current), fmin(baseline, current), 0.5, 0.5};
    return 2 * chance_of_fall(&fall) < LEVEL;
}

// Half a count nearer to no change than ratio × baseline: no whole count that is nearest to it lies
// beyond. With this the chance falls as the baseline grows; with whole counts it goes up and down.
static double nearest_at_worst(double ratio, double baseline) {
    return ratio < 1 ? fmin(ratio * baseline + 0.5, baseline)
                     : fmax(ratio * baseline - 0.5, baseline);
}

// Of two that are as near, the one nearer to no change.
static double nearest_whole(double ratio, double baseline) {
    return ratio < 1 ? floor(ratio * baseline + 0.5) : ceil(ratio * baseline - 0.5);
}

// The smallest whole baseline at which the worst of the nearest counts stands out.
static double baseline_surely_enough(double ratio) {
    double enough = 1;
    while (!stands_out(enough, nearest_at_worst(ratio, enough))) {
        if (enough >= (double)RATE_LARGEST_COUNT)
            return INFINITY;
        enough *= 2;
    }
    double too_few = floor(enough / 2);
    while (enough - too_few > 1) {
        double middle = floor((too_few + enough) / 2);
        if (stands_out(middle, nearest_at_worst(ratio, middle)))
            enough = middle;
        else
            too_few = middle;
    }
    return enough;
}

double rate_ratio_baseline_needed(double ratio) {
    if (!(ratio >= 0) || ratio == 1)
        return INFINITY;
    double needed = baseline_surely_enough(ratio);
    if (isinf(needed))
        return needed;
    for (int step = 0; step < STEPS_AT_MOST && needed > 1; step++) {
        if (!stands_out(needed - 1, nearest_whole(ratio, needed - 1)))
            break;
        needed--;
    }
    return needed;
}
