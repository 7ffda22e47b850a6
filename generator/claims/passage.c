#include "passage.h"

#include "arena.h"
#include "buffer.h"
#include "scalar.h"

struct pieces {
    struct passage_piece *items;
    size_t count;
    size_t capacity;
};

struct reader {
    struct passage_list *list;
    const struct markup *markup;
    struct arena *arena;
    struct buffer text;
    struct pieces pieces;
    enum passage_kind kind;
    size_t quotation_depth;
    size_t mute_depth; // within elements whose content is not words
};

// What an element is to the words around it.
enum element_kind {
    ELEMENT_BLOCK,
    ELEMENT_CAPTION,
    ELEMENT_CELL, // of a row, whose cells speak of each other
    ELEMENT_INLINE,
    ELEMENT_INLINE_MUTE, // its content is not words, those around it belong together
    ELEMENT_QUOTATION,
    ELEMENT_MUTE
};

static enum element_kind kind_of_element(struct text name) {
    static const struct {
        const char *name;
        enum element_kind kind;
    } rows[] = {
        {"a", ELEMENT_INLINE},
        {"abbr", ELEMENT_INLINE},
        {"b", ELEMENT_INLINE},
        {"br", ELEMENT_INLINE},
        {"cite", ELEMENT_INLINE},
        {"code", ELEMENT_INLINE_MUTE},
        {"del", ELEMENT_INLINE},
        {"em", ELEMENT_INLINE},
        {"group", ELEMENT_INLINE},
        {"i", ELEMENT_INLINE},
        {"img", ELEMENT_INLINE},
        {"ins", ELEMENT_INLINE},
        {"mark", ELEMENT_INLINE},
        {"q", ELEMENT_INLINE},
        {"small", ELEMENT_INLINE},
        {"span", ELEMENT_INLINE},
        {"strong", ELEMENT_INLINE},
        {"sub", ELEMENT_INLINE},
        {"sup", ELEMENT_INLINE},
        {"time", ELEMENT_INLINE},
        {"u", ELEMENT_INLINE},
        {"h1", ELEMENT_CAPTION},
        {"h2", ELEMENT_CAPTION},
        {"h3", ELEMENT_CAPTION},
        {"h4", ELEMENT_CAPTION},
        {"h5", ELEMENT_CAPTION},
        {"h6", ELEMENT_CAPTION},
        {"tr", ELEMENT_CAPTION},
        {"th", ELEMENT_CELL},
        {"td", ELEMENT_CELL},
        {"title", ELEMENT_CAPTION},
        {"dt", ELEMENT_CAPTION},
        {"caption", ELEMENT_CAPTION},
        {"script", ELEMENT_MUTE},
        {"style", ELEMENT_MUTE},
        {"pre", ELEMENT_MUTE},
        {"blockquote", ELEMENT_QUOTATION},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (text_is(name, rows[i].name))
            return rows[i].kind;
    return ELEMENT_BLOCK;
}

static void add_piece(struct reader *reader, const struct markup_event *event) {
    bool is_placeholder = event->kind == MARKUP_PLACEHOLDER;
    *ARENA_PUSH(reader->arena, &reader->pieces, items) = (struct passage_piece){
        .start = reader->text.length,
        .text = event->text,
        .offset = event->offset,
        .placeholder = is_placeholder ? event->text : (struct text){0},
    };
    buffer_append(&reader->text, is_placeholder ? TEXT(PASSAGE_PLACEHOLDER) : event->text);
}

// What was gathered becomes a passage, unless it is blank.
static struct passage *finish(struct reader *reader) {
    struct text text = buffer_text(&reader->text);
    struct passage *passage = NULL;
    if (text_trim(text).length > 0) {
        passage = ARENA_PUSH(reader->arena, reader->list, items);
        *passage = (struct passage){
            .kind = reader->kind,
            .is_quotation = reader->quotation_depth > 0,
            .text = text,
            .source = reader->markup->source,
            .pieces = reader->pieces.items,
            .piece_count = reader->pieces.count,
        };
    }
    reader->text = (struct buffer){.arena = reader->arena};
    reader->pieces = (struct pieces){0};
    return passage;
}

// Of an attribute: whether readers see or hear its value.
static bool is_shown(struct text name) {
    static const char *const shown[] = {"alt", "title", "aria-label"};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (text_is(name, shown[i]))
            return true;
    return false;
}

// Gathers the events of an attribute's value; returns the number of its last event.
static size_t read_attribute(struct reader *reader, size_t first) {
    bool is_words = is_shown(reader->markup->items[first].text);
    struct reader value = {reader->list, reader->markup, reader->arena};
    value.text.arena = reader->arena;
    value.kind = PASSAGE_CAPTION;
    size_t i = first + 1;
    for (; i < reader->markup->count && reader->markup->items[i].kind != MARKUP_ATTRIBUTE_END; i++)
        if (is_words)
            add_piece(&value, &reader->markup->items[i]);
    finish(&value);
    return i;
}

static bool stands_alone(enum element_kind kind) {
    return kind != ELEMENT_CELL && kind != ELEMENT_INLINE && kind != ELEMENT_INLINE_MUTE;
}

// What an element shows between the words beside and in it.
static void add_marks(struct reader *reader, struct text name, bool is_opened) {
    bool is_next_cell = kind_of_element(name) == ELEMENT_CELL && reader->text.length > 0;
    if (is_opened && text_is(name, "br"))
        buffer_append_byte(&reader->text, ' ');
    if (is_opened && is_next_cell)
        buffer_append(&reader->text, TEXT("; "));
    if (text_is(name, "q"))
        buffer_append_byte(&reader->text, '"');
}

static void step(size_t *depth, bool is_opened) {
    *depth = is_opened ? *depth + 1 : *depth - 1;
}

static void pass_tag(struct reader *reader, struct text name, bool is_opened) {
    enum element_kind kind = kind_of_element(name);
    if (stands_alone(kind)) {
        finish(reader);
        reader->kind = kind == ELEMENT_CAPTION && is_opened ? PASSAGE_CAPTION : PASSAGE_PROSE;
    }
    add_marks(reader, name, is_opened);
    if (kind == ELEMENT_QUOTATION)
        step(&reader->quotation_depth, is_opened);
    if (kind == ELEMENT_MUTE || kind == ELEMENT_INLINE_MUTE)
        step(&reader->mute_depth, is_opened);
}

void passage_add_document(struct passage_list *list, const struct markup *markup,
                          struct arena *arena) {
    struct reader reader = {list, markup, arena};
    reader.text.arena = arena;
    for (size_t i = 0; i < markup->count; i++) {
        const struct markup_event *event = &markup->items[i];
        switch (event->kind) {
        case MARKUP_OPEN:
        case MARKUP_CLOSE:
            pass_tag(&reader, event->text, event->kind == MARKUP_OPEN);
            break;
        case MARKUP_ATTRIBUTE:
            i = read_attribute(&reader, i);
            break;
        case MARKUP_TEXT:
        case MARKUP_PLACEHOLDER:
            if (reader.mute_depth == 0)
                add_piece(&reader, event);
            break;
        case MARKUP_ATTRIBUTE_END:
            break;
        }
    }
    finish(&reader);
}

void passage_add_words(struct passage_list *list, const struct passage_words *words,
                       struct arena *arena) {
    struct reader reader = {list, &words->markup, arena};
    reader.text.arena = arena;
    reader.kind = words->kind;
    for (size_t i = 0; i < words->markup.count; i++)
        add_piece(&reader, &words->markup.items[i]);
    struct passage *passage = finish(&reader);
    if (!passage)
        return;
    passage->scalar = words->scalar;
    passage->line = words->line;
}

static const struct passage_piece *piece_at(const struct passage *passage, size_t start) {
    size_t i = passage->piece_count - 1;
    while (i > 0 && passage->pieces[i].start > start)
        i--;
    return &passage->pieces[i];
}

struct place passage_place(const struct passage *passage, size_t start, size_t end) {
    const struct passage_piece *piece = piece_at(passage, start);
    if (piece->placeholder.data)
        return (struct place){passage->source, piece->offset, piece->text.length};
    struct text part = text_slice(piece->text, start - piece->start, end - piece->start);
    if (passage->scalar.source)
        return scalar_place(passage->scalar, passage->line, part);
    return (struct place){passage->source, piece->offset + (start - piece->start), part.length};
}

struct text passage_shown(const struct passage *passage, size_t start, size_t end,
                          struct arena *arena) {
    struct text text = text_slice(passage->text, start, end);
    struct buffer shown = {.arena = arena};
    for (size_t i = 0; i < text.length; i++)
        buffer_append_byte(&shown, text.data[i] == '\n' ? ' ' : text.data[i]);
    return buffer_text(&shown);
}

struct text passage_placeholder(const struct passage *passage, size_t start) {
    return piece_at(passage, start)->placeholder;
}
