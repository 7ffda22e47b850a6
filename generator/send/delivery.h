// A delivery: what is to be done for each recipient, and doing it, so that nobody gets the message
// twice and everybody is accounted for.
#ifndef NIOT_DELIVERY_H
#define NIOT_DELIVERY_H

#include "arena.h"
#include "journal.h"
#include "pace.h"
#include "progress.h"
#include "recipients.h"
#include "settings.h"
#include "transport.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum delivery_state {
    DELIVERY_DUE, // to be sent to; after a run: left
    DELIVERY_SENT,
    DELIVERY_REFUSED,
    DELIVERY_DEFERRED,
    DELIVERY_IN_DOUBT,
    DELIVERY_SUPPRESSED, // by a list, or forgotten
    DELIVERY_STATES
};

struct delivery_item {
    const struct recipient *recipient;
    struct text key; // in the journal
    enum delivery_state state;
    bool is_old;       // the state is of an earlier run
    bool was_in_doubt; // and is sent again as a person wants it
    int tries;         // in this run
    int64_t retry_at;  // see clock_passed
    struct text code;  // of the reply, where there was one in this run
};

// What is sent.
struct delivery_message {
    const struct settings *settings;
    struct text content; // what is the same for everybody
    struct text mailing; // what tells it from everything else that is ever sent, see message_id
};

struct delivery_limits {
    size_t most;  // messages, 0: all
    size_t batch; // messages over one connection
    int tries;    // of a message that is deferred
    int pause;    // seconds between two of them
};

enum delivery_stop {
    DELIVERY_FINISHED,
    DELIVERY_JOURNAL_FAILED,    // `error` says how
    DELIVERY_FAILURES_IN_A_ROW, // see DELIVERY_FAILURES
    DELIVERY_UNTRUSTED,
    DELIVERY_WITHOUT_TLS,
    DELIVERY_LOGIN_REFUSED,
    DELIVERY_SENDER_REFUSED,
    DELIVERY_UNWRITABLE, // a name that no message can have
};

enum { DELIVERY_FAILURES = 5 };

struct delivery {
    struct delivery_item *items;
    size_t count;
    struct journal *journal;
    struct transport *transport;
    struct delivery_message message;
    struct delivery_limits limits;
    struct pace pace;
    struct progress progress;
    struct arena *arena;
    struct arena scratch; // memory of its own for one message at a time
    enum delivery_stop stop;
    int error;            // of the journal
    struct text words;    // of the server, when it made the run stop
    size_t failures;      // one behind the other
    size_t attempted;     // recipients
    size_t since_connect; // messages
};

// Gives a delivery, whose other members are set, the memory that sending takes.
void delivery_prepare(struct delivery *delivery);

// What is to be done for each, by the journal and the suppressed: due is whoever got nothing yet,
// also when deferred before; and whoever is in doubt, when `resend_doubtful`.
void delivery_plan(struct delivery *delivery, const struct recipients *recipients,
                   bool resend_doubtful);

// How many are in a state.
size_t delivery_count(const struct delivery *delivery, enum delivery_state state);

// Sends to those that are due, in their order; those that were deferred again after a pause. Stops
// at once when the journal cannot be written, the server is not to be trusted or refuses login or
// sender, and after DELIVERY_FAILURES failures in a row.
void delivery_run(struct delivery *delivery);

// Sends one message to an address that is nobody's in the journal, and writes nothing there.
struct transport_reply delivery_test(struct delivery *delivery, struct text address);

#endif
