// Transfer encodings: how text and pictures pass through every server, as RFC 2045 has it.
#ifndef NIOT_TRANSFER_H
#define NIOT_TRANSFER_H

#include "text.h"

struct buffer;

// Quoted-printable (6.7) in lines of at most 76 characters. CR LF, LF and CR alone each end a line
// of the text; a line end at its end stays. Beyond the standard, no line begins with a dot, which
// ends a message in SMTP when it is alone, or with "From ", which begins one in a mailbox file;
// and no character is torn between two lines.
void transfer_append_quoted_printable(struct buffer *buffer, struct text text);

// Base64 (6.8) in lines of 76 characters, with no line end behind the last.
void transfer_append_base64(struct buffer *buffer, struct text bytes);

// One byte as two capital hexadecimal digits behind a sign: "=E2", "%E2".
void transfer_append_byte(struct buffer *buffer, char sign, unsigned char byte);

#endif
