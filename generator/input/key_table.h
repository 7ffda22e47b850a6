// Key tables: a map of YAML read into plain structs by a table with one row a key. What the keys
// mean is the business of whoever has the table.
#ifndef NIOT_KEY_TABLE_H
#define NIOT_KEY_TABLE_H

#include "front_matter.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;
struct source;

// A key: for the reader and for docs.
struct key_row {
    const char *name; // "contact.email" for a key within another
    bool is_required;
    const char *meaning;
    int form;      // a number of the table's forms
    size_t offset; // of the field, in the record or in the struct of the key around it
};

struct key_reader;

// How a value is written and read.
struct key_form {
    void (*read)(const struct key_reader *reader, const struct node *node, void *field);
    enum node_kind kind;
    const char *shape; // "a list of texts"; NULL: `read` looks after it
};

struct key_table {
    const struct key_row *rows;
    size_t row_count;
    const struct key_form *forms;
};

struct key_reader {
    const struct key_table *table;
    void *record;     // the whole of what is read, for forms that need more than their field
    bool misses_keys; // false: what is not there may have been lost to an error
    struct arena *arena;
    struct diagnostics *diagnostics;
};

// Whether reading the YAML of a source (of any, when it is NULL) went wrong, so that keys may have
// been lost.
bool key_table_lost_keys(const struct source *source, const struct diagnostics *diagnostics);

// A reader of the map at the top of a source; it misses keys unless some may have been lost.
struct key_reader key_reader_of(const struct key_table *table, const struct source *source,
                                struct arena *arena, struct diagnostics *diagnostics);

// Reads the entries of a map into the fields of `record` by the rows of `level`: "" at the top,
// "contact." within the key contact. Entries that are empty count as absent. Reported with their
// place: an unknown key with the nearest known one, a missing one that is required, a value of
// another shape.
void key_table_read(const struct key_reader *reader, const struct node *map, struct text level,
                    void *record);

// Reports that what belongs to `subject` is not of the shape.
void key_table_refuse_shape(const struct key_reader *reader, const struct node *node,
                            struct text subject, const char *shape);

// Whether a node is a scalar without text.
bool key_table_is_empty(const struct node *node);

#endif
