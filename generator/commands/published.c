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

enum { MANIFEST_BYTES = 16 << 20 };

// The manifest of the site that stands; one without figures where there is none that counts.
static struct manifest earlier_manifest(const struct material *material, struct text folder,
                                        struct arena *arena) {
    struct manifest none = {0};
    struct directory_opened opened = directory_open(folder, *arena);
    if (opened.error)
        return none;
    struct file_content content =
        file_read_at(opened.descriptor, MANIFEST_NAME, MANIFEST_BYTES, arena);
    close(opened.descriptor);
    if (content.error)
        return none;
    struct manifest_reading reading = manifest_read(content.bytes, arena);
    bool is_whole = reading.is_ours && !reading.damaged_line;
    bool is_of_campaign = text_equal(reading.manifest.campaign, material->report->campaign->id);
    bool was_published = text_equal(reading.manifest.origin.status, TEXT("approved"));
    return is_whole && is_of_campaign && was_published ? reading.manifest : none;
}

static struct text or_empty(struct text text) {
    return text.data ? text : TEXT("");
}

static bool goes_on(const struct period *period) {
    return period->count == 0 || period->spans[period->count - 1].last.year == 0;
}

static bool is_same_time(const struct manifest_figure *earlier, const struct report_figure *now,
                         bool is_same_date, struct arena *arena) {
    const struct figure *figure = now->figure;
    struct text baseline = or_empty(period_dates(&figure->baseline_period, arena));
    struct text current = or_empty(period_dates(&figure->current_period, arena));
    return text_equal(earlier->baseline_dates, baseline) &&
           text_equal(earlier->current_dates, current) &&
           (is_same_date || !goes_on(&figure->current_period));
}

// Whether a correction says of the figure what was published: the value, with its unit or without,
// or what went with it.
static bool says(const struct correction *correction, const struct manifest_figure *earlier,
                 struct text unit, struct arena *arena) {
    struct text was = correction->was;
    const struct text written[] = {was, TEXT_JOIN(arena, was, TEXT(" "), unit),
                                   TEXT_JOIN(arena, unit, TEXT(": "), was)};
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        if (correction_is_same(earlier->value, written[i]))
            return true;
    return correction_is_same(earlier->beside, was);
}

static bool is_corrected(const struct manifest_figure *earlier, const struct figure *figure,
                         const struct correction_list *corrections, struct arena *arena) {
    for (size_t i = 0; i < corrections->count; i++)
        if (corrections->items[i].figure == figure &&
            says(&corrections->items[i], earlier, figure->unit, arena))
            return true;
    return false;
}

static struct text joined(struct text value, struct text beside, struct arena *arena) {
    return TEXT_JOIN(arena, value, beside.length > 0 ? TEXT(", ") : TEXT(""), beside);
}

static int compare_figures(const void *left, const void *right) {
    const struct manifest_figure *a = left, *b = right;
    return text_compare(a->id, b->id);
}

void published_check(const struct material *material, struct text folder, struct arena *arena,
                     struct diagnostics *diagnostics) {
    struct manifest earlier = earlier_manifest(material, folder, arena);
    struct manifest_figures *figures = &earlier.origin.figures;
    if (figures->count == 0)
        return;
    qsort(figures->items, figures->count, sizeof *figures->items, compare_figures);
    bool is_same_date = text_equal(earlier.figures_at, material->report->campaign->published_iso);
    for (size_t i = 0; i < material->figures.count; i++) {
        const struct report_figure *now = &material->figures.items[i];
        struct manifest_figure wanted = {.id = now->name};
        const struct manifest_figure *was = bsearch(&wanted, figures->items, figures->count,
                                                    sizeof *figures->items, compare_figures);
        if (!was || !is_same_time(was, now, is_same_date, arena))
            continue;
        struct text before = joined(was->value, was->beside, arena);
        struct text after = joined(or_empty(now->shown), or_empty(now->beside), arena);
        if (!text_equal(before, after) &&
            !is_corrected(was, now->figure, &material->corrections, arena))
            diagnostics_add(
                diagnostics, DIAGNOSTIC_FIGURE_CHANGED, now->figure->place,
                (struct diagnostic_words){now->name, earlier.figures_at, before, after});
    }
}
