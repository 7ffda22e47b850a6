// What the tests of sending share: an arena, a list of diagnostics, and a folder of their own.
#ifndef NIOT_TEST_SEND_SUPPORT_H
#define NIOT_TEST_SEND_SUPPORT_H

#include "arena.h"
#include "diagnostic.h"
#include "source.h"
#include "text.h"

extern struct arena arena;
extern struct diagnostics diagnostics;
extern char folder_path[];

void support_set_up(void);
void support_tear_down(void);

// A source of a file "list.csv".
const struct source *source_of(const char *words);

// How often a kind was said.
size_t said(enum diagnostic_kind kind);

#endif
