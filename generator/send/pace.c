#include "pace.h"

#include "clock.h"

struct pace pace_of(int messages, int seconds) {
    // Rounded up: never faster than was asked for.
    int64_t distance = (seconds * CLOCK_SECOND + messages - 1) / messages;
    return (struct pace){.distance = distance};
}

int64_t pace_take(struct pace *pace, int64_t now) {
    int64_t moment = now > pace->next ? now : pace->next;
    pace->next = moment + pace->distance;
    return moment;
}
