#include "run.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "file.h"
#include "options.h"
#include "sarif.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

// What a run may use: enough for the largest inputs that are read, and a guard against hostile
// ones.
enum { ARENA_BYTES = 256 << 20, STATUS_MACHINE_FAILED = 3 };

static _Noreturn void exhausted(void) {
    file_write_all(STDERR_FILENO, TEXT("niot: error: the inputs need more memory than there is, or "
                                       "more than the 256 MiB that niot allows itself\n"));
    _exit(STATUS_MACHINE_FAILED);
}

// Says what needs no command; false when there is more to do.
static bool is_answered(const struct options *options, struct buffer *results) {
    if (options->help)
        options_print_help(options->command, results);
    else if (options->version)
        buffer_append(results, TEXT("niot " NIOT_VERSION "\n"));
    return options->help || options->version;
}

static void write_results(const struct buffer *results, struct diagnostics *diagnostics) {
    int error = file_write_all(STDOUT_FILENO, buffer_text(results));
    if (error)
        diagnostics_add(diagnostics, DIAGNOSTIC_OUTPUT_FAILED, (struct place){0},
                        (struct diagnostic_words){file_error_words(error)});
}

static struct diagnostic_style style_of(const struct options *options, int stream) {
    const char *no_colour = getenv("NO_COLOR");
    return (struct diagnostic_style){
        .json = options->json,
        .quiet = options->quiet,
        .strict = options->strict,
        .colour = isatty(stream) && !(no_colour && no_colour[0]),
        .hint = isatty(stream) && stream == STDERR_FILENO,
    };
}

static void report_diagnostics(const struct options *options, const struct diagnostics *diagnostics,
                               struct arena *arena) {
    struct buffer messages = {.arena = arena};
    diagnostics_print(diagnostics, style_of(options, STDERR_FILENO), &messages);
    file_write_all(STDERR_FILENO, buffer_text(&messages));
}

// "2 errors, 1 piece of advice"
static void append_summary(const struct diagnostics *diagnostics, struct buffer *results) {
    buffer_append_integer(results, (long long)diagnostics->errors);
    buffer_append(results, diagnostics->errors == 1 ? TEXT(" error, ") : TEXT(" errors, "));
    buffer_append_integer(results, (long long)diagnostics->advice);
    buffer_append(results, diagnostics->advice == 1 ? TEXT(" piece of advice\n")
                                                    : TEXT(" pieces of advice\n"));
}

// What a check finds is its result.
static void append_findings(const struct options *options, const struct diagnostics *diagnostics,
                            struct buffer *results) {
    struct diagnostic_style style = style_of(options, STDOUT_FILENO);
    if (options->sarif)
        sarif_print(diagnostics, style, TEXT(NIOT_VERSION), results);
    else
        diagnostics_print(diagnostics, style, results);
    if (!options->sarif && !options->json && !options->quiet)
        append_summary(diagnostics, results);
}

int run(int count, char **arguments,
        void (*carry_out)(const struct options *options, struct arena *arena,
                          struct buffer *results, struct diagnostics *diagnostics)) {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGCHLD, SIG_DFL); // where it is ignored nobody learns how a child ended
    struct arena arena = arena_new(ARENA_BYTES, exhausted);
    struct diagnostics diagnostics = {.arena = &arena};
    struct buffer results = {.arena = &arena};
    struct options options = options_read(count ? count - 1 : 0, arguments, &arena, &diagnostics);
    bool is_carried_out = diagnostics.errors == 0 && !is_answered(&options, &results);
    if (is_carried_out)
        carry_out(&options, &arena, &results, &diagnostics);
    bool are_results = is_carried_out && options.command == COMMAND_CHECK;
    if (are_results)
        append_findings(&options, &diagnostics, &results);
    // Beside findings nothing is left to say but that they could not be written.
    struct diagnostics of_writing = {.arena = &arena};
    struct diagnostics *reported = are_results ? &of_writing : &diagnostics;
    write_results(&results, reported);
    report_diagnostics(&options, reported, &arena);
    int status = diagnostics_status(&diagnostics, options.strict);
    int status_of_writing = diagnostics_status(&of_writing, options.strict);
    arena_release(&arena);
    return status > status_of_writing ? status : status_of_writing;
}
