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
    bool has_mail = email_parts_are_there(&folder);
    struct email_parts parts = {0};
    if (has_mail)
        parts = email_parts_read(&folder, &material, arena, diagnostics);
    published_check(published_read(&material, folder_path(&folder, TEXT("site")), arena), &material,
                    arena, diagnostics);
    campaign_words_check(&material, has_mail ? &parts.settings : NULL, &folder, CLAIMS_ALL);
}
