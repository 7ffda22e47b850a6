#include "message.h"

#include "arena.h"
#include "buffer.h"
#include "digest.h"
#include "field.h"
#include "mailbox.h"
#include "transfer.h"

#include <stdbool.h>

enum { IDENTIFIER_DIGITS = 24, URL_BYTES = 900, NAME_BYTES = 60 };

static const struct message_finding fine;

// --- checks ---

enum character_use { IN_FIELD, IN_BODY };

static bool is_control(char c, enum character_use use) {
    bool is_space = c == '\t' || c == '\n' || c == '\r';
    return ((unsigned char)c < ' ' && !(is_space && use == IN_BODY)) || c == 0x7F;
}

static struct message_finding check_text(struct text value, const char *field,
                                         enum character_use use) {
    for (size_t i = 0; i < value.length; i++)
        if (is_control(value.data[i], use))
            return (struct message_finding){MESSAGE_CONTROL, text_of(field), i};
    size_t valid = text_valid_utf8_length(value);
    if (valid < value.length)
        return (struct message_finding){MESSAGE_NOT_UTF8, text_of(field), valid};
    return fine;
}

static struct message_finding check_mailbox(struct text address, const char *field,
                                            enum message_fault fault) {
    struct mailbox_finding finding = mailbox_check(address, MAILBOX_LOCALHOST_TOO);
    if (finding.fault == MAILBOX_FINE)
        return fine;
    return (struct message_finding){fault, text_of(field), finding.offset};
}

static struct message_finding check_person(struct message_person person, const char *field) {
    struct message_finding finding = check_text(person.name, field, IN_FIELD);
    return finding.fault ? finding : check_mailbox(person.address, field, MESSAGE_MAILBOX);
}

static bool is_of_identifier(char c) {
    char small = text_small_letter(c);
    return (small >= 'a' && small <= 'z') || text_is_digit(c) || c == '-' || c == '.';
}

// Letters, digits and hyphens with single dots between them.
static struct message_finding check_identifier(struct text identifier, const char *field) {
    bool follows_dot = true;
    for (size_t i = 0; i < identifier.length; i++) {
        char c = identifier.data[i];
        bool is_end = i + 1 == identifier.length;
        if (!is_of_identifier(c) || i >= NAME_BYTES || (c == '.' && (follows_dot || is_end)))
            return (struct message_finding){MESSAGE_IDENTIFIER, text_of(field), i};
        follows_dot = c == '.';
    }
    if (identifier.length == 0)
        return (struct message_finding){MESSAGE_IDENTIFIER, text_of(field), 0};
    return fine;
}

struct message_finding message_check_url(struct text url) {
    if (!text_starts_with(url, TEXT("https://")))
        return (struct message_finding){MESSAGE_URL, TEXT("List-Unsubscribe"), 0};
    for (size_t i = 0; i < url.length; i++)
        if (url.data[i] <= ' ' || url.data[i] > '~' || i >= URL_BYTES ||
            text_contains(TEXT("<>\"\\^`|,"), text_slice(url, i, i + 1)))
            return (struct message_finding){MESSAGE_URL, TEXT("List-Unsubscribe"), i};
    return fine;
}

static struct message_finding check_image(const struct message_image *image) {
    struct message_finding finding =
        check_mailbox(image->content_id, "Content-ID", MESSAGE_IDENTIFIER);
    return finding.fault ? finding : check_identifier(image->file_name, "filename");
}

static struct message_finding check_list(const struct message *message) {
    struct message_finding finding = check_text(message->list_name, "List-Id", IN_FIELD);
    if (finding.fault || !message->list_id.data)
        return finding;
    return check_identifier(message->list_id, "List-Id");
}

static struct message_finding first_of(const struct message_finding *findings, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (findings[i].fault)
            return findings[i];
    return fine;
}
#define FIRST_OF(...)                                                                              \
    first_of((const struct message_finding[]){__VA_ARGS__},                                        \
             sizeof((const struct message_finding[]){__VA_ARGS__}) /                               \
                 sizeof(struct message_finding))

static struct message_finding check(const struct message *message) {
    for (size_t i = 0; i < message->image_count; i++) {
        struct message_finding finding = check_image(&message->images[i]);
        if (finding.fault)
            return finding;
    }
    return FIRST_OF(
        check_person(message->from, "From"), check_person(message->reply_to, "Reply-To"),
        check_text(message->subject, "Subject", IN_FIELD), check_list(message),
        check_text(message->text, "text", IN_BODY), check_text(message->html, "HTML", IN_BODY));
}

// --- the body ---

// The boundaries of a message: a sign before the identifier that is its content's. With "=_" in it
// a boundary can stand in no part, for neither encoding writes these.
struct boundary {
    struct text sign;
    struct text identifier;
};

static void append_all(struct buffer *buffer, const struct text *parts, size_t count) {
    for (size_t i = 0; i < count; i++)
        buffer_append(buffer, parts[i]);
}
#define APPEND(buffer, ...)                                                                        \
    append_all((buffer), (const struct text[]){__VA_ARGS__},                                       \
               sizeof((const struct text[]){__VA_ARGS__}) / sizeof(struct text))

// A digest of everything that stands in the body. The lengths tell where a part ends.
static struct text identifier_of(const struct message *message, struct arena *arena) {
    size_t count = 2 + 2 * message->image_count;
    struct text *parts = arena_allocate(arena, 2 * count, sizeof *parts);
    parts[0] = message->text;
    parts[1] = message->html;
    for (size_t i = 0; i < message->image_count; i++) {
        parts[2 + 2 * i] = message->images[i].content_id;
        parts[3 + 2 * i] = message->images[i].png;
    }
    struct buffer lengths = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        buffer_append_integer(&lengths, (long long)parts[i].length);
        buffer_append_byte(&lengths, ' ');
    }
    parts[count] = buffer_text(&lengths);
    return text_slice(digest_of(parts, count + 1, arena), 0, IDENTIFIER_DIGITS);
}

static void append_multipart(struct buffer *buffer, struct text kind, struct boundary boundary) {
    APPEND(buffer, TEXT("Content-Type: multipart/"), kind, TEXT(";\r\n boundary=\"=_"),
           boundary.sign, boundary.identifier, TEXT("\""));
}

static void append_delimiter(struct buffer *buffer, struct boundary boundary) {
    APPEND(buffer, TEXT("\r\n--=_"), boundary.sign, boundary.identifier, TEXT("\r\n"));
}

static void append_last_delimiter(struct buffer *buffer, struct boundary boundary) {
    APPEND(buffer, TEXT("\r\n--=_"), boundary.sign, boundary.identifier, TEXT("--\r\n"));
}

static void append_text_part(struct buffer *buffer, struct text kind, struct text text) {
    APPEND(buffer, TEXT("Content-Type: text/"), kind,
           TEXT("; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"));
    transfer_append_quoted_printable(buffer, text);
}

static void append_image(struct buffer *buffer, const struct message_image *image) {
    APPEND(buffer, TEXT("Content-Type: image/png;\r\n name=\""), image->file_name,
           TEXT("\"\r\nContent-Transfer-Encoding: base64\r\n"));
    field_append_named(buffer, "Content-ID", (struct text){0}, image->content_id);
    APPEND(buffer, TEXT("Content-Disposition: inline;\r\n filename=\""), image->file_name,
           TEXT("\"\r\n\r\n"));
    transfer_append_base64(buffer, image->png);
}

// The HTML, with the pictures that it shows where there are any.
static void append_rich_part(struct buffer *buffer, const struct message *message,
                             struct text identifier) {
    struct boundary boundary = {TEXT("related-"), identifier};
    if (message->image_count == 0) {
        append_text_part(buffer, TEXT("html"), message->html);
        return;
    }
    append_multipart(buffer, TEXT("related"), boundary);
    buffer_append(buffer, TEXT(";\r\n type=\"text/html\"\r\n"));
    append_delimiter(buffer, boundary);
    append_text_part(buffer, TEXT("html"), message->html);
    for (size_t i = 0; i < message->image_count; i++) {
        append_delimiter(buffer, boundary);
        append_image(buffer, &message->images[i]);
    }
    append_last_delimiter(buffer, boundary);
}

// The MIME fields, the empty line and the body.
static void append_body(struct buffer *buffer, const struct message *message) {
    struct text identifier = identifier_of(message, buffer->arena);
    struct boundary boundary = {TEXT("niot-"), identifier};
    buffer_append(buffer, TEXT("MIME-Version: 1.0\r\n"));
    append_multipart(buffer, TEXT("alternative"), boundary);
    buffer_append(buffer, TEXT("\r\n"));
    append_delimiter(buffer, boundary);
    append_text_part(buffer, TEXT("plain"), message->text);
    append_delimiter(buffer, boundary);
    append_rich_part(buffer, message, identifier);
    append_last_delimiter(buffer, boundary);
}

// --- the content ---

static void append_correspondents(struct buffer *buffer, const struct message *message) {
    field_append_mailbox(buffer, "From", message->from.name, message->from.address);
    field_append_mailbox(buffer, "Reply-To", message->reply_to.name, message->reply_to.address);
    field_append_text(buffer, "Subject", message->subject);
}

struct message_finding message_write(const struct message *message, enum message_form form,
                                     struct buffer *buffer) {
    struct message_finding finding = check(message);
    if (finding.fault)
        return finding;
    if (form == MESSAGE_DRAFT)
        field_append_plain(buffer, "X-Unsent", TEXT("1"));
    append_correspondents(buffer, message);
    if (form == MESSAGE_CONTENT) {
        if (message->list_id.data)
            field_append_named(buffer, "List-Id", message->list_name, message->list_id);
        field_append_plain(buffer, "Auto-Submitted", TEXT("auto-generated"));
        field_append_plain(buffer, "Precedence", TEXT("bulk"));
    }
    append_body(buffer, message);
    return fine;
}

struct text message_content_id(struct text png, struct text domain, struct arena *arena) {
    struct text digits = text_slice(DIGEST(arena, png), 0, IDENTIFIER_DIGITS);
    return TEXT_JOIN(arena, digits, TEXT("@"), domain);
}

// --- the recipient's fields ---

static bool is_unreserved(char c) {
    return is_of_identifier(c) || c == '_' || c == '~';
}

static void append_percent_encoded(struct buffer *buffer, struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if (is_unreserved(text.data[i]))
            buffer_append_byte(buffer, text.data[i]);
        else
            transfer_append_byte(buffer, '%', (unsigned char)text.data[i]);
}

static void append_url(struct buffer *buffer, struct text url, struct text token) {
    struct text mark = TEXT("{token}");
    for (size_t i = 0; i < url.length;) {
        if (text_starts_with(text_slice(url, i, url.length), mark)) {
            append_percent_encoded(buffer, token);
            i += mark.length;
        } else {
            buffer_append_byte(buffer, url.data[i++]);
        }
    }
}

// RFC 2369 3.2 and RFC 6068. The one click of RFC 8058 needs a URL.
static void append_unsubscribe(struct buffer *buffer, const struct message_recipient *recipient) {
    buffer_append(buffer, TEXT("List-Unsubscribe: "));
    if (recipient->unsubscribe_url.data) {
        buffer_append(buffer, TEXT("<"));
        append_url(buffer, recipient->unsubscribe_url, recipient->token);
        buffer_append(buffer, TEXT(">, "));
    }
    APPEND(buffer, TEXT("<"), TEXT("mailto:"));
    append_percent_encoded(buffer, mailbox_local(recipient->unsubscribe_mailto));
    APPEND(buffer, TEXT("@"), mailbox_domain(recipient->unsubscribe_mailto),
           TEXT("?subject=unsubscribe>\r\n"));
    if (recipient->unsubscribe_url.data)
        field_append_plain(buffer, "List-Unsubscribe-Post", TEXT("List-Unsubscribe=One-Click"));
}

static struct message_finding check_recipient(const struct message_recipient *recipient) {
    struct text url = recipient->unsubscribe_url;
    return FIRST_OF(
        check_person(recipient->to, "To"),
        check_mailbox(recipient->message_id, "Message-ID", MESSAGE_IDENTIFIER),
        check_mailbox(recipient->unsubscribe_mailto, "List-Unsubscribe", MESSAGE_MAILBOX),
        url.data ? message_check_url(url) : fine);
}

struct message_finding message_write_recipient(const struct message_recipient *recipient,
                                               struct buffer *buffer) {
    struct message_finding finding = check_recipient(recipient);
    if (finding.fault)
        return finding;
    field_append_date(buffer, "Date", recipient->seconds);
    field_append_mailbox(buffer, "To", recipient->to.name, recipient->to.address);
    field_append_named(buffer, "Message-ID", (struct text){0}, recipient->message_id);
    append_unsubscribe(buffer, recipient);
    return fine;
}

struct text message_id(struct text mailing, struct text address, struct text domain,
                       struct arena *arena) {
    struct text digest = DIGEST(arena, mailing, TEXT("\n"), mailbox_comparable(address, arena));
    return TEXT_JOIN(arena, text_slice(digest, 0, IDENTIFIER_DIGITS), TEXT("@"), domain);
}
