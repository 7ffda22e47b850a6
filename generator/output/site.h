// A site: a set of files that replaces the published folder as a whole, or not at all.
#ifndef NIOT_SITE_H
#define NIOT_SITE_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;
struct manifest_origin;

// One file of the site. Paths are relative, with '/' and without '..': see manifest_path_fault.
struct site_file {
    struct text path;
    struct text content;
};

struct site {
    const struct site_file *files;
    size_t count;
    struct text campaign;                 // its id, for the manifest
    struct text date;                     // of the figures, ISO, for the manifest
    struct text version;                  // of niot
    const struct manifest_origin *origin; // what it was made from, for the manifest; NULL: not said
};

struct site_settings {
    struct text folder; // as the user wrote it: where the site is to stand
    bool in_place;      // where exchange is impossible, write into the folder: not atomic
};

// Writes the site and its manifest.json. All files are made in `.site.niot-1` beside the resolved
// folder and synced; those that are the same as before, and those that the earlier manifest does
// not list, are carried over by hard link; then the folders are exchanged (renameat2), the parent
// is synced, and the old one removed. A site that is the same in all its bytes is left untouched.
// The old site stays as it was when anything fails or the process is killed; what a killed one left
// behind is removed by the next, under a lock on the parent that keeps two builds apart.
//
// Refused: a folder that is not empty and has no manifest of ours, or that of another campaign, or
// a damaged one; a file where the folder should be; special files; what is not ours and in the way,
// symbolic links too. Errors go to the diagnostics, with the path and the system's reason. Returns
// true when the new site stands; there may be advice then on what could not be removed.
bool site_write(const struct site *site, const struct site_settings *settings, struct arena *arena,
                struct diagnostics *diagnostics);

// Whether site_write would take the site, the folder and what stands in it: refuses what that does,
// with the same words, but takes no lock and touches nothing. What writing itself meets is not
// foreseen. The content of a file counts for its size alone.
bool site_check(const struct site *site, const struct site_settings *settings, struct arena *arena,
                struct diagnostics *diagnostics);

#endif
