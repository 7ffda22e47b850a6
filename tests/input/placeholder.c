#include "placeholder.h"

#include <criterion/criterion.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
    const char *text;
    enum placeholder_kind kind;
    const char *whole, *name;
} rows[] = {
    {"", PLACEHOLDER_NONE, NULL, NULL},
    {"no { braces } here }}", PLACEHOLDER_NONE, NULL, NULL},
    {"a {{ b.c }} d {{ e }}", PLACEHOLDER_NAMED, "{{ b.c }}", "b.c"},
    {"{{x}}", PLACEHOLDER_NAMED, "{{x}}", "x"},
    {"{{ }}", PLACEHOLDER_NAMED, "{{ }}", ""},
    {"{{ x", PLACEHOLDER_UNCLOSED, "{{", NULL},
    {"{{", PLACEHOLDER_UNCLOSED, "{{", NULL},
    {"{{ x }", PLACEHOLDER_UNCLOSED, "{{", NULL},
    {"{{ x\n}}", PLACEHOLDER_UNCLOSED, "{{", NULL},
    {"{{ x\r}}", PLACEHOLDER_UNCLOSED, "{{", NULL},
    {"{{ x {{ y }}", PLACEHOLDER_UNCLOSED, "{{", NULL},
    {"`{{` and `}}`", PLACEHOLDER_UNCLOSED, "{{", NULL},
    {"a \\{{ x }}", PLACEHOLDER_ESCAPED, "\\{{", NULL},
    {"\\\\{{ x }}", PLACEHOLDER_NAMED, "{{ x }}", "x"},
    {"\\\\\\{{ x }}", PLACEHOLDER_ESCAPED, "\\{{", NULL},
};

Test(placeholder, is_found_with_its_name) {
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct placeholder found = placeholder_find(text_of(rows[i].text), 0);
        cr_expect_eq(found.kind, rows[i].kind, "row %zu", i);
        cr_expect(text_equal(found.whole, text_of(rows[i].whole)), "row %zu", i);
        cr_expect(text_equal(found.name, text_of(rows[i].name)), "row %zu", i);
        cr_expect_eq(found.name.data == NULL, rows[i].name == NULL, "row %zu", i);
    }
}

Test(placeholder, is_looked_for_from_a_byte_on) {
    struct text text = TEXT("{{ a }}{{ b }}");
    cr_expect(text_equal(placeholder_find(text, 1).name, TEXT("b")));
    cr_expect_eq(placeholder_find(text, 7).whole.data, text.data + 7);
    cr_expect_eq(placeholder_find(text, 14).kind, PLACEHOLDER_NONE);
}
