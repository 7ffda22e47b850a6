#include "sentence.h"

#include "arena.h"
#include "campaign.h"
#include "reading_grade.h"
#include "series.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <string.h>

#define NB "\u00A0"

static struct arena arena;

static void set_up(void) {
    arena = arena_new(16 << 20, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(sentence, .init = set_up, .fini = tear_down);

static struct comparison compare(struct figure figure) {
    static const struct campaign campaign = {.rules = NUMBER_RULES_DEFAULT};
    struct metrics metrics = {&figure, 1};
    struct series_list series = {0};
    struct comparison_inputs inputs = {&metrics, &series, &campaign};
    return comparisons_of(&inputs, &arena)[0];
}

static const char *sentence(struct figure figure) {
    struct comparison comparison = compare(figure);
    return text_string(&arena, sentence_of(&figure, &comparison, &arena));
}

static const struct period year_2024 = {.spans = {{{2024, 1, 1}, {2024, 12, 31}, PRECISION_YEAR}},
                                        .count = 1};
static const struct period year_2025 = {.spans = {{{2025, 1, 1}, {2025, 12, 31}, PRECISION_YEAR}},
                                        .count = 1};
static const struct period half_of_2025 = {
    .spans = {{{2025, 1, 1}, {2025, 6, 30}, PRECISION_MONTH}}, .count = 1};

static struct figure counted(const char *label, int64_t baseline, int64_t current) {
    return (struct figure){
        .label = text_of(label),
        .baseline = {.state = QUANTITY_KNOWN},
        .current = {.state = QUANTITY_KNOWN},
        .counts = {true, baseline, current, 0},
        .baseline_period = year_2024,
        .current_period = year_2025,
    };
}

static struct figure stated(const char *label, enum direction direction, int64_t digits,
                            int places) {
    struct change change = {
        .basis = CHANGE_STATED, .direction = direction, .percent = {digits, places}};
    return (struct figure){.label = text_of(label), .change = change};
}

static struct figure per_day(struct figure figure) {
    figure.current_period = half_of_2025;
    return figure;
}

static struct figure with_stated(struct figure figure, enum direction direction, int64_t digits) {
    figure.change = stated("", direction, digits, 0).change;
    return figure;
}

static struct figure hidden(const char *label) {
    return (struct figure){.label = text_of(label), .current.state = QUANTITY_HIDDEN};
}

#define CI "95%" NB "confidence interval: "
#define CI_IS "). The 95%" NB "confidence interval is "

// One of each verdict, and of each way in which it can be told.
struct sentence_case {
    struct figure figure;
    enum verdict verdict;
    const char *sentence;
};

static const struct sentence_case *cases_of(size_t *count) {
    struct figure average = counted("Burglary", 333, 300);
    average.counts.places = 1;
    average.baseline_years = 3;
    average.baseline_period =
        (struct period){.spans = {{{2022, 1, 1}, {2024, 12, 31}, PRECISION_YEAR}}, .count = 1};
    struct figure average_per_day = per_day(average);
    struct figure unsaid = counted("Burglary", 60, 30);
    unsaid.baseline_period = unsaid.current_period = (struct period){0};
    struct figure unsaid_before = counted("Burglary", 60, 30);
    unsaid_before.baseline_period = (struct period){0};
    struct figure unsaid_now = counted("Burglary", 60, 30);
    unsaid_now.current_period = (struct period){0};
    struct figure in_words = unsaid;
    in_words.period_note = TEXT("in the last year.");
    struct figure before_in_words = unsaid_before;
    before_in_words.period_note = TEXT("compared with the year before");
    struct figure now_in_words = unsaid_now;
    now_in_words.period_note = TEXT("in the last year");
    struct figure so_far = unsaid_now;
    so_far.period_note = TEXT("so far this year");
    struct figure stated_so_far = with_stated(so_far, DIRECTION_DOWN, 50);
    struct figure average_of_none = counted("Burglary", 0, 30);
    average_of_none.baseline_years = 3;
    average_of_none.baseline_period =
        (struct period){.spans = {{{2022, 1, 1}, {2024, 12, 31}, PRECISION_YEAR}}, .count = 1};
    struct figure far = with_stated(counted("Burglary", 270, 100), DIRECTION_DOWN, 1);
    far.change.bound = BOUND_LOWER;
    far.change.hedge = TEXT("more than");
    struct figure hedged = with_stated(counted("Burglary", 270, 100), DIRECTION_DOWN, 60);
    hedged.change.bound = BOUND_LOWER;
    hedged.change.hedge = TEXT("more than");
    struct figure running = with_stated(counted("Burglary", 500, 300), DIRECTION_DOWN, 40);
    running.current_period.spans[0].last = (struct date){0};
    struct figure running_counts = counted("Burglary", 500, 300);
    running_counts.current_period = running.current_period;
    struct figure one = stated("Burglary", DIRECTION_DOWN, 63, 0);
    one.baseline.state = QUANTITY_KNOWN;
    struct figure wanted = counted("Referrals", 500, 620);
    wanted.better = BETTER_HIGHER;
    struct figure direction = {
        .label = TEXT("Knife crime"),
        .change = {.basis = CHANGE_STATED_DIRECTION, .direction = DIRECTION_DOWN}};
    const struct sentence_case cases[] = {
        {counted("Most serious violence", 500, 398), VERDICT_CLEAR_FALL,
         "Most serious violence fell by" NB "20%, from" NB "500 to" NB "398 (" CI
         "a fall of between" NB "9% and" NB "30%)."},
        {counted("Burglary", 60, 30), VERDICT_CLEAR_FALL,
         "Burglary fell from" NB "60 to" NB "30 (down" NB "50%; small numbers" CI_IS
         "a fall of between" NB "21% and" NB "69%."},
        {counted("Robbery", 15, 2), VERDICT_CLEAR_FALL,
         "Robbery fell from" NB "15 to" NB "2. The fall is clear. The starting number is too small "
         "for a percentage."},
        {counted("All crime", 1000000000, 999600000), VERDICT_CLEAR_FALL,
         "All crime fell from" NB "1,000,000,000 to" NB "999,600,000 (down" NB "by" NB "less" NB
         "than" NB "0.1%" CI_IS "a fall of between" NB "0.03% and" NB "0.05%."},
        {per_day(counted("Burglary", 1200, 400)), VERDICT_CLEAR_FALL,
         "Burglary fell by" NB "32.6% per" NB "day, from" NB "1,200" NB "in" NB "366" NB
         "days to" NB "400" NB "in" NB "181" NB "days (" CI "a fall of between" NB "24.5% and" NB
         "40.0%). The two periods are different months of the year, so the season may play a "
         "part."},
        {counted("Drugs", 41, 62), VERDICT_CLEAR_RISE,
         "Drugs rose from" NB "41 to" NB "62 (up" NB "51%; small numbers" CI_IS
         "a rise of between" NB "0.3% and" NB "130%."},
        {wanted, VERDICT_CLEAR_RISE,
         "Referrals rose by" NB "24%, from" NB "500 to" NB "620 (" CI "a rise of between" NB
         "10% and" NB "40%). Here more is better."},
        {counted("Knife crime", 8, 40), VERDICT_CLEAR_RISE,
         "Knife crime rose from" NB "8 to" NB "40. The rise is clear. The starting number is too "
         "small for a percentage."},
        {counted("Burglary", 205, 181), VERDICT_CANNOT_TELL,
         "Burglary went from" NB "205 to" NB "181 (down" NB
         "12%). A change of this size can happen "
         "by chance, so we cannot say that there was a real fall (" CI "from" NB "28%" NB
         "lower to" NB "8%" NB "higher)."},
        {average, VERDICT_CANNOT_TELL,
         "Burglary went from" NB "an average of" NB "33.3 to" NB "30 (down" NB
         "10%; small numbers). A change of this size can happen by chance, so we cannot say that "
         "there was a real fall (" CI "from" NB "42%" NB "lower to" NB "37%" NB "higher)."},
        {average_per_day, VERDICT_CLEAR_RISE,
         "Burglary rose from" NB "99.9" NB "in" NB "1,096" NB "days to" NB "30" NB "in" NB "181" NB
         "days (up" NB "82% per" NB "day; small numbers" CI_IS "a rise of between" NB "17% and" NB
         "176%. The two periods are different months of the year, so the season may play a part."},
        {unsaid, VERDICT_CLEAR_FALL,
         "Burglary fell from" NB "60 to" NB "30 (down" NB "50%; small numbers" CI_IS
         "a fall of between" NB "21% and" NB "69%. It is not said which periods these are."},
        {unsaid_before, VERDICT_CLEAR_FALL,
         "Burglary fell from" NB "60 to" NB "30 (down" NB "50%; small numbers" CI_IS
         "a fall of between" NB "21% and" NB
         "69%. It is not said which period the earlier number is from."},
        {unsaid_now, VERDICT_CLEAR_FALL,
         "Burglary fell from" NB "60 to" NB "30 (down" NB "50%; small numbers" CI_IS
         "a fall of between" NB "21% and" NB
         "69%. It is not said which period the later number is from."},
        {in_words, VERDICT_CLEAR_FALL,
         "Burglary fell from" NB "60 to" NB "30 (down" NB "50%; small numbers" CI_IS
         "a fall of between" NB "21% and" NB
         "69%. The periods are given without dates: in the last year."},
        {before_in_words, VERDICT_CLEAR_FALL,
         "Burglary fell from" NB "60 to" NB "30 (down" NB "50%; small numbers" CI_IS
         "a fall of between" NB "21% and" NB
         "69%. The earlier period is given without dates: compared with the year before."},
        {now_in_words, VERDICT_CLEAR_FALL,
         "Burglary fell from" NB "60 to" NB "30 (down" NB "50%; small numbers" CI_IS
         "a fall of between" NB "21% and" NB
         "69%. The later period is given without dates: in the last year."},
        {so_far, VERDICT_MISSING,
         "Burglary: not compared, because the period is not over (so far this year)."},
        {stated_so_far, VERDICT_QUOTED,
         "Burglary: down" NB "50%, as the source states it. It cannot be checked, because the "
         "period is not over (so far this year)."},
        {average_of_none, VERDICT_FROM_ZERO,
         "Burglary rose from" NB "none to" NB
         "30. No percentage is given because the starting figure was zero. The rise is clear."},
        {far, VERDICT_CLEAR_FALL,
         "Burglary fell by" NB "63%, from" NB "270 to" NB "100 (" CI "a fall of between" NB
         "53% and" NB "71%). The source states: down more than" NB "1%."},
        {with_stated(counted("Burglary", 1000, 1003), DIRECTION_UP, 0), VERDICT_CANNOT_TELL,
         "Burglary went from" NB "1,000 to" NB "1,003 (up" NB
         "0.3%). A change of this size can happen by chance, so we cannot say that there was a "
         "real "
         "rise (" CI "from" NB "8.2%" NB "lower to" NB "9.6%" NB "higher). The source states: up" NB
         "0%."},
        {with_stated(counted("Robbery", 20, 0), DIRECTION_DOWN, 100), VERDICT_TO_ZERO,
         "Robbery fell from" NB "20 to" NB "none. The fall is clear. The source states: down" NB
         "100%."},
        {stated("Burglary", DIRECTION_UP, 0, 0), VERDICT_QUOTED,
         "Burglary: up" NB "0%, as the source states it. The numbers behind it were not given."},
        {hedged, VERDICT_CLEAR_FALL,
         "Burglary fell by" NB "more than" NB "60%, from" NB "270 to" NB "100 (" CI
         "a fall of between" NB "53% and" NB "71%)."},
        {with_stated(counted("Robbery", 8, 4), DIRECTION_DOWN, 50), VERDICT_TOO_FEW,
         "Robbery went from" NB "8 to" NB "4. These numbers are too small to show a change. The "
         "source states: down" NB "50%."},
        {with_stated(per_day(counted("Burglary", 1200, 500)), DIRECTION_DOWN, 58),
         VERDICT_CLEAR_FALL,
         "Burglary fell by" NB "15.7% per" NB "day, from" NB "1,200" NB "in" NB "366" NB
         "days to" NB "500" NB "in" NB "181" NB "days (" CI "a fall of between" NB "6.4% and" NB
         "24.2%). The source states: down" NB "58%, which leaves the lengths of the periods aside. "
         "The two periods are different months of the year, so the season may play a part."},
        {running, VERDICT_QUOTED,
         "Burglary: down" NB "40%, as the source states it. It cannot be checked, because one of "
         "the periods has not ended."},
        {running_counts, VERDICT_MISSING,
         "Burglary: not compared, because one of the periods has not ended."},
        {one, VERDICT_QUOTED,
         "Burglary: down" NB "63%, as the source states it. Only one of the numbers behind it was "
         "given."},
        {counted("Robbery", 8, 4), VERDICT_TOO_FEW,
         "Robbery went from" NB "8 to" NB "4. These numbers are too small to show a change."},
        {counted("Robbery", 0, 4), VERDICT_FROM_ZERO,
         "Robbery went from" NB "none to" NB
         "4. No percentage is given because the starting figure "
         "was zero. These numbers are too small to show a change."},
        {counted("Robbery", 0, 6), VERDICT_FROM_ZERO,
         "Robbery rose from" NB "none to" NB
         "6. No percentage is given because the starting figure "
         "was zero. The rise is clear."},
        {counted("Robbery", 4, 0), VERDICT_TO_ZERO,
         "Robbery went from" NB "4 to" NB "none. These numbers are too small to show a change."},
        {counted("Robbery", 30, 0), VERDICT_TO_ZERO,
         "Robbery fell from" NB "30 to" NB "none. The fall is clear."},
        {counted("Robbery", 0, 0), VERDICT_NONE, "Robbery: none in either period."},
        {counted("Burglary", 40, 40), VERDICT_SAME, "Burglary: no change, 40 in both periods."},
        {per_day(counted("Burglary", 366, 181)), VERDICT_SAME,
         "Burglary: no change per" NB "day, from" NB "366" NB "in" NB "366" NB "days to" NB "181" NB
         "in" NB "181" NB "days. The two periods are different months of the year, so the season "
         "may play a part."},
        {counted("All crime", 10000, 9996), VERDICT_TINY,
         "All crime went from" NB "10,000 to" NB "9,996 (down" NB "by" NB "less" NB "than" NB
         "0.1%). A change this small can happen by chance (" CI "from" NB "2.8%" NB "lower to" NB
         "2.8%" NB "higher)."},
        {{.label = TEXT("Robbery")}, VERDICT_MISSING, "Robbery: no figure published."},
        {hidden("Robbery"), VERDICT_HIDDEN, "Robbery: not shown, to protect people's privacy."},
        {stated("Anti-social behaviour", DIRECTION_DOWN, 63, 0), VERDICT_QUOTED,
         "Anti-social behaviour: down" NB "63%, as the source states it. The numbers behind it "
         "were not given. A fall of this size is clear only if there were "
         "about" NB "17 or more before."},
        {stated("All crime", DIRECTION_DOWN, 26, 1), VERDICT_QUOTED,
         "All crime: down" NB "2.6%, as the source states it. The numbers behind it "
         "were not given. A fall of this size is clear only if there were about" NB
         "11,300 or more before."},
        {stated("Drug offences", DIRECTION_UP, 243, 1), VERDICT_QUOTED,
         "Drug offences: up" NB "24.3%, as the source states it. The numbers behind it "
         "were not given. A rise of this size is clear only if there were about" NB
         "160 or more before."},
        {stated("Burglary", DIRECTION_NONE, 0, 0), VERDICT_QUOTED,
         "Burglary: no change, as the source states it. The numbers behind it were not "
         "given."},
        {direction, VERDICT_QUOTED,
         "Knife crime: down, as the source states it. No number was given."},
    };
    *count = sizeof cases / sizeof *cases;
    struct sentence_case *copy = arena_allocate(&arena, *count, sizeof *copy);
    memcpy(copy, cases, sizeof cases);
    return copy;
}

Test(sentence, every_verdict_has_its_own) {
    size_t count;
    const struct sentence_case *cases = cases_of(&count);
    bool is_told[VERDICTS] = {false};
    for (size_t i = 0; i < count; i++) {
        cr_expect_eq(compare(cases[i].figure).verdict, cases[i].verdict, "%s", cases[i].sentence);
        cr_expect_str_eq(sentence(cases[i].figure), cases[i].sentence);
        is_told[cases[i].verdict] = true;
    }
    for (int verdict = 0; verdict < VERDICTS; verdict++)
        cr_expect(is_told[verdict], "no case has verdict %d", verdict);
}

Test(sentence, months_in_doubt_and_wide_months_are_said) {
    struct figure figure = counted("Burglary", 500, 398);
    struct comparison doubt = {.verdict = VERDICT_MISSING, .obstacle = OBSTACLE_DOUBT};
    cr_expect_str_eq(text_string(&arena, sentence_of(&figure, &doubt, &arena)),
                     "Burglary: not compared, because a month in these periods is in doubt.");
    struct comparison wide = compare(figure);
    wide.dispersion = 2;
    cr_expect(text_ends_with(
        sentence_of(&figure, &wide, &arena),
        TEXT(" The months vary by more than chance, and the interval allows for that.")));
    figure = counted("Robbery", 15, 8);
    wide = compare(figure);
    wide.dispersion = 2;
    cr_expect(
        text_ends_with(sentence_of(&figure, &wide, &arena),
                       TEXT(" The months vary by more than chance, and this allows for that.")));
}

Test(sentence, a_verdict_says_no_more_than_is_known) {
    struct figure figure = counted("Burglary", 500, 300);
    figure.current_period.spans[0].last = (struct date){0};
    struct comparison running = compare(figure);
    cr_expect_str_eq(text_string(&arena, sentence_verdict(&running)), "period not over");
    // "No change" beside a wide interval would say too much.
    struct comparison same = compare(counted("Burglary", 40, 40));
    cr_expect_str_eq(text_string(&arena, sentence_verdict(&same)), "the same in both");
    running.obstacle = OBSTACLE_NUMBERS;
    cr_expect_str_eq(text_string(&arena, sentence_verdict(&running)), "no comparison");
}

Test(sentence, a_limit_never_rounds_to_no_change_or_to_all_of_it) {
    struct comparison comparison = {.has_interval = true, .digits = DIGITS_WHOLE};
    comparison.is_clear = true;
    comparison.lowest = -99.97;
    comparison.highest = -0.04;
    cr_expect_str_eq(text_string(&arena, sentence_interval(&comparison, &arena)),
                     "a fall of between" NB "0.04% and" NB "99.97%");
    comparison.is_clear = false;
    comparison.lowest = 0;
    comparison.highest = 0.2;
    cr_expect_str_eq(text_string(&arena, sentence_interval(&comparison, &arena)),
                     "from" NB "no change to" NB "0.2%" NB "higher");
    comparison.digits = DIGITS_NONE;
    cr_expect_null(sentence_interval(&comparison, &arena).data);
}

// --- what no sentence may say ---

static const char *const banned[] = {
    "significant", "prove",   "proof",   "thanks to", "because of", "as a result", "due to",
    "caused",      "led to",  "succe",   "works",     "95% sure",   "inf",         "nan",
    "\u2212",      "by down", "100% of", "-0",        " -",         "  ",          "..",
};

static void check_words(struct text words) {
    const char *string = text_string(&arena, words);
    for (size_t i = 0; i < sizeof banned / sizeof *banned; i++)
        cr_expect_null(strstr(string, banned[i]), "'%s' in '%s'", banned[i], string);
}

// All that is said of a figure.
static void check_figure(const struct figure *figure, const struct comparison *comparison) {
    struct arena before = arena;
    check_words(sentence_of(figure, comparison, &arena));
    check_words(sentence_verdict(comparison));
    check_words(sentence_interval(comparison, &arena));
    check_words(sentence_needed(comparison, &arena));
    check_words(sentence_stated(figure, comparison, &arena));
    check_words(sentence_better(figure));
    arena = before;
}

static void check(struct figure figure) {
    struct comparison comparison = compare(figure);
    check_figure(&figure, &comparison);
}

Test(sentence, no_state_makes_a_claim_too_much) {
    size_t count;
    const struct sentence_case *cases = cases_of(&count);
    for (size_t i = 0; i < count; i++)
        for (int better = BETTER_UNSAID; better <= BETTER_NEITHER; better++) {
            struct figure figure = cases[i].figure;
            figure.better = (enum figure_better)better;
            check(figure);
        }
}

// Whatever the obstacle, and however the months vary.
Test(sentence, no_obstacle_makes_a_claim_too_much) {
    size_t count;
    const struct sentence_case *cases = cases_of(&count);
    for (size_t i = 0; i < count; i++)
        for (int obstacle = OBSTACLE_NUMBERS; obstacle <= OBSTACLE_SIZE; obstacle++) {
            struct comparison comparison = compare(cases[i].figure);
            comparison.obstacle = (enum comparison_obstacle)obstacle;
            comparison.dispersion = comparison.has_interval ? 2 : 0;
            check_figure(&cases[i].figure, &comparison);
        }
}

Test(sentence, no_pair_of_counts_makes_a_claim_too_much) {
    for (int64_t baseline = 0; baseline <= 60; baseline++)
        for (int64_t current = 0; current <= 60; current++) {
            struct figure figure = counted("Robbery", baseline, current);
            check(figure);
            check(per_day(figure));
            check(with_stated(figure, DIRECTION_DOWN, 50));
            check(with_stated(figure, DIRECTION_UP, 0));
        }
}

// --- how hard they are to read ---

Test(sentence, all_together_read_at_grade_nine_or_below) {
    size_t count;
    const struct sentence_case *cases = cases_of(&count);
    struct reading_grade reading = {0};
    for (size_t i = 0; i < count; i++)
        reading_grade_add(&reading, text_of(cases[i].sentence));
    cr_expect_gt(reading.sentences, (int)count);
    cr_expect_leq(reading_grade_of(&reading), 9, "%g", reading_grade_of(&reading));
}

Test(sentence, none_alone_is_harder_than_grade_nine) {
    size_t count;
    const struct sentence_case *cases = cases_of(&count);
    for (size_t i = 0; i < count; i++) {
        struct reading_grade reading = {0};
        reading_grade_add(&reading, text_of(cases[i].sentence));
        // The grade of a few words is that of the label.
        cr_expect(reading.words < 8 || reading_grade_of(&reading) <= 9, "%g: %s",
                  reading_grade_of(&reading), cases[i].sentence);
    }
}
