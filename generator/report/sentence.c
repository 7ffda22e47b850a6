#include "sentence.h"

#include "arena.h"
#include "figure_check.h"
#include "number.h"
#include "wording.h"

#include <math.h>

#define NB NUMBER_NO_BREAK

// What a sentence is made of.
struct subject {
    const struct figure *figure;
    const struct comparison *comparison;
    struct arena *arena;
};

static bool is_fall(const struct comparison *comparison) {
    return comparison->change.direction == DIRECTION_DOWN;
}

static bool is_not_over(const struct comparison *comparison) {
    return comparison->obstacle == OBSTACLE_RUNNING || comparison->obstacle == OBSTACLE_SO_FAR;
}

// --- parts ---

// "60", "none".
static struct text count_in_words(const struct subject *subject, int64_t count) {
    return count == 0 ? TEXT("none")
                      : wording_count(count, subject->figure->counts.places, subject->arena);
}

static struct text in_days(const struct subject *subject, long days) {
    if (!subject->comparison->is_per_day)
        return TEXT("");
    return TEXT_JOIN(subject->arena, TEXT(NB "in" NB),
                     number_written((struct decimal){days, 0}, subject->arena),
                     days == 1 ? TEXT(NB "day") : TEXT(NB "days"));
}

// "from 60 to 30", "from 120 in 366 days to 50 in 181 days", "from an average of 33.3 to 30". By
// the day it is not the average that is compared but all of its years; an average of none is none.
static struct text from_to(const struct subject *subject) {
    const struct figure *figure = subject->figure;
    const struct comparison *comparison = subject->comparison;
    int64_t baseline =
        comparison->is_per_day ? figure_exposures(figure).baseline.count : figure->counts.baseline;
    bool is_average = figure->baseline_years > 1 && !comparison->is_per_day && baseline > 0;
    return TEXT_JOIN(subject->arena, TEXT("from" NB),
                     is_average ? TEXT("an average of" NB) : TEXT(""),
                     count_in_words(subject, baseline), in_days(subject, comparison->baseline.days),
                     TEXT(" to" NB), count_in_words(subject, figure->counts.current),
                     in_days(subject, comparison->current.days));
}

static struct text per_day(const struct subject *subject) {
    return subject->comparison->is_per_day ? TEXT(" per" NB "day") : TEXT("");
}

// "down 50%; small numbers"
static struct text aside(const struct subject *subject) {
    bool is_small = subject->comparison->digits == DIGITS_SMALL;
    return TEXT_JOIN(subject->arena,
                     wording_change_words(subject->figure, subject->comparison, subject->arena),
                     per_day(subject), is_small ? TEXT("; small numbers") : TEXT(""));
}

static struct text interval_label(void) {
    return TEXT("95%" NB "confidence interval: ");
}

// "went from 122 to 110", with the percentage where there is one.
static struct text went(const struct subject *subject) {
    struct text counts =
        TEXT_JOIN(subject->arena, subject->figure->label, TEXT(" went "), from_to(subject));
    if (subject->comparison->digits == DIGITS_NONE)
        return counts;
    return TEXT_JOIN(subject->arena, counts, TEXT(" ("), aside(subject), TEXT(")"));
}

// --- one row for each verdict ---

static bool is_published(const struct quantity *quantity) {
    return quantity->state != QUANTITY_NOT_PUBLISHED;
}

static struct text why_running(const struct subject *subject) {
    if (subject->comparison->obstacle == OBSTACLE_RUNNING)
        return TEXT("one of the periods has not ended");
    return TEXT_JOIN(subject->arena, TEXT("the period is not over ("), subject->figure->period_note,
                     TEXT(")"));
}

static struct text why_missing(const struct subject *subject) {
    const struct figure *figure = subject->figure;
    bool has_something = is_published(&figure->baseline) || is_published(&figure->current) ||
                         is_published(&figure->difference) ||
                         subject->comparison->why != QUANTITY_NOT_PUBLISHED;
    switch (subject->comparison->obstacle) {
    case OBSTACLE_DOUBT:
        return TEXT("not compared, because a month in these periods is in doubt");
    case OBSTACLE_RUNNING:
    case OBSTACLE_SO_FAR:
        return TEXT_JOIN(subject->arena, TEXT("not compared, because "), why_running(subject));
    case OBSTACLE_SIZE:
        return TEXT("not compared, because the counts are too large");
    case OBSTACLE_NUMBERS:
        break;
    }
    return has_something ? wording_change_words(figure, subject->comparison, subject->arena)
                         : TEXT("no figure published");
}

static struct text missing(const struct subject *subject) {
    return TEXT_JOIN(subject->arena, subject->figure->label, TEXT(": "), why_missing(subject),
                     TEXT("."));
}

static struct text none(const struct subject *subject) {
    return TEXT_JOIN(subject->arena, subject->figure->label, TEXT(": none in either period."));
}

// "A fall of this size is clear only if there were about 180 or more before."
static struct text needed(const struct subject *subject) {
    struct text words = sentence_needed(subject->comparison, subject->arena);
    if (!words.data)
        return TEXT("");
    return TEXT_JOIN(subject->arena,
                     is_fall(subject->comparison) ? TEXT(" A fall") : TEXT(" A rise"),
                     TEXT(" of this size is "), words, TEXT("."));
}

// Why a stated change cannot be checked.
static struct text unchecked(const struct subject *subject) {
    const struct figure *figure = subject->figure;
    if (subject->comparison->obstacle == OBSTACLE_DOUBT)
        return TEXT(" It cannot be checked, because a month in these periods is in doubt.");
    if (is_not_over(subject->comparison))
        return TEXT_JOIN(subject->arena, TEXT(" It cannot be checked, because "),
                         why_running(subject), TEXT("."));
    if (is_published(&figure->baseline) && is_published(&figure->current))
        return TEXT(" The numbers behind it are not exact, so it cannot be checked.");
    if (is_published(&figure->baseline) || is_published(&figure->current))
        return TEXT(" Only one of the numbers behind it was given.");
    return comparison_has_percentage(subject->comparison)
               ? TEXT(" The numbers behind it were not given.")
               : TEXT(" No number was given.");
}

static struct text quoted(const struct subject *subject) {
    return TEXT_JOIN(subject->arena, subject->figure->label, TEXT(": "),
                     wording_change_words(subject->figure, subject->comparison, subject->arena),
                     TEXT(", as the source states it."), unchecked(subject), needed(subject));
}

static struct text too_small_or_clear(const struct subject *subject) {
    if (!subject->comparison->is_clear)
        return TEXT(" These numbers are too small to show a change.");
    return is_fall(subject->comparison) ? TEXT(" The fall is clear.") : TEXT(" The rise is clear.");
}

// From none or to none: "Robbery fell from 30 to none" where that is clear, else it went so.
static struct text fell_rose_or_went(const struct subject *subject) {
    struct text moved = !subject->comparison->is_clear ? TEXT(" went ")
                        : is_fall(subject->comparison) ? TEXT(" fell ")
                                                       : TEXT(" rose ");
    return TEXT_JOIN(subject->arena, subject->figure->label, moved, from_to(subject));
}

static struct text from_zero(const struct subject *subject) {
    return TEXT_JOIN(subject->arena, fell_rose_or_went(subject),
                     TEXT(". No percentage is given because the starting figure was zero."),
                     too_small_or_clear(subject));
}

static struct text to_zero(const struct subject *subject) {
    return TEXT_JOIN(subject->arena, fell_rose_or_went(subject), TEXT("."),
                     too_small_or_clear(subject));
}

static struct text same(const struct subject *subject) {
    if (subject->comparison->is_per_day || subject->figure->baseline_years > 1)
        return TEXT_JOIN(subject->arena, subject->figure->label, TEXT(": no change"),
                         per_day(subject), TEXT(", "), from_to(subject), TEXT("."));
    return TEXT_JOIN(subject->arena, subject->figure->label, TEXT(": no change, "),
                     count_in_words(subject, subject->figure->counts.current),
                     TEXT(" in both periods."));
}

static struct text clear(const struct subject *subject) {
    const struct comparison *comparison = subject->comparison;
    struct text moved = is_fall(comparison) ? TEXT(" fell ") : TEXT(" rose ");
    struct text start = TEXT_JOIN(subject->arena, subject->figure->label, moved);
    struct text interval =
        TEXT_JOIN(subject->arena, interval_label(), sentence_interval(comparison, subject->arena));
    if (comparison->digits == DIGITS_NONE)
        return TEXT_JOIN(subject->arena, start, from_to(subject), TEXT("."),
                         too_small_or_clear(subject),
                         TEXT(" The starting number is too small for a percentage."));
    if (comparison->digits == DIGITS_SMALL || comparison->change.percent.digits == 0)
        return TEXT_JOIN(subject->arena, start, from_to(subject), TEXT(" ("), aside(subject),
                         TEXT("). The 95%" NB "confidence interval is "),
                         sentence_interval(comparison, subject->arena), TEXT("."));
    return TEXT_JOIN(subject->arena, start, TEXT("by" NB),
                     wording_percentage(comparison, subject->arena), per_day(subject), TEXT(", "),
                     from_to(subject), TEXT(" ("), interval, TEXT(")."));
}

static struct text too_few(const struct subject *subject) {
    return TEXT_JOIN(subject->arena, went(subject), TEXT("."), too_small_or_clear(subject));
}

static struct text tiny(const struct subject *subject) {
    return TEXT_JOIN(subject->arena, went(subject),
                     TEXT(". A change this small can happen by chance ("), interval_label(),
                     sentence_interval(subject->comparison, subject->arena), TEXT(")."));
}

static struct text cannot_tell(const struct subject *subject) {
    return TEXT_JOIN(subject->arena, went(subject),
                     TEXT(". A change of this size can happen by chance, so we cannot say that "
                          "there was a real "),
                     is_fall(subject->comparison) ? TEXT("fall") : TEXT("rise"), TEXT(" ("),
                     interval_label(), sentence_interval(subject->comparison, subject->arena),
                     TEXT(")."));
}

static struct text hidden(const struct subject *subject) {
    return TEXT_JOIN(subject->arena, subject->figure->label,
                     TEXT(": not shown, to protect people's privacy."));
}

struct row {
    const char *verdict;
    const char *verdict_if_clear; // NULL: the same
    struct text (*words)(const struct subject *subject);
};

static const struct row rows[VERDICTS] = {
    [VERDICT_MISSING] = {"no comparison", NULL, missing},
    [VERDICT_HIDDEN] = {"not shown", NULL, hidden},
    [VERDICT_QUOTED] = {"quoted from the source", NULL, quoted},
    [VERDICT_NONE] = {"none in either period", NULL, none},
    [VERDICT_FROM_ZERO] = {"too few to tell", "clear rise", from_zero},
    [VERDICT_TO_ZERO] = {"too few to tell", "clear fall", to_zero},
    [VERDICT_SAME] = {"the same in both", NULL, same},
    [VERDICT_CLEAR_FALL] = {"clear fall", NULL, clear},
    [VERDICT_CLEAR_RISE] = {"clear rise", NULL, clear},
    [VERDICT_TOO_FEW] = {"too few to tell", NULL, too_few},
    [VERDICT_TINY] = {"could be chance", NULL, tiny},
    [VERDICT_CANNOT_TELL] = {"could be chance", NULL, cannot_tell},
};

struct text sentence_verdict(const struct comparison *comparison) {
    const struct row *row = &rows[comparison->verdict];
    if (comparison->verdict == VERDICT_MISSING && is_not_over(comparison))
        return TEXT("period not over");
    return text_of(comparison->is_clear && row->verdict_if_clear ? row->verdict_if_clear
                                                                 : row->verdict);
}

// --- the interval ---

static struct decimal rounded(double percent, int places) {
    double unit = pow(10, places);
    return (struct decimal){llround(fabs(percent) * unit), places};
}

static bool misleads(struct decimal shown, double percent) {
    bool is_nothing = shown.digits == 0 && percent != 0;
    bool is_all = decimal_compare(shown, (struct decimal){100, 0}) == 0 && percent > -100;
    return is_nothing || (is_all && percent < 0);
}

static struct text limit_written(double percent, int places, struct arena *arena) {
    enum { PLACES_AT_MOST = 6 };
    struct decimal shown = rounded(percent, places);
    while (misleads(shown, percent) && shown.places < PLACES_AT_MOST)
        shown = rounded(percent, shown.places + 1);
    return TEXT_JOIN(arena, number_written(shown, arena), TEXT("%"));
}

static struct text limit_in_words(double percent, int places, struct arena *arena) {
    if (percent == 0)
        return TEXT("no change");
    return TEXT_JOIN(arena, limit_written(percent, places, arena),
                     percent < 0 ? TEXT(NB "lower") : TEXT(NB "higher"));
}

struct text sentence_interval(const struct comparison *comparison, struct arena *arena) {
    if (!comparison->has_interval || comparison->digits == DIGITS_NONE)
        return (struct text){0};
    int places = comparison->change.percent.places > 0 ? 1 : 0;
    double lowest = comparison->lowest, highest = comparison->highest;
    if (!comparison->is_clear)
        return TEXT_JOIN(arena, TEXT("from" NB), limit_in_words(lowest, places, arena),
                         TEXT(" to" NB), limit_in_words(highest, places, arena));
    bool fell = highest < 0;
    return TEXT_JOIN(arena, fell ? TEXT("a fall of between" NB) : TEXT("a rise of between" NB),
                     limit_written(fell ? highest : lowest, places, arena), TEXT(" and" NB),
                     limit_written(fell ? lowest : highest, places, arena));
}

// --- what a quoted percentage needs ---

// To two digits, or three of a large number: more would pretend to know.
static struct decimal roughly(int64_t number) {
    int64_t largest = number < 1000 ? 100 : 1000, unit = 1;
    while (number / unit >= largest)
        unit *= 10;
    return (struct decimal){(number + unit / 2) / unit * unit, 0};
}

struct text sentence_needed(const struct comparison *comparison, struct arena *arena) {
    if (comparison->baseline_needed == 0)
        return (struct text){0};
    return TEXT_JOIN(arena, TEXT("clear only if there were about" NB),
                     number_written(roughly(comparison->baseline_needed), arena),
                     TEXT(" or more before"));
}

// --- all of it ---

struct text sentence_better(const struct figure *figure) {
    static const char *const sentences[] = {
        [BETTER_UNSAID] = NULL,
        [BETTER_LOWER] = "Here less is better.",
        [BETTER_HIGHER] = "Here more is better.",
        [BETTER_NEITHER] = "Neither more nor less is better in itself.",
    };
    return text_of(sentences[figure->better]);
}

// Which of the two periods has no dates, and what is said in their place.
static struct text lacking(const struct figure *figure, struct arena *arena) {
    static const struct {
        const char *unsaid, *in_words;
    } words_of[2][2] = {
        // The period before is lacking, and the one now: [1][1] is both.
        [0][1] = {" It is not said which period the later number is from.",
                  " The later period is given without dates: "},
        [1][0] = {" It is not said which period the earlier number is from.",
                  " The earlier period is given without dates: "},
        [1][1] = {" It is not said which periods these are.",
                  " The periods are given without dates: "},
    };
    bool before = figure->baseline_period.count == 0, now = figure->current_period.count == 0;
    struct text note = text_trim(figure->period_note);
    if (note.length == 0)
        return text_of(words_of[before][now].unsaid);
    struct text stop = text_ends_with(note, TEXT(".")) ? TEXT("") : TEXT(".");
    return TEXT_JOIN(arena, text_of(words_of[before][now].in_words), note, stop);
}

// What else must be known of the two periods.
static struct text periods(const struct subject *subject) {
    const struct comparison *comparison = subject->comparison;
    if (comparison->lacks_periods)
        return lacking(subject->figure, subject->arena);
    return comparison->has_other_season
               ? TEXT(" The two periods are different months of the year, so the season may play a "
                      "part.")
               : TEXT("");
}

struct text sentence_stated(const struct figure *figure, const struct comparison *comparison,
                            struct arena *arena) {
    if (!comparison->states_another)
        return (struct text){0};
    return TEXT_JOIN(arena, TEXT("The source states: "), wording_stated(figure, arena),
                     comparison->is_per_day
                         ? TEXT(", which leaves the lengths of the periods aside.")
                         : TEXT("."));
}

static struct text widening(const struct comparison *comparison) {
    if (comparison->dispersion <= 0)
        return TEXT("");
    return comparison->digits == DIGITS_NONE
               ? TEXT(" The months vary by more than chance, and this allows for that.")
               : TEXT(" The months vary by more than chance, and the interval allows for that.");
}

struct text sentence_of(const struct figure *figure, const struct comparison *comparison,
                        struct arena *arena) {
    struct subject subject = {figure, comparison, arena};
    struct text better = sentence_better(figure);
    struct text stated = sentence_stated(figure, comparison, arena);
    return TEXT_JOIN(arena, rows[comparison->verdict].words(&subject),
                     stated.data ? TEXT(" ") : TEXT(""), stated, periods(&subject),
                     widening(comparison), better.data ? TEXT(" ") : TEXT(""), better);
}
