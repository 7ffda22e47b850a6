#include "signature.h"

#include "diagnostic.h"

// Office files of today are zip archives, those of before 2007 compound files of OLE: neither tells
// at its start which program it belongs to, but its place does.
static const struct signature {
    struct text bytes;
    const char *meanings[2];
} signatures[] = {
    {{"PK\x03\x04", 4}, {"a spreadsheet file", "a word processor's file"}},
    {{"\xD0\xCF\x11\xE0", 4}, {"a spreadsheet file", "a word processor's file"}},
    {{"{\\rtf", 5}, {"a word processor's file", "a word processor's file"}},
    {{"%PDF-", 5}, {"a PDF file", "a PDF file"}},
};

static const struct wanted {
    const char *name;
    const char *format; // as programs call it that save files
} wanted_files[] = {
    [SIGNATURE_TABLE] = {"CSV", "'CSV UTF-8'"},
    [SIGNATURE_WORDS] = {"plain text", "plain text in UTF-8"},
};

bool signature_refuse(struct text path, struct text bytes, enum signature_wanted wanted,
                      struct diagnostics *diagnostics) {
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++) {
        if (!text_starts_with(bytes, signatures[i].bytes))
            continue;
        const struct wanted *file = &wanted_files[wanted];
        diagnostics_add(diagnostics, DIAGNOSTIC_NOT_A_TEXT_FILE, (struct place){0},
                        (struct diagnostic_words){path, text_of(signatures[i].meanings[wanted]),
                                                  text_of(file->name), text_of(file->format)});
        return true;
    }
    return false;
}
