// In place: the site is written into the folder that stands, each file whole beside its place and
// then renamed into it. Readers may meet old and new files together, and a killed build leaves such
// a mixture; the next one completes it.
#ifndef NIOT_IN_PLACE_H
#define NIOT_IN_PLACE_H

#include <stdbool.h>

struct plan;
struct target;

// True when the site stands; else the failure has been reported.
bool in_place_publish(const struct target *target, const struct plan *plan);

#endif
