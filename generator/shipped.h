// Shipped files: the templates and assets that travel inside the program, so that a campaign folder
// needs only its data. A campaign's own copy of a file wins over the shipped one.
#ifndef NIOT_SHIPPED_H
#define NIOT_SHIPPED_H

#include "text.h"

#include <stddef.h>

// How many there are, and the path of one: "templates/page.html".
size_t shipped_count(void);
struct text shipped_path(size_t index);

// The bytes of one; absent when there is none of that path.
struct text shipped_file(struct text path);

#endif
