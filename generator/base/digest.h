// A digest: SHA-256 of bytes, in hexadecimal digits. The only module that uses nettle.
#ifndef NIOT_DIGEST_H
#define NIOT_DIGEST_H

#include "text.h"

#include <stddef.h>

struct arena;

enum { DIGEST_DIGITS = 64 };

// Of the parts, one behind the other: where a part ends leaves no trace, so callers whose parts can
// have any length put something between them.
struct text digest_of(const struct text *parts, size_t count, struct arena *arena);
#define DIGEST(arena, ...)                                                                         \
    digest_of((const struct text[]){__VA_ARGS__},                                                  \
              sizeof((const struct text[]){__VA_ARGS__}) / sizeof(struct text), (arena))

#endif
