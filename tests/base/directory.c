#include "directory.h"

#include "arena.h"
#include "file.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// Every test runs in a temporary folder of its own, `here`.
static struct arena arena;
static char home[] = "/tmp/niot-directory-XXXXXX";
static int here;

static void set_up(void) {
    umask(022);
    arena = arena_new(1 << 22, NULL);
    cr_assert(ne(ptr, mkdtemp(home), NULL));
    cr_assert(eq(int, chdir(home), 0));
    here = directory_open_at(AT_FDCWD, ".").descriptor;
}

static void tear_down(void) {
    close(here);
    directory_remove_at(AT_FDCWD, home);
    arena_release(&arena);
}

TestSuite(directory, .init = set_up, .fini = tear_down);

static void put(const char *path, const char *content) {
    cr_assert(eq(int, file_write_at(here, path, text_of(content), 0644), 0), "%s", path);
}

static char *words_of(struct directory_list list) {
    static const char *const kinds[] = {"", "/", "@", "!"};
    struct text words = TEXT("");
    for (size_t i = 0; i < list.count; i++)
        words = TEXT_JOIN(&arena, words, i ? TEXT(" ") : TEXT(""), list.items[i].path,
                          text_of(kinds[list.items[i].kind]));
    return text_string(&arena, words);
}

static char *tree(void) {
    return words_of(directory_list_below(here, &arena));
}

static struct stat status_of(const char *path) {
    struct stat status = {0};
    cr_assert(eq(int, lstat(path, &status), 0), "%s", path);
    return status;
}

Test(directory, is_listed_in_the_order_of_bytes) {
    mkdir("b", 0755);
    mkdir("b/c", 0755);
    put("b/c/d", "");
    put("b-", "");
    put("B", "");
    put("\xC3\xA9", "");
    cr_assert(eq(int, symlink("b", "link"), 0));
    cr_assert(eq(int, mkfifo("pipe", 0644), 0));
    cr_expect(eq(str, words_of(directory_list(here, &arena)), "B b/ b- link@ pipe! \xC3\xA9"));
    cr_expect(eq(str, tree(), "B b/ b- b/c/ b/c/d link@ pipe! \xC3\xA9"));
}

Test(directory, that_cannot_be_read_is_named) {
    struct directory_list list = directory_list_below(-1, &arena);
    cr_expect(eq(int, list.error, EBADF));
    cr_expect(eq(ptr, (void *)list.failed.data, NULL));
    cr_expect(eq(sz, list.count, 0));
}

Test(directory, entries_are_found) {
    put("a", "");
    put("c", "");
    struct directory_list list = directory_list(here, &arena);
    cr_expect(eq(ptr, (void *)directory_list_find(&list, TEXT("c")), &list.items[1]));
    cr_expect(eq(ptr, (void *)directory_list_find(&list, TEXT("b")), NULL));
    cr_expect(eq(ptr, (void *)directory_list_find(&(struct directory_list){0}, TEXT("b")), NULL));
}

Test(directory, is_not_opened_through_a_link) {
    mkdir("real", 0755);
    cr_assert(eq(int, symlink("real", "link"), 0));
    struct directory_opened opened = directory_open_at(here, "link");
    cr_expect(eq(int, opened.error, ENOTDIR));
    cr_expect(eq(int, opened.descriptor, -1));
    cr_expect(eq(int, directory_open_at(here, "none").error, ENOENT));
}

Test(directory, paths_are_resolved) {
    mkdir("real", 0755);
    mkdir("real/deep", 0755);
    put("file", "");
    cr_assert(eq(int, symlink("real/deep", "link"), 0));
    cr_assert(eq(int, symlink("none", "broken"), 0));
    static const struct {
        const char *path, *parent, *name;
        int error;
    } rows[] = {
        {"new", "", "new", 0},
        {"new///", "", "new", 0},
        {"./real/new", "/real", "new", 0},
        {"link", "/real", "deep", 0},
        {"link/", "/real", "deep", 0},
        {"link/new", "/real/deep", "new", 0},
        {"link/..", "", "real", 0},
        {"file", "", "file", 0},
        {"file/new", NULL, NULL, ENOTDIR},
        {"broken", NULL, NULL, ENOTDIR},
        {"broken/", NULL, NULL, ENOTDIR},
        {"broken/new", NULL, NULL, ENOENT},
        {"none/new", NULL, NULL, ENOENT},
        {"none/..", NULL, NULL, ENOENT},
        {"", NULL, NULL, ENOENT},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct directory_resolved resolved = directory_resolve(text_of(rows[i].path), &arena);
        cr_expect(eq(int, resolved.error, rows[i].error), "%s", rows[i].path);
        struct text parent = {0};
        if (rows[i].parent)
            parent = TEXT_JOIN(&arena, text_of(home), text_of(rows[i].parent));
        cr_expect(text_equal(resolved.parent, parent), "%s", rows[i].path);
        cr_expect(text_equal(resolved.name, text_of(rows[i].name)), "%s", rows[i].path);
    }
    struct directory_resolved root = directory_resolve(TEXT("/"), &arena);
    cr_expect(text_equal(root.parent, TEXT("/")));
    cr_expect(text_equal(root.name, TEXT(".")));
}

Test(directory, opens_what_a_link_leads_to) {
    mkdir("real", 0755);
    put("real/file", "content");
    put("plain", "content");
    cr_assert(eq(int, symlink("real", "link"), 0));
    cr_expect(eq(int, directory_open_at(here, "link").error, ENOTDIR));
    struct directory_opened opened = directory_open(TEXT("link"), arena);
    cr_assert(eq(int, opened.error, 0));
    cr_expect(eq(sz, directory_list(opened.descriptor, &arena).count, 1));
    close(opened.descriptor);
    cr_expect(eq(int, directory_open(TEXT("missing"), arena).error, ENOENT));
    cr_expect(eq(int, directory_open(TEXT("plain"), arena).error, ENOTDIR));
}

Test(directory, replaces_a_file_as_a_whole) {
    put("file", "old");
    put(".file.niot-unfinished", "of a killed run");
    ino_t old = status_of("file").st_ino;
    cr_expect(eq(int, directory_replace_file_at(here, TEXT("file"), TEXT("new"), 0600, arena), 0));
    cr_expect(eq(str, tree(), "file"));
    cr_expect(ne(ulong, status_of("file").st_ino, old));
    cr_expect(eq(uint, status_of("file").st_mode & 0777, 0600));
    cr_expect(text_equal(file_read_at(here, "file", 10, &arena).bytes, TEXT("new")));
}

Test(directory, leaves_nothing_of_a_file_that_cannot_take_its_place) {
    mkdir("file", 0755);
    put("file/inner", "content");
    cr_expect(
        eq(int, directory_replace_file_at(here, TEXT("file"), TEXT("new"), 0600, arena), EISDIR));
    cr_expect(eq(str, tree(), "file/ file/inner"));
}

Test(directory, carries_files_and_links) {
    mkdir("to", 0755);
    put("file", "content");
    cr_assert(eq(int, symlink("none", "link"), 0));
    int to = directory_open_at(here, "to").descriptor;
    cr_expect(eq(int, directory_carry_at(here, to, "file"), 0));
    cr_expect(eq(int, directory_carry_at(here, to, "link"), 0));
    cr_expect(eq(str, tree(), "file link@ to/ to/file to/link@"));
    cr_expect(eq(ulong, status_of("to/file").st_ino, status_of("file").st_ino));
    cr_expect(eq(int, directory_carry_at(here, to, "file"), EEXIST));
    cr_expect(eq(int, directory_carry_at(here, to, "none"), ENOENT));
    close(to);
}

Test(directory, is_removed_with_all_that_is_in_it) {
    mkdir("a", 0755);
    mkdir("a/b", 0755);
    put("a/b/c", "");
    put("kept", "");
    cr_assert(eq(int, symlink("../kept", "a/link"), 0));
    cr_assert(eq(int, symlink("a", "link"), 0));
    chmod("a/b", 0555);
    chmod("a", 0555);
    cr_expect(eq(int, directory_remove_at(here, "link"), 0));
    cr_expect(eq(str, tree(), "a/ a/b/ a/b/c a/link@ kept"));
    cr_expect(eq(int, directory_remove_at(here, "a"), 0));
    cr_expect(eq(int, directory_remove_at(here, "none"), 0));
    cr_expect(eq(int, directory_remove_at(here, "kept/x"), ENOTDIR));
    cr_expect(eq(str, tree(), "kept"));
}

Test(directory, that_is_empty_goes_and_another_stays) {
    mkdir("empty", 0755);
    mkdir("full", 0755);
    put("full/file", "");
    cr_expect(eq(int, directory_remove_empty_at(here, "empty"), 0));
    cr_expect(eq(int, directory_remove_empty_at(here, "full"), 0));
    cr_expect(eq(int, directory_remove_empty_at(here, "full/file"), ENOTDIR));
    cr_expect(eq(str, tree(), "full/ full/file"));
}

Test(directory, is_exchanged_with_another) {
    mkdir("a", 0755);
    mkdir("b", 0755);
    put("a/one", "");
    put("b/two", "");
    cr_expect(eq(int, directory_exchange_at(here, "a", "b"), 0));
    cr_expect(eq(str, tree(), "a/ a/two b/ b/one"));
    cr_expect(eq(int, directory_exchange_at(here, "a", "none"), ENOENT));
    cr_expect(eq(int, directory_rename_at(here, "a", "b"), ENOTEMPTY));
    cr_expect(eq(int, directory_rename_at(here, "a", "c"), 0));
    cr_expect(eq(str, tree(), "b/ b/one c/ c/two"));
}

Test(directory, passes_its_mode_on) {
    mkdir("a", 0755);
    mkdir("b", 0755);
    chmod("a", 02750);
    int from = directory_open_at(here, "a").descriptor;
    int to = directory_open_at(here, "b").descriptor;
    cr_expect(eq(int, directory_copy_mode(from, to), 0));
    cr_expect(eq(int, status_of("b").st_mode & 07777, 02750));
    cr_expect(eq(int, directory_sync(to), 0));
    cr_expect(eq(int, directory_copy_mode(-1, to), EBADF));
    cr_expect(eq(int, directory_sync(-1), EBADF));
    close(from);
    close(to);
}

Test(directory, lock_keeps_others_out_until_it_is_closed) {
    int other = directory_open_at(here, ".").descriptor;
    cr_expect(eq(int, directory_lock(other), 0));
    cr_expect(eq(int, directory_lock(here), EWOULDBLOCK));
    close(other);
    cr_expect(eq(int, directory_lock(here), 0));
}
