#include "digest.h"

#include "arena.h"

#include <criterion/criterion.h>

static void expect(struct arena *arena, struct text digest, const char *digits) {
    cr_expect_str_eq(text_string(arena, digest), digits);
}

// The examples of FIPS 180-4.
Test(digest, is_sha_256) {
    struct arena arena = arena_new(1 << 16, NULL);
    expect(&arena, DIGEST(&arena, TEXT("")),
           "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(&arena, DIGEST(&arena, TEXT("abc")),
           "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    arena_release(&arena);
}

Test(digest, parts_count_as_one_text) {
    struct arena arena = arena_new(1 << 16, NULL);
    expect(&arena, DIGEST(&arena, TEXT("a"), TEXT(""), TEXT("bc")),
           "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    arena_release(&arena);
}
