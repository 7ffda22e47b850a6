// Backing: what of a figure, if anything, is behind a typed number.
#ifndef NIOT_BACKING_H
#define NIOT_BACKING_H

#include "number_rules.h"
#include "report_figure.h"
#include "subject.h"
#include "text.h"
#include "typed_number.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum backing_kind {
    BACKING_NONE,
    BACKING_NEAR,  // a true bound, rounding or difference
    BACKING_EQUAL, // the number itself
};

// A value of a figure: `{{ figure.name }}` writes it.
struct backing_value {
    const struct report_figure *figure;
    const char *name;    // NULL: no placeholder writes it
    struct text written; // as readers see it
};

struct backing {
    enum backing_kind kind;
    struct backing_value value; // of NONE: the nearest of its kind, if a figure has one
    double distance;            // between the number and that value
};

// The best backing among the figures that the subjects name: equal before near, and with none the
// nearest value.
struct backing backing_of(const struct typed_number *number, const struct subjects *subjects,
                          struct arena *arena);

// The same for one figure.
struct backing backing_of_figure(const struct typed_number *number,
                                 const struct report_figure *figure, struct arena *arena);

// Words that a placeholder could have written and that stand, blanks aside, around bytes `start` to
// `end` of the text: the longest of the figure's written values, the whole sentence among them.
struct backing_value backing_written(struct text text, size_t start, size_t end,
                                     const struct report_figure *figure);

// Whether the words stand there, blanks aside, so that bytes `start` to `end` are among them.
bool backing_stands_around(struct text text, struct text words, size_t start, size_t end);

// Whether they stand anywhere in the text.
bool backing_stands_in(struct text text, struct text words);

// What a placeholder calls the value: "recorded.burglary.change".
struct text backing_value_name(const struct backing_value *value, const struct value_map *names,
                               struct arena *arena);

// How small the figure's starting count makes a percentage.
enum backing_size { BACKING_LARGE, BACKING_SMALLISH, BACKING_SMALL };
enum backing_size backing_size_of(const struct report_figure *figure,
                                  const struct number_rules *rules);

#endif
