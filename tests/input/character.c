#include "character.h"

#include "reports.h"

#include <criterion/criterion.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static struct arena arena;
static struct diagnostics list;

static void set_up(void) {
    arena = arena_new(1 << 22, NULL);
    list = (struct diagnostics){.arena = &arena};
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(character, .init = set_up, .fini = tear_down);

static const struct {
    unsigned first, last;
    bool is_refused;
} ranges[] = {
    {0x00, 0x08, true},       {0x09, 0x0A, false},       {0x0B, 0x0C, true},
    {0x0D, 0x0D, false},      {0x0E, 0x1F, true},        {0x20, 0x7E, false},
    {0x7F, 0x9F, true},       {0xA0, 0x2029, false},     {0x202A, 0x202E, true},
    {0x202F, 0x2065, false},  {0x2066, 0x2069, true},    {0x206A, 0xD7FF, false},
    {0xE000, 0xF8FF, true},   {0xF900, 0xFDCF, false},   {0xFDD0, 0xFDEF, true},
    {0xFDF0, 0xFFFD, false},  {0xFFFE, 0xFFFF, true},    {0x10000, 0x1FFFD, false},
    {0x1FFFE, 0x1FFFF, true}, {0xEFFFD, 0xEFFFD, false}, {0xF0000, 0x10FFFF, true},
};

Test(character, refuses_control_direction_and_private_characters_and_noncharacters) {
    for (size_t i = 0; i < COUNT(ranges); i++)
        for (unsigned point = ranges[i].first; point <= ranges[i].last; point++)
            cr_assert_eq(character_is_refused(point), ranges[i].is_refused, "%x", point);
}

Test(character, reports_the_exact_place_in_a_slice) {
    struct source source = {TEXT("f"), TEXT("£\x07 \uE000")};
    character_check(source.text, (struct place){&source, 0, source.text.length}, &list);
    cr_expect_str_eq(reports_of(&list, &arena), "N015@2 N015@4");
    cr_expect(text_starts_with(list.items[0].message, TEXT("'U+0007'")));
    cr_expect(text_starts_with(list.items[1].message, TEXT("'U+E000'")));
}

Test(character, reports_the_place_of_the_escape_that_yaml_reads) {
    struct source source = {TEXT("f"), TEXT("\"x\\a\"")};
    character_check(TEXT("x\x07"), (struct place){&source, 1, 3}, &list);
    cr_expect_str_eq(reports_of(&list, &arena), "N015@2");
}

Test(character, reports_a_byte_that_is_no_utf_8) {
    struct source source = {TEXT("f"), TEXT("a\xFF")};
    character_check(source.text, (struct place){&source, 0, 2}, &list);
    cr_expect(text_starts_with(list.items[0].message, TEXT("'0xFF'")));
}

Test(character, reports_no_more_than_is_printed) {
    char bytes[500] = {0};
    struct source source = {TEXT("f"), {bytes, sizeof bytes}};
    character_check(source.text, (struct place){&source, 0, 500}, &list);
    cr_expect_eq(list.count, DIAGNOSTICS_PRINTED_AT_MOST);
}
