#include "month_mix.h"

#include "support.h"

#include <criterion/criterion.h>

enum { MONTHS_AT_MOST = 48, CATEGORIES_AT_MOST = 16 };

// A table to be filled in: months from January 2024 on, everything unknown at first.
struct mix {
    struct date months[MONTHS_AT_MOST];
    int64_t counts[CATEGORIES_AT_MOST * MONTHS_AT_MOST];
    size_t months_used, categories_used;
};

static int64_t *at(struct mix *mix, size_t category, size_t month) {
    return &mix->counts[category * mix->months_used + month];
}

static struct mix mix_of(size_t months, size_t categories) {
    struct mix mix = {.months_used = months, .categories_used = categories};
    for (size_t i = 0; i < months; i++)
        mix.months[i] = (struct date){2024 + (int)i / 12, 1 + (int)i % 12, 1};
    for (size_t i = 0; i < months * categories; i++)
        mix.counts[i] = MONTH_MIX_UNKNOWN;
    return mix;
}

// Every month alike.
static struct mix steady(size_t months, const int64_t *counts, size_t categories) {
    struct mix mix = mix_of(months, categories);
    for (size_t i = 0; i < categories; i++)
        for (size_t j = 0; j < months; j++)
            *at(&mix, i, j) = counts[i];
    return mix;
}

static struct month_mix_findings find(struct bench *bench, const struct mix *mix) {
    struct month_mix_table table = {mix->months, mix->months_used, mix->counts,
                                    mix->categories_used};
    return month_mix_find(&table, &bench->arena);
}

// --- published records ---

static size_t count_after(struct text *rest, char separator) {
    struct text_cut cut = text_cut(*rest, separator);
    size_t number = 0;
    for (size_t i = 0; i < cut.head.length; i++)
        number = 10 * number + (size_t)(cut.head.data[i] - '0');
    *rest = cut.tail;
    return number;
}

struct district {
    struct text name;
    struct mix mix;
};

enum { DISTRICTS = 14, PUBLISHED_MONTHS = 16, TYPES = 14, AUGUST_2025 = 11 };

static void read_month(struct text *text, struct mix *mix, size_t month) {
    struct text line = text_cut(*text, '\n').head;
    int year = (int)count_after(&line, '-');
    mix->months[month] = (struct date){year, (int)count_after(&line, ','), 1};
    line = text_cut(line, ',').tail;
    for (size_t i = 0; i < TYPES; i++)
        *at(mix, i, month) = (int64_t)count_after(&line, ',');
    *text = text_cut(*text, '\n').tail;
}

// The rows of a district follow one another, month by month.
static struct district *read_districts(struct bench *bench) {
    struct text text =
        text_cut(bench_file(bench, "tests/data/hampshire-districts-by-type.csv"), '\n').tail;
    struct district *districts = arena_allocate(&bench->arena, DISTRICTS, sizeof *districts);
    for (size_t i = 0; i < DISTRICTS; i++) {
        districts[i].name = text_cut(text_cut(text, ',').tail, ',').head;
        districts[i].mix = mix_of(PUBLISHED_MONTHS, TYPES);
        for (size_t j = 0; j < PUBLISHED_MONTHS; j++)
            read_month(&text, &districts[i].mix, j);
    }
    cr_assert_eq(text.length, 0);
    return districts;
}

// month,id,count; the ids of a month follow one another.
static struct mix read_force(struct bench *bench) {
    struct text text =
        text_cut(bench_file(bench, "tests/data/hampshire-monthly-by-type.csv"), '\n').tail;
    struct mix mix = mix_of(PUBLISHED_MONTHS, TYPES);
    for (size_t i = 0; i < PUBLISHED_MONTHS * TYPES; i++) {
        struct text line = text_cut(text, '\n').head;
        text = text_cut(text, '\n').tail;
        int year = (int)count_after(&line, '-');
        mix.months[i / TYPES] = (struct date){year, (int)count_after(&line, ','), 1};
        line = text_cut(line, ',').tail;
        *at(&mix, i % TYPES, i / TYPES) = (int64_t)count_after(&line, ',');
    }
    cr_assert_eq(text.length, 0);
    return mix;
}

Test(month_mix, of_the_force_only_august_2025_is_found) {
    struct bench bench;
    bench_open(&bench);
    struct mix force = read_force(&bench);
    struct month_mix_findings findings = find(&bench, &force);
    cr_expect_eq(findings.judged, PUBLISHED_MONTHS);
    cr_assert_eq(findings.count, 1);
    const struct month_mix_finding *finding = &findings.items[0];
    cr_expect_eq(finding->month, AUGUST_2025);
    cr_expect_eq(date_compare(force.months[finding->month], (struct date){2025, 8, 1}), 0);
    cr_expect_eq(finding->above.category, TYPES - 1, "violence and sexual offences");
    cr_expect_eq(finding->above.count, 11639);
    cr_expect_eq(finding->above.usual_doubled, 2 * 5431);
    cr_expect_eq(finding->below.category, 0, "anti-social behaviour");
    cr_expect_eq(finding->below.count, 430);
    cr_expect_eq(finding->below.usual_doubled, 2 * 1516);
    bench_close(&bench);
}

// The rates that month_mix.h and docs/months.md state.
Test(month_mix, of_the_districts_no_other_month_is_found_and_august_2025_in_most) {
    enum { FALSE_ALARMS = 0, OTHER_MONTHS = 210, AUGUSTS_FOUND = 11 };
    struct bench bench;
    bench_open(&bench);
    struct district *districts = read_districts(&bench);
    size_t false_alarms = 0, others = 0, augusts = 0;
    for (size_t i = 0; i < DISTRICTS; i++) {
        struct month_mix_findings findings = find(&bench, &districts[i].mix);
        others += findings.judged - 1;
        bool is_found = false;
        for (size_t j = 0; j < findings.count; j++) {
            bool is_august = findings.items[j].month == AUGUST_2025;
            is_found |= is_august;
            false_alarms += !is_august;
        }
        augusts += is_found;
        if (text_equal(districts[i].name, TEXT("Gosport")))
            cr_expect(!is_found, "Gosport is found now: say so in the documents");
    }
    cr_expect_eq(others, OTHER_MONTHS);
    cr_expect_eq(false_alarms, FALSE_ALARMS);
    cr_expect_eq(augusts, AUGUSTS_FOUND);
    bench_close(&bench);
}

Test(month_mix, any_eight_months_of_the_force_give_the_same) {
    enum { SPAN = 8 };
    struct bench bench;
    bench_open(&bench);
    struct mix force = read_force(&bench);
    for (size_t first = 0; first + SPAN <= PUBLISHED_MONTHS; first++) {
        struct mix part = mix_of(SPAN, TYPES);
        for (size_t i = 0; i < SPAN * TYPES; i++) {
            part.months[i % SPAN] = force.months[first + i % SPAN];
            part.counts[i] = *at(&force, i / SPAN, first + i % SPAN);
        }
        struct month_mix_findings findings = find(&bench, &part);
        bool has_august = first + SPAN > AUGUST_2025;
        cr_expect_eq(findings.count, has_august, "from month %zu", first);
        for (size_t i = 0; i < findings.count; i++)
            cr_expect_eq(first + findings.items[i].month, AUGUST_2025);
    }
    bench_close(&bench);
}

// --- each side of each threshold ---

struct edge {
    const char *threshold;
    int64_t usual[6];
    int64_t found[6];  // a month that is found
    int64_t silent[6]; // one that is not
};

static const struct edge edges[] = {
    {"1.6 times or more",
     {1000, 600, 500, 400, 300, 200},
     {1600, 375, 500, 400, 300, 200},
     {1599, 375, 500, 400, 300, 200}},
    {"1/1.6 or less",
     {1000, 600, 500, 400, 300, 200},
     {1600, 375, 500, 400, 300, 200},
     {1600, 376, 500, 400, 300, 200}},
    {"both directions",
     {1000, 600, 500, 400, 300, 200},
     {1600, 375, 500, 400, 300, 200},
     {1600, 600, 500, 400, 300, 200}},
    {"a total a quarter above",
     {1000, 600, 500, 400, 300, 200},
     {1600, 375, 875, 400, 300, 200},
     {1600, 375, 876, 400, 300, 200}},
    {"a total a quarter below",
     {1000, 600, 500, 400, 300, 200},
     {1600, 375, 0, 0, 75, 200},
     {1600, 375, 0, 0, 74, 200}},
    {"beyond what counting scatters, above",
     {64, 300, 200, 150, 100, 50},
     {104, 180, 200, 150, 100, 50},
     {103, 180, 200, 150, 100, 50}},
    {"beyond what counting scatters, below",
     {1000, 650, 500, 400, 300, 150},
     {1600, 650, 500, 400, 300, 88},
     {1600, 650, 500, 400, 300, 89}},
    {"nothing where something was usual",
     {1000, 600, 500, 400, 300, 200},
     {1600, 0, 500, 400, 300, 200},
     {1000, 0, 500, 400, 300, 200}},
};

// How often the month is found that stands as the seventh of twelve.
static size_t times_found(struct bench *bench, const int64_t *usual, const int64_t *month) {
    enum { SEVENTH = 6 };
    struct mix mix = steady(12, usual, 6);
    for (size_t i = 0; i < 6; i++)
        *at(&mix, i, SEVENTH) = month[i];
    struct month_mix_findings findings = find(bench, &mix);
    for (size_t i = 0; i < findings.count; i++)
        cr_expect_eq(findings.items[i].month, SEVENTH);
    return findings.count;
}

Test(month_mix, each_threshold_has_two_sides) {
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        const struct edge *edge = &edges[i];
        cr_expect_eq(times_found(&bench, edge->usual, edge->found), 1, "%s", edge->threshold);
        cr_expect_eq(times_found(&bench, edge->usual, edge->silent), 0, "%s", edge->threshold);
    }
    bench_close(&bench);
}

// A twentieth of 3000 is 150.
Test(month_mix, a_small_category_does_not_count) {
    struct bench bench;
    bench_open(&bench);
    cr_expect_eq(times_found(&bench, (int64_t[]){1000, 650, 500, 400, 300, 150},
                             (int64_t[]){1600, 650, 500, 400, 300, 60}),
                 1);
    cr_expect_eq(times_found(&bench, (int64_t[]){1000, 651, 500, 400, 300, 149},
                             (int64_t[]){1600, 651, 500, 400, 300, 60}),
                 0);
    bench_close(&bench);
}

static const int64_t plain[] = {1000, 600, 500, 400, 300, 200};

static void spoil(struct mix *mix, size_t month) {
    *at(mix, 0, month) = 1700;
    *at(mix, 1, month) = 200;
}

Test(month_mix, six_months_of_five_categories_are_needed) {
    struct bench bench;
    bench_open(&bench);
    struct mix enough = steady(6, plain, 5), short_time = steady(5, plain, 5),
               few = steady(6, plain, 4);
    spoil(&enough, 3);
    spoil(&short_time, 3);
    spoil(&few, 3);
    struct month_mix_findings findings = find(&bench, &enough);
    cr_expect_eq(findings.count, 1);
    cr_expect_eq(findings.judged, 6);
    findings = find(&bench, &short_time);
    cr_expect_eq(findings.count, 0);
    cr_expect_eq(findings.judged, 0);
    findings = find(&bench, &few);
    cr_expect_eq(findings.count, 0);
    cr_expect_eq(findings.judged, 0);
    struct mix nothing = {0};
    cr_expect_eq(find(&bench, &nothing).count, 0);
    bench_close(&bench);
}

Test(month_mix, what_is_unknown_is_left_out_of_usual_and_total) {
    struct bench bench;
    bench_open(&bench);
    struct mix mix = steady(12, plain, 6);
    spoil(&mix, 3);
    *at(&mix, 2, 3) = MONTH_MIX_UNKNOWN; // a sixth of the total
    *at(&mix, 0, 5) = *at(&mix, 0, 6) = MONTH_MIX_UNKNOWN;
    struct month_mix_findings findings = find(&bench, &mix);
    cr_assert_eq(findings.count, 1);
    cr_expect_eq(findings.items[0].above.usual_doubled, 2000);
    *at(&mix, 0, 3) = MONTH_MIX_UNKNOWN;
    cr_expect_eq(find(&bench, &mix).count, 0);
    bench_close(&bench);
}

Test(month_mix, two_wrong_months_do_not_hide_each_other) {
    struct bench bench;
    bench_open(&bench);
    struct mix mix = steady(12, plain, 6);
    spoil(&mix, 3);
    spoil(&mix, 4);
    struct month_mix_findings findings = find(&bench, &mix);
    cr_assert_eq(findings.count, 2);
    cr_expect_eq(findings.items[0].month, 3);
    cr_expect_eq(findings.items[1].month, 4);
    bench_close(&bench);
}

// Summer has four times the anti-social behaviour of winter, and a quarter of the other.
Test(month_mix, a_season_is_no_finding) {
    static const int64_t season[] = {40, 48, 70, 100, 130, 152, 160, 152, 130, 100, 70, 48};
    struct bench bench;
    bench_open(&bench);
    for (size_t months = 12; months <= 48; months += 12) {
        struct mix mix = steady(months, plain, 6);
        for (size_t i = 0; i < months; i++) {
            *at(&mix, 1, i) = 600 * season[i % 12] / 100;
            *at(&mix, 2, i) = 500 * season[(i + 6) % 12] / 100;
        }
        struct month_mix_findings findings = find(&bench, &mix);
        cr_expect_eq(findings.count, 0, "%zu months", months);
        cr_expect_eq(findings.judged, months);
    }
    bench_close(&bench);
}

Test(month_mix, what_comes_every_august_is_a_season) {
    struct bench bench;
    bench_open(&bench);
    struct mix mix = steady(36, plain, 6);
    spoil(&mix, 7);
    cr_expect_eq(find(&bench, &mix).count, 1);
    spoil(&mix, 19);
    cr_expect_eq(find(&bench, &mix).count, 0);
    bench_close(&bench);
}

// Nothing in a month of many that have nothing is not below what is usual.
Test(month_mix, a_category_that_comes_and_goes_is_no_finding) {
    struct bench bench;
    bench_open(&bench);
    struct mix mix = steady(12, plain, 6);
    for (size_t i = 2; i < 12; i += 3)
        *at(&mix, 1, i) = 0;
    *at(&mix, 0, 5) = 1700;
    cr_expect_eq(find(&bench, &mix).count, 0);
    bench_close(&bench);
}

// From some month on, nearly half of the first category is counted below a name of its own.
Test(month_mix, a_category_that_begins_is_no_finding) {
    struct bench bench;
    bench_open(&bench);
    for (size_t begins = 1; begins < 16; begins++) {
        struct mix mix = steady(16, plain, 6);
        for (size_t i = 0; i < 16; i++) {
            *at(&mix, 5, i) = i < begins ? 0 : 450;
            *at(&mix, 0, i) = i < begins ? 1000 : 550;
        }
        cr_expect_eq(find(&bench, &mix).count, 0, "from month %zu", begins);
    }
    bench_close(&bench);
}

Test(month_mix, crime_that_really_doubles_or_halves_is_no_finding) {
    struct bench bench;
    bench_open(&bench);
    struct mix mix = steady(12, plain, 6);
    for (size_t i = 0; i < 6; i++) {
        *at(&mix, i, 3) = 2 * plain[i];
        *at(&mix, i, 8) = plain[i] / 2;
    }
    *at(&mix, 1, 3) = 200; // one fell against the rest
    *at(&mix, 0, 8) = 1700;
    *at(&mix, 3, 8) = *at(&mix, 4, 8) = *at(&mix, 2, 8) = 0;
    *at(&mix, 0, 5) = 2000; // one rises, nothing falls
    cr_expect_eq(find(&bench, &mix).count, 0);
    bench_close(&bench);
}

Test(month_mix, the_largest_counts_do_not_overflow) {
    const int64_t most = INT64_C(9007199254740992);
    const int64_t usual[] = {most / 2, most, most, most, most, most};
    struct bench bench;
    bench_open(&bench);
    struct mix mix = steady(12, usual, 6);
    *at(&mix, 0, 3) = most;
    *at(&mix, 1, 3) = 0;
    struct month_mix_findings findings = find(&bench, &mix);
    cr_assert_eq(findings.count, 1);
    cr_expect_eq(findings.items[0].above.usual_doubled, most);
    cr_expect_eq(findings.items[0].below.usual_doubled, 2 * most);
    bench_close(&bench);
}
