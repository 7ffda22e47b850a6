#include "figure_index.h"

#include "arena.h"
#include "diagnostic.h"
#include "metrics.h"

#include <stdlib.h>

// --- names ---

struct figure_name figure_name_of(struct text name) {
    struct text_cut area = text_cut(name, '@');
    struct text_cut group = text_cut(area.head, '.');
    if (!group.found)
        return (struct figure_name){.id = area.head, .area = area.tail};
    return (struct figure_name){group.head, group.tail, area.tail};
}

struct text figure_name_text(struct figure_name name, struct arena *arena) {
    struct text dot = name.group.length > 0 ? TEXT(".") : TEXT("");
    struct text at = name.area.length > 0 ? TEXT("@") : TEXT("");
    return TEXT_JOIN(arena, name.group, dot, name.id, at, name.area);
}

struct figure_name figure_name_full(const struct figure *figure) {
    return (struct figure_name){figure->group, figure->id, figure->area_slug};
}

// --- the index ---

static int compare_keys(const struct figure *a, const struct figure *b) {
    int by_id = text_compare(a->id, b->id);
    if (by_id != 0)
        return by_id;
    int by_group = text_compare(a->group, b->group);
    return by_group != 0 ? by_group : text_compare(a->area_slug, b->area_slug);
}

bool figure_has_key_of(const struct figure *a, const struct figure *b) {
    return compare_keys(a, b) == 0;
}

static int compare_entries(const void *left, const void *right) {
    const struct figure *a = *(const struct figure *const *)left;
    const struct figure *b = *(const struct figure *const *)right;
    int order = compare_keys(a, b);
    return order != 0 ? order : (a > b) - (a < b);
}

struct figure_index figure_index_new(const struct figure *figures, size_t count,
                                     struct arena *arena) {
    const struct figure **by_key = arena_allocate(arena, count, sizeof *by_key);
    for (size_t i = 0; i < count; i++)
        by_key[i] = &figures[i];
    qsort(by_key, count, sizeof *by_key, compare_entries);
    return (struct figure_index){by_key, count};
}

// Where the figures of an id begin.
static size_t first_of_id(const struct figure_index *index, struct text id) {
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(index->by_key[middle]->id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// How well a figure fits a name of its id; below 0 when it does not.
static int fitness(const struct figure *figure, struct figure_name name,
                   const struct figure *near) {
    bool group_fits = !name.group.data || text_equal(figure->group, name.group);
    bool area_fits = !name.area.data || text_equal(figure->area_slug, name.area);
    if (!group_fits || !area_fits)
        return -1;
    if (figure == near)
        return 0;
    bool is_of_group = text_equal(figure->group, near->group);
    bool is_of_area = text_equal(figure->area_slug, near->area_slug);
    return 1 + 4 * is_of_group + (is_of_area ? 2 : figure->area_slug.length == 0);
}

struct candidates {
    const struct figure *best;
    const struct figure *rival; // fits as well and has another key
    int fitness;
};

static struct candidates candidates_of(const struct figure_index *index, struct figure_name name,
                                       const struct figure *near) {
    struct candidates found = {.fitness = -1};
    for (size_t i = first_of_id(index, name.id); i < index->count; i++) {
        const struct figure *figure = index->by_key[i];
        if (!text_equal(figure->id, name.id))
            break;
        int fit = fitness(figure, name, near);
        if (fit > found.fitness)
            found = (struct candidates){figure, NULL, fit};
        else if (fit >= 0 && fit == found.fitness && !figure_has_key_of(figure, found.best))
            found.rival = figure;
    }
    return found;
}

bool figure_index_has(const struct figure_index *index, struct figure_name name) {
    static const struct figure nobody;
    return candidates_of(index, name, &nobody).best != NULL;
}

// A figure's name with as much in it as the name that was written has.
static struct text name_like(struct figure_name written, const struct figure *figure,
                             struct arena *arena) {
    struct figure_name name = figure_name_full(figure);
    if (!written.group.data)
        name.group = (struct text){0};
    if (!written.area.data)
        name.area = (struct text){0};
    return figure_name_text(name, arena);
}

// How far a part of a name is from the one that was written, which may leave it out. One that is no
// slip is as far as can be.
struct part_distance {
    bool is_near;
    size_t letters;
};

static struct part_distance part_distance(struct text written, struct text part,
                                          struct arena scratch) {
    if (!written.data || text_equal(written, part))
        return (struct part_distance){true, 0};
    if (text_nearest(written, &part, 1, scratch).data)
        return (struct part_distance){true, text_distance(written, part, scratch)};
    return (struct part_distance){false, written.length + part.length};
}

// Part by part, for a long group that is right must not make up for an id that is none; SIZE_MAX
// when the name is not near. An id that is right may be of another group or area.
static size_t name_distance(struct figure_name written, struct figure_name name,
                            struct arena scratch) {
    struct part_distance group = part_distance(written.group, name.group, scratch);
    struct part_distance id = part_distance(written.id, name.id, scratch);
    struct part_distance area = part_distance(written.area, name.area, scratch);
    bool is_near = id.is_near && (id.letters == 0 || (group.is_near && area.is_near));
    return is_near ? group.letters + id.letters + area.letters : SIZE_MAX;
}

struct text figure_index_nearest(const struct figure_index *index, struct figure_name name,
                                 struct arena *arena) {
    const struct figure *nearest = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < index->count; i++) {
        size_t distance = name_distance(name, figure_name_full(index->by_key[i]), *arena);
        if (distance >= least)
            continue;
        least = distance;
        nearest = index->by_key[i];
    }
    return nearest ? name_like(name, nearest, arena) : (struct text){0};
}

const struct figure *figure_index_find(const struct figure_index *index, struct figure_name name,
                                       const struct figure *near, struct place place,
                                       struct diagnostics *diagnostics) {
    struct candidates found = candidates_of(index, name, near);
    if (!found.rival)
        return found.best;
    struct arena *arena = diagnostics->arena;
    diagnostics_add(
        diagnostics, DIAGNOSTIC_FIGURE_AMBIGUOUS, place,
        (struct diagnostic_words){figure_name_text(name, arena),
                                  figure_name_text(figure_name_full(found.best), arena),
                                  figure_name_text(figure_name_full(found.rival), arena)});
    return NULL;
}
