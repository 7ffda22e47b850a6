// The card: the picture that stands beside a link to the page where people share it. Words alone,
// set in lines; templates/social-card.svg gives them colour and shape.
#ifndef NIOT_REPORT_CARD_H
#define NIOT_REPORT_CARD_H

#include "text.h"
#include "value.h"

struct arena;
struct report_campaign;

// Its files in the site.
#define REPORT_CARD_DRAWING "social-card.svg"
#define REPORT_CARD_PICTURE "social-card.png"

// What places that show links ask for: 1200 by 630 pixels.
enum { REPORT_CARD_WIDTH = 1200, REPORT_CARD_HEIGHT = 630 };

// The lines are of struct text_line, set in Liberation Sans, with which the card is drawn.
struct report_card {
    struct text file;        // where it is in the site
    struct text url;         // the same with the site's address in front; absent without one
    struct text alternative; // the words on it
    double width, height;
    double text_left;
    double title_size, message_size; // of the letters
    struct value_list name_lines;    // the campaign and its place
    struct value_list title_lines;
    struct value_list message_lines; // none where there is no room for them
    double foot_y;                   // the baseline of what stands at the bottom
};

// Lays out the card in the largest letters with which all words fit; where none do, the message is
// left out. NULL when name and headline alone are too long for a picture.
const struct report_card *report_card_lay_out(const struct report_campaign *campaign,
                                              struct arena *arena);

#endif
