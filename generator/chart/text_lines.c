#include "text_lines.h"

#include "arena.h"
#include "text_width.h"

// The width to reserve for one em.
static double em_of(const struct text_lettering *lettering) {
    return lettering->size * lettering->breadth * TEXT_WIDTH_FALLBACK;
}

double text_lines_reserved(struct text text, const struct text_lettering *lettering) {
    return text_width(text) * em_of(lettering);
}

struct text_lines text_lines_wrap(struct text text, const struct text_lettering *lettering,
                                  double room, struct arena *arena) {
    struct text_lines lines = {0};
    for (;;) {
        struct text line = text_width_first_line(text, room / em_of(lettering));
        if (text_is_empty(line))
            return lines;
        ARENA_PUSH(arena, &lines, items)->text = line;
        size_t end = (size_t)(line.data - text.data) + line.length;
        text = text_slice(text, end, text.length);
    }
}

double text_lines_widest(const struct text_lines *lines, const struct text_lettering *lettering) {
    double widest = 0;
    for (size_t i = 0; i < lines->count; i++) {
        double width = text_lines_reserved(lines->items[i].text, lettering);
        widest = width > widest ? width : widest;
    }
    return widest;
}

double text_lines_stack(struct text_lines *lines, const struct text_lettering *lettering,
                        double top) {
    for (size_t i = 0; i < lines->count; i++) {
        lines->items[i].y = top + lettering->baseline;
        top += lettering->leading;
    }
    return top;
}
