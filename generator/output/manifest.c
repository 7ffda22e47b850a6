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

void manifest_write(const struct manifest *manifest, struct buffer *buffer) {
    buffer_append(buffer, TEXT("{\n"));
    append_member(buffer, GENERATOR, manifest->generator);
    append_member(buffer, CAMPAIGN, manifest->campaign);
    append_member(buffer, FIGURES_AT, manifest->figures_at);
    buffer_append(buffer, FILES);
    for (size_t i = 0; i < manifest->count; i++) {
        buffer_append(buffer, i ? TEXT(",\n") : TEXT("\n"));
        append_file(buffer, &manifest->items[i]);
    }
    buffer_append(buffer, TEXT("\n  ]\n}\n"));
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
    for (; i < text->length && text->data[i] >= '0' && text->data[i] <= '9'; i++)
        number = number * 10 + (size_t)(text->data[i] - '0');
    *text = text_slice(*text, i, text->length);
    return number;
}

static struct manifest_file read_file(struct text *rest) {
    struct text line = text_cut(*rest, '\n').head;
    struct manifest_file file = {.path = value_of_line(rest, FILE_PATH)};
    line = text_slice(line, FILE_PATH.length + file.path.length + FILE_BYTES.length, line.length);
    file.bytes = leading_number(&line);
    file.sha256 = value_of_line(&line, FILE_SHA256);
    return file;
}

// Whatever was passed over in reading shows here: the manifest as it was understood, written anew,
// must be what was read.
static size_t damaged_line(const struct manifest *manifest, struct text json,
                           struct arena scratch) {
    struct buffer written = {.arena = &scratch};
    manifest_write(manifest, &written);
    if (text_equal(buffer_text(&written), json))
        return 0;
    size_t line = 1;
    for (size_t i = 0; i < json.length && i < written.length && json.data[i] == written.data[i];
         i++)
        line += json.data[i] == '\n';
    return line;
}

// The line of the first file that does not stand behind the one before it; 0 when all do.
static size_t unsorted_line(const struct manifest *manifest) {
    enum { LINE_OF_FIRST_FILE = 6 };
    for (size_t i = 1; i < manifest->count; i++)
        if (text_compare(manifest->items[i - 1].path, manifest->items[i].path) >= 0)
            return LINE_OF_FIRST_FILE + i;
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
    value_of_line(&rest, FILES);
    while (text_starts_with(rest, FILE_PATH))
        *ARENA_PUSH(arena, manifest, items) = read_file(&rest);
    reading.damaged_line = damaged_line(manifest, json, *arena);
    if (!reading.damaged_line)
        reading.damaged_line = unsorted_line(manifest);
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
