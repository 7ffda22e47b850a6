// The files of a site, filled, in memory.
#ifndef NIOT_SITE_FILES_H
#define NIOT_SITE_FILES_H

#include "site.h"

struct arena;
struct card;
struct folder_assets;
struct material;
struct site_templates;

// All files of the site of a material without errors: pages, drawings, downloads, the card where it
// has a picture, and the assets. What the site was made from is not said.
struct site site_files_of(const struct material *material, const struct site_templates *templates,
                          const struct card *card, const struct folder_assets *assets,
                          struct arena *arena);

#endif
