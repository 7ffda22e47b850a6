#include "published.h"

#include "arena.h"
#include "correction.h"
#include "diagnostic.h"
#include "directory.h"
#include "file.h"
#include "manifest.h"
#include "material.h"
#include "report_figure.h"
#include "small_count.h"
#include "suppression.h"
#include "wording.h"

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
    bool hides;        // small counts, so that no number that was published may be told
    const struct manifest_figure **gone; // published figures that the material has no more
    size_t gone_count;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static bool goes_on(const struct period *period) {
    return period->count == 0 || period->spans[period->count - 1].last.year == 0;
}

static bool is_same_time(const struct checker *checker, const struct manifest_figure *was,
                         const struct figure *now) {
    struct text baseline = period_dates(&now->baseline_period, checker->arena);
    struct text current = period_dates(&now->current_period, checker->arena);
    return text_equal(was->baseline_dates, baseline) && text_equal(was->current_dates, current) &&
           (checker->is_same_date || !goes_on(&now->current_period));
}

static struct text words_then(const struct manifest_figure *was, struct arena *arena) {
    return report_figure_words(was->value, was->beside, arena);
}

static struct text words_now(const struct report_figure *now, struct arena *arena) {
    return report_figure_words(now->shown, now->beside, arena);
}

// --- the same words ---

// How sure a change is may be told otherwise, by other rules, and is none of its forms.
static struct text without_mark(struct text form) {
    struct text mark = TEXT(REPORT_FIGURE_SMALL);
    return text_ends_with(form, mark) ? text_slice(form, 0, form.length - mark.length) : form;
}

// What was published of a figure, in every form that is known.
static struct manifest_forms forms_then(const struct manifest_figure *was, struct arena *arena) {
    struct manifest_forms forms = {0};
    *ARENA_PUSH(arena, &forms, items) = was->value;
    if (was->beside.length > 0)
        *ARENA_PUSH(arena, &forms, items) = without_mark(was->beside);
    for (size_t i = 0; i < was->also.count; i++)
        *ARENA_PUSH(arena, &forms, items) = was->also.items[i];
    return forms;
}

static bool has_form(const struct manifest_forms *forms, struct text text) {
    for (size_t i = 0; i < forms->count; i++)
        if (correction_is_same(forms->items[i], text))
            return true;
    return false;
}

static bool is_same_at_sight(const struct manifest_figure *was, const struct report_figure *now) {
    return text_equal(was->value, now->shown) && text_equal(was->beside, now->beside);
}

// Whether a figure has the forms that it had, whichever of them come first. Early manifests know
// the first two alone.
static bool is_same_in_words(const struct manifest_figure *was, const struct report_figure *now,
                             struct arena *arena) {
    if (is_same_at_sight(was, now))
        return true;
    if (was->also.count == 0)
        return false;
    struct manifest_forms then = forms_then(was, arena);
    struct report_figure_forms present = report_figure_forms_of(now, arena);
    for (size_t i = 0; i < present.count; i++)
        present.items[i] = without_mark(present.items[i]);
    for (size_t i = 0; i < present.count; i++)
        if (!has_form(&then, present.items[i]))
            return false;
    for (size_t i = 0; i < then.count; i++)
        if (!report_figure_forms_have(&present, then.items[i]))
            return false;
    return true;
}

// --- figures that changed ---

// Whether a correction says of the figure what was published, in any form.
static bool is_corrected(const struct manifest_figure *was, const struct manifest_forms *then,
                         const struct figure *figure, const struct correction_list *corrections) {
    for (size_t i = 0; i < corrections->count; i++) {
        const struct correction *correction = &corrections->items[i];
        if (correction->figure == figure &&
            (has_form(then, correction->was) || correction_is_same(was->beside, correction->was)))
            return true;
    }
    return false;
}

static const struct manifest_figure *figure_then(const struct checker *checker, struct text name) {
    const struct manifest_figures *figures = &checker->published->last.figures;
    struct manifest_figure wanted = {.id = name};
    return bsearch(&wanted, figures->items, figures->count, sizeof *figures->items,
                   compare_figures);
}

// Whether a number was published at all, as far as is known: what a draft carries on without its
// words, and what was hidden, is none.
static bool is_number_known(const struct manifest_figure *was, struct arena *arena) {
    struct text hidden = wording_quantity(&(struct quantity){.state = QUANTITY_HIDDEN}, arena);
    return was->value.length > 0 && !text_equal(was->value, hidden);
}

// Whether a correction, which has to say what was published, would tell what the page hides.
static bool would_tell(const struct checker *checker, const struct manifest_forms *then,
                       const struct figure *now) {
    if (suppression_hides_of(now))
        return true;
    for (size_t i = 0; checker->hides && i < then->count; i++)
        if (small_count_is_in(then->items[i], now, checker->material->campaign.rules.hide_below))
            return true;
    return false;
}

static void check_changed(const struct checker *checker, const struct report_figure *now) {
    struct arena *arena = checker->arena;
    const struct manifest_figure *was = figure_then(checker, now->name);
    if (!was || !is_number_known(was, arena) || !is_same_time(checker, was, now->figure) ||
        is_same_in_words(was, now, arena))
        return;
    struct manifest_forms then = forms_then(was, arena);
    if (would_tell(checker, &then, now->figure) ||
        is_corrected(was, &then, now->figure, &checker->material->corrections))
        return;
    struct diagnostic_words words = {now->name, checker->published->last.figures_at,
                                     words_then(was, arena), words_now(now, arena)};
    if (checker->hides)
        words.third = words.fourth = (struct text){0};
    diagnostics_add(checker->diagnostics, DIAGNOSTIC_FIGURE_CHANGED, now->figure->place, words);
}

// --- figures that are gone ---

static void find_gone(struct checker *checker) {
    const struct manifest_figures *figures = &checker->published->last.figures;
    checker->gone = arena_allocate(checker->arena, figures->count, sizeof *checker->gone);
    for (size_t i = 0; i < figures->count; i++)
        if (!report_figure_named(&checker->material->figures, figures->items[i].id))
            checker->gone[checker->gone_count++] = &figures->items[i];
}

static bool is_alike(const struct manifest_figure *a, const struct manifest_figure *b) {
    return text_equal(a->value, b->value) && text_equal(a->beside, b->beside) &&
           text_equal(a->baseline_dates, b->baseline_dates) &&
           text_equal(a->current_dates, b->current_dates);
}

static size_t count_gone(const struct checker *checker, const struct manifest_figure *was) {
    size_t count = 0;
    for (size_t i = 0; i < checker->gone_count; i++)
        count += is_alike(checker->gone[i], was);
    return count;
}

static size_t count_new(const struct checker *checker, const struct manifest_figure *was) {
    const struct report_figures *figures = &checker->material->figures;
    size_t count = 0;
    for (size_t i = 0; i < figures->count; i++)
        count += is_same_at_sight(was, &figures->items[i]) &&
                 is_same_time(checker, was, figures->items[i].figure) &&
                 !figure_then(checker, figures->items[i].name);
    return count;
}

// Whether a new figure says the same of the same time, under another name: one for each that is
// gone. Words without a number, as of all that is hidden, are the same of many figures.
static bool is_renamed(const struct checker *checker, const struct manifest_figure *was) {
    bool has_number = small_count_has_digit(was->value) || small_count_has_digit(was->beside);
    return has_number && count_gone(checker, was) <= count_new(checker, was);
}

static void tell_gone(const struct checker *checker, const struct manifest_figure *was) {
    const struct source *source = &checker->published->source;
    struct place line = source_place(source, source->text);
    struct text words = checker->hides ? (struct text){0} : words_then(was, checker->arena);
    diagnostics_add(checker->diagnostics, DIAGNOSTIC_FIGURE_GONE, source_narrow(line, was->id),
                    (struct diagnostic_words){was->id, checker->published->last.figures_at, words});
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
        .hides = suppression_is_on(material->campaign.rules.hide_below),
        .arena = arena,
        .diagnostics = diagnostics,
    };
    find_gone(&checker);
    for (size_t i = 0; i < checker.gone_count; i++)
        if (!is_renamed(&checker, checker.gone[i]))
            tell_gone(&checker, checker.gone[i]);
    for (size_t i = 0; i < material->figures.count; i++)
        check_changed(&checker, &material->figures.items[i]);
}
