// A text file: the bytes of a file that an author wrote, and its text, in whatever encoding.
#ifndef NIOT_TEXT_FILE_H
#define NIOT_TEXT_FILE_H

#include "signature.h"
#include "source.h"
#include "text.h"

#include <stddef.h>

struct arena;
struct diagnostics;

// The bytes of a file; absent when it is not there, and, with an error, when it has more than
// `most` or cannot be read. The path "-" is standard input, here and below.
struct text text_file_bytes(struct text path, size_t most, struct arena *arena,
                            struct diagnostics *diagnostics);

enum { TEXT_FILE_BYTES = 64 << 20 };

// Reads a file of at most TEXT_FILE_BYTES. NULL when it is not there, and, with an error, when it
// cannot be read or is no text.
const struct source *text_file_read(struct text path, enum signature_wanted form,
                                    struct arena *arena, struct diagnostics *diagnostics);

// The same of bytes that were read already; absent ones give NULL.
const struct source *text_file_decode(struct text path, struct text bytes,
                                      enum signature_wanted form, struct arena *arena,
                                      struct diagnostics *diagnostics);

#endif
