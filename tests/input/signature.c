#include "signature.h"

#include "arena.h"
#include "diagnostic.h"

#include <criterion/criterion.h>

static const struct {
    const char *bytes;
    enum signature_wanted wanted;
    const char *message;
} files[] = {
    {"PK\x03\x04 and more", SIGNATURE_TABLE,
     "'f' is a spreadsheet file, not CSV; open it in the program that it was made with and save it "
     "as 'CSV UTF-8'"},
    {"PK\x03\x04 and more", SIGNATURE_WORDS,
     "'f' is a word processor's file, not plain text; open it in the program that it was made with "
     "and save it as plain text in UTF-8"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", SIGNATURE_TABLE,
     "'f' is a spreadsheet file, not CSV; open it in the program that it was made with and save it "
     "as 'CSV UTF-8'"},
    {"{\\rtf1\\ansi", SIGNATURE_WORDS,
     "'f' is a word processor's file, not plain text; open it in the program that it was made with "
     "and save it as plain text in UTF-8"},
    {"%PDF-1.7", SIGNATURE_TABLE,
     "'f' is a PDF file, not CSV; open it in the program that it was made with and save it as 'CSV "
     "UTF-8'"},
    {"PK", SIGNATURE_TABLE, ""},
    {"PK,label,kind", SIGNATURE_TABLE, ""},
    {"%PDF,label", SIGNATURE_TABLE, ""},
    {"id,PK\x03\x04", SIGNATURE_TABLE, ""},
    {"", SIGNATURE_WORDS, ""},
};

Test(signature, files_that_are_no_text_are_told_by_their_first_bytes) {
    struct arena arena = arena_new(1 << 20, NULL);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct diagnostics list = {.arena = &arena};
        bool is_refused =
            signature_refuse(TEXT("f"), text_of(files[i].bytes), files[i].wanted, &list);
        struct text message = list.count ? list.items[0].message : TEXT("");
        cr_expect(text_equal(message, text_of(files[i].message)), "%s: %.*s", files[i].bytes,
                  (int)message.length, message.data);
        cr_expect_eq(is_refused, list.errors == 1);
    }
    arena_release(&arena);
}
