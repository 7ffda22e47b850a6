#include "source.h"

#include <stdint.h>

static bool ends_line(struct text text, size_t offset) {
    char c = text.data[offset];
    bool cr_before_lf = c == '\r' && offset + 1 < text.length && text.data[offset + 1] == '\n';
    return c == '\n' || (c == '\r' && !cr_before_lf);
}

struct source_location source_locate(struct place place) {
    struct text text = place.source->text;
    size_t offset = place.offset < text.length ? place.offset : text.length;
    struct source_location location = {.line = 1};
    for (size_t i = 0; i < offset; i++) {
        if (ends_line(text, i)) {
            location.line++;
            location.line_offset = i + 1;
        }
    }
    size_t end = location.line_offset;
    while (end < text.length && text.data[end] != '\n' && text.data[end] != '\r')
        end++;
    location.line_text = text_slice(text, location.line_offset, end);
    location.column = 1 + text_code_points(text_slice(text, location.line_offset, offset));
    return location;
}

struct place source_place(const struct source *source, struct text part) {
    return (struct place){source, (size_t)(part.data - source->text.data), part.length};
}

struct place source_narrow(struct place place, struct text part) {
    if (!place.source || !part.data)
        return place;
    // As numbers: pointers into different memory may not be compared.
    uintptr_t first = (uintptr_t)place.source->text.data;
    uintptr_t last = first + place.source->text.length;
    uintptr_t start = (uintptr_t)part.data;
    bool is_slice = start >= first && start <= last && part.length <= last - start;
    return is_slice ? source_place(place.source, part) : place;
}
