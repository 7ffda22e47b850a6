// Directories: what stands in them and the ways in which they change as a whole. Like file.h they
// go by plain system calls, so that faults can be injected and the order of writes and syncs can be
// checked; interrupted calls are repeated. Errors are errno values; 0 is none. Symbolic links are
// followed nowhere but in directory_resolve.
#ifndef NIOT_DIRECTORY_H
#define NIOT_DIRECTORY_H

#include "text.h"

#include <stddef.h>

struct arena;

// Where a path leads when symbolic links are followed: `name` in the folder `parent`, which exists;
// the name itself need not. The error is ENOENT when the parent is missing, ENOTDIR when the path
// is a link that leads nowhere.
struct directory_resolved {
    struct text parent;
    struct text name;
    int error;
};

struct directory_resolved directory_resolve(struct text path, struct arena *arena);

// A descriptor, to be closed by the caller; -1 with an error.
struct directory_opened {
    int descriptor;
    int error;
};

// Opens a folder below another's descriptor.
struct directory_opened directory_open_at(int folder, const char *path);

// Opens the folder that a path leads to when symbolic links are followed.
struct directory_opened directory_open(struct text path, struct arena scratch);

enum directory_entry_kind { ENTRY_FILE, ENTRY_FOLDER, ENTRY_LINK, ENTRY_SPECIAL };

struct directory_entry {
    struct text path;
    enum directory_entry_kind kind;
};

// In the order of the paths' bytes, so that a folder stands before what is in it. With an error the
// entries are not all, and `failed` is the folder that could not be read, absent for the one given.
struct directory_list {
    struct directory_entry *items;
    size_t count;
    size_t capacity;
    int error;
    struct text failed;
};

// What stands in an open folder: the names in it, or the relative paths of everything below it.
struct directory_list directory_list(int folder, struct arena *arena);
struct directory_list directory_list_below(int folder, struct arena *arena);

// Makes a list of the names in a folder one of everything below it.
void directory_list_deepen(struct directory_list *list, int folder, struct arena *arena);

// The entry of a path; NULL when there is none.
const struct directory_entry *directory_list_find(const struct directory_list *list,
                                                  struct text path);

// Makes one folder; `mode` as for mkdir.
int directory_make_at(int folder, const char *path, unsigned mode);

// Gives a folder the mode of another.
int directory_copy_mode(int from, int to);

// Lets nobody but the owner into a folder.
int directory_make_private(int folder);

// Gives `to` the same file or symbolic link as `from` has at `path`: a hard link, or, where the
// file system or the rights do not allow one, a synced copy with the same mode and time.
int directory_carry_at(int from, int to, const char *path);

// Renames; a file that is in the way is replaced, and so is an empty folder by a folder.
int directory_rename_at(int folder, const char *from, const char *to);

// Puts a whole file in the place of the one of that name, which is never there in part: it is
// written beside it, under a working name that a killed run may leave and the next removes, brought
// to the disk and renamed. `mode` as for open. The name is not on the disk before directory_sync.
int directory_replace_file_at(int folder, struct text name, struct text bytes, unsigned mode,
                              struct arena scratch);

// Exchanges two folders in one step.
int directory_exchange_at(int folder, const char *one, const char *other);

// Removes whatever stands at the path, a folder with all that is in it. Nothing there is no error;
// after one it goes on with the rest and gives the first.
int directory_remove_at(int folder, const char *path);

// Removes a folder that is empty; one that is not stays, which is no error.
int directory_remove_empty_at(int folder, const char *path);

// Brings the folder's names to the disk.
int directory_sync(int folder);

// Keeps other processes that ask for the same lock out until the descriptor is closed; EWOULDBLOCK
// when one of them has it.
int directory_lock(int folder);

#endif
