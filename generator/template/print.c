#include "template.h"

#include "buffer.h"
#include "path.h"
#include "program.h"

static const char *const kind_names[] = {
#define INSTRUCTION(name) #name,
#include "instructions.h"
#undef INSTRUCTION
};

static void append_quoted(struct buffer *buffer, struct text text) {
    buffer_append_byte(buffer, '"');
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '"' || c == '\\')
            buffer_append_byte(buffer, '\\');
        if (c == '\n')
            buffer_append(buffer, TEXT("\\n"));
        else
            buffer_append_byte(buffer, c);
    }
    buffer_append_byte(buffer, '"');
}

static struct text manner_of(const struct instruction *value) {
    enum value_kind kind = path_kind(value->path);
    bool is_number = kind == VALUE_NUMBER || kind == VALUE_INTEGER;
    return is_number ? TEXT("number") : text_of(escape_name(value->escape));
}

static void append_operands(struct buffer *buffer, const struct instruction *instruction) {
    switch (instruction->kind) {
    case INSTRUCTION_LITERAL:
        append_quoted(buffer, instruction->text);
        break;
    case INSTRUCTION_VALUE:
        buffer_append(buffer, instruction->path->name);
        buffer_append(buffer, TEXT(" as "));
        buffer_append(buffer, manner_of(instruction));
        break;
    case INSTRUCTION_EACH:
        buffer_append(buffer, instruction->text);
        buffer_append(buffer, TEXT(" in "));
        buffer_append(buffer, instruction->path->name);
        break;
    case INSTRUCTION_IF:
        buffer_append(buffer, instruction->sense == WHEN_PRESENT ? TEXT("") : TEXT("not "));
        buffer_append(buffer, instruction->path->name);
        break;
    case INSTRUCTION_INSERT:
        buffer_append(buffer, instruction->text);
        break;
    case INSTRUCTION_NEXT:
    case INSTRUCTION_END:
        break;
    }
}

static bool has_operands(enum instruction_kind kind) {
    return kind != INSTRUCTION_NEXT && kind != INSTRUCTION_END;
}

void template_print(const struct program *program, struct buffer *buffer) {
    size_t depth = 0;
    for (size_t i = 0; i < program->count; i++) {
        const struct instruction *instruction = &program->items[i];
        depth -= !has_operands(instruction->kind);
        for (size_t blanks = 2 * depth; blanks > 0; blanks--)
            buffer_append_byte(buffer, ' ');
        buffer_append(buffer, text_of(kind_names[instruction->kind]));
        buffer_append(buffer, has_operands(instruction->kind) ? TEXT(" ") : TEXT(""));
        append_operands(buffer, instruction);
        buffer_append_byte(buffer, '\n');
        depth += instruction->kind == INSTRUCTION_EACH || instruction->kind == INSTRUCTION_IF;
    }
}
