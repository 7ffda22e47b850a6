#include "position.h"

#include <criterion/criterion.h>
#include <string.h>

// The tables are searched by halves: a row in the wrong place would not be found.
Test(position, finds_every_element_that_has_a_row) {
    static const char *const names[] = {
        "applet",        "area",      "base",     "br",      "col",      "desc",     "embed",
        "foreignObject", "frame",     "frameset", "hr",      "iframe",   "img",      "input",
        "link",          "math",      "meta",     "noembed", "noframes", "noscript", "object",
        "param",         "plaintext", "portal",   "pre",     "script",   "source",   "style",
        "svg",           "text",      "textarea", "title",   "track",    "wbr",      "xmp"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cr_expect_str_eq(position_of_element(text_of(names[i]))->name, names[i]);
}

Test(position, finds_every_attribute_that_has_a_row) {
    static const char *const names[] = {"action",
                                        "archive",
                                        "aria-activedescendant",
                                        "aria-controls",
                                        "aria-describedby",
                                        "aria-details",
                                        "aria-errormessage",
                                        "aria-flowto",
                                        "aria-labelledby",
                                        "aria-owns",
                                        "attributeName",
                                        "background",
                                        "base",
                                        "by",
                                        "cite",
                                        "class",
                                        "classid",
                                        "clip-path",
                                        "codebase",
                                        "color",
                                        "cursor",
                                        "data",
                                        "dynsrc",
                                        "fill",
                                        "filter",
                                        "flood-color",
                                        "for",
                                        "form",
                                        "formaction",
                                        "from",
                                        "headers",
                                        "href",
                                        "http-equiv",
                                        "id",
                                        "imagesrcset",
                                        "list",
                                        "longdesc",
                                        "lowsrc",
                                        "manifest",
                                        "marker",
                                        "marker-end",
                                        "marker-mid",
                                        "marker-start",
                                        "mask",
                                        "ping",
                                        "poster",
                                        "profile",
                                        "src",
                                        "srcdoc",
                                        "srcset",
                                        "stop-color",
                                        "stroke",
                                        "style",
                                        "to",
                                        "usemap",
                                        "values"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cr_expect_str_eq(position_of_attribute(text_of(names[i]))->name, names[i]);
}

Test(position, finds_names_whatever_their_prefix_and_case) {
    cr_expect_str_eq(position_of_element(TEXT("svg:FOREIGNOBJECT"))->name, "foreignObject");
    cr_expect_str_eq(position_of_attribute(TEXT("xlink:Href"))->name, "href");
}

Test(position, has_a_row_for_all_others) {
    static const char *const names[] = {"", "a", "areas", "are", "p", "zzz", "\xC3\xA9"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        cr_expect_eq(position_of_element(text_of(names[i]))->content, CONTENT_MARKUP);
        cr_expect_eq(position_of_attribute(text_of(names[i]))->rule, RULE_WORDS);
    }
}
