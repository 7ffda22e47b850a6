#include "transfer.h"

#include "buffer.h"
#include "decode.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new((size_t)64 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(transfer, .init = set_up, .fini = tear_down);

#define TEN "0123456789"
#define SEVENTY TEN TEN TEN TEN TEN TEN TEN

static struct text quoted(struct text text) {
    struct buffer buffer = {.arena = &arena};
    buffer_append(&buffer, TEXT(""));
    transfer_append_quoted_printable(&buffer, text);
    return buffer.length ? buffer_text(&buffer) : TEXT("");
}

static struct text base64(struct text bytes) {
    struct buffer buffer = {.arena = &arena};
    transfer_append_base64(&buffer, bytes);
    return buffer.length ? buffer_text(&buffer) : TEXT("");
}

Test(transfer, quoted_printable) {
    static const struct {
        const char *text, *encoded;
    } cases[] = {
        {"", ""},
        {"Plain.", "Plain."},
        {"one\ntwo\r\nthree\rfour\n", "one\r\ntwo\r\nthree\r\nfour\r\n"},
        {"\n\n", "\r\n\r\n"},
        {"a = b", "a =3D b"},
        {"\xC2\xA3"
         "5 \xE2\x88\x92"
         "3",
         "=C2=A35 =E2=88=923"},
        {"end \nend\t\nend ", "end=20\r\nend=09\r\nend=20"},
        {" in \t between", " in \t between"},
        {" ", "=20"},
        {".", "=2E"},
        {"a\n.\n..\nb.", "a\r\n=2E\r\n=2E.\r\nb."},
        {"From here\nFromage\n From there", "=46rom here\r\nFromage\r\n From there"},
        // 76 columns, and 77.
        {SEVENTY "abcdef\n", SEVENTY "abcdef\r\n"},
        {SEVENTY "abcdef", SEVENTY "abcdef"},
        {SEVENTY "abcdefg", SEVENTY "abcde=\r\nfg"},
        // A character is not torn, nor is one escape.
        {SEVENTY "\xC3\xAB", SEVENTY "=C3=AB"},
        {SEVENTY "\xC3\xAB!", SEVENTY "=\r\n=C3=AB!"},
        {SEVENTY "ab=", SEVENTY "ab=3D"},
        {SEVENTY "abcd=", SEVENTY "abcd=\r\n=3D"},
        {SEVENTY "abcd\xF0\x9F\x98\x80", SEVENTY "abcd=\r\n=F0=9F=98=80"},
        // What a line may not begin with is not brought to its beginning.
        {SEVENTY "abcde.f", SEVENTY "abcde=\r\n=2Ef"},
        {SEVENTY "abcdeFrom here", SEVENTY "abcde=\r\n=46rom here"},
        {SEVENTY "abcde \nf", SEVENTY "abcde=\r\n=20\r\nf"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *encoded = text_string(&arena, quoted(text_of(cases[i].text)));
        cr_expect_str_eq(encoded, cases[i].encoded, "%s:\n%s", cases[i].text, encoded);
    }
}

static struct text with_plain_line_ends(struct text text) {
    struct buffer buffer = {.arena = &arena};
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] != '\r')
            buffer_append_byte(&buffer, text.data[i]);
    return buffer.length ? buffer_text(&buffer) : TEXT("");
}

Test(transfer, any_text_comes_back_from_quoted_printable) {
    unsigned seed = 5;
    for (int i = 0; i < 3000; i++) {
        struct text text = decode_any_text(&seed, 400, decode_pool_of_text, &arena);
        struct text encoded = quoted(text);
        struct text back = decode_quoted_printable(encoded, &arena);
        cr_assert(text_equal(back, with_plain_line_ends(text)), "%s\n---\n%s",
                  text_string(&arena, text), text_string(&arena, encoded));
        struct text lines = TEXT_JOIN(&arena, encoded, TEXT("\r\n"));
        decode_check_lines(lines, 76);
        arena_release(&arena);
        arena = arena_new((size_t)1 << 20, NULL);
    }
}

// RFC 4648 10.
Test(transfer, base64) {
    static const char *const cases[][2] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(text_string(&arena, base64(text_of(cases[i][0]))), cases[i][1]);
}

Test(transfer, any_bytes_come_back_from_base64) {
    for (size_t length = 0; length < 300; length++) {
        char *bytes = arena_allocate(&arena, length, 1);
        for (size_t i = 0; i < length; i++)
            bytes[i] = (char)(i * 7 + length);
        struct text back = decode_base64(base64((struct text){bytes, length}), &arena);
        cr_assert(text_equal(back, (struct text){bytes, length}), "%zu", length);
    }
}
