#include "published.h"

#include "arena.h"
#include "correction.h"
#include "diagnostic.h"
#include "directory.h"
#include "file.h"
#include "manifest.h"
#include "material.h"

#include <stdlib.h>
#include <unistd.h>

struct published {
    const struct material *material;
    struct source source; // the manifest of the site that stands, which `earlier` was read from
    struct manifest earlier;
    bool is_same_date; // as that of the page
    struct arena *arena;
    struct diagnostics *diagnostics;
};

// Whether a manifest that counts stands in the folder.
static bool read_manifest(struct published *published, struct text folder) {
    struct arena *arena = published->arena;
    struct directory_opened opened = directory_open(folder, *arena);
    if (opened.error)
        return false;
    struct file_content content =
        file_read_at(opened.descriptor, MANIFEST_NAME, MANIFEST_BYTES_AT_MOST, arena);
    close(opened.descriptor);
    if (content.error)
        return false;
    struct manifest_reading reading = manifest_read(content.bytes, arena);
    const struct report_campaign *campaign = published->material->report->campaign;
    published->source =
        (struct source){TEXT_JOIN(arena, folder, TEXT("/" MANIFEST_NAME)), content.bytes};
    published->earlier = reading.manifest;
    published->is_same_date = text_equal(reading.manifest.figures_at, campaign->published_iso);
    bool is_whole = reading.is_ours && !reading.damaged_line;
    bool is_of_campaign = text_equal(reading.manifest.campaign, campaign->id);
    return is_whole && is_of_campaign &&
           text_equal(reading.manifest.origin.status, TEXT("approved"));
}

static struct text or_empty(struct text text) {
    return text.data ? text : TEXT("");
}

static bool goes_on(const struct period *period) {
    return period->count == 0 || period->spans[period->count - 1].last.year == 0;
}

static bool is_same_time(const struct published *published, const struct manifest_figure *was,
                         const struct figure *now) {
    struct text baseline = or_empty(period_dates(&now->baseline_period, published->arena));
    struct text current = or_empty(period_dates(&now->current_period, published->arena));
    return text_equal(was->baseline_dates, baseline) && text_equal(was->current_dates, current) &&
           (published->is_same_date || !goes_on(&now->current_period));
}

static struct text joined(struct text value, struct text beside, struct arena *arena) {
    return TEXT_JOIN(arena, value, beside.length > 0 ? TEXT(", ") : TEXT(""), beside);
}

static struct text words_then(const struct manifest_figure *was, struct arena *arena) {
    return joined(was->value, was->beside, arena);
}

static struct text words_now(const struct report_figure *now, struct arena *arena) {
    return joined(or_empty(now->shown), or_empty(now->beside), arena);
}

// Whether a correction says of the figure what was published, in any form.
static bool says(const struct correction *correction, const struct manifest_figure *earlier) {
    for (size_t i = 0; i < earlier->also.count; i++)
        if (correction_is_same(earlier->also.items[i], correction->was))
            return true;
    return correction_is_same(earlier->value, correction->was) ||
           correction_is_same(earlier->beside, correction->was);
}

static bool is_corrected(const struct manifest_figure *earlier, const struct figure *figure,
                         const struct correction_list *corrections) {
    for (size_t i = 0; i < corrections->count; i++)
        if (corrections->items[i].figure == figure && says(&corrections->items[i], earlier))
            return true;
    return false;
}

// --- what became of each ---

static int compare_figures(const void *left, const void *right) {
    const struct manifest_figure *a = left, *b = right;
    return text_compare(a->id, b->id);
}

// The figures of the manifest have been sorted.
static const struct manifest_figure *figure_then(const struct published *published,
                                                 struct text name) {
    const struct manifest_figures *figures = &published->earlier.origin.figures;
    struct manifest_figure wanted = {.id = name};
    return bsearch(&wanted, figures->items, figures->count, sizeof *figures->items,
                   compare_figures);
}

static void check_changed(const struct published *published, const struct report_figure *now) {
    const struct manifest_figure *was = figure_then(published, now->name);
    if (!was || !is_same_time(published, was, now->figure))
        return;
    struct text before = words_then(was, published->arena);
    struct text after = words_now(now, published->arena);
    if (!text_equal(before, after) &&
        !is_corrected(was, now->figure, &published->material->corrections))
        diagnostics_add(
            published->diagnostics, DIAGNOSTIC_FIGURE_CHANGED, now->figure->place,
            (struct diagnostic_words){now->name, published->earlier.figures_at, before, after});
}

// Whether a figure that is new says the same of the same time, under another name.
static bool is_renamed(const struct published *published, const struct manifest_figure *was) {
    const struct report_figures *figures = &published->material->figures;
    struct text before = words_then(was, published->arena);
    for (size_t i = 0; i < figures->count; i++) {
        const struct report_figure *now = &figures->items[i];
        if (text_equal(words_now(now, published->arena), before) &&
            is_same_time(published, was, now->figure) && !figure_then(published, now->name))
            return true;
    }
    return false;
}

static void check_there(const struct published *published, const struct manifest_figure *was) {
    const struct report_figures *figures = &published->material->figures;
    for (size_t i = 0; i < figures->count; i++)
        if (text_equal(figures->items[i].name, was->id))
            return;
    if (is_renamed(published, was))
        return;
    struct place line = source_place(&published->source, published->source.text);
    diagnostics_add(published->diagnostics, DIAGNOSTIC_FIGURE_GONE, source_narrow(line, was->id),
                    (struct diagnostic_words){was->id, published->earlier.figures_at,
                                              words_then(was, published->arena)});
}

void published_check(const struct material *material, struct text folder, struct arena *arena,
                     struct diagnostics *diagnostics) {
    // The places of what is found are in the manifest.
    struct published *published = arena_allocate(arena, 1, sizeof *published);
    published->material = material;
    published->arena = arena;
    published->diagnostics = diagnostics;
    struct manifest_figures *then = &published->earlier.origin.figures;
    if (material->figures.count == 0 || !read_manifest(published, folder) || then->count == 0)
        return;
    qsort(then->items, then->count, sizeof *then->items, compare_figures);
    for (size_t i = 0; i < then->count; i++)
        check_there(published, &then->items[i]);
    for (size_t i = 0; i < material->figures.count; i++)
        check_changed(published, &material->figures.items[i]);
}
