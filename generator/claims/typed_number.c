#include "typed_number.h"

#include "arena.h"
#include "cardinal.h"
#include "function_words.h"
#include "number_silence.h"

bool typed_number_is_percentage(const struct typed_number *number) {
    return number->kind == TYPED_PERCENT || number->kind == TYPED_FRACTION ||
           number->kind == TYPED_MULTIPLE;
}

// --- fractions and multiples ---

static const struct fraction_word {
    const char *one, *many;
    int parts;
} fraction_words[] = {
    {"half", "halves", 2},    {"third", "thirds", 3}, {"quarter", "quarters", 4},
    {"fifth", "fifths", 5},   {"sixth", "sixths", 6}, {"seventh", "sevenths", 7},
    {"eighth", "eighths", 8}, {"ninth", "ninths", 9}, {"tenth", "tenths", 10},
};

static const struct multiple_word {
    const char *words;
    int percent;
    enum direction direction;
} multiple_words[] = {
    {"halved", 50, DIRECTION_DOWN},          {"halve", 50, DIRECTION_DOWN},
    {"halving", 50, DIRECTION_DOWN},         {"doubled", 100, DIRECTION_UP},
    {"doubling", 100, DIRECTION_UP},         {"double the", 100, DIRECTION_UP},
    {"twice as", 100, DIRECTION_UP},         {"twice the", 100, DIRECTION_UP},
    {"twice what", 100, DIRECTION_UP},       {"double what", 100, DIRECTION_UP},
    {"three times what", 200, DIRECTION_UP}, {"four times what", 300, DIRECTION_UP},
    {"trebled", 200, DIRECTION_UP},          {"trebling", 200, DIRECTION_UP},
    {"tripled", 200, DIRECTION_UP},          {"tripling", 200, DIRECTION_UP},
    {"quadrupled", 300, DIRECTION_UP},       {"twofold", 100, DIRECTION_UP},
    {"threefold", 200, DIRECTION_UP},        {"fourfold", 300, DIRECTION_UP},
    {"fivefold", 400, DIRECTION_UP},         {"tenfold", 900, DIRECTION_UP},
    {"two fold", 100, DIRECTION_UP},         {"three fold", 200, DIRECTION_UP},
    {"three times as", 200, DIRECTION_UP},   {"three times the", 200, DIRECTION_UP},
    {"three times more", 300, DIRECTION_UP}, {"three times higher", 300, DIRECTION_UP},
    {"four times as", 300, DIRECTION_UP},    {"four times the", 300, DIRECTION_UP},
    {"five times as", 400, DIRECTION_UP},    {"five times the", 400, DIRECTION_UP},
    {"ten times as", 900, DIRECTION_UP},
};

// n / parts in per cent, to six decimals.
static struct decimal per_cent(int64_t n, int64_t parts) {
    int64_t hundredfold = n * 100;
    if (hundredfold % parts == 0)
        return (struct decimal){hundredfold / parts, 0};
    return (struct decimal){(hundredfold * 1000000 + parts / 2) / parts, 6};
}

static const struct fraction_word *fraction_word(const struct token *token, bool is_many) {
    for (size_t i = 0; i < COUNT(fraction_words); i++)
        if (token_is_word(token, is_many ? fraction_words[i].many : fraction_words[i].one))
            return &fraction_words[i];
    return NULL;
}

// "a third of", not "a third man" nor "a quarter of an hour".
static bool is_fraction_in(const struct token_span *sentence, size_t end) {
    const struct token *next = token_at(sentence, end);
    static const char *const times[] = {"of an hour", "of a century", "past",        "term",
                                        "time",       "an hour",      "of the year", "price",
                                        "marathon",   "day",          "the story",   "the battle"};
    static const char *const singular[] = {"is", "was", "has"};
    for (size_t i = 0; i < COUNT(times); i++)
        if (token_phrase(sentence, end + token_is_mark(next, MARK_HYPHEN), times[i]))
            return false;
    const struct token *word = token_at(sentence, end - 1), *tied = token_at(sentence, end + 1);
    if (token_is_mark(next, MARK_HYPHEN) && tied->kind == TOKEN_WORD && !tied->follows_blank)
        return false; // half-hearted
    bool is_ordinal =
        !token_is_word(word, "half") && !token_is_word(word, "quarter") && !token_is_plural(word);
    if (is_ordinal && token_is_one_of(next, singular, COUNT(singular)))
        return false; // "and a third was arrested"
    if (token_is_word(next, "to") && cardinal_at(sentence, end + 1).count > 0)
        return false; // "a quarter to nine"
    return next->kind != TOKEN_WORD || function_word_is(next);
}

// "two thirds" from the number on, "a third" from the noun on, "half".
static struct typed_number fraction_at(const struct token_span *sentence, size_t i) {
    struct typed_number number = {.first = i, .kind = TYPED_FRACTION, .is_in_words = true};
    struct cardinal count = cardinal_at(sentence, i);
    size_t at = i + count.count;
    if (count.count > 0 && token_is_mark(token_at(sentence, at), MARK_HYPHEN))
        at++;
    int64_t n = count.count > 0 ? count.value.digits : 1;
    const struct fraction_word *word = fraction_word(token_at(sentence, at), n > 1);
    const struct token *before = token_at(sentence, i - 1);
    bool is_led = count.count > 0 || token_is_word(before, "a") || token_is_word(before, "one");
    bool is_half = word && word->parts == 2;
    static const char *const ordinals[] = {"first", "second", "other", "latter", "better", "this"};
    bool is_ordinal = token_is_one_of(before, ordinals, COUNT(ordinals));
    if (!word || is_ordinal || !(is_led || is_half) || n >= word->parts ||
        !is_fraction_in(sentence, at + 1))
        return number;
    number.end = at + 1;
    number.value = per_cent(n, word->parts);
    return number;
}

// "½", "by 3/4".
static struct typed_number fraction_in_signs_at(const struct token_span *sentence, size_t i) {
    static const struct {
        const char *sign;
        int parts, whole;
    } signs[] = {{"½", 1, 2}, {"⅓", 1, 3}, {"⅔", 2, 3}, {"¼", 1, 4},
                 {"¾", 3, 4}, {"⅕", 1, 5}, {"⅖", 2, 5}, {"⅛", 1, 8}};
    struct typed_number number = {.first = i, .kind = TYPED_FRACTION};
    const struct token *token = token_at(sentence, i);
    for (size_t j = 0; j < COUNT(signs); j++)
        if (token->follows_blank && text_is(token->text, signs[j].sign)) {
            number.end = i + 1;
            number.value = per_cent(signs[j].parts, signs[j].whole);
            return number;
        }
    const struct token *slash = token_at(sentence, i + 1), *below = token_at(sentence, i + 2);
    bool is_date = token_is_mark(token_at(sentence, i + 3), '/');
    if (!token_is_word(token_at(sentence, i - 1), "by") || !token_is_mark(slash, '/') || is_date ||
        slash->follows_blank || token->kind != TOKEN_NUMBER || below->kind != TOKEN_NUMBER)
        return number;
    int64_t parts = cardinal_at(sentence, i).value.digits;
    int64_t whole = cardinal_at(sentence, i + 2).value.digits;
    if (parts > 0 && parts < whole && whole <= 10) {
        number.end = i + 3;
        number.value = per_cent(parts, whole);
    }
    return number;
}

// How many tokens join a part to its whole: "in", "out of every", with a hyphen before and behind.
static size_t ratio_joint_at(const struct token_span *sentence, size_t i) {
    static const char *const joints[] = {"in every", "out of every", "in", "out of"};
    size_t start = i + token_is_mark(token_at(sentence, i), MARK_HYPHEN);
    for (size_t j = 0; j < COUNT(joints); j++) {
        size_t end = start + token_phrase(sentence, start, joints[j]);
        if (end > start)
            return end - i + token_is_mark(token_at(sentence, end), MARK_HYPHEN);
    }
    return 0;
}

// "one in five", "nine out of every ten".
static struct typed_number ratio_at(const struct token_span *sentence, size_t i) {
    struct typed_number number = {.first = i, .kind = TYPED_FRACTION, .is_in_words = true};
    static const int wholes[] = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100};
    struct cardinal part = cardinal_at(sentence, i);
    size_t at = i + part.count;
    size_t joint = ratio_joint_at(sentence, at);
    if (part.count == 0 || joint == 0)
        return number;
    struct cardinal whole = cardinal_at(sentence, at + joint);
    struct typed_number of = {.first = at + joint, .end = at + joint + whole.count};
    if (whole.count == 0 || part.value.places || whole.value.places ||
        part.value.digits >= whole.value.digits ||
        number_silence_of(sentence, &of) == TYPED_IS_DATE)
        return number;
    for (size_t j = 0; j < COUNT(wholes); j++)
        if (whole.value.digits == wholes[j]) {
            number.end = of.end;
            number.value = per_cent(part.value.digits, whole.value.digits);
        }
    return number;
}

static struct typed_number multiple_at(const struct token_span *sentence, size_t i) {
    struct typed_number number = {.first = i, .kind = TYPED_MULTIPLE, .is_in_words = true};
    for (size_t j = 0; j < COUNT(multiple_words); j++) {
        size_t count = token_phrase(sentence, i, multiple_words[j].words);
        if (count == 0)
            continue;
        number.end = i + count;
        number.value = (struct decimal){multiple_words[j].percent, 0};
        number.direction = multiple_words[j].direction;
        break;
    }
    return number;
}

// --- plain numbers, money and per cent ---

// How many tokens say "per cent" behind a number.
static size_t percent_at(const struct token_span *sentence, size_t i) {
    static const char *const phrases[] = {
        "percentage points", "percentage point", "per cent", "percent", "pc", "pct"};
    if (token_is_mark(token_at(sentence, i), '%'))
        return 1;
    for (size_t j = 0; j < COUNT(phrases); j++) {
        size_t count = token_phrase(sentence, i, phrases[j]);
        if (count > 0)
            return count;
    }
    return 0;
}

static struct typed_number plain_at(const struct token_span *sentence, size_t i) {
    bool is_money = token_is_mark(token_at(sentence, i), MARK_CURRENCY);
    struct cardinal cardinal = cardinal_at(sentence, i + is_money);
    struct typed_number number = {.first = i};
    if (cardinal.count == 0 || (is_money && cardinal.is_in_words))
        return number;
    number.end = i + is_money + cardinal.count;
    number.value = cardinal.value;
    number.is_in_words = cardinal.is_in_words;
    number.kind = is_money ? TYPED_MONEY : TYPED_PLAIN;
    if (is_money)
        number.currency = token_at(sentence, i)->text;
    size_t percent = is_money ? 0 : percent_at(sentence, number.end);
    if (percent > 0)
        number.kind = TYPED_PERCENT;
    number.end += percent;
    if (!is_money && token_phrase(sentence, number.end, "pounds")) {
        number.kind = TYPED_MONEY;
        number.currency = TEXT("\xC2\xA3");
    }
    return number;
}

// --- hedges ---

static const struct hedge_row {
    const char *words;
    enum quantity_bound bound;
    const char *meaning; // as quantity_claim_holds knows it
} hedges[] = {
    {"no more than", BOUND_UPPER, "up to"},
    {"no fewer than", BOUND_LOWER, "at least"},
    {"no less than", BOUND_LOWER, "at least"},
    {"well over", BOUND_LOWER, "over"},
    {"just over", BOUND_LOWER, "over"},
    {"just under", BOUND_UPPER, "nearly"},
    {"more than", BOUND_LOWER, "more than"},
    {"over", BOUND_LOWER, "over"},
    {"in excess of", BOUND_LOWER, "over"},
    {"upwards of", BOUND_LOWER, "at least"},
    {"above", BOUND_LOWER, "over"},
    {"at least", BOUND_LOWER, "at least"},
    {"nearly", BOUND_UPPER, "nearly"},
    {"almost", BOUND_UPPER, "almost"},
    {"close to", BOUND_ABOUT, "about"},
    {"under", BOUND_UPPER, "under"},
    {"below", BOUND_UPPER, "under"},
    {"less than", BOUND_UPPER, "less than"},
    {"fewer than", BOUND_UPPER, "fewer than"},
    {"up to", BOUND_UPPER, "up to"},
    {"as many as", BOUND_UPPER, "up to"},
    {"at most", BOUND_UPPER, "up to"},
    {"about", BOUND_ABOUT, "about"},
    {"around", BOUND_ABOUT, "about"},
    {"approximately", BOUND_ABOUT, "about"},
    {"roughly", BOUND_ABOUT, "about"},
    {"some", BOUND_ABOUT, "about"},
    {"circa", BOUND_ABOUT, "about"},
    {"an estimated", BOUND_ABOUT, "about"},
};

// ">100", "<100"
static const struct hedge_row hedge_above = {">", BOUND_LOWER, "more than"};
static const struct hedge_row hedge_below = {"<", BOUND_UPPER, "less than"};

static const struct hedge_row hedges_behind[] = {
    {"or more", BOUND_LOWER, "at least"},
    {"plus", BOUND_LOWER, "at least"},
    {"or so", BOUND_ABOUT, "about"},
    {"odd", BOUND_ABOUT, "about"},
};

static size_t words_in(const char *phrase) {
    size_t count = 1;
    for (; *phrase; phrase++)
        count += *phrase == ' ';
    return count;
}

static void set_hedge(struct typed_number *number, const struct hedge_row *row) {
    number->bound = row->bound;
    number->hedge = text_of(row->meaning);
}

// An article may stand between: "nearly a quarter", "more than a hundred".
static void read_hedge(const struct token_span *sentence, struct typed_number *number) {
    size_t at = number->first;
    at -= token_is_word(token_at(sentence, at - 1), "a") && at > sentence->first;
    for (size_t i = 0; i < COUNT(hedges); i++) {
        size_t count = words_in(hedges[i].words);
        if (at >= sentence->first + count && token_phrase(sentence, at - count, hedges[i].words)) {
            set_hedge(number, &hedges[i]);
            return;
        }
    }
    const struct token *sign = token_at(sentence, number->first - 1);
    if (token_is_mark(sign, '>') || token_is_mark(sign, '<'))
        set_hedge(number, token_is_mark(sign, '>') ? &hedge_above : &hedge_below);
    size_t behind = number->end + token_is_mark(token_at(sentence, number->end), MARK_HYPHEN);
    for (size_t i = 0; i < COUNT(hedges_behind); i++)
        if (token_phrase(sentence, behind, hedges_behind[i].words))
            set_hedge(number, &hedges_behind[i]);
    if (token_is_mark(token_at(sentence, number->end), '+'))
        set_hedge(number, &hedges_behind[0]);
}

// --- units ---

static const char *const measures[] = {
    "kg",     "kilo",   "kilos",  "kilogram", "kilograms", "gram",   "grams",    "tonne",
    "tonnes", "km",     "mile",   "miles",    "metre",     "metres", "litre",    "litres",
    "mph",    "acre",   "acres",  "ml",       "cm",        "mm",     "hectares", "lb",
    "ounce",  "ounces", "pounds", "pence",    "degrees",
};

// Nouns that are counted, in the singular, as they go with "one".
static const char *const counted[] = {
    "arrest",  "warrant", "knife",  "weapon", "vehicle", "offence", "incident", "burglary",
    "robbery", "crime",   "person", "man",    "woman",   "firearm", "gun",      "line",
    "order",   "raid",    "house",  "car",    "case",    "report",  "charge",   "conviction",
};

enum { ADJECTIVES_AT_MOST = 3 };

// Behind the words between a number and its noun: "200-plus residents", "52 fewer incidents", "12
// square miles".
static size_t start_of_unit(const struct token_span *sentence, size_t end) {
    static const char *const degrees[] = {"fewer", "less", "more",   "further",
                                          "other", "such", "square", "cubic"};
    static const char *const tied[] = {"plus", "odd"};
    if (token_is_mark(token_at(sentence, end), MARK_HYPHEN) &&
        token_is_one_of(token_at(sentence, end + 1), tied, COUNT(tied)))
        end += 2;
    return end + token_is_one_of(token_at(sentence, end), degrees, COUNT(degrees));
}

enum unit { UNIT_NONE, UNIT_NOUN, UNIT_FIGURE };

static enum unit unit_of(const struct token_span *sentence, const struct typed_number *number,
                         const bool *is_counted) {
    bool is_one = number->kind == TYPED_PLAIN && number->value.digits == 1 && !number->value.places;
    size_t start = start_of_unit(sentence, number->end);
    for (size_t i = start; i < start + ADJECTIVES_AT_MOST + 1 && i < sentence->end; i++) {
        const struct token *token = token_at(sentence, i);
        if (token_is_mark(token, MARK_HYPHEN) && i > start)
            continue;
        if (token_is_one_of(token, measures, COUNT(measures)) ||
            (i == start && token_phrase(sentence, i, "g of")))
            return i == start ? UNIT_NOUN : UNIT_NONE;
        if (is_counted[i - sentence->first])
            return UNIT_FIGURE;
        if (token->kind != TOKEN_WORD || function_word_is(token))
            return UNIT_NONE;
        if (is_one ? token_is_one_of(token, counted, COUNT(counted)) : token_is_plural(token))
            return UNIT_NOUN;
    }
    return UNIT_NONE;
}

// "52 fewer incidents", "fell by 52", "52 less".
static bool is_difference(const struct token_span *sentence, const struct typed_number *number) {
    static const char *const degrees[] = {"fewer", "less", "more"};
    enum { HEDGE_AT_MOST = 3 };
    bool is_by = token_is_word(token_at(sentence, number->first - 1), "by");
    for (size_t i = 2; i <= HEDGE_AT_MOST + 1 && number->bound != BOUND_EXACT; i++)
        is_by |= token_is_word(token_at(sentence, number->first - i), "by");
    return number->kind == TYPED_PLAIN &&
           (is_by || token_is_one_of(token_at(sentence, number->end), degrees, COUNT(degrees)));
}

// --- ranges ---

// What joins two numbers that share what is behind the second: "from 60 to 30 offences".
static bool is_range_joint(const struct token_span *sentence, const struct typed_number *one,
                           const struct typed_number *other) {
    static const char *const joints[] = {"to", "or"};
    if (other->first != one->end + 1)
        return false;
    const struct token *joint = token_at(sentence, one->end);
    bool is_between =
        token_is_word(joint, "and") && token_is_word(token_at(sentence, one->first - 1), "between");
    return is_between || token_is_one_of(joint, joints, COUNT(joints)) ||
           token_is_mark(joint, MARK_HYPHEN) || token_is_mark(joint, MARK_DASH);
}

// "14 and 15 March", "16, 17 and 18-year-olds", "March 14-15": whether the two are next to each
// other with one joint between them.
static bool is_pair(const struct token_span *sentence, const struct typed_number *one,
                    const struct typed_number *other, bool is_tied) {
    const struct token *joint = token_at(sentence, one->end);
    bool is_dash = token_is_mark(joint, MARK_HYPHEN) || token_is_mark(joint, MARK_DASH);
    bool is_listed =
        token_is_mark(joint, ',') || token_is_word(joint, "and") || token_is_word(joint, "or");
    return other->first == one->end + 1 && one->kind == TYPED_PLAIN && other->kind == TYPED_PLAIN &&
           (is_dash || (is_listed && !is_tied));
}

// "Sections 5, 6 and 8": what is between them belongs to a list or a range.
static bool is_list_joint(const struct token_span *sentence, const struct typed_number *one,
                          const struct typed_number *other) {
    static const char *const joints[] = {"and", "to", "or"};
    for (size_t i = one->end; i < other->first; i++) {
        const struct token *token = token_at(sentence, i);
        if (!token_is_mark(token, ',') && !token_is_mark(token, MARK_HYPHEN) &&
            !token_is_mark(token, MARK_DASH) && !token_is_one_of(token, joints, COUNT(joints)))
            return false;
    }
    return true;
}

// "Between 100 and 120", "100-120": what lies between the two is what is claimed.
static void bound_range(const struct token_span *sentence, struct typed_number *one,
                        struct typed_number *other) {
    static const struct hedge_row lower = {"between", BOUND_LOWER, "at least"};
    static const struct hedge_row upper = {"and", BOUND_UPPER, "up to"};
    static const char *const joints[] = {"to", "or"};
    const struct token *joint = token_at(sentence, one->end);
    if (one->kind != other->kind || other->bound != BOUND_EXACT ||
        token_is_one_of(joint, joints, COUNT(joints)) || !is_range_joint(sentence, one, other))
        return;
    if (one->bound == BOUND_ABOUT) {
        other->bound = one->bound;
        other->hedge = one->hedge;
    } else if (one->bound == BOUND_EXACT && decimal_compare(one->value, other->value) < 0) {
        set_hedge(one, &lower);
        set_hedge(other, &upper);
    }
}

// What stands in a row with a date or an age is one, too.
static void share_dates(const struct token_span *sentence, struct typed_numbers *numbers) {
    for (size_t i = numbers->count; i-- > 1;) {
        struct typed_number *one = &numbers->items[i - 1];
        const struct typed_number *other = &numbers->items[i];
        if (other->silence == TYPED_IS_DATE && !one->has_unit &&
            is_pair(sentence, one, other, false))
            one->silence = other->silence;
    }
    for (size_t i = 1; i < numbers->count; i++) {
        const struct typed_number *one = &numbers->items[i - 1];
        struct typed_number *other = &numbers->items[i];
        if (one->silence == TYPED_IS_DATE && !other->has_unit &&
            is_pair(sentence, one, other, true))
            other->silence = one->silence;
    }
}

static void share_what_follows(const struct token_span *sentence, struct typed_numbers *numbers) {
    for (size_t i = numbers->count; i-- > 1;) {
        struct typed_number *one = &numbers->items[i - 1];
        const struct typed_number *other = &numbers->items[i];
        if (one->kind != TYPED_PLAIN || !is_range_joint(sentence, one, other))
            continue;
        if (other->kind == TYPED_PERCENT)
            one->kind = TYPED_PERCENT;
        if (other->kind == TYPED_PLAIN && other->has_unit)
            one->has_unit = true;
        if (other->silence == TYPED_IS_DATE || other->silence == TYPED_IS_REFERENCE)
            one->silence = other->silence;
    }
    share_dates(sentence, numbers);
    for (size_t i = 1; i < numbers->count; i++)
        bound_range(sentence, &numbers->items[i - 1], &numbers->items[i]);
    for (size_t i = 1; i < numbers->count; i++) {
        const struct typed_number *one = &numbers->items[i - 1];
        struct typed_number *other = &numbers->items[i];
        if (one->silence == TYPED_IS_REFERENCE && !other->has_unit && other->kind == TYPED_PLAIN &&
            is_list_joint(sentence, one, other))
            other->silence = one->silence;
    }
}

// --- all of them ---

// By its first letter, which most words of a sentence fail; beyond ASCII are fractions.
static bool can_begin_number(const struct token *token) {
    static const char letters[] = "bdefhmnoqst";
    return token->kind == TOKEN_NUMBER || token_is_mark(token, MARK_CURRENCY) ||
           (token->kind == TOKEN_WORD &&
            (strchr(letters, token->stem.data[0]) || (unsigned char)token->stem.data[0] >= 0x80));
}

static struct typed_number number_at(const struct token_span *sentence, size_t i) {
    static struct typed_number (*const readers[])(const struct token_span *, size_t) = {
        ratio_at, multiple_at, fraction_at, fraction_in_signs_at, plain_at};
    for (size_t j = 0; j < COUNT(readers) && can_begin_number(token_at(sentence, i)); j++) {
        struct typed_number number = readers[j](sentence, i);
        if (number.end > i)
            return number;
    }
    return (struct typed_number){0};
}

struct typed_numbers typed_numbers_of(const struct token_span *sentence, const bool *is_counted,
                                      struct arena *arena) {
    struct typed_numbers numbers = {0};
    for (size_t i = sentence->first; i < sentence->end; i++) {
        struct typed_number number = number_at(sentence, i);
        if (number.end == 0)
            continue;
        read_hedge(sentence, &number);
        enum unit unit = unit_of(sentence, &number, is_counted);
        number.has_unit = number.kind != TYPED_PLAIN || unit != UNIT_NONE;
        number.counts_figure = unit == UNIT_FIGURE;
        number.is_difference = is_difference(sentence, &number);
        number.silence = number_silence_of(sentence, &number);
        *ARENA_PUSH(arena, &numbers, items) = number;
        i = number.end - 1;
    }
    share_what_follows(sentence, &numbers);
    return numbers;
}
