// Identifiers: the names by which figures, groups and campaigns are called, [a-z][a-z0-9-]*.
#ifndef NIOT_IDENTIFIER_H
#define NIOT_IDENTIFIER_H

#include "text.h"

#include <stdbool.h>

struct diagnostics;
struct place;

bool identifier_is_valid(struct text text);

// Refuses a text that is none, with the nearest that is.
void identifier_check(struct text text, struct place place, struct diagnostics *diagnostics);

#endif
