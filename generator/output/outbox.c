#include "outbox.h"

#include "arena.h"
#include "diagnostic.h"
#include "directory.h"
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { FOLDER_MODE = 0700, FILE_MODE = 0600 };

struct outbox {
    struct text path;
    int folder;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static bool is_done(const struct outbox *outbox, int error, struct text name) {
    if (error == 0)
        return true;
    struct text shown = outbox->path;
    if (name.data)
        shown = TEXT_JOIN(outbox->arena, shown, TEXT("/"), name);
    diagnostics_add(outbox->diagnostics, DIAGNOSTIC_SITE_NOT_WRITTEN, (struct place){0},
                    (struct diagnostic_words){shown, file_error_words(error)});
    return false;
}

static bool open_folder(struct outbox *outbox) {
    const char *path = text_string(outbox->arena, outbox->path);
    int error = directory_make_at(AT_FDCWD, path, FOLDER_MODE);
    if (error != EEXIST && !is_done(outbox, error, (struct text){0}))
        return false;
    struct directory_opened opened = directory_open_at(AT_FDCWD, path);
    outbox->folder = opened.descriptor;
    return is_done(outbox, opened.error, (struct text){0});
}

static bool replace(const struct outbox *outbox, const struct outbox_file *file) {
    int error = directory_replace_file_at(outbox->folder, file->name, file->content, FILE_MODE,
                                          *outbox->arena);
    return is_done(outbox, error, file->name);
}

bool outbox_write(struct text folder, const struct outbox_file *files, size_t count,
                  struct arena *arena, struct diagnostics *diagnostics) {
    struct outbox outbox = {folder, -1, arena, diagnostics};
    bool stands = open_folder(&outbox);
    for (size_t i = 0; i < count && stands; i++)
        stands = replace(&outbox, &files[i]);
    if (stands)
        stands = is_done(&outbox, directory_sync(outbox.folder), (struct text){0});
    if (outbox.folder >= 0)
        close(outbox.folder);
    return stands;
}
