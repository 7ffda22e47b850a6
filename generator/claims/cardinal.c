#include "cardinal.h"

static const struct number_word {
    const char *word;
    int value;
} number_words[] = {
    {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
    {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
    {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},
    {"eighty", 80},  {"ninety", 90},
};

static const struct scale_word {
    const char *word;
    int64_t value;
    bool is_only_behind_digits;
} scale_words[] = {
    {"dozen", 12, false},        {"hundred", 100, false},        {"thousand", 1000, false},
    {"million", 1000000, false}, {"billion", 1000000000, false}, {"k", 1000, true},
    {"m", 1000000, true},        {"bn", 1000000000, true},
};

static int value_of_word(const struct token *token) {
    for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++)
        if (token_is_word(token, number_words[i].word))
            return number_words[i].value;
    return 0;
}

static int64_t scale_of(const struct token *token, bool is_behind_digits) {
    for (size_t i = 0; i < sizeof scale_words / sizeof *scale_words; i++)
        if (token_is_word(token, scale_words[i].word) &&
            (is_behind_digits || !scale_words[i].is_only_behind_digits))
            return scale_words[i].value;
    return 0;
}

// --- in digits ---

enum { DIGITS_AT_MOST = 15 };

static struct decimal decimal_of(struct text digits) {
    struct decimal value = {0};
    bool is_behind_point = false;
    int count = 0;
    for (size_t i = 0; i < digits.length && count < DIGITS_AT_MOST; i++) {
        char c = digits.data[i];
        if (c == '.')
            is_behind_point = true;
        if (c < '0' || c > '9')
            continue;
        value.digits = value.digits * 10 + (c - '0');
        value.places += is_behind_point;
        count++;
    }
    return value;
}

// Multiplied by a power of ten as far as the places go; what would be too large stays as it is.
static struct decimal scaled(struct decimal value, int64_t scale) {
    for (; scale >= 10 && value.places > 0; scale /= 10)
        value.places--;
    if (value.digits <= QUANTITY_LARGEST / scale)
        value.digits *= scale;
    return value;
}

static struct cardinal digits_at(const struct token_span *sentence, size_t i) {
    struct cardinal cardinal = {1, decimal_of(token_at(sentence, i)->text), false};
    size_t at = i + 1;
    if (token_is_mark(token_at(sentence, at), MARK_HYPHEN) &&
        scale_of(token_at(sentence, at + 1), false) >= 1000)
        at++; // £1-million
    const struct token *next = token_at(sentence, at);
    int64_t scale = scale_of(next, true);
    bool is_short = next->text.length <= 2;
    if (scale > 0 && scale != 12 && !(is_short && next->follows_blank)) {
        cardinal.value = scaled(cardinal.value, scale);
        cardinal.count = at + 1 - i;
    }
    return cardinal;
}

// --- in words ---

// What has been read: "two hundred" is 200 in `group`; thousands and more go to `total`.
struct sum {
    int64_t total, group;
    bool has_hundred;
};

// Whether a number below a hundred can follow: "one hundred and twelve", "twenty-one".
static bool takes(const struct sum *sum, int value) {
    int64_t rest = sum->group % 100;
    return rest == 0 ? sum->group == 0 || sum->has_hundred
                     : rest >= 20 && rest % 10 == 0 && value < 10;
}

static void multiply(struct sum *sum, int64_t scale) {
    int64_t group = sum->group > 0 ? sum->group : 1;
    if (scale < 1000) {
        sum->group = group * scale;
        sum->has_hundred = true;
        return;
    }
    sum->total += group * scale;
    sum->group = 0;
    sum->has_hundred = true;
}

// Behind a scale or a ten, "and" and hyphens may stand before the next number.
static size_t skip_joint(const struct token_span *sentence, size_t i, const struct sum *sum) {
    const struct token *token = token_at(sentence, i);
    bool is_joint =
        token_is_mark(token, MARK_HYPHEN) || (token_is_word(token, "and") && sum->has_hundred);
    int value = is_joint ? value_of_word(token_at(sentence, i + 1)) : 0;
    return value > 0 && takes(sum, value) ? i + 1 : i;
}

static struct cardinal words_at(const struct token_span *sentence, size_t i) {
    struct sum sum = {0};
    size_t at = i;
    for (;;) {
        size_t next = at > i ? skip_joint(sentence, at, &sum) : at;
        const struct token *token = token_at(sentence, next);
        int value = value_of_word(token);
        int64_t scale = scale_of(token, false);
        bool is_scaled =
            scale > 0 && (scale < 1000 ? sum.group < 100 : sum.total == 0 || sum.total > scale);
        if (value > 0 && (at == i || takes(&sum, value)))
            sum.group += value;
        else if (is_scaled)
            multiply(&sum, scale);
        else
            break;
        at = next + 1;
    }
    return (struct cardinal){at - i, {sum.total + sum.group, 0}, true};
}

// "One and a half", "two-and-a-half", "three and a half million".
static struct cardinal with_half(const struct token_span *sentence, size_t i,
                                 struct cardinal cardinal) {
    size_t at = i + cardinal.count;
    at += token_is_mark(token_at(sentence, at), MARK_HYPHEN);
    size_t half = token_phrase(sentence, at, "and a half");
    if (cardinal.count == 0 || half == 0 || cardinal.value.places > 0)
        return cardinal;
    at += half;
    cardinal.value = (struct decimal){cardinal.value.digits * 10 + 5, 1};
    int64_t scale = scale_of(token_at(sentence, at), false);
    if (scale >= 1000) {
        cardinal.value = scaled(cardinal.value, scale);
        at++;
    }
    cardinal.count = at - i;
    return cardinal;
}

struct cardinal cardinal_at(const struct token_span *sentence, size_t i) {
    bool is_digits = token_at(sentence, i)->kind == TOKEN_NUMBER;
    return with_half(sentence, i, is_digits ? digits_at(sentence, i) : words_at(sentence, i));
}
