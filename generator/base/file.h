// Files: with directory.h the one place that talks to the file system, by plain system calls, so
// that faults can be injected and the order of writes and syncs can be checked. Interrupted calls
// and short writes are carried on with. Errors are errno values; 0 is none.
#ifndef NIOT_FILE_H
#define NIOT_FILE_H

#include "text.h"

#include <stddef.h>

struct arena;

struct file_content {
    struct text bytes;
    int error;
};

// Reads a whole file of at most `most` bytes (EFBIG when it is larger) into the arena.
struct file_content file_read(struct text path, size_t most, struct arena *arena);

// The same for a file below a folder's descriptor; ELOOP when it is a symbolic link, ENOTSUP when
// it is a pipe or another thing that is no file.
struct file_content file_read_at(int folder, const char *path, size_t most, struct arena *arena);

// The same for what an open descriptor still has to give: standard input, a pipe.
struct file_content file_read_descriptor(int descriptor, size_t most, struct arena *arena);

// Where a symbolic link points to.
struct file_content file_link_target(const char *path, struct arena *arena);

// Writes a new file below a folder's descriptor and brings it to the disk; `mode` as for open. When
// that fails, no file stays.
int file_write_at(int folder, const char *path, struct text bytes, unsigned mode);

// A descriptor, to be closed by the caller; -1 with an error.
struct file_opened {
    int descriptor;
    int error;
};

// Opens a file below a folder's descriptor that is there already, to write at its end.
struct file_opened file_open_to_append_at(int folder, const char *path);

// Brings what was written to the disk.
int file_sync(int descriptor);

// Writes all bytes to a descriptor.
int file_write_all(int descriptor, struct text bytes);

// What the system says of an error, in English whatever the locale.
struct text file_error_words(int error);

#endif
