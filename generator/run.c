#include "run.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "file.h"
#include "options.h"

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

static void report_diagnostics(const struct options *options, const struct diagnostics *diagnostics,
                               struct arena *arena) {
    struct buffer messages = {.arena = arena};
    bool is_terminal = isatty(STDERR_FILENO);
    const char *no_colour = getenv("NO_COLOR");
    struct diagnostic_style style = {
        .json = options->json,
        .quiet = options->quiet,
        .strict = options->strict,
        .colour = is_terminal && !(no_colour && no_colour[0]),
        .hint = is_terminal,
    };
    diagnostics_print(diagnostics, style, &messages);
    file_write_all(STDERR_FILENO, buffer_text(&messages));
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
    if (diagnostics.errors == 0 && !is_answered(&options, &results))
        carry_out(&options, &arena, &results, &diagnostics);
    write_results(&results, &diagnostics);
    report_diagnostics(&options, &diagnostics, &arena);
    int status = diagnostics_status(&diagnostics, options.strict);
    arena_release(&arena);
    return status;
}
