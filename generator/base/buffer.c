#include "buffer.h"

#include "arena.h"

#include <string.h>

static char *room_for(struct buffer *buffer, size_t more) {
    buffer->data =
        arena_grow(buffer->arena, buffer->data, &buffer->capacity, buffer->length + more, 1);
    return buffer->data + buffer->length;
}

void buffer_append(struct buffer *buffer, struct text text) {
    if (text.length == 0)
        return;
    memcpy(room_for(buffer, text.length), text.data, text.length);
    buffer->length += text.length;
}

void buffer_append_byte(struct buffer *buffer, char byte) {
    *room_for(buffer, 1) = byte;
    buffer->length++;
}

void buffer_append_integer(struct buffer *buffer, long long number) {
    char digits[20];
    size_t start = sizeof digits;
    unsigned long long rest =
        number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number;
    do {
        digits[--start] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0)
        buffer_append_byte(buffer, '-');
    buffer_append(buffer, (struct text){digits + start, sizeof digits - start});
}

void buffer_append_decimal(struct buffer *buffer, double number, int decimals) {
    long long unit = 1;
    for (int i = 0; i < decimals; i++)
        unit *= 10;
    double magnitude = (number < 0 ? -number : number) * (double)unit;
    if (!(magnitude < 9007199254740992.0)) {
        buffer_append_byte(buffer, '0');
        return;
    }
    // Adding 0.5 first would itself round, just below a half and beyond 2^52.
    long long fixed = (long long)magnitude;
    if (magnitude - (double)fixed >= 0.5)
        fixed++;
    if (fixed && number < 0)
        buffer_append_byte(buffer, '-');
    buffer_append_integer(buffer, fixed / unit);
    long long fraction = fixed % unit;
    if (fraction)
        buffer_append_byte(buffer, '.');
    for (unit /= 10; fraction; unit /= 10) {
        buffer_append_byte(buffer, (char)('0' + fraction / unit));
        fraction %= unit;
    }
}

void buffer_append_code_point(struct buffer *buffer, unsigned code_point) {
    if (code_point < 0x80) {
        buffer_append_byte(buffer, (char)code_point);
    } else if (code_point < 0x800) {
        buffer_append_byte(buffer, (char)(0xC0 | code_point >> 6));
        buffer_append_byte(buffer, (char)(0x80 | (code_point & 0x3F)));
    } else if (code_point < 0x10000) {
        buffer_append_byte(buffer, (char)(0xE0 | code_point >> 12));
        buffer_append_byte(buffer, (char)(0x80 | (code_point >> 6 & 0x3F)));
        buffer_append_byte(buffer, (char)(0x80 | (code_point & 0x3F)));
    } else {
        buffer_append_byte(buffer, (char)(0xF0 | code_point >> 18));
        buffer_append_byte(buffer, (char)(0x80 | (code_point >> 12 & 0x3F)));
        buffer_append_byte(buffer, (char)(0x80 | (code_point >> 6 & 0x3F)));
        buffer_append_byte(buffer, (char)(0x80 | (code_point & 0x3F)));
    }
}

struct text buffer_text(const struct buffer *buffer) {
    return buffer->data ? (struct text){buffer->data, buffer->length} : TEXT("");
}
