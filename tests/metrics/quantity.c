#include "quantity.h"

#include "support.h"

#include <criterion/criterion.h>

#define NB "\u00A0"
#define NARROW_NB "\u202F"

static struct quantity read(struct bench *bench, const char *cell, enum quantity_form form) {
    bench_clear(bench);
    return quantity_read(text_of(cell), form, (struct place){0}, &bench->arena,
                         &bench->diagnostics);
}

struct number_case {
    const char *cell;
    int64_t digits;
    int places;
    const char *shown;
    enum quantity_bound bound;
    const char *hedge;
    const char *currency;
    const char *magnitude;
    bool percent;
};

static void check_numbers(const struct number_case *cases, size_t count, enum quantity_form form) {
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < count; i++) {
        const struct number_case *wanted = &cases[i];
        struct quantity got = read(&bench, wanted->cell, form);
        cr_expect_str_eq(bench_message(&bench), "", "%s", wanted->cell);
        cr_expect_eq(got.state, QUANTITY_KNOWN, "%s", wanted->cell);
        cr_expect_eq(got.number.digits, wanted->digits, "%s", wanted->cell);
        cr_expect_eq(got.number.places, wanted->places, "%s", wanted->cell);
        cr_expect_str_eq(bench_string(&bench, got.digits), wanted->shown, "%s", wanted->cell);
        cr_expect_eq(got.bound, wanted->bound, "%s", wanted->cell);
        cr_expect(text_equal(got.hedge, text_of(wanted->hedge)), "%s", wanted->cell);
        cr_expect(text_equal(got.currency, text_of(wanted->currency)), "%s", wanted->cell);
        cr_expect(text_equal(got.magnitude, text_of(wanted->magnitude)), "%s", wanted->cell);
        cr_expect_eq(got.percent, wanted->percent, "%s", wanted->cell);
    }
    bench_close(&bench);
}

#define CHECK_NUMBERS(cases, form) check_numbers(cases, sizeof cases / sizeof *cases, form)

Test(quantity, counts_are_read) {
    const struct number_case cases[] = {
        {.cell = "0", .digits = 0, .shown = "0"},
        {.cell = "112", .digits = 112, .shown = "112"},
        {.cell = " 112 ", .digits = 112, .shown = "112"},
        {.cell = NB "112" NB, .digits = 112, .shown = "112"},
        {.cell = "1008439", .digits = 1008439, .shown = "1,008,439"},
        {.cell = "1,008,439", .digits = 1008439, .shown = "1,008,439"},
        {.cell = "1" NB "008" NB "439", .digits = 1008439, .shown = "1,008,439"},
        {.cell = "1" NARROW_NB "776", .digits = 1776, .shown = "1,776"},
        {.cell = "1,776", .digits = 1776, .shown = "1,776"},
        {.cell = "999", .digits = 999, .shown = "999"},
        {.cell = "007", .digits = 7, .shown = "7"},
        {.cell = "12.0", .digits = 12, .shown = "12"},
        {.cell = "1,776.00", .digits = 1776, .shown = "1,776"},
        {.cell = "9007199254740992", .digits = QUANTITY_LARGEST, .shown = "9,007,199,254,740,992"},
        {.cell = "2.3 million", .digits = 2300000, .shown = "2.3", .magnitude = "million"},
        {.cell = "2 THOUSAND", .digits = 2000, .shown = "2", .magnitude = "thousand"},
        {.cell = "1.25billion", .digits = 1250000000, .shown = "1.25", .magnitude = "billion"},
    };
    CHECK_NUMBERS(cases, QUANTITY_COUNT);
}

Test(quantity, amounts_have_decimals_and_currencies) {
    const struct number_case cases[] = {
        {.cell = "£2.3million",
         .digits = 2300000,
         .shown = "2.3",
         .currency = "£",
         .magnitude = "million"},
        {.cell = "£ 2.3" NB "m",
         .digits = 2300000,
         .shown = "2.3",
         .currency = "£",
         .magnitude = "million"},
        {.cell = "£5k", .digits = 5000, .shown = "5", .currency = "£", .magnitude = "thousand"},
        {.cell = "€1bn",
         .digits = 1000000000,
         .shown = "1",
         .currency = "€",
         .magnitude = "billion"},
        {.cell = "£12,345.60",
         .digits = 1234560,
         .places = 2,
         .shown = "12,345.60",
         .currency = "£"},
        {.cell = "$0.05", .digits = 5, .places = 2, .shown = "0.05", .currency = "$"},
        {.cell = "3.75", .digits = 375, .places = 2, .shown = "3.75"},
        {.cell = "2.3456789 million",
         .digits = 23456789,
         .places = 1,
         .shown = "2.3456789",
         .magnitude = "million"},
        {.cell = "0.000000000000001", .digits = 1, .places = 15, .shown = "0.000000000000001"},
    };
    CHECK_NUMBERS(cases, QUANTITY_AMOUNT);
}

Test(quantity, bounds_and_hedges_are_kept) {
    const struct number_case cases[] = {
        {.cell = "250+", .digits = 250, .shown = "250", .bound = BOUND_LOWER, .hedge = "at least"},
        {.cell = "250 +", .digits = 250, .shown = "250", .bound = BOUND_LOWER, .hedge = "at least"},
        {.cell = "250 or more",
         .digits = 250,
         .shown = "250",
         .bound = BOUND_LOWER,
         .hedge = "at least"},
        {.cell = "more than 250",
         .digits = 250,
         .shown = "250",
         .bound = BOUND_LOWER,
         .hedge = "more than"},
        {.cell = "More  than" NB "250",
         .digits = 250,
         .shown = "250",
         .bound = BOUND_LOWER,
         .hedge = "more than"},
        {.cell = "over 250", .digits = 250, .shown = "250", .bound = BOUND_LOWER, .hedge = "over"},
        {.cell = "in excess of 1,000",
         .digits = 1000,
         .shown = "1,000",
         .bound = BOUND_LOWER,
         .hedge = "in excess of"},
        {.cell = "at least 3",
         .digits = 3,
         .shown = "3",
         .bound = BOUND_LOWER,
         .hedge = "at least"},
        {.cell = "nearly 80", .digits = 80, .shown = "80", .bound = BOUND_UPPER, .hedge = "nearly"},
        {.cell = "almost 80", .digits = 80, .shown = "80", .bound = BOUND_UPPER, .hedge = "almost"},
        {.cell = "fewer than 5",
         .digits = 5,
         .shown = "5",
         .bound = BOUND_UPPER,
         .hedge = "fewer than"},
        {.cell = "less than 5",
         .digits = 5,
         .shown = "5",
         .bound = BOUND_UPPER,
         .hedge = "less than"},
        {.cell = "under 5", .digits = 5, .shown = "5", .bound = BOUND_UPPER, .hedge = "under"},
        {.cell = "about 80", .digits = 80, .shown = "80", .bound = BOUND_ABOUT, .hedge = "about"},
        {.cell = "around 80", .digits = 80, .shown = "80", .bound = BOUND_ABOUT, .hedge = "around"},
        {.cell = "approximately 80",
         .digits = 80,
         .shown = "80",
         .bound = BOUND_ABOUT,
         .hedge = "approximately"},
    };
    CHECK_NUMBERS(cases, QUANTITY_COUNT);
    CHECK_NUMBERS(cases, QUANTITY_LEVEL);
}

Test(quantity, a_level_may_be_a_percentage) {
    const struct number_case cases[] = {
        {.cell = "12 %", .digits = 12, .shown = "12", .percent = true},
        {.cell = "12" NB "%", .digits = 12, .shown = "12", .percent = true},
        {.cell = "86.20%", .digits = 8620, .places = 2, .shown = "86.20", .percent = true},
        {.cell = "12 per cent", .digits = 12, .shown = "12", .percent = true},
        {.cell = "12%+",
         .digits = 12,
         .shown = "12",
         .percent = true,
         .bound = BOUND_LOWER,
         .hedge = "at least"},
    };
    CHECK_NUMBERS(cases, QUANTITY_LEVEL);
}

Test(quantity, what_is_not_published_is_never_zero) {
    const struct {
        const char *cell;
        enum quantity_state state;
    } cases[] = {
        {"", QUANTITY_NOT_PUBLISHED},      {"  ", QUANTITY_NOT_PUBLISHED},
        {NB, QUANTITY_NOT_PUBLISHED},      {"[c]", QUANTITY_CONFIDENTIAL},
        {"[C]", QUANTITY_CONFIDENTIAL},    {"[x]", QUANTITY_NOT_AVAILABLE},
        {" [x] ", QUANTITY_NOT_AVAILABLE}, {"[low]", QUANTITY_LOW},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int form = QUANTITY_COUNT; form <= QUANTITY_LEVEL; form++) {
            struct quantity got = read(&bench, cases[i].cell, (enum quantity_form)form);
            cr_expect_eq(got.state, cases[i].state, "%s", cases[i].cell);
            cr_expect_eq(bench.diagnostics.count, 0, "%s", cases[i].cell);
        }
    bench_close(&bench);
}

Test(quantity, an_absent_cell_is_not_published) {
    struct bench bench;
    bench_open(&bench);
    struct quantity got = quantity_read((struct text){0}, QUANTITY_COUNT, (struct place){0},
                                        &bench.arena, &bench.diagnostics);
    cr_expect_eq(got.state, QUANTITY_NOT_PUBLISHED);
    cr_expect_eq(bench.diagnostics.count, 0);
    bench_close(&bench);
}

Test(quantity, a_level_may_be_words) {
    static const char *const cells[] = {
        "highest in the county",
        "among the 10 lowest",
        "1st",
        "TRUE of all districts",
        "truer",
        "3rd of 12",
        "12 per 1,000 residents",
        "lower",
        "more than the county",
        "unchanged",
        "since May 2024",
        "May 2024",
        "one bottle of 1l",
        "więcej niż w hrabstwie",
        "żaden",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct quantity got = read(&bench, cells[i], QUANTITY_LEVEL);
        cr_expect_eq(got.state, QUANTITY_IN_WORDS, "%s", cells[i]);
        cr_expect_str_eq(bench_string(&bench, got.words), cells[i]);
        cr_expect_str_eq(bench_message(&bench), "", "%s", cells[i]);
    }
    bench_close(&bench);
}

struct refused_case {
    const char *cell;
    const char *code;
};

static void check_refused(const struct refused_case *cases, size_t count, enum quantity_form form) {
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < count; i++) {
        struct quantity got = read(&bench, cases[i].cell, form);
        cr_expect_eq(got.state, QUANTITY_NOT_PUBLISHED, "%s", cases[i].cell);
        cr_expect_str_eq(bench_code(&bench), cases[i].code, "%s: %s", cases[i].cell,
                         bench_message(&bench));
        cr_expect_eq(bench.diagnostics.count, 1, "%s", cases[i].cell);
    }
    bench_close(&bench);
}

#define CHECK_REFUSED(cases, form) check_refused(cases, sizeof cases / sizeof *cases, form)

// What no form may hold.
static const struct refused_case refused_everywhere[] = {
    {"9\\4", "N100"},
    {"9/4", "N100"},
    {".5", "N100"},
    {"5.", "N100"},
    {"1.008.439", "N100"},
    {"(5)", "N100"},
    {"%", "N100"},
    {"+5", "N100"},
    {"5-", "N100"},
    {"£", "N100"},
    {"5£", "N100"},
    {"12:30", "N100"},
    {"£5%", "N100"},
    {"5 million %", "N100"},
    {"?", "N100"},
    {"£-5", "N100"},
    {"1.78E+03", "N101"},
    {"1.78e+03", "N101"},
    {"1E5", "N101"},
    {"-1.78E-03", "N101"},
    {"1,78E+03", "N101"},
    {"#REF!", "N102"},
    {"#N/A", "N102"},
    {"#DIV/0!", "N102"},
    {"#NAME?", "N102"},
    {"#VALUE!", "N102"},
    {"#NUM!", "N102"},
    {"#NULL!", "N102"},
    {"#SPILL!", "N102"},
    {"#GETTING_DATA", "N102"},
    {"Err:502", "N102"},
    {"########", "N103"},
    {"##", "N103"},
    {"01-Nov", "N104"},
    {"3-May", "N104"},
    {"03-May", "N104"},
    {"2024-05-01", "N104"},
    {"2024-05", "N104"},
    {"01/02/2024", "N104"},
    {"1/2/24", "N104"},
    {"Nov-01", "N104"},
    {"1.2.2024", "N104"},
    {"01-Nov-24", "N104"},
    {"sept-24", "N104"},
    {"30/02/2024", "N104"},
    {"TRUE", "N137"},
    {"FALSE", "N137"},
    {"true", "N137"},
    {"63,5", "N105"},
    {"63,55", "N105"},
    {"1234,567", "N105"},
    {"1,23,456", "N105"},
    {"0,125", "N105"},
    {"1.234,5", "N105"},
    {"01,234", "N105"},
    {"1,0084", "N105"},
    {"63,5%", "N105"},
    {"6O%", "N106"},
    {"1O0", "N106"},
    {"l2", "N106"},
    {"O5", "N106"},
    {"1I2", "N106"},
    {"2o,000", "N106"},
    {"12 14", "N107"},
    {"12" NB "14", "N107"},
    {"1" NB "0084", "N107"},
    {"1 008 439", "N107"},
    {"10-12", "N107"},
    {"10–12", "N107"},
    {"9007199254740993", "N108"},
    {"99999999999999999999999999999999", "N108"},
    {"0.1234567890123456", "N108"},
    {"20.400000000000002", "N108"},
    {"9007199254740.992 million", "N108"},
    {"9999999 billion", "N108"},
    {"-5", "N109"},
    {"−5", "N109"},
    {"–5", "N109"},
    {"- 5", "N109"},
    {"-£5", "N109"},
    {"about -5", "N109"},
    {"[z]", "N114"},
    {"[]", "N114"},
    {"over 12+", "N100"},
    {"-", "N115"},
    {"–", "N115"},
    {"*", "N115"},
    {"..", "N115"},
    {"n/a", "N115"},
    {"N/A", "N115"},
    {"nil", "N115"},
    {"TBC", "N115"},
};

Test(quantity, slips_and_artefacts_are_refused_in_every_form) {
    CHECK_REFUSED(refused_everywhere, QUANTITY_COUNT);
    CHECK_REFUSED(refused_everywhere, QUANTITY_AMOUNT);
    CHECK_REFUSED(refused_everywhere, QUANTITY_LEVEL);
}

// What a level takes for words.
static const struct refused_case refused_but_in_levels[] = {
    {"12 arrests", "N110"}, {"12kg", "N110"},       {"2.3m", "N110"},     {"6th", "N110"},
    {"many", "N100"},       {"#1 of all", "N100"},  {"[c", "N100"},       {"12 to 14", "N107"},
    {"3 May", "N104"},      {"3 May 2024", "N104"}, {"about 6O", "N106"}, {"up 5", "N100"},
    {"5 fewer", "N110"},    {"12 or so", "N110"},
};

Test(quantity, words_are_refused_in_counts_and_amounts) {
    CHECK_REFUSED(refused_but_in_levels, QUANTITY_COUNT);
    CHECK_REFUSED(refused_but_in_levels, QUANTITY_AMOUNT);
}

Test(quantity, a_day_with_its_time_is_a_date) {
    const struct refused_case cases[] = {{"01/05/2024 00:00", "N104"},
                                         {"2024-05-01 00:00:00", "N104"}};
    CHECK_REFUSED(cases, QUANTITY_COUNT);
}

Test(quantity, counts_are_plain_whole_numbers) {
    const struct refused_case cases[] = {
        {"£500", "N111"},    {"£2.3million", "N111"},
        {"12%", "N112"},     {"12 %", "N112"},
        {"12.5", "N113"},    {"0.05", "N113"},
        {"1,776.5", "N113"}, {"2.3456789 million", "N113"},
    };
    const struct refused_case of_amounts[] = {{"12%", "N112"}};
    CHECK_REFUSED(cases, QUANTITY_COUNT);
    CHECK_REFUSED(of_amounts, QUANTITY_AMOUNT);
}

Test(quantity, messages_say_what_to_write) {
    const struct {
        const char *cell;
        const char *message;
    } cases[] = {
        {"9\\4", "'9\\4' is not a number"},
        {"63,5",
         "'63,5' is not a number; write 63.5, a comma separates thousands in groups of three"},
        {"1.234,5",
         "'1.234,5' is not a number; write 1234.5, a comma separates thousands in groups of three"},
        {"1,23,456", "'1,23,456' is not a number; a comma separates thousands in groups of three"},
        {"6O%", "'6O%' has the letter 'O' where a digit belongs; write 60%"},
        {"1l2", "'1l2' has the letter 'l' where a digit belongs; write 112"},
        {"1.78E+03", "'1.78E+03' is a long number that Excel shortened, and its digits are lost; "
                     "format the column as Text and type the number again"},
        {"03-May", "'03-May' is a date where a number belongs: Excel turned a number into a date; "
                   "format the column as Text and type the number again"},
        {"12 arrests", "'12 arrests' has 'arrests' behind the number; take it out, for a unit "
                       "belongs in the column 'unit' of metrics.csv, other words in its 'note'"},
        {"[z]", "'[z]' is not a mark that is known; the marks are [c], [x] and [low]"},
        {"n/a", "'n/a' is not a number; write [x] where nothing is available, 0 for none, or leave "
                "a cell of metrics.csv empty where nothing is published"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read(&bench, cases[i].cell, QUANTITY_COUNT);
        cr_expect_str_eq(bench_message(&bench), cases[i].message);
    }
    bench_close(&bench);
}

Test(decimal, comparison_is_exact_across_places) {
    const struct {
        struct decimal a, b;
        int order;
    } cases[] = {
        {{63, 0}, {630, 1}, 0},
        {{15, 1}, {149, 2}, 1},
        {{149, 2}, {15, 1}, -1},
        {{204, 1}, {20, 0}, 1},
        {{20, 0}, {204, 1}, -1},
        {{0, 0}, {0, 15}, 0},
        {{1, 15}, {0, 0}, 1},
        {{QUANTITY_LARGEST, 0}, {QUANTITY_LARGEST, 15}, 1},
        {{QUANTITY_LARGEST, 0}, {QUANTITY_LARGEST, 0}, 0},
        {{100000000000001, 14}, {1, 0}, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(decimal_compare(cases[i].a, cases[i].b), cases[i].order, "row %zu", i);
}

Test(decimal, numbers_are_the_nearest_doubles) {
    cr_expect_eq(decimal_number((struct decimal){204, 1}), 20.4);
    cr_expect_eq(decimal_number((struct decimal){117, 1}), 11.7);
    cr_expect_eq(decimal_number((struct decimal){QUANTITY_LARGEST, 0}), 9007199254740992.0);
    cr_expect_eq(decimal_number((struct decimal){1, 15}), 1e-15);
    cr_expect_eq(decimal_number((struct decimal){0, 3}), 0.0);
}

Test(decimal, scaling_is_exact_or_refused) {
    cr_expect_eq(decimal_scaled((struct decimal){25, 1}, 2), 250);
    cr_expect_eq(decimal_scaled((struct decimal){25, 1}, 1), 25);
    cr_expect_eq(decimal_scaled((struct decimal){25, 1}, 0), -1);
    cr_expect_eq(decimal_scaled((struct decimal){QUANTITY_LARGEST, 0}, 0), QUANTITY_LARGEST);
    cr_expect_eq(decimal_scaled((struct decimal){QUANTITY_LARGEST, 0}, 1), -1);
}

Test(decimal, text_keeps_the_places) {
    const struct {
        struct decimal decimal;
        const char *text;
    } cases[] = {
        {{63, 0}, "63"},   {{2040, 2}, "20.40"}, {{5, 2}, "0.05"},
        {{-5, 1}, "-0.5"}, {{0, 2}, "0.00"},     {{-139, 0}, "-139"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(bench_string(&bench, decimal_text(cases[i].decimal, &bench.arena)),
                         cases[i].text);
    bench_close(&bench);
}
