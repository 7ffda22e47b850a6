#include "options.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"

#include <stddef.h>

// An argument that is no option.
struct operand {
    const char *usage; // in the usage line
    const char *noun;
    size_t offset;        // of the struct text of struct options
    const char *fallback; // NULL: it must be given
};

static const struct operand folder_operand = {"[DIR]", "folder", offsetof(struct options, folder),
                                              "."};
static const struct operand table_operand = {"FILE", "file", offsetof(struct options, file), NULL};

static const struct operand recipients_operand = {"RECIPIENTS.csv", "file",
                                                  offsetof(struct options, file), NULL};

static const struct operand code_operand = {"[CODE]", "code", offsetof(struct options, code), ""};

enum { OPERANDS_AT_MOST = 2 };

struct command_row {
    enum command command;
    const char *name;
    const struct operand *operands[OPERANDS_AT_MOST]; // in their order
    const char *summary;
    const char *text; // further lines of the help
};

static const struct command_row command_rows[] = {
    {COMMAND_BUILD,
     "build",
     {&folder_operand},
     "write the page of a campaign",
     "Reads DIR/data/campaign.md, DIR/data/metrics.csv and, where there is one,\n"
     "DIR/data/monthly.csv, and replaces DIR/site as a whole, or, when anything is wrong, not at "
     "all.\n"
     "DIR is the current folder when it is not given. Files in DIR/templates and DIR/assets win\n"
     "over those that come with niot.\n"},
    {COMMAND_CHECK,
     "check",
     {&folder_operand},
     "check the figures and words of a campaign, and write nothing",
     "Reads what `niot build` reads and, where there is a DIR/mail.yaml, what `niot email` reads.\n"
     "Prints what is wrong, also with the folder that the site is to stand in, and what could be\n"
     "said better: numbers typed by hand, directions that the figures do not have, words that\n"
     "claim more than they show. Errors stop a build, too; advice does not, and here only with\n"
     "--strict. docs/check.md says more.\n"},
    {COMMAND_TEMPLATE,
     "template",
     {&folder_operand},
     "show how a template is read, or which names it may use",
     "Prints to standard output and writes no file.\n"},
    {COMMAND_MONTHS,
     "months",
     {&table_operand},
     "find months whose mix of categories can hardly be right",
     "Reads a table with the columns month, id (or category, or type), count and, where there are\n"
     "several, group and area. Prints each such month and the lines that name it under\n"
     "`months_in_doubt` in the front matter of a campaign. Writes no file.\n"},
    {COMMAND_EMAIL,
     "email",
     {&folder_operand},
     "write the e-mail of a campaign",
     "Reads what `niot build` reads, and DIR/mail.yaml, and writes DIR/outbox/campaign.eml, a "
     "whole\n"
     "message for `niot send`, and DIR/outbox/campaign.html, the same to look at in a browser. "
     "Sends\n"
     "nothing.\n"},
    {COMMAND_SEND,
     "send",
     {&recipients_operand, &folder_operand},
     "send the message of a campaign, to each recipient once",
     "Reads RECIPIENTS.csv (columns email, name and, if you like, group), DIR/mail.yaml and\n"
     "DIR/outbox/campaign.eml, which `niot email` writes. Says what would happen; --yes does it.\n"
     "DIR/outbox/journal/ keeps, without their addresses, who got it: nobody gets it twice.\n"
     "The password comes from NIOT_SMTP_PASSWORD or from the file that mail.yaml names.\n\n"
     "Exit status, the highest that applies: 0 done, 1 the inputs are wrong, 2 wrong usage, 3 the\n"
     "machine or the server failed, 4 some were refused, 5 some deferred, 6 some are in doubt.\n"},
    {COMMAND_CHART,
     "chart",
     {&table_operand},
     "draw one bar chart of changes, as SVG or PNG",
     "Reads a table of two columns, label and change in per cent, or a metrics.csv; FILE is - for\n"
     "standard input. Without --output the drawing goes to standard output.\n"},
    {COMMAND_EXPLAIN,
     "explain",
     {&code_operand},
     "say what a message means and how to put right what it is about",
     "CODE is the code of a message, such as N105, or its number alone. Prints what the message\n"
     "means, an example of what it is said of, and the same put right. Without CODE: all "
     "messages,\n"
     "one a line, with … for the words that change. Reads and writes no file.\n"},
};
enum { COMMAND_COUNT = sizeof command_rows / sizeof command_rows[0] };

// An option belongs to so many commands, or to all.
enum { OPTION_COMMANDS_AT_MOST = 3 };

struct option_row {
    const char *name;
    const char *argument; // NULL: none, and the member is a bool; else a struct text
    size_t offset;        // of the member of struct options
    enum command commands[OPTION_COMMANDS_AT_MOST]; // none: it belongs to all
    const char *summary;
    const char *letter; // the short form; NULL: none
};

static const struct option_row option_rows[] = {
    {"--output",
     "DIR",
     offsetof(struct options, output),
     {COMMAND_BUILD},
     "write the site to DIR instead of site/ in the campaign folder"},
    {"--output",
     "DIR",
     offsetof(struct options, output),
     {COMMAND_CHECK},
     "the site stands in DIR instead of site/ in the campaign folder"},
    {"--date",
     "DATE",
     offsetof(struct options, date),
     {COMMAND_BUILD, COMMAND_EMAIL, COMMAND_CHECK},
     "date of the figures (2025-07-01); else SOURCE_DATE_EPOCH, else `published`"},
    {"--in-place",
     NULL,
     offsetof(struct options, in_place),
     {COMMAND_BUILD},
     "where the folder cannot be exchanged, write into it (not atomic)"},
    {"--draft",
     NULL,
     offsetof(struct options, draft),
     {COMMAND_EMAIL},
     "write a draft that a mail program opens to be sent by hand"},
    {"--print",
     "FILE",
     offsetof(struct options, print),
     {COMMAND_TEMPLATE},
     "print the compiled program of a template"},
    {"--names",
     NULL,
     offsetof(struct options, names),
     {COMMAND_TEMPLATE},
     "print the names that templates may use"},
    {"--sarif",
     NULL,
     offsetof(struct options, sarif),
     {COMMAND_CHECK},
     "print the findings as SARIF 2.1.0, for code hosts and editors"},
    {"--dry-run",
     NULL,
     offsetof(struct options, dry_run),
     {COMMAND_SEND},
     "say what would happen and send nothing; so it is without this, too"},
    {"--yes", NULL, offsetof(struct options, yes), {COMMAND_SEND}, "send"},
    {"--test",
     "ADDRESS",
     offsetof(struct options, test),
     {COMMAND_SEND},
     "send one to ADDRESS; needed once for each message before --yes"},
    {"--rate",
     "N/m",
     offsetof(struct options, rate),
     {COMMAND_SEND},
     "messages a second, minute or hour (20/m, which is what is taken)"},
    {"--max", "N", offsetof(struct options, max), {COMMAND_SEND}, "send N messages at the most"},
    {"--batch",
     "N",
     offsetof(struct options, batch),
     {COMMAND_SEND},
     "connect anew after every N messages (50)"},
    {"--suppress",
     "FILE",
     offsetof(struct options, suppress),
     {COMMAND_SEND},
     "leave out those whose addresses FILE lists"},
    {"--resend-doubtful",
     NULL,
     offsetof(struct options, resend_doubtful),
     {COMMAND_SEND},
     "send again to those of whom nobody knows whether they got it"},
    {"--changed-message",
     NULL,
     offsetof(struct options, changed_message),
     {COMMAND_SEND},
     "go on with a corrected message; who got the earlier one gets none"},
    {"--new-edition",
     NULL,
     offsetof(struct options, new_edition),
     {COMMAND_SEND},
     "begin with a new message, which everybody gets"},
    {"--forget",
     "ADDRESS",
     offsetof(struct options, forget),
     {COMMAND_SEND},
     "take a person out of the journal, and never write to them again"},
    {"--output",
     "FILE",
     offsetof(struct options, output),
     {COMMAND_CHART},
     "write to FILE, as PNG where it ends in .png; also -o",
     "-o"},
    {"--scale",
     "NUMBER",
     offsetof(struct options, scale),
     {COMMAND_CHART},
     "write a PNG of so many pixels a unit, 1 to 8; else 2"},
    {"--title", "TEXT", offsetof(struct options, title), {COMMAND_CHART}, "the title"},
    {"--subtitle",
     "TEXT",
     offsetof(struct options, subtitle),
     {COMMAND_CHART},
     "what is measured, where and when"},
    {"--source",
     "TEXT",
     offsetof(struct options, source),
     {COMMAND_CHART},
     "who published the figures"},
    {"--group",
     "NAME",
     offsetof(struct options, group),
     {COMMAND_CHART},
     "the group of a metrics.csv to draw, where it has several"},
    {"--order",
     "ORDER",
     offsetof(struct options, order),
     {COMMAND_CHART},
     "size: falls first, as always; file: as in FILE"},
    {"--all",
     NULL,
     offsetof(struct options, all),
     {COMMAND_EXPLAIN},
     "print all messages at length, in Markdown"},
    {"--manual",
     NULL,
     offsetof(struct options, manual),
     {COMMAND_EXPLAIN},
     "print the manual page of niot, for man"},
    {"--strict",
     NULL,
     offsetof(struct options, strict),
     {COMMAND_NONE},
     "advice counts as an error"},
    {"--quiet",
     NULL,
     offsetof(struct options, quiet),
     {COMMAND_NONE},
     "say nothing but what makes the run fail"},
    {"--json",
     NULL,
     offsetof(struct options, json),
     {COMMAND_NONE},
     "print messages as JSON, one object a line"},
    {"--help", NULL, offsetof(struct options, help), {COMMAND_NONE}, "print this help"},
    {"--version", NULL, offsetof(struct options, version), {COMMAND_NONE}, "print the version"},
};
enum { OPTION_COUNT = sizeof option_rows / sizeof option_rows[0] };

static bool is_in_scope(const struct option_row *row, enum command command) {
    bool is_of_all = row->commands[0] == COMMAND_NONE;
    for (size_t i = 0; i < OPTION_COMMANDS_AT_MOST; i++)
        if (is_of_all || (row->commands[i] == command && command != COMMAND_NONE))
            return true;
    return false;
}

// --- parsing ---

struct reader {
    struct options options;
    char **arguments;
    int count;
    int next;
    size_t operand_count;
    bool only_operands;
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
static const struct operand *const *operands_of(enum command command) {
    static const struct operand *const of_no_command[OPERANDS_AT_MOST] = {&folder_operand};
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (command_rows[i].command == command)
            return command_rows[i].operands;
    return of_no_command;
}

static struct text *operand_member(struct options *options, const struct operand *operand) {
    return (struct text *)(void *)((char *)options + operand->offset);
}

static void read_operand(struct reader *reader, struct text argument) {
    const struct operand *const *operands = operands_of(reader->options.command);
    size_t i = reader->operand_count++;
    bool is_wanted = i < OPERANDS_AT_MOST && operands[i];
    const struct operand *operand = operands[is_wanted ? i : 0];
    if (!operand || !is_wanted || text_is_empty(argument))
        complain(reader, DIAGNOSTIC_ARGUMENT_UNEXPECTED, argument,
                 text_of(operand ? operand->noun : "argument"));
    else
        *operand_member(&reader->options, operand) = argument;
}

// Gives the operands that were not given what stands for them.
static void fall_back(struct reader *reader) {
    const struct operand *const *operands = operands_of(reader->options.command);
    for (size_t i = 0; i < OPERANDS_AT_MOST && operands[i]; i++)
        *operand_member(&reader->options, operands[i]) = text_of(operands[i]->fallback);
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
    const struct operand *operand = operands_of(options->command)[0];
    if (options->command == COMMAND_NONE)
        complain(reader, DIAGNOSTIC_COMMAND_MISSING, none, none);
    else if (options->command == COMMAND_TEMPLATE && !options->names && !options->print.data)
        complain(reader, DIAGNOSTIC_TEMPLATE_TASK_MISSING, none, none);
    else if (!operand->fallback && !reader->operand_count)
        complain(reader, DIAGNOSTIC_FILE_ARGUMENT_MISSING, reader->command_name, none);
}

struct options options_read(int count, char **arguments, struct arena *arena,
                            struct diagnostics *diagnostics) {
    struct reader reader = {
        .options = {.arguments = arguments},
        .arguments = arguments + 1,
        .count = count,
        .arena = arena,
        .diagnostics = diagnostics,
    };
    if (count && arguments[1][0] != '-')
        read_command(&reader, text_of(reader.arguments[reader.next++]));
    fall_back(&reader);
    while (reader.next < count)
        read_argument(&reader, text_of(reader.arguments[reader.next++]));
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

static const char program_summary[] = "from a spreadsheet of figures to a public page";
static const char exit_statuses[] = "0 written, 1 the inputs are wrong, 2 wrong usage, "
                                    "3 the machine failed.";

static void append_program_help(struct buffer *buffer) {
    buffer_append(buffer, TEXT("niot: "));
    buffer_append(buffer, text_of(program_summary));
    buffer_append(buffer, TEXT("\n\nUsage: niot COMMAND [OPTIONS] [DIR | FILE]\n\nCommands:\n"));
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        append_columns(buffer, text_of(command_rows[i].name), text_of(command_rows[i].summary));
    append_options(COMMAND_NONE, buffer);
    buffer_append(buffer, TEXT("\nniot COMMAND --help says more of a command.\n\nExit status: "));
    buffer_append(buffer, text_of(exit_statuses));
    buffer_append_byte(buffer, '\n');
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
        buffer_append(buffer, TEXT(" [OPTIONS]"));
        for (size_t j = 0; j < OPERANDS_AT_MOST && row->operands[j]; j++) {
            buffer_append(buffer, TEXT(" "));
            buffer_append(buffer, text_of(row->operands[j]->usage));
        }
        buffer_append(buffer, TEXT("\n\n"));
        buffer_append(buffer, text_of(row->text));
        append_options(command, buffer);
        return;
    }
    append_program_help(buffer);
}

// --- the manual page ---

// What man would read as a sign of its own is written so that it is none. An empty line begins a
// paragraph.
static void append_manual_text(struct buffer *buffer, struct text text) {
    bool begins_line = true;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        if (begins_line && (byte == '.' || byte == '\''))
            buffer_append(buffer, TEXT("\\&"));
        if (begins_line && byte == '\n')
            buffer_append(buffer, TEXT(".PP"));
        if (byte == '\\')
            buffer_append(buffer, TEXT("\\e"));
        else if (byte == '-')
            buffer_append(buffer, TEXT("\\-"));
        else
            buffer_append_byte(buffer, byte);
        begins_line = byte == '\n';
    }
}

static void append_manual_options(enum command command, struct buffer *buffer) {
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        if (row->commands[0] == COMMAND_NONE ? command != COMMAND_NONE : !is_in_scope(row, command))
            continue;
        buffer_append(buffer, TEXT(".TP\n\\fB"));
        append_manual_text(buffer, text_of(row->name));
        buffer_append(buffer, TEXT("\\fR"));
        if (row->argument) {
            buffer_append(buffer, TEXT(" \\fI"));
            append_manual_text(buffer, text_of(row->argument));
            buffer_append(buffer, TEXT("\\fR"));
        }
        buffer_append_byte(buffer, '\n');
        append_manual_text(buffer, text_of(row->summary));
        buffer_append_byte(buffer, '\n');
    }
}

static void append_manual_command(const struct command_row *row, struct buffer *buffer) {
    buffer_append(buffer, TEXT(".SS niot "));
    buffer_append(buffer, text_of(row->name));
    buffer_append(buffer, TEXT(" [OPTIONS]"));
    for (size_t i = 0; i < OPERANDS_AT_MOST && row->operands[i]; i++) {
        buffer_append_byte(buffer, ' ');
        append_manual_text(buffer, text_of(row->operands[i]->usage));
    }
    buffer_append_byte(buffer, '\n');
    buffer_append_byte(buffer, (char)(row->summary[0] - 'a' + 'A'));
    append_manual_text(buffer, TEXT_JOIN(buffer->arena, text_of(row->summary + 1), TEXT(".\n\n"),
                                         text_of(row->text)));
    append_manual_options(row->command, buffer);
}

void options_print_manual(struct buffer *buffer) {
    buffer_append(buffer, TEXT(".\\\" Made by niot explain --manual.\n"
                               ".TH NIOT 1 \"\" \"niot " NIOT_VERSION "\"\n"
                               ".SH NAME\nniot \\- "));
    append_manual_text(buffer, text_of(program_summary));
    buffer_append(buffer,
                  TEXT("\n.SH SYNOPSIS\n\\fBniot\\fR \\fICOMMAND\\fR [OPTIONS] [DIR | FILE]\n"
                       ".SH COMMANDS\n"));
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        append_manual_command(&command_rows[i], buffer);
    buffer_append(buffer, TEXT(".SH OPTIONS OF ALL COMMANDS\n"));
    append_manual_options(COMMAND_NONE, buffer);
    buffer_append(buffer, TEXT(".SH MESSAGES\nniot explain, with the code of a message, says "
                               "what it means and how to put right what it is about.\n"
                               ".SH EXIT STATUS\n"));
    append_manual_text(buffer, text_of(exit_statuses));
    buffer_append_byte(buffer, '\n');
}
