// Dispersion: by how much monthly counts vary beyond what chance gives, when two periods are
// compared. Knows nothing of figures; days and counts are all it is told.
//
// Pearson's statistic over its degrees of freedom (McCullagh and Nelder, Generalized Linear Models,
// 1989), of a Poisson model: log mean = log days + period, and + month of the year where
// both periods cover the same calendar months.
#ifndef NIOT_DISPERSION_H
#define NIOT_DISPERSION_H

#include <stddef.h>
#include <stdint.h>

// With fewer degrees of freedom an estimate of phi is itself mostly chance.
enum { DISPERSION_LEAST_FREEDOM = 12 };

// One month of one of the periods. A period may have several rows of a month (of several years),
// and months without any.
struct dispersion_month {
    int period; // 0 or 1
    int month;  // 1 to 12
    int days;   // > 0
    int64_t count;
};

struct dispersion {
    double phi;  // 1 for Poisson counts; 0 without freedom
    int freedom; // degrees of freedom: rows less parameters
};

// Rows of a period, or in a model with months of a month, that has no count at all are left out
// with their parameter: the model meets them exactly, whatever the counts vary.
struct dispersion dispersion_of_months(const struct dispersion_month *rows, size_t count);

#endif
