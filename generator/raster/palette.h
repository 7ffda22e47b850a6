// A palette: at most 256 colours in place of all those of a canvas. A chart has few colours and the
// many shades of its letters' edges; with a byte a pixel and no more shades than the eye tells
// apart its file is a third as large, and with sixteen shades half of that again.
#ifndef NIOT_PALETTE_H
#define NIOT_PALETTE_H

#include "canvas.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum { PALETTE_SIZE = 256, PALETTE_TOLERANCE = 6 };

struct palette {
    uint32_t colours[PALETTE_SIZE];
    size_t count;           // 0: there is none
    const uint8_t *indices; // one a pixel of the canvas
};

// The 16 colours that most pixels have, then always the one that is farthest from all taken so far,
// until no pixel's red, green or blue is moved by more than PALETTE_TOLERANCE of 255. There is no
// palette where 256 colours cannot do that, as in a picture with gradients.
//
// With `most` other than 0 there are no more colours than these, of 2 to PALETTE_SIZE, however far
// that moves a pixel: half of them the most frequent, the others each the farthest. There is no
// palette then where the canvas has more than some thousand colours.
struct palette palette_of(const struct canvas *canvas, size_t most, struct arena *arena);

#endif
