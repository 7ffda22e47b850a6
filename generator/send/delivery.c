#include "delivery.h"

#include "arena.h"
#include "buffer.h"
#include "clock.h"
#include "mailbox.h"
#include "message.h"

#include <signal.h>

// --- what is to be done ---

static const enum delivery_state state_of_journal[] = {
    [JOURNAL_NOTHING] = DELIVERY_DUE,  [JOURNAL_IN_DOUBT] = DELIVERY_IN_DOUBT,
    [JOURNAL_SENT] = DELIVERY_SENT,    [JOURNAL_REFUSED] = DELIVERY_REFUSED,
    [JOURNAL_DEFERRED] = DELIVERY_DUE, [JOURNAL_FORGOTTEN] = DELIVERY_SUPPRESSED,
};

static struct delivery_item plan(const struct delivery *delivery, const struct recipient *recipient,
                                 bool resend_doubtful) {
    struct delivery_item item = {
        .recipient = recipient,
        .key = journal_key(delivery->journal, recipient->email, delivery->arena),
    };
    item.state = state_of_journal[journal_state_of(delivery->journal, item.key)];
    item.is_old = item.state != DELIVERY_DUE;
    if (item.state == DELIVERY_IN_DOUBT && resend_doubtful) {
        item.was_in_doubt = true;
        item.state = DELIVERY_DUE;
    }
    // Who was sent to, or may have been, stays so: that is what happened.
    if (item.state == DELIVERY_DUE && recipient->is_suppressed)
        item.state = item.was_in_doubt ? DELIVERY_IN_DOUBT : DELIVERY_SUPPRESSED;
    return item;
}

void delivery_plan(struct delivery *delivery, const struct recipients *recipients,
                   bool resend_doubtful) {
    delivery->items = arena_allocate(delivery->arena, recipients->count, sizeof *delivery->items);
    delivery->count = recipients->count;
    for (size_t i = 0; i < recipients->count; i++)
        delivery->items[i] = plan(delivery, &recipients->items[i], resend_doubtful);
}

size_t delivery_count(const struct delivery *delivery, enum delivery_state state) {
    size_t count = 0;
    for (size_t i = 0; i < delivery->count; i++)
        count += delivery->items[i].state == state;
    return count;
}

// --- one message ---

void delivery_prepare(struct delivery *delivery) {
    enum { SCRATCH_BYTES = 1 << 20 };
    delivery->scratch = (struct arena){
        .memory = arena_allocate(delivery->arena, SCRATCH_BYTES, 1),
        .capacity = SCRATCH_BYTES,
        .exhausted = delivery->arena->exhausted,
    };
}

enum { TOKEN_DIGITS = 32 };

// Writes what is the recipient's own, with a token of the first digits of their key; false when
// the name is none that a message can have.
static bool write_head(const struct delivery *delivery, const struct message_person *person,
                       struct text token, struct buffer *head) {
    const struct settings *settings = delivery->message.settings;
    struct text domain = mailbox_domain(settings->from_address.text);
    struct message_recipient recipient = {
        .to = *person,
        .seconds = clock_time_of_day(),
        .message_id = message_id(delivery->message.mailing, person->address, domain, head->arena),
        .unsubscribe_mailto = settings->unsubscribe_mailto.text,
        .unsubscribe_url = settings->unsubscribe_url.text,
        .token = text_slice(token, 0, TOKEN_DIGITS),
    };
    return message_write_recipient(&recipient, head).fault == MESSAGE_FINE;
}

static struct text now(struct arena *arena) {
    return clock_written(clock_time_of_day(), arena);
}

// Whether an error of the journal lets the run go on.
static bool is_noted(struct delivery *delivery, int error) {
    if (error) {
        delivery->stop = DELIVERY_JOURNAL_FAILED;
        delivery->error = error;
    }
    return error == 0;
}

// Ctrl-C and the like, held back (SIG_BLOCK) while a message is out and its answer is not on the
// disk: they would leave somebody in doubt for nothing.
static void hold_signals(int how) {
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaddset(&held, numbers[i]);
    sigprocmask(how, &held, NULL);
}

// What before_last_bytes is given.
struct handover {
    struct delivery *delivery;
    struct arena scratch;
    const struct delivery_item *item;
};

static bool note_handover(void *user) {
    struct handover *handover = user;
    struct delivery *delivery = handover->delivery;
    hold_signals(SIG_BLOCK);
    struct journal_note note = {
        .state = JOURNAL_IN_DOUBT,
        .key = handover->item->key,
        .time = now(&handover->scratch),
    };
    return is_noted(delivery, journal_write(delivery->journal, &note, delivery->arena));
}

// What a test is handed over with: it leaves no record of anybody.
static bool let_go(void *user) {
    (void)user;
    return true;
}

// What an outcome makes of a recipient, of the run, and what the journal says.
static const struct outcome_row {
    enum delivery_state state;
    enum delivery_stop stop;
    enum journal_state noted; // NOTHING: no record
    const char *words;
} outcome_rows[] = {
    [TRANSPORT_ACCEPTED] = {DELIVERY_SENT, DELIVERY_FINISHED, JOURNAL_SENT, "sent"},
    [TRANSPORT_REFUSED] = {DELIVERY_REFUSED, DELIVERY_FINISHED, JOURNAL_REFUSED, "refused"},
    [TRANSPORT_DEFERRED] = {DELIVERY_DEFERRED, DELIVERY_FINISHED, JOURNAL_DEFERRED, "deferred"},
    [TRANSPORT_IN_DOUBT] = {DELIVERY_IN_DOUBT, DELIVERY_FINISHED, JOURNAL_NOTHING, "in doubt"},
    [TRANSPORT_BROKEN_OFF] = {DELIVERY_DUE, DELIVERY_JOURNAL_FAILED, JOURNAL_NOTHING, "not sent"},
    [TRANSPORT_UNTRUSTED] = {DELIVERY_DUE, DELIVERY_UNTRUSTED, JOURNAL_NOTHING, "not sent"},
    [TRANSPORT_WITHOUT_TLS] = {DELIVERY_DUE, DELIVERY_WITHOUT_TLS, JOURNAL_NOTHING, "not sent"},
    [TRANSPORT_LOGIN_REFUSED] = {DELIVERY_DUE, DELIVERY_LOGIN_REFUSED, JOURNAL_NOTHING, "not sent"},
    [TRANSPORT_SENDER_REFUSED] = {DELIVERY_DUE, DELIVERY_SENDER_REFUSED, JOURNAL_NOTHING,
                                  "not sent"},
};

// A message that is sent again while in doubt settles nothing unless it is accepted: the first may
// have arrived.
static void keep_doubt(const struct delivery_item *item, struct outcome_row *row) {
    if (!item->was_in_doubt || row->noted == JOURNAL_SENT)
        return;
    row->state = DELIVERY_IN_DOUBT;
    row->noted = JOURNAL_NOTHING;
}

// That somebody who was deferred is deferred again is no news, unless the server says nothing at
// all.
static void count_failure(struct delivery *delivery, const struct delivery_item *item,
                          const struct transport_reply *reply) {
    bool is_silent = text_equal(reply->code, TEXT("000"));
    if (reply->outcome == TRANSPORT_ACCEPTED)
        delivery->failures = 0;
    else if (item->tries == 0 || is_silent)
        delivery->failures++;
}

static void note_reply(struct delivery *delivery, struct delivery_item *item,
                       const struct transport_reply *reply, struct arena scratch) {
    struct outcome_row row = outcome_rows[reply->outcome];
    keep_doubt(item, &row);
    item->state = row.state;
    item->is_old = false;
    if (reply->outcome != TRANSPORT_ACCEPTED) {
        item->code = text_copy(delivery->arena, reply->code);
        delivery->words = text_copy(delivery->arena, reply->words);
    }
    if (row.stop != DELIVERY_FINISHED && delivery->stop == DELIVERY_FINISHED)
        delivery->stop = row.stop;
    count_failure(delivery, item, reply);
    if (row.noted == JOURNAL_NOTHING)
        return;
    struct journal_note note = {row.noted, item->key, now(&scratch), reply->code};
    is_noted(delivery, journal_write(delivery->journal, &note, delivery->arena));
}

// Hands a message over. With an item, the journal is told before its last bytes go.
static struct transport_reply transmit(struct delivery *delivery, struct delivery_item *item,
                                       const struct message_person *person, struct text head,
                                       struct arena *scratch) {
    if (delivery->since_connect++ == delivery->limits.batch) {
        transport_reconnect(delivery->transport);
        delivery->since_connect = 1;
    }
    struct handover handover = {delivery, *scratch, item};
    struct transport_letter letter = {
        .sender = delivery->message.settings->from_address.text,
        .recipient = person->address,
        .head = head,
        .content = delivery->message.content,
        .before_last_bytes = item ? note_handover : let_go,
        .user = &handover,
    };
    return transport_send(delivery->transport, &letter, scratch);
}

static void attempt(struct delivery *delivery, struct delivery_item *item, struct arena scratch) {
    struct message_person person = {item->recipient->name, item->recipient->email};
    struct buffer head = {.arena = &scratch};
    if (!write_head(delivery, &person, item->key, &head)) {
        delivery->stop = DELIVERY_UNWRITABLE;
        delivery->words = person.name;
        return;
    }
    struct transport_reply reply = transmit(delivery, item, &person, buffer_text(&head), &scratch);
    note_reply(delivery, item, &reply, scratch);
    hold_signals(SIG_UNBLOCK);
    item->tries++;
    item->retry_at = clock_passed() + delivery->limits.pause * CLOCK_SECOND;
    struct text what = text_of(outcome_rows[reply.outcome].words);
    if (reply.outcome != TRANSPORT_ACCEPTED)
        what = TEXT_JOIN(&scratch, what, TEXT(": "), reply.words);
    progress_step(&delivery->progress, person.address, what, scratch);
}

// --- all of them ---

static bool may_go_on(struct delivery *delivery) {
    if (delivery->stop == DELIVERY_FINISHED && delivery->failures >= DELIVERY_FAILURES)
        delivery->stop = DELIVERY_FAILURES_IN_A_ROW;
    return delivery->stop == DELIVERY_FINISHED;
}

// Waits until an item may be sent: its pause and that between any two messages.
static void wait_for(struct delivery *delivery, const struct delivery_item *item) {
    int64_t moment = clock_passed();
    if (item->tries && item->retry_at > moment) {
        progress_wait(&delivery->progress, (item->retry_at - moment) / CLOCK_SECOND,
                      *delivery->arena);
        clock_wait_until(item->retry_at);
        moment = item->retry_at;
    }
    clock_wait_until(pace_take(&delivery->pace, moment));
}

static bool is_wanted(const struct delivery *delivery, const struct delivery_item *item,
                      int round) {
    if (round > 0)
        return item->state == DELIVERY_DEFERRED && item->tries == round;
    bool is_enough = delivery->limits.most && delivery->attempted >= delivery->limits.most;
    return item->state == DELIVERY_DUE && !is_enough;
}

static void go_round(struct delivery *delivery, int round) {
    for (size_t i = 0; round > 0 && i < delivery->count; i++)
        delivery->progress.total += is_wanted(delivery, &delivery->items[i], round);
    for (size_t i = 0; i < delivery->count && may_go_on(delivery); i++) {
        struct delivery_item *item = &delivery->items[i];
        if (!is_wanted(delivery, item, round))
            continue;
        delivery->attempted += round == 0;
        wait_for(delivery, item);
        attempt(delivery, item, delivery->scratch);
    }
}

// Who was to get it again and was not tried is as much in doubt as before.
static void settle(struct delivery *delivery) {
    for (size_t i = 0; i < delivery->count; i++) {
        struct delivery_item *item = &delivery->items[i];
        if (item->was_in_doubt && item->state == DELIVERY_DUE)
            item->state = DELIVERY_IN_DOUBT;
    }
}

void delivery_run(struct delivery *delivery) {
    size_t due = delivery_count(delivery, DELIVERY_DUE);
    bool is_limited = delivery->limits.most && delivery->limits.most < due;
    delivery->progress.total = is_limited ? delivery->limits.most : due;
    for (int round = 0; round < delivery->limits.tries && may_go_on(delivery); round++)
        go_round(delivery, round);
    settle(delivery);
    progress_end(&delivery->progress);
}

// --- a test ---

struct transport_reply delivery_test(struct delivery *delivery, struct text address) {
    struct message_person person = {.address = address};
    struct buffer head = {.arena = delivery->arena};
    struct text token = journal_key(delivery->journal, address, delivery->arena);
    if (write_head(delivery, &person, token, &head))
        return transmit(delivery, NULL, &person, buffer_text(&head), delivery->arena);
    delivery->stop = DELIVERY_UNWRITABLE;
    return (struct transport_reply){.outcome = TRANSPORT_BROKEN_OFF};
}
