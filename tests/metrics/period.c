#include "period.h"

#include "support.h"

#include <criterion/criterion.h>

#define NB "\u00A0"

static struct period read(struct bench *bench, const char *cell) {
    bench_clear(bench);
    return period_read(text_of(cell), (struct place){0}, &bench->diagnostics);
}

Test(period, every_form_is_read_and_told_in_words) {
    static const struct {
        const char *cell;
        struct date first, last;
        enum period_precision precision;
        const char *words;
    } cases[] = {
        {"2024-01..2024-03",
         {2024, 1, 1},
         {2024, 3, 31},
         PRECISION_MONTH,
         "January to March" NB "2024"},
        {"2024-04", {2024, 4, 1}, {2024, 4, 30}, PRECISION_MONTH, "April" NB "2024"},
        {"2024", {2024, 1, 1}, {2024, 12, 31}, PRECISION_YEAR, "2024"},
        {"2024-01-15..2024-03-31",
         {2024, 1, 15},
         {2024, 3, 31},
         PRECISION_DAY,
         "15" NB "January to 31" NB "March" NB "2024"},
        {"2024-04..", {2024, 4, 1}, {0}, PRECISION_MONTH, "since April" NB "2024"},
        {"2024-04 ..", {2024, 4, 1}, {0}, PRECISION_MONTH, "since April" NB "2024"},
        {"2024..", {2024, 1, 1}, {0}, PRECISION_YEAR, "since 2024"},
        {"2024-04-15..", {2024, 4, 15}, {0}, PRECISION_DAY, "since 15" NB "April" NB "2024"},
        {"Apr-24..", {2024, 4, 1}, {0}, PRECISION_MONTH, "since April" NB "2024"},
        {"2023..2024", {2023, 1, 1}, {2024, 12, 31}, PRECISION_YEAR, "2023 to 2024"},
        {"Apr-24", {2024, 4, 1}, {2024, 4, 30}, PRECISION_MONTH, "April" NB "2024"},
        {"APR-24", {2024, 4, 1}, {2024, 4, 30}, PRECISION_MONTH, "April" NB "2024"},
        {"Apr-2024", {2024, 4, 1}, {2024, 4, 30}, PRECISION_MONTH, "April" NB "2024"},
        {"Apr 2024", {2024, 4, 1}, {2024, 4, 30}, PRECISION_MONTH, "April" NB "2024"},
        {"April" NB "2024", {2024, 4, 1}, {2024, 4, 30}, PRECISION_MONTH, "April" NB "2024"},
        {"Sept 2024", {2024, 9, 1}, {2024, 9, 30}, PRECISION_MONTH, "September" NB "2024"},
        {"Dec-29", {2029, 12, 1}, {2029, 12, 31}, PRECISION_MONTH, "December" NB "2029"},
        {"Jan-30", {1930, 1, 1}, {1930, 1, 31}, PRECISION_MONTH, "January" NB "1930"},
        {"01/04/2024", {2024, 4, 1}, {2024, 4, 1}, PRECISION_DAY, "1" NB "April" NB "2024"},
        {"1/4/2024", {2024, 4, 1}, {2024, 4, 1}, PRECISION_DAY, "1" NB "April" NB "2024"},
        {"1 April 2024", {2024, 4, 1}, {2024, 4, 1}, PRECISION_DAY, "1" NB "April" NB "2024"},
        {"01-Apr-24", {2024, 4, 1}, {2024, 4, 1}, PRECISION_DAY, "1" NB "April" NB "2024"},
        {"2024-02-29", {2024, 2, 29}, {2024, 2, 29}, PRECISION_DAY, "29" NB "February" NB "2024"},
        {"2000-02-29", {2000, 2, 29}, {2000, 2, 29}, PRECISION_DAY, "29" NB "February" NB "2000"},
        {" 2024-04 ", {2024, 4, 1}, {2024, 4, 30}, PRECISION_MONTH, "April" NB "2024"},
        {"2023-11..2024-02",
         {2023, 11, 1},
         {2024, 2, 29},
         PRECISION_MONTH,
         "November" NB "2023 to February" NB "2024"},
        {"2024-04-01..2024-04-15",
         {2024, 4, 1},
         {2024, 4, 15},
         PRECISION_DAY,
         "1 to 15" NB "April" NB "2024"},
        {"15/12/2023..03/01/2024",
         {2023, 12, 15},
         {2024, 1, 3},
         PRECISION_DAY,
         "15" NB "December" NB "2023 to 3" NB "January" NB "2024"},
        {"2024-04..2025",
         {2024, 4, 1},
         {2025, 12, 31},
         PRECISION_MONTH,
         "April" NB "2024 to December" NB "2025"},
        {"2024-04-15..2024-05",
         {2024, 4, 15},
         {2024, 5, 31},
         PRECISION_DAY,
         "15" NB "April to 31" NB "May" NB "2024"},
        {"2024-04..2024-04", {2024, 4, 1}, {2024, 4, 30}, PRECISION_MONTH, "April" NB "2024"},
        {"1900", {1900, 1, 1}, {1900, 12, 31}, PRECISION_YEAR, "1900"},
        {"2200-12-31", {2200, 12, 31}, {2200, 12, 31}, PRECISION_DAY, "31" NB "December" NB "2200"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period got = read(&bench, cases[i].cell);
        cr_expect_str_eq(bench_message(&bench), "", "%s", cases[i].cell);
        cr_assert_eq(got.count, 1, "%s", cases[i].cell);
        cr_expect_eq(date_compare(got.spans[0].first, cases[i].first), 0, "%s", cases[i].cell);
        cr_expect_eq(date_compare(got.spans[0].last, cases[i].last), 0, "%s", cases[i].cell);
        cr_expect_eq(got.spans[0].precision, cases[i].precision, "%s", cases[i].cell);
        cr_expect_str_eq(bench_string(&bench, period_words(&got, &bench.arena)), cases[i].words);
    }
    bench_close(&bench);
}

Test(period, spans_are_joined) {
    static const struct {
        const char *cell;
        int count;
        const char *words;
    } cases[] = {
        {"2024-01+2024-03", 2, "January" NB "2024 and March" NB "2024"},
        {"2024-01..2024-03 + 2024-07..2024-09", 2,
         "January to March" NB "2024 and July to September" NB "2024"},
        {"2022+2023+2024..", 3, "2022, 2023 and since 2024"},
        {"2024-01+2024-02+2024-03+2024-04+2024-05+2024-06+2024-07+2024-08", 8,
         "January" NB "2024, February" NB "2024, March" NB "2024, April" NB "2024, May" NB
         "2024, June" NB "2024, July" NB "2024 and August" NB "2024"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period got = read(&bench, cases[i].cell);
        cr_expect_str_eq(bench_message(&bench), "");
        cr_expect_eq(got.count, cases[i].count, "%s", cases[i].cell);
        cr_expect_str_eq(bench_string(&bench, period_words(&got, &bench.arena)), cases[i].words);
    }
    bench_close(&bench);
}

Test(period, an_empty_cell_is_no_period) {
    struct bench bench;
    bench_open(&bench);
    struct period none = read(&bench, "  ");
    cr_expect_eq(none.count, 0);
    cr_expect_eq(bench.diagnostics.count, 0);
    struct text words = period_words(&none, &bench.arena);
    cr_expect(words.data && words.length == 0);
    cr_expect_eq(period_days(&none), 0);
    bench_close(&bench);
}

Test(period, what_cannot_be_right_is_refused) {
    static const struct {
        const char *cell;
        const char *code;
    } cases[] = {
        {"spring", "N140"},
        {"in the last year", "N140"},
        {"..2024", "N140"},
        {"..", "N140"},
        {"2024-01-", "N140"},
        {"2024-01...2024-03", "N140"},
        {"2024-01..x", "N140"},
        {"24-04", "N140"},
        {"04/2024", "N140"},
        {"Apr 24", "N140"},
        {"Apri 2024", "N140"},
        {"2024-04+", "N140"},
        {"+", "N140"},
        {"20244", "N140"},
        {"2024-04-01 00:00", "N140"},
        {"2024-01..2024-02..2024-03", "N140"},
        {"2024-02-30", "N143"},
        {"30/02/2024", "N143"},
        {"2023-02-29", "N143"},
        {"1900-02-29", "N143"},
        {"31 April 2024", "N143"},
        {"2024-04-00", "N143"},
        {"2024-01-15..2024-02-30", "N143"},
        {"2024-13", "N144"},
        {"12/31/2024", "N144"},
        {"2024-00", "N144"},
        {"2024-00-01", "N144"},
        {"0204-04", "N145"},
        {"2201", "N145"},
        {"1899-12-31", "N145"},
        {"2024-03..2024-01", "N146"},
        {"2024..2023", "N146"},
        {"2024-04-02..2024-04-01", "N146"},
        {"2024-01..2024-03+2024-03", "N147"},
        {"2024-01-01..2024-01-05+2024-01-05", "N147"},
        {"2024-03+2024-01", "N147"},
        {"2024-01..+2025", "N147"},
        {"2016+2017+2018+2019+2020+2021+2022+2023+2024", "N148"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period got = read(&bench, cases[i].cell);
        cr_expect_str_eq(bench_code(&bench), cases[i].code, "%s: %s", cases[i].cell,
                         bench_message(&bench));
        cr_expect_eq(bench.diagnostics.count, 1, "%s", cases[i].cell);
        cr_expect_eq(got.count, 0, "%s", cases[i].cell);
    }
    bench_close(&bench);
}

Test(period, messages_name_the_part_and_its_place) {
    struct bench bench;
    bench_open(&bench);
    struct source source = {TEXT("metrics.csv"), TEXT("id,2024-01-15..2024-02-30")};
    struct text cell = text_slice(source.text, 3, source.text.length);
    period_read(cell, source_place(&source, cell), &bench.diagnostics);
    cr_expect_str_eq(bench_message(&bench),
                     "'2024-02-30' does not exist: February 2024 has 29 days");
    cr_expect_eq(bench.diagnostics.items[0].place.offset, 15);
    cr_expect_eq(bench.diagnostics.items[0].place.length, 10);
    read(&bench, "2024-04 +");
    cr_expect_str_eq(
        bench_message(&bench),
        "'2024-04 +' is not a period; write it as 2024-04, 2024-01..2024-03, 2024-04.. "
        "or 01/04/2024, and words in the column 'period_note'");
    bench_close(&bench);
}

Test(period, equal_exposures_are_known) {
    static const struct {
        const char *a, *b;
        bool equal, same_months;
    } cases[] = {
        {"2024-01..2024-03", "2025-01..2025-03", true, true},
        {"2024-02", "2025-02", true, true},
        {"2024", "2025", true, true},
        {"2023..2024", "2021..2022", true, true},
        {"2023-04..2024-03", "2024", true, true},
        {"2023-11..2024-02", "2024-11..2025-02", true, true},
        {"2024-01..2024-02+2024-03", "2025-01..2025-03", true, true},
        {"2024-01-01..2024-03-31", "2025-01..2025-03", true, true},
        {"2023-01-15..2024-01-14", "2024-01-15..2025-01-14", true, false},
        {"2023-01-15..2024-01-14", "2024", true, false},
        {"2024-01-15..2024-01-20", "2024-06-01..2024-06-06", true, false},
        {"2024-01", "2024-03", true, false},
        {"2024-01-15..2024-03-30", "2025-01-15..2025-03-30", true, false},
        {"2023-12-15..2024-02-29", "2024-12-15..2025-02-28", true, false},
        {"2024-02-10..2024-03-05+2024-07-01..2024-07-09",
         "2025-02-10..2025-03-05+2025-07-01..2025-07-09", true, false},
        {"2024-01-15..2025-03-30", "2025-01-15..2025-03-30", false, false},
        {"2024-01-15..2024-03-30", "2025-01-15..2025-03-29", false, false},
        {"2023-01-15..2023-03-30", "2025-01-15..2025-03-29", false, false},
        {"2024-01", "2024-02", false, false},
        {"2024-01..2024-03", "2025-01..2025-04", false, false},
        {"2024", "2024..2025", false, false},
        {"2024-01..", "2025-01..", false, false},
        {"2024-01..2024-03", "2025-01..", false, false},
        {"2024-01..2024-03", "", false, false},
        {"", "", false, false},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period a = read(&bench, cases[i].a), b = read(&bench, cases[i].b);
        cr_expect_eq(period_is_equal_exposure(&a, &b), cases[i].equal, "%s, %s", cases[i].a,
                     cases[i].b);
        cr_expect_eq(period_is_equal_exposure(&b, &a), cases[i].equal, "%s, %s", cases[i].b,
                     cases[i].a);
        cr_expect_eq(period_is_same_months(&a, &b), cases[i].same_months, "%s, %s", cases[i].a,
                     cases[i].b);
    }
    bench_close(&bench);
}

Test(period, days_are_counted_with_both_ends) {
    static const struct {
        const char *cell;
        long days;
    } cases[] = {
        {"2024", 366},
        {"2023", 365},
        {"2024-02", 29},
        {"1900-02", 28},
        {"2024-01-01", 1},
        {"2024-01..2024-03", 91},
        {"2025-01..2025-03", 90},
        {"2024-01+2024-03", 62},
        {"1900..2200", 109938},
        {"2024-01..", 0},
        {"2023+2024-01..", 0},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period period = read(&bench, cases[i].cell);
        cr_expect_eq(period_days(&period), cases[i].days, "%s", cases[i].cell);
    }
    bench_close(&bench);
}

Test(period, day_numbers_run_on) {
    cr_expect_eq(date_day_number((struct date){1970, 1, 1}) -
                     date_day_number((struct date){1900, 1, 1}),
                 25567);
    cr_expect_eq(date_day_number((struct date){2000, 3, 1}) -
                     date_day_number((struct date){2000, 2, 28}),
                 2);
    cr_expect_eq(date_day_number((struct date){2100, 3, 1}) -
                     date_day_number((struct date){2100, 2, 28}),
                 1);
    cr_expect_eq(date_day_number((struct date){0, 3, 1}), 0);
}

Test(period, one_day_is_read) {
    static const char *const cells[] = {"2025-07-01", "01/07/2025", "1 July 2025", "1-Jul-25"};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct date date = date_read(text_of(cells[i]), (struct place){0}, &bench.diagnostics);
        cr_expect_eq(date_compare(date, (struct date){2025, 7, 1}), 0, "%s", cells[i]);
        cr_expect_str_eq(bench_string(&bench, date_words(date, &bench.arena)),
                         "1" NB "July" NB "2025");
    }
    cr_expect_eq(bench.diagnostics.count, 0);
    cr_expect_str_eq(bench_string(&bench, date_words((struct date){0}, &bench.arena)), "");
    bench_close(&bench);
}

Test(period, what_is_no_day_is_refused) {
    static const struct {
        const char *text;
        const char *code;
    } cases[] = {{"2025-07", "N141"}, {"2025", "N141"},       {"soon", "N141"},
                 {"", "N141"},        {"2025-02-29", "N143"}, {"2025-07-01..", "N141"}};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bench_clear(&bench);
        struct date date = date_read(text_of(cases[i].text), (struct place){0}, &bench.diagnostics);
        cr_expect_str_eq(bench_code(&bench), cases[i].code, "%s", cases[i].text);
        cr_expect_eq(bench.diagnostics.count, 1);
        cr_expect(cases[i].code[3] == '3' || date.year == 0);
    }
    bench_close(&bench);
}

Test(period, one_month_is_read_also_as_its_first_day) {
    static const struct {
        const char *text;
        const char *code; // "": it is April 2024
    } cases[] = {{"2024-04", ""},    {"Apr-24", ""},         {"01/04/2024", ""},
                 {"2024-04-01", ""}, {"15/04/2024", "N142"}, {"2024", "N142"},
                 {"4", "N142"},      {"2024-13", "N144"},    {"2024-04..2024-05", "N142"}};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bench_clear(&bench);
        struct date date =
            month_read(text_of(cases[i].text), (struct place){0}, &bench.diagnostics);
        struct date wanted = *cases[i].code ? (struct date){0} : (struct date){2024, 4, 1};
        cr_expect_str_eq(bench_code(&bench), cases[i].code, "%s", cases[i].text);
        cr_expect_eq(date_compare(date, wanted), 0, "%s", cases[i].text);
    }
    bench_close(&bench);
}

Test(period, a_month_in_words_and_as_files_have_it) {
    struct bench bench;
    bench_open(&bench);
    struct date august = {2025, 8, 1}, december = {2025, 12, 1};
    cr_expect_str_eq(bench_string(&bench, month_words(august, &bench.arena)), "August\u00A0"
                                                                              "2025");
    cr_expect_str_eq(bench_string(&bench, month_written(august, &bench.arena)), "2025-08");
    cr_expect_str_eq(bench_string(&bench, month_written(december, &bench.arena)), "2025-12");
    bench_close(&bench);
}

Test(period, machines_get_days) {
    static const struct {
        const char *cell, *dates;
    } cases[] = {
        {"2024-01..2024-03", "2024-01-01/2024-03-31"},
        {"2024", "2024-01-01/2024-12-31"},
        {"2024-04..", "2024-04-01/.."},
        {"2024-02+2025-02-03", "2024-02-01/2024-02-29+2025-02-03/2025-02-03"},
        {"", NULL},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period period = read(&bench, cases[i].cell);
        cr_expect(text_equal(period_dates(&period, &bench.arena), text_of(cases[i].dates)), "%s",
                  cases[i].cell);
    }
    bench_close(&bench);
}

Test(period, a_month_lies_in_a_period_or_touches_it) {
    static const struct {
        const char *period;
        struct date month;
        bool has, touches;
    } cases[] = {
        {"2024-01..2024-03", {2024, 3, 1}, true, true},
        {"2024-01..2024-03", {2024, 4, 1}, false, false},
        {"2024-01..2024-03", {2023, 12, 1}, false, false},
        {"2024-01-15..2024-03-31", {2024, 1, 1}, false, true},
        {"2024-01..2024-03-30", {2024, 3, 1}, false, true},
        {"2024-04..", {2030, 1, 1}, true, true},
        {"2024-04..", {2024, 3, 1}, false, false},
        {"2023-01+2024-01", {2024, 1, 1}, true, true},
        {"2023-01+2024-01", {2023, 6, 1}, false, false},
        {"", {2024, 1, 1}, false, false},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period period = read(&bench, cases[i].period);
        cr_expect_eq(period_has_month(&period, cases[i].month), cases[i].has, "%zu", i);
        cr_expect_eq(period_touches_month(&period, cases[i].month), cases[i].touches, "%zu", i);
    }
    bench_close(&bench);
}

Test(period, another_season_is_seen) {
    static const struct {
        const char *a, *b;
        bool is_other;
    } cases[] = {
        {"2024-01..2024-03", "2025-01..2025-03", false},
        {"2024-01..2024-03", "2024-04..2024-06", true},
        {"2024", "2025", false},
        {"2023-04..2024-03", "2024", false},
        {"2024-01-15..2024-02-03", "2025-01-15..2025-02-03", false},
        {"2024", "2025-01..2025-06", true},
        {"2023-04..2024-03", "2024-04..", true},
        {"", "2024", false},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period a = read(&bench, cases[i].a), b = read(&bench, cases[i].b);
        cr_expect_eq(period_is_other_season(&a, &b), cases[i].is_other, "%s, %s", cases[i].a,
                     cases[i].b);
    }
    bench_close(&bench);
}
