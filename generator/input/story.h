// A story: the words of a campaign, Markdown below YAML front matter. Its output is a flat list of
// markup events in which placeholders stand whole.
#ifndef NIOT_STORY_H
#define NIOT_STORY_H

#include "markup.h"
#include "source.h"

struct arena;
struct diagnostics;
struct node;

struct story {
    const struct node *front_matter; // never NULL
    struct markup body;              // without a source when the file was too large to be read
};

// Splits the file at the lines `---`, reads the front matter, parses the Markdown (CommonMark with
// tables, raw HTML off) and turns it into markup events with HTML's element names.
// `{{ name }}` outside code becomes a placeholder, in link addresses too; in code it stays
// literal, and `\{{` writes two braces. The ids of headings begin with `story-`, so that they are
// none of the page's; links need not say so. Refused with their place: a file larger than 256 KiB
// or without front matter, private-use and control characters, an unclosed `{{`, a placeholder over
// more than one line, a top heading (the page has one already), an image that is not a relative
// path or has no alternative text, a link to a heading that is not there, emphasis that md4c tears.
// The body has no events when it is more than 1000 placeholders, 500 headings, 64 levels or 100000
// events, which is reported, too.
struct story story_read(const struct source *source, struct arena *arena,
                        struct diagnostics *diagnostics);

// One line of words with placeholders, such as a value of the front matter, as TEXT and PLACEHOLDER
// events with their places; `place` is where the line stands in its source, as part of it or as
// what YAML reads there.
struct markup story_read_line(struct text line, struct place place, struct arena *arena,
                              struct diagnostics *diagnostics);

#endif
