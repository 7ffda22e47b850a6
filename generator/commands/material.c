#include "material.h"

#include "arena.h"
#include "buffer.h"
#include "comparison.h"
#include "diagnostic.h"
#include "doubt.h"
#include "fill.h"
#include "folder.h"
#include "front_matter.h"
#include "month_sum.h"
#include "suppression.h"
#include "table.h"
#include "template.h"

static const struct folder_file story_file = {MATERIAL_STORY, SIGNATURE_WORDS, true};
static const struct folder_file metrics_file = {MATERIAL_METRICS, SIGNATURE_TABLE, true};
static const struct folder_file monthly_file = {"data/monthly.csv", SIGNATURE_TABLE, false};
static const struct folder_file corrections_file = {"data/corrections.csv", SIGNATURE_TABLE, false};

static struct story read_story(const struct folder *folder) {
    static const struct node no_keys = {.kind = NODE_MAP};
    const struct source *source = folder_source(folder, story_file);
    if (!source)
        return (struct story){.front_matter = &no_keys};
    return story_read(source, folder->arena, folder->diagnostics);
}

static struct campaign read_campaign(const struct story *story, struct arena *arena,
                                     struct diagnostics *diagnostics) {
    struct campaign none = {0};
    if (!story->body.source)
        return none;
    return campaign_read(story->front_matter, story->body.source, arena, diagnostics);
}

static void read_metrics(struct material *material, const struct folder *folder) {
    size_t errors = folder->diagnostics->errors;
    const struct source *source = folder_source(folder, metrics_file);
    struct table table = {0};
    if (source) {
        size_t count;
        const struct text *names = metrics_column_names(folder->arena, &count);
        table = table_read(source, names, count, folder->arena, folder->diagnostics);
    }
    material->lacks_figures = folder->diagnostics->errors > errors;
    if (source)
        material->metrics =
            metrics_read(&table, material->campaign.language, folder->arena, folder->diagnostics);
}

static struct series_list read_series(const struct folder *folder, const struct metrics *metrics) {
    const struct source *source = folder_source(folder, monthly_file);
    if (!source)
        return (struct series_list){0};
    size_t count;
    const struct text *names = series_column_names(folder->arena, &count);
    struct table table = table_read(source, names, count, folder->arena, folder->diagnostics);
    return series_read(&table, metrics, folder->arena, folder->diagnostics);
}

static struct correction_list read_corrections(const struct folder *folder,
                                               const struct metrics *metrics) {
    const struct source *source = folder_source(folder, corrections_file);
    if (!source)
        return (struct correction_list){0};
    size_t count;
    const struct text *names = correction_column_names(folder->arena, &count);
    struct table table = table_read(source, names, count, folder->arena, folder->diagnostics);
    return correction_read(&table, metrics, folder->arena, folder->diagnostics);
}

// The corrections against the page's date and its figures, where these could be read.
static void settle_corrections(struct material *material, struct arena *arena,
                               struct diagnostics *diagnostics) {
    correction_check_dates(&material->corrections, material->date, diagnostics);
    if (!material->lacks_figures)
        report_corrections_check(&material->corrections, &material->figures,
                                 material->campaign.rules.hide_below, diagnostics);
    report_corrections_mark(&material->corrections, &material->figures, arena);
}

void material_fill_words(struct material *material, struct text *words, struct place place,
                         struct arena *arena, struct diagnostics *diagnostics) {
    if (material->lacks_figures || words->length == 0)
        return;
    struct template_settings settings = {.names = {report_names_vocabulary(), &material->names}};
    size_t errors = diagnostics->errors;
    struct markup markup = story_read_line(*words, place, arena, diagnostics);
    *ARENA_PUSH(arena, &material->words, items) = (struct material_words){*words, place, markup};
    const struct program *program = template_compile_words(&markup, &settings, arena, diagnostics);
    if (diagnostics->errors > errors)
        return;
    struct buffer filled = {.arena = arena};
    fill(program, &material->names, &filled);
    *words = buffer_text(&filled);
}

static void fill_all(struct material *material, struct report_words list, struct arena *arena,
                     struct diagnostics *diagnostics) {
    for (size_t i = 0; i < list.count; i++) {
        struct words *words = list.items[i];
        material_fill_words(material, &words->text, words->place, arena, diagnostics);
    }
}

// Figures take their group's source as it reads when it is filled, and other words may name it.
static void fill_front_matter(struct material *material, struct arena *arena,
                              struct diagnostics *diagnostics) {
    material->names.figures = report_figures_names(&material->figures, arena);
    fill_all(material, report_group_sources(&material->campaign, arena), arena, diagnostics);
    report_figures_inherit_sources(&material->figures, &material->campaign);
    fill_all(material, report_words(&material->campaign, arena), arena, diagnostics);
}

struct material material_read(const struct folder *folder, struct date date, struct arena *arena,
                              struct diagnostics *diagnostics) {
    struct material material = {.story = read_story(folder)};
    material.campaign = read_campaign(&material.story, arena, diagnostics);
    read_metrics(&material, folder);
    material.series = read_series(folder, &material.metrics);
    material.corrections = read_corrections(folder, &material.metrics);
    month_sum_check(&material.series, diagnostics);
    campaign_check_metrics(&material.campaign, &material.metrics, diagnostics);
    struct doubt_list doubts = doubt_find(&material.series, arena);
    campaign_check_months(&material.campaign, &doubts, diagnostics);
    report_check_names(&material.metrics, diagnostics);
    material.series = suppression_hide(&material.metrics, &material.series,
                                       material.campaign.rules.hide_below, diagnostics);
    struct comparison_inputs compared = {&material.metrics, &material.series, &material.campaign};
    material.figures =
        report_figures_write(&material.metrics, comparisons_of(&compared, arena), arena);
    fill_front_matter(&material, arena, diagnostics);
    material.date = date.year ? date : material.campaign.published;
    settle_corrections(&material, arena, diagnostics);
    struct report_inputs inputs = {
        .campaign = &material.campaign,
        .metrics = &material.metrics,
        .series = material.series,
        .corrections = material.corrections,
        .date = material.date,
        .version = TEXT(NIOT_VERSION),
    };
    material.report = report_build(&inputs, &material.figures, arena);
    return material;
}

const struct program *material_story(const struct material *material,
                                     const struct template_settings *settings, struct arena *arena,
                                     struct diagnostics *diagnostics) {
    struct markup nothing = {.source = material->story.body.source};
    return template_compile_markup(material->lacks_figures ? &nothing : &material->story.body,
                                   settings, arena, diagnostics);
}
