// An index of figures: finds the figure that a name such as `recorded.burglary@gosport` means.
#ifndef NIOT_FIGURE_INDEX_H
#define NIOT_FIGURE_INDEX_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;
struct figure;
struct place;

// The parts of a name; absent where it does not say. The area is a slug.
struct figure_name {
    struct text group, id, area;
};

struct figure_name figure_name_of(struct text name); // `id`, `group.id`, `group.id@area`, `id@area`
struct text figure_name_text(struct figure_name name, struct arena *arena);
struct figure_name figure_name_full(const struct figure *figure);
bool figure_has_key_of(const struct figure *a, const struct figure *b); // group, id and area

struct figure_index {
    const struct figure **by_key; // sorted by id, group, area; of one key in the order of the file
    size_t count;
};

struct figure_index figure_index_new(const struct figure *figures, size_t count,
                                     struct arena *arena);

// Whether any figure has the name.
bool figure_index_has(const struct figure_index *index, struct figure_name name);

// The name, nearest to one that no figure has, of a figure; absent when none is near. Its id
// is near by itself, and so are group and area, unless the id is the same.
struct text figure_index_nearest(const struct figure_index *index, struct figure_name name,
                                 struct arena *arena);

// The figure that the name means. Where the name leaves group or area open and several figures fit,
// `near` decides, whose row the name stands in: its own group before others, then its own area,
// then the whole campaign. `near` itself is meant only when nothing else can be. NULL when none has
// the name, or when several have it, which is reported at `place`.
const struct figure *figure_index_find(const struct figure_index *index, struct figure_name name,
                                       const struct figure *near, struct place place,
                                       struct diagnostics *diagnostics);

#endif
