#include "rate_ratio.h"

#include "support.h"

#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <math.h>

static bool is_near(double got, double wanted, double tolerance) {
    return got == wanted || fabs(got - wanted) <= tolerance * fabs(wanted);
}

static struct rate_ratio exact(int64_t baseline, int64_t current) {
    return rate_ratio_exact((struct rate){baseline, 1}, (struct rate){current, 1});
}

// Our own fixed sequence (Marsaglia's xorshift64): from 0 to below 1.
struct chance {
    uint64_t state;
};

static double chance_next(struct chance *chance) {
    chance->state ^= chance->state << 13;
    chance->state ^= chance->state >> 7;
    chance->state ^= chance->state << 17;
    return (double)(chance->state >> 11) * 0x1p-53;
}

static int64_t chance_count(struct chance *chance, double largest) {
    return (int64_t)exp(chance_next(chance) * log(largest + 1)) - 1;
}

// Over so many powers of e that a fall may well be from a handful to millions.
static double chance_extreme_exposure(struct chance *chance) {
    return exp(chance_next(chance) * 40 - 10);
}

static double chance_exposure(struct chance *chance) {
    return exp(chance_next(chance) * 12 - 4);
}

// --- references ---

struct pair {
    struct rate baseline, current;
};

static struct pair pair_of(struct bench *bench, const struct table *table, size_t row) {
    return (struct pair){
        {bench_count(bench, table, row, "base_count"),
         bench_number(bench, table, row, "base_exposure")},
        {bench_count(bench, table, row, "cur_count"),
         bench_number(bench, table, row, "cur_exposure")},
    };
}

static double ratio_of_percent(struct bench *bench, const struct table *table, size_t row,
                               const char *column) {
    return 1 + bench_number(bench, table, row, column) / 100;
}

static enum rate_ratio_state state_named(struct text name) {
    if (text_equal(name, TEXT("both_zero")))
        return RATE_RATIO_ZERO_IN_BOTH;
    return text_equal(name, TEXT("base_zero")) ? RATE_RATIO_FROM_ZERO : RATE_RATIO_KNOWN;
}

Test(rate_ratio, exact_comparisons_are_those_of_the_reference) {
    struct bench bench;
    bench_open(&bench);
    struct table table = bench_reference(&bench, "tests/data/reference.csv");
    cr_expect_eq(table.row_count, 109);
    for (size_t row = 0; row < table.row_count; row++) {
        struct pair pair = pair_of(&bench, &table, row);
        struct rate_ratio got = rate_ratio_exact(pair.baseline, pair.current);
        bool is_large = pair.baseline.count > 1000000 || pair.current.count > 1000000;
        double tolerance = is_large ? 1e-8 : 1e-9;
        const char *id = bench_string(&bench, bench_cell(&table, row, "id"));
        double ratio = bench_number(&bench, &table, row, "rate_ratio");
        double lowest = ratio_of_percent(&bench, &table, row, "pct_lo95_exact");
        double highest = ratio_of_percent(&bench, &table, row, "pct_hi95_exact");
        double p = bench_number(&bench, &table, row, "p_exact_central");
        double log10_p = bench_number(&bench, &table, row, "log10_p_exact_central");
        cr_expect_eq(got.state, state_named(bench_cell(&table, row, "status")), "%s", id);
        cr_expect(isnan(ratio) ? isnan(got.ratio) : is_near(got.ratio, ratio, tolerance),
                  "%s: ratio %.17g", id, got.ratio);
        cr_expect(is_near(got.limits.lowest, lowest, tolerance), "%s: lowest %.17g", id,
                  got.limits.lowest);
        cr_expect(is_near(got.limits.highest, highest, tolerance), "%s: highest %.17g", id,
                  got.limits.highest);
        cr_expect(is_near(got.p, p, tolerance), "%s: p %.17g", id, got.p);
        // Where p is 1 the logarithm is what rounding leaves of 0, in the reference too.
        cr_expect(is_near(got.log10_p, log10_p, tolerance) || fabs(got.log10_p - log10_p) < 1e-15,
                  "%s: log10 p %.17g", id, got.log10_p);
        cr_expect_eq(got.excludes_no_change, p < 0.05, "%s", id);
    }
    bench_close(&bench);
}

Test(rate_ratio, limits_of_one_count_are_those_of_the_reference) {
    struct bench bench;
    bench_open(&bench);
    struct table table = bench_reference(&bench, "tests/data/reference_counts.csv");
    cr_expect_eq(table.row_count, 45);
    for (size_t row = 0; row < table.row_count; row++) {
        int64_t count = bench_count(&bench, &table, row, "count");
        double tolerance = count > 1000000 ? 1e-8 : 1e-9;
        struct rate_limits usual = rate_limits_of_count(count, 0.95);
        struct rate_limits wide = rate_limits_of_count(count, 0.998);
        const struct {
            const char *column;
            double got;
        } limits[] = {
            {"exact_lo", usual.lowest},
            {"exact_hi", usual.highest},
            {"exact998_lo", wide.lowest},
            {"exact998_hi", wide.highest},
        };
        for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
            cr_expect(is_near(limits[i].got, bench_number(&bench, &table, row, limits[i].column),
                              tolerance),
                      "%lld: %s %.17g", (long long)count, limits[i].column, limits[i].got);
    }
    bench_close(&bench);
}

// Half a unit of the last digit that the publication gives; 0 where it gives none.
struct published {
    struct rate baseline, current;
    double ratio, ratio_half;
    struct rate_limits limits;
    double limits_half;
    double p, p_half;
};

static const struct published published[] = {
    // M. Fay, R package rateratio.test, vignette.
    {{9, 16660}, {2, 17877}, 0.2070941557, 5e-11, {0.02177406, 1.00054910}, 5e-9, 0.05011, 5e-6},
    // M. Fay, R package exactci, help of poisson.exact.
    {{10, 20000}, {2, 17877}, 0.2237512, 5e-8, {0.0238374, 1.0499547}, 5e-8, 0.0605564, 5e-8},
    // R 4.2.2, help of poisson.test.
    {{6 + 8 + 7, 1083 + 1050 + 878}, {11, 800}, 1.971488, 5e-7, {0.8584264, 4.2772659}, 5e-8, 0, 0},
    // Rothman 1998, page 238, by way of R package epitools, help of rateratio.
    {{15, 19017}, {41, 28010}, 1.855759, 5e-7, {1.005684, 3.609300}, 5e-7, 0, 0},
    // K. Gu et al., Biometrical Journal 50 (2008), by way of the tests of statsmodels.
    {{30, 54308.7},
     {60, 51477.5},
     0,
     0,
     {1.339735721772650, 3.388365573616252},
     1e-12,
     0.000856,
     1e-6},
    // R package ratetest (lucavd/ratetest), README.
    {{8, 165.1}, {5, 182.8}, 0, 0, {0, 0}, 0, 0.46007, 5e-6},
    // Harvey and Durbin 1986: killed or seriously injured in the twelve months before and after
    // seat belts became law: drivers killed, in front, in the rear, in vans.
    {{1477, 1}, {1170, 1}, 0.79215, 5e-6, {1 - 0.26697, 1 - 0.14412}, 5.1e-6, 2.615e-9, 5e-13},
    {{9482, 1}, {6568, 1}, 0.69268, 5e-6, {1 - 0.32888, 1 - 0.28510}, 5.1e-6, 0, 0},
    {{4749, 1}, {4618, 1}, 0.97242, 5.1e-6, {1 - 0.06639, 1.01283}, 5.1e-6, 0.1792, 5e-5},
    {{74, 1}, {60, 1}, 0.81081, 5e-6, {1 - 0.43298, 1.15534}, 5.1e-6, 0.2614, 5.1e-5},
};

Test(rate_ratio, published_examples_are_met_to_their_last_digit) {
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        const struct published *wanted = &published[i];
        struct rate_ratio got = rate_ratio_exact(wanted->baseline, wanted->current);
        if (wanted->ratio_half > 0)
            cr_expect_float_eq(got.ratio, wanted->ratio, wanted->ratio_half, "%zu: %.12g", i,
                               got.ratio);
        if (wanted->limits_half > 0) {
            cr_expect_float_eq(got.limits.lowest, wanted->limits.lowest, wanted->limits_half,
                               "%zu: %.12g", i, got.limits.lowest);
            cr_expect_float_eq(got.limits.highest, wanted->limits.highest, wanted->limits_half,
                               "%zu: %.12g", i, got.limits.highest);
        }
        if (wanted->p_half > 0)
            cr_expect_float_eq(got.p, wanted->p, wanted->p_half, "%zu: %.12g", i, got.p);
    }
}

Test(rate_ratio, published_limits_of_one_count_are_met) {
    // R 4.2.2, help of poisson.test: 137 in 24.19893.
    struct rate_limits rate = rate_limits_of_count(137, 0.95);
    cr_expect_float_eq(rate.lowest / 24.19893, 4.753125, 5e-7);
    cr_expect_float_eq(rate.highest / 24.19893, 6.692709, 5e-7);
    // Test data of PHEindicatormethods: 5 per 100.
    struct rate_limits few = rate_limits_of_count(5, 0.95);
    cr_expect_float_eq(few.lowest, 1.62348639011842, 5e-14);
    cr_expect_float_eq(few.highest, 11.668332079322669, 1e-13);
    // None at all: the rule of three.
    struct rate_limits none = rate_limits_of_count(0, 0.95);
    cr_expect_eq(none.lowest, 0);
    cr_expect(is_near(none.highest, -log(0.025), 1e-14));
    struct rate_limits most = rate_limits_of_count(RATE_LARGEST_COUNT, 0.95);
    cr_expect(is_near(most.lowest, 0x1p50 - 1.959963984540054 * 0x1p25, 1e-14));
    cr_expect(is_near(most.highest, 0x1p50 + 1.959963984540054 * 0x1p25, 1e-14));
}

// --- edges ---

Test(rate_ratio, none_in_either_period_says_nothing) {
    struct rate_ratio none = exact(0, 0);
    cr_expect_eq(none.state, RATE_RATIO_ZERO_IN_BOTH);
    cr_expect(isnan(none.ratio));
    cr_expect_eq(none.limits.lowest, 0);
    cr_expect(isinf(none.limits.highest));
    cr_expect_eq(none.p, 1);
    cr_expect_eq(none.log10_p, 0);
    cr_expect_not(none.excludes_no_change);
}

Test(rate_ratio, a_rise_from_nothing_has_a_lowest_limit) {
    struct rate_ratio six = exact(0, 6);
    cr_expect_eq(six.state, RATE_RATIO_FROM_ZERO);
    cr_expect(isinf(six.ratio));
    cr_expect_float_eq(six.limits.lowest, 1.177, 5e-4);
    cr_expect(isinf(six.limits.highest));
    cr_expect(six.excludes_no_change);
    cr_expect_not(exact(0, 5).excludes_no_change);
    cr_expect_lt(exact(0, 5).limits.lowest, 1);
}

Test(rate_ratio, six_to_none_is_the_first_that_excludes_no_change) {
    // p is 2 × 0.5^baseline, the highest limit 0.025^(-1 / baseline) − 1.
    for (int64_t baseline = 1; baseline <= 40; baseline++) {
        struct rate_ratio got = exact(baseline, 0);
        cr_expect_eq(got.state, RATE_RATIO_KNOWN);
        cr_expect_eq(got.ratio, 0);
        cr_expect_eq(got.limits.lowest, 0);
        cr_expect(is_near(got.limits.highest, pow(0.025, -1.0 / (double)baseline) - 1, 1e-12));
        cr_expect(is_near(got.p, 2 * pow(0.5, (double)baseline), 1e-14));
        cr_expect_eq(got.excludes_no_change, baseline >= 6, "%lld", (long long)baseline);
    }
    cr_expect_float_eq(exact(1, 0).limits.highest, 39, 1e-12);
    cr_expect_float_eq(exact(3, 0).limits.highest, 2.42, 5e-3);
    cr_expect_float_eq(exact(5, 0).limits.highest, 1.091, 5e-4);
    cr_expect_float_eq(exact(6, 0).limits.highest, 1 - 0.151, 5e-4);
}

Test(rate_ratio, equal_counts_are_no_change) {
    for (int64_t count = 1; count < 100000; count = count * 3 + 1) {
        struct rate_ratio same = exact(count, count);
        cr_expect_eq(same.ratio, 1);
        cr_expect_eq(same.p, 1);
        cr_expect_eq(same.log10_p, 0);
        cr_expect_lt(same.limits.lowest, 1);
        cr_expect_gt(same.limits.highest, 1);
    }
}

Test(rate_ratio, unequal_periods_are_compared_by_exposure) {
    struct rate_ratio half = rate_ratio_exact((struct rate){120, 12}, (struct rate){50, 6});
    cr_expect(is_near(half.ratio, 1 - 1 / 6.0, 1e-15));
    struct rate_ratio months = rate_ratio_exact((struct rate){88, 28}, (struct rate){93, 31});
    cr_expect_float_eq(months.ratio, 1 - 0.045, 5e-4);
    struct rate_ratio leap = rate_ratio_exact((struct rate){1000, 365}, (struct rate){1000, 366});
    cr_expect_float_eq(leap.ratio, 1 - 0.0027, 5e-5);
}

Test(rate_ratio, what_cannot_be_compared_is_unknown) {
    static const struct rate fine = {5, 1};
    static const struct rate wrong[] = {{-1, 1},  {5, 0},        {5, -1},
                                        {5, NAN}, {5, INFINITY}, {RATE_LARGEST_COUNT + 1, 1}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        cr_expect_eq(rate_ratio_exact(wrong[i], fine).state, RATE_RATIO_UNKNOWN, "%zu", i);
        cr_expect_eq(rate_ratio_exact(fine, wrong[i]).state, RATE_RATIO_UNKNOWN, "%zu", i);
    }
}

// With a baseline of one the highest limit has a closed form: there, all of the current count and
// that one would have fallen to the current period with a chance of 0.975.
Test(rate_ratio, millions_may_be_a_fall_when_exposures_are) {
    for (double exposure = 1; exposure < 1e12; exposure *= 10) {
        int64_t current = (int64_t)(exposure / 5);
        struct rate_ratio got =
            rate_ratio_exact((struct rate){1, 1}, (struct rate){current, exposure});
        double highest = 1 / expm1(-log(0.975) / ((double)current + 1)) / exposure;
        cr_expect(is_near(got.limits.highest, highest, 1e-9), "%g: %.17g not %.17g", exposure,
                  got.limits.highest, highest);
    }
}

// --- properties ---

// The interval and p say the same, and the ratio lies in the interval.
static bool agrees_with_itself(const struct rate_ratio *got) {
    bool outside = got->limits.lowest > 1 || got->limits.highest < 1;
    bool within = got->state != RATE_RATIO_KNOWN ||
                  (got->limits.lowest <= got->ratio && got->ratio <= got->limits.highest);
    return (got->p < 0.05) == outside && got->excludes_no_change == outside && within &&
           got->p >= 0 && got->p <= 1 && got->log10_p <= 0;
}

static bool is_inverse(const struct rate_ratio *there, const struct rate_ratio *back) {
    bool ratio =
        there->state == RATE_RATIO_ZERO_IN_BOTH || is_near(there->ratio, 1 / back->ratio, 1e-9);
    return ratio && is_near(there->limits.lowest, 1 / back->limits.highest, 1e-9) &&
           is_near(there->limits.highest, 1 / back->limits.lowest, 1e-9) &&
           is_near(there->p, back->p, 1e-9);
}

static void expect_properties(struct rate baseline, struct rate current) {
    struct rate_ratio there = rate_ratio_exact(baseline, current);
    struct rate_ratio back = rate_ratio_exact(current, baseline);
    struct rate_ratio wide = rate_ratio_widened(baseline, current, 1.5);
    cr_expect(agrees_with_itself(&there) && agrees_with_itself(&back) &&
                  agrees_with_itself(&wide) && is_inverse(&there, &back),
              "%lld in %.17g, %lld in %.17g", (long long)baseline.count, baseline.exposure,
              (long long)current.count, current.exposure);
}

Test(rate_ratio, the_interval_excludes_no_change_exactly_when_p_is_below_5_percent) {
    for (int64_t baseline = 0; baseline <= 300; baseline++) {
        for (int64_t current = 0; current <= 300; current++)
            expect_properties((struct rate){baseline, 365}, (struct rate){current, 365});
    }
}

Test(rate_ratio, and_so_it_does_with_unequal_exposures) {
    struct chance chance = {UINT64_C(20240401)};
    for (int i = 0; i < 1000; i++) {
        double before = chance_exposure(&chance), after = chance_exposure(&chance);
        for (int j = 0; j < 100; j++)
            expect_properties((struct rate){chance_count(&chance, 1e5), before},
                              (struct rate){chance_count(&chance, 1e5), after});
    }
}

// One crime against none: p is 2 × the part of the exposure, here 0.05 itself, and so on both sides
// of it by the least that there is.
Test(rate_ratio, ties_are_no_exception) {
    struct rate_ratio tie = rate_ratio_exact((struct rate){0, 39}, (struct rate){1, 1});
    cr_expect_eq(tie.p, 0.05);
    cr_expect_not(tie.excludes_no_change);
    cr_expect(agrees_with_itself(&tie));
    double exposure = 39;
    for (int step = 0; step < 50; step++)
        exposure = nextafter(exposure, 0);
    for (int step = 0; step < 100; step++, exposure = nextafter(exposure, 100)) {
        struct rate none = {0, exposure}, one = {1, 1};
        struct rate_ratio rise = rate_ratio_exact(none, one), fall = rate_ratio_exact(one, none);
        cr_expect(agrees_with_itself(&rise) && agrees_with_itself(&fall), "%.17g", exposure);
        cr_expect_eq(rise.excludes_no_change, fall.excludes_no_change, "%.17g", exposure);
    }
}

Test(rate_ratio, the_unit_of_exposure_does_not_matter) {
    struct chance chance = {UINT64_C(365)};
    static const double factors[] = {0x1p-9, 2, 0x1p20, 1000, 0.1, 365.25};
    for (int i = 0; i < 2000; i++) {
        struct rate baseline = {chance_count(&chance, 1e4), chance_exposure(&chance)};
        struct rate current = {chance_count(&chance, 1e4) + 1, chance_exposure(&chance)};
        double factor = factors[i % 6];
        double tolerance = i % 6 < 3 ? 0 : 1e-12;
        struct rate_ratio one = rate_ratio_exact(baseline, current);
        baseline.exposure *= factor;
        current.exposure *= factor;
        struct rate_ratio other = rate_ratio_exact(baseline, current);
        // Through rounding of exposures, p moves by as much as log p is large.
        double p_tolerance = tolerance * fmax(1, -one.log10_p);
        cr_expect(is_near(one.ratio, other.ratio, tolerance) &&
                      is_near(one.limits.lowest, other.limits.lowest, tolerance) &&
                      is_near(one.limits.highest, other.limits.highest, tolerance) &&
                      is_near(one.log10_p, other.log10_p, tolerance) &&
                      is_near(one.p, other.p, p_tolerance),
                  "%lld in %.17g, %lld in %.17g, times %g", (long long)baseline.count,
                  baseline.exposure, (long long)current.count, current.exposure, factor);
    }
}

// r-mathlib writes its warnings where the program's results go.
Test(rate_ratio, r_mathlib_has_nothing_to_say, .init = cr_redirect_stdout) {
    struct chance chance = {UINT64_C(1812)};
    for (int i = 0; i < 20000; i++) {
        struct rate baseline = {chance_count(&chance, 0x1p50), chance_extreme_exposure(&chance)};
        struct rate current = {chance_count(&chance, 0x1p50), chance_extreme_exposure(&chance)};
        struct rate_ratio got = rate_ratio_exact(baseline, current);
        cr_expect(agrees_with_itself(&got) && !isinf(got.log10_p), "%lld in %.17g, %lld in %.17g",
                  (long long)baseline.count, baseline.exposure, (long long)current.count,
                  current.exposure);
        double ratio = (double)current.count / (double)baseline.count;
        cr_expect_geq(rate_ratio_baseline_needed(ratio), 1);
        rate_limits_of_count(current.count, 0.95);
    }
    fflush(stdout);
    cr_expect_stdout_eq_str("");
}

// Where r-mathlib's own logarithms of tails fail: by exact arithmetic with mpmath 1.3.
Test(rate_ratio, the_logarithm_of_p_goes_on_where_p_ends) {
    static const struct {
        struct rate baseline, current;
        double log10_p;
    } cases[] = {
        {{92927, 2733}, {31, 20.25}, -243.64080566763167},
        {{10354599916, 15000000000.0}, {12, 1024}, -281.17125410108234},
        {{13, 1}, {7132, 9.0}, -298.73121444743212},
        {{9, 16}, {1478305291, 32000000.0}, -300.4446495688621},
        {{944500, 2048}, {24, 1.5}, -255.6477334908353},
        {{27386423732545, 1266630000000.0}, {138, 50.75}, -293.46343791908103},
        {{1000, 1}, {10, 1}, -280.27086965749508},
        {{3000, 1}, {100, 1}, -742.41208891000502},
        {{100000, 1}, {80000, 1}, -485.27043308383084},
        {{0, 1}, {1000, 1}, -300.72896566831721},
        {{0, 1}, {1200, 1}, -360.93496480111345},
        {{3, 1}, {1085, 1}, -318.88786801461487},
        {{1000000, 1}, {948500, 1}, -297.26372182788493},
        {{5, 1}, {2000, 1}, -588.8338023453414},

    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rate_ratio got = rate_ratio_exact(cases[i].baseline, cases[i].current);
        cr_expect(is_near(got.log10_p, cases[i].log10_p, 1e-11), "%zu: %.17g", i, got.log10_p);
    }
}

// --- counts that vary more ---

static struct rate_ratio widened(int64_t baseline, int64_t current, double dispersion) {
    return rate_ratio_widened((struct rate){baseline, 1}, (struct rate){current, 1}, dispersion);
}

// From R 4.2.2: exp(log(796 / 1000) + c(-1, 1) * qnorm(.975) * sqrt(phi * (1 / 1000 + 1 / 796))),
// 2 * pnorm(log(796 / 1000) / sqrt(phi * (1 / 1000 + 1 / 796))).
Test(rate_ratio, dispersion_widens_the_interval) {
    struct rate_ratio twice = widened(1000, 796, 2), five = widened(1000, 796, 5);
    cr_expect_float_eq(twice.limits.lowest, 0.697803403473, 1e-12);
    cr_expect_float_eq(twice.limits.highest, 0.908015061043, 1e-12);
    cr_expect_float_eq(twice.p, 0.00068275361334, 1e-14);
    cr_expect(is_near(twice.log10_p, log10(0.00068275361334), 1e-11));
    cr_expect_float_eq(five.limits.lowest, 0.646403313689, 1e-12);
    cr_expect_float_eq(five.limits.highest, 0.980217747313, 1e-12);
    cr_expect_float_eq(five.p, 0.0317074064399, 1e-13);
    cr_expect(five.excludes_no_change);
    struct rate_ratio no_more = widened(500, 398, 4);
    cr_expect_float_eq(no_more.limits.highest, 1.03579315462, 1e-11);
    cr_expect_float_eq(no_more.p, 0.0894688333608, 1e-13);
    cr_expect_not(no_more.excludes_no_change);
    struct rate_ratio rise = widened(796, 1000, 5);
    cr_expect(is_inverse(&rise, &five));
}

static bool is_same(struct rate_ratio one, struct rate_ratio other) {
    return one.state == other.state && one.ratio == other.ratio && one.p == other.p &&
           one.log10_p == other.log10_p && one.limits.lowest == other.limits.lowest &&
           one.limits.highest == other.limits.highest;
}

Test(rate_ratio, without_dispersion_or_with_a_zero_it_is_the_exact_one) {
    static const double little[] = {1, 0.5, 0, -3, NAN};
    for (size_t i = 0; i < sizeof little / sizeof *little; i++)
        cr_expect(is_same(widened(205, 181, little[i]), exact(205, 181)), "%g", little[i]);
    cr_expect(is_same(widened(9, 0, 4), exact(9, 0)));
    cr_expect(is_same(widened(0, 9, 4), exact(0, 9)));
    cr_expect_eq(widened(0, 0, 4).state, RATE_RATIO_ZERO_IN_BOTH);
}

Test(rate_ratio, it_never_narrows_the_exact_interval) {
    static const double dispersions[] = {1.0000001, 1.1, 2, 5, 1e6, INFINITY};
    struct chance chance = {UINT64_C(1989)};
    for (int i = 0; i < 20000; i++) {
        struct rate baseline = {chance_count(&chance, 1000), chance_exposure(&chance)};
        struct rate current = {chance_count(&chance, 1000), chance_exposure(&chance)};
        struct rate_ratio narrow = rate_ratio_exact(baseline, current);
        struct rate_ratio wide = rate_ratio_widened(baseline, current, dispersions[i % 6]);
        cr_expect(agrees_with_itself(&wide) && wide.limits.lowest <= narrow.limits.lowest &&
                      wide.limits.highest >= narrow.limits.highest && wide.p >= narrow.p &&
                      wide.log10_p >= narrow.log10_p,
                  "%lld in %.17g, %lld in %.17g", (long long)baseline.count, baseline.exposure,
                  (long long)current.count, current.exposure);
    }
}

// --- how large a baseline must be ---

// The whole count nearest to ratio × baseline, of two the one nearer to no change.
static int64_t nearest_current(double ratio, int64_t baseline) {
    double current = ratio * (double)baseline;
    return (int64_t)(ratio < 1 ? floor(current + 0.5) : ceil(current - 0.5));
}

Test(rate_ratio, from_the_baseline_needed_on_every_such_change_stands_out) {
    static const struct {
        double ratio;
        double needed;
    } cases[] = {
        {0.37, 17}, {0.796, 179}, {0.883, 552}, {0.89, 623}, {0.974, 11327}, {1.243, 155},
        {0, 6},     {0.5, 28},    {2, 14},      {10, 1},     {1.01, 77451},  {0.99, 76651},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double ratio = cases[i].ratio;
        double needed = rate_ratio_baseline_needed(ratio);
        cr_expect_eq(needed, cases[i].needed, "%g: %.17g", ratio, needed);
        int64_t first = (int64_t)needed;
        for (int64_t baseline = first; baseline < first + first / 10 + 20; baseline++)
            cr_expect(exact(baseline, nearest_current(ratio, baseline)).excludes_no_change,
                      "%g of %lld", ratio, (long long)baseline);
        if (first > 1)
            cr_expect_not(exact(first - 1, nearest_current(ratio, first - 1)).excludes_no_change,
                          "%g", ratio);
    }
}

Test(rate_ratio, a_small_change_needs_a_large_baseline) {
    // By the normal approximation 2 z² / (ln ratio)², or thereabouts.
    for (double change = 0.001; change > 2e-7; change /= 10) {
        double wanted = 2 * pow(1.959963984540054 / change, 2);
        cr_expect(is_near(rate_ratio_baseline_needed(1 - change), wanted, 2 * change), "%g",
                  change);
        cr_expect(is_near(rate_ratio_baseline_needed(1 + change), wanted, 2 * change), "%g",
                  change);
    }
    cr_expect_eq(rate_ratio_baseline_needed(1e300), 1);
    cr_expect_eq(rate_ratio_baseline_needed(INFINITY), 1);
    cr_expect_eq(rate_ratio_baseline_needed(1e-300), 6);
}

Test(rate_ratio, no_baseline_shows_what_is_no_change) {
    static const double ratios[] = {1, 1 - 0x1p-53, 1 + 0x1p-52, -1, -INFINITY, NAN};
    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++)
        cr_expect(isinf(rate_ratio_baseline_needed(ratios[i])), "%g", ratios[i]);
}
