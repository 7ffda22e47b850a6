#include "report_corrections.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "digest.h"
#include "number.h"
#include "report.h"
#include "small_count.h"
#include "suppression.h"

#include <stdlib.h>

// --- ids ---

// A UUID of version 8 (RFC 9562) of the digest of some words, so that ids need no address and stay
// the same when the site moves.
static struct text urn_of(struct text words, struct arena *arena) {
    enum { UUID_DIGITS = 32, VERSION_AT = 12, VARIANT_AT = 16 };
    static const char variants[] = "89ab";
    struct text digest = DIGEST(arena, words);
    struct buffer urn = {.arena = arena};
    buffer_append(&urn, TEXT("urn:uuid:"));
    for (size_t i = 0; i < UUID_DIGITS; i++) {
        bool begins_part = i == 8 || i == VERSION_AT || i == VARIANT_AT || i == 20;
        if (begins_part)
            buffer_append_byte(&urn, '-');
        char digit = digest.data[i];
        if (i == VERSION_AT)
            digit = '8';
        if (i == VARIANT_AT)
            digit = variants[(unsigned char)digit & 3];
        buffer_append_byte(&urn, digit);
    }
    return buffer_text(&urn);
}

// --- what readers see ---

// What an author typed, with the sign of minus where a keyboard has a hyphen alone.
static struct text with_minus(struct text typed, struct arena *arena) {
    struct buffer written = {.arena = arena};
    for (size_t i = 0; i < typed.length; i++) {
        char c = typed.data[i], next = i + 1 < typed.length ? typed.data[i + 1] : ' ';
        bool begins_word = i == 0 || typed.data[i - 1] == ' ';
        if (c == '-' && begins_word && text_is_digit(next))
            buffer_append(&written, TEXT(NUMBER_MINUS));
        else
            buffer_append_byte(&written, c);
    }
    return buffer_text(&written);
}

static struct report_correction write_correction(const struct correction *correction,
                                                 const struct report_figure *figure,
                                                 const struct report_campaign *campaign,
                                                 struct arena *arena) {
    struct text date = date_iso(correction->date, arena);
    struct text words =
        TEXT_JOIN(arena, campaign->id, TEXT("\ncorrection\n"), date, TEXT("\n"), figure->name,
                  TEXT("\n"), correction->was, TEXT("\n"), correction->now);
    return (struct report_correction){
        .id = urn_of(words, arena),
        .anchor = figure->anchor,
        .label = figure->label,
        .area = figure->area,
        .date = date_words(correction->date, arena),
        .date_iso = date,
        .was = with_minus(correction->was, arena),
        .now = with_minus(correction->now, arena),
        .why = correction->why,
    };
}

static int compare_latest_first(const void *left, const void *right) {
    const struct correction *a = left, *b = right;
    int order = date_compare(b->date, a->date);
    return order ? order
                 : (b->place.offset > a->place.offset) - (b->place.offset < a->place.offset);
}

struct value_list report_corrections_write(const struct correction_list *list,
                                           const struct report_figures *figures,
                                           const struct report_campaign *campaign,
                                           struct arena *arena) {
    struct correction *sorted = arena_allocate(arena, list->count, sizeof *sorted);
    for (size_t i = 0; i < list->count; i++)
        sorted[i] = list->items[i];
    qsort(sorted, list->count, sizeof *sorted, compare_latest_first);
    struct report_correction *written = arena_allocate(arena, list->count, sizeof *written);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct report_figure *figure = report_figure_of(figures, sorted[i].figure);
        if (figure)
            written[count++] = write_correction(&sorted[i], figure, campaign, arena);
    }
    return (struct value_list){written, count};
}

void report_corrections_mark(const struct correction_list *list, struct report_figures *figures,
                             struct arena *arena) {
    for (size_t i = 0; i < list->count; i++)
        for (size_t j = 0; list->items[i].is_latest && j < figures->count; j++)
            if (figures->items[j].figure == list->items[i].figure)
                figures->items[j].corrected = date_words(list->items[i].date, arena);
}

// --- what the figures say ---

struct checker {
    const struct report_figure *figure;
    struct report_figure_forms forms;
    int64_t hide_below;
    struct diagnostics *diagnostics;
};

// What the page shows tells nothing more.
static bool could_tell(const struct checker *checker, struct text typed) {
    if (report_figure_forms_have(&checker->forms, typed))
        return false;
    const struct figure *figure = checker->figure->figure;
    if (suppression_hides_of(figure))
        return small_count_has_digit(typed);
    return small_count_is_in(typed, figure, checker->hide_below);
}

// Whether none of what the author typed could tell a hidden count.
static bool keeps_hidden(const struct checker *checker, const struct correction *correction) {
    bool tells_was = could_tell(checker, correction->was);
    if (!tells_was && !could_tell(checker, correction->now))
        return true;
    diagnostics_add(checker->diagnostics, DIAGNOSTIC_CORRECTION_TELLS_HIDDEN,
                    tells_was ? correction->was_place : correction->now_place,
                    (struct diagnostic_words){tells_was ? correction->was : correction->now});
    return false;
}

static void check_latest(const struct checker *checker, const struct correction *correction) {
    const struct report_figure *figure = checker->figure;
    struct arena *arena = checker->diagnostics->arena;
    struct text shown = report_figure_words(figure->shown, figure->beside, arena);
    if (!report_figure_forms_have(&checker->forms, correction->now))
        diagnostics_add(checker->diagnostics, DIAGNOSTIC_CORRECTION_CONTRADICTED,
                        correction->now_place,
                        (struct diagnostic_words){correction->now, figure->name, shown});
    else if (report_figure_forms_have(&checker->forms, correction->was))
        diagnostics_add(checker->diagnostics, DIAGNOSTIC_CORRECTION_STILL_TRUE,
                        correction->was_place,
                        (struct diagnostic_words){correction->was, figure->name, shown});
}

void report_corrections_check(const struct correction_list *list,
                              const struct report_figures *figures, int64_t hide_below,
                              struct diagnostics *diagnostics) {
    for (size_t i = 0; i < list->count; i++) {
        const struct correction *correction = &list->items[i];
        const struct report_figure *figure = report_figure_of(figures, correction->figure);
        if (!figure)
            continue;
        struct checker checker = {figure, report_figure_forms_of(figure, diagnostics->arena),
                                  hide_below, diagnostics};
        if (keeps_hidden(&checker, correction) && correction->is_latest)
            check_latest(&checker, correction);
    }
}

// --- the feed ---

static struct text below(struct text base, struct text file, struct arena *arena) {
    return base.data ? TEXT_JOIN(arena, base, file) : file;
}

const struct report_feed *report_feed_of(const struct report_campaign *campaign,
                                         struct arena *arena) {
    struct report_feed *feed = arena_allocate(arena, 1, sizeof *feed);
    struct text base = campaign->base_url;
    *feed = (struct report_feed){
        .id = urn_of(TEXT_JOIN(arena, campaign->id, TEXT("\nfeed")), arena),
        .publication_id =
            urn_of(TEXT_JOIN(arena, campaign->id, TEXT("\npublication\n"), campaign->published_iso),
                   arena),
        .url = base.data ? below(base, TEXT("feed.xml"), arena) : (struct text){0},
        .page_url = base.data ? base : TEXT("index.html"),
        .corrections_url = below(base, TEXT("index.html#corrections-heading"), arena),
    };
    return feed;
}
