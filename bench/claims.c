// Prints how well the check of words does on labelled sentences (tests/claims): how many of its
// findings are right (precision) and how many of those that should be there are found (recall).
//
//   claims METRICS.csv [--goals] [--list] SENTENCES.tsv …
//
// With --goals the exit status is 1 unless the first file meets them and each of its sentences is
// as labelled, but for those with a ~ before them; --list shows what is wrong.
// A finding is right when the label has one of its kind whose words overlap its own.

#include "claims.h"
#include "arena.h"
#include "buffer.h"
#include "comparison.h"
#include "diagnostic.h"
#include "figure_index.h"
#include "metrics.h"
#include "passage.h"
#include "report.h"
#include "story.h"
#include "table.h"
#include "text_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { EQUAL, NEAR, BARE, UNBACKED, CONTRARY, UNCLEAR, SMALL, SMALLISH, CLAIMS, KINDS };

static const struct kind_row {
    const char *name;
    enum diagnostic_kind diagnostic;
    bool is_number, is_error;
} kinds[KINDS] = {
    [EQUAL] = {"equal", DIAGNOSTIC_NUMBER_EQUAL, true, false},
    [NEAR] = {"near", DIAGNOSTIC_NUMBER_NEAR, true, false},
    [BARE] = {"bare", DIAGNOSTIC_NUMBER_BARE, true, false},
    [UNBACKED] = {"unbacked", DIAGNOSTIC_NUMBER_UNBACKED, true, true},
    [CONTRARY] = {"contrary", DIAGNOSTIC_DIRECTION_CONTRARY, false, true},
    [UNCLEAR] = {"unclear", DIAGNOSTIC_DIRECTION_UNCLEAR, false, false},
    [SMALL] = {"small", DIAGNOSTIC_PERCENTAGE_SMALL, true, true},
    [SMALLISH] = {"smallish", DIAGNOSTIC_PERCENTAGE_SMALLISH, true, false},
    [CLAIMS] = {"claims", DIAGNOSTIC_OVERCLAIM, false, false},
};

struct tally {
    size_t wanted, found, right;
};

struct finding {
    enum kind kind;
    size_t start, end;
    bool is_matched;
};

enum { FINDINGS_AT_MOST = 64 };

struct findings {
    struct finding items[FINDINGS_AT_MOST];
    size_t count;
};

struct measure {
    struct claims_inputs inputs;
    struct tally tallies[KINDS];
    bool lists;
    struct arena *arena;
};

static _Noreturn void stop(const char *what, struct text detail) {
    fprintf(stderr, "claims: %s: %.*s\n", what, (int)detail.length, detail.data);
    exit(2);
}

static enum kind kind_called(struct text name) {
    for (size_t i = 0; i < KINDS; i++)
        if (text_is(name, kinds[i].name))
            return (enum kind)i;
    stop("no kind is called so", name);
}

// Where the words stand in the sentence that no earlier label of the kind has taken.
static size_t find_words(struct text sentence, struct text words, const struct findings *labels,
                         enum kind kind) {
    for (size_t at = 0; at + words.length <= sentence.length; at++) {
        bool is_taken = false;
        for (size_t i = 0; i < labels->count; i++)
            is_taken |= labels->items[i].kind == kind && labels->items[i].start == at;
        if (!is_taken && text_equal(text_slice(sentence, at, at + words.length), words))
            return at;
    }
    stop("the sentence does not have the words", words);
}

static struct findings read_labels(struct text sentence, struct text labels) {
    struct findings list = {0};
    while (text_trim(labels).length > 0) {
        size_t end = 0;
        while (end + 3 <= labels.length &&
               !text_equal(text_slice(labels, end, end + 3), TEXT(" | ")))
            end++;
        if (end + 3 > labels.length)
            end = labels.length;
        struct text_cut cut = text_cut(text_trim(text_slice(labels, 0, end)), ':');
        enum kind kind = kind_called(cut.head);
        size_t start = find_words(sentence, cut.tail, &list, kind);
        list.items[list.count++] = (struct finding){kind, start, start + cut.tail.length, false};
        labels = text_slice(labels, end + 3, labels.length);
    }
    return list;
}

static struct findings find(const struct measure *measure, const struct source *source) {
    struct arena scratch = *measure->arena;
    struct diagnostics diagnostics = {.arena = &scratch};
    struct place whole = {source, 0, source->text.length};
    struct passage_words words = {
        .markup = story_read_line(source->text, whole, &scratch, &diagnostics),
        .line = source->text,
        .scalar = whole,
    };
    struct passage_list passages = {0};
    passage_add_words(&passages, &words, &scratch);
    struct claims_inputs inputs = measure->inputs;
    inputs.passages = &passages;
    claims_check(&inputs, &scratch, &diagnostics);
    struct findings list = {0};
    for (size_t i = 0; i < diagnostics.count; i++)
        for (size_t j = 0; j < KINDS; j++)
            if (diagnostics.items[i].kind == kinds[j].diagnostic)
                list.items[list.count++] = (struct finding){
                    (enum kind)j, diagnostics.items[i].place.offset,
                    diagnostics.items[i].place.offset + diagnostics.items[i].place.length, false};
    return list;
}

static void match(struct findings *labels, struct findings *found) {
    for (size_t i = 0; i < found->count; i++)
        for (size_t j = 0; j < labels->count && !found->items[i].is_matched; j++) {
            struct finding *one = &found->items[i], *other = &labels->items[j];
            bool overlap = one->start < other->end && other->start < one->end;
            if (one->kind == other->kind && overlap && !other->is_matched)
                one->is_matched = other->is_matched = true;
        }
}

static void list_unmatched(const struct findings *list, struct text sentence, const char *what) {
    for (size_t i = 0; i < list->count; i++) {
        const struct finding *finding = &list->items[i];
        if (!finding->is_matched)
            printf("  %s %s:%.*s in: %.*s\n", what, kinds[finding->kind].name,
                   (int)(finding->end - finding->start), sentence.data + finding->start,
                   (int)sentence.length, sentence.data);
    }
}

static void measure_line(struct measure *measure, struct text line) {
    struct text_cut cut = text_cut(line, '\t');
    struct source source = {TEXT("sentence"), cut.head};
    struct findings labels = read_labels(cut.head, cut.tail);
    struct findings found = find(measure, &source);
    match(&labels, &found);
    for (size_t i = 0; i < labels.count; i++) {
        measure->tallies[labels.items[i].kind].wanted++;
        measure->tallies[labels.items[i].kind].right += labels.items[i].is_matched;
    }
    for (size_t i = 0; i < found.count; i++)
        measure->tallies[found.items[i].kind].found++;
    if (!measure->lists)
        return;
    list_unmatched(&labels, cut.head, "missing");
    list_unmatched(&found, cut.head, "wrong");
}

static double share(size_t part, size_t whole) {
    return whole > 0 ? (double)part / (double)whole : 1;
}

static void print_tally(const char *name, struct tally tally) {
    printf("  %-10s %5zu %5zu %5zu   precision %.3f   recall %.3f\n", name, tally.wanted,
           tally.found, tally.right, share(tally.right, tally.found),
           share(tally.right, tally.wanted));
}

// Of all kinds that fit: numbers, errors, or all.
static struct tally sum(const struct measure *measure, bool numbers, bool errors) {
    struct tally all = {0};
    for (size_t i = 0; i < KINDS; i++) {
        if ((numbers && !kinds[i].is_number) || (errors && !kinds[i].is_error))
            continue;
        all.wanted += measure->tallies[i].wanted;
        all.found += measure->tallies[i].found;
        all.right += measure->tallies[i].right;
    }
    return all;
}

static bool meets_goals(const struct measure *measure) {
    struct tally numbers = sum(measure, true, false);
    struct tally errors = sum(measure, false, true), all = sum(measure, false, false);
    return share(numbers.right, numbers.wanted) >= 0.95 &&
           share(errors.right, errors.found) >= 0.98 && share(all.right, all.found) >= 0.9;
}

// Measures a line; false when something in it is not as labelled that must be.
static bool is_as_labelled(struct measure *measure, struct text line) {
    bool is_excused = line.data[0] == '~';
    struct tally before = sum(measure, false, false);
    measure_line(measure, text_slice(line, is_excused, line.length));
    struct tally after = sum(measure, false, false);
    size_t right = after.right - before.right;
    return is_excused ||
           (after.found - before.found == right && after.wanted - before.wanted == right);
}

static bool measure_file(struct measure *measure, struct text path) {
    struct diagnostics diagnostics = {.arena = measure->arena};
    struct text rest = text_file_bytes(path, 1 << 20, measure->arena, &diagnostics);
    size_t sentences = 0, unmet = 0;
    if (!rest.data)
        stop("cannot read", path);
    memset(measure->tallies, 0, sizeof measure->tallies);
    while (rest.length > 0) {
        struct text_cut cut = text_cut(rest, '\n');
        rest = cut.tail;
        if (cut.head.length == 0 || cut.head.data[0] == '#')
            continue;
        unmet += !is_as_labelled(measure, cut.head);
        sentences++;
    }
    printf("%.*s: %zu sentences; of each kind how many are wanted, found, right\n",
           (int)path.length, path.data, sentences);
    for (size_t i = 0; i < KINDS; i++)
        print_tally(kinds[i].name, measure->tallies[i]);
    print_tally("numbers", sum(measure, true, false));
    print_tally("errors", sum(measure, false, true));
    print_tally("all", sum(measure, false, false));
    return meets_goals(measure) && unmet == 0;
}

static struct metrics read_metrics(struct text path, struct arena *arena) {
    struct diagnostics diagnostics = {.arena = arena};
    const struct source *source = text_file_read(path, SIGNATURE_TABLE, arena, &diagnostics);
    if (!source)
        stop("cannot read", path);
    size_t count;
    const struct text *names = metrics_column_names(arena, &count);
    struct table table = table_read(source, names, count, arena, &diagnostics);
    struct metrics metrics = metrics_read(&table, TEXT("en-GB"), arena, &diagnostics);
    if (diagnostics.errors > 0)
        stop("wrong", diagnostics.items[0].message);
    return metrics;
}

int main(int count, char **arguments) {
    struct arena arena = arena_new(256 << 20, NULL);
    struct campaign campaign = {
        .language = TEXT("en-GB"), .rules = NUMBER_RULES_DEFAULT, .reading_grade = INT64_MAX};
    struct series_list series = {0};
    struct metrics metrics = read_metrics(text_of(arguments[1]), &arena);
    struct comparison_inputs compared = {&metrics, &series, &campaign};
    struct report_figures figures =
        report_figures_write(&metrics, comparisons_of(&compared, &arena), &arena);
    struct measure measure = {
        .inputs = {.campaign = &campaign, .figures = &figures, .scope = CLAIMS_ALL},
        .arena = &arena,
    };
    bool has_goals = false, is_first = true, is_met = true;
    for (int i = 2; i < count; i++) {
        struct text argument = text_of(arguments[i]);
        if (text_is(argument, "--goals")) {
            has_goals = true;
        } else if (text_is(argument, "--list")) {
            measure.lists = true;
        } else {
            bool meets = measure_file(&measure, argument);
            is_met = is_first ? meets : is_met;
            is_first = false;
        }
    }
    if (has_goals)
        puts(is_met ? "claims: passed" : "claims: FAILED, the goals are not met");
    return has_goals && !is_met;
}
