#include "sarif.h"

#include "arena.h"
#include "buffer.h"
#include "source.h"

static const char head[] = "{\"version\":\"2.1.0\",\n"
                           "\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\n"
                           "\"runs\":[{\n\"columnKind\":\"unicodeCodePoints\",\n"
                           "\"tool\":{\"driver\":{\"name\":\"niot\",\"version\":";

static void append_member(struct buffer *buffer, struct text name, struct text value) {
    diagnostic_append_json_string(buffer, name);
    buffer_append_byte(buffer, ':');
    diagnostic_append_json_string(buffer, value);
}

static void append_number(struct buffer *buffer, struct text name, size_t number) {
    diagnostic_append_json_string(buffer, name);
    buffer_append_byte(buffer, ':');
    buffer_append_integer(buffer, (long long)number);
}

static void append_message(struct buffer *buffer, struct text name, struct text message) {
    buffer_append_byte(buffer, ',');
    diagnostic_append_json_string(buffer, name);
    buffer_append(buffer, TEXT(":{"));
    append_member(buffer, TEXT("text"), message);
    buffer_append_byte(buffer, '}');
}

static struct text level_of(const struct diagnostic_row *row, bool strict) {
    static const char *const levels[] = {
        [DIAGNOSTIC_ERROR] = "error", [DIAGNOSTIC_ADVICE] = "warning", [DIAGNOSTIC_NOTE] = "note"};
    bool is_raised = strict && row->severity == DIAGNOSTIC_ADVICE;
    return text_of(levels[is_raised ? DIAGNOSTIC_ERROR : row->severity]);
}

// --- rules ---

static bool is_first_of_kind(const struct diagnostic_order *order, size_t i) {
    for (size_t j = 0; j < i; j++)
        if (order->items[j]->kind == order->items[i]->kind)
            return false;
    return true;
}

// "NUMBER_EQUAL" is "NumberEqual", as SARIF wants its names.
static struct text rule_name(const char *name, struct arena *arena) {
    struct buffer words = {.arena = arena};
    bool begins_word = true;
    for (const char *letter = name; *letter; letter++) {
        if (*letter != '_')
            buffer_append_byte(&words, begins_word ? *letter : text_small_letter(*letter));
        begins_word = *letter == '_';
    }
    return buffer_text(&words);
}

// The same as `niot explain` says.
static void append_description(struct buffer *buffer, enum diagnostic_kind kind) {
    struct arena *arena = buffer->arena;
    const struct diagnostic_row *row = diagnostic_row(kind);
    append_message(buffer, TEXT("shortDescription"), diagnostic_wording(kind, arena));
    append_message(buffer, TEXT("fullDescription"), text_of(row->meaning));
    append_message(buffer, TEXT("help"),
                   TEXT_JOIN(arena, TEXT("said of: "), text_of(row->example), TEXT("\ninstead: "),
                             text_of(row->remedy)));
}

static void append_rules(struct buffer *buffer, const struct diagnostic_order *order) {
    bool is_first = true;
    for (size_t i = 0; i < order->count; i++) {
        if (!is_first_of_kind(order, i))
            continue;
        const struct diagnostic_row *row = diagnostic_row(order->items[i]->kind);
        buffer_append(buffer, is_first ? TEXT("\n{") : TEXT(",\n{"));
        append_member(buffer, TEXT("id"), text_of(row->code));
        buffer_append_byte(buffer, ',');
        append_member(buffer, TEXT("name"), rule_name(row->name, buffer->arena));
        append_description(buffer, order->items[i]->kind);
        buffer_append_byte(buffer, '}');
        is_first = false;
    }
}

// --- results ---

// A path as a relative reference: what is not allowed in one is written as %XX.
static struct text uri_of(struct text path, struct arena *arena) {
    struct buffer uri = {.arena = arena};
    for (size_t i = 0; i < path.length; i++) {
        unsigned char byte = (unsigned char)path.data[i];
        bool is_plain = byte > ' ' && byte < 0x7F && !strchr("%?#[]\"<>\\^`{|}", byte);
        if (is_plain) {
            buffer_append_byte(&uri, path.data[i]);
            continue;
        }
        buffer_append_byte(&uri, '%');
        buffer_append_byte(&uri, "0123456789ABCDEF"[byte >> 4]);
        buffer_append_byte(&uri, "0123456789ABCDEF"[byte & 0xF]);
    }
    return buffer_text(&uri);
}

static void append_region(struct buffer *buffer, struct place place) {
    struct source_location location = source_locate(place);
    buffer_append(buffer, TEXT(",\"region\":{"));
    append_number(buffer, TEXT("startLine"), location.line);
    buffer_append_byte(buffer, ',');
    append_number(buffer, TEXT("startColumn"), location.column);
    buffer_append_byte(buffer, '}');
}

static void append_location(struct buffer *buffer, struct place place, struct text subject) {
    struct text path = place.source ? place.source->path : subject;
    if (!path.data)
        return;
    buffer_append(buffer, TEXT(",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{"));
    append_member(buffer, TEXT("uri"), uri_of(path, buffer->arena));
    buffer_append_byte(buffer, '}');
    if (place.source)
        append_region(buffer, place);
    buffer_append(buffer, TEXT("}}]"));
}

static void append_result(struct buffer *buffer, const struct diagnostic *diagnostic,
                          struct text subject, bool strict) {
    const struct diagnostic_row *row = diagnostic_row(diagnostic->kind);
    append_member(buffer, TEXT("ruleId"), text_of(row->code));
    buffer_append_byte(buffer, ',');
    append_member(buffer, TEXT("level"), level_of(row, strict));
    append_message(buffer, TEXT("message"), diagnostic->message);
    append_location(buffer, diagnostic->place, subject);
}

void sarif_print(const struct diagnostics *list, struct diagnostic_style style, struct text version,
                 struct buffer *buffer) {
    struct diagnostic_order order = diagnostics_in_order(list, style, buffer->arena);
    buffer_append(buffer, text_of(head));
    diagnostic_append_json_string(buffer, version);
    buffer_append(buffer, TEXT(",\"rules\":["));
    append_rules(buffer, &order);
    buffer_append(buffer, TEXT("]}},\n\"results\":["));
    for (size_t i = 0; i < order.count; i++) {
        buffer_append(buffer, i ? TEXT(",\n{") : TEXT("\n{"));
        append_result(buffer, order.items[i], list->subject, style.strict);
        buffer_append_byte(buffer, '}');
    }
    buffer_append(buffer, TEXT("]}]}\n"));
}
