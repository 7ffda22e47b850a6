// A buffer: bytes that grow at the end, in an arena. A zeroed buffer with its arena set is valid
// and empty.
#ifndef NIOT_BUFFER_H
#define NIOT_BUFFER_H

#include "text.h"

#include <stddef.h>

struct arena;

struct buffer {
    struct arena *arena;
    char *data;
    size_t length;
    size_t capacity;
};

void buffer_append(struct buffer *buffer, struct text text);
void buffer_append_byte(struct buffer *buffer, char byte);
void buffer_append_integer(struct buffer *buffer, long long number);

// At most `decimals` digits behind the point (0 to 4), rounded half away from zero, no zeros at the
// end and never "-0": the same bytes in every locale. Not for numbers beyond 2^53 / 10^decimals or
// that are not finite: those print as 0, and geometry never makes them.
void buffer_append_decimal(struct buffer *buffer, double number, int decimals);

// A code point as UTF-8.
void buffer_append_code_point(struct buffer *buffer, unsigned code_point);

// What stands in the buffer; valid until the next append.
struct text buffer_text(const struct buffer *buffer);

#endif
