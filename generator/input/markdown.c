#include "markdown.h"

#include "arena.h"
#include "buffer.h"
#include "character.h"
#include "diagnostic.h"
#include "entity.h"
#include "placeholder.h"

#include <md4c.h>
#include <stdint.h>
#include <string.h>

enum {
    EVENTS_AT_MOST = 100000,
    PLACEHOLDERS_AT_MOST = 1000,
    HEADINGS_AT_MOST = 500,
    DEPTH_AT_MOST = 64,
    FIRST_PRIVATE = 0xE000,
    PRIVATE_LENGTH = 3,     // of a private-use character in UTF-8
    BYTES_READ_BEHIND = 16, // md4c 0.4.8 looks up to eight bytes behind its input
};

// A placeholder, taken out of the text before Markdown is read: one private-use character stands
// for it there, which Markdown cannot tear.
struct mark {
    size_t offset; // of the character, in the text that is parsed
    struct placeholder placeholder;
    bool is_reported;
};

// One heading's words as a slug, and the id made from it.
struct heading_id {
    struct text slug;
    struct text id;
};

struct mark_list {
    struct mark *items;
    size_t count;
    size_t capacity;
};

struct heading_list {
    struct heading_id *items;
    size_t count;
    size_t capacity;
};

struct reader {
    const struct source *source;
    struct text text; // the part of the source that is read
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct text parsed; // the text with a character for each placeholder
    struct mark_list marks;
    struct heading_list headings;
    struct markup markup;
    size_t position;                 // in the source, behind the last words
    size_t waiting;                  // events from here on may be without a place
    bool is_attribute;               // what is read is an attribute's value
    const char *open[DEPTH_AT_MOST]; // names of elements
    size_t depth;
    size_t heading;     // the event that opens the heading being read
    size_t image;       // the event that opens the image being read
    size_t image_depth; // images within images are words only
    bool has_stopped;
};

// --- what cannot be carried on from ---

static void stop(struct reader *reader, enum diagnostic_kind kind, struct text limit) {
    if (!reader->has_stopped)
        diagnostics_add(reader->diagnostics, kind,
                        (struct place){reader->source, reader->position, 0},
                        (struct diagnostic_words){limit});
    reader->has_stopped = true;
}

// What a callback returns: md4c stops at once at a negative value.
static int verdict(const struct reader *reader) {
    return reader->has_stopped ? -1 : 0;
}

// --- taking the placeholders out ---

// Characters that were refused must not be taken for our own; the length stays.
static void append_without_refused(struct buffer *buffer, struct text text) {
    for (size_t offset = 0; offset < text.length;) {
        size_t start = offset;
        if (!character_is_refused(text_next_code_point(text, &offset)))
            buffer_append(buffer, text_slice(text, start, offset));
        else
            buffer_append(buffer, text_slice(TEXT("????"), 0, offset - start));
    }
}

static void take_out(struct reader *reader, struct placeholder placeholder, struct buffer *parsed) {
    if (placeholder.kind == PLACEHOLDER_ESCAPED) {
        buffer_append(parsed, placeholder.whole);
        return;
    }
    if (reader->marks.count == PLACEHOLDERS_AT_MOST) {
        reader->position = source_place(reader->source, placeholder.whole).offset;
        stop(reader, DIAGNOSTIC_STORY_TOO_COMPLEX, TEXT("1000 placeholders"));
        return;
    }
    unsigned character = FIRST_PRIVATE + (unsigned)reader->marks.count;
    *ARENA_PUSH(reader->arena, &reader->marks, items) =
        (struct mark){.offset = parsed->length, .placeholder = placeholder};
    buffer_append_code_point(parsed, character);
}

static void take_out_placeholders(struct reader *reader) {
    struct buffer parsed = {.arena = reader->arena};
    size_t offset = 0;
    while (offset < reader->text.length && !reader->has_stopped) {
        struct placeholder placeholder = placeholder_find(reader->text, offset);
        size_t start = placeholder.kind == PLACEHOLDER_NONE
                           ? reader->text.length
                           : (size_t)(placeholder.whole.data - reader->text.data);
        append_without_refused(&parsed, text_slice(reader->text, offset, start));
        if (placeholder.kind != PLACEHOLDER_NONE)
            take_out(reader, placeholder, &parsed);
        offset = start + placeholder.whole.length;
    }
    reader->parsed.length = parsed.length;
    for (size_t i = 0; i < BYTES_READ_BEHIND; i++)
        buffer_append_byte(&parsed, 0);
    reader->parsed.data = parsed.data;
}

// --- places ---

// The place in the source of a byte of the parsed text.
static size_t source_offset(const struct reader *reader, size_t offset) {
    size_t low = 0, high = reader->marks.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reader->marks.items[middle].offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return source_place(reader->source, reader->text).offset + offset;
    const struct mark *before = &reader->marks.items[low - 1];
    struct place place = source_place(reader->source, before->placeholder.whole);
    return place.offset + place.length + (offset - before->offset - PRIVATE_LENGTH);
}

// Most of what md4c hands over is part of the parsed text.
static bool is_parsed(const struct reader *reader, struct text piece) {
    uintptr_t first = (uintptr_t)reader->parsed.data;
    uintptr_t start = (uintptr_t)piece.data;
    return start >= first && start + piece.length <= first + reader->parsed.length;
}

// --- events ---

// md4c tells no places of elements: they wait for the words behind them.
#define NO_PLACE_YET SIZE_MAX

static void settle(struct reader *reader, size_t offset) {
    for (size_t i = reader->waiting; i < reader->markup.count; i++)
        if (reader->markup.items[i].offset == NO_PLACE_YET)
            reader->markup.items[i].offset = offset;
    reader->waiting = reader->markup.count;
}

static void push_at(struct reader *reader, enum markup_kind kind, struct text text, size_t offset) {
    if (reader->markup.count == EVENTS_AT_MOST)
        stop(reader, DIAGNOSTIC_STORY_TOO_COMPLEX, TEXT("100000 parts"));
    if (reader->has_stopped)
        return;
    *ARENA_PUSH(reader->arena, &reader->markup, items) = (struct markup_event){kind, text, offset};
}

static void push(struct reader *reader, enum markup_kind kind, struct text text) {
    push_at(reader, kind, text, NO_PLACE_YET);
}

// What stands in the source at an offset. An attribute's value often stands behind the words of its
// element and tells nothing of the element's place.
static void push_placed(struct reader *reader, enum markup_kind kind, struct text text,
                        size_t offset) {
    push_at(reader, kind, text, offset);
    if (!reader->is_attribute)
        settle(reader, offset);
}

// A slice of the source.
static void push_slice(struct reader *reader, enum markup_kind kind, struct text slice) {
    size_t offset = source_place(reader->source, slice).offset;
    push_placed(reader, kind, slice, offset);
    reader->position = offset + slice.length;
}

static void open_element(struct reader *reader, const char *name) {
    if (reader->depth == DEPTH_AT_MOST)
        stop(reader, DIAGNOSTIC_STORY_TOO_COMPLEX, TEXT("64 levels"));
    else
        reader->open[reader->depth++] = name;
    push(reader, MARKUP_OPEN, text_of(name));
}

// md4c 0.4.8 can begin an emphasis within a link's address, which is not shown, and end it in the
// words behind it: [a](b*c) d*
static void close_element(struct reader *reader, const char *name) {
    if (reader->depth == 0 || strcmp(reader->open[reader->depth - 1], name) != 0) {
        stop(reader, DIAGNOSTIC_EMPHASIS_TORN, (struct text){0});
        return;
    }
    reader->depth--;
    push(reader, MARKUP_CLOSE, text_of(name));
    settle(reader, reader->position);
}

static void push_attribute(struct reader *reader, const char *name, struct text value) {
    push(reader, MARKUP_ATTRIBUTE, text_of(name));
    push(reader, MARKUP_TEXT, value);
    push(reader, MARKUP_ATTRIBUTE_END, text_of(name));
}

// --- words ---

// md4c cuts text where Markdown might begin; what is one piece in the source becomes one event.
static bool extend_last(struct reader *reader, struct text text) {
    size_t count = reader->markup.count;
    struct markup_event *last = count ? &reader->markup.items[count - 1] : NULL;
    if (!last || last->kind != MARKUP_TEXT || last->text.data + last->text.length != text.data)
        return false;
    last->text.length += text.length;
    reader->position += text.length;
    return true;
}

static void push_words(struct reader *reader, struct text text) {
    if (!extend_last(reader, text))
        push_slice(reader, MARKUP_TEXT, text);
}

// A piece without placeholders.
static void push_run(struct reader *reader, struct text run) {
    if (!is_parsed(reader, run)) {
        push_placed(reader, MARKUP_TEXT, text_copy(reader->arena, run), reader->position);
        return;
    }
    size_t offset = source_offset(reader, (size_t)(run.data - reader->parsed.data));
    push_words(reader, text_slice(reader->source->text, offset, offset + run.length));
}

static void push_mark(struct reader *reader, struct mark *mark, bool is_code) {
    struct placeholder placeholder = mark->placeholder;
    if (placeholder.kind == PLACEHOLDER_NAMED && !is_code) {
        push_slice(reader, MARKUP_PLACEHOLDER, placeholder.name);
        return;
    }
    if (!is_code && !mark->is_reported) {
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_BRACES_UNCLOSED,
                        source_place(reader->source, placeholder.whole),
                        (struct diagnostic_words){placeholder.whole});
        mark->is_reported = true;
    }
    push_words(reader, placeholder.whole);
}

// The mark at a byte of what md4c hands over; NULL when there is none.
static struct mark *mark_at(const struct reader *reader, struct text piece, size_t offset) {
    if ((unsigned char)piece.data[offset] != 0xEE)
        return NULL;
    unsigned character = text_next_code_point(piece, &offset);
    if (character < FIRST_PRIVATE || character - FIRST_PRIVATE >= reader->marks.count)
        return NULL;
    return &reader->marks.items[character - FIRST_PRIVATE];
}

static void push_piece(struct reader *reader, struct text piece, bool is_code) {
    size_t start = 0;
    for (size_t offset = 0; offset < piece.length; offset++) {
        struct mark *mark = mark_at(reader, piece, offset);
        if (!mark)
            continue;
        if (offset > start)
            push_run(reader, text_slice(piece, start, offset));
        push_mark(reader, mark, is_code);
        start = offset + PRIVATE_LENGTH;
    }
    if (start < piece.length)
        push_run(reader, text_slice(piece, start, piece.length));
}

static void push_entity(struct reader *reader, struct text reference) {
    struct entity entity = entity_decode(reference);
    if (!entity.is_known) {
        push_piece(reader, reference, false);
        return;
    }
    struct buffer character = {.arena = reader->arena};
    buffer_append_code_point(&character, entity.code_point);
    if (is_parsed(reader, reference))
        reader->position = source_offset(reader, (size_t)(reference.data - reader->parsed.data));
    push_placed(reader, MARKUP_TEXT, buffer_text(&character), reader->position);
}

static void push_line_break(struct reader *reader) {
    if (reader->image_depth) {
        push_placed(reader, MARKUP_TEXT, TEXT(" "), reader->position);
    } else {
        open_element(reader, "br");
        close_element(reader, "br");
    }
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *characters, MD_SIZE length, void *user) {
    struct reader *reader = user;
    struct text piece = {characters, length};
    switch (type) {
    case MD_TEXT_NORMAL:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
        push_piece(reader, piece, false);
        break;
    case MD_TEXT_CODE:
        push_piece(reader, piece, true);
        break;
    case MD_TEXT_ENTITY:
        push_entity(reader, piece);
        break;
    case MD_TEXT_BR:
        push_line_break(reader);
        break;
    case MD_TEXT_SOFTBR:
        push_placed(reader, MARKUP_TEXT, reader->image_depth ? TEXT(" ") : TEXT("\n"),
                    reader->position);
        break;
    case MD_TEXT_NULLCHAR:
        push_placed(reader, MARKUP_TEXT, TEXT("\xEF\xBF\xBD"), reader->position);
        break;
    }
    return verdict(reader);
}

// The words between two events, those of attributes aside unless all are within one.
static struct text words_between(const struct reader *reader, size_t first, size_t end) {
    struct buffer words = {.arena = reader->arena};
    bool is_attribute = false;
    for (size_t i = first; i < end; i++) {
        const struct markup_event *event = &reader->markup.items[i];
        if (event->kind == MARKUP_ATTRIBUTE || event->kind == MARKUP_ATTRIBUTE_END)
            is_attribute = event->kind == MARKUP_ATTRIBUTE;
        else if (event->kind == MARKUP_TEXT && !is_attribute)
            buffer_append(&words, event->text);
    }
    return buffer_text(&words);
}

static bool has_placeholder(const struct reader *reader, size_t first, size_t end) {
    for (size_t i = first; i < end; i++)
        if (reader->markup.items[i].kind == MARKUP_PLACEHOLDER)
            return true;
    return false;
}

// --- links and images ---

static void push_md_attribute(struct reader *reader, const char *name,
                              const MD_ATTRIBUTE *attribute) {
    size_t position = reader->position;
    reader->is_attribute = true;
    push(reader, MARKUP_ATTRIBUTE, text_of(name));
    for (size_t i = 0; attribute->substr_offsets[i] < attribute->size; i++) {
        size_t start = attribute->substr_offsets[i];
        struct text piece = {attribute->text + start, attribute->substr_offsets[i + 1] - start};
        if (attribute->substr_types[i] == MD_TEXT_ENTITY)
            push_entity(reader, piece);
        else
            push_piece(reader, piece, false);
    }
    push(reader, MARKUP_ATTRIBUTE_END, text_of(name));
    reader->is_attribute = false;
    reader->position = position;
}

static void push_title(struct reader *reader, const MD_ATTRIBUTE *title) {
    if (title->size)
        push_md_attribute(reader, "title", title);
}

static void enter_link(struct reader *reader, const void *detail) {
    const MD_SPAN_A_DETAIL *link = detail;
    push_md_attribute(reader, "href", &link->href);
    push_title(reader, &link->title);
}

// A path that stays within the folder however a browser reads it: no other host or scheme, no step
// upwards, nothing that is decoded or cut off.
static bool is_plain_path(struct text path) {
    for (size_t i = 0; i < path.length; i++)
        if ((unsigned char)path.data[i] < 0x20 ||
            text_contains(TEXT(":\\%?#"), text_slice(path, i, i + 1)))
            return false;
    return path.length && path.data[0] != '/' && !text_contains(path, TEXT(".."));
}

static struct place place_of_event(const struct reader *reader, size_t event) {
    return (struct place){reader->source, reader->markup.items[event].offset, 0};
}

// The events of an image are OPEN, ATTRIBUTE src, its words, ATTRIBUTE_END, ATTRIBUTE alt, its
// words, and so on.
enum { FIRST_OF_SRC = 2 };

static struct text image_path(const struct reader *reader, size_t *end) {
    size_t first = *end = reader->image + FIRST_OF_SRC;
    while (*end < reader->markup.count && reader->markup.items[*end].kind != MARKUP_ATTRIBUTE_END)
        ++*end;
    return words_between(reader, first, *end);
}

static void enter_image(struct reader *reader, const void *detail) {
    if (reader->image_depth++)
        return;
    const MD_SPAN_IMG_DETAIL *image = detail;
    reader->image = reader->markup.count;
    open_element(reader, "img");
    push_md_attribute(reader, "src", &image->src);
    push(reader, MARKUP_ATTRIBUTE, TEXT("alt"));
}

static void check_image(struct reader *reader) {
    size_t end;
    struct text path = image_path(reader, &end);
    size_t first_of_alt = end + 2;
    size_t count = reader->markup.count;
    // Without words the path tells where the image is.
    settle(reader, path.length ? reader->markup.items[reader->image + FIRST_OF_SRC].offset
                               : reader->position);
    if (!is_plain_path(path) || has_placeholder(reader, reader->image, end))
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_IMAGE_PATH_REFUSED,
                        place_of_event(reader, reader->image), (struct diagnostic_words){path});
    if (!text_trim(words_between(reader, first_of_alt, count)).length &&
        !has_placeholder(reader, first_of_alt, count))
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_IMAGE_WITHOUT_WORDS,
                        place_of_event(reader, reader->image), (struct diagnostic_words){path});
}

static void leave_image(struct reader *reader, const void *detail) {
    if (--reader->image_depth)
        return;
    const MD_SPAN_IMG_DETAIL *image = detail;
    check_image(reader);
    push(reader, MARKUP_ATTRIBUTE_END, TEXT("alt"));
    push_title(reader, &image->title);
    close_element(reader, "img");
}

// --- headings ---

// No id of the page around the story begins with this.
static const struct text id_prefix = {"story-", 6};

static const char *heading_name(const void *detail) {
    static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    const MD_BLOCK_H_DETAIL *heading = detail;
    return names[heading->level - 1];
}

static bool is_id_taken(const struct reader *reader, struct text id) {
    for (size_t i = 0; i < reader->headings.count; i++)
        if (text_equal(reader->headings.items[i].id, id))
            return true;
    return false;
}

static struct text numbered(struct arena *arena, struct text slug, long long number) {
    if (number == 1)
        return slug;
    return TEXT_JOIN(arena, slug, TEXT("-"), text_of_integer(arena, number));
}

// The slug, with a number behind it when another heading has the same.
static struct text make_id(struct reader *reader, struct text slug) {
    long long number = 1;
    for (size_t i = 0; i < reader->headings.count; i++)
        number += text_equal(reader->headings.items[i].slug, slug);
    struct text id = numbered(reader->arena, slug, number);
    while (is_id_taken(reader, id))
        id = numbered(reader->arena, slug, ++number);
    return id;
}

// The id is made when the words are known; until then its value is empty.
enum { ID_VALUE = 2, FIRST_OF_HEADING = 4 };

static void enter_heading(struct reader *reader, const void *detail) {
    if (reader->headings.count == HEADINGS_AT_MOST)
        stop(reader, DIAGNOSTIC_STORY_TOO_COMPLEX, TEXT("500 headings"));
    reader->heading = reader->markup.count;
    open_element(reader, heading_name(detail));
    push_attribute(reader, "id", TEXT(""));
}

static void leave_heading(struct reader *reader, const void *detail) {
    const MD_BLOCK_H_DETAIL *heading = detail;
    settle(reader, reader->position);
    struct text words =
        words_between(reader, reader->heading + FIRST_OF_HEADING, reader->markup.count);
    if (heading->level == 1)
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_HEADING_AT_TOP,
                        place_of_event(reader, reader->heading), (struct diagnostic_words){words});
    struct text slug = text_slug(reader->arena, words);
    slug = TEXT_JOIN(reader->arena, id_prefix, slug.length ? slug : TEXT("section"));
    struct text id = make_id(reader, slug);
    *ARENA_PUSH(reader->arena, &reader->headings, items) = (struct heading_id){slug, id};
    reader->markup.items[reader->heading + ID_VALUE].text = id;
    close_element(reader, heading_name(detail));
}

// --- links to headings ---

// The id that a link means, which may be written with our prefix or without; absent when no heading
// has it.
static struct text find_heading(const struct reader *reader, struct text fragment) {
    struct text prefixed = TEXT_JOIN(reader->arena, id_prefix, fragment);
    if (is_id_taken(reader, prefixed))
        return prefixed;
    return is_id_taken(reader, fragment) ? fragment : (struct text){0};
}

static struct text nearest_heading(const struct reader *reader, struct text fragment) {
    struct arena scratch = *reader->arena;
    size_t count = reader->headings.count;
    struct text *fragments = arena_allocate(&scratch, count, sizeof *fragments);
    for (size_t i = 0; i < count; i++) {
        struct text id = reader->headings.items[i].id;
        fragments[i] = text_slice(id, id_prefix.length, id.length);
    }
    return text_nearest(fragment, fragments, count, scratch);
}

// The address whose events, behind that of its attribute, are from `first` to `end`.
static void resolve_address(struct reader *reader, size_t first, size_t end) {
    struct text address = words_between(reader, first, end);
    bool is_fragment = address.length > 1 && address.data[0] == '#';
    if (!is_fragment || has_placeholder(reader, first, end))
        return;
    struct text fragment = text_slice(address, 1, address.length);
    struct text id = find_heading(reader, fragment);
    if (id.data)
        reader->markup.items[first].text = TEXT_JOIN(reader->arena, TEXT("#"), id);
    else
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_HEADING_UNKNOWN,
                        place_of_event(reader, first),
                        (struct diagnostic_words){address, nearest_heading(reader, fragment)});
}

// Only when all is read is it known which headings there are.
static void resolve_links(struct reader *reader) {
    size_t first = 0; // of the address being passed; 0: none
    for (size_t i = 0; i < reader->markup.count; i++) {
        const struct markup_event *event = &reader->markup.items[i];
        if (event->kind == MARKUP_ATTRIBUTE && text_equal(event->text, TEXT("href")))
            first = i + 1;
        else if (event->kind == MARKUP_ATTRIBUTE_END && first) {
            resolve_address(reader, first, i);
            first = 0;
        }
    }
}

// --- other elements ---

static void enter_ordered_list(struct reader *reader, const void *detail) {
    const MD_BLOCK_OL_DETAIL *list = detail;
    if (list->start != 1)
        push_attribute(reader, "start", text_of_integer(reader->arena, list->start));
}

static void enter_code_block(struct reader *reader, const void *detail) {
    (void)detail;
    open_element(reader, "code");
}

static void leave_code_block(struct reader *reader, const void *detail) {
    (void)detail;
    close_element(reader, "code");
}

static void enter_cell(struct reader *reader, const void *detail) {
    static const char *const classes[] = {[MD_ALIGN_LEFT] = "align-left",
                                          [MD_ALIGN_CENTER] = "align-center",
                                          [MD_ALIGN_RIGHT] = "align-right"};
    const MD_BLOCK_TD_DETAIL *cell = detail;
    if (cell->align != MD_ALIGN_DEFAULT)
        push_attribute(reader, "class", text_of(classes[cell->align]));
}

static void enter_header_cell(struct reader *reader, const void *detail) {
    push_attribute(reader, "scope", TEXT("col"));
    enter_cell(reader, detail);
}

// What opens and closes for a block or span; `enter` runs behind the opening and `leave` before the
// closing. Without a name they see to both themselves.
struct element {
    const char *name;
    void (*enter)(struct reader *reader, const void *detail);
    void (*leave)(struct reader *reader, const void *detail);
};

static const struct element blocks[] = {
    [MD_BLOCK_DOC] = {0},
    [MD_BLOCK_QUOTE] = {.name = "blockquote"},
    [MD_BLOCK_UL] = {.name = "ul"},
    [MD_BLOCK_OL] = {"ol", enter_ordered_list, NULL},
    [MD_BLOCK_LI] = {.name = "li"},
    [MD_BLOCK_HR] = {.name = "hr"},
    [MD_BLOCK_H] = {NULL, enter_heading, leave_heading},
    [MD_BLOCK_CODE] = {"pre", enter_code_block, leave_code_block},
    [MD_BLOCK_HTML] = {0},
    [MD_BLOCK_P] = {.name = "p"},
    [MD_BLOCK_TABLE] = {.name = "table"},
    [MD_BLOCK_THEAD] = {.name = "thead"},
    [MD_BLOCK_TBODY] = {.name = "tbody"},
    [MD_BLOCK_TR] = {.name = "tr"},
    [MD_BLOCK_TH] = {"th", enter_header_cell, NULL},
    [MD_BLOCK_TD] = {"td", enter_cell, NULL},
};

static const struct element spans[] = {
    [MD_SPAN_EM] = {.name = "em"},         [MD_SPAN_STRONG] = {.name = "strong"},
    [MD_SPAN_A] = {"a", enter_link, NULL}, [MD_SPAN_IMG] = {NULL, enter_image, leave_image},
    [MD_SPAN_CODE] = {.name = "code"},     [MD_SPAN_U] = {0},
};

static int enter(struct reader *reader, const struct element *element, const void *detail) {
    if (element->name)
        open_element(reader, element->name);
    if (element->enter)
        element->enter(reader, detail);
    return verdict(reader);
}

static int leave(struct reader *reader, const struct element *element, const void *detail) {
    if (element->leave)
        element->leave(reader, detail);
    if (element->name)
        close_element(reader, element->name);
    return verdict(reader);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user) {
    return enter(user, &blocks[type], detail);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user) {
    return leave(user, &blocks[type], detail);
}

// Within an image there are words alone.
static bool is_dropped(const struct reader *reader, MD_SPANTYPE type) {
    return reader->image_depth && type != MD_SPAN_IMG;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user) {
    return is_dropped(user, type) ? 0 : enter(user, &spans[type], detail);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user) {
    return is_dropped(user, type) ? 0 : leave(user, &spans[type], detail);
}

static void parse(struct reader *reader) {
    const MD_PARSER parser = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_TABLES,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    int result = md_parse(reader->parsed.data, (MD_SIZE)reader->parsed.length, &parser, reader);
    // Memory that md4c does not get is memory that the arena does not have.
    if (result != 0 && !reader->has_stopped)
        arena_exhaust(reader->arena);
}

struct markup markdown_read(const struct source *source, struct text text, struct arena *arena,
                            struct diagnostics *diagnostics) {
    const struct markup nothing = {.source = source};
    if (text_is_empty(text))
        return nothing;
    struct place place = source_place(source, text);
    struct reader reader = {
        .source = source,
        .text = text,
        .arena = arena,
        .diagnostics = diagnostics,
        .markup = nothing,
        .position = place.offset,
    };
    character_check(text, place, diagnostics);
    take_out_placeholders(&reader);
    if (!reader.has_stopped)
        parse(&reader);
    if (!reader.has_stopped)
        resolve_links(&reader);
    return reader.has_stopped ? nothing : reader.markup;
}
