// Claims: the words of a campaign checked against its figures. What is found and why says
// docs/check.md.
#ifndef NIOT_CLAIMS_H
#define NIOT_CLAIMS_H

#include "campaign.h"
#include "passage.h"
#include "report_figure.h"

struct arena;
struct diagnostics;

// How much is said: a build stops at errors, and leaves advice to `niot check`.
enum claims_scope { CLAIMS_ERRORS, CLAIMS_ALL };

struct claims_inputs {
    const struct campaign *campaign;
    const struct report_figures *figures;
    const struct passage_list *passages;
    enum claims_scope scope;
};

// Reports what the sentences claim that the figures do not say. Of a campaign in another language
// than English, whose words are not known, a note says that they were not read.
void claims_check(const struct claims_inputs *inputs, struct arena *arena,
                  struct diagnostics *diagnostics);

#endif
