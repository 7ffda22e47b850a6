// Character references of HTML, the few that people write by hand: &nbsp; &pound; &#8211; &#x2013;
#ifndef NIOT_ENTITY_H
#define NIOT_ENTITY_H

#include "text.h"

#include <stdbool.h>

struct entity {
    bool is_known;
    unsigned code_point;
};

// What a whole reference, from '&' to ';', stands for. A number that stands for no character of a
// page gives U+FFFD.
struct entity entity_decode(struct text reference);

#endif
