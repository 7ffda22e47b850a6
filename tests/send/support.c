#include "support.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

struct arena arena;
struct diagnostics diagnostics;
char folder_path[] = "/tmp/niot-send-XXXXXX";

void support_set_up(void) {
    arena = arena_new(1 << 24, NULL);
    diagnostics = (struct diagnostics){.arena = &arena};
    cr_assert_not_null(mkdtemp(folder_path));
}

void support_tear_down(void) {
    char command[64] = "rm -rf ";
    strcat(command, folder_path);
    cr_assert_eq(system(command), 0);
    arena_release(&arena);
}

const struct source *source_of(const char *words) {
    struct source *source = arena_allocate(&arena, 1, sizeof *source);
    *source = (struct source){TEXT("list.csv"), text_copy(&arena, text_of(words))};
    return source;
}

size_t said(enum diagnostic_kind kind) {
    size_t count = 0;
    for (size_t i = 0; i < diagnostics.count; i++)
        count += diagnostics.items[i].kind == kind;
    return count;
}
