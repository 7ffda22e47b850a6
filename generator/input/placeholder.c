#include "placeholder.h"

#include <string.h>

// An even number of backslashes are pairs, each of which stands for one backslash.
static bool is_escaped(struct text text, size_t from, size_t braces) {
    size_t backslashes = 0;
    while (braces - backslashes > from && text.data[braces - backslashes - 1] == '\\')
        backslashes++;
    return backslashes % 2 == 1;
}

struct placeholder placeholder_find(struct text text, size_t from) {
    struct text rest = text_slice(text, from, text.length);
    const char *found = rest.length ? memmem(rest.data, rest.length, "{{", 2) : NULL;
    if (!found)
        return (struct placeholder){.kind = PLACEHOLDER_NONE};
    size_t braces = (size_t)(found - text.data);
    if (is_escaped(text, from, braces))
        return (struct placeholder){
            PLACEHOLDER_ESCAPED, text_slice(text, braces - 1, braces + 2), {0}};
    size_t end = braces + 2;
    while (end < text.length && !memchr("{}`\r\n", text.data[end], 5))
        end++;
    struct text name = text_slice(text, braces + 2, end);
    if (!text_starts_with(text_slice(text, end, text.length), TEXT("}}")))
        return (struct placeholder){
            PLACEHOLDER_UNCLOSED, text_slice(text, braces, braces + 2), {0}};
    return (struct placeholder){PLACEHOLDER_NAMED, text_slice(text, braces, end + 2),
                                text_trim(name)};
}
