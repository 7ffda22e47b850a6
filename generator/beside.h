// Beside: the programs that lie in the same folder as niot's own.
#ifndef NIOT_BESIDE_H
#define NIOT_BESIDE_H

struct arena;
struct diagnostics;

// Becomes the program of that name, with all arguments of this one. Returns only when it cannot be
// started, which is then reported.
void beside_take_over(const char *name, char **arguments, struct arena *arena,
                      struct diagnostics *diagnostics);

#endif
