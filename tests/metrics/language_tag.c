#include "language_tag.h"

#include "support.h"

#include <criterion/criterion.h>

Test(language_tag, the_shortest_code_is_the_tag) {
    static const struct {
        const char *tag, *meant; // meant: NULL where it is a tag, empty where nobody knows
    } cases[] = {
        {"en", NULL},
        {"en-GB", NULL},
        {"EN-gb", NULL},
        {"cy", NULL},
        {"gsw", NULL},
        {"es-419", NULL},
        {"uk", NULL},
        {"zh-Hant-HK", NULL},
        {"eng", "en"},
        {"cym", "cy"},
        {"wel", "cy"},
        {"ENG", "en"},
        {"eng-GB", "en-GB"},
        {"en-UK", "en-GB"},
        {"en_GB", "en-GB"},
        {"eng_uk", "en-GB"},
        {"gb", ""},
        {"xx", ""},
        {"english", ""},
        {"e", ""},
        {"", ""},
        {"en-", ""},
        {"en-G", ""},
        {"e1", ""},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text tag = text_of(cases[i].tag);
        cr_expect_eq(language_tag_is_valid(tag), !cases[i].meant, "%s", cases[i].tag);
        struct text meant = language_tag_meant(tag, &bench.arena);
        if (cases[i].meant)
            cr_expect(text_is(meant, cases[i].meant), "%s: %.*s", cases[i].tag, (int)meant.length,
                      meant.data);
    }
    bench_close(&bench);
}

Test(language_tag, english_is_english_in_any_letters) {
    cr_expect(language_tag_is_english(TEXT("en")));
    cr_expect(language_tag_is_english(TEXT("EN-gb")));
    cr_expect_not(language_tag_is_english(TEXT("enm")));
    cr_expect_not(language_tag_is_english(TEXT("cy-GB")));
}
