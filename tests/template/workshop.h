// Workshop: what the tests of the template stage share: a small vocabulary, a record of it, and
// short ways to compile, fill and complain.
#ifndef NIOT_TESTS_WORKSHOP_H
#define NIOT_TESTS_WORKSHOP_H

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "template.h"
#include "text.h"
#include "value.h"

#include <criterion/criterion.h>

struct note {
    struct text text;
};

struct bar {
    struct text label;
    double width;
    bool is_fall;
    const struct note *note;
    struct value_list lines; // of struct note
};

struct page {
    struct text title;
    struct text id;
    struct text address;
    struct text missing; // absent
    double width;
    long long year;
    bool is_draft;
    const struct note *note;
    const struct note *missing_note; // absent
    struct value_list bars;          // of struct bar
    struct value_list no_bars;       // absent
    struct value_map figures;        // of struct bar
};

extern const struct value_type page_type;

// Everything a test needs; the arena is its own.
struct workshop {
    struct arena arena;
    struct diagnostics diagnostics;
    struct page page;
    struct template_settings settings;
};

// A workshop whose page has two bars and the keys "arrests", "arrests.town",
// "burglary" (ambiguous), "recorded.burglary" and "recorded.burglary@gosport-town".
struct workshop *workshop_open(void);
void workshop_close(struct workshop *workshop);

// A file that templates may include.
void workshop_add_file(struct workshop *workshop, const char *name, const char *text);

const struct program *workshop_compile(struct workshop *workshop, const char *text);

// What a template is filled to; fails the test when it has mistakes.
const char *workshop_fill(struct workshop *workshop, const char *text);

// What is said of a template: "line:column message" each, in the order in which it was said.
const char *workshop_complain(struct workshop *workshop, const char *text);

// The same for a workshop of its own.
void expect_filled(const char *text, const char *expected);
void expect_complaint(const char *text, const char *expected);

// A text as a string that ends in a zero.
const char *string_of(struct arena *arena, struct text text);

// The content of a file below tests/data.
struct text read_data(struct arena *arena, const char *name);

#endif
