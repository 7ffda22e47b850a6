// A run: what every program of niot does around its commands. Reads the options, lets the program
// carry them out, prints results and diagnostics, and gives the exit status.
#ifndef NIOT_RUN_H
#define NIOT_RUN_H

struct arena;
struct buffer;
struct diagnostics;
struct options;

// Runs a program with the arguments of its main function. `carry_out` is called when the options
// are right and ask for more than help or version. Returns the exit status.
int run(int count, char **arguments,
        void (*carry_out)(const struct options *options, struct arena *arena,
                          struct buffer *results, struct diagnostics *diagnostics));

#endif
