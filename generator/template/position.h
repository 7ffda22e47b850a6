// Position: what the elements and attributes of HTML and SVG mean for what stands in them.
#ifndef NIOT_POSITION_H
#define NIOT_POSITION_H

#include "text.h"

#include <stdbool.h>

// What stands between the tags of an element.
enum position_content {
    CONTENT_MARKUP,  // text and elements
    CONTENT_SPACED,  // the same, and white space counts
    CONTENT_NOTHING, // in HTML neither content nor end tag
    CONTENT_FIELD,   // text alone, and white space counts
    CONTENT_TITLE,   // text alone, which may be shown by the browser itself
    CONTENT_STYLE,   // raw text in HTML
    CONTENT_DATA,    // a script element: raw text, JSON
};

// Whether values may stand in an element, its attributes and what is within it.
enum position_trust { TRUST_VALUES, TRUST_NO_VALUES };

// Which rules an element's content is written by within HTML.
enum position_tongue { TONGUE_SAME, TONGUE_XML, TONGUE_HTML };

struct position_element {
    const char *name;
    enum position_content content;
    enum position_trust trust;
    enum position_tongue tongue;
};

// The row of an element, whatever its prefix and case; that of ordinary elements when there is
// none.
const struct position_element *position_of_element(struct text name);

// What an attribute holds.
enum position_rule {
    RULE_WORDS,   // anything
    RULE_ADDRESS, // a URL
    RULE_TOKEN,   // an id or classes
    RULE_MEASURE, // style
    RULE_PAINT,   // a colour or url(#id)
    RULE_CLOSED,  // nothing that comes from a value
    RULE_SCRIPT,  // nothing at all
};

struct position_attribute {
    const char *name;
    enum position_rule rule;
    const char *reason; // RULE_CLOSED: why
};

const struct position_attribute *position_of_attribute(struct text name);

#endif
