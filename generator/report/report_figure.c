#include "report_figure.h"

#include "arena.h"
#include "buffer.h"
#include "correction.h"
#include "figure_index.h"
#include "sentence.h"
#include "wording.h"

#include <stdlib.h>

static struct text kind_word(enum figure_kind kind) {
    static const char *const words[] = {[FIGURE_CHANGE] = "change",
                                        [FIGURE_COUNT] = "count",
                                        [FIGURE_LEVEL] = "level",
                                        [FIGURE_AMOUNT] = "amount"};
    return text_of(words[kind]);
}

static struct text stated_quantity(const struct quantity *quantity, struct arena *arena) {
    bool is_stated = quantity->state != QUANTITY_NOT_PUBLISHED;
    return is_stated ? wording_quantity(quantity, arena) : (struct text){0};
}

const struct campaign_group *report_group(const struct campaign *campaign, struct text name) {
    for (size_t i = 0; i < campaign->group_count; i++)
        if (text_equal(campaign->groups[i].name, name))
            return &campaign->groups[i];
    return NULL;
}

// The source of a figure is its own, else its group's; the address goes with the source it is of.
void report_figures_inherit_sources(struct report_figures *figures,
                                    const struct campaign *campaign) {
    for (size_t i = 0; i < figures->count; i++) {
        struct report_figure *figure = &figures->items[i];
        const struct campaign_group *group = report_group(campaign, figure->group);
        if (figure->source.data || figure->source_url.data || !group)
            continue;
        figure->source = text_present(group->source.text);
        figure->source_url = text_present(group->source_url.text);
    }
}

// What is known of a change that is stated without both counts.
static struct text one_count_or_difference(const struct report_figure *written,
                                           struct arena *arena) {
    const struct figure *figure = written->figure;
    if (figure->difference.state == QUANTITY_KNOWN)
        return written->difference;
    if (figure->baseline.state == QUANTITY_KNOWN)
        return TEXT_JOIN(arena, written->baseline, TEXT(NUMBER_NO_BREAK "before"));
    if (figure->current.state == QUANTITY_KNOWN)
        return TEXT_JOIN(arena, written->current, TEXT(NUMBER_NO_BREAK "now"));
    return (struct text){0};
}

static struct text interval_kind(const struct comparison *comparison) {
    if (!comparison->has_interval)
        return (struct text){0};
    return comparison->dispersion > 0 ? TEXT("widened") : TEXT("exact");
}

// Of small numbers the counts come first, and what is told in counts alone has nothing beside it.
static void add_change(struct report_figure *written, struct arena *arena) {
    const struct figure *figure = written->figure;
    const struct comparison *comparison = written->comparison;
    written->change = wording_change(figure, comparison, arena);
    written->change_words = wording_change_words(figure, comparison, arena);
    if (comparison_has_percentage(comparison))
        written->percentage = wording_percentage(comparison, arena);
    written->headline = written->change;
    if (comparison_has_percentage(comparison) && !written->counts.data)
        written->beside = one_count_or_difference(written, arena);
    if (comparison_has_percentage(comparison) && written->counts.data) {
        bool is_same = comparison->verdict == VERDICT_SAME;
        bool is_small = comparison->digits == DIGITS_SMALL && !is_same;
        if (is_same)
            written->change = written->change_words;
        written->headline = is_small ? written->counts : written->change;
        written->beside = is_small ? TEXT_JOIN(arena, written->change, TEXT(REPORT_FIGURE_SMALL))
                                   : written->counts;
    }
    written->verdict = sentence_verdict(comparison);
    written->interval = sentence_interval(comparison, arena);
    written->interval_kind = interval_kind(comparison);
    written->needed = sentence_needed(comparison, arena);
    written->stated = sentence_stated(figure, comparison, arena);
    written->sentence = sentence_of(figure, comparison, arena);
    written->is_fall = comparison->change.direction == DIRECTION_DOWN;
    written->is_rise = comparison->change.direction == DIRECTION_UP;
    written->is_clear = comparison->is_clear;
}

// Groups, ids and areas have no low lines, so that no two figures get one name. Areas may have
// letters that an id in a page would lose; these are written in hexadecimal digits.
static struct text anchor_of(const struct figure *figure, struct arena *arena) {
    const struct text parts[] = {figure->group, figure->id, figure->area_slug};
    struct buffer anchor = {.arena = arena};
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
        if (parts[part].length > 0 && anchor.length > 0)
            buffer_append_byte(&anchor, '_');
        for (size_t i = 0; i < parts[part].length; i++) {
            unsigned char c = (unsigned char)parts[part].data[i];
            if (c < 0x80) {
                buffer_append_byte(&anchor, (char)c);
            } else {
                buffer_append_byte(&anchor, "0123456789abcdef"[c >> 4]);
                buffer_append_byte(&anchor, "0123456789abcdef"[c & 0xF]);
            }
        }
    }
    return buffer_text(&anchor);
}

static struct report_figure write_figure(const struct figure *figure,
                                         const struct comparison *comparison, struct arena *arena) {
    struct report_figure written = {
        .figure = figure,
        .comparison = comparison,
        .id = figure->id,
        .group = text_present(figure->group),
        .area = text_present(figure->area),
        .label = figure->label,
        .kind = kind_word(figure->kind),
        .name = figure_name_text(figure_name_full(figure), arena),
        .anchor = anchor_of(figure, arena),
        .value_note = text_present(figure->value_note),
        .unit = text_present(figure->unit),
        .difference = figure->difference.state == QUANTITY_NOT_PUBLISHED
                          ? (struct text){0}
                          : wording_difference(figure, arena),
        .baseline = stated_quantity(&figure->baseline, arena),
        .current = stated_quantity(&figure->current, arena),
        .counts = wording_counts(figure, comparison, arena),
        .period = wording_period(figure, arena),
        .baseline_period = text_present(period_words(&figure->baseline_period, arena)),
        .current_period = text_present(period_words(&figure->current_period, arena)),
        .period_note = text_present(figure->period_note),
        .population = stated_quantity(&figure->population, arena),
        .households = stated_quantity(&figure->households, arena),
        .exposure_note = text_present(figure->exposure_note),
        .note = text_present(figure->note),
        .source = text_present(figure->source),
        .source_url = text_present(figure->source_url),
        .better = sentence_better(figure),
    };
    if (figure->kind == FIGURE_CHANGE) {
        add_change(&written, arena);
        written.value = figure->value.state == QUANTITY_NOT_PUBLISHED
                            ? (struct text){0}
                            : wording_value(figure, arena);
    } else {
        written.value = wording_value(figure, arena);
        written.rate = wording_rate(figure, arena);
    }
    written.shown = written.headline.data ? written.headline : written.value;
    return written;
}

struct report_figures report_figures_write(const struct metrics *metrics,
                                           const struct comparison *comparisons,
                                           struct arena *arena) {
    struct report_figure *figures = arena_allocate(arena, metrics->count, sizeof *figures);
    for (size_t i = 0; i < metrics->count; i++) {
        figures[i] = write_figure(&metrics->figures[i], &comparisons[i], arena);
        figures[i].row = text_of_integer(arena, (long long)(i + REPORT_FIGURE_FIRST_ROW));
    }
    return (struct report_figures){figures, metrics->count};
}

// --- forms ---

bool report_figure_forms_have(const struct report_figure_forms *forms, struct text text) {
    for (size_t i = 0; i < forms->count; i++)
        if (correction_is_same(forms->items[i], text))
            return true;
    return false;
}

struct report_figure_forms report_figure_forms_of(const struct report_figure *figure,
                                                  struct arena *arena) {
    bool has_value = !text_is_empty(figure->value);
    const struct text written[REPORT_FIGURE_FORMS_AT_MOST] = {
        figure->shown,
        figure->beside,
        figure->change,
        figure->change_words,
        figure->counts,
        figure->current,
        figure->value,
        has_value ? wording_quantity(&figure->figure->value, arena) : (struct text){0},
    };
    struct report_figure_forms forms = {0};
    for (size_t i = 0; i < REPORT_FIGURE_FORMS_AT_MOST; i++)
        if (!text_is_empty(written[i]) && !report_figure_forms_have(&forms, written[i]))
            forms.items[forms.count++] = written[i];
    return forms;
}

struct text report_figure_words(struct text shown, struct text beside, struct arena *arena) {
    return TEXT_JOIN(arena, shown, beside.length > 0 ? TEXT(", ") : TEXT(""), beside);
}

// --- names ---

const struct report_figure *report_figure_named(const struct report_figures *figures,
                                                struct text name) {
    for (size_t i = 0; i < figures->count; i++)
        if (text_equal(figures->items[i].name, name))
            return &figures->items[i];
    return NULL;
}

const struct report_figure *report_figure_of(const struct report_figures *figures,
                                             const struct figure *figure) {
    for (size_t i = 0; i < figures->count; i++)
        if (figures->items[i].figure == figure)
            return &figures->items[i];
    return NULL;
}

// One name that a figure answers to. A row of the whole campaign (no area) goes before the rows of
// areas: "burglary" means it where both are there.
struct candidate {
    struct text key;
    const struct report_figure *figure;
    struct text full; // the name that means this figure alone
};

struct candidates {
    struct candidate *items;
    size_t count;
    size_t capacity;
};

static struct text qualified(const struct report_figure *figure, struct arena *arena) {
    if (!figure->group.data)
        return figure->id;
    return TEXT_JOIN(arena, figure->group, TEXT("."), figure->id);
}

static void add_candidates(struct candidates *list, const struct report_figure *figure,
                           struct arena *arena) {
    struct text name = qualified(figure, arena);
    struct text full = name;
    if (figure->area.data) {
        struct text area = TEXT_JOIN(arena, TEXT("@"), figure->figure->area_slug);
        full = TEXT_JOIN(arena, name, area);
        *ARENA_PUSH(arena, list, items) = (struct candidate){full, figure, full};
        if (figure->group.data)
            *ARENA_PUSH(arena, list, items) =
                (struct candidate){TEXT_JOIN(arena, figure->id, area), figure, full};
    }
    *ARENA_PUSH(arena, list, items) = (struct candidate){name, figure, full};
    if (figure->group.data)
        *ARENA_PUSH(arena, list, items) = (struct candidate){figure->id, figure, full};
}

static int compare_candidates(const void *left, const void *right) {
    const struct candidate *a = left, *b = right;
    int order = text_compare(a->key, b->key);
    if (order)
        return order;
    bool a_whole = !a->figure->area.data, b_whole = !b->figure->area.data;
    if (a_whole != b_whole)
        return a_whole ? -1 : 1;
    return a->figure < b->figure ? -1 : a->figure > b->figure;
}

// "'announced.burglary' or 'recorded.burglary'"
static struct text choices_of(const struct candidate *first, size_t count, struct arena *arena) {
    struct buffer words = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        if (i)
            buffer_append(&words, i + 1 < count ? TEXT(", ") : TEXT(" or "));
        buffer_append(&words, TEXT("'"));
        buffer_append(&words, first[i].full);
        buffer_append(&words, TEXT("'"));
    }
    return buffer_text(&words);
}

// Whether the candidates of one key all lie in one group: then a row of the whole campaign is
// meant.
static bool one_is_meant(const struct candidate *first, size_t count) {
    if (count == 1)
        return true;
    for (size_t i = 1; i < count; i++)
        if (!text_equal(first[i].figure->group, first[0].figure->group))
            return false;
    return !first[0].figure->area.data;
}

struct value_map report_figures_names(const struct report_figures *figures, struct arena *arena) {
    struct candidates list = {0};
    for (size_t i = 0; i < figures->count; i++)
        add_candidates(&list, &figures->items[i], arena);
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, compare_candidates);
    struct value_map_entry *entries = arena_allocate(arena, list.count, sizeof *entries);
    size_t entry_count = 0;
    for (size_t i = 0; i < list.count;) {
        size_t same = 1;
        while (i + same < list.count && text_equal(list.items[i].key, list.items[i + same].key))
            same++;
        struct value_map_entry *entry = &entries[entry_count++];
        entry->key = list.items[i].key;
        if (one_is_meant(&list.items[i], same))
            entry->record = list.items[i].figure;
        else
            entry->choices = choices_of(&list.items[i], same, arena);
        i += same;
    }
    return (struct value_map){entries, entry_count};
}
