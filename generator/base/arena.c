#include "arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define POISON(start, size) ASAN_POISON_MEMORY_REGION((start), (size))
#define UNPOISON(start, size) ASAN_UNPOISON_MEMORY_REGION((start), (size))
// Unused bytes between two objects, so that an overrun of one by a few bytes is seen.
enum { GAP = 16 };
#else
#define POISON(start, size) ((void)(start), (void)(size))
#define UNPOISON(start, size) ((void)(start), (void)(size))
enum { GAP = 0 };
#endif

struct arena arena_new(size_t capacity, void (*exhausted)(void)) {
    struct arena arena = {.exhausted = exhausted};
    void *memory = mmap(NULL, capacity, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return arena;
    arena.memory = memory;
    arena.capacity = capacity;
    POISON(arena.memory, capacity);
    return arena;
}

void arena_expect(const struct arena *arena, size_t bytes) {
    if (arena->memory)
        madvise(arena->memory, bytes < arena->capacity ? bytes : arena->capacity,
                MADV_POPULATE_WRITE);
}

void arena_release(struct arena *arena) {
    if (arena->memory) {
        UNPOISON(arena->memory, arena->capacity);
        munmap(arena->memory, arena->capacity);
    }
    *arena = (struct arena){0};
}

void arena_exhaust(const struct arena *arena) {
    if (arena->exhausted)
        arena->exhausted();
    abort();
}

void *arena_allocate(struct arena *arena, size_t count, size_t size) {
    const size_t alignment = alignof(max_align_t);
    size_t padding = (size_t)(-(uintptr_t)arena->used & (alignment - 1));
    size_t room = arena->capacity - arena->used;
    if (!arena->memory || room < padding + GAP || (size && count > (room - padding - GAP) / size))
        arena_exhaust(arena);
    unsigned char *start = arena->memory + arena->used + padding;
    arena->used += padding + count * size + GAP;
    UNPOISON(start, count * size);
    POISON(start + count * size, GAP);
    // A child arena passed by value may have left its scratch here.
    memset(start, 0, count * size);
    return start;
}

// Whether an array of so many bytes is the last thing that was handed out.
static bool is_last(const struct arena *arena, const void *items, size_t bytes) {
    return (const unsigned char *)items + bytes + GAP == arena->memory + arena->used;
}

// Lengthens the last array of the arena where it stands.
static void extend(struct arena *arena, size_t more) {
    if (more > arena->capacity - arena->used)
        arena_exhaust(arena);
    unsigned char *end = arena->memory + arena->used - GAP;
    arena->used += more;
    UNPOISON(end, more);
    POISON(end + more, GAP);
    memset(end, 0, more);
}

void *arena_enlarge(struct arena *arena, const void *items, size_t *capacity, size_t wanted,
                    size_t size) {
    size_t room = *capacity ? *capacity : 8;
    bool stays = items && is_last(arena, items, *capacity * size);
    // What need not move may grow in small steps, so that little memory is touched for nothing.
    while (room < wanted)
        room += stays ? room / 4 : room;
    if (room > SIZE_MAX / size)
        arena_exhaust(arena);
    void *grown = (void *)(uintptr_t)items;
    if (stays)
        extend(arena, (room - *capacity) * size);
    else
        grown = arena_allocate(arena, room, size);
    if (items && !stays)
        memcpy(grown, items, *capacity * size);
    *capacity = room;
    return grown;
}
