// A PNG file of a canvas: with a palette where one will do, and nothing in it but the picture, so
// that the same canvas gives the same bytes.
#ifndef NIOT_PNG_FILE_H
#define NIOT_PNG_FILE_H

#include "text.h"

struct arena;
struct canvas;

// The bytes of the file; absent when libpng cannot make it. `colours` are how many it may have at
// most; 0: as many as it takes to look like the canvas. Up to sixteen take half a byte a pixel.
struct text png_file_of(const struct canvas *canvas, size_t colours, struct arena *arena);

#endif
