// niot chart: from one table to one drawing, for people who want only that.
#ifndef NIOT_CHART_H
#define NIOT_CHART_H

struct arena;
struct buffer;
struct diagnostics;
struct options;

// Draws the changes of the table with the template charts/bar.svg of the current folder, else
// niot's own. The drawing is appended to the results, or written to the file of --output; as PNG
// where that ends in .png, or where there is a --scale. What is wrong goes to the diagnostics, and
// then nothing is written.
void chart(const struct options *options, struct arena *arena, struct buffer *results,
           struct diagnostics *diagnostics);

#endif
