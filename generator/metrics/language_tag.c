#include "language_tag.h"

#include "arena.h"

#include <stddef.h>

// The languages that have a code of two letters (ISO 639-1), with their codes of three letters (ISO
// 639-2), which for some are two; as the Library of Congress publishes them.
static const struct language_row {
    const char *two, *three, *other;
} rows[] = {
    {"aa", "aar", NULL},  {"ab", "abk", NULL},  {"ae", "ave", NULL},  {"af", "afr", NULL},
    {"ak", "aka", NULL},  {"am", "amh", NULL},  {"an", "arg", NULL},  {"ar", "ara", NULL},
    {"as", "asm", NULL},  {"av", "ava", NULL},  {"ay", "aym", NULL},  {"az", "aze", NULL},
    {"ba", "bak", NULL},  {"be", "bel", NULL},  {"bg", "bul", NULL},  {"bh", "bih", NULL},
    {"bi", "bis", NULL},  {"bm", "bam", NULL},  {"bn", "ben", NULL},  {"bo", "bod", "tib"},
    {"br", "bre", NULL},  {"bs", "bos", NULL},  {"ca", "cat", NULL},  {"ce", "che", NULL},
    {"ch", "cha", NULL},  {"co", "cos", NULL},  {"cr", "cre", NULL},  {"cs", "ces", "cze"},
    {"cu", "chu", NULL},  {"cv", "chv", NULL},  {"cy", "cym", "wel"}, {"da", "dan", NULL},
    {"de", "deu", "ger"}, {"dv", "div", NULL},  {"dz", "dzo", NULL},  {"ee", "ewe", NULL},
    {"el", "ell", "gre"}, {"en", "eng", NULL},  {"eo", "epo", NULL},  {"es", "spa", NULL},
    {"et", "est", NULL},  {"eu", "eus", "baq"}, {"fa", "fas", "per"}, {"ff", "ful", NULL},
    {"fi", "fin", NULL},  {"fj", "fij", NULL},  {"fo", "fao", NULL},  {"fr", "fra", "fre"},
    {"fy", "fry", NULL},  {"ga", "gle", NULL},  {"gd", "gla", NULL},  {"gl", "glg", NULL},
    {"gn", "grn", NULL},  {"gu", "guj", NULL},  {"gv", "glv", NULL},  {"ha", "hau", NULL},
    {"he", "heb", NULL},  {"hi", "hin", NULL},  {"ho", "hmo", NULL},  {"hr", "hrv", NULL},
    {"ht", "hat", NULL},  {"hu", "hun", NULL},  {"hy", "hye", "arm"}, {"hz", "her", NULL},
    {"ia", "ina", NULL},  {"id", "ind", NULL},  {"ie", "ile", NULL},  {"ig", "ibo", NULL},
    {"ii", "iii", NULL},  {"ik", "ipk", NULL},  {"io", "ido", NULL},  {"is", "isl", "ice"},
    {"it", "ita", NULL},  {"iu", "iku", NULL},  {"ja", "jpn", NULL},  {"jv", "jav", NULL},
    {"ka", "kat", "geo"}, {"kg", "kon", NULL},  {"ki", "kik", NULL},  {"kj", "kua", NULL},
    {"kk", "kaz", NULL},  {"kl", "kal", NULL},  {"km", "khm", NULL},  {"kn", "kan", NULL},
    {"ko", "kor", NULL},  {"kr", "kau", NULL},  {"ks", "kas", NULL},  {"ku", "kur", NULL},
    {"kv", "kom", NULL},  {"kw", "cor", NULL},  {"ky", "kir", NULL},  {"la", "lat", NULL},
    {"lb", "ltz", NULL},  {"lg", "lug", NULL},  {"li", "lim", NULL},  {"ln", "lin", NULL},
    {"lo", "lao", NULL},  {"lt", "lit", NULL},  {"lu", "lub", NULL},  {"lv", "lav", NULL},
    {"mg", "mlg", NULL},  {"mh", "mah", NULL},  {"mi", "mri", "mao"}, {"mk", "mkd", "mac"},
    {"ml", "mal", NULL},  {"mn", "mon", NULL},  {"mr", "mar", NULL},  {"ms", "msa", "may"},
    {"mt", "mlt", NULL},  {"my", "mya", "bur"}, {"na", "nau", NULL},  {"nb", "nob", NULL},
    {"nd", "nde", NULL},  {"ne", "nep", NULL},  {"ng", "ndo", NULL},  {"nl", "nld", "dut"},
    {"nn", "nno", NULL},  {"no", "nor", NULL},  {"nr", "nbl", NULL},  {"nv", "nav", NULL},
    {"ny", "nya", NULL},  {"oc", "oci", NULL},  {"oj", "oji", NULL},  {"om", "orm", NULL},
    {"or", "ori", NULL},  {"os", "oss", NULL},  {"pa", "pan", NULL},  {"pi", "pli", NULL},
    {"pl", "pol", NULL},  {"ps", "pus", NULL},  {"pt", "por", NULL},  {"qu", "que", NULL},
    {"rm", "roh", NULL},  {"rn", "run", NULL},  {"ro", "ron", "rum"}, {"ru", "rus", NULL},
    {"rw", "kin", NULL},  {"sa", "san", NULL},  {"sc", "srd", NULL},  {"sd", "snd", NULL},
    {"se", "sme", NULL},  {"sg", "sag", NULL},  {"si", "sin", NULL},  {"sk", "slk", "slo"},
    {"sl", "slv", NULL},  {"sm", "smo", NULL},  {"sn", "sna", NULL},  {"so", "som", NULL},
    {"sq", "sqi", "alb"}, {"sr", "srp", NULL},  {"ss", "ssw", NULL},  {"st", "sot", NULL},
    {"su", "sun", NULL},  {"sv", "swe", NULL},  {"sw", "swa", NULL},  {"ta", "tam", NULL},
    {"te", "tel", NULL},  {"tg", "tgk", NULL},  {"th", "tha", NULL},  {"ti", "tir", NULL},
    {"tk", "tuk", NULL},  {"tl", "tgl", NULL},  {"tn", "tsn", NULL},  {"to", "ton", NULL},
    {"tr", "tur", NULL},  {"ts", "tso", NULL},  {"tt", "tat", NULL},  {"tw", "twi", NULL},
    {"ty", "tah", NULL},  {"ug", "uig", NULL},  {"uk", "ukr", NULL},  {"ur", "urd", NULL},
    {"uz", "uzb", NULL},  {"ve", "ven", NULL},  {"vi", "vie", NULL},  {"vo", "vol", NULL},
    {"wa", "wln", NULL},  {"wo", "wol", NULL},  {"xh", "xho", NULL},  {"yi", "yid", NULL},
    {"yo", "yor", NULL},  {"za", "zha", NULL},  {"zh", "zho", "chi"}, {"zu", "zul", NULL},
};

static const struct language_row *row_of_three(struct text code) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_is_ignoring_case(code, rows[i].three) ||
            (rows[i].other && text_is_ignoring_case(code, rows[i].other)))
            return &rows[i];
    return NULL;
}

static bool is_code_of_two(struct text code) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_is_ignoring_case(code, rows[i].two))
            return true;
    return false;
}

static bool is_of_letters(struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if (!text_is_letter(text.data[i]))
            return false;
    return true;
}

static bool is_of_letters_and_digits(struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if (!text_is_letter_or_digit(text.data[i]))
            return false;
    return true;
}

static bool is_part(struct text part) {
    return part.length >= 2 && part.length <= 8 && is_of_letters_and_digits(part) &&
           !text_is_ignoring_case(part, "uk");
}

bool language_tag_is_valid(struct text tag) {
    struct text_cut cut = text_cut(tag, '-');
    bool is_language = cut.head.length == 2 ? is_code_of_two(cut.head)
                                            : cut.head.length == 3 && is_of_letters(cut.head) &&
                                                  !row_of_three(cut.head);
    while (is_language && cut.found) {
        cut = text_cut(cut.tail, '-');
        is_language = is_part(cut.head);
    }
    return is_language;
}

struct text language_tag_meant(struct text tag, struct arena *arena) {
    struct text_cut cut = text_cut(tag, text_contains(tag, TEXT("_")) ? '_' : '-');
    const struct language_row *row = row_of_three(cut.head);
    struct text language = row ? text_of(row->two) : cut.head;
    struct text region = text_is_ignoring_case(cut.tail, "uk") ? TEXT("GB") : cut.tail;
    struct text meant = cut.found ? TEXT_JOIN(arena, language, TEXT("-"), region) : language;
    bool is_another = !text_equal(meant, tag) && language_tag_is_valid(meant);
    return is_another ? meant : (struct text){0};
}

bool language_tag_is_english(struct text tag) {
    return text_is_ignoring_case(text_cut(tag, '-').head, "en");
}
