#include "campaign.h"

#include "front_matter.h"
#include "key_table.h"
#include "metrics.h"
#include "support.h"

#include <criterion/criterion.h>
#include <string.h>

static struct source *source_of(struct bench *bench, const char *yaml) {
    struct source *source = arena_allocate(&bench->arena, 1, sizeof *source);
    *source = (struct source){TEXT("campaign.md"), text_of(yaml)};
    return source;
}

static struct campaign read(struct bench *bench, const char *yaml) {
    bench_clear(bench);
    const struct source *source = source_of(bench, yaml);
    const struct node *node =
        front_matter_read(source, source->text, &bench->arena, &bench->diagnostics);
    return campaign_read(node, source, &bench->arena, &bench->diagnostics);
}

#define EXPECT_WORDS(words, string) cr_expect_str_eq(bench_string(&bench, (words).text), string)

// All that is required.
#define REQUIRED_BUT_CONTACT                                                                       \
    "id: not-in-our-town\n"                                                                        \
    "title: A safer Gosport\n"                                                                     \
    "campaign: Not in Our Town\n"                                                                  \
    "place: Gosport\n"                                                                             \
    "lead: Hampshire and Isle of Wight Constabulary\n"                                             \
    "published: 2025-07-01\n"                                                                      \
    "status: draft\n"
#define REQUIRED                                                                                   \
    REQUIRED_BUT_CONTACT                                                                           \
    "contact:\n"                                                                                   \
    "  name: The team\n"                                                                           \
    "  email: team@example.org\n"

Test(campaign, what_is_required_is_enough) {
    struct bench bench;
    bench_open(&bench);
    struct campaign campaign = read(&bench, REQUIRED);
    cr_expect_str_eq(bench_message(&bench), "");
    EXPECT_WORDS(campaign.id, "not-in-our-town");
    EXPECT_WORDS(campaign.title, "A safer Gosport");
    EXPECT_WORDS(campaign.campaign, "Not in Our Town");
    EXPECT_WORDS(campaign.contact.email, "team@example.org");
    cr_expect_str_eq(bench_string(&bench, campaign.language), "en-GB");
    cr_expect_eq(date_compare(campaign.published, (struct date){2025, 7, 1}), 0);
    cr_expect_eq(campaign.status, STATUS_DRAFT);
    cr_expect_null(campaign.message.text.data);
    cr_expect_eq(campaign.start.count, 0);
    cr_expect_eq(campaign.next_update.year, 0);
    cr_expect_eq(campaign.partners.count, 0);
    bench_close(&bench);
}

Test(campaign, every_key_is_read) {
    struct bench bench;
    bench_open(&bench);
    struct campaign campaign =
        read(&bench,
             "id: not-in-our-town\n"
             "title: A safer Gosport\n"
             "message: Burglary is down.\n"
             "campaign: Not in Our Town\n"
             "place: Gosport\n"
             "locality: The streets between the two parks\n"
             "language: cy\n"
             "start: 2024-04\n"
             "published: 1 July 2025\n"
             "status: approved\n"
             "approved_by: The press office\n"
             "next_update: 2025-10-01\n"
             "lead: The police\n"
             "partners:\n"
             "  - The council\n"
             "  - Schools\n"
             "contact:\n"
             "  name: The team\n"
             "  email: team@example.org\n"
             "  telephone: 023 9000 0000\n"
             "  address: |\n"
             "    1 High Street\n"
             "    Gosport\n"
             "help:\n"
             "  - name: Report a crime\n"
             "    text: When nobody is in danger\n"
             "    telephone: '101'\n"
             "    url: https://www.police.uk/\n"
             "  - name: Emergency\n"
             "    telephone: '999'\n"
             "base_url: https://example.org/town\n"
             "phases:\n"
             "  - name: Clear\n"
             "    from: 2024-04\n"
             "    to: 2024-09-15\n"
             "    text: Warrants\n"
             "  - name: Hold\n"
             "    from: 2024-10\n"
             "  - name: Build\n"
             "licence:\n"
             "  name: Open Government Licence v3.0\n"
             "  url: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\n"
             "caveats:\n"
             "  - Two sources\n"
             "groups:\n"
             "  announced:\n"
             "    heading: As announced\n"
             "    summary: One\n"
             "    source: The police\n"
             "    source_url: https://example.org/\n"
             "    caveat: No counts\n"
             "  recorded:\n"
             "months_in_doubt:\n"
             "  - 2025-08\n"
             "  - Sep-25\n");
    cr_expect_str_eq(bench_message(&bench), "");
    EXPECT_WORDS(campaign.message, "Burglary is down.");
    EXPECT_WORDS(campaign.locality, "The streets between the two parks");
    cr_expect_str_eq(bench_string(&bench, campaign.language), "cy");
    cr_expect_eq(campaign.start.spans[0].first.month, 4);
    cr_expect_eq(campaign.status, STATUS_APPROVED);
    EXPECT_WORDS(campaign.approved_by, "The press office");
    cr_expect_eq(campaign.next_update.month, 10);
    cr_assert_eq(campaign.partners.count, 2);
    EXPECT_WORDS(campaign.partners.items[1], "Schools");
    EXPECT_WORDS(campaign.contact.telephone, "023 9000 0000");
    EXPECT_WORDS(campaign.contact.address, "1 High Street\nGosport");
    cr_assert_eq(campaign.help_count, 2);
    EXPECT_WORDS(campaign.help[0].url, "https://www.police.uk/");
    EXPECT_WORDS(campaign.help[1].telephone, "999");
    cr_expect_null(campaign.help[1].url.text.data);
    EXPECT_WORDS(campaign.base_url, "https://example.org/town/");
    cr_assert_eq(campaign.phase_count, 3);
    const struct period_span clear = campaign.phases[0].period.spans[0];
    cr_expect_eq(date_compare(clear.first, (struct date){2024, 4, 1}), 0);
    cr_expect_eq(date_compare(clear.last, (struct date){2024, 9, 15}), 0);
    cr_expect_eq(clear.precision, PRECISION_DAY);
    cr_expect_eq(campaign.phases[1].period.count, 1);
    cr_expect_eq(campaign.phases[1].period.spans[0].last.year, 0);
    cr_expect_eq(campaign.phases[2].period.count, 0);
    EXPECT_WORDS(campaign.licence, "Open Government Licence v3.0");
    cr_expect(text_starts_with(campaign.licence_url.text, TEXT("https://www.nat")));
    cr_expect_eq(campaign.caveats.count, 1);
    cr_assert_eq(campaign.group_count, 2);
    cr_expect_str_eq(bench_string(&bench, campaign.groups[0].name), "announced");
    EXPECT_WORDS(campaign.groups[0].caveat, "No counts");
    cr_expect_str_eq(bench_string(&bench, campaign.groups[1].name), "recorded");
    cr_expect_null(campaign.groups[1].heading.text.data);
    cr_assert_eq(campaign.months_in_doubt_count, 2);
    cr_expect_eq(campaign.months_in_doubt[1].month, 9);
    bench_close(&bench);
}

Test(campaign, words_keep_their_places) {
    struct bench bench;
    bench_open(&bench);
    struct campaign campaign = read(&bench, REQUIRED "caveats:\n  - Two sources\n");
    cr_expect_eq(source_locate(campaign.title.place).line, 2);
    cr_expect_eq(source_locate(campaign.title.place).column, 8);
    cr_expect_eq(source_locate(campaign.caveats.items[0].place).line, 12);
    bench_close(&bench);
}

Test(campaign, a_licence_may_be_a_name_alone) {
    struct bench bench;
    bench_open(&bench);
    struct campaign campaign = read(&bench, REQUIRED "licence: OGL\nbase_url: https://a.org/\n");
    cr_expect_str_eq(bench_message(&bench), "");
    EXPECT_WORDS(campaign.licence, "OGL");
    cr_expect_null(campaign.licence_url.text.data);
    EXPECT_WORDS(campaign.base_url, "https://a.org/");
    bench_close(&bench);
}

Test(campaign, empty_optional_keys_are_absent) {
    struct bench bench;
    bench_open(&bench);
    struct campaign campaign = read(&bench, REQUIRED "message:\nnext_update:\npartners:\nhelp:\n"
                                                     "groups:\nlanguage:\nlicence:\n");
    cr_expect_str_eq(bench_message(&bench), "");
    cr_expect_null(campaign.message.text.data);
    cr_expect_str_eq(bench_string(&bench, campaign.language), "en-GB");
    bench_close(&bench);
}

struct refused_case {
    const char *yaml;
    const char *message;
};

static void check_refused(const struct refused_case *cases, size_t count) {
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < count; i++) {
        read(&bench, cases[i].yaml);
        cr_expect_str_eq(bench_message(&bench), cases[i].message, "%s", cases[i].yaml);
        cr_expect_eq(bench.diagnostics.count, 1, "%s: %s", cases[i].yaml,
                     bench_message_at(&bench, 1));
    }
    bench_close(&bench);
}

#define CHECK_REFUSED(cases) check_refused(cases, sizeof cases / sizeof *cases)

Test(campaign, unknown_keys_are_refused_at_every_level) {
    const struct refused_case cases[] = {
        {REQUIRED "mesage: x\n", "no key is called 'mesage'; did you mean 'message'?"},
        {REQUIRED "colour: x\n", "no key is called 'colour'"},
        {REQUIRED "contact.email: x\n",
         "no key is called 'contact.email'; write 'email' indented below the line 'contact:'"},
        {REQUIRED "contact.telefone: x\n",
         "no key is called 'contact.telefone'; write 'telephone' indented below the line "
         "'contact:'"},
        {REQUIRED "rule.hide_bellow: 5\n",
         "no key is called 'rule.hide_bellow'; write 'hide_below' indented below the line "
         "'rules:'"},
        {REQUIRED "hide_below: 5\n",
         "no key is called 'hide_below'; write 'hide_below' indented below the line 'rules:'"},
        {REQUIRED "contact.colour: x\n", "no key is called 'contact.colour'"},
        {REQUIRED "phases.name: x\n", "no key is called 'phases.name'"},
        {REQUIRED "name: x\n", "no key is called 'name'"},
        {REQUIRED "heading: x\n", "no key is called 'heading'"},
        {REQUIRED_BUT_CONTACT "contact:\n  name: A\n  email: a@b.org\n  telefone: 1\n",
         "no key of 'contact' is called 'telefone'; did you mean 'telephone'?"},
        {REQUIRED_BUT_CONTACT "contact:\n  name: A\n  email: a@b.org\n  hide_below: 1\n",
         "no key of 'contact' is called 'hide_below'; write 'hide_below' indented below the line "
         "'rules:'"},
        {REQUIRED_BUT_CONTACT "contact:\n  name: A\n  email: a@b.org\n  phone: 1\n",
         "no key of 'contact' is called 'phone'"},
        {REQUIRED "help:\n  - name: A\n    txt: B\n",
         "no key of 'help' is called 'txt'; did you mean 'text'?"},
        {REQUIRED "phases:\n  - name: A\n    form: 2024-04\n",
         "no key of 'phases' is called 'form'; did you mean 'from'?"},
        {REQUIRED "groups:\n  announced:\n    headng: A\n",
         "no key of 'groups' is called 'headng'; did you mean 'heading'?"},
        {REQUIRED "licence:\n  name: A\n  link: B\n", "no key of 'licence' is called 'link'"},
    };
    CHECK_REFUSED(cases);
}

Test(campaign, missing_keys_are_refused) {
    const struct refused_case cases[] = {
        {REQUIRED_BUT_CONTACT, "'contact' is missing: how to get in touch"},
        {REQUIRED_BUT_CONTACT "contact:\n", "'contact' is missing: how to get in touch"},
        {REQUIRED_BUT_CONTACT "contact:\n  name: A\n",
         "'contact' says of no way to reach them; write 'email', 'telephone' or 'address' below "
         "it"},
        {REQUIRED_BUT_CONTACT "contact:\n  email: a@b.org\n",
         "'name' is missing in 'contact': who answers"},
        {REQUIRED "help:\n  - text: A\n", "'name' is missing in 'help': what kind of help it is"},
        {REQUIRED "phases:\n  - text: A\n",
         "'name' is missing in 'phases': what the phase is called"},
        {REQUIRED "licence:\n  url: https://a.org\n",
         "'name' is missing in 'licence': the licence's name"},
    };
    CHECK_REFUSED(cases);
}

Test(campaign, one_way_to_get_in_touch_is_enough) {
    static const char *const ways[] = {"email: a@b.org\n", "telephone: '101'\n",
                                       "address: 1 High Street\n"};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct text yaml = TEXT_JOIN(
            &bench.arena, TEXT(REQUIRED_BUT_CONTACT "contact:\n  name: A\n  "), text_of(ways[i]));
        read(&bench, bench_string(&bench, yaml));
        cr_expect_str_eq(bench_message(&bench), "", "%s", ways[i]);
    }
    bench_close(&bench);
}

Test(campaign, every_required_key_is_missed) {
    struct bench bench;
    bench_open(&bench);
    read(&bench, "message: nothing else\n");
    cr_expect_eq(bench.diagnostics.count, 8);
    read(&bench, "");
    cr_expect_eq(bench.diagnostics.count, 8);
    bench_close(&bench);
}

Test(campaign, front_matter_that_cannot_be_read_misses_nothing) {
    struct bench bench;
    bench_open(&bench);
    struct campaign campaign = read(&bench, "id: a\ntitle: Gosport: a year on\n");
    cr_expect_eq(bench.diagnostics.count, 1, "%s", bench_message_at(&bench, 1));
    struct table table = bench_table(&bench, "id|label|kind\na|A|count\n");
    struct metrics metrics = metrics_read(&table, TEXT("en-GB"), &bench.arena, &bench.diagnostics);
    campaign_check_metrics(&campaign, &metrics, &bench.diagnostics);
    cr_expect_eq(bench.diagnostics.count, 1);
    bench_close(&bench);
}

Test(campaign, values_have_their_shapes) {
    const struct refused_case cases[] = {
        {REQUIRED "partners: The council\n",
         "'partners' must be a list of texts, each behind '- '"},
        {REQUIRED "partners:\n  - name: A\n",
         "'partners' must be a list of texts, each behind '- '"},
        {REQUIRED "message:\n  - A\n", "'message' must be text"},
        {REQUIRED "help: Call us\n", "'help' must be a list of '- name: …' with keys below"},
        {REQUIRED "help:\n  - Call us\n", "'help' must be a list of '- name: …' with keys below"},
        {REQUIRED "phases:\n  - Clear\n", "'phases' must be a list of '- name: …' with keys below"},
        {REQUIRED_BUT_CONTACT "contact: a@b.org\n",
         "'contact' must be a line of its own with 'name: …' below"},
        {REQUIRED "groups:\n  - announced\n",
         "'groups' must be a line of its own with the groups' names below"},
        {REQUIRED "groups:\n  announced: As announced\n",
         "'announced' must be a line of its own with 'heading: …' below"},
        {REQUIRED "licence:\n  - OGL\n", "'licence' must be text, or 'name' and 'url' below it"},
        {REQUIRED "months_in_doubt: 2025-08\n",
         "'months_in_doubt' must be a list of months, each behind '- '"},
    };
    CHECK_REFUSED(cases);
}

Test(campaign, values_have_their_forms) {
    const struct refused_case cases[] = {
        {REQUIRED "base_url: www.example.org\n",
         "'www.example.org' is not a web address; it begins with https:// or http:// and has no "
         "blanks"},
        {REQUIRED "help:\n  - name: A\n    url: police.uk\n",
         "'police.uk' is not a web address; it begins with https:// or http:// and has no blanks"},
        {REQUIRED "groups:\n  a:\n    source_url: b\n",
         "'b' is not a web address; it begins with https:// or http:// and has no blanks"},
        {REQUIRED "language: English\n",
         "'English' is not the tag of a language, such as en-GB or cy"},
        {REQUIRED "language: eng\n",
         "'eng' is not the tag of a language, such as en-GB or cy; did you mean 'en'?"},
        {REQUIRED "reading_grade: 0\n",
         "'0' is not a reading grade; write a whole number from 1 to 20"},
        {REQUIRED "reading_grade: 21\n",
         "'21' is not a reading grade; write a whole number from 1 to 20"},
        {REQUIRED "reading_grade: 99\n",
         "'99' is not a reading grade; write a whole number from 1 to 20"},
        {REQUIRED "reading_grade: nine\n",
         "'nine' is not a reading grade; write a whole number from 1 to 20"},
        {REQUIRED "reading_grade: 8.5\n",
         "'8.5' is not a reading grade; write a whole number from 1 to 20"},
        {REQUIRED "reading_grade: -3\n",
         "'-3' is not a reading grade; write a whole number from 1 to 20"},
        {REQUIRED "start: 2024\n",
         "'2024' is not one month or day; write it as 2024-04 or 2024-04-15"},
        {REQUIRED "start: 2024-04..\n",
         "'2024-04..' is not one month or day; write it as 2024-04 or 2024-04-15"},
        {REQUIRED "start: 2024-04+2024-06\n",
         "'2024-04+2024-06' is not one month or day; write it as 2024-04 or 2024-04-15"},
        {REQUIRED "next_update: autumn\n",
         "'autumn' is not a day; write it as 2025-07-01 or 1 July 2025"},
        {REQUIRED "next_update: 2025-06-31\n",
         "'2025-06-31' does not exist: June 2025 has 30 days"},
        {REQUIRED "months_in_doubt:\n  - 2025-08..2025-09\n",
         "'2025-08..2025-09' is not a month; write it as 2024-04 or Apr-24"},
        {REQUIRED "groups:\n  Open data:\n    heading: A\n",
         "'Open data' cannot be the name of a figure, group or campaign: that is small letters, "
         "digits and hyphens, a letter first; write 'open-data'"},
        {REQUIRED "phases:\n  - name: A\n    to: 2024-04\n",
         "'2024-04' is the end of a phase that has no beginning; write the key 'from' too"},
        {REQUIRED "phases:\n  - name: A\n    from: 2024-04\n    to: 2024-03\n",
         "'2024-04..2024-03' ends before it begins"},
        {REQUIRED "phases:\n  - name: A\n    from: spring\n",
         "'spring' is not a period; write it as 2024-04, 2024-01..2024-03, 2024-04.. or "
         "01/04/2024, and words in the column 'period_note'"},
    };
    CHECK_REFUSED(cases);
}

static const char *yaml_with(struct bench *bench, const char *head, const char *value) {
    return text_string(&bench->arena, TEXT_JOIN(&bench->arena, text_of(head), text_of(value)));
}

Test(campaign, email_addresses_are_checked_simply) {
    static const struct {
        const char *email;
        bool is_fine;
    } cases[] = {
        {"a@b.org", true},
        {"first.last+x@sub.example.co.uk", true},
        {"o'brien@example.org", true},
        {"gosport", false},
        {"a@b", false},
        {"'@b.org'", false},
        {"a@.org", false},
        {"a@b.", false},
        {"a@b..org", false},
        {"a@b@c.org", false},
        {"a b@c.org", false},
        {"A <a@b.org>", false},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read(&bench, yaml_with(&bench, REQUIRED_BUT_CONTACT "contact:\n  name: A\n  email: ",
                               cases[i].email));
        cr_expect_str_eq(bench_code(&bench), cases[i].is_fine ? "" : "N244", "%s", cases[i].email);
    }
    bench_close(&bench);
}

Test(campaign, languages_are_tags) {
    static const struct {
        const char *tag;
        bool is_fine;
    } cases[] = {{"en-GB", true},   {"cy", true},
                 {"pl", true},      {"zh-Hant-HK", true},
                 {"es-419", true},  {"gsw", true},
                 {"e", false},      {"english", false},
                 {"en_GB", false},  {"en-", false},
                 {"1n", false},     {"en-G", false},
                 {"en--GB", false}, {"en-ninecharss", false}};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read(&bench, yaml_with(&bench, REQUIRED "language: ", cases[i].tag));
        cr_expect_str_eq(bench_code(&bench), cases[i].is_fine ? "" : "N245", "%s", cases[i].tag);
    }
    bench_close(&bench);
}

Test(campaign, reading_grades_are_of_schools) {
    static const struct {
        const char *written;
        int grade;
    } cases[] = {{"1", 1}, {"8", 8}, {"20", 20}};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct campaign campaign =
            read(&bench, yaml_with(&bench, REQUIRED "reading_grade: ", cases[i].written));
        cr_expect_str_eq(bench_code(&bench), "");
        cr_expect_eq(campaign.reading_grade, cases[i].grade);
    }
    bench_close(&bench);
}

#define REQUIRED_BUT_STATUS                                                                        \
    "id: a\ntitle: A\ncampaign: A\nplace: A\nlead: A\npublished: 2025-07-01\n"                     \
    "contact:\n  name: A\n  email: a@b.org\n"

Test(campaign, approval_needs_a_name) {
    const struct refused_case cases[] = {
        {REQUIRED_BUT_STATUS "status: approved\n",
         "'approved' needs the key 'approved_by', which says by whom"},
        {REQUIRED_BUT_STATUS "status: approved\napproved_by:\n",
         "'approved' needs the key 'approved_by', which says by whom"},
        {REQUIRED_BUT_STATUS "status: aproved\n",
         "'aproved' is not a value of 'status', which is draft or approved; did you mean "
         "'approved'?"},
        {REQUIRED_BUT_STATUS "status: yes\n",
         "'yes' is not a value of 'status', which is draft or approved"},
    };
    CHECK_REFUSED(cases);
}

Test(campaign, identifiers_are_small_letters_digits_and_hyphens) {
    struct bench bench;
    bench_open(&bench);
    struct campaign campaign = read(&bench, "id: Not in Our Town\n");
    (void)campaign;
    cr_expect_str_eq(bench_code(&bench), "N161");
    bench_close(&bench);
}

Test(campaign, the_document_describes_every_key_and_its_example_is_right) {
    struct bench bench;
    bench_open(&bench);
    struct text document = bench_file(&bench, "docs/campaign.md");
    size_t count;
    const struct key_row *keys = campaign_keys(&count);
    for (size_t i = 0; i < count; i++) {
        struct text row =
            TEXT_JOIN(&bench.arena, TEXT("\n| `"), text_of(keys[i].name), TEXT("` | "));
        cr_expect(text_contains(document, row), "%s", keys[i].name);
    }
    struct text example = text_cut(document, '`').tail;
    while (!text_starts_with(example, TEXT("\n---\n")))
        example = text_slice(example, 1, example.length);
    char *yaml = text_string(&bench.arena, text_slice(example, 5, example.length));
    char *end = strstr(yaml, "\n---\n");
    cr_assert(end);
    end[1] = '\0';
    read(&bench, yaml);
    cr_expect_str_eq(bench_message(&bench), "");
    bench_close(&bench);
}

// --- campaign and figures ---

static void check_metrics(struct bench *bench, const char *yaml, const char *rows) {
    struct campaign campaign = read(bench, yaml);
    struct table table = bench_table(bench, rows);
    struct metrics metrics =
        metrics_read(&table, campaign.language, &bench->arena, &bench->diagnostics);
    campaign_check_metrics(&campaign, &metrics, &bench->diagnostics);
}

#define GROUPS "groups:\n  announced:\n    source: The police\n"

Test(campaign, groups_and_sources_are_checked_against_the_figures) {
    static const struct {
        const char *yaml;
        const char *rows;
        const char *message;
        size_t count;
    } cases[] = {
        {REQUIRED GROUPS, "id|group|label|kind\na|announced|A|count\n", "", 0},
        {REQUIRED, "id|label|kind|source\na|A|count|The police\n", "", 0},
        {REQUIRED, "id|label|kind|source_url\na|A|count|https://a.org/\n", "", 0},
        {REQUIRED, "id|group|label|kind\na|announced|A|count\n",
         "'announced.a' has no source; write one in the column 'source', or for its whole group "
         "under 'groups' in the front matter",
         1},
        {REQUIRED GROUPS "  recorded:\n    heading: B\n",
         "id|group|label|kind\na|announced|A|count\nb|recorded|B|count\n",
         "'recorded.b' has no source; write one in the column 'source', or for its whole group "
         "under 'groups' in the front matter",
         1},
        {REQUIRED GROUPS,
         "id|group|label|kind|source\na|announced|A|count|\nb|anounced|B|count|C\n"
         "c|anounced|B|count|C\n",
         "'anounced' is a group that the key 'groups' of the front matter does not name; did you "
         "mean 'announced'?",
         1},
        {REQUIRED GROUPS, "id|group|label|kind|source\na|announced|A|count|\nb||B|count|C\n", "",
         0},
        {REQUIRED GROUPS "  recorded:\n", "id|group|label|kind\na|announced|A|count\n",
         "'recorded' is a group without figures in metrics.csv", 1},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_metrics(&bench, cases[i].yaml, cases[i].rows);
        cr_expect_str_eq(bench_message(&bench), cases[i].message, "%s", cases[i].rows);
        cr_expect_eq(bench.diagnostics.count, cases[i].count, "%s", cases[i].rows);
    }
    bench_close(&bench);
}

Test(campaign, a_group_without_figures_stops_nothing) {
    struct bench bench;
    bench_open(&bench);
    check_metrics(&bench, REQUIRED GROUPS "  recorded:\n",
                  "id|group|label|kind\na|announced|A|count\n");
    cr_expect_eq(bench.diagnostics.errors, 0);
    cr_expect_eq(bench.diagnostics.advice, 1);
    bench_close(&bench);
}
