#include "message.h"

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

TestSuite(message, .init = set_up, .fini = tear_down);

static const struct message_image images[] = {
    {{"c1@example.org", 14}, {"chart-1.png", 11}, {"\x89PNG one", 8}},
    {{"c2@example.org", 14}, {"chart-2.png", 11}, {"\x89PNG two", 8}},
};

static struct message sample(void) {
    return (struct message){
        .from = {TEXT("Not in Our Town"), TEXT("gosport@example.org")},
        .reply_to = {{0}, TEXT("team@example.org")},
        .subject = TEXT("Not in Our Town: Gosport \xE2\x80\x93 October 2026"),
        .list_name = TEXT("Not in Our Town Gosport"),
        .list_id = TEXT("gosport.example.org"),
        .text = TEXT("Fewer: \xE2\x88\x92"
                     "63%\n"),
        .html = TEXT("<p>Fewer: \xE2\x88\x92"
                     "63%</p>\n"),
        .images = images,
        .image_count = 2,
    };
}

static struct message_recipient recipient(void) {
    return (struct message_recipient){
        .to = {TEXT("Zo\xC3\xAB Smith"), TEXT("zoe@example.net")},
        .seconds = 1790812800,
        .message_id = TEXT("0123456789abcdef@example.org"),
        .unsubscribe_mailto = TEXT("leave+gosport@example.org"),
    };
}

static struct text write(const struct message *message, enum message_form form) {
    struct buffer buffer = {.arena = &arena};
    struct message_finding finding = message_write(message, form, &buffer);
    cr_assert_eq(finding.fault, MESSAGE_FINE, "%d", (int)finding.fault);
    return buffer_text(&buffer);
}

static struct text write_recipient(const struct message_recipient *to) {
    struct buffer buffer = {.arena = &arena};
    struct message_finding finding = message_write_recipient(to, &buffer);
    cr_assert_eq(finding.fault, MESSAGE_FINE, "%d", (int)finding.fault);
    return buffer_text(&buffer);
}

static const char *string(struct text text) {
    return text_string(&arena, text);
}

#define BOUNDARY "BOUNDARY"
#define BODY                                                                                       \
    "MIME-Version: 1.0\r\n"                                                                        \
    "Content-Type: multipart/alternative;\r\n"                                                     \
    " boundary=\"=_niot-" BOUNDARY "\"\r\n"                                                        \
    "\r\n"                                                                                         \
    "--=_niot-" BOUNDARY "\r\n"                                                                    \
    "Content-Type: text/plain; charset=utf-8\r\n"                                                  \
    "Content-Transfer-Encoding: quoted-printable\r\n"                                              \
    "\r\n"                                                                                         \
    "Fewer: =E2=88=9263%\r\n"                                                                      \
    "\r\n"                                                                                         \
    "--=_niot-" BOUNDARY "\r\n"                                                                    \
    "Content-Type: multipart/related;\r\n"                                                         \
    " boundary=\"=_related-" BOUNDARY "\";\r\n"                                                    \
    " type=\"text/html\"\r\n"                                                                      \
    "\r\n"                                                                                         \
    "--=_related-" BOUNDARY "\r\n"                                                                 \
    "Content-Type: text/html; charset=utf-8\r\n"                                                   \
    "Content-Transfer-Encoding: quoted-printable\r\n"                                              \
    "\r\n"                                                                                         \
    "<p>Fewer: =E2=88=9263%</p>\r\n"                                                               \
    "\r\n"                                                                                         \
    "--=_related-" BOUNDARY "\r\n"                                                                 \
    "Content-Type: image/png;\r\n"                                                                 \
    " name=\"chart-1.png\"\r\n"                                                                    \
    "Content-Transfer-Encoding: base64\r\n"                                                        \
    "Content-ID: <c1@example.org>\r\n"                                                             \
    "Content-Disposition: inline;\r\n"                                                             \
    " filename=\"chart-1.png\"\r\n"                                                                \
    "\r\n"                                                                                         \
    "iVBORyBvbmU=\r\n"                                                                             \
    "--=_related-" BOUNDARY "\r\n"                                                                 \
    "Content-Type: image/png;\r\n"                                                                 \
    " name=\"chart-2.png\"\r\n"                                                                    \
    "Content-Transfer-Encoding: base64\r\n"                                                        \
    "Content-ID: <c2@example.org>\r\n"                                                             \
    "Content-Disposition: inline;\r\n"                                                             \
    " filename=\"chart-2.png\"\r\n"                                                                \
    "\r\n"                                                                                         \
    "iVBORyB0d28=\r\n"                                                                             \
    "--=_related-" BOUNDARY "--\r\n"                                                               \
    "\r\n"                                                                                         \
    "--=_niot-" BOUNDARY "--\r\n"

// With what was hashed for the boundaries written as BOUNDARY.
static const char *without_hash(struct text bytes) {
    const char *found = memmem(bytes.data, bytes.length, "=_niot-", 7);
    cr_assert_not_null(found);
    struct text hash = {found + 7, 24};
    struct buffer buffer = {.arena = &arena};
    for (size_t i = 0; i < bytes.length; i++) {
        bool is_hash = text_starts_with(text_slice(bytes, i, bytes.length), hash);
        buffer_append(&buffer, is_hash ? TEXT(BOUNDARY) : text_slice(bytes, i, i + 1));
        i += is_hash ? hash.length - 1 : 0;
    }
    return string(buffer_text(&buffer));
}

Test(message, the_content) {
    struct message message = sample();
    cr_expect_str_eq(without_hash(write(&message, MESSAGE_CONTENT)),
                     "From: Not in Our Town <gosport@example.org>\r\n"
                     "Reply-To: team@example.org\r\n"
                     "Subject: =?UTF-8?Q?Not_in_Our_Town=3A_Gosport_=E2=80=93_October_2026?=\r\n"
                     "List-Id: Not in Our Town Gosport <gosport.example.org>\r\n"
                     "Auto-Submitted: auto-generated\r\n"
                     "Precedence: bulk\r\n" BODY);
}

Test(message, a_draft_leaves_to_the_client_what_is_the_clients) {
    struct message message = sample();
    cr_expect_str_eq(
        without_hash(write(&message, MESSAGE_DRAFT)),
        "X-Unsent: 1\r\n"
        "From: Not in Our Town <gosport@example.org>\r\n"
        "Reply-To: team@example.org\r\n"
        "Subject: =?UTF-8?Q?Not_in_Our_Town=3A_Gosport_=E2=80=93_October_2026?=\r\n" BODY);
}

Test(message, without_pictures_html_stands_alone) {
    struct message message = sample();
    message.image_count = 0;
    message.list_id = (struct text){0};
    const char *content = string(write(&message, MESSAGE_CONTENT));
    cr_expect_null(strstr(content, "related"));
    cr_expect_null(strstr(content, "List-Id"));
    cr_expect_not_null(strstr(content, "Content-Type: text/html; charset=utf-8\r\n"));
}

Test(message, the_recipients_fields) {
    struct message_recipient to = recipient();
    cr_expect_str_eq(string(write_recipient(&to)),
                     "Date: Thu, 01 Oct 2026 00:00:00 +0000\r\n"
                     "To: =?UTF-8?Q?Zo=C3=AB_Smith?= <zoe@example.net>\r\n"
                     "Message-ID: <0123456789abcdef@example.org>\r\n"
                     "List-Unsubscribe: "
                     "<mailto:leave%2Bgosport@example.org?subject=unsubscribe>\r\n");
    to.unsubscribe_url = TEXT("https://example.org/leave?t={token}&u=1");
    to.token = TEXT("aZ-_9~/+ \xC3\xAB");
    cr_expect_not_null(
        strstr(string(write_recipient(&to)),
               "List-Unsubscribe: <https://example.org/leave?t=aZ-_9~%2F%2B%20%C3%AB&u=1>, "
               "<mailto:leave%2Bgosport@example.org?subject=unsubscribe>\r\n"
               "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
}

Test(message, same_input_same_bytes_and_another_content_other_boundaries) {
    struct message message = sample(), other = sample();
    other.text = TEXT("Fewer: \xE2\x88\x92"
                      "64%\n");
    struct text once = write(&message, MESSAGE_CONTENT);
    cr_expect(text_equal(once, write(&message, MESSAGE_CONTENT)));
    const char *found = strstr(string(once), "=_niot-");
    cr_expect_null(
        strstr(string(write(&other, MESSAGE_CONTENT)), string((struct text){found, 31})));
}

Test(message, lines_are_short_and_ascii) {
    static char png[5000];
    for (size_t i = 0; i < sizeof png; i++)
        png[i] = (char)(i * 31);
    struct message_image image = {TEXT("c1@example.org"), TEXT("chart.png"), {png, sizeof png}};
    unsigned seed = 3;
    for (int i = 0; i < 200; i++) {
        struct message message = sample();
        message.text = decode_any_text(&seed, 2000, decode_pool_of_text, &arena);
        message.html = decode_any_text(&seed, 2000, decode_pool_of_text, &arena);
        message.subject = decode_any_text(&seed, 200, decode_pool_of_field, &arena);
        message.from.name = decode_any_text(&seed, 200, decode_pool_of_field, &arena);
        message.images = &image;
        message.image_count = 1;
        struct text content = write(&message, MESSAGE_CONTENT);
        decode_check_lines(content, 76);
        cr_expect_eq(message_split(content).damage, MESSAGE_WHOLE);
        arena_release(&arena);
        arena = arena_new((size_t)4 << 20, NULL);
    }
}

Test(message, identifiers_come_from_what_they_name) {
    struct text domain = TEXT("example.org");
    cr_expect_str_eq(string(message_content_id(TEXT("abc"), domain, &arena)),
                     "ba7816bf8f01cfea414140de@example.org");
    struct text one = message_id(TEXT("october"), TEXT("zoe@Example.net"), domain, &arena);
    cr_expect(
        text_equal(one, message_id(TEXT("october"), TEXT("zoe@example.net"), domain, &arena)));
    cr_expect_not(
        text_equal(one, message_id(TEXT("october"), TEXT("Zoe@example.net"), domain, &arena)));
    cr_expect_not(
        text_equal(one, message_id(TEXT("november"), TEXT("zoe@example.net"), domain, &arena)));
}

// --- what is refused ---

static void expect_refused(const struct message *message, enum message_fault fault,
                           const char *field, size_t offset) {
    struct buffer buffer = {.arena = &arena};
    struct message_finding finding = message_write(message, MESSAGE_CONTENT, &buffer);
    cr_expect_eq(finding.fault, fault, "%s: %d", field, (int)finding.fault);
    cr_expect_str_eq(string(finding.field), field);
    cr_expect_eq(finding.offset, offset, "%s: %zu", field, finding.offset);
    cr_expect_eq(buffer.length, 0, "something was written");
}

Test(message, a_control_character_in_a_field_is_refused) {
    static const char controls[] = {'\0', '\a', '\t', '\n', '\r', 0x1F, 0x7F};
    for (size_t i = 0; i < sizeof controls; i++) {
        char value[] = {'a', 'b', controls[i], 'c'};
        struct text text = {value, sizeof value};
        struct message message = sample();
        message.subject = text;
        expect_refused(&message, MESSAGE_CONTROL, "Subject", 2);
        message = sample();
        message.from.name = text;
        expect_refused(&message, MESSAGE_CONTROL, "From", 2);
        message = sample();
        message.reply_to.name = text;
        expect_refused(&message, MESSAGE_CONTROL, "Reply-To", 2);
        message = sample();
        message.list_name = text;
        expect_refused(&message, MESSAGE_CONTROL, "List-Id", 2);
    }
}

Test(message, other_values_that_are_refused) {
    struct message message = sample();
    message.subject = TEXT("ab\xFF");
    expect_refused(&message, MESSAGE_NOT_UTF8, "Subject", 2);
    message = sample();
    message.text = TEXT("ab\xC3");
    expect_refused(&message, MESSAGE_NOT_UTF8, "text", 2);
    message = sample();
    message.html = TEXT("a\tb\n\a");
    expect_refused(&message, MESSAGE_CONTROL, "HTML", 4);
    message = sample();
    message.from.address = TEXT("a@b.cd\r\nBcc: e@f.gh");
    expect_refused(&message, MESSAGE_MAILBOX, "From", 6);
    message = sample();
    message.list_id = TEXT("gosport example.org");
    expect_refused(&message, MESSAGE_IDENTIFIER, "List-Id", 7);
    struct message_image image = images[0];
    message = sample();
    message.images = &image;
    message.image_count = 1;
    image.file_name = TEXT("a\".png");
    expect_refused(&message, MESSAGE_IDENTIFIER, "filename", 1);
    image = images[0];
    image.content_id = TEXT("chart");
    expect_refused(&message, MESSAGE_IDENTIFIER, "Content-ID", 5);
}

static void expect_recipient_refused(const struct message_recipient *to, enum message_fault fault,
                                     const char *field, size_t offset) {
    struct buffer buffer = {.arena = &arena};
    struct message_finding finding = message_write_recipient(to, &buffer);
    cr_expect_eq(finding.fault, fault, "%s: %d", field, (int)finding.fault);
    cr_expect_str_eq(string(finding.field), field);
    cr_expect_eq(finding.offset, offset, "%s: %zu", field, finding.offset);
    cr_expect_eq(buffer.length, 0, "something was written");
}

Test(message, recipients_that_are_refused) {
    struct message_recipient to = recipient();
    to.to.address = TEXT("zoe@example.net, else@example.net");
    expect_recipient_refused(&to, MESSAGE_MAILBOX, "To", 15);
    to = recipient();
    to.to.name = TEXT("Zoe\r\nBcc: else@example.net");
    expect_recipient_refused(&to, MESSAGE_CONTROL, "To", 3);
    to = recipient();
    to.message_id = TEXT("a b@c.de");
    expect_recipient_refused(&to, MESSAGE_IDENTIFIER, "Message-ID", 1);
    to = recipient();
    to.unsubscribe_mailto = TEXT("leave");
    expect_recipient_refused(&to, MESSAGE_MAILBOX, "List-Unsubscribe", 5);
    to = recipient();
    to.unsubscribe_url = TEXT("http://example.org/");
    expect_recipient_refused(&to, MESSAGE_URL, "List-Unsubscribe", 0);
    to.unsubscribe_url = TEXT("https://example.org/>");
    expect_recipient_refused(&to, MESSAGE_URL, "List-Unsubscribe", 20);
}

// --- splitting ---

Test(message, a_file_is_split_where_the_content_begins) {
    struct message message = sample();
    struct message_recipient to = recipient();
    struct text content = write(&message, MESSAGE_CONTENT), fields = write_recipient(&to);
    struct message_parts parts = message_split(TEXT_JOIN(&arena, fields, content));
    cr_assert_eq(parts.damage, MESSAGE_WHOLE);
    cr_expect(text_equal(parts.recipient, fields));
    cr_expect(text_equal(parts.content, content));
    cr_expect(text_starts_with(parts.body, TEXT("--=_niot-")));
    cr_expect(text_ends_with(content, parts.body));
    parts = message_split(content);
    cr_assert_eq(parts.damage, MESSAGE_WHOLE);
    cr_expect_eq(parts.recipient.length, 0);
    cr_expect(text_equal(parts.content, content));
}

#define HEAD "From: a@b.cd\r\nSubject: x\r\n y\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n"
Test(message, damage_is_named_with_its_place) {
    static const struct {
        const char *until, *rest;
        enum message_damage damage;
        const char *field;
    } cases[] = {
        {HEAD "\r\nbody", "\nlost\r\n", MESSAGE_LINE_END, ""},
        {HEAD "\r\nbody", "\rlost\r\n", MESSAGE_LINE_END, ""},
        {HEAD "\r\n", "\xC3\xAB", MESSAGE_BYTE, ""},
        {HEAD "\r\nbo", "\ady", MESSAGE_BYTE, ""},
        {"", " folded: a\r\n" HEAD "\r\n", MESSAGE_FIELD, ""},
        {"To: a@b.cd\r\n", "no field\r\n" HEAD "\r\n", MESSAGE_FIELD, ""},
        {"To: a@b.cd\r\n", ": none\r\n" HEAD "\r\n", MESSAGE_FIELD, ""},
        {"", "From: a@b.cd\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n", MESSAGE_FIELD_LOST,
         "Content-Type"},
        {HEAD, "", MESSAGE_FIELD_LOST, "body"},
        {"", "", MESSAGE_FIELD_LOST, "body"},
        {HEAD, "from: e@f.gh\r\n\r\n", MESSAGE_FIELD_TWICE, "from"},
        {"To: a@b.cd\r\n", "TO: e@f.gh\r\n" HEAD "\r\n", MESSAGE_FIELD_TWICE, "TO"},
        {"", "Bcc: e@f.gh\r\n" HEAD "\r\n", MESSAGE_FIELD_FOREIGN, "Bcc"},
        {HEAD, "Cc: e@f.gh\r\n\r\n", MESSAGE_FIELD_FOREIGN, "Cc"},
        {HEAD, "To: e@f.gh\r\n\r\n", MESSAGE_FIELD_FOREIGN, "To"},
        {"", "X-Unsent: 1\r\n" HEAD "\r\n", MESSAGE_UNSENT, "X-Unsent"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text bytes = TEXT_JOIN(&arena, text_of(cases[i].until), text_of(cases[i].rest));
        struct message_parts parts = message_split(bytes);
        const char *rest = cases[i].rest;
        cr_expect_eq(parts.damage, cases[i].damage, "%s: %d", rest, (int)parts.damage);
        cr_expect_eq(parts.offset, strlen(cases[i].until), "%s: %zu", rest, parts.offset);
        cr_expect_str_eq(parts.field.data ? string(parts.field) : "", cases[i].field, "%s", rest);
    }
}

Test(message, a_line_of_998_characters_is_the_longest) {
    char line[1002];
    memset(line, 'x', sizeof line);
    memcpy(line + 998, "\r\n", 2);
    struct text head = TEXT(HEAD "\r\n");
    struct text longest = TEXT_JOIN(&arena, head, (struct text){line, 1000});
    cr_expect_eq(message_split(longest).damage, MESSAGE_WHOLE);
    memcpy(line + 998, "x\r\n", 3);
    struct message_parts parts = message_split(TEXT_JOIN(&arena, head, (struct text){line, 1001}));
    cr_expect_eq(parts.damage, MESSAGE_LINE);
    cr_expect_eq(parts.offset, head.length + 998);
}
