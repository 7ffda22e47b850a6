// A target: the folder that a site goes into, locked against other builds, with what stands there
// now and is ours to replace.
#ifndef NIOT_TARGET_H
#define NIOT_TARGET_H

#include "diagnostic.h"
#include "directory.h"
#include "manifest.h"
#include "text.h"

#include <stdbool.h>

struct arena;

struct target {
    struct text path;        // as the user wrote it, for messages
    struct text parent_path; // symbolic links resolved
    struct text name;        // of the folder in its parent
    int parent;              // descriptors; -1: not open
    int folder;              // -1: nothing stands there
    struct manifest earlier; // of the site that stands there
    struct directory_list found;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

// Opens the folder at target->path, whose last part need not exist. The target has path, arena,
// diagnostics and closed descriptors. Refused with a message, and then false: a path that is no
// folder or in none; a folder that another build is writing beside; one that is not empty and not
// of this campaign, whole and of ours; a special file anywhere in it. To be closed in either case.
bool target_open(struct target *target, struct text campaign);

// The same without the lock, for those who only look: another build may be writing.
bool target_look(struct target *target, struct text campaign);

void target_close(struct target *target);

// Adds a diagnostic about a path in the folder (absent: the folder itself), with a second word.
// Always false.
bool target_refuse(const struct target *target, enum diagnostic_kind kind, struct text path,
                   struct text word);

// True when the error is none; else says that the path cannot be written.
bool target_is_written(const struct target *target, int error, struct text path);

#endif
