#include "target.h"

#include "arena.h"
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool target_refuse(const struct target *target, enum diagnostic_kind kind, struct text path,
                   struct text word) {
    struct text shown = target->path;
    bool has_slash = text_ends_with(shown, TEXT("/"));
    if (path.data)
        shown = TEXT_JOIN(target->arena, shown, has_slash ? TEXT("") : TEXT("/"), path);
    diagnostics_add(target->diagnostics, kind, (struct place){0},
                    (struct diagnostic_words){shown, word});
    return false;
}

bool target_is_written(const struct target *target, int error, struct text path) {
    return error == 0 ||
           target_refuse(target, DIAGNOSTIC_SITE_NOT_WRITTEN, path, file_error_words(error));
}

static bool is_read(const struct target *target, int error, struct text path) {
    return error == 0 ||
           target_refuse(target, DIAGNOSTIC_FILE_UNREADABLE, path, file_error_words(error));
}

// --- finding the folder ---

// The errors of a path that the user can put right by naming another.
static bool is_reachable(const struct target *target, int error) {
    const struct text none = {0};
    if (error == ENOENT)
        return target_refuse(target, DIAGNOSTIC_SITE_PARENT_MISSING, none, none);
    if (error == ENOTDIR)
        return target_refuse(target, DIAGNOSTIC_SITE_NOT_A_FOLDER, none, none);
    return target_is_written(target, error, none);
}

static bool lock(const struct target *target) {
    int error = directory_lock(target->parent);
    if (error == EWOULDBLOCK)
        return target_refuse(target, DIAGNOSTIC_SITE_BUSY, (struct text){0}, (struct text){0});
    return target_is_written(target, error, (struct text){0});
}

static bool open_parent(struct target *target) {
    struct directory_resolved resolved = directory_resolve(target->path, target->arena);
    if (!is_reachable(target, resolved.error))
        return false;
    target->parent_path = resolved.parent;
    target->name = resolved.name;
    struct directory_opened opened =
        directory_open_at(AT_FDCWD, text_string(target->arena, resolved.parent));
    target->parent = opened.descriptor;
    return is_reachable(target, opened.error);
}

static bool open_folder(struct target *target) {
    struct directory_opened opened =
        directory_open_at(target->parent, text_string(target->arena, target->name));
    target->folder = opened.descriptor;
    if (opened.error == ENOENT)
        return true;
    if (opened.error == ENOTDIR)
        return is_reachable(target, opened.error);
    return is_read(target, opened.error, (struct text){0});
}

// --- what stands in it ---

static bool is_listed(const struct target *target) {
    return is_read(target, target->found.error, target->found.failed);
}

static bool has_unfinished_alone(const struct directory_list *list) {
    return list->count == 1 && text_equal(list->items[0].path, TEXT(MANIFEST_UNFINISHED));
}

static bool is_of_campaign(const struct target *target, struct text campaign) {
    struct text other = target->earlier.campaign;
    if (text_equal(other, campaign))
        return true;
    diagnostics_add(target->diagnostics, DIAGNOSTIC_SITE_OF_ANOTHER_CAMPAIGN, (struct place){0},
                    (struct diagnostic_words){target->path, other, campaign});
    return false;
}

static bool read_manifest(struct target *target, struct text campaign) {
    const struct text none = {0}, name = TEXT(MANIFEST_NAME);
    const struct directory_entry *entry = directory_list_find(&target->found, name);
    // What is no plain file is not opened: a pipe would keep us waiting.
    if (!entry || entry->kind != ENTRY_FILE)
        return target_refuse(target, DIAGNOSTIC_SITE_FOREIGN, none, none);
    struct file_content content =
        file_read_at(target->folder, MANIFEST_NAME, MANIFEST_BYTES_AT_MOST, target->arena);
    if (!is_read(target, content.error, name))
        return false;
    struct manifest_reading reading = manifest_read(content.bytes, target->arena);
    target->earlier = reading.manifest;
    if (!reading.is_ours)
        return target_refuse(target, DIAGNOSTIC_SITE_FOREIGN, none, none);
    if (reading.damaged_line)
        return target_refuse(target, DIAGNOSTIC_SITE_MANIFEST_DAMAGED, name,
                             text_of_integer(target->arena, (long long)reading.damaged_line));
    return is_of_campaign(target, campaign);
}

static bool has_nothing_special(const struct target *target) {
    bool is_plain = true;
    for (size_t i = 0; i < target->found.count; i++)
        if (target->found.items[i].kind == ENTRY_SPECIAL)
            is_plain = target_refuse(target, DIAGNOSTIC_SITE_SPECIAL_FILE,
                                     target->found.items[i].path, (struct text){0});
    return is_plain;
}

// A folder that is not ours can be somebody's home: only its names are read before that is known.
static bool inspect(struct target *target, struct text campaign) {
    if (target->folder < 0)
        return true;
    target->found = directory_list(target->folder, target->arena);
    if (!is_listed(target))
        return false;
    if (target->found.count == 0 || has_unfinished_alone(&target->found))
        return true;
    if (!read_manifest(target, campaign))
        return false;
    directory_list_deepen(&target->found, target->folder, target->arena);
    return is_listed(target) && has_nothing_special(target);
}

bool target_open(struct target *target, struct text campaign) {
    return open_parent(target) && lock(target) && open_folder(target) && inspect(target, campaign);
}

bool target_look(struct target *target, struct text campaign) {
    return open_parent(target) && open_folder(target) && inspect(target, campaign);
}

static void close_once(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

void target_close(struct target *target) {
    close_once(&target->folder);
    close_once(&target->parent);
}
