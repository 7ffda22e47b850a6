// SARIF: diagnostics as code hosts and editors read them, in the Static Analysis Results
// Interchange Format 2.1.0 (OASIS Standard, 2020).
#ifndef NIOT_SARIF_H
#define NIOT_SARIF_H

#include "diagnostic.h"
#include "text.h"

struct buffer;

// Appends the whole list as one SARIF log of one run of niot, with a rule for each kind that is in
// it. Lines and columns count from 1, columns in characters. Advice has the level "warning", and
// with `strict` "error". What has no place stands at the list's subject, as a whole file, for code
// hosts show nothing that stands nowhere.
void sarif_print(const struct diagnostics *list, struct diagnostic_style style, struct text version,
                 struct buffer *buffer);

#endif
