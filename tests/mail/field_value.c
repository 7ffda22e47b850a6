#include "field_value.h"

#include "arena.h"
#include "buffer.h"
#include "field.h"

#include <criterion/criterion.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(field_value, .init = set_up, .fini = tear_down);

Test(field_value, gives_back_what_was_written) {
    static const char *const subjects[] = {
        "Harbour Watch: Exampleton, July 2025",
        "Not in Our Town – Gosport, October 2026",
        "caf\xC3\xA9",
        "a_b=c?d  two blanks",
        "=?UTF-8?Q?not_one?=",
        "What changed in a town whose name is long and that has more to say in its subject than "
        "one "
        "line of a message has room for, ünd möre thän önce",
        "Wörd nach Wörd nach Wörd nach Wörd nach Wörd nach Wörd nach Wörd nach Wörd nach Wörd ",
    };
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        struct buffer head = {.arena = &arena};
        field_append_plain(&head, "Reply-To", TEXT("Subject: no"));
        field_append_text(&head, "Subject", text_of(subjects[i]));
        field_append_plain(&head, "MIME-Version", TEXT("1.0"));
        struct text reading = field_value_of(buffer_text(&head), "Subject", &arena);
        cr_expect(text_is(reading, subjects[i]), "%s: %.*s", subjects[i], (int)reading.length,
                  reading.data);
    }
}

Test(field_value, gives_back_name_and_address) {
    struct buffer head = {.arena = &arena};
    field_append_mailbox(&head, "From", TEXT("The Wärden of a very long name, and of another"),
                         TEXT("a.rather.long.address.of.somebody@a.long.domain.example.org"));
    cr_expect(text_is(field_value_of(buffer_text(&head), "From", &arena),
                      "The Wärden of a very long name, and of another "
                      "<a.rather.long.address.of.somebody@a.long.domain.example.org>"));
}

Test(field_value, has_no_control_characters_and_ends_with_the_head) {
    struct text message = TEXT("Subject: =?UTF-8?Q?a=0D=0AB=1B[2J=?=\r\n\r\nFrom: nobody\r\n");
    cr_expect(text_is(field_value_of(message, "subject", &arena), "a??B?[2J="));
    cr_expect_null(field_value_of(message, "From", &arena).data);
    cr_expect_null(field_value_of(TEXT(""), "From", &arena).data);
    cr_expect_not_null(field_value_of(TEXT("From:"), "From", &arena).data);
}
