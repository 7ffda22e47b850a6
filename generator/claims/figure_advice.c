#include "figure_advice.h"

#include "arena.h"
#include "diagnostic.h"
#include "figure_check.h"
#include "period.h"

static void advise_on_lengths(const struct figure *figure, struct diagnostics *diagnostics) {
    struct arena *arena = diagnostics->arena;
    diagnostics_add(
        diagnostics, DIAGNOSTIC_PERIODS_UNEQUAL, figure->place,
        (struct diagnostic_words){figure->label,
                                  text_of_integer(arena, period_days(&figure->baseline_period)),
                                  text_of_integer(arena, period_days(&figure->current_period))});
}

void figure_advice_give(const struct report_figures *figures, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *figure = figures->items[i].figure;
        bool has_no_period = figure->current_period.count == 0 &&
                             figure->baseline_period.count == 0 && !figure->period_note.data;
        if (has_no_period)
            diagnostics_add(diagnostics, DIAGNOSTIC_PERIOD_MISSING, figure->place,
                            (struct diagnostic_words){figure->label});
        else if (figure->kind == FIGURE_CHANGE && figure_has_unequal_periods(figure))
            advise_on_lengths(figure, diagnostics);
    }
}
