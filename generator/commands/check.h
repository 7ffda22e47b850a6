// The command `check`: everything that build and email read, and the words against the figures.
#ifndef NIOT_CHECK_H
#define NIOT_CHECK_H

struct arena;
struct diagnostics;
struct options;

// Reads the campaign folder and, where there is a mail.yaml, what its e-mail takes, and reports
// all that is wrong and all advice. Writes nothing.
void check(const struct options *options, struct arena *arena, struct diagnostics *diagnostics);

#endif
