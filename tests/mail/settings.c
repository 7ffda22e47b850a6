#include "settings.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct diagnostics diagnostics;
static struct source source;

static void set_up(void) {
    arena = arena_new((size_t)16 << 20, NULL);
    diagnostics = (struct diagnostics){.arena = &arena};
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(settings, .init = set_up, .fini = tear_down);

#define REQUIRED                                                                                   \
    "from:\n"                                                                                      \
    "  name: Not in Our Town\n"                                                                    \
    "  address: gosport@example.org\n"                                                             \
    "reply_to: team@example.org\n"                                                                 \
    "why: You asked for it.\n"                                                                     \
    "unsubscribe_mailto: leave@example.org\n"

static struct settings read(const char *yaml) {
    diagnostics = (struct diagnostics){.arena = &arena};
    source = (struct source){TEXT("mail.yaml"), text_of(yaml)};
    return settings_read(&source, &arena, &diagnostics);
}

static struct settings read_more(const char *yaml) {
    return read(text_string(&arena, TEXT_JOIN(&arena, TEXT(REQUIRED), text_of(yaml))));
}

static const char *printed(void) {
    struct buffer buffer = {.arena = &arena};
    diagnostics_print(&diagnostics, (struct diagnostic_style){0}, &buffer);
    return text_string(&arena, buffer_text(&buffer));
}

static void expect_text(struct setting setting, const char *expected) {
    cr_expect_str_eq(setting.text.data ? text_string(&arena, setting.text) : "(absent)", expected);
}

Test(settings, what_is_required_is_enough) {
    struct settings settings = read(REQUIRED);
    cr_expect_str_eq(printed(), "");
    expect_text(settings.from_name, "Not in Our Town");
    expect_text(settings.from_address, "gosport@example.org");
    expect_text(settings.reply_to, "team@example.org");
    expect_text(settings.why, "You asked for it.");
    expect_text(settings.unsubscribe_mailto, "leave@example.org");
    expect_text(settings.subject, "(absent)");
    expect_text(settings.unsubscribe_url, "(absent)");
    cr_expect_eq(settings.server.transport, SETTINGS_NO_SERVER);
    cr_expect_eq(settings.rate.messages, 20);
    cr_expect_eq(settings.rate.seconds, 60);
}

Test(settings, every_key_is_read) {
    struct settings settings = read_more("subject: \"Gosport: \xE2\x88\x92"
                                         "63%\"\n"
                                         "unsubscribe_url: https://example.org/leave?t={token}\n"
                                         "list_id: gosport.example.org\n"
                                         "server: smtp://mail.example.org:2587\n"
                                         "user: gosport\n"
                                         "password_file: /etc/niot/password\n"
                                         "certificates: ca.pem\n"
                                         "rate: 5/s\n");
    cr_expect_str_eq(printed(), "");
    expect_text(settings.subject, "Gosport: \xE2\x88\x92"
                                  "63%");
    expect_text(settings.unsubscribe_url, "https://example.org/leave?t={token}");
    expect_text(settings.list_id, "gosport.example.org");
    cr_expect_eq(settings.server.transport, SETTINGS_STARTTLS);
    cr_expect_str_eq(text_string(&arena, settings.server.host), "mail.example.org");
    cr_expect_eq(settings.server.port, 2587);
    expect_text(settings.user, "gosport");
    expect_text(settings.password_file, "/etc/niot/password");
    expect_text(settings.certificates, "ca.pem");
    cr_expect_eq(settings.rate.messages, 5);
    cr_expect_eq(settings.rate.seconds, 1);
}

Test(settings, servers) {
    static const struct {
        const char *url, *host;
        enum settings_transport transport;
        int port;
    } cases[] = {
        {"smtps://mail.example.org", "mail.example.org", SETTINGS_TLS, 465},
        {"smtp://relay", "relay", SETTINGS_STARTTLS, 587},
        {"smtp://10.0.0.1:25", "10.0.0.1", SETTINGS_STARTTLS, 25},
        {"smtps://[2001:db8::1]:4650", "[2001:db8::1]", SETTINGS_TLS, 4650},
        {"smtp+plain://localhost", "localhost", SETTINGS_PLAIN, 25},
        {"smtp+plain://127.0.0.1:2525", "127.0.0.1", SETTINGS_PLAIN, 2525},
        {"smtp+plain://[::1]:65535", "[::1]", SETTINGS_PLAIN, 65535},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text line = TEXT_JOIN(&arena, TEXT("server: "), text_of(cases[i].url), TEXT("\n"));
        struct settings_server server = read_more(text_string(&arena, line)).server;
        cr_expect_str_eq(printed(), "");
        cr_expect_eq(server.transport, cases[i].transport, "%s", cases[i].url);
        cr_expect_str_eq(text_string(&arena, server.host), cases[i].host);
        cr_expect_eq(server.port, cases[i].port, "%s", cases[i].url);
    }
}

// The end of what is said, which is printed as niot prints it.
static const struct {
    const char *yaml, *said;
} refused[] = {
    {"server: mail.example.org\n",
     "mail.yaml:7:9: error: 'mail.example.org' is not the address of a mail server: it begins with "
     "smtps:// or smtp:// [N601]\n"
     "    7 | server: mail.example.org\n"
     "      |         ^\n"},
    {"server: http://mail.example.org\n", "it begins with smtps:// or smtp:// [N601]\n"},
    {"server: smtps://mail_1.example.org\n", "its host is neither a name nor an address [N601]\n"},
    {"server: smtps://\n", "its host is neither a name nor an address [N601]\n"},
    {"server: \"smtps://a b\"\n", "its host is neither a name nor an address [N601]\n"},
    {"server: smtps://[::1\n", "its host is neither a name nor an address [N601]\n"},
    {"server: smtps://mail.example.org/x\n", "nothing stands behind host and port [N601]\n"},
    {"server: smtps://mail.example.org:0\n", "its port is not a number from 1 to 65535 [N601]\n"},
    {"server: smtps://mail.example.org:65536\n",
     "its port is not a number from 1 to 65535 [N601]\n"},
    {"server: \"smtps://mail.example.org:\"\n",
     "its port is not a number from 1 to 65535 [N601]\n"},
    {"server: smtps://zoe@mail.example.org\n",
     "it has a user in it, who belongs in the key 'user'; no password belongs here [N601]\n"},
    {"server: smtp+plain://mail.example.org\n",
     "mail.yaml:7:9: error: 'smtp+plain://mail.example.org' would send everything in the clear to "
     "another machine; write smtps:// or smtp:// [N602]\n"},
    {"server: smtp+plain://127.example.org\n", "would send everything in the clear"},
    {"server: smtp+plain://localhost.example.org\n", "would send everything in the clear"},
    {"rate: 20\n",
     "mail.yaml:7:7: error: '20' is not a rate; write messages a second, minute or hour, as in "
     "20/m [N604]\n"},
    {"rate: 0/m\n", "'0/m' is not a rate"},
    {"rate: 100001/m\n", "'100001/m' is not a rate"},
    {"rate: 99999999999999999999/m\n", "is not a rate"},
    {"rate: 20/d\n", "'20/d' is not a rate"},
    {"rate: /m\n", "'/m' is not a rate"},
    {"rate: -1/m\n", "'-1/m' is not a rate"},
    {"unsubscribe_url: http://example.org/{token}\n",
     "'http://example.org/{token}' cannot be the web address to unsubscribe at: it begins with "
     "https:// and has no blanks, quotes, commas or letters beyond a to z, and at most 900 "
     "characters [N605]\n"},
    {"unsubscribe_url: https://example.org/leave\n",
     "'https://example.org/leave' cannot be the web address to unsubscribe at: it has no {token}, "
     "which tells who unsubscribes [N605]\n"},
    {"list_id: Gosport's list\n",
     "mail.yaml:7:10: error: 'Gosport's list' cannot name the list; write words of letters, "
     "digits and hyphens with dots between them, such as gosport.example.org, at most 60 "
     "characters [N606]\n"},
    {"list_id: gosport\n", "'gosport' cannot name the list"},
    {"password_file: secret.txt\n",
     "mail.yaml:7:1: error: 'password_file' needs the key 'user', which says whose password it "
     "is [N607]\n"},
    {"subject: |\n  two\n  lines\n",
     "mail.yaml:8:3: error: 'subject' must be one line without tabs, for it becomes a line of the "
     "message [N608]\n"},
    {"subject: \"two\\r\\nBcc: evil@example.org\"\n", "'subject' must be one line"},
    {"subject: \"a\\tb\"\n", "'subject' must be one line"},
    {"user: \"a\\u0001b\"\n", "control or private character"},
    {"sbject: x\n", "no key is called 'sbject'; did you mean 'subject'? [N240]\n"},
    {"rate:\n  - 20/m\n", "'rate' must be text [N242]\n"},
};

Test(settings, what_is_wrong_is_refused_with_its_place) {
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        read_more(refused[i].yaml);
        cr_expect_not_null(strstr(printed(), refused[i].said), "%s:\n%s", refused[i].yaml,
                           printed());
        cr_expect_eq(diagnostics.errors, 1, "%s:\n%s", refused[i].yaml, printed());
    }
}

Test(settings, a_subject_is_one_line_when_it_is_filled_too) {
    static const struct {
        const char *given, *filled;
        size_t errors;
    } rows[] = {
        {"subject: \"{{ x.label }}\"\n", "Burglary", 0},
        {"subject: \"{{ x.label }}\"\n", "Burglary\nand more", 1},
        {"subject: \"{{ x.label }}\"\n", "Burglary\tand more", 1},
        {"subject: \"{{ x.label }}\\n\"\n", "Burglary\n", 1},
        {"", NULL, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct settings settings = read_more(rows[i].given);
        settings.subject.text = text_of(rows[i].filled);
        settings_check_subject(&settings, &diagnostics);
        cr_expect_eq(diagnostics.errors, rows[i].errors, "row %zu:\n%s", i, printed());
        cr_expect(!rows[i].errors ||
                  strstr(printed(), "mail.yaml:7:11: error: 'subject' must be "));
    }
}

Test(settings, mailboxes_are_those_that_niot_sends_to) {
    read("from:\n  name: Town\n  address: gosport at example.org\nreply_to: a@b.cd\nwhy: so\n"
         "unsubscribe_mailto: a@b.cd\n");
    cr_expect_str_eq(printed(),
                     "mail.yaml:3:19: error: 'gosport at example.org' is not an e-mail address "
                     "that niot sends to or from: it has a blank [N600]\n"
                     "    3 |   address: gosport at example.org\n"
                     "      |                   ^\n");
}

Test(settings, what_is_missing_is_named) {
    read("subject: x\nfrom:\n  name: Town\n");
    cr_expect_not_null(strstr(printed(), "'address' is missing in 'from'"), "%s", printed());
    cr_expect_not_null(strstr(printed(), "'reply_to' is missing"));
    cr_expect_not_null(strstr(printed(), "'why' is missing"));
    cr_expect_not_null(strstr(printed(), "'unsubscribe_mailto' is missing"));
    cr_expect_eq(diagnostics.errors, 4);
}

Test(settings, an_empty_file_misses_what_is_required) {
    read("");
    cr_expect_eq(diagnostics.errors, 4, "%s", printed());
}

Test(settings, a_password_is_refused_and_never_shown) {
    read_more("password: hunter2\n");
    cr_expect_str_eq(
        printed(),
        "mail.yaml:7:1: error: 'password' does not belong in the settings, which others may read; "
        "write the password into a file that you alone can read, and the path of that in the key "
        "'password_file' [N603]\n"
        "    7 | password: xxxxxxx\n"
        "      | ^\n");
    static const char *const secrets[] = {
        "password:hunter2\n",
        "pasword: hunter2\n",
        "Password : 'hunter2'\n",
        "\"passwd\": hunter2\n",
        "password: |\n  one\n\n  hunter2: two\n",
        "password: [hunter2\n",
        "{user: a, password: hunter2}\n",
        "from:\n  password: hunter2: x\n",
        "server: smtps://zoe:hunter2@mail.example.org\n",
        "server: smtps://zoe:a@hunter2@mail.example.org\n",
        "server: smtps://zoe:hunter2@mail.example.org: x\n",
    };
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
        read_more(secrets[i]);
        cr_expect_gt(diagnostics.errors, 0, "%s", secrets[i]);
        cr_expect_null(strstr(printed(), "hunter2"), "%s", printed());
    }
}

Test(settings, the_word_password_elsewhere_is_left_alone) {
    struct settings settings = read("from:\n  name: Town\n  address: a@b.cd\nreply_to: a@b.cd\n"
                                    "why: \"No password: ask us. https://a:b@c.de/\"\n"
                                    "unsubscribe_mailto: a@b.cd\n");
    cr_expect_str_eq(printed(), "");
    expect_text(settings.why, "No password: ask us. https://a:b@c.de/");
}

Test(settings, rates) {
    struct settings_rate rate = {1, 1};
    cr_expect(settings_rate_read(TEXT("100000/h"), &rate));
    cr_expect_eq(rate.messages, 100000);
    cr_expect_eq(rate.seconds, 3600);
    cr_expect_not(settings_rate_read(TEXT("20/"), &rate));
    cr_expect_not(settings_rate_read(TEXT(""), &rate));
    cr_expect_eq(rate.seconds, 3600);
}

Test(settings, seconds) {
    struct settings settings = read_more("timeout: 60\nretry_after: 0\n");
    cr_expect_str_eq(printed(), "");
    cr_expect_eq(settings.timeout, 60);
    cr_expect_eq(settings.retry_after, 0);
    settings = read_more("");
    cr_expect_eq(settings.timeout, 600);
    cr_expect_eq(settings.retry_after, 300);
    read_more("timeout: 0\nretry_after: soon\n");
    cr_expect_eq(diagnostics.errors, 2);
}
