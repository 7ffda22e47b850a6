// niot-send: what `niot send` becomes. A program of its own, so that niot neither loads libcurl nor
// needs it.

#include "options.h"
#include "run.h"
#include "send.h"

#include <sys/resource.h>

// Other commands are niot's; their arguments come here only by mistake, and are not carried out.
static void carry_out(const struct options *options, struct arena *arena, struct buffer *results,
                      struct diagnostics *diagnostics) {
    if (options->command == COMMAND_SEND)
        send_campaign(options, arena, results, diagnostics);
}

// A program that crashes leaves no file with everybody's address and the password in it.
static void forbid_core_file(void) {
    static const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

int main(int count, char **arguments) {
    forbid_core_file();
    return run(count, arguments, carry_out);
}
