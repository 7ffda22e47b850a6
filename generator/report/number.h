// Numbers as readers see them: en-GB, U+2212 for minus, commas between thousands, no locale.
#ifndef NIOT_NUMBER_H
#define NIOT_NUMBER_H

#include "quantity.h"
#include "text.h"

struct arena;

#define NUMBER_MINUS "\xE2\x88\x92" // U+2212
#define NUMBER_NO_BREAK "\xC2\xA0"  // U+00A0

// "1,738", "20.4", "63": as many decimals as the number has, no sign for a negative one's hyphen
// but U+2212.
struct text number_written(struct decimal number, struct arena *arena);

// A whole number of per cent for an axis: "−60%", "0%", "+1,200%".
struct text number_tick(double percent, struct arena *arena);

// The same as number_written for machines: no commas, an ASCII hyphen.
struct text number_plain(struct decimal number, struct arena *arena);

#endif
