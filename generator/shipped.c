#include "shipped.h"

#include <stdint.h>

// The files' bytes, put into the program by the assembler.
#define SHIPPED(name, path)                                                                        \
    __asm__(".section .rodata\n"                                                                   \
            "shipped_" #name "_start:\n"                                                           \
            ".incbin \"" path "\"\n"                                                               \
            "shipped_" #name "_end:\n"                                                             \
            ".byte 0\n"                                                                            \
            ".previous\n");                                                                        \
    extern const char shipped_##name##_start[], shipped_##name##_end[];
#include "shipped_rows.h"
#undef SHIPPED

struct shipped_row {
    const char *path;
    const char *start, *end;
};

static const struct shipped_row rows[] = {
#define SHIPPED(name, path) {path, shipped_##name##_start, shipped_##name##_end},
#include "shipped_rows.h"
#undef SHIPPED
};
enum { ROW_COUNT = sizeof rows / sizeof rows[0] };

struct text shipped_file(struct text path) {
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (text_is(path, rows[i].path))
            return (struct text){rows[i].start,
                                 (size_t)((uintptr_t)rows[i].end - (uintptr_t)rows[i].start)};
    return (struct text){0};
}

size_t shipped_count(void) {
    return ROW_COUNT;
}

struct text shipped_path(size_t index) {
    return text_of(rows[index].path);
}
