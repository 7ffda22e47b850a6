// Recipients: who shall get the message, out of a table with the columns email and name, and others
// that are for whoever keeps the table, such as group; and who shall not. Each address is checked,
// and each person there once.
#ifndef NIOT_RECIPIENTS_H
#define NIOT_RECIPIENTS_H

#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;

struct recipient {
    struct text email;
    struct text name;   // may be empty
    struct place place; // of the address
    bool is_suppressed; // see recipients_suppress
};

struct recipients {
    struct recipient *items;
    size_t count;
    size_t capacity;
    size_t repeated; // rows left out, as their address was there already
};

// Where the path of a file of recipients leads to in the campaign folder, when that is a folder
// that is or could be published: "data", "assets", "templates" or "site"; absent when it lies
// anywhere else. Symbolic links are followed, and count where they lie, too.
struct text recipients_misplaced(struct text path, struct text folder, struct arena *arena);

// Reads the table. Refused with their place: a table without the column email, or with a column
// twice, what mailbox_check refuses, and a name with line ends or tabs. An address that is there a
// second time, whatever the case of its letters, is reported as advice and left out. Other columns
// are not looked at.
struct recipients recipients_read(const struct source *source, struct arena *arena,
                                  struct diagnostics *diagnostics);

// Reads whom not to write to: one address a line, or a table with a column email; and marks those
// recipients. Anything else in the list is an error: whoever cannot be read would be written to.
void recipients_suppress(struct recipients *recipients, const struct source *list,
                         struct arena *arena, struct diagnostics *diagnostics);

#endif
