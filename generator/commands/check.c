#include "check.h"

#include "arena.h"
#include "build_date.h"
#include "campaign_words.h"
#include "diagnostic.h"
#include "email_parts.h"
#include "folder.h"
#include "material.h"
#include "options.h"
#include "published.h"
#include "site_templates.h"

void check(const struct options *options, struct arena *arena, struct diagnostics *diagnostics) {
    struct folder folder = {options->folder, arena, diagnostics};
    struct date date = build_date(options->date, arena, diagnostics);
    struct material material = material_read(&folder, date, arena, diagnostics);
    site_templates_compile(&folder, &material, arena, diagnostics);
    struct folder_assets assets = folder_assets_read(&folder);
    site_templates_check_images(&material.story.body, &assets, diagnostics);
    if (email_parts_are_there(&folder))
        email_parts_read(&folder, &material, arena, diagnostics);
    published_check(&material, folder_path(&folder, TEXT("site")), arena, diagnostics);
    campaign_words_check(&material, &folder, CLAIMS_ALL);
}
