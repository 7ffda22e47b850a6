#include "mailbox.h"

#include "arena.h"
#include "diagnostic.h"

#include <string.h>

enum { LOCAL_BYTES = 64, LABEL_BYTES = 63, ADDRESS_BYTES = 254 };

static const char *const fault_words[MAILBOX_FAULTS] = {
    [MAILBOX_FINE] = "nothing is wrong with it",
    [MAILBOX_EMPTY] = "it is empty",
    [MAILBOX_CONTROL] = "it has a control character, such as a line end",
    [MAILBOX_BLANK] = "it has a blank",
    [MAILBOX_QUOTE] = "it has a quote",
    [MAILBOX_COMMENT] = "it has a parenthesis",
    [MAILBOX_BRACKET] = "it has an angle bracket; write the address alone",
    [MAILBOX_LIST] = "it has a comma or semicolon; write one address",
    [MAILBOX_COLON] = "it has a colon; write the address alone",
    [MAILBOX_LITERAL] = "it has a square bracket",
    [MAILBOX_BACKSLASH] = "it has a backslash",
    [MAILBOX_LOCAL_NOT_ASCII] = "what stands before the '@' has a letter that is not one of a to z",
    [MAILBOX_DOMAIN_NOT_ASCII] =
        "what stands behind the '@' has a letter that is not one of a to z; write its form 'xn--…'",
    [MAILBOX_DOMAIN_CHARACTER] =
        "what stands behind the '@' has more than letters, digits, hyphens and dots",
    [MAILBOX_WITHOUT_AT] = "it has no '@'",
    [MAILBOX_TWO_ATS] = "it has a second '@'",
    [MAILBOX_LOCAL_EMPTY] = "nothing stands before the '@'",
    [MAILBOX_LOCAL_TOO_LONG] = "what stands before the '@' has more than 64 characters",
    [MAILBOX_LOCAL_DOT] = "a dot before the '@' has no letter or digit beside it",
    [MAILBOX_LOCAL_HYPHEN] = "it begins with a hyphen",
    [MAILBOX_DOMAIN_EMPTY] = "nothing stands behind the '@'",
    [MAILBOX_DOMAIN_WITHOUT_DOT] = "what stands behind the '@' has no dot",
    [MAILBOX_LABEL_EMPTY] = "a dot behind the '@' has no letter or digit beside it",
    [MAILBOX_LABEL_TOO_LONG] = "a part between dots has more than 63 characters",
    [MAILBOX_LABEL_HYPHEN] = "a part between dots begins or ends with a hyphen",
    [MAILBOX_DOMAIN_ENDS_IN_DIGITS] = "it ends in digits, as no domain does",
    [MAILBOX_TOO_LONG] = "it has more than 254 characters",
};

// Characters that mean something else wherever they stand.
static const struct special {
    const char *characters;
    enum mailbox_fault fault;
} specials[] = {
    {" ", MAILBOX_BLANK}, {"\"", MAILBOX_QUOTE}, {"()", MAILBOX_COMMENT}, {"<>", MAILBOX_BRACKET},
    {",;", MAILBOX_LIST}, {":", MAILBOX_COLON},  {"[]", MAILBOX_LITERAL}, {"\\", MAILBOX_BACKSLASH},
};

static struct mailbox_finding found(enum mailbox_fault fault, size_t offset) {
    return (struct mailbox_finding){fault, offset};
}

// --- characters ---

// Of one byte other than the first '@'.
static enum mailbox_fault fault_of(char c, bool is_in_domain) {
    if ((unsigned char)c < ' ' || c == 0x7F)
        return MAILBOX_CONTROL;
    if ((unsigned char)c >= 0x80)
        return is_in_domain ? MAILBOX_DOMAIN_NOT_ASCII : MAILBOX_LOCAL_NOT_ASCII;
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
        if (strchr(specials[i].characters, c))
            return specials[i].fault;
    if (c == '@')
        return MAILBOX_TWO_ATS;
    bool is_of_domain = text_is_letter_or_digit(c) || c == '-' || c == '.';
    return is_in_domain && !is_of_domain ? MAILBOX_DOMAIN_CHARACTER : MAILBOX_FINE;
}

static struct mailbox_finding check_characters(struct text address) {
    bool is_in_domain = false;
    for (size_t i = 0; i < address.length; i++) {
        if (address.data[i] == '@' && !is_in_domain) {
            is_in_domain = true;
            continue;
        }
        enum mailbox_fault fault = fault_of(address.data[i], is_in_domain);
        if (fault != MAILBOX_FINE)
            return found(fault, i);
    }
    return is_in_domain ? found(MAILBOX_FINE, 0) : found(MAILBOX_WITHOUT_AT, address.length);
}

// --- parts ---

static struct mailbox_finding check_local(struct text local) {
    if (local.length == 0)
        return found(MAILBOX_LOCAL_EMPTY, 0);
    if (local.data[0] == '-')
        return found(MAILBOX_LOCAL_HYPHEN, 0);
    bool follows_dot = true;
    for (size_t i = 0; i < local.length; i++) {
        bool is_dot = local.data[i] == '.';
        if (is_dot && (follows_dot || i + 1 == local.length))
            return found(MAILBOX_LOCAL_DOT, i);
        follows_dot = is_dot;
    }
    return local.length > LOCAL_BYTES ? found(MAILBOX_LOCAL_TOO_LONG, LOCAL_BYTES)
                                      : found(MAILBOX_FINE, 0);
}

// `offset` is where the label stands in the address.
static struct mailbox_finding check_label(struct text label, size_t offset) {
    if (label.length == 0)
        return found(MAILBOX_LABEL_EMPTY, offset);
    if (label.length > LABEL_BYTES)
        return found(MAILBOX_LABEL_TOO_LONG, offset + LABEL_BYTES);
    if (label.data[0] == '-')
        return found(MAILBOX_LABEL_HYPHEN, offset);
    if (label.data[label.length - 1] == '-')
        return found(MAILBOX_LABEL_HYPHEN, offset + label.length - 1);
    return found(MAILBOX_FINE, 0);
}

static bool is_of_digits(struct text label) {
    for (size_t i = 0; i < label.length; i++)
        if (!text_is_digit(label.data[i]))
            return false;
    return true;
}

static struct mailbox_finding check_domain(struct text domain, size_t offset,
                                           enum mailbox_hosts hosts) {
    if (domain.length == 0)
        return found(MAILBOX_DOMAIN_EMPTY, offset);
    if (hosts == MAILBOX_LOCALHOST_TOO && text_is_ignoring_case(domain, "localhost"))
        return found(MAILBOX_FINE, 0);
    struct text_cut cut = {.tail = domain, .found = true};
    size_t labels = 0;
    for (; cut.found; labels++) {
        cut = text_cut(cut.tail, '.');
        size_t start = offset + (size_t)(cut.head.data - domain.data);
        struct mailbox_finding finding = check_label(cut.head, start);
        if (finding.fault != MAILBOX_FINE)
            return finding;
    }
    if (labels < 2)
        return found(MAILBOX_DOMAIN_WITHOUT_DOT, offset + domain.length);
    if (is_of_digits(cut.head))
        return found(MAILBOX_DOMAIN_ENDS_IN_DIGITS, offset + domain.length - cut.head.length);
    return found(MAILBOX_FINE, 0);
}

struct mailbox_finding mailbox_check(struct text address, enum mailbox_hosts hosts) {
    if (address.length == 0)
        return found(MAILBOX_EMPTY, 0);
    struct mailbox_finding finding = check_characters(address);
    if (finding.fault != MAILBOX_FINE)
        return finding;
    struct text local = mailbox_local(address);
    finding = check_local(local);
    if (finding.fault == MAILBOX_FINE)
        finding = check_domain(mailbox_domain(address), local.length + 1, hosts);
    if (finding.fault == MAILBOX_FINE && address.length > ADDRESS_BYTES)
        finding = found(MAILBOX_TOO_LONG, ADDRESS_BYTES);
    return finding;
}

struct text mailbox_fault_words(enum mailbox_fault fault) {
    return text_of(fault_words[fault]);
}

bool mailbox_is_fine(struct text address, enum mailbox_hosts hosts, struct place place,
                     struct diagnostics *diagnostics) {
    struct mailbox_finding finding = mailbox_check(address, hosts);
    if (finding.fault == MAILBOX_FINE)
        return true;
    struct text from_there = text_slice(address, finding.offset, finding.offset + 1);
    diagnostics_add(diagnostics, DIAGNOSTIC_MAILBOX_REFUSED, source_narrow(place, from_there),
                    (struct diagnostic_words){address, mailbox_fault_words(finding.fault)});
    return false;
}

struct text mailbox_local(struct text address) {
    return text_cut(address, '@').head;
}

struct text mailbox_domain(struct text address) {
    return text_cut(address, '@').tail;
}

struct text mailbox_comparable(struct text address, struct arena *arena) {
    char *copy = arena_allocate(arena, address.length, 1);
    size_t start = mailbox_local(address).length;
    for (size_t i = 0; i < address.length; i++)
        copy[i] = i < start ? address.data[i] : text_small_letter(address.data[i]);
    return (struct text){copy, address.length};
}
