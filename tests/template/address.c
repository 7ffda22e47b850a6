#include "address.h"

#include "workshop.h"

Test(address, schemes_on_the_list_and_relative_addresses_are_allowed) {
    static const char *const allowed[] = {
        "",
        "a.html",
        "./a:b",
        "/a",
        "/",
        "../a?b=c:d#e:f",
        "?a:b",
        "#id",
        "#javascript:x",
        "http://example.org",
        "HTTPS://example.org/\u00E9?q=\u4E2D",
        "mailto:a@example.org?subject=x",
        "tel:+441234",
        "http:a",
        "  https://example.org\n",
        "ht\ntps://example.org",
        "charts/averyveryverylongname.svg",
        "averyveryverylongname",
    };
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
        cr_expect(address_is_allowed(text_of(allowed[i]), ADDRESS_IN_PAGE), "%s", allowed[i]);
}

Test(address, everything_else_is_refused) {
    static const char *const refused[] = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "\tjava\nscript\r:alert(1)",
        "\x01javascript:alert(1)",
        "java\x01script:alert(1)",
        "java script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "ftp://example.org",
        "averyveryverylongname:x",
        "x\n:y",
        "//example.org",
        " //example.org",
        "/\n/example.org",
        "/\t/example.org",
        "\\\\example.org",
        "/\\example.org",
        "https:\\\\example.org",
        "a\\b",
        "/\u202E/example.org",
        "a\u2066b",
        "a\x7F",
        "a\xC2\x85",
        "a\xFF",
        "cid:a@example.org",
        ":a",
    };
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        cr_expect_not(address_is_allowed(text_of(refused[i]), ADDRESS_IN_PAGE), "%s", refused[i]);
}

Test(address, mail_may_name_its_own_parts) {
    cr_expect(address_is_allowed(TEXT("cid:a@example.org"), ADDRESS_IN_MAIL));
    cr_expect(address_is_allowed(TEXT("CID:a@example.org"), ADDRESS_IN_MAIL));
    cr_expect_not(address_is_allowed(TEXT("mid:a@example.org"), ADDRESS_IN_MAIL));
}

Test(address, a_beginning_settles_what_may_follow) {
    static const struct {
        const char *literal;
        enum address_beginning beginning;
    } rows[] = {
        {"", ADDRESS_OPEN},
        {" ", ADDRESS_OPEN},
        {"/", ADDRESS_OPEN},
        {"http:", ADDRESS_OPEN},
        {"https:/", ADDRESS_OPEN},
        {"https://", ADDRESS_OPEN},
        {"https://example.org", ADDRESS_OPEN},
        {"https://example.org:", ADDRESS_OPEN},
        {"https:///", ADDRESS_OPEN},
        {"foo:", ADDRESS_OPEN},
        {"https://example.org/", ADDRESS_SETTLED},
        {"https://example.org?q=", ADDRESS_SETTLED},
        {"https://example.org#", ADDRESS_SETTLED},
        {"a", ADDRESS_SETTLED},
        {"../", ADDRESS_SETTLED},
        {"/a", ADDRESS_SETTLED},
        {"?q=", ADDRESS_SETTLED},
        {"a#", ADDRESS_SETTLED},
        {"mailto:a?subject=", ADDRESS_SETTLED},
        {"#", ADDRESS_ANCHOR},
        {" #a-", ADDRESS_ANCHOR},
        {"mailto:", ADDRESS_OPAQUE},
        {"tel:+44", ADDRESS_OPAQUE},
        {"CID:", ADDRESS_OPAQUE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect_eq(address_beginning(text_of(rows[i].literal)), rows[i].beginning, "%s",
                     rows[i].literal);
}

static int digit_of(char c) {
    return c <= '9' ? c - '0' : c - 'A' + 10;
}

// Undoes \xNN.
static struct text plain(struct arena *arena, struct text text) {
    struct buffer plain = {.arena = arena};
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '\\') {
            int byte = digit_of(text.data[i + 2]) * 16 + digit_of(text.data[i + 3]);
            buffer_append_byte(&plain, (char)byte);
            i += 3;
        } else {
            buffer_append_byte(&plain, text.data[i]);
        }
    }
    return buffer_text(&plain);
}

static bool names_web_scheme(struct text address) {
    struct text start = text_slice(text_trim(address), 0, 4);
    return text_equal_ignoring_case(start, TEXT("http"));
}

// How browsers read addresses, case by case: protocol, whether the host stays that of the page, and
// the address itself.
Test(address, what_is_allowed_leads_where_browsers_say_it_may) {
    struct arena arena = arena_new((size_t)8 << 20, NULL);
    struct text rest = read_data(&arena, "web-addresses.txt");
    size_t allowed = 0, cases = 0;
    while (rest.length) {
        struct text_cut line = text_cut(rest, '\n');
        struct text_cut protocol = text_cut(line.head, '\t');
        struct text_cut host = text_cut(protocol.tail, '\t');
        struct text address = plain(&arena, host.tail);
        rest = line.tail;
        cases++;
        if (!address_is_allowed(address, ADDRESS_IN_PAGE))
            continue;
        allowed++;
        bool is_web = text_starts_with(protocol.head, TEXT("http"));
        bool is_contact =
            text_equal(protocol.head, TEXT("mailto:")) || text_equal(protocol.head, TEXT("tel:"));
        cr_expect(is_web || is_contact, "%.*s", (int)line.head.length, line.head.data);
        bool stays = text_equal(host.head, TEXT("same"));
        cr_expect(stays || is_contact || names_web_scheme(address), "%.*s", (int)line.head.length,
                  line.head.data);
    }
    cr_expect_gt(cases, 400);
    cr_expect_gt(allowed, 100);
    arena_release(&arena);
}
