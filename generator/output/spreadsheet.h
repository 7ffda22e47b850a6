// A spreadsheet: CSV that opens rightly in Excel and LibreOffice and is safe there. UTF-8 with byte
// order mark, CRLF, quoted by RFC 4180. A number is written as it is; a text that would start a
// formula, or hide one, gets an apostrophe before it: = + - @, tab and CR at its start do that.
#ifndef NIOT_SPREADSHEET_H
#define NIOT_SPREADSHEET_H

#include "sheet.h"

struct buffer;

void spreadsheet_write(const struct sheet *sheet, struct buffer *buffer);

#endif
