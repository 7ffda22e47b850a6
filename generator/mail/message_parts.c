#include "message.h"

#include <stdbool.h>

enum { LINE_BYTES = 998 };

enum half { RECIPIENT, CONTENT };

// The fields that niot writes.
static const struct known_field {
    const char *name;
    enum half half;
    bool is_needed;
} known_fields[] = {
    {"Keywords", RECIPIENT, false},
    {"Date", RECIPIENT, false},
    {"To", RECIPIENT, false},
    {"Message-ID", RECIPIENT, false},
    {"List-Unsubscribe", RECIPIENT, false},
    {"List-Unsubscribe-Post", RECIPIENT, false},
    {"From", CONTENT, true},
    {"Reply-To", CONTENT, false},
    {"Subject", CONTENT, true},
    {"List-Id", CONTENT, false},
    {"Auto-Submitted", CONTENT, false},
    {"Precedence", CONTENT, false},
    {"MIME-Version", CONTENT, true},
    {"Content-Type", CONTENT, true},
};

enum { KNOWN_FIELDS = sizeof known_fields / sizeof *known_fields };

// What has been seen of the head.
struct reader {
    struct text bytes;
    struct message_parts parts;
    bool has[KNOWN_FIELDS];
    bool is_in_content;
};

static bool damaged(struct reader *reader, enum message_damage damage, size_t offset,
                    struct text field) {
    reader->parts.damage = damage;
    reader->parts.offset = offset;
    reader->parts.field = field;
    return false;
}

// --- bytes ---

static bool is_line_end(struct text bytes, size_t offset) {
    return text_starts_with(text_slice(bytes, offset, bytes.length), TEXT("\r\n"));
}

static bool check_bytes(struct reader *reader) {
    static const struct text none;
    struct text bytes = reader->bytes;
    size_t column = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        char c = bytes.data[i];
        if (is_line_end(bytes, i)) {
            i++;
            column = 0;
            continue;
        }
        if (c == '\r' || c == '\n')
            return damaged(reader, MESSAGE_LINE_END, i, none);
        if ((c < ' ' && c != '\t') || c > '~')
            return damaged(reader, MESSAGE_BYTE, i, none);
        if (++column > LINE_BYTES)
            return damaged(reader, MESSAGE_LINE, i, none);
    }
    return true;
}

// --- fields ---

static size_t known_field_called(struct text name) {
    size_t i = 0;
    while (i < KNOWN_FIELDS && !text_is_ignoring_case(name, known_fields[i].name))
        i++;
    return i;
}

// A field that begins at the offset.
static bool read_field(struct reader *reader, struct text line, size_t offset) {
    struct text_cut cut = text_cut(line, ':');
    if (!cut.found || cut.head.length == 0 || text_contains(cut.head, TEXT(" ")))
        return damaged(reader, MESSAGE_FIELD, offset, (struct text){0});
    if (text_is_ignoring_case(cut.head, "X-Unsent"))
        return damaged(reader, MESSAGE_UNSENT, offset, cut.head);
    size_t number = known_field_called(cut.head);
    if (number == KNOWN_FIELDS)
        return damaged(reader, MESSAGE_FIELD_FOREIGN, offset, cut.head);
    if (reader->has[number])
        return damaged(reader, MESSAGE_FIELD_TWICE, offset, cut.head);
    bool is_of_content = known_fields[number].half == CONTENT;
    if (reader->is_in_content && !is_of_content)
        return damaged(reader, MESSAGE_FIELD_FOREIGN, offset, cut.head);
    if (is_of_content && !reader->is_in_content) {
        reader->parts.recipient = text_slice(reader->bytes, 0, offset);
        reader->parts.content = text_slice(reader->bytes, offset, reader->bytes.length);
    }
    reader->has[number] = true;
    reader->is_in_content = is_of_content;
    return true;
}

// Where the line at the offset ends: at its CR.
static size_t end_of_line(struct text bytes, size_t offset) {
    struct text_cut cut = text_cut(text_slice(bytes, offset, bytes.length), '\r');
    return offset + cut.head.length;
}

static bool read_head(struct reader *reader) {
    struct text bytes = reader->bytes;
    size_t offset = 0;
    while (offset < bytes.length && !is_line_end(bytes, offset)) {
        size_t end = end_of_line(bytes, offset);
        struct text line = text_slice(bytes, offset, end);
        bool is_continued = line.data[0] == ' ' || line.data[0] == '\t';
        if (is_continued && offset == 0)
            return damaged(reader, MESSAGE_FIELD, 0, (struct text){0});
        if (!is_continued && !read_field(reader, line, offset))
            return false;
        offset = end + 2;
    }
    if (offset >= bytes.length)
        return damaged(reader, MESSAGE_FIELD_LOST, bytes.length, TEXT("body"));
    reader->parts.body = text_slice(bytes, offset + 2, bytes.length);
    return true;
}

struct message_parts message_split(struct text bytes) {
    struct reader reader = {.bytes = bytes};
    if (!check_bytes(&reader) || !read_head(&reader))
        return reader.parts;
    for (size_t i = 0; i < KNOWN_FIELDS; i++)
        if (known_fields[i].is_needed && !reader.has[i])
            damaged(&reader, MESSAGE_FIELD_LOST, 0, text_of(known_fields[i].name));
    return reader.parts;
}
