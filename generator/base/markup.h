// Markup: an element tree as a flat list of events, the form in which the story (Markdown) and the
// templates (XML) reach the template compiler, so that nothing is printed and parsed again.
//
// Events are properly nested: OPEN, then its attributes, then its content, then CLOSE. An attribute
// is ATTRIBUTE, then its value as TEXT and PLACEHOLDER events, then ATTRIBUTE_END.
#ifndef NIOT_MARKUP_H
#define NIOT_MARKUP_H

#include "source.h"
#include "text.h"

#include <stddef.h>

enum markup_kind {
    MARKUP_OPEN,      // text: the element's name
    MARKUP_ATTRIBUTE, // text: the attribute's name
    MARKUP_ATTRIBUTE_END,
    MARKUP_TEXT,        // text: characters, not escaped
    MARKUP_PLACEHOLDER, // text: what stands between the braces, trimmed
    MARKUP_CLOSE,       // text: the element's name
};

struct markup_event {
    enum markup_kind kind;
    struct text text;
    size_t offset; // in the source
};

struct markup {
    const struct source *source;
    struct markup_event *items;
    size_t count;
    size_t capacity;
};

#endif
