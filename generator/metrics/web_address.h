// Web addresses: what may stand where a page links to another.
#ifndef NIOT_WEB_ADDRESS_H
#define NIOT_WEB_ADDRESS_H

#include "text.h"

struct diagnostics;
struct place;

// Refuses what is not http or https, names no host, or has blanks, quotes or angle brackets in it.
void web_address_check(struct text address, struct place place, struct diagnostics *diagnostics);

#endif
