#include "manifest.h"

#include "arena.h"
#include "buffer.h"
#include "digest.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 255, PATH_BYTES = 1024 };

// --- paths ---

static bool is_portable(struct text path) {
    for (size_t i = 0; i < path.length; i++) {
        unsigned char c = (unsigned char)path.data[i];
        if (c < 0x20 || c == 0x7F || strchr("\"*:<>?\\|", c))
            return false;
    }
    return text_valid_utf8_length(path) == path.length;
}

static struct text name_fault(struct text name) {
    if (text_is_empty(name) || text_equal(name, TEXT(".")) || text_equal(name, TEXT("..")))
        return TEXT("its path is not a plain one below the folder");
    if (name.length > NAME_BYTES)
        return TEXT("its name is longer than 255 bytes");
    if (text_equal_ignoring_case(name, TEXT(MANIFEST_UNFINISHED)))
        return TEXT("niot needs that name itself");
    return (struct text){0};
}

struct text manifest_path_fault(struct text path) {
    if (path.length > PATH_BYTES)
        return TEXT("its path is longer than 1024 bytes");
    if (!is_portable(path))
        return TEXT("its name has a character that not every system allows");
    if (text_equal_ignoring_case(path, TEXT(MANIFEST_NAME)))
        return TEXT("niot needs that name itself");
    struct text_cut cut = {.tail = path, .found = true};
    while (cut.found) {
        cut = text_cut(cut.tail, '/');
        struct text fault = name_fault(cut.head);
        if (fault.data)
            return fault;
    }
    return (struct text){0};
}

// --- writing ---

void manifest_add(struct manifest *manifest, struct text path, struct text content,
                  struct arena *arena) {
    *ARENA_PUSH(arena, manifest, items) =
        (struct manifest_file){path, content.length, DIGEST(arena, content)};
}

// What stands around the values, in writing and in reading.
#define GENERATOR TEXT("  \"generator\": \"")
#define CAMPAIGN TEXT("  \"campaign\": \"")
#define FIGURES_AT TEXT("  \"figures_at\": \"")
#define MEMBER_END TEXT("\",\n")
#define FILES TEXT("  \"files\": [")
#define FILE_PATH TEXT("    {\"path\": \"")
#define FILE_BYTES TEXT("\", \"bytes\": ")
#define FILE_SHA256 TEXT(", \"sha256\": \"")
#define FILE_END TEXT("\"}")
#define LIST_END TEXT("\n  ]")
#define STATUS TEXT("  \"status\": \"")
#define SHIPPED_FILES TEXT("  \"shipped\": {\"files\": ")
#define INPUTS TEXT("  \"inputs\": [")
#define FIGURES TEXT("  \"figures\": [")
#define PUBLISHED TEXT("  \"published\": {\"figures_at\": \"")
#define PUBLISHED_FIGURES TEXT("\", \"figures\": [")
#define PUBLISHED_END TEXT("}")
#define FIGURE_ID TEXT("    {\"id\": \"")
#define FIGURE_FILE TEXT("\", \"file\": \"")
#define FIGURE_LINE TEXT("\", \"line\": ")
#define FIGURE_ROW TEXT(", \"row\": ")
#define FIGURE_BASELINE_DATES TEXT(", \"baseline_dates\": \"")
#define FIGURE_CURRENT_DATES TEXT("\", \"current_dates\": \"")
#define FIGURE_VALUE TEXT("\", \"value\": \"")
#define FIGURE_BESIDE TEXT("\", \"beside\": \"")
#define FIGURE_ALSO TEXT("\", \"also\": [\"")
#define ALSO_NEXT TEXT("\", \"")
#define ALSO_END TEXT("\"]}")

static void append_escape(struct buffer *buffer, unsigned char c) {
    buffer_append(buffer, TEXT("\\u00"));
    buffer_append_byte(buffer, "0123456789abcdef"[c >> 4]);
    buffer_append_byte(buffer, "0123456789abcdef"[c & 0xF]);
}

static void append_string(struct buffer *buffer, struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < 0x20 || c == '"' || c == '\\')
            append_escape(buffer, c);
        else
            buffer_append_byte(buffer, text.data[i]);
    }
}

static void append_member(struct buffer *buffer, struct text beginning, struct text value) {
    buffer_append(buffer, beginning);
    append_string(buffer, value);
    buffer_append(buffer, MEMBER_END);
}

static void append_file(struct buffer *buffer, const struct manifest_file *file) {
    buffer_append(buffer, FILE_PATH);
    append_string(buffer, file->path);
    buffer_append(buffer, FILE_BYTES);
    buffer_append_integer(buffer, (long long)file->bytes);
    buffer_append(buffer, FILE_SHA256);
    append_string(buffer, file->sha256);
    buffer_append(buffer, FILE_END);
}

static void append_integer(struct buffer *buffer, struct text beginning, size_t number) {
    buffer_append(buffer, beginning);
    buffer_append_integer(buffer, (long long)number);
}

static void append_quoted(struct buffer *buffer, struct text beginning, struct text value) {
    buffer_append(buffer, beginning);
    append_string(buffer, value);
}

static void append_files(struct buffer *buffer, const struct manifest_file *files, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buffer_append(buffer, i ? TEXT(",\n") : TEXT("\n"));
        append_file(buffer, &files[i]);
    }
    buffer_append(buffer, LIST_END);
}

static void append_figure(struct buffer *buffer, const struct manifest_figure *figure) {
    append_quoted(buffer, FIGURE_ID, figure->id);
    append_quoted(buffer, FIGURE_FILE, figure->file);
    append_integer(buffer, FIGURE_LINE, figure->line);
    append_integer(buffer, FIGURE_ROW, figure->row);
    append_quoted(buffer, FIGURE_BASELINE_DATES, figure->baseline_dates);
    append_quoted(buffer, FIGURE_CURRENT_DATES, figure->current_dates);
    append_quoted(buffer, FIGURE_VALUE, figure->value);
    append_quoted(buffer, FIGURE_BESIDE, figure->beside);
    for (size_t i = 0; i < figure->also.count; i++)
        append_quoted(buffer, i ? ALSO_NEXT : FIGURE_ALSO, figure->also.items[i]);
    buffer_append(buffer, figure->also.count ? ALSO_END : FILE_END);
}

static void append_figures(struct buffer *buffer, const struct manifest_figures *figures) {
    for (size_t i = 0; i < figures->count; i++) {
        buffer_append(buffer, i ? TEXT(",\n") : TEXT("\n"));
        append_figure(buffer, &figures->items[i]);
    }
    buffer_append(buffer, LIST_END);
}

static void append_published(struct buffer *buffer, const struct manifest_published *published) {
    if (published->figures.count == 0)
        return;
    buffer_append(buffer, TEXT(",\n"));
    append_quoted(buffer, PUBLISHED, published->figures_at);
    buffer_append(buffer, PUBLISHED_FIGURES);
    append_figures(buffer, &published->figures);
    buffer_append(buffer, PUBLISHED_END);
}

static void append_origin(struct buffer *buffer, const struct manifest_origin *origin) {
    buffer_append(buffer, TEXT(",\n"));
    append_member(buffer, STATUS, origin->status);
    append_integer(buffer, SHIPPED_FILES, origin->shipped_files);
    append_quoted(buffer, FILE_SHA256, origin->shipped_sha256);
    buffer_append(buffer, FILE_END);
    buffer_append(buffer, TEXT(",\n"));
    buffer_append(buffer, INPUTS);
    append_files(buffer, origin->inputs.items, origin->inputs.count);
    buffer_append(buffer, TEXT(",\n"));
    buffer_append(buffer, FIGURES);
    append_figures(buffer, &origin->figures);
    append_published(buffer, &origin->published);
}

void manifest_write(const struct manifest *manifest, struct buffer *buffer) {
    buffer_append(buffer, TEXT("{\n"));
    append_member(buffer, GENERATOR, manifest->generator);
    append_member(buffer, CAMPAIGN, manifest->campaign);
    append_member(buffer, FIGURES_AT, manifest->figures_at);
    buffer_append(buffer, FILES);
    append_files(buffer, manifest->items, manifest->count);
    if (manifest->origin.status.data)
        append_origin(buffer, &manifest->origin);
    buffer_append(buffer, TEXT("\n}\n"));
}

// --- reading ---

// What stands behind `beginning` up to the next quotation mark; `*rest` goes on behind that line.
// What a line holds beside the value need not be looked at here: see damaged_line.
static struct text value_of_line(struct text *rest, struct text beginning) {
    struct text_cut line = text_cut(*rest, '\n');
    *rest = line.tail;
    return text_cut(text_slice(line.head, beginning.length, line.head.length), '"').head;
}

static size_t leading_number(struct text *text) {
    size_t number = 0;
    size_t i = 0;
    for (; i < text->length && text_is_digit(text->data[i]); i++)
        number = number * 10 + (size_t)(text->data[i] - '0');
    *text = text_slice(*text, i, text->length);
    return number;
}

// The line that stands first in `*rest`, which goes on behind it.
static struct text next_line(struct text *rest) {
    struct text_cut line = text_cut(*rest, '\n');
    *rest = line.tail;
    return line.head;
}

// What stands behind `beginning` at the start of `*line`, up to the next quotation mark, before
// which `*line` goes on.
static struct text member_of(struct text *line, struct text beginning) {
    struct text value = text_slice(*line, beginning.length, line->length);
    value = text_cut(value, '"').head;
    *line = text_slice(*line, beginning.length + value.length, line->length);
    return value;
}

static size_t number_of(struct text *line, struct text beginning) {
    *line = text_slice(*line, beginning.length, line->length);
    return leading_number(line);
}

static struct manifest_file read_file(struct text *rest) {
    struct text line = next_line(rest);
    struct manifest_file file = {.path = member_of(&line, FILE_PATH)};
    file.bytes = number_of(&line, FILE_BYTES);
    file.sha256 = member_of(&line, FILE_SHA256);
    return file;
}

// The value of a hexadecimal digit as append_escape writes it; 0 of anything else, which is told
// by damaged_line.
static unsigned digit_value(char c) {
    static const char digits[] = "0123456789abcdef";
    const char *found = memchr(digits, c, sizeof digits - 1);
    return found ? (unsigned)(found - digits) : 0;
}

// The reverse of append_string.
static struct text unescaped(struct text text, struct arena *arena) {
    enum { ESCAPE_BYTES = 6 }; // \u0022
    if (!text.data || !memchr(text.data, '\\', text.length))
        return text;
    struct buffer plain = {.arena = arena};
    for (size_t i = 0; i < text.length;) {
        bool is_escape = text.data[i] == '\\' && i + ESCAPE_BYTES <= text.length;
        char byte = text.data[i];
        if (is_escape)
            byte = (char)(digit_value(text.data[i + 4]) << 4 | digit_value(text.data[i + 5]));
        buffer_append_byte(&plain, byte);
        i += is_escape ? ESCAPE_BYTES : 1;
    }
    return buffer_text(&plain);
}

// Manifests of early versions have none.
static struct manifest_forms read_also(struct text *line, struct arena *arena) {
    struct manifest_forms also = {0};
    for (struct text next = FIGURE_ALSO; text_starts_with(*line, next); next = ALSO_NEXT)
        *ARENA_PUSH(arena, &also, items) = unescaped(member_of(line, next), arena);
    return also;
}

static struct manifest_figure read_figure(struct text *rest, struct arena *arena) {
    struct text line = next_line(rest);
    struct manifest_figure figure = {.id = unescaped(member_of(&line, FIGURE_ID), arena)};
    figure.file = unescaped(member_of(&line, FIGURE_FILE), arena);
    figure.line = number_of(&line, FIGURE_LINE);
    figure.row = number_of(&line, FIGURE_ROW);
    figure.baseline_dates = unescaped(member_of(&line, FIGURE_BASELINE_DATES), arena);
    figure.current_dates = unescaped(member_of(&line, FIGURE_CURRENT_DATES), arena);
    figure.value = unescaped(member_of(&line, FIGURE_VALUE), arena);
    figure.beside = unescaped(member_of(&line, FIGURE_BESIDE), arena);
    figure.also = read_also(&line, arena);
    return figure;
}

static struct manifest_figures read_figures(struct text *rest, struct arena *arena) {
    struct manifest_figures figures = {0};
    while (text_starts_with(*rest, FIGURE_ID))
        *ARENA_PUSH(arena, &figures, items) = read_figure(rest, arena);
    return figures;
}

static struct manifest_published read_published(struct text *rest, struct arena *arena) {
    struct text line = next_line(rest);
    struct text figures_at = unescaped(member_of(&line, PUBLISHED), arena);
    return (struct manifest_published){figures_at, read_figures(rest, arena)};
}

static struct manifest_origin read_origin(struct text *rest, struct arena *arena) {
    struct manifest_origin origin = {.status = value_of_line(rest, STATUS)};
    struct text line = next_line(rest);
    origin.shipped_files = number_of(&line, SHIPPED_FILES);
    origin.shipped_sha256 = member_of(&line, FILE_SHA256);
    next_line(rest); // INPUTS
    while (text_starts_with(*rest, FILE_PATH))
        *ARENA_PUSH(arena, &origin.inputs, items) = read_file(rest);
    next_line(rest); // LIST_END
    next_line(rest); // FIGURES
    origin.figures = read_figures(rest, arena);
    next_line(rest); // LIST_END
    if (text_starts_with(*rest, PUBLISHED))
        origin.published = read_published(rest, arena);
    return origin;
}

static size_t line_at(struct text json, size_t offset) {
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += json.data[i] == '\n';
    return line;
}

// Whatever was passed over in reading shows here: the manifest as it was understood, written anew,
// must be what was read.
static size_t differing_line(const struct manifest *manifest, struct text json,
                             struct arena scratch) {
    struct buffer written = {.arena = &scratch};
    manifest_write(manifest, &written);
    if (text_equal(buffer_text(&written), json))
        return 0;
    size_t same = 0;
    while (same < json.length && same < written.length && json.data[same] == written.data[same])
        same++;
    return line_at(json, same);
}

// A copy of what is no UTF-8 would be no JSON.
static size_t invalid_line(struct text json) {
    size_t valid = text_valid_utf8_length(json);
    return valid < json.length ? line_at(json, valid) : 0;
}

static size_t line_of_unknown_status(const struct manifest *manifest, struct text json) {
    struct text status = manifest->origin.status;
    bool is_known = !status.data || text_is(status, "draft") || text_is(status, "approved");
    return is_known ? 0 : line_at(json, (size_t)(status.data - json.data));
}

// The line of the first file that does not stand behind the one before it; 0 when all do.
static size_t unsorted_line(const struct manifest *manifest) {
    enum { LINE_OF_FIRST_FILE = 6 };
    for (size_t i = 1; i < manifest->count; i++)
        if (text_compare(manifest->items[i - 1].path, manifest->items[i].path) >= 0)
            return LINE_OF_FIRST_FILE + i;
    return 0;
}

// 0: it is as it was written.
static size_t damaged_line(const struct manifest *manifest, struct text json,
                           struct arena scratch) {
    const size_t lines[] = {invalid_line(json), differing_line(manifest, json, scratch),
                            line_of_unknown_status(manifest, json), unsorted_line(manifest)};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (lines[i])
            return lines[i];
    return 0;
}

struct manifest_reading manifest_read(struct text json, struct arena *arena) {
    struct manifest_reading reading = {0};
    struct manifest *manifest = &reading.manifest;
    reading.is_ours = text_starts_with(json, TEXT("{\n  \"generator\": \"niot "));
    if (!reading.is_ours)
        return reading;
    struct text rest = text_cut(json, '\n').tail;
    manifest->generator = value_of_line(&rest, GENERATOR);
    manifest->campaign = value_of_line(&rest, CAMPAIGN);
    manifest->figures_at = value_of_line(&rest, FIGURES_AT);
    next_line(&rest); // FILES
    while (text_starts_with(rest, FILE_PATH))
        *ARENA_PUSH(arena, manifest, items) = read_file(&rest);
    next_line(&rest); // LIST_END
    if (text_starts_with(rest, STATUS))
        manifest->origin = read_origin(&rest, arena);
    reading.damaged_line = damaged_line(manifest, json, *arena);
    return reading;
}

static int compare_files(const void *left, const void *right) {
    const struct manifest_file *a = left, *b = right;
    return text_compare(a->path, b->path);
}

bool manifest_lists(const struct manifest *manifest, struct text path) {
    struct manifest_file wanted = {.path = path};
    return manifest->count && bsearch(&wanted, manifest->items, manifest->count,
                                      sizeof *manifest->items, compare_files);
}
