#include "stray.h"

#include "arena.h"

#include <stdlib.h>

void stray_add(struct stray_list *list, struct figure_name name, struct place place,
               struct arena *arena) {
    *ARENA_PUSH(arena, list, items) = (struct stray){name, figure_name_text(name, arena), place};
}

static int compare_strays(const void *left, const void *right) {
    const struct stray *a = left, *b = right;
    int order = text_compare(a->written, b->written);
    return order != 0 ? order
                      : (a->place.offset > b->place.offset) - (a->place.offset < b->place.offset);
}

static struct text other_rows(size_t count, struct arena *arena) {
    if (count == 0)
        return (struct text){0};
    return TEXT_JOIN(arena, text_of_integer(arena, (long long)count),
                     count == 1 ? TEXT(" other row") : TEXT(" other rows"));
}

void stray_report(struct stray_list *list, const struct figure_index *index,
                  enum diagnostic_kind kind, struct diagnostics *diagnostics) {
    struct arena *arena = diagnostics->arena;
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare_strays);
    for (size_t i = 0, next; i < list->count; i = next) {
        const struct stray *first = &list->items[i];
        next = i + 1;
        while (next < list->count && text_equal(list->items[next].written, first->written))
            next++;
        struct text nearest = figure_index_nearest(index, first->name, arena);
        diagnostics_add(
            diagnostics, kind, first->place,
            (struct diagnostic_words){first->written, nearest, other_rows(next - i - 1, arena)});
    }
}
