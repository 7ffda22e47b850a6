#include "compiler.h"

#include "address.h"
#include "arena.h"

static size_t count_attributes(const struct markup_event *events, size_t count) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += events[i].kind == MARKUP_ATTRIBUTE;
    return found;
}

struct attributes attributes_of(const struct markup_event *events, size_t count,
                                struct arena *arena) {
    size_t found = count_attributes(events, count);
    struct attributes attributes = {arena_allocate(arena, found, sizeof *attributes.items), 0};
    for (size_t i = 0; i < count && events[i].kind == MARKUP_ATTRIBUTE; i++) {
        struct attribute *attribute = &attributes.items[attributes.count++];
        attribute->name = &events[i];
        attribute->values = &events[i + 1];
        while (events[++i].kind != MARKUP_ATTRIBUTE_END)
            attribute->value_count++;
    }
    return attributes;
}

struct attribute attributes_find(const struct attributes *attributes, struct text name) {
    for (size_t i = 0; i < attributes->count; i++)
        if (text_equal_ignoring_case(attributes->items[i].name->text, name))
            return attributes->items[i];
    return (struct attribute){0};
}

static const struct markup_event *first_placeholder(const struct attribute *attribute) {
    for (size_t i = 0; i < attribute->value_count; i++)
        if (attribute->values[i].kind == MARKUP_PLACEHOLDER)
            return &attribute->values[i];
    return NULL;
}

struct text attribute_literal(const struct attribute *attribute) {
    if (!attribute->name || first_placeholder(attribute))
        return (struct text){0};
    return attribute->value_count ? attribute->values[0].text : TEXT("");
}

// The literal text of a value before one of its events, placeholders left out.
static struct text literal_before(const struct attribute *attribute, size_t end,
                                  struct arena *arena) {
    struct buffer literal = {.arena = arena};
    for (size_t i = 0; i < end; i++)
        if (attribute->values[i].kind == MARKUP_TEXT)
            buffer_append(&literal, attribute->values[i].text);
    return buffer_text(&literal);
}

// --- what may stand in an attribute ---

static bool refuse(struct compiler *compiler, const struct markup_event *event,
                   enum diagnostic_kind kind, struct diagnostic_words words) {
    compiler_report(compiler, kind, event, words);
    return false;
}

static bool literal_is_accepted(struct compiler *compiler, const struct attribute *attribute,
                                struct text literal) {
    enum address_use use = compiler->settings->is_mail ? ADDRESS_IN_MAIL : ADDRESS_IN_PAGE;
    return address_is_allowed(literal, use) ||
           refuse(compiler, attribute->values, DIAGNOSTIC_ADDRESS_REFUSED,
                  (struct diagnostic_words){literal});
}

static enum address_beginning beginning_before(const struct attribute *attribute, size_t value,
                                               struct arena *arena) {
    return address_beginning(literal_before(attribute, value, arena));
}

// The literal parts are checked together, too: a value between them may be empty.
static bool address_is_accepted(struct compiler *compiler, const struct attribute *attribute) {
    size_t count = attribute->value_count;
    for (size_t i = 0; i < count && count > 1; i++) {
        const struct markup_event *value = &attribute->values[i];
        if (value->kind == MARKUP_TEXT)
            continue;
        struct text literal = literal_before(attribute, i, compiler->arena);
        if (!literal_is_accepted(compiler, attribute, literal))
            return false;
        if (beginning_before(attribute, i, compiler->arena) == ADDRESS_OPEN)
            return refuse(compiler, value, DIAGNOSTIC_ADDRESS_UNSETTLED,
                          (struct diagnostic_words){value->text});
    }
    return literal_is_accepted(compiler, attribute,
                               literal_before(attribute, count, compiler->arena));
}

static bool closed_is_accepted(struct compiler *compiler, const struct attribute *attribute,
                               const char *reason) {
    const struct markup_event *placeholder = first_placeholder(attribute);
    return !placeholder ||
           refuse(compiler, placeholder, DIAGNOSTIC_ATTRIBUTE_CLOSED,
                  (struct diagnostic_words){attribute->name->text, text_of(reason)});
}

static bool is_accepted(struct compiler *compiler, const struct attribute *attribute,
                        const struct position_attribute *position) {
    const struct markup_event *placeholder = first_placeholder(attribute);
    struct text closed_by = compiler_element(compiler)->closed_by;
    if (placeholder && closed_by.data)
        return refuse(compiler, placeholder, DIAGNOSTIC_ELEMENT_CLOSED,
                      (struct diagnostic_words){closed_by});
    switch (position->rule) {
    case RULE_SCRIPT:
        return refuse(compiler, attribute->name, DIAGNOSTIC_ATTRIBUTE_SCRIPT,
                      (struct diagnostic_words){attribute->name->text});
    case RULE_CLOSED:
        return closed_is_accepted(compiler, attribute, position->reason);
    case RULE_MEASURE:
        return compiler->settings->is_mail ||
               closed_is_accepted(compiler, attribute, "a page's styles are in its style sheet");
    case RULE_ADDRESS:
        return address_is_accepted(compiler, attribute);
    case RULE_WORDS:
    case RULE_TOKEN:
    case RULE_PAINT:
        return true;
    }
    return false;
}

// --- how a value is escaped in it ---

static enum escape escape_in_address(struct compiler *compiler, const struct attribute *attribute,
                                     size_t value) {
    static const enum escape escapes[] = {[ADDRESS_OPEN] = ESCAPE_PIECE,
                                          [ADDRESS_ANCHOR] = ESCAPE_TOKEN,
                                          [ADDRESS_OPAQUE] = ESCAPE_OPAQUE,
                                          [ADDRESS_SETTLED] = ESCAPE_PIECE};
    if (attribute->value_count == 1)
        return compiler->settings->is_mail ? ESCAPE_MAIL_ADDRESS : ESCAPE_ADDRESS;
    return escapes[beginning_before(attribute, value, compiler->arena)];
}

static enum escape escape_of(struct compiler *compiler, const struct attribute *attribute,
                             enum position_rule rule, size_t value) {
    switch (rule) {
    case RULE_ADDRESS:
        return escape_in_address(compiler, attribute, value);
    case RULE_TOKEN:
        return ESCAPE_TOKEN;
    case RULE_MEASURE:
        return ESCAPE_MEASURE;
    case RULE_PAINT:
        return text_ends_with(literal_before(attribute, value, compiler->arena), TEXT("url(#"))
                   ? ESCAPE_TOKEN
                   : ESCAPE_PAINT;
    case RULE_WORDS:
    case RULE_CLOSED:
    case RULE_SCRIPT:
        return ESCAPE_ATTRIBUTE;
    }
    return ESCAPE_ATTRIBUTE;
}

static void write_attribute(struct compiler *compiler, const struct attribute *attribute,
                            enum position_rule rule) {
    struct writer *writer = &compiler->writer;
    struct buffer *literal = writer_literal(writer);
    buffer_append(literal, TEXT(" "));
    buffer_append(literal, attribute->name->text);
    buffer_append(literal, TEXT("=\""));
    for (size_t i = 0; i < attribute->value_count; i++) {
        const struct markup_event *value = &attribute->values[i];
        if (value->kind == MARKUP_TEXT)
            escape_append(ESCAPE_ATTRIBUTE, value->text, writer_literal(writer));
        else
            compiler_add_value(compiler, value, escape_of(compiler, attribute, rule, i));
    }
    buffer_append(writer_literal(writer), TEXT("\""));
}

// An attribute whose whole value is absent is left out.
static void compile_whole_value(struct compiler *compiler, const struct attribute *attribute,
                                enum position_rule rule) {
    const struct path *path =
        compiler_path(compiler, attribute->values[0].text, &attribute->values[0]);
    if (!path)
        return;
    if (!path_may_be_absent(path)) {
        write_attribute(compiler, attribute, rule);
        return;
    }
    size_t condition =
        writer_add(&compiler->writer, (struct instruction){.kind = INSTRUCTION_IF, .path = path});
    write_attribute(compiler, attribute, rule);
    // In two steps: adding moves the items.
    size_t end = writer_add(&compiler->writer, (struct instruction){.kind = INSTRUCTION_END});
    compiler->writer.program->items[condition].target = end;
}

// With http-equiv a meta element is an order to the browser, and its content the details.
static const struct position_attribute *position_in(const struct attributes *attributes,
                                                    struct text name) {
    static const struct position_attribute order = {
        "content", RULE_CLOSED, "with http-equiv it is an order to the browser"};
    bool is_order = text_equal_ignoring_case(name, TEXT("content")) &&
                    attributes_find(attributes, TEXT("http-equiv")).name;
    return is_order ? &order : position_of_attribute(name);
}

void attributes_compile(struct compiler *compiler, const struct attributes *attributes) {
    for (size_t i = 0; i < attributes->count; i++) {
        const struct attribute *attribute = &attributes->items[i];
        struct text name = attribute->name->text;
        const struct position_attribute *position = position_in(attributes, name);
        if (directive_is_name(name) || !is_accepted(compiler, attribute, position))
            continue;
        if (attribute->value_count == 1 && attribute->values[0].kind == MARKUP_PLACEHOLDER)
            compile_whole_value(compiler, attribute, position->rule);
        else
            write_attribute(compiler, attribute, position->rule);
    }
}
