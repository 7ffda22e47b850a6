#include "number.h"

#include "arena.h"
#include "buffer.h"

// Digits of the magnitude with a point before the last `places`, grouped or not.
static struct text digits_of(struct decimal number, struct text minus, struct text separator,
                             struct arena *arena) {
    unsigned long long unit = 1;
    for (int i = 0; i < number.places; i++)
        unit *= 10;
    unsigned long long magnitude = number.digits < 0 ? 0 - (unsigned long long)number.digits
                                                     : (unsigned long long)number.digits;
    struct buffer written = {.arena = arena};
    if (number.digits < 0)
        buffer_append(&written, minus);
    struct text whole = text_of_integer(arena, (long long)(magnitude / unit));
    for (size_t i = 0; i < whole.length; i++) {
        if (i && (whole.length - i) % 3 == 0)
            buffer_append(&written, separator);
        buffer_append_byte(&written, whole.data[i]);
    }
    if (number.places)
        buffer_append_byte(&written, '.');
    for (unit /= 10; unit; unit /= 10)
        buffer_append_byte(&written, (char)('0' + magnitude / unit % 10));
    return buffer_text(&written);
}

struct text number_written(struct decimal number, struct arena *arena) {
    return digits_of(number, TEXT(NUMBER_MINUS), TEXT(","), arena);
}

struct text number_plain(struct decimal number, struct arena *arena) {
    return digits_of(number, TEXT("-"), TEXT(""), arena);
}

struct text number_tick(double percent, struct arena *arena) {
    struct decimal number = {(int64_t)percent, 0};
    return TEXT_JOIN(arena, percent > 0 ? TEXT("+") : TEXT(""), number_written(number, arena),
                     TEXT("%"));
}
