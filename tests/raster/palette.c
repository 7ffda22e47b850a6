#include "palette.h"

#include "arena.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 24, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(palette, .init = set_up, .fini = tear_down);

static uint32_t shown(const struct palette *palette, size_t pixel) {
    return palette->colours[palette->indices[pixel]];
}

Test(palette, few_colours_stay_as_they_are) {
    static const uint32_t pixels[] = {0xFFFFFF, 0x12436D, 0xFFFFFF, 0xFFF46A25, 0x000000, 0xFFFFFF};
    struct canvas canvas = {pixels, 3, 2};
    struct palette palette = palette_of(&canvas, 0, &arena);
    cr_expect(eq(sz, palette.count, 4));
    cr_expect(eq(u32, palette.colours[0], 0xFFFFFF));
    for (size_t i = 0; i < 6; i++)
        cr_expect(eq(u32, shown(&palette, i), pixels[i] & CANVAS_COLOUR));
}

Test(palette, one_pixel) {
    static const uint32_t pixel = 0xFF0B0C0C;
    struct canvas canvas = {&pixel, 1, 1};
    struct palette palette = palette_of(&canvas, 0, &arena);
    cr_expect(eq(sz, palette.count, 1));
    cr_expect(eq(u32, shown(&palette, 0), 0x0B0C0C));
}

static int off(uint32_t a, uint32_t b, int shift) {
    int difference = (int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF);
    return difference < 0 ? -difference : difference;
}

// Every grey there is, and blends of two colours, as the edges of letters are.
Test(palette, many_shades_become_near_ones) {
    static uint32_t pixels[768];
    for (uint32_t i = 0; i < 256; i++) {
        pixels[i] = i << 16 | i << 8 | i;
        pixels[256 + i] = 255u << 16 | i << 8 | i;
        pixels[512 + i] = i << 16 | 255u << 8 | i;
    }
    struct canvas canvas = {pixels, 256, 3};
    struct palette palette = palette_of(&canvas, 0, &arena);
    cr_expect(gt(sz, palette.count, 16));
    cr_expect(lt(sz, palette.count, 257));
    for (size_t i = 0; i < 768; i++)
        for (int shift = 0; shift < 24; shift += 8)
            cr_expect(le(int, off(shown(&palette, i), pixels[i], shift), PALETTE_TOLERANCE));
}

Test(palette, none_for_a_picture_of_all_colours) {
    static uint32_t pixels[4096];
    for (uint32_t i = 0; i < 4096; i++)
        pixels[i] = (i & 15) << 20 | (i >> 4 & 15) << 12 | (i >> 8) << 4;
    struct canvas canvas = {pixels, 64, 64};
    struct palette palette = palette_of(&canvas, 0, &arena);
    cr_expect(eq(sz, palette.count, 0));
}

Test(palette, none_for_more_colours_than_are_counted) {
    enum { SIDE = 256 };
    static uint32_t pixels[SIDE * SIDE];
    for (uint32_t i = 0; i < SIDE * SIDE; i++)
        pixels[i] = i;
    struct canvas canvas = {pixels, SIDE, SIDE};
    struct palette palette = palette_of(&canvas, 0, &arena);
    cr_expect(eq(sz, palette.count, 0));
}

// Of a few colours each is kept as it is when it is frequent or far from the others.
Test(palette, no_more_than_wished_for) {
    enum { COUNT = 768, MOST = 16 };
    static uint32_t pixels[COUNT];
    for (uint32_t i = 0; i < COUNT; i++)
        pixels[i] = i < 256 ? i << 16 | i << 8 | i : i < 512 ? 0xFFFFFF : 0x12436D;
    pixels[700] = 0xB85C00;
    struct canvas canvas = {pixels, COUNT, 1};
    struct palette palette = palette_of(&canvas, MOST, &arena);
    cr_expect(eq(sz, palette.count, MOST));
    cr_expect(eq(u32, shown(&palette, 400), 0xFFFFFF));
    cr_expect(eq(u32, shown(&palette, 600), 0x12436D));
    cr_expect(eq(u32, shown(&palette, 700), 0xB85C00));
    for (size_t i = 0; i < 256; i++)
        for (int shift = 0; shift < 24; shift += 8)
            cr_expect(le(int, off(shown(&palette, i), pixels[i], shift), 20));
}

Test(palette, no_more_than_there_are) {
    static const uint32_t pixels[] = {0xFFFFFF, 0x12436D, 0xFFFFFF};
    struct canvas canvas = {pixels, 3, 1};
    cr_expect(eq(sz, palette_of(&canvas, 16, &arena).count, 2));
    cr_expect(eq(sz, palette_of(&canvas, 2, &arena).count, 2));
}
