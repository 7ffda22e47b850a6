#include "workshop.h"

#include "fill.h"

struct row {
    const char *text;
    const char *expected;
};

#define FILL_ALL(rows)                                                                             \
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows)[0]; i++)                                    \
    expect_filled((rows)[i].text, (rows)[i].expected)

#define DECLARED "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define HTML(body) "<!doctype html>\n<html>" body "</html>\n"

// --- forms of output ---

Test(template, the_root_decides_how_a_document_is_written) {
    static const struct row rows[] = {
        {"<html/>", HTML("")},
        {"<svg/>", DECLARED "<svg/>\n"},
        {"<feed xmlns=\"http://www.w3.org/2005/Atom\"><id/></feed>",
         DECLARED "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id/></feed>\n"},
        {"<text>Hello</text>", "Hello"},
        {"<json>{\"a\": 1}</json>", "{\"a\": 1}"},
    };
    FILL_ALL(rows);
}

Test(template, html_has_void_elements_without_and_others_with_an_end_tag) {
    expect_filled("<html><p/><br/><img src=\"a.png\" alt=\"\"/><hr></hr></html>",
                  HTML("<p></p><br><img src=\"a.png\" alt=\"\"><hr>"));
}

Test(template, svg_within_html_is_written_as_xml) {
    expect_filled("<html><svg><g/><circle r=\"1\"></circle><title>a</title></svg><p/></html>",
                  HTML("<svg><g/><circle r=\"1\"/><title>a</title></svg><p></p>"));
    expect_filled("<html xmlns:s=\"x:svg\"><s:svg><s:g/></s:svg></html>",
                  "<!doctype html>\n<html xmlns:s=\"x:svg\"><s:svg><s:g/></s:svg></html>\n");
}

Test(template, html_within_svg_within_html_is_written_as_html) {
    expect_filled("<html><svg><foreignObject><p/><br/></foreignObject><g/></svg></html>",
                  HTML("<svg><foreignObject><p></p><br></foreignObject><g/></svg>"));
}

Test(template, namespaces_and_prefixes_stay_as_they_were_written) {
    expect_filled("<svg xmlns=\"http://www.w3.org/2000/svg\" "
                  "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><use xlink:href=\"#a\"/></svg>",
                  DECLARED "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                           "xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
                           "<use xlink:href=\"#a\"/></svg>\n");
}

Test(template, literals_are_escaped_anew) {
    expect_filled(
        "<html><a href=\"?a=1&amp;b=2&#38;c\" title=\"&amp;#38;&#38;amp;{{ year }}\"/></html>",
        HTML("<a href=\"?a=1&amp;b=2&amp;c\" title=\"&amp;#38;&amp;amp;2025\"></a>"));
    expect_filled("<html><p title='\"&lt;&gt;&#10;'>&amp;&lt;]]&gt;&#160;\"</p></html>",
                  HTML("<p title=\"&quot;&lt;&gt;&#10;\">&amp;&lt;]]&gt;\u00A0\"</p>"));
}

Test(template, comments_and_the_document_type_leave_nothing_behind) {
    expect_filled("<?xml version=\"1.0\"?>\n<!-- a --><!DOCTYPE html>\n<!-- b -->"
                  "<html><!-- {{ c --><p>d<!-- e -->f</p></html><!-- g -->",
                  HTML("<p>df</p>"));
}

Test(template, cdata_is_text) {
    expect_filled("<svg><desc><![CDATA[a < b & {{ title }}]]></desc></svg>",
                  DECLARED "<svg><desc>a &lt; b &amp; Not in &lt;Our&gt; \"Town\" &amp; more</desc>"
                           "</svg>\n");
}

Test(template, style_is_raw_in_html_and_escaped_in_svg) {
    expect_filled("<html><style>a &gt; b { }</style></html>", HTML("<style>a > b { }</style>"));
    expect_filled("<svg><style>a &gt; b { }</style></svg>",
                  DECLARED "<svg><style>a &gt; b { }</style></svg>\n");
    expect_filled("<html><svg><style>a &gt; b</style></svg></html>",
                  HTML("<svg><style>a &gt; b</style></svg>"));
}

// --- white space ---

Test(template, a_line_break_between_tags_is_one_line_break) {
    expect_filled("<html>\n\n  <p>a</p>\n\t\n  <p> b\n  c </p> <p/>\n</html>",
                  HTML("\n<p>a</p>\n<p> b\n  c </p> <p></p>\n"));
}

Test(template, consumed_tags_leave_no_blank_lines) {
    expect_filled("<html>\n  <group>\n    <p/>\n  </group>\n  <group data-if=\"missing\">\n"
                  "    <p/>\n  </group>\n  <i/>\n</html>",
                  HTML("\n<p></p>\n<i></i>\n"));
    expect_filled("<html>\n<ul>\n  <li data-each=\"bar in bars\"/>\n</ul>\n</html>",
                  HTML("\n<ul>\n<li></li>\n<li></li>\n</ul>\n"));
    expect_filled("<html>\n<ul>\n  <li data-each=\"bar in no_bars\"/>\n</ul>\n</html>",
                  HTML("\n<ul>\n</ul>\n"));
}

Test(template, white_space_is_kept_where_it_counts) {
    expect_filled("<html><pre>\n  <b>\n </b>\n</pre><textarea>\n\n</textarea></html>",
                  HTML("<pre>\n  <b>\n </b>\n</pre><textarea>\n\n</textarea>"));
    expect_filled("<svg><text>\n <tspan>\n </tspan>\n</text>\n <g/></svg>",
                  DECLARED "<svg><text>\n <tspan>\n </tspan>\n</text>\n<g/></svg>\n");
}

Test(template, line_ends_of_any_system_are_read_as_one) {
    expect_filled("<html>\r\n<p title=\"a\r\nb\">{{ year\r\n}}</p>\r<p>{{ year }}</p>\r\n</html>",
                  HTML("\n<p title=\"a b\">2025</p>\n<p>2025</p>\n"));
}

// --- plain text ---

Test(template, plain_text_is_written_as_it_is) {
    expect_filled("<text>\n  {{ title }}\n\n&lt;{{ note.text }}&gt;  \n</text>",
                  "  Not in <Our> \"Town\" & more\n\n<a note>  \n");
}

Test(template, lines_of_plain_text_that_hold_only_tags_are_left_out) {
    static const struct row rows[] = {
        {"<text>\n<group data-each=\"bar in bars\">\n- {{ bar.label }}\n</group>\nend\n</text>",
         "- Burglary\n- Drugs & more\nend\n"},
        {"<text>\na\n  <group data-if=\"missing\">\n  b\n  </group>\nc\n</text>", "a\nc\n"},
        {"<text>\na\n  <group data-if=\"title\">\n  b\n  </group>\nc\n</text>", "a\n  b\nc\n"},
        {"<text>\n<group>\n\n<group>\nx\n</group></group>\n</text>", "\nx\n"},
        {"<text>a <group data-if=\"title\">b</group>\nc</text>", "a b\nc"},
        {"<text>\n  <group data-if=\"title\"> b</group>\n</text>", "   b\n"},
    };
    FILL_ALL(rows);
}

Test(template, markup_cannot_stand_in_plain_text) {
    expect_complaint("<text>a <b class=\"x\">b</b></text>",
                     "1:9 '<b>' cannot stand within '<text>', which holds text alone");
}

// --- values ---

Test(template, values_are_escaped_for_where_they_stand) {
    expect_filled("<html><p title=\"{{ title }}\">{{ title }}</p></html>",
                  HTML("<p title=\"Not in &lt;Our&gt; &quot;Town&quot; &amp; more\">"
                       "Not in &lt;Our&gt; \"Town\" &amp; more</p>"));
}

Test(template, numbers_are_plain_everywhere) {
    expect_filled("<svg width=\"{{ width }}\" class=\"w{{ width }}\">{{ year }}</svg>",
                  DECLARED "<svg width=\"640.13\" class=\"w640.13\">2025</svg>\n");
}

Test(template, what_is_absent_prints_nothing_and_its_attribute_is_left_out) {
    expect_filled("<html><p title=\"{{ missing }}\" lang=\"x{{ missing }}\" "
                  "class=\"{{ missing_note.text }}\" id=\"\">{{ missing }}|{{ missing_note.text }}"
                  "</p></html>",
                  HTML("<p lang=\"x\" id=\"\">|</p>"));
}

Test(template, braces_written_as_references_are_text) {
    expect_filled("<text>&#123;{ title }} {&#123; }} { {</text>", "{{ title }} {{ }} { {");
}

Test(template, an_address_that_is_not_allowed_leads_nowhere) {
    struct workshop *workshop = workshop_open();
    workshop->page.address = TEXT("javascript:alert(1)");
    cr_expect_str_eq(workshop_fill(workshop, "<html><a href=\"{{ address }}\"/></html>"),
                     HTML("<a href=\"#\"></a>"));
    workshop_close(workshop);
}

Test(template, placeholders_in_addresses_are_escaped_by_what_stands_before_them) {
    static const struct row rows[] = {
        {"<html><a href=\"{{ address }}\"/></html>",
         HTML("<a href=\"https://example.org/?a=1&amp;b=2\"></a>")},
        {"<html><a href=\"https://example.org/{{ id }}?q={{ id }}\"/></html>",
         HTML("<a href=\"https://example.org/clear%20hold%40build?q=clear%20hold%40build\"></a>")},
        {"<html><a href=\"charts/{{ id }}.svg\"/></html>",
         HTML("<a href=\"charts/clear%20hold%40build.svg\"></a>")},
        {"<html><a href=\"mailto:{{ id }}?subject={{ id }}\"/></html>",
         HTML("<a href=\"mailto:clear%20hold@build?subject=clear%20hold%40build\"></a>")},
        {"<html><a href=\"#{{ id }}-x\" id=\"{{ id }}\" aria-labelledby=\"{{ id }}-y\"/></html>",
         HTML("<a href=\"#clear-hold-build-x\" id=\"clear-hold-build\" "
              "aria-labelledby=\"clear-hold-build-y\"></a>")},
        {"<svg><rect fill=\"url(#{{ id }})\" stroke=\"{{ id }}\"/></svg>",
         DECLARED "<svg><rect fill=\"url(#clear-hold-build)\" stroke=\"none\"/></svg>\n"},
    };
    FILL_ALL(rows);
}

Test(template, json_data_are_filled_within_strings) {
    expect_filled("<html><script type=\"application/ld+json\">\n"
                  "{\"a\\\"\": \"{{ title }}\", \"b\": [<group data-each=\"bar in bars\">\"{{ "
                  "bar.label }}\"<group data-if=\"not bar.last\">,</group></group>]}\n"
                  "</script></html>",
                  HTML("<script type=\"application/ld+json\">\n"
                       "{\"a\\\"\": \"Not in \\u003COur\\u003E \\\"Town\\\" \\u0026 more\", "
                       "\"b\": [\"Burglary\",\"Drugs \\u0026 more\"]}\n"
                       "</script>"));
}

// --- loops and conditions ---

Test(template, loops_go_through_lists_and_know_where_they_stand) {
    expect_filled("<text><group data-each=\"bar in bars\">{{ bar.number }}{{ bar.label }}<group "
                  "data-if=\"bar.first\">|</group><group data-if=\"bar.last\">.</group><group "
                  "data-each=\"line in bar.lines\">({{ bar.number }}{{ line.number }}{{ line.text "
                  "}})</group></group></text>",
                  "1Burglary|(11Burglary,)(12houses)2Drugs & more.");
}

Test(template, blanks_around_the_words_of_a_loop_do_not_matter) {
    expect_filled("<text><group data-each=\" bar   in\n  bars \">{{ bar.number }}</group></text>",
                  "12");
}

Test(template, an_inner_loop_hides_names_around_it) {
    expect_filled("<text><group data-each=\"title in bars\">{{ title.label }} <group "
                  "data-each=\"title in title.lines\">{{ title.text }}</group></group></text>",
                  "Burglary Burglary,housesDrugs & more ");
}

Test(template, conditions_ask_whether_something_is_there) {
    static const struct row rows[] = {
        {"title", "yes"},          {"not title", "no"},      {"missing", "no"},
        {"not missing", "yes"},    {"year", "yes"},          {"width", "yes"},
        {"is_draft", "no"},        {"not  is_draft", "yes"}, {"note", "yes"},
        {"missing_note", "no"},    {"note.text", "yes"},     {"missing_note.text", "no"},
        {"bars", "yes"},           {"no_bars", "no"},        {"not no_bars", "yes"},
        {"figures", "yes"},        {"arrests", "yes"},       {" arrests.label ", "yes"},
        {"arrests.is_fall", "no"}, {"arrests.note", "no"},   {"arrests.note.text", "no"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct workshop *workshop = workshop_open();
        struct text text =
            TEXT_JOIN(&workshop->arena, TEXT("<text><group data-if=\""), text_of(rows[i].text),
                      TEXT("\">yes</group><group data-if=\"missing\"/></text>"));
        const char *filled = workshop_fill(workshop, string_of(&workshop->arena, text));
        cr_expect_str_eq(filled, rows[i].expected[0] == 'y' ? "yes" : "", "%s", rows[i].text);
        workshop_close(workshop);
    }
}

Test(template, an_empty_text_is_present) {
    struct workshop *workshop = workshop_open();
    workshop->page.missing = TEXT("");
    cr_expect_str_eq(workshop_fill(workshop, "<html><p class=\"{{ missing }}\" "
                                             "data-if=\"missing\">{{ missing }}</p></html>"),
                     HTML("<p class=\"\"></p>"));
    workshop_close(workshop);
}

Test(template, a_loop_acts_before_the_condition_of_the_same_element) {
    expect_filled(
        "<html><p data-if=\"bar.note\" data-each=\"bar in bars\">{{ bar.label }}</p></html>",
        HTML("<p>Drugs &amp; more</p>"));
}

Test(template, the_same_program_fills_any_record_of_its_type) {
    struct workshop *workshop = workshop_open();
    const struct program *program = workshop_compile(
        workshop, "<text>{{ title }}<group data-each=\"b in bars\">.</group></text>");
    struct page other = {.title = TEXT("other")};
    struct buffer filled = {.arena = &workshop->arena};
    fill(program, &other, &filled);
    fill(program, &workshop->page, &filled);
    cr_expect_str_eq(string_of(&workshop->arena, buffer_text(&filled)),
                     "otherNot in <Our> \"Town\" & more..");
    workshop_close(workshop);
}

// --- names ---

Test(template, names_lead_through_loops_rows_and_keys) {
    static const struct row rows[] = {
        {"<text>{{year}}</text>", "2025"},
        {"<text>{{ note.text }}</text>", "a note"},
        {"<text>{{ arrests.label }}</text>", "Arrests"},
        {"<text>{{ figures.arrests.label }}</text>", "Arrests"},
        {"<text>{{ arrests.town.label }}</text>", "Arrests in the town"},
        {"<text>{{ figures.arrests.town.width }}</text>", "70"},
        {"<text>{{ recorded.burglary.label }}</text>", "Recorded burglary"},
        {"<text>{{ figures.recorded.burglary.label }}</text>", "Recorded burglary"},
        {"<text>{{ recorded.burglary@gosport-town.width }}</text>", "4"},
        {"<text><group data-each=\"line in arrests.lines\">x</group></text>", ""},
        {"<text><group data-each=\"arrests in bars\">{{ arrests.width }} </group></text>",
         "-63.5 24.25 "},
    };
    FILL_ALL(rows);
}

Test(template, names_that_lead_nowhere_are_reported_with_the_nearest) {
    static const struct row rows[] = {
        {"{{ titel }}", "1:10 no value is called 'titel'; did you mean 'title'?"},
        {"{{ nothing-like-it }}", "1:10 no value is called 'nothing-like-it'"},
        {"{{ note.txt }}", "1:10 no value is called 'note.txt'; did you mean 'note.text'?"},
        {"{{ arests.label }}",
         "1:10 no value is called 'arests.label'; did you mean 'arrests.label'?"},
        {"{{ recorded.burglry.label }}", "1:10 no value is called 'recorded.burglry.label'; did "
                                         "you mean 'recorded.burglary.label'?"},
        {"{{ recorded.burglary.lable }}", "1:10 no value is called 'recorded.burglary.lable'; did "
                                          "you mean 'recorded.burglary.label'?"},
        {"{{ figures.arests }}",
         "1:10 no value is called 'figures.arests'; did you mean 'figures.arrests'?"},
        {"{{ burglary.label }}", "1:10 'burglary' could be one of several; write "
                                 "'announced.burglary' or 'recorded.burglary'"},
        {"{{ title.short }}", "1:10 'title' is a text and has no 'short'"},
        {"{{ bars.label }}", "1:10 'bars' is a list and has no 'label'"},
        {"{{ arrests.lines.text }}", "1:10 'arrests.lines' is a list and has no 'text'"},
    };
    struct buffer text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct workshop *workshop = workshop_open();
        text = (struct buffer){.arena = &workshop->arena};
        buffer_append(&text, TEXT("<text>"));
        buffer_append(&text, text_of(rows[i].text));
        buffer_append(&text, TEXT("</text>"));
        const char *said =
            workshop_complain(workshop, string_of(&workshop->arena, buffer_text(&text)));
        cr_expect_str_eq(said, rows[i].expected, "%s", said);
        workshop_close(workshop);
    }
}

Test(template, names_in_loops_are_known_within_them_alone) {
    expect_complaint("<text><group data-each=\"bar in bars\">\n{{ bar.lable }} {{ bar.frist }}\n"
                     "</group>{{ bar.label }}</text>",
                     "2:4 no value is called 'bar.lable'; did you mean 'bar.label'?\n"
                     "2:20 no value is called 'bar.frist'; did you mean 'bar.first'?\n"
                     "3:12 no value is called 'bar.label'; did you mean 'bars.label'?");
}

Test(template, names_of_a_loop_that_failed_are_not_reported_again) {
    expect_complaint("<text><group data-each=\"bar in bras\">{{ bar.label }}</group></text>",
                     "1:32 no value is called 'bras'; did you mean 'bars'?");
}

Test(template, names_are_checked_in_branches_that_are_not_taken) {
    expect_complaint("<html><p data-if=\"missing\" title=\"{{ titel }}\"/></html>",
                     "1:38 no value is called 'titel'; did you mean 'title'?");
}

Test(template, only_names_stand_between_braces) {
    static const char *const wrong[] = {"",     "title | upper", "title.",   ".title",
                                        "a..b", "year + 1",      "title, 2", "'x'"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct workshop *workshop = workshop_open();
        struct text text =
            TEXT_JOIN(&workshop->arena, TEXT("<text>{{ "), text_of(wrong[i]), TEXT(" }}</text>"));
        workshop_compile(workshop, string_of(&workshop->arena, text));
        cr_expect_eq(workshop->diagnostics.count, 1);
        cr_expect_eq(workshop->diagnostics.items[0].kind, DIAGNOSTIC_NAME_SYNTAX, "%s", wrong[i]);
        workshop_close(workshop);
    }
}

Test(template, maps_without_a_record_have_no_keys) {
    struct workshop *workshop = workshop_open();
    workshop->settings.names.record = NULL;
    cr_expect_str_eq(workshop_complain(workshop, "<text>{{ arrests.label }}</text>"),
                     "1:10 no value is called 'arrests.label'");
    workshop_close(workshop);
}

Test(template, only_texts_and_numbers_can_be_written) {
    static const struct row rows[] = {
        {"<text>{{ note }}</text>", "1:10 'note' is a record and cannot be written out; write one "
                                    "of the names within it"},
        {"<text>{{ bars }}</text>", "1:10 'bars' is a list and cannot be written out; repeat an "
                                    "element for its items with data-each"},
        {"<text>{{ is_draft }}</text>",
         "1:10 'is_draft' is a yes or no and cannot be written out; use it in data-if"},
        {"<text>{{ figures }}</text>", "1:10 'figures' is a collection by name and cannot be "
                                       "written out; write one of the names within it"},
        {"<html lang=\"{{ arrests }}\"/>", "1:16 'arrests' is a record and cannot be written out; "
                                           "write one of the names within it"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_complaint(rows[i].text, rows[i].expected);
}

// --- directives ---

Test(template, directives_that_cannot_be_read_are_reported) {
    static const struct row rows[] = {
        {"<html data-each=\"bars\"/>", "1:18 'bars' is not a loop; write 'item in list'"},
        {"<html data-each=\"bar of bars\"/>",
         "1:18 'bar of bars' is not a loop; write 'item in list'"},
        {"<html data-each=\"a.b in bars\"/>",
         "1:18 'a.b in bars' is not a loop; write 'item in list'"},
        {"<html data-each=\"bar in \"/>", "1:18 'bar in' is not a loop; write 'item in list'"},
        {"<html data-each=\"\"/>", "1:7 '' is not a loop; write 'item in list'"},
        {"<html data-each=\"letter in title\"/>", "1:18 'title' is a text, not a list"},
        {"<html data-if=\"year > 3\"/>",
         "1:16 'year > 3' is not a condition; write a name, or 'not' and a name"},
        {"<html data-if=\"\"/>", "1:7 '' is not a condition; write a name, or 'not' and a name"},
        {"<html data-if=\"not titel\"/>", "1:20 no value is called 'titel'; did you mean 'title'?"},
        {"<html data-if=\"{{ title }}\"/>",
         "1:7 'data-if' is read when the template is compiled; write it without a placeholder"},
        {"<html><group class=\"x\" data-if=\"title\"/></html>",
         "1:14 'class' has nothing to stand on: '<group>' is not written"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_complaint(rows[i].text, rows[i].expected);
}

Test(template, loops_are_at_most_eight_deep) {
    expect_complaint("<text><group data-each=\"a in bars\"><group data-each=\"b in bars\">"
                     "<group data-each=\"c in bars\"><group data-each=\"d in bars\">"
                     "<group data-each=\"e in bars\"><group data-each=\"f in bars\">"
                     "<group data-each=\"g in bars\"><group data-each=\"h in bars\">\n"
                     "<group data-each=\"i in bars\"/></group></group></group></group></group>"
                     "</group></group></group></text>",
                     "2:8 'data-each' is nested more than 8 deep");
}

Test(template, an_included_file_takes_the_place_of_the_content) {
    struct workshop *workshop = workshop_open();
    workshop_add_file(workshop, "bar.html", "<group>\n<b>{{ bar.label }}</b>\n</group>");
    workshop_add_file(workshop, "foot.html", "<!-- x --><footer>{{ year }}</footer>");
    cr_expect_str_eq(
        workshop_fill(workshop,
                      "<html><p data-each=\"bar in bars\" data-include=\"bar.html\">\n"
                      "<i>as a <u>sample</u></i></p><group data-include=\"foot.html\"/></html>"),
        HTML("<p>\n<b>Burglary</b>\n</p><p>\n<b>Drugs &amp; more</b>\n</p><footer>2025</footer>"));
    workshop_close(workshop);
}

Test(template, an_included_svg_is_written_as_part_of_the_page) {
    struct workshop *workshop = workshop_open();
    workshop_add_file(workshop, "chart.svg",
                      "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>");
    cr_expect_str_eq(workshop_fill(workshop, "<html><p data-include=\"chart.svg\"/></html>"),
                     HTML("<p><svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg></p>"));
    workshop_close(workshop);
}

Test(template, mistakes_in_an_included_file_are_placed_there) {
    struct workshop *workshop = workshop_open();
    workshop_add_file(workshop, "a.html", "<group>\n{{ titel }}</group>");
    workshop_add_file(workshop, "b.html", "<group>");
    cr_expect_str_eq(
        workshop_complain(workshop, "<html><p data-include=\"a.html\"/><p data-include=\"b.html\"/>"
                                    "<p data-include=\"c.html\"/>{{ yeer }}</html>"),
        "a.html:2:4 no value is called 'titel'; did you mean 'title'?\n"
        "b.html:1:8 the template is not well-formed XML: premature end of data in tag group line "
        "1\n"
        "1:76 no template is called 'c.html'\n"
        "1:88 no value is called 'yeer'; did you mean 'year'?");
    workshop_close(workshop);
}

Test(template, files_do_not_include_themselves) {
    struct workshop *workshop = workshop_open();
    workshop_add_file(workshop, "a.html", "<group data-include=\"b.html\"/>");
    workshop_add_file(workshop, "b.html", "<group data-include=\"a.html\"/>");
    cr_expect_str_eq(workshop_complain(workshop, "<html data-include=\"a.html\"/>"),
                     "b.html:1:22 'a.html' includes itself");
    workshop_close(workshop);
}

Test(template, files_include_each_other_at_most_eight_deep) {
    static const char *const files[][2] = {
        {"a", "<group data-include=\"b\"/>"},
        {"b", "<group data-include=\"c\"/>"},
        {"c", "<group data-include=\"d\"/>"},
        {"d", "<group data-include=\"e\"/>"},
        {"e", "<group data-include=\"f\"/>"},
        {"f", "<group data-include=\"g\"/>"},
        {"g", "<group data-include=\"h\"/>"},
        {"h", "<group data-include=\"i\"/>"},
        {"i", "<group/>"},
    };
    struct workshop *workshop = workshop_open();
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        workshop_add_file(workshop, files[i][0], files[i][1]);
    cr_expect_str_eq(workshop_complain(workshop, "<html data-include=\"a\"/>"),
                     "h:1:8 'data-include' is nested more than 8 deep");
    workshop_close(workshop);
}

// --- parts ---

static struct markup_event event(enum markup_kind kind, const char *text) {
    return (struct markup_event){kind, text_of(text), 0};
}

Test(template, markup_from_elsewhere_is_compiled_by_the_same_rules) {
    struct workshop *workshop = workshop_open();
    static const struct source source = {TEXT("story"), TEXT("")};
    struct markup_event events[] = {
        event(MARKUP_OPEN, "p"),
        event(MARKUP_TEXT, "a < "),
        event(MARKUP_PLACEHOLDER, "title"),
        event(MARKUP_OPEN, "a"),
        event(MARKUP_ATTRIBUTE, "href"),
        event(MARKUP_PLACEHOLDER, "address"),
        event(MARKUP_ATTRIBUTE_END, ""),
        event(MARKUP_TEXT, "b"),
        event(MARKUP_CLOSE, "a"),
        event(MARKUP_OPEN, "br"),
        event(MARKUP_CLOSE, "br"),
        event(MARKUP_CLOSE, "p"),
        event(MARKUP_TEXT, "\n"),
    };
    struct markup markup = {.source = &source, .items = events, .count = 13};
    struct template_part parts[] = {
        {TEXT("story"), template_compile_markup(&markup, &workshop->settings, &workshop->arena,
                                                &workshop->diagnostics)},
    };
    workshop->settings.parts = parts;
    workshop->settings.part_count = 1;
    cr_expect_str_eq(workshop_fill(workshop, "<html><div><insert name=\"story\"/></div></html>"),
                     HTML("<div><p>a &lt; Not in &lt;Our&gt; \"Town\" &amp; more"
                          "<a href=\"https://example.org/?a=1&amp;b=2\">b</a><br></p>\n</div>"));
    workshop_close(workshop);
}

Test(template, words_are_plain_text_with_the_blanks_at_their_ends) {
    struct workshop *workshop = workshop_open();
    static const struct source source = {TEXT("story"), TEXT("")};
    struct markup_event events[] = {event(MARKUP_TEXT, " a\n  "),
                                    event(MARKUP_PLACEHOLDER, "title"), event(MARKUP_TEXT, "\n ")};
    struct markup markup = {.source = &source, .items = events, .count = 3};
    const struct program *program = template_compile_words(
        &markup, &workshop->settings, &workshop->arena, &workshop->diagnostics);
    struct buffer filled = {.arena = &workshop->arena};
    fill(program, &workshop->page, &filled);
    cr_expect_str_eq(string_of(&workshop->arena, buffer_text(&filled)),
                     " a\n  Not in <Our> \"Town\" & more\n ");
    workshop_close(workshop);
}

Test(template, a_line_of_plain_text_that_holds_a_part_is_kept) {
    struct workshop *workshop = workshop_open();
    static const struct source source = {TEXT("story"), TEXT("")};
    struct markup_event words = event(MARKUP_TEXT, "words");
    struct markup markup = {.source = &source, .items = &words, .count = 1};
    struct template_part part = {TEXT("part"),
                                 template_compile_words(&markup, &workshop->settings,
                                                        &workshop->arena, &workshop->diagnostics)};
    workshop->settings.parts = &part;
    workshop->settings.part_count = 1;
    cr_expect_str_eq(workshop_fill(workshop, "<text>\n  <insert name=\"part\"/>\n.\n</text>"),
                     "  words\n.\n");
    workshop_close(workshop);
}

Test(template, parts_are_inserted_where_their_kind_of_content_may_stand) {
    static const struct row rows[] = {
        {"<html><insert name=\"story\"/></html>", ""},
        {"<html><pre><insert name=\"story\" data-if=\"title\"/></pre></html>", ""},
        {"<text><insert name=\"words\"/></text>", ""},
        {"<html><insert name=\"stroy\"/></html>",
         "1:21 no part is called 'stroy'; did you mean 'story'?"},
        {"<html><insert/></html>", "1:7 no part is called ''"},
        {"<html><insert name=\"story\">x</insert></html>", "1:28 '<insert>' can have no content"},
        {"<html><title><insert name=\"story\"/></title></html>",
         "1:28 'story' cannot be inserted here: it is content of a page"},
        {"<html><insert name=\"words\"/></html>",
         "1:21 'words' cannot be inserted here: it is plain text"},
        {"<text><insert name=\"story\"/></text>",
         "1:21 'story' cannot be inserted here: it is content of a page"},
        {"<svg><insert name=\"story\"/></svg>",
         "1:20 'story' cannot be inserted here: it is content of a page"},
        {"<html><insert name=\"chart\"/></html>",
         "1:21 'chart' cannot be inserted here: it is a document of its own"},
        {"<html><noscript><insert name=\"story\"/></noscript></html>",
         "1:31 no value may stand within '<noscript>' or its attributes"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct workshop *workshop = workshop_open();
        struct markup nothing = {0};
        struct template_part parts[] = {
            {TEXT("story"), template_compile_markup(&nothing, &workshop->settings, &workshop->arena,
                                                    &workshop->diagnostics)},
            {TEXT("words"), template_compile_words(&nothing, &workshop->settings, &workshop->arena,
                                                   &workshop->diagnostics)},
            {TEXT("chart"), workshop_compile(workshop, "<svg/>")},
        };
        workshop->settings.parts = parts;
        workshop->settings.part_count = 3;
        const char *said = workshop_complain(workshop, rows[i].text);
        cr_expect_str_eq(said, rows[i].expected, "%s: %s", rows[i].text, said);
        workshop_close(workshop);
    }
}

// --- refused positions ---

Test(template, elements_stand_only_where_tags_are_read) {
    static const struct row rows[] = {
        {"<html><br>x</br></html>", "1:11 '<br>' can have no content"},
        {"<html><br>{{ year }}</br></html>", "1:14 '<br>' can have no content"},
        {"<html><hr><b/></hr></html>", "1:11 '<hr>' can have no content"},
        {"<html><title>a<b>c</b></title></html>",
         "1:15 '<b>' cannot stand within '<title>', which holds text alone"},
        {"<html><textarea><b/></textarea></html>",
         "1:17 '<b>' cannot stand within '<textarea>', which holds text alone"},
        {"<html><style><b/></style></html>",
         "1:14 '<b>' cannot stand within '<style>', which holds text alone"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_complaint(rows[i].text, rows[i].expected);
}

Test(template, no_value_may_stand_where_a_browser_runs_or_embeds_it) {
    static const char *const elements[] = {
        "<style>{{ title }}</style>",
        "<iframe src=\"{{ title }}\"/>",
        "<object data=\"{{ title }}\"/>",
        "<object>a <b>{{ title }}</b></object>",
        "<embed src=\"{{ title }}\"/>",
        "<base href=\"{{ title }}\"/>",
        "<noscript>{{ title }}</noscript>",
        "<xmp>{{ title }}</xmp>",
        "<math><mi>{{ title }}</mi></math>",
        "<svg><foreignObject width=\"1\"><p>{{ title }}</p></foreignObject></svg>",
        "<IFRAME title=\"{{ title }}\"/>",
        "<style><group>{{ title }}</group></style>",
        "<x:iframe xmlns:x=\"x:y\" title=\"{{ title }}\"/>",
    };
    static const char *const attributes[] = {
        "<form action=\"{{ title }}\"/>",
        "<button formaction=\"a{{ title }}\"/>",
        "<p style=\"color: {{ title }}\"/>",
        "<p STYLE=\"{{ title }}\"/>",
        "<img srcset=\"{{ title }} 2x\"/>",
        "<a ping=\"{{ title }}\"/>",
        "<table background=\"{{ title }}\"/>",
        "<meta http-equiv=\"refresh\" content=\"0;url={{ title }}\"/>",
        "<meta http-equiv=\"{{ title }}\" content=\"a\"/>",
        "<p srcdoc=\"{{ title }}\"/>",
        "<svg><set attributeName=\"{{ title }}\"/></svg>",
        "<svg><set to=\"{{ title }}\"/></svg>",
        "<svg><animate values=\"{{ title }}\"/></svg>",
        "<svg><animate from=\"{{ title }}\"/></svg>",
        "<svg><animate by=\"{{ title }}\"/></svg>",
        "<p xml:base=\"{{ title }}\"/>",
    };
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
        struct workshop *workshop = workshop_open();
        struct text text =
            TEXT_JOIN(&workshop->arena, TEXT("<html>"), text_of(elements[i]), TEXT("</html>"));
        workshop_compile(workshop, string_of(&workshop->arena, text));
        cr_assert_eq(workshop->diagnostics.count, 1, "%s", elements[i]);
        cr_expect_eq(workshop->diagnostics.items[0].kind, DIAGNOSTIC_ELEMENT_CLOSED, "%s",
                     elements[i]);
        workshop_close(workshop);
    }
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
        struct workshop *workshop = workshop_open();
        struct text text =
            TEXT_JOIN(&workshop->arena, TEXT("<html>"), text_of(attributes[i]), TEXT("</html>"));
        workshop_compile(workshop, string_of(&workshop->arena, text));
        cr_assert_eq(workshop->diagnostics.count, 1, "%s", attributes[i]);
        cr_expect_eq(workshop->diagnostics.items[0].kind, DIAGNOSTIC_ATTRIBUTE_CLOSED, "%s",
                     attributes[i]);
        workshop_close(workshop);
    }
}

Test(template, refused_positions_are_told_with_their_reason) {
    static const struct row rows[] = {
        {"<html><form action=\"{{ title }}\"/></html>",
         "1:24 no value may stand in 'action': where a reader's data go is not chosen by a value"},
        {"<html><style>{{ title }}</style></html>",
         "1:17 no value may stand within '<style>' or its attributes"},
        {"<html><p onclick=\"close()\" ONLOAD=\"x\"/></html>",
         "1:10 'onclick' is script, which niot's pages do not have\n"
         "1:28 'ONLOAD' is script, which niot's pages do not have"},
        {"<html><script src=\"a.js\"/></html>",
         "1:7 '<script>' is accepted as data alone; write type=\"application/ld+json\""},
        {"<svg><script type=\"application/ld+json\"/></svg>",
         "1:6 '<script>' is accepted as data alone; write type=\"application/ld+json\""},
        {"<html><svg><SCRIPT type=\"application/ld+json\"/></svg></html>",
         "1:12 '<script>' is accepted as data alone; write type=\"application/ld+json\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_complaint(rows[i].text, rows[i].expected);
}

Test(template, raw_text_cannot_end_its_element) {
    static const struct row rows[] = {
        {"<html><style>a&lt;/style b</style></html>",
         "1:14 '</' cannot stand within '<style>', which it could end"},
        {"<html><style>&lt;!-- b</style></html>",
         "1:14 '<!' cannot stand within '<style>', which it could end"},
        {"<html><style>@media (width &lt; 3px)</style></html>", ""},
        {"<html><script type=\"application/ld+json\">\"&lt;{{ title }}\"</script></html>",
         "1:42 '<' cannot stand within '<script>', which it could end; write '\\u003C'"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_complaint(rows[i].text, rows[i].expected);
}

Test(template, json_is_written_without_tags_and_filled_within_quotes) {
    expect_filled("<json>\n{\n  \"a\": \"{{ title }}\",\n"
                  "  <group data-if=\"year\">\n  \"b\": [1]\n  </group>\n}\n</json>",
                  "{\n  \"a\": \"Not in \\u003COur\\u003E \\\"Town\\\" \\u0026 more\",\n"
                  "  \"b\": [1]\n}\n");
}

Test(template, json_documents_refuse_what_would_tear_them) {
    static const struct row rows[] = {
        {"<json>{\"a\": {{ title }}}</json>",
         "1:16 'title' must stand within quotes: only strings of JSON can be filled in"},
        {"<json>{\"a</json>", "1:10 '<json>' must leave the quotes of JSON as it found them"},
        {"<json><group data-if=\"title\">\"</group>\"</json>",
         "1:31 '<group>' must leave the quotes of JSON as it found them"},
        {"<json><b/></json>", "1:7 '<b>' cannot stand within '<json>', which holds text alone"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_complaint(rows[i].text, rows[i].expected);
}

#define JSON(text) "<html><script type=\"application/ld+json\">" text "</script></html>"

Test(template, json_is_filled_within_quotes_alone) {
    static const struct row rows[] = {
        {JSON("{\"a\": {{ year }}}"),
         "1:51 'year' must stand within quotes: only strings of JSON can be filled in"},
        {JSON("{\"a\\\": \"{{ title }}"),
         "1:53 'title' must stand within quotes: only strings of JSON can be filled in"},
        {JSON("\"\\{{ title }}\""),
         "1:47 'title' must stand within quotes: only strings of JSON can be filled in"},
        {JSON("\"\\\\{{ title }}\""), ""},
        {JSON("<group data-if=\"title\">\"</group>{{ title }}\""),
         "1:66 '<group>' must leave the quotes of JSON as it found them"},
        {JSON("\"a<group data-if=\"title\">, {{ title }}</group>\""), ""},
        {"<html><script type=\"application/ld+json\">\"</script>"
         "<script type=\"application/ld+json\">\"{{ title }}\"</script></html>",
         "1:43 '<script>' must leave the quotes of JSON as it found them"},
        {JSON("\"a"), "1:44 '<script>' must leave the quotes of JSON as it found them"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_complaint(rows[i].text, rows[i].expected);
}

Test(template, addresses_are_settled_before_a_value_stands_in_them) {
    static const char *const unsettled[] = {
        "{{ id }}.html",     "https://{{ id }}/",    "https://example.{{ id }}",
        "http:{{ id }}",     "/{{ id }}/{{ year }}", "h{{ missing }}ttp://{{ id }}/",
        "https:///{{ id }}", " {{ id }} x",
    };
    for (size_t i = 0; i < sizeof unsettled / sizeof unsettled[0]; i++) {
        struct workshop *workshop = workshop_open();
        struct text text = TEXT_JOIN(&workshop->arena, TEXT("<html><a href=\""),
                                     text_of(unsettled[i]), TEXT("\"/></html>"));
        workshop_compile(workshop, string_of(&workshop->arena, text));
        cr_assert_geq(workshop->diagnostics.count, 1, "%s", unsettled[i]);
        cr_expect_eq(workshop->diagnostics.items[0].kind, DIAGNOSTIC_ADDRESS_UNSETTLED, "%s",
                     unsettled[i]);
        workshop_close(workshop);
    }
    expect_complaint(
        "<html><a href=\"https://{{ id }}/\"/></html>",
        "1:27 'id' would decide where the address leads; let it be the whole value, or "
        "write scheme and host before it");
}

Test(template, literal_addresses_are_checked) {
    static const struct row rows[] = {
        {"<html><a href=\"javascript:close()\"/></html>",
         "1:16 'javascript:close()' is not an address that a link may have; write http:, https:, "
         "mailto:, tel: or a relative address"},
        {"<html><a href=\"java{{ missing }}script:{{ title }}\"/></html>",
         "1:16 'javascript:' is not an address that a link may have; write http:, https:, mailto:, "
         "tel: or a relative address"},
        {"<html><img src=\"//example.org/a.png\"/></html>",
         "1:17 '//example.org/a.png' is not an address that a link may have; write http:, https:, "
         "mailto:, tel: or a relative address"},
        {"<html><img src=\"cid:{{ id }}\"/></html>",
         "1:17 'cid:' is not an address that a link may have; write http:, https:, mailto:, tel: "
         "or "
         "a relative address"},
        {"<svg xmlns:x=\"http://www.w3.org/1999/xlink\"><use x:href=\"data:a\"/></svg>",
         "1:58 'data:a' is not an address that a link may have; write http:, https:, mailto:, tel: "
         "or a relative address"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        expect_complaint(rows[i].text, rows[i].expected);
}

Test(template, mail_may_have_styles_and_content_ids) {
    struct workshop *workshop = workshop_open();
    workshop->settings.is_mail = true;
    workshop->page.address = TEXT("cid:chart@example.org");
    workshop->page.missing = TEXT("#12436D");
    cr_expect_str_eq(
        workshop_fill(workshop, "<html><p style=\"width:{{ width }}px;color:{{ missing }};"
                                "background:{{ title }}\"/><img src=\"{{ address }}\"/>"
                                "<img src=\"cid:{{ id }}\"/></html>"),
        HTML("<p style=\"width:640.13px;color:#12436D;background:0\"></p>"
             "<img src=\"cid:chart@example.org\"><img src=\"cid:clear%20hold@build\">"));
    workshop_close(workshop);
}

// --- the printed program ---

Test(template, a_program_can_be_printed) {
    struct workshop *workshop = workshop_open();
    struct markup nothing = {0};
    struct template_part story = {
        TEXT("story"), template_compile_markup(&nothing, &workshop->settings, &workshop->arena,
                                               &workshop->diagnostics)};
    workshop->settings.parts = &story;
    workshop->settings.part_count = 1;
    const struct program *program = workshop_compile(
        workshop, "<html lang=\"{{ missing }}\">\n"
                  "  <title>{{ title }}</title>\n"
                  "  <ul id=\"{{ year }}\">\n"
                  "    <li data-each=\"bar in bars\" data-if=\"not bar.first\">\n"
                  "      <a href=\"{{ address }}\">{{ bar.label }}</a> \\ {{ bar.number }}\n"
                  "    </li>\n"
                  "  </ul>\n"
                  "  <insert name=\"story\"/>\n"
                  "</html>\n");
    struct buffer printed = {.arena = &workshop->arena};
    template_print(program, &printed);
    const char *said = string_of(&workshop->arena, buffer_text(&printed));
    cr_expect_str_eq(said,
                     "LITERAL \"<!doctype html>\\n<html\"\n"
                     "IF missing\n"
                     "  LITERAL \" lang=\\\"\"\n"
                     "  VALUE missing as attribute\n"
                     "  LITERAL \"\\\"\"\n"
                     "END\n"
                     "LITERAL \">\\n<title>\"\n"
                     "VALUE title as title\n"
                     "LITERAL \"</title>\\n<ul id=\\\"\"\n"
                     "VALUE year as number\n"
                     "LITERAL \"\\\">\"\n"
                     "EACH bar in bars\n"
                     "  IF not bar.first\n"
                     "    LITERAL \"\\n<li>\\n<a\"\n"
                     "    IF address\n"
                     "      LITERAL \" href=\\\"\"\n"
                     "      VALUE address as address\n"
                     "      LITERAL \"\\\"\"\n"
                     "    END\n"
                     "    LITERAL \">\"\n"
                     "    VALUE bar.label as text\n"
                     "    LITERAL \"</a> \\\\ \"\n"
                     "    VALUE bar.number as number\n"
                     "    LITERAL \"\\n</li>\"\n"
                     "  END\n"
                     "NEXT\n"
                     "LITERAL \"\\n</ul>\\n\"\n"
                     "INSERT story\n"
                     "LITERAL \"\\n</html>\\n\"\n",
                     "%s", said);
    workshop_close(workshop);
}
