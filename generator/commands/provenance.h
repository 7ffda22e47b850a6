// Provenance: what a site is made from, for its manifest.
#ifndef NIOT_PROVENANCE_H
#define NIOT_PROVENANCE_H

struct arena;
struct folder_inputs;
struct manifest_origin;
struct material;
struct published;

// The files that were read, in the order of their paths, all that travels inside niot, and each
// figure of the material with the line that it stands in. Where small counts are hidden, tables
// have neither size nor digest, from which these could be worked out. A draft carries on what was
// published last, but for figures of which the page hides something now.
struct manifest_origin provenance_of(const struct material *material,
                                     const struct folder_inputs *inputs,
                                     const struct published *published, struct arena *arena);

#endif
