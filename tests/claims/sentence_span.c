#include "sentence_span.h"

#include "reading.h"

#include <criterion/criterion.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(sentence_span, .init = set_up, .fini = tear_down);

static int count_of(const char *words) {
    struct token_list tokens = token_list_of(text_of(words), &arena);
    int count = 0;
    for (size_t first = 0; first < tokens.count; count++)
        first = sentence_span_at(&tokens, first).end;
    return count;
}

Test(sentence_span, ends_at_stops_that_are_no_abbreviation) {
    static const struct {
        const char *words;
        int count;
    } cases[] = {
        {"Burglary fell. Robbery rose.", 2},
        {"Mr. Smith and Insp. Jones came. They left!", 2},
        {"J. P. Kincaid wrote it", 1},
        {"It fell by 11.7%. Why? Nobody knows.", 3},
        {"\"It fell.\" He left.", 2},
        {"1. Report what you see.", 1},
        {"See gov.uk for more.", 1},
        {"It fell by 2.6 per cent approx. in all", 1},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(count_of(cases[i].words), cases[i].count, "%s: %d", cases[i].words,
                     count_of(cases[i].words));
}

Test(sentence_span, tells_questions) {
    struct token_list tokens = token_list_of(TEXT("Did it fall? It did."), &arena);
    struct token_span question = sentence_span_at(&tokens, 0);
    struct token_span answer = sentence_span_at(&tokens, question.end);
    cr_expect(sentence_span_is_question(&question));
    cr_expect_not(sentence_span_is_question(&answer));
}
