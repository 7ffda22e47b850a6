#include "settings.h"

#include "arena.h"
#include "diagnostic.h"
#include "key_table.h"
#include "mailbox.h"
#include "message.h"

#include <string.h>

enum {
    LIST_ID_BYTES = 60,
    PORT_LARGEST = 65535,
    MESSAGES_AT_MOST = 100000,
    SECONDS_AT_MOST = 86400
};

// RFC 5321 4.5.3.2.6 asks for ten minutes behind the last line of a message.
enum { TIMEOUT_UNLESS_SAID = 600, RETRY_AFTER_UNLESS_SAID = 300 };

enum form {
    FORM_WORDS,   // text: struct setting
    FORM_LINE,    // text of one line: struct setting
    FORM_FROM,    // keys of its own: the settings' from_name and from_address
    FORM_MAILBOX, // struct setting
    FORM_URL,     // struct setting
    FORM_LIST,    // struct setting
    FORM_SERVER,  // struct settings_server
    FORM_RATE,    // struct settings_rate
    FORM_TIMEOUT, // int, seconds, 1 or more
    FORM_PAUSE,   // int, seconds
    FORM_NEVER,   // refused before
};

#define IN_SETTINGS(member) offsetof(struct settings, member)

// name, is_required, meaning, form, offset
static const struct key_row rows[] = {
    {"from", true, "who sends the message: name and address", FORM_FROM, 0},
    {"from.name", true, "the sender's name, as readers see it", FORM_LINE, IN_SETTINGS(from_name)},
    {"from.address", true, "the address that the message comes from", FORM_MAILBOX,
     IN_SETTINGS(from_address)},
    {"reply_to", true, "the address that answers go to; a person reads it", FORM_MAILBOX,
     IN_SETTINGS(reply_to)},
    {"subject", false, "the subject; made of campaign, place and month unless said", FORM_LINE,
     IN_SETTINGS(subject)},
    {"why", true, "a sentence that says why people get the message", FORM_WORDS, IN_SETTINGS(why)},
    {"unsubscribe_mailto", true, "the address that a message to unsubscribe goes to", FORM_MAILBOX,
     IN_SETTINGS(unsubscribe_mailto)},
    {"unsubscribe_url", false,
     "the https address that unsubscribes with one click, with {token} in it", FORM_URL,
     IN_SETTINGS(unsubscribe_url)},
    {"list_id", false, "the name of the mailing list for machines, such as gosport.example.org",
     FORM_LIST, IN_SETTINGS(list_id)},
    {"server", false, "the mail server: smtps://host:465, or smtp://host:587 for STARTTLS",
     FORM_SERVER, IN_SETTINGS(server)},
    {"user", false, "the name to log in with", FORM_LINE, IN_SETTINGS(user)},
    {"password_file", false, "the file with the password, which nobody else may read", FORM_LINE,
     IN_SETTINGS(password_file)},
    {"password", false, "refused: it belongs in a file of its own", FORM_NEVER, 0},
    {"certificates", false, "a file of certificates to trust instead of the system's", FORM_LINE,
     IN_SETTINGS(certificates)},
    {"rate", false, "how many messages a second, minute or hour; 20/m unless said", FORM_RATE,
     IN_SETTINGS(rate)},
    {"timeout", false, "how many seconds to wait for an answer of the server; 600 unless said",
     FORM_TIMEOUT, IN_SETTINGS(timeout)},
    {"retry_after", false,
     "how many seconds later those are tried again who were deferred; 300 unless said", FORM_PAUSE,
     IN_SETTINGS(retry_after)},
};

const struct key_row *settings_keys(size_t *count) {
    *count = sizeof rows / sizeof *rows;
    return rows;
}

static void refuse(const struct key_reader *reader, enum diagnostic_kind kind,
                   const struct node *node, const char *why) {
    diagnostics_add(reader->diagnostics, kind, node->place,
                    (struct diagnostic_words){node->text, text_of(why)});
}

// --- one value ---

static void read_words(const struct key_reader *reader, const struct node *node, void *field) {
    (void)reader;
    struct setting *setting = field;
    *setting = (struct setting){node->text, node->place};
}

static void check_line(struct text line, struct place place, struct text key,
                       struct diagnostics *diagnostics) {
    for (size_t i = 0; i < line.length; i++)
        if (strchr("\t\r\n", line.data[i])) {
            diagnostics_add(diagnostics, DIAGNOSTIC_NOT_ONE_LINE, place,
                            (struct diagnostic_words){key});
            return;
        }
}

static void read_line(const struct key_reader *reader, const struct node *node, void *field) {
    read_words(reader, node, field);
    check_line(node->text, node->place, node->key, reader->diagnostics);
}

void settings_check_subject(const struct settings *settings, struct diagnostics *diagnostics) {
    const struct setting *subject = &settings->subject;
    if (!diagnostics_mention(diagnostics, subject->place))
        check_line(subject->text, subject->place, TEXT("subject"), diagnostics);
}

static void read_from(const struct key_reader *reader, const struct node *map, void *field) {
    key_table_read(reader, map, TEXT("from."), field);
}

static void read_mailbox(const struct key_reader *reader, const struct node *node, void *field) {
    read_words(reader, node, field);
    mailbox_is_fine(node->text, MAILBOX_LOCALHOST_TOO, node->place, reader->diagnostics);
}

static void read_url(const struct key_reader *reader, const struct node *node, void *field) {
    read_words(reader, node, field);
    if (message_check_url(node->text).fault)
        refuse(
            reader, DIAGNOSTIC_UNSUBSCRIBE_URL_REFUSED, node,
            "it begins with https:// and has no blanks, quotes, commas or letters beyond a to z, "
            "and at most 900 characters");
    else if (!text_contains(node->text, TEXT("{token}")))
        refuse(reader, DIAGNOSTIC_UNSUBSCRIBE_URL_REFUSED, node,
               "it has no {token}, which tells who unsubscribes");
}

// What could be a domain could be the name of a list, too.
static void read_list(const struct key_reader *reader, const struct node *node, void *field) {
    read_words(reader, node, field);
    struct text mailbox = TEXT_JOIN(reader->arena, TEXT("list@"), node->text);
    bool is_fine = mailbox_check(mailbox, MAILBOX_PUBLIC_HOSTS).fault == MAILBOX_FINE;
    if (!is_fine || node->text.length > LIST_ID_BYTES)
        refuse(reader, DIAGNOSTIC_NOT_A_LIST, node, NULL);
}

// Reported when it was covered.
static void read_nothing(const struct key_reader *reader, const struct node *node, void *field) {
    (void)reader, (void)node, (void)field;
}

// --- numbers ---

// A whole number from 1 to `largest`; 0 when the text is none.
static int number_of(struct text text, int largest) {
    int number = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (!text_is_digit(text.data[i]) || number > largest)
            return 0;
        number = number * 10 + (text.data[i] - '0');
    }
    return number <= largest ? number : 0;
}

bool settings_rate_read(struct text text, struct settings_rate *rate) {
    static const struct {
        const char *name;
        int seconds;
    } units[] = {{"s", 1}, {"m", 60}, {"h", 3600}};
    struct text_cut cut = text_cut(text, '/');
    int messages = number_of(cut.head, MESSAGES_AT_MOST);
    for (size_t i = 0; messages > 0 && cut.found && i < sizeof units / sizeof *units; i++)
        if (text_is(cut.tail, units[i].name)) {
            *rate = (struct settings_rate){messages, units[i].seconds};
            return true;
        }
    return false;
}

static void read_rate(const struct key_reader *reader, const struct node *node, void *field) {
    if (!settings_rate_read(node->text, field))
        refuse(reader, DIAGNOSTIC_NOT_A_RATE, node, NULL);
}

static void read_seconds(const struct key_reader *reader, const struct node *node, int *seconds,
                         const char *least) {
    int number = number_of(node->text, SECONDS_AT_MOST);
    if (number > 0 || text_is(node->text, least))
        *seconds = number;
    else
        refuse(reader, DIAGNOSTIC_NOT_SECONDS, node, least);
}

static void read_timeout(const struct key_reader *reader, const struct node *node, void *field) {
    read_seconds(reader, node, field, "1");
}

static void read_pause(const struct key_reader *reader, const struct node *node, void *field) {
    read_seconds(reader, node, field, "0");
}

// --- the server ---

static const struct scheme {
    const char *name;
    enum settings_transport transport;
    int port;
} schemes[] = {
    {"smtps://", SETTINGS_TLS, 465},
    {"smtp://", SETTINGS_STARTTLS, 587},
    {"smtp+plain://", SETTINGS_PLAIN, 25},
};

static const struct scheme *scheme_of(struct text url) {
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (text_starts_with(url, text_of(schemes[i].name)))
            return &schemes[i];
    return NULL;
}

static bool has_only(struct text text, const char *characters) {
    for (size_t i = 0; i < text.length; i++)
        if (!text.data[i] || !strchr(characters, text.data[i]))
            return false;
    return true;
}

static size_t count_of(struct text text, char wanted) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.data[i] == wanted;
    return count;
}

static bool is_ipv4(struct text host) {
    struct text_cut cut = {.tail = host, .found = true};
    while (cut.found) {
        cut = text_cut(cut.tail, '.');
        bool is_number = cut.head.length > 0 && cut.head.length <= 3 &&
                         (has_only(cut.head, "0") || number_of(cut.head, 255) > 0);
        if (!is_number)
            return false;
    }
    return count_of(host, '.') == 3;
}

static bool is_ipv6(struct text host) {
    struct text inside = text_slice(host, 1, host.length - 1);
    return text_starts_with(host, TEXT("[")) && text_ends_with(host, TEXT("]")) &&
           count_of(inside, ':') >= 2 && has_only(inside, "0123456789abcdefABCDEF:.");
}

static bool is_host(struct text host, struct arena scratch) {
    struct text mailbox = TEXT_JOIN(&scratch, TEXT("a@"), host, TEXT(".example"));
    return is_ipv4(host) || is_ipv6(host) ||
           mailbox_check(mailbox, MAILBOX_PUBLIC_HOSTS).fault == MAILBOX_FINE;
}

static bool is_this_machine(struct text host) {
    return text_is_ignoring_case(host, "localhost") || text_is(host, "[::1]") ||
           (is_ipv4(host) && text_starts_with(host, TEXT("127.")));
}

// Host and port, at the colon behind the host: an IPv6 address has colons of its own.
static struct text_cut cut_port(struct text rest) {
    size_t host = text_starts_with(rest, TEXT("[")) ? text_cut(rest, ']').head.length : 0;
    struct text_cut cut = text_cut(text_slice(rest, host, rest.length), ':');
    cut.head = text_slice(rest, 0, host + cut.head.length);
    return cut;
}

static void read_server(const struct key_reader *reader, const struct node *node, void *field) {
    const enum diagnostic_kind refused = DIAGNOSTIC_SERVER_REFUSED;
    const struct scheme *scheme = scheme_of(node->text);
    if (!scheme) {
        refuse(reader, refused, node, "it begins with smtps:// or smtp://");
        return;
    }
    struct text rest = text_slice(node->text, strlen(scheme->name), node->text.length);
    struct text_cut cut = cut_port(rest);
    int port = cut.found ? number_of(cut.tail, PORT_LARGEST) : scheme->port;
    if (text_contains(rest, TEXT("@")))
        refuse(reader, refused, node,
               "it has a user in it, who belongs in the key 'user'; no password belongs here");
    else if (text_contains(rest, TEXT("/")))
        refuse(reader, refused, node, "nothing stands behind host and port");
    else if (!is_host(cut.head, *reader->arena))
        refuse(reader, refused, node, "its host is neither a name nor an address");
    else if (port == 0)
        refuse(reader, refused, node, "its port is not a number from 1 to 65535");
    else if (scheme->transport == SETTINGS_PLAIN && !is_this_machine(cut.head))
        refuse(reader, DIAGNOSTIC_SERVER_IN_THE_CLEAR, node, NULL);
    struct settings_server *server = field;
    *server = (struct settings_server){scheme->transport, cut.head, port, node->place};
}

// --- what nobody may see ---

// A copy of the source in which every password is covered, so that no message can show one: not
// even that of a file that is no YAML. What was covered is refused, whatever YAML takes it for.
struct cover {
    struct source *source;
    char *bytes; // of its text
    struct diagnostics *diagnostics;
};

static void cover_from(const struct cover *cover, struct text line, size_t start, size_t end) {
    size_t offset = (size_t)(line.data - cover->bytes);
    for (size_t i = start; i < end; i++)
        cover->bytes[offset + i] = 'x';
}

static bool is_of_key(char c) {
    char small = text_small_letter(c);
    return (small >= 'a' && small <= 'z') || text_is_digit(c) || c == '_' || c == '-';
}

// The word before the colon at the offset, quotes and blanks left out.
static struct text key_before(struct text line, size_t colon) {
    size_t end = colon;
    while (end > 0 && !is_of_key(line.data[end - 1]))
        end--;
    size_t start = end;
    while (start > 0 && is_of_key(line.data[start - 1]))
        start--;
    return text_slice(line, start, end);
}

// Whether a key is a password in whatever spelling.
static bool is_secret(struct text key) {
    return text_equal_ignoring_case(text_slice(key, 0, 3), TEXT("pas")) &&
           !text_is(key, "password_file");
}

// Between the user and the host of a URL; such a URL is refused later.
static void cover_user(const struct cover *cover, struct text line, size_t colon) {
    struct text scheme = text_cut(text_slice(line, colon + 1, line.length), ':').tail;
    struct text user = text_cut(scheme, ':').tail;
    size_t end = user.length;
    while (end > 0 && user.data[end - 1] != '@')
        end--;
    if (end > 0)
        cover_from(cover, user, 0, end - 1);
}

// Whether the line has a secret's key. It is the first word, but where many stand in braces.
static bool cover_line(const struct cover *cover, struct text line) {
    bool has_many = text_starts_with(text_trim(line), TEXT("{"));
    for (size_t i = 0; i < line.length; i++) {
        if (line.data[i] != ':')
            continue;
        struct text key = key_before(line, i);
        if (is_secret(key)) {
            size_t blank = text_starts_with(text_slice(line, i + 1, line.length), TEXT(" "));
            cover_from(cover, line, i + 1 + blank, line.length);
            diagnostics_add(cover->diagnostics, DIAGNOSTIC_PASSWORD_IN_SETTINGS,
                            source_place(cover->source, key), (struct diagnostic_words){key});
            return true;
        }
        if (text_is(key, "server"))
            cover_user(cover, line, i);
        if (!has_many)
            break;
    }
    return false;
}

static size_t indent_of(struct text line) {
    size_t indent = 0;
    while (indent < line.length && line.data[indent] == ' ')
        indent++;
    return indent;
}

// A value may go on in the lines below, which are indented further.
static const struct source *without_secrets(const struct source *source, struct arena *arena,
                                            struct diagnostics *diagnostics) {
    struct cover cover = {arena_allocate(arena, 1, sizeof *cover.source),
                          arena_allocate(arena, source->text.length, 1), diagnostics};
    struct text text = {cover.bytes, source->text.length};
    if (text.length > 0)
        memcpy(cover.bytes, source->text.data, text.length);
    *cover.source = (struct source){source->path, text};
    struct text_cut cut = {.tail = text, .found = true};
    bool goes_on = false;
    size_t indent = 0;
    while (cut.found) {
        cut = text_cut(cut.tail, '\n');
        size_t own = indent_of(cut.head);
        goes_on = goes_on && (own == cut.head.length || own > indent);
        if (goes_on) {
            cover_from(&cover, cut.head, own, cut.head.length);
        } else {
            indent = own;
            goes_on = cover_line(&cover, cut.head);
        }
    }
    return cover.source;
}

// --- the settings ---

static const struct key_form forms[] = {
    [FORM_WORDS] = {read_words, NODE_SCALAR, "text"},
    [FORM_LINE] = {read_line, NODE_SCALAR, "text"},
    [FORM_FROM] = {read_from, NODE_MAP, "a line of its own with 'name: …' and 'address: …' below",
                   true},
    [FORM_MAILBOX] = {read_mailbox, NODE_SCALAR, "an e-mail address"},
    [FORM_URL] = {read_url, NODE_SCALAR, "text"},
    [FORM_LIST] = {read_list, NODE_SCALAR, "text"},
    [FORM_SERVER] = {read_server, NODE_SCALAR, "text"},
    [FORM_RATE] = {read_rate, NODE_SCALAR, "text"},
    [FORM_TIMEOUT] = {read_timeout, NODE_SCALAR, "text"},
    [FORM_PAUSE] = {read_pause, NODE_SCALAR, "text"},
    [FORM_NEVER] = {read_nothing, NODE_SCALAR, NULL},
};

static const struct key_table table = {rows, sizeof rows / sizeof *rows, forms};

struct settings settings_read(const struct source *source, struct arena *arena,
                              struct diagnostics *diagnostics) {
    struct settings settings = {
        .rate = {SETTINGS_MESSAGES_A_MINUTE, 60},
        .timeout = TIMEOUT_UNLESS_SAID,
        .retry_after = RETRY_AFTER_UNLESS_SAID,
    };
    const struct source *covered = without_secrets(source, arena, diagnostics);
    struct node top = *front_matter_read(covered, covered->text, arena, diagnostics);
    struct key_reader reader = key_reader_of(&table, covered, arena, diagnostics);
    reader.record = &settings;
    top.place = (struct place){covered, 0, 0};
    key_table_read(&reader, &top, TEXT(""), &settings);
    if (settings.password_file.text.data && !settings.user.text.data && reader.misses_keys)
        diagnostics_add(diagnostics, DIAGNOSTIC_PASSWORD_WITHOUT_USER,
                        node_find(&top, TEXT("password_file"))->key_place,
                        (struct diagnostic_words){TEXT("password_file")});
    return settings;
}
