// Progress: what is said while messages go out. On a terminal a bar in one line that is written
// over; otherwise a line for each message. Addresses are shown in part.
#ifndef NIOT_PROGRESS_H
#define NIOT_PROGRESS_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct progress {
    size_t total; // messages to go
    size_t done;
    int descriptor;
    bool is_terminal;
    bool is_quiet;
};

// "a…@example.org": enough to find somebody in a list, and no more.
struct text progress_address(struct text address, struct arena *arena);

// One more message is done; `what` became of it.
void progress_step(struct progress *progress, struct text address, struct text what,
                   struct arena scratch);

// A wait of so many seconds before others are tried again.
void progress_wait(const struct progress *progress, long long seconds, struct arena scratch);

// Ends the bar's line.
void progress_end(const struct progress *progress);

#endif
