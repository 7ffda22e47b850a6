#include "field.h"

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

TestSuite(field, .init = set_up, .fini = tear_down);

#define TEN "abcdefghij"
#define FORTY TEN TEN TEN TEN

static const char *subject(const char *text) {
    struct buffer buffer = {.arena = &arena};
    field_append_text(&buffer, "Subject", text_of(text));
    return text_string(&arena, buffer_text(&buffer));
}

static const char *mailbox(const char *name, const char *address) {
    struct buffer buffer = {.arena = &arena};
    field_append_mailbox(&buffer, "From", text_of(name), text_of(address));
    return text_string(&arena, buffer_text(&buffer));
}

Test(field, text_is_left_alone_where_it_can_be) {
    cr_expect_str_eq(subject("Gosport: 2 in 3 fewer"), "Subject: Gosport: 2 in 3 fewer\r\n");
    cr_expect_str_eq(subject(""), "Subject:\r\n");
    // 76 columns, and 77.
    cr_expect_str_eq(subject(FORTY " " TEN TEN "123456"),
                     "Subject: " FORTY " " TEN TEN "123456\r\n");
    cr_expect_str_eq(subject(FORTY " " TEN TEN "1234567"),
                     "Subject: " FORTY "\r\n " TEN TEN "1234567\r\n");
}

Test(field, other_text_is_encoded) {
    static const char *const cases[][2] = {
        {"Gosport \xE2\x80\x93 October", "Subject: =?UTF-8?Q?Gosport_=E2=80=93_October?=\r\n"},
        {"two  blanks", "Subject: =?UTF-8?Q?two__blanks?=\r\n"},
        {" first", "Subject: =?UTF-8?Q?_first?=\r\n"},
        {"last ", "Subject: =?UTF-8?Q?last_?=\r\n"},
        {"=?UTF-8?Q?no?=", "Subject: =?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fno=3F=3D?=\r\n"},
        {"\xF0\x9F\x98\x80\xF0\x9F\x98\x80", "Subject: =?UTF-8?Q?=F0=9F=98=80=F0=9F=98=80?=\r\n"},
        {FORTY " \xC3\xAB" FORTY, "Subject: =?UTF-8?Q?" FORTY "_=C3=ABabcdefgh?=\r\n"
                                  " =?UTF-8?Q?ij" TEN TEN TEN "?=\r\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(subject(cases[i][0]), cases[i][1], "%s", subject(cases[i][0]));
}

Test(field, a_word_longer_than_a_line_is_encoded) {
    const char *found = subject(FORTY FORTY);
    cr_expect_not_null(strstr(found, "=?UTF-8?"));
    struct text value = text_slice(text_of(found), 8, strlen(found) - 2);
    cr_expect_str_eq(text_string(&arena, decode_field(value, &arena)), FORTY FORTY);
}

Test(field, names) {
    static const char *const cases[][3] = {
        {"", "a@b.cd", "From: a@b.cd\r\n"},
        {"Zoe Smith", "a@b.cd", "From: Zoe Smith <a@b.cd>\r\n"},
        {"Dr. Zoe", "a@b.cd", "From: \"Dr. Zoe\" <a@b.cd>\r\n"},
        {"a \"b\" \\ c", "a@b.cd", "From: \"a \\\"b\\\" \\\\ c\" <a@b.cd>\r\n"},
        {"Zo\xC3\xAB, Smith", "a@b.cd", "From: =?UTF-8?Q?Zo=C3=AB=2C_Smith?= <a@b.cd>\r\n"},
        {"=?a?q?b?=", "a@b.cd", "From: =?UTF-8?Q?=3D=3Fa=3Fq=3Fb=3F=3D?= <a@b.cd>\r\n"},
        {FORTY, "gosport@hampshire.police.uk.example",
         "From: " FORTY "\r\n <gosport@hampshire.police.uk.example>\r\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(mailbox(cases[i][0], cases[i][1]), cases[i][2], "%s",
                         mailbox(cases[i][0], cases[i][1]));
}

Test(field, angle_brackets_where_there_is_no_name) {
    struct buffer buffer = {.arena = &arena};
    field_append_named(&buffer, "Message-ID", (struct text){0}, TEXT("a@b.cd"));
    cr_expect_str_eq(text_string(&arena, buffer_text(&buffer)), "Message-ID: <a@b.cd>\r\n");
}

Test(field, a_long_value_stays_on_its_line) {
    struct buffer buffer = {.arena = &arena};
    field_append_plain(&buffer, "X-Long", TEXT(FORTY FORTY " " FORTY));
    cr_expect_str_eq(text_string(&arena, buffer_text(&buffer)),
                     "X-Long: " FORTY FORTY " " FORTY "\r\n");
}

// The days of the week are those of `date -u`.
Test(field, dates) {
    static const struct {
        int64_t seconds;
        const char *date;
    } cases[] = {
        {0, "Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n"},
        {86399, "Date: Thu, 01 Jan 1970 23:59:59 +0000\r\n"},
        {951782400, "Date: Tue, 29 Feb 2000 00:00:00 +0000\r\n"},
        {951868800, "Date: Wed, 01 Mar 2000 00:00:00 +0000\r\n"},
        {1790812800, "Date: Thu, 01 Oct 2026 00:00:00 +0000\r\n"},
        {1798761599, "Date: Thu, 31 Dec 2026 23:59:59 +0000\r\n"},
        {4107542400, "Date: Mon, 01 Mar 2100 00:00:00 +0000\r\n"},
        {4107542399, "Date: Sun, 28 Feb 2100 23:59:59 +0000\r\n"},
        {253402300799, "Date: Fri, 31 Dec 9999 23:59:59 +0000\r\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer buffer = {.arena = &arena};
        field_append_date(&buffer, "Date", cases[i].seconds);
        cr_expect_str_eq(text_string(&arena, buffer_text(&buffer)), cases[i].date);
    }
}

Test(field, any_text_comes_back) {
    unsigned seed = 9;
    for (int i = 0; i < 3000; i++) {
        struct text text = decode_any_text(&seed, 300, decode_pool_of_field, &arena);
        struct buffer buffer = {.arena = &arena};
        field_append_text(&buffer, "Subject", text);
        struct text field = buffer_text(&buffer);
        decode_check_lines(field, 76);
        struct text value = text_slice(field, strlen("Subject:"), field.length - 2);
        cr_assert(text_equal(decode_field(value, &arena), text), "%s\n---\n%s",
                  text_string(&arena, text), text_string(&arena, field));
        arena_release(&arena);
        arena = arena_new((size_t)1 << 20, NULL);
    }
}
