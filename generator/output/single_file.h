// A single file: the result of a command that writes one, in place of what stood there before.
#ifndef NIOT_SINGLE_FILE_H
#define NIOT_SINGLE_FILE_H

#include "text.h"

#include <stdbool.h>

struct arena;
struct diagnostics;

// Writes the file beside its place, brings it to the disk and renames it: readers meet the old one
// or the new one, whole. A symbolic link is followed. False, with a message and the old file as it
// was, when it cannot be written.
bool single_file_write(struct text path, struct text bytes, struct arena *arena,
                       struct diagnostics *diagnostics);

#endif
