// The words of a campaign: story, front matter, the mail's settings and own templates, checked
// against its figures.
#ifndef NIOT_CAMPAIGN_WORDS_H
#define NIOT_CAMPAIGN_WORDS_H

#include "claims.h"

struct folder;
struct material;

// Checks them, those of the mail where it was read (email_parts_read), and reports into the
// folder's diagnostics. Nothing where figures are lacking: what is wrong with these has been said,
// and no word can be judged.
void campaign_words_check(const struct material *material, const struct folder *folder,
                          enum claims_scope scope);

#endif
