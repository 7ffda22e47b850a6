#include "directory.h"

#include "arena.h"
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

// An errno value, or 0, from what a system call returned.
static int error_of(long result) {
    return result < 0 ? errno : 0;
}

// --- paths ---

static struct text without_last_slashes(struct text path) {
    while (path.length > 1 && text_ends_with(path, TEXT("/")))
        path = text_slice(path, 0, path.length - 1);
    return path;
}

// The path around its last slash; "." is the parent of a mere name, and the root that of itself.
static struct directory_resolved split(struct text path, struct arena *arena) {
    size_t end = path.length;
    while (end && path.data[end - 1] != '/')
        end--;
    struct text parent = end ? without_last_slashes(text_slice(path, 0, end)) : TEXT(".");
    struct text name = end < path.length ? text_slice(path, end, path.length) : TEXT(".");
    return (struct directory_resolved){text_copy(arena, parent), text_copy(arena, name), 0};
}

struct directory_resolved directory_resolve(struct text path, struct arena *arena) {
    char real[PATH_MAX];
    path = without_last_slashes(path);
    const char *string = text_string(arena, path);
    if (realpath(string, real))
        return split(text_of(real), arena);
    if (errno != ENOENT || text_is_empty(path))
        return (struct directory_resolved){.error = errno};
    struct stat status;
    if (lstat(string, &status) == 0)
        return (struct directory_resolved){.error = ENOTDIR};
    struct directory_resolved resolved = split(path, arena);
    if (!realpath(text_string(arena, resolved.parent), real))
        return (struct directory_resolved){.error = errno};
    resolved.parent = text_copy(arena, text_of(real));
    return resolved;
}

struct directory_opened directory_open_at(int folder, const char *path) {
    int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    int descriptor = (int)TEMP_FAILURE_RETRY(openat(folder, path, flags));
    return (struct directory_opened){descriptor, error_of(descriptor)};
}

struct directory_opened directory_open(struct text path, struct arena scratch) {
    struct directory_resolved resolved = directory_resolve(path, &scratch);
    if (resolved.error)
        return (struct directory_opened){-1, resolved.error};
    struct text whole = TEXT_JOIN(&scratch, resolved.parent, TEXT("/"), resolved.name);
    return directory_open_at(AT_FDCWD, text_string(&scratch, whole));
}

// --- listing ---

static enum directory_entry_kind kind_of(mode_t mode) {
    if (S_ISREG(mode))
        return ENTRY_FILE;
    if (S_ISDIR(mode))
        return ENTRY_FOLDER;
    return S_ISLNK(mode) ? ENTRY_LINK : ENTRY_SPECIAL;
}

static int add_entry(struct directory_list *list, DIR *stream, const struct dirent *found,
                     struct text below, struct arena *arena) {
    struct stat status = {.st_mode = (mode_t)DTTOIF(found->d_type)};
    // Most file systems say in the listing what an entry is.
    bool is_known = found->d_type != DT_UNKNOWN;
    if (!is_known && fstatat(dirfd(stream), found->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return errno;
    *ARENA_PUSH(arena, list, items) = (struct directory_entry){
        TEXT_JOIN(arena, below, text_of(found->d_name)),
        kind_of(status.st_mode),
    };
    return 0;
}

static int add_entries(struct directory_list *list, DIR *stream, struct text below,
                       struct arena *arena) {
    for (;;) {
        errno = 0;
        const struct dirent *found = readdir(stream);
        if (!found)
            return errno;
        if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0)
            continue;
        int error = add_entry(list, stream, found, below, arena);
        if (error)
            return error;
    }
}

// Adds what stands in the folder `path`, each name behind the prefix `below`.
static int list_folder(struct directory_list *list, int folder, const char *path, struct text below,
                       struct arena *arena) {
    struct directory_opened opened = directory_open_at(folder, path);
    if (opened.error)
        return opened.error;
    DIR *stream = fdopendir(opened.descriptor);
    if (!stream) {
        int error = errno;
        close(opened.descriptor);
        return error;
    }
    int error = add_entries(list, stream, below, arena);
    closedir(stream);
    return error;
}

static int compare_entries(const void *left, const void *right) {
    const struct directory_entry *a = left, *b = right;
    return text_compare(a->path, b->path);
}

static void sort(struct directory_list *list) {
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare_entries);
}

struct directory_list directory_list(int folder, struct arena *arena) {
    struct directory_list list = {0};
    list.error = list_folder(&list, folder, ".", TEXT(""), arena);
    sort(&list);
    return list;
}

void directory_list_deepen(struct directory_list *list, int folder, struct arena *arena) {
    // The list grows while it is gone through: what is in a folder is added behind.
    for (size_t i = 0; i < list->count && !list->error; i++) {
        struct text path = list->items[i].path;
        if (list->items[i].kind != ENTRY_FOLDER)
            continue;
        list->error = list_folder(list, folder, text_string(arena, path),
                                  TEXT_JOIN(arena, path, TEXT("/")), arena);
        list->failed = list->error ? path : list->failed;
    }
    sort(list);
}

struct directory_list directory_list_below(int folder, struct arena *arena) {
    struct directory_list list = directory_list(folder, arena);
    directory_list_deepen(&list, folder, arena);
    return list;
}

const struct directory_entry *directory_list_find(const struct directory_list *list,
                                                  struct text path) {
    struct directory_entry wanted = {.path = path};
    if (list->count == 0)
        return NULL;
    return bsearch(&wanted, list->items, list->count, sizeof *list->items, compare_entries);
}

// --- changing ---

int directory_make_at(int folder, const char *path, unsigned mode) {
    return error_of(mkdirat(folder, path, (mode_t)mode));
}

int directory_copy_mode(int from, int to) {
    struct stat status;
    if (fstat(from, &status) != 0)
        return errno;
    return error_of(fchmod(to, status.st_mode & 07777));
}

int directory_make_private(int folder) {
    return error_of(fchmod(folder, 0700));
}

static int copy_bytes(int from, int to) {
    char bytes[1 << 16];
    for (;;) {
        ssize_t count = TEMP_FAILURE_RETRY(read(from, bytes, sizeof bytes));
        if (count <= 0)
            return error_of(count);
        int error = file_write_all(to, (struct text){bytes, (size_t)count});
        if (error)
            return error;
    }
}

static int copy_descriptor(int from, int to) {
    struct stat status;
    if (fstat(from, &status) != 0)
        return errno;
    int error = copy_bytes(from, to);
    if (error)
        return error;
    struct timespec times[] = {status.st_atim, status.st_mtim};
    if (fchmod(to, status.st_mode & 07777) != 0 || futimens(to, times) != 0)
        return errno;
    return error_of(TEMP_FAILURE_RETRY(fsync(to)));
}

static int copy_file(int from, int to, const char *path) {
    int source = (int)TEMP_FAILURE_RETRY(openat(from, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (source < 0)
        return errno;
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    int copy = (int)TEMP_FAILURE_RETRY(openat(to, path, flags, 0600));
    int error = error_of(copy);
    if (!error)
        error = copy_descriptor(source, copy);
    close(source);
    if (copy >= 0 && close(copy) != 0 && errno != EINTR && !error)
        error = errno;
    return error;
}

static int copy_link(int from, int to, const char *path) {
    char target[PATH_MAX];
    ssize_t length = readlinkat(from, path, target, sizeof target);
    if (length < 0)
        return errno;
    if (length == (ssize_t)sizeof target)
        return ENAMETOOLONG;
    target[length] = 0;
    return error_of(symlinkat(target, to, path));
}

// Whether a hard link failed because of where or whose the file is, not because the disk did.
static bool copy_may_do(int error) {
    static const int errors[] = {EPERM, EACCES, EXDEV, EMLINK, EOPNOTSUPP, ENOSYS, EINVAL};
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
        if (error == errors[i])
            return true;
    return false;
}

int directory_carry_at(int from, int to, const char *path) {
    int error = error_of(TEMP_FAILURE_RETRY(linkat(from, path, to, path, 0)));
    if (!copy_may_do(error))
        return error;
    struct stat status;
    if (fstatat(from, path, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return errno;
    return S_ISLNK(status.st_mode) ? copy_link(from, to, path) : copy_file(from, to, path);
}

int directory_rename_at(int folder, const char *from, const char *to) {
    return error_of(TEMP_FAILURE_RETRY(renameat(folder, from, folder, to)));
}

int directory_replace_file_at(int folder, struct text name, struct text bytes, unsigned mode,
                              struct arena scratch) {
    const char *path = text_string(&scratch, name);
    const char *beside =
        text_string(&scratch, TEXT_JOIN(&scratch, TEXT("."), name, TEXT(".niot-unfinished")));
    int error = directory_remove_at(folder, beside);
    if (!error)
        error = file_write_at(folder, beside, bytes, mode);
    if (error)
        return error;
    error = directory_rename_at(folder, beside, path);
    if (error)
        directory_remove_at(folder, beside);
    return error;
}

int directory_exchange_at(int folder, const char *one, const char *other) {
    return error_of(TEMP_FAILURE_RETRY(renameat2(folder, one, folder, other, RENAME_EXCHANGE)));
}

static int first_of(int error, int later) {
    return error ? error : later;
}

// Removes what is in an open folder, which is thereby closed.
static int remove_content(int folder) {
    DIR *stream = fdopendir(folder);
    if (!stream) {
        int error = errno;
        close(folder);
        return error;
    }
    // A folder without write permission would keep what is in it.
    fchmod(folder, 0700);
    int error = 0;
    errno = 0;
    for (const struct dirent *found; (found = readdir(stream)); errno = 0)
        if (strcmp(found->d_name, ".") != 0 && strcmp(found->d_name, "..") != 0)
            error = first_of(error, directory_remove_at(folder, found->d_name));
    error = first_of(error, errno);
    closedir(stream);
    return error;
}

int directory_remove_at(int folder, const char *path) {
    if (unlinkat(folder, path, 0) == 0 || errno == ENOENT)
        return 0;
    // POSIX has EPERM for a folder where Linux has EISDIR.
    if (errno != EISDIR && errno != EPERM)
        return errno;
    int error = errno;
    struct directory_opened opened = directory_open_at(folder, path);
    if (opened.error)
        return opened.error == ENOTDIR ? error : opened.error;
    error = remove_content(opened.descriptor);
    return first_of(error, error_of(unlinkat(folder, path, AT_REMOVEDIR)));
}

int directory_remove_empty_at(int folder, const char *path) {
    int error = error_of(unlinkat(folder, path, AT_REMOVEDIR));
    return error == ENOTEMPTY || error == EEXIST ? 0 : error;
}

int directory_sync(int folder) {
    int error = error_of(TEMP_FAILURE_RETRY(fsync(folder)));
    // So says a file system that has no syncing of folders.
    return error == EINVAL ? 0 : error;
}

int directory_lock(int folder) {
    return error_of(TEMP_FAILURE_RETRY(flock(folder, LOCK_EX | LOCK_NB)));
}
