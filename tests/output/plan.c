#include "plan.h"

#include "arena.h"
#include "directory.h"
#include "manifest.h"
#include "site.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(plan, .init = set_up, .fini = tear_down);

// A plan from words: `site` and `listed` are paths with blanks between them, sorted; so is `found`,
// where a folder ends in '/' and a link in '@'.
static struct plan planned(const char *site, const char *found, const char *listed) {
    struct site_file files[10];
    struct directory_list list = {0};
    struct manifest earlier = {0};
    size_t count = 0;
    for (struct text_cut cut = {.tail = text_of(site)}; cut.tail.length; count++) {
        cut = text_cut(cut.tail, ' ');
        files[count] = (struct site_file){cut.head, TEXT("content")};
    }
    for (struct text_cut cut = {.tail = text_of(found)}; cut.tail.length;) {
        cut = text_cut(cut.tail, ' ');
        bool is_folder = text_ends_with(cut.head, TEXT("/"));
        bool is_link = text_ends_with(cut.head, TEXT("@"));
        *ARENA_PUSH(&arena, &list, items) = (struct directory_entry){
            text_slice(cut.head, 0, cut.head.length - (is_folder || is_link)),
            is_folder ? ENTRY_FOLDER
            : is_link ? ENTRY_LINK
                      : ENTRY_FILE,
        };
    }
    for (struct text_cut cut = {.tail = text_of(listed)}; cut.tail.length;) {
        cut = text_cut(cut.tail, ' ');
        *ARENA_PUSH(&arena, &earlier, items) = (struct manifest_file){.path = cut.head};
    }
    struct plan_inputs inputs = {files, count, &list, &earlier};
    return plan_make(&inputs, &arena);
}

// The plan as words: D a folder, W written, C carried; small letters where nothing of the kind
// stands; ! in the way.
static char *words_of(const struct plan *plan) {
    struct text words = TEXT("");
    for (size_t i = 0; i < plan->count; i++) {
        const struct plan_entry *entry = &plan->items[i];
        size_t kind = (size_t)entry->kind;
        struct text letter = text_slice(entry->stands ? TEXT("DWC") : TEXT("dwc"), kind, kind + 1);
        words = TEXT_JOIN(&arena, words, i ? TEXT(" ") : TEXT(""), letter,
                          entry->is_in_the_way ? TEXT("!") : TEXT(":"), entry->path);
    }
    return text_string(&arena, words);
}

Test(plan, says_what_is_written_carried_and_in_the_way) {
    static const struct {
        const char *site, *found, *listed, *plan;
    } rows[] = {
        {"", "", "", ""},
        {"a", "", "", "w:a"},
        {"b/c/d a", "", "", "w:a d:b d:b/c w:b/c/d"},
        {"a b/c", "a b/ b/c", "a b/c", "W:a D:b W:b/c"},
        // Files that the manifest does not list stay, with the folders that they are in.
        {"a", "CNAME a", "a", "C:CNAME W:a"},
        {"a", ".well-known/ .well-known/x .well-known/y z/ z/z/ z/z/z", "",
         "D:.well-known C:.well-known/x C:.well-known/y w:a D:z D:z/z C:z/z/z"},
        {"a", "link@", "", "w:a C:link"},
        {"charts/a", "charts/ charts/mine charts/old", "charts/old",
         "D:charts w:charts/a C:charts/mine"},
        // What it lists and the site lacks goes, and so do folders that hold nothing else.
        {"a", "a b/ b/c manifest.json", "a b/c", "W:a"},
        {"a", "empty/", "", "w:a"},
        {"a", ".niot-unfinished b/ b/.niot-unfinished", "", "w:a"},
        {"a manifest.json", "a manifest.json", "a", "W:a W:manifest.json"},
        // A file of ours that somebody has replaced by something else.
        {"a", "a@", "a", "w:a"},
        {"a", "a/ a/b", "a", "D!a C:a/b"},
        {"a", "a/ a/b", "a/b", "w:a"},
        {"a/b", "a", "a", "d:a w:a/b"},
        // Not ours, and the site needs the place.
        {"a", "a", "", "W!a"},
        {"a", "a@", "", "w!a"},
        {"a/b", "a", "", "d!a w:a/b"},
        {"a/b", "a@", "", "d!a w:a/b"},
        {"a", "a/ a/b", "", "D!a C:a/b"},
        {"a/x", "a-b a/ a/b", "", "D:a C:a-b C:a/b w:a/x"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct plan plan = planned(rows[i].site, rows[i].found, rows[i].listed);
        char *words = words_of(&plan);
        cr_expect(eq(str, words, (char *)rows[i].plan), "row %zu", i);
    }
}

Test(plan, keeps_what_stays_of_its_kind) {
    struct plan plan = planned("a b/c", "mine", "");
    static const struct {
        const char *path;
        enum directory_entry_kind kind;
        bool is_kept;
    } rows[] = {
        {"a", ENTRY_FILE, true},    {"a", ENTRY_LINK, true},     {"a", ENTRY_FOLDER, false},
        {"b", ENTRY_FOLDER, true},  {"b", ENTRY_FILE, false},    {"b/c", ENTRY_FILE, true},
        {"mine", ENTRY_FILE, true}, {"gone", ENTRY_FILE, false}, {"gone", ENTRY_FOLDER, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct directory_entry found = {text_of(rows[i].path), rows[i].kind};
        cr_expect(eq(int, plan_keeps(&plan, &found), rows[i].is_kept), "row %zu", i);
    }
    cr_expect(not(plan_keeps(&(struct plan){0}, &(struct directory_entry){TEXT("a"), ENTRY_FILE})));
}
