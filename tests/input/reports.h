// What was reported, in a form that a table of expectations can hold.
#ifndef NIOT_TESTS_REPORTS_H
#define NIOT_TESTS_REPORTS_H

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"

// "N021@0 N024@17": code and byte offset of each report, in the order in which they came.
static inline const char *reports_of(const struct diagnostics *list, struct arena *arena) {
    struct buffer words = {.arena = arena};
    for (size_t i = 0; i < list->count; i++) {
        const struct diagnostic *diagnostic = &list->items[i];
        if (i)
            buffer_append_byte(&words, ' ');
        buffer_append(&words, text_of(diagnostic_row(diagnostic->kind)->code));
        if (!diagnostic->place.source)
            continue;
        buffer_append_byte(&words, '@');
        buffer_append_integer(&words, (long long)diagnostic->place.offset);
    }
    return text_string(arena, buffer_text(&words));
}

// The words of the only report; "" when there are more or none.
static inline const char *message_of(const struct diagnostics *list, struct arena *arena) {
    return list->count == 1 ? text_string(arena, list->items[0].message) : "";
}

#endif
