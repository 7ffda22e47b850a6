#include "card.h"

#include "arena.h"
#include "diagnostic.h"
#include "directory.h"
#include "file.h"
#include "magnification.h"
#include "neighbour.h"
#include "raster.h"
#include "report_card.h"

#include <unistd.h>

// More than any card has.
enum { FILE_BYTES = 4 << 20 };

// How each PNG begins and ends.
#define PNG_BEGIN TEXT("\x89PNG\r\n\x1a\n")
#define PNG_END TEXT("IEND\xAE\x42\x60\x82")

static struct text earlier(int folder, const char *name, struct arena *arena) {
    struct file_content content = file_read_at(folder, name, FILE_BYTES, arena);
    return content.error ? (struct text){0} : content.bytes;
}

// The picture of the drawing that the site in the folder has; absent where it has none, or a part
// of one, or that of another drawing.
static struct text earlier_picture(struct text drawing, struct text folder, struct arena *arena) {
    struct directory_opened opened = directory_open(folder, *arena);
    if (opened.error)
        return (struct text){0};
    struct text picture = {0};
    if (text_equal(earlier(opened.descriptor, REPORT_CARD_DRAWING, arena), drawing))
        picture = earlier(opened.descriptor, REPORT_CARD_PICTURE, arena);
    close(opened.descriptor);
    bool is_whole = text_starts_with(picture, PNG_BEGIN) && text_ends_with(picture, PNG_END);
    return is_whole ? picture : (struct text){0};
}

static struct text draw(struct text drawing, struct arena *arena, struct diagnostics *diagnostics) {
    struct raster raster = {.program = neighbour_path(TEXT("niot-raster"), arena),
                            .tenths = MAGNIFICATION_LEAST};
    struct diagnostics failures = {.arena = arena};
    struct text picture = raster_draw(&raster, drawing, arena, &failures);
    if (!picture.data)
        diagnostics_add(diagnostics, DIAGNOSTIC_CARD_NOT_DRAWN, (struct place){0},
                        (struct diagnostic_words){failures.items[0].message});
    return picture;
}

struct card card_draw(struct text drawing, struct text folder, struct arena *arena,
                      struct diagnostics *diagnostics) {
    struct card card = {drawing, earlier_picture(drawing, folder, arena)};
    if (!card.picture.data)
        card.picture = draw(drawing, arena, diagnostics);
    return card.picture.data ? card : (struct card){0};
}
