// niot: arguments in, exit status out.

#include "arena.h"
#include "buffer.h"
#include "build.h"
#include "chart.h"
#include "diagnostic.h"
#include "file.h"
#include "months.h"
#include "options.h"
#include "template_show.h"

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

static void run(const struct options *options, struct arena *arena, struct buffer *results,
                struct diagnostics *diagnostics) {
    if (options->help) {
        options_print_help(options->command, results);
        return;
    }
    if (options->version) {
        buffer_append(results, TEXT("niot " NIOT_VERSION "\n"));
        return;
    }
    switch (options->command) {
    case COMMAND_BUILD:
        build(options, arena, results, diagnostics);
        break;
    case COMMAND_TEMPLATE:
        template_show(options, arena, results, diagnostics);
        break;
    case COMMAND_MONTHS:
        months(options, arena, results, diagnostics);
        break;
    case COMMAND_CHART:
        chart(options, arena, results, diagnostics);
        break;
    case COMMAND_NONE:
        break;
    }
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
    const char *no_colour = getenv("NO_COLOR");
    struct diagnostic_style style = {
        .json = options->json,
        .quiet = options->quiet,
        .strict = options->strict,
        .colour = isatty(STDERR_FILENO) && !(no_colour && no_colour[0]),
    };
    diagnostics_print(diagnostics, style, &messages);
    file_write_all(STDERR_FILENO, buffer_text(&messages));
}

int main(int count, char **arguments) {
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGCHLD, SIG_DFL); // where it is ignored nobody learns how a child ended
    struct arena arena = arena_new(ARENA_BYTES, exhausted);
    struct diagnostics diagnostics = {.arena = &arena};
    struct buffer results = {.arena = &arena};
    struct options options =
        options_read(count ? count - 1 : 0, arguments + 1, &arena, &diagnostics);
    if (diagnostics.errors == 0)
        run(&options, &arena, &results, &diagnostics);
    write_results(&results, &diagnostics);
    report_diagnostics(&options, &diagnostics, &arena);
    int status = diagnostics_status(&diagnostics, options.strict);
    arena_release(&arena);
    return status;
}
