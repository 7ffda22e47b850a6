// A transport: one connection to a mail server, over which messages go one at a time, each to one
// recipient. The only module that uses libcurl. Addresses must have been checked (mailbox_check):
// libcurl 7.88 lets a line end in a recipient through to the server.
#ifndef NIOT_TRANSPORT_H
#define NIOT_TRANSPORT_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum transport_security { TRANSPORT_TLS, TRANSPORT_STARTTLS, TRANSPORT_PLAIN };

// Certificates are always checked. PLAIN must have been allowed for this machine's own server only.
struct transport_server {
    enum transport_security security;
    struct text host; // as in a web address: a name, an IPv4 or a bracketed IPv6 address
    int port;
    struct text own_name; // what to say in EHLO, so that the machine's name is not told
    struct text user;     // absent: no login
    struct text password;
    struct text certificates; // a file of those to trust; absent: the system's
    int patience;             // seconds to wait for a reply
};

// Connects when the first message is sent.
struct transport *transport_open(const struct transport_server *server, struct arena *arena);
void transport_close(struct transport *transport);

// Ends the connection; the next message begins another.
void transport_reconnect(struct transport *transport);

struct transport_letter {
    struct text sender, recipient; // mailboxes
    struct text head, content; // the message: one behind the other, with lines that end in CR LF
    // Called once, when everything but the last few bytes was handed over: what fails before cannot
    // have been delivered. False breaks the message off.
    bool (*before_last_bytes)(void *user);
    void *user;
};

enum transport_outcome {
    TRANSPORT_ACCEPTED,
    TRANSPORT_REFUSED,        // this message or recipient, for good
    TRANSPORT_DEFERRED,       // for now, or the server could not be reached
    TRANSPORT_IN_DOUBT,       // all was handed over, and no answer came
    TRANSPORT_BROKEN_OFF,     // by before_last_bytes
    TRANSPORT_UNTRUSTED,      // the server's certificate is not right
    TRANSPORT_WITHOUT_TLS,    // the server does not offer it
    TRANSPORT_LOGIN_REFUSED,  // wrong password, in short
    TRANSPORT_SENDER_REFUSED, // the address that the message is from
};

// How far the talk with the server had come.
enum transport_stage {
    TRANSPORT_GREETING, // up to and with the login
    TRANSPORT_MAIL,     // the sender was named
    TRANSPORT_RCPT,     // the recipient was
    TRANSPORT_DATA,     // the message was announced
};

// What is known when libcurl returns.
struct transport_facts {
    int result; // libcurl's
    long code;  // the last reply of the server, 0 when there was none
    enum transport_stage stage;
    bool is_handed_over; // the last bytes were
    bool is_broken_off;
};

// What it comes to. All that was not handed over in whole is known not to have arrived; once it
// was, only a refusal in so many words is believed, and the rest is in doubt (RFC 1047).
enum transport_outcome transport_judge(const struct transport_facts *facts);

struct transport_reply {
    enum transport_outcome outcome;
    struct text code;  // "550 5.1.1", "250"; "000" when the server did not answer
    struct text words; // of the server or, when it did not answer, of libcurl; without addresses
};

// Sends one message and waits for the reply.
struct transport_reply transport_send(struct transport *transport,
                                      const struct transport_letter *letter, struct arena *arena);

#endif
