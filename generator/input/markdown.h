// Markdown into markup: CommonMark with tables, raw HTML off, and placeholders that stand whole.
// The only module that uses md4c.
#ifndef NIOT_MARKDOWN_H
#define NIOT_MARKDOWN_H

#include "markup.h"
#include "source.h"

struct arena;
struct diagnostics;

// Turns `text`, a slice of the source's text, into events with HTML's element names: headings with
// an id of their own, images with their words as `alt`, cells with `scope` and a class for their
// alignment. What is refused and how placeholders are found: story.h. Without events when the text
// is more than can be read.
struct markup markdown_read(const struct source *source, struct text text, struct arena *arena,
                            struct diagnostics *diagnostics);

#endif
