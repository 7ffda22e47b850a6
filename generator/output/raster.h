// A raster: a drawing as PNG, made by the program niot-raster, so that librsvg can neither slow
// down nor end a run of niot's. The one place where niot starts a program and looks at a clock.
#ifndef NIOT_RASTER_H
#define NIOT_RASTER_H

#include "text.h"

struct arena;
struct diagnostics;

struct raster {
    struct text program; // the path of niot-raster
    int tenths;          // of a pixel for each unit of the drawing, see magnification.h
    int colours;         // at most, from 2 to 256; 0: as many as it takes
    int milliseconds;    // after which niot-raster is ended; 0: half a minute
};

// The bytes of the PNG. The program runs with an empty environment, and the same drawing gives the
// same bytes. Absent, and reported: the program is missing or does not start, refuses the drawing
// (an error of the inputs; its own words are quoted), fails, is killed, or takes too long.
struct text raster_draw(const struct raster *raster, struct text drawing, struct arena *arena,
                        struct diagnostics *diagnostics);

#endif
