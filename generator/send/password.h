// A password: what the server wants to hear from the user. Never an argument, which every user of
// the machine can see, and never in a message of niot's.
#ifndef NIOT_PASSWORD_H
#define NIOT_PASSWORD_H

#include "text.h"

struct arena;
struct diagnostics;
struct settings;

// From the environment's NIOT_SMTP_PASSWORD, else from the first line of the file that the settings
// name, relative to `folder`. Absent, with an error, when there is none, or the file may be read by
// others than its owner.
struct text password_read(const struct settings *settings, struct text folder, struct arena *arena,
                          struct diagnostics *diagnostics);

#endif
