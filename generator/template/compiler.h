// Compiler: what the parts of the template compiler share: markup events in, instructions out.
// template.c goes over the events, directive.c reads what controls (data-each, data-if,
// data-include, <insert>), attribute.c compiles the other attributes.
#ifndef NIOT_COMPILER_H
#define NIOT_COMPILER_H

#include "diagnostic.h"
#include "markup.h"
#include "path.h"
#include "position.h"
#include "template.h"
#include "writer.h"

#include <stdint.h>

enum { INCLUDES_AT_MOST = 8 };

// An attribute's events: its name, and the TEXT and PLACEHOLDER events of its value.
struct attribute {
    const struct markup_event *name;
    const struct markup_event *values;
    size_t value_count;
};

// The attributes of one start tag, between its OPEN and what follows.
struct attributes {
    struct attribute *items;
    size_t count;
};

// What a tag leaves in the output: itself, or nothing but its content.
enum element_trace { ELEMENT_WRITTEN, ELEMENT_EMPTY, ELEMENT_CONSUMED };

// Whether white space with a line break in it is the author's layout or a part of the content.
enum element_space { SPACE_IS_LAYOUT, SPACE_COUNTS };

// Where in JSON the literal text stands so far.
enum json_state { JSON_OUTSIDE, JSON_IN_STRING, JSON_BEHIND_BACKSLASH };

// An element that is open. An element that is consumed leaves its parent's rules in force.
struct element {
    struct text name;
    const struct position_element *position;
    enum syntax syntax;
    enum element_trace trace;
    enum element_space space;
    enum json_state json;     // as the element found it
    struct text closed_by;    // the element around it that may hold no values; absent when none
    size_t loop, condition;   // its EACH and IF; NO_INSTRUCTION
    size_t variables_outside; // how many loops were open before it
};

#define NO_INSTRUCTION SIZE_MAX

// What stands so far on a line of plain text.
enum line { LINE_IS_EMPTY, LINE_HAS_TAGS, LINE_HAS_WORDS };

// Whose words are compiled. The author of a template can ask with data-if whether a value is there;
// the author of a campaign cannot, and a sentence must not have a hole.
enum compiler_author { AUTHOR_OF_TEMPLATE, AUTHOR_OF_WORDS };

struct compiler {
    enum compiler_author author;
    const struct template_settings *settings;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct path_scope scope;
    struct writer writer;
    const struct source *includes[INCLUDES_AT_MOST + 1]; // innermost last
    size_t include_count;
    struct element *items; // open elements, innermost last; the first stands for what is around
    size_t count;
    size_t capacity;
    enum line line;
    enum json_state json;
};

// The element that is open, and the source that is read.
struct element *compiler_element(const struct compiler *compiler);
const struct source *compiler_source(const struct compiler *compiler);

// Reports a mistake at the text of an event.
void compiler_report(struct compiler *compiler, enum diagnostic_kind kind,
                     const struct markup_event *event, struct diagnostic_words words);

// Resolves a name that is a slice of an event's text.
const struct path *compiler_path(struct compiler *compiler, struct text name,
                                 const struct markup_event *event);

// Adds the instruction that writes a placeholder's value.
void compiler_add_value(struct compiler *compiler, const struct markup_event *placeholder,
                        enum escape escape);

// Compiles the content of markup where the compiler stands.
void compiler_add_markup(struct compiler *compiler, const struct markup *markup);

// --- directive.c ---

// What controls an element; a directive that is not there has no name.
struct directives {
    struct attribute each, condition, include;
};

bool directive_is_name(struct text attribute_name);
struct directives directives_of(const struct attributes *attributes);

// Begins the loop and the condition of the element that has just been opened, and ends them.
void directives_begin(struct compiler *compiler, const struct directives *directives);
void directives_end(struct compiler *compiler, const struct element *element);

// Compiles the file that the directive names.
void directives_include(struct compiler *compiler, const struct attribute *include);

// Compiles <insert name="…"/>.
void directives_insert(struct compiler *compiler, const struct markup_event *open,
                       const struct attributes *attributes);

// --- attribute.c ---

struct attributes attributes_of(const struct markup_event *events, size_t count,
                                struct arena *arena);

// The attribute of a name; one without a name when there is none.
struct attribute attributes_find(const struct attributes *attributes, struct text name);

// The value of an attribute that holds no placeholder: absent when it does, or has no name.
struct text attribute_literal(const struct attribute *attribute);

// Writes the attributes of the element that has just been opened, all but the directives.
void attributes_compile(struct compiler *compiler, const struct attributes *attributes);

#endif
