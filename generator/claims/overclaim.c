#include "overclaim.h"

#include "arena.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

// Where crime must be spoken of for the words to claim something of it.
enum scope {
    SCOPE_ANYWHERE,
    SCOPE_SENTENCE,      // crime or the campaign's work, somewhere in the sentence
    SCOPE_EFFECT_BEFORE, // the words name a cause behind them; crime is outside of that
    SCOPE_EFFECT_BEHIND, // the words have the effect behind them
    SCOPE_CHANGE,        // next to a word of change, or crime
};

#define ONLY_TOGETHER "say what happened at the same time, not what caused it: 'while', 'since'"
#define FIGURES_SHOW "say what the figures are: 'the figures are', 'recorded crime fell'"
#define NO_ADJECTIVE "give the figure and leave the adjective out"
#define NOT_GONE "say how much less was recorded; recorded crime is not all crime"
#define CLEAR_VERDICT                                                                              \
    "'clear' where the figure's verdict is a clear fall or rise; statistics has a use of its own " \
    "for the other word"

static const struct overclaim_row {
    const char *words;
    enum scope scope;
    const char *advice;
} rows[] = {
    {"as a result of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"as a direct result of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"as a consequence of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"thanks to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"because of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"due to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"owing to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"is down to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"are down to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"was down to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"all down to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"attributed to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"attributable to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"the result of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"a result of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"direct result of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"a consequence of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"led to", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"leading to", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"has driven", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"drove down", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"driven down", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"driving down", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"brought down", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"resulted in", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"resulting in", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"caused", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"responsible for", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"prove", SCOPE_SENTENCE, FIGURES_SHOW},
    {"proves", SCOPE_SENTENCE, FIGURES_SHOW},
    {"proved", SCOPE_SENTENCE, FIGURES_SHOW},
    {"proven", SCOPE_SENTENCE, FIGURES_SHOW},
    {"proof", SCOPE_SENTENCE, FIGURES_SHOW},
    {"clear evidence", SCOPE_SENTENCE, FIGURES_SHOW},
    {"demonstrates that", SCOPE_SENTENCE, FIGURES_SHOW},
    {"demonstrate that", SCOPE_SENTENCE, FIGURES_SHOW},
    {"no doubt", SCOPE_SENTENCE, FIGURES_SHOW},
    {"undeniable", SCOPE_SENTENCE, FIGURES_SHOW},
    {"undoubtedly", SCOPE_SENTENCE, FIGURES_SHOW},
    {"crackdown works", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"crackdown worked", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"campaign works", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"campaign worked", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"policing works", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"operation works", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"operation worked", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"is working", SCOPE_SENTENCE, FIGURES_SHOW},
    {"has worked", SCOPE_SENTENCE, FIGURES_SHOW},
    {"turned the tide", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"significant", SCOPE_CHANGE, CLEAR_VERDICT},
    {"significantly", SCOPE_CHANGE, CLEAR_VERDICT},
    {"dramatic", SCOPE_CHANGE, NO_ADJECTIVE},
    {"dramatically", SCOPE_CHANGE, NO_ADJECTIVE},
    {"massive", SCOPE_CHANGE, NO_ADJECTIVE},
    {"massively", SCOPE_CHANGE, NO_ADJECTIVE},
    {"huge", SCOPE_CHANGE, NO_ADJECTIVE},
    {"hugely", SCOPE_CHANGE, NO_ADJECTIVE},
    {"staggering", SCOPE_CHANGE, NO_ADJECTIVE},
    {"remarkable", SCOPE_CHANGE, NO_ADJECTIVE},
    {"remarkably", SCOPE_CHANGE, NO_ADJECTIVE},
    {"incredible", SCOPE_CHANGE, NO_ADJECTIVE},
    {"incredibly", SCOPE_CHANGE, NO_ADJECTIVE},
    {"spectacular", SCOPE_CHANGE, NO_ADJECTIVE},
    {"unprecedented", SCOPE_CHANGE, NO_ADJECTIVE},
    {"drastic", SCOPE_CHANGE, NO_ADJECTIVE},
    {"drastically", SCOPE_CHANGE, NO_ADJECTIVE},
    {"alarming", SCOPE_CHANGE, NO_ADJECTIVE},
    {"shocking", SCOPE_CHANGE, NO_ADJECTIVE},
    {"plummeted", SCOPE_SENTENCE, "'fell', with the figure"},
    {"plummeting", SCOPE_SENTENCE, "'falling', with the figure"},
    {"slashed", SCOPE_SENTENCE, "'fell', with the figure"},
    {"collapsed", SCOPE_CHANGE, "'fell', with the figure"},
    {"soared", SCOPE_SENTENCE, "'rose', with the figure"},
    {"rocketed", SCOPE_SENTENCE, "'rose', with the figure"},
    {"skyrocketed", SCOPE_SENTENCE, "'rose', with the figure"},
    {"wiped out", SCOPE_SENTENCE, NOT_GONE},
    {"stamped out", SCOPE_SENTENCE, NOT_GONE},
    {"eradicated", SCOPE_SENTENCE, NOT_GONE},
    {"eliminated", SCOPE_SENTENCE, NOT_GONE},
    {"crime free", SCOPE_ANYWHERE, NOT_GONE},
    {"free of crime", SCOPE_ANYWHERE, NOT_GONE},
    {"put an end to", SCOPE_EFFECT_BEHIND, NOT_GONE},
    {"ended crime", SCOPE_ANYWHERE, NOT_GONE},
    {"safest", SCOPE_ANYWHERE, "say which figure is the lowest, of what, and whose figures"},
    {"war on", SCOPE_EFFECT_BEHIND, "name the work: 'the operation against'"},
};

// --- what is crime ---

static const char *const crime_words[] = {
    "crime", "crimes",   "offence",   "offences",    "offending", "burglary",  "burglaries",
    "theft", "thefts",   "robbery",   "robberies",   "violence",  "violent",   "drug",
    "drugs", "dealing",  "dealers",   "disorder",    "nuisance",  "vandalism", "gang",
    "gangs", "knife",    "criminals", "shoplifting", "assault",   "assaults",  "antisocial",
    "safer", "criminal", "arson",     "victims",
};

static const char *const work_words[] = {
    "campaign", "crackdown",  "operation", "policing", "patrols",
    "approach", "initiative", "strategy",  "tactics",
};

static const char *const change_words[] = {
    "fall",      "falls",      "fell",    "fallen",      "drop",      "drops",     "dropped",
    "reduction", "reductions", "reduced", "decrease",    "decreased", "decreases", "decline",
    "declined",  "rise",       "rises",   "rose",        "risen",     "increase",  "increases",
    "increased", "change",     "changes", "improvement", "improved",  "impact",    "difference",
    "effect",    "down",       "up",      "lower",       "higher",    "fewer",     "less",
    "cut",       "progress",   "results", "falling",     "rising",    "halved",    "doubled",
};

// Figures of crime are changes; what police did is counted.
static bool is_crime_at(const struct token_span *sentence, const struct subjects *subjects,
                        size_t i) {
    for (size_t j = 0; j < subjects->count; j++) {
        const struct subject *subject = &subjects->items[j];
        bool is_change = subject->figures[0]->figure->kind == FIGURE_CHANGE;
        if (i >= subject->first && i < subject->end)
            return is_change;
    }
    return token_is_one_of(token_at(sentence, i), crime_words, COUNT(crime_words));
}

struct scene {
    const struct token_span *sentence;
    const struct subjects *subjects;
};

static bool speaks_of_crime(const struct scene *scene, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (is_crime_at(scene->sentence, scene->subjects, i))
            return true;
    return false;
}

// Whether crime, or a change of it, is what the words are about: not "jailed for burglary", nor
// "victims of burglary".
static bool tells_of_crime(const struct scene *scene, size_t first, size_t end) {
    static const char *const prepositions[] = {"for", "of", "against", "about", "on", "with"};
    bool is_head = false, is_change = false;
    for (size_t i = first; i < end; i++) {
        const struct token *before = token_at(scene->sentence, i - 1);
        is_head |= is_crime_at(scene->sentence, scene->subjects, i) &&
                   !token_is_one_of(before, prepositions, COUNT(prepositions)) &&
                   !token_is_word(token_at(scene->sentence, i), "victims");
        is_change |=
            token_is_one_of(token_at(scene->sentence, i), change_words, COUNT(change_words));
    }
    return is_head || (is_change && speaks_of_crime(scene, first, end));
}

static bool speaks_of_work(const struct token_span *sentence) {
    for (size_t i = sentence->first; i < sentence->end; i++)
        if (token_is_one_of(token_at(sentence, i), work_words, COUNT(work_words)))
            return true;
    return false;
}

// Up to where the object goes that begins at the token: to the next comma, to "there are" or the
// end.
static size_t end_of_object(const struct token_span *sentence, size_t i) {
    while (i < sentence->end && !token_is_mark(token_at(sentence, i), ',') &&
           !token_is_word(token_at(sentence, i), "there"))
        i++;
    return i;
}

// A word of change or of crime among the three behind, or of change among the three before; more
// where the words are what a verb says of it: "the fall in burglary is significant".
static bool is_next_to_change(const struct scene *scene, size_t first, size_t end) {
    static const char *const verbs[] = {"is", "are", "was", "were", "been", "be", "statistically"};
    enum { NEAR = 3, FAR = 6 };
    const struct token_span *sentence = scene->sentence;
    bool is_said = token_is_one_of(token_at(sentence, first - 1), verbs, COUNT(verbs));
    for (size_t i = end; i < end + NEAR; i++)
        if (is_crime_at(sentence, scene->subjects, i) ||
            token_is_one_of(token_at(sentence, i), change_words, COUNT(change_words)))
            return true;
    for (size_t back = 1; back <= (is_said ? FAR : NEAR) && first >= sentence->first + back; back++)
        if (token_is_one_of(token_at(sentence, first - back), change_words, COUNT(change_words)))
            return true;
    return false;
}

static bool applies(const struct scene *scene, enum scope scope, size_t first, size_t end) {
    const struct token_span *sentence = scene->sentence;
    switch (scope) {
    case SCOPE_ANYWHERE:
        return true;
    case SCOPE_SENTENCE:
        return speaks_of_crime(scene, sentence->first, sentence->end) || speaks_of_work(sentence);
    case SCOPE_EFFECT_BEFORE:
        if (token_is_word(token_at(sentence, end), "chance"))
            return false; // "may be due to chance" claims nothing
        return tells_of_crime(scene, sentence->first, first) ||
               (first <= sentence->first + 1 &&
                tells_of_crime(scene, end_of_object(sentence, end), sentence->end));
    case SCOPE_EFFECT_BEHIND:
        return speaks_of_crime(scene, end, end_of_object(sentence, end));
    case SCOPE_CHANGE:
        return is_next_to_change(scene, first, end);
    }
    return false;
}

// --- all of it ---

// The campaign's own words win over those of the table.
static struct overclaim own_at(const struct token_span *sentence, size_t i,
                               const struct campaign *campaign, struct arena *arena) {
    for (size_t j = 0; j < campaign->overclaim_count; j++) {
        const struct campaign_overclaim *own = &campaign->overclaims[j];
        struct arena scratch = *arena;
        size_t count = token_phrase(sentence, i, text_string(&scratch, own->words.text));
        if (count > 0)
            return (struct overclaim){i, i + count, own->write.text};
    }
    return (struct overclaim){0};
}

static struct overclaim overclaim_at(const struct scene *scene, size_t i) {
    struct overclaim longest = {0};
    char first_letter = token_at(scene->sentence, i)->stem.data[0];
    for (size_t j = 0; j < COUNT(rows); j++) {
        if (rows[j].words[0] != first_letter)
            continue;
        size_t count = token_phrase(scene->sentence, i, rows[j].words);
        if (count > 0 && i + count > longest.end && applies(scene, rows[j].scope, i, i + count))
            longest = (struct overclaim){i, i + count, text_of(rows[j].advice)};
    }
    return longest;
}

struct overclaims overclaims_of(const struct token_span *sentence, const struct subjects *subjects,
                                const struct campaign *campaign, struct arena *arena) {
    struct overclaims list = {0};
    struct scene scene = {sentence, subjects};
    for (size_t i = sentence->first; i < sentence->end; i++) {
        if (token_at(sentence, i)->kind != TOKEN_WORD)
            continue;
        struct overclaim overclaim = own_at(sentence, i, campaign, arena);
        if (overclaim.end == 0)
            overclaim = overclaim_at(&scene, i);
        if (overclaim.end == 0)
            continue;
        *ARENA_PUSH(arena, &list, items) = overclaim;
        i = overclaim.end - 1;
    }
    return list;
}
