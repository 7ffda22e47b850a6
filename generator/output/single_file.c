#include "single_file.h"

#include "arena.h"
#include "diagnostic.h"
#include "directory.h"
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { MODE_OF_FILES = 0666 }; // what the umask leaves of it

static int replace(int folder, struct text name, struct text bytes, struct arena scratch) {
    int error = directory_replace_file_at(folder, name, bytes, MODE_OF_FILES, scratch);
    return error ? error : directory_sync(folder);
}

bool single_file_write(struct text path, struct text bytes, struct arena *arena,
                       struct diagnostics *diagnostics) {
    struct directory_resolved resolved = directory_resolve(path, arena);
    int error = resolved.error;
    if (!error) {
        struct directory_opened folder =
            directory_open_at(AT_FDCWD, text_string(arena, resolved.parent));
        error =
            folder.error ? folder.error : replace(folder.descriptor, resolved.name, bytes, *arena);
        if (!folder.error)
            close(folder.descriptor);
    }
    if (error == ENOENT)
        diagnostics_add(diagnostics, DIAGNOSTIC_SITE_PARENT_MISSING, (struct place){0},
                        (struct diagnostic_words){path});
    else if (error)
        diagnostics_add(diagnostics, DIAGNOSTIC_SITE_NOT_WRITTEN, (struct place){0},
                        (struct diagnostic_words){path, file_error_words(error)});
    return error == 0;
}
