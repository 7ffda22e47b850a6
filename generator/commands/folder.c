#include "folder.h"

#include "arena.h"
#include "diagnostic.h"
#include "directory.h"
#include "file.h"
#include "shipped.h"
#include "text_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { TEMPLATE_BYTES = 1 << 20, ASSET_BYTES = 16 << 20 };

struct text folder_path(const struct folder *folder, struct text name) {
    if (text_equal(folder->path, TEXT(".")))
        return name;
    bool has_slash = text_ends_with(folder->path, TEXT("/"));
    return TEXT_JOIN(folder->arena, folder->path, has_slash ? TEXT("") : TEXT("/"), name);
}

struct text folder_site(const struct folder *folder, struct text output) {
    return output.data ? output : folder_path(folder, TEXT("site"));
}

static void note_input(const struct folder *folder, struct text path, struct text bytes) {
    struct folder_inputs *inputs = folder->inputs;
    if (inputs && bytes.data)
        *ARENA_PUSH(folder->arena, inputs, items) = (struct folder_input){path, bytes};
}

const struct source *folder_source(const struct folder *folder, struct folder_file file) {
    struct text path = folder_path(folder, text_of(file.name));
    size_t errors = folder->diagnostics->errors;
    struct text bytes = text_file_bytes(path, TEXT_FILE_BYTES, folder->arena, folder->diagnostics);
    note_input(folder, text_of(file.name), bytes);
    const struct source *source =
        text_file_decode(path, bytes, file.form, folder->arena, folder->diagnostics);
    if (!source && file.is_required && errors == folder->diagnostics->errors)
        diagnostics_add(folder->diagnostics, DIAGNOSTIC_FILE_MISSING, (struct place){0},
                        (struct diagnostic_words){path});
    return source;
}

const struct source *folder_template(void *library, struct text name) {
    struct folder *folder = library;
    struct text path = TEXT_JOIN(folder->arena, TEXT("templates/"), name);
    struct source *source = arena_allocate(folder->arena, 1, sizeof *source);
    source->path = folder_path(folder, path);
    source->text =
        text_file_bytes(source->path, TEMPLATE_BYTES, folder->arena, folder->diagnostics);
    note_input(folder, path, source->text);
    if (!source->text.data) {
        source->path = TEXT_JOIN(folder->arena, TEXT("niot:"), path);
        source->text = shipped_file(path);
    }
    return source->text.data ? source : NULL;
}

static bool is_hidden(struct text path) {
    return text_starts_with(path, TEXT(".")) || text_contains(path, TEXT("/."));
}

// What stands in a folder of the campaign's; nothing when there is none.
static struct directory_list list_below(const struct folder *folder, struct text path) {
    struct arena *arena = folder->arena;
    struct directory_opened opened = directory_open_at(AT_FDCWD, text_string(arena, path));
    if (opened.error == ENOENT)
        return (struct directory_list){0};
    struct directory_list list = {.error = opened.error};
    if (!opened.error) {
        list = directory_list_below(opened.descriptor, arena);
        close(opened.descriptor);
    }
    if (list.error)
        diagnostics_add(folder->diagnostics, DIAGNOSTIC_FILE_UNREADABLE, (struct place){0},
                        (struct diagnostic_words){path, file_error_words(list.error)});
    return list;
}

static void add_own_assets(const struct folder *folder, struct folder_assets *assets) {
    struct text below = folder_path(folder, TEXT("assets"));
    struct directory_list list = list_below(folder, below);
    for (size_t i = 0; i < list.count; i++) {
        const struct directory_entry *entry = &list.items[i];
        if (entry->kind == ENTRY_FOLDER || is_hidden(entry->path))
            continue;
        struct text path = TEXT_JOIN(folder->arena, below, TEXT("/"), entry->path);
        if (entry->kind != ENTRY_FILE) {
            diagnostics_add(folder->diagnostics, DIAGNOSTIC_ASSET_REFUSED, (struct place){0},
                            (struct diagnostic_words){path});
            continue;
        }
        struct text content =
            text_file_bytes(path, ASSET_BYTES, folder->arena, folder->diagnostics);
        note_input(folder, TEXT_JOIN(folder->arena, TEXT("assets/"), entry->path), content);
        if (content.data)
            *ARENA_PUSH(folder->arena, assets, items) = (struct folder_asset){entry->path, content};
    }
}

bool folder_assets_have(const struct folder_assets *assets, struct text path) {
    for (size_t i = 0; i < assets->count; i++)
        if (text_equal(assets->items[i].path, path))
            return true;
    return false;
}

struct folder_assets folder_assets_read(const struct folder *folder) {
    struct folder_assets assets = {0};
    add_own_assets(folder, &assets);
    struct text below = TEXT("assets/");
    for (size_t i = 0; i < shipped_count(); i++) {
        struct text path = shipped_path(i);
        struct text name = text_slice(path, below.length, path.length);
        if (text_starts_with(path, below) && !folder_assets_have(&assets, name))
            *ARENA_PUSH(folder->arena, &assets, items) =
                (struct folder_asset){name, shipped_file(path)};
    }
    return assets;
}

struct folder_templates folder_templates_read(const struct folder *folder) {
    struct folder_templates templates = {0};
    struct text below = folder_path(folder, TEXT("templates"));
    struct diagnostics unheard = {.arena = folder->arena};
    struct folder quiet = {folder->path, folder->arena, &unheard};
    struct directory_list list = list_below(&quiet, below);
    for (size_t i = 0; i < list.count; i++) {
        struct text path = TEXT_JOIN(folder->arena, below, TEXT("/"), list.items[i].path);
        bool is_file = list.items[i].kind == ENTRY_FILE && !is_hidden(list.items[i].path);
        struct text text = is_file ? text_file_bytes(path, TEMPLATE_BYTES, folder->arena, &unheard)
                                   : (struct text){0};
        struct text name = TEXT_JOIN(folder->arena, TEXT("templates/"), list.items[i].path);
        if (text.data && !text_equal(text, shipped_file(name)))
            *ARENA_PUSH(folder->arena, &templates, items) = (struct source){path, text};
    }
    return templates;
}
