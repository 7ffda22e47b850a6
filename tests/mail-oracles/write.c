// write FOLDER: writes messages into FOLDER/messages, and what a reader must find in each, in the
// form that all readers print, into FOLDER/expected.
#include "arena.h"
#include "buffer.h"
#include "digest.h"
#include "file.h"
#include "message.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    const char *name;
    const char *from, *to; // names
    const char *subject;
    const char *text, *html;
    int images;
    const char *url;
    enum message_form form;
};

#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define THOUSAND HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED HUNDRED
#define LONG_WORD THOUSAND THOUSAND
#define LONG_ENGLISH                                                                               \
    "The fall in Gosport is the largest of all towns on that coast in the twelve months that "     \
    "followed, of which the costs were £1,200,000 less, or −£14 for each of its people"

static const struct fixture fixtures[] = {
    {"ascii", "Not in Our Town", "Zoe Smith", "Gosport: 2 in 3 fewer", "Plain text.\n",
     "<p>Plain text.</p>\n", 0, NULL, MESSAGE_CONTENT},
    {"english", "Not in Our Town", "Zoë Smith", "Not in Our Town: Gosport – October 2026",
     "Costs fell by £5 (−63%).\nA = B & \"C\"\n", "<p>Costs fell by £5 (−63%).</p>\n", 0, NULL,
     MESSAGE_CONTENT},
    {"welsh", "Nid yn Ein Tref Ni, Tŷ Ddewi", "Siân Ŵyn",
     "Nid yn ein tref ni: Tŷ Ddewi – troseddau’n gostwng ym mhob un o’r misoedd ers mis Ionawr",
     "Mae’r ffigurau’n dangos gostyngiad: ŵ ŷ â ê î ô û ẃ ẁ ẅ\n",
     "<p lang=\"cy\">Mae’r ffigurau’n dangos gostyngiad: ŵ ŷ â ê î ô û</p>\n", 0, NULL,
     MESSAGE_CONTENT},
    {"emoji", "😀 Town 🏴", "👩‍👩‍👧‍👦", "🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓",
     "🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓\n", "<p>👩‍👩‍👧‍👦</p>", 0, NULL, MESSAGE_CONTENT},
    {"long-lines", LONG_ENGLISH, LONG_ENGLISH, LONG_ENGLISH "; " LONG_ENGLISH ": " LONG_ENGLISH,
     LONG_WORD LONG_WORD "\n" LONG_ENGLISH LONG_ENGLISH LONG_ENGLISH "\n" THOUSAND "£" LONG_WORD,
     "<p>" LONG_ENGLISH LONG_ENGLISH LONG_ENGLISH LONG_ENGLISH LONG_WORD "</p>", 0, NULL,
     MESSAGE_CONTENT},
    {"long-words", "Town", HUNDRED, HUNDRED, "a\n", "<p>a</p>\n", 0, NULL, MESSAGE_CONTENT},
    {"dots", "Dr. Dot", "Mr. Dot Jr.", "... and more",
     ".\n..\n...\n.a\n\n.\n" HUNDRED "." HUNDRED ".\n" TEN TEN TEN TEN TEN TEN TEN "12345.\n.",
     ".\n..\n<p>.</p>\n.\n", 0, NULL, MESSAGE_CONTENT},
    {"from", "From me", "From you", "From here", "From here\nFrom \nFromage\n>From\n From\n",
     "From <p>From</p>\nFrom ", 0, NULL, MESSAGE_CONTENT},
    {"blanks", "two  blanks", "a \"quoted\" \\ name", "two  blanks, and one behind ",
     "trailing \ntrailing\t\n \n\t\n\n\n  indented\n\n", "<pre>a \n b\t\n</pre>\n\n", 0, NULL,
     MESSAGE_CONTENT},
    {"brackets", "Zoe (town) <x@y.zz>", "Smith, Zoe; @home: [1]", "a, b; c: <d@e.ff> (g) \"h\"",
     "=C3=AB =\n=\n==\n", "=3D<br>=", 0, NULL, MESSAGE_CONTENT},
    {"encoded-word", "=?UTF-8?Q?=C3=AB?=", "=?UTF-8?B?w6s=?=", "=?UTF-8?Q?not_encoded?=",
     "=?UTF-8?Q?=C3=AB?=\n", "=?UTF-8?Q?=C3=AB?=\n", 0, NULL, MESSAGE_CONTENT},
    {"empty", "", "", "", "", "", 0, NULL, MESSAGE_CONTENT},
    {"pictures", "Not in Our Town", "Zoe", "Gosport – October 2026", "Two pictures.\n",
     "<p><img src=\"cid:x\" alt=\"A chart\"></p>\n", 2, NULL, MESSAGE_CONTENT},
    {"one-click", "Not in Our Town", "", "One click", "a\n", "<p>a</p>\n", 1,
     "https://example.org/leave?t={token}", MESSAGE_CONTENT},
    {"draft", "Not in Our Town", "", "Gosport – October 2026", "A draft: £5.\n",
     "<p>A draft: £5.</p>\n", 2, NULL, MESSAGE_DRAFT},
};

static struct text or_empty(struct text text) {
    return text.data ? text : TEXT("");
}

static void append_line(struct buffer *buffer, const char *name, struct text value) {
    buffer_append(buffer, text_of(name));
    buffer_append(buffer, TEXT(": "));
    buffer_append(buffer, or_empty(value));
    buffer_append(buffer, TEXT("\n"));
}

static void append_person(struct buffer *buffer, const char *name, struct message_person person,
                          struct arena *arena) {
    append_line(buffer, name,
                TEXT_JOIN(arena, or_empty(person.name), TEXT(" | "), or_empty(person.address)));
}

static void append_part(struct buffer *buffer, const char *line) {
    buffer_append(buffer, text_of(line));
    buffer_append(buffer, TEXT("\n"));
}

static void append_structure(struct buffer *buffer, const struct message *message,
                             struct arena *arena) {
    append_part(buffer, "multipart/alternative");
    append_part(buffer, " text/plain");
    if (message->image_count == 0)
        append_part(buffer, " text/html");
    else
        append_part(buffer, " multipart/related\n  text/html");
    for (size_t i = 0; i < message->image_count; i++) {
        const struct message_image *image = &message->images[i];
        struct text parts[] = {
            TEXT("  image/png "),      image->content_id, TEXT(" "), image->file_name, TEXT(" "),
            DIGEST(arena, image->png), TEXT("\n")};
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++)
            buffer_append(buffer, parts[j]);
    }
}

// What readers print of a message.
static struct text expected(const struct message *message, const struct message_recipient *to,
                            enum message_form form, struct arena *arena) {
    struct buffer buffer = {.arena = arena};
    append_structure(&buffer, message, arena);
    append_person(&buffer, "from", message->from, arena);
    append_person(&buffer, "reply-to", message->reply_to, arena);
    append_line(&buffer, "subject", message->subject);
    if (form == MESSAGE_CONTENT) {
        append_person(&buffer, "to", to->to, arena);
        append_line(&buffer, "date", text_of_integer(arena, to->seconds));
        append_line(&buffer, "message-id", to->message_id);
        append_line(&buffer, "list-id", TEXT("Gosport <gosport.example.org>"));
        struct text mailto = TEXT("<mailto:leave@example.org?subject=unsubscribe>");
        if (to->unsubscribe_url.data) {
            struct text url = TEXT("<https://example.org/leave?t=aB_-9>, ");
            append_line(&buffer, "list-unsubscribe", TEXT_JOIN(arena, url, mailto));
            append_line(&buffer, "list-unsubscribe-post", TEXT("List-Unsubscribe=One-Click"));
        } else {
            append_line(&buffer, "list-unsubscribe", mailto);
        }
        append_line(&buffer, "auto-submitted", TEXT("auto-generated"));
        append_line(&buffer, "precedence", TEXT("bulk"));
    } else {
        append_line(&buffer, "x-unsent", TEXT("1"));
    }
    append_line(&buffer, "text", message->text);
    append_line(&buffer, "html", message->html);
    return buffer_text(&buffer);
}

// Any bytes behind the signature of PNG: no reader of a message looks at more.
static struct text picture(size_t length, struct arena *arena) {
    char *bytes = arena_allocate(arena, length, 1);
    unsigned seed = (unsigned)length;
    for (size_t i = 0; i < length; i++) {
        seed = seed * 1664525u + 1013904223u;
        bytes[i] = (char)(seed >> 24);
    }
    memcpy(bytes, "\x89PNG\r\n\x1A\n", 8);
    return (struct text){bytes, length};
}

static void write_file(const char *folder, const char *name, struct text bytes) {
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY);
    if (descriptor < 0 || file_write_at(descriptor, name, bytes, 0666) != 0) {
        perror(name);
        exit(1);
    }
    close(descriptor);
}

static void write_fixture(const struct fixture *fixture, struct arena arena) {
    struct message_image images[] = {
        {.file_name = TEXT("chart-1.png"), .png = picture(1000, &arena)},
        {.file_name = TEXT("chart-2.png"), .png = picture(40001, &arena)},
    };
    for (size_t i = 0; i < 2; i++)
        images[i].content_id = message_content_id(images[i].png, TEXT("example.org"), &arena);
    struct message message = {
        .from = {text_of(fixture->from), TEXT("gosport@example.org")},
        .reply_to = {{0}, TEXT("team@example.org")},
        .subject = text_of(fixture->subject),
        .list_name = TEXT("Gosport"),
        .list_id = TEXT("gosport.example.org"),
        .text = text_of(fixture->text),
        .html = text_of(fixture->html),
        .images = images,
        .image_count = (size_t)fixture->images,
    };
    struct message_recipient to = {
        .to = {text_of(fixture->to), TEXT("zoe+town@example.net")},
        .seconds = 1790812800 + 4321,
        .message_id =
            message_id(TEXT("october"), TEXT("zoe+town@example.net"), TEXT("example.org"), &arena),
        .unsubscribe_mailto = TEXT("leave@example.org"),
        .unsubscribe_url = text_of(fixture->url),
        .token = TEXT("aB_-9"),
    };
    struct buffer buffer = {.arena = &arena};
    struct message_finding finding = {0};
    if (fixture->form == MESSAGE_CONTENT)
        finding = message_write_recipient(&to, &buffer);
    if (!finding.fault)
        finding = message_write(&message, fixture->form, &buffer);
    if (finding.fault) {
        fprintf(stderr, "%s: fault %d in %s\n", fixture->name, (int)finding.fault,
                text_string(&arena, finding.field));
        exit(1);
    }
    write_file("messages", fixture->name, buffer_text(&buffer));
    write_file("expected", fixture->name, expected(&message, &to, fixture->form, &arena));
}

int main(int argument_count, char **arguments) {
    if (argument_count != 2 || chdir(arguments[1]) != 0 || mkdir("messages", 0777) != 0 ||
        mkdir("expected", 0777) != 0) {
        fputs("usage: write EMPTY-FOLDER\n", stderr);
        return 2;
    }
    struct arena arena = arena_new((size_t)64 << 20, NULL);
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++)
        write_fixture(&fixtures[i], arena);
    arena_release(&arena);
    return 0;
}
