#include "campaign.h"

#include "arena.h"
#include "diagnostic.h"
#include "doubt.h"
#include "figure_index.h"
#include "front_matter.h"
#include "identifier.h"
#include "key_table.h"
#include "language_tag.h"
#include "metrics.h"
#include "quantity.h"
#include "web_address.h"

// A phase as it is written: its period has two keys.
struct phase_entry {
    struct words name, text, from, to;
};

#define IN_CAMPAIGN(member) offsetof(struct campaign, member)
#define IN_CONTACT(member) offsetof(struct campaign_contact, member)
#define IN_HELP(member) offsetof(struct campaign_help, member)
#define IN_PHASE(member) offsetof(struct phase_entry, member)
#define IN_GROUP(member) offsetof(struct campaign_group, member)
#define IN_ALLOWED(member) offsetof(struct campaign_allowed, member)
#define IN_OVERCLAIM(member) offsetof(struct campaign_overclaim, member)
#define IN_RULES(member) offsetof(struct number_rules, member)

// name, is_required, meaning, form, offset
static const struct key_row rows[] = {
    {"id", true,
     "the campaign's name for machines: small letters, digits and hyphens; never change it",
     CAMPAIGN_IDENTIFIER, IN_CAMPAIGN(id)},
    {"title", true, "the headline", CAMPAIGN_WORDS, IN_CAMPAIGN(title)},
    {"message", false, "the one sentence below the headline", CAMPAIGN_WORDS, IN_CAMPAIGN(message)},
    {"campaign", true, "the campaign's name", CAMPAIGN_WORDS, IN_CAMPAIGN(campaign)},
    {"place", true, "where it takes place", CAMPAIGN_WORDS, IN_CAMPAIGN(place)},
    {"locality", false, "what the locality is, in words, and how it was chosen", CAMPAIGN_WORDS,
     IN_CAMPAIGN(locality)},
    {"language", false, "the language of the page; en-GB unless said", CAMPAIGN_LANGUAGE,
     IN_CAMPAIGN(language)},
    {"start", false, "the month or day on which the campaign began", CAMPAIGN_START,
     IN_CAMPAIGN(start)},
    {"published", true, "the day of which the figures are", CAMPAIGN_DAY, IN_CAMPAIGN(published)},
    {"status", true, "draft or approved", CAMPAIGN_STATUS, IN_CAMPAIGN(status)},
    {"approved_by", false, "who approved the page; needed when the status is approved",
     CAMPAIGN_WORDS, IN_CAMPAIGN(approved_by)},
    {"next_update", false, "the day of the next figures", CAMPAIGN_DAY, IN_CAMPAIGN(next_update)},
    {"lead", true, "the organisation that leads", CAMPAIGN_WORDS, IN_CAMPAIGN(lead)},
    {"partners", false, "the other organisations", CAMPAIGN_TEXTS, IN_CAMPAIGN(partners)},
    {"contact", true, "how to get in touch", CAMPAIGN_CONTACT, IN_CAMPAIGN(contact)},
    {"contact.name", true, "who answers", CAMPAIGN_WORDS, IN_CONTACT(name)},
    {"contact.email", false, "their e-mail address", CAMPAIGN_EMAIL, IN_CONTACT(email)},
    {"contact.telephone", false, "their telephone number", CAMPAIGN_TELEPHONE,
     IN_CONTACT(telephone)},
    {"contact.address", false, "their postal address, which may have lines", CAMPAIGN_WORDS,
     IN_CONTACT(address)},
    {"help", false, "how to report a crime and where to find support", CAMPAIGN_HELP, 0},
    {"help.name", true, "what kind of help it is", CAMPAIGN_WORDS, IN_HELP(name)},
    {"help.text", false, "a sentence on it", CAMPAIGN_WORDS, IN_HELP(text)},
    {"help.telephone", false, "its telephone number", CAMPAIGN_TELEPHONE, IN_HELP(telephone)},
    {"help.url", false, "its web address", CAMPAIGN_WEB_ADDRESS, IN_HELP(url)},
    {"base_url", false, "the web address under which the folder will be published",
     CAMPAIGN_WEB_ADDRESS, IN_CAMPAIGN(base_url)},
    {"phases", false, "the phases of the campaign, in order", CAMPAIGN_PHASES, 0},
    {"phases.name", true, "what the phase is called", CAMPAIGN_WORDS, IN_PHASE(name)},
    {"phases.from", false, "the month or day on which it began", CAMPAIGN_WORDS, IN_PHASE(from)},
    {"phases.to", false, "the month or day on which it ended; without it the phase still runs",
     CAMPAIGN_WORDS, IN_PHASE(to)},
    {"phases.text", false, "a sentence or two on it", CAMPAIGN_WORDS, IN_PHASE(text)},
    {"licence", false, "the licence of the data: its name, or name and url", CAMPAIGN_LICENCE, 0},
    {"licence.name", true, "the licence's name", CAMPAIGN_WORDS, IN_CAMPAIGN(licence)},
    {"licence.url", false, "its web address", CAMPAIGN_WEB_ADDRESS, IN_CAMPAIGN(licence_url)},
    {"caveats", false, "what readers must know about all figures of the page", CAMPAIGN_TEXTS,
     IN_CAMPAIGN(caveats)},
    {"groups", false, "the groups of figures, by name, in the order of the page", CAMPAIGN_GROUPS,
     0},
    {"groups.heading", false, "the heading of the group's section", CAMPAIGN_WORDS,
     IN_GROUP(heading)},
    {"groups.summary", false, "a sentence or two below the heading", CAMPAIGN_WORDS,
     IN_GROUP(summary)},
    {"groups.source", false, "who published the group's figures", CAMPAIGN_WORDS, IN_GROUP(source)},
    {"groups.source_url", false, "where they were published", CAMPAIGN_WEB_ADDRESS,
     IN_GROUP(source_url)},
    {"groups.caveat", false, "what readers must know about these figures", CAMPAIGN_WORDS,
     IN_GROUP(caveat)},
    {"months_in_doubt", false, "the months whose published counts are visibly wrong",
     CAMPAIGN_MONTHS, 0},
    {"use_months_in_doubt", false,
     "yes: figures whose period holds a month in doubt are compared all the same", CAMPAIGN_YES_NO,
     IN_CAMPAIGN(uses_months_in_doubt)},
    {"rules", false, "how large counts must be for what is said of them", CAMPAIGN_RULES,
     IN_CAMPAIGN(rules)},
    {"rules.counts_only_below", false,
     "of smaller starting counts no percentage is given; 20 unless said", CAMPAIGN_NUMBER,
     IN_RULES(counts_only_below)},
    {"rules.small_below", false,
     "percentages of smaller starting counts are marked as of small numbers; 100 unless said",
     CAMPAIGN_NUMBER, IN_RULES(small_below)},
    {"rules.decimal_from", false,
     "percentages of this starting count and larger ones have a decimal; 1000 unless said",
     CAMPAIGN_NUMBER, IN_RULES(decimal_from)},
    {"rules.hide_below", false,
     "smaller counts, but not zero, are hidden to protect people's privacy; none unless said",
     CAMPAIGN_NUMBER, IN_RULES(hide_below)},
    {"allow_numbers", false, "numbers that may stand in the words though no figure backs them",
     CAMPAIGN_ALLOWED, 0},
    {"allow_numbers.number", true, "the number as it is written, with words around it if you like",
     CAMPAIGN_WORDS, IN_ALLOWED(number)},
    {"allow_numbers.reason", true, "why it may stand there", CAMPAIGN_WORDS, IN_ALLOWED(reason)},
    {"overclaims", false, "more words that claim too much, for niot check", CAMPAIGN_OVERCLAIMS, 0},
    {"overclaims.words", true, "the words", CAMPAIGN_WORDS, IN_OVERCLAIM(words)},
    {"overclaims.write", true, "what to write instead", CAMPAIGN_WORDS, IN_OVERCLAIM(write)},
    {"reading_grade", false,
     "the school grade that the words should not go beyond, 1 to 20; 9 unless said", CAMPAIGN_GRADE,
     IN_CAMPAIGN(reading_grade)},
};

const struct key_row *campaign_keys(size_t *count) {
    *count = sizeof rows / sizeof *rows;
    return rows;
}

static struct campaign *campaign_of(const struct key_reader *reader) {
    return reader->record;
}

static void refuse(const struct key_reader *reader, enum diagnostic_kind kind, struct place place,
                   struct text subject) {
    diagnostics_add(reader->diagnostics, kind, place, (struct diagnostic_words){subject});
}

static struct words words_of(const struct node *node) {
    return (struct words){node->text, node->place};
}

// --- one value ---

static void read_words(const struct key_reader *reader, const struct node *node, void *field) {
    (void)reader;
    struct words *words = field;
    *words = words_of(node);
}

static void read_identifier(const struct key_reader *reader, const struct node *node, void *field) {
    read_words(reader, node, field);
    identifier_check(node->text, node->place, reader->diagnostics);
}

static void read_web_address(const struct key_reader *reader, const struct node *node,
                             void *field) {
    read_words(reader, node, field);
    web_address_check(node->text, node->place, reader->diagnostics);
}

static bool is_email(struct text email) {
    struct text_cut parts = text_cut(email, '@');
    struct text_cut domain = text_cut(parts.tail, '.');
    for (size_t i = 0; i < email.length; i++)
        if ((unsigned char)email.data[i] <= ' ' || email.data[i] == '<' || email.data[i] == '>')
            return false;
    return parts.found && parts.head.length > 0 && !text_contains(parts.tail, TEXT("@")) &&
           domain.found && domain.head.length > 0 && domain.tail.length > 0 &&
           !text_contains(domain.tail, TEXT("..")) && !text_starts_with(domain.tail, TEXT(".")) &&
           !text_ends_with(domain.tail, TEXT("."));
}

static void read_email(const struct key_reader *reader, const struct node *node, void *field) {
    read_words(reader, node, field);
    if (!is_email(node->text))
        refuse(reader, DIAGNOSTIC_NOT_AN_EMAIL, node->place, node->text);
}

// Two digits at least ("101"), and between them what people write for the eye.
static bool is_telephone(struct text telephone) {
    size_t digits = 0;
    for (size_t i = 0; i < telephone.length; i++) {
        char c = telephone.data[i];
        bool is_digit = text_is_digit(c);
        digits += is_digit;
        if (!is_digit && !text_contains(TEXT(" +()-/."), (struct text){&telephone.data[i], 1}))
            return false;
    }
    return digits >= 2;
}

static void read_telephone(const struct key_reader *reader, const struct node *node, void *field) {
    read_words(reader, node, field);
    if (!is_telephone(node->text))
        refuse(reader, DIAGNOSTIC_NOT_A_TELEPHONE, node->place, node->text);
}

static void read_language(const struct key_reader *reader, const struct node *node, void *field) {
    struct text *language = field;
    campaign_of(reader)->language_place = node->place;
    if (language_tag_is_valid(node->text))
        *language = node->text;
    else
        diagnostics_add(
            reader->diagnostics, DIAGNOSTIC_NOT_A_LANGUAGE, node->place,
            (struct diagnostic_words){node->text,
                                      language_tag_meant(node->text, reader->diagnostics->arena)});
}

static void read_day(const struct key_reader *reader, const struct node *node, void *field) {
    struct date *date = field;
    *date = date_read(node->text, node->place, reader->diagnostics);
}

// One month or day, not a year, nor a span from one to another.
static struct period month_or_day(const struct key_reader *reader, struct words words) {
    struct period period = period_read(words.text, words.place, reader->diagnostics);
    bool is_span = period.count > 1 || text_contains(words.text, TEXT(".."));
    if (period.count == 0 || (!is_span && period.spans[0].precision != PRECISION_YEAR))
        return period;
    refuse(reader, DIAGNOSTIC_NOT_A_MONTH_OR_DAY, words.place, words.text);
    return (struct period){0};
}

static void read_start(const struct key_reader *reader, const struct node *node, void *field) {
    struct period *start = field;
    *start = month_or_day(reader, words_of(node));
}

// A word of a closed list, and the number that it stands for.
struct choice {
    const char *word;
    int meaning;
};

enum { CHOICES = 2 };

// What the node's word stands for; that of the first when it is neither, which is reported.
static int read_choice(const struct key_reader *reader, const struct node *node,
                       const struct choice *choices, struct text in_words) {
    struct text names[CHOICES];
    for (size_t i = 0; i < CHOICES; i++) {
        names[i] = text_of(choices[i].word);
        if (text_equal_ignoring_case(node->text, names[i]))
            return choices[i].meaning;
    }
    struct text nearest = text_nearest(node->text, names, CHOICES, *reader->arena);
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_WORD_UNKNOWN, node->place,
                    (struct diagnostic_words){node->text, node->key, in_words, nearest});
    return choices[0].meaning;
}

static void read_status(const struct key_reader *reader, const struct node *node, void *field) {
    static const struct choice choices[CHOICES] = {{"draft", STATUS_DRAFT},
                                                   {"approved", STATUS_APPROVED}};
    enum campaign_status *status = field;
    *status = (enum campaign_status)read_choice(reader, node, choices, TEXT("draft or approved"));
}

static void read_yes_no(const struct key_reader *reader, const struct node *node, void *field) {
    static const struct choice choices[CHOICES] = {{"no", false}, {"yes", true}};
    bool *is_yes = field;
    *is_yes = read_choice(reader, node, choices, TEXT("yes or no"));
}

static void read_number(const struct key_reader *reader, const struct node *node, void *field) {
    size_t errors = reader->diagnostics->errors;
    struct quantity number =
        quantity_read(node->text, QUANTITY_COUNT, node->place, reader->arena, reader->diagnostics);
    bool is_plain = number.state == QUANTITY_KNOWN && number.bound == BOUND_EXACT;
    int64_t *integer = field;
    if (is_plain)
        *integer = number.number.digits;
    else if (reader->diagnostics->errors == errors)
        refuse(reader, DIAGNOSTIC_NOT_A_NUMBER, node->place, node->text);
}

static void read_grade(const struct key_reader *reader, const struct node *node, void *field) {
    enum { DIGITS_AT_MOST = 2 };
    int64_t grade = 0, *target = field;
    bool is_whole = node->text.length <= DIGITS_AT_MOST;
    for (size_t i = 0; is_whole && i < node->text.length; i++) {
        is_whole = text_is_digit(node->text.data[i]);
        grade = grade * 10 + (node->text.data[i] - '0');
    }
    if (is_whole && grade >= 1 && grade <= CAMPAIGN_READING_GRADE_AT_MOST)
        *target = grade;
    else
        refuse(reader, DIAGNOSTIC_NOT_A_GRADE, node->place, node->text);
}

// --- keys and lists ---

static size_t count_nodes(const struct node *node) {
    size_t count = 0;
    for (; node; node = node->next)
        count++;
    return count;
}

static void read_texts(const struct key_reader *reader, const struct node *list, void *field) {
    struct words_list *texts = field;
    texts->items = arena_allocate(reader->arena, count_nodes(list->first), sizeof *texts->items);
    for (const struct node *item = list->first; item; item = item->next) {
        if (item->kind != NODE_SCALAR)
            key_table_refuse_shape(reader, item, list->key, "a list of texts, each behind '- '");
        else if (!key_table_is_empty(item))
            texts->items[texts->count++] = words_of(item);
    }
}

static void read_months(const struct key_reader *reader, const struct node *list, void *field) {
    (void)field;
    struct words_list texts = {0};
    read_texts(reader, list, &texts);
    struct date *months = arena_allocate(reader->arena, texts.count, sizeof *months);
    size_t count = 0;
    for (size_t i = 0; i < texts.count; i++) {
        months[count] = month_read(texts.items[i].text, texts.items[i].place, reader->diagnostics);
        count += months[count].year != 0;
    }
    campaign_of(reader)->months_in_doubt = months;
    campaign_of(reader)->months_in_doubt_count = count;
}

static void read_rules(const struct key_reader *reader, const struct node *map, void *field) {
    key_table_read(reader, map, TEXT("rules."), field);
}

static void read_contact(const struct key_reader *reader, const struct node *map, void *field) {
    key_table_read(reader, map, TEXT("contact."), field);
    const struct campaign_contact *contact = field;
    bool can_be_reached = contact->email.text.length || contact->telephone.text.length ||
                          contact->address.text.length;
    if (!can_be_reached && reader->misses_keys)
        diagnostics_add(reader->diagnostics, DIAGNOSTIC_CONTACT_UNREACHABLE, map->key_place,
                        (struct diagnostic_words){map->key});
}

static void read_licence(const struct key_reader *reader, const struct node *node, void *field) {
    (void)field;
    if (node->kind == NODE_MAP)
        key_table_read(reader, node, TEXT("licence."), campaign_of(reader));
    else if (node->kind == NODE_SCALAR)
        campaign_of(reader)->licence = words_of(node);
    else
        key_table_refuse_shape(reader, node, node->key, "text, or 'name' and 'url' below it");
}

// A list whose items are maps of keys, each read into one of the records; returns how many.
static size_t read_records(const struct key_reader *reader, const struct node *list,
                           struct text level, size_t size, void **records) {
    char *items = arena_allocate(reader->arena, count_nodes(list->first), size);
    size_t count = 0;
    for (const struct node *item = list->first; item; item = item->next) {
        if (item->kind == NODE_MAP)
            key_table_read(reader, item, level, items + size * count++);
        else
            key_table_refuse_shape(reader, item, list->key, "a list with keys below each '-'");
    }
    *records = items;
    return count;
}

static void read_allowed(const struct key_reader *reader, const struct node *list, void *field) {
    (void)field;
    void *records;
    struct campaign *campaign = campaign_of(reader);
    campaign->allowed_count =
        read_records(reader, list, TEXT("allow_numbers."), sizeof *campaign->allowed, &records);
    campaign->allowed = records;
}

static void read_overclaims(const struct key_reader *reader, const struct node *list, void *field) {
    (void)field;
    void *records;
    struct campaign *campaign = campaign_of(reader);
    campaign->overclaim_count =
        read_records(reader, list, TEXT("overclaims."), sizeof *campaign->overclaims, &records);
    campaign->overclaims = records;
}

static void read_help(const struct key_reader *reader, const struct node *list, void *field) {
    (void)field;
    struct campaign_help *help =
        arena_allocate(reader->arena, count_nodes(list->first), sizeof *help);
    size_t count = 0;
    for (const struct node *item = list->first; item; item = item->next) {
        if (item->kind == NODE_MAP)
            key_table_read(reader, item, TEXT("help."), &help[count++]);
        else
            key_table_refuse_shape(reader, item, list->key,
                                   "a list of '- name: …' with keys below");
    }
    campaign_of(reader)->help = help;
    campaign_of(reader)->help_count = count;
}

static struct period period_of_phase(const struct key_reader *reader,
                                     const struct phase_entry *phase) {
    struct period period = {0}, to = {0};
    if (phase->from.text.data)
        period = month_or_day(reader, phase->from);
    if (phase->to.text.data)
        to = month_or_day(reader, phase->to);
    if (!phase->from.text.data && phase->to.text.data)
        refuse(reader, DIAGNOSTIC_PHASE_WITHOUT_START, phase->to.place, phase->to.text);
    if (period.count == 0 || (phase->to.text.data && to.count == 0))
        return (struct period){0};
    struct period_span *span = &period.spans[0];
    span->last = phase->to.text.data ? to.spans[0].last : (struct date){0};
    if (to.count > 0 && to.spans[0].precision < span->precision)
        span->precision = to.spans[0].precision;
    if (to.count > 0 && date_compare(span->last, span->first) < 0)
        refuse(reader, DIAGNOSTIC_PERIOD_REVERSED, phase->to.place,
               TEXT_JOIN(reader->diagnostics->arena, phase->from.text, TEXT(".."), phase->to.text));
    return period;
}

static void read_phases(const struct key_reader *reader, const struct node *list, void *field) {
    (void)field;
    struct campaign_phase *phases =
        arena_allocate(reader->arena, count_nodes(list->first), sizeof *phases);
    size_t count = 0;
    for (const struct node *item = list->first; item; item = item->next) {
        struct phase_entry entry = {0};
        if (item->kind != NODE_MAP) {
            key_table_refuse_shape(reader, item, list->key,
                                   "a list of '- name: …' with keys below");
            continue;
        }
        key_table_read(reader, item, TEXT("phases."), &entry);
        phases[count++] =
            (struct campaign_phase){entry.name, entry.text, period_of_phase(reader, &entry)};
    }
    campaign_of(reader)->phases = phases;
    campaign_of(reader)->phase_count = count;
}

static void read_groups(const struct key_reader *reader, const struct node *map, void *field) {
    (void)field;
    struct campaign_group *groups =
        arena_allocate(reader->arena, count_nodes(map->first), sizeof *groups);
    size_t count = 0;
    for (const struct node *entry = map->first; entry; entry = entry->next) {
        struct campaign_group *group = &groups[count++];
        *group = (struct campaign_group){.name = entry->key, .place = entry->key_place};
        identifier_check(entry->key, entry->key_place, reader->diagnostics);
        if (entry->kind == NODE_MAP)
            key_table_read(reader, entry, TEXT("groups."), group);
        else if (!key_table_is_empty(entry))
            key_table_refuse_shape(reader, entry, entry->key,
                                   "a line of its own with 'heading: …' below");
    }
    campaign_of(reader)->groups = groups;
    campaign_of(reader)->group_count = count;
}

static const struct key_form forms[] = {
    [CAMPAIGN_WORDS] = {read_words, NODE_SCALAR, "text"},
    [CAMPAIGN_IDENTIFIER] = {read_identifier, NODE_SCALAR, "text"},
    [CAMPAIGN_WEB_ADDRESS] = {read_web_address, NODE_SCALAR, "text"},
    [CAMPAIGN_EMAIL] = {read_email, NODE_SCALAR, "text"},
    [CAMPAIGN_TELEPHONE] = {read_telephone, NODE_SCALAR, "text"},
    [CAMPAIGN_LANGUAGE] = {read_language, NODE_SCALAR, "text"},
    [CAMPAIGN_DAY] = {read_day, NODE_SCALAR, "text"},
    [CAMPAIGN_START] = {read_start, NODE_SCALAR, "text"},
    [CAMPAIGN_STATUS] = {read_status, NODE_SCALAR, "text"},
    [CAMPAIGN_TEXTS] = {read_texts, NODE_LIST, "a list of texts, each behind '- '"},
    [CAMPAIGN_MONTHS] = {read_months, NODE_LIST, "a list of months, each behind '- '"},
    [CAMPAIGN_YES_NO] = {read_yes_no, NODE_SCALAR, "yes or no"},
    [CAMPAIGN_NUMBER] = {read_number, NODE_SCALAR, "a number"},
    [CAMPAIGN_GRADE] = {read_grade, NODE_SCALAR, "a number"},
    [CAMPAIGN_RULES] = {read_rules, NODE_MAP, "a line of its own with the rules below", true},
    [CAMPAIGN_CONTACT] = {read_contact, NODE_MAP, "a line of its own with 'name: …' below", true},
    [CAMPAIGN_LICENCE] = {read_licence, NODE_SCALAR, NULL, true},
    [CAMPAIGN_HELP] = {read_help, NODE_LIST, "a list of '- name: …' with keys below"},
    [CAMPAIGN_PHASES] = {read_phases, NODE_LIST, "a list of '- name: …' with keys below"},
    [CAMPAIGN_ALLOWED] = {read_allowed, NODE_LIST, "a list of '- number: …' with keys below"},
    [CAMPAIGN_OVERCLAIMS] = {read_overclaims, NODE_LIST, "a list of '- words: …' with keys below"},
    [CAMPAIGN_GROUPS] = {read_groups, NODE_MAP, "a line of its own with the groups' names below"},
};

// --- the campaign ---

static const struct key_table table = {rows, sizeof rows / sizeof *rows, forms};

static void add_slash(struct words *address, struct arena *arena) {
    if (address->text.length > 0 && !text_ends_with(address->text, TEXT("/")))
        address->text = TEXT_JOIN(arena, address->text, TEXT("/"));
}

static void check_rules(const struct key_reader *reader, const struct node *front_matter) {
    const struct number_rules *rules = &campaign_of(reader)->rules;
    const struct node *node = node_find(front_matter, TEXT("rules"));
    bool go_up = rules->counts_only_below >= 1 && rules->small_below >= rules->counts_only_below &&
                 rules->decimal_from >= rules->small_below;
    if (!node || go_up)
        return;
    struct arena *arena = reader->diagnostics->arena;
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_RULES_NOT_IN_ORDER, node->key_place,
                    (struct diagnostic_words){text_of_integer(arena, rules->counts_only_below),
                                              text_of_integer(arena, rules->small_below),
                                              text_of_integer(arena, rules->decimal_from)});
}

static void check_next_update(const struct key_reader *reader, const struct node *front_matter) {
    const struct campaign *campaign = campaign_of(reader);
    bool are_given = campaign->next_update.year != 0 && campaign->published.year != 0;
    if (!are_given || date_compare(campaign->next_update, campaign->published) > 0)
        return;
    const struct node *node = node_find(front_matter, TEXT("next_update"));
    diagnostics_add(reader->diagnostics, DIAGNOSTIC_UPDATE_IN_THE_PAST, node->place,
                    (struct diagnostic_words){
                        node->text, date_words(campaign->published, reader->diagnostics->arena)});
}

struct campaign campaign_read(const struct node *front_matter, const struct source *source,
                              struct arena *arena, struct diagnostics *diagnostics) {
    struct campaign campaign = {
        .language = TEXT("en-GB"),
        .rules = NUMBER_RULES_DEFAULT,
        .reading_grade = CAMPAIGN_READING_GRADE,
    };
    struct key_reader reader = key_reader_of(&table, source, arena, diagnostics);
    reader.record = &campaign;
    struct node top = *front_matter;
    top.place = (struct place){source, 0, 0};
    key_table_read(&reader, &top, TEXT(""), &campaign);
    add_slash(&campaign.base_url, arena);
    if (campaign.status == STATUS_APPROVED && !campaign.approved_by.text.data && reader.misses_keys)
        refuse(&reader, DIAGNOSTIC_APPROVED_BY_NOBODY,
               node_find(front_matter, TEXT("status"))->place, TEXT("approved"));
    check_rules(&reader, front_matter);
    check_next_update(&reader, front_matter);
    return campaign;
}

// --- campaign and figures ---

bool campaign_doubts_month(const struct campaign *campaign, struct date month) {
    for (size_t i = 0; i < campaign->months_in_doubt_count; i++)
        if (date_compare(campaign->months_in_doubt[i], month) == 0)
            return true;
    return false;
}

static const struct campaign_group *group_called(const struct campaign *campaign,
                                                 struct text name) {
    for (size_t i = 0; i < campaign->group_count; i++)
        if (text_equal(campaign->groups[i].name, name))
            return &campaign->groups[i];
    return NULL;
}

static bool has_figure_of(const struct metrics *metrics, size_t count, struct text group) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(metrics->figures[i].group, group))
            return true;
    return false;
}

// At the first figure of the group.
static void check_group_is_named(const struct campaign *campaign, const struct metrics *metrics,
                                 size_t number, struct diagnostics *diagnostics) {
    const struct figure *figure = &metrics->figures[number];
    if (campaign->group_count == 0 || !figure->group.data ||
        group_called(campaign, figure->group) || has_figure_of(metrics, number, figure->group))
        return;
    struct arena scratch = *diagnostics->arena;
    struct text *names = arena_allocate(&scratch, campaign->group_count, sizeof *names);
    for (size_t i = 0; i < campaign->group_count; i++)
        names[i] = campaign->groups[i].name;
    struct text nearest = text_nearest(figure->group, names, campaign->group_count, scratch);
    diagnostics_add(diagnostics, DIAGNOSTIC_GROUP_UNNAMED, figure->place,
                    (struct diagnostic_words){figure->group, nearest});
}

static bool has_source(const struct figure *figure, const struct campaign_group *group) {
    return figure->source.data || figure->source_url.data ||
           (group && (group->source.text.data || group->source_url.text.data));
}

static bool was_read(const struct campaign *campaign, const struct diagnostics *diagnostics) {
    return campaign->language.data && !key_table_lost_keys(NULL, diagnostics);
}

void campaign_check_metrics(const struct campaign *campaign, const struct metrics *metrics,
                            struct diagnostics *diagnostics) {
    if (!was_read(campaign, diagnostics))
        return;
    for (size_t i = 0; i < metrics->count; i++) {
        const struct figure *figure = &metrics->figures[i];
        check_group_is_named(campaign, metrics, i, diagnostics);
        if (has_source(figure, group_called(campaign, figure->group)))
            continue;
        struct text name = figure_name_text(figure_name_full(figure), diagnostics->arena);
        diagnostics_add(diagnostics, DIAGNOSTIC_SOURCE_MISSING, figure->place,
                        (struct diagnostic_words){name});
    }
    for (size_t i = 0; i < campaign->group_count && metrics->count > 0; i++)
        if (!has_figure_of(metrics, metrics->count, campaign->groups[i].name))
            diagnostics_add(diagnostics, DIAGNOSTIC_GROUP_UNUSED, campaign->groups[i].place,
                            (struct diagnostic_words){campaign->groups[i].name});
}

void campaign_check_months(const struct campaign *campaign, const struct doubt_list *doubts,
                           struct diagnostics *diagnostics) {
    if (!was_read(campaign, diagnostics))
        return;
    for (size_t i = 0; i < doubts->count; i++) {
        const struct doubt *doubt = &doubts->items[i];
        if (campaign_doubts_month(campaign, doubt->month))
            continue;
        struct text month = month_words(doubt->month, diagnostics->arena);
        diagnostics_add(diagnostics, DIAGNOSTIC_MONTH_DOUBTFUL, doubt->place,
                        (struct diagnostic_words){month, doubt->reason});
    }
}
