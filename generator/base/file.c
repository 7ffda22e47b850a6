#include "file.h"

#include "arena.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Bytes of a file as they come in, with room for one more than may be there: a byte in it tells
// that the file is too large.
struct intake {
    char *bytes;
    size_t length;
    size_t room;
};

static ssize_t read_some(int descriptor, struct intake *intake) {
    ssize_t count;
    do
        count = read(descriptor, intake->bytes + intake->length, intake->room - intake->length);
    while (count < 0 && errno == EINTR);
    return count;
}

// The size that the system states is a guess at the room needed: pipes state none, and a file may
// grow while it is read.
static size_t first_room(const struct stat *status, size_t most) {
    enum { ROOM_FOR_PIPES = 4096 };
    size_t stated = status->st_size > 0 ? (size_t)status->st_size : ROOM_FOR_PIPES;
    return (stated < most ? stated : most) + 1;
}

static struct file_content take(int descriptor, const struct stat *status, size_t most,
                                struct arena *arena) {
    if (S_ISREG(status->st_mode) && (size_t)status->st_size > most)
        return (struct file_content){.error = EFBIG};
    struct intake intake = {.room = first_room(status, most)};
    intake.bytes = arena_allocate(arena, intake.room, 1);
    for (;;) {
        ssize_t count = read_some(descriptor, &intake);
        if (count < 0)
            return (struct file_content){.error = errno};
        if (count == 0)
            return (struct file_content){.bytes = {intake.bytes, intake.length}};
        intake.length += (size_t)count;
        if (intake.length > most)
            return (struct file_content){.error = EFBIG};
        if (intake.length == intake.room)
            intake.bytes = arena_grow(arena, intake.bytes, &intake.room, intake.length + 1, 1);
    }
}

struct file_content file_read_descriptor(int descriptor, size_t most, struct arena *arena) {
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return (struct file_content){.error = errno};
    return take(descriptor, &status, most, arena);
}

static int open_to_read(int folder, const char *path, int flags) {
    int descriptor;
    do
        descriptor = openat(folder, path, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags);
    while (descriptor < 0 && errno == EINTR);
    return descriptor;
}

struct file_content file_read(struct text path, size_t most, struct arena *arena) {
    struct arena scratch = *arena;
    int descriptor = open_to_read(AT_FDCWD, text_string(&scratch, path), 0);
    if (descriptor < 0)
        return (struct file_content){.error = errno};
    struct file_content content = file_read_descriptor(descriptor, most, arena);
    close(descriptor);
    return content;
}

// Opening a pipe that nobody writes to would keep us waiting.
struct file_content file_read_at(int folder, const char *path, size_t most, struct arena *arena) {
    int descriptor = open_to_read(folder, path, O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0)
        return (struct file_content){.error = errno};
    struct stat status;
    struct file_content content = {0};
    if (fstat(descriptor, &status) != 0)
        content.error = errno;
    else if (S_ISDIR(status.st_mode) || S_ISREG(status.st_mode))
        content = take(descriptor, &status, most, arena);
    else
        content.error = ENOTSUP;
    close(descriptor);
    return content;
}

struct file_content file_link_target(const char *path, struct arena *arena) {
    char target[PATH_MAX];
    ssize_t length = readlink(path, target, sizeof target);
    if (length < 0)
        return (struct file_content){.error = errno};
    if ((size_t)length == sizeof target)
        return (struct file_content){.error = ENAMETOOLONG};
    return (struct file_content){.bytes = text_copy(arena, (struct text){target, (size_t)length})};
}

int file_write_all(int descriptor, struct text bytes) {
    for (size_t written = 0; written < bytes.length;) {
        ssize_t count = write(descriptor, bytes.data + written, bytes.length - written);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errno;
        if (count == 0)
            return EIO;
        written += (size_t)count;
    }
    return 0;
}

struct file_opened file_open_to_append_at(int folder, const char *path) {
    int flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC;
    int descriptor = (int)TEMP_FAILURE_RETRY(openat(folder, path, flags));
    return (struct file_opened){descriptor, descriptor < 0 ? errno : 0};
}

int file_sync(int descriptor) {
    int result;
    do
        result = fsync(descriptor);
    while (result != 0 && errno == EINTR);
    return result == 0 ? 0 : errno;
}

int file_write_at(int folder, const char *path, struct text bytes, unsigned mode) {
    int descriptor;
    do
        descriptor = openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
    while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0)
        return errno;
    int error = file_write_all(descriptor, bytes);
    if (!error)
        error = file_sync(descriptor);
    // A close that was interrupted has closed all the same; some file systems tell only here that
    // the disk is full.
    if (close(descriptor) != 0 && errno != EINTR && error == 0)
        error = errno;
    if (error)
        unlinkat(folder, path, 0);
    return error;
}

struct text file_error_words(int error) {
    const char *words = strerrordesc_np(error);
    return text_of(words ? words : "unknown error");
}
