// Published: what the site that stands says of the figures, by its manifest.
#ifndef NIOT_PUBLISHED_H
#define NIOT_PUBLISHED_H

#include "text.h"

struct arena;
struct diagnostics;
struct material;

// Advises of each figure of the material that the site in the folder shows with another value for
// the same time, where no correction says that it was so before. Figures of other periods are new
// ones, and so are those without an end when the page has another date, for such counts go on.
// Advises of each figure of the site that the material has no more, unless a new one says the same
// of the same time: that has another name only. Nothing is said when no site of this campaign
// stands there, when its manifest is old or damaged, or when it is a draft: that was never
// published.
void published_check(const struct material *material, struct text folder, struct arena *arena,
                     struct diagnostics *diagnostics);

#endif
