#include "text_width.h"

enum { FIRST_IN_TABLE = 0x20, LAST_IN_TABLE = 0x7E, WIDEST_LETTER = 1100 };
enum { ZERO_WIDTH_JOINER = 0x200D };

// U+0020 to U+007E, in 1/1000 em.
static const unsigned short table[LAST_IN_TABLE - FIRST_IN_TABLE + 1] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584,
};

// Beyond the table: the widest character of each range, in order.
static const struct range {
    unsigned first, last;
    unsigned short width;
} ranges[] = {
    {0x00A0, 0x00A0, 278},    // no-break space
    {0x00A1, 0x00A8, 556},    // £ and other signs
    {0x00A9, 0x00BF, 834},    // ©, °, fractions
    {0x00C0, 0x00C5, 667},    // À
    {0x00C6, 0x00C6, 1000},   // Æ
    {0x00C7, 0x00DE, 778},    // Ç to Þ
    {0x00DF, 0x00E5, 611},    // ß, à
    {0x00E6, 0x00E6, 889},    // æ
    {0x00E7, 0x00FF, 611},    // ç to ÿ
    {0x0100, 0x0151, 778},    // Ā to ő
    {0x0152, 0x0153, 1000},   // Œ, œ
    {0x0154, 0x0173, 778},    // Ŕ to ų
    {0x0174, 0x0174, 944},    // Ŵ
    {0x0175, 0x0175, 722},    // ŵ
    {0x0176, 0x017F, 667},    // Ŷ, ŷ, ž
    {0x0300, 0x036F, 0},      // combining marks
    {0x1AB0, 0x1AFF, 0},      // more of them
    {0x1DC0, 0x1DFF, 0},      // and more
    {0x2002, 0x2003, 1000},   // en and em space
    {0x2004, 0x200A, 334},    // narrower spaces
    {0x200B, 0x200F, 0},      // zero-width characters, joiners, direction marks
    {0x2010, 0x2013, 556},    // hyphens, en dash
    {0x2018, 0x201F, 354},    // quotation marks
    {0x2022, 0x2022, 350},    // bullet
    {0x2026, 0x2026, 1000},   // ellipsis
    {0x202A, 0x202E, 0},      // direction
    {0x202F, 0x202F, 278},    // narrow no-break space
    {0x2060, 0x2069, 0},      // invisible operators, direction
    {0x20AC, 0x20AC, 556},    // €
    {0x20D0, 0x20DC, 0},      // combining marks for symbols
    {0x2212, 0x2212, 584},    // minus
    {0x2300, 0x23FF, 1300},   // technical signs, some of them emoji
    {0x2600, 0x27BF, 1300},   // weather, pieces, dingbats: emoji
    {0x2B00, 0x2BFF, 1300},   // arrows, stars: emoji
    {0x2E80, 0xA4CF, 1300},   // CJK
    {0xAC00, 0xD7AF, 1300},   // Hangul
    {0xF900, 0xFAFF, 1300},   // CJK compatibility
    {0xFE00, 0xFE0F, 0},      // variation selectors
    {0xFE20, 0xFE2F, 0},      // combining half marks
    {0xFE30, 0xFE4F, 1300},   // CJK compatibility forms
    {0xFEFF, 0xFEFF, 0},      // zero-width no-break space
    {0xFF00, 0xFFEF, 1300},   // full-width forms
    {0x1F000, 0x1F3FA, 1300}, // emoji
    {0x1F3FB, 0x1F3FF, 0},    // skin tones, part of the emoji before them
    {0x1F400, 0x1FAFF, 1300}, // emoji
    {0x20000, 0x3FFFF, 1300}, // CJK
    {0xE0000, 0xE0FFF, 0},    // tags, variation selectors
};

static unsigned short width_beyond_table(unsigned point) {
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0] && point >= ranges[i].first; i++)
        if (point <= ranges[i].last)
            return ranges[i].width;
    return WIDEST_LETTER;
}

static unsigned short width_of(unsigned point) {
    if (point >= FIRST_IN_TABLE && point <= LAST_IN_TABLE)
        return table[point - FIRST_IN_TABLE];
    return width_beyond_table(point);
}

static bool is_blank(unsigned point) {
    return point == ' ' || point == '\t' || point == '\r' || point == '\n';
}

double text_width(struct text text) {
    unsigned long thousandths = 0;
    for (size_t offset = 0; offset < text.length;)
        thousandths += width_of(text_next_code_point(text, &offset));
    return (double)thousandths / 1000;
}

// Where a line may end, from the best place to the last resort; 0 is nowhere.
struct breaks {
    size_t blank;
    size_t hyphen;
    size_t character;
    size_t code_point;
};

static size_t best_of(const struct breaks *breaks) {
    if (breaks->blank)
        return breaks->blank;
    if (breaks->hyphen)
        return breaks->hyphen;
    return breaks->character ? breaks->character : breaks->code_point;
}

struct text text_width_first_line(struct text text, double room) {
    text = text_trim(text);
    struct breaks breaks = {0};
    double width = 0;
    bool is_joined = false;
    for (size_t offset = 0, next = 0; offset < text.length; offset = next) {
        unsigned point = text_next_code_point(text, &next);
        if (point == '\n')
            return text_trim(text_slice(text, 0, offset));
        unsigned short advance = width_of(point);
        breaks.code_point = offset;
        if (is_blank(point))
            breaks.blank = offset;
        if (advance > 0 && !is_joined)
            breaks.character = offset;
        width += advance;
        if (width > room * 1000 && best_of(&breaks))
            return text_trim(text_slice(text, 0, best_of(&breaks)));
        if (point == '-' || point == '/')
            breaks.hyphen = next;
        is_joined = point == ZERO_WIDTH_JOINER;
    }
    return text_is_empty(text) ? (struct text){0} : text;
}
