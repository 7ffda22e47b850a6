#include "raster.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "file.h"
#include "magnification.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    HALF_A_MINUTE = 30000,
    PICTURE_AT_MOST = 32 << 20,
    COMPLAINT_AT_MOST = 4096,
    STATUS_DRAWING_IS_WRONG = 1, // of niot-raster
};

// The streams of the child, numbered as it knows them.
enum { INPUT, OUTPUT, ERRORS, STREAMS };

struct child {
    pid_t id;
    int pipes[STREAMS]; // our ends; -1 once closed
    int64_t deadline;   // in milliseconds of the clock that only goes forward
    struct text unsent;
    struct buffer said[STREAMS]; // of OUTPUT and ERRORS
    bool says_too_much;          // more than we take of either
};

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// --- pipes ---

static void close_one(int *descriptor) {
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static void close_all(int *descriptors) {
    for (int i = 0; i < STREAMS; i++)
        close_one(&descriptors[i]);
}

// Where niot was started with a standard stream closed, a new descriptor has its number, and would
// be lost when the child's streams take their places.
static int above_streams(int descriptor) {
    if (descriptor < 0 || descriptor >= STREAMS)
        return descriptor;
    int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, STREAMS);
    int error = errno;
    close(descriptor);
    errno = error;
    return moved;
}

// Opens three pipes: our ends, which do not block, and the child's. Returns an errno value.
static int open_pipes(int *ours, int *theirs) {
    for (int i = 0; i < STREAMS; i++) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            return errno;
        int end = i == INPUT; // the second is the one to write to
        ours[i] = above_streams(ends[end]);
        theirs[i] = ours[i] < 0 ? ends[!end] : above_streams(ends[!end]);
        if (ours[i] < 0 || theirs[i] < 0 || fcntl(ours[i], F_SETFL, O_NONBLOCK) != 0)
            return errno;
    }
    return 0;
}

// --- start ---

static int spawn(struct child *child, const struct raster *raster, const int *theirs,
                 struct arena scratch) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t signals;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    int error = 0;
    for (int i = 0; i < STREAMS && !error; i++)
        error = posix_spawn_file_actions_adddup2(&actions, theirs[i], i);
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &signals);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    char *path = text_string(&scratch, raster->program);
    char *scale = text_string(&scratch, magnification_text(raster->tenths, &scratch));
    char *colours =
        raster->colours ? text_string(&scratch, text_of_integer(&scratch, raster->colours)) : NULL;
    char *const arguments[] = {path, scale, colours, NULL};
    char *const nothing[] = {NULL};
    if (!error)
        error = posix_spawn(&child->id, path, &actions, &attributes, arguments, nothing);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static int start(struct child *child, const struct raster *raster, struct arena *arena) {
    int theirs[STREAMS] = {-1, -1, -1};
    int error = open_pipes(child->pipes, theirs);
    if (!error)
        error = spawn(child, raster, theirs, *arena);
    close_all(theirs);
    if (error)
        close_all(child->pipes);
    return error;
}

// --- exchange ---

static bool is_for_later(ssize_t count) {
    return count < 0 && (errno == EINTR || errno == EAGAIN);
}

// A child that reads no further is judged by what else it does.
static void send(struct child *child) {
    ssize_t count = write(child->pipes[INPUT], child->unsent.data, child->unsent.length);
    if (is_for_later(count))
        return;
    child->unsent = text_slice(child->unsent, count < 0 ? SIZE_MAX : (size_t)count, SIZE_MAX);
    if (child->unsent.length == 0)
        close_one(&child->pipes[INPUT]);
}

static void receive(struct child *child, int stream) {
    char bytes[1 << 14];
    ssize_t count = read(child->pipes[stream], bytes, sizeof bytes);
    if (is_for_later(count))
        return;
    struct buffer *said = &child->said[stream];
    size_t most = stream == OUTPUT ? PICTURE_AT_MOST : COMPLAINT_AT_MOST;
    bool has_room = count > 0 && (size_t)count <= most - said->length;
    if (has_room)
        buffer_append(said, (struct text){bytes, (size_t)count});
    else
        close_one(&child->pipes[stream]);
    child->says_too_much = child->says_too_much || (count > 0 && !has_room);
}

static int time_left(const struct child *child) {
    int64_t left = child->deadline - now();
    return left < 0 ? 0 : (int)left;
}

// Until the child has closed both of its streams; false when that takes too long.
static bool exchange(struct child *child) {
    while (child->pipes[OUTPUT] >= 0 || child->pipes[ERRORS] >= 0) {
        struct pollfd waited[STREAMS];
        for (int i = 0; i < STREAMS; i++)
            waited[i] = (struct pollfd){child->pipes[i], i == INPUT ? POLLOUT : POLLIN, 0};
        int ready = poll(waited, STREAMS, time_left(child));
        if (ready == 0 || (ready < 0 && errno != EINTR))
            return false;
        for (int i = 0; i < STREAMS && ready > 0; i++) {
            if (!waited[i].revents)
                continue;
            if (i == INPUT)
                send(child);
            else
                receive(child, i);
        }
    }
    return true;
}

// --- end ---

// Waits for a child that has closed its streams and should be gone; false when it stays.
static bool await(const struct child *child, int *status) {
    enum { PAUSE = 5 };
    for (;;) {
        pid_t gone = waitpid(child->id, status, WNOHANG);
        if (gone == child->id)
            return true;
        if ((gone < 0 && errno != EINTR) || time_left(child) == 0)
            return false;
        poll(NULL, 0, PAUSE);
    }
}

static void kill_child(const struct child *child) {
    kill(child->id, SIGKILL);
    while (waitpid(child->id, NULL, 0) < 0 && errno == EINTR)
        continue;
}

// The last line that the child said, without its own "niot-raster: error: ".
static struct text complaint(const struct child *child) {
    static const struct text start = {"niot-raster: error: ", 20};
    struct text said = text_trim(buffer_text(&child->said[ERRORS]));
    for (struct text_cut cut = text_cut(said, '\n'); cut.found; cut = text_cut(said, '\n'))
        said = cut.tail;
    return text_starts_with(said, start) ? text_slice(said, start.length, said.length) : said;
}

static void report_failure(struct text program, struct text reason,
                           struct diagnostics *diagnostics) {
    diagnostics_add(diagnostics, DIAGNOSTIC_RASTER_FAILED, (struct place){0},
                    (struct diagnostic_words){program, reason});
}

static void report_start(const struct raster *raster, int error, struct diagnostics *diagnostics) {
    if (error != ENOENT) {
        report_failure(raster->program, file_error_words(error), diagnostics);
        return;
    }
    diagnostics_add(diagnostics, DIAGNOSTIC_RASTER_MISSING, (struct place){0},
                    (struct diagnostic_words){raster->program});
}

// Why the child did not end well, in words of the system or of its own; absent when it did.
static struct text reason_of(const struct child *child, int status, struct arena *arena) {
    static const struct text signature = {"\x89PNG\r\n\x1A\n", 8};
    struct text words = complaint(child);
    if (WIFSIGNALED(status)) {
        const char *signal = sigdescr_np(WTERMSIG(status));
        return TEXT_JOIN(arena, TEXT("it was ended by signal "),
                         text_of_integer(arena, WTERMSIG(status)), TEXT(" ("),
                         text_of(signal ? signal : "unknown"), TEXT(")"));
    }
    if (child->says_too_much)
        return TEXT("it wrote too much");
    if (WEXITSTATUS(status) != 0 && words.length)
        return words;
    if (WEXITSTATUS(status) != 0)
        return TEXT_JOIN(arena, TEXT("it ended with status "),
                         text_of_integer(arena, WEXITSTATUS(status)));
    bool is_picture = text_starts_with(buffer_text(&child->said[OUTPUT]), signature);
    return is_picture ? (struct text){0} : TEXT("it wrote no picture");
}

static bool refuses(const struct child *child, int status) {
    return WIFEXITED(status) && WEXITSTATUS(status) == STATUS_DRAWING_IS_WRONG &&
           complaint(child).length > 0;
}

struct text raster_draw(const struct raster *raster, struct text drawing, struct arena *arena,
                        struct diagnostics *diagnostics) {
    struct child child = {
        .pipes = {-1, -1, -1},
        .deadline = now() + (raster->milliseconds ? raster->milliseconds : HALF_A_MINUTE),
        .unsent = drawing,
        .said = {[OUTPUT] = {.arena = arena}, [ERRORS] = {.arena = arena}},
    };
    int error = start(&child, raster, arena);
    if (error) {
        report_start(raster, error, diagnostics);
        return (struct text){0};
    }
    int status = 0;
    bool has_ended = exchange(&child) && await(&child, &status);
    close_all(child.pipes);
    if (!has_ended) {
        kill_child(&child);
        report_failure(raster->program, TEXT("it took too long and was ended"), diagnostics);
        return (struct text){0};
    }
    struct text reason = reason_of(&child, status, arena);
    if (!reason.data)
        return buffer_text(&child.said[OUTPUT]);
    if (refuses(&child, status))
        diagnostics_add(diagnostics, DIAGNOSTIC_RASTER_REFUSED, (struct place){0},
                        (struct diagnostic_words){reason});
    else
        report_failure(raster->program, reason, diagnostics);
    return (struct text){0};
}
