#include "number_silence.h"

#include "function_words.h"
#include "time_word.h"

// --- words around a number ---

static const char *const time_units[] = {
    "second",   "seconds",   "minute",   "minutes",   "hour",     "hours",      "day",
    "days",     "week",      "weeks",    "month",     "months",   "year",       "years",
    "decade",   "decades",   "century",  "centuries", "night",    "nights",     "weekend",
    "weekends", "fortnight", "evenings", "evening",   "mornings", "afternoons", "shifts",
    "o'clock",  "am",        "pm",       "noon",      "yearly",   "hourly",
};

// What may stand between a number and a unit of time.
static const char *const time_adjectives[] = {
    "further", "more", "long",     "whole",   "full",   "consecutive", "calendar",   "successive",
    "extra",   "busy", "straight", "working", "school", "short",       "additional", "solid",
};

// A number behind one of these is a name, not a count, whatever follows.
static const char *const naming_words[] = {
    "table",   "figure", "appendix",  "annex",    "section",   "sections", "article", "schedule",
    "chapter", "page",   "pages",     "phase",    "phases",    "class",    "step",    "zone",
    "ward",    "grade",  "route",     "junction", "operation", "pc",       "dc",      "ps",
    "sgt",     "aged",   "ages",      "act",      "stage",     "stages",   "pcso",    "top",
    "insp",    "clause", "paragraph", "routes",   "badge",     "collar",   "ext",     "extension",
    "psalm",   "psalms", "hymn",      "hymns",    "verse",     "verses",
};

// Behind one of these it is a name where nothing follows that is counted.
static const char *const weak_naming_words[] = {
    "article",  "part",      "bus",     "buses",     "room",     "floor",   "number",  "nos",
    "ref",      "reference", "age",     "channel",   "radio",    "version", "size",    "call",
    "dial",     "ring",      "phone",   "telephone", "tel",      "text",    "level",   "tier",
    "years",    "key",       "unit",    "block",     "flat",     "quote",   "quoting", "option",
    "priority", "question",  "lot",     "pier",      "platform", "gate",    "no",      "year",
    "rule",     "code",      "form",    "item",      "point",    "log",     "calling", "dialling",
    "week",     "day",       "episode", "session",   "chart",    "map",
};

// Behind one of these with a capital letter it is a name, too: "Flat 3 residents".
static const char *const ranking_words[] = {"flat",  "room", "tier",     "level", "unit",
                                            "block", "band", "category", "gate",  "platform"};

// Behind one of these all numbers of a list or range are names: "Years 7 and 8".
static const char *const plural_naming_words[] = {"years",  "sections", "pages",   "phases",
                                                  "routes", "stages",   "classes", "tables",
                                                  "flats",  "rooms",    "levels",  "nos"};

// What a text counts of itself: "three ways to report it", "five top tips".
static const char *const parts_of_text[] = {
    "ways",     "things",     "tips",       "steps",   "reasons", "stories", "aims",
    "goals",    "objectives", "priorities", "themes",  "rules",   "pillars", "headings",
    "sections", "parts",      "principles", "options", "words",   "sides",   "halves",
};

static const char *const pupils[] = {"pupil", "pupils", "student", "students", "child", "children"};

static const char *const streets[] = {
    "street",  "road",   "avenue", "lane",    "close", "drive", "way",   "crescent",
    "terrace", "square", "place",  "gardens", "court", "grove", "house", "hill",
    "parade",  "walk",   "park",   "quay",    "row",   "mews",  "green",
};

static const char *const year_words[] = {
    "in",   "since",  "during",    "of",      "by",     "from",       "until",  "till",    "to",
    "and",  "before", "after",     "through", "spring", "summer",     "autumn", "winter",  "early",
    "late", "mid",    "christmas", "easter",  "year",   "throughout", "for",    "between",
};

static bool is_time_unit(const struct token *token) {
    return token_is_one_of(token, time_units, COUNT(time_units));
}

// --- the rules ---

// A number and its sentence, with the two tokens on either side.
struct scene {
    const struct token_span *sentence;
    const struct typed_number *number;
    const struct token *before, *after, *first;
    const struct token *second_before, *second_after;
};

static bool is_digits(const struct scene *scene) {
    return scene->first->kind == TOKEN_NUMBER;
}

static bool has_length(const struct scene *scene, size_t length) {
    return is_digits(scene) && scene->first->text.length == length;
}

static bool is_joined(const struct token *token, int mark) {
    return token_is_mark(token, mark) && !token->follows_blank;
}

// "From 219 to 167 year on year": no number of years.
static bool is_year_on_year(const struct scene *scene) {
    static const char *const phrases[] = {"year on year", "month on month", "week on week"};
    for (size_t i = 0; i < COUNT(phrases); i++)
        if (token_phrase(scene->sentence, scene->number->end, phrases[i]))
            return true;
    return false;
}

static bool is_duration(const struct scene *scene) {
    const struct token *next = scene->after, *then = scene->second_after;
    if (is_year_on_year(scene))
        return false;
    if (is_joined(next, MARK_HYPHEN) ||
        token_is_one_of(next, time_adjectives, COUNT(time_adjectives)))
        return is_time_unit(then);
    return is_time_unit(next) || token_phrase(scene->sentence, scene->number->end, "times a") ||
           token_phrase(scene->sentence, scene->number->end, "times out of") ||
           token_phrase(scene->sentence, scene->number->end, "times each");
}

static bool is_year(const struct scene *scene) {
    int64_t year = scene->number->value.digits;
    bool is_likely = has_length(scene, 4) && year >= 1900 && year < 2100;
    if (!is_likely || scene->number->kind != TYPED_PLAIN || scene->number->bound != BOUND_EXACT)
        return false;
    return !scene->number->has_unit || time_word_is_month(scene->before) ||
           token_is_one_of(scene->before, year_words, COUNT(year_words));
}

static bool is_date(const struct scene *scene) {
    bool is_day = is_digits(scene) && scene->number->value.digits <= 31;
    bool is_slashed = is_joined(scene->after, '/') || is_joined(scene->before, '/');
    bool of_years = is_joined(scene->before, MARK_HYPHEN) || is_joined(scene->before, MARK_DASH);
    bool is_second_year = of_years && scene->second_before->kind == TOKEN_NUMBER &&
                          scene->second_before->text.length == 4 &&
                          scene->second_before->text.data[1] != ',' && has_length(scene, 2);
    bool is_before_dot = is_joined(scene->after, '.') &&
                         scene->second_after->kind == TOKEN_NUMBER &&
                         !scene->second_after->follows_blank; // 3.6.2025
    bool is_behind_dot =
        is_joined(scene->before, '.') && scene->second_before->kind == TOKEN_NUMBER;
    bool is_dotted = is_digits(scene) && (is_before_dot || is_behind_dot);
    bool is_named_day = time_word_is_name(scene->before) && !scene->number->has_unit;
    return (is_day && (time_word_is_month(scene->after) || is_named_day)) ||
           (is_slashed && is_digits(scene)) || is_second_year || is_dotted;
}

// "Half past seven", "ten past six", "at a quarter to nine".
static bool is_told_time(const struct scene *scene) {
    static const char *const minutes[] = {"quarter", "five", "ten", "twenty"};
    const struct token *before_minutes = token_at(scene->sentence, scene->number->first - 3);
    bool is_hour = scene->number->value.digits <= 12 && !scene->number->has_unit;
    bool is_before = token_is_word(scene->before, "to") &&
                     token_is_one_of(scene->second_before, minutes, COUNT(minutes)) &&
                     (token_is_word(before_minutes, "at") || token_is_word(before_minutes, "a"));
    return (is_hour && (token_is_word(scene->before, "past") || is_before)) ||
           (token_is_word(scene->after, "past") && !scene->number->has_unit);
}

// "At two in the morning".
static bool is_hour_of_day(const struct scene *scene) {
    static const char *const parts_of_day[] = {"in the morning", "in the afternoon",
                                               "in the evening", "at night"};
    static const char *const prepositions[] = {"at", "around", "about", "until", "till", "from"};
    bool is_hour = scene->number->value.digits <= 12 && !scene->number->has_unit;
    for (size_t i = 0; i < COUNT(parts_of_day); i++)
        if (token_phrase(scene->sentence, scene->number->end, parts_of_day[i]))
            return is_hour && token_is_one_of(scene->before, prepositions, COUNT(prepositions));
    return false;
}

// "From 10 until 12.30", "till 9".
static bool is_opening_hour(const struct scene *scene) {
    static const char *const until[] = {"until", "till"};
    return token_is_one_of(scene->before, until, COUNT(until)) ||
           (token_is_word(scene->before, "from") &&
            token_is_one_of(scene->after, until, COUNT(until)));
}

// 7.30pm, 10:30, "at 7".
static bool is_time(const struct scene *scene) {
    const struct token *before = scene->before;
    bool has_colon = (is_joined(scene->after, ':') && scene->second_after->kind == TOKEN_NUMBER &&
                      !scene->second_after->follows_blank) ||
                     (is_joined(before, ':') && scene->second_before->kind == TOKEN_NUMBER);
    static const char *const standing[] = {"stands", "stood",     "remains", "remained", "is",
                                           "was",    "unchanged", "steady",  "stable",   "level"};
    struct decimal value = scene->number->value;
    bool is_clock = value.places == 2 || (value.places == 0 && value.digits <= 12);
    bool is_hour = is_digits(scene) && is_clock && !scene->number->has_unit;
    bool is_at = token_is_word(before, "at") &&
                 !token_is_one_of(scene->second_before, standing, COUNT(standing));
    return has_colon || (is_hour && (is_at || is_opening_hour(scene))) || is_told_time(scene) ||
           is_hour_of_day(scene);
}

// The word before the list or range that the number is in: of "Years 7, 8 and 9" it is "Years".
static const struct token *before_list(const struct scene *scene) {
    static const char *const joints[] = {"and", "to", "or"};
    size_t i = scene->number->first;
    while (i > scene->sentence->first + 1) {
        const struct token *token = token_at(scene->sentence, i - 1);
        if (token->kind != TOKEN_NUMBER && !token_is_mark(token, ',') &&
            !token_is_mark(token, MARK_HYPHEN) && !token_is_mark(token, MARK_DASH) &&
            !token_is_one_of(token, joints, COUNT(joints)))
            break;
        i--;
    }
    return token_at(scene->sentence, i - 1);
}

static bool is_school_year(const struct scene *scene, const struct token *before) {
    bool is_first = scene->number->first == scene->sentence->first + 1;
    bool is_year = token_is_word(before, "year") && token_is_capital(before);
    return is_year && scene->number->value.digits < 14 &&
           (!is_first || token_is_one_of(scene->after, pupils, COUNT(pupils)));
}

static bool is_in_named_list(const struct scene *scene) {
    const struct token *before = before_list(scene);
    return is_digits(scene) && token_is_capital(before) &&
           token_is_one_of(before, plural_naming_words, COUNT(plural_naming_words));
}

// "Section 60", "Phase two", "aged 15", "Operation Sceptre 3".
static bool is_named(const struct scene *scene) {
    size_t i = scene->number->first;
    const struct token *before = scene->before;
    bool is_abbreviated = token_is_mark(before, '.') && !before->follows_blank;
    if (is_abbreviated)
        before = scene->second_before; // No. 5
    if (is_joined(before, MARK_HYPHEN) && !scene->first->follows_blank)
        before = scene->second_before; // phase-one
    bool is_weak = token_is_one_of(before, weak_naming_words, COUNT(weak_naming_words));
    bool is_rank = is_digits(scene) && token_is_capital(before) &&
                   token_is_one_of(before, ranking_words, COUNT(ranking_words));
    static const char *const age_bounds[] = {"under", "over", "between", "from", "about", "of"};
    static const char *const age_words[] = {"aged", "ages", "age"};
    bool is_age = token_is_one_of(scene->second_before, age_words, COUNT(age_words)) &&
                  token_is_one_of(before, age_bounds, COUNT(age_bounds));
    bool is_title = token_is_capital(before) && i > scene->sentence->first + 1 &&
                    is_digits(scene) && !scene->number->has_unit && !time_word_is_month(before);
    return token_is_one_of(before, naming_words, COUNT(naming_words)) || is_rank || is_age ||
           is_school_year(scene, before) || is_in_named_list(scene) ||
           (is_weak && is_abbreviated) || ((is_weak || is_title) && !scene->number->has_unit);
}

// "People under 18".
static bool is_age_bound(const struct scene *scene) {
    static const char *const bounds[] = {"under", "over"};
    static const char *const people[] = {"are",    "were",      "anyone",   "everyone",
                                         "people", "those",     "children", "young",
                                         "adults", "residents", "someone"};
    return token_is_one_of(scene->before, bounds, COUNT(bounds)) &&
           token_is_one_of(scene->second_before, people, COUNT(people)) &&
           !scene->number->has_unit && scene->number->value.digits < 110;
}

// "Lee Bennett (42)".
static bool is_age_in_brackets(const struct scene *scene) {
    return token_is_mark(scene->before, '(') && is_joined(scene->after, ')') &&
           token_is_capital(scene->second_before) &&
           token_is_capital(token_at(scene->sentence, scene->number->first - 3)) &&
           is_digits(scene) && has_length(scene, 2);
}

// ", 34," behind a name or a person.
static bool is_age_in_commas(const struct scene *scene) {
    static const char *const people[] = {"man",    "woman",  "boy",     "girl",
                                         "driver", "father", "mother",  "teenager",
                                         "victim", "dealer", "suspect", "resident"};
    const struct token *person = scene->second_before;
    return token_is_mark(scene->before, ',') && token_is_mark(scene->after, ',') &&
           is_digits(scene) && scene->number->value.digits < 110 &&
           (token_is_capital(person) || token_is_one_of(person, people, COUNT(people)));
}

// "The 18 to 24 age group".
static bool is_of_age_group(const struct scene *scene) {
    static const char *const phrases[] = {"age group", "age groups", "age range", "age bracket",
                                          "age band"};
    for (size_t i = 0; i < COUNT(phrases); i++)
        if (token_phrase(scene->sentence, scene->number->end, phrases[i]))
            return true;
    return false;
}

static bool is_age(const struct scene *scene) {
    return is_age_bound(scene) || is_age_in_brackets(scene) || is_age_in_commas(scene) ||
           is_of_age_group(scene);
}

// "12 High Street": up to three capitals, the last of a street.
static bool is_house(const struct scene *scene) {
    for (size_t i = scene->number->end; i < scene->number->end + 4; i++) {
        const struct token *token = token_at(scene->sentence, i);
        if (!token_is_capital(token))
            return false;
        if (token_is_one_of(token, streets, COUNT(streets)))
            return true;
    }
    return false;
}

// A number that begins with 0 or is long, one in groups, and the numbers to call.
static bool is_telephone(const struct scene *scene) {
    static const char *const short_numbers[] = {"999", "101", "111", "105", "119", "116"};
    const struct text digits = scene->first->text;
    if (!is_digits(scene) || scene->number->kind != TYPED_PLAIN)
        return false;
    for (size_t i = 0; i < COUNT(short_numbers) && !scene->number->has_unit; i++)
        if (text_is(digits, short_numbers[i]))
            return true;
    bool is_grouped = scene->after->kind == TOKEN_NUMBER || scene->before->kind == TOKEN_NUMBER;
    bool is_long = digits.length >= 6 && !text_contains(digits, TEXT(",")) &&
                   !text_contains(digits, TEXT("."));
    bool is_led_by_zero = digits.length > 1 && digits.data[0] == '0' && digits.data[1] != '.';
    return is_grouped || is_long || is_led_by_zero || token_is_mark(scene->before, '+');
}

// What is written together with letters: 21st, 18s, 4x4, Covid-19, v3.0, 1EB, 101@example.org.
static bool is_part_of_name(const struct scene *scene) {
    const struct token *before = scene->before, *after = scene->after;
    bool is_tied = before->kind == TOKEN_MARK && before->mark && !before->follows_blank &&
                   !scene->first->follows_blank && scene->second_before->kind == TOKEN_WORD &&
                   before->mark != MARK_DASH && before->mark != MARK_QUOTE &&
                   before->mark != '\'' && before->mark != '(';
    bool has_letters = after->kind == TOKEN_WORD && !after->follows_blank && is_digits(scene) &&
                       scene->number->kind == TYPED_PLAIN && !scene->number->has_unit;
    return (is_tied && is_digits(scene)) || has_letters || is_joined(after, '@') ||
           is_joined(before, '@');
}

static bool is_list_marker(const struct scene *scene) {
    bool stands_first = scene->number->first == scene->sentence->first;
    bool is_stopped = is_joined(scene->after, '.') || is_joined(scene->after, ')');
    bool is_in_brackets = token_is_mark(scene->before, '(') && is_joined(scene->after, ')');
    return (stands_first && is_stopped && scene->second_after->text.data &&
            scene->second_after->follows_blank && scene->number->value.digits < 100) ||
           (is_in_brackets && scene->number->value.digits < 20 && !scene->number->value.places &&
            scene->number->kind == TYPED_PLAIN);
}

// "one of", "no one", "one another": but for a count of one, "one" counts nothing. "The two" and
// "the two men" are some that were named before, unless they are what a figure counts.
static bool is_pronoun(const struct scene *scene) {
    bool is_one = token_is_word(scene->first, "one") && scene->number->kind == TYPED_PLAIN &&
                  scene->number->end == scene->number->first + 1;
    bool is_of = token_is_word(scene->after, "of") && is_one;
    static const char *const pronouns[] = {"the", "these", "those"};
    bool stands_alone = scene->number->is_in_words && scene->number->value.digits <= 10 &&
                        !scene->number->counts_figure &&
                        token_is_one_of(scene->before, pronouns, COUNT(pronouns));
    return is_of || stands_alone || (is_one && !scene->number->has_unit);
}

// "Per 1,000 residents", "for every 600 people": what a rate is of.
static bool is_base_of_rate(const struct scene *scene) {
    static const char *const each[] = {"every", "each"};
    static const char *const prepositions[] = {"for", "in", "of"};
    return token_is_word(scene->before, "per") ||
           (token_is_one_of(scene->before, each, COUNT(each)) &&
            token_is_one_of(scene->second_before, prepositions, COUNT(prepositions)));
}

static bool is_part_of_text(const struct scene *scene) {
    enum { LARGEST = 20, ADJECTIVES_AT_MOST = 2 };
    const struct token *token = scene->after;
    for (size_t i = 1; i <= ADJECTIVES_AT_MOST && token->kind == TOKEN_WORD; i++) {
        if (token_is_one_of(token, parts_of_text, COUNT(parts_of_text)) || function_word_is(token))
            break;
        token = token_at(scene->sentence, scene->number->end + i);
    }
    return scene->number->value.digits <= LARGEST && !scene->number->counts_figure &&
           token_is_one_of(token, parts_of_text, COUNT(parts_of_text));
}

// Whether the words end with "too many": not "too many reports" nor "too many of them".
static bool is_behind_too_many(const struct token *token) {
    return token->kind == TOKEN_MARK || (function_word_is(token) && !token_is_word(token, "of"));
}

// "One burglary is too many", "one knife too many".
static bool is_too_many(const struct scene *scene) {
    enum { LOOKED_ON = 6 };
    size_t end = scene->number->end;
    bool is_one = token_is_word(scene->first, "one") && end == scene->number->first + 1;
    for (size_t i = end; i < end + LOOKED_ON && is_one; i++)
        if (token_phrase(scene->sentence, i, "too many"))
            return is_behind_too_many(token_at(scene->sentence, i + 2));
    return false;
}

// "A few hundred pounds".
static bool is_vague(const struct scene *scene) {
    static const char *const words[] = {"few", "several", "many"};
    return scene->number->is_in_words && token_is_one_of(scene->before, words, COUNT(words));
}

static bool is_confidence(const struct scene *scene) {
    static const char *const words[] = {"confidence", "confident", "interval", "intervals", "ci",
                                        "level",      "limit",     "limits",   "certain",   "sure"};
    return scene->number->kind == TYPED_PERCENT &&
           token_is_one_of(scene->after, words, COUNT(words));
}

// "the 82 bus", "the 10k run", "a 20mph limit".
static bool is_line(const struct scene *scene) {
    static const char *const nouns[] = {"bus", "train", "run", "race", "ride", "mph"};
    return token_is_one_of(scene->after, nouns, COUNT(nouns));
}

enum typed_silence number_silence_of(const struct token_span *sentence,
                                     const struct typed_number *number) {
    static const struct {
        bool (*applies)(const struct scene *scene);
        enum typed_silence silence;
    } rules[] = {
        {is_confidence, TYPED_IS_IDIOM},
        {is_vague, TYPED_IS_IDIOM},
        {is_duration, TYPED_IS_DATE},
        {is_year, TYPED_IS_DATE},
        {is_date, TYPED_IS_DATE},
        {is_time, TYPED_IS_DATE},
        {is_named, TYPED_IS_REFERENCE},
        {is_age, TYPED_IS_REFERENCE},
        {is_house, TYPED_IS_REFERENCE},
        {is_telephone, TYPED_IS_REFERENCE},
        {is_part_of_name, TYPED_IS_REFERENCE},
        {is_list_marker, TYPED_IS_IDIOM},
        {is_pronoun, TYPED_IS_IDIOM},
        {is_too_many, TYPED_IS_IDIOM},
        {is_line, TYPED_IS_REFERENCE},
        {is_base_of_rate, TYPED_IS_IDIOM},
        {is_part_of_text, TYPED_IS_IDIOM},
    };
    enum { OF_ANY_KIND = 2 }; // the first rules; the others are of plain numbers
    struct scene scene = {
        .sentence = sentence,
        .number = number,
        .first = token_at(sentence, number->first),
        .before = token_at(sentence, number->first - 1),
        .second_before = token_at(sentence, number->first - 2),
        .after = token_at(sentence, number->end),
        .second_after = token_at(sentence, number->end + 1),
    };
    size_t count = number->kind == TYPED_PLAIN ? COUNT(rules) : OF_ANY_KIND;
    for (size_t i = 0; i < count; i++)
        if (rules[i].applies(&scene))
            return rules[i].silence;
    return TYPED_IS_FIGURE;
}
