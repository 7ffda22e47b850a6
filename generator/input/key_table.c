#include "key_table.h"

#include "arena.h"
#include "diagnostic.h"

bool key_table_lost_keys(const struct source *source, const struct diagnostics *diagnostics) {
    for (size_t i = 0; i < diagnostics->count; i++) {
        const struct diagnostic *diagnostic = &diagnostics->items[i];
        struct text name = text_of(diagnostic_row(diagnostic->kind)->name);
        bool is_of_source = !source || diagnostic->place.source == source;
        if (is_of_source && text_starts_with(name, TEXT("FRONT_MATTER_")))
            return true;
    }
    return false;
}

struct key_reader key_reader_of(const struct key_table *table, const struct source *source,
                                struct arena *arena, struct diagnostics *diagnostics) {
    return (struct key_reader){
        .table = table,
        .misses_keys = !key_table_lost_keys(source, diagnostics),
        .arena = arena,
        .diagnostics = diagnostics,
    };
}

bool key_table_is_empty(const struct node *node) {
    return node->kind == NODE_SCALAR && node->text.length == 0;
}

void key_table_refuse_shape(const struct key_reader *reader, const struct node *node,
                            struct text subject, const char *shape) {
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_KEY_SHAPE, node->place,
                    (struct diagnostic_words){subject, text_of(shape)});
}

// The name of a key within the keys of `level` ("contact."); absent when it is of another level.
static struct text name_at(const struct key_row *row, struct text level) {
    struct text name = text_of(row->name);
    struct text rest = text_slice(name, level.length, name.length);
    bool is_here = text_starts_with(name, level) && !text_contains(rest, TEXT("."));
    return is_here ? rest : (struct text){0};
}

static void report_unknown(const struct key_reader *reader, const struct node *entry,
                           struct text level) {
    const struct key_table *table = reader->table;
    struct text *names = arena_allocate(reader->arena, table->row_count, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < table->row_count; i++)
        if (name_at(&table->rows[i], level).data)
            names[count++] = name_at(&table->rows[i], level);
    struct text around = text_cut(level, '.').head;
    struct text nearest = text_nearest(entry->key, names, count, *reader->arena);
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_KEY_UNKNOWN, entry->key_place,
                    (struct diagnostic_words){entry->key, around, nearest});
}

static void report_missing(const struct key_reader *reader, const struct node *map,
                           struct text level) {
    for (size_t i = 0; i < reader->table->row_count; i++) {
        const struct key_row *row = &reader->table->rows[i];
        struct text name = name_at(row, level);
        const struct node *node = name.data ? node_find(map, name) : NULL;
        bool is_missing = row->is_required && (!node || key_table_is_empty(node));
        if (name.data && is_missing)
            diagnostics_add(
                reader->diagnostics, DIAGNOSTIC_KEY_MISSING, map->place,
                (struct diagnostic_words){name, text_cut(level, '.').head, text_of(row->meaning)});
    }
}

static void read_value(const struct key_reader *reader, const struct key_row *row,
                       const struct node *node, void *record) {
    const struct key_form *form = &reader->table->forms[row->form];
    if (form->shape && node->kind != form->kind)
        key_table_refuse_shape(reader, node, node->key, form->shape);
    else
        form->read(reader, node, (char *)record + row->offset);
}

static const struct key_row *row_called(const struct key_table *table, struct text key,
                                        struct text level) {
    for (size_t i = 0; i < table->row_count; i++) {
        struct text name = name_at(&table->rows[i], level);
        if (name.data && text_equal(name, key))
            return &table->rows[i];
    }
    return NULL;
}

void key_table_read(const struct key_reader *reader, const struct node *map, struct text level,
                    void *record) {
    for (const struct node *entry = map->first; entry; entry = entry->next) {
        const struct key_row *row = row_called(reader->table, entry->key, level);
        if (!row)
            report_unknown(reader, entry, level);
        else if (!key_table_is_empty(entry))
            read_value(reader, row, entry, record);
    }
    if (reader->misses_keys)
        report_missing(reader, map, level);
}
