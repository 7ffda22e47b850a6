// A pace: how fast messages may go, as a bucket of tokens that holds one: a message takes it, and
// the next comes in when its time has passed, so that messages keep a distance and no pause is
// made up for afterwards by a burst.
#ifndef NIOT_PACE_H
#define NIOT_PACE_H

#include <stdint.h>

// Nanoseconds of a clock that only goes forwards.
struct pace {
    int64_t distance; // between two messages
    int64_t next;     // when the next may go
};

// So many messages, 1 or more, in so many seconds.
struct pace pace_of(int messages, int seconds);

// When the next message may go: `now` or later. Takes its token.
int64_t pace_take(struct pace *pace, int64_t now);

#endif
