#include "summary.h"

#include "arena.h"
#include "buffer.h"
#include "clock.h"
#include "delivery.h"
#include "diagnostic.h"

static const struct state_row {
    const char *words;
    const char *words_before; // for what an earlier run came to; NULL where that has no meaning
} state_rows[DELIVERY_STATES] = {
    [DELIVERY_DUE] = {"left", NULL},
    [DELIVERY_SENT] = {"sent", "sent before"},
    [DELIVERY_REFUSED] = {"refused", "refused before"},
    [DELIVERY_DEFERRED] = {"deferred", NULL},
    [DELIVERY_IN_DOUBT] = {"in doubt", "in doubt since an earlier run"},
    [DELIVERY_SUPPRESSED] = {"suppressed", NULL},
};

static size_t count_old(const struct delivery *delivery, enum delivery_state state) {
    size_t count = 0;
    for (size_t i = 0; i < delivery->count; i++)
        count += delivery->items[i].state == state && delivery->items[i].is_old;
    return count;
}

// "sent 118, 12 of them before".
static void append_state(struct buffer *results, const struct delivery *delivery,
                         enum delivery_state state) {
    buffer_append(results, text_of(state_rows[state].words));
    buffer_append_byte(results, ' ');
    buffer_append_integer(results, (long long)delivery_count(delivery, state));
    size_t old = state_rows[state].words_before ? count_old(delivery, state) : 0;
    if (!old)
        return;
    buffer_append(results, TEXT(" ("));
    buffer_append_integer(results, (long long)old);
    buffer_append(results, TEXT(" before)"));
}

static void append_states(struct buffer *results, const struct delivery *delivery) {
    static const enum delivery_state order[] = {DELIVERY_SENT,       DELIVERY_REFUSED,
                                                DELIVERY_DEFERRED,   DELIVERY_IN_DOUBT,
                                                DELIVERY_SUPPRESSED, DELIVERY_DUE};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        buffer_append(results, i ? TEXT(", ") : TEXT(""));
        append_state(results, delivery, order[i]);
    }
    buffer_append_byte(results, '\n');
}

// "recipients.csv:7: a…@example.org: refused: 550 5.1.1".
static void append_item(struct buffer *results, const struct delivery_item *item) {
    const struct recipient *recipient = item->recipient;
    struct arena *arena = results->arena;
    const struct state_row *row = &state_rows[item->state];
    buffer_append(results, recipient->place.source->path);
    buffer_append_byte(results, ':');
    buffer_append_integer(results, (long long)source_locate(recipient->place).line);
    buffer_append(results, TEXT(": "));
    buffer_append(results, progress_address(recipient->email, arena));
    buffer_append(results, TEXT(": "));
    buffer_append(results,
                  text_of(item->is_old && row->words_before ? row->words_before : row->words));
    if (!text_is_empty(item->code) && !text_equal(item->code, TEXT("000"))) {
        buffer_append(results, TEXT(": "));
        buffer_append(results, item->code);
    }
    buffer_append_byte(results, '\n');
}

static void append_items(struct buffer *results, const struct delivery *delivery,
                         enum delivery_state state) {
    for (size_t i = 0; i < delivery->count; i++)
        if (delivery->items[i].state == state)
            append_item(results, &delivery->items[i]);
}

// "120 messages would be sent, in 6 minutes or more".
void summary_plan(const struct delivery *delivery, struct buffer *results) {
    if (delivery->progress.is_quiet)
        return;
    size_t due = delivery_count(delivery, DELIVERY_DUE);
    if (delivery->limits.most && delivery->limits.most < due)
        due = delivery->limits.most;
    int64_t minutes = ((int64_t)due * delivery->pace.distance / CLOCK_SECOND + 59) / 60;
    buffer_append_integer(results, (long long)due);
    buffer_append(results,
                  due == 1 ? TEXT(" message would be sent") : TEXT(" messages would be sent"));
    if (minutes) {
        buffer_append(results, TEXT(", in "));
        buffer_append_integer(results, minutes);
        buffer_append(results, minutes == 1 ? TEXT(" minute or so") : TEXT(" minutes or so"));
    }
    buffer_append_byte(results, '\n');
    append_states(results, delivery);
    append_items(results, delivery, DELIVERY_IN_DOUBT);
}

// What decides the exit status.
static const struct status_row {
    enum delivery_state state;
    enum diagnostic_kind kind;
} status_rows[] = {
    {DELIVERY_REFUSED, DIAGNOSTIC_SOME_REFUSED},
    {DELIVERY_DEFERRED, DIAGNOSTIC_SOME_DEFERRED},
    {DELIVERY_IN_DOUBT, DIAGNOSTIC_SOME_IN_DOUBT},
};

void summary_outcome(const struct delivery *delivery, struct buffer *results,
                     struct diagnostics *diagnostics) {
    if (!delivery->progress.is_quiet)
        append_states(results, delivery);
    for (size_t i = 0; i < sizeof status_rows / sizeof *status_rows; i++) {
        size_t count = delivery_count(delivery, status_rows[i].state);
        if (count == 0)
            continue;
        append_items(results, delivery, status_rows[i].state);
        struct text number = text_of_integer(results->arena, (long long)count);
        diagnostics_add(diagnostics, status_rows[i].kind, (struct place){0},
                        (struct diagnostic_words){number});
    }
}
