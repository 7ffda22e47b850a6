#include "transport.h"

#include "arena.h"
#include "buffer.h"

#include <curl/curl.h>
#include <string.h>

// How many bytes are kept for the last: long enough to hold the line end that the server waits for.
enum { LAST_BYTES = 16, REPLY_BYTES = 512, CONNECT_SECONDS = 30 };

// --- what it comes to ---

static bool is_for_now(long code) {
    return code >= 400 && code < 500;
}

static bool is_for_good(long code) {
    return code >= 500 && code < 600;
}

// What libcurl itself says of a server that nothing may be sent to.
static const struct verdict {
    CURLcode result;
    enum transport_outcome outcome;
} verdicts[] = {
    {CURLE_PEER_FAILED_VERIFICATION, TRANSPORT_UNTRUSTED},
    {CURLE_SSL_ISSUER_ERROR, TRANSPORT_UNTRUSTED},
    {CURLE_SSL_CACERT_BADFILE, TRANSPORT_UNTRUSTED},
    {CURLE_SSL_INVALIDCERTSTATUS, TRANSPORT_UNTRUSTED},
    {CURLE_USE_SSL_FAILED, TRANSPORT_WITHOUT_TLS},
    {CURLE_LOGIN_DENIED, TRANSPORT_LOGIN_REFUSED},
};

static enum transport_outcome judge_not_handed_over(const struct transport_facts *facts) {
    if (is_for_now(facts->code))
        return TRANSPORT_DEFERRED;
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
        if (facts->result == (int)verdicts[i].result)
            return verdicts[i].outcome;
    if (!is_for_good(facts->code) || facts->stage == TRANSPORT_GREETING)
        return TRANSPORT_DEFERRED;
    return facts->stage == TRANSPORT_MAIL ? TRANSPORT_SENDER_REFUSED : TRANSPORT_REFUSED;
}

enum transport_outcome transport_judge(const struct transport_facts *facts) {
    if (facts->is_broken_off)
        return TRANSPORT_BROKEN_OFF;
    if (!facts->is_handed_over)
        return judge_not_handed_over(facts);
    if (facts->result == CURLE_OK)
        return TRANSPORT_ACCEPTED;
    if (facts->result == CURLE_WEIRD_SERVER_REPLY && is_for_now(facts->code))
        return TRANSPORT_DEFERRED;
    if (facts->result == CURLE_WEIRD_SERVER_REPLY && is_for_good(facts->code))
        return TRANSPORT_REFUSED;
    return TRANSPORT_IN_DOUBT;
}

// --- the talk ---

struct talk {
    const struct transport_letter *letter;
    size_t given; // bytes of head and content
    enum transport_stage stage;
    bool is_handed_over, is_broken_off, is_quitting;
    char reply[REPLY_BYTES]; // the last line of the server
    size_t reply_length;
};

struct transport {
    const struct transport_server *server;
    struct arena *arena;
    CURL *handle;     // NULL: none yet
    struct talk talk; // of the handle, which may hear and say something when it ends
};

static size_t length_of(const struct transport_letter *letter) {
    return letter->head.length + letter->content.length;
}

// The next bytes, at most `room`, from head or content.
static size_t give_some(struct talk *talk, char *target, size_t room) {
    struct text part = talk->letter->head;
    size_t start = talk->given;
    if (start >= part.length) {
        start -= part.length;
        part = talk->letter->content;
    }
    size_t length = part.length - start < room ? part.length - start : room;
    memcpy(target, part.data + start, length);
    talk->given += length;
    return length;
}

// libcurl asks for bytes to send. The last ones are a call of their own.
static size_t give_bytes(char *target, size_t size, size_t count, void *user) {
    struct talk *talk = user;
    size_t room = size * count;
    size_t left = length_of(talk->letter) - talk->given;
    if (left == 0)
        return 0;
    if (left > LAST_BYTES)
        return give_some(talk, target, room < left - LAST_BYTES ? room : left - LAST_BYTES);
    if (!talk->is_handed_over && !talk->letter->before_last_bytes(talk->letter->user)) {
        talk->is_broken_off = true;
        return CURL_READFUNC_ABORT;
    }
    talk->is_handed_over = true;
    return give_some(talk, target, room);
}

// A line of the server. What it answers to QUIT tells nothing.
static size_t hear_line(char *line, size_t size, size_t count, void *user) {
    struct talk *talk = user;
    size_t length = size * count;
    if (!talk->is_quitting) {
        talk->reply_length = length < REPLY_BYTES ? length : REPLY_BYTES;
        memcpy(talk->reply, line, talk->reply_length);
    }
    return length;
}

static const struct stage_row {
    struct text command;
    enum transport_stage stage;
} stage_rows[] = {
    {{"MAIL FROM:", 10}, TRANSPORT_MAIL},
    {{"RCPT TO:", 8}, TRANSPORT_RCPT},
    {{"DATA\r\n", 6}, TRANSPORT_DATA},
};

// libcurl tells what it says to the server; only how far the talk has come is kept of that.
static int watch(CURL *handle, curl_infotype kind, char *data, size_t length, void *user) {
    (void)handle;
    struct talk *talk = user;
    if (kind != CURLINFO_HEADER_OUT)
        return 0;
    struct text command = {data, length};
    for (size_t i = 0; i < sizeof stage_rows / sizeof *stage_rows; i++)
        if (text_starts_with(command, stage_rows[i].command))
            talk->stage = stage_rows[i].stage;
    talk->is_quitting |= text_starts_with(command, TEXT("QUIT"));
    return 0;
}

// --- the handle ---

static char *address_of(const struct transport_server *server, struct arena *arena) {
    struct text scheme = server->security == TRANSPORT_TLS ? TEXT("smtps://") : TEXT("smtp://");
    return text_string(arena, TEXT_JOIN(arena, scheme, server->host, TEXT(":"),
                                        text_of_integer(arena, server->port), TEXT("/"),
                                        server->own_name));
}

static void set_security(CURL *handle, const struct transport_server *server, struct arena *arena) {
    bool is_plain = server->security == TRANSPORT_PLAIN;
    curl_easy_setopt(handle, CURLOPT_USE_SSL, (long)(is_plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    // No proxy that the environment names is told of the recipients.
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    if (!text_is_empty(server->certificates))
        curl_easy_setopt(handle, CURLOPT_CAINFO, text_string(arena, server->certificates));
    if (text_is_empty(server->user))
        return;
    curl_easy_setopt(handle, CURLOPT_USERNAME, text_string(arena, server->user));
    curl_easy_setopt(handle, CURLOPT_PASSWORD, text_string(arena, server->password));
}

static CURL *make_handle(struct transport *transport) {
    const struct transport_server *server = transport->server;
    struct arena scratch = *transport->arena; // libcurl copies strings
    CURL *handle = curl_easy_init();
    if (!handle)
        arena_exhaust(transport->arena);
    curl_easy_setopt(handle, CURLOPT_URL, address_of(server, &scratch));
    set_security(handle, server, &scratch);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)server->patience);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, (long)server->patience);
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, give_bytes);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, hear_line);
    curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, watch);
    curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(handle, CURLOPT_READDATA, &transport->talk);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &transport->talk);
    curl_easy_setopt(handle, CURLOPT_DEBUGDATA, &transport->talk);
    return handle;
}

struct transport *transport_open(const struct transport_server *server, struct arena *arena) {
    struct transport *transport = arena_allocate(arena, 1, sizeof *transport);
    *transport = (struct transport){.server = server, .arena = arena};
    curl_global_init(CURL_GLOBAL_DEFAULT);
    return transport;
}

void transport_reconnect(struct transport *transport) {
    curl_easy_cleanup(transport->handle);
    transport->handle = NULL;
}

void transport_close(struct transport *transport) {
    transport_reconnect(transport);
    curl_global_cleanup();
}

// --- the reply ---

// An address as it is, or as servers write it into a web address or an envelope of their own.
static bool has_address(struct text word) {
    static const char *const ats[] = {"@", "%40", "=40"};
    for (size_t i = 0; i < sizeof ats / sizeof *ats; i++)
        if (text_contains(word, text_of(ats[i])))
            return true;
    return false;
}

// What a terminal could take for a command stays away from it.
static void append_printable(struct buffer *buffer, struct text word) {
    for (size_t i = 0; i < word.length; i++)
        buffer_append_byte(buffer, word.data[i] > ' ' && word.data[i] <= '~' ? word.data[i] : '?');
}

// Words without anything that could be an address, and without line ends.
static struct text without_addresses(struct text words, struct arena *arena) {
    struct buffer kept = {.arena = arena};
    struct text_cut cut = {.tail = words, .found = true};
    while (cut.found) {
        cut = text_cut(cut.tail, ' ');
        struct text word = text_trim(cut.head);
        if (text_is_empty(word))
            continue;
        buffer_append(&kept, kept.length ? TEXT(" ") : TEXT(""));
        if (has_address(word))
            buffer_append(&kept, TEXT("…"));
        else
            append_printable(&kept, word);
    }
    return buffer_text(&kept);
}

// How many bytes an enhanced code (RFC 3463) has at the start of the words: three numbers with dots
// between them; 0 when there is none.
static size_t enhanced_length(struct text words) {
    size_t dots = 0, i = 0;
    for (; i < words.length && (text_is_digit(words.data[i]) || words.data[i] == '.'); i++)
        dots += words.data[i] == '.';
    return dots == 2 ? i : 0;
}

// Reads "550 5.1.1 words" or "550-words", when that is the reply that decided.
static void read_reply(struct transport_reply *reply, struct text line, long code,
                       struct arena *arena) {
    struct text digits = text_slice(line, 0, 3);
    if (!text_equal(digits, text_of_integer(arena, code)))
        return;
    reply->words = without_addresses(line, arena);
    struct text behind = text_slice(line, 4, line.length);
    size_t enhanced = enhanced_length(behind);
    reply->code = digits;
    if (enhanced)
        reply->code = TEXT_JOIN(arena, digits, TEXT(" "), text_slice(behind, 0, enhanced));
}

static struct transport_reply reply_of(const struct talk *talk, CURLcode result, long code,
                                       struct arena *arena) {
    struct transport_facts facts = {(int)result, code, talk->stage, talk->is_handed_over,
                                    talk->is_broken_off};
    struct transport_reply reply = {
        .outcome = transport_judge(&facts),
        .code = TEXT("000"),
        .words = text_copy(arena, text_of(curl_easy_strerror(result))),
    };
    // Any other code is the answer to something that went before.
    if (result == CURLE_OK || is_for_now(code) || is_for_good(code)) {
        reply.code = text_of_integer(arena, code);
        read_reply(&reply, text_copy(arena, (struct text){talk->reply, talk->reply_length}), code,
                   arena);
    }
    return reply;
}

static CURLcode hand_over(struct transport *transport, const struct transport_letter *letter,
                          struct arena scratch) {
    CURL *handle = transport->handle;
    struct curl_slist *recipients =
        curl_slist_append(NULL, text_string(&scratch, letter->recipient));
    if (!recipients)
        arena_exhaust(transport->arena);
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, text_string(&scratch, letter->sender));
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, (curl_off_t)length_of(letter));
    CURLcode result = curl_easy_perform(handle);
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, NULL);
    curl_slist_free_all(recipients);
    return result;
}

struct transport_reply transport_send(struct transport *transport,
                                      const struct transport_letter *letter, struct arena *arena) {
    if (!transport->handle)
        transport->handle = make_handle(transport);
    transport->talk = (struct talk){.letter = letter};
    CURLcode result = hand_over(transport, letter, *arena);
    long code = 0;
    curl_easy_getinfo(transport->handle, CURLINFO_RESPONSE_CODE, &code);
    struct transport_reply reply = reply_of(&transport->talk, result, code, arena);
    transport->talk.is_quitting = true;
    // After an error libcurl 7.88 makes the next message fail, too, on the same handle.
    if (result != CURLE_OK)
        transport_reconnect(transport);
    return reply;
}
