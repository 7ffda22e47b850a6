// A period's note: the words that an author gives for a period, beside its dates or in their place.
#ifndef NIOT_PERIOD_NOTE_H
#define NIOT_PERIOD_NOTE_H

#include "arena.h"
#include "text.h"

#include <stdbool.h>

// Whether the words say that the period goes on: "so far this year", "since the campaign began".
bool period_note_runs(struct text note, struct arena scratch);

#endif
