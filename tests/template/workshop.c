#include "workshop.h"

#include "file.h"
#include "fill.h"

#include <stdlib.h>

#define OF_NOTE(member) offsetof(struct note, member)
#define OF_BAR(member) offsetof(struct bar, member)
#define OF_PAGE(member) offsetof(struct page, member)

static const struct value_row note_rows[] = {
    {"text", VALUE_TEXT, OF_NOTE(text), NULL, "the note"},
};
static const struct value_type note_type = {"note", sizeof(struct note), note_rows, 1};

static const struct value_row bar_rows[] = {
    {"label", VALUE_TEXT, OF_BAR(label), NULL, "what it counts"},
    {"width", VALUE_NUMBER, OF_BAR(width), NULL, "its width"},
    {"is_fall", VALUE_BOOLEAN, OF_BAR(is_fall), NULL, "whether it falls"},
    {"note", VALUE_RECORD, OF_BAR(note), &note_type, "a note"},
    {"lines", VALUE_LIST, OF_BAR(lines), &note_type, "the lines of its label"},
};
static const struct value_type bar_type = {"bar", sizeof(struct bar), bar_rows, 5};

static const struct value_row page_rows[] = {
    {"title", VALUE_TEXT, OF_PAGE(title), NULL, "the title"},
    {"id", VALUE_TEXT, OF_PAGE(id), NULL, "the id"},
    {"address", VALUE_TEXT, OF_PAGE(address), NULL, "an address"},
    {"missing", VALUE_TEXT, OF_PAGE(missing), NULL, "nothing"},
    {"width", VALUE_NUMBER, OF_PAGE(width), NULL, "the width"},
    {"year", VALUE_INTEGER, OF_PAGE(year), NULL, "the year"},
    {"is_draft", VALUE_BOOLEAN, OF_PAGE(is_draft), NULL, "whether it is a draft"},
    {"note", VALUE_RECORD, OF_PAGE(note), &note_type, "a note"},
    {"missing_note", VALUE_RECORD, OF_PAGE(missing_note), &note_type, "no note"},
    {"bars", VALUE_LIST, OF_PAGE(bars), &bar_type, "the bars"},
    {"no_bars", VALUE_LIST, OF_PAGE(no_bars), &bar_type, "no bars"},
    {"figures", VALUE_MAP, OF_PAGE(figures), &bar_type, "the figures"},
};
const struct value_type page_type = {"page", sizeof(struct page), page_rows, 12};

static const struct note one_note = {TEXT("a note")};
static const struct note label_lines[] = {{TEXT("Burglary,")}, {TEXT("houses")}};
static const struct bar two_bars[] = {
    {.label = TEXT("Burglary"), .width = -63.5, .is_fall = true, .lines = {label_lines, 2}},
    {.label = TEXT("Drugs & more"), .width = 24.25, .note = &one_note},
};
static const struct bar figure_bars[] = {
    {.label = TEXT("Arrests"), .width = 112},
    {.label = TEXT("Recorded burglary"), .width = 9},
    {.label = TEXT("Recorded burglary in the town"), .width = 4},
    {.label = TEXT("Arrests in the town"), .width = 70},
};
static const struct value_map_entry figure_entries[] = {
    {TEXT("arrests"), &figure_bars[0], {0}},
    {TEXT("arrests.town"), &figure_bars[3], {0}},
    {TEXT("burglary"), NULL, TEXT("'announced.burglary' or 'recorded.burglary'")},
    {TEXT("recorded.burglary"), &figure_bars[1], {0}},
    {TEXT("recorded.burglary@gosport-town"), &figure_bars[2], {0}},
};

// The files that templates may include hang on the library as a list.
struct shelf {
    struct arena *arena;
    struct shelf_file {
        struct text name;
        struct source source;
    } files[16];
    size_t count;
};

// A new source each time, as a library that reads files makes it.
static const struct source *find_on_shelf(void *library, struct text name) {
    struct shelf *shelf = library;
    for (size_t i = 0; i < shelf->count; i++) {
        if (text_equal(shelf->files[i].name, name)) {
            struct source *source = arena_allocate(shelf->arena, 1, sizeof *source);
            *source = shelf->files[i].source;
            return source;
        }
    }
    return NULL;
}

struct workshop *workshop_open(void) {
    struct workshop *workshop = calloc(1, sizeof *workshop);
    workshop->arena = arena_new((size_t)64 << 20, NULL);
    workshop->diagnostics.arena = &workshop->arena;
    struct shelf *shelf = arena_allocate(&workshop->arena, 1, sizeof *shelf);
    shelf->arena = &workshop->arena;
    workshop->page = (struct page){
        .title = TEXT("Not in <Our> \"Town\" & more"),
        .id = TEXT("clear hold@build"),
        .address = TEXT("https://example.org/?a=1&b=2"),
        .width = 640.125,
        .year = 2025,
        .note = &one_note,
        .bars = {two_bars, 2},
        .figures = {figure_entries, 5},
    };
    workshop->settings = (struct template_settings){
        .names = {&page_type, &workshop->page},
        .library = {find_on_shelf, shelf},
    };
    return workshop;
}

void workshop_close(struct workshop *workshop) {
    arena_release(&workshop->arena);
    free(workshop);
}

void workshop_add_file(struct workshop *workshop, const char *name, const char *text) {
    struct shelf *shelf = workshop->settings.library.library;
    shelf->files[shelf->count++] =
        (struct shelf_file){text_of(name), {text_of(name), text_of(text)}};
}

const struct program *workshop_compile(struct workshop *workshop, const char *text) {
    struct source *source = arena_allocate(&workshop->arena, 1, sizeof *source);
    *source = (struct source){TEXT("template"), text_of(text)};
    return template_compile(source, &workshop->settings, &workshop->arena, &workshop->diagnostics);
}

const char *string_of(struct arena *arena, struct text text) {
    return text_string(arena, text);
}

static const char *complaints(struct workshop *workshop) {
    struct buffer said = {.arena = &workshop->arena};
    for (size_t i = 0; i < workshop->diagnostics.count; i++) {
        const struct diagnostic *diagnostic = &workshop->diagnostics.items[i];
        struct source_location location = source_locate(diagnostic->place);
        buffer_append(&said, i ? TEXT("\n") : TEXT(""));
        if (!text_equal(diagnostic->place.source->path, TEXT("template"))) {
            buffer_append(&said, diagnostic->place.source->path);
            buffer_append_byte(&said, ':');
        }
        buffer_append_integer(&said, (long long)location.line);
        buffer_append_byte(&said, ':');
        buffer_append_integer(&said, (long long)location.column);
        buffer_append_byte(&said, ' ');
        buffer_append(&said, diagnostic->message);
    }
    return string_of(&workshop->arena, buffer_text(&said));
}

const char *workshop_fill(struct workshop *workshop, const char *text) {
    const struct program *program = workshop_compile(workshop, text);
    cr_assert_eq(workshop->diagnostics.count, 0, "%s\n%s", text, complaints(workshop));
    struct buffer filled = {.arena = &workshop->arena};
    fill(program, &workshop->page, &filled);
    return string_of(&workshop->arena, buffer_text(&filled));
}

const char *workshop_complain(struct workshop *workshop, const char *text) {
    workshop_compile(workshop, text);
    return complaints(workshop);
}

void expect_filled(const char *text, const char *expected) {
    struct workshop *workshop = workshop_open();
    cr_expect_str_eq(workshop_fill(workshop, text), expected, "%s\ngives\n%s\nnot\n%s", text,
                     workshop_fill(workshop, text), expected);
    workshop_close(workshop);
}

void expect_complaint(const char *text, const char *expected) {
    struct workshop *workshop = workshop_open();
    const char *said = workshop_complain(workshop, text);
    cr_expect_str_eq(said, expected, "%s\nis told\n%s\nnot\n%s", text, said, expected);
    workshop_close(workshop);
}

struct text read_data(struct arena *arena, const char *name) {
    struct text path = TEXT_JOIN(arena, TEXT("tests/data/"), text_of(name));
    struct file_content content = file_read(path, (size_t)1 << 20, arena);
    cr_assert_eq(content.error, 0, "cannot read %s", name);
    return content.bytes;
}
