// What the tests of the figures share: memory, and tables and texts written in a line.
#ifndef NIOT_TEST_SUPPORT_H
#define NIOT_TEST_SUPPORT_H

#include "arena.h"
#include "diagnostic.h"
#include "source.h"
#include "table.h"
#include "text.h"

#include <stdint.h>

struct bench {
    struct arena arena;
    struct diagnostics diagnostics;
};

// Must stay where it is: the list of diagnostics points into it.
void bench_open(struct bench *bench);
void bench_close(struct bench *bench);

// Forgets all diagnostics.
void bench_clear(struct bench *bench);

// The first message, "" when there is none; its code, "" when there is none.
const char *bench_message(struct bench *bench);
const char *bench_code(const struct bench *bench);
const char *bench_message_at(struct bench *bench, size_t number);

// A text as a string that ends in a zero.
const char *bench_string(struct bench *bench, struct text text);

// A table of rows that end with a line end and cells between bars; the first row is the header.
struct table bench_table(struct bench *bench, const char *rows);

// The same from a file of tests/data with commas between cells; behind the last column, quotes and
// commas are as they are.
struct table bench_reference(struct bench *bench, const char *path);

// The cell of a column that must be there, and what it says: a number, Inf or NaN.
struct text bench_cell(const struct table *table, size_t row, const char *column);
double bench_number(struct bench *bench, const struct table *table, size_t row, const char *column);
int64_t bench_count(struct bench *bench, const struct table *table, size_t row, const char *column);

// What a file of the repository says. The tests run in the folder of the Makefile.
struct text bench_file(struct bench *bench, const char *path);

#endif
