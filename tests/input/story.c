#include "story.h"

#include "front_matter.h"
#include "reports.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct arena arena;
static struct diagnostics list;
static struct source source;

static void set_up(void) {
    arena = arena_new(1 << 27, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(story, .init = set_up, .fini = tear_down);

static struct story read(struct text text) {
    list = (struct diagnostics){.arena = &arena};
    source = (struct source){TEXT("campaign.md"), text};
    return story_read(&source, &arena, &list);
}

// Of a file whose front matter is empty; the body begins at byte 8.
static struct markup read_body(struct text text) {
    return read(TEXT_JOIN(&arena, TEXT("---\n---\n"), text)).body;
}

static void append_tag(struct buffer *words, const char *before, struct text name,
                       const char *behind) {
    buffer_append(words, text_of(before));
    buffer_append(words, name);
    buffer_append(words, text_of(behind));
}

// Markup as people write it: <a href="{x}">words</a>.
static void append_event(struct buffer *words, const struct markup *markup, size_t i) {
    const struct markup_event *event = &markup->items[i];
    switch (event->kind) {
    case MARKUP_OPEN:
        append_tag(words, "<", event->text,
                   markup->items[i + 1].kind == MARKUP_ATTRIBUTE ? "" : ">");
        break;
    case MARKUP_ATTRIBUTE:
        append_tag(words, " ", event->text, "=\"");
        break;
    case MARKUP_ATTRIBUTE_END:
        append_tag(words, "\"", TEXT(""), markup->items[i + 1].kind == MARKUP_ATTRIBUTE ? "" : ">");
        break;
    case MARKUP_TEXT:
        buffer_append(words, event->text);
        break;
    case MARKUP_PLACEHOLDER:
        append_tag(words, "{", event->text, "}");
        break;
    case MARKUP_CLOSE:
        append_tag(words, "</", event->text, ">");
        break;
    }
}

static const char *words_of(const struct markup *markup) {
    struct buffer words = {.arena = &arena};
    for (size_t i = 0; i < markup->count; i++)
        append_event(&words, markup, i);
    return text_string(&arena, buffer_text(&words));
}

// Every element is closed where it was opened, attributes come before content and hold words alone,
// every event has a place in the source, and a slice of the source its own.
static void check_events(const struct markup *markup) {
    struct text open[100];
    size_t depth = 0;
    bool is_attribute = false;
    for (size_t i = 0; i < markup->count; i++) {
        const struct markup_event *event = &markup->items[i];
        cr_assert_leq(event->offset, source.text.length, "event %zu", i);
        struct place place = {&source, event->offset, 0};
        cr_assert_eq(source_narrow(place, event->text).offset, event->offset, "event %zu", i);
        bool is_word = event->kind == MARKUP_TEXT || event->kind == MARKUP_PLACEHOLDER;
        if (event->kind == MARKUP_OPEN)
            open[depth++] = event->text;
        else if (event->kind == MARKUP_CLOSE)
            cr_assert(text_equal(open[--depth], event->text), "event %zu", i);
        else if (event->kind == MARKUP_ATTRIBUTE)
            cr_assert(markup->items[i - 1].kind == MARKUP_OPEN ||
                      markup->items[i - 1].kind == MARKUP_ATTRIBUTE_END);
        cr_assert(!is_attribute || is_word || event->kind == MARKUP_ATTRIBUTE_END);
        is_attribute = event->kind == MARKUP_ATTRIBUTE || (is_attribute && is_word);
    }
    cr_assert_eq(depth, 0);
}

static void expect_body(const char *text, const char *words, const char *reports) {
    struct markup body = read_body(text_of(text));
    cr_expect_str_eq(words_of(&body), words, "%s\nis read as\n%s", text, words_of(&body));
    cr_expect_str_eq(reports_of(&list, &arena), reports, "%s\nreports %s", text,
                     reports_of(&list, &arena));
    cr_expect_eq(body.source, &source);
    check_events(&body);
}

static struct text repeated(const char *part, size_t count) {
    struct buffer text = {.arena = &arena};
    for (size_t i = 0; i < count; i++)
        buffer_append(&text, text_of(part));
    return buffer_text(&text);
}

// --- front matter and body ---

Test(story, is_split_at_the_delimiters) {
    static const char *const rows[][3] = {
        {"---\na: b\n---\nwords\n", "b", "<p>words</p>"},
        {"---\r\na: b\r\n---\r\nwords\r\n", "b", "<p>words</p>"},
        {"---\ra: b\r---\rwords\r", "b", "<p>words</p>"},
        {"--- \t\na: b\n---  \nwords", "b", "<p>words</p>"},
        {"---\na: b\n---\nwords\n\n---\n\nmore", "b", "<p>words</p><hr></hr><p>more</p>"},
        {"---\na: b --- c\n---", "b --- c", ""},
        {"---\na: b\n---\n", "b", ""},
        {"---\na: b\n----: x\n---\n", "b", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct story story = read(text_of(rows[i][0]));
        const struct node *node = node_find(story.front_matter, TEXT("a"));
        cr_assert_not_null(node, "row %zu", i);
        cr_expect(text_equal(node->text, text_of(rows[i][1])), "row %zu", i);
        cr_expect_str_eq(words_of(&story.body), rows[i][2], "row %zu", i);
        cr_expect_eq(list.count, 0, "row %zu: %s", i, reports_of(&list, &arena));
        check_events(&story.body);
    }
}

Test(story, needs_front_matter) {
    static const char *const rows[][3] = {
        {"", "N200@0", ""},
        {"words\n", "N200@0", "<p>words</p>"},
        {"\n---\na: b\n---\n", "N200@0", "<hr></hr><h2 id=\"story-a-b\">a: b</h2>"},
        {"---\na: b\n\nwords\n", "N201@0", ""},
        {"---", "N201@0", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct story story = read(text_of(rows[i][0]));
        cr_expect_str_eq(reports_of(&list, &arena), rows[i][1], "row %zu", i);
        cr_expect_str_eq(words_of(&story.body), rows[i][2], "row %zu", i);
        cr_expect_eq(story.front_matter->kind, NODE_MAP);
    }
}

Test(story, is_read_up_to_256_KiB) {
    struct text start = TEXT("---\na: b\n---\n");
    struct text longest = TEXT_JOIN(&arena, start, repeated("a", 262144 - start.length));
    struct story story = read(longest);
    cr_expect_eq(list.count, 0);
    cr_expect_eq(story.body.count, 3);
    check_events(&story.body);
    story = read(TEXT_JOIN(&arena, longest, TEXT("a")));
    cr_expect_str_eq(reports_of(&list, &arena), "N003");
    cr_expect_eq(story.body.count, 0);
    cr_expect_null(story.front_matter->first);
}

// --- Markdown ---

Test(story, turns_markdown_into_elements) {
    static const char *const rows[][2] = {
        {"", ""},
        {" \n\n", ""},
        {"one\ntwo\n\nthree", "<p>one\ntwo</p><p>three</p>"},
        {"one  \ntwo\\\nthree", "<p>one<br></br>two<br></br>three</p>"},
        {"*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"},
        {"- a\n- b\n", "<ul><li>a</li><li>b</li></ul>"},
        {"- a\n\n- b\n", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"},
        {"1. a\n2. b\n", "<ol><li>a</li><li>b</li></ol>"},
        {"7. a\n", "<ol start=\"7\"><li>a</li></ol>"},
        {"> a\n> b\n", "<blockquote><p>a\nb</p></blockquote>"},
        {"a\n\n***\n\nb", "<p>a</p><hr></hr><p>b</p>"},
        {"```c\na  b\n  c\n```\n", "<pre><code>a  b\n  c\n</code></pre>"},
        {"    a\n\n      b\n", "<pre><code>a\n\n  b\n</code></pre>"},
        {"\\*a\\* \\# 5 &lt; 6 &amp; &pound;7&nbsp;m &#8211; &x; &bogus; AT&T",
         "<p>*a* # 5 < 6 & £7\u00A0m – &x; &bogus; AT&T</p>"},
        {"`&lt;` <b>c</b> <!-- d -->", "<p><code>&lt;</code> <b>c</b> <!-- d --></p>"},
        {"<div>\na\n</div>\n", "<p><div>\na\n</div></p>"},
        {"https://example.org a@b.uk", "<p>https://example.org a@b.uk</p>"},
        {"~~a~~ $b$ [[c]]", "<p>~~a~~ $b$ [[c]]</p>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_body(rows[i][0], rows[i][1], "");
}

Test(story, turns_tables_into_elements) {
    expect_body("| a | b |\n|---|--:|\n| 1 | `x|y` |\n| 3 |\n",
                "<table><thead><tr><th scope=\"col\">a</th>"
                "<th scope=\"col\" class=\"align-right\">b</th></tr></thead>"
                "<tbody><tr><td>1</td><td class=\"align-right\"><code>x|y</code></td></tr>"
                "<tr><td>3</td><td class=\"align-right\"></td></tr></tbody></table>",
                "");
    expect_body("|a|b|\n|:--|:-:|\n",
                "<table><thead><tr><th scope=\"col\" class=\"align-left\">a</th>"
                "<th scope=\"col\" class=\"align-center\">b</th></tr></thead></table>",
                "");
}

Test(story, gives_every_heading_an_id_of_its_own) {
    expect_body("## What *we* did\n\n### What we did\n\nThird\n---\n\n## What we did 2\n"
                "\n## ?!\n\n###### ?\n\n## What we did\n",
                "<h2 id=\"story-what-we-did\">What <em>we</em> did</h2>"
                "<h3 id=\"story-what-we-did-2\">What we did</h3><h2 id=\"story-third\">Third</h2>"
                "<h2 id=\"story-what-we-did-2-2\">What we did 2</h2>"
                "<h2 id=\"story-section\">?!</h2><h6 id=\"story-section-2\">?</h6>"
                "<h2 id=\"story-what-we-did-3\">What we did</h2>",
                "");
    expect_body("## [News](a 'b') ![c](d.png)\n",
                "<h2 id=\"story-news\"><a href=\"a\" title=\"b\">News</a> "
                "<img src=\"d.png\" alt=\"c\"></img></h2>",
                "");
    expect_body(
        "## {{ arrests.value }} arrests\n##\n",
        "<h2 id=\"story-arrests\">{arrests.value} arrests</h2><h2 id=\"story-section\"></h2>", "");
}

Test(story, links_lead_to_its_own_headings) {
    expect_body("[a](#what) [b](<#what-2> \"c\") [d](#story-what) [e](#) [f](x#what)\n\n"
                "## What\n\n## What\n",
                "<p><a href=\"#story-what\">a</a> <a href=\"#story-what-2\" title=\"c\">b</a> "
                "<a href=\"#story-what\">d</a> <a href=\"#\">e</a> <a href=\"x#what\">f</a></p>"
                "<h2 id=\"story-what\">What</h2><h2 id=\"story-what-2\">What</h2>",
                "");
    expect_body(
        "[a][1] ![b](c.png '#d')\n\n## We\n\n[1]: #we\n",
        "<p><a href=\"#story-we\">a</a> <img src=\"c.png\" alt=\"b\" title=\"#d\"></img></p>"
        "<h2 id=\"story-we\">We</h2>",
        "");
    expect_body("[a](#{{ b }})\n", "<p><a href=\"#{b}\">a</a></p>", "");
}

Test(story, refuses_links_to_headings_that_it_has_not) {
    expect_body("[a](#wat)\n\n## What\n",
                "<p><a href=\"#wat\">a</a></p><h2 id=\"story-what\">What</h2>", "N216@12");
    cr_expect_str_eq(message_of(&list, &arena),
                     "'#wat' leads to no heading of the story; did you mean '#what'?");
    expect_body("words [a](#main)\n", "<p>words <a href=\"#main\">a</a></p>", "N216@18");
    cr_expect_str_eq(message_of(&list, &arena), "'#main' leads to no heading of the story");
    expect_body("[a](#x&amp;y)\n", "<p><a href=\"#x&y\">a</a></p>", "N216@8");
    cr_expect_str_eq(message_of(&list, &arena), "'#x&y' leads to no heading of the story");
}

Test(story, refuses_a_heading_at_the_top_level) {
    expect_body("words\n\n# [News](x)\n\nMore\n===\n",
                "<p>words</p><h1 id=\"story-news\"><a href=\"x\">News</a></h1>"
                "<h1 id=\"story-more\">More</h1>",
                "N212@18 N212@28");
    cr_expect(text_starts_with(list.items[0].message, TEXT("'News' is a heading")));
    expect_body("words\n\n#\n", "<p>words</p><h1 id=\"story-section\"></h1>", "N212@13");
}

Test(story, keeps_links_as_they_are_written) {
    static const char *const rows[][2] = {
        {"[a](b)", "<p><a href=\"b\">a</a></p>"},
        {"[a](<b c> \"d &amp; e\")", "<p><a href=\"b c\" title=\"d & e\">a</a></p>"},
        {"[a](b\\)&amp;c&#x3d;&bogus;)", "<p><a href=\"b)&c=&bogus;\">a</a></p>"},
        {"[a *b*][c]\n\n[c]: d\n  'e\n  f'",
         "<p><a href=\"d\" title=\"e\nf\">a <em>b</em></a></p>"},
        {"<https://a.uk/b> <c@d.uk>", "<p><a href=\"https://a.uk/b\">https://a.uk/b</a> "
                                      "<a href=\"mailto:c@d.uk\">c@d.uk</a></p>"},
        {"[a](javascript:b)", "<p><a href=\"javascript:b\">a</a></p>"},
        {"[a]()", "<p><a href=\"\">a</a></p>"},
        {"[link](foo(and(bar))", "<p>[link](foo(and(bar))</p>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_body(rows[i][0], rows[i][1], "");
}

Test(story, gives_images_their_words) {
    static const char *const rows[][2] = {
        {"![a](b.png)", "<p><img src=\"b.png\" alt=\"a\"></img></p>"},
        {"![a *b* `c`\nd  \ne &amp; {{ f }}](g/h-1.jpg 'i')",
         "<p><img src=\"g/h-1.jpg\" alt=\"a b c d e & {f}\" title=\"i\"></img></p>"},
        {"![a ![b](c) [d](e)](f)", "<p><img src=\"f\" alt=\"a b d\"></img></p>"},
        {"![{{ a }}](b)", "<p><img src=\"b\" alt=\"{a}\"></img></p>"},
        {"[![a](b)](c)", "<p><a href=\"c\"><img src=\"b\" alt=\"a\"></img></a></p>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_body(rows[i][0], rows[i][1], "");
}

Test(story, refuses_images_without_words) {
    static const char *const texts[] = {"![](a)", "![ ](a)", "![&nbsp;](a)", "![**](a)"};
    static const char *const reports[] = {"N214@12", "N214@10", "N214@10", ""};
    for (size_t i = 0; i < COUNT(texts); i++) {
        read_body(text_of(texts[i]));
        cr_expect_str_eq(reports_of(&list, &arena), reports[i], "%s: %s", texts[i],
                         reports_of(&list, &arena));
    }
    expect_body("![](a)", "<p><img src=\"a\" alt=\"\"></img></p>", "N214@12");
}

Test(story, refuses_images_from_elsewhere) {
    static const char *const paths[] = {
        "https://a.uk/b.png",
        "//a.uk/b.png",
        "/b.png",
        "../b.png",
        "a/../b.png",
        "a\\\\b.png",
        "data:image/png,a",
        "%2e%2e/b.png",
        "&#46;&#46;/b.png",
        "a.png?b",
        "a.png#b",
        "&#9;/b.png",
        "{{ a }}",
        "a/{{ b }}.png",
        "",
        "&sol;b.png&colon;",
    };
    for (size_t i = 0; i < COUNT(paths); i++) {
        struct markup body =
            read_body(TEXT_JOIN(&arena, TEXT("![x]("), text_of(paths[i]), TEXT(")")));
        bool is_refused = i + 1 < COUNT(paths);
        cr_expect_str_eq(reports_of(&list, &arena), is_refused ? "N213@10" : "", "%s: %s", paths[i],
                         reports_of(&list, &arena));
        check_events(&body);
    }
}

// --- placeholders ---

Test(story, keeps_placeholders_whole) {
    static const char *const rows[][2] = {
        {"{{ a }}", "<p>{a}</p>"},
        {"x {{a.b@c}}{{ d }} y", "<p>x {a.b@c}{d} y</p>"},
        {"{{ a*b }} {{ c*d }} {{ e_f_g }}", "<p>{a*b} {c*d} {e_f_g}</p>"},
        {"**{{ a }}**: *{{ b }}*s", "<p><strong>{a}</strong>: <em>{b}</em>s</p>"},
        {"[{{ a }}]({{ b }} \"{{ c }}\")", "<p><a href=\"{b}\" title=\"{c}\">{a}</a></p>"},
        {"[a](x/{{ b }}?c={{ d }}&amp;e)", "<p><a href=\"x/{b}?c={d}&e\">a</a></p>"},
        {"[a](b\\){{ c }})", "<p><a href=\"b){c}\">a</a></p>"},
        {"[a]\n\n[a]: {{ b }}", "<p><a href=\"{b}\">a</a></p>"},
        {"<https://{{ a }}/b>", "<p><a href=\"https://{a}/b\">https://{a}/b</a></p>"},
        {"- {{ a }}\n- b", "<ul><li>{a}</li><li>b</li></ul>"},
        {"|a|\n|---|\n|{{ b | c }}|", "<table><thead><tr><th scope=\"col\">a</th></tr></thead>"
                                      "<tbody><tr><td>{b | c}</td></tr></tbody></table>"},
        {"{{ }}", "<p>{}</p>"},
        {"{{ a }}\n{{ b }}", "<p>{a}\n{b}</p>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_body(rows[i][0], rows[i][1], "");
}

Test(story, writes_braces_that_are_escaped_or_in_code) {
    static const char *const rows[][2] = {
        {"\\{{ a }} b", "<p>{{ a }} b</p>"},
        {"\\\\{{ a }}", "<p>\\{a}</p>"},
        {"`{{ a }}` {{ b }}", "<p><code>{{ a }}</code> {b}</p>"},
        {"`{{` and `}}`", "<p><code>{{</code> and <code>}}</code></p>"},
        {"`\\{{ a }}`", "<p><code>\\{{ a }}</code></p>"},
        {"```\n{{ a }}\n{{ b\n}}\n```", "<pre><code>{{ a }}\n{{ b\n}}\n</code></pre>"},
        {"    {{ a\n", "<pre><code>{{ a\n</code></pre>"},
        {"&#123;&#123; a }}", "<p>{{ a }}</p>"},
        {"{ { a } } }}", "<p>{ { a } } }}</p>"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        expect_body(rows[i][0], rows[i][1], "");
}

Test(story, refuses_placeholders_that_are_not_closed_in_their_line) {
    expect_body("a {{ b", "<p>a {{ b</p>", "N210@10");
    expect_body("a {{ b\nc }} d {{ e }}", "<p>a {{ b\nc }} d {e}</p>", "N210@10");
    expect_body("{{ a {{ b }}", "<p>{{ a {b}</p>", "N210@8");
    expect_body("[a](<{{ b>) {{ c", "<p><a href=\"{{ b\">a</a> {{ c</p>", "N210@13 N210@20");
    expect_body("[a] [a]\n\n[a]: x{{", "<p><a href=\"x{{\">a</a> <a href=\"x{{\">a</a></p>",
                "N210@23");
}

Test(story, knows_where_everything_stands) {
    struct markup body = read_body(TEXT("## {{ a }} £b *c*\n\n\\{{ {{ d }} [e](f) &amp; g\n"));
    static const struct {
        enum markup_kind kind;
        const char *text;
        size_t offset;
    } events[] = {
        {MARKUP_OPEN, "h2", 14}, {MARKUP_PLACEHOLDER, "a", 14},  {MARKUP_OPEN, "em", 24},
        {MARKUP_TEXT, "c", 24},  {MARKUP_OPEN, "p", 29},         {MARKUP_PLACEHOLDER, "d", 35},
        {MARKUP_OPEN, "a", 41},  {MARKUP_ATTRIBUTE, "href", 41}, {MARKUP_TEXT, "f", 44},
        {MARKUP_TEXT, "e", 41},  {MARKUP_TEXT, "&", 47},         {MARKUP_TEXT, " g", 52},
    };
    for (size_t i = 0; i < COUNT(events); i++) {
        size_t found = 0;
        while (found < body.count && !(body.items[found].kind == events[i].kind &&
                                       text_equal(body.items[found].text, text_of(events[i].text))))
            found++;
        cr_assert_lt(found, body.count, "%s", events[i].text);
        cr_expect_eq(body.items[found].offset, events[i].offset, "%s is at %zu", events[i].text,
                     body.items[found].offset);
    }
}

Test(story, makes_one_event_of_what_is_one_text) {
    struct markup body = read_body(TEXT("It's £5 (not 6), isn't it? a_b *c d! [e] & f:g"));
    cr_expect_eq(body.count, 3);
}

// --- what is refused, and hostile input ---

Test(story, refuses_control_and_private_characters) {
    expect_body("a\x07 \uE000 b {{ c }}", "<p>a\x07 \uE000 b {c}</p>", "N015@9 N015@11");
    expect_body("&#xE000; {{ a }}", "<p>\uFFFD {a}</p>", "");
    expect_body("a\xC2\x85_\U000F0000", "<p>a\xC2\x85_\U000F0000</p>", "N015@9 N015@12");
}

static void expect_refusal(struct text text, const char *limit) {
    struct markup body = read_body(text);
    cr_expect_eq(body.count, 0);
    cr_assert_eq(list.count, 1, "%s: %s", limit, reports_of(&list, &arena));
    cr_expect_str_eq(diagnostic_row(list.items[0].kind)->code, "N211");
    cr_expect_not_null(strstr(message_of(&list, &arena), limit), "%s", message_of(&list, &arena));
}

static void expect_reading(struct text text) {
    struct markup body = read_body(text);
    cr_expect_eq(list.count, 0, "%s", reports_of(&list, &arena));
    cr_expect_gt(body.count, 0);
    check_events(&body);
}

Test(story, holds_its_parts_within_limits) {
    expect_reading(repeated("{{ a }} ", 1000));
    expect_refusal(repeated("{{ a }} ", 1001), "1000 placeholders");
    expect_reading(repeated("## a\n", 500));
    expect_refusal(repeated("## a\n", 501), "500 headings");
    expect_reading(TEXT_JOIN(&arena, repeated(">", 63), TEXT("a")));
    expect_refusal(TEXT_JOIN(&arena, repeated(">", 64), TEXT("a")), "64 levels");
    expect_refusal(TEXT_JOIN(&arena, repeated("|a", 1000), TEXT("\n"), repeated("|---", 1000),
                             TEXT("\n"), repeated("|a\n", 1000)),
                   "100000 parts");
}

// A mistake of md4c 0.4.8 that must not reach the page.
Test(story, refuses_an_emphasis_that_begins_in_an_address) {
    expect_body("a\n\n[b](c*d) e*", "", "N215@21");
    expect_body("![b](c*d) e*", "", "N215@19");
    expect_body("[b](c *\"d\") ![e](f*g)", "", "N215@23");
    expect_body("[b](c\\*d) e\\* [f](g_h) _i_",
                "<p><a href=\"c*d\">b</a> e* <a href=\"g_h\">f</a> <em>i</em></p>", "");
}

Test(story, survives_hostile_shapes) {
    static const char *const shapes[] = {
        "[",    "[a](", "*a_ ",  "`",   "]",      "<",        "![",      "a**b", "&",
        "> - ", "![](", "|",     "\\",  "[a][b]", "[](<",     "]: x\n[", "{{",   "\\{{",
        "`a``", "<a@",  "* a\n", "1. ", "~",      "\xF0\x9F", "\r",
    };
    for (size_t i = 0; i < COUNT(shapes); i++) {
        struct markup body = read_body(repeated(shapes[i], 50000 / strlen(shapes[i])));
        check_events(&body);
    }
}

Test(story, reads_fifty_thousand_brackets) {
    expect_reading(TEXT_JOIN(&arena, repeated("[", 50000), repeated("]", 50000)));
    expect_reading(TEXT_JOIN(&arena, repeated("[", 50000), TEXT("a"), repeated("](b)", 50000)));
}

// --- one line ---

static void expect_line(const char *text, const char *words, const char *reports) {
    list = (struct diagnostics){.arena = &arena};
    source = (struct source){TEXT("campaign.md"), TEXT_JOIN(&arena, TEXT("lead: "), text_of(text))};
    struct text line = text_slice(source.text, 6, source.text.length);
    struct markup markup =
        story_read_line(line, (struct place){&source, 6, line.length}, &arena, &list);
    cr_expect_str_eq(words_of(&markup), words, "%s is read as %s", text, words_of(&markup));
    cr_expect_str_eq(reports_of(&list, &arena), reports, "%s", text);
    cr_expect_eq(markup.source, &source);
    check_events(&markup);
}

Test(story, reads_a_line_of_words) {
    expect_line("", "", "");
    expect_line("*no* `Markdown` &amp; <b>", "*no* `Markdown` &amp; <b>", "");
    expect_line("a {{ b }} c{{d}}", "a {b} c{d}", "");
    expect_line("{{ a }}", "{a}", "");
    expect_line("\\{{ a }} {{ b }}", "{{ a }} {b}", "");
    expect_line("a {{ b", "a {{ b", "N210@8");
    expect_line("{{ a {{ b }}", "{{ a {b}", "N210@6");
}

Test(story, finds_the_words_of_a_scalar_in_its_source) {
    list = (struct diagnostics){.arena = &arena};
    source = (struct source){TEXT("campaign.md"), TEXT("lead: 'it''s {{ a }} {{'")};
    struct markup markup =
        story_read_line(TEXT("it's {{ a }} {{"), (struct place){&source, 7, 16}, &arena, &list);
    static const size_t offsets[] = {7, 16, 20, 21};
    cr_assert_eq(markup.count, 4);
    for (size_t i = 0; i < markup.count; i++)
        cr_expect_eq(markup.items[i].offset, offsets[i]);
    cr_expect_str_eq(reports_of(&list, &arena), "N210@21");
}
