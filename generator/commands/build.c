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
#include "report_card.h"
#include "site.h"
#include "site_templates.h"
#include "spreadsheet.h"
#include "template.h"

// What the smallest campaign needs: the templates alone take most of it.
enum { MEMORY_AT_LEAST = 1 << 20 };

struct site_files {
    struct site_file *items;
    size_t count;
    size_t capacity;
};

static void add_file(struct site_files *files, struct text path, struct text content,
                     struct arena *arena) {
    *ARENA_PUSH(arena, files, items) = (struct site_file){path, content};
}

static void add_filled(struct site_files *files, struct text path, const struct program *program,
                       const struct report *report, struct arena *arena) {
    struct buffer content = {.arena = arena};
    fill(program, report, &content);
    add_file(files, path, buffer_text(&content), arena);
}

static void add_chart(struct site_files *files, const struct program *program,
                      const struct report *report, const struct report_section *section,
                      struct arena *arena) {
    if (!section->chart)
        return;
    struct report of_chart = *report;
    of_chart.chart = section->chart;
    add_filled(files, section->chart->file, program, &of_chart, arena);
}

static void add_panels(struct site_files *files, const struct program *program,
                       const struct report *report, const struct report_section *section,
                       struct arena *arena) {
    const struct report_months *panels = section->months.items;
    for (size_t i = 0; i < section->months.count; i++) {
        struct report of_panel = *report;
        of_panel.panel = &panels[i];
        add_filled(files, panels[i].file, program, &of_panel, arena);
    }
}

static void add_drawings(struct site_files *files, const struct site_templates *templates,
                         const struct report *report, struct arena *arena) {
    const struct report_section *sections = report->sections.items;
    for (size_t i = 0; i < report->sections.count; i++) {
        add_chart(files, templates->bar, report, &sections[i], arena);
        add_panels(files, templates->line, report, &sections[i], arena);
    }
}

static void add_sheet(struct site_files *files, struct text path, const struct sheet *sheet,
                      struct arena *arena) {
    struct buffer content = {.arena = arena};
    spreadsheet_write(sheet, &content);
    add_file(files, path, buffer_text(&content), arena);
}

// What stands in a download, for machines: beside it, where they look for it.
static void add_metadata(struct site_files *files, const struct program *program,
                         const struct report *report, struct report_table table,
                         struct arena *arena) {
    struct report of_table = *report;
    of_table.table = &table;
    add_filled(files, TEXT_JOIN(arena, table.file, TEXT("-metadata.json")), program, &of_table,
               arena);
}

static void add_downloads(struct site_files *files, const struct program *metadata,
                          const struct material *material, struct arena *arena) {
    const struct report *report = material->report;
    struct sheet figures = report_download(&material->figures, arena);
    add_sheet(files, TEXT("figures.csv"), &figures, arena);
    add_metadata(files, metadata, report, report_table_of_figures(arena), arena);
    if (!report->has_months)
        return;
    struct sheet months = report_download_months(&material->series, &material->campaign, arena);
    add_sheet(files, TEXT("months.csv"), &months, arena);
    add_metadata(files, metadata, report, report_table_of_months(arena), arena);
}

static void add_assets(struct site_files *files, const struct folder_assets *assets,
                       struct arena *arena) {
    for (size_t i = 0; i < assets->count; i++)
        add_file(files, assets->items[i].path, assets->items[i].content, arena);
}

static void add_card(struct site_files *files, const struct card *card, struct arena *arena) {
    if (!card->picture.data)
        return;
    add_file(files, TEXT(REPORT_CARD_DRAWING), card->drawing, arena);
    add_file(files, TEXT(REPORT_CARD_PICTURE), card->picture, arena);
}

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

static struct site fill_site(const struct material *material,
                             const struct site_templates *templates, const struct card *card,
                             const struct folder_assets *assets, struct arena *arena) {
    const struct report *report = material->report;
    struct site_files files = {0};
    add_filled(&files, TEXT("index.html"), templates->page, report, arena);
    add_filled(&files, TEXT("methods.html"), templates->methods, report, arena);
    add_filled(&files, TEXT("figures.html"), templates->figures, report, arena);
    add_filled(&files, TEXT("feed.xml"), templates->feed, report, arena);
    if (report->has_months)
        add_filled(&files, TEXT("months.html"), templates->months, report, arena);
    add_drawings(&files, templates, report, arena);
    add_downloads(&files, templates->metadata, material, arena);
    add_card(&files, card, arena);
    add_filled(&files, TEXT("figures-readme.txt"), templates->readme, report, arena);
    add_assets(&files, assets, arena);
    return (struct site){
        .files = files.items,
        .count = files.count,
        .campaign = report->campaign->id,
        .date = report->campaign->published_iso,
        .version = report->version,
    };
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
    campaign_words_check(&material, NULL, &folder, CLAIMS_ERRORS);
    struct site_settings settings = {
        .folder = options->output.data ? options->output : folder_path(&folder, TEXT("site")),
        .in_place = options->in_place,
    };
    const struct published *published = published_read(&material, settings.folder, arena);
    published_check(published, &material, arena, diagnostics);
    if (diagnostics_status(diagnostics, options->strict))
        return;
    struct card card =
        draw_card(material.report, templates.card, settings.folder, arena, diagnostics);
    struct manifest_origin origin = provenance_of(&material, &inputs, published, arena);
    struct site site = fill_site(&material, &templates, &card, &assets, arena);
    site.origin = &origin;
    bool is_written = site_write(&site, &settings, arena, diagnostics);
    if (is_written && !options->quiet && !options->json)
        say_what_was_written(&site, settings.folder, results);
}
