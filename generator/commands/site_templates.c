#include "site_templates.h"

#include "arena.h"
#include "diagnostic.h"
#include "folder.h"
#include "material.h"
#include "report.h"
#include "template.h"

struct site_templates site_templates_compile(struct folder *folder, const struct material *material,
                                             struct arena *arena, struct diagnostics *diagnostics) {
    struct template_settings settings = {
        .names = {report_vocabulary(), material->report},
        .library = {folder_template, folder},
    };
    struct template_part story = {TEXT("story"),
                                  material_story(material, &settings, arena, diagnostics)};
    struct site_templates templates = {
        .bar = template_compile_named(TEXT("charts/bar.svg"), &settings, arena, diagnostics),
        .line = template_compile_named(TEXT("charts/line.svg"), &settings, arena, diagnostics),
        .readme = template_compile_named(TEXT("figures-readme.txt"), &settings, arena, diagnostics),
        .methods = template_compile_named(TEXT("methods.html"), &settings, arena, diagnostics),
        .months = template_compile_named(TEXT("months.html"), &settings, arena, diagnostics),
        .figures = template_compile_named(TEXT("figures.html"), &settings, arena, diagnostics),
        .metadata =
            template_compile_named(TEXT("csv-metadata.json"), &settings, arena, diagnostics),
        .feed = template_compile_named(TEXT("feed.xml"), &settings, arena, diagnostics),
        .card = template_compile_named(TEXT("social-card.svg"), &settings, arena, diagnostics),
    };
    settings.parts = &story;
    settings.part_count = 1;
    templates.page = template_compile_named(TEXT("page.html"), &settings, arena, diagnostics);
    return templates;
}

void site_templates_check_images(const struct markup *story, const struct folder_assets *assets,
                                 struct diagnostics *diagnostics) {
    struct place image = {0};
    for (size_t i = 0; i + 1 < story->count; i++) {
        const struct markup_event *event = &story->items[i];
        if (event->kind == MARKUP_OPEN && text_equal(event->text, TEXT("img")))
            image = (struct place){story->source, event->offset, 0};
        else if (event->kind == MARKUP_OPEN)
            image = (struct place){0};
        bool is_path = image.source && event->kind == MARKUP_ATTRIBUTE &&
                       text_equal(event->text, TEXT("src")) && event[1].kind == MARKUP_TEXT;
        if (is_path && !folder_assets_have(assets, event[1].text) &&
            !diagnostics_mention(diagnostics, image))
            diagnostics_add(diagnostics, DIAGNOSTIC_IMAGE_MISSING,
                            (struct place){story->source, event[1].offset, event[1].text.length},
                            (struct diagnostic_words){event[1].text});
    }
}
