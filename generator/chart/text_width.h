// How wide a text is, for layout without a font engine: the advance widths of Liberation Sans,
// which are those of Arial and Helvetica, without kerning, a safe upper bound in these fonts.
// Source: font metrics of Liberation Sans 2.1 (units of 1/1000 em, rounded).
#ifndef NIOT_TEXT_WIDTH_H
#define NIOT_TEXT_WIDTH_H

#include "text.h"

// Room for wider fallback fonts (DejaVu Sans, Verdana) and for WCAG text spacing.
#define TEXT_WIDTH_FALLBACK 1.35

// In em. Characters beyond the table count as wide as their script may need: 1.1 em, emoji and CJK
// 1.3, combining marks and zero-width characters 0.
double text_width(struct text text);

// The beginning of the text that makes its first line when `room` em are there: broken at the last
// blank that leaves it narrow enough, else after a hyphen or slash, else before the character that
// is too much; within a character of several code points only when it is too wide alone. A line
// feed always ends a line. No blanks at its ends; at least one code point, so that going on behind
// it comes to an end; absent when nothing but blanks is left.
struct text text_width_first_line(struct text text, double room);

#endif
