// A field value: what a field of a message that niot wrote says to people; the inverse of field.h
// for what that writes, and no more.
#ifndef NIOT_FIELD_VALUE_H
#define NIOT_FIELD_VALUE_H

#include "text.h"

struct arena;

// The value of a field of the head, in one line, its encoded words decoded; control characters in
// them become question marks. Absent when the head has no such field.
struct text field_value_of(struct text message, const char *name, struct arena *arena);

#endif
