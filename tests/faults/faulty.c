// faulty: a library to be loaded before the C library (LD_PRELOAD), under which system calls fail.
//
//   FAULT    rules with ',' between them: CALL:NUMBER:ERROR, where the NUMBER-th call of that name
//            fails, or every one for 'all'; ERROR is an errno value. 'short' for an error lets
//            every write take one byte only.
//   REACHED  a file that is made when a rule with a number has come true
//   RECORD   a file that gets a line for each call that changed something: its name and the paths
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// What the real function is called with: NAME(RESULT, PARAMETERS) makes `real` of it.
#define REAL(result, name, ...)                                                                    \
    result (*real)(__VA_ARGS__) = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

// --- rules ---

enum { CALLS = 20 };

static struct call {
    const char *name;
    long count;
} calls[CALLS];

static long count_of(const char *name) {
    for (int i = 0; i < CALLS; i++) {
        if (!calls[i].name)
            calls[i].name = name;
        if (strcmp(calls[i].name, name) == 0)
            return ++calls[i].count;
    }
    return 0;
}

static void mark_as_reached(void) {
    const char *path = getenv("REACHED");
    long descriptor = path ? syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY, 0600) : -1;
    if (descriptor >= 0)
        syscall(SYS_close, descriptor);
}

// Whether a rule, as "linkat:3:5", is about this call; the error then stands in *error.
static bool applies(const char *rule, const char *name, long count, const char **error) {
    size_t length = strlen(name);
    if (strncmp(rule, name, length) != 0 || rule[length] != ':')
        return false;
    const char *number = rule + length + 1;
    *error = strchr(number, ':') + 1;
    if (strncmp(number, "all:", 4) == 0)
        return true;
    if (strtol(number, NULL, 10) != count)
        return false;
    mark_as_reached();
    return true;
}

// The error that a call is to fail with; NULL for none.
static const char *fault(const char *name) {
    const char *rule = getenv("FAULT"), *error;
    long count = count_of(name);
    for (; rule; rule = strchr(rule, ',') ? strchr(rule, ',') + 1 : NULL)
        if (applies(rule, name, count, &error))
            return error;
    return NULL;
}

static bool fails(const char *name) {
    const char *error = fault(name);
    if (error)
        errno = (int)strtol(error, NULL, 10);
    return error != NULL;
}

// --- record ---

static void record(const char *line) {
    const char *path = getenv("RECORD");
    long descriptor =
        path ? syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY | O_APPEND, 0600) : -1;
    if (descriptor < 0)
        return;
    syscall(SYS_write, descriptor, line, strlen(line));
    syscall(SYS_close, descriptor);
}

// The whole path of an open file, or of a path below an open folder.
static const char *path_of(int descriptor, const char *below, char path[2 * PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(descriptor == AT_FDCWD ? "/proc/self/cwd" : link, path, PATH_MAX);
    length = length < 0 ? 0 : length;
    path[length] = 0;
    if (below)
        snprintf(path + length, PATH_MAX, "/%s", below);
    return below && below[0] == '/' ? below : path;
}

static void record_one(const char *name, int descriptor, const char *below) {
    char path[2 * PATH_MAX], line[2 * PATH_MAX + 100];
    snprintf(line, sizeof line, "%s %s\n", name, path_of(descriptor, below, path));
    record(line);
}

static void record_two(const char *name, int folder, const char *one, const char *other) {
    char path[2 * PATH_MAX], second[2 * PATH_MAX], line[4 * PATH_MAX + 100];
    snprintf(line, sizeof line, "%s %s %s\n", name, path_of(folder, one, path),
             path_of(folder, other, second));
    record(line);
}

// --- calls ---

static int open_in_truth(int folder, const char *path, int flags, mode_t mode) {
    REAL(int, "openat", int, const char *, int, ...);
    if (fails("openat"))
        return -1;
    int descriptor = real(folder, path, flags, mode);
    if (descriptor >= 0 && (flags & O_CREAT))
        record_one("create", descriptor, NULL);
    return descriptor;
}

int openat(int folder, const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_in_truth(folder, path, flags, mode);
}

// What openat is with _FORTIFY_SOURCE.
int __openat_2(int folder, const char *path, int flags);
int __openat_2(int folder, const char *path, int flags) {
    return open_in_truth(folder, path, flags, 0);
}

ssize_t read(int descriptor, void *bytes, size_t count) {
    REAL(ssize_t, "read", int, void *, size_t);
    return fails("read") ? -1 : real(descriptor, bytes, count);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    REAL(ssize_t, "write", int, const void *, size_t);
    // What is said to the user is not part of the site.
    const char *error = descriptor <= STDERR_FILENO ? NULL : fault("write");
    bool is_short = error && strncmp(error, "short", 5) == 0;
    if (error && !is_short) {
        errno = (int)strtol(error, NULL, 10);
        return -1;
    }
    if (descriptor > STDERR_FILENO)
        record_one("write", descriptor, NULL);
    return real(descriptor, bytes, is_short && count ? 1 : count);
}

int close(int descriptor) {
    REAL(int, "close", int);
    const char *error = fault("close");
    int result = real(descriptor);
    if (!error)
        return result;
    errno = (int)strtol(error, NULL, 10);
    return -1;
}

int fsync(int descriptor) {
    REAL(int, "fsync", int);
    if (fails("fsync"))
        return -1;
    record_one("fsync", descriptor, NULL);
    return real(descriptor);
}

int fchmod(int descriptor, mode_t mode) {
    REAL(int, "fchmod", int, mode_t);
    if (fails("fchmod"))
        return -1;
    record_one("fchmod", descriptor, NULL);
    return real(descriptor, mode);
}

int mkdirat(int folder, const char *path, mode_t mode) {
    REAL(int, "mkdirat", int, const char *, mode_t);
    if (fails("mkdirat"))
        return -1;
    record_one("mkdirat", folder, path);
    return real(folder, path, mode);
}

int linkat(int from, const char *old, int to, const char *new, int flags) {
    REAL(int, "linkat", int, const char *, int, const char *, int);
    if (fails("linkat"))
        return -1;
    record_one("linkat", to, new);
    return real(from, old, to, new, flags);
}

int symlinkat(const char *target, int folder, const char *path) {
    REAL(int, "symlinkat", const char *, int, const char *);
    if (fails("symlinkat"))
        return -1;
    record_one("symlinkat", folder, path);
    return real(target, folder, path);
}

int renameat(int from, const char *old, int to, const char *new) {
    REAL(int, "renameat", int, const char *, int, const char *);
    if (fails("renameat"))
        return -1;
    record_two("renameat", from, old, new);
    return real(from, old, to, new);
}

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
    REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
    if (fails("renameat2"))
        return -1;
    record_two("renameat2", from, old, new);
    return real(from, old, to, new, flags);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    if (fails("unlinkat"))
        return -1;
    record_one("unlinkat", folder, path);
    return real(folder, path, flags);
}

int fstat(int descriptor, struct stat *status) {
    REAL(int, "fstat", int, struct stat *);
    return fails("fstat") ? -1 : real(descriptor, status);
}

int fstatat(int folder, const char *path, struct stat *status, int flags) {
    REAL(int, "fstatat", int, const char *, struct stat *, int);
    return fails("fstatat") ? -1 : real(folder, path, status, flags);
}

int flock(int descriptor, int operation) {
    REAL(int, "flock", int, int);
    return fails("flock") ? -1 : real(descriptor, operation);
}

struct dirent *readdir(DIR *stream) {
    REAL(struct dirent *, "readdir", DIR *);
    return fails("readdir") ? NULL : real(stream);
}

DIR *fdopendir(int descriptor) {
    REAL(DIR *, "fdopendir", int);
    return fails("fdopendir") ? NULL : real(descriptor);
}
