// Suppression: small counts that are hidden to protect people's privacy, with whatever else would
// give them away.
#ifndef NIOT_SUPPRESSION_H
#define NIOT_SUPPRESSION_H

#include <stdbool.h>
#include <stdint.h>

struct diagnostics;
struct figure;
struct metrics;
struct series_list;

// Hides every count from 1 to `hide_below` less 1, none when that is 0 or 1: it becomes
// QUANTITY_HIDDEN and its number is gone, so that no stage behind can show it; likewise the change
// and the difference of its figure. A count is what stands in a cell and also what the difference
// or the stated percentage tell (see disclosed.h). An average is small when it is more than nothing
// and below `hide_below`. Amounts and levels are no counts of people.
//
// Where a hidden number could be worked out from a whole and its parts, another is hidden too, the
// smallest part that shows or the whole, and a note names it, once (see subtraction.h; Hundepool
// and others, Statistical Disclosure Control, 2012, 4.2). A whole has the parts that part_of names,
// and a figure without an area those of the same group and id with one. The value of a count stands
// beside the current number of a change, for either may be a part of the other.
//
// Returns the series, in a copy, without any number of one that has such a month, or whose figure
// has a hidden number: what is known of the whole period and its other months would tell it. Of a
// whole and its parts no month gives a hidden one away; a note names whose months are hidden for
// that.
//
// Words that belong to a number, the value_note and the note, go with any number or months of their
// figure, which a note tells: they may say what was hidden.
struct series_list suppression_hide(struct metrics *metrics, const struct series_list *series,
                                    int64_t hide_below, struct diagnostics *diagnostics);

// Whether anything is hidden below that limit; below 1 there are no counts but none.
bool suppression_is_on(int64_t hide_below);

// Whether a count of the figure was hidden.
bool suppression_hides_of(const struct figure *figure);

#endif
