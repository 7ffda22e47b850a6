#include "identifier.h"

#include "diagnostic.h"

static bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

bool identifier_is_valid(struct text text) {
    if (text.length == 0 || !is_small_letter(text.data[0]))
        return false;
    for (size_t i = 1; i < text.length; i++) {
        char c = text.data[i];
        if (!is_small_letter(c) && !text_is_digit(c) && c != '-')
            return false;
    }
    return true;
}

void identifier_check(struct text text, struct place place, struct diagnostics *diagnostics) {
    if (identifier_is_valid(text))
        return;
    struct text slug = text_slug(diagnostics->arena, text);
    struct text suggestion = identifier_is_valid(slug) ? slug : (struct text){0};
    diagnostics_add(diagnostics, DIAGNOSTIC_NOT_AN_IDENTIFIER, place,
                    (struct diagnostic_words){text, suggestion});
}
