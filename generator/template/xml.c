#include "xml.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "position.h"

#include <libxml/parser.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

enum { SIZE_AT_MOST = 1 << 20, DEPTH_AT_MOST = 64 };

// libxml2 says what the document holds but not where: lines are those of the end of a tag, and
// there are no columns. So a cursor goes over the source beside it, forward only, and passes
// exactly what libxml2 has delivered.
struct reader {
    const struct source *source;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct markup markup;
    xmlParserCtxtPtr parser;
    size_t cursor;
    struct buffer characters; // text delivered since the cursor stopped
    size_t depth;
    bool failed;
};

static void fail(struct reader *reader, enum diagnostic_kind kind, size_t offset,
                 struct diagnostic_words words) {
    if (reader->failed)
        return;
    reader->failed = true;
    diagnostics_add(reader->diagnostics, kind, (struct place){reader->source, offset, 0}, words);
}

static void stop(struct reader *reader) {
    reader->failed = true;
    xmlStopParser(reader->parser);
}

static void push(struct reader *reader, enum markup_kind kind, struct text text, size_t offset) {
    *ARENA_PUSH(reader->arena, &reader->markup, items) = (struct markup_event){kind, text, offset};
}

// --- the cursor ---

static struct text ahead(const struct reader *reader) {
    struct text text = reader->source->text;
    return text_slice(text, reader->cursor, text.length);
}

static bool is_ahead(const struct reader *reader, struct text word) {
    return text_starts_with(ahead(reader), word);
}

// Behind the next `end`, or at the end of the source.
static void pass(struct reader *reader, struct text end) {
    struct text rest = ahead(reader);
    const char *found = rest.length ? memmem(rest.data, rest.length, end.data, end.length) : NULL;
    reader->cursor += found ? (size_t)(found - rest.data) + end.length : rest.length;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void pass_space(struct reader *reader) {
    struct text rest = ahead(reader);
    size_t count = 0;
    while (count < rest.length && is_space(rest.data[count]))
        count++;
    reader->cursor += count;
}

// At the next tag, comment or document type. Only the XML declaration has no event of its own.
static void pass_to_markup(struct reader *reader) {
    bool is_declared = is_ahead(reader, TEXT("<?xml")) && !is_ahead(reader, TEXT("<?xml-"));
    if (is_declared)
        pass(reader, TEXT("?>"));
    pass_space(reader);
}

static struct text pass_name(struct reader *reader) {
    struct text rest = ahead(reader);
    size_t length = 0;
    while (length < rest.length && !is_space(rest.data[length]) &&
           !memchr("=/>", rest.data[length], 3))
        length++;
    reader->cursor += length;
    return text_slice(rest, 0, length);
}

// How the source spells what libxml2 delivered: with references, or as it is (CDATA).
enum spelling { SPELT_WITH_REFERENCES, SPELT_AS_IT_IS };

// Passes what one character of `delivered` was written as, and returns how many bytes it is long.
static size_t pass_character(struct reader *reader, struct text delivered, enum spelling spelling) {
    if (is_ahead(reader, TEXT("&")) && spelling == SPELT_WITH_REFERENCES) {
        size_t length = 0;
        text_next_code_point(delivered, &length);
        pass(reader, TEXT(";"));
        return length;
    }
    reader->cursor += is_ahead(reader, TEXT("\r\n")) ? 2 : 1;
    return 1;
}

static bool is_spelt_otherwise(char c) {
    return c == '&' || c == '\r' || c == '{';
}

// Passes what stands in the source byte for byte as it was delivered, up to what may be a
// reference, a line end of two bytes or a placeholder, and returns how many bytes that is.
static size_t pass_plain(struct reader *reader, struct text delivered) {
    struct text rest = ahead(reader);
    size_t most = delivered.length < rest.length ? delivered.length : rest.length;
    size_t count = 0;
    while (count < most && !is_spelt_otherwise(rest.data[count]))
        count++;
    reader->cursor += count;
    return count;
}

// --- text and placeholders ---

// Passes the placeholder at the start of `delivered` and returns how many bytes it is long; the
// braces alone, as text, when it is not closed.
static size_t read_placeholder(struct reader *reader, struct text delivered,
                               enum spelling spelling) {
    const char *end = memmem(delivered.data, delivered.length, "}}", 2);
    if (!end) {
        struct place place = {reader->source, reader->cursor, 2};
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_PLACEHOLDER_UNCLOSED, place,
                        (struct diagnostic_words){0});
        reader->cursor += 2;
        return 2;
    }
    size_t length = (size_t)(end - delivered.data) + 2;
    size_t start = reader->cursor;
    for (size_t at = 0; at < length;)
        at += pass_character(reader, text_slice(delivered, at, length), spelling);
    struct text name = text_trim(text_slice(reader->source->text, start + 2, reader->cursor - 2));
    push(reader, MARKUP_PLACEHOLDER, name, source_place(reader->source, name).offset);
    return length;
}

// Braces that are written as references are text: only those in the source are a placeholder's.
static void read_text(struct reader *reader, struct text delivered, enum spelling spelling) {
    size_t written = 0, offset = reader->cursor;
    for (size_t at = pass_plain(reader, delivered); at < delivered.length;
         at += pass_plain(reader, text_slice(delivered, at, delivered.length))) {
        struct text rest = text_slice(delivered, at, delivered.length);
        if (!is_ahead(reader, TEXT("{{"))) {
            at += pass_character(reader, rest, spelling);
            continue;
        }
        if (at > written)
            push(reader, MARKUP_TEXT, text_slice(delivered, written, at), offset);
        at += read_placeholder(reader, rest, spelling);
        written = at;
        offset = reader->cursor;
    }
    if (delivered.length > written)
        push(reader, MARKUP_TEXT, text_slice(delivered, written, delivered.length), offset);
}

static void read_characters(struct reader *reader, enum spelling spelling) {
    if (reader->characters.length)
        read_text(reader, buffer_text(&reader->characters), spelling);
    reader->characters = (struct buffer){.arena = reader->arena};
}

// --- libxml2's events ---

static struct text text_of_xml(const xmlChar *string) {
    return text_of((const char *)string);
}

static void on_characters(void *data, const xmlChar *characters, int length) {
    struct reader *reader = data;
    buffer_append(&reader->characters, (struct text){(const char *)characters, (size_t)length});
}

static void on_cdata(void *data, const xmlChar *characters, int length) {
    struct reader *reader = data;
    read_characters(reader, SPELT_WITH_REFERENCES);
    pass(reader, TEXT("<![CDATA["));
    on_characters(reader, characters, length);
    read_characters(reader, SPELT_AS_IT_IS);
    pass(reader, TEXT("]]>"));
}

static void on_comment(void *data, const xmlChar *words) {
    struct reader *reader = data;
    (void)words;
    read_characters(reader, SPELT_WITH_REFERENCES);
    pass_to_markup(reader);
    pass(reader, TEXT("-->"));
}

static void on_instruction(void *data, const xmlChar *target, const xmlChar *words) {
    struct reader *reader = data;
    (void)words;
    read_characters(reader, SPELT_WITH_REFERENCES);
    pass_to_markup(reader);
    fail(reader, DIAGNOSTIC_TEMPLATE_INSTRUCTION, reader->cursor,
         (struct diagnostic_words){text_of_xml(target)});
    stop(reader);
}

// The document type is read here, so that libxml2 never comes to an internal subset.
static void on_document_type(void *data, const xmlChar *name, const xmlChar *public_name,
                             const xmlChar *system_name) {
    struct reader *reader = data;
    pass_to_markup(reader);
    size_t start = reader->cursor;
    pass(reader, TEXT("<!DOCTYPE"));
    pass_space(reader);
    pass_name(reader);
    pass_space(reader);
    bool is_bare = !public_name && !system_name && is_ahead(reader, TEXT(">"));
    if (is_bare && text_equal_ignoring_case(text_of_xml(name), TEXT("html"))) {
        pass(reader, TEXT(">"));
        return;
    }
    fail(reader, DIAGNOSTIC_TEMPLATE_DOCUMENT_TYPE, start, (struct diagnostic_words){0});
    stop(reader);
}

// What libxml2 delivers of a start tag: attributes in fives (name, prefix, namespace, value and its
// end) and declared namespaces in twos (prefix, namespace).
struct tag {
    const xmlChar **attributes, **namespaces;
    size_t attribute_count, namespace_count;
};

static bool is_called(struct text name, struct text prefix, struct text local) {
    if (text_is_empty(prefix))
        return text_equal(name, local);
    struct text_cut cut = text_cut(name, ':');
    return cut.found && text_equal(cut.head, prefix) && text_equal(cut.tail, local);
}

// The value of an attribute by the name that stands in the source. Absent for xmlns:xml alone,
// which libxml2 takes for granted.
static struct text value_of(const struct tag *tag, struct text name) {
    for (size_t i = 0; i < tag->attribute_count; i++) {
        const xmlChar **five = tag->attributes + 5 * i;
        if (is_called(name, text_of_xml(five[1]), text_of_xml(five[0])))
            return (struct text){(const char *)five[3], (size_t)(five[4] - five[3])};
    }
    for (size_t i = 0; i < tag->namespace_count; i++) {
        const xmlChar **two = tag->namespaces + 2 * i;
        struct text prefix = text_of_xml(two[0]);
        bool is_default = text_is_empty(prefix);
        if (is_called(name, is_default ? prefix : TEXT("xmlns"),
                      is_default ? TEXT("xmlns") : prefix))
            return text_of_xml(two[1]);
    }
    return (struct text){0};
}

// As libxml2 does not replace entities, every '&' in the value of an attribute comes as "&#38;".
static struct text with_ampersands(struct text value, struct arena *arena) {
    if (!text_contains(value, TEXT("&#38;")))
        return text_copy(arena, value);
    struct buffer plain = {.arena = arena};
    for (size_t i = 0; i < value.length; i++) {
        buffer_append_byte(&plain, value.data[i]);
        if (text_starts_with(text_slice(value, i, value.length), TEXT("&#38;")))
            i += TEXT("#38;").length;
    }
    return buffer_text(&plain);
}

static void read_attribute(struct reader *reader, const struct tag *tag) {
    size_t offset = reader->cursor;
    struct text name = pass_name(reader);
    pass(reader, TEXT("="));
    pass_space(reader);
    struct text quote = text_slice(ahead(reader), 0, 1);
    reader->cursor++;
    struct text value = value_of(tag, name);
    if (value.data) {
        push(reader, MARKUP_ATTRIBUTE, name, offset);
        read_text(reader, with_ampersands(value, reader->arena), SPELT_WITH_REFERENCES);
        push(reader, MARKUP_ATTRIBUTE_END, name, reader->cursor);
    }
    pass(reader, quote);
}

static bool is_at_tag_end(const struct reader *reader) {
    return text_is_empty(ahead(reader)) || is_ahead(reader, TEXT(">")) ||
           is_ahead(reader, TEXT("/>"));
}

static void on_open(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                    int namespace_count, const xmlChar **namespaces, int attribute_count,
                    int defaulted_count, const xmlChar **attributes) {
    struct reader *reader = data;
    struct tag tag = {attributes, namespaces, (size_t)attribute_count, (size_t)namespace_count};
    (void)local, (void)prefix, (void)uri, (void)defaulted_count;
    read_characters(reader, SPELT_WITH_REFERENCES);
    pass_to_markup(reader);
    size_t offset = reader->cursor++;
    struct text name = pass_name(reader);
    if (++reader->depth > DEPTH_AT_MOST) {
        fail(reader, DIAGNOSTIC_TEMPLATE_TOO_DEEP, offset,
             (struct diagnostic_words){name, text_of_integer(reader->arena, DEPTH_AT_MOST)});
        stop(reader);
        return;
    }
    push(reader, MARKUP_OPEN, name, offset);
    for (pass_space(reader); !is_at_tag_end(reader); pass_space(reader))
        read_attribute(reader, &tag);
    // The end of an empty-element tag is what its CLOSE passes.
    if (is_ahead(reader, TEXT(">")))
        reader->cursor++;
}

static void on_close(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
    struct reader *reader = data;
    (void)uri;
    read_characters(reader, SPELT_WITH_REFERENCES);
    size_t offset = reader->cursor;
    pass(reader, TEXT(">"));
    struct text name = text_copy(reader->arena, text_of_xml(local));
    if (prefix)
        name = TEXT_JOIN(reader->arena, text_of_xml(prefix), TEXT(":"), name);
    push(reader, MARKUP_CLOSE, name, offset);
    reader->depth--;
}

// --- what is wrong with a document ---

// Names of HTML that XML does not know, the commonest.
static const struct entity {
    const char *name;
    int code_point;
} entities[] = {
    {"bull", 8226},  {"copy", 169},   {"deg", 176},     {"emsp", 8195},   {"ensp", 8194},
    {"euro", 8364},  {"frac12", 189}, {"hellip", 8230}, {"laquo", 171},   {"larr", 8592},
    {"ldquo", 8220}, {"lsquo", 8216}, {"mdash", 8212},  {"middot", 183},  {"minus", 8722},
    {"nbsp", 160},   {"ndash", 8211}, {"para", 182},    {"plusmn", 177},  {"pound", 163},
    {"raquo", 187},  {"rarr", 8594},  {"rdquo", 8221},  {"reg", 174},     {"rsquo", 8217},
    {"sect", 167},   {"shy", 173},    {"sup2", 178},    {"thinsp", 8201}, {"times", 215},
    {"trade", 8482}, {"uarr", 8593},  {"darr", 8595},   {"le", 8804},     {"ge", 8805},
};

static struct text number_of_entity(struct text name, struct arena *arena) {
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
        if (text_is(name, entities[i].name))
            return text_of_integer(arena, entities[i].code_point);
    return (struct text){0};
}

// The last `mark` before the place at which libxml2 noticed.
static size_t back_to(const struct reader *reader, size_t offset, char mark) {
    struct text before = text_slice(reader->source->text, 0, offset);
    const char *found = before.length ? memrchr(before.data, mark, before.length) : NULL;
    return found ? (size_t)(found - before.data) : offset;
}

static void fail_mismatch(struct reader *reader, const xmlError *error, size_t offset) {
    struct text open = text_of_xml((const xmlChar *)error->str1);
    bool is_void = position_of_element(open)->content == CONTENT_NOTHING;
    fail(reader, DIAGNOSTIC_TEMPLATE_TAG_MISMATCH, back_to(reader, offset, '<'),
         (struct diagnostic_words){text_of(error->str2), open,
                                   text_of_integer(reader->arena, error->int1),
                                   is_void ? open : (struct text){0}});
}

static void fail_entity(struct reader *reader, const xmlError *error, size_t offset) {
    struct text name = text_of(error->str1);
    fail(reader, DIAGNOSTIC_TEMPLATE_ENTITY, back_to(reader, offset, '&'),
         (struct diagnostic_words){name, number_of_entity(name, reader->arena)});
}

static void fail_valueless(struct reader *reader, const xmlError *error, size_t offset) {
    fail(reader, DIAGNOSTIC_TEMPLATE_VALUELESS, offset,
         (struct diagnostic_words){text_of(error->str1)});
}

// libxml2's own words, as a part of a sentence.
static struct text words_of(const xmlError *error, struct arena *arena) {
    struct text words = text_copy(arena, text_trim(text_of(error->message)));
    struct text_cut cut = text_cut(words, '\n');
    struct text first = text_slice(cut.head, 0, 1);
    bool is_capital = first.length && first.data[0] >= 'A' && first.data[0] <= 'Z';
    char small = (char)(is_capital ? first.data[0] - 'A' + 'a' : 0);
    return is_capital ? TEXT_JOIN(arena, ((struct text){&small, 1}),
                                  text_slice(cut.head, 1, cut.head.length))
                      : cut.head;
}

static void fail_ampersand(struct reader *reader, const xmlError *error, size_t offset) {
    (void)error;
    fail(reader, DIAGNOSTIC_TEMPLATE_AMPERSAND, back_to(reader, offset, '&'),
         (struct diagnostic_words){0});
}

static void fail_otherwise(struct reader *reader, const xmlError *error, size_t offset) {
    fail(reader, DIAGNOSTIC_TEMPLATE_NOT_WELL_FORMED, offset,
         (struct diagnostic_words){words_of(error, reader->arena)});
}

static void fail_name(struct reader *reader, const xmlError *error, size_t offset) {
    bool is_reference = offset > 0 && reader->source->text.data[offset - 1] == '&';
    if (is_reference)
        fail_ampersand(reader, error, offset);
    else
        fail_otherwise(reader, error, offset);
}

static const struct failure {
    int code;
    void (*report)(struct reader *reader, const xmlError *error, size_t offset);
} failures[] = {
    {XML_ERR_TAG_NAME_MISMATCH, fail_mismatch},
    {XML_ERR_UNDECLARED_ENTITY, fail_entity},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, fail_valueless},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, fail_ampersand},
    {XML_ERR_NAME_REQUIRED, fail_name},
};

static size_t offset_of_parser(const struct reader *reader) {
    long offset = xmlByteConsumed(reader->parser);
    size_t length = reader->source->text.length;
    return offset < 0 || (size_t)offset > length ? length : (size_t)offset;
}

// What follows the first error is its consequence.
static void on_error(void *data, xmlErrorPtr error) {
    struct reader *reader = data;
    if (error->code == XML_ERR_NO_MEMORY)
        return;
    void (*report)(struct reader *, const xmlError *, size_t) = fail_otherwise;
    for (size_t i = 0; i < sizeof failures / sizeof failures[0]; i++)
        if (failures[i].code == error->code)
            report = failures[i].report;
    report(reader, error, offset_of_parser(reader));
}

static xmlParserInputPtr refuse_to_load(const char *url, const char *id, xmlParserCtxtPtr parser) {
    (void)url, (void)id, (void)parser;
    return NULL;
}

// --- reading ---

// The offset of the first byte that is not text; the length when there is none.
static size_t text_length(struct text text) {
    size_t length = text_valid_utf8_length(text);
    const char *nul = length ? memchr(text.data, 0, length) : NULL;
    return nul ? (size_t)(nul - text.data) : length;
}

static struct text hexadecimal(unsigned char byte, struct arena *arena) {
    const char digits[] = {"0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 0xF]};
    return text_copy(arena, (struct text){digits, sizeof digits});
}

static bool is_acceptable(struct reader *reader) {
    struct text text = reader->source->text;
    if (text.length > SIZE_AT_MOST) {
        fail(reader, DIAGNOSTIC_FILE_TOO_LARGE, 0,
             (struct diagnostic_words){reader->source->path, TEXT("1 MiB")});
        return false;
    }
    size_t length = text_length(text);
    if (length < text.length)
        fail(reader, DIAGNOSTIC_TEMPLATE_BYTE, length,
             (struct diagnostic_words){
                 hexadecimal((unsigned char)text.data[length], reader->arena)});
    return !reader->failed;
}

static void parse(struct reader *reader) {
    static const xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_document_type,
        .startElementNs = on_open,
        .endElementNs = on_close,
        .characters = on_characters,
        .ignorableWhitespace = on_characters,
        .cdataBlock = on_cdata,
        .comment = on_comment,
        .processingInstruction = on_instruction,
        .serror = on_error,
    };
    xmlSetExternalEntityLoader(refuse_to_load);
    reader->parser = xmlNewParserCtxt();
    if (!reader->parser)
        arena_exhaust(reader->arena);
    *reader->parser->sax = handler;
    reader->parser->userData = reader;
    struct text text = reader->source->text;
    xmlCtxtReadMemory(reader->parser, text.data ? text.data : "", (int)text.length, NULL, NULL,
                      XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    bool lacked_memory = reader->parser->errNo == XML_ERR_NO_MEMORY;
    xmlFreeParserCtxt(reader->parser);
    if (lacked_memory)
        arena_exhaust(reader->arena);
}

// A list that has room for what comes need not move while texts are added behind it. Templates have
// an event in eight bytes or more.
static size_t likely_events(struct text text) {
    enum { AT_MOST = 4096 };
    size_t count = text.length / 7 + 8;
    return count < AT_MOST ? count : AT_MOST;
}

struct markup xml_read(const struct source *source, struct arena *arena,
                       struct diagnostics *diagnostics) {
    struct reader reader = {.source = source,
                            .arena = arena,
                            .diagnostics = diagnostics,
                            .markup = {.source = source},
                            .characters = {.arena = arena}};
    // A mark that was left in is passed by libxml2, too.
    if (is_ahead(&reader, TEXT("\xEF\xBB\xBF")))
        reader.cursor = 3;
    if (is_acceptable(&reader)) {
        reader.markup.capacity = likely_events(source->text);
        reader.markup.items =
            arena_allocate(arena, reader.markup.capacity, sizeof *reader.markup.items);
        parse(&reader);
    }
    return reader.failed ? (struct markup){.source = source} : reader.markup;
}
