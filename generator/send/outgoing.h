// Outgoing: what of a campaign goes out. Its id, days and whether it is approved, out of the front
// matter of data/campaign.md; and the message, out of outbox/campaign.eml.
#ifndef NIOT_OUTGOING_H
#define NIOT_OUTGOING_H

#include "source.h"
#include "text.h"

#include <stdbool.h>

struct arena;
struct diagnostics;

// A day of the front matter as it is written there; the text is absent when the key is.
struct outgoing_day {
    struct text text;
    struct place place;
};

struct outgoing {
    struct text campaign; // its id; absent when there is none
    bool is_approved;
    struct outgoing_day published, next_update;
    struct text content;  // of the message, the same for everybody; absent when there is none
    bool says_unapproved; // it was written before the campaign was approved
    struct text sha256;   // of that content, or of nothing
};

// Reads both files of the folder. Refused: a campaign without a valid id, a message that is not
// there, is damaged or was written as a draft; where `needs_message` is false it is not looked at.
struct outgoing outgoing_read(struct text folder, bool needs_message, struct arena *arena,
                              struct diagnostics *diagnostics);

#endif
