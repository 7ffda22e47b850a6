#include "site_files.h"

#include "arena.h"
#include "buffer.h"
#include "card.h"
#include "fill.h"
#include "folder.h"
#include "material.h"
#include "report_card.h"
#include "site_templates.h"
#include "spreadsheet.h"

struct file_list {
    struct site_file *items;
    size_t count;
    size_t capacity;
};

static void add_file(struct file_list *files, struct text path, struct text content,
                     struct arena *arena) {
    *ARENA_PUSH(arena, files, items) = (struct site_file){path, content};
}

static void add_filled(struct file_list *files, struct text path, const struct program *program,
                       const struct report *report, struct arena *arena) {
    struct buffer content = {.arena = arena};
    fill(program, report, &content);
    add_file(files, path, buffer_text(&content), arena);
}

static void add_chart(struct file_list *files, const struct program *program,
                      const struct report *report, const struct report_section *section,
                      struct arena *arena) {
    if (!section->chart)
        return;
    struct report of_chart = *report;
    of_chart.chart = section->chart;
    add_filled(files, section->chart->file, program, &of_chart, arena);
}

static void add_panels(struct file_list *files, const struct program *program,
                       const struct report *report, const struct report_section *section,
                       struct arena *arena) {
    const struct report_months *panels = section->months.items;
    for (size_t i = 0; i < section->months.count; i++) {
        struct report of_panel = *report;
        of_panel.panel = &panels[i];
        add_filled(files, panels[i].file, program, &of_panel, arena);
    }
}

static void add_drawings(struct file_list *files, const struct site_templates *templates,
                         const struct report *report, struct arena *arena) {
    const struct report_section *sections = report->sections.items;
    for (size_t i = 0; i < report->sections.count; i++) {
        add_chart(files, templates->bar, report, &sections[i], arena);
        add_panels(files, templates->line, report, &sections[i], arena);
    }
}

static void add_sheet(struct file_list *files, struct text path, const struct sheet *sheet,
                      struct arena *arena) {
    struct buffer content = {.arena = arena};
    spreadsheet_write(sheet, &content);
    add_file(files, path, buffer_text(&content), arena);
}

// What stands in a download, for machines: beside it, where they look for it.
static void add_metadata(struct file_list *files, const struct program *program,
                         const struct report *report, struct report_table table,
                         struct arena *arena) {
    struct report of_table = *report;
    of_table.table = &table;
    add_filled(files, TEXT_JOIN(arena, table.file, TEXT("-metadata.json")), program, &of_table,
               arena);
}

static void add_downloads(struct file_list *files, const struct program *metadata,
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

static void add_assets(struct file_list *files, const struct folder_assets *assets,
                       struct arena *arena) {
    for (size_t i = 0; i < assets->count; i++)
        add_file(files, assets->items[i].path, assets->items[i].content, arena);
}

static void add_card(struct file_list *files, const struct card *card, struct arena *arena) {
    if (!card->picture.data)
        return;
    add_file(files, TEXT(REPORT_CARD_DRAWING), card->drawing, arena);
    add_file(files, TEXT(REPORT_CARD_PICTURE), card->picture, arena);
}

struct site site_files_of(const struct material *material, const struct site_templates *templates,
                          const struct card *card, const struct folder_assets *assets,
                          struct arena *arena) {
    const struct report *report = material->report;
    struct file_list files = {0};
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
