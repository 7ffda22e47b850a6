// A message: the bytes of an e-mail (RFC 5322, MIME), written so that every reader takes them the
// same way: CR LF only, ASCII only, and the same bytes for the same input. Knows neither templates
// nor servers nor the time of day.
//
// A message has two halves, the recipient's fields and behind them the content, which is the same
// for everybody and never touched again:
//
//     Date, To, Message-ID, List-Unsubscribe, List-Unsubscribe-Post    the recipient's fields
//     From, Reply-To, Subject, List-Id, Auto-Submitted, Precedence,
//     MIME-Version, Content-Type, an empty line and the body           the content
//
// Lines have at most 76 characters, 78 at most where a field is written; but List-Unsubscribe,
// which some relays damage when it is folded, stands on one line whatever its length.
#ifndef NIOT_MESSAGE_H
#define NIOT_MESSAGE_H

#include "text.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct buffer;

// Somebody with a mailbox; the name may be absent.
struct message_person {
    struct text name;
    struct text address;
};

// A picture that the HTML part shows as <img src="cid:…">.
struct message_image {
    struct text content_id; // see message_content_id
    struct text file_name;  // of small letters, digits, dots and hyphens: what a client offers when
                            // the picture is saved
    struct text png;
};

// The content.
struct message {
    struct message_person from, reply_to;
    struct text subject;
    struct text list_name; // of the list, for people; may be absent
    struct text list_id;   // gosport.not-in-our-town.example.org; absent: no List-Id
    struct text text;      // UTF-8 with any line ends
    struct text html;      // the same
    const struct message_image *images;
    size_t image_count;
};

// What is the recipient's own. The address of `unsubscribe_url` has "{token}" where `token` goes;
// absent: readers unsubscribe by mail alone.
struct message_recipient {
    struct message_person to;
    int64_t seconds;        // since 1970, UTC: the date
    struct text message_id; // see message_id
    struct text unsubscribe_mailto, unsubscribe_url, token;
};

// Why nothing was written.
enum message_fault {
    MESSAGE_FINE,
    MESSAGE_CONTROL,    // a control character (C0, DEL) in a field
    MESSAGE_NOT_UTF8,   // bytes that are no text
    MESSAGE_MAILBOX,    // what mailbox_check refuses, localhost being allowed
    MESSAGE_IDENTIFIER, // a list's or content id, or a picture's name, of other characters than
                        // those of a mailbox
    MESSAGE_URL,        // not https, or of more characters than 900, or with other than ASCII's
};

// `field` is the name of the field or part, "Subject", "text"; absent when all is fine. `offset` is
// the byte of its value.
struct message_finding {
    enum message_fault fault;
    struct text field;
    size_t offset;
};

enum message_form {
    MESSAGE_CONTENT, // to be sent: the content without the recipient's fields
    MESSAGE_DRAFT,   // to be opened, changed and sent by a person: X-Unsent, From, Reply-To,
                     // Subject, the MIME fields and the body, and nothing that the client supplies
};

// Appends the content or a draft; nothing when there is a fault. `multipart/alternative` of the
// text and `multipart/related` of HTML and pictures (just the HTML where there are none); text and
// HTML in quoted-printable, pictures in base64. Boundaries come from the SHA-256 of the content.
struct message_finding message_write(const struct message *message, enum message_form form,
                                     struct buffer *buffer);

// Appends the recipient's fields, to stand before the content; nothing when there is a fault.
struct message_finding message_write_recipient(const struct message_recipient *recipient,
                                               struct buffer *buffer);

// Whether a URL can stand in List-Unsubscribe: MESSAGE_FINE or MESSAGE_URL.
struct message_finding message_check_url(struct text url);

// What to call a picture in <img src="cid:…"> and in the message: of its SHA-256 and a domain,
// which is that of From.
struct text message_content_id(struct text png, struct text domain, struct arena *arena);

// The Message-ID, without angle brackets, of what one recipient gets: `mailing` tells it from
// whatever else is ever sent to that mailbox. The same again for the same; nobody can tell the
// address from it who does not know both.
struct text message_id(struct text mailing, struct text address, struct text domain,
                       struct arena *arena);

// Why the bytes of a file are not a whole message that niot wrote and nobody damaged.
enum message_damage {
    MESSAGE_WHOLE,
    MESSAGE_LINE_END,   // a CR without LF or an LF without CR
    MESSAGE_BYTE,       // a byte that is not of ASCII, or a control character
    MESSAGE_LINE,       // a line of more than 998 characters
    MESSAGE_FIELD,      // a line of the head that is no field
    MESSAGE_FIELD_LOST, // From, Subject, MIME-Version or Content-Type is missing, or the body
    MESSAGE_FIELD_TWICE,
    MESSAGE_FIELD_FOREIGN, // a field that niot does not write, such as Cc or Bcc
    MESSAGE_UNSENT,        // a draft
};

// What the field Keywords says in the file of a message that was written before its campaign was
// approved. It stands with the sample of a recipient's fields, so that nobody is ever sent it.
#define MESSAGE_UNAPPROVED TEXT("unapproved")

// Slices of the file, and where it is damaged. `field` is the name of the field that is missing,
// there twice or foreign.
struct message_parts {
    enum message_damage damage;
    size_t offset;
    struct text field;
    struct text recipient; // the recipient's fields; empty where it has none
    struct text content;   // what stands behind them, to the end
    struct text body;      // what stands in it behind the empty line
};

struct message_parts message_split(struct text bytes);

#endif
