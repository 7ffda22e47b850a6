// Address: which URLs a link may hold, as browsers read them.
#ifndef NIOT_ADDRESS_H
#define NIOT_ADDRESS_H

#include "text.h"

#include <stdbool.h>

enum address_use { ADDRESS_IN_PAGE, ADDRESS_IN_MAIL };

// True for http, https, mailto, tel, relative addresses and, in mail, cid. Browsers skip blanks at
// the ends, tabs and line ends, and so does this. Refused: every other scheme, addresses that begin
// with two slashes, and any backslash, control or direction character.
bool address_is_allowed(struct text address, enum address_use use);

// True for the characters that browsers take out of an address wherever they stand.
bool address_skips(unsigned code_point);

// What the literal beginning of an address has settled when a placeholder follows it.
enum address_beginning {
    ADDRESS_OPEN,    // nothing: the value could still decide scheme or host
    ADDRESS_ANCHOR,  // an id on the same page follows: "#"
    ADDRESS_OPAQUE,  // a mailbox, telephone number or content id follows: "mailto:"
    ADDRESS_SETTLED, // a piece of path, query or fragment follows
};

enum address_beginning address_beginning(struct text literal);

#endif
