// The outbox: the folder of a campaign where finished messages lie until somebody sends them.
// Nobody but its owner may look into it, for the journal of what was sent to whom lies there too.
#ifndef NIOT_OUTBOX_H
#define NIOT_OUTBOX_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;

struct outbox_file {
    struct text name; // in the folder, without '/'
    struct text content;
};

// Writes the files into the folder, which is made where there is none: each beside the old one,
// which it replaces once it is whole and on the disk, in the order given. What else stands there
// stays. After an error, which is reported, the files behind the one that failed are as they were.
// Returns true when all stand.
bool outbox_write(struct text folder, const struct outbox_file *files, size_t count,
                  struct arena *arena, struct diagnostics *diagnostics);

#endif
