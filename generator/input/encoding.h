// Bytes of a file as spreadsheets and editors save them, turned into UTF-8 text.
#ifndef NIOT_ENCODING_H
#define NIOT_ENCODING_H

#include "source.h"

struct arena;
struct diagnostics;

// The source of a file's bytes. A byte order mark decides (UTF-8, UTF-16 little or big endian) and
// is not part of the text; without one, valid UTF-8 is UTF-8, and bytes above 0x7F without one
// valid multi-byte sequence are Windows-1252. A mixture, a NUL byte or a broken UTF-16 is an error
// at the first bad byte. A note says what the file was taken for when it is not plain UTF-8. The
// source is returned in any case (bad bytes as U+FFFD), so that later stages can carry on.
const struct source *encoding_decode(struct text path, struct text bytes, struct arena *arena,
                                     struct diagnostics *diagnostics);

#endif
