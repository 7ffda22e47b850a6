// Neighbours: the programs that stand beside niot's own file, such as niot-raster.
#ifndef NIOT_NEIGHBOUR_H
#define NIOT_NEIGHBOUR_H

#include "text.h"

struct arena;
struct diagnostics;

// The path of the program in the folder that niot itself was started from, links followed; not
// looked up anywhere else. The bare name where the system does not say which folder that is.
struct text neighbour_path(struct text name, struct arena *arena);

// Becomes the program of that name, with all arguments of this one, which end in NULL. Returns only
// when it cannot be started, which is then reported.
void neighbour_take_over(struct text name, char **arguments, struct arena *arena,
                         struct diagnostics *diagnostics);

#endif
