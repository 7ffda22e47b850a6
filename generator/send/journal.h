// A journal: who got the message of a campaign, kept so that nobody gets it twice. A text file of
// one line a record, written at its end alone and brought to the disk line by line; a line counts
// when it is whole. It holds no address, only a digest of each with a salt of the journal's own.
//
//   niot-journal 1 CAMPAIGN SALT MESSAGE     the first line; MESSAGE: the SHA-256 of the message
//   D KEY TIME                     its last bytes are about to be handed over to the server
//   S KEY TIME CODE                the server took it
//   P KEY TIME CODE                the server refused it for good
//   T KEY TIME CODE                the server refused it for now, or could not be reached (000)
//   F KEY                          forgotten: this person is never written to again
//   A MESSAGE TIME                 a test of this message was accepted
//   C MESSAGE TIME                 from here on the message is this corrected one
//   N MESSAGE TIME                 a new edition: what was said of people before, but for F, is
//   past … torn                         a line that a run which was killed left unfinished
//
// The last record of a person counts. A `D` with nothing behind it means that nobody can tell.
#ifndef NIOT_JOURNAL_H
#define NIOT_JOURNAL_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diagnostics;

enum journal_state {
    JOURNAL_NOTHING,
    JOURNAL_IN_DOUBT,
    JOURNAL_SENT,
    JOURNAL_REFUSED,
    JOURNAL_DEFERRED,
    JOURNAL_FORGOTTEN,
};

enum journal_mark { JOURNAL_TESTED = 'A', JOURNAL_CHANGED = 'C', JOURNAL_NEW_EDITION = 'N' };

enum journal_access { JOURNAL_TO_READ, JOURNAL_TO_WRITE };

struct journal_entry {
    struct text key;
    enum journal_state state;
};

struct journal {
    struct text path; // for messages
    struct text campaign;
    struct text salt;            // absent: there is no journal yet
    struct text message;         // the SHA-256 of the message that it is at
    struct text edition;         // of the message with which its edition began
    bool is_tested;              // that message was
    bool is_torn;                // the last line is not whole
    struct text bytes;           // of the whole file as it was read
    struct journal_entry *slots; // open addressing; a power of two
    size_t slot_count, entry_count;
    const char *name; // of the file, below `folder`
    int folder;       // whose lock the run holds; -1 where there is none
    int descriptor;   // to write at the end; -1
};

// Opens the journal of a campaign below the folder `outbox`, whose path is for messages. To read,
// it needs no lock, and a journal that is not there is empty. To write, it takes the lock of the
// folder `journal`, which is made when it is missing, and a journal that is not there is begun for
// `message`. An unfinished last line does not count and is closed off. False, with an error, when
// it cannot be read or written, is damaged, belongs to another campaign, or another run has it.
// journal_close is called in any case.
struct journal_request {
    struct text outbox;
    struct text campaign;
    struct text message;
    enum journal_access access;
};
bool journal_open(struct journal *journal, const struct journal_request *request,
                  struct arena *arena, struct diagnostics *diagnostics);
void journal_close(struct journal *journal);

// What stands for an address, which is compared without regard to the case of its letters.
struct text journal_key(const struct journal *journal, struct text address, struct arena *arena);

enum journal_state journal_state_of(const struct journal *journal, struct text key);

// Whether anybody was sent anything, or tried, since its edition began.
bool journal_has_begun(const struct journal *journal);

// What is noted of a person: for IN_DOUBT, SENT, REFUSED or DEFERRED. `code` is the server's, three
// digits, with the enhanced one behind it where there is one; absent for IN_DOUBT.
struct journal_note {
    enum journal_state state;
    struct text key;
    struct text time; // see clock_written
    struct text code;
};

// Writes a record and brings it to the disk; the key must stay as long as the journal. An errno
// value, and then nothing may be sent any more; 0 when it is there.
int journal_write(struct journal *journal, const struct journal_note *note, struct arena *arena);

// The same for what concerns the message.
int journal_write_mark(struct journal *journal, enum journal_mark mark, struct text message,
                       struct text time, struct arena *arena);

// What a mark would change, without writing it: for saying what would happen.
void journal_assume_mark(struct journal *journal, enum journal_mark mark, struct text message);

// Takes everything out of the journal that it says of a person, but for one record that they are
// forgotten: without it they would be written to again as soon as a file names them. The file is
// written anew beside the old one and takes its place as a whole. An errno value or 0. Only for a
// journal to which nothing was written since it was opened, and nothing may be afterwards.
int journal_forget(struct journal *journal, struct text key, struct arena *arena);

#endif
