#include "escape.h"

#include "address.h"

#include "workshop.h"

#include <string.h>

struct row {
    enum escape escape;
    const char *value;
    const char *expected;
};

static void expect_escaped(const struct row *row) {
    struct arena arena = arena_new((size_t)1 << 20, NULL);
    struct buffer written = {.arena = &arena};
    escape_append(row->escape, text_of(row->value), &written);
    const char *said = string_of(&arena, buffer_text(&written));
    cr_expect_str_eq(said, row->expected, "%s of '%s' is '%s'", escape_name(row->escape),
                     row->value, said);
    arena_release(&arena);
}

#define ESCAPE_ALL(rows)                                                                           \
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows)[0]; i++)                                    \
    expect_escaped(&(rows)[i])

Test(escape, each_place_has_its_own_manner) {
    static const struct row rows[] = {
        {ESCAPE_PLAIN, "<a href=\"x\">'&amp;\t\n", "<a href=\"x\">'&amp;\t\n"},
        {ESCAPE_TEXT, "<a href=\"x\">'&amp;\t\n", "&lt;a href=\"x\"&gt;'&amp;amp;\t\n"},
        {ESCAPE_TITLE, "<\"\u202Ea", "&lt;\"a"},
        {ESCAPE_ATTRIBUTE, "<a \"x\">'&\t\n", "&lt;a &quot;x&quot;&gt;'&amp;&#9;&#10;"},
        {ESCAPE_JSON, "<\"\\/>'&\t\n\u2028\u2029\u00E9",
         "\\u003C\\\"\\\\/\\u003E'\\u0026\\t\\n\\u2028\\u2029\u00E9"},
        {ESCAPE_TOKEN, "a b@C_d-9\u00E9.#", "a-b-C_d-9---"},
        {ESCAPE_PIECE, "a b/c?d=e&f:g@h+i%~.-_\u00E9\n",
         "a%20b%2Fc%3Fd%3De%26f%3Ag%40h%2Bi%25~.-_%C3%A9%0A"},
        {ESCAPE_OPAQUE, "a+b@example.org, c\r\nBcc: d", "a+b@example.org%2C%20cBcc%3A%20d"},
        {ESCAPE_ADDRESS, " a b?c=\"<d>\"&e\n ", "a%20b?c=&quot;&lt;d&gt;&quot;&amp;e"},
        {ESCAPE_ADDRESS, "java\nscript:x", "#"},
        {ESCAPE_ADDRESS, "htt\nps://a\tb", "https://ab"},
        {ESCAPE_ADDRESS, "cid:a", "#"},
        {ESCAPE_ADDRESS, "", ""},
        {ESCAPE_MAIL_ADDRESS, "cid:a", "cid:a"},
    };
    ESCAPE_ALL(rows);
}

Test(escape, control_characters_and_broken_bytes_become_the_replacement_character) {
    static const struct row rows[] = {
        {ESCAPE_PLAIN, "a\x01\x1F\x7F\xC2\x80\xC2\x9F\xEF\xBF\xBE\xEF\xBF\xBF z",
         "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD z"},
        {ESCAPE_TEXT, "\xFF\xC0\xAF<\xE2\x82", "\uFFFD\uFFFD\uFFFD&lt;\uFFFD\uFFFD"},
        {ESCAPE_ATTRIBUTE, "\x1B[31m", "\uFFFD[31m"},
        {ESCAPE_TITLE, "\x01", "\uFFFD"},
        {ESCAPE_JSON, "\x01\x7F", "\uFFFD\uFFFD"},
        {ESCAPE_PIECE, "\x01", "%EF%BF%BD"},
        {ESCAPE_OPAQUE, "a\x01z", "az"},
        {ESCAPE_TOKEN, "a\x01\xFFz", "a--z"},
        {ESCAPE_ADDRESS, "a\x01", "#"},
        {ESCAPE_PLAIN, "\u00A0\u00AD\U0001F600", "\u00A0\u00AD\U0001F600"},
    };
    ESCAPE_ALL(rows);
}

Test(escape, line_ends_become_one_kind) {
    static const struct row rows[] = {
        {ESCAPE_PLAIN, "a\r\nb\rc\nd\r", "a\nb\nc\nd\n"},
        {ESCAPE_TEXT, "a\r\n\r\nb", "a\n\nb"},
        {ESCAPE_ATTRIBUTE, "a\r\nb\rc", "a&#10;b&#10;c"},
        {ESCAPE_JSON, "a\r\nb\r", "a\\nb\\n"},
        {ESCAPE_TOKEN, "a\r\nb\rc\n\r", "a-b-c--"},
        {ESCAPE_ADDRESS, " a\r\n b c\r d ", "a%20b%20c%20d"},
    };
    ESCAPE_ALL(rows);
}

Test(escape, direction_characters_are_kept_in_text_alone) {
    static const struct row rows[] = {
        {ESCAPE_TEXT, "a\u202A\u202E\u2066\u2069b", "a\u202A\u202E\u2066\u2069b"},
        {ESCAPE_ATTRIBUTE, "a\u202A\u202E\u2066\u2069b", "ab"},
        {ESCAPE_TITLE, "a\u202A\u202E\u2066\u2069b", "ab"},
        {ESCAPE_ADDRESS, "a\u202Eb", "#"},
        {ESCAPE_ATTRIBUTE, "a\u200F\u202F\u2065\u206Ab", "a\u200F\u202F\u2065\u206Ab"},
    };
    ESCAPE_ALL(rows);
}

Test(escape, only_measures_and_colours_reach_a_style) {
    static const struct row rows[] = {
        {ESCAPE_MEASURE, "12", "12"},
        {ESCAPE_MEASURE, "-1.5", "-1.5"},
        {ESCAPE_MEASURE, "63.2%", "63.2%"},
        {ESCAPE_MEASURE, "#12436D", "#12436D"},
        {ESCAPE_MEASURE, "#fff", "#fff"},
        {ESCAPE_MEASURE, "", "0"},
        {ESCAPE_MEASURE, "-", "0"},
        {ESCAPE_MEASURE, "1.", "0"},
        {ESCAPE_MEASURE, ".5", "0"},
        {ESCAPE_MEASURE, "1%%", "0"},
        {ESCAPE_MEASURE, "1 ", "0"},
        {ESCAPE_MEASURE, "1e3", "0"},
        {ESCAPE_MEASURE, "#12", "0"},
        {ESCAPE_MEASURE, "#12345g", "0"},
        {ESCAPE_MEASURE, "red", "0"},
        {ESCAPE_MEASURE, "1;background:url(//example.org)", "0"},
        {ESCAPE_MEASURE, "expression(alert(1))", "0"},
        {ESCAPE_PAINT, "red", "red"},
        {ESCAPE_PAINT, "currentColor", "currentColor"},
        {ESCAPE_PAINT, "#fff", "#fff"},
        {ESCAPE_PAINT, "0.5", "0.5"},
        {ESCAPE_PAINT, "url(//example.org#a)", "none"},
        {ESCAPE_PAINT, "", "none"},
    };
    ESCAPE_ALL(rows);
}

// --- strings that have caused trouble elsewhere ---

static bool holds(struct text text, const char *characters) {
    for (size_t i = 0; i < text.length; i++)
        if (strchr(characters, text.data[i]))
            return true;
    return false;
}

// Every '&' begins a reference that we write.
static bool has_whole_references(struct text text) {
    static const char *const references[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#9;", "&#10;"};
    for (size_t i = 0; i < text.length; i++) {
        bool known = text.data[i] != '&';
        struct text rest = text_slice(text, i, text.length);
        for (size_t j = 0; j < sizeof references / sizeof references[0]; j++)
            known = known || text_starts_with(rest, text_of(references[j]));
        if (!known)
            return false;
    }
    return true;
}

// A string of JSON ends at the first quote that has no odd number of backslashes before it.
static bool stays_in_string(struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"')
            return false;
        i += text.data[i] == '\\';
        if (i >= text.length)
            return false;
    }
    return true;
}

static bool is_harmless(enum escape escape, struct text written) {
    switch (escape) {
    case ESCAPE_PLAIN:
        return true;
    case ESCAPE_TEXT:
    case ESCAPE_TITLE:
        return !holds(written, "<>") && has_whole_references(written);
    case ESCAPE_ATTRIBUTE:
        return !holds(written, "<>\"\n\t") && has_whole_references(written);
    case ESCAPE_ADDRESS:
    case ESCAPE_MAIL_ADDRESS:
        return !holds(written, "<>\"\\ \n\t") && has_whole_references(written) &&
               address_is_allowed(written, ADDRESS_IN_MAIL);
    case ESCAPE_PIECE:
        return !holds(written, "<>\"'&:/?#@+ \\\n\t=;,");
    case ESCAPE_OPAQUE:
        return !holds(written, "<>\"'&:/?# \\\n\t=;,");
    case ESCAPE_TOKEN:
        return !holds(written, "<>\"'&:/?#@+ \\\n\t=;,.%()");
    case ESCAPE_MEASURE:
    case ESCAPE_PAINT:
        return !holds(written, "<>\"'&:/?@+ \\\n\t=;,()");
    case ESCAPE_JSON:
        return !holds(written, "<>&\n\t") && stays_in_string(written);
    }
    return false;
}

static bool has_controls(struct text text) {
    for (size_t offset = 0; offset < text.length;)
        if (escape_is_control(text_next_code_point(text, &offset)))
            return true;
    return false;
}

static void expect_harmless(struct arena arena, struct text value) {
    for (enum escape escape = ESCAPE_PLAIN; escape <= ESCAPE_JSON; escape++) {
        struct buffer written = {.arena = &arena};
        escape_append(escape, value, &written);
        struct text text = buffer_text(&written);
        cr_expect(is_harmless(escape, text) && !has_controls(text), "%s of '%.*s' is '%.*s'",
                  escape_name(escape), (int)value.length, value.data, (int)text.length, text.data);
    }
}

Test(escape, naughty_strings_stay_where_they_are_put) {
    struct arena arena = arena_new((size_t)8 << 20, NULL);
    struct text rest = read_data(&arena, "naughty-strings.txt");
    size_t strings = 0;
    while (rest.length) {
        struct text_cut line = text_cut(rest, '\n');
        rest = line.tail;
        expect_harmless(arena, line.head);
        strings++;
    }
    cr_expect_gt(strings, 500);
    arena_release(&arena);
}

Test(escape, every_pair_of_bytes_stays_where_it_is_put) {
    struct arena arena = arena_new((size_t)1 << 20, NULL);
    for (int first = 0; first < 256; first++) {
        for (int second = 0; second < 256; second += first < 0x80 || first > 0xC2 ? 3 : 1) {
            char bytes[] = {(char)first, (char)second, ':', 'x'};
            expect_harmless(arena, (struct text){bytes, sizeof bytes});
        }
    }
    arena_release(&arena);
}
