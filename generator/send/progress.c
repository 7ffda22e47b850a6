#include "progress.h"

#include "arena.h"
#include "buffer.h"
#include "file.h"
#include "mailbox.h"

struct text progress_address(struct text address, struct arena *arena) {
    return TEXT_JOIN(arena, text_slice(address, 0, 1), TEXT("…@"), mailbox_domain(address));
}

static void append_count(struct buffer *line, const struct progress *progress) {
    buffer_append_integer(line, (long long)progress->done);
    buffer_append(line, TEXT(" of "));
    buffer_append_integer(line, (long long)progress->total);
}

static void append_bar(struct buffer *line, const struct progress *progress) {
    enum { WIDTH = 40 };
    size_t filled = progress->total ? progress->done * WIDTH / progress->total : WIDTH;
    buffer_append(line, TEXT("\r["));
    for (size_t i = 0; i < WIDTH; i++)
        buffer_append_byte(line, i < filled ? '#' : '.');
    buffer_append(line, TEXT("] "));
    append_count(line, progress);
}

void progress_step(struct progress *progress, struct text address, struct text what,
                   struct arena scratch) {
    progress->done++;
    if (progress->is_quiet)
        return;
    struct buffer line = {.arena = &scratch};
    if (progress->is_terminal) {
        append_bar(&line, progress);
    } else {
        append_count(&line, progress);
        buffer_append(&line, TEXT(": "));
        buffer_append(&line, progress_address(address, &scratch));
        buffer_append(&line, TEXT(": "));
        buffer_append(&line, what);
        buffer_append_byte(&line, '\n');
    }
    file_write_all(progress->descriptor, buffer_text(&line));
}

void progress_wait(const struct progress *progress, long long seconds, struct arena scratch) {
    if (progress->is_quiet || seconds < 1)
        return;
    struct text start = progress->is_terminal ? TEXT("\n") : TEXT("");
    file_write_all(progress->descriptor,
                   TEXT_JOIN(&scratch, start, TEXT("waiting "), text_of_integer(&scratch, seconds),
                             TEXT(" s before trying again those who were deferred\n")));
}

void progress_end(const struct progress *progress) {
    if (progress->is_terminal && !progress->is_quiet && progress->done)
        file_write_all(progress->descriptor, TEXT("\n"));
}
