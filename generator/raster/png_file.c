#include "png_file.h"

#include "arena.h"
#include "buffer.h"
#include "canvas.h"
#include "palette.h"

#include <png.h>

#include <setjmp.h>
#include <stdint.h>

enum { BEST_COMPRESSION = 9, COLOURS_OF_HALF_A_BYTE = 16 };

static void append(png_structp png, png_bytep bytes, size_t count) {
    buffer_append(png_get_io_ptr(png), (struct text){(const char *)bytes, count});
}

static void flush(png_structp png) {
    (void)png;
}

// What libpng would say goes to standard error; whoever called hears that there is no file.
static void give_up(png_structp png, png_const_charp words) {
    (void)words;
    png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp words) {
    (void)png;
    (void)words;
}

static void write_head(png_structp png, png_infop facts, const struct canvas *canvas,
                       const struct palette *palette) {
    bool is_small = palette->count && palette->count <= COLOURS_OF_HALF_A_BYTE;
    png_set_IHDR(png, facts, (png_uint_32)canvas->width, (png_uint_32)canvas->height,
                 is_small ? 4 : 8, palette->count ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_color colours[PALETTE_SIZE];
    for (size_t i = 0; i < palette->count; i++)
        colours[i] =
            (png_color){(png_byte)(palette->colours[i] >> 16), (png_byte)(palette->colours[i] >> 8),
                        (png_byte)palette->colours[i]};
    if (palette->count)
        png_set_PLTE(png, facts, colours, (int)palette->count);
    png_set_compression_level(png, BEST_COMPRESSION);
    // Letters and bars repeat as they are; only gradients gain by differences.
    png_set_filter(png, PNG_FILTER_TYPE_BASE, palette->count ? PNG_FILTER_NONE : PNG_ALL_FILTERS);
    png_write_info(png, facts);
    if (is_small)
        png_set_packing(png);
}

static void write_rows(png_structp png, const struct canvas *canvas, const struct palette *palette,
                       uint8_t *row) {
    for (size_t y = 0; y < canvas->height; y++) {
        size_t first = y * canvas->width;
        if (palette->count) {
            png_write_row(png, palette->indices + first);
            continue;
        }
        for (size_t x = 0; x < canvas->width; x++) {
            uint32_t pixel = canvas->pixels[first + x];
            row[x * 3] = (uint8_t)(pixel >> 16);
            row[x * 3 + 1] = (uint8_t)(pixel >> 8);
            row[x * 3 + 2] = (uint8_t)pixel;
        }
        png_write_row(png, row);
    }
}

struct text png_file_of(const struct canvas *canvas, size_t colours, struct arena *arena) {
    struct palette palette = palette_of(canvas, colours, arena);
    uint8_t *row = arena_allocate(arena, canvas->width * 3, 1);
    struct buffer bytes = {.arena = arena};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, ignore);
    png_infop facts = png ? png_create_info_struct(png) : NULL;
    bool is_written = false;
    if (facts && setjmp(png_jmpbuf(png)) == 0) {
        png_set_write_fn(png, &bytes, append, flush);
        write_head(png, facts, canvas, &palette);
        write_rows(png, canvas, &palette, row);
        png_write_end(png, NULL);
        is_written = true;
    }
    png_destroy_write_struct(&png, &facts);
    return is_written ? buffer_text(&bytes) : (struct text){0};
}
