#include "check.h"

#include "arena.h"
#include "build_date.h"
#include "campaign_words.h"
#include "card.h"
#include "diagnostic.h"
#include "email_parts.h"
#include "folder.h"
#include "material.h"
#include "options.h"
#include "published.h"
#include "site_files.h"
#include "site_templates.h"

// Whether the site could be written. Its card is not drawn, but its names are taken.
static void check_site(const struct material *material, const struct site_templates *templates,
                       const struct folder_assets *assets, const struct options *options,
                       const struct folder *folder) {
    struct card card = {0};
    if (material->report->card)
        card = (struct card){TEXT(""), TEXT("")};
    struct site site = site_files_of(material, templates, &card, assets, folder->arena);
    struct site_settings settings = {.folder = folder_site(folder, options->output)};
    site_check(&site, &settings, folder->arena, folder->diagnostics);
}

void check(const struct options *options, struct arena *arena, struct diagnostics *diagnostics) {
    struct folder folder = {options->folder, arena, diagnostics};
    diagnostics->subject = folder_path(&folder, TEXT(MATERIAL_STORY));
    struct date date = build_date(options->date, arena, diagnostics);
    struct material material = material_read(&folder, date, arena, diagnostics);
    struct site_templates templates =
        site_templates_compile(&folder, &material, arena, diagnostics);
    struct folder_assets assets = folder_assets_read(&folder);
    site_templates_check_images(&material.story.body, &assets, diagnostics);
    if (diagnostics->errors == 0)
        check_site(&material, &templates, &assets, options, &folder);
    if (email_parts_are_there(&folder))
        email_parts_read(&folder, &material, arena, diagnostics);
    published_check(published_read(&material, folder_site(&folder, options->output), arena),
                    &material, arena, diagnostics);
    campaign_words_check(&material, &folder, CLAIMS_ALL);
}
