// Path: a name in a template, resolved when it is compiled, so that filling searches for nothing.
#ifndef NIOT_PATH_H
#define NIOT_PATH_H

#include "program.h"
#include "source.h"
#include "template.h"
#include "text.h"
#include "value.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;

// Where a path begins: at the record that is filled in, at the item of a loop, or at a record that
// a map's key led to.
enum path_start { PATH_FROM_ROOT, PATH_FROM_LOOP, PATH_FROM_RECORD };

// What a path means at its end: a field, the record it has come to, or where a loop stands.
enum path_end { PATH_TO_FIELD, PATH_TO_RECORD, PATH_TO_FIRST, PATH_TO_LAST, PATH_TO_NUMBER };

struct path {
    struct text name; // as the author wrote it
    enum path_start start;
    enum path_end end;
    size_t loop;                            // PATH_FROM_LOOP: 0 is the outermost
    const void *record;                     // PATH_FROM_RECORD
    const struct value_row *const *through; // records to go through
    size_t through_count;
    const struct value_row *field; // PATH_TO_FIELD
    const struct value_type *type; // of the record or, of a list, its items
};

// An item of a loop that is open. Without a type its list could not be resolved: what is said of it
// has been said, and names that begin with it are neither resolved nor reported.
struct path_variable {
    struct text name;
    const struct value_type *type;
};

// What names mean at one point of a template.
struct path_scope {
    struct template_names names;
    struct path_variable variables[LOOPS_AT_MOST]; // innermost last
    size_t count;
};

// The path of a name; NULL when it has none, which is then reported at `place`.
const struct path *path_resolve(const struct path_scope *scope, struct text name,
                                struct place place, struct arena *arena,
                                struct diagnostics *diagnostics);

// The kind of value that a path leads to.
enum value_kind path_kind(const struct path *path);

// A kind of value in words: "a list".
struct text path_kind_words(enum value_kind kind);

// Whether a path may lead to nothing when it is filled in.
bool path_may_be_absent(const struct path *path);

// A word without dots: what an item of a loop may be called.
bool path_is_word(struct text name);

// A loop that runs.
struct path_loop {
    const void *item;
    size_t size; // of an item
    size_t position;
    size_t count;
};

// What a path is followed in.
struct path_view {
    const void *root;
    struct path_loop loops[LOOPS_AT_MOST];
    size_t depth;
};

// The record in which the path's field lies, or to which it leads; NULL when it is absent.
const void *path_record(const struct path *path, const struct path_view *view);

// True as data-if means it.
bool path_is_present(const struct path *path, const struct path_view *view);

#endif
