// Writer: puts a program together. Literals that follow each other become one, and white space at
// their end is held back until it is known whether anything follows.
#ifndef NIOT_WRITER_H
#define NIOT_WRITER_H

#include "buffer.h"
#include "program.h"

struct writer {
    struct arena *arena;
    struct program *program;
    struct buffer literal; // not yet an instruction
    struct text held;      // written before whatever is written next
};

// A writer of a new, empty program with room for so many instructions; more may come.
struct writer writer_new(enum syntax syntax, size_t room, struct arena *arena);

// Where the next bytes of literal text belong; what was held is written before.
struct buffer *writer_literal(struct writer *writer);

// Holds white space back, in place of what is held already. It is written before what comes next,
// and an EACH or IF in between takes it inside.
void writer_hold(struct writer *writer, struct text space);

// Adds an instruction other than LITERAL and returns its index.
size_t writer_add(struct writer *writer, struct instruction instruction);

// The program, complete; what is still held is not written.
const struct program *writer_finish(struct writer *writer);

#endif
