#include "direction_word.h"

#include "arena.h"
#include "assertion.h"
#include "comparison.h"
#include "function_words.h"
#include "place_comparison.h"
#include "sentence_span.h"
#include "typed_number.h"

// Where the figure stands that a word of direction is about.
enum attachment {
    ATTACH_NOWHERE,   // the phrase has no direction: "fell silent"
    ATTACH_BEFORE,    // a verb: "burglary fell"
    ATTACH_BEHIND,    // an adjective: "fewer burglaries"
    ATTACH_NOUN,      // "a fall in burglary", "burglary saw a fall"
    ATTACH_OBJECT,    // "the team cut burglary", "burglary was cut"
    ATTACH_PREDICATE, // "burglary is down", "burglary down 12%"
};

static const struct direction_row {
    const char *words;
    enum direction direction;
    enum attachment attachment;
} rows[] = {
    // Longer phrases stand before the words that they begin with.
    {"fell silent", DIRECTION_NONE, ATTACH_NOWHERE},
    {"fell short", DIRECTION_NONE, ATTACH_NOWHERE},
    {"fell ill", DIRECTION_NONE, ATTACH_NOWHERE},
    {"fall into", DIRECTION_NONE, ATTACH_NOWHERE},
    {"fall within", DIRECTION_NONE, ATTACH_NOWHERE},
    {"fallen victim", DIRECTION_NONE, ATTACH_NOWHERE},
    {"fall victim", DIRECTION_NONE, ATTACH_NOWHERE},
    {"fell victim", DIRECTION_NONE, ATTACH_NOWHERE},
    {"rise to", DIRECTION_NONE, ATTACH_NOWHERE},
    {"rose to the", DIRECTION_NONE, ATTACH_NOWHERE},
    {"more than", DIRECTION_NONE, ATTACH_NOWHERE},
    {"less than", DIRECTION_NONE, ATTACH_NOWHERE},
    {"fewer than", DIRECTION_NONE, ATTACH_NOWHERE},
    {"more about", DIRECTION_NONE, ATTACH_NOWHERE},
    {"more on", DIRECTION_NONE, ATTACH_NOWHERE},
    {"rise and fall", DIRECTION_NONE, ATTACH_NOWHERE},
    {"rises and falls", DIRECTION_NONE, ATTACH_NOWHERE},
    {"more or less", DIRECTION_NONE, ATTACH_NOWHERE},
    {"less of a", DIRECTION_NONE, ATTACH_NOWHERE},
    {"more of a", DIRECTION_NONE, ATTACH_NOWHERE},
    {"less likely", DIRECTION_NONE, ATTACH_NOWHERE},
    {"more likely", DIRECTION_NONE, ATTACH_NOWHERE},
    {"up to", DIRECTION_NONE, ATTACH_NOWHERE},
    {"up and down", DIRECTION_NONE, ATTACH_NOWHERE},
    {"up and running", DIRECTION_NONE, ATTACH_NOWHERE},
    {"down to earth", DIRECTION_NONE, ATTACH_NOWHERE},
    {"highest priority", DIRECTION_NONE, ATTACH_NOWHERE},
    {"highest standard", DIRECTION_NONE, ATTACH_NOWHERE},
    {"highest standards", DIRECTION_NONE, ATTACH_NOWHERE},
    {"higher education", DIRECTION_NONE, ATTACH_NOWHERE},
    {"drop in", DIRECTION_DOWN, ATTACH_NOUN},
    {"drop off", DIRECTION_NONE, ATTACH_NOWHERE},
    {"drop by", DIRECTION_DOWN, ATTACH_BEFORE},
    {"went down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"gone down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"going down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"came down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"come down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"coming down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"brought down", DIRECTION_DOWN, ATTACH_OBJECT},
    {"bring down", DIRECTION_DOWN, ATTACH_OBJECT},
    {"driven down", DIRECTION_DOWN, ATTACH_OBJECT},
    {"drove down", DIRECTION_DOWN, ATTACH_OBJECT},
    {"drive down", DIRECTION_DOWN, ATTACH_OBJECT},
    {"driving down", DIRECTION_DOWN, ATTACH_OBJECT},
    {"goes down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"go down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"comes down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"goes up", DIRECTION_UP, ATTACH_BEFORE},
    {"go up", DIRECTION_UP, ATTACH_BEFORE},
    {"creep up", DIRECTION_UP, ATTACH_BEFORE},
    {"creeping up", DIRECTION_UP, ATTACH_BEFORE},
    {"went up", DIRECTION_UP, ATTACH_BEFORE},
    {"gone up", DIRECTION_UP, ATTACH_BEFORE},
    {"going up", DIRECTION_UP, ATTACH_BEFORE},
    {"shot up", DIRECTION_UP, ATTACH_BEFORE},
    {"crept up", DIRECTION_UP, ATTACH_BEFORE},
    {"on the rise", DIRECTION_UP, ATTACH_BEFORE},
    {"on the increase", DIRECTION_UP, ATTACH_BEFORE},
    {"on the decline", DIRECTION_DOWN, ATTACH_BEFORE},
    {"on the way down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"record high", DIRECTION_UP, ATTACH_NOUN},
    {"record low", DIRECTION_DOWN, ATTACH_NOUN},
    {"all time high", DIRECTION_UP, ATTACH_NOUN},
    {"all time low", DIRECTION_DOWN, ATTACH_NOUN},
    {"year high", DIRECTION_UP, ATTACH_NOUN},
    {"year low", DIRECTION_DOWN, ATTACH_NOUN},
    {"on the up", DIRECTION_UP, ATTACH_BEFORE},
    {"on the wane", DIRECTION_DOWN, ATTACH_BEFORE},
    {"trending down", DIRECTION_DOWN, ATTACH_BEFORE},
    {"trending downwards", DIRECTION_DOWN, ATTACH_BEFORE},
    {"trending up", DIRECTION_UP, ATTACH_BEFORE},
    {"trending upwards", DIRECTION_UP, ATTACH_BEFORE},
    {"downward trend", DIRECTION_DOWN, ATTACH_NOUN},
    {"upward trend", DIRECTION_UP, ATTACH_NOUN},
    {"getting worse", DIRECTION_UP, ATTACH_BEFORE},
    {"got worse", DIRECTION_UP, ATTACH_BEFORE},
    {"fell", DIRECTION_DOWN, ATTACH_BEFORE},
    {"fallen", DIRECTION_DOWN, ATTACH_BEFORE},
    {"falling", DIRECTION_DOWN, ATTACH_BEFORE},
    {"falls", DIRECTION_DOWN, ATTACH_NOUN},
    {"fall", DIRECTION_DOWN, ATTACH_NOUN},
    {"dropped", DIRECTION_DOWN, ATTACH_BEFORE},
    {"dropping", DIRECTION_DOWN, ATTACH_BEFORE},
    {"drops", DIRECTION_DOWN, ATTACH_NOUN},
    {"drop", DIRECTION_DOWN, ATTACH_NOUN},
    {"declined", DIRECTION_DOWN, ATTACH_BEFORE},
    {"declining", DIRECTION_DOWN, ATTACH_BEFORE},
    {"decline", DIRECTION_DOWN, ATTACH_NOUN},
    {"decreased", DIRECTION_DOWN, ATTACH_OBJECT},
    {"decreasing", DIRECTION_DOWN, ATTACH_BEFORE},
    {"decreases", DIRECTION_DOWN, ATTACH_NOUN},
    {"decrease", DIRECTION_DOWN, ATTACH_NOUN},
    {"plummeted", DIRECTION_DOWN, ATTACH_BEFORE},
    {"plummeting", DIRECTION_DOWN, ATTACH_BEFORE},
    {"plummets", DIRECTION_DOWN, ATTACH_BEFORE},
    {"plummet", DIRECTION_DOWN, ATTACH_BEFORE},
    {"plunged", DIRECTION_DOWN, ATTACH_BEFORE},
    {"plunges", DIRECTION_DOWN, ATTACH_BEFORE},
    {"plunge", DIRECTION_DOWN, ATTACH_NOUN},
    {"tumbled", DIRECTION_DOWN, ATTACH_BEFORE},
    {"tumbles", DIRECTION_DOWN, ATTACH_BEFORE},
    {"tumble", DIRECTION_DOWN, ATTACH_BEFORE},
    {"slumped", DIRECTION_DOWN, ATTACH_BEFORE},
    {"shrunk", DIRECTION_DOWN, ATTACH_BEFORE},
    {"shrank", DIRECTION_DOWN, ATTACH_BEFORE},
    {"eased", DIRECTION_DOWN, ATTACH_BEFORE},
    {"dwindled", DIRECTION_DOWN, ATTACH_BEFORE},
    {"dwindling", DIRECTION_DOWN, ATTACH_BEFORE},
    {"shrinking", DIRECTION_DOWN, ATTACH_BEFORE},
    {"diminished", DIRECTION_DOWN, ATTACH_BEFORE},
    {"dip", DIRECTION_DOWN, ATTACH_NOUN},
    {"slump", DIRECTION_DOWN, ATTACH_NOUN},
    {"downturn", DIRECTION_DOWN, ATTACH_NOUN},
    {"dipped", DIRECTION_DOWN, ATTACH_BEFORE},
    {"reduced", DIRECTION_DOWN, ATTACH_OBJECT},
    {"reduces", DIRECTION_DOWN, ATTACH_OBJECT},
    {"reducing", DIRECTION_DOWN, ATTACH_OBJECT},
    {"reduce", DIRECTION_DOWN, ATTACH_OBJECT},
    {"reductions", DIRECTION_DOWN, ATTACH_NOUN},
    {"reduction", DIRECTION_DOWN, ATTACH_NOUN},
    {"cut", DIRECTION_DOWN, ATTACH_OBJECT},
    {"cutting", DIRECTION_DOWN, ATTACH_OBJECT},
    {"slashed", DIRECTION_DOWN, ATTACH_OBJECT},
    {"lowered", DIRECTION_DOWN, ATTACH_OBJECT},
    {"fewer", DIRECTION_DOWN, ATTACH_BEHIND},
    {"less", DIRECTION_DOWN, ATTACH_BEHIND},
    {"lower", DIRECTION_DOWN, ATTACH_BEHIND},
    {"lowest", DIRECTION_DOWN, ATTACH_NOUN},
    {"down", DIRECTION_DOWN, ATTACH_PREDICATE},
    {"rose", DIRECTION_UP, ATTACH_BEFORE},
    {"risen", DIRECTION_UP, ATTACH_BEFORE},
    {"rising", DIRECTION_UP, ATTACH_BEFORE},
    {"rises", DIRECTION_UP, ATTACH_NOUN},
    {"rise", DIRECTION_UP, ATTACH_NOUN},
    {"climbed", DIRECTION_UP, ATTACH_BEFORE},
    {"climbing", DIRECTION_UP, ATTACH_BEFORE},
    {"climbs", DIRECTION_UP, ATTACH_BEFORE},
    {"climb", DIRECTION_UP, ATTACH_NOUN},
    {"soared", DIRECTION_UP, ATTACH_BEFORE},
    {"soaring", DIRECTION_UP, ATTACH_BEFORE},
    {"soars", DIRECTION_UP, ATTACH_BEFORE},
    {"soar", DIRECTION_UP, ATTACH_BEFORE},
    {"surged", DIRECTION_UP, ATTACH_BEFORE},
    {"surge", DIRECTION_UP, ATTACH_NOUN},
    {"spiked", DIRECTION_UP, ATTACH_BEFORE},
    {"spike", DIRECTION_UP, ATTACH_NOUN},
    {"escalated", DIRECTION_UP, ATTACH_BEFORE},
    {"escalating", DIRECTION_UP, ATTACH_BEFORE},
    {"upsurge", DIRECTION_UP, ATTACH_NOUN},
    {"uptick", DIRECTION_UP, ATTACH_NOUN},
    {"upturn", DIRECTION_UP, ATTACH_NOUN},
    {"jumped", DIRECTION_UP, ATTACH_BEFORE},
    {"jump", DIRECTION_UP, ATTACH_NOUN},
    {"rocketed", DIRECTION_UP, ATTACH_BEFORE},
    {"grew", DIRECTION_UP, ATTACH_BEFORE},
    {"grown", DIRECTION_UP, ATTACH_BEFORE},
    {"growing", DIRECTION_UP, ATTACH_BEFORE},
    {"growth", DIRECTION_UP, ATTACH_NOUN},
    {"increased", DIRECTION_UP, ATTACH_OBJECT},
    {"increasing", DIRECTION_UP, ATTACH_OBJECT},
    {"increases", DIRECTION_UP, ATTACH_NOUN},
    {"increase", DIRECTION_UP, ATTACH_NOUN},
    {"worsened", DIRECTION_UP, ATTACH_BEFORE},
    {"more", DIRECTION_UP, ATTACH_BEHIND},
    {"higher", DIRECTION_UP, ATTACH_BEHIND},
    {"highest", DIRECTION_UP, ATTACH_NOUN},
    {"up", DIRECTION_UP, ATTACH_PREDICATE},
};

// What a sentence looks like to a word of direction in it.
struct scene {
    const struct token_span *sentence;
    const struct subjects *subjects;
};

// --- what stands behind ---

static const char *const fillers[] = {
    "in",        "of",     "to",       "for",    "the",    "our",  "local",   "recorded",
    "reported",  "number", "numbers",  "level",  "levels", "rate", "rates",   "reports",
    "incidents", "cases",  "offences", "by",     "a",      "an",   "per",     "cent",
    "percent",   "all",    "overall",  "crimes", "town's", "both", "serious", "instances",
    "calls",     "about",  "were",     "year",   "ever",   "was",  "seen",
};

enum { FILLERS_AT_MOST = 8 };

// The subject behind a word of direction with nothing but fillers and numbers between.
static int subject_behind(const struct scene *scene, size_t i) {
    for (size_t at = i; at < i + FILLERS_AT_MOST && at < scene->sentence->end; at++) {
        int subject = subjects_beginning_at(scene->subjects, at);
        if (subject != SUBJECT_NONE)
            return subject;
        const struct token *token = token_at(scene->sentence, at);
        bool is_number = token->kind == TOKEN_NUMBER || token_is_mark(token, '%');
        if (!is_number && !token_is_one_of(token, fillers, COUNT(fillers)))
            return SUBJECT_NONE;
    }
    return SUBJECT_NONE;
}

// --- what stands before ---

// "All fell except burglary": whether words before the token take what begins there out.
static bool is_left_out(const struct token_span *sentence, size_t i) {
    static const char *const phrases[] = {"except",
                                          "except for",
                                          "excluding",
                                          "apart from",
                                          "other than",
                                          "aside from",
                                          "with the exception of",
                                          "bar",
                                          "besides",
                                          "like",
                                          "as with"};
    enum { WORDS_AT_MOST = 4 };
    for (size_t j = 0; j < COUNT(phrases); j++)
        for (size_t back = 1; back <= WORDS_AT_MOST && back <= i; back++)
            if (token_phrase(sentence, i - back, phrases[j]) == back)
                return true;
    return false;
}

// "arrests for burglary", "fear of robbery": the subject only says what another thing is about;
// "reports of burglary" are what the figure counts.
static bool depends_on_another(const struct scene *scene, int number) {
    static const char *const prepositions[] = {"for",  "against", "about", "on",    "over", "of",
                                               "into", "with",    "from",  "after", "to"};
    static const char *const counted[] = {
        "reports", "incidents", "cases",     "offences", "number", "numbers", "levels",  "level",
        "rates",   "rate",      "instances", "crimes",   "amount", "volume",  "figures", "all",
        "kinds",   "fall",      "rise",      "total",    "count",  "types"};
    size_t at = scene->subjects->items[number].first;
    static const char *const determiners[] = {"the", "our", "all",  "local", "recorded",
                                              "a",   "an",  "each", "every", "any"};
    while (token_is_one_of(token_at(scene->sentence, at - 1), determiners, COUNT(determiners)))
        at--;
    if (is_left_out(scene->sentence, at))
        return true;
    if (!token_is_one_of(token_at(scene->sentence, at - 1), prepositions, COUNT(prepositions)))
        return false;
    const struct token *head = token_at(scene->sentence, at - 2);
    static const char *const solving[] = {"detection", "clearance", "charge",    "conviction",
                                          "arrest",    "solve",     "reporting", "up"};
    if (token_is_one_of(token_at(scene->sentence, at - 3), solving, COUNT(solving)))
        return true; // "detection rates for burglary"
    return head->kind == TOKEN_WORD && !token_is_one_of(head, counted, COUNT(counted)) &&
           !function_word_is(head);
}

// The nearest subject before the word, within its clause; else that of the clause before.
static int subject_before(const struct scene *scene, size_t i) {
    for (size_t at = i; at > scene->sentence->first; at--) {
        int subject = subjects_ending_at(scene->subjects, at);
        if (subject != SUBJECT_NONE && !depends_on_another(scene, subject))
            return subject;
        if (sentence_span_breaks_clause(token_at(scene->sentence, at - 1)))
            return SUBJECT_NONE;
    }
    return SUBJECT_NONE;
}

// --- lists of subjects ---

static bool is_list_joint(const struct scene *scene, size_t first, size_t end) {
    static const char *const joints[] = {"and",      "or", "both", "the",
                                         "recorded", "as", "well", "with"};
    for (size_t i = first; i < end; i++) {
        const struct token *token = token_at(scene->sentence, i);
        if (!token_is_mark(token, ',') && !token_is_mark(token, '&') &&
            !token_is_one_of(token, joints, COUNT(joints)))
            return false;
    }
    return end > first;
}

// "burglary, robbery and vehicle crime": all of a list are meant.
static void widen(const struct scene *scene, struct direction_word *word, bool is_before) {
    const struct subject *items = scene->subjects->items;
    while (
        is_before && word->first_subject > 0 &&
        is_list_joint(scene, items[word->first_subject - 1].end, items[word->first_subject].first))
        word->first_subject--;
    while (!is_before && word->subject_end < scene->subjects->count &&
           is_list_joint(scene, items[word->subject_end - 1].end, items[word->subject_end].first))
        word->subject_end++;
}

// --- whether it is claimed at all ---

static bool is_verb(enum attachment attachment) {
    return attachment == ATTACH_BEFORE || attachment == ATTACH_OBJECT;
}

// "is down", "burglary down", "down 12%": not the end of another verb, as in "shut down".
static bool is_predicate(const struct scene *scene, size_t i) {
    static const char *const verbs[] = {
        "is",   "are", "was", "were", "be",      "been",     "being",   "and", "both", "still",
        "also", "now", "all", "well", "sharply", "slightly", "further", "or",  "keep", "kept"};
    static const char *const other_verbs[] = {
        "set",  "pick", "picked", "make",  "makes", "made", "making", "signed", "took",    "take",
        "shut", "gave", "put",    "round", "ended", "call", "called", "closed", "tracked", "lined"};
    const struct token *before = token_at(scene->sentence, i - 1);
    const struct token *next = token_at(scene->sentence, i + 1);
    bool is_tied = token_is_mark(before, MARK_HYPHEN) && !before->follows_blank &&
                   !token_at(scene->sentence, i)->follows_blank; // follow-up
    if (is_tied || token_is_one_of(before, other_verbs, COUNT(other_verbs)))
        return false;
    bool is_measured =
        next->kind == TOKEN_NUMBER ||
        (token_is_word(next, "by") && token_at(scene->sentence, i + 2)->kind == TOKEN_NUMBER);
    bool is_spelled = before->kind == TOKEN_MARK || before->kind == TOKEN_NUMBER;
    return subjects_ending_at(scene->subjects, i) != SUBJECT_NONE || is_measured || is_spelled ||
           token_is_one_of(before, verbs, COUNT(verbs));
}

// "increased patrols": the word belongs to the noun behind it.
static bool belongs_to_noun(const struct scene *scene, size_t end) {
    const struct token *next = token_at(scene->sentence, end);
    return next->kind == TOKEN_WORD && !function_word_is(next) &&
           !text_ends_with(next->text, TEXT("ly"));
}

// --- one word ---

static int subject_of_noun(const struct scene *scene, size_t first, size_t end) {
    int subject = subject_behind(scene, end);
    return subject != SUBJECT_NONE ? subject : subject_before(scene, first);
}

// "Rising drug crime": not "burglary is rising".
static bool is_participle_of_noun(const struct scene *scene, const struct direction_word *word) {
    static const char *const verbs[] = {"is", "are", "was", "were", "been", "be", "keeps", "kept"};
    static const char *const between[] = {"levels", "numbers",  "rates", "reports",
                                          "of",     "recorded", "local"};
    const struct token *first = token_at(scene->sentence, word->first);
    size_t at = word->end;
    while (token_is_one_of(token_at(scene->sentence, at), between, COUNT(between)))
        at++;
    return word->end == word->first + 1 && text_ends_with(first->text, TEXT("ing")) &&
           subjects_beginning_at(scene->subjects, at) != SUBJECT_NONE &&
           !token_is_one_of(token_at(scene->sentence, word->first - 1), verbs, COUNT(verbs));
}

static bool is_placeholder(const struct scene *scene, int subject) {
    return subject != SUBJECT_NONE && scene->subjects->items[subject].is_placeholder;
}

// "Up by {{ … }}", "{{ … }} fewer offences": whose placeholder measures the change.
static int subject_that_measures(const struct scene *scene, const struct direction_row *row,
                                 const struct direction_word *word) {
    bool is_in_front = row->attachment == ATTACH_BEHIND;
    int subject = is_in_front ? subjects_ending_at(scene->subjects, word->first)
                              : subject_behind(scene, word->end);
    return is_placeholder(scene, subject) && row->attachment != ATTACH_NOWHERE ? subject
                                                                               : SUBJECT_NONE;
}

// The subject that is named where a word of direction looks for its own.
static int subject_in_words(const struct scene *scene, const struct direction_row *row,
                            const struct direction_word *word) {
    switch (row->attachment) {
    case ATTACH_NOWHERE:
        return SUBJECT_NONE;
    case ATTACH_BEFORE:
        return is_participle_of_noun(scene, word) ? subject_behind(scene, word->end)
                                                  : subject_before(scene, word->first);
    case ATTACH_BEHIND:
        // "11.7% lower", "52 fewer": a number before makes it a verb's complement.
        if (subject_behind(scene, word->end) == SUBJECT_NONE && !belongs_to_noun(scene, word->end))
            return subject_before(scene, word->first);
        return subject_behind(scene, word->end);
    case ATTACH_NOUN:
        return subject_of_noun(scene, word->first, word->end);
    case ATTACH_OBJECT:
        if (subject_behind(scene, word->end) == SUBJECT_NONE && belongs_to_noun(scene, word->end))
            return SUBJECT_NONE;
        return subject_of_noun(scene, word->first, word->end);
    case ATTACH_PREDICATE:
        return is_predicate(scene, word->first) ? subject_before(scene, word->first) : SUBJECT_NONE;
    }
    return SUBJECT_NONE;
}

// Which subject a word of direction is about: of "it fell by {{ … }}" that of the placeholder.
static int find_subject(const struct scene *scene, const struct direction_row *row,
                        const struct direction_word *word) {
    int subject = subject_in_words(scene, row, word);
    return subject != SUBJECT_NONE ? subject : subject_that_measures(scene, row, word);
}

static const struct direction_row *row_at(const struct token_span *sentence, size_t i,
                                          size_t *count) {
    const struct token *token = token_at(sentence, i);
    if (token->kind != TOKEN_WORD)
        return NULL;
    for (size_t j = 0; j < COUNT(rows); j++) {
        if (rows[j].words[0] != token->stem.data[0])
            continue;
        *count = token_phrase(sentence, i, rows[j].words);
        if (*count > 0)
            return &rows[j];
    }
    return NULL;
}

// "Burglary fell and theft rose": who has had their word is not what the next one is of when
// another noun stands before it, which no figure is called by. "It fell and then rose" speaks of
// one.
static bool is_of_another(const struct scene *scene, const struct direction_words *words,
                          size_t subject, size_t i) {
    static const char *const joints[] = {"and", "but", "while", "whereas", "though", "although"};
    static const char *const between[] = {
        "then",  "later", "again", "it",   "they", "have", "has", "had", "also", "now",
        "since", "even",  "still", "only", "both", "did",  "do",  "so",  "who"};
    const struct direction_word *said = NULL;
    for (size_t j = 0; j < words->count; j++)
        if (words->items[j].first_subject <= subject && subject < words->items[j].subject_end)
            said = &words->items[j];
    if (!said || said->end > i)
        return false;
    bool is_joined = false, has_noun = false;
    for (size_t at = said->end; at < i; at++) {
        const struct token *token = token_at(scene->sentence, at);
        bool is_joint = token_is_mark(token, '&') || token_is_mark(token, ',') ||
                        token_is_one_of(token, joints, COUNT(joints));
        is_joined = is_joined || is_joint;
        if (is_joint)
            has_noun = false;
        else if (token->kind == TOKEN_WORD && !token_is_one_of(token, between, COUNT(between)) &&
                 !text_ends_with(token->text, TEXT("ly")))
            has_noun = true;
    }
    return is_joined && has_noun;
}

// "Burglary fell, as did robbery": the subject behind is said to have gone the same way.
static void add_likeness(const struct scene *scene, const struct direction_word *word,
                         struct direction_words *words, struct arena *arena) {
    static const char *const likenesses[] = {"as did",  "as has", "as have",   "as was", "as were",
                                             "so did",  "so has", "so have",   "as is",  "as are",
                                             "so were", "so is",  "so too did"};
    for (size_t i = word->end; i < scene->sentence->end; i++)
        for (size_t j = 0; j < COUNT(likenesses); j++) {
            size_t count = token_phrase(scene->sentence, i, likenesses[j]);
            int subject = count > 0 ? subject_behind(scene, i + count) : SUBJECT_NONE;
            if (subject == SUBJECT_NONE)
                continue;
            struct direction_word like = *word;
            like.measured_by = SUBJECT_NONE;
            like.first_subject = (size_t)subject;
            like.subject_end = like.first_subject + 1;
            widen(scene, &like, false);
            *ARENA_PUSH(arena, words, items) = like;
            return;
        }
}

struct direction_words direction_words_of(const struct token_span *sentence,
                                          const struct subjects *subjects, struct arena *arena) {
    struct direction_words words = {0};
    struct scene scene = {sentence, subjects};
    if (subjects->count == 0 || sentence_span_is_question(sentence))
        return words;
    for (size_t i = sentence->first; i < sentence->end; i++) {
        size_t count;
        const struct direction_row *row = row_at(sentence, i, &count);
        if (!row)
            continue;
        struct direction_word word = {.first = i, .end = i + count, .direction = row->direction};
        int subject = find_subject(&scene, row, &word);
        struct assertion assertion = {
            .sentence = sentence,
            .subjects = subjects,
            .subject = (size_t)subject,
            .first = i,
            .end = i + count,
            .can_be_infinitive = is_verb(row->attachment) || row->attachment == ATTACH_NOUN,
        };
        bool is_claimed = subject != SUBJECT_NONE && assertion_is_made(&assertion);
        i += count - 1;
        if (!is_claimed)
            continue;
        bool is_before = subjects->items[subject].end <= word.first;
        if (is_before && is_of_another(&scene, &words, (size_t)subject, word.first))
            continue;
        word.first_subject = (size_t)subject;
        word.subject_end = word.first_subject + 1;
        word.measured_by = subject_that_measures(&scene, row, &word);
        word.compares_places =
            (row->attachment == ATTACH_BEHIND || row->attachment == ATTACH_NOUN) &&
            place_comparison_is(sentence, &subjects->items[subject], word.end);
        widen(&scene, &word, subjects->items[subject].first < word.first);
        *ARENA_PUSH(arena, &words, items) = word;
        add_likeness(&scene, &word, &words, arena);
    }
    return words;
}

enum direction direction_word_in(struct text words, struct arena *arena) {
    struct token_list tokens = token_list_of(words, arena);
    struct token_span span = {&tokens, 0, tokens.count};
    for (size_t i = 0; i < tokens.count; i++) {
        size_t count;
        const struct direction_row *row = row_at(&span, i, &count);
        if (row && row->direction != DIRECTION_NONE)
            return row->direction;
    }
    return DIRECTION_NONE;
}

static enum direction_verdict verdict_of(enum direction direction) {
    static const enum direction_verdict verdicts[] = {
        [DIRECTION_NONE] = DIRECTION_UNKNOWN,
        [DIRECTION_DOWN] = DIRECTION_IS_DOWN,
        [DIRECTION_UP] = DIRECTION_IS_UP,
    };
    return verdicts[direction];
}

enum direction_verdict direction_verdict_of(const struct report_figure *figure,
                                            struct arena *arena) {
    const struct comparison *comparison = figure->comparison;
    if (figure->figure->kind == FIGURE_LEVEL && figure->figure->value.state == QUANTITY_IN_WORDS)
        return verdict_of(direction_word_in(figure->figure->value.words, arena));
    if (figure->figure->kind != FIGURE_CHANGE)
        return DIRECTION_UNKNOWN;
    switch (comparison->verdict) {
    case VERDICT_MISSING:
    case VERDICTS:
        return DIRECTION_UNKNOWN;
    case VERDICT_QUOTED:
        return verdict_of(comparison->change.direction);
    // What is hidden would be told by a direction, too: both get the same answer.
    case VERDICT_HIDDEN:
    case VERDICT_NONE:
    case VERDICT_SAME:
    case VERDICT_TOO_FEW:
    case VERDICT_TINY:
    case VERDICT_CANNOT_TELL:
        return DIRECTION_IN_DOUBT;
    case VERDICT_FROM_ZERO:
    case VERDICT_TO_ZERO:
    case VERDICT_CLEAR_FALL:
    case VERDICT_CLEAR_RISE:
        break;
    }
    return comparison->is_clear ? verdict_of(comparison->change.direction) : DIRECTION_IN_DOUBT;
}
