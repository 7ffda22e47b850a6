#include "in_place.h"

#include "arena.h"
#include "file.h"
#include "plan.h"
#include "target.h"

#include <errno.h>
#include <unistd.h>

enum { MODE_OF_FILES = 0644, MODE_OF_FOLDERS = 0755 };

// What stands there and is not planned: the inmost first, so that folders are empty in time.
static bool remove_gone(const struct target *target, const struct plan *plan) {
    for (size_t i = target->found.count; i-- > 0;) {
        const struct directory_entry *entry = &target->found.items[i];
        if (plan_keeps(plan, entry))
            continue;
        struct arena scratch = *target->arena;
        const char *path = text_string(&scratch, entry->path);
        int error = entry->kind == ENTRY_FOLDER ? directory_remove_empty_at(target->folder, path)
                                                : directory_remove_at(target->folder, path);
        if (!target_is_written(target, error, entry->path))
            return false;
    }
    return true;
}

static struct text folder_of(struct text path) {
    size_t end = path.length;
    while (end && path.data[end - 1] != '/')
        end--;
    return text_slice(path, 0, end);
}

static int write_file(const struct target *target, const struct plan_entry *entry) {
    struct arena scratch = *target->arena;
    struct text unfinished = TEXT_JOIN(&scratch, folder_of(entry->path), TEXT(MANIFEST_UNFINISHED));
    const char *beside = text_string(&scratch, unfinished);
    const char *path = text_string(&scratch, entry->path);
    int error = file_write_at(target->folder, beside, entry->content, MODE_OF_FILES);
    if (error)
        return error;
    error = directory_rename_at(target->folder, beside, path);
    if (error)
        directory_remove_at(target->folder, beside);
    return error;
}

static int make_folder(const struct target *target, const struct plan_entry *entry) {
    struct arena scratch = *target->arena;
    if (entry->stands)
        return 0;
    return directory_make_at(target->folder, text_string(&scratch, entry->path), MODE_OF_FOLDERS);
}

static int sync_folder(const struct target *target, const struct plan_entry *entry) {
    struct arena scratch = *target->arena;
    struct directory_opened opened =
        directory_open_at(target->folder, text_string(&scratch, entry->path));
    if (opened.error)
        return opened.error;
    int error = directory_sync(opened.descriptor);
    close(opened.descriptor);
    return error;
}

// Applies a step to every entry of a kind; false at the first that fails.
static bool each(const struct target *target, const struct plan *plan, enum plan_kind kind,
                 int (*step)(const struct target *, const struct plan_entry *)) {
    for (size_t i = 0; i < plan->count; i++)
        if (plan->items[i].kind == kind &&
            !target_is_written(target, step(target, &plan->items[i]), plan->items[i].path))
            return false;
    return true;
}

static bool is_manifest(const struct plan_entry *entry) {
    return text_equal(entry->path, TEXT(MANIFEST_NAME));
}

static int write_manifest(const struct target *target, const struct plan_entry *entry) {
    return is_manifest(entry) ? write_file(target, entry) : 0;
}

static int write_listed(const struct target *target, const struct plan_entry *entry) {
    return is_manifest(entry) ? 0 : write_file(target, entry);
}

bool in_place_publish(const struct target *target, const struct plan *plan) {
    // The manifest comes before the files that it lists: when the build is killed in between, the
    // next one knows them for ours.
    return remove_gone(target, plan) && each(target, plan, PLAN_WRITE, write_manifest) &&
           each(target, plan, PLAN_FOLDER, make_folder) &&
           each(target, plan, PLAN_WRITE, write_listed) &&
           each(target, plan, PLAN_FOLDER, sync_folder) &&
           target_is_written(target, directory_sync(target->folder), (struct text){0});
}
