#include "period_note.h"

#include "arena.h"
#include "support.h"

#include <criterion/criterion.h>
#include <string.h>

Test(period_note, says_whether_its_period_goes_on) {
    static const struct {
        const char *words;
        bool runs;
    } cases[] = {
        {"so far this year", true},
        {"So  far", true},
        {"January to date", true},
        {"(year-to-date)", true},
        {"YTD", true},
        {"this month", true},
        {"this financial year", true},
        {"since the campaign began", true},
        {"up to now", true},
        {"still running", true},
        {"in the last year", false},
        {"the twelve months before", false},
        {"up to datelines", false},
        {"thisyear", false},
        {"insincere", false},
        {"the summer of 2024", false},
        {"", false},
    };
    struct arena arena = arena_new(1 << 16, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(period_note_runs(text_of(cases[i].words), arena), cases[i].runs, "%s",
                     cases[i].words);
    cr_expect(!period_note_runs((struct text){0}, arena));
    arena_release(&arena);
}

// The words that the documents list are those that are known.
Test(period_note, knows_the_words_that_the_documents_list) {
    struct bench bench;
    bench_open(&bench);
    struct text file = bench_file(&bench, "docs/figures.md");
    const char *at = strstr(bench_string(&bench, file), "one of these:");
    cr_assert_not_null(at);
    const char *end = strstr(at, "They are English");
    cr_assert_not_null(end);
    int count = 0;
    for (const char *open = strchr(at, '`'); open && open < end; count++) {
        const char *close = strchr(open + 1, '`');
        struct text words = {open + 1, (size_t)(close - open - 1)};
        cr_expect(period_note_runs(words, bench.arena), "%s", bench_string(&bench, words));
        open = strchr(close + 1, '`');
    }
    cr_expect_eq(count, 20);
    bench_close(&bench);
}
