// Send options: the numbers that the command line of `niot send` gives as words, and whether what
// it asks for goes together.
#ifndef NIOT_SEND_OPTIONS_H
#define NIOT_SEND_OPTIONS_H

#include "settings.h"

#include <stdbool.h>
#include <stddef.h>

struct diagnostics;
struct options;

enum send_task { SEND_DRY_RUN, SEND_TEST, SEND_ALL, SEND_FORGET };

struct send_options {
    enum send_task task;
    bool has_rate;
    struct settings_rate rate; // where there is one
    size_t most;               // messages; 0: no limit
    size_t batch;
};

struct send_options send_options_read(const struct options *options,
                                      struct diagnostics *diagnostics);

#endif
