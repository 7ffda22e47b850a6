#include "diagnostic.h"

#include "arena.h"
#include "buffer.h"

#include <stdlib.h>

// clang-format off
// Names that the rows ask for, so that a row without a remedy does not compile.
#define REMEDY(name, meaning, remedy)                                                              \
    static const char meaning_of_##name[] = meaning, remedy_of_##name[] = remedy;
#include "diagnostic_remedies.h"
#undef REMEDY

static const struct diagnostic_row rows[] = {
#define DIAGNOSTIC(code, name, severity, origin, wording, example)                                 \
    {code, #name, DIAGNOSTIC_##severity, ORIGIN_##origin, wording, example,                        \
     meaning_of_##name, remedy_of_##name},
#include "diagnostic_rows.h"
#undef DIAGNOSTIC
};
// clang-format on

const struct diagnostic_row *diagnostic_row(enum diagnostic_kind kind) {
    return &rows[kind];
}

// The word that '{n}' at the start of the wording stands for.
static struct text word_of(const struct diagnostic_words *words, char digit) {
    switch (digit) {
    case '1':
        return words->first;
    case '2':
        return words->second;
    case '3':
        return words->third;
    default:
        return words->fourth;
    }
}

static bool is_placeholder(struct text wording, size_t i) {
    return i + 2 < wording.length && wording.data[i] == '{' && wording.data[i + 1] >= '1' &&
           wording.data[i + 1] <= '4' && wording.data[i + 2] == '}';
}

// Whether all words are there that the bracketed part, which begins at `start`, asks for.
static bool part_is_said(struct text wording, size_t start, const struct diagnostic_words *words) {
    for (size_t i = start; i < wording.length && wording.data[i] != ']'; i++)
        if (is_placeholder(wording, i) && text_is_empty(word_of(words, wording.data[i + 1])))
            return false;
    return true;
}

static struct text compose(struct arena *arena, struct text wording,
                           const struct diagnostic_words *words) {
    struct buffer message = {.arena = arena};
    for (size_t i = 0; i < wording.length; i++) {
        if (is_placeholder(wording, i)) {
            buffer_append(&message, word_of(words, wording.data[i + 1]));
            i += 2;
        } else if (wording.data[i] == '[' && !part_is_said(wording, i, words)) {
            while (i < wording.length && wording.data[i] != ']')
                i++;
        } else if (wording.data[i] != '[' && wording.data[i] != ']') {
            buffer_append_byte(&message, wording.data[i]);
        }
    }
    return buffer_text(&message);
}

struct text diagnostic_severity_word(enum diagnostic_severity severity) {
    static const char *const words[] = {"error", "advice", "note"};
    return text_of(words[severity]);
}

struct text diagnostic_wording(enum diagnostic_kind kind, struct arena *arena) {
    struct text any = TEXT("…");
    struct diagnostic_words words = {any, any, any, any};
    return compose(arena, text_of(rows[kind].wording), &words);
}

void diagnostics_add(struct diagnostics *list, enum diagnostic_kind kind, struct place place,
                     struct diagnostic_words words) {
    struct diagnostic *diagnostic = ARENA_PUSH(list->arena, list, items);
    *diagnostic =
        (struct diagnostic){kind, place, compose(list->arena, text_of(rows[kind].wording), &words)};
    list->errors += rows[kind].severity == DIAGNOSTIC_ERROR;
    list->advice += rows[kind].severity == DIAGNOSTIC_ADVICE;
}

bool diagnostics_mention(const struct diagnostics *list, struct place place) {
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].place.source == place.source &&
            list->items[i].place.offset == place.offset)
            return true;
    return false;
}

static bool is_failure(const struct diagnostic *diagnostic, bool strict) {
    enum diagnostic_severity severity = rows[diagnostic->kind].severity;
    return severity == DIAGNOSTIC_ERROR || (strict && severity == DIAGNOSTIC_ADVICE);
}

int diagnostics_status(const struct diagnostics *list, bool strict) {
    static const int status_of[] = {
        [ORIGIN_INPUT] = 1,   [ORIGIN_USAGE] = 2,    [ORIGIN_MACHINE] = 3,
        [ORIGIN_REFUSED] = 4, [ORIGIN_DEFERRED] = 5, [ORIGIN_IN_DOUBT] = 6,
    };
    int status = 0;
    for (size_t i = 0; i < list->count; i++) {
        enum diagnostic_origin origin = rows[list->items[i].kind].origin;
        if (is_failure(&list->items[i], strict) && status_of[origin] > status)
            status = status_of[origin];
    }
    return status;
}

// --- printing ---

// One diagnostic and where it goes: its file's place in the order of first mention, then its
// offset.
struct entry {
    const struct diagnostic *diagnostic;
    size_t file_rank;
    size_t rank;
};

struct entries {
    struct entry *items;
    size_t count;
};

// The files in the order of their first message.
struct files {
    const struct source **items;
    size_t count;
    size_t capacity;
};

static size_t rank_of_file(struct files *files, const struct source *source, struct arena *arena) {
    for (size_t i = 0; i < files->count; i++)
        if (files->items[i] == source)
            return i;
    *ARENA_PUSH(arena, files, items) = source;
    return files->count - 1;
}

static int compare_entries(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    if (a->file_rank != b->file_rank)
        return a->file_rank < b->file_rank ? -1 : 1;
    size_t a_offset = a->diagnostic->place.offset, b_offset = b->diagnostic->place.offset;
    if (a_offset != b_offset)
        return a_offset < b_offset ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

static bool is_direction_control(unsigned point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
           point == 0x200E || point == 0x200F || point == 0x061C;
}

static bool is_unprintable(unsigned point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || is_direction_control(point) ||
           point == TEXT_INVALID_CODE_POINT;
}

static void append_hexadecimal(struct buffer *buffer, unsigned number) {
    for (int shift = 28; shift >= 0; shift -= 4)
        if (number >> shift || shift == 0)
            buffer_append_byte(buffer, "0123456789abcdef"[number >> shift & 0xF]);
}

// Text for people: what could move the cursor or turn the writing direction is spelled out.
static void append_visible(struct buffer *buffer, struct text text) {
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        unsigned point = text_next_code_point(text, &offset);
        if (!is_unprintable(point)) {
            buffer_append(buffer, text_slice(text, start, offset));
            continue;
        }
        unsigned char byte = (unsigned char)text.data[start];
        buffer_append(buffer, TEXT("\\u{"));
        append_hexadecimal(buffer, point == TEXT_INVALID_CODE_POINT ? byte : point);
        buffer_append_byte(buffer, '}');
    }
}

// How many characters of a line are shown at the most; a longer line is cut around the caret.
enum { LINE_SHOWN = 96, BEFORE_CARET = 40 };

struct window {
    struct text shown;
    size_t characters_before_caret;
    bool cut_before, cut_behind;
};

static size_t offset_of_character(struct text text, size_t character) {
    size_t offset = 0;
    while (character-- && offset < text.length)
        text_next_code_point(text, &offset);
    return offset;
}

static struct window window_around(const struct source_location *location) {
    size_t characters = text_code_points(location->line_text);
    size_t caret = location->column - 1;
    size_t first = characters > LINE_SHOWN && caret > BEFORE_CARET ? caret - BEFORE_CARET : 0;
    size_t last = characters - first > LINE_SHOWN ? first + LINE_SHOWN : characters;
    struct text line = location->line_text;
    return (struct window){
        .shown =
            text_slice(line, offset_of_character(line, first), offset_of_character(line, last)),
        .characters_before_caret = caret - first,
        .cut_before = first > 0,
        .cut_behind = last < characters,
    };
}

// The line with every tab as one blank, so that the caret below it stands right.
static void append_line(struct buffer *buffer, struct text line) {
    for (size_t offset = 0; offset < line.length;) {
        size_t start = offset;
        unsigned point = text_next_code_point(line, &offset);
        if (is_unprintable(point))
            buffer_append_byte(buffer, point == '\t' ? ' ' : '?');
        else
            buffer_append(buffer, text_slice(line, start, offset));
    }
}

static void append_blanks(struct buffer *buffer, size_t count) {
    while (count--)
        buffer_append_byte(buffer, ' ');
}

static void append_excerpt(struct buffer *buffer, const struct source_location *location,
                           bool colour) {
    struct window window = window_around(location);
    size_t before = buffer->length;
    buffer_append(buffer, TEXT("    "));
    buffer_append_integer(buffer, (long long)location->line);
    buffer_append(buffer, TEXT(" | "));
    size_t margin = buffer->length - before;
    buffer_append(buffer, window.cut_before ? TEXT("… ") : TEXT(""));
    append_line(buffer, window.shown);
    buffer_append(buffer, window.cut_behind ? TEXT(" …\n") : TEXT("\n"));
    append_blanks(buffer, margin - 2);
    buffer_append(buffer, TEXT("| "));
    append_blanks(buffer, window.characters_before_caret + (window.cut_before ? 2 : 0));
    buffer_append(buffer, colour ? TEXT("\x1b[1;31m^\x1b[0m\n") : TEXT("^\n"));
}

static void append_heading(struct buffer *buffer, const struct diagnostic *diagnostic,
                           const struct source_location *location, bool colour) {
    static const char *const colours[] = {"\x1b[1;31m", "\x1b[1;35m", "\x1b[1;36m"};
    enum diagnostic_severity severity = rows[diagnostic->kind].severity;
    if (location) {
        append_visible(buffer, diagnostic->place.source->path);
        buffer_append_byte(buffer, ':');
        buffer_append_integer(buffer, (long long)location->line);
        buffer_append_byte(buffer, ':');
        buffer_append_integer(buffer, (long long)location->column);
    } else {
        buffer_append(buffer, TEXT("niot"));
    }
    buffer_append(buffer, TEXT(": "));
    buffer_append(buffer, colour ? text_of(colours[severity]) : TEXT(""));
    buffer_append(buffer, diagnostic_severity_word(severity));
    buffer_append(buffer, colour ? TEXT("\x1b[0m: ") : TEXT(": "));
    append_visible(buffer, diagnostic->message);
    buffer_append(buffer, TEXT(" ["));
    buffer_append(buffer, text_of(rows[diagnostic->kind].code));
    buffer_append(buffer, TEXT("]\n"));
}

static void append_for_people(struct buffer *buffer, const struct diagnostic *diagnostic,
                              bool colour) {
    if (!diagnostic->place.source) {
        append_heading(buffer, diagnostic, NULL, colour);
        return;
    }
    struct source_location location = source_locate(diagnostic->place);
    append_heading(buffer, diagnostic, &location, colour);
    if (location.line_text.length)
        append_excerpt(buffer, &location, colour);
}

void diagnostic_append_json_string(struct buffer *buffer, struct text text) {
    buffer_append_byte(buffer, '"');
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        unsigned point = text_next_code_point(text, &offset);
        if (point == '"' || point == '\\')
            buffer_append_byte(buffer, '\\');
        if (!is_unprintable(point)) {
            buffer_append(buffer, text_slice(text, start, offset));
            continue;
        }
        unsigned shown = point == TEXT_INVALID_CODE_POINT ? 0xFFFD : point;
        buffer_append(buffer, TEXT("\\u"));
        for (int shift = 12; shift >= 0; shift -= 4)
            buffer_append_byte(buffer, "0123456789abcdef"[shown >> shift & 0xF]);
    }
    buffer_append_byte(buffer, '"');
}

static void append_json(struct buffer *buffer, const struct diagnostic *diagnostic) {
    const struct diagnostic_row *row = &rows[diagnostic->kind];
    buffer_append(buffer, TEXT("{\"code\":\""));
    buffer_append(buffer, text_of(row->code));
    buffer_append(buffer, TEXT("\",\"severity\":\""));
    buffer_append(buffer, diagnostic_severity_word(row->severity));
    buffer_append_byte(buffer, '"');
    if (diagnostic->place.source) {
        struct source_location location = source_locate(diagnostic->place);
        buffer_append(buffer, TEXT(",\"file\":"));
        diagnostic_append_json_string(buffer, diagnostic->place.source->path);
        buffer_append(buffer, TEXT(",\"line\":"));
        buffer_append_integer(buffer, (long long)location.line);
        buffer_append(buffer, TEXT(",\"column\":"));
        buffer_append_integer(buffer, (long long)location.column);
    }
    buffer_append(buffer, TEXT(",\"message\":"));
    diagnostic_append_json_string(buffer, diagnostic->message);
    buffer_append(buffer, TEXT("}\n"));
}

static struct entries sorted_entries(const struct diagnostics *list, struct diagnostic_style style,
                                     struct arena *arena) {
    struct entries entries = {arena_allocate(arena, list->count, sizeof *entries.items), 0};
    struct files files = {0};
    for (size_t i = 0; i < list->count; i++) {
        const struct diagnostic *diagnostic = &list->items[i];
        size_t file_rank = rank_of_file(&files, diagnostic->place.source, arena);
        if (!style.quiet || is_failure(diagnostic, style.strict))
            entries.items[entries.count++] = (struct entry){diagnostic, file_rank, i};
    }
    qsort(entries.items, entries.count, sizeof *entries.items, compare_entries);
    return entries;
}

struct diagnostic_order diagnostics_in_order(const struct diagnostics *list,
                                             struct diagnostic_style style, struct arena *arena) {
    struct entries entries = sorted_entries(list, style, arena);
    struct diagnostic_order order = {arena_allocate(arena, entries.count, sizeof *order.items),
                                     entries.count};
    for (size_t i = 0; i < entries.count; i++)
        order.items[i] = entries.items[i].diagnostic;
    return order;
}

// As many as may be printed; others only where what makes the run fail leaves room.
static struct entries first_entries(struct entries entries, bool strict) {
    size_t failures = 0;
    for (size_t i = 0; i < entries.count; i++)
        failures += is_failure(entries.items[i].diagnostic, strict);
    enum { LIMIT = DIAGNOSTICS_PRINTED_AT_MOST };
    size_t failure_room = failures < LIMIT ? failures : LIMIT;
    size_t other_room = LIMIT - failure_room;
    struct entries kept = {entries.items, 0};
    for (size_t i = 0; i < entries.count; i++) {
        size_t *room =
            is_failure(entries.items[i].diagnostic, strict) ? &failure_room : &other_room;
        if (*room == 0)
            continue;
        --*room;
        kept.items[kept.count++] = entries.items[i];
    }
    return kept;
}

static void append_rest(struct buffer *buffer, size_t rest, bool json) {
    buffer_append(buffer, json ? TEXT("{\"more\":") : TEXT("niot: note: "));
    buffer_append_integer(buffer, (long long)rest);
    if (json)
        buffer_append(buffer, TEXT("}\n"));
    else
        buffer_append(buffer, rest == 1 ? TEXT(" more message\n") : TEXT(" more messages\n"));
}

// JSON is for programs, which need no hint, and who wants quiet gets it.
static void append_hint(struct buffer *buffer, struct entries printed,
                        struct diagnostic_style style) {
    if (!style.hint || style.json || style.quiet)
        return;
    for (size_t i = 0; i < printed.count; i++) {
        if (!is_failure(printed.items[i].diagnostic, style.strict))
            continue;
        buffer_append(buffer, TEXT("niot: note: 'niot explain "));
        buffer_append(buffer, text_of(rows[printed.items[i].diagnostic->kind].code));
        buffer_append(buffer, TEXT("' says more and shows an example\n"));
        return;
    }
}

void diagnostics_print(const struct diagnostics *list, struct diagnostic_style style,
                       struct buffer *buffer) {
    struct entries entries = sorted_entries(list, style, buffer->arena);
    struct entries printed = first_entries(entries, style.strict);
    for (size_t i = 0; i < printed.count; i++) {
        if (style.json)
            append_json(buffer, printed.items[i].diagnostic);
        else
            append_for_people(buffer, printed.items[i].diagnostic, style.colour);
    }
    size_t rest = entries.count - printed.count;
    if (rest)
        append_rest(buffer, rest, style.json);
    append_hint(buffer, printed, style);
}
