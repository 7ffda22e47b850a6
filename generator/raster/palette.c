#include "palette.h"

#include "arena.h"

#include <stdlib.h>

// More different colours than these are no chart's.
enum { SLOTS = 1 << 14, COLOURS_AT_MOST = SLOTS / 2, MOST_FREQUENT = 16, FARTHEST = 256 };

struct shade {
    uint32_t colour;
    uint32_t pixels; // how many have it; 0: an empty slot
    int distance;    // from the nearest colour of the palette
    uint8_t index;   // of that colour
};

// The shades of a canvas, found by their colour.
struct shade_set {
    struct shade *slots;
    size_t count;
};

static struct shade *slot_of(const struct shade_set *set, uint32_t colour) {
    size_t slot = (colour * 2654435761u) >> 18;
    while (set->slots[slot].pixels && set->slots[slot].colour != colour)
        slot = (slot + 1) % SLOTS;
    return &set->slots[slot];
}

static struct shade_set count_shades(const struct canvas *canvas, struct arena *arena) {
    struct shade_set set = {arena_allocate(arena, SLOTS, sizeof *set.slots), 0};
    size_t pixels = canvas->width * canvas->height;
    for (size_t i = 0; i < pixels && set.count <= COLOURS_AT_MOST; i++) {
        uint32_t colour = canvas->pixels[i] & CANVAS_COLOUR;
        struct shade *shade = slot_of(&set, colour);
        set.count += shade->pixels == 0;
        shade->colour = colour;
        shade->distance = FARTHEST;
        shade->pixels++;
    }
    return set;
}

static int compare_shades(const void *left, const void *right) {
    const struct shade *a = *(struct shade *const *)left;
    const struct shade *b = *(struct shade *const *)right;
    if (a->pixels != b->pixels)
        return a->pixels > b->pixels ? -1 : 1;
    return a->colour < b->colour ? -1 : a->colour > b->colour;
}

static struct shade **by_frequency(const struct shade_set *set, struct arena *arena) {
    struct shade **shades = arena_allocate(arena, set->count, sizeof *shades);
    size_t count = 0;
    for (size_t i = 0; i < SLOTS; i++)
        if (set->slots[i].pixels)
            shades[count++] = &set->slots[i];
    qsort(shades, set->count, sizeof *shades, compare_shades);
    return shades;
}

// By how much the one of red, green and blue differs that differs most.
static int distance(uint32_t a, uint32_t b) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int difference = (int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF);
        difference = difference < 0 ? -difference : difference;
        most = difference > most ? difference : most;
    }
    return most;
}

// A shade and how far it is from the nearest colour of the palette so far.
static void come_nearer(struct shade *shade, const struct palette *palette) {
    size_t last = palette->count - 1;
    int to_last = distance(shade->colour, palette->colours[last]);
    if (to_last >= shade->distance)
        return;
    shade->distance = to_last;
    shade->index = (uint8_t)last;
}

// Takes the shade into the palette. Returns the one that is farthest from all in it, of equally far
// ones the first.
static struct shade *add_shade(struct palette *palette, const struct shade *shade,
                               struct shade **shades, size_t count) {
    palette->colours[palette->count++] = shade->colour;
    struct shade *farthest = shades[0];
    for (size_t i = 0; i < count; i++) {
        come_nearer(shades[i], palette);
        if (shades[i]->distance > farthest->distance)
            farthest = shades[i];
    }
    return farthest;
}

static const uint8_t *indices_of(const struct canvas *canvas, const struct shade_set *set,
                                 struct arena *arena) {
    size_t pixels = canvas->width * canvas->height;
    uint8_t *indices = arena_allocate(arena, pixels, sizeof *indices);
    for (size_t i = 0; i < pixels; i++)
        indices[i] = slot_of(set, canvas->pixels[i] & CANVAS_COLOUR)->index;
    return indices;
}

struct palette palette_of(const struct canvas *canvas, size_t most, struct arena *arena) {
    static const struct palette none;
    struct palette palette = none;
    struct shade_set set = count_shades(canvas, arena);
    if (set.count > COLOURS_AT_MOST)
        return none;
    struct shade **shades = by_frequency(&set, arena);
    struct shade *next = shades[0];
    size_t limit = most ? most : PALETTE_SIZE;
    size_t frequent = limit / 2 < MOST_FREQUENT ? limit / 2 : MOST_FREQUENT;
    while (palette.count < frequent && palette.count < set.count)
        next = add_shade(&palette, shades[palette.count], shades, set.count);
    while (palette.count < limit && next->distance > PALETTE_TOLERANCE)
        next = add_shade(&palette, next, shades, set.count);
    if (!most && next->distance > PALETTE_TOLERANCE)
        return none;
    palette.indices = indices_of(canvas, &set, arena);
    return palette;
}
