#include "send_options.h"

#include "diagnostic.h"
#include "options.h"

enum { BATCH_UNLESS_SAID = 50, NUMBER_AT_MOST = 1000000 };

static void complain(enum diagnostic_kind kind, struct text first, struct text second,
                     struct diagnostics *diagnostics) {
    diagnostics_add(diagnostics, kind, (struct place){0}, (struct diagnostic_words){first, second});
}

// A whole number from 1 to a million; `fallback` where the option is absent.
static size_t read_number(struct text text, struct text option, size_t fallback,
                          struct diagnostics *diagnostics) {
    if (!text.data)
        return fallback;
    size_t number = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c < '0' || c > '9' || number > NUMBER_AT_MOST) {
            number = 0;
            break;
        }
        number = number * 10 + (size_t)(c - '0');
    }
    if (number == 0 || number > NUMBER_AT_MOST)
        complain(DIAGNOSTIC_OPTION_NOT_A_NUMBER, text, option, diagnostics);
    return number;
}

// Of these no two go together.
static enum send_task read_task(const struct options *options, struct diagnostics *diagnostics) {
    const struct task_row {
        bool is_asked_for;
        const char *option;
        enum send_task task;
    } rows[] = {
        {options->dry_run, "--dry-run", SEND_DRY_RUN},
        {options->yes, "--yes", SEND_ALL},
        {options->test.data, "--test", SEND_TEST},
        {options->forget.data, "--forget", SEND_FORGET},
    };
    const struct task_row *found = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!rows[i].is_asked_for)
            continue;
        if (found)
            complain(DIAGNOSTIC_OPTIONS_CLASH, text_of(found->option), text_of(rows[i].option),
                     diagnostics);
        found = &rows[i];
    }
    return found ? found->task : SEND_DRY_RUN;
}

struct send_options send_options_read(const struct options *options,
                                      struct diagnostics *diagnostics) {
    struct send_options read = {
        .task = read_task(options, diagnostics),
        .has_rate = options->rate.data,
        .most = read_number(options->max, TEXT("--max"), 0, diagnostics),
        .batch = read_number(options->batch, TEXT("--batch"), BATCH_UNLESS_SAID, diagnostics),
    };
    if (read.has_rate && !settings_rate_read(options->rate, &read.rate))
        complain(DIAGNOSTIC_RATE_OPTION_WRONG, options->rate, (struct text){0}, diagnostics);
    if (options->changed_message && options->new_edition)
        complain(DIAGNOSTIC_OPTIONS_CLASH, TEXT("--changed-message"), TEXT("--new-edition"),
                 diagnostics);
    return read;
}
