#include "manifest.h"

#include "arena.h"
#include "buffer.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#define DIGEST_OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define DIGEST_OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

#define HEAD                                                                                       \
    "{\n  \"generator\": \"niot 0.1.0\",\n  \"campaign\": \"gosport\",\n"                          \
    "  \"figures_at\": \"2025-07-01\",\n  \"files\": [\n"
#define FIRST                                                                                      \
    "    {\"path\": \"charts/a.svg\", \"bytes\": 0, \"sha256\": \"" DIGEST_OF_NOTHING "\"}"
#define SECOND "    {\"path\": \"index.html\", \"bytes\": 3, \"sha256\": \"" DIGEST_OF_ABC "\"}"
#define TAIL "\n  ]\n}\n"
#define WHOLE HEAD FIRST ",\n" SECOND TAIL

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 22, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(manifest, .init = set_up, .fini = tear_down);

static struct manifest example(void) {
    struct manifest manifest = {
        .generator = TEXT("niot 0.1.0"),
        .campaign = TEXT("gosport"),
        .figures_at = TEXT("2025-07-01"),
    };
    manifest_add(&manifest, TEXT("charts/a.svg"), (struct text){0}, &arena);
    manifest_add(&manifest, TEXT("index.html"), TEXT("abc"), &arena);
    return manifest;
}

static char *written(const struct manifest *manifest) {
    struct buffer buffer = {.arena = &arena};
    manifest_write(manifest, &buffer);
    return text_string(&arena, buffer_text(&buffer));
}

Test(manifest, is_written_one_file_a_line) {
    struct manifest manifest = example();
    cr_expect(eq(str, written(&manifest), WHOLE));
}

Test(manifest, escapes_what_json_does) {
    struct manifest manifest = {.campaign = TEXT("a\"b\\c\nd\x1F")};
    cr_expect(ne(ptr,
                 strstr(written(&manifest), "\"campaign\": \"a\\u0022b\\u005cc\\u000ad\\u001f\","),
                 NULL));
}

Test(manifest, is_read_back) {
    struct manifest_reading reading = manifest_read(TEXT(WHOLE), &arena);
    cr_assert(reading.is_ours);
    cr_assert(eq(sz, reading.damaged_line, 0));
    cr_expect(text_equal(reading.manifest.campaign, TEXT("gosport")));
    cr_expect(text_equal(reading.manifest.generator, TEXT("niot 0.1.0")));
    cr_expect(text_equal(reading.manifest.figures_at, TEXT("2025-07-01")));
    cr_assert(eq(sz, reading.manifest.count, 2));
    cr_expect(text_equal(reading.manifest.items[1].path, TEXT("index.html")));
    cr_expect(eq(sz, reading.manifest.items[1].bytes, 3));
    cr_expect(text_equal(reading.manifest.items[1].sha256, TEXT(DIGEST_OF_ABC)));
    cr_expect(manifest_lists(&reading.manifest, TEXT("charts/a.svg")));
    cr_expect(not(manifest_lists(&reading.manifest, TEXT("charts"))));
    cr_expect(not(manifest_lists(&reading.manifest, TEXT("index.htm"))));
}

Test(manifest, without_files_is_read_back) {
    struct manifest none = {.generator = TEXT("niot 1")};
    struct manifest_reading reading = manifest_read(text_of(written(&none)), &arena);
    cr_expect(reading.is_ours);
    cr_expect(eq(sz, reading.damaged_line, 0));
    cr_expect(eq(sz, reading.manifest.count, 0));
    cr_expect(not(manifest_lists(&reading.manifest, TEXT("index.html"))));
}

// --- what a site was made from ---

#define ORIGIN ORIGIN_OF("approved")
#define ORIGIN_OF(status)                                                                          \
    "\n  ],\n  \"status\": \"" status "\",\n"                                                      \
    "  \"shipped\": {\"files\": 2, \"sha256\": \"" DIGEST_OF_ABC "\"},\n  \"inputs\": [\n"         \
    "    {\"path\": \"data/metrics.csv\", \"bytes\": 3, \"sha256\": \"" DIGEST_OF_ABC              \
    "\"}\n  ],\n  \"figures\": [\n"
#define FIGURE FIGURE_OF("\\u0022a\\u005c\\u0022")
#define FIGURE_OF(value)                                                                           \
    "    {\"id\": \"recorded.burglary@gosport\", \"file\": \"data/metrics.csv\", \"line\": 7, "    \
    "\"row\": 6, \"baseline_dates\": \"\", \"current_dates\": \"2024-04-01/..\", \"value\": "      \
    "\"" value "\", "                                                                              \
    "\"beside\": \"\"}"
#define FIGURE_WITH_FORMS                                                                          \
    "    {\"id\": \"robbery\", \"file\": \"data/metrics.csv\", \"line\": 8, \"row\": 7, "          \
    "\"baseline_dates\": \"\", \"current_dates\": \"\", \"value\": \"60 to 30\", "                 \
    "\"beside\": \"\", \"also\": [\"down 50%\", \"3\\u00220\"]}"
#define PUBLISHED                                                                                  \
    "\n  ],\n  \"published\": {\"figures_at\": \"2025-06-01\", \"figures\": [\n" FIGURE_WITH_FORMS \
    "\n  ]}\n}\n"
#define WITH_ORIGIN HEAD FIRST ",\n" SECOND ORIGIN FIGURE ",\n" FIGURE_WITH_FORMS PUBLISHED

static struct manifest example_with_origin(void) {
    struct manifest manifest = example();
    struct manifest_origin *origin = &manifest.origin;
    origin->status = TEXT("approved");
    origin->shipped_files = 2;
    origin->shipped_sha256 = TEXT(DIGEST_OF_ABC);
    *ARENA_PUSH(&arena, &origin->inputs, items) =
        (struct manifest_file){TEXT("data/metrics.csv"), 3, TEXT(DIGEST_OF_ABC)};
    *ARENA_PUSH(&arena, &origin->figures, items) = (struct manifest_figure){
        .id = TEXT("recorded.burglary@gosport"),
        .file = TEXT("data/metrics.csv"),
        .line = 7,
        .row = 6,
        .current_dates = TEXT("2024-04-01/.."),
        .value = TEXT("\"a\\\""),
        .beside = TEXT(""),
    };
    struct manifest_figure robbery = {
        .id = TEXT("robbery"),
        .file = TEXT("data/metrics.csv"),
        .line = 8,
        .row = 7,
        .value = TEXT("60 to 30"),
    };
    *ARENA_PUSH(&arena, &robbery.also, items) = TEXT("down 50%");
    *ARENA_PUSH(&arena, &robbery.also, items) = TEXT("3\"0");
    *ARENA_PUSH(&arena, &origin->figures, items) = robbery;
    origin->published.figures_at = TEXT("2025-06-01");
    *ARENA_PUSH(&arena, &origin->published.figures, items) = robbery;
    return manifest;
}

Test(manifest, says_what_the_site_was_made_from) {
    struct manifest manifest = example_with_origin();
    cr_expect(eq(str, written(&manifest), WITH_ORIGIN));
}

Test(manifest, with_its_origin_is_read_back) {
    struct manifest_reading reading = manifest_read(TEXT(WITH_ORIGIN), &arena);
    cr_assert(eq(sz, reading.damaged_line, 0));
    const struct manifest_origin *origin = &reading.manifest.origin;
    cr_expect(text_equal(origin->status, TEXT("approved")));
    cr_expect(eq(sz, origin->shipped_files, 2));
    cr_assert(eq(sz, origin->inputs.count, 1));
    cr_expect(text_equal(origin->inputs.items[0].path, TEXT("data/metrics.csv")));
    cr_assert(eq(sz, origin->figures.count, 2));
    cr_expect(eq(sz, origin->figures.items[0].line, 7));
    cr_expect(text_equal(origin->figures.items[0].value, TEXT("\"a\\\"")));
    cr_expect(text_equal(origin->figures.items[0].current_dates, TEXT("2024-04-01/..")));
    cr_expect(eq(sz, origin->figures.items[0].also.count, 0));
    const struct manifest_forms *also = &origin->figures.items[1].also;
    cr_assert(eq(sz, also->count, 2));
    cr_expect(text_equal(also->items[0], TEXT("down 50%")));
    cr_expect(text_equal(also->items[1], TEXT("3\"0")));
    const struct manifest_published *published = &origin->published;
    cr_expect(text_equal(published->figures_at, TEXT("2025-06-01")));
    cr_assert(eq(sz, published->figures.count, 1));
    cr_expect(text_equal(published->figures.items[0].value, TEXT("60 to 30")));
    cr_expect(eq(sz, published->figures.items[0].also.count, 2));
}

Test(manifest, with_an_empty_origin_is_read_back) {
    struct manifest manifest = example();
    manifest.origin.status = TEXT("draft");
    struct manifest_reading reading = manifest_read(text_of(written(&manifest)), &arena);
    cr_expect(eq(sz, reading.damaged_line, 0));
    cr_expect(text_equal(reading.manifest.origin.status, TEXT("draft")));
}

Test(manifest, whose_origin_is_damaged_is_refused_with_its_line) {
    static const struct {
        const char *json;
        size_t line;
    } rows[] = {
        {HEAD FIRST ",\n" SECOND ORIGIN FIGURE "," TAIL, 15},
        {HEAD FIRST ",\n" SECOND ORIGIN "    {\"id\": \"a\"}" TAIL, 15},
        {HEAD FIRST ",\n" SECOND ORIGIN FIGURE ",\n" TAIL, 15},
        {HEAD FIRST ",\n" SECOND ORIGIN FIGURE ", \"also\": []}" TAIL, 15},
        {HEAD FIRST ",\n" SECOND ORIGIN FIGURE ",\n" FIGURE_WITH_FORMS "]" TAIL, 16},
        {HEAD FIRST ",\n" SECOND "\n  ],\n  \"status\": \"draft\"\n}\n", 9},
        {HEAD FIRST ",\n" SECOND ORIGIN_OF("final") FIGURE TAIL, 9},
        {HEAD FIRST ",\n" SECOND ORIGIN_OF("") FIGURE TAIL, 9},
        {HEAD FIRST ",\n" SECOND ORIGIN FIGURE_OF("\xE9") TAIL, 15},
        {HEAD FIRST ",\n" SECOND ORIGIN FIGURE_OF("\xED\xA0\x80") TAIL, 15},
        {HEAD FIRST ",\n" SECOND ORIGIN FIGURE_OF("\\u00e9") TAIL, 15},
        {HEAD FIRST ",\n" SECOND ORIGIN FIGURE PUBLISHED "\n", 21},
        {HEAD FIRST
         ",\n" SECOND ORIGIN FIGURE
         "\n  ],\n  \"published\": {\"figures_at\": \"2025-06-01\", \"figures\": [\n  ]}\n}\n",
         16},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct manifest_reading reading = manifest_read(text_of(rows[i].json), &arena);
        cr_expect(eq(sz, reading.damaged_line, rows[i].line), "row %zu", i);
    }
}

Test(manifest, with_its_origin_cut_anywhere_is_never_taken_for_whole) {
    struct text whole = TEXT(WITH_ORIGIN);
    for (size_t length = 0; length < whole.length; length++) {
        struct manifest_reading reading = manifest_read(text_slice(whole, 0, length), &arena);
        bool is_refused = !reading.is_ours || reading.damaged_line > 0;
        cr_expect(is_refused, "after %zu bytes", length);
    }
}

// What comes back may be damaged, or say something else; the sanitizers tell of anything worse.
Test(manifest, changed_in_any_byte_is_read_without_harm) {
    static const char others[] = {'"', '\\', '\n', '9', 'u', '{', ' '};
    struct text whole = TEXT(WITH_ORIGIN);
    for (size_t i = 0; i < whole.length; i++) {
        for (size_t j = 0; j < sizeof others; j++) {
            struct arena scratch = arena;
            char *changed = text_string(&scratch, whole);
            changed[i] = others[j];
            struct text json = {changed, whole.length};
            struct manifest_reading reading = manifest_read(json, &scratch);
            cr_expect(reading.damaged_line <= whole.length, "byte %zu", i);
        }
    }
}

Test(manifest, of_others_is_told_apart) {
    static const char *const others[] = {
        "",
        "{",
        "{}",
        "{\"name\": \"an app\"}\n",
        "{\n  \"generator\": \"hugo 0.1\",\n",
        "\xEF\xBB\xBF" WHOLE,
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        cr_expect(not(manifest_read(text_of(others[i]), &arena).is_ours), "row %zu", i);
}

Test(manifest, that_is_damaged_is_refused_with_its_line) {
    static const struct {
        const char *json;
        size_t line;
    } rows[] = {
        {"{\n  \"generator\": \"niot ", 2},
        {"{\n  \"generator\": \"niot 0.1.0\",\n", 3},
        {"{\n  \"generator\": \"niot 0.1.0\",\n  \"Campaign\": \"gosport\",\n", 3},
        {HEAD, 6},
        {HEAD FIRST, 6},
        {HEAD FIRST ",\n", 6},
        {HEAD FIRST ",\n" TAIL, 6},
        {HEAD FIRST "\n" SECOND TAIL, 6},
        {HEAD FIRST ",\n" SECOND "," TAIL, 7},
        {HEAD SECOND ",\n" FIRST TAIL, 7},
        {HEAD FIRST ",\n" FIRST TAIL, 7},
        {HEAD FIRST ",\n\n" SECOND TAIL, 6},
        {WHOLE "\n", 10},
        {HEAD FIRST ",\n" SECOND "\n  ]\n}", 9},
        {HEAD "    {\"path\": \"a\", \"bytes\": 03, \"sha256\": \"\"}" TAIL, 6},
        {HEAD "    {\"path\": \"a\", \"bytes\": -3, \"sha256\": \"\"}" TAIL, 6},
        {HEAD "    {\"path\": \"a\", \"bytes\": , \"sha256\": \"\"}" TAIL, 6},
        {HEAD "    {\"path\": \"a\", \"bytes\": 99999999999999999999, \"sha256\": \"\"}" TAIL, 6},
        {HEAD "    {\"path\": \"a\\u0022\", \"bytes\": 3, \"sha256\": \"\"}" TAIL, 6},
        {HEAD "    {\"path\": \"", 6},
        {HEAD "    {\"path\": \"a\"", 6},
        {"{\n  \"generator\": \"niot 0.1.0\",\r\n", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct manifest_reading reading = manifest_read(text_of(rows[i].json), &arena);
        cr_expect(reading.is_ours, "row %zu", i);
        cr_expect(eq(sz, reading.damaged_line, rows[i].line), "row %zu", i);
    }
}

Test(manifest, cut_anywhere_is_never_taken_for_whole) {
    struct text whole = TEXT(WHOLE);
    for (size_t length = 0; length < whole.length; length++) {
        struct manifest_reading reading = manifest_read(text_slice(whole, 0, length), &arena);
        bool is_refused = !reading.is_ours || reading.damaged_line > 0;
        cr_expect(is_refused, "after %zu bytes", length);
    }
}

Test(manifest, takes_plain_paths) {
    static const char *const paths[] = {
        "index.html", "charts/a.svg",        "a/b/c/d",        ".nojekyll",
        "a..b",       "Gosp\xC3\xB6rt.html", "with blank.png",
    };
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        cr_expect(eq(ptr, (void *)manifest_path_fault(text_of(paths[i])).data, NULL), "%s",
                  paths[i]);
}

Test(manifest, refuses_paths_that_are_none) {
    static const char *const paths[] = {
        "",
        "/index.html",
        "..",
        "../a",
        "a/../b",
        "a/..",
        ".",
        "./a",
        "a//b",
        "a/",
        "a\\b",
        "a\"b",
        "a\nb",
        "\x7F",
        "a\xFF",
        "a:b",
        "a?b",
        "manifest.json",
        "a|b",
        "a<b>c",
        "Manifest.JSON",
        "a/.niot-unfinished",
        ".niot-unfinished",
    };
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        cr_expect(ne(ptr, (void *)manifest_path_fault(text_of(paths[i])).data, NULL), "%s",
                  paths[i]);
}

Test(manifest, measures_paths) {
    char name[1100];
    memset(name, 'a', sizeof name);
    cr_expect(eq(ptr, (void *)manifest_path_fault((struct text){name, 255}).data, NULL));
    cr_expect(ne(ptr, (void *)manifest_path_fault((struct text){name, 256}).data, NULL));
    for (size_t i = 100; i < sizeof name; i += 100)
        name[i] = '/';
    cr_expect(eq(ptr, (void *)manifest_path_fault((struct text){name, 1024}).data, NULL));
    cr_expect(ne(ptr, (void *)manifest_path_fault((struct text){name, 1025}).data, NULL));
    cr_expect(ne(ptr, (void *)manifest_path_fault((struct text){"a\0b", 3}).data, NULL));
}
