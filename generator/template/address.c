#include "address.h"

#include "escape.h"

#include <string.h>

// What follows the colon of a scheme: a host and a path, or one opaque thing.
enum scheme_kind { SCHEME_WITH_HOST, SCHEME_OPAQUE, SCHEME_OPAQUE_IN_MAIL };

static const struct scheme {
    const char *name;
    enum scheme_kind kind;
} schemes[] = {
    {"http", SCHEME_WITH_HOST}, {"https", SCHEME_WITH_HOST},    {"mailto", SCHEME_OPAQUE},
    {"tel", SCHEME_OPAQUE},     {"cid", SCHEME_OPAQUE_IN_MAIL},
};

static const struct scheme *scheme_of(struct text name) {
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
        if (text_is_ignoring_case(name, schemes[i].name))
            return &schemes[i];
    return NULL;
}

bool address_skips(unsigned code_point) {
    return code_point == '\t' || code_point == '\n' || code_point == '\r';
}

static bool is_refused(unsigned point) {
    return point == '\\' || (escape_is_control(point) && !address_skips(point)) ||
           escape_is_direction(point);
}

static bool holds_refused(struct text address) {
    for (size_t offset = 0; offset < address.length;)
        if (is_refused(text_next_code_point(address, &offset)))
            return true;
    return false;
}

// The first bytes of an address as a browser sees them, enough for the longest scheme and its ':'.
struct head {
    char bytes[8];
    size_t length;
};

static struct head head_of(struct text address) {
    struct head head = {0};
    for (size_t i = 0; i < address.length && head.length < sizeof head.bytes; i++) {
        char c = address.data[i];
        bool leads = c == ' ' && head.length == 0;
        if (!leads && !address_skips((unsigned char)c))
            head.bytes[head.length++] = c;
    }
    return head;
}

// The length of what stands before the first of ':', '/', '?' and '#'.
static size_t first_part(struct text text) {
    size_t length = 0;
    while (length < text.length && !memchr(":/?#", text.data[length], 4))
        length++;
    return length;
}

// A long first segment with a colon in it would be an unknown scheme.
static bool has_far_colon(struct text address) {
    size_t end = first_part(address);
    return end < address.length && address.data[end] == ':';
}

bool address_is_allowed(struct text address, enum address_use use) {
    if (holds_refused(address))
        return false;
    struct head head = head_of(address);
    struct text seen = {head.bytes, head.length};
    if (text_starts_with(seen, TEXT("//")))
        return false;
    size_t end = first_part(seen);
    if (end == seen.length)
        return !has_far_colon(address);
    if (seen.data[end] != ':')
        return true;
    const struct scheme *scheme = scheme_of(text_slice(seen, 0, end));
    return scheme && (use == ADDRESS_IN_MAIL || scheme->kind != SCHEME_OPAQUE_IN_MAIL);
}

// Whether a path has begun behind the host: "https://gov.uk/" but not "https://gov".
static bool is_behind_host(struct text after_colon) {
    if (!text_starts_with(after_colon, TEXT("//")))
        return false;
    struct text host = text_slice(after_colon, 2, after_colon.length);
    struct text_cut cut = text_cut(host, '/');
    return cut.found && cut.head.length > 0;
}

enum address_beginning address_beginning(struct text literal) {
    struct text text = text_trim(literal);
    if (text_starts_with(text, TEXT("#")))
        return ADDRESS_ANCHOR;
    size_t end = first_part(text);
    bool has_scheme = end < text.length && text.data[end] == ':';
    struct text rest = text_slice(text, has_scheme ? end + 1 : 0, text.length);
    if (text_contains(text, TEXT("?")) || text_contains(text, TEXT("#")))
        return ADDRESS_SETTLED;
    if (has_scheme) {
        const struct scheme *scheme = scheme_of(text_slice(text, 0, end));
        if (scheme && scheme->kind != SCHEME_WITH_HOST)
            return ADDRESS_OPAQUE;
        return is_behind_host(rest) ? ADDRESS_SETTLED : ADDRESS_OPEN;
    }
    // Behind a lone '/' an empty value and another '/' would begin a host.
    bool is_open = text_is_empty(text) || text_equal(text, TEXT("/"));
    return is_open ? ADDRESS_OPEN : ADDRESS_SETTLED;
}
