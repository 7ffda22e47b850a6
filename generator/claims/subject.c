#include "subject.h"

#include "arena.h"
#include "crime_word.h"
#include "passage.h"

#include <stdlib.h>

// --- names ---

static bool says_nothing(const struct text *stems, size_t count) {
    static const char *const stems_alone[] = {"all",   "other", "total", "value", "number",
                                              "count", "new",   "crime", "rate",  "level"};
    for (size_t i = 0; i < COUNT(stems_alone) && count == 1; i++)
        if (text_is(stems[0], stems_alone[i]))
            return true;
    return count == 0;
}

// What makes a token the same as another: of marks nothing.
static struct text essence_of(const struct token *token) {
    return token->kind == TOKEN_NUMBER ? token->text : token->stem;
}

static void add_name(struct subject_name_list *names, const struct report_figure *figure,
                     struct text words, struct arena *arena) {
    struct token_list tokens = token_list_of(words, arena);
    struct text *stems = arena_allocate(arena, tokens.count, sizeof *stems);
    size_t count = 0;
    for (size_t i = 0; i < tokens.count; i++)
        if (essence_of(&tokens.items[i]).length > 0)
            stems[count++] = essence_of(&tokens.items[i]);
    if (!says_nothing(stems, count))
        *ARENA_PUSH(arena, names, items) = (struct subject_name){stems, count, figure};
}

// "People arrested (Class A)" is called "People arrested".
static struct text before_aside(struct text label) {
    return text_cut(text_cut(label, '(').head, ',').head;
}

static void add_names(struct subject_name_list *names, const struct report_figure *figure,
                      struct arena *arena) {
    add_name(names, figure, before_aside(figure->label), arena);
    add_name(names, figure, figure->id, arena);
    for (struct text rest = figure->figure->synonyms; rest.length > 0;) {
        struct text_cut cut = text_cut(rest, ';');
        add_name(names, figure, cut.head, arena);
        rest = cut.tail;
    }
}

static int compare_stems(const struct subject_name *a, const struct subject_name *b) {
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        int order = text_compare(a->stems[i], b->stems[i]);
        if (order)
            return order;
    }
    return a->count < b->count ? -1 : a->count > b->count;
}

static int compare_names(const void *left, const void *right) {
    const struct subject_name *a = left, *b = right;
    int order = compare_stems(a, b);
    if (order)
        return order;
    return a->figure < b->figure ? -1 : a->figure > b->figure;
}

static void sort_names(struct subject_name_list *names) {
    if (names->count > 0)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
}

struct subject_names subject_names_of(const struct report_figures *figures, struct arena *arena) {
    struct subject_names names = {.placeholders = report_figures_names(figures, arena)};
    for (size_t i = 0; i < figures->count; i++) {
        const struct report_figure *figure = &figures->items[i];
        add_names(&names.figures, figure, arena);
        add_name(&names.areas, figure, figure->area, arena);
    }
    sort_names(&names.figures);
    sort_names(&names.areas);
    return names;
}

// --- finding them ---

// How many tokens the stems take from `i` on, hyphens among them left aside; 0 when others stand
// there.
static size_t length_at(const struct token_span *sentence, size_t i,
                        const struct subject_name *name) {
    size_t at = i;
    for (size_t j = 0; j < name->count; j++) {
        const struct token *token = token_at(sentence, at);
        if (j > 0 && token_is_mark(token, MARK_HYPHEN))
            token = token_at(sentence, ++at);
        if (!text_equal(essence_of(token), name->stems[j]))
            return 0;
        at++;
    }
    return at - i;
}

// The first name whose stems begin with the stem, or where it would stand.
static size_t first_with(const struct subject_name_list *names, struct text stem) {
    size_t low = 0, high = names->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text_compare(names->items[middle].stems[0], stem) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_figure(const struct subject *subject, const struct report_figure *figure) {
    for (size_t i = 0; i < subject->count; i++)
        if (subject->figures[i] == figure)
            return true;
    return false;
}

static void add_figure(struct subject *subject, const struct report_figure *figure,
                       struct arena *arena) {
    if (!has_figure(subject, figure))
        *ARENA_PUSH(arena, subject, figures) = figure;
}

// "drug supply", "robbery detectives": another noun stands behind, and is what is meant.
static bool is_about_another(const struct token_span *sentence, const struct subject *subject) {
    static const char *const prefixes[] = {"non", "anti"};
    const struct token *next = token_at(sentence, subject->end);
    bool has_prefix =
        token_is_mark(token_at(sentence, subject->first - 1), MARK_HYPHEN) &&
        token_is_one_of(token_at(sentence, subject->first - 2), prefixes, COUNT(prefixes));
    if (has_prefix)
        return true;
    if (token_is_mark(next, MARK_HYPHEN) && !next->follows_blank)
        return true;
    return crime_word_is_head(next);
}

static struct subject named_at(const struct token_span *sentence, size_t i,
                               const struct subject_name_list *names, struct arena *arena) {
    struct subject subject = {.first = i, .end = i};
    struct text stem = essence_of(token_at(sentence, i));
    for (size_t j = first_with(names, stem);
         j < names->count && text_equal(names->items[j].stems[0], stem); j++) {
        size_t length = length_at(sentence, i, &names->items[j]);
        if (i + length > subject.end) {
            subject.end = i + length;
            subject.count = 0;
        }
        if (length > 0 && i + length == subject.end)
            add_figure(&subject, names->items[j].figure, arena);
    }
    return subject;
}

// "figure.recorded.burglary.change": the figure whose name is the longest beginning of it.
static struct subject placeholder_at(const struct token_span *sentence, size_t i,
                                     const struct passage *passage,
                                     const struct subject_names *names, struct arena *arena) {
    struct subject subject = {.first = i, .end = i, .is_placeholder = true};
    struct text name = passage_placeholder(passage, token_at(sentence, i)->start);
    if (text_starts_with(name, TEXT("figure.")))
        name = text_slice(name, 7, name.length);
    for (; name.length > 0; name.length--) {
        bool is_whole = name.data[name.length] == '.';
        const struct value_map_entry *entry =
            is_whole ? value_map_find(&names->placeholders, name) : NULL;
        if (!entry || !entry->record)
            continue;
        add_figure(&subject, entry->record, arena);
        subject.end = i + 1;
        break;
    }
    return subject;
}

// --- areas ---

// All figures of the areas that the sentence names.
static struct subject figures_of_areas(const struct token_span *sentence,
                                       const struct subject_names *names, struct arena *arena) {
    struct subject all = {0};
    for (size_t i = sentence->first; i < sentence->end; i++) {
        struct subject area = named_at(sentence, i, &names->areas, arena);
        for (size_t j = 0; j < area.count; j++)
            add_figure(&all, area.figures[j], arena);
        if (area.count > 0)
            i = area.end - 1;
    }
    return all;
}

static bool is_same_elsewhere(const struct report_figure *a, const struct report_figure *b) {
    return text_equal(a->id, b->id) && text_equal(a->group, b->group);
}

// Whether it names one figure in several areas.
static bool is_of_areas(const struct subject *subject) {
    for (size_t i = 0; i < subject->count; i++)
        for (size_t j = 0; j < i; j++)
            if (is_same_elsewhere(subject->figures[i], subject->figures[j]))
                return true;
    return false;
}

static bool is_elsewhere(const struct report_figure *figure, const struct subject *subject,
                         const struct subject *of_areas) {
    for (size_t i = 0; i < subject->count; i++)
        if (is_same_elsewhere(subject->figures[i], figure) &&
            has_figure(of_areas, subject->figures[i]))
            return !has_figure(of_areas, figure);
    return false;
}

// Leaves out figures of other areas, where the same figure of an area that is named is there.
static void keep_areas(struct subject *subject, const struct subject *of_areas,
                       struct arena *arena) {
    struct subject kept = *subject;
    kept.figures = arena_allocate(arena, subject->count, sizeof(struct report_figure *));
    kept.capacity = subject->count;
    kept.count = 0;
    for (size_t i = 0; i < subject->count; i++)
        if (!is_elsewhere(subject->figures[i], subject, of_areas))
            kept.figures[kept.count++] = subject->figures[i];
    *subject = kept;
}

// --- all of it ---

struct subjects subjects_of(const struct token_span *sentence, const struct passage *passage,
                            const struct subject_names *names, struct arena *arena) {
    struct subjects subjects = {0};
    for (size_t i = sentence->first; i < sentence->end; i++) {
        const struct token *token = token_at(sentence, i);
        struct subject subject = {0};
        if (token->kind == TOKEN_WORD)
            subject = named_at(sentence, i, &names->figures, arena);
        else if (token->kind == TOKEN_PLACEHOLDER)
            subject = placeholder_at(sentence, i, passage, names, arena);
        if (subject.count == 0)
            continue;
        if (is_of_areas(&subject)) {
            struct subject of_areas = figures_of_areas(sentence, names, arena);
            keep_areas(&subject, &of_areas, arena);
        }
        if (subject.is_placeholder || !is_about_another(sentence, &subject))
            *ARENA_PUSH(arena, &subjects, items) = subject;
        i = subject.end - 1;
    }
    return subjects;
}

int subjects_beginning_at(const struct subjects *subjects, size_t i) {
    for (size_t j = 0; j < subjects->count; j++)
        if (subjects->items[j].first == i)
            return (int)j;
    return SUBJECT_NONE;
}

int subjects_ending_at(const struct subjects *subjects, size_t i) {
    for (size_t j = 0; j < subjects->count; j++)
        if (subjects->items[j].end == i)
            return (int)j;
    return SUBJECT_NONE;
}
