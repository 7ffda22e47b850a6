#include "plan.h"

#include "arena.h"
#include "directory.h"
#include "manifest.h"
#include "site.h"

#include <stdlib.h>

static bool stands(const struct plan_inputs *inputs, struct text path,
                   enum directory_entry_kind kind) {
    const struct directory_entry *found = directory_list_find(inputs->found, path);
    return found && found->kind == kind;
}

// The folders that a path needs.
static void add_folders(struct plan *plan, const struct plan_inputs *inputs, struct text path,
                        struct arena *arena) {
    for (size_t i = 0; i < path.length; i++) {
        struct text folder = text_slice(path, 0, i);
        if (path.data[i] == '/')
            *ARENA_PUSH(arena, plan, items) = (struct plan_entry){
                .path = folder,
                .kind = PLAN_FOLDER,
                .stands = stands(inputs, folder, ENTRY_FOLDER),
            };
    }
}

static void add_file(struct plan *plan, const struct plan_inputs *inputs,
                     const struct site_file *file, struct arena *arena) {
    add_folders(plan, inputs, file->path, arena);
    *ARENA_PUSH(arena, plan, items) = (struct plan_entry){
        .path = file->path,
        .kind = PLAN_WRITE,
        .content = file->content,
        .stands = stands(inputs, file->path, ENTRY_FILE),
    };
}

// What a killed run left unfinished is neither ours to list nor anybody else's to keep.
static bool is_unfinished(struct text path) {
    struct text name = TEXT("/" MANIFEST_UNFINISHED);
    return text_equal(path, TEXT(MANIFEST_UNFINISHED)) || text_ends_with(path, name);
}

static void add_found(struct plan *plan, const struct plan_inputs *inputs,
                      const struct directory_entry *found, struct arena *arena) {
    bool is_ours = text_equal(found->path, TEXT(MANIFEST_NAME)) ||
                   manifest_lists(inputs->earlier, found->path) || is_unfinished(found->path);
    if (is_ours || found->kind == ENTRY_FOLDER)
        return;
    add_folders(plan, inputs, found->path, arena);
    *ARENA_PUSH(arena, plan, items) = (struct plan_entry){
        .path = found->path,
        .kind = PLAN_CARRY,
        .stands = true,
    };
}

static int compare_entries(const void *left, const void *right) {
    const struct plan_entry *a = left, *b = right;
    int order = text_compare(a->path, b->path);
    return order ? order : (a->kind > b->kind) - (a->kind < b->kind);
}

// Makes one entry of those that have the same path.
static void merge(struct plan *plan) {
    size_t kept = 0;
    for (size_t i = 0; i < plan->count; i++) {
        struct plan_entry *last = kept ? &plan->items[kept - 1] : NULL;
        if (last && text_equal(last->path, plan->items[i].path))
            last->is_in_the_way = last->is_in_the_way || last->kind != plan->items[i].kind;
        else
            plan->items[kept++] = plan->items[i];
    }
    plan->count = kept;
}

struct plan plan_make(const struct plan_inputs *inputs, struct arena *arena) {
    struct plan plan = {0};
    for (size_t i = 0; i < inputs->count; i++)
        add_file(&plan, inputs, &inputs->files[i], arena);
    for (size_t i = 0; i < inputs->found->count; i++)
        add_found(&plan, inputs, &inputs->found->items[i], arena);
    if (plan.count)
        qsort(plan.items, plan.count, sizeof *plan.items, compare_entries);
    merge(&plan);
    return plan;
}

static int compare_paths(const void *left, const void *right) {
    const struct plan_entry *a = left, *b = right;
    return text_compare(a->path, b->path);
}

bool plan_keeps(const struct plan *plan, const struct directory_entry *found) {
    struct plan_entry wanted = {.path = found->path};
    const struct plan_entry *entry = NULL;
    if (plan->count)
        entry = bsearch(&wanted, plan->items, plan->count, sizeof *plan->items, compare_paths);
    return entry && (entry->kind == PLAN_FOLDER) == (found->kind == ENTRY_FOLDER);
}
