#include "overclaim.h"

#include "arena.h"
#include "crime_word.h"
#include "overclaim_phrase.h"

// Where crime must be spoken of for the words to claim something of it.
enum scope {
    SCOPE_ANYWHERE,
    SCOPE_SENTENCE,         // crime or the campaign's work, somewhere in the sentence
    SCOPE_EFFECT_BEFORE,    // the words name a cause behind them; crime is outside of that
    SCOPE_EFFECT_BEHIND,    // the words have the effect behind them
    SCOPE_FALL_BEHIND,      // and it is a change of crime, not crime alone
    SCOPE_CHANGE,           // next to a word of change, or crime
    SCOPE_SUCCESS,          // a verb of the campaign's work, with which the clause ends
    SCOPE_SUCCESS_OR_CRIME, // or crime is spoken of elsewhere in the sentence
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
    {"as a direct consequence of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"direct result of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"direct consequence of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"on the back of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"on account of", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"put down to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
    {"credited to", SCOPE_EFFECT_BEFORE, ONLY_TOGETHER},
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
    {"behind the fall", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"behind the drop", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"behind the reduction", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"behind the decrease", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"is the reason why", SCOPE_FALL_BEHIND, ONLY_TOGETHER},
    {"is the reason that", SCOPE_FALL_BEHIND, ONLY_TOGETHER},
    {"are the reason why", SCOPE_FALL_BEHIND, ONLY_TOGETHER},
    {"are the reason that", SCOPE_FALL_BEHIND, ONLY_TOGETHER},
    {"contributed to", SCOPE_FALL_BEHIND, ONLY_TOGETHER},
    {"contributing to", SCOPE_FALL_BEHIND, ONLY_TOGETHER},
    {"brought about", SCOPE_FALL_BEHIND, ONLY_TOGETHER},
    {"delivered a fall", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"delivered a drop", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"delivered a reduction", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"had an impact on", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"had a real impact on", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"having an impact on", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
    {"having a real impact on", SCOPE_EFFECT_BEHIND, ONLY_TOGETHER},
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
    {"no coincidence", SCOPE_SENTENCE, FIGURES_SHOW},
    {"figures speak for themselves", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"numbers speak for themselves", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"results speak for themselves", SCOPE_ANYWHERE, FIGURES_SHOW},
    {"work", SCOPE_SUCCESS, FIGURES_SHOW},
    {"works", SCOPE_SUCCESS, FIGURES_SHOW},
    {"worked", SCOPE_SUCCESS, FIGURES_SHOW},
    {"is working", SCOPE_SUCCESS_OR_CRIME, FIGURES_SHOW},
    {"are working", SCOPE_SUCCESS, FIGURES_SHOW},
    {"has worked", SCOPE_SUCCESS_OR_CRIME, FIGURES_SHOW},
    {"have worked", SCOPE_SUCCESS, FIGURES_SHOW},
    {"paid off", SCOPE_SUCCESS, FIGURES_SHOW},
    {"pays off", SCOPE_SUCCESS, FIGURES_SHOW},
    {"paying off", SCOPE_SUCCESS, FIGURES_SHOW},
    {"message is getting through", SCOPE_SENTENCE, FIGURES_SHOW},
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

// Beside the words for crime itself.
static const char *const words_near_crime[] = {
    "violent", "drug",      "drugs",      "dealing", "dealers",  "gang",   "gangs",
    "knife",   "criminals", "antisocial", "safer",   "criminal", "victims"};

static const char *const work_words[] = {
    "campaign", "crackdown",  "operation", "policing", "patrols",    "operations",
    "approach", "initiative", "strategy",  "tactics",  "crackdowns", "campaigns",
};

// "Neighbourhood Watch" is work by its two words, for people watch other things too.
static bool is_work_at(const struct token_span *sentence, size_t i) {
    bool is_watch = token_is_word(token_at(sentence, i), "watch") &&
                    token_is_word(token_at(sentence, i - 1), "neighbourhood");
    return is_watch || token_is_one_of(token_at(sentence, i), work_words, COUNT(work_words));
}

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
            return is_change && !crime_word_is_head(token_at(sentence, subject->end));
    }
    const struct token *token = token_at(sentence, i);
    bool is_crime =
        crime_word_is(token) || token_is_one_of(token, words_near_crime, COUNT(words_near_crime));
    return is_crime && !crime_word_is_head(token_at(sentence, i + 1));
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
        if (is_work_at(sentence, i))
            return true;
    return false;
}

static bool speaks_of_change(const struct token_span *sentence, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (token_is_one_of(token_at(sentence, i), change_words, COUNT(change_words)))
            return true;
    return false;
}

// "The patrols burglary fell": crime, and behind it the change.
static bool tells_of_changed_crime(const struct scene *scene, size_t first, size_t end) {
    static const char *const prepositions[] = {"for",  "of",   "against", "about", "on",  "in",
                                               "with", "from", "after",   "to",    "over"};
    for (size_t i = first; i < end; i++)
        if (is_crime_at(scene->sentence, scene->subjects, i) &&
            !token_is_one_of(token_at(scene->sentence, i - 1), prepositions, COUNT(prepositions)))
            return speaks_of_change(scene->sentence, i + 1, end);
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

// "A significant date", "a significant sum": the adjective is of something else.
static bool is_of_another_noun(const struct token_span *sentence, size_t end) {
    static const char *const nouns[] = {"date",       "day",      "moment", "milestone", "event",
                                        "sum",        "sums",     "role",   "thing",     "step",
                                        "investment", "response", "amount", "concern",   "concerns",
                                        "proportion", "share",    "part"};
    return token_is_one_of(token_at(sentence, end), nouns, COUNT(nouns));
}

// --- success ---

// The clause ends, so that the verb says that the work succeeds: not "works closely with".
static bool ends_clause(const struct token_span *sentence, size_t end) {
    static const char *const words[] = {"and", "well", "because", "so", "when", "wonders"};
    const struct token *next = token_at(sentence, end);
    return (next->kind == TOKEN_MARK && !token_is_mark(next, MARK_HYPHEN)) ||
           token_is_one_of(next, words, COUNT(words));
}

// Whether the campaign's work is the subject of the verb: "our crackdown on burglary works"; but of
// "work", which is a noun too, only where a plural stands right before it.
static bool is_of_work(const struct token_span *sentence, size_t first) {
    static const char *const prepositions[] = {"with", "for",    "on", "from", "by",
                                               "to",   "during", "of", "in",   "after"};
    static const char *const determiners[] = {"the", "our", "this", "a", "their"};
    if (token_is_word(token_at(sentence, first), "work"))
        return token_is_one_of(token_at(sentence, first - 1), work_words, COUNT(work_words)) &&
               token_is_plural(token_at(sentence, first - 1));
    for (size_t i = first; i > sentence->first; i--) {
        const struct token *token = token_at(sentence, i - 1);
        if (token->kind == TOKEN_MARK && !token_is_mark(token, MARK_HYPHEN))
            return false;
        if (!is_work_at(sentence, i - 1))
            continue;
        size_t at = i - 1;
        while (token_is_one_of(token_at(sentence, at - 1), determiners, COUNT(determiners)))
            at--;
        if (!token_is_one_of(token_at(sentence, at - 1), prepositions, COUNT(prepositions)))
            return true;
    }
    return false;
}

// It is of the campaign's work, or what succeeded is said at once: "it paid off: burglary is down".
static bool is_success(const struct scene *scene, size_t first, size_t end) {
    const struct token_span *sentence = scene->sentence;
    bool is_told = token_is_mark(token_at(sentence, end), ':') &&
                   tells_of_changed_crime(scene, end, sentence->end);
    return is_told || is_of_work(sentence, first);
}

// --- causes ---

// "Thanks to all who came", "many thanks to": somebody is thanked, and nothing explained.
static bool is_gratitude(const struct token_span *sentence, size_t first, size_t end) {
    static const char *const before[] = {"many", "our", "with", "my", "special", "sincere", "big"};
    static const char *const people[] = {"all", "everyone", "everybody", "those", "you", "anyone"};
    static const char *const behind[] = {"who", "that", "for"};
    enum { NEAR = 3 };
    if (!token_is_word(token_at(sentence, first), "thanks"))
        return false;
    if (token_is_one_of(token_at(sentence, first - 1), before, COUNT(before)))
        return true;
    for (size_t i = end + 1; i <= end + NEAR; i++)
        if (token_is_one_of(token_at(sentence, end), people, COUNT(people)) &&
            token_is_one_of(token_at(sentence, i), behind, COUNT(behind)))
            return true;
    return false;
}

// The words name a cause; crime is before them, or behind the cause where they begin the sentence.
static bool has_effect(const struct scene *scene, size_t first, size_t end) {
    const struct token_span *sentence = scene->sentence;
    if (tells_of_crime(scene, sentence->first, first))
        return true;
    if (first > sentence->first + 1)
        return false;
    size_t object_end = end_of_object(sentence, end);
    if (object_end == sentence->end)
        return tells_of_changed_crime(scene, end, sentence->end);
    return is_gratitude(sentence, first, end)
               ? tells_of_changed_crime(scene, object_end, sentence->end)
               : tells_of_crime(scene, object_end, sentence->end);
}

static bool applies(const struct scene *scene, enum scope scope, size_t first, size_t end) {
    const struct token_span *sentence = scene->sentence;
    bool is_of_crime = speaks_of_crime(scene, sentence->first, sentence->end);
    switch (scope) {
    case SCOPE_ANYWHERE:
        return true;
    case SCOPE_SENTENCE:
        return is_of_crime || speaks_of_work(sentence);
    case SCOPE_EFFECT_BEFORE:
        if (token_is_word(token_at(sentence, end), "chance"))
            return false; // "may be due to chance" claims nothing
        return has_effect(scene, first, end);
    case SCOPE_EFFECT_BEHIND:
        return speaks_of_crime(scene, end, end_of_object(sentence, end));
    case SCOPE_FALL_BEHIND:
        return speaks_of_crime(scene, end, end_of_object(sentence, end)) &&
               speaks_of_change(sentence, end, end_of_object(sentence, end));
    case SCOPE_CHANGE:
        return is_next_to_change(scene, first, end) && !is_of_another_noun(sentence, end);
    case SCOPE_SUCCESS:
        return ends_clause(sentence, end) && is_success(scene, first, end);
    case SCOPE_SUCCESS_OR_CRIME:
        return ends_clause(sentence, end) && (is_of_crime || is_of_work(sentence, first));
    }
    return false;
}

// --- all of it ---

// Between "thanks" and "to", "due" and "to", "because" and "of".
static const char *const degrees[] = {
    "in part",      "in large part",    "in no small part", "in great part", "in good part",
    "in some part", "at least in part", "in large measure", "largely",       "mainly",
    "mostly",       "partly",           "chiefly",          "primarily",     "entirely",
    "directly",     "solely",           "not least",        "wholly",        "purely",
};

// How many tokens the words of a row take; of those that name a cause also with a degree behind the
// first of them. 0 where others stand there.
static size_t length_of_row(const struct overclaim_row *row, const struct token_span *sentence,
                            size_t i) {
    size_t count = token_phrase(sentence, i, row->words);
    const char *rest = strchr(row->words, ' ');
    struct text first_word = text_cut(text_of(row->words), ' ').head;
    if (count > 0 || row->scope != SCOPE_EFFECT_BEFORE || !rest ||
        !text_equal_ignoring_case(token_at(sentence, i)->text, first_word))
        return count;
    for (size_t j = 0; j < COUNT(degrees); j++) {
        size_t degree = token_phrase(sentence, i + 1, degrees[j]);
        size_t others = degree ? token_phrase(sentence, i + 1 + degree, rest + 1) : 0;
        if (others > 0)
            return 1 + degree + others;
    }
    return 0;
}

// "Crackdown works": the work that succeeds is shown too where it stands right before.
static size_t first_shown(const struct token_span *sentence, size_t i, enum scope scope) {
    return scope == SCOPE_SUCCESS && is_work_at(sentence, i - 1) ? i - 1 : i;
}

static struct overclaim overclaim_at(const struct scene *scene, size_t i) {
    struct overclaim longest = {0};
    char first_letter = token_at(scene->sentence, i)->stem.data[0];
    for (size_t j = 0; j < COUNT(rows); j++) {
        if (rows[j].words[0] != first_letter)
            continue;
        size_t count = length_of_row(&rows[j], scene->sentence, i);
        if (count > 0 && i + count > longest.end && applies(scene, rows[j].scope, i, i + count))
            longest = (struct overclaim){first_shown(scene->sentence, i, rows[j].scope), i + count,
                                         text_of(rows[j].advice)};
    }
    return longest;
}

struct overclaims overclaims_of(const struct token_span *sentence, const struct subjects *subjects,
                                const struct overclaim_phrases *own, struct arena *arena) {
    struct overclaims list = {0};
    struct scene scene = {sentence, subjects};
    for (size_t i = sentence->first; i < sentence->end; i++) {
        struct overclaim_phrase_match match = overclaim_phrase_at(own, sentence, i);
        struct overclaim overclaim = {i, match.end, match.write};
        if (match.end == 0 && token_at(sentence, i)->kind == TOKEN_WORD)
            overclaim = overclaim_at(&scene, i);
        if (overclaim.end == 0)
            continue;
        *ARENA_PUSH(arena, &list, items) = overclaim;
        i = overclaim.end - 1;
    }
    return list;
}
