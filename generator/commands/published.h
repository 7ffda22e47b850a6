// Published: what the site that stands says of the figures that were published last, by its
// manifest.
#ifndef NIOT_PUBLISHED_H
#define NIOT_PUBLISHED_H

#include "manifest.h"
#include "source.h"
#include "text.h"

struct arena;
struct diagnostics;
struct material;

struct published {
    struct source source;           // the manifest, which the ids are slices of
    struct manifest_published last; // in the order of the ids; none: nothing is known
};

// What was published last: the figures of the site in the folder when it was approved, and of a
// draft what it carries on. Nothing is known where no site of the material's campaign stands, and
// where its manifest is old or damaged. Never NULL.
const struct published *published_read(const struct material *material, struct text folder,
                                       struct arena *arena);

// Advises of each figure of the material that was published with another value for the same time,
// where no correction says that it was so before. Figures of other periods are new ones, and so are
// those without an end when the page has another date, for such counts go on; the same forms in
// another order are no other value. Notes each published figure that the material has no more,
// unless a new one for each says the same of the same time: these have other names only.
//
// Where small counts are hidden no message has a number, and nothing is said of a figure whose
// correction would tell a count that is hidden.
void published_check(const struct published *published, const struct material *material,
                     struct arena *arena, struct diagnostics *diagnostics);

#endif
