#include "compiler.h"

#include "arena.h"
#include "xml.h"

static const char *const directive_names[] = {"data-each", "data-if", "data-include"};

bool directive_is_name(struct text name) {
    for (size_t i = 0; i < sizeof directive_names / sizeof directive_names[0]; i++)
        if (text_is(name, directive_names[i]))
            return true;
    return false;
}

struct directives directives_of(const struct attributes *attributes) {
    return (struct directives){
        .each = attributes_find(attributes, TEXT("data-each")),
        .condition = attributes_find(attributes, TEXT("data-if")),
        .include = attributes_find(attributes, TEXT("data-include")),
    };
}

// What a directive says; absent, and reported, when it holds a placeholder.
static struct text words_of(struct compiler *compiler, const struct attribute *attribute) {
    struct text words = attribute_literal(attribute);
    if (!words.data)
        compiler_report(compiler, DIAGNOSTIC_DIRECTIVE_BRACES, attribute->name,
                        (struct diagnostic_words){attribute->name->text});
    return words.data ? text_trim(words) : words;
}

static const struct markup_event *event_of(const struct attribute *attribute) {
    return attribute->value_count ? attribute->values : attribute->name;
}

// --- loops ---

struct loop_words {
    struct text item;
    struct text list;
};

// Both are absent when the words are not "item in list".
static struct loop_words loop_words_of(struct text words) {
    struct text_cut item = text_cut(words, ' ');
    struct text_cut in = text_cut(item.found ? text_trim(item.tail) : item.tail, ' ');
    struct text list = in.found ? text_trim(in.tail) : in.tail;
    bool is_loop = path_is_word(item.head) && text_equal(in.head, TEXT("in")) && list.length > 0;
    return is_loop ? (struct loop_words){item.head, list} : (struct loop_words){0};
}

static const struct path *list_path(struct compiler *compiler, struct text name,
                                    const struct markup_event *event) {
    const struct path *path = compiler_path(compiler, name, event);
    if (!path || path_kind(path) == VALUE_LIST)
        return path;
    compiler_report(compiler, DIAGNOSTIC_NAME_NOT_LIST, event,
                    (struct diagnostic_words){name, path_kind_words(path_kind(path))});
    return NULL;
}

static void begin_loop(struct compiler *compiler, const struct attribute *each) {
    struct text words = words_of(compiler, each);
    struct loop_words loop = loop_words_of(words);
    if (!loop.item.data) {
        if (words.data)
            compiler_report(compiler, DIAGNOSTIC_EACH_SYNTAX, event_of(each),
                            (struct diagnostic_words){words});
        return;
    }
    if (compiler->scope.count == LOOPS_AT_MOST) {
        compiler_report(compiler, DIAGNOSTIC_TEMPLATE_TOO_DEEP, each->name,
                        (struct diagnostic_words){each->name->text,
                                                  text_of_integer(compiler->arena, LOOPS_AT_MOST)});
        return;
    }
    const struct path *path = list_path(compiler, loop.list, event_of(each));
    if (path)
        compiler_element(compiler)->loop = writer_add(
            &compiler->writer,
            (struct instruction){.kind = INSTRUCTION_EACH, .path = path, .text = loop.item});
    compiler->scope.variables[compiler->scope.count++] =
        (struct path_variable){loop.item, path ? path->type : NULL};
}

static void end_loop(struct compiler *compiler, size_t each) {
    size_t next = writer_add(&compiler->writer,
                             (struct instruction){.kind = INSTRUCTION_NEXT, .target = each + 1});
    compiler->writer.program->items[each].target = next + 1;
}

// --- conditions ---

static bool has_blank(struct text text) {
    return text_contains(text, TEXT(" ")) || text_contains(text, TEXT("\t"));
}

static void begin_condition(struct compiler *compiler, const struct attribute *condition) {
    struct text words = words_of(compiler, condition);
    bool is_reversed = text_starts_with(words, TEXT("not "));
    struct text name = is_reversed ? text_trim(text_slice(words, 4, words.length)) : words;
    if (!words.data)
        return;
    if (name.length == 0 || has_blank(name)) {
        compiler_report(compiler, DIAGNOSTIC_IF_SYNTAX, event_of(condition),
                        (struct diagnostic_words){words});
        return;
    }
    const struct path *path = compiler_path(compiler, name, event_of(condition));
    if (path)
        compiler_element(compiler)->condition = writer_add(
            &compiler->writer,
            (struct instruction){.kind = INSTRUCTION_IF,
                                 .path = path,
                                 .sense = is_reversed ? WHEN_NOT_PRESENT : WHEN_PRESENT});
}

static void end_condition(struct compiler *compiler, size_t condition) {
    // In two steps: adding moves the items.
    size_t end = writer_add(&compiler->writer, (struct instruction){.kind = INSTRUCTION_END});
    compiler->writer.program->items[condition].target = end;
}

void directives_begin(struct compiler *compiler, const struct directives *directives) {
    if (directives->each.name)
        begin_loop(compiler, &directives->each);
    if (directives->condition.name)
        begin_condition(compiler, &directives->condition);
}

void directives_end(struct compiler *compiler, const struct element *element) {
    if (element->condition != NO_INSTRUCTION)
        end_condition(compiler, element->condition);
    if (element->loop != NO_INSTRUCTION)
        end_loop(compiler, element->loop);
    compiler->scope.count = element->variables_outside;
}

// --- other files and programs ---

static bool is_open(const struct compiler *compiler, const struct source *source) {
    for (size_t i = 0; i < compiler->include_count; i++)
        if (text_equal(compiler->includes[i]->path, source->path))
            return true;
    return false;
}

static const struct source *find_file(struct compiler *compiler, struct text name,
                                      const struct attribute *include) {
    const struct template_library *library = &compiler->settings->library;
    const struct source *source = library->find ? library->find(library->library, name) : NULL;
    struct diagnostic_words words = {name};
    if (!source) {
        compiler_report(compiler, DIAGNOSTIC_INCLUDE_MISSING, event_of(include), words);
        return NULL;
    }
    if (is_open(compiler, source)) {
        compiler_report(compiler, DIAGNOSTIC_INCLUDE_LOOP, event_of(include), words);
        return NULL;
    }
    if (compiler->include_count > INCLUDES_AT_MOST) {
        words = (struct diagnostic_words){include->name->text,
                                          text_of_integer(compiler->arena, INCLUDES_AT_MOST)};
        compiler_report(compiler, DIAGNOSTIC_TEMPLATE_TOO_DEEP, include->name, words);
        return NULL;
    }
    return source;
}

void directives_include(struct compiler *compiler, const struct attribute *include) {
    struct text name = words_of(compiler, include);
    const struct source *source = name.data ? find_file(compiler, name, include) : NULL;
    if (!source)
        return;
    struct markup markup = xml_read(source, compiler->arena, compiler->diagnostics);
    compiler->includes[compiler->include_count++] = source;
    compiler_add_markup(compiler, &markup);
    compiler->include_count--;
}

static const struct template_part *find_part(const struct template_settings *settings,
                                             struct text name) {
    for (size_t i = 0; i < settings->part_count; i++)
        if (text_equal(settings->parts[i].name, name))
            return &settings->parts[i];
    return NULL;
}

static void report_unknown_part(struct compiler *compiler, struct text name,
                                const struct markup_event *event) {
    const struct template_settings *settings = compiler->settings;
    struct text *names = arena_allocate(compiler->arena, settings->part_count, sizeof *names);
    for (size_t i = 0; i < settings->part_count; i++)
        names[i] = settings->parts[i].name;
    struct text nearest = text_nearest(name, names, settings->part_count, *compiler->arena);
    compiler_report(compiler, DIAGNOSTIC_INSERT_UNKNOWN, event,
                    (struct diagnostic_words){name, nearest});
}

// HTML may stand where HTML is written and tags are read, and plain text in plain text.
static bool may_hold(const struct element *element, const struct program *part) {
    enum position_content content = element->position->content;
    bool reads_tags = content == CONTENT_MARKUP || content == CONTENT_SPACED;
    bool is_plain = element->syntax == SYNTAX_TEXT;
    return part->syntax == element->syntax && part->syntax != SYNTAX_XML &&
           (is_plain || reads_tags);
}

static struct text syntax_words(enum syntax syntax) {
    static const char *const words[] = {[SYNTAX_HTML] = "content of a page",
                                        [SYNTAX_XML] = "a document of its own",
                                        [SYNTAX_TEXT] = "plain text",
                                        [SYNTAX_JSON] = "JSON"};
    return text_of(words[syntax]);
}

void directives_insert(struct compiler *compiler, const struct markup_event *open,
                       const struct attributes *attributes) {
    struct attribute attribute = attributes_find(attributes, TEXT("name"));
    struct text name = attribute.name ? words_of(compiler, &attribute) : TEXT("");
    if (!name.data)
        return;
    const struct markup_event *event = attribute.name ? event_of(&attribute) : open;
    const struct template_part *part = find_part(compiler->settings, name);
    const struct element *element = compiler_element(compiler);
    compiler->line = LINE_HAS_WORDS;
    if (!part)
        report_unknown_part(compiler, name, event);
    else if (element->closed_by.data)
        compiler_report(compiler, DIAGNOSTIC_ELEMENT_CLOSED, event,
                        (struct diagnostic_words){element->closed_by});
    else if (!may_hold(element, part->program))
        compiler_report(compiler, DIAGNOSTIC_INSERT_MISPLACED, event,
                        (struct diagnostic_words){name, syntax_words(part->program->syntax)});
    else
        writer_add(
            &compiler->writer,
            (struct instruction){.kind = INSTRUCTION_INSERT, .text = name, .part = part->program});
}
