// Characters that no page, chart or table may hold: control characters other than tab and line
// ends, those that turn the direction of writing, private-use characters and noncharacters.
#ifndef NIOT_CHARACTER_H
#define NIOT_CHARACTER_H

#include "source.h"
#include "text.h"

#include <stdbool.h>

struct arena;
struct diagnostics;

bool character_is_refused(unsigned code_point);

// Reports each character of the text that is refused; `place` is where the text stands in its
// source, as part of it or as what YAML reads there.
void character_check(struct text text, struct place place, struct diagnostics *diagnostics);

// `number` in hexadecimal, of at least `digits` digits, behind a prefix: "U+00A0", "0x93".
struct text character_code(struct text prefix, unsigned number, int digits, struct arena *arena);

#endif
