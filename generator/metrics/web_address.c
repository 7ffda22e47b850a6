#include "web_address.h"

#include "diagnostic.h"

#include <stdbool.h>
#include <string.h>

// What stands behind http:// or https://; absent when neither is in front.
static struct text behind_scheme(struct text address) {
    static const char *const schemes[] = {"https://", "http://"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        struct text scheme = text_of(schemes[i]);
        if (text_equal_ignoring_case(text_slice(address, 0, scheme.length), scheme))
            return text_slice(address, scheme.length, address.length);
    }
    return (struct text){0};
}

static bool is_forbidden(char c) {
    return (unsigned char)c <= ' ' || c == 0x7F || strchr("\"<>\\^`{|}", c) != NULL;
}

static bool is_web_address(struct text address) {
    struct text rest = behind_scheme(address);
    if (rest.length == 0 || strchr("/?#:@.", rest.data[0]))
        return false;
    for (size_t i = 0; i < rest.length; i++)
        if (is_forbidden(rest.data[i]))
            return false;
    return text_valid_utf8_length(address) == address.length;
}

void web_address_check(struct text address, struct place place, struct diagnostics *diagnostics) {
    if (!is_web_address(address))
        diagnostics_add(diagnostics, DIAGNOSTIC_NOT_A_WEB_ADDRESS, place,
                        (struct diagnostic_words){address});
}
