#include "buffer.h"

#include "arena.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(buffer, .init = set_up, .fini = tear_down);

static void expect_content(const struct buffer *buffer, const char *expected) {
    struct text found = buffer_text(buffer);
    cr_expect(text_equal(found, text_of(expected)), "'%.*s' instead of '%s'", (int)found.length,
              found.data, expected);
}

Test(buffer, is_empty_at_first_and_not_absent) {
    struct buffer buffer = {.arena = &arena};
    cr_expect_not_null(buffer_text(&buffer).data);
    expect_content(&buffer, "");
    buffer_append(&buffer, (struct text){0});
    buffer_append(&buffer, TEXT(""));
    expect_content(&buffer, "");
}

Test(buffer, keeps_everything_while_it_grows) {
    struct buffer buffer = {.arena = &arena};
    for (int i = 0; i < 1000; i++) {
        buffer_append_byte(&buffer, (char)('a' + i % 26));
        buffer_append(&buffer, TEXT("--"));
    }
    cr_assert_eq(buffer.length, 3000);
    for (size_t i = 0; i < 1000; i++) {
        cr_assert_eq(buffer.data[3 * i], (char)('a' + i % 26));
        cr_assert_eq(memcmp(buffer.data + 3 * i + 1, "--", 2), 0);
    }
}

Test(buffer, can_be_appended_to_itself) {
    struct buffer buffer = {.arena = &arena};
    buffer_append(&buffer, TEXT("abcdef"));
    buffer_append(&buffer, buffer_text(&buffer));
    expect_content(&buffer, "abcdefabcdef");
}

static const struct {
    double number;
    int decimals;
    const char *written;
} decimals[] = {
    {0, 0, "0"},
    {-0.0, 2, "0"},
    {1, 2, "1"},
    {1.5, 0, "2"},
    {2.5, 0, "3"},
    {-2.5, 0, "-3"},
    {0.49999999999999994, 0, "0"},
    {-0.4, 0, "0"},
    {0.05, 1, "0.1"},
    {0.5, 2, "0.5"},
    {0.05, 2, "0.05"},
    {12.30, 2, "12.3"},
    {-12.34567, 4, "-12.3457"},
    {99.999, 2, "100"},
    {0.0001, 4, "0.0001"},
    {0.00001, 4, "0"},
    {-0.00001, 4, "0"},
    {1000.0625, 4, "1000.0625"},
    {4503599627370497.0, 0, "4503599627370497"},
    {9007199254740991.0, 0, "9007199254740991"},
    {9007199254740992.0, 0, "0"},
    {1e300, 4, "0"},
};

Test(buffer, writes_decimals_rounded_half_away_from_zero) {
    for (size_t i = 0; i < COUNT(decimals); i++) {
        struct buffer buffer = {.arena = &arena};
        buffer_append_decimal(&buffer, decimals[i].number, decimals[i].decimals);
        expect_content(&buffer, decimals[i].written);
    }
}

Test(buffer, writes_what_is_no_number_as_zero) {
    struct buffer buffer = {.arena = &arena};
    buffer_append_decimal(&buffer, NAN, 2);
    buffer_append_decimal(&buffer, INFINITY, 2);
    buffer_append_decimal(&buffer, -INFINITY, 0);
    expect_content(&buffer, "000");
}

Test(buffer, writes_code_points_as_utf_8_reads_them) {
    static const unsigned points[] = {0x24,   0x7F,   0x80,    0x7FF,   0x800,
                                      0xD7FF, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF};
    struct buffer buffer = {.arena = &arena};
    for (size_t i = 0; i < COUNT(points); i++)
        buffer_append_code_point(&buffer, points[i]);
    size_t offset = 0;
    for (size_t i = 0; i < COUNT(points); i++)
        cr_expect_eq(text_next_code_point(buffer_text(&buffer), &offset), points[i]);
    cr_expect_eq(offset, buffer.length);
}
