// Values: what templates may name. The vocabulary is data: a type is a table of rows, a row says
// where in a plain C struct a name's value lies and what it means. The same rows resolve the names
// of a template, fetch its values and print the reference for template authors.
#ifndef NIOT_VALUE_H
#define NIOT_VALUE_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct buffer;
struct value_type;

enum value_kind {
    VALUE_TEXT,    // struct text; absent when its pointer is NULL
    VALUE_NUMBER,  // double, for geometry: written with at most two decimals; always present
    VALUE_INTEGER, // long long, written as digits; always present
    VALUE_BOOLEAN, // bool; only for data-if
    VALUE_RECORD,  // pointer to a struct of the row's type; absent when NULL
    VALUE_LIST,    // struct value_list, items of the row's type; absent when it has no items
    VALUE_MAP,     // struct value_map, records of the row's type by keys that the data decide
};

// One name of a type. Fields of a struct that is embedded rather than pointed to are simply rows
// with a larger offset.
struct value_row {
    const char *name;
    enum value_kind kind;
    size_t offset;
    const struct value_type *type; // of the record, the items or the map's records
    const char *meaning;           // one sentence for template authors
};

// A struct of `size` bytes and its names.
struct value_type {
    const char *name;
    size_t size;
    const struct value_row *rows;
    size_t row_count;
};

struct value_list {
    const void *items;
    size_t count;
};

static inline struct value_list value_list_of(const void *items, size_t count) {
    return (struct value_list){items, count};
}

// One key of a map. The key may hold dots ("recorded.burglary"). An ambiguous key has no record:
// `choices` says in words what to write instead ("'announced.burglary' or 'recorded.burglary'").
struct value_map_entry {
    struct text key;
    const void *record;
    struct text choices;
};

struct value_map {
    const struct value_map_entry *entries; // sorted by key
    size_t count;
};

// The row of a name; NULL when the type has none.
const struct value_row *value_type_row(const struct value_type *type, struct text name);

// The entry of a key; NULL when the map has none.
const struct value_map_entry *value_map_find(const struct value_map *map, struct text key);

// Reading a field through its row; the row's kind must fit.
struct text value_text(const void *record, const struct value_row *row);
double value_number(const void *record, const struct value_row *row);
long long value_integer(const void *record, const struct value_row *row);
bool value_boolean(const void *record, const struct value_row *row);
const void *value_record(const void *record, const struct value_row *row);
struct value_list value_list(const void *record, const struct value_row *row);
const struct value_map *value_map(const void *record, const struct value_row *row);

// True as data-if means it: present; for a boolean, its value.
bool value_is_present(const void *record, const struct value_row *row);

// The reference for template authors as Markdown: `root` and every type that its rows reach, each
// once, in the order in which they are reached.
void value_print_reference(const struct value_type *root, struct buffer *buffer);

#endif
