#include "recipients.h"

#include "support.h"

#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(recipients, .init = support_set_up, .fini = support_tear_down);

static struct recipients read_words(const char *words) {
    return recipients_read(source_of(words), &arena, &diagnostics);
}

Test(recipients, are_read_with_their_names) {
    struct recipients read = read_words(
        "name;group;email;since\nZoë O'Neil;harbour;zoe@example.org;2020\n;;b@example.org;\n");
    cr_assert_eq(read.count, 2);
    cr_expect(text_equal(read.items[0].name, TEXT("Zoë O'Neil")));
    cr_expect(text_equal(read.items[0].email, TEXT("zoe@example.org")));
    cr_expect(text_is_empty(read.items[1].name));
    cr_expect_eq(diagnostics.errors, 0);
}

Test(recipients, are_there_once_whatever_the_case) {
    struct recipients read = read_words("email,name\na@example.org,A\nb@example.org,B\n"
                                        "a@EXAMPLE.org,A\nA@example.org,A\na@example.org.uk,C\n");
    cr_assert_eq(read.count, 3);
    cr_expect_eq(read.repeated, 2);
    cr_expect(text_equal(read.items[0].email, TEXT("a@example.org")));
    cr_expect(text_equal(read.items[1].email, TEXT("b@example.org")));
    cr_expect(text_equal(read.items[2].email, TEXT("a@example.org.uk")));
    cr_expect_eq(said(DIAGNOSTIC_RECIPIENT_TWICE), 2);
    cr_expect_eq(source_locate(diagnostics.items[0].place).line, 4);
}

Test(recipients, of_bad_addresses_each_is_told_with_its_place) {
    struct recipients read = read_words("email,name\na b@example.org,A\n\"v@example.org>\r\nRCPT "
                                        "TO:<e@example.org\",B\nc@example.org,C\n,D\n");
    cr_expect_eq(read.count, 1);
    cr_expect_eq(said(DIAGNOSTIC_MAILBOX_REFUSED), 3);
    struct source_location at = source_locate(diagnostics.items[0].place);
    cr_expect_eq(at.line, 2);
    cr_expect_eq(at.column, 2);
}

Test(recipients, need_a_column_email_and_one_alone) {
    cr_expect_eq(read_words("name,group\nA,b\n").count, 0);
    cr_expect_eq(said(DIAGNOSTIC_RECIPIENTS_COLUMN_MISSING), 1);
    cr_expect_eq(read_words("email,group\na@example.org,harbour\n").count, 1);
    read_words("email,name,E-mail\na@example.org,A,b@example.org\n");
    cr_expect_eq(said(DIAGNOSTIC_RECIPIENTS_COLUMN_TWICE), 1);
}

static size_t count_suppressed(const char *list) {
    struct recipients read = read_words("email,name\nc@example.org,C\na@example.org,A\n"
                                        "b@example.org,B\nd@example.org,D\n");
    recipients_suppress(&read, source_of(list), &arena, &diagnostics);
    size_t count = 0;
    for (size_t i = 0; i < read.count; i++)
        count += read.items[i].is_suppressed;
    return count;
}

Test(recipients, are_suppressed_by_a_list_or_a_table) {
    cr_expect_eq(count_suppressed("B@EXAMPLE.ORG\r\n\r\nzz@example.org\r\nc@example.org"), 2);
    cr_expect_eq(count_suppressed("email\nd@example.org\n"), 1);
    cr_expect_eq(
        count_suppressed("when,\"Email\",why\n2026,a@example.org,asked\n2026,b@example.org,\n"), 2);
    cr_expect_eq(count_suppressed(""), 0);
    cr_expect_eq(diagnostics.errors, 0);
    count_suppressed("a@example.org, b@example.org\n");
    cr_expect_eq(said(DIAGNOSTIC_MAILBOX_REFUSED), 1, "whom it cannot read it may not pass over");
}

static struct text below(const char *name) {
    return TEXT_JOIN(&arena, text_of(folder_path), TEXT("/"), text_of(name));
}

Test(recipients, may_not_lie_where_they_could_be_published) {
    static const char *const folders[] = {"data", "site", "site/old", "outbox", "database"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        cr_assert_eq(mkdir(text_string(&arena, below(folders[i])), 0700), 0);
    struct text folder = text_of(folder_path);
    cr_expect(text_equal(recipients_misplaced(below("data/r.csv"), folder, &arena), TEXT("data")));
    cr_expect(
        text_equal(recipients_misplaced(below("site/old/r.csv"), folder, &arena), TEXT("site")));
    cr_expect(text_equal(recipients_misplaced(below("outbox/../site/r.csv"), folder, &arena),
                         TEXT("site")));
    cr_expect_null(recipients_misplaced(below("database/r.csv"), folder, &arena).data);
    cr_expect_null(recipients_misplaced(below("r.csv"), folder, &arena).data);
    // A link counts where it lies and where it leads.
    cr_assert_eq(symlink("../outbox/r.csv", text_string(&arena, below("site/link.csv"))), 0);
    cr_assert_eq(symlink("site", text_string(&arena, below("elsewhere"))), 0);
    cr_expect(
        text_equal(recipients_misplaced(below("site/link.csv"), folder, &arena), TEXT("site")));
    cr_expect(
        text_equal(recipients_misplaced(below("elsewhere/r.csv"), folder, &arena), TEXT("site")));
    cr_assert_eq(chdir(folder_path), 0);
    cr_expect(
        text_equal(recipients_misplaced(TEXT("data/r.csv"), TEXT("."), &arena), TEXT("data")));
    cr_expect_null(recipients_misplaced(TEXT("r.csv"), TEXT("."), &arena).data);
}
