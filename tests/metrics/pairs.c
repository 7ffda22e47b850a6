#include "pairs.h"

#include "buffer.h"
#include "source.h"
#include "support.h"
#include "table.h"

#include <criterion/criterion.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

// "heading: label -63%, label +5%", and the codes of what was reported.
static const char *read(struct bench *bench, const char *content) {
    bench_clear(bench);
    struct arena *arena = &bench->arena;
    struct source *source = arena_allocate(arena, 1, sizeof *source);
    *source = (struct source){TEXT("changes.csv"), text_of(content)};
    struct table table = table_read_rows(source, 2, arena, &bench->diagnostics);
    struct pairs pairs = pairs_read(&table, arena, &bench->diagnostics);
    struct buffer words = {.arena = arena};
    buffer_append(&words, pairs.heading);
    buffer_append_byte(&words, ':');
    for (size_t i = 0; i < pairs.metrics.count; i++) {
        const struct figure *figure = &pairs.metrics.figures[i];
        cr_expect_eq(figure->kind, FIGURE_CHANGE);
        cr_expect_null(figure->group.data);
        buffer_append(&words, i ? TEXT(", ") : TEXT(" "));
        buffer_append(&words, figure->label);
        buffer_append_byte(&words, ' ');
        buffer_append(&words, change_text(&figure->change, arena));
    }
    for (size_t i = 0; i < bench->diagnostics.count; i++) {
        buffer_append_byte(&words, ' ');
        buffer_append(&words, text_of(diagnostic_row(bench->diagnostics.items[i].kind)->code));
    }
    return text_string(arena, buffer_text(&words));
}

Test(pairs, are_read) {
    static const char *const rows[][2] = {
        {"a,-63%\nb,+5\n", ": a -63%, b +5%"},
        {"a,−63\nb,–5%", ": a -63%, b -5%"},
        {"a,12.5%\nb,1200\nc,0", ": a +12.5%, b +1200%, c 0%"},
        {"a,up 5%\nb,down\n", ": a +5%, b down"},
        {"a,\nb,[c]\n", ": a nothing, b nothing"},
        {"a,0.1%\n", ": a +0.1%"},
        {"a,.5%\n", ": a nothing N120"},
        // A header, with titles above it.
        {"Crime,Change\na,-5\n", "Change: a -5%"},
        {"Crime,% change since 2024\na,-5\n", "% change since 2024: a -5%"},
        {"Our town,\nCrime,Change\na,-5\n", "Change: a -5%"},
        {"Crime,Change\na,\n", "Change: a nothing"},
        // None: a row is not lost for a mistake in it.
        {"a,\nb,-5\n", ": a nothing, b -5%"},
        {"a,down\nb,-5\n", ": a down, b -5%"},
        {"a,6O%\nb,-5\n", ": a nothing, b -5% N106"},
        {"a,#REF!\nb,-5\n", ": a nothing, b -5% N102"},
        {"a,9\\4\n", ": a nothing N120"},
        // Mistakes.
        {"a,-5\nb,halved\n", ": a -5%, b nothing N120"},
        {"a,-5\n,-6\n", ": a -5%,  -6% N160"},
        {"a,0.5\n", ": a nothing N125"},
        {"a,-120\n", ": a nothing N124"},
        {"Crime,Change\n", "Change: N022"},
        {"", ": N020"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *words = read(&bench, rows[i][0]);
        cr_expect_str_eq(words, rows[i][1], "%s is read as '%s'", rows[i][0], words);
    }
    bench_close(&bench);
}
