// Scalars: where a part of the text of a YAML scalar stands in its source, where it may be folded
// over lines, indented and escaped.
#ifndef NIOT_SCALAR_H
#define NIOT_SCALAR_H

#include "source.h"
#include "text.h"

// The place of `part`, a slice of `text`, which is what YAML reads at `scalar`. That place is the
// one of the scalar's text in the source: of a quoted one it begins behind the quote. Text that is
// a slice of the source stands where it stands.
struct place scalar_place(struct place scalar, struct text text, struct text part);

#endif
