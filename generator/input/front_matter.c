#include "front_matter.h"

#include "arena.h"
#include "character.h"
#include "diagnostic.h"

#include <stdint.h>
#include <string.h>
#include <yaml.h>

enum { BYTES_AT_MOST = 16 * 1024, NODES_AT_MOST = 400, DEPTH_AT_MOST = 8 };

struct reader {
    const struct source *source;
    struct text text; // the front matter alone
    struct arena *arena;
    struct diagnostics *diagnostics;
    yaml_parser_t parser;
    bool is_ascii;
    size_t index, offset; // the last mark looked up, in characters and in bytes of `text`
    size_t node_count;
    bool has_stopped; // after what cannot be carried on from
};

// --- places ---

// libyaml counts characters, we count bytes, which is the same where all are of ASCII. Marks come
// nearly in order, so that the count goes on from the last one.
static size_t byte_of_mark(struct reader *reader, yaml_mark_t mark) {
    if (reader->is_ascii)
        return mark.index < reader->text.length ? mark.index : reader->text.length;
    if (mark.index < reader->index)
        reader->index = reader->offset = 0;
    while (reader->index < mark.index && reader->offset < reader->text.length) {
        text_next_code_point(reader->text, &reader->offset);
        reader->index++;
    }
    return reader->offset;
}

// The part of the front matter between two marks.
static struct text text_of_event(struct reader *reader, const yaml_event_t *event) {
    size_t start = byte_of_mark(reader, event->start_mark);
    return text_slice(reader->text, start, byte_of_mark(reader, event->end_mark));
}

static struct place place_of_event(struct reader *reader, const yaml_event_t *event) {
    return source_place(reader->source, text_of_event(reader, event));
}

// --- what is wrong ---

static void report(struct reader *reader, enum diagnostic_kind kind, struct place place,
                   struct diagnostic_words words) {
    diagnostics_add(reader->diagnostics, kind, place, words);
}

// What to do about what libyaml finds wrong, where its own words do not tell. The place is where
// libyaml gave up, or where that began which it was reading.
static const struct advice {
    const char *problem;
    const char *words;
    bool is_at_beginning;
} advices[] = {
    {"mapping values are not allowed in this context",
     "put words with a colon in them between quotes, or indent the line as the one above", false},
    {"found character that cannot start any token",
     "put words that begin with a sign between quotes, and indent with blanks", false},
    {"found a tab character that violates indentation", "indent with blanks", false},
    {"found unexpected end of stream", "close the quote", true},
    {"did not find expected ',' or ']'", "put words that begin with a bracket between quotes",
     true},
    {"did not find expected ',' or '}'", "put words that begin with a brace between quotes", true},
    {"did not find expected key", "indent keys that belong together by the same width", false},
    {"could not find expected ':'", "write 'key: value'", false},
};

static const struct advice *advice_for(const char *problem) {
    static const struct advice none = {0};
    for (size_t i = 0; i < sizeof advices / sizeof advices[0]; i++)
        if (strcmp(advices[i].problem, problem) == 0)
            return &advices[i];
    return &none;
}

static size_t byte_of_problem(struct reader *reader, const struct advice *advice) {
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_READER_ERROR)
        return parser->problem_offset;
    return byte_of_mark(reader,
                        advice->is_at_beginning ? parser->context_mark : parser->problem_mark);
}

static void report_problem(struct reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    reader->has_stopped = true;
    // Memory that libyaml does not get is memory that the arena does not have.
    if (parser->error == YAML_MEMORY_ERROR)
        arena_exhaust(reader->arena);
    const struct advice *advice = advice_for(parser->problem);
    size_t offset = byte_of_problem(reader, advice);
    report(reader, DIAGNOSTIC_FRONT_MATTER_SYNTAX,
           source_place(reader->source, text_slice(reader->text, offset, offset + 1)),
           (struct diagnostic_words){text_of(parser->problem), text_of(advice->words)});
}

static void stop(struct reader *reader, struct place place, struct text limit) {
    reader->has_stopped = true;
    report(reader, DIAGNOSTIC_FRONT_MATTER_TOO_LARGE, place, (struct diagnostic_words){limit});
}

static void refuse(struct reader *reader, const yaml_event_t *event, struct text what) {
    struct text text = text_of_event(reader, event);
    report(reader, DIAGNOSTIC_YAML_REFUSED, source_place(reader->source, text),
           (struct diagnostic_words){text_cut(text, ' ').head, what});
}

// A tag that only says what the node is anyway.
static bool is_plain_tag(const yaml_char_t *tag) {
    static const char *const plain[] = {"!", YAML_STR_TAG, YAML_SEQ_TAG, YAML_MAP_TAG};
    for (size_t i = 0; tag && i < sizeof plain / sizeof plain[0]; i++)
        if (strcmp(plain[i], (const char *)tag) == 0)
            return true;
    return !tag;
}

static void check_properties(struct reader *reader, const yaml_event_t *event,
                             const yaml_char_t *anchor, const yaml_char_t *tag) {
    if (anchor)
        refuse(reader, event, TEXT("an anchor"));
    if (!is_plain_tag(tag))
        refuse(reader, event, TEXT("a tag"));
}

// --- the tree ---

static bool next_event(struct reader *reader, yaml_event_t *event) {
    if (reader->has_stopped)
        return false;
    if (yaml_parser_parse(&reader->parser, event))
        return true;
    report_problem(reader);
    return false;
}

// The part of a scalar's source in which its text can stand: behind the quote, or below the line
// with the sign of a block.
static struct text inside_of(struct reader *reader, const yaml_event_t *event) {
    struct text whole = text_of_event(reader, event);
    switch (event->data.scalar.style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return text_slice(whole, 1, whole.length - 1);
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE: {
        struct text below = text_cut(whole, '\n').tail;
        return below.data ? text_trim(below) : whole;
    }
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
        break;
    }
    return whole;
}

// Text that stands in the source as it is becomes a slice of it, so that every word has its place.
static struct node scalar_of(struct reader *reader, const yaml_event_t *event) {
    const yaml_char_t *value = event->data.scalar.value;
    struct text text = text_trim((struct text){(const char *)value, event->data.scalar.length});
    struct text inside = inside_of(reader, event);
    const char *found = text.length <= inside.length
                            ? memmem(inside.data, inside.length, text.data, text.length)
                            : NULL;
    struct node node = {.kind = NODE_SCALAR, .place = source_place(reader->source, inside)};
    if (found) {
        node.text = (struct text){found, text.length};
        node.place = source_place(reader->source, node.text);
    } else {
        node.text = text_copy(reader->arena, text);
    }
    check_properties(reader, event, event->data.scalar.anchor, event->data.scalar.tag);
    character_check(node.text, node.place, reader->diagnostics);
    return node;
}

static struct node *read_node(struct reader *reader, const yaml_event_t *event, size_t depth);

// The nodes within a list or map, in their order.
struct children {
    const struct node *first;
    struct node *last;
};

static void children_add(struct children *children, struct node *node) {
    if (children->last)
        children->last->next = node;
    else
        children->first = node;
    children->last = node;
}

static const struct node *read_items(struct reader *reader, size_t depth) {
    struct children items = {0};
    yaml_event_t event;
    while (next_event(reader, &event)) {
        bool is_end = event.type == YAML_SEQUENCE_END_EVENT;
        if (!is_end)
            children_add(&items, read_node(reader, &event, depth));
        yaml_event_delete(&event);
        if (is_end)
            break;
    }
    return items.first;
}

static const struct node *find_key(const struct node *first, struct text key) {
    for (const struct node *node = first; node; node = node->next)
        if (text_equal(node->key, key))
            return node;
    return NULL;
}

static void report_twice(struct reader *reader, const struct node *first, struct node key) {
    size_t line = source_locate(first->key_place).line;
    report(reader, DIAGNOSTIC_KEY_TWICE, key.place,
           (struct diagnostic_words){key.text, text_of_integer(reader->arena, (long long)line)});
}

// The key at an event. One that is a list or map is reported, read to its end and left empty.
static struct node read_key(struct reader *reader, const yaml_event_t *event, size_t depth) {
    if (event->type == YAML_SCALAR_EVENT)
        return scalar_of(reader, event);
    struct place place = place_of_event(reader, event);
    if (event->type != YAML_ALIAS_EVENT)
        report(reader, DIAGNOSTIC_KEY_NOT_WORDS, place, (struct diagnostic_words){0});
    read_node(reader, event, depth);
    return (struct node){.place = place};
}

static void read_entry(struct reader *reader, struct node key, size_t depth,
                       struct children *entries) {
    yaml_event_t event;
    if (!next_event(reader, &event))
        return;
    struct node *value = read_node(reader, &event, depth);
    yaml_event_delete(&event);
    if (!key.text.data)
        return;
    const struct node *earlier = find_key(entries->first, key.text);
    if (earlier) {
        report_twice(reader, earlier, key);
        return;
    }
    value->key = key.text;
    value->key_place = key.place;
    children_add(entries, value);
}

static const struct node *read_entries(struct reader *reader, size_t depth) {
    struct children entries = {0};
    yaml_event_t event;
    while (next_event(reader, &event)) {
        bool is_end = event.type == YAML_MAPPING_END_EVENT;
        struct node key = {0};
        if (!is_end)
            key = read_key(reader, &event, depth);
        yaml_event_delete(&event);
        if (is_end)
            break;
        read_entry(reader, key, depth, &entries);
    }
    return entries.first;
}

static void read_list(struct reader *reader, const yaml_event_t *event, struct node *list,
                      size_t depth) {
    const yaml_char_t *anchor = event->data.sequence_start.anchor;
    check_properties(reader, event, anchor, event->data.sequence_start.tag);
    list->kind = NODE_LIST;
    list->first = read_items(reader, depth);
}

static void read_map(struct reader *reader, const yaml_event_t *event, struct node *map,
                     size_t depth) {
    const yaml_char_t *anchor = event->data.mapping_start.anchor;
    check_properties(reader, event, anchor, event->data.mapping_start.tag);
    map->kind = NODE_MAP;
    map->first = read_entries(reader, depth);
}

// The node that begins with an event, read to its end; `depth` lists and maps are around it.
static struct node *read_node(struct reader *reader, const yaml_event_t *event, size_t depth) {
    struct node *node = arena_allocate(reader->arena, 1, sizeof *node);
    *node = (struct node){.kind = NODE_SCALAR, .text = TEXT("")};
    node->place = place_of_event(reader, event);
    if (++reader->node_count > NODES_AT_MOST)
        stop(reader, node->place, TEXT("400 values"));
    else if (event->type == YAML_ALIAS_EVENT)
        refuse(reader, event, TEXT("an alias"));
    else if (event->type == YAML_SCALAR_EVENT)
        *node = scalar_of(reader, event);
    else if (depth == DEPTH_AT_MOST)
        stop(reader, node->place, TEXT("8 levels"));
    else if (event->type == YAML_SEQUENCE_START_EVENT)
        read_list(reader, event, node, depth + 1);
    else
        read_map(reader, event, node, depth + 1);
    return node;
}

// The map at the top: the first node there is. A second document is refused.
static const struct node *read_document(struct reader *reader) {
    const struct node *top = NULL;
    bool is_last = false;
    yaml_event_t event;
    while (!is_last && next_event(reader, &event)) {
        if (event.type == YAML_STREAM_END_EVENT) {
            is_last = true;
        } else if (event.type == YAML_DOCUMENT_START_EVENT && top) {
            refuse(reader, &event, TEXT("a second document"));
            is_last = true;
        } else if (event.type != YAML_STREAM_START_EVENT &&
                   event.type != YAML_DOCUMENT_START_EVENT &&
                   event.type != YAML_DOCUMENT_END_EVENT) {
            top = read_node(reader, &event, 0);
        }
        yaml_event_delete(&event);
    }
    return top;
}

const struct node *front_matter_read(const struct source *source, struct text text,
                                     struct arena *arena, struct diagnostics *diagnostics) {
    struct node *empty = arena_allocate(arena, 1, sizeof *empty);
    *empty =
        (struct node){.kind = NODE_MAP,
                      .place = source_narrow((struct place){source, 0, 0}, text_slice(text, 0, 0))};
    struct reader reader = {.source = source,
                            .text = text,
                            .arena = arena,
                            .diagnostics = diagnostics,
                            .is_ascii = text_code_points(text) == text.length};
    if (text_is_empty(text))
        return empty;
    if (text.length > BYTES_AT_MOST) {
        stop(&reader, empty->place, TEXT("16 KiB"));
        return empty;
    }
    if (!yaml_parser_initialize(&reader.parser))
        arena_exhaust(arena);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)text.data, text.length);
    const struct node *top = read_document(&reader);
    yaml_parser_delete(&reader.parser);
    if (!top)
        return empty;
    if (top->kind == NODE_MAP)
        return top;
    if (!reader.has_stopped)
        report(&reader, DIAGNOSTIC_FRONT_MATTER_NO_MAP, top->place, (struct diagnostic_words){0});
    return empty;
}

const struct node *node_find(const struct node *map, struct text key) {
    return map->kind == NODE_MAP ? find_key(map->first, key) : NULL;
}
