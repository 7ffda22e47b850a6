#include "file.h"

#include "arena.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;
static char folder_path[] = "/tmp/niot-file-XXXXXX";
static int folder;

static void set_up(void) {
    arena = arena_new(1 << 24, NULL);
    cr_assert_not_null(mkdtemp(folder_path));
    folder = open(folder_path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    cr_assert_geq(folder, 0);
}

static void tear_down(void) {
    unlinkat(folder, "file", 0);
    unlinkat(folder, "link", 0);
    close(folder);
    rmdir(folder_path);
    arena_release(&arena);
}

TestSuite(file, .init = set_up, .fini = tear_down);

static struct text path_of(const char *name) {
    return TEXT_JOIN(&arena, text_of(folder_path), TEXT("/"), text_of(name));
}

// `count` bytes that are not all the same.
static struct text bytes_of(size_t count) {
    char *bytes = arena_allocate(&arena, count, 1);
    for (size_t i = 0; i < count; i++)
        bytes[i] = (char)(i * 31 % 251);
    return (struct text){bytes, count};
}

Test(file, reads_back_what_was_written) {
    static const size_t sizes[] = {0, 1, 4095, 4096, 4097, 300000};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct text bytes = bytes_of(sizes[i]);
        cr_assert_eq(file_write_at(folder, "file", bytes, 0644), 0);
        struct file_content content = file_read(path_of("file"), 1 << 20, &arena);
        cr_expect_eq(content.error, 0);
        cr_expect_not_null(content.bytes.data);
        cr_expect(text_equal(content.bytes, bytes), "%zu bytes", sizes[i]);
        unlinkat(folder, "file", 0);
    }
}

Test(file, refuses_a_file_larger_than_the_most) {
    cr_assert_eq(file_write_at(folder, "file", bytes_of(1001), 0644), 0);
    cr_expect_eq(file_read(path_of("file"), 1001, &arena).error, 0);
    struct file_content content = file_read(path_of("file"), 1000, &arena);
    cr_expect_eq(content.error, EFBIG);
    cr_expect_null(content.bytes.data);
    cr_expect_eq(file_read(path_of("file"), 0, &arena).error, EFBIG);
}

Test(file, tells_why_it_cannot_read) {
    cr_expect_eq(file_read(path_of("file"), 10, &arena).error, ENOENT);
    cr_expect_eq(file_read(text_of(folder_path), 10, &arena).error, EISDIR);
    cr_expect_eq(file_read(path_of("file/below"), 10, &arena).error, ENOENT);
}

Test(file, writes_new_files_only_and_never_through_a_link) {
    cr_assert_eq(file_write_at(folder, "file", TEXT("old"), 0644), 0);
    cr_expect_eq(file_write_at(folder, "file", TEXT("new"), 0644), EEXIST);
    cr_expect(text_equal(file_read(path_of("file"), 10, &arena).bytes, TEXT("old")));
    cr_assert_eq(symlinkat("elsewhere", folder, "link"), 0);
    cr_expect_eq(file_write_at(folder, "link", TEXT("new"), 0644), EEXIST);
    cr_expect_eq(file_write_at(-1, "file", TEXT(""), 0644), EBADF);
}

Test(file, gives_a_new_file_its_mode) {
    mode_t mask = umask(022);
    cr_assert_eq(file_write_at(folder, "file", TEXT(""), 0640), 0);
    umask(mask);
    struct stat status;
    cr_assert_eq(fstatat(folder, "file", &status, 0), 0);
    cr_expect_eq(status.st_mode & 0777, 0640);
}

Test(file, reads_below_a_folder_but_no_links) {
    cr_assert_eq(file_write_at(folder, "file", TEXT("words"), 0644), 0);
    cr_assert_eq(symlinkat("file", folder, "link"), 0);
    cr_expect(text_equal(file_read_at(folder, "file", 10, &arena).bytes, TEXT("words")));
    cr_expect_eq(file_read_at(folder, "link", 10, &arena).error, ELOOP);
    cr_expect(text_equal(file_read(path_of("link"), 10, &arena).bytes, TEXT("words")));
}

// A pipe without a writer is not waited for.
Test(file, reads_no_pipe_below_a_folder, .timeout = 5) {
    cr_assert_eq(mkfifoat(folder, "pipe", 0644), 0);
    cr_expect_eq(file_read_at(folder, "pipe", 10, &arena).error, ENOTSUP);
    cr_assert_eq(mkdirat(folder, "inner", 0755), 0);
    cr_expect_eq(file_read_at(folder, "inner", 10, &arena).error, EISDIR);
}

Test(file, tells_why_it_cannot_write) {
    int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    cr_assert_geq(full, 0);
    cr_expect_eq(file_write_all(full, TEXT("x")), ENOSPC);
    cr_expect_eq(file_write_all(full, TEXT("")), 0);
    close(full);
    cr_expect_eq(file_write_all(-1, TEXT("x")), EBADF);
}

Test(file, leaves_no_file_that_could_not_be_written) {
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit;
    cr_assert_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    struct rlimit low = {5000, limit.rlim_max};
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &low), 0);
    int error = file_write_at(folder, "file", bytes_of(6000), 0644);
    setrlimit(RLIMIT_FSIZE, &limit);
    cr_expect_eq(error, EFBIG);
    cr_expect_eq(faccessat(folder, "file", F_OK, 0), -1);
}

// --- pipes: short reads, short writes and interruptions ---

struct traffic {
    int descriptor;
    struct text bytes;
    pthread_t interrupted;
};

static void ignore_signal(int number) {
    (void)number;
}

static void *drain(void *user) {
    struct traffic *traffic = user;
    char *copy = arena_allocate(&arena, traffic->bytes.length, 1);
    size_t length = 0;
    ssize_t count;
    while ((count = read(traffic->descriptor, copy + length,
                         length + 5000 < traffic->bytes.length ? 5000
                                                               : traffic->bytes.length - length)) >
           0) {
        length += (size_t)count;
        pthread_kill(traffic->interrupted, SIGUSR1);
    }
    cr_expect(text_equal((struct text){copy, length}, traffic->bytes));
    return NULL;
}

Test(file, carries_on_after_short_writes_and_interruptions) {
    struct sigaction action = {.sa_handler = ignore_signal};
    sigaction(SIGUSR1, &action, NULL);
    int ends[2];
    cr_assert_eq(pipe(ends), 0);
    struct traffic traffic = {ends[0], bytes_of(500000), pthread_self()};
    pthread_t reader;
    cr_assert_eq(pthread_create(&reader, NULL, drain, &traffic), 0);
    int error = file_write_all(ends[1], traffic.bytes);
    close(ends[1]);
    pthread_join(reader, NULL);
    close(ends[0]);
    cr_expect_eq(error, 0);
}

static void *pour(void *user) {
    struct traffic *traffic = user;
    for (size_t i = 0; i < traffic->bytes.length; i += 10000) {
        pthread_kill(traffic->interrupted, SIGUSR1);
        file_write_all(traffic->descriptor, text_slice(traffic->bytes, i, i + 10000));
    }
    close(traffic->descriptor);
    return NULL;
}

// What a pipe brings has no size beforehand.
static struct file_content read_pipe(struct text bytes, size_t most) {
    struct sigaction action = {.sa_handler = ignore_signal};
    sigaction(SIGUSR1, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    int ends[2];
    cr_assert_eq(pipe(ends), 0);
    struct traffic traffic = {ends[1], bytes, pthread_self()};
    pthread_t writer;
    cr_assert_eq(pthread_create(&writer, NULL, pour, &traffic), 0);
    struct text path = TEXT_JOIN(&arena, TEXT("/dev/fd/"), text_of_integer(&arena, ends[0]));
    struct file_content content = file_read(path, most, &arena);
    close(ends[0]);
    pthread_join(writer, NULL);
    return content;
}

Test(file, reads_a_pipe_to_its_end) {
    struct text bytes = bytes_of(200000);
    struct file_content content = read_pipe(bytes, 200000);
    cr_expect_eq(content.error, 0);
    cr_expect(text_equal(content.bytes, bytes));
}

Test(file, stops_reading_a_pipe_beyond_the_most) {
    cr_expect_eq(read_pipe(bytes_of(200000), 199999).error, EFBIG);
    cr_expect_eq(read_pipe(bytes_of(200000), 100).error, EFBIG);
}

Test(file, has_english_words_for_errors) {
    cr_expect(text_equal(file_error_words(ENOENT), TEXT("No such file or directory")));
    cr_expect(text_equal(file_error_words(ENOSPC), TEXT("No space left on device")));
    cr_expect(text_equal(file_error_words(123456), TEXT("unknown error")));
}

Test(file, is_written_at_its_end) {
    cr_expect_eq(file_open_to_append_at(folder, "file").error, ENOENT);
    cr_assert_eq(file_write_at(folder, "file", TEXT("one\n"), 0600), 0);
    struct file_opened first = file_open_to_append_at(folder, "file");
    struct file_opened second = file_open_to_append_at(folder, "file");
    cr_assert_eq(first.error, 0);
    cr_assert_eq(second.error, 0);
    cr_expect_eq(file_write_all(first.descriptor, TEXT("two\n")), 0);
    cr_expect_eq(file_write_all(second.descriptor, TEXT("three\n")), 0);
    cr_expect_eq(file_sync(first.descriptor), 0);
    close(first.descriptor);
    close(second.descriptor);
    cr_expect(text_equal(file_read(path_of("file"), 100, &arena).bytes, TEXT("one\ntwo\nthree\n")));
    cr_expect_eq(file_sync(-1), EBADF);
    cr_assert_eq(symlinkat("file", folder, "link"), 0);
    cr_expect_eq(file_open_to_append_at(folder, "link").error, ELOOP);
}
