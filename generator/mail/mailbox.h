// A mailbox: one e-mail address, local part and domain, as niot lets it stand in a message and in
// what is said to a mail server. Narrower than RFC 5321, which allows quotes, comments, routes and
// bare addresses of the network: no mailbox of a resident needs them, and each has been used to
// smuggle a second recipient or a command.
#ifndef NIOT_MAILBOX_H
#define NIOT_MAILBOX_H

#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;

// Why a text is no mailbox.
enum mailbox_fault {
    MAILBOX_FINE,
    MAILBOX_EMPTY,
    MAILBOX_CONTROL,               // a control character: line ends, tab, NUL, DEL
    MAILBOX_BLANK,                 // a blank
    MAILBOX_QUOTE,                 // a quoted local part
    MAILBOX_COMMENT,               // a parenthesis
    MAILBOX_BRACKET,               // < or >: a name stands with the address
    MAILBOX_LIST,                  // , or ;: several addresses, or a route
    MAILBOX_COLON,                 // a route, a group or "mailto:"
    MAILBOX_LITERAL,               // [ or ]: an address of the network for a domain
    MAILBOX_BACKSLASH,             //
    MAILBOX_LOCAL_NOT_ASCII,       // what stands before the @ has other letters than a to z
    MAILBOX_DOMAIN_NOT_ASCII,      // the domain has; it can be written in punycode, xn--…
    MAILBOX_DOMAIN_CHARACTER,      // neither letter, digit, hyphen nor dot in the domain
    MAILBOX_WITHOUT_AT,            //
    MAILBOX_TWO_ATS,               //
    MAILBOX_LOCAL_EMPTY,           // nothing before the @
    MAILBOX_LOCAL_TOO_LONG,        // more than 64 characters before the @
    MAILBOX_LOCAL_DOT,             // a dot at an end of the local part, or two in a row
    MAILBOX_LOCAL_HYPHEN,          // a hyphen in front, as an option of a command has
    MAILBOX_DOMAIN_EMPTY,          // nothing behind the @
    MAILBOX_DOMAIN_WITHOUT_DOT,    // nor is it localhost, where that is allowed
    MAILBOX_LABEL_EMPTY,           // a dot at an end of the domain, or two in a row
    MAILBOX_LABEL_TOO_LONG,        // more than 63 characters between two dots
    MAILBOX_LABEL_HYPHEN,          // a hyphen at an end of a part of the domain
    MAILBOX_DOMAIN_ENDS_IN_DIGITS, // a last part of digits alone: an address of the network
    MAILBOX_TOO_LONG,              // more than 254 characters in all
    MAILBOX_FAULTS
};

enum mailbox_hosts { MAILBOX_PUBLIC_HOSTS, MAILBOX_LOCALHOST_TOO };

// What was found: a fault, and the byte where it shows, which is the length of the address when
// something is missing at its end.
struct mailbox_finding {
    enum mailbox_fault fault;
    size_t offset;
};

// A local part of ASCII atoms with dots between them (RFC 5322 3.2.3: letters, digits and
// !#$%&'*+-/=?^_`{|}~) that does not begin with a hyphen, an @, and a domain of letters, digits and
// hyphens (RFC 1123 2.1) with at least one dot; 64, 63 a label and 254 characters at most (RFC
// 5321 4.5.3.1). The text is taken as it is: blanks at its ends are blanks.
struct mailbox_finding mailbox_check(struct text address, enum mailbox_hosts hosts);

// What is wrong, for the end of a sentence: "it has a blank".
struct text mailbox_fault_words(enum mailbox_fault fault);

// Checks and reports with the caret at the byte where the fault shows; `place` is that of the
// address. Whether it is fine.
bool mailbox_is_fine(struct text address, enum mailbox_hosts hosts, struct place place,
                     struct diagnostics *diagnostics);

// The part before the @ and the domain; of a mailbox that is fine.
struct text mailbox_local(struct text address);
struct text mailbox_domain(struct text address);

// For comparing: the domain in small letters, whose case means nothing. That of the local part does
// to some servers, so it is kept.
struct text mailbox_comparable(struct text address, struct arena *arena);

#endif
