#include "digest.h"

#include "arena.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

_Static_assert(DIGEST_DIGITS == BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE), "two digits a byte");

struct text digest_of(const struct text *parts, size_t count, struct arena *arena) {
    struct sha256_ctx hash;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    for (size_t i = 0; i < count; i++)
        sha256_update(&hash, parts[i].length, (const uint8_t *)parts[i].data);
    sha256_digest(&hash, sizeof digest, digest);
    char *digits = arena_allocate(arena, DIGEST_DIGITS, 1);
    base16_encode_update(digits, sizeof digest, digest);
    return (struct text){digits, DIGEST_DIGITS};
}
