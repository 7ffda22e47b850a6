// The templates of a site, compiled, and what else a site takes from the campaign folder.
#ifndef NIOT_SITE_TEMPLATES_H
#define NIOT_SITE_TEMPLATES_H

struct arena;
struct diagnostics;
struct folder;
struct folder_assets;
struct markup;
struct material;
struct program;

struct site_templates {
    const struct program *page, *bar, *line, *readme, *methods, *months, *figures, *metadata, *feed,
        *card;
};

// Compiles all of them, the story within the page; everything wrong is reported.
struct site_templates site_templates_compile(struct folder *folder, const struct material *material,
                                             struct arena *arena, struct diagnostics *diagnostics);

// Every picture of the story is one of the assets, unless its path was refused already.
void site_templates_check_images(const struct markup *story, const struct folder_assets *assets,
                                 struct diagnostics *diagnostics);

#endif
