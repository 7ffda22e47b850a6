// Program: a compiled template, the flat list of instructions that fill runs.
#ifndef NIOT_PROGRAM_H
#define NIOT_PROGRAM_H

#include "escape.h"
#include "text.h"

#include <stddef.h>

struct arena;
struct path;

enum instruction_kind {
#define INSTRUCTION(name) INSTRUCTION_##name,
#include "instructions.h"
#undef INSTRUCTION
};

// When an IF goes on with the instruction behind it.
enum instruction_sense { WHEN_PRESENT, WHEN_NOT_PRESENT };

struct instruction {
    enum instruction_kind kind;
    enum escape escape;           // VALUE
    enum instruction_sense sense; // IF
    size_t target;                // EACH: behind its NEXT; NEXT: behind its EACH; IF: its END
    struct text text;             // LITERAL: the bytes; EACH: the item's name; INSERT: the part's
    const struct path *path;      // VALUE, EACH, IF; never NULL there
    const struct program *part;   // INSERT
};

// How a program's output is written: HTML, XML, or without tags: plain text, or JSON.
enum syntax { SYNTAX_HTML, SYNTAX_XML, SYNTAX_TEXT, SYNTAX_JSON };

struct program {
    enum syntax syntax;
    struct instruction *items;
    size_t count;
    size_t capacity;
};

// Loops may be nested so deep.
enum { LOOPS_AT_MOST = 8 };

#endif
