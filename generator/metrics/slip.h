// Slips: what spreadsheets and fingers make of a number, each with a message of its own.
#ifndef NIOT_SLIP_H
#define NIOT_SLIP_H

#include "text.h"

#include <stdbool.h>

struct diagnostics;
struct place;

// Reports a cell in which a number was meant and something known happened to it: `########`,
// `#REF!`, `1.78E+03`, a date, `6O%`, an unknown mark in brackets, a dash or `n/a` for nothing,
// `TRUE`.
// False, and nothing reported, when the cell is none of these; it may still be no number.
bool slip_report(struct text cell, struct place place, struct diagnostics *diagnostics);

#endif
