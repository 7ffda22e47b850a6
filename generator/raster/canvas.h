// A canvas: pixels, row by row from the top, none of them transparent.
#ifndef NIOT_CANVAS_H
#define NIOT_CANVAS_H

#include <stddef.h>
#include <stdint.h>

struct canvas {
    const uint32_t *pixels; // 0xRRGGBB; the highest byte means nothing
    size_t width, height;   // neither of them 0
};

enum { CANVAS_COLOUR = 0xFFFFFF }; // the bits of a pixel that are its colour

#endif
