#include "dispersion.h"

#include <stdbool.h>

enum { PERIODS = 2, MONTHS = 12 };

// The rows added up. Where months have no effect of their own all rows are of month 0.
struct totals {
    bool by_month;
    double days[PERIODS][MONTHS];
    double counts[MONTHS];
    double counts_of_period[PERIODS];
};

static bool covers_same_months(const struct dispersion_month *rows, size_t count) {
    bool has[PERIODS][MONTHS] = {0};
    for (size_t i = 0; i < count; i++)
        has[rows[i].period][rows[i].month - 1] = true;
    for (int month = 0; month < MONTHS; month++) {
        if (has[0][month] != has[1][month])
            return false;
    }
    return true;
}

static int month_of(const struct totals *totals, const struct dispersion_month *row) {
    return totals->by_month ? row->month - 1 : 0;
}

static struct totals totals_of(const struct dispersion_month *rows, size_t count) {
    struct totals totals = {.by_month = covers_same_months(rows, count)};
    for (size_t i = 0; i < count; i++) {
        int month = month_of(&totals, &rows[i]);
        totals.days[rows[i].period][month] += rows[i].days;
        totals.counts[month] += (double)rows[i].count;
        totals.counts_of_period[rows[i].period] += (double)rows[i].count;
    }
    return totals;
}

// How a count falls to the periods, were their days alike; together 1.
struct shares {
    double of[PERIODS];
};

static struct shares shares_with(double second) {
    return (struct shares){{1 - second, second}};
}

// What is expected of so many days in a period, when each month keeps its counts.
static double mean_of(const struct totals *totals, struct shares shares, int period, int month,
                      double days) {
    double weight = totals->days[0][month] * shares.of[0] + totals->days[1][month] * shares.of[1];
    return weight > 0 ? totals->counts[month] * days * shares.of[period] / weight : 0;
}

static double mean_of_second(const struct totals *totals, double second) {
    struct shares shares = shares_with(second);
    double mean = 0;
    for (int month = 0; month < MONTHS; month++)
        mean += mean_of(totals, shares, 1, month, totals->days[1][month]);
    return mean;
}

// Of the likelihood equations each month's is met by mean_of. With two periods one is left, that
// the second period's means add up to its counts, and they rise with its share: halving finds it to
// the last digit.
static struct shares shares_fitted(const struct totals *totals) {
    enum { HALVINGS = 60 };
    if (totals->counts_of_period[0] <= 0)
        return shares_with(1);
    if (totals->counts_of_period[1] <= 0)
        return shares_with(0);
    double below = 0, above = 1;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (below + above) / 2;
        if (mean_of_second(totals, middle) < totals->counts_of_period[1])
            below = middle;
        else
            above = middle;
    }
    return shares_with((below + above) / 2);
}

// One for each month and for each period that has counts, less one, for months and periods add up
// to the same.
static int parameters_of(const struct totals *totals) {
    int parameters = -1;
    for (int month = 0; month < MONTHS; month++)
        parameters += totals->counts[month] > 0;
    for (int period = 0; period < PERIODS; period++)
        parameters += totals->counts_of_period[period] > 0;
    return parameters;
}

struct dispersion dispersion_of_months(const struct dispersion_month *rows, size_t count) {
    struct totals totals = totals_of(rows, count);
    struct shares shares = shares_fitted(&totals);
    double pearson = 0;
    int cells = 0;
    for (size_t i = 0; i < count; i++) {
        double mean =
            mean_of(&totals, shares, rows[i].period, month_of(&totals, &rows[i]), rows[i].days);
        if (mean <= 0)
            continue;
        double off = (double)rows[i].count - mean;
        pearson += off * off / mean;
        cells++;
    }
    int freedom = cells - parameters_of(&totals);
    if (cells == 0 || freedom <= 0)
        return (struct dispersion){0};
    return (struct dispersion){pearson / freedom, freedom};
}
