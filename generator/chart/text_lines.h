// Text lines: a text set in lines that fit a width, for layout without a font engine.
#ifndef NIOT_TEXT_LINES_H
#define NIOT_TEXT_LINES_H

#include "text.h"

#include <stddef.h>

struct arena;

// How a text is set, in units of the drawing.
struct text_lettering {
    double size;
    double leading;  // from one baseline to the next
    double baseline; // below the top of its line
    double breadth;  // how much wider than the regular weight it runs: 1.1 for bold
};

// One line and where its baseline lies.
struct text_line {
    struct text text;
    double y;
};

struct text_lines {
    struct text_line *items;
    size_t count;
    size_t capacity;
};

// The width to reserve for a text on one line, also in fonts TEXT_WIDTH_FALLBACK times as wide.
double text_lines_reserved(struct text text, const struct text_lettering *lettering);

// Breaks the text into lines that need no more than `room`; none of blanks alone.
struct text_lines text_lines_wrap(struct text text, const struct text_lettering *lettering,
                                  double room, struct arena *arena);

// The width to reserve for the widest of them.
double text_lines_widest(const struct text_lines *lines, const struct text_lettering *lettering);

// Sets the lines one below the other from `top`; returns where they end.
double text_lines_stack(struct text_lines *lines, const struct text_lettering *lettering,
                        double top);

#endif
