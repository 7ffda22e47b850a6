#include "claims.h"

#include "arena.h"
#include "backing.h"
#include "buffer.h"
#include "diagnostic.h"
#include "direction_word.h"
#include "figure_advice.h"
#include "language_tag.h"
#include "overclaim.h"
#include "overclaim_phrase.h"
#include "readability.h"
#include "sentence_span.h"
#include "story_balance.h"
#include "subject.h"
#include "suppression.h"
#include "token.h"
#include "typed_number.h"

// The figures whose whole sentence stands in a passage, word for word.
struct cited {
    const struct report_figure **items;
    size_t count;
    size_t capacity;
    bool is_known; // it has been looked for
};

// The check of one sentence, and what the sentences before it have shown.
struct checker {
    const struct claims_inputs *inputs;
    struct subject_names names;
    struct overclaim_phrases own_overclaims;
    bool *is_allowance_used;
    struct story_balance balance;
    struct readability readability;
    const struct passage *passage;
    struct cited cited; // what stands in the passage
    struct token_span sentence;
    struct subjects subjects;
    struct typed_numbers numbers;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static void say(struct checker *checker, enum diagnostic_kind kind, struct place place,
                struct diagnostic_words words) {
    bool is_error = diagnostic_row(kind)->severity == DIAGNOSTIC_ERROR;
    if (is_error || checker->inputs->scope == CLAIMS_ALL)
        diagnostics_add(checker->diagnostics, kind, place, words);
}

// The text of some tokens, and its bytes in the passage.
struct stretch {
    size_t start, end;
    struct text text; // in one line
    struct place place;
};

static struct stretch stretch_of(const struct checker *checker, size_t first, size_t end) {
    size_t start = token_at(&checker->sentence, first)->start;
    size_t stop = token_end(token_at(&checker->sentence, end - 1));
    return (struct stretch){start, stop,
                            passage_shown(checker->passage, start, stop, checker->arena),
                            passage_place(checker->passage, start, stop)};
}

static struct text name_of(const struct checker *checker, const struct backing_value *value) {
    return backing_value_name(value, &checker->names.placeholders, checker->arena);
}

static struct text figure_name(const struct checker *checker, const struct report_figure *figure) {
    return name_of(checker, &(struct backing_value){.figure = figure});
}

// --- numbers ---

// Whether the front matter allows it: by itself, or with the words around it.
static bool is_allowed(struct checker *checker, const struct stretch *stretch) {
    const struct campaign *campaign = checker->inputs->campaign;
    bool is_found = false;
    for (size_t i = 0; i < campaign->allowed_count; i++) {
        struct text number = campaign->allowed[i].number.text;
        if (!backing_stands_around(checker->passage->text, number, stretch->start, stretch->end))
            continue;
        checker->is_allowance_used[i] = true;
        is_found = true;
    }
    return is_found;
}

static void find_cited(struct checker *checker) {
    const struct report_figures *figures = checker->inputs->figures;
    for (size_t i = 0; i < figures->count && !checker->cited.is_known; i++)
        if (backing_stands_in(checker->passage->text, figures->items[i].sentence))
            *ARENA_PUSH(checker->arena, &checker->cited, items) = &figures->items[i];
    checker->cited.is_known = true;
}

// What a placeholder writes word for word where the number stands: of the figures that the sentence
// names, or a whole sentence of any.
static struct backing_value written_around(struct checker *checker,
                                           const struct typed_number *number,
                                           const struct stretch *stretch) {
    struct text text = checker->passage->text;
    struct backing_value longest = {0};
    for (size_t i = 0; i < checker->subjects.count; i++)
        for (size_t j = 0; j < checker->subjects.items[i].count; j++) {
            struct backing_value value = backing_written(text, stretch->start, stretch->end,
                                                         checker->subjects.items[i].figures[j]);
            if (value.written.length > longest.written.length)
                longest = value;
        }
    find_cited(checker);
    for (size_t i = 0; i < checker->cited.count; i++) {
        const struct report_figure *figure = checker->cited.items[i];
        if (figure->sentence.length > longest.written.length &&
            backing_stands_around(text, figure->sentence, stretch->start, stretch->end))
            longest = (struct backing_value){figure, "sentence", figure->sentence};
    }
    bool is_hedged = number->bound == BOUND_LOWER || number->bound == BOUND_UPPER;
    bool has_hedge = longest.written.length > stretch->text.length + number->hedge.length;
    bool is_longer = longest.written.length > stretch->text.length;
    return is_longer && (has_hedge || !is_hedged) ? longest : (struct backing_value){0};
}

static struct backing find_backing(struct checker *checker, const struct typed_number *number,
                                   const struct stretch *stretch) {
    struct backing_value written = written_around(checker, number, stretch);
    if (written.figure)
        return (struct backing){BACKING_EQUAL, written, 0};
    return backing_of(number, &checker->subjects, checker->arena);
}

// A figure that the sentence does not name and that has the number; absent when none has.
static struct text unnamed_owner(const struct checker *checker, const struct typed_number *number) {
    const struct report_figures *figures = checker->inputs->figures;
    for (size_t i = 0; i < figures->count; i++) {
        struct backing backing = backing_of_figure(number, &figures->items[i], checker->arena);
        if (backing.kind == BACKING_EQUAL && number->bound == BOUND_EXACT)
            return name_of(checker, &backing.value);
    }
    return (struct text){0};
}

// A figure that the sentence names and of which the page hides a count that the number may be. The
// count itself is gone, and must be: to say that somebody guessed it would publish it. A count that
// is hidden for another's sake is not small.
static const struct report_figure *hidden_owner(const struct checker *checker,
                                                const struct typed_number *number) {
    struct decimal limit = {checker->inputs->campaign->rules.hide_below, 0};
    bool is_small = decimal_compare(number->value, limit) < 0;
    bool is_bare = !number->has_unit && number->bound == BOUND_EXACT;
    if (number->kind != TYPED_PLAIN || !(is_small || is_bare))
        return NULL;
    for (size_t i = 0; i < checker->subjects.count; i++)
        for (size_t j = 0; j < checker->subjects.items[i].count; j++) {
            const struct report_figure *figure = checker->subjects.items[i].figures[j];
            if (suppression_hides_of(figure->figure))
                return figure;
        }
    return NULL;
}

static void say_unbacked(struct checker *checker, const struct typed_number *number,
                         const struct stretch *stretch, const struct backing *backing) {
    struct diagnostic_words words = {stretch->text};
    const struct report_figure *hidden = hidden_owner(checker, number);
    if (hidden) {
        words.second = figure_name(checker, hidden);
        say(checker, DIAGNOSTIC_NUMBER_HIDDEN, stretch->place, words);
        return;
    }
    if (backing->value.figure) {
        words.second = name_of(checker, &backing->value);
        words.third = backing->value.written;
    }
    if (number->has_unit)
        words.fourth = unnamed_owner(checker, number);
    say(checker, number->has_unit ? DIAGNOSTIC_NUMBER_UNBACKED : DIAGNOSTIC_NUMBER_BARE,
        stretch->place, words);
}

static void say_backed(struct checker *checker, const struct stretch *stretch,
                       const struct backing *backing) {
    struct text name = name_of(checker, &backing->value);
    struct diagnostic_words words = {stretch->text, name, backing->value.written};
    if (backing->kind == BACKING_EQUAL)
        words.second = TEXT_JOIN(checker->arena, TEXT("{{ "), name, TEXT(" }}"));
    say(checker, backing->kind == BACKING_EQUAL ? DIAGNOSTIC_NUMBER_EQUAL : DIAGNOSTIC_NUMBER_NEAR,
        stretch->place, words);
}

// The figure whose starting count matters for a percentage: that which backs it, else any that the
// sentence names, when all of them are small.
static const struct report_figure *smallest_base(const struct checker *checker,
                                                 const struct backing *backing,
                                                 enum backing_size *size) {
    const struct number_rules *rules = &checker->inputs->campaign->rules;
    const struct report_figure *figure = NULL;
    *size = BACKING_LARGE;
    if (backing->kind != BACKING_NONE) {
        *size = backing_size_of(backing->value.figure, rules);
        return backing->value.figure;
    }
    for (size_t i = 0; i < checker->subjects.count; i++)
        for (size_t j = 0; j < checker->subjects.items[i].count; j++) {
            const struct report_figure *other = checker->subjects.items[i].figures[j];
            enum backing_size its = backing_size_of(other, rules);
            *size = !figure || its < *size ? its : *size;
            figure = other;
        }
    return figure;
}

static void check_base(struct checker *checker, const struct stretch *stretch,
                       const struct backing *backing) {
    enum backing_size size;
    const struct report_figure *figure = smallest_base(checker, backing, &size);
    const struct number_rules *rules = &checker->inputs->campaign->rules;
    if (size == BACKING_LARGE)
        return;
    bool is_small = size == BACKING_SMALL;
    int64_t limit = is_small ? rules->counts_only_below : rules->small_below;
    say(checker, is_small ? DIAGNOSTIC_PERCENTAGE_SMALL : DIAGNOSTIC_PERCENTAGE_SMALLISH,
        stretch->place,
        (struct diagnostic_words){stretch->text, figure_name(checker, figure),
                                  text_of_integer(checker->arena, limit)});
}

static void check_number(struct checker *checker, const struct typed_number *number) {
    struct stretch stretch = stretch_of(checker, number->first, number->end);
    if (number->silence != TYPED_IS_FIGURE || is_allowed(checker, &stretch))
        return;
    struct backing backing = find_backing(checker, number, &stretch);
    bool is_quoted =
        checker->passage->is_quotation || token_at(&checker->sentence, number->first)->is_quoted;
    if (backing.kind == BACKING_NONE)
        say_unbacked(checker, number, &stretch, &backing);
    else if (backing.kind == BACKING_NEAR || !is_quoted)
        say_backed(checker, &stretch, &backing);
    // Words that the program itself would have written mind small numbers already.
    bool is_own = backing.kind == BACKING_EQUAL && backing.value.name &&
                  text_is(text_of(backing.value.name), "sentence");
    if (typed_number_is_percentage(number) && !is_own)
        check_base(checker, &stretch, &backing);
}

// --- directions ---

// What is known of the figures of one subject: the first that goes against the direction, and the
// first of which nothing can be told; none where another of them goes that way.
struct judgement {
    const struct report_figure *contrary, *in_doubt;
};

static struct judgement judge(const struct subject *subject, const struct direction_word *word,
                              struct arena *arena) {
    struct judgement judgement = {0};
    enum direction_verdict wanted =
        word->direction == DIRECTION_DOWN ? DIRECTION_IS_DOWN : DIRECTION_IS_UP;
    for (size_t i = 0; i < subject->count; i++) {
        bool is_level = subject->figures[i]->figure->kind == FIGURE_LEVEL;
        if (word->compares_places && !is_level)
            continue;
        enum direction_verdict verdict = direction_verdict_of(subject->figures[i], arena);
        if (verdict == wanted)
            return (struct judgement){0};
        if (verdict == DIRECTION_IN_DOUBT && !judgement.in_doubt)
            judgement.in_doubt = subject->figures[i];
        else if (verdict != DIRECTION_UNKNOWN && verdict != DIRECTION_IN_DOUBT &&
                 !judgement.contrary)
            judgement.contrary = subject->figures[i];
    }
    return judgement;
}

static struct text state_of(const struct report_figure *figure, struct arena *arena) {
    if (figure->figure->kind == FIGURE_LEVEL)
        return figure->value;
    if (figure->comparison->verdict == VERDICT_QUOTED || !figure->counts.data)
        return figure->change_words;
    return TEXT_JOIN(arena, figure->counts, TEXT(", "), figure->verdict);
}

static void say_direction(struct checker *checker, const struct direction_word *word,
                          enum diagnostic_kind kind, const struct report_figure *figure) {
    struct stretch stretch = stretch_of(checker, word->first, word->end);
    say(checker, kind, stretch.place,
        (struct diagnostic_words){stretch.text, figure_name(checker, figure),
                                  state_of(figure, checker->arena)});
}

// Whether the word is said of the figures that the subject names.
static bool is_said_of(const struct checker *checker, const struct direction_word *word,
                       const struct subject *subject) {
    for (size_t i = word->first_subject; i < word->subject_end; i++) {
        const struct subject *other = &checker->subjects.items[i];
        bool is_same = other->count == subject->count;
        for (size_t j = 0; j < subject->count && is_same; j++)
            is_same = other->figures[j] == subject->figures[j];
        if (is_same)
            return true;
    }
    return false;
}

// What has been said of a figure in the sentence is not said again of another word.
static bool is_repeated(const struct checker *checker, const struct direction_words *words,
                        size_t number) {
    const struct direction_word *word = &words->items[number];
    for (size_t i = word->first_subject; i < word->subject_end; i++) {
        bool is_said = false;
        for (size_t j = 0; j < number && !is_said; j++)
            is_said = words->items[j].direction == word->direction &&
                      is_said_of(checker, &words->items[j], &checker->subjects.items[i]);
        if (!is_said)
            return false;
    }
    return true;
}

static void check_direction(struct checker *checker, const struct direction_word *word) {
    struct judgement all = {0};
    for (size_t i = word->first_subject; i < word->subject_end; i++) {
        struct judgement one = judge(&checker->subjects.items[i], word, checker->arena);
        if (one.contrary && !all.contrary)
            all.contrary = one.contrary;
        else if (!one.contrary && one.in_doubt && !all.in_doubt)
            all.in_doubt = one.in_doubt;
    }
    if (all.contrary)
        say_direction(checker, word, DIAGNOSTIC_DIRECTION_CONTRARY, all.contrary);
    if (all.in_doubt)
        say_direction(checker, word, DIAGNOSTIC_DIRECTION_UNCLEAR, all.in_doubt);
}

static bool is_named(const struct checker *checker, const struct direction_word *word,
                     const struct report_figure *figure) {
    for (size_t i = word->first_subject; i < word->subject_end; i++)
        for (size_t j = 0; j < checker->subjects.items[i].count; j++)
            if (checker->subjects.items[i].figures[j] == figure)
                return true;
    return false;
}

// "Burglary fell by {{ … }}" with the placeholder of another figure.
static void check_measure(struct checker *checker, const struct direction_word *word) {
    if (word->measured_by == SUBJECT_NONE)
        return;
    const struct subject *measure = &checker->subjects.items[word->measured_by];
    const struct subject *subject = &checker->subjects.items[word->first_subject];
    if (is_named(checker, word, measure->figures[0]))
        return;
    struct stretch stretch = stretch_of(checker, measure->first, measure->end);
    say(checker, DIAGNOSTIC_PLACEHOLDER_OF_ANOTHER, stretch.place,
        (struct diagnostic_words){passage_placeholder(checker->passage, stretch.start),
                                  figure_name(checker, subject->figures[0])});
}

// --- a sentence ---

static void check_overclaims(struct checker *checker) {
    struct overclaims overclaims = overclaims_of(&checker->sentence, &checker->subjects,
                                                 &checker->own_overclaims, checker->arena);
    for (size_t i = 0; i < overclaims.count; i++) {
        const struct overclaim *overclaim = &overclaims.items[i];
        struct stretch stretch = stretch_of(checker, overclaim->first, overclaim->end);
        say(checker, DIAGNOSTIC_OVERCLAIM, stretch.place,
            (struct diagnostic_words){stretch.text, overclaim->advice});
    }
}

// For each token of the sentence whether a figure's name begins there.
static const bool *subject_starts(const struct checker *checker) {
    const struct token_span *sentence = &checker->sentence;
    bool *starts = arena_allocate(checker->arena, sentence->end - sentence->first, sizeof *starts);
    for (size_t i = 0; i < checker->subjects.count; i++)
        if (!checker->subjects.items[i].is_placeholder)
            starts[checker->subjects.items[i].first - sentence->first] = true;
    return starts;
}

static void check_sentence(struct checker *checker) {
    const struct token_span *sentence = &checker->sentence;
    checker->subjects = subjects_of(sentence, checker->passage, &checker->names, checker->arena);
    checker->numbers = typed_numbers_of(sentence, subject_starts(checker), checker->arena);
    struct direction_words directions =
        direction_words_of(sentence, &checker->subjects, checker->arena);
    for (size_t i = 0; i < checker->numbers.count; i++)
        check_number(checker, &checker->numbers.items[i]);
    for (size_t i = 0; i < directions.count; i++)
        if (!is_repeated(checker, &directions, i))
            check_direction(checker, &directions.items[i]);
    for (size_t i = 0; i < directions.count; i++)
        check_measure(checker, &directions.items[i]);
    if (checker->inputs->scope == CLAIMS_ERRORS)
        return;
    check_overclaims(checker);
    struct story_sentence shown = {checker->passage, sentence, &checker->subjects,
                                   &checker->numbers};
    story_balance_add(&checker->balance, &shown, checker->arena);
    readability_add(&checker->readability, checker->passage, sentence);
}

static void check_passage(struct checker *checker, const struct passage *passage) {
    struct token_list tokens = token_list_of(passage->text, checker->arena);
    checker->passage = passage;
    checker->cited = (struct cited){0};
    for (size_t first = 0; first < tokens.count;) {
        checker->sentence = sentence_span_at(&tokens, first);
        check_sentence(checker);
        first = checker->sentence.end;
    }
}

// --- all of it ---

static void check_allowances(struct checker *checker) {
    const struct campaign *campaign = checker->inputs->campaign;
    for (size_t i = 0; i < campaign->allowed_count; i++)
        if (!checker->is_allowance_used[i])
            say(checker, DIAGNOSTIC_ALLOWED_UNUSED, campaign->allowed[i].number.place,
                (struct diagnostic_words){campaign->allowed[i].number.text});
}

static void check_words(struct checker *checker) {
    const struct passage_list *passages = checker->inputs->passages;
    for (size_t i = 0; i < passages->count; i++)
        check_passage(checker, &passages->items[i]);
    if (checker->inputs->scope == CLAIMS_ERRORS)
        return;
    check_allowances(checker);
    story_balance_judge(&checker->balance, checker->inputs->figures, checker->arena,
                        checker->diagnostics);
    readability_judge(&checker->readability, checker->inputs->campaign->reading_grade,
                      checker->diagnostics);
}

void claims_check(const struct claims_inputs *inputs, struct arena *arena,
                  struct diagnostics *diagnostics) {
    struct checker checker = {
        .inputs = inputs,
        .names = subject_names_of(inputs->figures, arena),
        .own_overclaims = overclaim_phrases_of(inputs->campaign, arena, diagnostics),
        .is_allowance_used = arena_allocate(arena, inputs->campaign->allowed_count, sizeof(bool)),
        .arena = arena,
        .diagnostics = diagnostics,
    };
    const struct campaign *campaign = inputs->campaign;
    if (language_tag_is_english(campaign->language))
        check_words(&checker);
    else
        say(&checker, DIAGNOSTIC_LANGUAGE_NOT_READ, campaign->language_place,
            (struct diagnostic_words){campaign->language});
    if (inputs->scope == CLAIMS_ALL)
        figure_advice_give(inputs->figures, diagnostics);
}
