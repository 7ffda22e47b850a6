#include "story.h"

#include "arena.h"
#include "diagnostic.h"
#include "front_matter.h"
#include "markdown.h"
#include "placeholder.h"
#include "scalar.h"

enum { STORY_AT_MOST = 256 * 1024 };

// --- front matter and body ---

// The line that begins at `offset`, without its end, and where the next one begins.
struct line {
    struct text text;
    size_t next;
};

static struct line line_at(struct text text, size_t offset) {
    size_t end = offset;
    while (end < text.length && text.data[end] != '\n' && text.data[end] != '\r')
        end++;
    size_t next = end < text.length ? end + 1 : end;
    if (next < text.length && text.data[end] == '\r' && text.data[next] == '\n')
        next++;
    return (struct line){text_slice(text, offset, end), next};
}

static bool is_delimiter(struct text line) {
    return text_starts_with(line, TEXT("---")) &&
           text_trim(text_slice(line, 3, line.length)).length == 0;
}

struct halves {
    struct text front_matter;
    struct text body;
};

static struct halves split(const struct source *source, struct diagnostics *diagnostics) {
    struct text text = source->text;
    struct line first = line_at(text, 0);
    if (!is_delimiter(first.text)) {
        diagnostics_add(diagnostics, DIAGNOSTIC_FRONT_MATTER_MISSING, (struct place){source, 0, 0},
                        (struct diagnostic_words){source->path});
        return (struct halves){.body = text};
    }
    for (size_t offset = first.next; offset < text.length;) {
        struct line line = line_at(text, offset);
        if (is_delimiter(line.text))
            return (struct halves){text_slice(text, first.next, offset),
                                   text_slice(text, line.next, text.length)};
        offset = line.next;
    }
    diagnostics_add(diagnostics, DIAGNOSTIC_FRONT_MATTER_UNCLOSED, source_place(source, first.text),
                    (struct diagnostic_words){0});
    return (struct halves){0};
}

struct story story_read(const struct source *source, struct arena *arena,
                        struct diagnostics *diagnostics) {
    static const struct node no_keys = {.kind = NODE_MAP};
    if (source->text.length > STORY_AT_MOST) {
        diagnostics_add(diagnostics, DIAGNOSTIC_FILE_TOO_LARGE, (struct place){0},
                        (struct diagnostic_words){source->path, TEXT("256 KiB")});
        return (struct story){.front_matter = &no_keys};
    }
    struct halves halves = split(source, diagnostics);
    return (struct story){
        .front_matter = front_matter_read(source, halves.front_matter, arena, diagnostics),
        .body = markdown_read(source, halves.body, arena, diagnostics),
    };
}

// --- one line ---

struct line_reader {
    struct text line;
    struct place place;
    struct arena *arena;
    struct markup markup;
};

static void push(struct line_reader *reader, enum markup_kind kind, struct text text) {
    *ARENA_PUSH(reader->arena, &reader->markup, items) =
        (struct markup_event){kind, text, scalar_place(reader->place, reader->line, text).offset};
}

static void push_placeholder(struct line_reader *reader, struct placeholder placeholder,
                             struct diagnostics *diagnostics) {
    switch (placeholder.kind) {
    case PLACEHOLDER_NAMED:
        push(reader, MARKUP_PLACEHOLDER, placeholder.name);
        break;
    case PLACEHOLDER_UNCLOSED:
        diagnostics_add(diagnostics, DIAGNOSTIC_BRACES_UNCLOSED,
                        scalar_place(reader->place, reader->line, placeholder.whole),
                        (struct diagnostic_words){placeholder.whole});
        push(reader, MARKUP_TEXT, placeholder.whole);
        break;
    case PLACEHOLDER_ESCAPED:
        push(reader, MARKUP_TEXT, text_slice(placeholder.whole, 1, placeholder.whole.length));
        break;
    case PLACEHOLDER_NONE:
        break;
    }
}

struct markup story_read_line(struct text line, struct place place, struct arena *arena,
                              struct diagnostics *diagnostics) {
    struct line_reader reader = {
        .line = line, .place = place, .arena = arena, .markup = {.source = place.source}};
    for (size_t offset = 0; offset < line.length;) {
        struct placeholder placeholder = placeholder_find(line, offset);
        size_t start = placeholder.kind == PLACEHOLDER_NONE
                           ? line.length
                           : (size_t)(placeholder.whole.data - line.data);
        if (start > offset)
            push(&reader, MARKUP_TEXT, text_slice(line, offset, start));
        push_placeholder(&reader, placeholder, diagnostics);
        offset = start + placeholder.whole.length;
    }
    return reader.markup;
}
