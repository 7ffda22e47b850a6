// A manifest: which files of a published folder are ours, with the digest of each, and what they
// were made from. It is the folder's manifest.json, JSON for whoever wants to check a site or build
// it again (docs/manifest.md), and for us one line an item in exactly the form that manifest_write
// gives it.
#ifndef NIOT_MANIFEST_H
#define NIOT_MANIFEST_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buffer;

#define MANIFEST_NAME "manifest.json"
enum { MANIFEST_BYTES_AT_MOST = 16 << 20 }; // what is larger was not written by us

// The name under which a file stands beside its place for as long as it is not whole.
#define MANIFEST_UNFINISHED ".niot-unfinished"

struct manifest_file {
    struct text path;
    size_t bytes;
    struct text sha256; // 64 hexadecimal digits, lower case; of an input, empty when kept secret
};

struct manifest_forms {
    struct text *items;
    size_t count;
    size_t capacity;
};

// One figure as it was published, and where it comes from.
struct manifest_figure {
    struct text id;   // "recorded.burglary@gosport"
    struct text file; // of the campaign folder, with the line of its row
    size_t line;      // from 1
    size_t row;       // of figures.csv, from 1, the row of the column names included
    struct text baseline_dates, current_dates; // its periods, as figures.csv has them
    struct text value;                         // what a reader sees first: "−24%", "112"
    struct text beside;         // what goes with it: "219 to 167"; empty where nothing does
    struct manifest_forms also; // other forms in which it may be written: "down 24%", "167"
};

struct manifest_inputs {
    struct manifest_file *items; // paths in the campaign folder
    size_t count;
    size_t capacity;
};

struct manifest_figures {
    struct manifest_figure *items;
    size_t count;
    size_t capacity;
};

// The figures of the page that was published last.
struct manifest_published {
    struct text figures_at; // the date of that page, ISO
    struct manifest_figures figures;
};

// What a site was made from: with it, and niot of that version, somebody else makes the same bytes.
struct manifest_origin {
    struct text status; // "draft" or "approved"; absent: nothing here is known
    size_t shipped_files;
    struct text shipped_sha256;    // of all files that travel inside niot
    struct manifest_inputs inputs; // what was read of the campaign folder
    struct manifest_figures figures;
    struct manifest_published published; // of a draft: what it is going to replace, where known
};

// The files are sorted by path, each path there once. The manifest does not list itself.
struct manifest {
    struct text generator;  // "niot 0.1.0"
    struct text campaign;   // its id
    struct text figures_at; // the date of the figures, ISO
    struct manifest_file *items;
    size_t count;
    size_t capacity;
    struct manifest_origin origin; // manifests of early versions have none
};

// Adds a file behind those that are there; paths must come in their order.
void manifest_add(struct manifest *manifest, struct text path, struct text content,
                  struct arena *arena);

void manifest_write(const struct manifest *manifest, struct buffer *buffer);

// What was read; the texts are slices of the one given, where they needed no unescaping.
struct manifest_reading {
    struct manifest manifest;
    bool is_ours;        // it begins as ours do; false: the rest is empty
    size_t damaged_line; // a line, from 1, that manifest_write would not write so; 0: there is none
};

struct manifest_reading manifest_read(struct text json, struct arena *arena);

// Whether the manifest lists a path.
bool manifest_lists(const struct manifest *manifest, struct text path);

// Why a path cannot be that of a site's file, in words that go behind "cannot be a file of the
// site:"; absent when it can. A path is relative, its parts divided by '/'; it must stand in every
// file system and in JSON as it is, and must not be a name that we need ourselves.
struct text manifest_path_fault(struct text path);

#endif
