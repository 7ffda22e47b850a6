#include "neighbour.h"

#include "diagnostic.h"
#include "file.h"

#include <errno.h>
#include <unistd.h>

struct text neighbour_path(struct text name, struct arena *arena) {
    struct text own = file_link_target("/proc/self/exe", arena).bytes;
    size_t length = own.length;
    while (length > 0 && own.data[length - 1] != '/')
        length--;
    return TEXT_JOIN(arena, text_slice(own, 0, length), name);
}

void neighbour_take_over(struct text name, char **arguments, struct arena *arena,
                         struct diagnostics *diagnostics) {
    struct text path = neighbour_path(name, arena);
    execv(text_string(arena, path), arguments);
    diagnostics_add(diagnostics, DIAGNOSTIC_PROGRAM_NOT_STARTED, (struct place){0},
                    (struct diagnostic_words){path, file_error_words(errno)});
}
