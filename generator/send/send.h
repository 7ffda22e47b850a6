// The command send: the message of a campaign, to each recipient once.
#ifndef NIOT_SEND_H
#define NIOT_SEND_H

struct arena;
struct buffer;
struct diagnostics;
struct options;

// Says what would happen, sends a test, sends to all or forgets somebody, as the options ask.
// Everything that is wrong with the inputs is said before the first message. Progress goes to
// standard output as messages do; the summary to `results`.
void send_campaign(const struct options *options, struct arena *arena, struct buffer *results,
                   struct diagnostics *diagnostics);

#endif
