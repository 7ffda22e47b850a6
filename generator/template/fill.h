// Fill: runs a compiled template over a record and appends the bytes.
#ifndef NIOT_FILL_H
#define NIOT_FILL_H

struct buffer;
struct program;

// `record` is of the type that the program was compiled for. What could be wrong with the template
// was refused at compile time; what is wrong with a value (an address whose scheme is not allowed)
// is escape.h's: it is written so that it can do no harm.
void fill(const struct program *program, const void *record, struct buffer *buffer);

#endif
