// Options: the commands and their options in one table, which parses the command line and prints
// every help text.
#ifndef NIOT_OPTIONS_H
#define NIOT_OPTIONS_H

#include "text.h"

#include <stdbool.h>

struct arena;
struct buffer;
struct diagnostics;

enum command {
    COMMAND_NONE,
    COMMAND_BUILD,
    COMMAND_TEMPLATE,
    COMMAND_MONTHS,
    COMMAND_CHART,
    COMMAND_EXPLAIN,
    COMMAND_EMAIL,
    COMMAND_SEND,
    COMMAND_CHECK
};

// What the command line asks for. Texts are absent when their option is.
struct options {
    enum command command;
    bool help, version;       // say so and do nothing else
    bool json, quiet, strict; // of diagnostics
    bool in_place, names;
    bool sarif;         // of the command check
    struct text folder; // the campaign's; "." when none is given
    struct text file;   // the table of the commands that cannot do without
    struct text output; // the site; absent: the campaign folder's site/. Or the chart; absent: "-"
    struct text date;   // --date
    bool draft;         // of the command email: a message to be sent by hand
    struct text print;  // the template to print
    struct text code;   // of the command explain; empty: all
    bool all, manual;   // of it, too: all of them at length, or the manual page
    struct text title, subtitle, source, group, order, scale; // of a chart
    // Of the command send, whose table of recipients is `file`.
    bool dry_run, yes, resend_doubtful, changed_message, new_edition;
    struct text test, forget; // addresses
    struct text rate, max, batch;
    struct text suppress; // a file
    // The whole command line, which ends in NULL, for a program that takes over.
    char **arguments;
};

// Reads `count` arguments behind the program's name, `arguments[0]`. An unknown command or option
// (with the nearest known one), a missing or unexpected argument are usage errors.
struct options options_read(int count, char **arguments, struct arena *arena,
                            struct diagnostics *diagnostics);

// The help of one command, or of the program for COMMAND_NONE.
void options_print_help(enum command command, struct buffer *buffer);

// The manual page of the program, niot(1), in the language of man.
void options_print_manual(struct buffer *buffer);

#endif
