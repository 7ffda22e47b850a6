// A passage: words that belong together, such as a paragraph, a heading or a key of the front
// matter, as one text of which every byte knows its place in the source.
#ifndef NIOT_PASSAGE_H
#define NIOT_PASSAGE_H

#include "markup.h"
#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum passage_kind {
    PASSAGE_PROSE,   // sentences
    PASSAGE_CAPTION, // a heading, a row of a table, an alternative text, a title
};

// A run of bytes of the passage that stand together in the source.
struct passage_piece {
    size_t start;            // in the passage
    struct text text;        // as the markup has it
    size_t offset;           // in the source
    struct text placeholder; // what a placeholder names; absent for words
};

struct passage {
    enum passage_kind kind;
    bool is_quotation; // a block of quoted words
    struct text text;  // a placeholder is one PASSAGE_PLACEHOLDER
    const struct source *source;
    struct place scalar; // of words of the front matter: the place of their scalar; else zeroed
    struct text line;    // and what YAML reads there
    struct passage_piece *pieces;
    size_t piece_count;
};

// The object replacement character, U+FFFC, stands for a placeholder.
#define PASSAGE_PLACEHOLDER "\xEF\xBF\xBC"

struct passage_list {
    struct passage *items;
    size_t count;
    size_t capacity;
};

// Words of the front matter as story_read_line reads them.
struct passage_words {
    struct markup markup;
    struct text line;
    struct place scalar;
    enum passage_kind kind;
};

// Adds the passages of a document: what stands between two of its block elements, the cells of a
// row with semicolons between them, and what an attribute shows, such as the alternative text of an
// image. The content of <script>, <style> and code is none.
void passage_add_document(struct passage_list *list, const struct markup *markup,
                          struct arena *arena);

void passage_add_words(struct passage_list *list, const struct passage_words *words,
                       struct arena *arena);

// The place of the bytes from `start` up to, not including, `end`.
struct place passage_place(const struct passage *passage, size_t start, size_t end);

// The bytes as a message shows them: in one line.
struct text passage_shown(const struct passage *passage, size_t start, size_t end,
                          struct arena *arena);

// What the placeholder at a byte names; absent where there is none.
struct text passage_placeholder(const struct passage *passage, size_t start);

#endif
