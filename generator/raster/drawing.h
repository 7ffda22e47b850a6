// A drawing: an SVG, rendered on white. It has no address, so that nothing outside of it is loaded,
// and whatever fonts its attributes name, its words are set in Liberation Sans: what the layout
// measured its labels for, and what makes a picture the same wherever it is made. Letters that this
// font lacks come from what other fonts there are.
#ifndef NIOT_DRAWING_H
#define NIOT_DRAWING_H

#include "canvas.h"
#include "text.h"

#include <stdbool.h>

struct arena;

struct drawing {
    struct canvas canvas;
    struct text fault;    // why there is no canvas; else absent
    bool is_the_machines; // the fault: nothing is wrong with the SVG
};

enum { DRAWING_PIXELS_AT_MOST = 40000000 };

// `tenths` of a pixel for each unit of the SVG. At fault: what is no SVG, has no width and height
// in pixels, or would need more than DRAWING_PIXELS_AT_MOST.
struct drawing drawing_render(struct text svg, int tenths, struct arena *arena);

#endif
