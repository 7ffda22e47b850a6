#include "published.h"

#include "arena.h"
#include "correction.h"
#include "diagnostic.h"
#include "directory.h"
#include "file.h"
#include "manifest.h"
#include "material.h"
#include "suppression.h"

#include <stdlib.h>
#include <unistd.h>

// --- what was published ---

static int compare_figures(const void *left, const void *right) {
    const struct manifest_figure *a = left, *b = right;
    return text_compare(a->id, b->id);
}

// The bytes of the manifest in the folder; absent where none can be read.
static struct text manifest_bytes(struct text folder, struct arena *arena) {
    struct directory_opened opened = directory_open(folder, *arena);
    if (opened.error)
        return (struct text){0};
    struct file_content content =
        file_read_at(opened.descriptor, MANIFEST_NAME, MANIFEST_BYTES_AT_MOST, arena);
    close(opened.descriptor);
    return content.error ? (struct text){0} : content.bytes;
}

// A site that is approved is what is published; a draft knows what was.
static struct manifest_published last_published(const struct manifest *manifest) {
    const struct manifest_origin *origin = &manifest->origin;
    if (text_equal(origin->status, TEXT("approved")))
        return (struct manifest_published){manifest->figures_at, origin->figures};
    return origin->published;
}

const struct published *published_read(const struct material *material, struct text folder,
                                       struct arena *arena) {
    // The places of what is found are in the manifest.
    struct published *published = arena_allocate(arena, 1, sizeof *published);
    struct text bytes = manifest_bytes(folder, arena);
    struct manifest_reading reading = manifest_read(bytes, arena);
    struct text campaign = material->report->campaign->id;
    bool is_of_campaign = text_equal(reading.manifest.campaign, campaign);
    if (!reading.is_ours || reading.damaged_line || !is_of_campaign)
        return published;
    published->source = (struct source){TEXT_JOIN(arena, folder, TEXT("/" MANIFEST_NAME)), bytes};
    published->last = last_published(&reading.manifest);
    struct manifest_figures *figures = &published->last.figures;
    if (figures->count)
        qsort(figures->items, figures->count, sizeof *figures->items, compare_figures);
    return published;
}

// --- what became of it ---

struct checker {
    const struct published *published;
    const struct material *material;
    bool is_same_date; // that of the page as of what was published
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static struct text or_empty(struct text text) {
    return text.data ? text : TEXT("");
}

static bool goes_on(const struct period *period) {
    return period->count == 0 || period->spans[period->count - 1].last.year == 0;
}

static bool is_same_time(const struct checker *checker, const struct manifest_figure *was,
                         const struct figure *now) {
    struct text baseline = or_empty(period_dates(&now->baseline_period, checker->arena));
    struct text current = or_empty(period_dates(&now->current_period, checker->arena));
    return text_equal(was->baseline_dates, baseline) && text_equal(was->current_dates, current) &&
           (checker->is_same_date || !goes_on(&now->current_period));
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

static const struct manifest_figure *figure_then(const struct checker *checker, struct text name) {
    const struct manifest_figures *figures = &checker->published->last.figures;
    struct manifest_figure wanted = {.id = name};
    return bsearch(&wanted, figures->items, figures->count, sizeof *figures->items,
                   compare_figures);
}

static void check_changed(const struct checker *checker, const struct report_figure *now) {
    const struct manifest_figure *was = figure_then(checker, now->name);
    // A correction would tell what the page hides from now on.
    if (!was || suppression_hides_of(now->figure) || !is_same_time(checker, was, now->figure))
        return;
    struct text before = words_then(was, checker->arena);
    struct text after = words_now(now, checker->arena);
    if (!text_equal(before, after) &&
        !is_corrected(was, now->figure, &checker->material->corrections))
        diagnostics_add(checker->diagnostics, DIAGNOSTIC_FIGURE_CHANGED, now->figure->place,
                        (struct diagnostic_words){now->name, checker->published->last.figures_at,
                                                  before, after});
}

// Whether a figure that is new says the same of the same time, under another name.
static bool is_renamed(const struct checker *checker, const struct manifest_figure *was) {
    const struct report_figures *figures = &checker->material->figures;
    struct text before = words_then(was, checker->arena);
    for (size_t i = 0; i < figures->count; i++) {
        const struct report_figure *now = &figures->items[i];
        if (text_equal(words_now(now, checker->arena), before) &&
            is_same_time(checker, was, now->figure) && !figure_then(checker, now->name))
            return true;
    }
    return false;
}

static void check_there(const struct checker *checker, const struct manifest_figure *was) {
    const struct report_figures *figures = &checker->material->figures;
    for (size_t i = 0; i < figures->count; i++)
        if (text_equal(figures->items[i].name, was->id))
            return;
    if (is_renamed(checker, was))
        return;
    const struct source *source = &checker->published->source;
    struct place line = source_place(source, source->text);
    diagnostics_add(checker->diagnostics, DIAGNOSTIC_FIGURE_GONE, source_narrow(line, was->id),
                    (struct diagnostic_words){was->id, checker->published->last.figures_at,
                                              words_then(was, checker->arena)});
}

void published_check(const struct published *published, const struct material *material,
                     struct arena *arena, struct diagnostics *diagnostics) {
    const struct manifest_published *last = &published->last;
    if (material->figures.count == 0 || last->figures.count == 0)
        return;
    struct checker checker = {
        .published = published,
        .material = material,
        .is_same_date = text_equal(last->figures_at, material->report->campaign->published_iso),
        .arena = arena,
        .diagnostics = diagnostics,
    };
    for (size_t i = 0; i < last->figures.count; i++)
        check_there(&checker, &last->figures.items[i]);
    for (size_t i = 0; i < material->figures.count; i++)
        check_changed(&checker, &material->figures.items[i]);
}
