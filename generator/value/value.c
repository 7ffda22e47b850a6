#include "value.h"

#include "arena.h"
#include "buffer.h"

#include <string.h>

const struct value_row *value_type_row(const struct value_type *type, struct text name) {
    for (size_t i = 0; i < type->row_count; i++)
        if (text_is(name, type->rows[i].name))
            return &type->rows[i];
    return NULL;
}

const struct value_map_entry *value_map_find(const struct value_map *map, struct text key) {
    size_t low = 0, high = map->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(key, map->entries[middle].key);
        if (order == 0)
            return &map->entries[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static const void *field(const void *record, const struct value_row *row) {
    return (const char *)record + row->offset;
}

struct text value_text(const void *record, const struct value_row *row) {
    struct text text;
    memcpy(&text, field(record, row), sizeof text);
    return text;
}

double value_number(const void *record, const struct value_row *row) {
    double number;
    memcpy(&number, field(record, row), sizeof number);
    return number;
}

long long value_integer(const void *record, const struct value_row *row) {
    long long number;
    memcpy(&number, field(record, row), sizeof number);
    return number;
}

bool value_boolean(const void *record, const struct value_row *row) {
    bool truth;
    memcpy(&truth, field(record, row), sizeof truth);
    return truth;
}

const void *value_record(const void *record, const struct value_row *row) {
    const void *pointer;
    memcpy(&pointer, field(record, row), sizeof pointer);
    return pointer;
}

struct value_list value_list(const void *record, const struct value_row *row) {
    struct value_list list;
    memcpy(&list, field(record, row), sizeof list);
    return list;
}

const struct value_map *value_map(const void *record, const struct value_row *row) {
    return field(record, row);
}

bool value_is_present(const void *record, const struct value_row *row) {
    switch (row->kind) {
    case VALUE_TEXT:
        return value_text(record, row).data != NULL;
    case VALUE_BOOLEAN:
        return value_boolean(record, row);
    case VALUE_RECORD:
        return value_record(record, row) != NULL;
    case VALUE_LIST:
        return value_list(record, row).count > 0;
    case VALUE_MAP:
        return value_map(record, row)->count > 0;
    case VALUE_NUMBER:
    case VALUE_INTEGER:
        return true;
    }
    return false;
}

// --- the reference ---

enum { TYPES_AT_MOST = 64 };

struct type_queue {
    const struct value_type *types[TYPES_AT_MOST];
    size_t count;
};

static void enqueue(struct type_queue *queue, const struct value_type *type) {
    for (size_t i = 0; i < queue->count; i++)
        if (queue->types[i] == type)
            return;
    if (type && queue->count < TYPES_AT_MOST)
        queue->types[queue->count++] = type;
}

static void append_kind(struct buffer *buffer, const struct value_row *row) {
    static const char *const kinds[] = {
        [VALUE_TEXT] = "text",         [VALUE_NUMBER] = "number", [VALUE_INTEGER] = "whole number",
        [VALUE_BOOLEAN] = "yes or no", [VALUE_RECORD] = "a ",     [VALUE_LIST] = "list of ",
        [VALUE_MAP] = "by name, a ",
    };
    buffer_append(buffer, text_of(kinds[row->kind]));
    if (row->type)
        buffer_append(buffer,
                      TEXT_JOIN(buffer->arena, TEXT("*"), text_of(row->type->name), TEXT("*")));
}

static void append_type(struct buffer *buffer, const struct value_type *type) {
    buffer_append(buffer, TEXT("\n## "));
    buffer_append(buffer, text_of(type->name));
    buffer_append(buffer, TEXT("\n\n| name | what it is | meaning |\n|---|---|---|\n"));
    for (size_t i = 0; i < type->row_count; i++) {
        buffer_append(buffer, TEXT("| `"));
        buffer_append(buffer, text_of(type->rows[i].name));
        buffer_append(buffer, TEXT("` | "));
        append_kind(buffer, &type->rows[i]);
        buffer_append(buffer, TEXT(" | "));
        buffer_append(buffer, text_of(type->rows[i].meaning));
        buffer_append(buffer, TEXT(" |\n"));
    }
}

void value_print_reference(const struct value_type *root, struct buffer *buffer) {
    struct type_queue queue = {0};
    enqueue(&queue, root);
    for (size_t i = 0; i < queue.count; i++) {
        append_type(buffer, queue.types[i]);
        for (size_t j = 0; j < queue.types[i]->row_count; j++)
            enqueue(&queue, queue.types[i]->rows[j].type);
    }
}
