// Subjects: which figures the words of a sentence name, by label, id or synonym.
#ifndef NIOT_SUBJECT_H
#define NIOT_SUBJECT_H

#include "report_figure.h"
#include "token.h"
#include "value.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct passage;

// One name of a figure, or of the area that it is of.
struct subject_name {
    const struct text *stems;
    size_t count;
    const struct report_figure *figure;
};

struct subject_name_list {
    struct subject_name *items; // sorted by their stems
    size_t count;
    size_t capacity;
};

struct subject_names {
    struct subject_name_list figures, areas;
    struct value_map placeholders; // figures by what placeholders call them
};

// What the figures can be called: the label up to a bracket or comma, the id with blanks for its
// hyphens, and the synonyms. A single word that says nothing by itself ("other") is no name.
struct subject_names subject_names_of(const struct report_figures *figures, struct arena *arena);

// A place of a sentence that names figures: several where they share the name.
struct subject {
    size_t first, end; // its tokens
    const struct report_figure **figures;
    size_t count;
    size_t capacity;
    bool is_placeholder;
};

struct subjects {
    struct subject *items;
    size_t count;
    size_t capacity;
};

// Which subject begins at a token of the sentence, or ends before it; SUBJECT_NONE where none does.
enum { SUBJECT_NONE = -1 };
int subjects_beginning_at(const struct subjects *subjects, size_t i);
int subjects_ending_at(const struct subjects *subjects, size_t i);

// The subjects of a sentence, in their order; of names that overlap the longest one. Singular and
// plural are the same; but a name that only says what another noun is about ("robbery detectives")
// names no figure. Of one figure in several areas those count that the sentence names, if it does.
struct subjects subjects_of(const struct token_span *sentence, const struct passage *passage,
                            const struct subject_names *names, struct arena *arena);

#endif
