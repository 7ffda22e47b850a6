#include "report_figure.h"

#include "arena.h"
#include "series.h"

#include <criterion/criterion.h>

static struct report_figures written_in(const struct campaign *campaign,
                                        const struct figure *figures, size_t count,
                                        struct arena *arena) {
    struct figure *copies = arena_allocate(arena, count, sizeof *copies);
    for (size_t i = 0; i < count; i++)
        copies[i] = figures[i];
    struct metrics metrics = {copies, count};
    struct series_list series = {0};
    struct comparison_inputs inputs = {&metrics, &series, campaign};
    struct report_figures list =
        report_figures_write(&metrics, comparisons_of(&inputs, arena), arena);
    report_figures_inherit_sources(&list, campaign);
    return list;
}

static struct report_figures written(const struct figure *figures, size_t count,
                                     struct arena *arena) {
    static const struct campaign nobody = {.rules = NUMBER_RULES_DEFAULT};
    return written_in(&nobody, figures, count, arena);
}

static const struct report_figure *named(const struct value_map *names, const char *key) {
    const struct value_map_entry *entry = value_map_find(names, text_of(key));
    return entry ? entry->record : NULL;
}

Test(report_figure, answers_to_its_id_where_one_group_has_it) {
    const struct figure figures[] = {
        {.group = TEXT("announced"), .id = TEXT("burglary"), .label = TEXT("one")},
        {.group = TEXT("recorded"), .id = TEXT("robbery"), .label = TEXT("two")},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    struct report_figures list = written(figures, 2, &arena);
    struct value_map names = report_figures_names(&list, &arena);
    cr_expect_eq(named(&names, "burglary"), &list.items[0]);
    cr_expect_eq(named(&names, "announced.burglary"), &list.items[0]);
    cr_expect_eq(named(&names, "robbery"), &list.items[1]);
    cr_expect_null(value_map_find(&names, TEXT("recorded.burglary")));
    arena_release(&arena);
}

Test(report_figure, an_id_in_two_groups_names_the_choices) {
    const struct figure figures[] = {
        {.group = TEXT("announced"), .id = TEXT("burglary")},
        {.group = TEXT("recorded"),
         .id = TEXT("burglary"),
         .area = TEXT("Gosport"),
         .area_slug = TEXT("gosport")},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    struct report_figures list = written(figures, 2, &arena);
    struct value_map names = report_figures_names(&list, &arena);
    const struct value_map_entry *entry = value_map_find(&names, TEXT("burglary"));
    cr_assert_not_null(entry);
    cr_expect_null(entry->record);
    cr_expect_str_eq(text_string(&arena, entry->choices),
                     "'announced.burglary' or 'recorded.burglary@gosport'");
    cr_expect_eq(named(&names, "recorded.burglary"), &list.items[1]);
    arena_release(&arena);
}

Test(report_figure, the_whole_campaign_goes_before_its_areas) {
    const struct figure figures[] = {
        {.group = TEXT("recorded"),
         .id = TEXT("burglary"),
         .area = TEXT("Gosport"),
         .area_slug = TEXT("gosport")},
        {.group = TEXT("recorded"), .id = TEXT("burglary")},
        {.group = TEXT("recorded"),
         .id = TEXT("robbery"),
         .area = TEXT("Gosport"),
         .area_slug = TEXT("gosport")},
        {.group = TEXT("recorded"),
         .id = TEXT("robbery"),
         .area = TEXT("Fareham"),
         .area_slug = TEXT("fareham")},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    struct report_figures list = written(figures, 4, &arena);
    struct value_map names = report_figures_names(&list, &arena);
    cr_expect_eq(named(&names, "recorded.burglary"), &list.items[1]);
    cr_expect_eq(named(&names, "recorded.burglary@gosport"), &list.items[0]);
    cr_expect_null(named(&names, "recorded.robbery"), "two areas and no whole: ambiguous");
    cr_expect_eq(named(&names, "robbery@fareham"), &list.items[3]);
    arena_release(&arena);
}

Test(report_figure, has_its_groups_source_only_without_one_of_its_own) {
    struct campaign_group group = {.name = TEXT("recorded"),
                                   .source = {TEXT("data.police.uk")},
                                   .source_url = {TEXT("https://data.police.uk/")}};
    struct campaign campaign = {.groups = &group, .group_count = 1};
    const struct figure figures[] = {
        {.group = TEXT("recorded"), .id = TEXT("a")},
        {.group = TEXT("recorded"), .id = TEXT("b"), .source = TEXT("a letter")},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    struct campaign undescribed = {0};
    struct report_figures list = written_in(&undescribed, figures, 2, &arena);
    cr_expect_null(list.items[0].source.data);
    cr_expect(text_equal(list.items[1].source, TEXT("a letter")));
    report_figures_inherit_sources(&list, &campaign);
    cr_expect(text_equal(list.items[0].source, TEXT("data.police.uk")));
    cr_expect(text_equal(list.items[0].source_url, TEXT("https://data.police.uk/")));
    cr_expect(text_equal(list.items[1].source, TEXT("a letter")));
    cr_expect_null(list.items[1].source_url.data, "another source's address must not go with it");
    arena_release(&arena);
}

static struct quantity count_of(int64_t number, const char *digits) {
    return (struct quantity){
        .state = QUANTITY_KNOWN, .number = {number, 0}, .digits = text_of(digits)};
}

Test(report_figure, counts_come_first_where_numbers_are_small) {
    const struct figure figures[] = {
        {.label = TEXT("Robbery"),
         .baseline = count_of(8, "8"),
         .current = count_of(4, "4"),
         .counts = {true, 8, 4, 0}},
        {.label = TEXT("Burglary"),
         .baseline = count_of(60, "60"),
         .current = count_of(30, "30"),
         .counts = {true, 60, 30, 0}},
        {.label = TEXT("Anti-social behaviour"),
         .baseline = count_of(219, "219"),
         .current = count_of(167, "167"),
         .counts = {true, 219, 167, 0}},
        {.label = TEXT("All crime"),
         .change = {.basis = CHANGE_STATED, .direction = DIRECTION_DOWN, .percent = {26, 1}}},
    };
    static const struct {
        const char *headline, *beside;
    } shown[] = {
        {"8\u00A0to\u00A04", NULL},
        {"60\u00A0to\u00A030", "\u221250%, small\u00A0numbers"},
        {"\u221224%", "219\u00A0to\u00A0167"},
        {"\u22122.6%", NULL},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    struct report_figures list = written(figures, 4, &arena);
    for (size_t i = 0; i < 4; i++) {
        cr_expect(text_equal(list.items[i].headline, text_of(shown[i].headline)), "%zu", i);
        cr_expect(text_equal(list.items[i].beside, text_of(shown[i].beside)), "%zu", i);
        cr_expect_null(list.items[i].stated.data, "%zu", i);
    }
    arena_release(&arena);
}

// "More than 1%" says little of a fall of 63%.
Test(report_figure, what_the_source_states_stands_beside_what_is_shown) {
    const struct figure figure = {
        .label = TEXT("Burglary"),
        .baseline = count_of(270, "270"),
        .current = count_of(100, "100"),
        .counts = {true, 270, 100, 0},
        .change = {.basis = CHANGE_STATED,
                   .direction = DIRECTION_DOWN,
                   .percent = {1, 0},
                   .bound = BOUND_LOWER,
                   .hedge = TEXT("more than")},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    struct report_figure shown = written(&figure, 1, &arena).items[0];
    cr_expect(text_equal(shown.headline, TEXT("\u221263%")));
    cr_expect(text_equal(shown.beside, TEXT("270\u00A0to\u00A0100")));
    cr_expect(text_equal(shown.stated, TEXT("The source states: down more than\u00A01%.")));
    cr_expect(text_equal(shown.interval_kind, TEXT("exact")));
    arena_release(&arena);
}

Test(report_figure, anchors_are_one_for_each_figure) {
    const struct figure figures[] = {
        {.group = TEXT("a-b"), .id = TEXT("c")},
        {.group = TEXT("a"), .id = TEXT("b-c")},
        {.id = TEXT("c"), .area_slug = TEXT("a-b")},
        {.id = TEXT("c"), .area_slug = TEXT("\xC3\xA9")},
        {.id = TEXT("c"), .area_slug = TEXT("\xC3\xA8")},
    };
    static const char *const expected[] = {"a-b_c", "a_b-c", "c_a-b", "c_c3a9", "c_c3a8"};
    struct arena arena = arena_new(1 << 20, NULL);
    struct report_figures list = written(figures, 5, &arena);
    for (size_t i = 0; i < list.count; i++)
        cr_expect_str_eq(text_string(&arena, list.items[i].anchor), expected[i]);
    cr_expect_str_eq(text_string(&arena, list.items[4].row), "6");
    cr_expect_str_eq(text_string(&arena, list.items[2].name), "c@a-b");
    arena_release(&arena);
}

Test(report_figure, may_be_written_in_each_of_its_forms_and_no_other) {
    static const struct {
        size_t figure;
        const char *text;
        bool is_form;
    } rows[] = {
        {0, "60 to 30", true},       {0, "-50%", true}, {0, "-50%, small numbers", true},
        {0, "down 50%", true},       {0, "30", true},   {0, "60", false},
        {0, "not published", false}, {0, "", false},    {1, "112", true},
        {1, "112 people", true},     {1, "11", false},
    };
    const struct figure figures[] = {
        {.kind = FIGURE_CHANGE,
         .baseline = count_of(60, "60"),
         .current = count_of(30, "30"),
         .counts = {true, 60, 30, 0}},
        {.kind = FIGURE_COUNT, .value = count_of(112, "112"), .unit = TEXT("people")},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    struct report_figures list = written(figures, 2, &arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct report_figure_forms forms =
            report_figure_forms_of(&list.items[rows[i].figure], &arena);
        cr_expect_eq(report_figure_forms_have(&forms, text_of(rows[i].text)), rows[i].is_form,
                     "row %zu", i);
    }
    arena_release(&arena);
}
