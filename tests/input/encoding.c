#include "encoding.h"

#include "reports.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
// Bytes with zeros in them.
#define BYTES(literal)                                                                             \
    { literal, sizeof(literal) - 1 }

static struct arena arena;
static struct diagnostics list;

static void set_up(void) {
    arena = arena_new(1 << 22, NULL);
    list = (struct diagnostics){.arena = &arena};
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(encoding, .init = set_up, .fini = tear_down);

static const struct {
    struct text bytes;
    const char *text;
    const char *reports;
} files[] = {
    // UTF-8, with and without its mark
    {BYTES(""), "", ""},
    {BYTES("Arrests"), "Arrests", ""},
    {BYTES("\xEF\xBB\xBF"), "", ""},
    {BYTES("\xEF\xBB\xBF"
           "a£"),
     "a£", ""},
    {BYTES("−63\u00A0%"), "−63\u00A0%", ""},
    {BYTES("a\xEF\xBB\xBF"), "a\uFEFF", ""},
    // Windows-1252
    {BYTES("\xA3"
           "5"),
     "£5", "N014@0"},
    {BYTES("\x93quoted\x94 \x96 \x80"
           "5"),
     "“quoted” – €5", "N014@0"},
    {BYTES("a,b\n\xE9,\xFF"), "a,b\né,ÿ", "N014@4"},
    {BYTES("a\x81\xE9"), "a\uFFFDé", "N014@1 N013@1"},
    {BYTES("\xE9 \x8D\x8F\x90\x9D"), "é \uFFFD\uFFFD\uFFFD\uFFFD", "N014@0 N013@3"},
    // mixtures
    {BYTES("£5\n\xA3"
           "5\n\xA3"),
     "£5\n\uFFFD5\n\uFFFD", "N010@4"},
    {BYTES("\xA3"
           "5 £5"),
     "\uFFFD5 £5", "N010@0"},
    {BYTES("\xEF\xBB\xBF"
           "a\xA3"),
     "a\uFFFD", "N010@1"},
    {BYTES("é\xE2\x82"), "é\uFFFD\uFFFD", "N010@2"},
    {BYTES("é\xED\xA0\x80"), "é\uFFFD\uFFFD\uFFFD", "N010@2"},
    // zero bytes
    {BYTES("a\0b\0"), "a\uFFFDb\uFFFD", "N011@1"},
    {BYTES("\xE9\0"), "é\uFFFD", "N014@0 N011@2"},
    {BYTES("£\0\xA3"), "£\uFFFD\uFFFD", "N011@2"},
    // UTF-16
    {BYTES("\xFF\xFE"
           "a\0\xA3\0\x12\x22\n\0"),
     "a£−\n", "N014@0"},
    {BYTES("\xFE\xFF\0a\0\xA3\x22\x12"), "a£−", "N014@0"},
    {BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), "😀", "N014@0"},
    {BYTES("\xFE\xFF\xD8\x3D\xDE\x00"), "😀", "N014@0"},
    {BYTES("\xFF\xFE"
           "a\0\x3D\xD8"),
     "a\uFFFD", "N014@0 N012@1"},
    {BYTES("\xFF\xFE\x00\xDE"
           "a\0"),
     "\uFFFDa", "N014@0 N012@0"},
    {BYTES("\xFF\xFE\x3D\xD8"
           "a\0"),
     "\uFFFDa", "N014@0 N012@0"},
    {BYTES("\xFF\xFE"
           "a\0b"),
     "a\uFFFD", "N014@0 N012@1"},
    {BYTES("\xFF\xFE"
           "a\0\0\0"),
     "a\uFFFD", "N014@0 N011@1"},
    {BYTES("\xFF\xFE"), "", "N014@0"},
};

Test(encoding, turns_what_editors_save_into_utf_8) {
    for (size_t i = 0; i < COUNT(files); i++) {
        list = (struct diagnostics){.arena = &arena};
        const struct source *source = encoding_decode(TEXT("f"), files[i].bytes, &arena, &list);
        cr_expect(text_equal(source->text, text_of(files[i].text)), "row %zu: '%.*s'", i,
                  (int)source->text.length, source->text.data);
        cr_expect_not_null(source->text.data);
        cr_expect(text_equal(source->path, TEXT("f")));
        cr_expect_str_eq(reports_of(&list, &arena), files[i].reports, "row %zu: %s", i,
                         reports_of(&list, &arena));
    }
}

Test(encoding, takes_absent_bytes_for_an_empty_file) {
    const struct source *source = encoding_decode(TEXT("f"), (struct text){0}, &arena, &list);
    cr_expect_not_null(source->text.data);
    cr_expect_eq(source->text.length, 0);
    cr_expect_eq(list.count, 0);
}

Test(encoding, does_not_copy_what_is_utf_8) {
    struct text bytes = TEXT("\xEF\xBB\xBF"
                             "a£");
    const struct source *source = encoding_decode(TEXT("f"), bytes, &arena, &list);
    cr_expect_eq(source->text.data, bytes.data + 3);
}

Test(encoding, says_what_a_bad_byte_is) {
    encoding_decode(TEXT("f"), TEXT("£\x93"), &arena, &list);
    cr_expect_not_null(strstr(message_of(&list, &arena), "'0x93'"));
    list = (struct diagnostics){.arena = &arena};
    encoding_decode(TEXT("f"), (struct text){"a\0", 2}, &arena, &list);
    cr_expect_not_null(strstr(message_of(&list, &arena), "'0x00'"));
}

// Every byte of Windows-1252 as the Unicode consortium's CP1252.TXT has it, for 0x80 to 0x9F.
Test(encoding, knows_all_of_windows_1252) {
    static const char high[] = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";
    char bytes[0x20];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(0x80 + i);
    const struct source *source =
        encoding_decode(TEXT("f"), (struct text){bytes, sizeof bytes}, &arena, &list);
    cr_expect(text_equal(source->text, text_of(high)), "%.*s", (int)source->text.length,
              source->text.data);
}
