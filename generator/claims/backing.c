#include "backing.h"

#include "arena.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>

// --- the values of a figure ---

enum { VALUES_AT_MOST = 8 };

// A number that stands for a figure, and the placeholder that writes it.
struct candidate {
    enum typed_kind kind; // PLAIN, PERCENT or MONEY
    struct decimal exact;
    struct text currency;
    bool is_worked_out; // from counts, so that its roundings to a whole and one decimal are it
    bool is_difference;
    enum direction direction; // of a change
    const char *name;
};

struct candidates {
    struct candidate items[VALUES_AT_MOST];
    size_t count;
};

static void add(struct candidates *list, struct candidate candidate) {
    list->items[list->count++] = candidate;
}

static void add_quantity(struct candidates *list, const struct quantity *quantity,
                         enum figure_kind kind, const char *name) {
    if (quantity->state != QUANTITY_KNOWN)
        return;
    enum typed_kind typed = kind == FIGURE_AMOUNT ? TYPED_MONEY : TYPED_PLAIN;
    if (quantity->percent)
        typed = TYPED_PERCENT;
    add(list, (struct candidate){.kind = typed,
                                 .exact = quantity->number,
                                 .currency = quantity->currency,
                                 .name = name});
}

static void add_percentage(struct candidates *list, const struct change *change) {
    bool is_counted = change->basis == CHANGE_COUNTED;
    if (is_counted || change->basis == CHANGE_STATED)
        add(list, (struct candidate){
                      .kind = TYPED_PERCENT,
                      .exact = is_counted ? change->exact : change->percent,
                      .is_worked_out = is_counted,
                      .direction = change->direction,
                      .name = "percentage",
                  });
}

static struct decimal difference_of(const struct figure_counts *counts) {
    int64_t difference = counts->current - counts->baseline;
    return (struct decimal){difference < 0 ? -difference : difference, counts->places};
}

static struct candidates candidates_of(const struct report_figure *written) {
    const struct figure *figure = written->figure;
    struct candidates list = {0};
    add_quantity(&list, &figure->value, figure->kind, "value");
    add_quantity(&list, &figure->current, figure->kind, "current");
    add_quantity(&list, &figure->baseline, figure->kind, "baseline");
    if (figure->kind == FIGURE_CHANGE) {
        add_percentage(&list, &written->comparison->change);
        if (figure->change.basis == CHANGE_STATED)
            add_percentage(&list, &figure->change);
    }
    if (figure->counts.are_known)
        add(&list, (struct candidate){.exact = difference_of(&figure->counts),
                                      .is_difference = true,
                                      .name = "difference"});
    return list;
}

// --- comparing ---

// In one step, half away from zero: 10.4895 is 10.
static struct decimal rounded(struct decimal number, int places) {
    int64_t unit = 1;
    while (number.places > places) {
        unit *= 10;
        number.places--;
    }
    int64_t half = number.digits < 0 ? -unit / 2 : unit / 2;
    number.digits = (number.digits + half) / unit;
    return number;
}

// A whole number rounded as one with so many zeros at its end is.
static int64_t rounded_to(int64_t number, int64_t unit) {
    return (number + unit / 2) / unit * unit;
}

static bool is_kind(const struct typed_number *number, const struct candidate *candidate) {
    if (typed_number_is_percentage(number))
        return candidate->kind == TYPED_PERCENT;
    if (number->kind == TYPED_MONEY)
        return candidate->kind == TYPED_MONEY &&
               (candidate->currency.length == 0 ||
                text_equal(candidate->currency, number->currency));
    return candidate->kind != TYPED_PERCENT;
}

// "1,700" for 1,738: the zeros at its end, behind two digits at least, are of a rounding.
static bool is_whole_rounding(struct decimal typed, struct decimal exact) {
    int64_t unit = 1;
    if (typed.places > 0 || exact.places > 0)
        return false;
    while (typed.digits % (unit * 10) == 0 && typed.digits / (unit * 10) >= 10)
        unit *= 10;
    return unit > 1 && rounded_to(exact.digits, unit) == typed.digits;
}

static enum backing_kind compare_exact(const struct typed_number *number,
                                       const struct candidate *candidate) {
    struct decimal exact = candidate->exact, typed = number->value;
    if (decimal_compare(exact, typed) == 0)
        return BACKING_EQUAL;
    if (number->kind == TYPED_FRACTION || number->kind == TYPED_MULTIPLE)
        return fabs(decimal_number(exact) - decimal_number(typed)) <= 0.5 ? BACKING_NEAR
                                                                          : BACKING_NONE;
    bool is_rounding =
        typed.places < exact.places && decimal_compare(rounded(exact, typed.places), typed) == 0;
    if (is_rounding)
        return candidate->is_worked_out && typed.places <= 1 ? BACKING_EQUAL : BACKING_NEAR;
    return is_whole_rounding(typed, exact) ? BACKING_NEAR : BACKING_NONE;
}

// Within a tenth, or rounded to it.
static bool is_near(struct decimal claimed, struct decimal actual) {
    double one = decimal_number(claimed), other = decimal_number(actual);
    return 10 * fabs(one - other) <= fabs(one) ||
           decimal_compare(rounded(actual, claimed.places), claimed) == 0;
}

// What a hedged number and a value have to do with each other: "up to" and "at least" admit the
// value itself, "about" whatever is near.
static enum backing_kind compare_bound(const struct typed_number *number,
                                       const struct candidate *candidate) {
    int order = decimal_compare(candidate->exact, number->value);
    bool admits_equal = number->bound == BOUND_ABOUT || text_equal(number->hedge, TEXT("up to")) ||
                        text_equal(number->hedge, TEXT("at least"));
    if (order == 0)
        return admits_equal ? BACKING_EQUAL : BACKING_NONE;
    struct quantity_claim claim = {number->bound, number->hedge};
    bool near = is_near(number->value, candidate->exact);
    if (!quantity_claim_holds(claim, order, near))
        return BACKING_NONE;
    // Of a percentage "less than 50%" can be said of any smaller one, and says nothing.
    return number->bound == BOUND_ABOUT && compare_exact(number, candidate) == BACKING_EQUAL
               ? BACKING_EQUAL
               : BACKING_NEAR;
}

static enum backing_kind compare(const struct typed_number *number,
                                 const struct candidate *candidate) {
    bool is_turned =
        number->direction != DIRECTION_NONE && candidate->direction != number->direction;
    bool is_another = number->is_difference && !candidate->is_difference;
    if (!is_kind(number, candidate) || is_turned || is_another)
        return BACKING_NONE;
    enum backing_kind kind = number->bound == BOUND_EXACT ? compare_exact(number, candidate)
                                                          : compare_bound(number, candidate);
    return kind == BACKING_EQUAL && candidate->is_difference ? BACKING_NEAR : kind;
}

// --- written values ---

static const struct written_value {
    const char *name;
    size_t offset;
} written_values[] = {
    {"sentence", offsetof(struct report_figure, sentence)},
    {"interval", offsetof(struct report_figure, interval)},
    {"stated", offsetof(struct report_figure, stated)},
    {"needed", offsetof(struct report_figure, needed)},
    {"counts", offsetof(struct report_figure, counts)},
    {"change_words", offsetof(struct report_figure, change_words)},
    {"change", offsetof(struct report_figure, change)},
    {"difference", offsetof(struct report_figure, difference)},
    {"value", offsetof(struct report_figure, value)},
    {"rate", offsetof(struct report_figure, rate)},
    {"percentage", offsetof(struct report_figure, percentage)},
    {"baseline", offsetof(struct report_figure, baseline)},
    {"current", offsetof(struct report_figure, current)},
};

static struct text written_of(const struct report_figure *figure, const struct written_value *row) {
    const char *member = (const char *)figure + row->offset;
    return *(const struct text *)(const void *)member;
}

static struct text written_called(const struct report_figure *figure, const char *name) {
    for (size_t i = 0; i < COUNT(written_values); i++)
        if (text_is(text_of(name), written_values[i].name))
            return written_of(figure, &written_values[i]);
    return (struct text){0};
}

static bool is_blank_at(struct text text, size_t *offset) {
    size_t next = *offset;
    unsigned point = text_next_code_point(text, &next);
    bool is_blank = point == ' ' || point == '\n' || point == '\r' || point == 0xA0;
    if (is_blank)
        *offset = next;
    return is_blank;
}

// Where `words` end in the text, which begin at `start`, all blanks alike; 0 when others stand
// there.
static size_t end_of_same(struct text text, size_t start, struct text words) {
    size_t at = start;
    for (size_t i = 0; i < words.length;) {
        if (at >= text.length)
            return 0;
        bool is_blank = is_blank_at(words, &i);
        if (is_blank != is_blank_at(text, &at))
            return 0;
        if (is_blank)
            continue;
        if (text.data[at++] != words.data[i++])
            return 0;
    }
    return at;
}

bool backing_stands_around(struct text text, struct text words, size_t start, size_t end) {
    if (words.length < end - start)
        return false;
    size_t earliest = end > 2 * words.length ? end - 2 * words.length : 0;
    for (size_t at = earliest; at <= start; at++)
        if (text.data[at] == words.data[0] && end_of_same(text, at, words) >= end)
            return true;
    return false;
}

bool backing_stands_in(struct text text, struct text words) {
    for (size_t at = 0; at < text.length && words.length > 0; at++)
        if (text.data[at] == words.data[0] && end_of_same(text, at, words) > 0)
            return true;
    return false;
}

struct backing_value backing_written(struct text text, size_t start, size_t end,
                                     const struct report_figure *figure) {
    struct backing_value longest = {0};
    for (size_t i = 0; i < COUNT(written_values); i++) {
        struct text written = written_of(figure, &written_values[i]);
        if (written.length <= longest.written.length ||
            !backing_stands_around(text, written, start, end))
            continue;
        longest = (struct backing_value){figure, written_values[i].name, written};
    }
    return longest;
}

// --- all of it ---

static struct text worked_out(const struct candidate *candidate, struct arena *arena) {
    struct decimal whole = rounded(candidate->exact, 0), finer = rounded(candidate->exact, 1);
    struct text digits = decimal_text(decimal_compare(whole, finer) == 0 ? whole : finer, arena);
    return candidate->kind == TYPED_PERCENT ? TEXT_JOIN(arena, digits, TEXT("%")) : digits;
}

// What no placeholder writes by itself is told by the counts, if it is true, or by none.
static struct backing_value value_of(const struct report_figure *figure,
                                     const struct candidate *candidate, enum backing_kind kind,
                                     struct arena *arena) {
    struct text written = written_called(figure, candidate->name);
    if (written.data)
        return (struct backing_value){figure, candidate->name, written};
    bool has_counts = figure->counts.data != NULL;
    if (has_counts && candidate->is_difference)
        return (struct backing_value){figure, "counts", figure->counts};
    return (struct backing_value){figure, has_counts && kind != BACKING_NONE ? "counts" : NULL,
                                  worked_out(candidate, arena)};
}

struct backing backing_of_figure(const struct typed_number *number,
                                 const struct report_figure *figure, struct arena *arena) {
    struct backing best = {.distance = INFINITY};
    struct candidates list = candidates_of(figure);
    for (size_t i = 0; i < list.count; i++) {
        const struct candidate *candidate = &list.items[i];
        enum backing_kind kind = compare(number, candidate);
        double off = fabs(decimal_number(candidate->exact) - decimal_number(number->value));
        bool is_nearest = kind == best.kind && is_kind(number, candidate) && off < best.distance &&
                          !(kind == BACKING_NONE && candidate->is_difference);
        if (kind <= best.kind && !is_nearest)
            continue;
        best.kind = kind;
        best.value = value_of(figure, candidate, kind, arena);
        best.distance = off;
    }
    return best;
}

struct backing backing_of(const struct typed_number *number, const struct subjects *subjects,
                          struct arena *arena) {
    struct backing best = {.distance = INFINITY};
    for (size_t i = 0; i < subjects->count; i++)
        for (size_t j = 0; j < subjects->items[i].count; j++) {
            struct backing one = backing_of_figure(number, subjects->items[i].figures[j], arena);
            bool is_nearer = one.kind == best.kind && one.distance < best.distance;
            if (one.kind > best.kind || is_nearer)
                best = one;
        }
    return best;
}

// A row of an area is called by it where another row has the shorter name.
struct text backing_value_name(const struct backing_value *value, const struct value_map *names,
                               struct arena *arena) {
    const struct report_figure *figure = value->figure;
    struct text name = figure->id;
    if (figure->group.data)
        name = TEXT_JOIN(arena, figure->group, TEXT("."), name);
    const struct value_map_entry *entry = value_map_find(names, name);
    if (!entry || entry->record != figure)
        name = TEXT_JOIN(arena, name, TEXT("@"), figure->figure->area_slug);
    return value->name ? TEXT_JOIN(arena, name, TEXT("."), text_of(value->name)) : name;
}

enum backing_size backing_size_of(const struct report_figure *figure,
                                  const struct number_rules *rules) {
    const struct figure_counts *counts = &figure->figure->counts;
    if (!counts->are_known)
        return BACKING_LARGE;
    double baseline = decimal_number((struct decimal){counts->baseline, counts->places});
    if (baseline < (double)rules->counts_only_below)
        return BACKING_SMALL;
    return baseline < (double)rules->small_below ? BACKING_SMALLISH : BACKING_LARGE;
}
