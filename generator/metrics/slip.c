#include "slip.h"

#include "buffer.h"
#include "diagnostic.h"
#include "period.h"

#include <string.h>

static bool is_one_of(char c, const char *characters) {
    return c != '\0' && strchr(characters, c) != NULL;
}

static size_t skip_digits(struct text text, size_t from) {
    while (from < text.length && text_is_digit(text.data[from]))
        from++;
    return from;
}

static bool is_narrow_column(struct text cell) {
    for (size_t i = 0; i < cell.length; i++)
        if (cell.data[i] != '#')
            return false;
    return cell.length > 1;
}

// #REF!, #N/A, #DIV/0!, #NAME? and their kin; Err:502 in LibreOffice.
static bool is_formula_error(struct text cell) {
    if (text_starts_with(cell, TEXT("Err:")))
        return cell.length > 4 && skip_digits(cell, 4) == cell.length;
    if (cell.length < 3 || cell.data[0] != '#' || text_is_digit(cell.data[1]))
        return false;
    for (size_t i = 1; i < cell.length; i++) {
        char c = cell.data[i];
        if (!text_is_digit(c) && !(c >= 'A' && c <= 'Z') && !is_one_of(c, "/_!?"))
            return false;
    }
    return true;
}

static bool is_formula(struct text cell) {
    return text_starts_with(cell, TEXT("=")) && cell.length > 1;
}

static bool is_scientific(struct text cell) {
    size_t start = cell.length > 0 && is_one_of(cell.data[0], "+-");
    size_t at = skip_digits(cell, start);
    if (at == start)
        return false;
    if (at < cell.length && is_one_of(cell.data[at], ".,"))
        at = skip_digits(cell, at + 1);
    if (at == cell.length || !is_one_of(cell.data[at], "eE"))
        return false;
    at++;
    if (at < cell.length && is_one_of(cell.data[at], "+-"))
        at++;
    return at < cell.length && skip_digits(cell, at) == cell.length;
}

static bool is_date(struct text cell) {
    struct text_cut day_and_time = text_cut(cell, ' ');
    bool has_time =
        day_and_time.found && memchr(day_and_time.tail.data, ':', day_and_time.tail.length);
    return date_is_written(has_time ? day_and_time.head : cell);
}

static bool is_unknown_mark(struct text cell) {
    return text_starts_with(cell, TEXT("[")) && text_ends_with(cell, TEXT("]"));
}

static bool is_nothing_in_other_words(struct text cell) {
    static const char *const words[] = {"-",   "\xE2\x80\x93", "\xE2\x88\x92", "*",    "..", "...",
                                        "n/a", "na",           "nil",          "none", "tbc"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is_ignoring_case(cell, words[i]))
            return true;
    return false;
}

// A level's words would take it to the page.
static bool is_truth_value(struct text cell) {
    return text_is_ignoring_case(cell, "true") || text_is_ignoring_case(cell, "false");
}

// The rows of a slip's message: {1} is the cell, {2} what the row adds.
struct slip {
    bool (*is_this)(struct text cell);
    enum diagnostic_kind kind;
    const char *second;
};

static const struct slip slips[] = {
    {is_narrow_column, DIAGNOSTIC_COLUMN_TOO_NARROW, NULL},
    {is_formula_error, DIAGNOSTIC_FORMULA_ERROR, NULL},
    {is_formula, DIAGNOSTIC_FORMULA_NOT_WORKED_OUT, NULL},
    {is_scientific, DIAGNOSTIC_NUMBER_SHORTENED, NULL},
    {is_date, DIAGNOSTIC_DATE_FOR_NUMBER, NULL},
    {is_truth_value, DIAGNOSTIC_TRUTH_VALUE, NULL},
    {is_unknown_mark, DIAGNOSTIC_MARK_UNKNOWN, "[c], [x] and [low]"},
    {is_nothing_in_other_words, DIAGNOSTIC_NOTHING_IN_WORDS, "[x]"},
};

// --- a letter for a digit ---

// The digit that a letter is mistaken for; 0 when it is not.
static char digit_meant(char c) {
    if (c == 'O' || c == 'o')
        return '0';
    return c == 'l' || c == 'I' ? '1' : '\0';
}

static struct text next_run(struct text *rest) {
    *rest = text_trim(*rest);
    size_t end = 0;
    while (end < rest->length && rest->data[end] != ' ')
        end++;
    struct text run = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end, rest->length);
    return run;
}

// Where the letter stands in a run that is a number but for such letters; its length when it is
// not.
static size_t letter_for_digit(struct text run) {
    size_t first = run.length;
    bool has_digit = false;
    for (size_t i = run.length; i-- > 0;) {
        char c = run.data[i];
        if (digit_meant(c))
            first = i;
        else if (!text_is_digit(c) && !is_one_of(c, ",.%+-$") && (unsigned char)c < 0x80)
            return run.length;
        has_digit = has_digit || text_is_digit(c);
    }
    return has_digit ? first : run.length;
}

static bool report_letter(struct text cell, struct place place, struct diagnostics *diagnostics) {
    for (struct text rest = cell; rest.length > 0;) {
        struct text run = next_run(&rest);
        size_t at = letter_for_digit(run);
        if (at == run.length)
            continue;
        struct buffer meant = {.arena = diagnostics->arena};
        for (size_t i = 0; i < run.length; i++) {
            char digit = digit_meant(run.data[i]);
            buffer_append_byte(&meant, digit ? digit : run.data[i]);
        }
        diagnostics_add(
            diagnostics, DIAGNOSTIC_LETTER_FOR_DIGIT, place,
            (struct diagnostic_words){cell, text_slice(run, at, at + 1), buffer_text(&meant)});
        return true;
    }
    return false;
}

bool slip_report(struct text cell, struct place place, struct diagnostics *diagnostics) {
    // As nearly every cell is. Digits alone are at most a year, and that is no slip.
    if (skip_digits(cell, 0) == cell.length)
        return false;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        if (!slips[i].is_this(cell))
            continue;
        diagnostics_add(diagnostics, slips[i].kind, place,
                        (struct diagnostic_words){cell, text_of(slips[i].second)});
        return true;
    }
    return report_letter(cell, place, diagnostics);
}
