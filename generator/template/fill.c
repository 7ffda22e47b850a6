#include "fill.h"

#include "buffer.h"
#include "path.h"
#include "program.h"
#include "value.h"

static void append_value(const struct instruction *instruction, const struct path_view *view,
                         struct buffer *buffer) {
    const struct path *path = instruction->path;
    if (path->end == PATH_TO_NUMBER) {
        buffer_append_integer(buffer, (long long)view->loops[path->loop].position + 1);
        return;
    }
    const void *record = path_record(path, view);
    if (!record)
        return;
    if (path->field->kind == VALUE_NUMBER)
        buffer_append_decimal(buffer, value_number(record, path->field), 2);
    else if (path->field->kind == VALUE_INTEGER)
        buffer_append_integer(buffer, value_integer(record, path->field));
    else
        escape_append(instruction->escape, value_text(record, path->field), buffer);
}

// Returns where to go on: in the loop, or behind it when there is nothing to go through.
static size_t begin_loop(const struct instruction *each, size_t next, struct path_view *view) {
    const void *record = path_record(each->path, view);
    if (!record)
        return each->target;
    struct value_list list = value_list(record, each->path->field);
    if (list.count == 0)
        return each->target;
    view->loops[view->depth++] =
        (struct path_loop){.item = list.items, .size = each->path->type->size, .count = list.count};
    return next;
}

static size_t go_round(const struct instruction *instruction, size_t next, struct path_view *view) {
    struct path_loop *loop = &view->loops[view->depth - 1];
    if (++loop->position == loop->count) {
        view->depth--;
        return next;
    }
    loop->item = (const char *)loop->item + loop->size;
    return instruction->target;
}

static bool holds(const struct instruction *instruction, const struct path_view *view) {
    return path_is_present(instruction->path, view) == (instruction->sense == WHEN_PRESENT);
}

void fill(const struct program *program, const void *record, struct buffer *buffer) {
    struct path_view view = {.root = record};
    for (size_t next = 0; next < program->count;) {
        const struct instruction *instruction = &program->items[next++];
        switch (instruction->kind) {
        case INSTRUCTION_LITERAL:
            buffer_append(buffer, instruction->text);
            break;
        case INSTRUCTION_VALUE:
            append_value(instruction, &view, buffer);
            break;
        case INSTRUCTION_EACH:
            next = begin_loop(instruction, next, &view);
            break;
        case INSTRUCTION_NEXT:
            next = go_round(instruction, next, &view);
            break;
        case INSTRUCTION_IF:
            if (!holds(instruction, &view))
                next = instruction->target;
            break;
        case INSTRUCTION_END:
            break;
        case INSTRUCTION_INSERT:
            fill(instruction->part, record, buffer);
            break;
        }
    }
}
