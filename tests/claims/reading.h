// What the tests of the words share: a sentence as the rules see it.
#ifndef NIOT_TESTS_READING_H
#define NIOT_TESTS_READING_H

#include "arena.h"
#include "diagnostic.h"
#include "metrics.h"
#include "passage.h"
#include "story.h"
#include "table.h"
#include "text_file.h"
#include "token.h"

// A passage of one line, which must stay where it is.
struct reading {
    struct source source;
    struct diagnostics unheard;
    struct passage_list passages;
    struct token_list tokens;
    struct token_span all;
};

static inline void reading_open(struct reading *reading, const char *line, struct arena *arena) {
    reading->source = (struct source){TEXT("line"), text_of(line)};
    reading->unheard = (struct diagnostics){.arena = arena};
    struct place whole = {&reading->source, 0, reading->source.text.length};
    struct passage_words words = {
        .markup = story_read_line(reading->source.text, whole, arena, &reading->unheard),
        .line = reading->source.text,
        .scalar = whole,
    };
    reading->passages = (struct passage_list){0};
    passage_add_words(&reading->passages, &words, arena);
    reading->tokens = token_list_of(reading->passages.items[0].text, arena);
    reading->all = (struct token_span){&reading->tokens, 0, reading->tokens.count};
}

// The figures of the labelled sentences.
static inline struct metrics reading_metrics(struct arena *arena, struct diagnostics *diagnostics) {
    size_t count;
    const struct text *names = metrics_column_names(arena, &count);
    const struct source *source =
        text_file_read(TEXT("tests/claims/data/metrics.csv"), SIGNATURE_TABLE, arena, diagnostics);
    struct table table = table_read(source, names, count, arena, diagnostics);
    return metrics_read(&table, TEXT("en-GB"), arena, diagnostics);
}

#endif
