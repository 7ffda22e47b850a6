// The words of a campaign: story, front matter and own templates, checked against its figures.
#ifndef NIOT_CAMPAIGN_WORDS_H
#define NIOT_CAMPAIGN_WORDS_H

#include "claims.h"

struct folder;
struct material;
struct settings;

// Checks them, with those of the mail's `settings` where there are any (else NULL), and reports
// into the folder's diagnostics. Nothing where figures are lacking: what is wrong with these has
// been said, and no word can be judged.
void campaign_words_check(const struct material *material, const struct settings *settings,
                          const struct folder *folder, enum claims_scope scope);

#endif
