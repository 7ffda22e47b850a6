#include "magnification.h"

#include "buffer.h"

int magnification_read(struct text text) {
    bool is_whole = text.length == 1 && text_is_digit(text.data[0]);
    bool has_decimal = text.length == 3 && text_is_digit(text.data[0]) && text.data[1] == '.' &&
                       text_is_digit(text.data[2]);
    if (!is_whole && !has_decimal)
        return 0;
    int tenths = (text.data[0] - '0') * 10 + (has_decimal ? text.data[2] - '0' : 0);
    return tenths >= MAGNIFICATION_LEAST && tenths <= MAGNIFICATION_MOST ? tenths : 0;
}

struct text magnification_text(int tenths, struct arena *arena) {
    struct buffer buffer = {.arena = arena};
    buffer_append_decimal(&buffer, tenths / 10.0, 1);
    return buffer_text(&buffer);
}
