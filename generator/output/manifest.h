// A manifest: which files of a published folder are ours, with the digest of each. It is the
// folder's manifest.json, JSON for whoever wants to check a site, and for us one line a file in
// exactly the form that manifest_write gives it.
#ifndef NIOT_MANIFEST_H
#define NIOT_MANIFEST_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buffer;

#define MANIFEST_NAME "manifest.json"

// The name under which a file stands beside its place for as long as it is not whole.
#define MANIFEST_UNFINISHED ".niot-unfinished"

struct manifest_file {
    struct text path;
    size_t bytes;
    struct text sha256; // 64 hexadecimal digits, lower case
};

// The files are sorted by path, each path there once. The manifest does not list itself.
struct manifest {
    struct text generator;  // "niot 0.1.0"
    struct text campaign;   // its id
    struct text figures_at; // the date of the figures, ISO
    struct manifest_file *items;
    size_t count;
    size_t capacity;
};

// Adds a file behind those that are there; paths must come in their order.
void manifest_add(struct manifest *manifest, struct text path, struct text content,
                  struct arena *arena);

void manifest_write(const struct manifest *manifest, struct buffer *buffer);

// What was read; the texts are slices of the one given.
struct manifest_reading {
    struct manifest manifest;
    bool is_ours;        // it begins as ours do; false: the rest is empty
    size_t damaged_line; // the first line, from 1, that manifest_write would not write so; 0: none
};

struct manifest_reading manifest_read(struct text json, struct arena *arena);

// Whether the manifest lists a path.
bool manifest_lists(const struct manifest *manifest, struct text path);

// Why a path cannot be that of a site's file, in words that go behind "cannot be a file of the
// site:"; absent when it can. A path is relative, its parts divided by '/'; it must stand in every
// file system and in JSON as it is, and must not be a name that we need ourselves.
struct text manifest_path_fault(struct text path);

#endif
