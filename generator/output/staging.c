#include "staging.h"

#include "arena.h"
#include "file.h"
#include "plan.h"
#include "target.h"

#include <errno.h>
#include <unistd.h>

enum { MODE_OF_FILES = 0644, MODE_OF_FOLDERS = 0755 };

struct staging {
    const struct target *target;
    const char *name; // in the target's parent
    int folder;
};

// --- names ---

static struct text prefix(const struct target *target) {
    return TEXT_JOIN(target->arena, TEXT("."), target->name, TEXT(".niot-"));
}

static bool is_number(struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    return text.length > 0;
}

static void remove_beside(const struct target *target, struct text name) {
    struct arena scratch = *target->arena;
    int error = directory_remove_at(target->parent, text_string(&scratch, name));
    if (error)
        diagnostics_add(target->diagnostics, DIAGNOSTIC_SITE_LEFT_BEHIND, (struct place){0},
                        (struct diagnostic_words){
                            TEXT_JOIN(target->arena, target->parent_path, TEXT("/"), name),
                            file_error_words(error)});
}

void staging_clean(const struct target *target) {
    struct directory_list beside = directory_list(target->parent, target->arena);
    struct text ours = prefix(target);
    for (size_t i = 0; i < beside.count; i++) {
        struct text name = beside.items[i].path;
        if (beside.items[i].kind == ENTRY_FOLDER && text_starts_with(name, ours) &&
            is_number(text_slice(name, ours.length, name.length)))
            remove_beside(target, name);
    }
}

// --- the new folder ---

// Under the lock the first number is free, unless something stands there that we could not remove.
static int make_folder(struct staging *staging) {
    enum { ATTEMPTS = 100 };
    const struct target *target = staging->target;
    int error = EEXIST;
    for (int number = 1; number <= ATTEMPTS && error == EEXIST; number++) {
        struct text name =
            TEXT_JOIN(target->arena, prefix(target), text_of_integer(target->arena, number));
        staging->name = text_string(target->arena, name);
        error = directory_make_at(target->parent, staging->name, MODE_OF_FOLDERS);
    }
    return error;
}

static int add_entry(const struct staging *staging, const struct plan_entry *entry) {
    struct arena scratch = *staging->target->arena;
    const char *path = text_string(&scratch, entry->path);
    switch (entry->kind) {
    case PLAN_FOLDER:
        return directory_make_at(staging->folder, path, MODE_OF_FOLDERS);
    case PLAN_WRITE:
        return file_write_at(staging->folder, path, entry->content, MODE_OF_FILES);
    case PLAN_CARRY:
        break;
    }
    return directory_carry_at(staging->target->folder, staging->folder, path);
}

// A folder that stands keeps its mode, whoever set it; its names go to the disk.
static int finish_descriptor(int standing, int folder) {
    int error = standing < 0 ? 0 : directory_copy_mode(standing, folder);
    return error ? error : directory_sync(folder);
}

static int finish_folder(const struct staging *staging, const struct plan_entry *entry) {
    struct arena scratch = *staging->target->arena;
    const char *path = text_string(&scratch, entry->path);
    struct directory_opened standing = {.descriptor = -1};
    if (entry->stands)
        standing = directory_open_at(staging->target->folder, path);
    struct directory_opened folder = directory_open_at(staging->folder, path);
    int error = standing.error ? standing.error : folder.error;
    if (!error)
        error = finish_descriptor(standing.descriptor, folder.descriptor);
    if (standing.descriptor >= 0)
        close(standing.descriptor);
    if (folder.descriptor >= 0)
        close(folder.descriptor);
    return error;
}

static bool fill(const struct staging *staging, const struct plan *plan) {
    const struct target *target = staging->target;
    for (size_t i = 0; i < plan->count; i++)
        if (!target_is_written(target, add_entry(staging, &plan->items[i]), plan->items[i].path))
            return false;
    // The innermost first: the mode of a folder can close the way to what is in it.
    for (size_t i = plan->count; i-- > 0;)
        if (plan->items[i].kind == PLAN_FOLDER &&
            !target_is_written(target, finish_folder(staging, &plan->items[i]),
                               plan->items[i].path))
            return false;
    return target_is_written(target, finish_descriptor(target->folder, staging->folder),
                             (struct text){0});
}

static bool open_and_fill(struct staging *staging, const struct plan *plan) {
    struct directory_opened opened = directory_open_at(staging->target->parent, staging->name);
    if (!target_is_written(staging->target, opened.error, (struct text){0}))
        return false;
    staging->folder = opened.descriptor;
    bool is_filled = fill(staging, plan);
    close(staging->folder);
    return is_filled;
}

// --- the exchange ---

// Whether an error says that the new folder can take the old one's place nowhere in this file
// system or with these rights, rather than that the disk failed.
static bool is_obstacle(int error) {
    static const int errors[] = {EINVAL, ENOSYS, EOPNOTSUPP, EBUSY, EXDEV, EPERM, EACCES, EROFS};
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
        if (error == errors[i])
            return true;
    return false;
}

static struct staging_result failure(const struct target *target, int error) {
    if (target->folder >= 0 && is_obstacle(error))
        return (struct staging_result){.obstacle = error};
    target_is_written(target, error, (struct text){0});
    return (struct staging_result){0};
}

// Where nothing stands a plain rename will do, and does no harm to what may turn up meanwhile: a
// folder replaces nothing but an empty folder.
static int swap(const struct staging *staging, const char *from, const char *to) {
    const struct target *target = staging->target;
    return target->folder < 0 ? directory_rename_at(target->parent, from, to)
                              : directory_exchange_at(target->parent, from, to);
}

static struct staging_result exchange(const struct staging *staging) {
    const struct target *target = staging->target;
    const char *name = text_string(target->arena, target->name);
    int error = swap(staging, staging->name, name);
    if (error)
        return failure(target, error);
    error = directory_sync(target->parent);
    if (error)
        swap(staging, name, staging->name);
    return (struct staging_result){.stands = target_is_written(target, error, (struct text){0})};
}

struct staging_result staging_publish(const struct target *target, const struct plan *plan) {
    struct staging staging = {.target = target, .folder = -1};
    int error = make_folder(&staging);
    if (error)
        return failure(target, error);
    struct staging_result result = {0};
    if (open_and_fill(&staging, plan))
        result = exchange(&staging);
    // By now that is the old site, or a new one that did not come to stand.
    remove_beside(target, text_of(staging.name));
    return result;
}
