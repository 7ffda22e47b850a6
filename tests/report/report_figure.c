#include "report_figure.h"

#include "arena.h"

#include <criterion/criterion.h>

static struct report_figures written(const struct figure *figures, size_t count,
                                     struct arena *arena) {
    static const struct campaign nobody = {0};
    struct metrics metrics = {figures, count};
    return report_figures_write(&metrics, &nobody, arena);
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
    struct metrics metrics = {figures, 2};
    struct arena arena = arena_new(1 << 20, NULL);
    struct report_figures list = report_figures_write(&metrics, &campaign, &arena);
    cr_expect(text_equal(list.items[0].source, TEXT("data.police.uk")));
    cr_expect(text_equal(list.items[0].source_url, TEXT("https://data.police.uk/")));
    cr_expect(text_equal(list.items[1].source, TEXT("a letter")));
    cr_expect_null(list.items[1].source_url.data, "another source's address must not go with it");
    arena_release(&arena);
}
