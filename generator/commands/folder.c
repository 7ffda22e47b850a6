#include "folder.h"

#include "arena.h"
#include "diagnostic.h"
#include "encoding.h"
#include "file.h"
#include "shipped.h"

#include <errno.h>

enum { TEMPLATE_BYTES = 1 << 20, ASSET_BYTES = 16 << 20 };

struct text folder_path(const struct folder *folder, struct text name) {
    if (text_equal(folder->path, TEXT(".")))
        return name;
    bool has_slash = text_ends_with(folder->path, TEXT("/"));
    return TEXT_JOIN(folder->arena, folder->path, has_slash ? TEXT("") : TEXT("/"), name);
}

static struct text size_words(size_t bytes, struct arena *arena) {
    bool is_whole = bytes >= 1 << 20;
    return TEXT_JOIN(arena, text_of_integer(arena, (long long)(bytes >> (is_whole ? 20 : 10))),
                     is_whole ? TEXT(" MiB") : TEXT(" KiB"));
}

// The bytes of a file; absent, with a message unless it simply is not there, when there are none.
static struct text read_bytes(const struct folder *folder, struct text path, size_t most) {
    struct file_content content = file_read(path, most, folder->arena);
    if (content.error == 0)
        return content.bytes;
    if (content.error == EFBIG)
        diagnostics_add(folder->diagnostics, DIAGNOSTIC_FILE_TOO_LARGE, (struct place){0},
                        (struct diagnostic_words){path, size_words(most, folder->arena)});
    else if (content.error != ENOENT)
        diagnostics_add(folder->diagnostics, DIAGNOSTIC_FILE_UNREADABLE, (struct place){0},
                        (struct diagnostic_words){path, file_error_words(content.error)});
    return (struct text){0};
}

const struct source *folder_source(const struct folder *folder, struct text name, size_t most,
                                   enum folder_need need) {
    struct text path = folder_path(folder, name);
    size_t errors = folder->diagnostics->errors;
    struct text bytes = read_bytes(folder, path, most);
    if (bytes.data)
        return encoding_decode(path, bytes, folder->arena, folder->diagnostics);
    if (need == FOLDER_REQUIRED && errors == folder->diagnostics->errors)
        diagnostics_add(folder->diagnostics, DIAGNOSTIC_FILE_MISSING, (struct place){0},
                        (struct diagnostic_words){path});
    return NULL;
}

const struct source *folder_template(void *library, struct text name) {
    struct folder *folder = library;
    struct text path = TEXT_JOIN(folder->arena, TEXT("templates/"), name);
    struct source *source = arena_allocate(folder->arena, 1, sizeof *source);
    source->path = folder_path(folder, path);
    source->text = read_bytes(folder, source->path, TEMPLATE_BYTES);
    if (!source->text.data) {
        source->path = TEXT_JOIN(folder->arena, TEXT("niot:"), path);
        source->text = shipped_file(path);
    }
    return source->text.data ? source : NULL;
}

struct folder_asset *folder_assets(const struct folder *folder, size_t *count) {
    struct folder_asset *assets = arena_allocate(folder->arena, shipped_count(), sizeof *assets);
    *count = 0;
    for (size_t i = 0; i < shipped_count(); i++) {
        struct text path = shipped_path(i);
        if (!text_starts_with(path, TEXT("assets/")))
            continue;
        struct folder_asset *asset = &assets[(*count)++];
        asset->path = text_slice(path, TEXT("assets/").length, path.length);
        asset->content = read_bytes(folder, folder_path(folder, path), ASSET_BYTES);
        if (!asset->content.data)
            asset->content = shipped_file(path);
    }
    return assets;
}
