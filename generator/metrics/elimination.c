#include "elimination.h"

#include <stdint.h>

static const uint64_t PRIME = (UINT64_C(1) << 31) - 1;

// Sums below one another, a cell for each unknown number.
struct matrix {
    uint64_t *cells;
    size_t rows, columns;
};

static uint64_t *row_of(const struct matrix *matrix, size_t row) {
    return matrix->cells + row * matrix->columns;
}

static struct matrix matrix_of(const struct elimination *elimination, struct arena *arena) {
    struct matrix matrix = {NULL, elimination->sum_count, elimination->unknown_count};
    matrix.cells = arena_allocate(arena, matrix.rows * matrix.columns, sizeof *matrix.cells);
    for (size_t i = 0; i < elimination->term_count; i++) {
        const struct elimination_term *term = &elimination->terms[i];
        row_of(&matrix, term->sum)[term->unknown] = term->is_whole ? PRIME - 1 : 1;
    }
    return matrix;
}

// 1 / number: Fermat's little theorem.
static uint64_t inverse(uint64_t number) {
    uint64_t result = 1;
    for (uint64_t exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
        if (exponent & 1)
            result = result * number % PRIME;
        number = number * number % PRIME;
    }
    return result;
}

static void swap(const struct matrix *matrix, size_t a, size_t b) {
    for (size_t column = 0; column < matrix->columns; column++) {
        uint64_t cell = row_of(matrix, a)[column];
        row_of(matrix, a)[column] = row_of(matrix, b)[column];
        row_of(matrix, b)[column] = cell;
    }
}

static void multiply(const struct matrix *matrix, size_t row, uint64_t factor) {
    for (size_t column = 0; column < matrix->columns; column++)
        row_of(matrix, row)[column] = row_of(matrix, row)[column] * factor % PRIME;
}

static void add(const struct matrix *matrix, size_t to, size_t from, uint64_t factor) {
    for (size_t column = 0; column < matrix->columns; column++)
        row_of(matrix, to)[column] =
            (row_of(matrix, to)[column] + row_of(matrix, from)[column] * factor) % PRIME;
}

// Takes the unknown number of a column out of all rows but one, of those from `first` on, which
// becomes that. Whether there was one.
static bool clear_column(const struct matrix *matrix, size_t column, size_t first) {
    size_t pivot = first;
    while (pivot < matrix->rows && row_of(matrix, pivot)[column] == 0)
        pivot++;
    if (pivot == matrix->rows)
        return false;
    swap(matrix, pivot, first);
    multiply(matrix, first, inverse(row_of(matrix, first)[column]));
    for (size_t row = 0; row < matrix->rows; row++) {
        uint64_t cell = row_of(matrix, row)[column];
        if (row != first && cell != 0)
            add(matrix, row, first, PRIME - cell);
    }
    return true;
}

static bool has_one(const struct matrix *matrix, size_t row, size_t *unknown) {
    size_t count = 0;
    for (size_t column = 0; column < matrix->columns; column++)
        if (row_of(matrix, row)[column] != 0) {
            *unknown = column;
            count++;
        }
    return count == 1;
}

bool elimination_find(const struct elimination *elimination, size_t *unknown,
                      struct arena scratch) {
    if (elimination->sum_count == 0 ||
        elimination->unknown_count > ELIMINATION_CELLS_AT_MOST / elimination->sum_count)
        return false;
    struct matrix matrix = matrix_of(elimination, &scratch);
    size_t first = 0;
    for (size_t column = 0; column < matrix.columns && first < matrix.rows; column++)
        first += clear_column(&matrix, column, first);
    for (size_t row = 0; row < first; row++)
        if (has_one(&matrix, row, unknown))
            return true;
    return false;
}
