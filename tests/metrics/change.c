#include "change.h"

#include "support.h"

#include <criterion/criterion.h>
#include <math.h>

#define NB "\u00A0"

static struct change read(struct bench *bench, const char *cell) {
    bench_clear(bench);
    return change_read(text_of(cell), (struct place){0}, &bench->arena, &bench->diagnostics);
}

struct change_case {
    const char *cell;
    enum direction direction;
    int64_t digits;
    int places;
    enum quantity_bound bound;
    const char *hedge;
};

Test(change, stated_percentages_are_read_with_their_digits) {
    const struct change_case cases[] = {
        {.cell = "-63", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "-63%", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "−63 %", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "–63%", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "−" NB "63" NB "%", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = " -63.0% ", .direction = DIRECTION_DOWN, .digits = 630, .places = 1},
        {.cell = "-20.4%", .direction = DIRECTION_DOWN, .digits = 204, .places = 1},
        {.cell = "-0.5%", .direction = DIRECTION_DOWN, .digits = 5, .places = 1},
        {.cell = "+24.3%", .direction = DIRECTION_UP, .digits = 243, .places = 1},
        {.cell = "+1,200%", .direction = DIRECTION_UP, .digits = 1200},
        {.cell = "down 63%", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "Down by 63 per cent", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "63% fall", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "63% drop", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "63% reduction", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "63% decrease", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "a 63% fall", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "a fall of 63%", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "fell by 63 percent", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "63% fewer", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "63% less", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "63% lower", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "down 63", .direction = DIRECTION_DOWN, .digits = 63},
        {.cell = "up 24.3%", .direction = DIRECTION_UP, .digits = 243, .places = 1},
        {.cell = "24.3% rise", .direction = DIRECTION_UP, .digits = 243, .places = 1},
        {.cell = "an increase of 24.3%", .direction = DIRECTION_UP, .digits = 243, .places = 1},
        {.cell = "24.3% more", .direction = DIRECTION_UP, .digits = 243, .places = 1},
        {.cell = "-100%", .direction = DIRECTION_DOWN, .digits = 100},
        {.cell = "at least 100% fall",
         .direction = DIRECTION_DOWN,
         .digits = 100,
         .bound = BOUND_LOWER,
         .hedge = "at least"},
        {.cell = "0%"},
        {.cell = "0"},
        {.cell = "0.0%", .places = 1},
        {.cell = "no change"},
        {.cell = "No" NB "change"},
        {.cell = "unchanged"},
        {.cell = "down by more than 60%",
         .direction = DIRECTION_DOWN,
         .digits = 60,
         .bound = BOUND_LOWER,
         .hedge = "more than"},
        {.cell = "over -60%",
         .direction = DIRECTION_DOWN,
         .digits = 60,
         .bound = BOUND_LOWER,
         .hedge = "over"},
        {.cell = "in excess of 60% reduction",
         .direction = DIRECTION_DOWN,
         .digits = 60,
         .bound = BOUND_LOWER,
         .hedge = "in excess of"},
        {.cell = "down nearly 12%",
         .direction = DIRECTION_DOWN,
         .digits = 12,
         .bound = BOUND_UPPER,
         .hedge = "nearly"},
        {.cell = "almost 12% rise",
         .direction = DIRECTION_UP,
         .digits = 12,
         .bound = BOUND_UPPER,
         .hedge = "almost"},
        {.cell = "about 12% more",
         .direction = DIRECTION_UP,
         .digits = 12,
         .bound = BOUND_ABOUT,
         .hedge = "about"},
        {.cell = "up 250%+",
         .direction = DIRECTION_UP,
         .digits = 250,
         .bound = BOUND_LOWER,
         .hedge = "at least"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct change got = read(&bench, cases[i].cell);
        cr_expect_str_eq(bench_message(&bench), "", "%s", cases[i].cell);
        cr_expect_eq(got.basis, CHANGE_STATED, "%s", cases[i].cell);
        cr_expect_eq(got.direction, cases[i].direction, "%s", cases[i].cell);
        cr_expect_eq(got.percent.digits, cases[i].digits, "%s", cases[i].cell);
        cr_expect_eq(got.percent.places, cases[i].places, "%s", cases[i].cell);
        cr_expect_eq(got.bound, cases[i].bound, "%s", cases[i].cell);
        cr_expect(text_equal(got.hedge, text_of(cases[i].hedge)), "%s", cases[i].cell);
    }
    bench_close(&bench);
}

Test(change, a_word_alone_is_a_change_without_a_number) {
    static const char *const down[] = {"down", "Fewer", "less", "lower", "a fall", "reduced"};
    static const char *const up[] = {"up", "MORE", "higher", "an increase", "rose"};
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof down / sizeof *down; i++) {
        struct change got = read(&bench, down[i]);
        cr_expect_eq(got.basis, CHANGE_STATED_DIRECTION, "%s", down[i]);
        cr_expect_eq(got.direction, DIRECTION_DOWN, "%s", down[i]);
    }
    for (size_t i = 0; i < sizeof up / sizeof *up; i++) {
        struct change got = read(&bench, up[i]);
        cr_expect_eq(got.basis, CHANGE_STATED_DIRECTION, "%s", up[i]);
        cr_expect_eq(got.direction, DIRECTION_UP, "%s", up[i]);
    }
    bench_close(&bench);
}

Test(change, what_is_not_published_is_unknown_and_says_why) {
    struct bench bench;
    bench_open(&bench);
    cr_expect_eq(read(&bench, "").basis, CHANGE_UNKNOWN);
    cr_expect_eq(read(&bench, "").state, QUANTITY_NOT_PUBLISHED);
    cr_expect_eq(read(&bench, "[c]").basis, CHANGE_UNKNOWN);
    cr_expect_eq(read(&bench, "[c]").state, QUANTITY_CONFIDENTIAL);
    cr_expect_eq(read(&bench, "[x]").state, QUANTITY_NOT_AVAILABLE);
    cr_expect_eq(read(&bench, "[low]").state, QUANTITY_LOW);
    cr_expect_eq(bench.diagnostics.count, 0);
    bench_close(&bench);
}

Test(change, what_cannot_be_right_is_refused) {
    static const struct {
        const char *cell;
        const char *code;
    } cases[] = {
        {"20%", "N122"},
        {"63", "N122"},
        {"more than 60%", "N122"},
        {"about 5%", "N122"},
        {"250%+", "N122"},
        {"up -5%", "N123"},
        {"-63% fall", "N123"},
        {"up +5%", "N123"},
        {"up down 5%", "N123"},
        {"down -120%", "N123"},
        {"-120%", "N124"},
        {"down 100.1%", "N124"},
        {"down more than 100%", "N124"},
        {"-0.63", "N125"},
        {"+0.243", "N125"},
        {"down 0.5", "N125"},
        {"-0.05", "N125"},
        {"halved", "N120"},
        {"up or down", "N120"},
        {"-£5%", "N120"},
        {"down 5 million", "N120"},
        {"-5 percentage points", "N120"},
        {"up to 20%", "N120"},
        {"5% less than last year", "N120"},
        {"9\\4", "N120"},
        {"a", "N120"},
        {"-", "N115"},
        {"+", "N120"},
        {"63%-", "N120"},
        {"down down", "N120"},
        {"unchanged 5%", "N120"},
        {"-(63)%", "N120"},
        {"down 5% or 6%", "N107"},
        {"down from 270 to 100", "N107"},
        {"-10 -12", "N107"},
        {"-63 000 000%", "N107"},
        {"-63,5%", "N105"},
        {"down 6O%", "N106"},
        {"-6O%", "N106"},
        {"−6O%", "N106"},
        {"#REF!", "N102"},
        {"########", "N103"},
        {"1.78E+03", "N101"},
        {"-6.3E-01", "N101"},
        {"03-May", "N104"},
        {"01/02/2024", "N104"},
        {"[u]", "N114"},
        {"n/a", "N115"},
        {"+9007199254740993%", "N108"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct change got = read(&bench, cases[i].cell);
        cr_expect_str_eq(bench_code(&bench), cases[i].code, "%s: %s", cases[i].cell,
                         bench_message(&bench));
        cr_expect_eq(bench.diagnostics.count, 1, "%s", cases[i].cell);
        cr_expect_eq(got.basis, CHANGE_UNKNOWN, "%s", cases[i].cell);
    }
    bench_close(&bench);
}

Test(change, messages_say_what_to_write) {
    static const struct {
        const char *cell;
        const char *message;
    } cases[] = {
        {"20%", "'20%' does not say whether it is a rise or a fall, and a spreadsheet may have "
                "taken the sign away; write 'down 20%' or 'up 20%'"},
        {"24.30%", "'24.30%' does not say whether it is a rise or a fall, and a spreadsheet may "
                   "have taken the sign away; write 'down 24.30%' or 'up 24.30%'"},
        {"more than 1200.4",
         "'more than 1200.4' does not say whether it is a rise or a fall, and a spreadsheet may "
         "have taken the sign away; write 'down more than 1200.4%' or 'up more than 1200.4%'"},
        {"-0.63",
         "'-0.63' can mean 0.63% or 63%, for Excel keeps 63% as 0.63; write the per cent sign"},
        {"-0.5",
         "'-0.5' can mean 0.5% or 50%, for Excel keeps 63% as 0.63; write the per cent sign"},
        {"-0.204",
         "'-0.204' can mean 0.204% or 20.4%, for Excel keeps 63% as 0.63; write the per cent sign"},
        {"up -5%",
         "'up -5%' gives the direction twice; write a sign or one word, as in -5% or 'down 5%'"},
        {"-120%",
         "'-120%' is a fall of more than 100%, and nothing can fall by more than all of it"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read(&bench, cases[i].cell);
        cr_expect_str_eq(bench_message(&bench), cases[i].message);
    }
    bench_close(&bench);
}

// --- differences ---

static struct change_difference read_difference(struct bench *bench, const char *cell) {
    bench_clear(bench);
    return change_difference_read(text_of(cell), (struct place){0}, &bench->arena,
                                  &bench->diagnostics);
}

Test(change, differences_are_read) {
    static const struct {
        const char *cell;
        enum direction direction;
        int64_t digits;
        enum quantity_bound bound;
    } cases[] = {
        {"139 fewer", DIRECTION_DOWN, 139, BOUND_EXACT},
        {"-139", DIRECTION_DOWN, 139, BOUND_EXACT},
        {"−1,139", DIRECTION_DOWN, 1139, BOUND_EXACT},
        {"down by 139", DIRECTION_DOWN, 139, BOUND_EXACT},
        {"139 more", DIRECTION_UP, 139, BOUND_EXACT},
        {"+139", DIRECTION_UP, 139, BOUND_EXACT},
        {"more than 139 more", DIRECTION_UP, 139, BOUND_LOWER},
        {"-£139", DIRECTION_DOWN, 139, BOUND_EXACT},
        {"£1.3m less", DIRECTION_DOWN, 1300000, BOUND_EXACT},
        {"0", DIRECTION_NONE, 0, BOUND_EXACT},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct change_difference got = read_difference(&bench, cases[i].cell);
        cr_expect_str_eq(bench_message(&bench), "", "%s", cases[i].cell);
        cr_expect_eq(got.quantity.state, QUANTITY_KNOWN, "%s", cases[i].cell);
        cr_expect_eq(got.quantity.number.digits, cases[i].digits, "%s", cases[i].cell);
        cr_expect_eq(got.quantity.bound, cases[i].bound, "%s", cases[i].cell);
        cr_expect_eq(got.direction, cases[i].direction, "%s", cases[i].cell);
    }
    cr_expect_eq(read_difference(&bench, "[c]").quantity.state, QUANTITY_CONFIDENTIAL);
    cr_expect_eq(read_difference(&bench, "").quantity.state, QUANTITY_NOT_PUBLISHED);
    bench_close(&bench);
}

Test(change, differences_without_direction_or_number_are_refused) {
    static const struct {
        const char *cell;
        const char *code;
    } cases[] = {
        {"139", "N122"},       {"fewer", "N121"},          {"139 arrests fewer", "N121"},
        {"-139%", "N121"},     {"139 more fewer", "N123"}, {"no change", "N121"},
        {"1 2 fewer", "N107"}, {"#REF!", "N102"},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct change_difference got = read_difference(&bench, cases[i].cell);
        cr_expect_str_eq(bench_code(&bench), cases[i].code, "%s", cases[i].cell);
        cr_expect_eq(got.quantity.state, QUANTITY_NOT_PUBLISHED, "%s", cases[i].cell);
    }
    bench_close(&bench);
}

// --- counting ---

// A change as the reference writes it: "-12.5", "0.0", never "-0".
static const char *written(struct bench *bench, const struct change *change) {
    struct text text = change_text(change, &bench->arena);
    text = text_slice(text, 0, text.length - 1);
    return bench_string(bench, text.data[0] == '+' ? text_slice(text, 1, text.length) : text);
}

Test(change, counted_changes_are_those_of_exact_arithmetic) {
    struct bench bench;
    bench_open(&bench);
    struct table table = bench_reference(&bench, "tests/data/reference_rounding.csv");
    cr_expect_eq(table.row_count, 26);
    for (size_t row = 0; row < table.row_count; row++) {
        long long baseline = bench_count(&bench, &table, row, "base");
        long long current = bench_count(&bench, &table, row, "cur");
        struct change whole = change_of_counts(baseline, current, 0);
        struct change tenth = change_of_counts(baseline, current, 1);
        struct text zero_places = bench_cell(&table, row, "half_away_0dp");
        struct text one_place = bench_cell(&table, row, "half_away_1dp");
        cr_expect_str_eq(written(&bench, &whole), bench_string(&bench, zero_places), "%lld %lld",
                         baseline, current);
        cr_expect_str_eq(written(&bench, &tenth), bench_string(&bench, one_place), "%lld %lld",
                         baseline, current);
    }
    bench_close(&bench);
}

Test(change, a_change_that_rounds_to_zero_keeps_its_direction_and_has_no_sign) {
    struct bench bench;
    bench_open(&bench);
    struct change tiny = change_of_counts(10000, 9999, 1);
    cr_expect_eq(tiny.basis, CHANGE_COUNTED);
    cr_expect_eq(tiny.direction, DIRECTION_DOWN);
    cr_expect_eq(tiny.percent.digits, 0);
    cr_expect_str_eq(bench_string(&bench, change_text(&tiny, &bench.arena)), "0.0%");
    cr_expect_eq(change_number(&tiny), -0.01);
    bench_close(&bench);
}

Test(change, nothing_has_no_percentage) {
    struct change from_zero = change_of_counts(0, 5, 0);
    struct change none = change_of_counts(0, 0, 0);
    struct change same = change_of_counts(5, 5, 0);
    cr_expect_eq(from_zero.basis, CHANGE_FROM_ZERO);
    cr_expect_eq(from_zero.direction, DIRECTION_UP);
    cr_expect_eq(none.basis, CHANGE_ZERO_IN_BOTH);
    cr_expect_eq(none.direction, DIRECTION_NONE);
    cr_expect_eq(same.basis, CHANGE_COUNTED);
    cr_expect_eq(same.direction, DIRECTION_NONE);
    cr_expect_eq(same.percent.digits, 0);
}

Test(change, the_largest_counts_are_exact) {
    struct change fall = change_of_counts(QUANTITY_LARGEST, 0, 6);
    cr_expect_eq(fall.percent.digits, 100000000);
    struct change least = change_of_counts(QUANTITY_LARGEST, QUANTITY_LARGEST - 1, 6);
    cr_expect_eq(least.percent.digits, 0);
    cr_expect_eq(least.direction, DIRECTION_DOWN);
    struct change rise = change_of_counts(1, QUANTITY_LARGEST, 0);
    cr_expect_eq(rise.percent.digits, (QUANTITY_LARGEST - 1) * 100);
    struct change beyond = change_of_counts(1, QUANTITY_LARGEST, 6);
    cr_expect_eq(beyond.percent.digits, INT64_MAX);
}

Test(change, calculations_get_six_decimals) {
    struct change third = change_of_counts(3, 2, 0);
    cr_expect_eq(third.exact.digits, 33333333);
    cr_expect_eq(third.exact.places, 6);
    struct change enormous = change_of_counts(1, QUANTITY_LARGEST, 0);
    cr_expect_eq(enormous.exact.digits, (QUANTITY_LARGEST - 1) * 1000);
    cr_expect_eq(enormous.exact.places, 1);
    struct bench bench;
    bench_open(&bench);
    struct change stated = read(&bench, "-20.4%");
    cr_expect_eq(stated.exact.digits, 204);
    cr_expect_eq(stated.exact.places, 1);
    bench_close(&bench);
}

Test(change, rates_are_compared_by_the_day) {
    struct change same =
        change_of_rates((struct change_exposure){91, 91}, (struct change_exposure){365, 365}, 1);
    cr_expect_eq(same.direction, DIRECTION_NONE);
    cr_expect_eq(same.percent.digits, 0);
    // 120 in 30 days, 4 a day, against 186 in 62 days, 3 a day.
    struct change fall =
        change_of_rates((struct change_exposure){120, 30}, (struct change_exposure){186, 62}, 0);
    cr_expect_eq(fall.direction, DIRECTION_DOWN);
    cr_expect_eq(fall.percent.digits, 25);
    // Half of a per cent, away from zero: 200 a day against 199.
    struct change half =
        change_of_rates((struct change_exposure){400, 2}, (struct change_exposure){597, 3}, 0);
    cr_expect_eq(half.percent.digits, 1);
    struct change largest = change_of_rates((struct change_exposure){QUANTITY_LARGEST, 1 << 20},
                                            (struct change_exposure){QUANTITY_LARGEST, 1}, 0);
    cr_expect_eq(largest.percent.digits, ((1 << 20) - 1) * INT64_C(100));
    cr_expect_eq(
        change_of_rates((struct change_exposure){0, 30}, (struct change_exposure){5, 60}, 0).basis,
        CHANGE_FROM_ZERO);
}

Test(change, statements_are_checked_to_half_of_their_last_digit) {
    static const struct {
        const char *stated;
        int64_t baseline, current;
        bool agrees;
    } cases[] = {
        {"-63%", 270, 100, true},
        {"-62%", 270, 100, false},
        {"-63.0%", 270, 100, true},
        {"-62.9%", 270, 100, false},
        {"+63%", 270, 100, false},
        {"-13%", 8, 7, true}, // -12.5 lies on the edge of both
        {"-12%", 8, 7, true},
        {"-12.5%", 8, 7, true},
        {"-12.6%", 8, 7, false},
        {"+24.3%", 1000, 1243, true},
        {"+24.3%", 1000, 1244, false},
        {"0%", 1000, 1005, true},
        {"0%", 1000, 1006, false},
        {"no change", 1000, 995, true},
        {"-0.0%", 1000, 1000, true},
        {"-100%", 3, 0, true},
        {"-100%", 0, 0, false},
        {"+100%", 0, 5, false},
        {"0%", 0, 0, true},
        {"down", 219, 167, true},
        {"down", 167, 219, false},
        {"down", 5, 5, false},
        {"more", 167, 219, true},
        {"down by more than 60%", 100, 39, true},
        {"down by more than 60%", 100, 40, false},
        {"down at least 60%", 100, 40, true},
        {"down at least 60%", 100, 41, false},
        {"down at least 60%", 100, 161, false},
        {"down nearly 12%", 1000, 883, true},
        {"down nearly 12%", 1000, 880, false},
        {"down nearly 12%", 1000, 950, false},
        {"down under 5%", 100, 96, true},
        {"down under 5%", 100, 101, false},
        {"down about 12%", 1000, 885, true},
        {"down about 12%", 1000, 860, false},
        {"down about 12%", 1000, 1120, false},
        {"+1%", QUANTITY_LARGEST, QUANTITY_LARGEST, false},
        {"0.000000000000001% fall", QUANTITY_LARGEST, QUANTITY_LARGEST, false},
        {"0.00000000000001% fall", QUANTITY_LARGEST, QUANTITY_LARGEST - 1, true},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct change stated = read(&bench, cases[i].stated);
        cr_expect_str_eq(bench_message(&bench), "", "%s", cases[i].stated);
        struct change_exposure before = {cases[i].baseline, 1}, now = {cases[i].current, 1};
        cr_expect_eq(change_agrees(&stated, before, now), cases[i].agrees, "%s of %lld and %lld",
                     cases[i].stated, (long long)cases[i].baseline, (long long)cases[i].current);
    }
    bench_close(&bench);
}

Test(change, stated_and_counted_agree_by_the_day) {
    static const struct {
        const char *stated;
        struct change_exposure baseline, current;
        bool agrees;
    } cases[] = {
        // 120 in a leap year, 50 in half a year: 15.8% fewer a day.
        {"-16%", {120, 366}, {50, 181}, true},
        {"-58%", {120, 366}, {50, 181}, false},
        {"-15.7458563535911%", {120, 366}, {50, 181}, true},
        {"-15.7458663535911%", {120, 366}, {50, 181}, false},
        {"down", {31, 31}, {29, 28}, false},
        {"up", {31, 31}, {29, 28}, true},
        {"-50%", {QUANTITY_LARGEST, 1 << 17}, {QUANTITY_LARGEST / 4, 1 << 16}, true},
    };
    struct bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct change stated = read(&bench, cases[i].stated);
        cr_expect_eq(change_agrees(&stated, cases[i].baseline, cases[i].current), cases[i].agrees,
                     "%s", cases[i].stated);
    }
    bench_close(&bench);
}

Test(change, geometry_gets_a_signed_number) {
    struct bench bench;
    bench_open(&bench);
    static const struct {
        const char *stated;
        double number;
    } cases[] = {{"-63%", -63.0}, {"+24.3%", 24.3}, {"down 20.4%", -20.4},
                 {"0%", 0.0},     {"-0.0%", 0.0},   {"down", 0.0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct change change = read(&bench, cases[i].stated);
        double number = change_number(&change);
        cr_expect_eq(number, cases[i].number, "%s", cases[i].stated);
        cr_expect(number != 0.0 || !signbit(number), "%s", cases[i].stated);
    }
    struct change counted = change_of_counts(219, 167, 0);
    cr_expect_eq(change_number(&counted), -23.744292, "drawn as rounded for the eye");
    bench_close(&bench);
}
