#include "entity.h"

#include <criterion/criterion.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
    const char *reference;
    bool is_known;
    unsigned code_point;
} rows[] = {
    {"&amp;", true, '&'},
    {"&lt;", true, '<'},
    {"&nbsp;", true, 0xA0},
    {"&pound;", true, 0xA3},
    {"&hellip;", true, 0x2026},
    {"&minus;", true, 0x2212},
    {"&AMP;", false, 0},
    {"&unknown;", false, 0},
    {"&;", false, 0},
    {"&", false, 0},
    {";", false, 0},
    {"amp", false, 0},
    {"&#65;", true, 'A'},
    {"&#x41;", true, 'A'},
    {"&#X2013;", true, 0x2013},
    {"&#x1F600;", true, 0x1F600},
    {"&#10;", true, '\n'},
    {"&#0;", true, 0xFFFD},
    {"&#7;", true, 0xFFFD},
    {"&#xE000;", true, 0xFFFD},
    {"&#xD800;", true, 0xFFFD},
    {"&#xFFFF;", true, 0xFFFD},
    {"&#1114111;", true, 0xFFFD},
    {"&#1114112;", true, 0xFFFD},
    {"&#4294967361;", true, 0xFFFD},
    {"&#99999999999999999999;", true, 0xFFFD},
    {"&#;", false, 0},
    {"&#x;", false, 0},
    {"&#A;", false, 0},
    {"&#xG;", false, 0},
};

Test(entity, decodes_names_and_numbers) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct entity entity = entity_decode(text_of(rows[i].reference));
        cr_expect_eq(entity.is_known, rows[i].is_known, "%s", rows[i].reference);
        if (rows[i].is_known)
            cr_expect_eq(entity.code_point, rows[i].code_point, "%s is U+%04X", rows[i].reference,
                         entity.code_point);
    }
}
