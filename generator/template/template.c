#include "template.h"

#include "arena.h"
#include "compiler.h"
#include "xml.h"

// --- what the parts of the compiler share ---

struct element *compiler_element(const struct compiler *compiler) {
    return &compiler->items[compiler->count - 1];
}

const struct source *compiler_source(const struct compiler *compiler) {
    return compiler->includes[compiler->include_count - 1];
}

static struct place place_of(const struct compiler *compiler, const struct markup_event *event) {
    return (struct place){compiler_source(compiler), event->offset, event->text.length};
}

void compiler_report(struct compiler *compiler, enum diagnostic_kind kind,
                     const struct markup_event *event, struct diagnostic_words words) {
    diagnostics_add(compiler->diagnostics, kind, place_of(compiler, event), words);
}

const struct path *compiler_path(struct compiler *compiler, struct text name,
                                 const struct markup_event *event) {
    struct place place = place_of(compiler, event);
    place.offset += (size_t)(name.data - event->text.data);
    place.length = name.length;
    return path_resolve(&compiler->scope, name, place, compiler->arena, compiler->diagnostics);
}

// What to do with a value that cannot be written; absent for those that can.
static struct text advice_for(enum value_kind kind) {
    static const char *const advice[] = {
        [VALUE_BOOLEAN] = "use it in data-if",
        [VALUE_RECORD] = "write one of the names within it",
        [VALUE_LIST] = "repeat an element for its items with data-each",
        [VALUE_MAP] = "write one of the names within it",
    };
    bool is_written = kind == VALUE_TEXT || kind == VALUE_NUMBER || kind == VALUE_INTEGER;
    return is_written ? (struct text){0} : text_of(advice[kind]);
}

// Whether it is known already that the value will not be there.
static bool is_absent(const struct compiler *compiler, const struct path *path) {
    struct path_view view = {.root = compiler->settings->names.record};
    return view.root && path->start != PATH_FROM_LOOP && !path_is_present(path, &view);
}

void compiler_add_value(struct compiler *compiler, const struct markup_event *placeholder,
                        enum escape escape) {
    compiler->line = LINE_HAS_WORDS;
    const struct path *path = compiler_path(compiler, placeholder->text, placeholder);
    if (!path)
        return;
    struct text advice = advice_for(path_kind(path));
    if (compiler->author == AUTHOR_OF_WORDS && is_absent(compiler, path))
        compiler_report(compiler, DIAGNOSTIC_VALUE_ABSENT, placeholder,
                        (struct diagnostic_words){placeholder->text});
    else if (advice.data)
        compiler_report(
            compiler, DIAGNOSTIC_NAME_NOT_TEXT, placeholder,
            (struct diagnostic_words){placeholder->text, path_kind_words(path_kind(path)), advice});
    else
        writer_add(&compiler->writer,
                   (struct instruction){.kind = INSTRUCTION_VALUE, .path = path, .escape = escape});
}

// --- plain text ---

static size_t count_blanks(struct text text) {
    size_t count = 0;
    while (count < text.length && (text.data[count] == ' ' || text.data[count] == '\t'))
        count++;
    return count;
}

static size_t behind_last_line_end(struct text text) {
    size_t end = text.length;
    while (end > 0 && text.data[end - 1] != '\n')
        end--;
    return end;
}

// Without the end of a line that holds nothing but tags: such a line is left out as a whole.
static struct text without_tag_line(struct compiler *compiler, struct text text) {
    size_t blanks = count_blanks(text);
    bool ends_line = blanks < text.length && text.data[blanks] == '\n';
    if (compiler->line != LINE_HAS_TAGS || !ends_line)
        return text;
    compiler->line = LINE_IS_EMPTY;
    writer_hold(&compiler->writer, (struct text){0});
    return text_slice(text, blanks + 1, text.length);
}

// Blanks that begin a line wait until it is known what the line holds.
static void add_plain_text(struct compiler *compiler, struct text words) {
    struct text text = without_tag_line(compiler, words);
    size_t lines = behind_last_line_end(text);
    struct text last = text_slice(text, lines, text.length);
    if (lines > 0) {
        buffer_append(writer_literal(&compiler->writer), text_slice(text, 0, lines));
        compiler->line = LINE_IS_EMPTY;
    }
    if (compiler->line != LINE_HAS_WORDS && count_blanks(last) == last.length) {
        writer_hold(&compiler->writer, TEXT_JOIN(compiler->arena, compiler->writer.held, last));
    } else {
        buffer_append(writer_literal(&compiler->writer), last);
        compiler->line = LINE_HAS_WORDS;
    }
}

static void note_tag(struct compiler *compiler) {
    if (compiler->line == LINE_IS_EMPTY)
        compiler->line = LINE_HAS_TAGS;
}

// --- content ---

static bool is_blank(struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] != ' ' && text.data[i] != '\t' && text.data[i] != '\n')
            return false;
    return true;
}

static bool is_layout(const struct element *element, struct text text) {
    return element->space == SPACE_IS_LAYOUT && is_blank(text) && text_contains(text, TEXT("\n"));
}

// Whether tags vanish, and white space is content but for lines that hold nothing else.
static bool is_plain(enum syntax syntax) {
    return syntax == SYNTAX_TEXT || syntax == SYNTAX_JSON;
}

static bool is_raw(const struct element *element) {
    enum position_content content = element->position->content;
    return element->syntax == SYNTAX_HTML && (content == CONTENT_DATA || content == CONTENT_STYLE);
}

static enum json_state json_behind(enum json_state state, struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (state == JSON_BEHIND_BACKSLASH)
            state = JSON_IN_STRING;
        else if (state == JSON_IN_STRING && c == '\\')
            state = JSON_BEHIND_BACKSLASH;
        else if (c == '"')
            state = state == JSON_OUTSIDE ? JSON_IN_STRING : JSON_OUTSIDE;
    }
    return state;
}

// Whether values are filled into JSON.
static bool holds_json(const struct element *element) {
    bool is_data = element->position->content == CONTENT_DATA;
    return element->syntax == SYNTAX_JSON || (is_data && is_raw(element));
}

// A '<' in JSON could become an end tag together with the value behind it; in CSS it compares.
static void check_raw_text(struct compiler *compiler, const struct markup_event *event) {
    const struct element *element = compiler_element(compiler);
    bool is_json = element->position->content == CONTENT_DATA;
    struct text ends[] = {is_json ? TEXT("<") : TEXT("</"), TEXT("<!")};
    struct text instead = is_json ? TEXT("\\u003C") : (struct text){0};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (text_contains(event->text, ends[i])) {
            compiler_report(
                compiler, DIAGNOSTIC_SCRIPT_END, event,
                (struct diagnostic_words){ends[i], text_of(element->position->name), instead});
            return;
        }
    }
}

static void add_raw_text(struct compiler *compiler, const struct markup_event *event) {
    check_raw_text(compiler, event);
    compiler->json = json_behind(compiler->json, event->text);
    buffer_append(writer_literal(&compiler->writer), event->text);
}

static enum escape escape_in(const struct element *element) {
    if (element->syntax == SYNTAX_TEXT)
        return ESCAPE_PLAIN;
    if (is_raw(element) || element->syntax == SYNTAX_JSON)
        return ESCAPE_JSON;
    return element->position->content == CONTENT_TITLE ? ESCAPE_TITLE : ESCAPE_TEXT;
}

static void refuse_content(struct compiler *compiler, const struct markup_event *event) {
    compiler_report(compiler, DIAGNOSTIC_ELEMENT_WITH_CONTENT, event,
                    (struct diagnostic_words){compiler_element(compiler)->name});
}

static void add_text(struct compiler *compiler, const struct markup_event *event) {
    const struct element *element = compiler_element(compiler);
    if (element->trace == ELEMENT_EMPTY) {
        if (!is_blank(event->text))
            refuse_content(compiler, event);
    } else if (is_plain(element->syntax)) {
        compiler->json = json_behind(compiler->json, event->text);
        add_plain_text(compiler, event->text);
    } else if (is_raw(element)) {
        add_raw_text(compiler, event);
    } else if (is_layout(element, event->text)) {
        writer_hold(&compiler->writer, TEXT("\n"));
    } else {
        escape_append(escape_in(element), event->text, writer_literal(&compiler->writer));
    }
}

static void refuse_bare(struct compiler *compiler, const struct markup_event *event) {
    compiler_report(compiler, DIAGNOSTIC_JSON_BARE, event, (struct diagnostic_words){event->text});
    if (compiler->json == JSON_BEHIND_BACKSLASH)
        compiler->json = JSON_IN_STRING;
}

static void add_placeholder(struct compiler *compiler, const struct markup_event *event) {
    const struct element *element = compiler_element(compiler);
    enum escape escape = escape_in(element);
    if (element->trace == ELEMENT_EMPTY)
        refuse_content(compiler, event);
    else if (element->closed_by.data)
        compiler_report(compiler, DIAGNOSTIC_ELEMENT_CLOSED, event,
                        (struct diagnostic_words){element->closed_by});
    else if (escape == ESCAPE_JSON && compiler->json != JSON_IN_STRING)
        refuse_bare(compiler, event);
    else
        compiler_add_value(compiler, event, escape);
}

// --- elements ---

static bool is_insert(struct text name) {
    return text_equal(name, TEXT("insert"));
}

static bool is_consumed(const struct compiler *compiler, struct text name) {
    bool is_tagless = is_plain(compiler->writer.program->syntax);
    return is_tagless || is_insert(name) || text_equal(name, TEXT("group"));
}

static bool reads_tags(const struct element *element) {
    enum position_content content = element->position->content;
    return element->syntax == SYNTAX_XML || content == CONTENT_MARKUP || content == CONTENT_SPACED;
}

// The root of a document of each kind; absent where it can have several.
static const char *const roots[] = {
    [SYNTAX_HTML] = "html", [SYNTAX_XML] = NULL, [SYNTAX_TEXT] = "text", [SYNTAX_JSON] = "json"};
enum { SYNTAX_KINDS = sizeof roots / sizeof *roots };

// Whether only text, <group> and <insert> may stand where the compiler is.
static bool refuses_element(const struct compiler *compiler, struct text name) {
    const struct element *around = compiler_element(compiler);
    if (is_insert(name) || text_equal(name, TEXT("group")))
        return false;
    if (is_plain(around->syntax))
        return !text_equal(name, text_of(roots[around->syntax]));
    return !reads_tags(around);
}

static bool is_placed(struct compiler *compiler, const struct markup_event *open) {
    const struct element *around = compiler_element(compiler);
    struct text within =
        text_of(is_plain(around->syntax) ? roots[around->syntax] : around->position->name);
    bool is_misplaced = refuses_element(compiler, open->text);
    if (around->trace == ELEMENT_EMPTY)
        refuse_content(compiler, open);
    else if (is_misplaced)
        compiler_report(compiler, DIAGNOSTIC_ELEMENT_MISPLACED, open,
                        (struct diagnostic_words){open->text, within});
    return !is_misplaced;
}

static enum syntax syntax_of(const struct compiler *compiler,
                             const struct position_element *position) {
    enum syntax around = compiler_element(compiler)->syntax;
    if (compiler->writer.program->syntax != SYNTAX_HTML || position->tongue == TONGUE_SAME)
        return around;
    return position->tongue == TONGUE_XML ? SYNTAX_XML : SYNTAX_HTML;
}

static bool counts_space(const struct position_element *position) {
    return position->content == CONTENT_SPACED || position->content == CONTENT_FIELD;
}

static void push_element(struct compiler *compiler, struct text name) {
    struct element element = *compiler_element(compiler);
    const struct position_element *position = position_of_element(name);
    element.name = name;
    element.loop = element.condition = NO_INSTRUCTION;
    element.variables_outside = compiler->scope.count;
    element.trace = is_insert(name) ? ELEMENT_EMPTY : ELEMENT_CONSUMED;
    if (!is_consumed(compiler, name)) {
        element.trace = ELEMENT_WRITTEN;
        element.syntax = syntax_of(compiler, position);
        element.position = position;
        if (counts_space(position))
            element.space = SPACE_COUNTS;
        if (position->trust == TRUST_NO_VALUES)
            element.closed_by = name;
        if (position->content == CONTENT_DATA)
            compiler->json = JSON_OUTSIDE;
    }
    element.json = compiler->json;
    *ARENA_PUSH(compiler->arena, compiler, items) = element;
}

static void check_script(struct compiler *compiler, const struct markup_event *open,
                         const struct attributes *attributes) {
    const struct element *element = compiler_element(compiler);
    struct attribute type = attributes_find(attributes, TEXT("type"));
    bool is_data = element->syntax == SYNTAX_HTML &&
                   text_equal_ignoring_case(attribute_literal(&type), TEXT("application/ld+json"));
    if (element->position->content == CONTENT_DATA && !is_data)
        compiler_report(compiler, DIAGNOSTIC_SCRIPT_REFUSED, open, (struct diagnostic_words){0});
}

// Whether anything follows the start tag before its end tag.
enum element_filling { ELEMENT_HOLDS_NOTHING, ELEMENT_HOLDS_SOMETHING };

static void write_start_tag(struct compiler *compiler, const struct markup_event *open,
                            const struct attributes *attributes, enum element_filling filling) {
    struct element *element = compiler_element(compiler);
    check_script(compiler, open, attributes);
    buffer_append(writer_literal(&compiler->writer), TEXT("<"));
    buffer_append(writer_literal(&compiler->writer), element->name);
    attributes_compile(compiler, attributes);
    bool is_html = element->syntax == SYNTAX_HTML;
    bool is_closed = !is_html && filling == ELEMENT_HOLDS_NOTHING;
    bool is_void = is_html && element->position->content == CONTENT_NOTHING;
    if (is_closed || is_void)
        element->trace = ELEMENT_EMPTY;
    buffer_append(writer_literal(&compiler->writer), is_closed ? TEXT("/>") : TEXT(">"));
}

static void check_consumed(struct compiler *compiler, const struct attributes *attributes) {
    struct text name = compiler_element(compiler)->name;
    for (size_t i = 0; i < attributes->count; i++) {
        const struct markup_event *attribute = attributes->items[i].name;
        bool names_part = is_insert(name) && text_equal(attribute->text, TEXT("name"));
        if (!names_part && !directive_is_name(attribute->text))
            compiler_report(compiler, DIAGNOSTIC_DIRECTIVE_ATTRIBUTE, attribute,
                            (struct diagnostic_words){attribute->text, name});
    }
}

// The index of the last event before the end of the element whose start tag ends at `tag_end`.
static size_t before_close(const struct markup *markup, size_t tag_end) {
    size_t i = tag_end;
    for (size_t depth = 1; depth > 0;) {
        i++;
        depth += markup->items[i].kind == MARKUP_OPEN;
        depth -= markup->items[i].kind == MARKUP_CLOSE;
    }
    return i - 1;
}

static size_t tag_end_of(const struct markup *markup, size_t open) {
    size_t i = open;
    while (markup->items[i + 1].kind == MARKUP_ATTRIBUTE)
        while (markup->items[++i].kind != MARKUP_ATTRIBUTE_END)
            ;
    return i;
}

// Returns the index of the last event that the element's start has used up.
static size_t open_element(struct compiler *compiler, const struct markup *markup, size_t i) {
    const struct markup_event *open = &markup->items[i];
    size_t tag_end = tag_end_of(markup, i);
    struct attributes attributes = attributes_of(open + 1, tag_end - i, compiler->arena);
    struct directives directives = directives_of(&attributes);
    bool includes = directives.include.name != NULL;
    bool is_empty = markup->items[tag_end + 1].kind == MARKUP_CLOSE && !includes;
    bool placed = is_placed(compiler, open);
    push_element(compiler, open->text);
    note_tag(compiler);
    directives_begin(compiler, &directives);
    if (compiler_element(compiler)->trace == ELEMENT_WRITTEN)
        write_start_tag(compiler, open, &attributes,
                        is_empty ? ELEMENT_HOLDS_NOTHING : ELEMENT_HOLDS_SOMETHING);
    else if (placed)
        check_consumed(compiler, &attributes);
    if (is_insert(open->text))
        directives_insert(compiler, open, &attributes);
    if (!includes)
        return tag_end;
    directives_include(compiler, &directives.include);
    return before_close(markup, tag_end);
}

static void close_element(struct compiler *compiler, const struct markup_event *close) {
    struct element element = *compiler_element(compiler);
    if (holds_json(&element) && compiler->json != element.json)
        compiler_report(compiler, DIAGNOSTIC_JSON_TORN, close,
                        (struct diagnostic_words){element.name});
    if (element.trace == ELEMENT_WRITTEN) {
        struct buffer *literal = writer_literal(&compiler->writer);
        buffer_append(literal, TEXT("</"));
        buffer_append(literal, element.name);
        buffer_append(literal, TEXT(">"));
    }
    note_tag(compiler);
    directives_end(compiler, &element);
    compiler->count--;
}

void compiler_add_markup(struct compiler *compiler, const struct markup *markup) {
    for (size_t i = 0; i < markup->count; i++) {
        const struct markup_event *event = &markup->items[i];
        switch (event->kind) {
        case MARKUP_OPEN:
            i = open_element(compiler, markup, i);
            break;
        case MARKUP_TEXT:
            add_text(compiler, event);
            break;
        case MARKUP_PLACEHOLDER:
            add_placeholder(compiler, event);
            break;
        case MARKUP_CLOSE:
            close_element(compiler, event);
            break;
        case MARKUP_ATTRIBUTE:
        case MARKUP_ATTRIBUTE_END:
            break; // open_element has passed them
        }
    }
}

// --- whole programs ---

// The writer comes back with all that the markup wrote.
static struct writer compile(const struct markup *markup, const struct template_settings *settings,
                             enum compiler_author author, struct writer writer,
                             struct diagnostics *diagnostics) {
    struct compiler compiler = {
        .author = author,
        .settings = settings,
        .arena = writer.arena,
        .diagnostics = diagnostics,
        .scope = {.names = settings->names},
        .writer = writer,
        .includes = {markup->source},
        .include_count = 1,
    };
    *ARENA_PUSH(compiler.arena, &compiler, items) = (struct element){
        .position = position_of_element(TEXT("")),
        .syntax = writer.program->syntax,
        .trace = ELEMENT_CONSUMED,
        .loop = NO_INSTRUCTION,
        .condition = NO_INSTRUCTION,
    };
    compiler_add_markup(&compiler, markup);
    return compiler.writer;
}

static enum syntax syntax_of_root(const struct markup *markup) {
    struct text root = markup->count ? markup->items[0].text : TEXT("");
    for (size_t i = 0; i < SYNTAX_KINDS; i++)
        if (roots[i] && text_is(root, roots[i]))
            return (enum syntax)i;
    return SYNTAX_XML;
}

// A list that has room for what comes need not move while literal text grows behind it. Beside the
// value and the text before it there are the conditions and loops: six have been enough.
static size_t likely_instructions(const struct markup *markup) {
    enum { AT_MOST = 4096 };
    size_t count = 2;
    for (size_t i = 0; i < markup->count && count < AT_MOST; i++)
        count += markup->items[i].kind == MARKUP_PLACEHOLDER ? 6 : 0;
    return count;
}

const struct program *template_compile(const struct source *source,
                                       const struct template_settings *settings,
                                       struct arena *arena, struct diagnostics *diagnostics) {
    static const char *const beginnings[] = {
        [SYNTAX_HTML] = "<!doctype html>\n",
        [SYNTAX_XML] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        [SYNTAX_TEXT] = "",
        [SYNTAX_JSON] = "",
    };
    struct markup markup = xml_read(source, arena, diagnostics);
    enum syntax syntax = syntax_of_root(&markup);
    struct writer writer = writer_new(syntax, likely_instructions(&markup), arena);
    buffer_append(writer_literal(&writer), text_of(beginnings[syntax]));
    writer = compile(&markup, settings, AUTHOR_OF_TEMPLATE, writer, diagnostics);
    if (!is_plain(syntax))
        buffer_append(writer_literal(&writer), TEXT("\n"));
    return writer_finish(&writer);
}

const struct program *template_compile_named(struct text name,
                                             const struct template_settings *settings,
                                             struct arena *arena, struct diagnostics *diagnostics) {
    const struct source *source = settings->library.find(settings->library.library, name);
    if (source)
        return template_compile(source, settings, arena, diagnostics);
    diagnostics_add(diagnostics, DIAGNOSTIC_TEMPLATE_UNKNOWN, (struct place){0},
                    (struct diagnostic_words){name});
    return NULL;
}

static const struct program *compile_part(const struct markup *markup,
                                          const struct template_settings *settings,
                                          struct writer writer, struct diagnostics *diagnostics) {
    writer = compile(markup, settings, AUTHOR_OF_WORDS, writer, diagnostics);
    writer_literal(&writer);
    return writer_finish(&writer);
}

const struct program *template_compile_markup(const struct markup *markup,
                                              const struct template_settings *settings,
                                              struct arena *arena,
                                              struct diagnostics *diagnostics) {
    return compile_part(markup, settings,
                        writer_new(SYNTAX_HTML, likely_instructions(markup), arena), diagnostics);
}

const struct program *template_compile_words(const struct markup *markup,
                                             const struct template_settings *settings,
                                             struct arena *arena, struct diagnostics *diagnostics) {
    return compile_part(markup, settings,
                        writer_new(SYNTAX_TEXT, likely_instructions(markup), arena), diagnostics);
}
