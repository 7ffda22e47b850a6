// A campaign folder: where a command finds its files. Templates and assets that the folder does not
// have are those that travel with niot.
#ifndef NIOT_FOLDER_H
#define NIOT_FOLDER_H

#include "signature.h"
#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;

struct folder {
    struct text path; // as the user wrote it
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct folder_inputs *inputs; // where to note what is read; NULL: nowhere
};

// A file of the folder that was read: its path there, and its bytes as they stand on the disk.
struct folder_input {
    struct text path;
    struct text bytes;
};

// In the order in which they were read; a template each time that something includes it.
struct folder_inputs {
    struct folder_input *items;
    size_t count;
    size_t capacity;
};

// The path of a file of the folder, for messages and for opening it: "data/metrics.csv" in ".".
struct text folder_path(const struct folder *folder, struct text name);

// Where its site stands: in `output`, as the user wrote it, and where that is absent in site/ of
// the folder.
struct text folder_site(const struct folder *folder, struct text output);

// A data file.
struct folder_file {
    const char *name;
    enum signature_wanted form;
    bool is_required;
};

// Reads a data file, in whatever encoding; 64 MiB at the most. NULL when it is not there (an error
// only when it is required), cannot be read or is no text (an error). The name "-" in the folder
// "." is standard input.
const struct source *folder_source(const struct folder *folder, struct folder_file file);

// Reads a template by its name below templates/, as the library of template_compile does; `library`
// is a struct folder. NULL when neither the folder nor niot has it.
const struct source *folder_template(void *library, struct text name);

// The folder's own templates, whatever their names; none of those that come with niot, nor
// unchanged copies of them. What cannot be read is reported where it is used.
struct folder_templates {
    struct source *items;
    size_t count;
    size_t capacity;
};
struct folder_templates folder_templates_read(const struct folder *folder);

// One file of assets/; its path below that folder is its path in the site.
struct folder_asset {
    struct text path;
    struct text content;
};

struct folder_assets {
    struct folder_asset *items;
    size_t count;
    size_t capacity;
};

// All assets: the folder's own, and of niot's those that the folder does not replace. Files whose
// name begins with a dot are passed over; links and what else is no plain file are refused.
struct folder_assets folder_assets_read(const struct folder *folder);

// Whether one of them has this path.
bool folder_assets_have(const struct folder_assets *assets, struct text path);

#endif
