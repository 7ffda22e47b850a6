// A scale: a domain with its ticks, mapped onto a line. Ticks by Heckbert's nice numbers (P.
// Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990): loose labelling, always with
// zero.
#ifndef NIOT_SCALE_H
#define NIOT_SCALE_H

#include <stddef.h>

enum { SCALE_TICKS_AT_MOST = 12 };

// No value beyond this: ticks stay exact.
#define SCALE_LARGEST 1e15

struct scale {
    double lowest, highest; // of the domain: the first and the last tick; zero lies within
    double step;            // between two ticks: 1, 2 or 5 times a power of ten
    double ticks[SCALE_TICKS_AT_MOST]; // whole multiples of the step, rising
    size_t tick_count;
};

// The scale that holds all values from `lowest` to `highest` (not beyond SCALE_LARGEST at either
// side of zero) and zero, with about `wanted` ticks (2 to 7). A domain narrower than five units at
// both sides of zero is widened to -5 … 5 on the sides in use, with ticks at -5, 0 and 5 when both
// are; 0..0 gives -5 … 5.
struct scale scale_of(double lowest, double highest, int wanted);

// Where a value lies between the lowest (0) and the highest (1); held within.
double scale_position(const struct scale *scale, double value);

#endif
