#include "elimination.h"

#include <criterion/criterion.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(elimination, .init = set_up, .fini = tear_down);

// Each line is a sum: a letter for each unknown number in it, behind "=" the whole.
static struct elimination read(const char *const *lines, size_t count) {
    struct elimination_term *terms = arena_allocate(&arena, 100, sizeof *terms);
    struct elimination elimination = {.terms = terms, .sum_count = count};
    for (size_t sum = 0; sum < count; sum++) {
        bool is_whole = false;
        for (const char *at = lines[sum]; *at; at++) {
            if (*at == '=') {
                is_whole = true;
                continue;
            }
            size_t unknown = (size_t)(*at - 'a');
            terms[elimination.term_count++] = (struct elimination_term){sum, unknown, is_whole};
            if (unknown >= elimination.unknown_count)
                elimination.unknown_count = unknown + 1;
        }
    }
    return elimination;
}

// The letter of the number that is settled, '-' for none.
static char settled(const char *const *lines, size_t count) {
    struct elimination elimination = read(lines, count);
    size_t unknown;
    return elimination_find(&elimination, &unknown, arena) ? (char)('a' + unknown) : '-';
}

#define EXPECT_SETTLED(letter, ...)                                                                \
    do {                                                                                           \
        const char *const lines[] = {__VA_ARGS__};                                                 \
        cr_expect_eq(settled(lines, sizeof lines / sizeof *lines), letter, "%s …", lines[0]);      \
    } while (0)

Test(elimination, a_number_alone_is_settled) {
    EXPECT_SETTLED('a', "a");
    EXPECT_SETTLED('b', "ac", "b");
    EXPECT_SETTLED('a', "=a");
}

Test(elimination, what_is_never_alone_is_not) {
    EXPECT_SETTLED('-', "ab");
    EXPECT_SETTLED('-', "ab", "ab");
    // Two rows and two columns of a table.
    EXPECT_SETTLED('-', "ab", "cd", "ac", "bd");
    EXPECT_SETTLED('-', "ab=c", "de=c");
}

Test(elimination, sums_together_settle_what_none_does_alone) {
    EXPECT_SETTLED('c', "ab", "abc");
    EXPECT_SETTLED('a', "ab", "bc", "ac");
    EXPECT_SETTLED('c', "ab=d", "abc=d");
    // Two blocks of four in a table of four rows and columns, and between them one more, i.
    EXPECT_SETTLED('i', "abi", "cd", "ef", "gh", "ac", "bd", "egi", "fh");
    EXPECT_SETTLED('-', "abi", "cdj", "ef", "gh", "ac", "bd", "egij", "fh");
}

Test(elimination, of_no_sums_and_of_too_many_nothing_is_told) {
    size_t unknown;
    struct elimination none = {0};
    cr_expect(!elimination_find(&none, &unknown, arena));
    struct elimination many = {.sum_count = 1 << 15,
                               .unknown_count = ELIMINATION_CELLS_AT_MOST >> 14};
    cr_expect(!elimination_find(&many, &unknown, arena));
}
