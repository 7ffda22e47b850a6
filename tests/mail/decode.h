// Decoders for the tests, written from the RFCs and not from the writer: strict, so that anything
// the standards do not allow fails the test that is running.
#ifndef NIOT_TEST_DECODE_H
#define NIOT_TEST_DECODE_H

#include "arena.h"
#include "text.h"

// RFC 2045 6.7. Lines of more than 76 characters, blanks at line ends, bare CR or LF, small
// hexadecimal digits and bytes beyond ASCII fail.
struct text decode_quoted_printable(struct text encoded, struct arena *arena);

// RFC 2045 6.8. Lines of other than 76 characters, but for the last, fail.
struct text decode_base64(struct text encoded, struct arena *arena);

// The value of a field, without its name: unfolded, encoded words decoded (RFC 2047) and put
// together. Encoded words of more than 75 characters or with half a character of UTF-8 fail.
struct text decode_field(struct text value, struct arena *arena);

// What every message is: ASCII without controls, CR LF only, lines of at most `most` characters,
// none that is a dot alone or begins with "From ".
void decode_check_lines(struct text message, size_t most);

// Any text of up to `length` characters: letters, blanks, line ends if wanted, letters of other
// languages, signs that formats mind. The same for the same seed.
struct text decode_any_text(unsigned *seed, size_t length, const char *pool, struct arena *arena);
extern const char decode_pool_of_text[], decode_pool_of_field[];

#endif
