#include "journal.h"

#include "file.h"
#include "support.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static struct journal journal;
static struct text outbox, message, other;

static void set_up(void) {
    support_set_up();
    outbox = TEXT_JOIN(&arena, text_of(folder_path), TEXT("/outbox"));
    cr_assert_eq(mkdir(text_string(&arena, outbox), 0755), 0);
    message = TEXT("1111111111111111111111111111111111111111111111111111111111111111");
    other = TEXT("2222222222222222222222222222222222222222222222222222222222222222");
}

static void tear_down(void) {
    journal_close(&journal);
    support_tear_down();
}

TestSuite(journal, .init = set_up, .fini = tear_down);

static bool open_as(enum journal_access access) {
    journal_close(&journal);
    struct journal_request request = {outbox, TEXT("harbour"), message, access};
    return journal_open(&journal, &request, &arena, &diagnostics);
}

static const char *path_of(void) {
    return text_string(&arena, TEXT_JOIN(&arena, outbox, TEXT("/journal/harbour.log")));
}

static struct text bytes(void) {
    struct file_content content = file_read(text_of(path_of()), 1 << 20, &arena);
    cr_assert_eq(content.error, 0);
    return content.bytes;
}

static void put(struct text text) {
    int descriptor = open(path_of(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    cr_assert_eq(file_write_all(descriptor, text), 0);
    close(descriptor);
}

static struct text key_of(const char *address) {
    return journal_key(&journal, text_of(address), &arena);
}

static void note(const char *address, enum journal_state state) {
    struct journal_note record = {state, key_of(address), TEXT("2026-11-25T03:00:00Z"), {0}};
    if (state != JOURNAL_IN_DOUBT)
        record.code = TEXT("250 2.0.0");
    cr_assert_eq(journal_write(&journal, &record, &arena), 0);
}

static enum journal_state state_of(const char *address) {
    return journal_state_of(&journal, key_of(address));
}

Test(journal, is_empty_before_there_is_one_and_reading_makes_none) {
    cr_assert(open_as(JOURNAL_TO_READ));
    cr_expect_eq(state_of("a@example.org"), JOURNAL_NOTHING);
    cr_expect_eq(access(path_of(), F_OK), -1);
}

Test(journal, remembers_the_last_record_of_each) {
    cr_assert(open_as(JOURNAL_TO_WRITE));
    note("a@example.org", JOURNAL_IN_DOUBT);
    note("b@example.org", JOURNAL_IN_DOUBT);
    note("b@example.org", JOURNAL_SENT);
    note("c@example.org", JOURNAL_REFUSED);
    note("d@example.org", JOURNAL_DEFERRED);
    for (int again = 0; again < 2; again++) {
        cr_expect_eq(state_of("a@example.org"), JOURNAL_IN_DOUBT);
        cr_expect_eq(state_of("b@example.org"), JOURNAL_SENT);
        cr_expect_eq(state_of("B@Example.ORG"), JOURNAL_SENT);
        cr_expect_eq(state_of("c@example.org"), JOURNAL_REFUSED);
        cr_expect_eq(state_of("d@example.org"), JOURNAL_DEFERRED);
        cr_expect_eq(state_of("e@example.org"), JOURNAL_NOTHING);
        cr_assert(open_as(JOURNAL_TO_READ));
    }
}

Test(journal, holds_no_address_and_is_its_owners_alone) {
    cr_assert(open_as(JOURNAL_TO_WRITE));
    note("anna@example.org", JOURNAL_SENT);
    cr_expect_not(text_contains(bytes(), TEXT("anna")));
    cr_expect_not(text_contains(bytes(), TEXT("example")));
    struct stat status;
    cr_assert_eq(stat(path_of(), &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0600);
    cr_assert_eq(stat(text_string(&arena, outbox), &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0700);
}

Test(journal, has_a_salt_of_its_own) {
    cr_assert(open_as(JOURNAL_TO_WRITE));
    struct text first = key_of("a@example.org");
    cr_assert_eq(unlink(path_of()), 0);
    cr_assert(open_as(JOURNAL_TO_WRITE));
    cr_expect_not(text_equal(first, key_of("a@example.org")));
}

Test(journal, survives_being_torn_at_every_byte_of_its_last_line) {
    cr_assert(open_as(JOURNAL_TO_WRITE));
    note("a@example.org", JOURNAL_IN_DOUBT);
    size_t whole = bytes().length;
    note("a@example.org", JOURNAL_SENT);
    struct text all = bytes();
    for (size_t length = whole; length < all.length; length++) {
        put(text_slice(all, 0, length));
        cr_assert(open_as(JOURNAL_TO_READ));
        cr_expect_eq(state_of("a@example.org"), JOURNAL_IN_DOUBT, "%zu bytes", length);
        cr_assert(open_as(JOURNAL_TO_WRITE));
        note("b@example.org", JOURNAL_SENT);
        cr_assert(open_as(JOURNAL_TO_WRITE), "%zu bytes", length);
        cr_expect_eq(state_of("a@example.org"), JOURNAL_IN_DOUBT, "%zu bytes", length);
        cr_expect_eq(state_of("b@example.org"), JOURNAL_SENT, "%zu bytes", length);
    }
    cr_expect_eq(diagnostics.count, 0);
}

Test(journal, that_is_damaged_stops_everything) {
    cr_assert(open_as(JOURNAL_TO_WRITE));
    note("a@example.org", JOURNAL_SENT);
    note("b@example.org", JOURNAL_SENT);
    struct text all = bytes();
    struct text changed = text_copy(&arena, all);
    size_t second_line = (size_t)((const char *)memchr(all.data, '\n', all.length) - all.data) + 1;
    ((char *)(uintptr_t)changed.data)[second_line + 10] = 'X';
    put(changed);
    cr_expect_not(open_as(JOURNAL_TO_READ));
    cr_expect_not(open_as(JOURNAL_TO_WRITE));
    cr_expect_eq(said(DIAGNOSTIC_JOURNAL_DAMAGED), 2);
    put(TEXT(""));
    cr_expect_not(open_as(JOURNAL_TO_WRITE));
    put(TEXT("niot-journal 2 harbour\n"));
    cr_expect_not(open_as(JOURNAL_TO_WRITE));
    cr_expect_eq(said(DIAGNOSTIC_JOURNAL_DAMAGED), 4);
}

Test(journal, of_another_campaign_is_refused) {
    cr_assert(open_as(JOURNAL_TO_WRITE));
    struct text rest = text_cut(text_cut(text_cut(bytes(), ' ').tail, ' ').tail, ' ').tail;
    put(TEXT_JOIN(&arena, TEXT("niot-journal 1 town "), rest));
    cr_expect_not(open_as(JOURNAL_TO_WRITE));
    cr_expect_eq(said(DIAGNOSTIC_JOURNAL_FOREIGN), 1);
}

Test(journal, is_for_one_run_at_a_time) {
    cr_assert(open_as(JOURNAL_TO_WRITE));
    struct journal second;
    struct journal_request request = {outbox, TEXT("harbour"), message, JOURNAL_TO_WRITE};
    cr_expect_not(journal_open(&second, &request, &arena, &diagnostics));
    cr_expect_eq(said(DIAGNOSTIC_JOURNAL_BUSY), 1);
    journal_close(&second);
    request.access = JOURNAL_TO_READ;
    cr_expect(journal_open(&second, &request, &arena, &diagnostics));
    journal_close(&second);
}

Test(journal, forgets_a_person_and_remembers_that_alone) {
    cr_assert(open_as(JOURNAL_TO_WRITE));
    note("a@example.org", JOURNAL_IN_DOUBT);
    note("a@example.org", JOURNAL_SENT);
    note("b@example.org", JOURNAL_SENT);
    cr_assert(open_as(JOURNAL_TO_WRITE));
    cr_expect_eq(journal_forget(&journal, key_of("a@example.org"), &arena), 0);
    cr_expect_eq(journal_forget(&journal, key_of("new@example.org"), &arena), 0);
    cr_assert(open_as(JOURNAL_TO_WRITE));
    cr_expect_eq(state_of("b@example.org"), JOURNAL_SENT);
    cr_expect_eq(state_of("new@example.org"), JOURNAL_FORGOTTEN);
    struct text line = TEXT_JOIN(&arena, TEXT(" "), key_of("a@example.org"), TEXT(" "));
    cr_expect_not(text_contains(bytes(), line), "no record but the one without a time");
}

Test(journal, begins_an_edition_and_keeps_who_is_forgotten) {
    cr_assert(open_as(JOURNAL_TO_WRITE));
    note("b@example.org", JOURNAL_SENT);
    cr_assert(open_as(JOURNAL_TO_WRITE));
    cr_assert_eq(journal_forget(&journal, key_of("a@example.org"), &arena), 0);
    cr_assert(open_as(JOURNAL_TO_WRITE));
    struct text time = TEXT("2026-11-25T03:00:00Z");
    cr_assert_eq(journal_write_mark(&journal, JOURNAL_TESTED, message, time, &arena), 0);
    cr_expect(journal.is_tested);
    cr_assert_eq(journal_write_mark(&journal, JOURNAL_CHANGED, other, time, &arena), 0);
    cr_expect_not(journal.is_tested);
    cr_expect(text_equal(journal.message, other));
    cr_expect(text_equal(journal.edition, message));
    cr_expect_eq(state_of("b@example.org"), JOURNAL_SENT);
    cr_assert_eq(journal_write_mark(&journal, JOURNAL_NEW_EDITION, message, time, &arena), 0);
    for (int again = 0; again < 2; again++) {
        cr_expect_eq(state_of("b@example.org"), JOURNAL_NOTHING);
        cr_expect_eq(state_of("a@example.org"), JOURNAL_FORGOTTEN);
        cr_expect_not(journal.is_tested);
        cr_assert(open_as(JOURNAL_TO_READ));
    }
}

Test(journal, holds_many) {
    cr_assert(open_as(JOURNAL_TO_WRITE));
    struct text keys[600];
    for (size_t i = 0; i < 600; i++) {
        keys[i] = journal_key(&journal, text_of_integer(&arena, (long long)i), &arena);
        struct journal_note record = {i % 2 ? JOURNAL_SENT : JOURNAL_REFUSED, keys[i],
                                      TEXT("2026-11-25T03:00:00Z"), TEXT("250")};
        cr_assert_eq(journal_write(&journal, &record, &arena), 0);
    }
    cr_assert(open_as(JOURNAL_TO_READ));
    for (size_t i = 0; i < 600; i++)
        cr_expect_eq(journal_state_of(&journal, keys[i]), i % 2 ? JOURNAL_SENT : JOURNAL_REFUSED);
}

Test(journal, has_begun_when_somebody_was_written_to) {
    static const enum journal_state states[] = {JOURNAL_IN_DOUBT, JOURNAL_SENT, JOURNAL_REFUSED,
                                                JOURNAL_DEFERRED};
    cr_assert(open_as(JOURNAL_TO_WRITE));
    cr_expect(!journal_has_begun(&journal));
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        note("a@example.org", states[i]);
        cr_expect(journal_has_begun(&journal), "%d", (int)states[i]);
        journal_assume_mark(&journal, JOURNAL_NEW_EDITION, message);
        cr_expect(!journal_has_begun(&journal));
    }
    cr_assert_eq(journal_forget(&journal, key_of("a@example.org"), &arena), 0);
    cr_expect(!journal_has_begun(&journal));
}
