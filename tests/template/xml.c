#include "xml.h"

#include "workshop.h"

#include <stdlib.h>
#include <string.h>

// The events of a document, one a line: kind, line:column, text.
static const char *events_of(struct workshop *workshop, const char *text) {
    static const char *const kinds[] = {
        [MARKUP_OPEN] = "open ", [MARKUP_ATTRIBUTE] = "attribute ", [MARKUP_ATTRIBUTE_END] = "end ",
        [MARKUP_TEXT] = "text ", [MARKUP_PLACEHOLDER] = "value ",   [MARKUP_CLOSE] = "close ",
    };
    struct source *source = arena_allocate(&workshop->arena, 1, sizeof *source);
    *source = (struct source){TEXT("template"), text_of(text)};
    struct markup markup = xml_read(source, &workshop->arena, &workshop->diagnostics);
    struct buffer said = {.arena = &workshop->arena};
    for (size_t i = 0; i < markup.count; i++) {
        const struct markup_event *event = &markup.items[i];
        if (event->kind == MARKUP_ATTRIBUTE_END)
            continue;
        struct source_location location = source_locate((struct place){source, event->offset, 0});
        buffer_append(&said, text_of(kinds[event->kind]));
        buffer_append_integer(&said, (long long)location.line);
        buffer_append_byte(&said, ':');
        buffer_append_integer(&said, (long long)location.column);
        buffer_append_byte(&said, ' ');
        buffer_append(&said, event->text);
        buffer_append_byte(&said, '\n');
    }
    return string_of(&workshop->arena, buffer_text(&said));
}

static void expect_events(const char *text, const char *expected) {
    struct workshop *workshop = workshop_open();
    const char *said = events_of(workshop, text);
    cr_expect_str_eq(said, expected, "%s\ngives\n%s", text, said);
    cr_expect_eq(workshop->diagnostics.count, 0);
    workshop_close(workshop);
}

Test(xml, every_event_has_its_exact_place) {
    expect_events(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
        "<!DOCTYPE html><!-- <p> -->\n"
        "<html\n  lang = 'e{{ a }}n'\tid=\"\"\n><p>x &amp;\n&#65;{{b.c}}y</p  ><br /></html\n>\n",
        "open 3:1 html\n"
        "attribute 4:3 lang\n"
        "text 4:11 e\n"
        "value 4:15 a\n"
        "text 4:19 n\n"
        "attribute 4:22 id\n"
        "open 5:2 p\n"
        "text 5:5 x &\nA\n"
        "value 6:8 b.c\n"
        "text 6:13 y\n"
        "close 6:14 p\n"
        "open 6:20 br\n"
        "close 6:24 br\n"
        "close 6:26 html\n");
}

Test(xml, what_looks_like_a_tag_within_other_things_does_not_mislead) {
    expect_events("<a b='>' c=\"/>\"><!-- <a> {{ x --> \"<![CDATA[<a b=\"{{ y }}\">]]>/></a>",
                  "open 1:1 a\n"
                  "attribute 1:4 b\n"
                  "text 1:7 >\n"
                  "attribute 1:10 c\n"
                  "text 1:13 />\n"
                  "text 1:34  \"\n"
                  "text 1:45 <a b=\"\n"
                  "value 1:54 y\n"
                  "text 1:58 \">\n"
                  "text 1:63 />\n"
                  "close 1:65 a\n");
}

Test(xml, characters_beyond_ascii_keep_the_places_right) {
    expect_events("<a t=\"\u00E9{{ b }}\">\u20AC&#x20AC;\U0001F600{{ c }}</a>",
                  "open 1:1 a\n"
                  "attribute 1:4 t\n"
                  "text 1:7 \u00E9\n"
                  "value 1:11 b\n"
                  "text 1:17 \u20AC\u20AC\U0001F600\n"
                  "value 1:30 c\n"
                  "close 1:34 a\n");
}

Test(xml, line_ends_keep_the_places_right) {
    expect_events("<a>\r\n\r{{ b }}\r\n</a>\r\n", "open 1:1 a\n"
                                                  "text 1:4 \n\n\n"
                                                  "value 3:4 b\n"
                                                  "text 3:8 \n\n"
                                                  "close 4:1 a\n");
}

Test(xml, namespaces_are_attributes_under_the_names_they_were_written_with) {
    expect_events("<s:svg xmlns:s=\"urn:a\" xmlns='urn:b&amp;c' s:d=\"e\" d=\"f\" "
                  "xmlns:xml=\"http://www.w3.org/XML/1998/namespace\" xml:lang=\"en\"/>",
                  "open 1:1 s:svg\n"
                  "attribute 1:8 xmlns:s\n"
                  "text 1:17 urn:a\n"
                  "attribute 1:24 xmlns\n"
                  "text 1:31 urn:b&c\n"
                  "attribute 1:44 s:d\n"
                  "text 1:49 e\n"
                  "attribute 1:52 d\n"
                  "text 1:55 f\n"
                  "attribute 1:107 xml:lang\n"
                  "text 1:117 en\n"
                  "close 1:120 s:svg\n");
}

Test(xml, braces_written_as_references_begin_no_placeholder) {
    expect_events("<a b=\"&#123;{ c }}\">{&#123; d }} {{ e&#125; }} { { {{}}</a>",
                  "open 1:1 a\n"
                  "attribute 1:4 b\n"
                  "text 1:7 {{ c }}\n"
                  "text 1:21 {{ d }} \n"
                  "value 1:37 e&#125;\n"
                  "text 1:47  { { \n"
                  "value 1:54 \n"
                  "close 1:56 a\n");
}

Test(xml, a_mark_at_the_start_is_passed_over) {
    expect_events("\xEF\xBB\xBF<a>b</a>", "open 1:2 a\ntext 1:5 b\nclose 1:6 a\n");
}

Test(xml, documents_that_are_not_well_formed_are_reported_once_at_their_place) {
    static const struct {
        const char *text;
        const char *said;
    } rows[] = {
        {"", "1:1 the template is not well-formed XML: document is empty"},
        {"words", "1:1 the template is not well-formed XML: start tag expected, '<' not found"},
        {"<p>\n<b>x</p>", "2:5 '</p>' does not close '<b>' of line 2"},
        {"<p>\none<br>\ntwo</p>", "3:4 '</p>' does not close '<br>' of line 2; write '<br/>'"},
        {"<p>a&nbsp;b</p>", "1:5 '&nbsp;' is not known in XML; write '&#160;'"},
        {"<p t=\"&copy;\"/>", "1:7 '&copy;' is not known in XML; write '&#169;'"},
        {"<p>&pound;&euro;</p>", "1:4 '&pound;' is not known in XML; write '&#163;'"},
        {"<p>&thorn;</p>", "1:4 '&thorn;' is not known in XML"},
        {"<p>Clear & hold</p>",
         "1:10 '&' begins a reference; write '&amp;' for the character itself"},
        {"<a href=\"?a=1&b=2\"/>",
         "1:14 '&' begins a reference; write '&amp;' for the character itself"},
        {"<details open></details>", "1:14 'open' has no value; write open=\"open\""},
        {"<p class=a/>", "1:10 the template is not well-formed XML: attValue: \" or ' expected"},
        {"<p a=\"1\" a=\"2\"/>", "1:15 the template is not well-formed XML: attribute a redefined"},
        {"<p>", "1:4 the template is not well-formed XML: premature end of data in tag p line 1"},
        {"<p/><p/>",
         "1:5 the template is not well-formed XML: extra content at the end of the document"},
        {"<p>1 < 2</p>", "1:7 the template is not well-formed XML: startTag: invalid element name"},
        {"<x:p/>",
         "1:5 the template is not well-formed XML: namespace prefix x on p is not defined"},
        {"<p>\x01</p>", "1:4 the template is not well-formed XML: pCDATA invalid Char value 1"},
        {"<p>\xE9</p>", "1:4 byte E9 is not text in UTF-8; save the file as UTF-8"},
        {"<p><?php echo 1 ?></p>", "1:4 '<?php' has no meaning in a template; take it out"},
        {"<?xml-stylesheet href=\"a\"?><p/>",
         "1:1 '<?xml-stylesheet' has no meaning in a template; take it out"},
        {"<!DOCTYPE svg><svg/>", "1:1 only '<!DOCTYPE html>' may stand before the first element"},
        {"\n<!DOCTYPE html SYSTEM \"about:legacy-compat\"><html/>",
         "2:1 only '<!DOCTYPE html>' may stand before the first element"},
        {"<!DOCTYPE html [<!ENTITY a \"b\">]><html>&a;</html>",
         "1:1 only '<!DOCTYPE html>' may stand before the first element"},
        {"<p>{{ title }</p>",
         "1:4 '{{' is not closed; write '}}' behind the name, or '&#123;{' for "
         "the braces themselves"},
        {"<p t=\"{{\">{{ a <!-- }} --> }}</p>",
         "1:7 '{{' is not closed; write '}}' behind the name, or '&#123;{' for the braces "
         "themselves\n1:11 '{{' is not closed; write '}}' behind the name, or '&#123;{' for the "
         "braces themselves"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_complaint(rows[i].text, rows[i].said);
}

Test(xml, a_zero_byte_is_refused) {
    struct workshop *workshop = workshop_open();
    static const struct source source = {TEXT("template"), TEXT("<p>\0</p>")};
    struct markup markup = xml_read(&source, &workshop->arena, &workshop->diagnostics);
    cr_expect_eq(markup.count, 0);
    cr_assert_eq(workshop->diagnostics.count, 1);
    cr_expect_eq(workshop->diagnostics.items[0].kind, DIAGNOSTIC_TEMPLATE_BYTE);
    cr_expect_eq(workshop->diagnostics.items[0].place.offset, 3);
    workshop_close(workshop);
}

static void expect_kind(const char *text, enum diagnostic_kind kind) {
    struct workshop *workshop = workshop_open();
    workshop_complain(workshop, text);
    cr_assert_eq(workshop->diagnostics.count, 1, "%.60s", text);
    cr_expect_eq(workshop->diagnostics.items[0].kind, kind, "%.60s", text);
    workshop_close(workshop);
}

static char *repeated(const char *first, size_t count, const char *last) {
    size_t length = strlen(first);
    char *text = malloc(count * length + strlen(last) + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * length, first, length);
    strcpy(text + count * length, last);
    return text;
}

Test(xml, sizes_and_depths_have_limits) {
    char *deep = repeated("<p>", 65, "");
    char *deepest = repeated("<p>", 100000, "");
    char *large = repeated(" ", (1 << 20) + 1, "");
    expect_kind(deep, DIAGNOSTIC_TEMPLATE_TOO_DEEP);
    expect_kind(deepest, DIAGNOSTIC_TEMPLATE_TOO_DEEP);
    expect_kind(large, DIAGNOSTIC_FILE_TOO_LARGE);
    free(deep);
    free(deepest);
    free(large);
    char *closed = repeated("<p>", 64, "<");
    closed[64 * 3] = '\0';
    expect_kind(closed, DIAGNOSTIC_TEMPLATE_NOT_WELL_FORMED);
    free(closed);
}

Test(xml, many_elements_beside_each_other_are_not_deep) {
    struct workshop *workshop = workshop_open();
    char *inner = repeated("<g/>", 100, "");
    struct text text = TEXT_JOIN(&workshop->arena, TEXT("<svg>"), text_of(inner), TEXT("</svg>"));
    workshop_compile(workshop, string_of(&workshop->arena, text));
    cr_expect_eq(workshop->diagnostics.count, 0);
    free(inner);
    workshop_close(workshop);
}

Test(xml, entities_and_external_files_are_never_read) {
    static const char *const files[] = {
        "attrlaugh",        "billion",
        "extdtd",           "xxe",
        "xxe_pe",           "defused-cyclic",
        "defused-dtd",      "defused-dtd_element",
        "defused-external", "defused-external_file",
        "defused-xmlbomb",  "defused-xmlbomb2",
    };
    struct arena arena = arena_new((size_t)1 << 20, NULL);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct text name = TEXT_JOIN(&arena, TEXT("hostile-xml/"), text_of(files[i]), TEXT(".xml"));
        struct text text = read_data(&arena, string_of(&arena, name));
        expect_kind(string_of(&arena, text), DIAGNOSTIC_TEMPLATE_DOCUMENT_TYPE);
    }
    arena_release(&arena);
}

// Whatever a template is cut to, there is one report and no event, and nothing is read past its
// end.
Test(xml, every_beginning_of_a_template_is_refused_or_read) {
    static const char whole[] =
        "<?xml version=\"1.0\"?><!DOCTYPE html><!--a--><html a=\"{{ b }}&amp;\">"
        "<![CDATA[{{ c }}]]>&#65;<br/>{{ d }}</html>";
    for (size_t length = 0; length < sizeof whole - 1; length++) {
        struct workshop *workshop = workshop_open();
        char *start = malloc(length + 1);
        memcpy(start, whole, length);
        struct source source = {TEXT("template"), {start, length}};
        struct markup markup = xml_read(&source, &workshop->arena, &workshop->diagnostics);
        cr_expect_eq(markup.count, 0);
        cr_expect_geq(workshop->diagnostics.count, 1, "%zu", length);
        workshop_close(workshop);
        free(start);
    }
}
