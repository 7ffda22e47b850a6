// niot email: the message of a campaign, from the same figures and words as its page, into its
// outbox.
#ifndef NIOT_EMAIL_H
#define NIOT_EMAIL_H

struct arena;
struct buffer;
struct diagnostics;
struct options;

// Writes outbox/campaign.eml, outbox/campaign.html and the pictures that the latter shows; nothing
// when anything is wrong. With --draft the message is one for a mail program to open, to change and
// to send by hand.
void email(const struct options *options, struct arena *arena, struct buffer *results,
           struct diagnostics *diagnostics);

#endif
