#include "site.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "directory.h"
#include "file.h"
#include "in_place.h"
#include "manifest.h"
#include "plan.h"
#include "target.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

// Every test runs in a temporary folder of its own.
static struct arena arena;
static struct diagnostics diagnostics;
static char home[] = "/tmp/niot-site-XXXXXX";

static void set_up(void) {
    umask(022);
    arena = arena_new(64 << 20, NULL);
    diagnostics = (struct diagnostics){.arena = &arena};
    cr_assert(ne(ptr, mkdtemp(home), NULL));
    cr_assert(eq(int, chdir(home), 0));
}

static void tear_down(void) {
    directory_remove_at(AT_FDCWD, home);
    arena_release(&arena);
}

TestSuite(site, .init = set_up, .fini = tear_down);
TestSuite(in_place, .init = set_up, .fini = tear_down);

// --- hands ---

static void put(const char *path, const char *content) {
    directory_remove_at(AT_FDCWD, path);
    cr_assert(eq(int, file_write_at(AT_FDCWD, path, text_of(content), 0644), 0), "%s", path);
}

static char *got(const char *path) {
    struct file_content content = file_read_at(AT_FDCWD, path, 1 << 20, &arena);
    return content.error ? "(none)" : text_string(&arena, content.bytes);
}

static void make(const char *path) {
    cr_assert(eq(int, mkdir(path, 0755), 0), "%s", path);
}

static struct stat status_of(const char *path) {
    struct stat status = {0};
    lstat(path, &status);
    return status;
}

// Everything in the temporary folder, names with blanks between them.
static char *tree(void) {
    struct directory_opened opened = directory_open_at(AT_FDCWD, ".");
    struct directory_list list = directory_list_below(opened.descriptor, &arena);
    close(opened.descriptor);
    struct text words = TEXT("");
    for (size_t i = 0; i < list.count; i++)
        words = TEXT_JOIN(&arena, words, i ? TEXT(" ") : TEXT(""), list.items[i].path);
    return text_string(&arena, words);
}

// The codes of what was said since last asked for.
static char *said(void) {
    struct text words = TEXT("");
    for (size_t i = 0; i < diagnostics.count; i++)
        words = TEXT_JOIN(&arena, words, i ? TEXT(" ") : TEXT(""),
                          text_of(diagnostic_row(diagnostics.items[i].kind)->code));
    diagnostics = (struct diagnostics){.arena = &arena};
    return text_string(&arena, words);
}

typedef bool site_function(const struct site *site, const struct site_settings *settings,
                           struct arena *arena, struct diagnostics *diagnostics);

static bool give_files(site_function *function, const struct site_file *files, size_t count,
                       const char *folder) {
    struct site site = {files, count, TEXT("gosport"), TEXT("2025-07-01"), TEXT("0.1.0")};
    struct site_settings settings = {.folder = text_of(folder)};
    return function(&site, &settings, &arena, &diagnostics);
}

// A site of two files, of which one has this content.
static bool give_site(site_function *function, const char *content, const char *folder) {
    const struct site_file files[] = {
        {TEXT("index.html"), text_of(content)},
        {TEXT("charts/a.svg"), TEXT("the same")},
    };
    return give_files(function, files, 2, folder);
}

static bool write_files(const struct site_file *files, size_t count, const char *folder) {
    return give_files(site_write, files, count, folder);
}

static bool write_site(const char *content, const char *folder) {
    return give_site(site_write, content, folder);
}

#define SITE "site site/charts site/charts/a.svg site/index.html site/manifest.json"

// --- writing ---

Test(site, is_written_where_nothing_stands) {
    cr_expect(write_site("one", "site"));
    cr_expect(eq(str, said(), ""));
    cr_expect(eq(str, tree(), SITE));
    cr_expect(eq(str, got("site/index.html"), "one"));
    struct manifest_reading reading = manifest_read(text_of(got("site/manifest.json")), &arena);
    cr_expect(eq(sz, reading.damaged_line, 0));
    cr_expect(eq(sz, reading.manifest.count, 2));
    cr_expect(text_equal(reading.manifest.generator, TEXT("niot 0.1.0")));
    cr_expect(text_equal(reading.manifest.items[0].path, TEXT("charts/a.svg")));
    cr_expect(eq(int, status_of("site").st_mode & 07777, 0755));
    cr_expect(eq(int, status_of("site/charts").st_mode & 07777, 0755));
    cr_expect(eq(int, status_of("site/index.html").st_mode & 07777, 0644));
}

Test(site, that_is_only_checked_leaves_no_trace) {
    cr_expect(give_site(site_check, "one", "site"));
    cr_expect(eq(str, tree(), ""));
    cr_assert(write_site("one", "site"));
    cr_expect(give_site(site_check, "two", "site"));
    cr_expect(eq(str, said(), ""));
    cr_expect(eq(str, got("site/index.html"), "one"));
    cr_expect(eq(str, tree(), SITE));
}

Test(site, is_written_into_an_empty_folder) {
    make("site");
    cr_expect(write_site("one", "site"));
    cr_expect(eq(str, tree(), SITE));
}

Test(site, without_files_has_a_manifest) {
    cr_expect(write_files(NULL, 0, "site"));
    cr_expect(eq(str, tree(), "site site/manifest.json"));
    cr_expect(write_files(NULL, 0, "site"));
    cr_expect(eq(str, said(), ""));
}

Test(site, has_the_same_bytes_in_whatever_order_its_files_come) {
    const struct site_file files[] = {
        {TEXT("charts/a.svg"), TEXT("the same")},
        {TEXT("index.html"), TEXT("one")},
    };
    cr_assert(write_site("one", "a"));
    cr_assert(write_files(files, 2, "b"));
    cr_expect(eq(str, got("a/manifest.json"), got("b/manifest.json")));
}

Test(site, replaces_the_old_one) {
    cr_assert(write_site("one", "site"));
    put("site/index.html", "edited by hand");
    cr_expect(write_site("two", "site"));
    cr_expect(eq(str, said(), ""));
    cr_expect(eq(str, tree(), SITE));
    cr_expect(eq(str, got("site/index.html"), "two"));
}

Test(site, puts_right_what_was_changed_by_hand) {
    cr_assert(write_site("one", "site"));
    put("site/index.html", "ONE");
    cr_expect(write_site("one", "site"));
    cr_expect(eq(str, got("site/index.html"), "one"));
    unlink("site/charts/a.svg");
    cr_expect(write_site("one", "site"));
    cr_expect(eq(str, tree(), SITE));
    unlink("site/index.html");
    cr_assert(eq(int, symlink("/etc/passwd", "site/index.html"), 0));
    cr_expect(write_site("one", "site"));
    cr_expect(eq(str, got("site/index.html"), "one"));
    cr_expect(eq(str, said(), ""));
}

Test(site, that_is_the_same_is_left_untouched) {
    cr_assert(write_site("one", "site"));
    struct stat before = status_of("site");
    make(".site.niot-1");
    cr_expect(write_site("one", "site"));
    struct stat after = status_of("site");
    cr_expect(eq(ulong, after.st_ino, before.st_ino));
    cr_expect(eq(long, after.st_mtim.tv_nsec, before.st_mtim.tv_nsec));
    cr_expect(eq(str, tree(), SITE), "what an earlier build left goes all the same");
}

Test(site, carries_unchanged_files_over) {
    cr_assert(write_site("one", "site"));
    struct timeval times[] = {{1000000, 0}, {1000000, 0}};
    cr_assert(eq(int, utimes("site/charts/a.svg", times), 0));
    struct stat before = status_of("site/charts/a.svg");
    cr_expect(write_site("two", "site"));
    struct stat after = status_of("site/charts/a.svg");
    cr_expect(eq(ulong, after.st_ino, before.st_ino));
    cr_expect(eq(long, after.st_mtim.tv_sec, 1000000));
    cr_expect(eq(ulong, after.st_nlink, 1));
}

Test(site, carries_over_what_is_not_listed) {
    cr_assert(write_site("one", "site"));
    put("site/CNAME", "www.example.org");
    make("site/.well-known");
    make("site/.well-known/deep");
    put("site/.well-known/deep/security.txt", "Contact:");
    chmod("site/.well-known", 0750);
    put("site/charts/mine.svg", "mine");
    cr_assert(eq(int, symlink("index.html", "site/home"), 0));
    cr_assert(eq(int, symlink("/nowhere", "site/charts/broken"), 0));
    struct stat before = status_of("site/CNAME");
    cr_expect(write_site("two", "site"));
    cr_expect(eq(str, said(), ""));
    cr_expect(eq(str, tree(),
                 "site site/.well-known site/.well-known/deep site/.well-known/deep/security.txt "
                 "site/CNAME site/charts site/charts/a.svg site/charts/broken site/charts/mine.svg "
                 "site/home site/index.html site/manifest.json"));
    cr_expect(eq(ulong, status_of("site/CNAME").st_ino, before.st_ino));
    cr_expect(eq(uint, status_of("site/home").st_mode & S_IFMT, S_IFLNK));
    cr_expect(eq(int, status_of("site/.well-known").st_mode & 07777, 0750));
    cr_expect(eq(str, got("site/index.html"), "two"));
}

Test(site, drops_what_is_listed_and_gone) {
    const struct site_file files[] = {{TEXT("index.html"), TEXT("one")}};
    cr_assert(write_site("one", "site"));
    cr_expect(write_files(files, 1, "site"));
    cr_expect(eq(str, tree(), "site site/index.html site/manifest.json"));
}

Test(site, may_turn_a_file_into_a_folder_and_back) {
    const struct site_file file[] = {{TEXT("a"), TEXT("one")}};
    const struct site_file below[] = {{TEXT("a/b"), TEXT("one")}};
    cr_assert(write_files(file, 1, "site"));
    cr_expect(write_files(below, 1, "site"));
    cr_expect(eq(str, tree(), "site site/a site/a/b site/manifest.json"));
    cr_expect(write_files(file, 1, "site"));
    cr_expect(eq(str, tree(), "site site/a site/manifest.json"));
}

Test(site, folder_keeps_its_mode) {
    cr_assert(write_site("one", "site"));
    chmod("site", 02775);
    chmod("site/charts", 0555);
    cr_expect(write_site("two", "site"));
    cr_expect(eq(int, status_of("site").st_mode & 07777, 02775));
    cr_expect(eq(int, status_of("site/charts").st_mode & 07777, 0555));
    cr_expect(eq(str, tree(), SITE));
}

// --- where ---

Test(site, goes_through_a_link_to_the_real_folder) {
    make("real");
    make("real/deep");
    make("elsewhere");
    cr_assert(eq(int, symlink("../real/deep", "elsewhere/site"), 0));
    cr_expect(write_site("one", "elsewhere/site"));
    cr_expect(write_site("two", "elsewhere/site/"));
    cr_expect(eq(str, tree(),
                 "elsewhere elsewhere/site real real/deep real/deep/charts "
                 "real/deep/charts/a.svg real/deep/index.html real/deep/manifest.json"));
    cr_expect(eq(str, got("real/deep/index.html"), "two"));
}

Test(site, is_found_by_every_kind_of_path) {
    make("a");
    static const char *const paths[] = {"site", "site/", "./site", "a/../site", "a/..//site//"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        cr_expect(write_site(paths[i], paths[i]), "%s", paths[i]);
    cr_expect(write_site("absolute",
                         text_string(&arena, TEXT_JOIN(&arena, text_of(home), TEXT("/site")))));
    cr_expect(eq(str, tree(), "a " SITE));
    cr_assert(eq(int, chdir("site"), 0));
    cr_expect(write_site("from inside", "."));
    cr_assert(eq(int, chdir(home), 0));
    cr_expect(eq(str, got("site/index.html"), "from inside"));
}

static void expect_refused(const char *folder, const char *code) {
    char *before = tree();
    cr_expect(not(give_site(site_check, "two", folder)), "%s", folder);
    cr_expect(eq(str, said(), (char *)code), "%s", folder);
    cr_expect(not(write_site("two", folder)), "%s", folder);
    cr_expect(eq(str, said(), (char *)code), "%s", folder);
    cr_expect(eq(str, tree(), before), "%s", folder);
}

Test(site, needs_a_folder) {
    put("file", "");
    cr_assert(eq(int, symlink("nowhere", "broken"), 0));
    expect_refused("file", "N402");
    expect_refused("broken", "N402");
    expect_refused("broken/", "N402");
    expect_refused("file/site", "N402");
    expect_refused("missing/site", "N403");
    expect_refused("broken/site", "N403");
    expect_refused("", "N403");
}

Test(site, leaves_folders_of_others_alone) {
    make("site");
    put("site/notes.txt", "mine");
    expect_refused("site", "N404");
    put("site/manifest.json", "{\"name\": \"an app\"}");
    expect_refused("site", "N404");
    unlink("site/manifest.json");
    make("site/manifest.json");
    expect_refused("site", "N404");
    rmdir("site/manifest.json");
    cr_assert(eq(int, mkfifo("site/manifest.json", 0644), 0));
    expect_refused("site", "N404");
    expect_refused("/", "N404");
}

Test(site, refuses_a_manifest_of_another_campaign_or_a_damaged_one) {
    cr_assert(write_site("one", "site"));
    put("site/manifest.json", "{\n  \"generator\": \"niot 0.1.0\",\n  \"campaign\": \"fareham\",\n"
                              "  \"figures_at\": \"\",\n  \"files\": [\n  ]\n}\n");
    expect_refused("site", "N405");
    put("site/manifest.json",
        "{\n  \"generator\": \"niot 0.1.0\",\n  \"campaign\": \"gosport\",\n");
    expect_refused("site", "N406");
}

Test(site, refuses_special_files_wherever_they_are) {
    cr_assert(write_site("one", "site"));
    cr_assert(eq(int, mkfifo("site/charts/pipe", 0644), 0));
    cr_assert(eq(int, mkfifo("site/pipe", 0644), 0));
    expect_refused("site", "N407 N407");
}

Test(site, refuses_what_is_not_ours_and_in_the_way) {
    cr_assert(write_site("one", "site"));
    directory_remove_at(AT_FDCWD, "site/charts");
    put("site/charts", "a file");
    expect_refused("site", "N408");
    unlink("site/charts");
    make("elsewhere");
    cr_assert(eq(int, symlink("../elsewhere", "site/charts"), 0));
    expect_refused("site", "N408");
    unlink("site/charts");
    cr_expect(write_site("two", "site"));
    const struct site_file files[] = {{TEXT("new"), TEXT("1")}, {TEXT("CNAME"), TEXT("2")}};
    put("site/new", "not ours");
    make("site/CNAME");
    put("site/CNAME/x", "not ours");
    cr_expect(not(give_files(site_check, files, 2, "site")));
    cr_expect(eq(str, said(), "N408 N408"));
    cr_expect(not(write_files(files, 2, "site")));
    cr_expect(eq(str, said(), "N408 N408"));
    cr_expect(eq(str, got("site/new"), "not ours"));
}

Test(site, refuses_files_that_no_site_can_hold) {
    static const struct site_file sites[][2] = {
        {{TEXT("a"), TEXT("")}, {TEXT("a"), TEXT("")}},
        {{TEXT("a/b.html"), TEXT("")}, {TEXT("A/B.HTML"), TEXT("")}},
        {{TEXT("a"), TEXT("")}, {TEXT("a/b"), TEXT("")}},
        {{TEXT("A/b/c"), TEXT("")}, {TEXT("a/B"), TEXT("")}},
        {{TEXT("a"), TEXT("")}, {TEXT("../b"), TEXT("")}},
        {{TEXT("a"), TEXT("")}, {TEXT("manifest.json"), TEXT("")}},
    };
    for (size_t i = 0; i < sizeof sites / sizeof sites[0]; i++) {
        cr_expect(not(give_files(site_check, sites[i], 2, "site")), "row %zu", i);
        cr_expect(eq(str, said(), "N400"), "row %zu", i);
        cr_expect(not(write_files(sites[i], 2, "site")), "row %zu", i);
        cr_expect(eq(str, said(), "N400"), "row %zu", i);
    }
    cr_expect(eq(str, tree(), ""));
}

Test(site, has_limits) {
    enum { MOST_FILES = 10000, MOST_BYTES = 16 << 20 };
    char *bytes = arena_allocate(&arena, MOST_BYTES + 1, 1);
    struct site_file large = {TEXT("a"), {bytes, MOST_BYTES + 1}};
    cr_expect(not(write_files(&large, 1, "site")));
    cr_expect(eq(str, said(), "N400"));
    large.content.length--;
    cr_expect(write_files(&large, 1, "large"));
    struct site_file *many = arena_allocate(&arena, MOST_FILES + 1, sizeof *many);
    for (size_t i = 0; i <= MOST_FILES; i++)
        many[i].path = text_of_integer(&arena, (long long)i);
    cr_expect(not(write_files(many, MOST_FILES + 1, "site")));
    cr_expect(eq(str, said(), "N401"));
    cr_expect(eq(str, tree(), "large large/a large/manifest.json"));
}

// --- beside others ---

Test(site, is_not_written_while_another_build_runs) {
    cr_assert(write_site("one", "site"));
    int other = open(".", O_RDONLY | O_DIRECTORY);
    cr_assert(eq(int, flock(other, LOCK_EX), 0));
    cr_expect(not(write_site("two", "site")));
    cr_expect(eq(str, said(), "N410"));
    cr_expect(give_site(site_check, "two", "site"), "who only looks needs no lock");
    close(other);
    cr_expect(write_site("two", "site"));
}

Test(site, removes_what_killed_builds_left_and_nothing_else) {
    cr_assert(write_site("one", "site"));
    make(".site.niot-1");
    put(".site.niot-1/index.html", "half");
    make(".site.niot-77");
    make(".site.niot-77/charts");
    chmod(".site.niot-77", 0555);
    make(".site.niot-notes");
    make(".site.niot-");
    make(".other.niot-1");
    put(".site.niot-5", "a file");
    cr_expect(write_site("two", "site"));
    cr_expect(eq(str, said(), ""));
    cr_expect(eq(str, tree(), ".other.niot-1 .site.niot- .site.niot-5 .site.niot-notes " SITE));
}

// --- in place ---

static bool write_in_place(const char *content, const char *second) {
    const struct site_file files[] = {
        {text_of(second), text_of(content)},
        {TEXT("manifest.json"), TEXT("{\n  \"generator\": \"niot 0.1.0\",\n"
                                     "  \"campaign\": \"gosport\",\n  \"figures_at\": \"\",\n"
                                     "  \"files\": [\n  ]\n}\n")},
    };
    struct target target = {
        .path = TEXT("site"),
        .parent = -1,
        .folder = -1,
        .arena = &arena,
        .diagnostics = &diagnostics,
    };
    cr_assert(target_open(&target, TEXT("gosport")));
    struct plan_inputs inputs = {files, 2, &target.found, &target.earlier};
    struct plan plan = plan_make(&inputs, &arena);
    bool stands = in_place_publish(&target, &plan);
    target_close(&target);
    return stands;
}

Test(in_place, replaces_ours_and_keeps_the_rest) {
    cr_assert(write_site("one", "site"));
    put("site/CNAME", "www.example.org");
    put("site/charts/.niot-unfinished", "half");
    ino_t folder = status_of("site").st_ino;
    cr_expect(write_in_place("two", "new/index.html"));
    cr_expect(eq(str, said(), ""));
    cr_expect(eq(str, tree(), "site site/CNAME site/manifest.json site/new site/new/index.html"));
    cr_expect(eq(str, got("site/new/index.html"), "two"));
    cr_expect(eq(ulong, status_of("site").st_ino, folder));
}

Test(in_place, turns_a_file_into_a_folder_and_back) {
    cr_assert(write_site("one", "site"));
    cr_expect(write_in_place("two", "index.html/b"));
    cr_expect(eq(str, tree(), "site site/index.html site/index.html/b site/manifest.json"));
    // The manifest of write_in_place lists nothing: write it anew as site_write would.
    directory_remove_at(AT_FDCWD, "site");
    const struct site_file below[] = {{TEXT("a/b"), TEXT("one")}};
    cr_assert(write_files(below, 1, "site"));
    cr_expect(write_in_place("two", "a"));
    cr_expect(eq(str, tree(), "site site/a site/manifest.json"));
}

Test(in_place, starts_in_an_empty_folder_or_in_what_a_killed_start_left) {
    make("site");
    cr_expect(write_in_place("one", "index.html"));
    directory_remove_at(AT_FDCWD, "site");
    make("site");
    put("site/.niot-unfinished", "half");
    cr_expect(write_in_place("one", "index.html"));
    cr_expect(eq(str, tree(), "site site/index.html site/manifest.json"));
}
