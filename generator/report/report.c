#include "report.h"

#include "arena.h"
#include "buffer.h"
#include "number.h"
#include "suppression.h"

// --- sections ---

// Copies of the figures picked, for a list.
struct figure_list {
    struct report_figure *items;
    size_t count;
    size_t capacity;
};

static bool is_any(const struct report_figure *written) {
    return written->figure != NULL;
}

static bool is_count(const struct report_figure *written) {
    const struct figure *figure = written->figure;
    return figure->kind == FIGURE_COUNT || figure->kind == FIGURE_AMOUNT;
}

static bool is_statement(const struct report_figure *written) {
    return written->figure->kind == FIGURE_LEVEL ||
           written->comparison->change.basis == CHANGE_STATED_DIRECTION;
}

static bool is_drawn(const struct report_figure *written,
                     const struct report_chart_wishes *wishes) {
    return written->figure->kind == FIGURE_CHANGE &&
           (wishes->has_statements || !is_statement(written));
}

static struct value_list picked(const struct report_figures *figures, struct text group,
                                bool (*fits)(const struct report_figure *), struct arena *arena) {
    struct figure_list list = {0};
    for (size_t i = 0; i < figures->count; i++)
        if (text_equal(figures->items[i].group, group) && fits(&figures->items[i]))
            *ARENA_PUSH(arena, &list, items) = figures->items[i];
    return value_list_of(list.items, list.count);
}

static bool is_change_without_number(const struct report_figure *written,
                                     const struct report_chart_wishes *wishes) {
    return written->figure->kind == FIGURE_CHANGE && !is_drawn(written, wishes);
}

static struct report_selection
selected(const struct report_figures *figures, struct text group,
         bool (*fits)(const struct report_figure *, const struct report_chart_wishes *),
         const struct report_chart_wishes *wishes, struct arena *arena) {
    struct report_selection selection = {0};
    for (size_t i = 0; i < figures->count; i++)
        if (text_equal(figures->items[i].group, group) && fits(&figures->items[i], wishes))
            *ARENA_PUSH(arena, &selection, items) = &figures->items[i];
    return selection;
}

// The source that all figures of a group share, by its first figure's; absent where they differ.
static const struct report_figure *shared_source(const struct report_figures *figures,
                                                 struct text group) {
    const struct report_figure *first = NULL;
    for (size_t i = 0; i < figures->count; i++) {
        const struct report_figure *figure = &figures->items[i];
        if (!text_equal(figure->group, group))
            continue;
        if (!first)
            first = figure;
        if (!text_equal(figure->source, first->source) ||
            !text_equal(figure->source_url, first->source_url))
            return NULL;
    }
    return first;
}

// A section names its group's source, else the one that its figures share; every other source
// stands at its figure.
static void add_sources(struct report_section *section, const struct campaign_group *described,
                        const struct report_figures *figures, struct text group) {
    section->source = text_present(described->source.text);
    section->source_url = text_present(described->source_url.text);
    const struct report_figure *shared =
        section->source.data || section->source_url.data ? NULL : shared_source(figures, group);
    if (shared) {
        section->source = text_or(shared->source, shared->source_url);
        section->source_url = shared->source_url;
    }
    for (size_t i = 0; i < figures->count; i++) {
        struct report_figure *figure = &figures->items[i];
        struct text source = text_or(figure->source, figure->source_url);
        bool is_own = text_equal(figure->group, group) && !text_equal(source, section->source);
        if (is_own) {
            figure->own_source = text_present(source);
            section->names_sources = true;
        }
    }
}

static struct report_section section_of(struct text group, const struct report_inputs *inputs,
                                        const struct report_figures *figures, struct arena *arena) {
    const struct campaign_group *described = report_group(inputs->campaign, group);
    struct campaign_group none = {0};
    if (!described)
        described = &none;
    struct report_section section = {
        .id = text_or(group, TEXT("figures")),
        .heading = text_or(described->heading.text, text_or(group, TEXT("The figures"))),
        .summary = text_present(described->summary.text),
        .caveat = text_present(described->caveat.text),
    };
    add_sources(&section, described, figures, group);
    section.figures = picked(figures, group, is_any, arena);
    section.counts = picked(figures, group, is_count, arena);
    section.statements = picked(figures, group, is_statement, arena);
    const struct report_chart_wishes *wishes = &inputs->wishes;
    struct report_selection selection = selected(figures, group, is_drawn, wishes, arena);
    struct report_selection statements =
        selected(figures, group, is_change_without_number, wishes, arena);
    struct report_chart_frame frame = {section.id,
                                       section.heading,
                                       section.source,
                                       inputs->campaign->language,
                                       text_present(inputs->campaign->locality.text),
                                       inputs->campaign->place.text,
                                       &statements,
                                       *wishes};
    section.chart = report_chart_draw(&selection, &frame, arena);
    struct report_months_frame months = {
        group,         section.id, section.source, inputs->campaign->language, inputs->campaign,
        inputs->series};
    section.months = report_months_draw(figures, &months, arena);
    section.months_hidden = report_months_hidden(figures, &months, arena);
    section.has_months = section.months.count > 0 || section.months_hidden.data;
    return section;
}

struct section_list {
    struct report_section *items;
    size_t count;
    size_t capacity;
};

static bool has_section(const struct text *groups, size_t count, struct text group) {
    for (size_t i = 0; i < count; i++)
        if (text_equal(groups[i], group))
            return true;
    return false;
}

static bool has_figures(const struct metrics *metrics, struct text group) {
    for (size_t i = 0; i < metrics->count; i++)
        if (text_equal(metrics->figures[i].group, group))
            return true;
    return false;
}

// Groups in the order of the front matter, then those that it does not name in the file's order.
static struct value_list sections_of(const struct report_inputs *inputs,
                                     const struct report_figures *figures, struct arena *arena) {
    const struct campaign *campaign = inputs->campaign;
    const struct metrics *metrics = inputs->metrics;
    struct text *groups =
        arena_allocate(arena, campaign->group_count + metrics->count, sizeof *groups);
    size_t group_count = 0;
    for (size_t i = 0; i < campaign->group_count; i++)
        if (has_figures(metrics, campaign->groups[i].name))
            groups[group_count++] = campaign->groups[i].name;
    for (size_t i = 0; i < metrics->count; i++)
        if (!has_section(groups, group_count, metrics->figures[i].group))
            groups[group_count++] = metrics->figures[i].group;
    struct section_list sections = {0};
    for (size_t i = 0; i < group_count; i++)
        *ARENA_PUSH(arena, &sections, items) = section_of(groups[i], inputs, figures, arena);
    return value_list_of(sections.items, sections.count);
}

// --- the campaign ---

static struct value_list lines_of(const struct words_list *list, struct arena *arena) {
    struct report_line *lines = arena_allocate(arena, list->count, sizeof *lines);
    for (size_t i = 0; i < list->count; i++)
        lines[i].text = list->items[i].text;
    return value_list_of(lines, list->count);
}

// The number for a tel: link: its digits and a leading plus.
static struct text telephone_address(struct text telephone, struct arena *arena) {
    if (telephone.length == 0)
        return (struct text){0};
    struct buffer address = {.arena = arena};
    for (size_t i = 0; i < telephone.length; i++) {
        char c = telephone.data[i];
        // +44 (0)1329: the nought is dialled within the country alone.
        bool is_domestic =
            telephone.data[0] == '+' &&
            text_starts_with(text_slice(telephone, i, telephone.length), TEXT("(0)"));
        if (is_domestic)
            i += 2;
        else if (text_is_digit(c) || (c == '+' && address.length == 0))
            buffer_append_byte(&address, c);
    }
    return text_present(buffer_text(&address));
}

// An address as people read it: "crimestoppers-uk.org".
static struct text url_written(struct text url) {
    static const char *const starts[] = {"https://", "http://", "www."};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (text_starts_with(url, text_of(starts[i])))
            url = text_slice(url, text_of(starts[i]).length, url.length);
    if (text_ends_with(url, TEXT("/")))
        url = text_slice(url, 0, url.length - 1);
    return text_present(url);
}

static struct value_list help_of(const struct campaign *campaign, struct arena *arena) {
    struct report_help *help = arena_allocate(arena, campaign->help_count, sizeof *help);
    for (size_t i = 0; i < campaign->help_count; i++) {
        const struct campaign_help *given = &campaign->help[i];
        help[i] = (struct report_help){
            .name = given->name.text,
            .text = text_present(given->text.text),
            .telephone = text_present(given->telephone.text),
            .telephone_address = telephone_address(given->telephone.text, arena),
            .url = text_present(given->url.text),
            .url_written = url_written(given->url.text),
        };
    }
    return value_list_of(help, campaign->help_count);
}

static struct value_list phases_of(const struct campaign *campaign, struct arena *arena) {
    struct report_phase *phases = arena_allocate(arena, campaign->phase_count, sizeof *phases);
    for (size_t i = 0; i < campaign->phase_count; i++) {
        const struct campaign_phase *given = &campaign->phases[i];
        phases[i] = (struct report_phase){
            .name = given->name.text,
            .text = text_present(given->text.text),
            .period = text_present(period_words(&given->period, arena)),
        };
    }
    return value_list_of(phases, campaign->phase_count);
}

// Lines joined by commas.
static struct text on_one_line(struct text lines, struct arena *arena) {
    struct buffer line = {.arena = arena};
    for (struct text_cut cut = {.tail = text_trim(lines), .found = true}; cut.found;) {
        cut = text_cut(cut.tail, '\n');
        if (line.length)
            buffer_append(&line, TEXT(", "));
        buffer_append(&line, text_trim(cut.head));
    }
    return text_present(buffer_text(&line));
}

static const struct report_contact *contact_of(const struct campaign_contact *given,
                                               struct arena *arena) {
    struct report_contact *contact = arena_allocate(arena, 1, sizeof *contact);
    *contact = (struct report_contact){
        .name = given->name.text,
        .email = text_present(given->email.text),
        .telephone = text_present(given->telephone.text),
        .telephone_address = telephone_address(given->telephone.text, arena),
        .address = on_one_line(given->address.text, arena),
    };
    return contact;
}

static struct value_list months_of(const struct campaign *campaign, struct arena *arena) {
    size_t count = campaign->months_in_doubt_count;
    struct report_line *lines = arena_allocate(arena, count, sizeof *lines);
    for (size_t i = 0; i < count; i++) {
        struct period month = {.spans = {{campaign->months_in_doubt[i],
                                          campaign->months_in_doubt[i], PRECISION_MONTH}},
                               .count = 1};
        lines[i].text = period_words(&month, arena);
    }
    return value_list_of(lines, count);
}

// en_GB for en-GB, as the Open Graph protocol writes languages.
static struct text language_posix(struct text language, struct arena *arena) {
    struct text_cut cut = text_cut(language, '-');
    return cut.found ? TEXT_JOIN(arena, cut.head, TEXT("_"), cut.tail) : language;
}

static struct report_campaign *write_campaign(const struct report_inputs *inputs,
                                              struct arena *arena) {
    const struct campaign *given = inputs->campaign;
    struct report_campaign *campaign = arena_allocate(arena, 1, sizeof *campaign);
    *campaign = (struct report_campaign){
        .id = given->id.text,
        .title = given->title.text,
        .message = text_present(given->message.text),
        .name = given->campaign.text,
        .place = given->place.text,
        .locality = text_present(given->locality.text),
        .language = given->language,
        .language_posix = language_posix(given->language, arena),
        .start = text_present(period_words(&given->start, arena)),
        .published = date_words(inputs->date, arena),
        .published_iso = date_iso(inputs->date, arena),
        .is_draft = given->status == STATUS_DRAFT,
        .uses_months_in_doubt = given->uses_months_in_doubt,
        .approved_by = text_present(given->approved_by.text),
        .next_update = text_present(date_words(given->next_update, arena)),
        .lead = given->lead.text,
        .licence = text_present(given->licence.text),
        .licence_url = text_present(given->licence_url.text),
        .base_url = text_present(given->base_url.text),
        .partners = lines_of(&given->partners, arena),
        .caveats = lines_of(&given->caveats, arena),
        .phases = phases_of(given, arena),
        .help = help_of(given, arena),
        .contact = contact_of(&given->contact, arena),
        .months_in_doubt = months_of(given, arena),
    };
    return campaign;
}

static bool has_months(const struct value_list *sections) {
    const struct report_section *items = sections->items;
    for (size_t i = 0; i < sections->count; i++)
        if (items[i].has_months)
            return true;
    return false;
}

static const struct report_rules *rules_of(const struct number_rules *given,
                                           const struct report_figures *figures,
                                           struct arena *arena) {
    struct report_rules *rules = arena_allocate(arena, 1, sizeof *rules);
    const struct {
        int64_t number;
        struct text *written;
    } numbers[] = {
        {given->counts_only_below, &rules->counts_only_below},
        {given->small_below, &rules->small_below},
        {given->decimal_from, &rules->decimal_from},
        {given->hide_below, &rules->hide_below},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].written != &rules->hide_below || suppression_is_on(numbers[i].number))
            *numbers[i].written = number_written((struct decimal){numbers[i].number, 0}, arena);
    rules->marks_small = given->counts_only_below < given->small_below;
    rules->has_whole = given->small_below < given->decimal_from;
    for (size_t i = 0; i < figures->count; i++)
        rules->months_tell = rules->months_tell || figures->items[i].comparison->months_tell;
    return rules;
}

struct report *report_build(const struct report_inputs *inputs,
                            const struct report_figures *figures, struct arena *arena) {
    struct report *report = arena_allocate(arena, 1, sizeof *report);
    report->campaign = write_campaign(inputs, arena);
    report->sections = sections_of(inputs, figures, arena);
    report->figures = report_figures_names(figures, arena);
    report->has_months = has_months(&report->sections);
    report->rules = rules_of(&inputs->campaign->rules, figures, arena);
    report->columns = report_download_columns(arena);
    report->corrections =
        report_corrections_write(&inputs->corrections, figures, report->campaign, arena);
    report->feed = report_feed_of(report->campaign, arena);
    report->sources = report_origin_sources(figures, arena);
    report->coverage = report_origin_coverage(figures, &inputs->series, arena);
    report->card = report_card_lay_out(report->campaign, arena);
    report->version = inputs->version;
    return report;
}

// --- words with placeholders ---

static void add(struct report_words *list, struct words *words, struct arena *arena) {
    if (words->text.length)
        *ARENA_PUSH(arena, list, items) = words;
}

static void add_all(struct report_words *list, struct words_list *words, struct arena *arena) {
    for (size_t i = 0; i < words->count; i++)
        add(list, &words->items[i], arena);
}

struct report_words report_words(struct campaign *campaign, struct arena *arena) {
    struct report_words list = {0};
    struct words *const single[] = {
        &campaign->title,           &campaign->message,  &campaign->campaign,
        &campaign->place,           &campaign->locality, &campaign->lead,
        &campaign->approved_by,     &campaign->licence,  &campaign->contact.name,
        &campaign->contact.address,
    };
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++)
        add(&list, single[i], arena);
    for (size_t i = 0; i < campaign->group_count; i++) {
        struct campaign_group *group = &campaign->groups[i];
        add(&list, &group->heading, arena);
        add(&list, &group->summary, arena);
        add(&list, &group->caveat, arena);
    }
    for (size_t i = 0; i < campaign->phase_count; i++) {
        add(&list, &campaign->phases[i].name, arena);
        add(&list, &campaign->phases[i].text, arena);
    }
    for (size_t i = 0; i < campaign->help_count; i++) {
        add(&list, &campaign->help[i].name, arena);
        add(&list, &campaign->help[i].text, arena);
    }
    add_all(&list, &campaign->partners, arena);
    add_all(&list, &campaign->caveats, arena);
    return list;
}

struct report_words report_group_sources(struct campaign *campaign, struct arena *arena) {
    struct report_words list = {0};
    for (size_t i = 0; i < campaign->group_count; i++)
        add(&list, &campaign->groups[i].source, arena);
    return list;
}
