#include "subtraction.h"

#include "elimination.h"

#include <stdlib.h>

// Sums of many counts.
__extension__ typedef __int128 wide;

// Nobody in the row.
static const size_t nobody = SIZE_MAX;

// Some parts of a whole.
struct parts {
    const struct subtraction *all;
    size_t whole;
    struct subtraction_part *items;
    size_t count;
};

static const struct subtraction_member *member_of(const struct parts *parts, size_t item) {
    return &parts->all->members[parts->items[item].part];
}

static const struct subtraction_member *whole_of(const struct parts *parts) {
    return &parts->all->members[parts->whole];
}

// --- one sum ---

// What is hidden among parts that add up.
struct hidden {
    size_t count;
    wide sum;
    bool are_small;
};

static struct hidden with_part(struct hidden hidden, const struct subtraction_member *part) {
    if (!part->is_hidden)
        return hidden;
    return (struct hidden){hidden.count + 1, hidden.sum + part->number,
                           hidden.are_small && part->is_small};
}

static bool gives_away(const struct parts *parts, struct hidden hidden) {
    if (whole_of(parts)->is_hidden)
        return hidden.count == 0;
    wide count = (wide)hidden.count;
    bool is_extreme = hidden.sum <= count * parts->all->one ||
                      hidden.sum >= count * (parts->all->limit - parts->all->one);
    return hidden.count == 1 || (hidden.count > 1 && hidden.are_small && is_extreme);
}

static bool can_be_hidden(const struct subtraction_member *member) {
    return member->is_known && !member->is_hidden && member->weight > 0;
}

// The lesser of two, either may be nobody.
static size_t lesser_of(const struct parts *parts, size_t a, size_t b) {
    const struct subtraction_member *members = parts->all->members;
    if (a == nobody || b == nobody)
        return a == nobody ? b : a;
    return members[b].weight < members[a].weight ? b : a;
}

static size_t given_away_by(const struct parts *parts) {
    for (size_t i = 0; i < parts->count; i++)
        if (member_of(parts, i)->is_hidden)
            return parts->items[i].part;
    return parts->whole;
}

static bool leak_of(const struct parts *parts, struct subtraction_leak *leak) {
    size_t other = nobody;
    for (size_t i = 0; i < parts->count; i++)
        if (can_be_hidden(member_of(parts, i)))
            other = lesser_of(parts, other, parts->items[i].part);
    if (other == nobody && can_be_hidden(whole_of(parts)))
        other = parts->whole;
    if (other == nobody)
        return false;
    *leak = (struct subtraction_leak){parts->whole, given_away_by(parts), leak->others, 1};
    leak->others[0] = other;
    return true;
}

// --- any sum ---

enum { SEARCHED_AT_MOST = 40, STEPS_AT_MOST = 1 << 18 };

struct search {
    const struct parts *parts; // the largest first, none of them zero
    wide lowest, highest;      // of the whole
    long steps;
    uint64_t taken; // which parts add up, a bit each
};

static wide sum_from(const struct parts *parts, size_t first) {
    wide sum = 0;
    for (size_t i = first; i < parts->count; i++)
        sum += member_of(parts, i)->number;
    return sum;
}

// What was taken of the parts before `next`, and what those from it on add up to.
struct step {
    size_t next;
    wide sum, rest;
    struct hidden hidden;
};

// Whether parts from the next on, with those that were taken, add up and give a number away.
static bool search_from(struct search *search, struct step step) {
    const struct parts *parts = search->parts;
    bool is_safe = step.hidden.count > 0 && (whole_of(parts)->is_hidden ||
                                             (step.hidden.count > 1 && !step.hidden.are_small));
    if (is_safe || step.sum > search->highest || step.sum + step.rest < search->lowest ||
        ++search->steps > STEPS_AT_MOST)
        return false;
    if (step.next == parts->count)
        return gives_away(parts, step.hidden);
    const struct subtraction_member *part = member_of(parts, step.next);
    uint64_t bit = UINT64_C(1) << step.next++;
    step.rest -= part->number;
    search->taken |= bit;
    if (search_from(search, (struct step){step.next, step.sum + part->number, step.rest,
                                          with_part(step.hidden, part)}))
        return true;
    search->taken &= ~bit;
    return search_from(search, step);
}

static struct parts without_zeros(const struct parts *parts, struct arena *arena) {
    struct parts kept = *parts;
    kept.count = 0;
    kept.items = arena_allocate(arena, parts->count, sizeof *kept.items);
    for (size_t i = 0; i < parts->count; i++)
        if (member_of(parts, i)->is_hidden || member_of(parts, i)->number > 0)
            kept.items[kept.count++] = parts->items[i];
    return kept;
}

// By insertion: there are few.
static void sort_largest_first(struct parts *parts) {
    for (size_t i = 1; i < parts->count; i++)
        for (size_t j = i; j > 0 && member_of(parts, j)->number > member_of(parts, j - 1)->number;
             j--) {
            struct subtraction_part item = parts->items[j];
            parts->items[j] = parts->items[j - 1];
            parts->items[j - 1] = item;
        }
}

static bool hides_something(const struct parts *parts) {
    bool has_hidden = whole_of(parts)->is_hidden;
    for (size_t i = 0; i < parts->count; i++)
        has_hidden = has_hidden || member_of(parts, i)->is_hidden;
    return has_hidden;
}

static bool leak_of_all(const struct parts *parts, struct subtraction_leak *leak) {
    size_t count = 0;
    for (size_t i = 0; i < parts->count; i++)
        if (can_be_hidden(member_of(parts, i)))
            leak->others[count++] = parts->items[i].part;
    *leak = (struct subtraction_leak){parts->whole, given_away_by(parts), leak->others, count};
    return count > 0;
}

static bool find_sum(const struct parts *parts, wide tolerance, struct arena *arena,
                     struct subtraction_leak *leak) {
    struct parts kept = without_zeros(parts, arena);
    if (kept.count > SEARCHED_AT_MOST)
        return leak_of_all(&kept, leak);
    sort_largest_first(&kept);
    struct search search = {
        .parts = &kept,
        .lowest = whole_of(parts)->number - tolerance,
        .highest = whole_of(parts)->number + tolerance,
    };
    bool is_found =
        search_from(&search, (struct step){.rest = sum_from(&kept, 0), .hidden.are_small = true});
    if (search.steps > STEPS_AT_MOST)
        return leak_of_all(&kept, leak);
    struct parts taken = kept;
    taken.count = 0;
    taken.items = arena_allocate(arena, kept.count, sizeof *taken.items);
    for (size_t i = 0; i < kept.count; i++)
        if (search.taken >> i & 1)
            taken.items[taken.count++] = kept.items[i];
    return is_found && leak_of(&taken, leak);
}

// --- the parts of one whole ---

enum reach { REACH_LESS, REACH_ALL, REACH_MORE };

struct total {
    wide tolerance;
    enum reach reach;
    struct hidden hidden;
};

static struct total total_of(const struct parts *parts) {
    wide whole = whole_of(parts)->number, sum = sum_from(parts, 0);
    struct total total = {whole_of(parts)->tolerance, REACH_ALL, {.are_small = true}};
    for (size_t i = 0; i < parts->count; i++) {
        total.tolerance += member_of(parts, i)->tolerance;
        total.hidden = with_part(total.hidden, member_of(parts, i));
    }
    if (sum < whole - total.tolerance || parts->count == 0)
        total.reach = REACH_LESS;
    else if (sum > whole + total.tolerance)
        total.reach = REACH_MORE;
    return total;
}

static bool find_among(const struct parts *parts, struct arena *arena,
                       struct subtraction_leak *leak) {
    struct total total = total_of(parts);
    if (total.reach == REACH_LESS || !hides_something(parts))
        return false;
    if (total.reach == REACH_MORE)
        return find_sum(parts, total.tolerance, arena, leak);
    return gives_away(parts, total.hidden) && leak_of(parts, leak);
}

// The parts of the whole's own area, or those that are apart.
static struct parts division_of(const struct parts *parts, bool are_apart, struct arena *arena) {
    struct parts division = *parts;
    division.count = 0;
    division.items = arena_allocate(arena, parts->count, sizeof *division.items);
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].is_apart == are_apart)
            division.items[division.count++] = parts->items[i];
    return division;
}

static bool find_in_family(const struct parts *parts, struct arena *arena,
                           struct subtraction_leak *leak) {
    if (total_of(parts).reach != REACH_MORE)
        return find_among(parts, arena, leak);
    struct parts own = division_of(parts, false, arena), apart = division_of(parts, true, arena);
    if (total_of(&own).reach == REACH_LESS && total_of(&apart).reach == REACH_LESS)
        return find_among(parts, arena, leak);
    return find_among(&own, arena, leak) || find_among(&apart, arena, leak);
}

// --- several sums together ---

struct sums {
    struct parts *items;
    size_t count;
    size_t capacity;
};

static void add_sum(struct sums *sums, const struct parts *parts, struct arena *arena) {
    if (total_of(parts).reach == REACH_ALL && hides_something(parts))
        *ARENA_PUSH(arena, sums, items) = *parts;
}

static void add_sums(struct sums *sums, const struct parts *parts, struct arena *arena) {
    add_sum(sums, parts, arena);
    if (total_of(parts).reach != REACH_MORE)
        return;
    struct parts own = division_of(parts, false, arena), apart = division_of(parts, true, arena);
    add_sum(sums, &own, arena);
    add_sum(sums, &apart, arena);
}

// The hidden members of the sums, each by a number of its own.
struct unknowns {
    struct elimination_term *terms;
    size_t term_count;
    size_t *members; // by number
    size_t *numbers; // by member, from 1; 0: none yet
    size_t count;
};

static void add_unknown(struct unknowns *unknowns, const struct parts *parts, size_t sum,
                        size_t member) {
    if (!parts->all->members[member].is_hidden)
        return;
    if (unknowns->numbers[member] == 0) {
        unknowns->members[unknowns->count++] = member;
        unknowns->numbers[member] = unknowns->count;
    }
    unknowns->terms[unknowns->term_count++] = (struct elimination_term){
        sum, unknowns->numbers[member] - 1, .is_whole = member == parts->whole};
}

static struct unknowns unknowns_of(const struct sums *sums, struct arena *arena) {
    size_t members = sums->items[0].all->count, terms = 0;
    for (size_t i = 0; i < sums->count; i++)
        terms += sums->items[i].count + 1;
    struct unknowns unknowns = {
        .terms = arena_allocate(arena, terms, sizeof *unknowns.terms),
        .members = arena_allocate(arena, members, sizeof *unknowns.members),
        .numbers = arena_allocate(arena, members, sizeof *unknowns.numbers),
    };
    for (size_t i = 0; i < sums->count; i++) {
        const struct parts *parts = &sums->items[i];
        add_unknown(&unknowns, parts, i, parts->whole);
        for (size_t j = 0; j < parts->count; j++)
            add_unknown(&unknowns, parts, i, parts->items[j].part);
    }
    return unknowns;
}

static bool has_member(const struct parts *parts, size_t member) {
    bool has_it = parts->whole == member;
    for (size_t i = 0; i < parts->count; i++)
        has_it = has_it || parts->items[i].part == member;
    return has_it;
}

// What to hide for the sake of a member: in a sum of its own, else, where these are hidden all
// through, in any.
static bool leak_of_sums(const struct sums *sums, size_t member, struct subtraction_leak *leak) {
    for (int own = 1; own >= 0; own--)
        for (size_t i = 0; i < sums->count; i++)
            if (has_member(&sums->items[i], member) == own && leak_of(&sums->items[i], leak)) {
                leak->given_away = member;
                return true;
            }
    return false;
}

// Rows and columns of a table, each with two hidden numbers, can still settle one between them.
static bool find_in_sums(const struct sums *sums, struct arena *arena,
                         struct subtraction_leak *leak) {
    if (sums->count < 2)
        return false;
    struct unknowns unknowns = unknowns_of(sums, arena);
    struct elimination elimination = {unknowns.terms, unknowns.term_count, sums->count,
                                      unknowns.count};
    size_t number;
    return elimination_find(&elimination, &number, *arena) &&
           leak_of_sums(sums, unknowns.members[number], leak);
}

// --- all families ---

static int compare_parts(const void *left, const void *right) {
    const struct subtraction_part *a = left, *b = right;
    if (a->whole != b->whole)
        return a->whole < b->whole ? -1 : 1;
    return (a->part > b->part) - (a->part < b->part);
}

// The parts that are known, those of one whole behind one another.
static struct parts known_parts(const struct subtraction *subtraction, struct arena *arena) {
    size_t most = subtraction->part_count;
    struct parts known = {subtraction, nobody, arena_allocate(arena, most, sizeof *known.items), 0};
    for (size_t i = 0; i < most; i++) {
        const struct subtraction_part *part = &subtraction->parts[i];
        if (subtraction->members[part->whole].is_known && subtraction->members[part->part].is_known)
            known.items[known.count++] = *part;
    }
    qsort(known.items, known.count, sizeof *known.items, compare_parts);
    return known;
}

bool subtraction_find(const struct subtraction *subtraction, struct subtraction_leak *leak,
                      struct arena scratch) {
    struct parts known = known_parts(subtraction, &scratch);
    struct sums sums = {0};
    for (size_t first = 0, next; first < known.count; first = next) {
        size_t whole = known.items[first].whole;
        for (next = first; next < known.count && known.items[next].whole == whole;)
            next++;
        struct parts parts = {subtraction, whole, &known.items[first], next - first};
        if (find_in_family(&parts, &scratch, leak))
            return true;
        add_sums(&sums, &parts, &scratch);
    }
    return find_in_sums(&sums, &scratch, leak);
}
