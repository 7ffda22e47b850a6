#include "token.h"

#include "arena.h"
#include "buffer.h"

#include <criterion/criterion.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(token, .init = set_up, .fini = tear_down);

// The tokens with a bar between, quoted ones in square brackets.
static const char *cut(const char *words) {
    struct token_list list = token_list_of(text_of(words), &arena);
    struct buffer shown = {.arena = &arena};
    for (size_t i = 0; i < list.count; i++) {
        const struct token *token = &list.items[i];
        buffer_append(&shown, i ? TEXT("|") : TEXT(""));
        buffer_append(&shown, token->is_quoted ? TEXT("[") : TEXT(""));
        buffer_append(&shown, token->text);
        buffer_append(&shown, token->is_quoted ? TEXT("]") : TEXT(""));
    }
    return text_string(&arena, buffer_text(&shown));
}

Test(token, words_numbers_and_marks) {
    static const struct {
        const char *words, *tokens;
    } cases[] = {
        {"", ""},
        {"Burglary fell by 11.7%.", "Burglary|fell|by|11.7|%|."},
        {"1,738 crimes, 60,30", "1,738|crimes|,|60|,|30"},
        {"the A32 and PO12 1EB", "the|A32|and|PO12|1|EB"},
        {"don't", "don't"},
        {"anti-social", "anti|-|social"},
        {"a\xC2\xA0"
         "b",
         "a|b"},
        {"\xE2\x80\x9CWe did,\xE2\x80\x9D he said",
         "[\xE2\x80\x9C]|[We]|[did]|[,]|\xE2\x80\x9D|he|said"},
        {"the boys' club", "the|boys|'|club"},
        {"'We did', he", "[']|[We]|[did]|'|,|he"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(cut(cases[i].words), cases[i].tokens, "%s", cases[i].words);
}

Test(token, stems_are_in_the_singular) {
    static const char *const pairs[][2] = {
        {"Burglaries", "burglary"},
        {"offences", "offence"},
        {"weapons", "weapon"},
        {"violence", "violence"},
        {"ASB", "asb"},
        {"businesses", "business"},
        {"branches", "branch"},
        {"gas", "gas"},
        {"Gosport's", "gosport"},
        {"burglary\xE2\x80\x99s", "burglary"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct token_list list = token_list_of(text_of(pairs[i][0]), &arena);
        cr_expect(text_is(list.items[0].stem, pairs[i][1]), "%s: %.*s", pairs[i][0],
                  (int)list.items[0].stem.length, list.items[0].stem.data);
    }
}

Test(token, phrases_take_hyphens_for_blanks) {
    struct token_list list = token_list_of(TEXT("an all-time High of it"), &arena);
    struct token_span span = {&list, 0, list.count};
    cr_expect_eq(token_phrase(&span, 1, "all time high"), 4);
    cr_expect_eq(token_phrase(&span, 1, "all time low"), 0);
    cr_expect_eq(token_phrase(&span, 5, "of it all"), 0);
}
