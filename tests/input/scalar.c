#include "scalar.h"

#include "front_matter.h"
#include "reports.h"
#include "story.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

// The words of each one stand in it as they are, between white space, quotes and escapes.
static const char *const scalars[] = {
    "a: one {{ b }}, {{ c }}\n",
    "a: 'it''s {{ b }}, ''quoted'' {{ c }}'\n",
    "a: \"\\\"{{ b }}\\\" and {{ c }}\"\n",
    "a: \"\\u00a35 of {{ b }}, \\xa3 and \\U0001F600 {{ c }}\"\n",
    "a: \"two\\nlines \\n\\t {{ b }} \\\\ {{ c }}\"\n",
    "a: \"  joined \\\n    {{ b }} and\\\n  \\ {{ c }}\"\n",
    "a: one {{ b }}\n  and {{ c }}\n\n  {{ d }}\n",
    "a: 'one {{ b }}\n\n  and ''{{ c }}\n  {{ d }}'\n",
    "a: >-\n  one £ {{ b }}\n  and {{ c }}\n\n  {{ d }}\n",
    "a: >\n  folded {{ b }}\n    indented {{ c }}\n\n\n  {{ d }}\n",
    "a: |\n  one \\ {{ b }}\n    and 'it''s' {{ c }}\n   \n  \"{{ d }}\"\n",
    "a: |2-\n   one\r\n   {{ b }}\r\n  {{ c }}\n",
    "a: >-\n  {{ b }}\n  {{ c }}\n",
    "a: [\"{{ b }}\",\n  \"\\\"{{ c }}\"]\n",
    "a: \u00A0 one\n  {{ b }}\n",
    "? a\n:   one\n    {{ b }}\n",
};

// Every placeholder of a node, in their order.
static void expect_places(const struct node *node, const struct source *source, size_t *at,
                          struct diagnostics *list) {
    for (const struct node *child = node->first; child; child = child->next)
        expect_places(child, source, at, list);
    if (node->kind != NODE_SCALAR)
        return;
    struct markup markup = story_read_line(node->text, node->place, list->arena, list);
    for (size_t i = 0; i < markup.count; i++) {
        if (markup.items[i].kind != MARKUP_PLACEHOLDER)
            continue;
        const char *braces = strstr(source->text.data + *at, "{{ ");
        cr_assert_not_null(braces, "%s", source->text.data);
        *at = (size_t)(braces - source->text.data) + 3;
        cr_expect_eq(markup.items[i].offset, *at, "%zu for %zu in:\n%s", markup.items[i].offset,
                     *at, source->text.data);
    }
}

Test(scalar, placeholders_have_their_own_places) {
    struct arena arena = arena_new(1 << 22, NULL);
    for (size_t i = 0; i < COUNT(scalars); i++) {
        struct diagnostics list = {.arena = &arena};
        struct source source = {TEXT("campaign.md"), text_of(scalars[i])};
        const struct node *top = front_matter_read(&source, source.text, &arena, &list);
        size_t at = 0;
        expect_places(top, &source, &at, &list);
        cr_expect_str_eq(reports_of(&list, &arena), "", "%s", scalars[i]);
        cr_expect_null(strstr(source.text.data + at, "{{"), "not seen: %s", source.text.data + at);
    }
    arena_release(&arena);
}

static const struct {
    const char *text;
    const char *reports;
} refused[] = {
    {"a: 'it''s {{ b }} {{ c'\n", "N210@18"},
    {"a: >-\n  one\n  two {{ c\n", "N210@18"},
    {"a: '\'\'a\'\' \'\'{{b'\n", "N210@12"},
    {"a: \"\\\"\\\"\\u00a3{{b\"\n", "N210@14"},
    {"a: \"one\\\n  {{ c\"\n", "N210@11"},
    {"a: >-\n  one\n  \x7F two\n", "N202@14"},
    {"a: >-\n  one\n  \xEE\x80\x80 two\n", "N015@14"},
    {"a: \"one \\x07\"\n", "N015@8"},
};

Test(scalar, what_is_refused_has_its_own_place) {
    struct arena arena = arena_new(1 << 22, NULL);
    for (size_t i = 0; i < COUNT(refused); i++) {
        struct diagnostics list = {.arena = &arena};
        struct source source = {TEXT("campaign.md"), text_of(refused[i].text)};
        const struct node *top = front_matter_read(&source, source.text, &arena, &list);
        if (top->first)
            story_read_line(top->first->text, top->first->place, &arena, &list);
        cr_expect_str_eq(reports_of(&list, &arena), refused[i].reports, "%s", refused[i].text);
    }
    arena_release(&arena);
}
