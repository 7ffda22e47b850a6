#include "card.h"

#include "arena.h"
#include "diagnostic.h"
#include "file.h"
#include "magnification.h"
#include "neighbour.h"
#include "raster.h"
#include "report_card.h"

// More than any card has.
enum { FILE_BYTES = 4 << 20 };

// How each PNG begins and ends.
#define PNG_BEGIN TEXT("\x89PNG\r\n\x1a\n")
#define PNG_END TEXT("IEND\xAE\x42\x60\x82")

static struct text earlier(struct text folder, struct text name, struct arena *arena) {
    struct text path = TEXT_JOIN(arena, folder, TEXT("/"), name);
    struct file_content content = file_read(path, FILE_BYTES, arena);
    return content.error ? (struct text){0} : content.bytes;
}

// The picture of the site in the folder; absent where there is none, or a part of one.
static struct text earlier_picture(struct text folder, struct arena *arena) {
    struct text picture = earlier(folder, TEXT(REPORT_CARD_PICTURE), arena);
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
    struct card card = {drawing, {0}};
    if (text_equal(earlier(folder, TEXT(REPORT_CARD_DRAWING), arena), drawing))
        card.picture = earlier_picture(folder, arena);
    if (!card.picture.data)
        card.picture = draw(drawing, arena, diagnostics);
    return card.picture.data ? card : (struct card){0};
}
