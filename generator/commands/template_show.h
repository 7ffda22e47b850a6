// niot template: shows template authors what niot makes of a template, and which names it may use.
#ifndef NIOT_TEMPLATE_SHOW_H
#define NIOT_TEMPLATE_SHOW_H

struct arena;
struct buffer;
struct diagnostics;
struct options;

// Appends the compiled program of a template (--print) or the vocabulary (--names).
void template_show(const struct options *options, struct arena *arena, struct buffer *buffer,
                   struct diagnostics *diagnostics);

#endif
