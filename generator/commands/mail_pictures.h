// The pictures of a message: the charts of its first sections as PNG, each small enough for mail.
// They repeat what the tables say, so one that cannot be small is left out.
#ifndef NIOT_MAIL_PICTURES_H
#define NIOT_MAIL_PICTURES_H

#include "text.h"
#include "value.h"

#include <stddef.h>

struct arena;
struct diagnostics;
struct program;
struct report;
struct report_chart;

enum { MAIL_PICTURES_AT_MOST = 2, MAIL_PICTURE_BYTES = 50000 };

struct mail_picture {
    const struct report_chart *chart;
    struct text name;       // of the file
    struct text content_id; // in the message
    struct text png;
};

struct mail_pictures {
    struct mail_picture items[MAIL_PICTURES_AT_MOST];
    size_t count;
};

// Fills the template of bar charts for each and has niot-raster draw it with two pixels for each of
// the message and sixteen colours; of a long chart with fewer of both, down to one pixel. One that
// is still larger than MAIL_PICTURE_BYTES is left out, with advice. `domain` is the sender's. What
// raster_draw reports leaves a picture out, too.
struct mail_pictures mail_pictures_draw(const struct report *report, const struct program *template,
                                        struct text domain, struct arena *arena,
                                        struct diagnostics *diagnostics);

// As the message shows them, or as a file beside their own does.
enum mail_picture_place { IN_MESSAGE, IN_FILE };

// A list of struct report_picture.
struct value_list mail_pictures_show(const struct mail_pictures *pictures,
                                     enum mail_picture_place place, struct arena *arena);

#endif
