#include "build.h"

#include "arena.h"
#include "buffer.h"
#include "build_date.h"
#include "campaign_words.h"
#include "card.h"
#include "diagnostic.h"
#include "fill.h"
#include "folder.h"
#include "manifest.h"
#include "material.h"
#include "options.h"
#include "provenance.h"
#include "published.h"
#include "site.h"
#include "site_files.h"
#include "site_templates.h"

// What the smallest campaign needs: the templates alone take most of it.
enum { MEMORY_AT_LEAST = 1 << 20 };

// The card of the page; where there is none the report has none either, so that no link leads to
// it.
static struct card draw_card(struct report *report, const struct program *program,
                             struct text folder, struct arena *arena,
                             struct diagnostics *diagnostics) {
    if (!report->card) {
        diagnostics_add(diagnostics, DIAGNOSTIC_CARD_WITHOUT_ROOM, (struct place){0},
                        (struct diagnostic_words){report->campaign->title});
        return (struct card){0};
    }
    struct buffer drawing = {.arena = arena};
    fill(program, report, &drawing);
    struct card card = card_draw(buffer_text(&drawing), folder, arena, diagnostics);
    if (!card.picture.data)
        report->card = NULL;
    return card;
}

// "wrote 'site': 9 files, 45 kB"
static void say_what_was_written(const struct site *site, struct text folder,
                                 struct buffer *results) {
    size_t bytes = 0;
    for (size_t i = 0; i < site->count; i++)
        bytes += site->files[i].content.length;
    buffer_append(results, TEXT("wrote '"));
    buffer_append(results, folder);
    buffer_append(results, TEXT("': "));
    buffer_append_integer(results, (long long)site->count);
    buffer_append(results, TEXT(" files, "));
    buffer_append_integer(results, (long long)(bytes + 999) / 1000);
    buffer_append(results, TEXT(" kB\n"));
}

void build(const struct options *options, struct arena *arena, struct buffer *results,
           struct diagnostics *diagnostics) {
    arena_expect(arena, MEMORY_AT_LEAST);
    struct folder_inputs inputs = {0};
    struct folder folder = {options->folder, arena, diagnostics, &inputs};
    struct date date = build_date(options->date, arena, diagnostics);
    struct material material = material_read(&folder, date, arena, diagnostics);
    struct site_templates templates =
        site_templates_compile(&folder, &material, arena, diagnostics);
    struct folder_assets assets = folder_assets_read(&folder);
    site_templates_check_images(&material.story.body, &assets, diagnostics);
    campaign_words_check(&material, &folder, CLAIMS_ERRORS);
    struct site_settings settings = {
        .folder = folder_site(&folder, options->output),
        .in_place = options->in_place,
    };
    const struct published *published = published_read(&material, settings.folder, arena);
    published_check(published, &material, arena, diagnostics);
    if (diagnostics_status(diagnostics, options->strict))
        return;
    struct card card =
        draw_card(material.report, templates.card, settings.folder, arena, diagnostics);
    struct manifest_origin origin = provenance_of(&material, &inputs, published, arena);
    struct site site = site_files_of(&material, &templates, &card, &assets, arena);
    site.origin = &origin;
    bool is_written = site_write(&site, &settings, arena, diagnostics);
    if (is_written && !options->quiet && !options->json)
        say_what_was_written(&site, settings.folder, results);
}
