#include "path.h"

#include "arena.h"
#include "diagnostic.h"

// --- words of a name ---

struct words {
    struct text *items;
    size_t count;
};

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || text_is_digit(c) || c == '-' ||
           c == '_' || c == '@' || (unsigned char)c >= 0x80;
}

bool path_is_word(struct text name) {
    for (size_t i = 0; i < name.length; i++)
        if (!is_word_byte(name.data[i]))
            return false;
    return name.length > 0;
}

static size_t count_words(struct text name) {
    size_t count = 1;
    for (size_t i = 0; i < name.length; i++)
        count += name.data[i] == '.';
    return count;
}

// No words when a part of the name is not one.
static struct words split(struct text name, struct arena *arena) {
    struct words words = {arena_allocate(arena, count_words(name), sizeof *words.items), 0};
    struct text_cut cut = {.tail = name, .found = true};
    while (cut.found) {
        cut = text_cut(cut.tail, '.');
        if (!path_is_word(cut.head))
            return (struct words){0};
        words.items[words.count++] = cut.head;
    }
    return words;
}

// The words from `first` up to `end` as they stand in the name, dots included.
static struct text run(const struct words *words, size_t first, size_t end) {
    const char *start = words->items[first].data;
    const struct text *last = &words->items[end - 1];
    return (struct text){start, (size_t)(last->data + last->length - start)};
}

// --- resolving ---

// One name on its way to a path: `next` is the first word not yet understood.
struct resolution {
    const struct path_scope *scope;
    struct words words;
    size_t next;
    struct path path;
    const struct value_row **through;
    struct place place;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static bool is_done(const struct resolution *resolution) {
    return resolution->next == resolution->words.count;
}

static const struct path *keep(const struct resolution *resolution) {
    struct path *path = arena_allocate(resolution->arena, 1, sizeof *path);
    *path = resolution->path;
    path->through = resolution->through;
    return path;
}

struct names {
    struct text *items;
    size_t count;
    size_t capacity;
};

static void add_rows(struct names *names, const struct value_type *type, struct arena *arena) {
    for (size_t i = 0; i < type->row_count; i++)
        *ARENA_PUSH(arena, names, items) = text_of(type->rows[i].name);
}

// The whole name with the nearest of `names` in place of the words from `first` up to `end`.
static struct text mended(const struct resolution *resolution, const struct names *names,
                          size_t first, size_t end) {
    const struct words *words = &resolution->words;
    struct arena *arena = resolution->arena;
    struct text nearest = text_nearest(run(words, first, end), names->items, names->count, *arena);
    if (!nearest.data)
        return nearest;
    struct text whole = resolution->path.name;
    size_t before = (size_t)(words->items[first].data - whole.data);
    size_t behind = before + run(words, first, end).length;
    return TEXT_JOIN(arena, text_slice(whole, 0, before), nearest,
                     text_slice(whole, behind, whole.length));
}

static const struct path *unknown(const struct resolution *resolution, struct text suggestion) {
    diagnostics_add(resolution->diagnostics, DIAGNOSTIC_NAME_UNKNOWN, resolution->place,
                    (struct diagnostic_words){resolution->path.name, suggestion});
    return NULL;
}

static const struct path *unknown_in_type(const struct resolution *resolution,
                                          const struct value_type *type) {
    struct names names = {0};
    add_rows(&names, type, resolution->arena);
    return unknown(resolution, mended(resolution, &names, resolution->next, resolution->next + 1));
}

static const struct path *no_part(const struct resolution *resolution,
                                  const struct value_row *row) {
    diagnostics_add(resolution->diagnostics, DIAGNOSTIC_NAME_WITHOUT_PARTS, resolution->place,
                    (struct diagnostic_words){run(&resolution->words, 0, resolution->next),
                                              path_kind_words(row->kind),
                                              resolution->words.items[resolution->next]});
    return NULL;
}

// Goes on from a record of the type with the words that are left.
static const struct path *walk(struct resolution *resolution, const struct value_type *type) {
    resolution->path.type = type;
    resolution->path.end = PATH_TO_RECORD;
    while (!is_done(resolution)) {
        type = resolution->path.type;
        const struct value_row *row =
            value_type_row(type, resolution->words.items[resolution->next]);
        if (!row)
            return unknown_in_type(resolution, type);
        resolution->next++;
        if (!is_done(resolution) && row->kind != VALUE_RECORD)
            return no_part(resolution, row);
        resolution->path.type = row->type;
        if (is_done(resolution)) {
            resolution->path.field = row;
            resolution->path.end = PATH_TO_FIELD;
        } else {
            resolution->through[resolution->path.through_count++] = row;
        }
    }
    return keep(resolution);
}

static const struct {
    const char *name;
    enum path_end end;
} loop_words[] = {{"first", PATH_TO_FIRST}, {"last", PATH_TO_LAST}, {"number", PATH_TO_NUMBER}};

enum { LOOP_WORDS = sizeof loop_words / sizeof loop_words[0] };

static const struct path *resolve_loop_word(struct resolution *resolution,
                                            const struct value_type *type) {
    struct text word = resolution->words.items[1];
    for (size_t i = 0; i < LOOP_WORDS; i++) {
        if (text_is(word, loop_words[i].name)) {
            resolution->path.end = loop_words[i].end;
            return keep(resolution);
        }
    }
    struct names names = {0};
    add_rows(&names, type, resolution->arena);
    for (size_t i = 0; i < LOOP_WORDS; i++)
        *ARENA_PUSH(resolution->arena, &names, items) = text_of(loop_words[i].name);
    return unknown(resolution, mended(resolution, &names, 1, 2));
}

static const struct path *resolve_variable(struct resolution *resolution, size_t loop) {
    const struct value_type *type = resolution->scope->variables[loop].type;
    if (!type)
        return NULL;
    resolution->path.start = PATH_FROM_LOOP;
    resolution->path.loop = loop;
    resolution->next = 1;
    bool is_loop_word =
        resolution->words.count == 2 && !value_type_row(type, resolution->words.items[1]);
    return is_loop_word ? resolve_loop_word(resolution, type) : walk(resolution, type);
}

// The entry of the longest run of words from `next` on that is a key of the map.
static const struct value_map_entry *longest_key(struct resolution *resolution,
                                                 const struct value_map *map) {
    for (size_t end = resolution->words.count; end > resolution->next; end--) {
        const struct value_map_entry *entry =
            value_map_find(map, run(&resolution->words, resolution->next, end));
        if (entry) {
            resolution->next = end;
            return entry;
        }
    }
    return NULL;
}

static const struct path *walk_from_entry(struct resolution *resolution,
                                          const struct value_row *map_row,
                                          const struct value_map_entry *entry) {
    if (!entry->record) {
        diagnostics_add(resolution->diagnostics, DIAGNOSTIC_NAME_AMBIGUOUS, resolution->place,
                        (struct diagnostic_words){entry->key, entry->choices});
        return NULL;
    }
    resolution->path.start = PATH_FROM_RECORD;
    resolution->path.record = entry->record;
    return walk(resolution, map_row->type);
}

static const struct value_map *map_of(const struct path_scope *scope, const struct value_row *row) {
    bool has_keys = row->kind == VALUE_MAP && scope->names.record;
    return has_keys ? value_map(scope->names.record, row) : NULL;
}

static void add_keys(struct names *names, const struct value_map *map, size_t words,
                     struct arena *arena) {
    for (size_t i = 0; map && i < map->count; i++)
        if (count_words(map->entries[i].key) == words)
            *ARENA_PUSH(arena, names, items) = map->entries[i].key;
}

// Names that a template could begin with at this point, of so many words.
static void add_beginnings(const struct resolution *resolution, size_t words, struct names *names) {
    struct arena *arena = resolution->arena;
    const struct path_scope *scope = resolution->scope;
    const struct value_type *type = scope->names.type;
    for (size_t i = scope->count; i-- > 0 && words == 1;)
        *ARENA_PUSH(arena, names, items) = scope->variables[i].name;
    if (words == 1)
        add_rows(names, type, arena);
    for (size_t i = 0; i < type->row_count; i++)
        add_keys(names, map_of(scope, &type->rows[i]), words, arena);
}

static const struct path *unknown_beginning(const struct resolution *resolution) {
    struct text suggestion = {0};
    for (size_t words = resolution->words.count; words > 0 && !suggestion.data; words--) {
        struct names names = {0};
        add_beginnings(resolution, words, &names);
        suggestion = mended(resolution, &names, 0, words);
    }
    return unknown(resolution, suggestion);
}

// A map by its own name: the words behind it are a key.
static const struct path *resolve_in_map(struct resolution *resolution,
                                         const struct value_row *row) {
    resolution->next = 1;
    const struct value_map_entry *entry = longest_key(resolution, map_of(resolution->scope, row));
    if (entry)
        return walk_from_entry(resolution, row, entry);
    struct names names = {0};
    add_keys(&names, map_of(resolution->scope, row), resolution->words.count - 1,
             resolution->arena);
    return unknown(resolution, mended(resolution, &names, 1, resolution->words.count));
}

static const struct path *resolve_from_root(struct resolution *resolution) {
    const struct value_type *type = resolution->scope->names.type;
    const struct value_row *row = value_type_row(type, resolution->words.items[0]);
    if (row && resolution->words.count > 1 && map_of(resolution->scope, row))
        return resolve_in_map(resolution, row);
    if (row)
        return walk(resolution, type);
    for (size_t i = 0; i < type->row_count; i++) {
        const struct value_map *map = map_of(resolution->scope, &type->rows[i]);
        const struct value_map_entry *entry = map ? longest_key(resolution, map) : NULL;
        if (entry)
            return walk_from_entry(resolution, &type->rows[i], entry);
    }
    return unknown_beginning(resolution);
}

const struct path *path_resolve(const struct path_scope *scope, struct text name,
                                struct place place, struct arena *arena,
                                struct diagnostics *diagnostics) {
    struct resolution resolution = {.scope = scope,
                                    .words = split(name, arena),
                                    .path = {.name = name},
                                    .place = place,
                                    .arena = arena,
                                    .diagnostics = diagnostics};
    if (resolution.words.count == 0) {
        diagnostics_add(diagnostics, DIAGNOSTIC_NAME_SYNTAX, place,
                        (struct diagnostic_words){name});
        return NULL;
    }
    resolution.through = arena_allocate(arena, resolution.words.count, sizeof *resolution.through);
    for (size_t i = scope->count; i-- > 0;)
        if (text_equal(resolution.words.items[0], scope->variables[i].name))
            return resolve_variable(&resolution, i);
    return resolve_from_root(&resolution);
}

// --- what a path leads to ---

enum value_kind path_kind(const struct path *path) {
    switch (path->end) {
    case PATH_TO_FIELD:
        return path->field->kind;
    case PATH_TO_RECORD:
        return VALUE_RECORD;
    case PATH_TO_NUMBER:
        return VALUE_INTEGER;
    case PATH_TO_FIRST:
    case PATH_TO_LAST:
        return VALUE_BOOLEAN;
    }
    return VALUE_RECORD;
}

struct text path_kind_words(enum value_kind kind) {
    static const char *const words[] = {
        [VALUE_TEXT] = "a text",
        [VALUE_NUMBER] = "a number",
        [VALUE_INTEGER] = "a number",
        [VALUE_BOOLEAN] = "a yes or no",
        [VALUE_RECORD] = "a record",
        [VALUE_LIST] = "a list",
        [VALUE_MAP] = "a collection by name",
    };
    return text_of(words[kind]);
}

bool path_may_be_absent(const struct path *path) {
    enum value_kind kind = path_kind(path);
    bool is_number = kind == VALUE_NUMBER || kind == VALUE_INTEGER;
    return path->through_count > 0 || !is_number;
}

// --- following ---

const void *path_record(const struct path *path, const struct path_view *view) {
    const void *record = path->record;
    if (path->start == PATH_FROM_ROOT)
        record = view->root;
    else if (path->start == PATH_FROM_LOOP)
        record = view->loops[path->loop].item;
    for (size_t i = 0; i < path->through_count && record; i++)
        record = value_record(record, path->through[i]);
    return record;
}

bool path_is_present(const struct path *path, const struct path_view *view) {
    const struct path_loop *loop = &view->loops[path->loop];
    if (path->end == PATH_TO_FIRST)
        return loop->position == 0;
    if (path->end == PATH_TO_LAST)
        return loop->position + 1 == loop->count;
    const void *record = path_record(path, view);
    bool is_field = path->end == PATH_TO_FIELD;
    return record && (!is_field || value_is_present(record, path->field));
}
