// The command `check`: everything that build and email read, the words against the figures, and
// whether the site could be written.
#ifndef NIOT_CHECK_H
#define NIOT_CHECK_H

struct arena;
struct diagnostics;
struct options;

// Reads the campaign folder and, where there is a mail.yaml, what its e-mail takes, and reports
// all that is wrong and all advice: what a build refuses of the site and of its folder, too.
// Writes nothing.
void check(const struct options *options, struct arena *arena, struct diagnostics *diagnostics);

#endif
