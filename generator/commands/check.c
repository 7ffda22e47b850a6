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

// The files of the site; none where something is wrong with what they are made from. The card is
// not drawn, but its names are taken.
static struct site site_of(const struct material *material, const struct site_templates *templates,
                           const struct folder_assets *assets, const struct folder *folder) {
    if (folder->diagnostics->errors > 0)
        return (struct site){.campaign = material->report->campaign->id};
    struct card card = {0};
    if (material->report->card)
        card = (struct card){TEXT(""), TEXT("")};
    return site_files_of(material, templates, &card, assets, folder->arena);
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
    struct site site = site_of(&material, &templates, &assets, &folder);
    struct site_settings settings = {.folder = folder_site(&folder, options->output)};
    if (site.campaign.length > 0)
        site_check(&site, &settings, arena, diagnostics);
    if (email_parts_are_there(&folder))
        email_parts_read(&folder, &material, arena, diagnostics);
    published_check(published_read(&material, settings.folder, arena), &material, arena,
                    diagnostics);
    campaign_words_check(&material, &folder, CLAIMS_ALL);
}
