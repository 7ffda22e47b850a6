#include "journal.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "digest.h"
#include "directory.h"
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/random.h>
#include <unistd.h>

enum { JOURNAL_BYTES = 64 << 20, SALT_BYTES = 16 };

static const struct state_row {
    char letter;
    enum journal_state state;
} state_rows[] = {
    {'D', JOURNAL_IN_DOUBT}, {'S', JOURNAL_SENT},      {'P', JOURNAL_REFUSED},
    {'T', JOURNAL_DEFERRED}, {'F', JOURNAL_FORGOTTEN},
};
enum { STATES = sizeof state_rows / sizeof *state_rows };

#define HEADER TEXT("niot-journal 1 ")
#define TORN TEXT(" torn")

// --- what is known of people ---

static uint64_t hash_of(struct text key) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < key.length; i++)
        hash = (hash ^ (unsigned char)key.data[i]) * UINT64_C(1099511628211);
    return hash;
}

// The slot of a key, or the empty one where it belongs.
static struct journal_entry *slot_of(const struct journal *journal, struct text key) {
    size_t i = hash_of(key) & (journal->slot_count - 1);
    while (journal->slots[i].key.data && !text_equal(journal->slots[i].key, key))
        i = (i + 1) & (journal->slot_count - 1);
    return &journal->slots[i];
}

static void make_room(struct journal *journal, struct arena *arena) {
    if (journal->entry_count * 2 < journal->slot_count)
        return;
    enum { SLOTS_AT_FIRST = 256 };
    const struct journal_entry *old = journal->slots;
    size_t old_count = journal->slot_count;
    journal->slot_count = old_count ? old_count * 2 : SLOTS_AT_FIRST;
    journal->slots = arena_allocate(arena, journal->slot_count, sizeof *journal->slots);
    for (size_t i = 0; i < old_count; i++)
        if (old[i].key.data)
            *slot_of(journal, old[i].key) = old[i];
}

static void set_state(struct journal *journal, struct text key, enum journal_state state,
                      struct arena *arena) {
    make_room(journal, arena);
    struct journal_entry *entry = slot_of(journal, key);
    journal->entry_count += !entry->key.data;
    *entry = (struct journal_entry){key, state};
}

enum journal_state journal_state_of(const struct journal *journal, struct text key) {
    return journal->slot_count ? slot_of(journal, key)->state : JOURNAL_NOTHING;
}

bool journal_has_begun(const struct journal *journal) {
    for (size_t i = 0; i < journal->slot_count; i++) {
        enum journal_state state = journal->slots[i].state;
        if (state != JOURNAL_NOTHING && state != JOURNAL_FORGOTTEN)
            return true;
    }
    return false;
}

struct text journal_key(const struct journal *journal, struct text address, struct arena *arena) {
    struct text small = text_copy(arena, address);
    char *letters = (char *)(uintptr_t)small.data;
    for (size_t i = 0; i < small.length; i++)
        letters[i] = text_small_letter(letters[i]);
    return DIGEST(arena, journal->salt, TEXT("\n"), journal->campaign, TEXT("\n"), small);
}

static void begin_edition(struct journal *journal, struct text message) {
    for (size_t i = 0; i < journal->slot_count; i++)
        if (journal->slots[i].state != JOURNAL_FORGOTTEN)
            journal->slots[i].state = JOURNAL_NOTHING;
    journal->edition = message;
}

void journal_assume_mark(struct journal *journal, enum journal_mark mark, struct text message) {
    if (mark == JOURNAL_TESTED) {
        journal->is_tested |= text_equal(message, journal->message);
        return;
    }
    if (mark == JOURNAL_NEW_EDITION)
        begin_edition(journal, message);
    journal->is_tested = false;
    journal->message = message;
}

// --- reading ---

static bool is_digest(struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (!(text_is_digit(c) || (c >= 'a' && c <= 'f')))
            return false;
    }
    return text.length == DIGEST_DIGITS;
}

// Every record but F has more behind the digest.
static bool has_rest(char letter, struct text rest) {
    if (letter == 'F')
        return !rest.data;
    for (size_t i = 0; i < rest.length; i++)
        if (rest.data[i] < ' ' || rest.data[i] > '~')
            return false;
    return !text_is_empty(rest);
}

// Takes a whole line; false when it is none that niot writes.
static bool take_line(struct journal *journal, struct text line, struct arena *arena) {
    if (text_ends_with(line, TORN))
        return true;
    struct text_cut letter = text_cut(line, ' ');
    struct text_cut digest = text_cut(letter.tail, ' ');
    if (letter.head.length != 1 || !is_digest(digest.head) || !has_rest(line.data[0], digest.tail))
        return false;
    for (size_t i = 0; i < STATES; i++)
        if (line.data[0] == state_rows[i].letter) {
            set_state(journal, digest.head, state_rows[i].state, arena);
            return true;
        }
    enum journal_mark mark = (enum journal_mark)line.data[0];
    if (mark != JOURNAL_TESTED && mark != JOURNAL_CHANGED && mark != JOURNAL_NEW_EDITION)
        return false;
    journal_assume_mark(journal, mark, digest.head);
    return true;
}

static bool take_header(struct journal *journal, struct text line) {
    if (!text_starts_with(line, HEADER))
        return false;
    struct text_cut campaign = text_cut(text_slice(line, HEADER.length, line.length), ' ');
    struct text_cut salt = text_cut(campaign.tail, ' ');
    if (salt.head.length != 2 * SALT_BYTES || !is_digest(salt.tail))
        return false;
    journal->campaign = campaign.head;
    journal->salt = salt.head;
    journal->message = journal->edition = salt.tail;
    return true;
}

// Reads all lines. The number of the first that is damaged; 0 when none is.
static size_t take_lines(struct journal *journal, struct arena *arena) {
    struct text_cut cut = text_cut(journal->bytes, '\n');
    if (!cut.found || !take_header(journal, cut.head))
        return 1;
    for (size_t line = 2;; line++) {
        cut = text_cut(cut.tail, '\n');
        if (!cut.found)
            break;
        if (!take_line(journal, cut.head, arena))
            return line;
    }
    journal->is_torn = !text_is_empty(cut.head);
    return 0;
}

static void complain(const struct journal *journal, enum diagnostic_kind kind, struct text word,
                     struct diagnostics *diagnostics) {
    diagnostics_add(diagnostics, kind, (struct place){0},
                    (struct diagnostic_words){journal->path, word});
}

// Whether there is a journal, or none, and it can be gone on with.
static bool read_journal(struct journal *journal, const struct journal_request *request,
                         struct arena *arena, struct diagnostics *diagnostics) {
    struct file_content content =
        file_read_at(journal->folder, journal->name, JOURNAL_BYTES, arena);
    if (content.error == ENOENT)
        return true;
    if (content.error) {
        complain(journal, DIAGNOSTIC_FILE_UNREADABLE, file_error_words(content.error), diagnostics);
        return false;
    }
    journal->bytes = content.bytes;
    size_t damaged = take_lines(journal, arena);
    if (damaged)
        complain(journal, DIAGNOSTIC_JOURNAL_DAMAGED, text_of_integer(arena, (long long)damaged),
                 diagnostics);
    else if (!text_equal(journal->campaign, request->campaign))
        complain(journal, DIAGNOSTIC_JOURNAL_FOREIGN, journal->campaign, diagnostics);
    return !damaged && text_equal(journal->campaign, request->campaign);
}

// --- writing ---

static int append(const struct journal *journal, struct text line) {
    int error = file_write_all(journal->descriptor, line);
    return error ? error : file_sync(journal->descriptor);
}

static int draw_salt(struct journal *journal, struct arena *arena) {
    unsigned char bytes[SALT_BYTES];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return errno ? errno : EIO;
    char *digits = arena_allocate(arena, sizeof bytes, 2);
    for (size_t i = 0; i < sizeof bytes; i++) {
        digits[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        digits[2 * i + 1] = "0123456789abcdef"[bytes[i] & 0xF];
    }
    journal->salt = (struct text){digits, 2 * sizeof bytes};
    return 0;
}

// Puts other bytes in the place of the whole journal.
static int replace(const struct journal *journal, struct text bytes, struct arena scratch) {
    int error =
        directory_replace_file_at(journal->folder, text_of(journal->name), bytes, 0600, scratch);
    return error ? error : directory_sync(journal->folder);
}

static int begin(struct journal *journal, const struct journal_request *request,
                 struct arena *arena) {
    int error = draw_salt(journal, arena);
    if (error)
        return error;
    journal->message = journal->edition = request->message;
    journal->bytes = TEXT_JOIN(arena, HEADER, journal->campaign, TEXT(" "), journal->salt,
                               TEXT(" "), journal->message, TEXT("\n"));
    return replace(journal, journal->bytes, *arena);
}

// Makes the journal ready to be written at its end.
static int prepare(struct journal *journal, const struct journal_request *request,
                   struct arena *arena) {
    int error = journal->salt.data ? 0 : begin(journal, request, arena);
    if (error)
        return error;
    struct file_opened opened = file_open_to_append_at(journal->folder, journal->name);
    journal->descriptor = opened.descriptor;
    if (!opened.error && journal->is_torn)
        return append(journal, TEXT(" torn\n"));
    return opened.error;
}

// Opens the folder of journals below the outbox; makes it where that is wanted.
static int open_folder(struct journal *journal, const struct journal_request *request,
                       struct arena scratch) {
    struct directory_opened outbox =
        directory_open_at(AT_FDCWD, text_string(&scratch, request->outbox));
    if (outbox.error)
        return outbox.error;
    int error = 0;
    if (request->access == JOURNAL_TO_WRITE) {
        error = directory_make_private(outbox.descriptor);
        int made = error ? error : directory_make_at(outbox.descriptor, "journal", 0700);
        if (made != EEXIST)
            error = made ? made : directory_sync(outbox.descriptor);
    }
    struct directory_opened opened = {-1, error};
    if (!error)
        opened = directory_open_at(outbox.descriptor, "journal");
    journal->folder = opened.descriptor;
    close(outbox.descriptor);
    return opened.error;
}

// Whether the folder is open and, to write, ours alone.
static bool enter_folder(struct journal *journal, const struct journal_request *request,
                         struct arena *arena, struct diagnostics *diagnostics) {
    int error = open_folder(journal, request, *arena);
    if (error == ENOENT && request->access == JOURNAL_TO_READ)
        return true;
    if (!error && request->access == JOURNAL_TO_WRITE)
        error = directory_lock(journal->folder);
    if (error == EWOULDBLOCK)
        complain(journal, DIAGNOSTIC_JOURNAL_BUSY, (struct text){0}, diagnostics);
    else if (error)
        complain(journal, DIAGNOSTIC_JOURNAL_NOT_WRITTEN, file_error_words(error), diagnostics);
    return error == 0;
}

bool journal_open(struct journal *journal, const struct journal_request *request,
                  struct arena *arena, struct diagnostics *diagnostics) {
    struct text name = TEXT_JOIN(arena, request->campaign, TEXT(".log"));
    *journal = (struct journal){
        .path = TEXT_JOIN(arena, request->outbox, TEXT("/journal/"), name),
        .campaign = request->campaign,
        .name = text_string(arena, name),
        .folder = -1,
        .descriptor = -1,
    };
    if (!enter_folder(journal, request, arena, diagnostics))
        return false;
    if (journal->folder < 0)
        return true;
    if (!read_journal(journal, request, arena, diagnostics))
        return false;
    int error = request->access == JOURNAL_TO_WRITE ? prepare(journal, request, arena) : 0;
    if (error)
        complain(journal, DIAGNOSTIC_JOURNAL_NOT_WRITTEN, file_error_words(error), diagnostics);
    return error == 0;
}

void journal_close(struct journal *journal) {
    if (journal->descriptor >= 0)
        close(journal->descriptor);
    if (journal->folder >= 0)
        close(journal->folder);
    journal->descriptor = journal->folder = -1;
}

static struct text letter_of(enum journal_state state) {
    for (size_t i = 0; i < STATES; i++)
        if (state_rows[i].state == state)
            return (struct text){&state_rows[i].letter, 1};
    return TEXT("");
}

int journal_write(struct journal *journal, const struct journal_note *note, struct arena *arena) {
    struct arena scratch = *arena;
    struct text blank = text_is_empty(note->code) ? TEXT("") : TEXT(" ");
    int error = append(journal, TEXT_JOIN(&scratch, letter_of(note->state), TEXT(" "), note->key,
                                          TEXT(" "), note->time, blank, note->code, TEXT("\n")));
    if (!error)
        set_state(journal, note->key, note->state, arena);
    return error;
}

int journal_write_mark(struct journal *journal, enum journal_mark mark, struct text message,
                       struct text time, struct arena *arena) {
    struct arena scratch = *arena;
    char letter = (char)mark;
    int error = append(journal, TEXT_JOIN(&scratch, ((struct text){&letter, 1}), TEXT(" "), message,
                                          TEXT(" "), time, TEXT("\n")));
    if (!error)
        journal_assume_mark(journal, mark, message);
    return error;
}

// --- forgetting ---

static bool is_of(struct text line, struct text key) {
    return text_equal(text_slice(line, 2, 2 + key.length), key);
}

int journal_forget(struct journal *journal, struct text key, struct arena *arena) {
    struct buffer kept = {.arena = arena};
    struct text_cut cut = {.tail = journal->bytes, .found = true};
    for (cut = text_cut(cut.tail, '\n'); cut.found; cut = text_cut(cut.tail, '\n'))
        // A torn line may be of anybody.
        if (!is_of(cut.head, key) && !text_ends_with(cut.head, TORN)) {
            buffer_append(&kept, cut.head);
            buffer_append_byte(&kept, '\n');
        }
    buffer_append(&kept, TEXT_JOIN(arena, TEXT("F "), key, TEXT("\n")));
    int error = replace(journal, buffer_text(&kept), *arena);
    if (error)
        return error;
    journal->bytes = buffer_text(&kept);
    set_state(journal, key, JOURNAL_FORGOTTEN, arena);
    return 0;
}
