#include "report_card.h"

#include "arena.h"
#include "report.h"
#include "text_lines.h"
#include "text_width.h"

#define MARGIN 80.0
#define TOP 64.0
#define FOOT_Y 566.0
#define FOOT_TOP 520.0 // where the words above the foot must end
#define GAP 28.0

// Only one font draws the card, so nothing is kept free for wider ones.
#define REGULAR (1 / TEXT_WIDTH_FALLBACK)
#define BOLD (1.1 / TEXT_WIDTH_FALLBACK)

// Sizes of the headline and the message, the most welcome first; 0: without the message.
static const struct {
    double title, message;
} sizes[] = {{72, 38}, {64, 36}, {56, 32}, {48, 30}, {42, 28}, {56, 0}, {48, 0}, {38, 0}, {30, 0}};

static struct text_lettering lettering(double size, double breadth) {
    return (struct text_lettering){size, size * 1.25, size, breadth};
}

struct column {
    double top; // where the next words begin
    struct arena *arena;
};

static struct value_list stack(struct column *column, struct text text,
                               struct text_lettering letters) {
    struct text_lines lines =
        text_lines_wrap(text, &letters, REPORT_CARD_WIDTH - 2 * MARGIN, column->arena);
    column->top = text_lines_stack(&lines, &letters, column->top);
    return (struct value_list){lines.items, lines.count};
}

static bool fits(struct report_card *card, const struct report_campaign *campaign,
                 struct arena *arena) {
    struct column column = {TOP, arena};
    struct text name = TEXT_JOIN(arena, campaign->name, TEXT(", "), campaign->place);
    card->name_lines = stack(&column, name, lettering(30, REGULAR));
    column.top += GAP;
    card->title_lines = stack(&column, campaign->title, lettering(card->title_size, BOLD));
    card->message_lines = (struct value_list){0};
    if (card->message_size > 0) {
        column.top += GAP;
        struct text message = campaign->message.data ? campaign->message : TEXT("");
        card->message_lines = stack(&column, message, lettering(card->message_size, REGULAR));
    }
    return column.top <= FOOT_TOP;
}

static struct text url_of(struct text base, struct text file, struct arena *arena) {
    if (!base.data)
        return (struct text){0};
    return TEXT_JOIN(arena, base, text_ends_with(base, TEXT("/")) ? TEXT("") : TEXT("/"), file);
}

static struct text alternative_of(const struct report_campaign *campaign, struct arena *arena) {
    if (!campaign->message.data)
        return campaign->title;
    return TEXT_JOIN(arena, campaign->title, TEXT(". "), campaign->message);
}

const struct report_card *report_card_lay_out(const struct report_campaign *campaign,
                                              struct arena *arena) {
    struct report_card *card = arena_allocate(arena, 1, sizeof *card);
    *card = (struct report_card){
        .file = TEXT(REPORT_CARD_PICTURE),
        .url = url_of(campaign->base_url, TEXT(REPORT_CARD_PICTURE), arena),
        .alternative = alternative_of(campaign, arena),
        .width = REPORT_CARD_WIDTH,
        .height = REPORT_CARD_HEIGHT,
        .text_left = MARGIN,
        .foot_y = FOOT_Y,
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        card->title_size = sizes[i].title;
        card->message_size = sizes[i].message;
        if (fits(card, campaign, arena))
            return card;
    }
    return NULL;
}
