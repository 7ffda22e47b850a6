#include "beside.h"

#include "arena.h"
#include "diagnostic.h"
#include "file.h"
#include "text.h"

#include <errno.h>
#include <limits.h>
#include <unistd.h>

// The path of a file beside the program that runs; of the name alone, which is then looked for in
// the current folder and hardly found, where the system does not tell.
static struct text path_beside(const char *name, struct arena *arena) {
    char *self = arena_allocate(arena, PATH_MAX, 1);
    ssize_t length = readlink("/proc/self/exe", self, PATH_MAX);
    while (length > 0 && self[length - 1] != '/')
        length--;
    struct text folder = {self, length > 0 ? (size_t)length : 0};
    return TEXT_JOIN(arena, folder, text_of(name));
}

void beside_take_over(const char *name, char **arguments, struct arena *arena,
                      struct diagnostics *diagnostics) {
    struct text path = path_beside(name, arena);
    execv(text_string(arena, path), arguments);
    diagnostics_add(diagnostics, DIAGNOSTIC_PROGRAM_NOT_STARTED, (struct place){0},
                    (struct diagnostic_words){path, file_error_words(errno)});
}
