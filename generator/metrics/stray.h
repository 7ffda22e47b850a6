// Strays: names of figures that no figure has, each told once however many rows write it.
#ifndef NIOT_STRAY_H
#define NIOT_STRAY_H

#include "diagnostic.h"
#include "figure_index.h"
#include "source.h"
#include "text.h"

#include <stddef.h>

struct arena;

struct stray {
    struct figure_name name;
    struct text written;
    struct place place;
};

// A zeroed list is valid and empty.
struct stray_list {
    struct stray *items;
    size_t count;
    size_t capacity;
};

void stray_add(struct stray_list *list, struct figure_name name, struct place place,
               struct arena *arena);

// Reports each name at the first place of all that have it: {1} the name, {2} the nearest that
// there is, {3} in how many rows it also stands ("13 other rows"), absent when in none.
void stray_report(struct stray_list *list, const struct figure_index *index,
                  enum diagnostic_kind kind, struct diagnostics *diagnostics);

#endif
