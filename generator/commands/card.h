// The card of a site: the picture that stands beside links to its page, drawn by niot-raster, and
// only when it changes.
#ifndef NIOT_CARD_H
#define NIOT_CARD_H

#include "text.h"

struct arena;
struct diagnostics;

struct card {
    struct text drawing; // SVG; absent where there is no card
    struct text picture; // PNG
};

// The PNG of the drawing: that of the site in `folder` where its drawing is the same, else a new
// one. Starting niot-raster takes longer than all the rest of a build. Without a picture there is
// no card, which is advice and not an error: a page can do without.
struct card card_draw(struct text drawing, struct text folder, struct arena *arena,
                      struct diagnostics *diagnostics);

#endif
