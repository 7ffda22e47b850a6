#include "period_note.h"

#include <stddef.h>

// Between hyphens, so that only whole words are found.
static const char *const running_words[] = {
    "-so-far-",
    "-to-date-",
    "-ytd-",
    "-up-to-now-",
    "-until-now-",
    "-to-the-present-",
    "-since-",
    "-ongoing-",
    "-still-running-",
    "-not-over-",
    "-this-week-",
    "-this-month-",
    "-this-quarter-",
    "-this-year-",
    "-this-financial-year-",
    "-this-calendar-year-",
    "-current-month-",
    "-current-quarter-",
    "-current-year-",
    "-current-financial-year-",
};

bool period_note_runs(struct text note, struct arena scratch) {
    struct text words = TEXT_JOIN(&scratch, TEXT("-"), text_slug(&scratch, note), TEXT("-"));
    for (size_t i = 0; i < sizeof running_words / sizeof *running_words; i++)
        if (text_contains(words, text_of(running_words[i])))
            return true;
    return false;
}
