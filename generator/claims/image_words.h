// Image words: whether each image of a template says in words what it shows.
#ifndef NIOT_IMAGE_WORDS_H
#define NIOT_IMAGE_WORDS_H

#include "markup.h"

struct diagnostics;

// Advice at each <img> without the attribute alt.
void image_words_check(const struct markup *markup, struct diagnostics *diagnostics);

#endif
