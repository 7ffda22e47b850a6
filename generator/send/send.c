#include "send.h"

#include "age.h"
#include "arena.h"
#include "buffer.h"
#include "clock.h"
#include "delivery.h"
#include "diagnostic.h"
#include "field_value.h"
#include "file.h"
#include "journal.h"
#include "mailbox.h"
#include "options.h"
#include "outgoing.h"
#include "password.h"
#include "recipients.h"
#include "send_options.h"
#include "settings.h"
#include "summary.h"
#include "text_file.h"

#include <unistd.h>

enum { TRIES = 3 };

// What all steps need.
struct run {
    const struct options *options;
    struct send_options wanted;
    struct text folder; // with a slash at its end, or empty: paths are joined behind it
    struct settings settings;
    struct outgoing outgoing;
    struct recipients recipients;
    struct arena *arena;
    struct buffer *results;
    struct diagnostics *diagnostics;
};

static void complain(const struct run *run, enum diagnostic_kind kind, struct text first,
                     struct text second) {
    diagnostics_add(run->diagnostics, kind, (struct place){0},
                    (struct diagnostic_words){first, second});
}

// --- reading ---

// A file that must be there; `missing` is what is said when it is not.
static const struct source *read_file(const struct run *run, struct text path,
                                      enum signature_wanted form, enum diagnostic_kind missing) {
    size_t errors = run->diagnostics->errors;
    const struct source *source = text_file_read(path, form, run->arena, run->diagnostics);
    if (!source && run->diagnostics->errors == errors)
        complain(run, missing, path, (struct text){0});
    return source;
}

static void read_settings(struct run *run) {
    struct text path = TEXT_JOIN(run->arena, run->folder, TEXT("mail.yaml"));
    const struct source *source =
        read_file(run, path, SIGNATURE_WORDS, DIAGNOSTIC_MAIL_SETTINGS_MISSING);
    if (!source)
        return;
    size_t errors = run->diagnostics->errors;
    run->settings = settings_read(source, run->arena, run->diagnostics);
    if (run->diagnostics->errors == errors && !run->settings.server.transport)
        complain(run, DIAGNOSTIC_SERVER_MISSING, path, (struct text){0});
}

static void read_recipients(struct run *run) {
    struct text path = run->options->file;
    struct text place = recipients_misplaced(path, run->options->folder, run->arena);
    if (place.data) {
        complain(run, DIAGNOSTIC_RECIPIENTS_MISPLACED, path, place);
        return;
    }
    const struct source *source = read_file(run, path, SIGNATURE_TABLE, DIAGNOSTIC_FILE_MISSING);
    if (source)
        run->recipients = recipients_read(source, run->arena, run->diagnostics);
    if (!run->options->suppress.data)
        return;
    const struct source *list =
        read_file(run, run->options->suppress, SIGNATURE_TABLE, DIAGNOSTIC_FILE_MISSING);
    if (list)
        recipients_suppress(&run->recipients, list, run->arena, run->diagnostics);
}

static void check_address(const struct run *run, struct text address) {
    if (address.data)
        mailbox_is_fine(address, MAILBOX_PUBLIC_HOSTS, (struct place){0}, run->diagnostics);
}

// Whether the figures are of a day that makes sense for a message of today.
static void check_age(const struct run *run) {
    const struct outgoing_day *published = &run->outgoing.published;
    const struct outgoing_day *next_update = &run->outgoing.next_update;
    const struct age_row {
        const struct outgoing_day *day; // NULL: nothing is to be said
        enum diagnostic_kind kind;
    } rows[] = {
        [AGE_FINE] = {0},
        [AGE_AHEAD] = {published, DIAGNOSTIC_FIGURES_AHEAD},
        [AGE_OVERTAKEN] = {next_update, DIAGNOSTIC_FIGURES_OVERTAKEN},
        [AGE_OLD] = {published, DIAGNOSTIC_FIGURES_OLD},
    };
    struct age_row row =
        rows[age_of(published->text, next_update->text, clock_time_of_day(), *run->arena)];
    if (row.day)
        diagnostics_add(run->diagnostics, row.kind, row.day->place,
                        (struct diagnostic_words){row.day->text,
                                                  text_of_integer(run->arena, AGE_DAYS_UNTIL_OLD)});
}

// Whether the message is from whom the settings name: to the server, they are who sends it.
static void check_sender(const struct run *run) {
    struct text from = field_value_of(run->outgoing.content, "From", run->arena);
    struct text sender = run->settings.from_address.text;
    if (from.data && sender.data &&
        !text_ends_with(from, TEXT_JOIN(run->arena, TEXT("<"), sender, TEXT(">"))))
        complain(run, DIAGNOSTIC_MESSAGE_SENDER_CHANGED,
                 TEXT_JOIN(run->arena, run->folder, TEXT("outbox/campaign.eml")), sender);
}

// Whether all that the task takes was read without an error.
static bool read_inputs(struct run *run) {
    run->wanted = send_options_read(run->options, run->diagnostics);
    check_address(run, run->options->test);
    check_address(run, run->options->forget);
    bool is_forgetting = run->wanted.task == SEND_FORGET;
    if (!is_forgetting)
        read_settings(run);
    run->outgoing = outgoing_read(run->folder, !is_forgetting, run->arena, run->diagnostics);
    if (!is_forgetting) {
        check_sender(run);
        check_age(run);
    }
    read_recipients(run);
    return diagnostics_status(run->diagnostics, run->options->strict) == 0;
}

// --- the journal ---

static bool open_journal(const struct run *run, enum journal_access access,
                         struct journal *journal) {
    struct journal_request request = {
        .outbox = TEXT_JOIN(run->arena, run->folder, TEXT("outbox")),
        .campaign = run->outgoing.campaign,
        .message = run->outgoing.sha256,
        .access = access,
    };
    return journal_open(journal, &request, run->arena, run->diagnostics);
}

// Whether an error of the journal lets the run go on.
static bool is_written(const struct run *run, const struct journal *journal, int error) {
    if (error)
        complain(run, DIAGNOSTIC_JOURNAL_NOT_WRITTEN, journal->path, file_error_words(error));
    return error == 0;
}

static struct text now(const struct run *run) {
    return clock_written(clock_time_of_day(), run->arena);
}

// Says what was done, unless nothing is to be said but what makes the run fail.
static void say(const struct run *run, struct text words) {
    if (!run->options->quiet)
        buffer_append(run->results, words);
}

// Brings the journal to the message that is to be sent, as the options say; to read, only in
// memory. Whether it is at it then.
static bool turn_to_message(const struct run *run, struct journal *journal) {
    struct text sha256 = run->outgoing.sha256;
    if (!journal->salt.data || text_equal(journal->message, sha256))
        return true;
    // As long as nobody got the one before, nothing depends on which of the two it is.
    bool is_asked = journal_has_begun(journal);
    if (is_asked && !run->options->new_edition && !run->options->changed_message) {
        complain(run, DIAGNOSTIC_MESSAGE_CHANGED,
                 TEXT_JOIN(run->arena, run->folder, TEXT("outbox/campaign.eml")), journal->path);
        return false;
    }
    enum journal_mark mark = run->options->changed_message ? JOURNAL_CHANGED : JOURNAL_NEW_EDITION;
    if (journal->descriptor < 0) {
        journal_assume_mark(journal, mark, sha256);
        return true;
    }
    return is_written(run, journal,
                      journal_write_mark(journal, mark, sha256, now(run), run->arena));
}

// --- the delivery ---

// The server of the settings, with the password; NULL, with an error, where that is missing.
static const struct transport_server *find_server(const struct run *run) {
    static const enum transport_security security_of[] = {
        [SETTINGS_TLS] = TRANSPORT_TLS,
        [SETTINGS_STARTTLS] = TRANSPORT_STARTTLS,
        [SETTINGS_PLAIN] = TRANSPORT_PLAIN,
    };
    const struct settings *settings = &run->settings;
    struct transport_server *server = arena_allocate(run->arena, 1, sizeof *server);
    *server = (struct transport_server){
        .security = security_of[settings->server.transport],
        .host = settings->server.host,
        .port = settings->server.port,
        .own_name = mailbox_domain(settings->from_address.text),
        .user = settings->user.text,
        .certificates = settings->certificates.text,
        .patience = settings->timeout,
    };
    if (server->user.data)
        server->password =
            password_read(settings, run->options->folder, run->arena, run->diagnostics);
    if (server->user.data && !server->password.data)
        return NULL;
    return server;
}

static struct delivery make_delivery(const struct run *run, struct journal *journal) {
    struct settings_rate rate = run->wanted.has_rate ? run->wanted.rate : run->settings.rate;
    struct delivery delivery = {
        .journal = journal,
        .message = {&run->settings, run->outgoing.content,
                    TEXT_JOIN(run->arena, run->outgoing.campaign, TEXT("/"),
                              journal->salt.data ? journal->edition : run->outgoing.sha256)},
        .limits = {run->wanted.most, run->wanted.batch, TRIES, run->settings.retry_after},
        .pace = pace_of(rate.messages, rate.seconds),
        .progress = {.descriptor = STDOUT_FILENO,
                     .is_terminal = isatty(STDOUT_FILENO),
                     .is_quiet = run->options->quiet},
        .arena = run->arena,
    };
    delivery_prepare(&delivery);
    return delivery;
}

static const enum diagnostic_kind stop_kinds[] = {
    [DELIVERY_FAILURES_IN_A_ROW] = DIAGNOSTIC_FAILURES_IN_A_ROW,
    [DELIVERY_UNTRUSTED] = DIAGNOSTIC_SERVER_UNTRUSTED,
    [DELIVERY_WITHOUT_TLS] = DIAGNOSTIC_SERVER_WITHOUT_TLS,
    [DELIVERY_LOGIN_REFUSED] = DIAGNOSTIC_LOGIN_REFUSED,
    [DELIVERY_SENDER_REFUSED] = DIAGNOSTIC_SENDER_REFUSED,
    [DELIVERY_UNWRITABLE] = DIAGNOSTIC_RECIPIENT_UNWRITABLE,
};

static void report_stop(const struct run *run, const struct delivery *delivery) {
    if (delivery->stop == DELIVERY_JOURNAL_FAILED)
        is_written(run, delivery->journal, delivery->error);
    else if (delivery->stop != DELIVERY_FINISHED)
        complain(run, stop_kinds[delivery->stop], run->settings.server.host, delivery->words);
}

// --- the tasks ---

// What would be sent, by whom and through which server.
static void say_what_it_is(const struct run *run) {
    static const char *const fields[] = {"Subject", "From", "Reply-To"};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        say(run,
            TEXT_JOIN(run->arena, text_of(fields[i]), TEXT(": "),
                      field_value_of(run->outgoing.content, fields[i], run->arena), TEXT("\n")));
    const struct settings_server *server = &run->settings.server;
    say(run, TEXT_JOIN(run->arena, TEXT("Server: "), server->host, TEXT(":"),
                       text_of_integer(run->arena, server->port), TEXT("\n")));
}

static void say_what_would_happen(struct run *run, struct journal *journal) {
    if (!open_journal(run, JOURNAL_TO_READ, journal) || !turn_to_message(run, journal))
        return;
    struct delivery delivery = make_delivery(run, journal);
    delivery_plan(&delivery, &run->recipients, run->options->resend_doubtful);
    say(run, TEXT("dry run: nothing is sent\n"));
    say_what_it_is(run);
    summary_plan(&delivery, run->results);
    if (!run->outgoing.is_approved)
        say(run, TEXT("the campaign is not approved yet\n"));
    else if (run->outgoing.says_unapproved)
        say(run,
            TEXT("the message says that it is not approved; write it anew with 'niot email'\n"));
    if (!journal->is_tested)
        say(run, TEXT("this message was not tested yet: --test ADDRESS sends you one\n"));
}

static bool may_send(const struct run *run, const struct journal *journal) {
    struct text path = TEXT_JOIN(run->arena, run->folder, TEXT("outbox/campaign.eml"));
    if (!run->outgoing.is_approved)
        complain(run, DIAGNOSTIC_CAMPAIGN_NOT_APPROVED, run->outgoing.campaign, (struct text){0});
    else if (run->outgoing.says_unapproved)
        complain(run, DIAGNOSTIC_MESSAGE_UNAPPROVED, path, (struct text){0});
    if (!journal->is_tested)
        complain(run, DIAGNOSTIC_MESSAGE_UNTESTED, path, (struct text){0});
    return diagnostics_status(run->diagnostics, false) == 0;
}

// Whether the journal can be opened like this, is at the message, and nothing forbids the task.
static bool is_allowed(const struct run *run, enum journal_access access, struct journal *journal) {
    return open_journal(run, access, journal) && turn_to_message(run, journal) &&
           (run->wanted.task != SEND_ALL || may_send(run, journal));
}

// Opens what sending takes; NULL, with an error, when it is not to be. What is forbidden leaves no
// trace: a journal is begun only when all else is right.
static struct transport *get_ready(const struct run *run, struct journal *journal) {
    bool may_begin = is_allowed(run, JOURNAL_TO_READ, journal);
    journal_close(journal);
    const struct transport_server *server = may_begin ? find_server(run) : NULL;
    if (!server || !is_allowed(run, JOURNAL_TO_WRITE, journal))
        return NULL;
    return transport_open(server, run->arena);
}

static void send_test(struct run *run, struct journal *journal) {
    struct transport *transport = get_ready(run, journal);
    if (!transport)
        return;
    struct delivery delivery = make_delivery(run, journal);
    delivery.transport = transport;
    // Of its own, so that no server takes what the same person gets as a recipient for a copy.
    delivery.message.mailing =
        TEXT_JOIN(run->arena, delivery.message.mailing, TEXT("/test/"), now(run));
    struct transport_reply reply = delivery_test(&delivery, run->options->test);
    transport_close(transport);
    if (reply.outcome != TRANSPORT_ACCEPTED) {
        complain(run, DIAGNOSTIC_TEST_FAILED, run->settings.server.host, reply.words);
        return;
    }
    int error =
        journal_write_mark(journal, JOURNAL_TESTED, run->outgoing.sha256, now(run), run->arena);
    if (is_written(run, journal, error))
        say(run, TEXT("sent a test; look at it before you send with --yes\n"));
}

static void send_all(struct run *run, struct journal *journal) {
    struct transport *transport = get_ready(run, journal);
    if (!transport)
        return;
    struct delivery delivery = make_delivery(run, journal);
    delivery.transport = transport;
    delivery_plan(&delivery, &run->recipients, run->options->resend_doubtful);
    delivery_run(&delivery);
    transport_close(transport);
    report_stop(run, &delivery);
    summary_outcome(&delivery, run->results, run->diagnostics);
}

static void note_who_stays(const struct run *run) {
    for (size_t i = 0; i < run->recipients.count; i++) {
        const struct recipient *recipient = &run->recipients.items[i];
        if (text_equal_ignoring_case(recipient->email, run->options->forget))
            diagnostics_add(run->diagnostics, DIAGNOSTIC_FORGOTTEN_IN_FILE, recipient->place,
                            (struct diagnostic_words){recipient->email});
    }
}

static void forget(struct run *run, struct journal *journal) {
    if (!open_journal(run, JOURNAL_TO_WRITE, journal))
        return;
    struct text key = journal_key(journal, run->options->forget, run->arena);
    if (!is_written(run, journal, journal_forget(journal, key, run->arena)))
        return;
    note_who_stays(run);
    say(run, TEXT("forgotten; this campaign never writes to them again\n"));
}

void send_campaign(const struct options *options, struct arena *arena, struct buffer *results,
                   struct diagnostics *diagnostics) {
    static void (*const tasks[])(struct run * run, struct journal * journal) = {
        [SEND_DRY_RUN] = say_what_would_happen,
        [SEND_TEST] = send_test,
        [SEND_ALL] = send_all,
        [SEND_FORGET] = forget,
    };
    struct run run = {
        .options = options,
        .folder = text_equal(options->folder, TEXT("."))
                      ? TEXT("")
                      : TEXT_JOIN(arena, options->folder, TEXT("/")),
        .arena = arena,
        .results = results,
        .diagnostics = diagnostics,
    };
    struct journal journal = {.folder = -1, .descriptor = -1};
    if (read_inputs(&run))
        tasks[run.wanted.task](&run, &journal);
    journal_close(&journal);
}
