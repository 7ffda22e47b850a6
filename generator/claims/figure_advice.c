#include "figure_advice.h"

#include "arena.h"
#include "diagnostic.h"
#include "figure_check.h"
#include "period.h"

static bool has_period(const struct period *period) {
    return period->count > 0;
}

static void miss(const struct figure *figure, const char *which, const char *column,
                 struct diagnostics *diagnostics) {
    diagnostics_add(diagnostics, DIAGNOSTIC_PERIOD_MISSING, figure->place,
                    (struct diagnostic_words){figure->label, text_of(which), text_of(column)});
}

// Words in the note are an answer; and what is not counted twice has one period.
static void advise_on_missing(const struct figure *figure, struct diagnostics *diagnostics) {
    bool has_baseline = has_period(&figure->baseline_period);
    bool has_current = has_period(&figure->current_period);
    bool is_counted_twice = figure->kind == FIGURE_CHANGE && figure->counts.are_known;
    if (figure->period_note.data)
        return;
    if (!has_baseline && !has_current)
        miss(figure, NULL, "current_period", diagnostics);
    else if (is_counted_twice && !has_baseline)
        miss(figure, "earlier", "baseline_period", diagnostics);
    else if (is_counted_twice && !has_current)
        miss(figure, "later", "current_period", diagnostics);
}

static struct text days_of(const struct period *period, struct arena *arena) {
    return TEXT_JOIN(arena, text_of_integer(arena, period_days(period)), TEXT(" days"));
}

// Counts of a period that still runs are not compared, and the page says so; but what the source
// states of them is.
static void advise_on_lengths(const struct report_figure *written,
                              struct diagnostics *diagnostics) {
    const struct figure *figure = written->figure;
    const struct period *before = &figure->baseline_period, *now = &figure->current_period;
    struct arena *arena = diagnostics->arena;
    struct diagnostic_words words = {figure->label};
    enum verdict verdict = written->comparison->verdict;
    bool is_compared = verdict != VERDICT_MISSING && verdict != VERDICT_HIDDEN;
    if (figure->kind != FIGURE_CHANGE || !is_compared || !has_period(before) || !has_period(now))
        return;
    if (period_days(now) == 0) {
        words.second = days_of(before, arena);
        words.third = TEXT("a period that still runs");
    } else if (figure_has_unequal_periods(figure)) {
        words.second = text_of_integer(arena, period_days(before));
        words.third = days_of(now, arena);
    } else {
        return;
    }
    diagnostics_add(diagnostics, DIAGNOSTIC_PERIODS_UNEQUAL, figure->place, words);
}

void figure_advice_give(const struct report_figures *figures, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < figures->count; i++) {
        advise_on_missing(figures->items[i].figure, diagnostics);
        advise_on_lengths(&figures->items[i], diagnostics);
    }
}
