#include "assertion.h"

#include "sentence_span.h"

static const struct token *token_of(const struct assertion *assertion, size_t i) {
    return token_at(assertion->sentence, i);
}

static const struct subject *subject_of(const struct assertion *assertion) {
    return &assertion->subjects->items[assertion->subject];
}

static bool ends_subject(const struct assertion *assertion, size_t i) {
    return subjects_ending_at(assertion->subjects, i) != SUBJECT_NONE;
}

// Whether a clause ends with the token; commas between the subjects of a list end none.
static bool ends_clause(const struct assertion *assertion, size_t i) {
    const struct token *token = token_of(assertion, i);
    bool is_comma = token_is_mark(token, ',') && !ends_subject(assertion, i);
    return is_comma || token_is_mark(token, ':') || token_is_mark(token, MARK_DASH) ||
           sentence_span_breaks_clause(token);
}

// How many tokens from `i` on are one of the phrases.
static size_t phrase_of(const struct assertion *assertion, size_t i, const char *const *phrases,
                        size_t count) {
    for (size_t j = 0; j < count; j++) {
        size_t length = token_phrase(assertion->sentence, i, phrases[j]);
        if (length > 0)
            return length;
    }
    return 0;
}

// --- denied, or only possible ---

// Where the words before end that the verb depends on: in "saw burglary rise" before the figure.
static size_t end_of_verbs(const struct assertion *assertion) {
    static const char *const articles[] = {"the", "our", "a", "an", "local", "recorded"};
    if (subject_of(assertion)->end != assertion->first)
        return assertion->first;
    size_t i = subject_of(assertion)->first;
    while (token_is_one_of(token_of(assertion, i - 1), articles, COUNT(articles)))
        i--;
    return i;
}

// Whether one of the three tokens before `end` denies, or says what only may be.
static bool is_negated_before(const struct assertion *assertion, size_t end) {
    static const char *const words[] = {
        // denials
        "not", "never", "no", "without", "nor", "neither", "hardly", "didn't", "hasn't", "haven't",
        "hadn't", "don't", "doesn't", "isn't", "aren't", "wasn't", "weren't", "won't", "can't",
        "cannot", "couldn't", "wouldn't", "nobody",
        // what may be
        "will", "would", "should", "could", "may", "might", "can", "must", "hope", "want", "aims",
        "expect", "any", "possible", "potential", "expected", "predicted", "planned",
        "anticipated"};
    enum { LOOKED_BACK = 3 };
    for (size_t i = end; i > assertion->sentence->first && i + LOOKED_BACK > end; i--) {
        if (token_is_one_of(token_of(assertion, i - 1), words, COUNT(words)))
            return true;
        if (ends_subject(assertion, i) || token_is_mark(token_of(assertion, i - 1), ','))
            break;
    }
    return false;
}

// "A rise in burglary would be a concern"; "the rise could be chance" says that it is there.
static bool is_only_possible(const struct assertion *assertion) {
    static const char *const modals[] = {"would", "could", "might", "may", "can", "will", "should"};
    static const char *const definite[] = {"the", "this", "that", "our"};
    const struct subject *subject = subject_of(assertion);
    for (size_t back = 1; back <= 2; back++)
        if (token_is_one_of(token_of(assertion, assertion->first - back), definite,
                            COUNT(definite)))
            return false;
    return subject->first >= assertion->end &&
           token_is_one_of(token_of(assertion, subject->end), modals, COUNT(modals));
}

// "is rising no longer"; not "rose no longer than".
static bool is_negated_behind(const struct assertion *assertion) {
    size_t length = token_phrase(assertion->sentence, assertion->end, "no longer");
    return length > 0 && !token_is_word(token_of(assertion, assertion->end + length), "than");
}

// "will fall", "did not rise", "no increase", "has never seen burglary rise".
static bool is_negated(const struct assertion *assertion) {
    static const char *const seeing[] = {"see", "seen", "saw", "seeing", "let", "make", "made"};
    size_t end = end_of_verbs(assertion);
    for (size_t i = assertion->sentence->first; i < assertion->first; i++)
        if (token_is_word(token_of(assertion, i), "neither"))
            return true;
    bool sees = token_is_one_of(token_of(assertion, end - 1), seeing, COUNT(seeing));
    return is_only_possible(assertion) || is_negated_behind(assertion) ||
           is_negated_before(assertion, assertion->first) ||
           (sees && is_negated_before(assertion, end));
}

// "Wants burglary to be reduced", but not "seems to be down".
static bool is_to_be_done(const struct assertion *assertion) {
    const struct token *first = token_of(assertion, assertion->first);
    bool is_participle = text_ends_with(first->text, TEXT("ed")) || token_is_word(first, "cut");
    return is_participle && token_is_word(token_of(assertion, assertion->first - 1), "be") &&
           token_is_word(token_of(assertion, assertion->first - 2), "to");
}

// "to reduce", "aimed at reducing"; but "helped to cut".
static bool is_planned(const struct assertion *assertion) {
    static const char *const doing[] = {"helped",    "helping",   "managed",  "began", "begun",
                                        "continued", "continues", "continue", "helps"};
    static const char *const towards[] = {"at", "of", "on", "towards", "about"};
    const struct token *before = token_of(assertion, assertion->first - 1);
    bool is_gerund = text_ends_with(token_of(assertion, assertion->first)->text, TEXT("ing"));
    if (is_gerund && token_is_one_of(before, towards, COUNT(towards)) &&
        !ends_subject(assertion, assertion->first - 1))
        return true;
    if (is_to_be_done(assertion))
        return true;
    return assertion->can_be_infinitive && token_is_word(before, "to") &&
           !token_is_one_of(token_of(assertion, assertion->first - 2), doing, COUNT(doing));
}

// "Where burglary rose"; but "in Gosport, where burglary rose" says it of Gosport. "When burglary
// rises" says that it does, now and then; "when burglary rose" that it did.
static bool is_general_at(const struct assertion *assertion, size_t i) {
    static const char *const present[] = {"rises",     "rise",  "falls", "fall",
                                          "drops",     "drop",  "goes",  "increases",
                                          "decreases", "comes", "climbs"};
    const struct token *token = token_of(assertion, i);
    if (token_is_word(token, "where"))
        return !token_is_mark(token_of(assertion, i - 1), ',');
    return token_is_word(token, "when") &&
           token_is_one_of(token_of(assertion, assertion->first), present, COUNT(present));
}

// "If burglary rises", "whether burglary rose", "wherever burglary rises", "Should burglary rise".
static bool is_condition(const struct assertion *assertion) {
    static const char *const words[] = {"if",    "unless", "whether",  "lest",
                                        "until", "till",   "wherever", "whenever"};
    static const char *const turned[] = {"should", "had"};
    size_t start = assertion->first;
    for (; start > assertion->sentence->first; start--) {
        if (token_is_one_of(token_of(assertion, start - 1), words, COUNT(words)) ||
            is_general_at(assertion, start - 1))
            return true;
        if (ends_clause(assertion, start - 1))
            break;
    }
    return token_is_one_of(token_of(assertion, start), turned, COUNT(turned));
}

// "Streets with more burglary": some of them have it. "With less burglary, we" says that there is.
static bool is_attribute(const struct assertion *assertion) {
    static const char *const degrees[] = {"more",  "less",    "fewer", "higher",
                                          "lower", "highest", "lowest"};
    size_t before = assertion->first - 1;
    before -= token_is_word(token_of(assertion, before), "the");
    return token_is_one_of(token_of(assertion, assertion->first), degrees, COUNT(degrees)) &&
           token_is_word(token_of(assertion, before), "with") &&
           before > assertion->sentence->first && !ends_clause(assertion, before - 1);
}

// --- doubted, feared, denied ---

// What makes a statement behind it no claim by itself: "fears that burglary has risen".
static const char *const doubting[] = {
    "fear",        "fears",       "feared",     "fearing",    "worry",   "worries",
    "worried",     "concern",     "concerns",   "concerned",  "afraid",  "rumour",
    "rumours",     "suggestions", "suggestion", "impression", "myth",    "perception",
    "perceptions", "idea",        "hopes",      "hoped",      "untrue",  "false",
    "wrong",       "unlikely",    "impossible", "pretend",    "imagine", "deny",
    "denies",      "denied",      "doubt",      "doubts",     "doubted", "dispute",
    "disputes",    "disputed",
};

// What does so with a negation: "no evidence that", "nobody says that".
static const char *const saying[] = {
    "say",        "says",   "saying",  "claim",    "claims", "claiming", "suggest", "suggesting",
    "think",      "thinks", "believe", "believes", "mean",   "means",    "accept",  "evidence",
    "indication", "sign",   "signs",   "proof",    "argue",  "arguing",
};

static const char *const negations[] = {
    "no",    "not",   "never",   "nobody", "nothing", "none",   "neither", "cannot",   "hardly",
    "can't", "don't", "doesn't", "didn't", "isn't",   "wasn't", "won't",   "couldn't", "little"};

// What turns a negation into its opposite: "no doubt that", "nobody can deny that".
static const char *const affirming[] = {
    "doubt",  "question", "surprise", "surprised", "surprising", "secret",   "coincidence",
    "wonder", "forget",   "ignore",   "deny",      "denying",    "accident", "dispute",
    "hide",   "hiding",   "only",     "just",      "merely",     "mistake",  "disputing"};

// Whether a statement can begin at the token: "of a …", the figure itself. What has "the" is taken
// for granted: "concerns about the rise in burglary".
static bool begins_statement(const struct assertion *assertion, size_t i) {
    static const char *const prepositions[] = {"of", "about", "over"};
    const struct token *token = token_of(assertion, i);
    if (token_is_one_of(token, prepositions, COUNT(prepositions)))
        return !token_is_word(token_of(assertion, i + 1), "the");
    bool is_article = token_is_word(token, "the") || token_is_word(token, "our");
    return subjects_beginning_at(assertion->subjects, i + is_article) != SUBJECT_NONE;
}

// The words that a statement depends on: "it is not true" before "that burglary has risen".
struct governor {
    size_t first, end; // none where they are the same
};

static struct governor governor_of(const struct assertion *assertion) {
    size_t subject = subject_of(assertion)->first;
    struct governor governor = {0};
    size_t i = subject < assertion->first ? subject : assertion->first;
    for (; i > assertion->sentence->first && !ends_clause(assertion, i - 1); i--) {
        const struct token *token = token_of(assertion, i - 1);
        bool says = (token_is_one_of(token, doubting, COUNT(doubting)) ||
                     token_is_one_of(token, saying, COUNT(saying))) &&
                    begins_statement(assertion, i);
        if (governor.end == 0 && (says || token_is_word(token, "that")))
            governor.end = i;
    }
    governor.first = governor.end > 0 ? i : 0;
    return governor;
}

static bool governor_has(const struct assertion *assertion, const struct governor *governor,
                         const char *const *words, size_t count) {
    for (size_t i = governor->first; i < governor->end; i++)
        if (token_is_one_of(token_of(assertion, i), words, count))
            return true;
    return false;
}

// "Reports that burglary has risen are false."
static bool is_rejected(const struct assertion *assertion) {
    static const char *const words[] = {"false",    "untrue",    "unfounded",
                                        "baseless", "incorrect", "nonsense",
                                        "myth",     "wrong",     "exaggerated"};
    for (size_t i = assertion->end; i < assertion->sentence->end; i++) {
        if (ends_clause(assertion, i))
            return false;
        if (token_is_one_of(token_of(assertion, i), words, COUNT(words)))
            return true;
    }
    return false;
}

static bool is_doubted(const struct assertion *assertion) {
    struct governor governor = governor_of(assertion);
    if (governor.end == 0)
        return false;
    if (governor_has(assertion, &governor, negations, COUNT(negations)))
        return !governor_has(assertion, &governor, affirming, COUNT(affirming));
    return governor_has(assertion, &governor, doubting, COUNT(doubting)) || is_rejected(assertion);
}

// --- wished ---

// "To see" is a wish, unless it is what somebody is glad of.
static size_t wish_at(const struct assertion *assertion, size_t i) {
    static const char *const phrases[] = {
        "hope for",        "hopes for",   "hoping for",   "aim for",       "aims for",
        "aiming for",      "aim of",      "aim is",       "goal of",       "goal is",
        "target of",       "target is",   "target for",   "call for",      "calls for",
        "called for",      "calling for", "plan for",     "plans for",     "work towards",
        "working towards", "risk of",     "threat of",    "danger of",     "prospect of",
        "possibility of",  "braced for",  "prepared for", "preparing for", "prepare for",
        "in case of",      "event of"};
    static const char *const seeing[] = {
        "pleased",  "delighted", "glad",          "good",      "great",     "encouraging",
        "happy",    "proud",     "continue",      "continues", "continued", "sorry",
        "sad",      "surprised", "started",       "starting",  "began",     "beginning",
        "begun",    "nice",      "reassuring",    "fantastic", "brilliant", "wonderful",
        "thrilled", "relieved",  "disappointing", "worrying"};
    size_t length = token_phrase(assertion->sentence, i, "to see");
    if (length > 0)
        return token_is_one_of(token_of(assertion, i - 1), seeing, COUNT(seeing)) ? 0 : length;
    return phrase_of(assertion, i, phrases, COUNT(phrases));
}

// "We want to see a fall in burglary", "to see burglary fall", "a target of", "calls for".
static bool is_wished(const struct assertion *assertion) {
    const struct subject *subject = subject_of(assertion);
    bool is_behind_subject = false;
    for (size_t i = assertion->first; i > assertion->sentence->first; i--) {
        is_behind_subject |= i == subject->end;
        if (ends_clause(assertion, i - 1) || (ends_subject(assertion, i) && i != subject->end))
            return false;
        size_t length = wish_at(assertion, i - 1);
        if (length > 0 && (!is_behind_subject || i - 1 + length == subject->first))
            return true;
    }
    return false;
}

// --- over ---

// "has stopped rising", "reversed the rise in", "the rise in burglary has been halted".
static bool is_stopped(const struct assertion *assertion) {
    static const char *const before[] = {
        "stop",    "stops",      "stopped",   "stopping", "halt",      "halted", "halting",
        "reverse", "reversed",   "reversing", "prevent",  "prevented", "avoid",  "avoided",
        "stem",    "preventing", "stemmed",   "ended",    "curb",      "curbed"};
    static const char *const behind[] = {"stopped", "halted",  "reversed", "ended",   "prevented",
                                         "avoided", "stemmed", "curbed",   "averted", "contained"};
    static const char *const be[] = {"been", "was", "were", "is", "are"};
    enum { LOOKED_BACK = 3, LOOKED_ON = 9 };
    for (size_t back = 1; back <= LOOKED_BACK && back <= assertion->first; back++) {
        size_t i = assertion->first - back;
        if (ends_subject(assertion, i + 1) || ends_clause(assertion, i))
            break;
        if (token_is_one_of(token_of(assertion, i), before, COUNT(before)))
            return true;
    }
    if (token_is_one_of(token_of(assertion, end_of_verbs(assertion) - 1), before, COUNT(before)))
        return true; // "stop burglary rising"
    for (size_t i = assertion->end; i < assertion->end + LOOKED_ON; i++) {
        if (ends_clause(assertion, i) || token_is_word(token_of(assertion, i), "and"))
            break;
        if (token_is_one_of(token_of(assertion, i), behind, COUNT(behind)) &&
            token_is_one_of(token_of(assertion, i - 1), be, COUNT(be)))
            return true;
    }
    return false;
}

// --- of another place or time ---

static const char *const other_scenes[] = {
    "elsewhere",
    "nationally",
    "nationwide",
    "countywide",
    "a national",
    "the national",
    "up and down the country",
    "in the rest of",
    "across the rest of",
    "in previous years",
    "in earlier years",
    "before then",
    "until then",
    "before the campaign",
    "before the operation",
    "before the launch",
    "before the project",
    "before the patrols",
};

// "In every other town", "neighbouring districts saw"; but not "in other words".
static bool is_other_place(const struct assertion *assertion, size_t i) {
    static const char *const others[] = {"other",     "neighbouring", "nearby",
                                         "adjoining", "surrounding",  "adjacent"};
    static const char *const places[] = {
        "town",   "place",  "area", "part",    "district", "city",          "borough",  "force",
        "county", "region", "ward", "village", "country",  "neighbourhood", "community"};
    const struct token *place = token_of(assertion, i + 1);
    if (!token_is_one_of(token_of(assertion, i), others, COUNT(others)))
        return false;
    for (size_t j = 0; j < COUNT(places); j++)
        if (place->kind == TOKEN_WORD && text_is(place->stem, places[j]))
            return true;
    return token_is_capital(place); // "neighbouring Fareham"
}

// "Higher than before the campaign" compares with it.
static bool is_other_scene(const struct assertion *assertion, size_t i) {
    static const char *const comparing[] = {"than", "with", "to", "since", "and", "or"};
    return !token_is_one_of(token_of(assertion, i - 1), comparing, COUNT(comparing)) &&
           (phrase_of(assertion, i, other_scenes, COUNT(other_scenes)) > 0 ||
            is_other_place(assertion, i));
}

static bool is_of_other_scene(const struct assertion *assertion) {
    for (size_t i = assertion->first; i > assertion->sentence->first; i--) {
        if (sentence_span_breaks_clause(token_of(assertion, i - 1)))
            break;
        if (is_other_scene(assertion, i - 1))
            return true;
    }
    for (size_t i = assertion->end; i < assertion->sentence->end; i++) {
        if (ends_clause(assertion, i) || token_is_word(token_of(assertion, i), "and"))
            break;
        if (is_other_scene(assertion, i))
            return true;
    }
    return false;
}

// --- of earlier years ---

enum { YEAR_UNKNOWN = 0 };

static int year_of(const struct period *period) {
    return period->count > 0 ? period->spans[0].first.year : YEAR_UNKNOWN;
}

// The first year that a figure of the subject is of.
static int first_year_of(const struct subject *subject) {
    int first = YEAR_UNKNOWN;
    for (size_t i = 0; i < subject->count; i++) {
        const struct figure *figure = subject->figures[i]->figure;
        int baseline = year_of(&figure->baseline_period),
            current = year_of(&figure->current_period);
        int year = baseline != YEAR_UNKNOWN ? baseline - figure->baseline_years : current;
        if (year == YEAR_UNKNOWN)
            return YEAR_UNKNOWN;
        if (first == YEAR_UNKNOWN || year < first)
            first = year;
    }
    return first;
}

static int year_at(const struct assertion *assertion, size_t i) {
    const struct text digits = token_of(assertion, i)->text;
    bool is_likely = token_of(assertion, i)->kind == TOKEN_NUMBER && digits.length == 4 &&
                     (text_starts_with(digits, TEXT("19")) || text_starts_with(digits, TEXT("20")));
    int year = YEAR_UNKNOWN;
    for (size_t j = 0; j < digits.length && is_likely; j++)
        year = year * 10 + (digits.data[j] - '0');
    return year;
}

// "in 2019"; not "since 2019", which lasts, nor "than in 2019", which compares.
static bool is_within_year(const struct assertion *assertion, size_t i) {
    static const char *const within[] = {"in", "during", "throughout", "until", "between", "and"};
    static const char *const comparing[] = {"than", "with", "to", "since"};
    return token_is_one_of(token_of(assertion, i - 1), within, COUNT(within)) &&
           !token_is_one_of(token_of(assertion, i - 2), comparing, COUNT(comparing));
}

// "Burglary rose in 2019", where no figure is of so early a year.
static bool is_of_earlier_years(const struct assertion *assertion) {
    int first = first_year_of(subject_of(assertion)), latest = YEAR_UNKNOWN;
    size_t start = assertion->first, end = assertion->end;
    while (start > assertion->sentence->first &&
           !sentence_span_breaks_clause(token_of(assertion, start - 1)))
        start--;
    while (end < assertion->sentence->end && !ends_clause(assertion, end))
        end++;
    for (size_t i = start; i < end; i++) {
        int year = year_at(assertion, i);
        if (year != YEAR_UNKNOWN && !is_within_year(assertion, i))
            return false;
        latest = year > latest ? year : latest;
    }
    return latest != YEAR_UNKNOWN && latest < first;
}

bool assertion_is_made(const struct assertion *assertion) {
    static bool (*const reasons[])(const struct assertion *) = {
        is_attribute, is_negated, is_planned,        is_condition,       is_doubted,
        is_wished,    is_stopped, is_of_other_scene, is_of_earlier_years};
    for (size_t i = 0; i < COUNT(reasons); i++)
        if (reasons[i](assertion))
            return false;
    return true;
}
