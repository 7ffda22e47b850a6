// An arena: one block of memory that is handed out from front to back and given back as a whole.
//
// A function that returns memory takes a `struct arena *`; one that only needs scratch takes a
// `struct arena` by value, and what it allocated is gone when it returns. Allocation never returns
// NULL: an arena that is full calls `exhausted`, which must not return. The capacity is thereby
// also the guard against hostile input. Under AddressSanitizer, bytes not handed out are poisoned.
#ifndef NIOT_ARENA_H
#define NIOT_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena {
    unsigned char *memory;
    size_t used;
    size_t capacity;
    void (*exhausted)(void); // does not return; NULL: abort()
};

// Maps `capacity` bytes of zeroed memory, resident only once used. `memory` is NULL when the system
// has none; such an arena is exhausted from the start.
struct arena arena_new(size_t capacity, void (*exhausted)(void));

// Says that so many bytes of a new arena will be used, so that the system provides them in one go
// instead of page by page as each is touched. Where it cannot, nothing is lost.
void arena_expect(const struct arena *arena, size_t bytes);

// Ends the run as a full arena does: for libraries that cannot have the memory they ask for.
_Noreturn void arena_exhaust(const struct arena *arena);

// Gives the whole block back; everything allocated from it is gone.
void arena_release(struct arena *arena);

// `count` zeroed objects of `size` bytes, aligned for any type. A count of 0 gives a valid pointer.
void *arena_allocate(struct arena *arena, size_t count, size_t size);

// Grows an array of `*capacity` objects of `size` bytes (1 or more), 0 at first, so that it can
// hold `wanted`; returns where it now is: the same place when nothing was allocated since. The old
// place stays readable until the arena goes.
static inline void *arena_grow(struct arena *arena, const void *items, size_t *capacity,
                               size_t wanted, size_t size);

// The same for an array that has no room for what is wanted.
void *arena_enlarge(struct arena *arena, const void *items, size_t *capacity, size_t wanted,
                    size_t size);

static inline void *arena_grow(struct arena *arena, const void *items, size_t *capacity,
                               size_t wanted, size_t size) {
    if (items && wanted <= *capacity)
        return (void *)(uintptr_t)items;
    return arena_enlarge(arena, items, capacity, wanted, size);
}

// A pointer to one more zeroed item at the end of the array whose pointer, count and capacity are
// given, for any struct with those three members: struct thing *t = ARENA_PUSH(arena, list,
// things). It may move the array, so nothing else of the list may be used in the same expression.
#define ARENA_PUSH(arena, list, items)                                                             \
    ((list)->items = arena_grow((arena), (list)->items, &(list)->capacity, (list)->count + 1,      \
                                sizeof *(list)->items),                                            \
     &(list)->items[(list)->count++])

#endif
