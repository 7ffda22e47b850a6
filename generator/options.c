#include "options.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"

#include <stddef.h>

// The one argument that is no option.
struct operand {
    const char *usage; // in the usage line
    const char *noun;
    size_t offset;        // of the struct text of struct options
    const char *fallback; // NULL: it must be given
};

static const struct operand folder_operand = {"[DIR]", "folder", offsetof(struct options, folder),
                                              "."};
static const struct operand table_operand = {"FILE", "file", offsetof(struct options, file), NULL};

struct command_row {
    enum command command;
    const char *name;
    const struct operand *operand;
    const char *summary;
    const char *text; // further lines of the help
};

static const struct command_row command_rows[] = {
    {COMMAND_BUILD, "build", &folder_operand, "write the page of a campaign",
     "Reads DIR/data/campaign.md, DIR/data/metrics.csv and, where there is one,\n"
     "DIR/data/monthly.csv, and replaces DIR/site as a whole, or, when anything is wrong, not at "
     "all.\n"
     "DIR is the current folder when it is not given. Files in DIR/templates and DIR/assets win\n"
     "over those that come with niot.\n"},
    {COMMAND_TEMPLATE, "template", &folder_operand,
     "show how a template is read, or which names it may use",
     "Prints to standard output and writes no file.\n"},
    {COMMAND_MONTHS, "months", &table_operand,
     "find months whose mix of categories can hardly be right",
     "Reads a table with the columns month, id (or category, or type), count and, where there are\n"
     "several, group and area. Prints each such month and the lines that name it under\n"
     "`months_in_doubt` in the front matter of a campaign. Writes no file.\n"},
    {COMMAND_CHART, "chart", &table_operand, "draw one bar chart of changes, as SVG or PNG",
     "Reads a table of two columns, label and change in per cent, or a metrics.csv; FILE is - for\n"
     "standard input. Without --output the drawing goes to standard output.\n"},
};
enum { COMMAND_COUNT = sizeof command_rows / sizeof command_rows[0] };

// Which commands an option belongs to.
enum option_scope { FOR_ALL, FOR_BUILD, FOR_TEMPLATE, FOR_CHART };

struct option_row {
    const char *name;
    const char *argument; // NULL: none, and the member is a bool; else a struct text
    size_t offset;        // of the member of struct options
    enum option_scope scope;
    const char *summary;
    const char *letter; // the short form; NULL: none
};

static const struct option_row option_rows[] = {
    {"--output", "DIR", offsetof(struct options, output), FOR_BUILD,
     "write the site to DIR instead of site/ in the campaign folder"},
    {"--date", "DATE", offsetof(struct options, date), FOR_BUILD,
     "date of the page (2025-07-01); else SOURCE_DATE_EPOCH, else `published`"},
    {"--in-place", NULL, offsetof(struct options, in_place), FOR_BUILD,
     "where the folder cannot be exchanged, write into it (not atomic)"},
    {"--print", "FILE", offsetof(struct options, print), FOR_TEMPLATE,
     "print the compiled program of a template"},
    {"--names", NULL, offsetof(struct options, names), FOR_TEMPLATE,
     "print the names that templates may use"},
    {"--output", "FILE", offsetof(struct options, output), FOR_CHART,
     "write to FILE, as PNG where it ends in .png; also -o", "-o"},
    {"--scale", "NUMBER", offsetof(struct options, scale), FOR_CHART,
     "write a PNG of so many pixels a unit, 1 to 8; else 2"},
    {"--title", "TEXT", offsetof(struct options, title), FOR_CHART, "the title"},
    {"--subtitle", "TEXT", offsetof(struct options, subtitle), FOR_CHART,
     "what is measured, where and when"},
    {"--source", "TEXT", offsetof(struct options, source), FOR_CHART, "who published the figures"},
    {"--group", "NAME", offsetof(struct options, group), FOR_CHART,
     "the group of a metrics.csv to draw, where it has several"},
    {"--order", "ORDER", offsetof(struct options, order), FOR_CHART,
     "size: falls first, as always; file: as in FILE"},
    {"--strict", NULL, offsetof(struct options, strict), FOR_ALL, "advice counts as an error"},
    {"--quiet", NULL, offsetof(struct options, quiet), FOR_ALL,
     "say nothing but what makes the run fail"},
    {"--json", NULL, offsetof(struct options, json), FOR_ALL,
     "print messages as JSON, one object a line"},
    {"--help", NULL, offsetof(struct options, help), FOR_ALL, "print this help"},
    {"--version", NULL, offsetof(struct options, version), FOR_ALL, "print the version"},
};
enum { OPTION_COUNT = sizeof option_rows / sizeof option_rows[0] };

static bool is_in_scope(const struct option_row *row, enum command command) {
    switch (row->scope) {
    case FOR_BUILD:
        return command == COMMAND_BUILD;
    case FOR_TEMPLATE:
        return command == COMMAND_TEMPLATE;
    case FOR_CHART:
        return command == COMMAND_CHART;
    case FOR_ALL:
        break;
    }
    return true;
}

// --- parsing ---

struct reader {
    struct options options;
    char **arguments;
    int count;
    int next;
    bool has_operand, only_operands;
    bool command_is_unknown; // and so are its options
    struct text command_name;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static void complain(struct reader *reader, enum diagnostic_kind kind, struct text first,
                     struct text second) {
    diagnostics_add(reader->diagnostics, kind, (struct place){0},
                    (struct diagnostic_words){first, second});
}

static const struct option_row *find_option(struct text name, enum command command) {
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        bool is_meant = text_is(name, row->name) || (row->letter && text_is(name, row->letter));
        if (is_meant && is_in_scope(row, command))
            return row;
    }
    return NULL;
}

static struct text nearest_option(struct text name, enum command command, struct arena scratch) {
    struct text names[OPTION_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (is_in_scope(&option_rows[i], command))
            names[count++] = text_of(option_rows[i].name);
    return text_nearest(name, names, count, scratch);
}

static struct text nearest_command(struct text name, struct arena scratch) {
    struct text names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = text_of(command_rows[i].name);
    return text_nearest(name, names, COMMAND_COUNT, scratch);
}

// `--output DIR` and `--output=DIR`.
static void read_option(struct reader *reader, struct text argument) {
    struct text_cut cut = text_cut(argument, '=');
    const struct option_row *row = find_option(cut.head, reader->options.command);
    if (!row) {
        if (!reader->command_is_unknown)
            complain(reader, DIAGNOSTIC_OPTION_UNKNOWN, cut.head,
                     nearest_option(cut.head, reader->options.command, *reader->arena));
        return;
    }
    char *member = (char *)&reader->options + row->offset;
    if (!row->argument) {
        if (cut.found)
            complain(reader, DIAGNOSTIC_OPTION_TAKES_NONE, cut.head, (struct text){0});
        *(bool *)(void *)member = true;
        return;
    }
    if (!cut.found && reader->next < reader->count)
        cut.tail = text_of(reader->arguments[reader->next++]);
    if (text_is_empty(cut.tail))
        complain(reader, DIAGNOSTIC_OPTION_NEEDS_ARGUMENT, cut.head, text_of(row->argument));
    *(struct text *)(void *)member = cut.tail;
}

// What stands for no command is read as a folder.
static const struct operand *operand_of(enum command command) {
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (command_rows[i].command == command)
            return command_rows[i].operand;
    return &folder_operand;
}

static struct text *operand_member(struct options *options, const struct operand *operand) {
    return (struct text *)(void *)((char *)options + operand->offset);
}

static void read_operand(struct reader *reader, struct text argument) {
    const struct operand *operand = operand_of(reader->options.command);
    if (reader->has_operand || text_is_empty(argument))
        complain(reader, DIAGNOSTIC_ARGUMENT_UNEXPECTED, argument, text_of(operand->noun));
    else
        *operand_member(&reader->options, operand) = argument;
    reader->has_operand = true;
}

static void read_command(struct reader *reader, struct text argument) {
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (text_is(argument, command_rows[i].name))
            reader->options.command = command_rows[i].command;
    reader->command_name = argument;
    reader->command_is_unknown = reader->options.command == COMMAND_NONE;
    if (reader->command_is_unknown)
        complain(reader, DIAGNOSTIC_COMMAND_UNKNOWN, argument,
                 nearest_command(argument, *reader->arena));
}

static void read_argument(struct reader *reader, struct text argument) {
    bool is_option = !reader->only_operands && argument.length > 1 && argument.data[0] == '-';
    if (is_option && text_equal(argument, TEXT("--")))
        reader->only_operands = true;
    else if (is_option)
        read_option(reader, argument);
    else
        read_operand(reader, argument);
}

// What the arguments, each in itself right, leave open.
static void check_task(struct reader *reader) {
    const struct options *options = &reader->options;
    if (options->help || options->version || reader->diagnostics->errors)
        return;
    static const struct text none;
    const struct operand *operand = operand_of(options->command);
    if (options->command == COMMAND_NONE)
        complain(reader, DIAGNOSTIC_COMMAND_MISSING, none, none);
    else if (options->command == COMMAND_TEMPLATE && !options->names && !options->print.data)
        complain(reader, DIAGNOSTIC_TEMPLATE_TASK_MISSING, none, none);
    else if (!operand->fallback && !reader->has_operand)
        complain(reader, DIAGNOSTIC_FILE_ARGUMENT_MISSING, reader->command_name, none);
}

struct options options_read(int count, char **arguments, struct arena *arena,
                            struct diagnostics *diagnostics) {
    struct reader reader = {
        .arguments = arguments, .count = count, .arena = arena, .diagnostics = diagnostics};
    if (count && arguments[0][0] != '-')
        read_command(&reader, text_of(arguments[reader.next++]));
    const struct operand *operand = operand_of(reader.options.command);
    *operand_member(&reader.options, operand) = text_of(operand->fallback);
    while (reader.next < count)
        read_argument(&reader, text_of(arguments[reader.next++]));
    check_task(&reader);
    return reader.options;
}

// --- help ---

// A line of two columns.
static void append_columns(struct buffer *buffer, struct text left, struct text right) {
    enum { COLUMN = 18 };
    buffer_append(buffer, TEXT("  "));
    buffer_append(buffer, left);
    for (size_t i = left.length; i < COLUMN; i++)
        buffer_append_byte(buffer, ' ');
    buffer_append(buffer, right);
    buffer_append_byte(buffer, '\n');
}

static void append_options(enum command command, struct buffer *buffer) {
    buffer_append(buffer, TEXT("\nOptions:\n"));
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        if (!is_in_scope(row, command))
            continue;
        struct text left = text_of(row->name);
        if (row->argument)
            left = TEXT_JOIN(buffer->arena, left, TEXT(" "), text_of(row->argument));
        append_columns(buffer, left, text_of(row->summary));
    }
}

static void append_program_help(struct buffer *buffer) {
    buffer_append(buffer, TEXT("niot: from a spreadsheet of figures to a public page\n\n"
                               "Usage: niot COMMAND [OPTIONS] [DIR | FILE]\n\nCommands:\n"));
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        append_columns(buffer, text_of(command_rows[i].name), text_of(command_rows[i].summary));
    append_options(COMMAND_NONE, buffer);
    buffer_append(buffer, TEXT("\nniot COMMAND --help says more of a command.\n\n"
                               "Exit status: 0 written, 1 the inputs are wrong, 2 wrong usage, "
                               "3 the machine failed.\n"));
}

void options_print_help(enum command command, struct buffer *buffer) {
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        const struct command_row *row = &command_rows[i];
        if (row->command != command)
            continue;
        buffer_append(buffer, TEXT("niot "));
        buffer_append(buffer, text_of(row->name));
        buffer_append(buffer, TEXT(": "));
        buffer_append(buffer, text_of(row->summary));
        buffer_append(buffer, TEXT("\n\nUsage: niot "));
        buffer_append(buffer, text_of(row->name));
        buffer_append(buffer, TEXT(" [OPTIONS] "));
        buffer_append(buffer, text_of(row->operand->usage));
        buffer_append(buffer, TEXT("\n\n"));
        buffer_append(buffer, text_of(row->text));
        append_options(command, buffer);
        return;
    }
    append_program_help(buffer);
}
