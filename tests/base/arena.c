#include "arena.h"

#include <criterion/criterion.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ADDRESS_SANITIZER 1
#endif
#endif

#ifdef HAS_ADDRESS_SANITIZER
#include <sanitizer/asan_interface.h>
#endif

enum { CAPACITY = 1 << 16, EXHAUSTED = 42 };

static void end_program(void) {
    _Exit(EXHAUSTED);
}

Test(arena, hands_out_zeroed_aligned_memory_that_does_not_overlap) {
    struct arena arena = arena_new(CAPACITY, NULL);
    unsigned char *earlier = NULL;
    for (size_t size = 1; size < 40; size++) {
        unsigned char *bytes = arena_allocate(&arena, 3, size);
        cr_assert_eq((uintptr_t)bytes % alignof(max_align_t), 0);
        cr_assert(!earlier || bytes >= earlier + 3 * (size - 1));
        for (size_t i = 0; i < 3 * size; i++)
            cr_assert_eq(bytes[i], 0);
        memset(bytes, 0xFF, 3 * size);
        earlier = bytes;
    }
    arena_release(&arena);
    cr_expect_null(arena.memory);
}

Test(arena, gives_a_pointer_for_nothing) {
    struct arena arena = arena_new(CAPACITY, NULL);
    cr_expect_not_null(arena_allocate(&arena, 0, 8));
    cr_expect_not_null(arena_allocate(&arena, 8, 0));
    arena_release(&arena);
}

Test(arena, takes_scratch_back_and_zeroes_it_for_the_next) {
    struct arena arena = arena_new(CAPACITY, NULL);
    struct arena scratch = arena;
    memset(arena_allocate(&scratch, 100, 1), 0xFF, 100);
    unsigned char *bytes = arena_allocate(&arena, 100, 1);
    for (size_t i = 0; i < 100; i++)
        cr_assert_eq(bytes[i], 0);
    arena_release(&arena);
}

Test(arena, may_expect_any_size) {
    struct arena arena = arena_new(CAPACITY, NULL);
    arena_expect(&arena, CAPACITY / 2);
    arena_expect(&arena, SIZE_MAX);
    cr_expect_eq(arena.used, 0);
    cr_expect_not_null(arena_allocate(&arena, 1, 1));
    arena_release(&arena);
    arena_expect(&arena, 1);
}

Test(arena, ends_the_program_when_it_is_full, .exit_code = EXHAUSTED) {
    struct arena arena = arena_new(CAPACITY, end_program);
    for (;;)
        arena_allocate(&arena, 1, 1000);
}

Test(arena, does_not_fall_for_a_product_that_overflows, .exit_code = EXHAUSTED) {
    struct arena arena = arena_new(CAPACITY, end_program);
    arena_allocate(&arena, SIZE_MAX / 2 + 2, 2);
}

Test(arena, is_exhausted_when_the_system_has_no_memory, .exit_code = EXHAUSTED) {
    struct arena arena = arena_new(SIZE_MAX / 2, end_program);
    arena_allocate(&arena, 0, 1);
}

struct numbers {
    int *items;
    size_t count;
    size_t capacity;
};

Test(arena, grows_arrays_and_keeps_the_old_place_readable) {
    struct arena arena = arena_new(CAPACITY, NULL);
    struct numbers numbers = {0};
    *ARENA_PUSH(&arena, &numbers, items) = 0;
    const int *first_place = numbers.items;
    arena_allocate(&arena, 1, 1); // behind it, so that the array must move
    for (int i = 1; i < 1000; i++)
        *ARENA_PUSH(&arena, &numbers, items) = i;
    cr_assert_eq(numbers.count, 1000);
    cr_assert_leq(numbers.count, numbers.capacity);
    for (int i = 0; i < 1000; i++)
        cr_assert_eq(numbers.items[i], i);
    cr_expect_neq(numbers.items, first_place);
    cr_expect_eq(first_place[0], 0);
    arena_release(&arena);
}

Test(arena, lengthens_the_last_array_where_it_stands) {
    struct arena arena = arena_new(CAPACITY, NULL);
    struct numbers numbers = {0};
    struct arena scratch = arena;
    memset(arena_allocate(&scratch, 4000, 1), 0xFF, 4000);
    *ARENA_PUSH(&arena, &numbers, items) = 0;
    const int *first_place = numbers.items;
    for (int i = 1; i < 900; i++) {
        int *number = ARENA_PUSH(&arena, &numbers, items);
        cr_assert_eq(*number, 0, "what is new is zeroed");
        *number = i;
    }
    cr_expect_eq(numbers.items, first_place);
    cr_expect_leq(arena.used, numbers.capacity * sizeof *numbers.items + 64);
    unsigned char *behind = arena_allocate(&arena, 100, 1);
    memset(behind, 0xFF, 100);
    for (int i = 0; i < 900; i++)
        cr_assert_eq(numbers.items[i], i);
    arena_release(&arena);
}

Test(arena, cannot_lengthen_an_array_beyond_its_end, .exit_code = EXHAUSTED) {
    struct arena arena = arena_new(CAPACITY, end_program);
    struct numbers numbers = {0};
    for (;;)
        ARENA_PUSH(&arena, &numbers, items);
}

#ifdef HAS_ADDRESS_SANITIZER
Test(arena, poisons_what_it_has_not_handed_out) {
    struct arena arena = arena_new(CAPACITY, NULL);
    struct arena scratch = arena;
    arena_allocate(&scratch, 200, 1);
    char *bytes = arena_allocate(&arena, 21, 1);
    cr_expect_not(__asan_address_is_poisoned(bytes + 20));
    cr_expect(__asan_address_is_poisoned(bytes + 21));
    cr_expect(__asan_address_is_poisoned(bytes + 30));
    arena_release(&arena);
}
#endif
