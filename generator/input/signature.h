// Signatures: the first bytes by which a file that is no text at all is told, such as a spreadsheet
// file renamed to .csv.
#ifndef NIOT_SIGNATURE_H
#define NIOT_SIGNATURE_H

#include "text.h"

#include <stdbool.h>

struct diagnostics;

// What the file should be.
enum signature_wanted { SIGNATURE_TABLE, SIGNATURE_WORDS };

// Whether the bytes are those of an office file (.xlsx, .xls, .ods, .numbers, .docx, .odt, .rtf) or
// of a PDF file, in which every byte would be a mistake of its own: then one error says so.
bool signature_refuse(struct text path, struct text bytes, enum signature_wanted wanted,
                      struct diagnostics *diagnostics);

#endif
