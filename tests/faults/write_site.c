// write_site build FOLDER [--in-place]: writes FOLDER/site as niot does, of whatever files are in
// FOLDER/data, so that the faults of writing can be tried out on sites of any shape.
#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "directory.h"
#include "file.h"
#include "site.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 20, WRONG_USAGE = 2, MACHINE_FAILED = 3 };

static int cannot_read(void) {
    file_write_all(STDERR_FILENO, TEXT("cannot read the data\n"));
    return MACHINE_FAILED;
}

int main(int count, char **arguments) {
    if (count < 3)
        return WRONG_USAGE;
    struct arena arena = arena_new(64 << 20, NULL);
    struct diagnostics diagnostics = {.arena = &arena};
    struct text folder = text_of(arguments[2]);
    struct text data = TEXT_JOIN(&arena, folder, TEXT("/data"));
    struct directory_opened opened = directory_open_at(AT_FDCWD, text_string(&arena, data));
    struct directory_list list = directory_list_below(opened.descriptor, &arena);
    if (opened.error || list.error)
        return cannot_read();
    struct site_file *files = arena_allocate(&arena, list.count, sizeof *files);
    struct site site = {files, 0, TEXT("faults"), TEXT("2025-07-01"), TEXT("0.1.0")};
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].kind != ENTRY_FILE)
            continue;
        const char *path = text_string(&arena, list.items[i].path);
        struct file_content content = file_read_at(opened.descriptor, path, MOST_BYTES, &arena);
        if (content.error)
            return cannot_read();
        files[site.count++] = (struct site_file){list.items[i].path, content.bytes};
    }
    struct site_settings settings = {
        .folder = TEXT_JOIN(&arena, folder, TEXT("/site")),
        .in_place = count > 3 && strcmp(arguments[3], "--in-place") == 0,
    };
    site_write(&site, &settings, &arena, &diagnostics);
    struct buffer messages = {.arena = &arena};
    diagnostics_print(&diagnostics, (struct diagnostic_style){0}, &messages);
    file_write_all(STDERR_FILENO, buffer_text(&messages));
    return diagnostics_status(&diagnostics, false);
}
