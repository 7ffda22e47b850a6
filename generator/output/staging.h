// Staging: the new site is made whole in a folder beside the old one, `.NAME.niot-1`, and the two
// are exchanged in one step of the file system, so that a reader, or a power cut, meets either the
// one or the other.
#ifndef NIOT_STAGING_H
#define NIOT_STAGING_H

#include <stdbool.h>

struct plan;
struct target;

struct staging_result {
    bool stands;  // the new site; false: the old one stands as it did
    int obstacle; // the errno value that says why no exchange is possible here; 0: another failure,
                  // which has been reported
};

struct staging_result staging_publish(const struct target *target, const struct plan *plan);

// Removes the staging folders that killed builds left behind. What cannot be removed is reported as
// advice.
void staging_clean(const struct target *target);

#endif
