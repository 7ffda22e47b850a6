// niot: arguments in, exit status out.

#include "build.h"
#include "chart.h"
#include "check.h"
#include "email.h"
#include "explain.h"
#include "months.h"
#include "neighbour.h"
#include "options.h"
#include "run.h"
#include "template_show.h"

static void carry_out(const struct options *options, struct arena *arena, struct buffer *results,
                      struct diagnostics *diagnostics) {
    switch (options->command) {
    case COMMAND_BUILD:
        build(options, arena, results, diagnostics);
        break;
    case COMMAND_CHECK:
        check(options, arena, diagnostics);
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
    case COMMAND_EXPLAIN:
        explain(options, arena, results, diagnostics);
        break;
    case COMMAND_EMAIL:
        email(options, arena, results, diagnostics);
        break;
    case COMMAND_SEND:
        neighbour_take_over(TEXT("niot-send"), options->arguments, arena, diagnostics);
        break;
    case COMMAND_NONE:
        break;
    }
}

int main(int count, char **arguments) {
    return run(count, arguments, carry_out);
}
