// Templates: markup with placeholders, compiled once into a flat program that fill runs.
// docs/template-language.md describes the language. XML is read by xml.h.
//
// Escaping is decided here, by the position of a placeholder, and by nobody else.
#ifndef NIOT_TEMPLATE_H
#define NIOT_TEMPLATE_H

#include "markup.h"
#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buffer;
struct diagnostics;
struct value_map;
struct value_type;

// Where a template finds the files it includes; returns NULL when there is none of that name.
struct template_library {
    const struct source *(*find)(void *library, struct text name);
    void *library;
};

// A program that a template can insert by name with <insert name="story"/>: the story, compiled.
struct template_part {
    struct text name;
    const struct program *program;
};

// What names mean in a template: the type of the record that it is filled with, and that record
// itself for its maps, whose keys only the data know.
struct template_names {
    const struct value_type *type;
    const void *record; // NULL: maps have no keys
};

// What a template is compiled with.
struct template_settings {
    struct template_names names;
    struct template_library library;
    const struct template_part *parts;
    size_t part_count;
    bool is_mail; // cid: addresses are allowed
};

// Compiles a template, an XML document whose root decides how it is written: <html>, <text>, or any
// other (XML). Everything wrong with it is reported with its place, in branches not taken too. A
// program is returned in any case; one compiled with errors is not to be filled.
const struct program *template_compile(const struct source *source,
                                       const struct template_settings *settings,
                                       struct arena *arena, struct diagnostics *diagnostics);

// Compiles the template of that name in the library of the settings. NULL, reported, when there is
// none.
const struct program *template_compile_named(struct text name,
                                             const struct template_settings *settings,
                                             struct arena *arena, struct diagnostics *diagnostics);

// Compiles markup that came from elsewhere, as content of HTML. Here and in template_compile_words
// a placeholder whose value is absent from `names.record` is an error: these words have no
// conditions.
const struct program *template_compile_markup(const struct markup *markup,
                                              const struct template_settings *settings,
                                              struct arena *arena, struct diagnostics *diagnostics);

// Compiles markup of TEXT and PLACEHOLDER events alone, to be written as plain text.
const struct program *template_compile_words(const struct markup *markup,
                                             const struct template_settings *settings,
                                             struct arena *arena, struct diagnostics *diagnostics);

// Appends the program as text, one instruction a line, for people and golden tests.
void template_print(const struct program *program, struct buffer *buffer);

#endif
