#include "typed_number.h"

#include "buffer.h"
#include "reading.h"

#include <criterion/criterion.h>

static struct arena arena;

static void set_up(void) {
    arena = arena_new(1 << 22, NULL);
}

static void tear_down(void) {
    arena_release(&arena);
}

TestSuite(typed_number, .init = set_up, .fini = tear_down);

// "63%: percent 63 unit": each number that is a figure, with its kind, value, hedge and unit.
static const char *numbers_of(const char *sentence) {
    static const char *const kinds[] = {"plain", "percent", "fraction", "multiple", "money"};
    struct reading reading;
    struct buffer shown = {.arena = &arena};
    reading_open(&reading, sentence, &arena);
    const bool *nothing = arena_allocate(&arena, reading.tokens.count, sizeof *nothing);
    struct typed_numbers numbers = typed_numbers_of(&reading.all, nothing, &arena);
    for (size_t i = 0; i < numbers.count; i++) {
        const struct typed_number *number = &numbers.items[i];
        if (number->silence != TYPED_IS_FIGURE)
            continue;
        buffer_append(&shown, shown.length ? TEXT("; ") : TEXT(""));
        buffer_append(&shown, text_of(kinds[number->kind]));
        buffer_append_byte(&shown, ' ');
        buffer_append(&shown, decimal_text(number->value, &arena));
        buffer_append(&shown, number->hedge.length ? TEXT(" ") : TEXT(""));
        buffer_append(&shown, number->hedge);
        buffer_append(&shown, number->has_unit ? TEXT(" unit") : TEXT(""));
    }
    return text_string(&arena, buffer_text(&shown));
}

struct case_row {
    const char *sentence, *numbers;
};

static void check(const struct case_row *cases, size_t count) {
    for (size_t i = 0; i < count; i++)
        cr_expect_str_eq(numbers_of(cases[i].sentence), cases[i].numbers, "%s: %s",
                         cases[i].sentence, numbers_of(cases[i].sentence));
}

#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

Test(typed_number, reads_digits_and_words) {
    static const struct case_row cases[] = {
        {"Police made 112 arrests", "plain 112 unit"},
        {"two hundred and nineteen reports", "plain 219 unit"},
        {"a hundred and twelve", "plain 112"},
        {"twenty-one knives", "plain 21 unit"},
        {"three thousand four hundred and five homes", "plain 3405 unit"},
        {"a dozen knives", "plain 12 unit"},
        {"1,738 crimes", "plain 1738 unit"},
        {"down 11.7 per cent", "percent 11.7 unit"},
        {"20 percentage points", "percent 20 unit"},
        {"\xC2\xA3"
         "2.3million",
         "money 2300000 unit"},
        {"\xC2\xA3"
         "45,000 in cash",
         "money 45000 unit"},
        {"2kg of cocaine", "plain 2 unit"},
        {"200g of cannabis", "plain 200 unit"},
        {"burglary: 60\xE2\x86\x92"
         "30",
         "plain 60; plain 30"},
        {"\xC2\xA3"
         "1-million",
         "money 1000000 unit"},
        {"a 10-point plan", "plain 10"},
        {"27 were charged", "plain 27"},
        {"52 fewer incidents", "plain 52 unit"},
        {"from 60 to 30 offences", "plain 60 unit; plain 30 unit"},
        {"20 to 30%", "percent 20; percent 30 unit"},
        {"60 officers and 30 cars", "plain 60 unit; plain 30 unit"},
        {"\xE2\x82\xAC"
         "2,000 and $500",
         "money 2000 unit; money 500 unit"},
        {"one and a half tonnes", "plain 1.5 unit"},
        {"two-and-a-half million people", "plain 2500000 unit"},
        {"12 square miles", "plain 12 unit"},
        {"from 219 to 167 year on year", "plain 219; plain 167"},
    };
    CHECK(cases);
}

Test(typed_number, fractions_and_multiples_are_percentages) {
    static const struct case_row cases[] = {
        {"burglary halved", "multiple 50 unit"},
        {"arrests have trebled", "multiple 200 unit"},
        {"twice as many patrols", "multiple 100 unit"},
        {"a third of residents", "fraction 33.333333 unit"},
        {"two-thirds less", "fraction 66.666667 unit"},
        {"half of all shops", "fraction 50 unit"},
        {"one in five people", "fraction 20 unit"},
        {"nine out of ten", "fraction 90 unit"},
        {"Nine-in-ten residents", "fraction 90 unit"},
        {"one in every ten", "fraction 10 unit"},
        {"8 out of every 10 calls", "fraction 80 unit"},
        {"almost a quarter", "fraction 25 almost unit"},
        {"the third phase", ""},
        {"a third man", ""},
        {"and a third was arrested", ""},
        {"half-hearted, a quarter-final", ""},
        {"in March 30 burglaries", "plain 30 unit"},
        {"half an hour", ""},
        {"the first quarter", ""},
        {"a quarter of an hour", ""},
    };
    CHECK(cases);
}

Test(typed_number, hedges_are_bounds) {
    static const struct case_row cases[] = {
        {"more than 100 arrests", "plain 100 more than unit"},
        {"nearly 12%", "percent 12 nearly unit"},
        {"just under 12%", "percent 12 nearly unit"},
        {"no fewer than 5 raids", "plain 5 at least unit"},
        {"up to 40 officers", "plain 40 up to unit"},
        {"100 or more arrests", "plain 100 at least"},
        {"100+ arrests", "plain 100 at least"},
        {"100-plus arrests", "plain 100 at least unit"},
        {"100-odd arrests", "plain 100 about unit"},
        {"between 10 and 20 people", "plain 10 at least unit; plain 20 up to unit"},
        {"10-20 people", "plain 10 at least unit; plain 20 up to unit"},
        {"around 10-20 people", "plain 10 about unit; plain 20 about unit"},
        {"from 10 to 20 people", "plain 10 unit; plain 20 unit"},
    };
    CHECK(cases);
}

Test(typed_number, what_is_no_figure_is_silent) {
    static const char *const silent[] = {
        "on 1 April 2024",
        "In 2023 residents asked",
        "for 2024/25 and 2023-24",
        "from 13 to 19 May",
        "at 7.30pm, 10am or 10:30",
        "at 7 on Monday",
        "ran for six to eight weeks",
        "a two-day operation of 24 hours",
        "seven days a week, twice a day",
        "a 34-year-old man aged 34",
        "John Smith, 34, of Gosport",
        "under-18s and the over 60s",
        "Section 60 powers and Sections 5 and 6",
        "the A32, the M27 and the B3333",
        "Year 6 is wrong at the start, but for Year 6 pupils",
        "at 12 High Street, PO12 1EB",
        "call 101, or 999, or 0800 555 111, or 023 9252 1234",
        "reference 44250012345 and log 512",
        "Phase two, phase 3 and Class 1",
        "PC 2417 Jones",
        "one of the first, no one, one another",
        "The two are not comparable",
        "the two others and the three men",
        "at half past seven, ten past six or a quarter to nine",
        "for two and a half years",
        "per 1,000 residents, for every 600 people",
        "three ways to report it, five top tips",
        "023 9254 6000, extension 214",
        "minutes of 3.6.2025 and 14.03.25",
        "on 14 and 15 March, March 14-15, Tuesday 14",
        "16 and 17-year-olds",
        "a few hundred people",
        "Year 11 pupils",
        "Bus routes 9 and X5",
        "week 12, day two",
        "Lee Bennett (42), people under 18",
        "the 95% confidence interval",
        "the 21st and the 3rd",
        "Covid-19, version v3.0, 4x4, 5G",
        "see example.org/2024 or 101@example.org",
        "the 82 bus",
    };
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        cr_expect_str_eq(numbers_of(silent[i]), "", "%s: %s", silent[i], numbers_of(silent[i]));
}
