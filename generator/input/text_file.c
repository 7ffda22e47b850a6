#include "text_file.h"

#include "arena.h"
#include "diagnostic.h"
#include "encoding.h"
#include "file.h"

#include <errno.h>
#include <unistd.h>

static struct text size_words(size_t bytes, struct arena *arena) {
    bool is_whole = bytes >= 1 << 20;
    return TEXT_JOIN(arena, text_of_integer(arena, (long long)(bytes >> (is_whole ? 20 : 10))),
                     is_whole ? TEXT(" MiB") : TEXT(" KiB"));
}

struct text text_file_bytes(struct text path, size_t most, struct arena *arena,
                            struct diagnostics *diagnostics) {
    bool is_input = text_equal(path, TEXT("-"));
    struct file_content content =
        is_input ? file_read_descriptor(STDIN_FILENO, most, arena) : file_read(path, most, arena);
    if (content.error == 0)
        return content.bytes;
    if (content.error == EFBIG)
        diagnostics_add(diagnostics, DIAGNOSTIC_FILE_TOO_LARGE, (struct place){0},
                        (struct diagnostic_words){path, size_words(most, arena)});
    else if (content.error != ENOENT)
        diagnostics_add(diagnostics, DIAGNOSTIC_FILE_UNREADABLE, (struct place){0},
                        (struct diagnostic_words){path, file_error_words(content.error)});
    return (struct text){0};
}

const struct source *text_file_decode(struct text path, struct text bytes,
                                      enum signature_wanted form, struct arena *arena,
                                      struct diagnostics *diagnostics) {
    bool is_refused = signature_refuse(path, bytes, form, diagnostics);
    if (!bytes.data || is_refused)
        return NULL;
    return encoding_decode(path, bytes, arena, diagnostics);
}

const struct source *text_file_read(struct text path, enum signature_wanted form,
                                    struct arena *arena, struct diagnostics *diagnostics) {
    struct text bytes = text_file_bytes(path, TEXT_FILE_BYTES, arena, diagnostics);
    return text_file_decode(path, bytes, form, arena, diagnostics);
}
