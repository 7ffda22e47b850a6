// A magnification: how many pixels of a picture stand for one unit of its drawing, in tenths, as
// the option --scale and the program niot-raster take it: "2", "1.5".
#ifndef NIOT_MAGNIFICATION_H
#define NIOT_MAGNIFICATION_H

#include "text.h"

struct arena;

enum { MAGNIFICATION_LEAST = 10, MAGNIFICATION_MOST = 80 };

// The tenths that the text states: a whole number or one decimal, from 1 to 8. 0 for all else.
int magnification_read(struct text text);

// The text of tenths.
struct text magnification_text(int tenths, struct arena *arena);

#endif
