#include "month_sum.h"

#include "diagnostic.h"
#include "metrics.h"
#include "series.h"

// A count that a figure states, and of which months it is one.
struct stated {
    const struct quantity *count;
    struct place place;
    const struct period *period;
};

// What the months can be held against; they are no sum of an average.
static size_t stated_by(const struct figure *figure, struct stated stated[2]) {
    size_t count = 0;
    if (figure->kind == FIGURE_COUNT)
        stated[count++] =
            (struct stated){&figure->value, figure->value_place, &figure->current_period};
    if (figure->kind != FIGURE_CHANGE)
        return count;
    if (figure->baseline_years == 0)
        stated[count++] =
            (struct stated){&figure->baseline, figure->baseline_place, &figure->baseline_period};
    stated[count++] =
        (struct stated){&figure->current, figure->current_place, &figure->current_period};
    return count;
}

static bool is_exact(const struct quantity *count) {
    return count->state == QUANTITY_KNOWN && count->bound == BOUND_EXACT && !count->magnitude.data;
}

static void check(const struct series *series, const struct stated *stated,
                  struct diagnostics *diagnostics) {
    struct series_sum sum = series_sum_of(series, stated->period);
    if (!is_exact(stated->count) || !sum.is_known || !sum.is_exact ||
        sum.number == stated->count->number.digits)
        return;
    struct arena *arena = diagnostics->arena;
    long long line = (long long)source_locate(sum.first->place).line;
    diagnostics_add(diagnostics, DIAGNOSTIC_MONTHS_DISAGREE, stated->place,
                    (struct diagnostic_words){
                        stated->count->digits, period_words(stated->period, arena),
                        text_of_integer(arena, sum.number), text_of_integer(arena, line)});
}

void month_sum_check(const struct series_list *list, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < list->count; i++) {
        struct stated stated[2];
        size_t count = stated_by(list->items[i].figure, stated);
        for (size_t j = 0; j < count; j++)
            check(&list->items[i], &stated[j], diagnostics);
    }
}
