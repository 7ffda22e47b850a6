// niot explain: what a message means, an example of what it is said of, and the same put right.
#ifndef NIOT_EXPLAIN_H
#define NIOT_EXPLAIN_H

struct arena;
struct buffer;
struct diagnostics;
struct options;

// Appends what there is to say of the code that the options name; without one, a line for each
// code; with --all everything, in Markdown; with --manual the manual page of the program. A code
// that no message has, and two of these at once, are usage errors.
void explain(const struct options *options, struct arena *arena, struct buffer *results,
             struct diagnostics *diagnostics);

#endif
