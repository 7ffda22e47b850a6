// The material of a campaign: everything that its data folder says, read, checked and written up as
// the report that templates are filled with.
#ifndef NIOT_MATERIAL_H
#define NIOT_MATERIAL_H

#include "campaign.h"
#include "correction.h"
#include "markup.h"
#include "metrics.h"
#include "period.h"
#include "report.h"
#include "series.h"
#include "source.h"
#include "story.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;
struct folder;
struct program;
struct template_settings;

// Where the words and the figures stand in a campaign folder.
#define MATERIAL_STORY "data/campaign.md"
#define MATERIAL_METRICS "data/metrics.csv"

// Words as they were written, with their placeholders.
struct material_words {
    struct text line;
    struct place place;
    struct markup markup;
};

struct material_words_list {
    struct material_words *items;
    size_t count;
    size_t capacity;
};

struct material {
    struct story story;
    struct campaign campaign;
    struct metrics metrics;
    bool lacks_figures; // rows were refused, so that what names them cannot be judged
    struct series_list series;
    struct correction_list corrections;
    struct report_figures figures;
    struct report_names names;        // of the figures
    struct material_words_list words; // all that were filled
    struct date date;                 // of the page
    struct report *report;            // never NULL
};

// Reads data/campaign.md, data/metrics.csv and, where they are, data/monthly.csv and
// data/corrections.csv. `date` is
// that of the page; a zeroed one means `published` of the front matter.
struct material material_read(const struct folder *folder, struct date date, struct arena *arena,
                              struct diagnostics *diagnostics);

// Fills the placeholders of words that stand at `place`, and keeps the words as they were written
// for the check of words. Of the front matter that is done; whoever reads words elsewhere has them
// filled here. Refused with its place: a name that no figure has, and one whose value is absent.
// Words that are refused stay as they are, and so do all where figures are lacking.
void material_fill_words(struct material *material, struct text *words, struct place place,
                         struct arena *arena, struct diagnostics *diagnostics);

// The story, compiled. Where figures are lacking, none of the names in it is missed, for what is
// wrong has been said: the program is empty then.
const struct program *material_story(const struct material *material,
                                     const struct template_settings *settings, struct arena *arena,
                                     struct diagnostics *diagnostics);

#endif
