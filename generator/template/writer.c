#include "writer.h"

#include "arena.h"

struct writer writer_new(enum syntax syntax, size_t room, struct arena *arena) {
    struct program *program = arena_allocate(arena, 1, sizeof *program);
    program->syntax = syntax;
    program->items = arena_allocate(arena, room, sizeof *program->items);
    program->capacity = room;
    return (struct writer){.arena = arena, .program = program, .literal = {.arena = arena}};
}

struct buffer *writer_literal(struct writer *writer) {
    buffer_append(&writer->literal, writer->held);
    writer->held = (struct text){0};
    return &writer->literal;
}

void writer_hold(struct writer *writer, struct text space) {
    writer->held = space;
}

static void end_literal(struct writer *writer) {
    if (writer->literal.length == 0)
        return;
    *ARENA_PUSH(writer->arena, writer->program, items) =
        (struct instruction){.kind = INSTRUCTION_LITERAL, .text = buffer_text(&writer->literal)};
    writer->literal = (struct buffer){.arena = writer->arena};
}

static bool writes(enum instruction_kind kind) {
    return kind == INSTRUCTION_VALUE || kind == INSTRUCTION_INSERT;
}

size_t writer_add(struct writer *writer, struct instruction instruction) {
    if (writes(instruction.kind))
        writer_literal(writer);
    end_literal(writer);
    *ARENA_PUSH(writer->arena, writer->program, items) = instruction;
    return writer->program->count - 1;
}

const struct program *writer_finish(struct writer *writer) {
    end_literal(writer);
    return writer->program;
}
