#include "drawing.h"

#include "arena.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>

#include <math.h>

// The one font. librsvg takes the rule before attributes of the drawing, and does not understand
// !important behind a font.
#define FONT "Liberation Sans"
static const char style[] = "*{font-family:'" FONT "'}";

// Cairo draws no wider or higher.
enum { SIDE_AT_MOST = 32767 };

static struct drawing at_fault(struct text fault) {
    return (struct drawing){.fault = fault};
}

static struct drawing failed(struct text fault) {
    return (struct drawing){.fault = fault, .is_the_machines = true};
}

// The words of a library's error, which is given back.
static struct text words_of(GError *error, struct arena *arena) {
    struct text said = text_trim(text_of(error ? error->message : "unknown error"));
    struct text words = text_copy(arena, said);
    g_clear_error(&error);
    return words;
}

// Where a font is missing another one takes its place without a word.
static bool has_font(void) {
    FcPattern *wanted = FcPatternCreate();
    FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)FONT);
    FcConfigSubstitute(NULL, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result;
    FcPattern *found = FcFontMatch(NULL, wanted, &result);
    FcChar8 *family = NULL;
    bool has_it = found && FcPatternGetString(found, FC_FAMILY, 0, &family) == FcResultMatch &&
                  text_equal(text_of((const char *)family), TEXT(FONT));
    if (found)
        FcPatternDestroy(found);
    FcPatternDestroy(wanted);
    return has_it;
}

// What is behind the last unit is a pixel that it covers in part.
static size_t pixels_of(double units, int tenths) {
    return (size_t)ceil(units * tenths / 10 - 1e-6);
}

static bool is_drawable(double width, double height, int tenths) {
    double most = SIDE_AT_MOST / (tenths / 10.0);
    return width > 0 && height > 0 && width <= most && height <= most &&
           pixels_of(width, tenths) * pixels_of(height, tenths) <= DRAWING_PIXELS_AT_MOST;
}

static struct drawing draw(RsvgHandle *handle, const RsvgRectangle *viewport,
                           cairo_surface_t *surface, struct arena *arena) {
    cairo_t *pen = cairo_create(surface);
    cairo_set_source_rgb(pen, 1, 1, 1);
    cairo_paint(pen);
    GError *error = NULL;
    bool is_drawn = rsvg_handle_render_document(handle, pen, viewport, &error);
    bool is_whole = cairo_status(pen) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(pen);
    cairo_surface_flush(surface);
    if (!is_drawn)
        return at_fault(words_of(error, arena));
    return is_whole ? (struct drawing){0} : failed(TEXT("cairo cannot draw it"));
}

static struct drawing render(RsvgHandle *handle, int tenths, struct arena *arena) {
    double width = 0, height = 0;
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height))
        return at_fault(TEXT("the drawing has no width and height in pixels"));
    if (!is_drawable(width, height, tenths))
        return at_fault(TEXT("the picture would be empty or have more than 40 million pixels"));
    struct canvas canvas = {NULL, pixels_of(width, tenths), pixels_of(height, tenths)};
    uint32_t *pixels = arena_allocate(arena, canvas.width * canvas.height, sizeof *pixels);
    canvas.pixels = pixels;
    // Pixels of four bytes need no padding behind a row.
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)pixels, CAIRO_FORMAT_RGB24, (int)canvas.width, (int)canvas.height,
        (int)(canvas.width * sizeof *pixels));
    RsvgRectangle viewport = {0, 0, width * tenths / 10, height * tenths / 10};
    struct drawing drawing = draw(handle, &viewport, surface, arena);
    cairo_surface_destroy(surface);
    if (!drawing.fault.data)
        drawing.canvas = canvas;
    return drawing;
}

struct drawing drawing_render(struct text svg, int tenths, struct arena *arena) {
    if (!has_font())
        return failed(TEXT("the font " FONT " is missing (Debian package fonts-liberation)"));
    GError *error = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)svg.data, svg.length, &error);
    if (!handle)
        return at_fault(words_of(error, arena));
    bool has_style =
        rsvg_handle_set_stylesheet(handle, (const guint8 *)style, sizeof style - 1, &error);
    struct drawing drawing =
        has_style ? render(handle, tenths, arena) : failed(words_of(error, arena));
    g_object_unref(handle);
    return drawing;
}
