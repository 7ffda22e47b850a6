// A summary: what a delivery came to, or would come to, in words for people; and the diagnostics
// that decide the exit status. Nobody's address is written out: file, line and a part of it name
// them.
#ifndef NIOT_SUMMARY_H
#define NIOT_SUMMARY_H

struct buffer;
struct delivery;
struct diagnostics;

// What --yes would do. Nothing where the delivery is quiet.
void summary_plan(const struct delivery *delivery, struct buffer *results);

// What was done, in numbers unless the delivery is quiet. Of those refused, deferred and in doubt
// each is named, those of earlier runs too.
void summary_outcome(const struct delivery *delivery, struct buffer *results,
                     struct diagnostics *diagnostics);

#endif
