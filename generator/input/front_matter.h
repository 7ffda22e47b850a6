// The front matter of a story: YAML as a tree in which every scalar is text ("no" stays "no") and
// has its place. Knows nothing of what the keys mean. The only module that uses libyaml.
#ifndef NIOT_FRONT_MATTER_H
#define NIOT_FRONT_MATTER_H

#include "source.h"
#include "text.h"

#include <stddef.h>

struct arena;
struct diagnostics;

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

// A node of the tree. Items of a list and entries of a map are linked in their order.
struct node {
    enum node_kind kind;
    struct text key;        // in a map: this entry's key; else absent
    struct place key_place; // in a map
    struct text text;       // of a scalar; white space at the ends removed
    struct place place;     // of the scalar's text, see scalar_place; or where list or map begins
    const struct node *first;
    const struct node *next;
};

// Parses `text`, a slice of the source's text, as one YAML mapping. Anchors, aliases, tags other
// than the plain ones, more than one document, a key twice, more than 16 KiB, more than 400 nodes
// and nesting beyond 8 are refused. What libyaml finds wrong is reported with its place in the
// source. Returns an empty map when there is nothing to return; never NULL.
const struct node *front_matter_read(const struct source *source, struct text text,
                                     struct arena *arena, struct diagnostics *diagnostics);

// The entry of a map; NULL when it has none.
const struct node *node_find(const struct node *map, struct text key);

#endif
