// The settings of a campaign's mail: what mail.yaml says, read from one table of keys and checked.
// No secret stands in it: `password` is refused, and the file that holds it is only named here.
#ifndef NIOT_SETTINGS_H
#define NIOT_SETTINGS_H

#include "source.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;
struct key_row;

// Words with the place they came from; the text is absent when the key is.
struct setting {
    struct text text;
    struct place place;
};

// How what is said to the server is kept from others.
enum settings_transport {
    SETTINGS_NO_SERVER, // the key is absent
    SETTINGS_TLS,       // smtps://host:465: from the first byte
    SETTINGS_STARTTLS,  // smtp://host:587: asked for, and without it nothing is sent
    SETTINGS_PLAIN,     // smtp+plain://localhost:25: not at all; to this machine alone
};

struct settings_server {
    enum settings_transport transport;
    struct text host; // a name or IPv4 address, or an IPv6 address in square brackets
    int port;         // 465, 587 or 25 unless said
    struct place place;
};

// So many messages in so many seconds.
struct settings_rate {
    int messages;
    int seconds; // 1, 60 or 3600
};

enum { SETTINGS_MESSAGES_A_MINUTE = 20 }; // unless said

struct settings {
    struct setting from_name, from_address;
    struct setting reply_to;           // a mailbox that a person reads
    struct setting subject;            // absent: made of campaign, place and month; may hold
                                       // placeholders, which only the writer of the message fills
    struct setting why;                // why people get the message; likewise
    struct setting unsubscribe_mailto; // a mailbox
    struct setting unsubscribe_url;    // https://…{token}…, or absent
    struct setting list_id;            // gosport.not-in-our-town.example.org, or absent
    struct settings_server server;
    struct setting user, password_file; // either may be absent
    struct setting certificates;        // a file of certificates to trust; absent: the system's
    struct settings_rate rate;
    int timeout;     // seconds to wait for an answer of the server; 600 unless said
    int retry_after; // seconds until those are tried again who were deferred; 300 unless said
};

// The keys, for docs.
const struct key_row *settings_keys(size_t *count);

// Reads mail.yaml. Refused with their place: an unknown key (with the nearest known one), a missing
// required one (from with name and address, reply_to, why, unsubscribe_mailto), a key `password`
// (its value is shown nowhere, nor is one in the address of the server), tabs and line ends where
// a field of the message goes, a mailbox, server, rate, number of seconds or address of the wrong
// form, a server spoken to in the clear that is not this machine, a password without a user.
struct settings settings_read(const struct source *source, struct arena *arena,
                              struct diagnostics *diagnostics);

// Refuses a subject that its filled placeholders made more than one line, as settings_read refuses
// one that was written so.
void settings_check_subject(const struct settings *settings, struct diagnostics *diagnostics);

// A rate as "20/m": messages a second, minute or hour, from 1 to 100,000. Whether it is one;
// otherwise the rate is untouched.
bool settings_rate_read(struct text text, struct settings_rate *rate);

#endif
