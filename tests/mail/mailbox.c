#include "mailbox.h"

#include "arena.h"
#include "diagnostic.h"

#include <criterion/criterion.h>
#include <string.h>

#define TEN "abcdefghij"
#define SIXTY TEN TEN TEN TEN TEN TEN

static struct mailbox_finding check(const char *address) {
    return mailbox_check(text_of(address), MAILBOX_PUBLIC_HOSTS);
}

Test(mailbox, plain_addresses_are_fine) {
    static const char *const fine[] = {
        "a@b.cd",
        "gosport@hampshire.police.uk",
        "Zoe.O'Neill+niot@Example.ORG",
        "x!#$%&'*+-/=?^_`{|}~@example.org",
        "1@1.com",
        "a@xn--caf-dma.example",
        "a@3com.example",
        "a@b-c.d-e",
        SIXTY "abcd@example.org",
        "a@" SIXTY "abc.org",
    };
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        cr_expect_eq(check(fine[i]).fault, MAILBOX_FINE, "%s", fine[i]);
}

// The offset is the length of `until`.
static const struct {
    const char *until, *rest;
    enum mailbox_fault fault;
} faults[] = {
    {"", "", MAILBOX_EMPTY},
    {"a@b.cd", "\r\nRCPT TO:<evil@example.org>", MAILBOX_CONTROL},
    {"a", "\n@b.cd", MAILBOX_CONTROL},
    {"a", "\t@b.cd", MAILBOX_CONTROL},
    {"a@b.cd", "\x7F", MAILBOX_CONTROL},
    {"", " a@b.cd", MAILBOX_BLANK},
    {"a@b.cd", " ", MAILBOX_BLANK},
    {"a", " b@b.cd", MAILBOX_BLANK},
    {"", "\"a b\"@b.cd", MAILBOX_QUOTE},
    {"a", "(comment)@b.cd", MAILBOX_COMMENT},
    {"Zoe", "<a@b.cd>", MAILBOX_BRACKET},
    {"a@b.cd", ">", MAILBOX_BRACKET},
    {"a@b.cd", ",c@d.ef", MAILBOX_LIST},
    {"a@b.cd", ";c@d.ef", MAILBOX_LIST},
    {"@hub.example", ",@other.example:a@b.cd", MAILBOX_LIST},
    {"@hub.example", ":a@b.cd", MAILBOX_COLON},
    {"mailto", ":a@b.cd", MAILBOX_COLON},
    {"a@", "[127.0.0.1]", MAILBOX_LITERAL},
    {"a", "\\@b.cd", MAILBOX_BACKSLASH},
    {"zo", "ë@b.cd", MAILBOX_LOCAL_NOT_ASCII},
    {"a@caf", "é.example", MAILBOX_DOMAIN_NOT_ASCII},
    {"a@b", "_c.de", MAILBOX_DOMAIN_CHARACTER},
    {"a@b.cd", "?x=1", MAILBOX_DOMAIN_CHARACTER},
    {"gosport.example.org", "", MAILBOX_WITHOUT_AT},
    {"a@b", "@c.de", MAILBOX_TWO_ATS},
    {"", "@b.cd", MAILBOX_LOCAL_EMPTY},
    {SIXTY "abcd", "e@b.cd", MAILBOX_LOCAL_TOO_LONG},
    {"", ".a@b.cd", MAILBOX_LOCAL_DOT},
    {"a.", ".b@b.cd", MAILBOX_LOCAL_DOT},
    {"a", ".@b.cd", MAILBOX_LOCAL_DOT},
    {"", "-f@b.cd", MAILBOX_LOCAL_HYPHEN},
    {"a@", "", MAILBOX_DOMAIN_EMPTY},
    {"a@example", "", MAILBOX_DOMAIN_WITHOUT_DOT},
    {"a@localhost", "", MAILBOX_DOMAIN_WITHOUT_DOT},
    {"a@", ".b.cd", MAILBOX_LABEL_EMPTY},
    {"a@b.", ".cd", MAILBOX_LABEL_EMPTY},
    {"a@b.cd.", "", MAILBOX_LABEL_EMPTY},
    {"a@b." SIXTY "abc", "d.ef", MAILBOX_LABEL_TOO_LONG},
    {"a@", "-b.cd", MAILBOX_LABEL_HYPHEN},
    {"a@b", "-.cd", MAILBOX_LABEL_HYPHEN},
    {"a@127.0.0.", "1", MAILBOX_DOMAIN_ENDS_IN_DIGITS},
};

Test(mailbox, faults_are_named_with_their_place) {
    struct arena arena = arena_new(1 << 20, NULL);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct text address = TEXT_JOIN(&arena, text_of(faults[i].until), text_of(faults[i].rest));
        struct mailbox_finding finding = mailbox_check(address, MAILBOX_PUBLIC_HOSTS);
        const char *string = text_string(&arena, address);
        cr_expect_eq(finding.fault, faults[i].fault, "%s: %d", string, (int)finding.fault);
        cr_expect_eq(finding.offset, strlen(faults[i].until), "%s: %zu", string, finding.offset);
    }
    arena_release(&arena);
}

Test(mailbox, a_zero_byte_is_a_control_character) {
    struct mailbox_finding finding = mailbox_check(TEXT("a@b.cd\0e"), MAILBOX_PUBLIC_HOSTS);
    cr_expect_eq(finding.fault, MAILBOX_CONTROL);
    cr_expect_eq(finding.offset, 6);
}

Test(mailbox, nothing_is_no_mailbox) {
    cr_expect_eq(mailbox_check((struct text){0}, MAILBOX_LOCALHOST_TOO).fault, MAILBOX_EMPTY);
}

Test(mailbox, at_most_254_characters) {
    char address[] = "a@" SIXTY "." SIXTY "." SIXTY "." SIXTY ".abcdefghi";
    cr_assert_eq(strlen(address), 255);
    cr_expect_eq(check(address).fault, MAILBOX_TOO_LONG);
    cr_expect_eq(check(address).offset, 254);
    address[254] = '\0';
    cr_expect_eq(check(address).fault, MAILBOX_FINE);
}

Test(mailbox, localhost_when_it_is_allowed) {
    cr_expect_eq(mailbox_check(TEXT("a@LocalHost"), MAILBOX_LOCALHOST_TOO).fault, MAILBOX_FINE);
    cr_expect_eq(mailbox_check(TEXT("a@localhost."), MAILBOX_LOCALHOST_TOO).fault,
                 MAILBOX_LABEL_EMPTY);
    cr_expect_eq(mailbox_check(TEXT("a@other"), MAILBOX_LOCALHOST_TOO).fault,
                 MAILBOX_DOMAIN_WITHOUT_DOT);
}

Test(mailbox, only_the_case_of_the_domain_means_nothing) {
    struct arena arena = arena_new(1 << 16, NULL);
    struct text comparable = mailbox_comparable(TEXT("Zoe.X@Example.ORG"), &arena);
    cr_expect_str_eq(text_string(&arena, comparable), "Zoe.X@example.org");
    arena_release(&arena);
}

Test(mailbox, a_report_has_its_caret_at_the_fault) {
    struct arena arena = arena_new(1 << 20, NULL);
    struct diagnostics diagnostics = {.arena = &arena};
    struct source source = {TEXT("people.csv"), TEXT("email\nzo\xC3\xAB@b.cd\n")};
    struct text address = text_slice(source.text, 6, 15);
    cr_expect_not(mailbox_is_fine(address, MAILBOX_PUBLIC_HOSTS, source_place(&source, address),
                                  &diagnostics));
    cr_assert_eq(diagnostics.count, 1);
    cr_expect_eq(diagnostics.items[0].kind, DIAGNOSTIC_MAILBOX_REFUSED);
    cr_expect_eq(diagnostics.items[0].place.offset, 8);
    cr_expect(
        mailbox_is_fine(TEXT("a@b.cd"), MAILBOX_PUBLIC_HOSTS, (struct place){0}, &diagnostics));
    arena_release(&arena);
}

Test(mailbox, every_fault_has_words) {
    for (int fault = 0; fault < MAILBOX_FAULTS; fault++)
        cr_expect_gt(mailbox_fault_words((enum mailbox_fault)fault).length, 0, "%d", fault);
}
