#include "single_file.h"

#include "arena.h"
#include "diagnostic.h"
#include "directory.h"
#include "file.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;
static struct diagnostics diagnostics;
static char home[] = "/tmp/niot-single-file-XXXXXX";

static void set_up(void) {
    umask(022);
    arena = arena_new(1 << 20, NULL);
    diagnostics = (struct diagnostics){.arena = &arena};
    cr_assert(ne(ptr, mkdtemp(home), NULL));
    cr_assert(eq(int, chdir(home), 0));
}

static void tear_down(void) {
    directory_remove_at(AT_FDCWD, home);
    arena_release(&arena);
}

TestSuite(single_file, .init = set_up, .fini = tear_down);

static bool write_words(const char *path, const char *words) {
    return single_file_write(text_of(path), text_of(words), &arena, &diagnostics);
}

static const char *content_of(const char *path) {
    struct file_content content = file_read(text_of(path), 1000, &arena);
    return content.error ? "" : text_string(&arena, content.bytes);
}

static size_t files(void) {
    int folder = open(".", O_RDONLY | O_DIRECTORY);
    struct directory_list list = directory_list(folder, &arena);
    close(folder);
    return list.count;
}

Test(single_file, is_written_and_replaced) {
    cr_expect(write_words("chart.svg", "one"));
    cr_expect(eq(str, (char *)content_of("chart.svg"), "one"));
    cr_expect(write_words("./chart.svg", "two"));
    cr_expect(eq(str, (char *)content_of("chart.svg"), "two"));
    cr_expect(eq(sz, files(), 1));
    cr_expect(eq(sz, diagnostics.count, 0));
    struct stat status;
    cr_assert(eq(int, stat("chart.svg", &status), 0));
    cr_expect(eq(int, (int)(status.st_mode & 0777), 0644));
}

Test(single_file, is_found_through_folders_and_links) {
    mkdir("below", 0755);
    cr_expect(write_words("below/chart.svg", "one"));
    cr_assert(eq(int, symlink("below/chart.svg", "link.svg"), 0));
    cr_expect(write_words("link.svg", "two"));
    cr_expect(eq(str, (char *)content_of("below/chart.svg"), "two"));
}

Test(single_file, what_a_killed_run_left_is_no_hindrance) {
    cr_assert(
        eq(int, file_write_at(AT_FDCWD, ".chart.svg.niot-unfinished", TEXT("half"), 0644), 0));
    cr_expect(write_words("chart.svg", "one"));
    cr_expect(eq(sz, files(), 1));
}

Test(single_file, no_folder_for_it) {
    cr_expect(not(write_words("missing/chart.svg", "one")));
    cr_assert(eq(sz, diagnostics.count, 1));
    cr_expect(eq(int, diagnostics.items[0].kind, DIAGNOSTIC_SITE_PARENT_MISSING));
}

Test(single_file, a_folder_is_in_its_place) {
    mkdir("chart.svg", 0755);
    cr_expect(not(write_words("chart.svg", "one")));
    cr_assert(eq(sz, diagnostics.count, 1));
    cr_expect(eq(int, diagnostics.items[0].kind, DIAGNOSTIC_SITE_NOT_WRITTEN));
    cr_expect(eq(sz, files(), 1));
}
