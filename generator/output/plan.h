// A plan: what a published folder is to hold, entry by entry, from the files of the new site and
// what stands in the folder now. It touches nothing.
#ifndef NIOT_PLAN_H
#define NIOT_PLAN_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct directory_entry;
struct directory_list;
struct manifest;
struct site_file;

enum plan_kind {
    PLAN_FOLDER,
    PLAN_WRITE, // a file of the site
    PLAN_CARRY, // what stands there now: a file or a symbolic link that is not ours, or, once
                // somebody has compared them, a file of the site that is the same
};

struct plan_entry {
    struct text path;
    enum plan_kind kind;
    struct text content; // PLAN_WRITE
    bool stands;         // the same kind of thing stands there now: a folder, or a file
    bool is_in_the_way;  // what stands there is not ours, and the site needs the place
};

// In the order of the paths' bytes, each path once, so that a folder stands before what is in it.
struct plan {
    struct plan_entry *items;
    size_t count;
    size_t capacity;
};

// The files of the site with the manifest, which must not collide with each other; what stands in
// the folder; and which of it the earlier manifest lists.
struct plan_inputs {
    const struct site_file *files;
    size_t count;
    const struct directory_list *found;
    const struct manifest *earlier;
};

// Files that are found and not listed stay; folders stand for what is in them.
struct plan plan_make(const struct plan_inputs *inputs, struct arena *arena);

// Whether what was found stays where it is, or is replaced by something of its kind.
bool plan_keeps(const struct plan *plan, const struct directory_entry *found);

#endif
