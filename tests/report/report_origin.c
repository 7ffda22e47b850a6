#include "report_origin.h"

#include "arena.h"
#include "metrics.h"

#include <criterion/criterion.h>

#define SPAN(...)                                                                                  \
    { .spans = {__VA_ARGS__}, .count = 1 }

static struct report_figures list_of(struct report_figure *items, size_t count) {
    return (struct report_figures){items, count};
}

Test(report_origin, every_source_is_named_once) {
    struct report_figure figures[] = {
        {.source = TEXT("a"), .source_url = TEXT("https://a.example/")},
        {.source = TEXT("b")},
        {.source = TEXT("a"), .source_url = TEXT("https://a.example/")},
        {.source_url = TEXT("https://c.example/")},
        {.label = TEXT("without a source")},
        {.source = TEXT("a")},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    struct report_figures list = list_of(figures, sizeof figures / sizeof *figures);
    struct value_list sources = report_origin_sources(&list, &arena);
    const struct report_source *items = sources.items;
    cr_assert_eq(sources.count, 4);
    cr_expect(text_equal(items[0].url, TEXT("https://a.example/")));
    cr_expect(text_equal(items[2].name, TEXT("https://c.example/")));
    cr_expect(text_equal(items[3].name, TEXT("a")));
    cr_expect_null(items[3].url.data);
    arena_release(&arena);
}

struct coverage_row {
    struct period baseline, current;
    const char *expected;
};

Test(report_origin, coverage_is_from_the_first_day_to_the_last) {
    static const struct coverage_row rows[] = {
        {SPAN({{2024, 1, 1}, {2024, 3, 31}, 0}), SPAN({{2025, 1, 1}, {2025, 3, 31}, 0}),
         "2024-01-01/2025-03-31"},
        {SPAN({{2025, 1, 1}, {2025, 12, 31}, 0}), SPAN({{2024, 1, 1}, {2024, 3, 31}, 0}),
         "2024-01-01/2025-12-31"},
        {SPAN({{2024, 4, 1}, {0}, 0}), SPAN({{2025, 1, 1}, {2025, 3, 31}, 0}), "2024-04-01/.."},
        {SPAN({{2024, 1, 1}, {2024, 3, 31}, 0}), SPAN({{2024, 4, 1}, {0}, 0}), "2024-01-01/.."},
        {{.count = 0}, SPAN({{2024, 4, 1}, {2024, 4, 30}, 0}), "2024-04-01/2024-04-30"},
    };
    struct arena arena = arena_new(1 << 20, NULL);
    struct series_list none = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct figure figure = {.baseline_period = rows[i].baseline,
                                .current_period = rows[i].current};
        struct report_figure written = {.figure = &figure};
        struct report_figures list = list_of(&written, 1);
        cr_expect_str_eq(text_string(&arena, report_origin_coverage(&list, &none, &arena)),
                         rows[i].expected, "row %zu", i);
    }
    arena_release(&arena);
}

Test(report_origin, coverage_takes_months_in_and_needs_dates) {
    struct arena arena = arena_new(1 << 20, NULL);
    struct figure figure = {.id = TEXT("a")};
    struct report_figure written = {.figure = &figure};
    struct report_figures list = list_of(&written, 1);
    struct series_list none = {0};
    cr_expect_null(report_origin_coverage(&list, &none, &arena).data);
    struct series_point points[] = {{.month = {2024, 1, 1}}, {.month = {2024, 2, 1}}};
    struct series series = {.points = points, .count = 2};
    struct series_list months = {&series, 1};
    cr_expect_str_eq(text_string(&arena, report_origin_coverage(&list, &months, &arena)),
                     "2024-01-01/2024-02-29");
    arena_release(&arena);
}
