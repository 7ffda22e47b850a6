#include "image_words.h"

#include "diagnostic.h"

#include <stdbool.h>

// Whether the element that opens at the event has an attribute of the name.
static bool has_attribute(const struct markup *markup, size_t open, const char *name) {
    for (size_t i = open + 1; i < markup->count; i++) {
        const struct markup_event *event = &markup->items[i];
        if (event->kind == MARKUP_OPEN || event->kind == MARKUP_CLOSE)
            return false;
        if (event->kind == MARKUP_ATTRIBUTE && text_is(event->text, name))
            return true;
    }
    return false;
}

void image_words_check(const struct markup *markup, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < markup->count; i++) {
        const struct markup_event *event = &markup->items[i];
        if (event->kind != MARKUP_OPEN || !text_is(event->text, "img") ||
            has_attribute(markup, i, "alt"))
            continue;
        struct place place = {markup->source, event->offset, event->text.length};
        diagnostics_add(diagnostics, DIAGNOSTIC_IMAGE_WITHOUT_ALTERNATIVE, place,
                        (struct diagnostic_words){event->text});
    }
}
