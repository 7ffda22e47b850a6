#include "position.h"

#include <stdlib.h>

static const struct position_element other_element = {"", CONTENT_MARKUP, TRUST_VALUES,
                                                      TONGUE_SAME};

// Elements that run, embed or redirect hold no values. Some of them have content that a browser
// does not read as markup, or reads otherwise than it is written here. In the order of their names,
// case aside, as is the table of attributes.
static const struct position_element elements[] = {
    {"applet", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_SAME},
    {"area", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"base", CONTENT_NOTHING, TRUST_NO_VALUES, TONGUE_SAME},
    {"br", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"col", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"desc", CONTENT_TITLE, TRUST_VALUES, TONGUE_HTML},
    {"embed", CONTENT_NOTHING, TRUST_NO_VALUES, TONGUE_SAME},
    {"foreignObject", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_HTML},
    {"frame", CONTENT_NOTHING, TRUST_NO_VALUES, TONGUE_SAME},
    {"frameset", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_SAME},
    {"hr", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"iframe", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_SAME},
    {"img", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"input", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"link", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"math", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_XML},
    {"meta", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"noembed", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_SAME},
    {"noframes", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_SAME},
    {"noscript", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_SAME},
    {"object", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_SAME},
    {"param", CONTENT_NOTHING, TRUST_NO_VALUES, TONGUE_SAME},
    {"plaintext", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_SAME},
    {"portal", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_SAME},
    {"pre", CONTENT_SPACED, TRUST_VALUES, TONGUE_SAME},
    {"script", CONTENT_DATA, TRUST_VALUES, TONGUE_SAME},
    {"source", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"style", CONTENT_STYLE, TRUST_NO_VALUES, TONGUE_SAME},
    {"svg", CONTENT_MARKUP, TRUST_VALUES, TONGUE_XML},
    {"text", CONTENT_SPACED, TRUST_VALUES, TONGUE_SAME},
    {"textarea", CONTENT_FIELD, TRUST_VALUES, TONGUE_SAME},
    {"title", CONTENT_TITLE, TRUST_VALUES, TONGUE_SAME},
    {"track", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"wbr", CONTENT_NOTHING, TRUST_VALUES, TONGUE_SAME},
    {"xmp", CONTENT_MARKUP, TRUST_NO_VALUES, TONGUE_SAME},
};

static const struct position_attribute other_attribute = {"", RULE_WORDS, NULL};
static const struct position_attribute event_attribute = {"on…", RULE_SCRIPT, NULL};
static const struct position_attribute namespace_attribute = {"xmlns", RULE_CLOSED,
                                                              "it decides what the elements mean"};

#define EMBEDS "what is embedded is not chosen by a value"
#define SENDS "where a reader's data go is not chosen by a value"
#define ANIMATES "an animation could set any attribute"

static const struct position_attribute attributes[] = {
    {"action", RULE_CLOSED, SENDS},
    {"archive", RULE_CLOSED, EMBEDS},
    {"aria-activedescendant", RULE_TOKEN, NULL},
    {"aria-controls", RULE_TOKEN, NULL},
    {"aria-describedby", RULE_TOKEN, NULL},
    {"aria-details", RULE_TOKEN, NULL},
    {"aria-errormessage", RULE_TOKEN, NULL},
    {"aria-flowto", RULE_TOKEN, NULL},
    {"aria-labelledby", RULE_TOKEN, NULL},
    {"aria-owns", RULE_TOKEN, NULL},
    {"attributeName", RULE_CLOSED, ANIMATES},
    {"background", RULE_CLOSED, EMBEDS},
    {"base", RULE_CLOSED, "it would move every address"},
    {"by", RULE_CLOSED, ANIMATES},
    {"cite", RULE_ADDRESS, NULL},
    {"class", RULE_TOKEN, NULL},
    {"classid", RULE_CLOSED, EMBEDS},
    {"clip-path", RULE_PAINT, NULL},
    {"codebase", RULE_CLOSED, EMBEDS},
    {"color", RULE_PAINT, NULL},
    {"cursor", RULE_PAINT, NULL},
    {"data", RULE_CLOSED, EMBEDS},
    {"dynsrc", RULE_CLOSED, EMBEDS},
    {"fill", RULE_PAINT, NULL},
    {"filter", RULE_PAINT, NULL},
    {"flood-color", RULE_PAINT, NULL},
    {"for", RULE_TOKEN, NULL},
    {"form", RULE_TOKEN, NULL},
    {"formaction", RULE_CLOSED, SENDS},
    {"from", RULE_CLOSED, ANIMATES},
    {"headers", RULE_TOKEN, NULL},
    {"href", RULE_ADDRESS, NULL},
    {"http-equiv", RULE_CLOSED, "it is an order to the browser"},
    {"id", RULE_TOKEN, NULL},
    {"imagesrcset", RULE_CLOSED, "it is a list of addresses"},
    {"list", RULE_TOKEN, NULL},
    {"longdesc", RULE_ADDRESS, NULL},
    {"lowsrc", RULE_CLOSED, EMBEDS},
    {"manifest", RULE_CLOSED, EMBEDS},
    {"marker", RULE_PAINT, NULL},
    {"marker-end", RULE_PAINT, NULL},
    {"marker-mid", RULE_PAINT, NULL},
    {"marker-start", RULE_PAINT, NULL},
    {"mask", RULE_PAINT, NULL},
    {"ping", RULE_CLOSED, SENDS},
    {"poster", RULE_ADDRESS, NULL},
    {"profile", RULE_ADDRESS, NULL},
    {"src", RULE_ADDRESS, NULL},
    {"srcdoc", RULE_CLOSED, "it is a page of its own"},
    {"srcset", RULE_CLOSED, "it is a list of addresses"},
    {"stop-color", RULE_PAINT, NULL},
    {"stroke", RULE_PAINT, NULL},
    {"style", RULE_MEASURE, NULL},
    {"to", RULE_CLOSED, ANIMATES},
    {"usemap", RULE_CLOSED, EMBEDS},
    {"values", RULE_CLOSED, ANIMATES},
};

static struct text without_prefix(struct text name) {
    struct text_cut cut = text_cut(name, ':');
    return cut.found ? cut.tail : name;
}

// For both tables: a row begins with its name.
static int compare_name(const void *name, const void *row) {
    const char *const *of_row = row;
    return text_compare_ignoring_case(*(const struct text *)name, *of_row);
}

const struct position_element *position_of_element(struct text name) {
    struct text local = without_prefix(name);
    const struct position_element *row = bsearch(
        &local, elements, sizeof elements / sizeof elements[0], sizeof elements[0], compare_name);
    return row ? row : &other_element;
}

const struct position_attribute *position_of_attribute(struct text name) {
    if (text_equal(name, TEXT("xmlns")) || text_starts_with(name, TEXT("xmlns:")))
        return &namespace_attribute;
    struct text local = without_prefix(name);
    if (text_equal_ignoring_case(text_slice(local, 0, 2), TEXT("on")))
        return &event_attribute;
    const struct position_attribute *row =
        bsearch(&local, attributes, sizeof attributes / sizeof attributes[0], sizeof attributes[0],
                compare_name);
    return row ? row : &other_attribute;
}
