#include "month_mix.h"

#include "arena.h"

#include <stdbool.h>
#include <stdlib.h>

// Squares of counts and sums of many of them need more than 64 bits and always fit in these.
__extension__ typedef __int128 wide;

// The rule's numbers; the header says why.
enum {
    FACTOR_NUMERATOR = 8, // 8/5 = 1.6
    FACTOR_DENOMINATOR = 5,
    DEVIATIONS = 5,
    LARGE_SHARE = 20, // a category is large from 1/20
    TOTAL_SHARE = 4,  // a total is ordinary within 1/4
    OTHER_MONTHS_NEEDED = MONTH_MIX_MONTHS_NEEDED - 1,
};

// A category with the counts that are known of it, in order of size.
struct category {
    const int64_t *counts; // by month
    size_t begins;         // the month of its first record
    int64_t *sorted;
    size_t known;
};

// What the other months say of a category in one month.
struct usual {
    int64_t lower, upper; // quartiles
    int64_t doubled;      // twice the median
    bool is_judged;
};

static int compare_counts(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static int64_t count_in(const struct category *category, size_t month) {
    return month < category->begins ? MONTH_MIX_UNKNOWN : category->counts[month];
}

static struct category category_of(const struct month_mix_table *table, size_t number,
                                   struct arena *arena) {
    struct category category = {.counts = table->counts + number * table->month_count};
    category.sorted = arena_allocate(arena, table->month_count, sizeof *category.sorted);
    while (category.begins < table->month_count && category.counts[category.begins] <= 0)
        category.begins++;
    for (size_t i = category.begins; i < table->month_count; i++)
        if (category.counts[i] != MONTH_MIX_UNKNOWN)
            category.sorted[category.known++] = category.counts[i];
    qsort(category.sorted, category.known, sizeof *category.sorted, compare_counts);
    return category;
}

// Where a known count stands in the order.
static size_t rank_of(const struct category *category, int64_t count) {
    size_t low = 0, high = category->known;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (category->sorted[middle] < count)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct usual usual_of(const struct category *category, size_t month) {
    int64_t count = count_in(category, month);
    if (count == MONTH_MIX_UNKNOWN || category->known <= OTHER_MONTHS_NEEDED)
        return (struct usual){0};
    size_t own = rank_of(category, count);
    size_t others = category->known - 1;
    const int64_t *sorted = category->sorted;
    size_t quarter = others / 4, middle = others / 2, before_middle = (others - 1) / 2;
    size_t last_quarter = others - 1 - quarter;
    // The month's own count is passed over.
    return (struct usual){
        .lower = sorted[quarter + (quarter >= own)],
        .upper = sorted[last_quarter + (last_quarter >= own)],
        .doubled =
            sorted[before_middle + (before_middle >= own)] + sorted[middle + (middle >= own)],
        .is_judged = true,
    };
}

// --- far above, far below ---

static bool is_beyond_counting(int64_t count, int64_t reference) {
    wide distance = (wide)count - reference;
    return distance * distance >= (wide)DEVIATIONS * DEVIATIONS * reference;
}

static bool is_far_above(int64_t count, int64_t reference) {
    return count > reference &&
           (wide)count * FACTOR_DENOMINATOR >= (wide)reference * FACTOR_NUMERATOR &&
           is_beyond_counting(count, reference);
}

static bool is_far_below(int64_t count, int64_t reference) {
    return count < reference &&
           (wide)count * FACTOR_NUMERATOR <= (wide)reference * FACTOR_DENOMINATOR &&
           is_beyond_counting(count, reference);
}

// Whether the month is as far from the months of its name in other years.
static bool is_out_of_season(const struct month_mix_table *table, const struct category *category,
                             size_t month, bool (*is_far)(int64_t, int64_t)) {
    for (size_t i = 0; i < table->month_count; i++) {
        bool has_name = i != month && table->months[i].month == table->months[month].month;
        if (has_name && count_in(category, i) != MONTH_MIX_UNKNOWN &&
            !is_far(category->counts[month], category->counts[i]))
            return false;
    }
    return true;
}

// --- months ---

struct search {
    const struct month_mix_table *table;
    const struct category *categories;
    struct usual *usual; // by category, in the month that is looked at
};

// Doubled, as the usual numbers are.
struct totals {
    wide actual, usual;
    size_t categories;
};

static struct totals totals_of(const struct search *search, size_t month) {
    struct totals totals = {0};
    for (size_t i = 0; i < search->table->category_count; i++) {
        search->usual[i] = usual_of(&search->categories[i], month);
        if (!search->usual[i].is_judged)
            continue;
        totals.actual += (wide)2 * search->categories[i].counts[month];
        totals.usual += search->usual[i].doubled;
        totals.categories++;
    }
    return totals;
}

static bool is_ordinary(struct totals totals) {
    wide distance = totals.actual - totals.usual;
    return (distance < 0 ? -distance : distance) * TOTAL_SHARE <= totals.usual;
}

static wide distance_of(struct month_mix_shift shift) {
    wide distance = (wide)2 * shift.count - shift.usual_doubled;
    return distance < 0 ? -distance : distance;
}

// Keeps of two shifts the one with more records; `*most` is none while its usual number is zero.
static void keep_most(struct month_mix_shift *most, struct month_mix_shift shift) {
    if (most->usual_doubled == 0 || distance_of(shift) > distance_of(*most))
        *most = shift;
}

// Shifts with a usual number of zero where the month has none.
static struct month_mix_finding look_at(const struct search *search, size_t month,
                                        wide usual_total) {
    struct month_mix_finding finding = {.month = month};
    for (size_t i = 0; i < search->table->category_count; i++) {
        const struct category *category = &search->categories[i];
        struct usual usual = search->usual[i];
        bool is_large = usual.doubled > 0 && (wide)usual.doubled * LARGE_SHARE >= usual_total;
        if (!usual.is_judged || !is_large)
            continue;
        int64_t count = count_in(category, month);
        struct month_mix_shift shift = {i, count, usual.doubled};
        if (is_far_above(count, usual.upper) &&
            is_out_of_season(search->table, category, month, is_far_above))
            keep_most(&finding.above, shift);
        if (is_far_below(count, usual.lower) &&
            is_out_of_season(search->table, category, month, is_far_below))
            keep_most(&finding.below, shift);
    }
    return finding;
}

static const struct category *categories_of(const struct month_mix_table *table,
                                            struct arena *arena) {
    struct category *categories = arena_allocate(arena, table->category_count, sizeof *categories);
    for (size_t i = 0; i < table->category_count; i++)
        categories[i] = category_of(table, i, arena);
    return categories;
}

struct month_mix_findings month_mix_find(const struct month_mix_table *table, struct arena *arena) {
    struct month_mix_finding *items = arena_allocate(arena, table->month_count, sizeof *items);
    struct month_mix_findings findings = {.items = items};
    struct arena scratch = *arena;
    struct search search = {
        .table = table,
        .categories = categories_of(table, &scratch),
        .usual = arena_allocate(&scratch, table->category_count, sizeof *search.usual),
    };
    for (size_t month = 0; month < table->month_count; month++) {
        struct totals totals = totals_of(&search, month);
        if (totals.categories < MONTH_MIX_CATEGORIES_NEEDED)
            continue;
        findings.judged++;
        struct month_mix_finding finding = look_at(&search, month, totals.usual);
        if (is_ordinary(totals) && finding.above.usual_doubled && finding.below.usual_doubled)
            items[findings.count++] = finding;
    }
    return findings;
}
