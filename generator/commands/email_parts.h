// The parts of an e-mail that stand in the campaign folder: its settings and templates.
#ifndef NIOT_EMAIL_PARTS_H
#define NIOT_EMAIL_PARTS_H

#include "settings.h"

#include <stdbool.h>

struct arena;
struct diagnostics;
struct folder;
struct material;
struct program;

struct email_templates {
    const struct program *html, *text, *bar;
};

struct email_parts {
    struct settings settings;
    struct email_templates templates;
};

// Whether the folder has settings for mail.
bool email_parts_are_there(const struct folder *folder);

// Reads mail.yaml, fills its words that may name figures, and compiles the templates; everything
// wrong is reported, and that there is no mail.yaml.
struct email_parts email_parts_read(struct folder *folder, struct material *material,
                                    struct arena *arena, struct diagnostics *diagnostics);

#endif
