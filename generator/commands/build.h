// niot build: from the files of a campaign folder to the folder that is published.
#ifndef NIOT_BUILD_H
#define NIOT_BUILD_H

struct arena;
struct buffer;
struct diagnostics;
struct options;

// Everything that can be wrong with the author's files is found before the first byte is written.
// What is wrong goes to the diagnostics; with an error the old site stays as it was. A line on what
// was written is appended to the results.
void build(const struct options *options, struct arena *arena, struct buffer *results,
           struct diagnostics *diagnostics);

#endif
