#include "password.h"

#include "arena.h"
#include "diagnostic.h"
#include "file.h"
#include "settings.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { PASSWORD_BYTES = 1024 };

static bool has_control_character(struct text text) {
    for (size_t i = 0; text.data && i < text.length; i++)
        if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F)
            return true;
    return false;
}

static void refuse(enum diagnostic_kind kind, struct text path, struct text words,
                   struct diagnostics *diagnostics) {
    diagnostics_add(diagnostics, kind, (struct place){0}, (struct diagnostic_words){path, words});
}

static struct text read_file(struct text path, struct arena *arena,
                             struct diagnostics *diagnostics) {
    struct stat status;
    const char *name = text_string(arena, path);
    if (stat(name, &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO))) {
        refuse(DIAGNOSTIC_PASSWORD_FILE_OPEN, path, (struct text){0}, diagnostics);
        return (struct text){0};
    }
    struct file_content content = file_read(path, PASSWORD_BYTES, arena);
    if (content.error) {
        refuse(DIAGNOSTIC_FILE_UNREADABLE, path, file_error_words(content.error), diagnostics);
        return (struct text){0};
    }
    struct text line = text_cut(content.bytes, '\n').head;
    bool has_return = text_ends_with(line, TEXT("\r"));
    return text_slice(line, 0, line.length - has_return);
}

struct text password_read(const struct settings *settings, struct text folder, struct arena *arena,
                          struct diagnostics *diagnostics) {
    size_t errors = diagnostics->errors;
    struct text password = text_of(getenv("NIOT_SMTP_PASSWORD"));
    struct text path = settings->password_file.text;
    if (!password.data && path.data) {
        if (!text_starts_with(path, TEXT("/")))
            path = TEXT_JOIN(arena, folder, TEXT("/"), path);
        password = read_file(path, arena, diagnostics);
    }
    if (diagnostics->errors > errors)
        return (struct text){0};
    if (text_is_empty(password) || has_control_character(password)) {
        refuse(DIAGNOSTIC_PASSWORD_MISSING, settings->user.text, (struct text){0}, diagnostics);
        return (struct text){0};
    }
    return password;
}
