#include "magnification.h"

#include "arena.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(magnification, whole_numbers_and_one_decimal_from_1_to_8) {
    static const struct {
        const char *text;
        int tenths;
    } rows[] = {
        {"1", 10},  {"2", 20},  {"8", 80},  {"1.0", 10}, {"1.5", 15}, {"7.9", 79}, {"8.0", 80},
        {"0", 0},   {"9", 0},   {"8.1", 0}, {"0.9", 0},  {"", 0},     {"2x", 0},   {"-2", 0},
        {"1,5", 0}, {"1.", 0},  {".5", 0},  {"1.50", 0}, {"02", 0},   {"10", 0},   {" 2", 0},
        {"2 ", 0},  {"a.b", 0}, {"1.x", 0}, {"+2", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect(eq(int, magnification_read(text_of(rows[i].text)), rows[i].tenths), "'%s'",
                  rows[i].text);
}

Test(magnification, text_is_read_as_the_same) {
    struct arena arena = arena_new(1 << 16, NULL);
    for (int tenths = MAGNIFICATION_LEAST; tenths <= MAGNIFICATION_MOST; tenths++)
        cr_expect(eq(int, magnification_read(magnification_text(tenths, &arena)), tenths));
    cr_expect(text_equal(magnification_text(20, &arena), TEXT("2")));
    cr_expect(text_equal(magnification_text(15, &arena), TEXT("1.5")));
    arena_release(&arena);
}
