#include "entity.h"

#include "character.h"

static const struct row {
    const char *name;
    unsigned code_point;
} rows[] = {
    {"amp", '&'},      {"apos", '\''},     {"bull", 0x2022},  {"cent", 0xA2},    {"copy", 0xA9},
    {"deg", 0xB0},     {"euro", 0x20AC},   {"frac12", 0xBD},  {"frac14", 0xBC},  {"frac34", 0xBE},
    {"gt", '>'},       {"hellip", 0x2026}, {"ldquo", 0x201C}, {"lsquo", 0x2018}, {"lt", '<'},
    {"mdash", 0x2014}, {"middot", 0xB7},   {"minus", 0x2212}, {"nbsp", 0xA0},    {"ndash", 0x2013},
    {"pound", 0xA3},   {"quot", '"'},      {"rdquo", 0x201D}, {"reg", 0xAE},     {"rsquo", 0x2019},
    {"shy", 0xAD},     {"times", 0xD7},    {"trade", 0x2122},
};

static int digit_value(char c) {
    if (text_is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// The number is held down well above the last code point: more digits cannot overflow it.
static struct entity decode_number(struct text digits, unsigned base) {
    unsigned number = 0;
    for (size_t i = 0; i < digits.length; i++) {
        int value = digit_value(digits.data[i]);
        if (value < 0 || (unsigned)value >= base)
            return (struct entity){0};
        number = number * base + (unsigned)value;
        if (number > 0x110000)
            number = 0x110000;
    }
    bool is_surrogate = number >= 0xD800 && number < 0xE000;
    bool is_shown = number <= 0x10FFFF && !is_surrogate && !character_is_refused(number);
    return (struct entity){digits.length > 0, is_shown ? number : 0xFFFD};
}

struct entity entity_decode(struct text reference) {
    if (!text_starts_with(reference, TEXT("&")) || !text_ends_with(reference, TEXT(";")))
        return (struct entity){0};
    struct text name = text_slice(reference, 1, reference.length - 1);
    if (text_starts_with(name, TEXT("#x")) || text_starts_with(name, TEXT("#X")))
        return decode_number(text_slice(name, 2, name.length), 16);
    if (text_starts_with(name, TEXT("#")))
        return decode_number(text_slice(name, 1, name.length), 10);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (text_is(name, rows[i].name))
            return (struct entity){true, rows[i].code_point};
    return (struct entity){0};
}
