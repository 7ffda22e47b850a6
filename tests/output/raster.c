#include "raster.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Programs that stand in for niot-raster are scripts; this one writes what a PNG begins with.
#define SIGNATURE "printf '\\211PNG\\r\\n\\032\\n'; "

static struct arena arena;
static struct diagnostics diagnostics;
static char program[64];

static void set_up(void) {
    signal(SIGPIPE, SIG_IGN); // as main does
    arena = arena_new(200 << 20, NULL);
    diagnostics = (struct diagnostics){.arena = &arena};
    strcpy(program, "/tmp/niot-raster-XXXXXX");
    close(mkstemp(program));
}

static void tear_down(void) {
    unlink(program);
    arena_release(&arena);
}

TestSuite(raster, .init = set_up, .fini = tear_down, .timeout = 20);

static void write_program(const char *script, mode_t mode) {
    FILE *file = fopen(program, "w");
    fprintf(file, "#!/bin/sh\n%s\n", script);
    fclose(file);
    chmod(program, mode);
}

static struct text draw(const char *script, struct text drawing) {
    write_program(script, 0700);
    struct raster raster = {.program = text_of(program), .tenths = 20, .milliseconds = 5000};
    return raster_draw(&raster, drawing, &arena, &diagnostics);
}

// What is said of a program that gives no picture, without its path.
static const char *complaint(const char *script) {
    struct text picture = draw(script, TEXT("<svg/>"));
    cr_expect(picture.data == NULL);
    cr_assert(eq(sz, diagnostics.count, 1));
    const char *words = text_string(&arena, diagnostics.items[0].message);
    const char *behind = strstr(words, "failed: ");
    return behind ? behind : words;
}

static size_t open_descriptors(void) {
    DIR *folder = opendir("/proc/self/fd");
    size_t count = 0;
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

static long seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long)time.tv_sec;
}

Test(raster, gives_the_drawing_and_takes_the_picture) {
    struct text picture = draw(SIGNATURE "cat; printf ' %s' \"$1\"", TEXT("<svg/>"));
    cr_expect(text_equal(picture, TEXT("\x89PNG\r\n\x1A\n<svg/> 2")));
    cr_expect(eq(sz, diagnostics.count, 0));
}

Test(raster, neither_side_waits_for_the_other) {
    enum { MILLION = 1000000 };
    char *letters = arena_allocate(&arena, MILLION, 1);
    memset(letters, 'x', MILLION);
    struct text picture =
        draw(SIGNATURE "head -c 1000000 /dev/zero; cat", (struct text){letters, MILLION});
    cr_expect(eq(sz, picture.length, 8 + 2 * MILLION));
    cr_expect(eq(sz, diagnostics.count, 0));
}

Test(raster, a_program_may_read_nothing) {
    enum { MILLION = 1000000 };
    char *letters = arena_allocate(&arena, MILLION, 1);
    struct text picture = draw(SIGNATURE, (struct text){letters, MILLION});
    cr_expect(eq(sz, picture.length, 8));
}

Test(raster, the_environment_is_empty) {
    setenv("LC_ALL", "de_DE.UTF-8", 1);
    cr_expect(eq(str, (char *)complaint("echo \"<$LC_ALL$HOME>\" >&2; exit 3"), "failed: <>"));
}

Test(raster, is_told_scale_and_colours) {
    write_program("echo \"$# $*\" >&2; exit 3", 0700);
    struct raster raster = {.program = text_of(program), .tenths = 15};
    raster_draw(&raster, TEXT("<svg/>"), &arena, &diagnostics);
    raster.colours = 16;
    raster_draw(&raster, TEXT("<svg/>"), &arena, &diagnostics);
    cr_assert(eq(sz, diagnostics.count, 2));
    cr_expect(text_ends_with(diagnostics.items[0].message, TEXT("failed: 1 1.5")));
    cr_expect(text_ends_with(diagnostics.items[1].message, TEXT("failed: 2 1.5 16")));
}

Test(raster, missing) {
    struct raster raster = {.program = TEXT("/tmp/no-such-niot-raster"), .tenths = 20};
    cr_expect(raster_draw(&raster, TEXT("<svg/>"), &arena, &diagnostics).data == NULL);
    cr_assert(eq(sz, diagnostics.count, 1));
    cr_expect(eq(int, diagnostics.items[0].kind, DIAGNOSTIC_RASTER_MISSING));
}

Test(raster, not_to_be_run) {
    struct raster raster = {.program = TEXT("/tmp"), .tenths = 20};
    cr_expect(raster_draw(&raster, TEXT("<svg/>"), &arena, &diagnostics).data == NULL);
    cr_assert(eq(sz, diagnostics.count, 1));
    cr_expect(text_equal(diagnostics.items[0].message, TEXT("'/tmp' failed: Permission denied")));
}

Test(raster, fails_in_its_own_last_words) {
    cr_expect(eq(str, (char *)complaint("echo one >&2; echo 'niot-raster: error: two' >&2; exit 3"),
                 "failed: two"));
    cr_expect(eq(int, diagnostics.items[0].kind, DIAGNOSTIC_RASTER_FAILED));
}

Test(raster, fails_without_a_word) {
    cr_expect(eq(str, (char *)complaint("exit 3"), "failed: it ended with status 3"));
}

Test(raster, refuses_the_drawing) {
    complaint("echo 'niot-raster: error: too large' >&2; exit 1");
    cr_expect(eq(int, diagnostics.items[0].kind, DIAGNOSTIC_RASTER_REFUSED));
    cr_expect(text_ends_with(diagnostics.items[0].message, TEXT(": too large")));
}

Test(raster, killed) {
    cr_expect(
        eq(str, (char *)complaint("kill -9 $$"), "failed: it was ended by signal 9 (Killed)"));
}

Test(raster, killed_in_the_middle_of_its_picture) {
    cr_expect(eq(str, (char *)complaint(SIGNATURE "kill -11 $$"),
                 "failed: it was ended by signal 11 (Segmentation fault)"));
}

Test(raster, writes_no_picture) {
    cr_expect(eq(str, (char *)complaint("echo no"), "failed: it wrote no picture"));
}

Test(raster, writes_without_end) {
    cr_expect(eq(str,
                 (char *)complaint("trap '' PIPE; " SIGNATURE
                                   "head -c 50000000 /dev/zero 2>/dev/null; exit 0"),
                 "failed: it wrote too much"));
}

// A program that hangs is ended, also one that has closed its streams, or whose child keeps them.
static void expect_ended(const char *script) {
    long start = seconds();
    write_program(script, 0700);
    struct raster raster = {.program = text_of(program), .tenths = 20, .milliseconds = 300};
    cr_expect(raster_draw(&raster, TEXT("<svg/>"), &arena, &diagnostics).data == NULL);
    cr_assert(eq(sz, diagnostics.count, 1));
    cr_expect(text_ends_with(diagnostics.items[0].message, TEXT("it took too long and was ended")));
    cr_expect(lt(long, seconds() - start, 5));
    cr_expect(eq(int, waitpid(-1, NULL, WNOHANG), -1));
}

Test(raster, hangs) {
    expect_ended("exec sleep 15");
}

Test(raster, hangs_with_its_streams_closed) {
    expect_ended("exec sleep 15 <&- >&- 2>&-");
}

Test(raster, ends_while_its_child_keeps_the_streams) {
    expect_ended("sleep 3 & exit 0");
}

Test(raster, leaves_no_child_and_no_descriptor) {
    size_t before = open_descriptors();
    draw(SIGNATURE "cat", TEXT("<svg/>"));
    draw("kill -9 $$", TEXT("<svg/>"));
    struct raster missing = {.program = TEXT("/tmp/no-such-niot-raster"), .tenths = 20};
    raster_draw(&missing, TEXT("<svg/>"), &arena, &diagnostics);
    cr_expect(eq(sz, open_descriptors(), before));
    cr_expect(eq(int, waitpid(-1, NULL, WNOHANG), -1));
    cr_expect(eq(int, errno, ECHILD));
}

Test(raster, standard_streams_may_be_closed) {
    int kept[3];
    for (int i = 0; i < 3; i++) {
        kept[i] = fcntl(i, F_DUPFD_CLOEXEC, 10);
        close(i);
    }
    struct text picture = draw(SIGNATURE "cat; echo words >&2", TEXT("<svg/>"));
    for (int i = 0; i < 3; i++) {
        dup2(kept[i], i);
        close(kept[i]);
    }
    cr_expect(text_equal(picture, TEXT("\x89PNG\r\n\x1A\n<svg/>")));
}

static void do_nothing(int number) {
    (void)number;
}

Test(raster, interruptions_are_carried_on_with) {
    struct sigaction action = {.sa_handler = do_nothing};
    sigaction(SIGALRM, &action, NULL);
    timer_t timer;
    struct itimerspec often = {{0, 2000000}, {0, 2000000}};
    timer_create(CLOCK_MONOTONIC, NULL, &timer);
    timer_settime(timer, 0, &often, NULL);
    struct text picture = draw(SIGNATURE "sleep 0.3; cat; sleep 0.2", TEXT("<svg/>"));
    timer_delete(timer);
    cr_expect(text_equal(picture, TEXT("\x89PNG\r\n\x1A\n<svg/>")));
}
