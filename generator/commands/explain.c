#include "explain.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "options.h"

#include <stdlib.h>
#include <string.h>

enum { LINE_WIDTH = 80, CODE_DIGITS = 3 };

static int compare_codes(const void *left, const void *right) {
    const enum diagnostic_kind *a = left, *b = right;
    return strcmp(diagnostic_row(*a)->code, diagnostic_row(*b)->code);
}

// All kinds in the order of their codes.
static const enum diagnostic_kind *sorted_kinds(struct arena *arena) {
    enum diagnostic_kind *kinds = arena_allocate(arena, DIAGNOSTIC_KINDS, sizeof *kinds);
    for (size_t i = 0; i < DIAGNOSTIC_KINDS; i++)
        kinds[i] = (enum diagnostic_kind)i;
    qsort(kinds, DIAGNOSTIC_KINDS, sizeof *kinds, compare_codes);
    return kinds;
}

// --- finding ---

static bool is_number(struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    return text.length > 0;
}

// "12", "n12" and "N012" are all N012; what has no number is left as it is.
static struct text whole_code(struct text written, struct arena *arena) {
    bool has_letter = written.length && text_small_letter(written.data[0]) == 'n';
    struct text number = text_slice(written, has_letter, written.length);
    if (!is_number(number))
        return written;
    struct text zeros = TEXT("000");
    return TEXT_JOIN(arena, TEXT("N"), text_slice(zeros, number.length, CODE_DIGITS), number);
}

static struct text nearest_code(struct text code, struct arena *arena) {
    struct text codes[DIAGNOSTIC_KINDS];
    for (size_t i = 0; i < DIAGNOSTIC_KINDS; i++)
        codes[i] = text_of(diagnostic_row((enum diagnostic_kind)i)->code);
    return text_nearest(code, codes, DIAGNOSTIC_KINDS, *arena);
}

// The kind of a code; DIAGNOSTIC_KINDS when there is none.
static enum diagnostic_kind find_kind(struct text code) {
    for (size_t i = 0; i < DIAGNOSTIC_KINDS; i++)
        if (text_is(code, diagnostic_row((enum diagnostic_kind)i)->code))
            return (enum diagnostic_kind)i;
    return DIAGNOSTIC_KINDS;
}

// --- on the terminal ---

static void append_string(struct buffer *buffer, const char *string) {
    buffer_append(buffer, text_of(string));
}

static void append_blanks(struct buffer *buffer, size_t count) {
    while (count--)
        buffer_append_byte(buffer, ' ');
}

static void append_line_of_list(struct buffer *buffer, enum diagnostic_kind kind) {
    const struct diagnostic_row *row = diagnostic_row(kind);
    struct text severity = diagnostic_severity_word(row->severity);
    append_string(buffer, row->code);
    append_blanks(buffer, 2);
    buffer_append(buffer, severity);
    append_blanks(buffer, sizeof "advice " - severity.length);
    buffer_append(buffer, diagnostic_wording(kind, buffer->arena));
    buffer_append_byte(buffer, '\n');
}

// The text behind `label`, in lines of LINE_WIDTH characters where words allow it; the lines behind
// the first stand as far to the right as the text in that.
static void append_paragraph(struct buffer *buffer, const char *label, struct text text) {
    size_t margin = strlen(label), column = margin;
    append_string(buffer, label);
    for (struct text_cut cut = {.tail = text, .found = true}; cut.found;) {
        cut = text_cut(cut.tail, ' ');
        size_t width = text_code_points(cut.head);
        bool is_first = column == margin;
        if (!is_first && column + 1 + width > LINE_WIDTH) {
            buffer_append_byte(buffer, '\n');
            append_blanks(buffer, margin);
            column = margin;
        } else if (!is_first) {
            buffer_append_byte(buffer, ' ');
            column++;
        }
        buffer_append(buffer, cut.head);
        column += width;
    }
    buffer_append_byte(buffer, '\n');
}

static void append_explanation(struct buffer *buffer, enum diagnostic_kind kind) {
    const struct diagnostic_row *row = diagnostic_row(kind);
    struct text heading = TEXT_JOIN(buffer->arena, text_of(row->code), TEXT(" "),
                                    diagnostic_severity_word(row->severity), TEXT(": "),
                                    diagnostic_wording(kind, buffer->arena));
    append_paragraph(buffer, "", heading);
    buffer_append_byte(buffer, '\n');
    append_paragraph(buffer, "", text_of(row->meaning));
    buffer_append_byte(buffer, '\n');
    append_paragraph(buffer, "said of:  ", text_of(row->example));
    append_paragraph(buffer, "instead:  ", text_of(row->remedy));
}

// --- as a document ---

struct chapter {
    char digit; // the first of its codes
    const char *heading;
};

static const struct chapter chapters[] = {
    {'0', "Reading files"},
    {'1', "Figures"},
    {'2', "Words and front matter"},
    {'3', "Templates"},
    {'4', "Output"},
    {'5', "The command line and the machine"},
    {'6', "The settings of the mail, and sending"},
    {'7', "The e-mail"},
    {'8', "Words checked against the figures"},
};

static const char *heading_of(char digit) {
    for (size_t i = 0; i < sizeof chapters / sizeof chapters[0]; i++)
        if (chapters[i].digit == digit)
            return chapters[i].heading;
    return "More";
}

// What Markdown would read as a sign of its own gets a backslash before it.
static void append_markdown(struct buffer *buffer, struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        bool ends_label = byte == '(' && i > 0 && text.data[i - 1] == ']';
        if (ends_label || strchr("\\`*_[]<>#|&", byte))
            buffer_append_byte(buffer, '\\');
        buffer_append_byte(buffer, byte);
    }
}

static void append_section(struct buffer *buffer, enum diagnostic_kind kind) {
    const struct diagnostic_row *row = diagnostic_row(kind);
    append_string(buffer, "\n### ");
    append_string(buffer, row->code);
    append_string(buffer, "\n\n**");
    buffer_append(buffer, diagnostic_severity_word(row->severity));
    append_string(buffer, ":** ");
    append_markdown(buffer, diagnostic_wording(kind, buffer->arena));
    append_string(buffer, "\n\n");
    append_markdown(buffer, text_of(row->meaning));
    append_string(buffer, "\n\n- said of: ");
    append_markdown(buffer, text_of(row->example));
    append_string(buffer, "\n- instead: ");
    append_markdown(buffer, text_of(row->remedy));
    append_string(buffer, "\n");
}

static void append_document(struct buffer *buffer) {
    append_string(
        buffer,
        "# What niot's messages mean\n\n"
        "Made by `niot explain --all`; `niot explain N105` prints one, and `niot explain` "
        "a list of all. … stands for the words that change. An error makes the run fail, advice "
        "with `--strict` alone, a note never.\n");
    const enum diagnostic_kind *kinds = sorted_kinds(buffer->arena);
    char digit = 0;
    for (size_t i = 0; i < DIAGNOSTIC_KINDS; i++) {
        const char *code = diagnostic_row(kinds[i])->code;
        if (code[1] != digit) {
            digit = code[1];
            append_string(buffer, "\n## ");
            append_string(buffer, heading_of(digit));
            append_string(buffer, "\n");
        }
        append_section(buffer, kinds[i]);
    }
}

// --- the command ---

static void explain_one(struct text written, struct arena *arena, struct buffer *results,
                        struct diagnostics *diagnostics) {
    struct text code = whole_code(written, arena);
    enum diagnostic_kind kind = find_kind(code);
    if (kind == DIAGNOSTIC_KINDS)
        diagnostics_add(diagnostics, DIAGNOSTIC_CODE_UNKNOWN, (struct place){0},
                        (struct diagnostic_words){written, nearest_code(code, arena)});
    else
        append_explanation(results, kind);
}

static void explain_all_in_brief(struct arena *arena, struct buffer *results) {
    const enum diagnostic_kind *kinds = sorted_kinds(arena);
    for (size_t i = 0; i < DIAGNOSTIC_KINDS; i++)
        append_line_of_list(results, kinds[i]);
}

static void clash(struct text first, struct text second, struct diagnostics *diagnostics) {
    diagnostics_add(diagnostics, DIAGNOSTIC_OPTIONS_CLASH, (struct place){0},
                    (struct diagnostic_words){first, second});
}

void explain(const struct options *options, struct arena *arena, struct buffer *results,
             struct diagnostics *diagnostics) {
    bool is_one = !text_is_empty(options->code);
    if (options->manual && (is_one || options->all))
        clash(is_one ? options->code : TEXT("--all"), TEXT("--manual"), diagnostics);
    else if (is_one && options->all)
        clash(options->code, TEXT("--all"), diagnostics);
    else if (options->manual)
        options_print_manual(results);
    else if (is_one)
        explain_one(options->code, arena, results, diagnostics);
    else if (options->all)
        append_document(results);
    else
        explain_all_in_brief(arena, results);
}
