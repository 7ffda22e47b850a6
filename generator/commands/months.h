// niot months: finds the months of a table whose mix of categories can hardly be right.
#ifndef NIOT_MONTHS_H
#define NIOT_MONTHS_H

struct arena;
struct buffer;
struct diagnostics;
struct options;

// Appends a line for each such month, then the lines that name them in a campaign's front matter;
// or that there are none, among how many.
void months(const struct options *options, struct arena *arena, struct buffer *results,
            struct diagnostics *diagnostics);

#endif
