#include "provenance.h"

#include "arena.h"
#include "digest.h"
#include "folder.h"
#include "manifest.h"
#include "material.h"
#include "published.h"
#include "report_figure.h"
#include "shipped.h"
#include "suppression.h"

#include <stdlib.h>

static int compare_inputs(const void *left, const void *right) {
    const struct folder_input *a = left, *b = right;
    return text_compare(a->path, b->path);
}

// Whether a file holds counts that the page hides. Who knows all the others, as readers do, could
// try out numbers until they have its digest.
static bool is_confidential(const struct material *material, struct text path) {
    return suppression_is_on(material->campaign.rules.hide_below) &&
           text_starts_with(path, TEXT("data/")) && text_ends_with(path, TEXT(".csv"));
}

static struct manifest_file described(const struct material *material,
                                      const struct folder_input *input, struct arena *arena) {
    if (is_confidential(material, input->path))
        return (struct manifest_file){input->path, 0, TEXT("")};
    return (struct manifest_file){input->path, input->bytes.length, DIGEST(arena, input->bytes)};
}

static struct manifest_inputs inputs_of(const struct material *material,
                                        const struct folder_inputs *read, struct arena *arena) {
    struct folder_input *sorted = arena_allocate(arena, read->count, sizeof *sorted);
    for (size_t i = 0; i < read->count; i++)
        sorted[i] = read->items[i];
    qsort(sorted, read->count, sizeof *sorted, compare_inputs);
    struct manifest_inputs inputs = {0};
    for (size_t i = 0; i < read->count; i++)
        if (i == 0 || !text_equal(sorted[i].path, sorted[i - 1].path))
            *ARENA_PUSH(arena, &inputs, items) = described(material, &sorted[i], arena);
    return inputs;
}

static int compare_texts(const void *left, const void *right) {
    return text_compare(*(const struct text *)left, *(const struct text *)right);
}

// One digest of all: of a line for each, as sha256sum writes it, in the order of their paths.
static struct text shipped_digest(struct arena *arena) {
    size_t count = shipped_count();
    struct text *texts = arena_allocate(arena, count, sizeof *texts);
    for (size_t i = 0; i < count; i++)
        texts[i] = shipped_path(i);
    qsort(texts, count, sizeof *texts, compare_texts);
    for (size_t i = 0; i < count; i++)
        texts[i] = TEXT_JOIN(arena, DIGEST(arena, shipped_file(texts[i])), TEXT("  "), texts[i],
                             TEXT("\n"));
    return digest_of(texts, count, arena);
}

// The forms of a figure beside the two that have members of their own.
static struct manifest_forms other_forms(const struct report_figure *figure, struct arena *arena) {
    struct report_figure_forms forms = report_figure_forms_of(figure, arena);
    struct manifest_forms others = {0};
    for (size_t i = 0; i < forms.count; i++)
        if (!text_equal(forms.items[i], figure->shown) &&
            !text_equal(forms.items[i], figure->beside))
            *ARENA_PUSH(arena, &others, items) = forms.items[i];
    return others;
}

static struct manifest_figures figures_of(const struct report_figures *written,
                                          struct arena *arena) {
    struct manifest_figures figures = {0};
    for (size_t i = 0; i < written->count; i++) {
        const struct report_figure *figure = &written->items[i];
        *ARENA_PUSH(arena, &figures, items) = (struct manifest_figure){
            .id = figure->name,
            .file = TEXT(MATERIAL_METRICS),
            .line = source_locate(figure->figure->place).line,
            .row = i + REPORT_FIGURE_FIRST_ROW,
            .baseline_dates = text_present(period_dates(&figure->figure->baseline_period, arena)),
            .current_dates = text_present(period_dates(&figure->figure->current_period, arena)),
            .value = text_present(figure->shown),
            .beside = text_present(figure->beside),
            .also = other_forms(figure, arena),
        };
    }
    return figures;
}

static bool has_same_forms(const struct manifest_forms *a, const struct manifest_forms *b) {
    for (size_t i = 0; i < a->count && i < b->count; i++)
        if (!text_equal(a->items[i], b->items[i]))
            return false;
    return a->count == b->count;
}

static bool is_same_figure(const struct manifest_figure *a, const struct manifest_figure *b) {
    return text_equal(a->id, b->id) && text_equal(a->baseline_dates, b->baseline_dates) &&
           text_equal(a->current_dates, b->current_dates) && text_equal(a->value, b->value) &&
           text_equal(a->beside, b->beside) && has_same_forms(&a->also, &b->also);
}

static bool is_shown_still(const struct manifest_figure *was, const struct manifest_figures *now) {
    for (size_t i = 0; i < now->count; i++)
        if (is_same_figure(was, &now->items[i]))
            return true;
    return false;
}

// What a page hides from now on is not told again by a draft of it, and whatever it does not show
// may give that away: a number that was another, or one that left with its row.
static struct manifest_published carried_on(const struct manifest_published *last,
                                            const struct manifest_figures *now,
                                            struct arena *arena) {
    struct manifest_published published = {.figures_at = last->figures_at};
    for (size_t i = 0; i < last->figures.count; i++) {
        struct manifest_figure *figure = ARENA_PUSH(arena, &published.figures, items);
        *figure = last->figures.items[i];
        if (is_shown_still(figure, now))
            continue;
        figure->value = figure->beside = TEXT("");
        figure->also = (struct manifest_forms){0};
    }
    return published;
}

struct manifest_origin provenance_of(const struct material *material,
                                     const struct folder_inputs *inputs,
                                     const struct published *published, struct arena *arena) {
    bool is_draft = material->report->campaign->is_draft;
    struct manifest_origin origin = {
        .status = is_draft ? TEXT("draft") : TEXT("approved"),
        .shipped_files = shipped_count(),
        .shipped_sha256 = shipped_digest(arena),
        .inputs = inputs_of(material, inputs, arena),
        .figures = figures_of(&material->figures, arena),
    };
    if (is_draft)
        origin.published = suppression_is_on(material->campaign.rules.hide_below)
                               ? carried_on(&published->last, &origin.figures, arena)
                               : published->last;
    return origin;
}
