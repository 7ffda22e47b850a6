// The words for figures: the one home of every phrase that says a number to readers.
#ifndef NIOT_WORDING_H
#define NIOT_WORDING_H

#include "comparison.h"
#include "metrics.h"
#include "quantity.h"
#include "text.h"

struct arena;

// "−63%", "+24.3%", "0%", "down more than 60%"; for what is no percentage, why: "8 to 4", "down, no
// figure given", "not published".
struct text wording_change(const struct figure *figure, const struct comparison *comparison,
                           struct arena *arena);

// "down 63%", "up 24.3%", "no change", "down more than 60%", "down by less than 0.1%", "8 to 4".
struct text wording_change_words(const struct figure *figure, const struct comparison *comparison,
                                 struct arena *arena);

// "63%", "more than 60%": the magnitude of a change that has a percentage.
struct text wording_percentage(const struct comparison *comparison, struct arena *arena);

// "down 63%", "up 0%": a change as the source states it, in its digits.
struct text wording_stated(const struct figure *figure, struct arena *arena);

// "1,776", "33.3": a count of digits / 10^places, without zeros behind the point.
struct text wording_count(int64_t digits, int places, struct arena *arena);

// "112", "£2.3 million", "more than 250", "12%", "highest in the county", or why there is none:
// "not published", "confidential", "not available", "low". Absent for an empty cell when
// `quantity` is not the figure's own value.
struct text wording_quantity(const struct quantity *quantity, struct arena *arena);

// "139 fewer", "139 more"; the stated difference.
struct text wording_difference(const struct figure *figure, struct arena *arena);

// A figure's own value with its unit: "112", "2.5 kg"; of a count of one, whose unit may be a
// plural: "knives: 1".
struct text wording_value(const struct figure *figure, struct arena *arena);

// Of a count with a population or households: "1.4 per 1,000 people (95% confidence interval: 1.1
// to 1.7)", exact, in digits that one more would not change; absent for other figures and in places
// of fewer than 1,000.
struct text wording_rate(const struct figure *figure, struct arena *arena);

// "219 to 167", "20 to none", or "31 to 28, compared per day" where the periods differ in length;
// absent unless both counts are known. The blanks within the counts do not break.
struct text wording_counts(const struct figure *figure, const struct comparison *comparison,
                           struct arena *arena);

// "since April 2024", "January to March 2025, compared with January to March 2024"; for the period
// now, where it is not given, its note or "period not given".
struct text wording_period(const struct figure *figure, struct arena *arena);

#endif
