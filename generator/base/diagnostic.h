// Diagnostics: what niot has to say about somebody's files. Every kind is one row of
// diagnostic_rows.h; a stage reports and carries on, so that one run shows every mistake, and one
// printer at the end shows the list.
#ifndef NIOT_DIAGNOSTIC_H
#define NIOT_DIAGNOSTIC_H

#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buffer;

enum diagnostic_severity { DIAGNOSTIC_ERROR, DIAGNOSTIC_ADVICE, DIAGNOSTIC_NOTE };

// Who is to blame, which decides the exit status: the inputs (1), the command line (2) or the
// machine (3); and where nobody of these is, what became of some messages: a server refused them
// for good (4) or for now (5), or nobody can tell (6).
enum diagnostic_origin {
    ORIGIN_INPUT,
    ORIGIN_USAGE,
    ORIGIN_MACHINE,
    ORIGIN_REFUSED,
    ORIGIN_DEFERRED,
    ORIGIN_IN_DOUBT,
};

enum diagnostic_kind {
#define DIAGNOSTIC(code, name, severity, origin, wording, example) DIAGNOSTIC_##name,
#include "diagnostic_rows.h"
#undef DIAGNOSTIC
    DIAGNOSTIC_KINDS
};

struct diagnostic_row {
    const char *code;
    const char *name;
    enum diagnostic_severity severity;
    enum diagnostic_origin origin;
    const char *wording; // {1} to {4} are the words; a part in [ ] is left out when a word in it is
                         // absent or empty
    const char *example;
    const char *meaning; // what is wrong and why it matters, in whole sentences
    const char *remedy;  // the example put right
};

// The row of a kind, kind < DIAGNOSTIC_KINDS.
const struct diagnostic_row *diagnostic_row(enum diagnostic_kind kind);

// "error", "advice" or "note".
struct text diagnostic_severity_word(enum diagnostic_severity severity);

// The wording of a kind with … for every word.
struct text diagnostic_wording(enum diagnostic_kind kind, struct arena *arena);

// What stands for {1} to {4} in the wording.
struct diagnostic_words {
    struct text first, second, third, fourth;
};

struct diagnostic {
    enum diagnostic_kind kind;
    struct place place;
    struct text message;
};

// A list in an arena; zeroed with the arena set it is valid and empty.
struct diagnostics {
    struct arena *arena;
    struct diagnostic *items;
    size_t count;
    size_t capacity;
    size_t errors;
    size_t advice;
    struct text subject; // the file that those without a place are about; absent: none is
};

// Adds one; a place without source is none. The words are copied. Use as
//   diagnostics_add(list, DIAGNOSTIC_NOT_A_NUMBER, place, (struct diagnostic_words){cell});
void diagnostics_add(struct diagnostics *list, enum diagnostic_kind kind, struct place place,
                     struct diagnostic_words words);

// Whether something has been said of exactly this place, so that one mistake is not told twice.
bool diagnostics_mention(const struct diagnostics *list, struct place place);

// How the list is shown.
struct diagnostic_style {
    bool json;   // one JSON object a line
    bool colour; // terminal colours around severity and caret
    bool quiet;  // only what makes the run fail
    bool strict; // advice does so, too
    bool hint;   // a last line that names 'niot explain'; for people at a terminal
};

enum { DIAGNOSTICS_PRINTED_AT_MOST = 100 };

// Appends the list as text, sorted by file in the order of their first message, then by place; at
// most DIAGNOSTICS_PRINTED_AT_MOST of them, what makes the run fail before all else when there are
// more, and the rest counted in a last line. Each ends in its code. With `hint` another line says
// how to learn more of the first that makes the run fail. Control and direction characters are
// written as \u{...}.
void diagnostics_print(const struct diagnostics *list, struct diagnostic_style style,
                       struct buffer *buffer);

// The list in the order in which it is printed, without what the style leaves out.
struct diagnostic_order {
    const struct diagnostic **items;
    size_t count;
};
struct diagnostic_order diagnostics_in_order(const struct diagnostics *list,
                                             struct diagnostic_style style, struct arena *arena);

// Appends a text as a JSON string, quotation marks and all.
void diagnostic_append_json_string(struct buffer *buffer, struct text text);

// The exit status that the list asks for: 0, or the highest of the numbers of diagnostic_origin.
// With `strict`, advice counts as an error of the inputs.
int diagnostics_status(const struct diagnostics *list, bool strict);

#endif
