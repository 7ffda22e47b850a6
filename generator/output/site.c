#include "site.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "file.h"
#include "in_place.h"
#include "manifest.h"
#include "plan.h"
#include "staging.h"
#include "target.h"

#include <stdlib.h>

enum { MOST_FILES = 10000, MOST_BYTES = 16 << 20 };

// --- what a site may hold ---

// A file with its path in small letters: systems that do not tell capital letters apart must be
// able to hold the site as well.
struct named_file {
    struct text name;
    const struct site_file *file;
};

static int compare_names(const void *left, const void *right) {
    const struct named_file *a = left, *b = right;
    return text_compare(a->name, b->name);
}

static struct text in_small_letters(struct text path, struct arena *arena) {
    char *small = text_string(arena, path);
    for (size_t i = 0; i < path.length; i++)
        if (small[i] >= 'A' && small[i] <= 'Z')
            small[i] = (char)(small[i] - 'A' + 'a');
    return (struct text){small, path.length};
}

static const struct named_file *sorted_names(const struct site *site, struct arena *arena) {
    struct named_file *names = arena_allocate(arena, site->count, sizeof *names);
    for (size_t i = 0; i < site->count; i++)
        names[i] =
            (struct named_file){in_small_letters(site->files[i].path, arena), &site->files[i]};
    qsort(names, site->count, sizeof *names, compare_names);
    return names;
}

static bool is_a_file(struct text path, const struct named_file *names, size_t count) {
    struct named_file wanted = {.name = path};
    return bsearch(&wanted, names, count, sizeof *names, compare_names) != NULL;
}

static bool is_below_a_file(struct text path, const struct named_file *names, size_t count) {
    for (size_t i = 0; i < path.length; i++)
        if (path.data[i] == '/' && is_a_file(text_slice(path, 0, i), names, count))
            return true;
    return false;
}

static struct text collision(const struct named_file *names, size_t i, size_t count) {
    if (i && text_equal(names[i - 1].name, names[i].name))
        return TEXT("another file has that name, capital letters aside");
    if (is_below_a_file(names[i].name, names, count))
        return TEXT("another file has the name of its folder");
    return (struct text){0};
}

static struct text file_fault(const struct site_file *file) {
    if (file->content.length > MOST_BYTES)
        return TEXT("it is larger than 16 MiB");
    return manifest_path_fault(file->path);
}

static bool check_file(const struct target *target, struct text path, struct text fault) {
    if (fault.data)
        diagnostics_add(target->diagnostics, DIAGNOSTIC_SITE_FILE_REFUSED, (struct place){0},
                        (struct diagnostic_words){path, fault});
    return !fault.data;
}

static bool check_site(const struct site *site, const struct target *target) {
    if (site->count > MOST_FILES)
        return target_refuse(target, DIAGNOSTIC_SITE_TOO_MANY_FILES, (struct text){0},
                             (struct text){0});
    bool is_sound = true;
    for (size_t i = 0; i < site->count; i++)
        is_sound &= check_file(target, site->files[i].path, file_fault(&site->files[i]));
    const struct named_file *names = sorted_names(site, target->arena);
    for (size_t i = 0; i < site->count; i++)
        is_sound &= check_file(target, names[i].file->path, collision(names, i, site->count));
    return is_sound;
}

// --- what it is to hold ---

static int compare_files(const void *left, const void *right) {
    const struct site_file *a = left, *b = right;
    return text_compare(a->path, b->path);
}

// The files of the site in the order of the manifest, and the manifest behind them.
static const struct site_file *files_with_manifest(const struct site *site, struct arena *arena) {
    struct site_file *files = arena_allocate(arena, site->count + 1, sizeof *files);
    struct manifest manifest = {
        .generator = TEXT_JOIN(arena, TEXT("niot "), site->version),
        .campaign = site->campaign,
        .figures_at = site->date,
    };
    if (site->origin)
        manifest.origin = *site->origin;
    for (size_t i = 0; i < site->count; i++)
        files[i] = site->files[i];
    qsort(files, site->count, sizeof *files, compare_files);
    for (size_t i = 0; i < site->count; i++)
        manifest_add(&manifest, files[i].path, files[i].content, arena);
    struct buffer json = {.arena = arena};
    manifest_write(&manifest, &json);
    files[site->count] = (struct site_file){TEXT(MANIFEST_NAME), buffer_text(&json)};
    return files;
}

static bool is_same(const struct target *target, const struct plan_entry *entry) {
    struct arena scratch = *target->arena;
    const char *path = text_string(&scratch, entry->path);
    struct file_content content =
        file_read_at(target->folder, path, entry->content.length, &scratch);
    return content.error == 0 && text_equal(content.bytes, entry->content);
}

// Takes from what is to be written the files that are the same as those that stand. True when
// something remains: then the site is not the same.
static bool settle(const struct target *target, struct plan *plan) {
    bool remains = false;
    for (size_t i = 0; i < plan->count; i++) {
        struct plan_entry *entry = &plan->items[i];
        if (entry->kind == PLAN_WRITE && entry->stands && is_same(target, entry))
            entry->kind = PLAN_CARRY;
        remains = remains || entry->kind == PLAN_WRITE;
    }
    return remains;
}

// The plan for a site; false, with a message, where something is in its way.
static bool make_plan(const struct target *target, const struct site *site, struct plan *plan) {
    struct plan_inputs inputs = {
        .files = files_with_manifest(site, target->arena),
        .count = site->count + 1,
        .found = &target->found,
        .earlier = &target->earlier,
    };
    *plan = plan_make(&inputs, target->arena);
    bool is_free = true;
    for (size_t i = 0; i < plan->count; i++)
        if (plan->items[i].is_in_the_way)
            is_free = target_refuse(target, DIAGNOSTIC_SITE_FILE_IN_THE_WAY, plan->items[i].path,
                                    (struct text){0});
    return is_free;
}

// --- writing it ---

static bool publish(const struct target *target, const struct plan *plan, bool may_be_in_place) {
    struct staging_result result = staging_publish(target, plan);
    if (result.obstacle == 0)
        return result.stands;
    if (may_be_in_place)
        return in_place_publish(target, plan);
    return target_refuse(target, DIAGNOSTIC_SITE_NOT_EXCHANGED, (struct text){0},
                         file_error_words(result.obstacle));
}

static bool write_plan(const struct target *target, struct plan *plan, bool may_be_in_place) {
    staging_clean(target);
    return !settle(target, plan) || publish(target, plan, may_be_in_place);
}

static struct target target_of(const struct site_settings *settings, struct arena *arena,
                               struct diagnostics *diagnostics) {
    return (struct target){
        .path = settings->folder,
        .parent = -1,
        .folder = -1,
        .arena = arena,
        .diagnostics = diagnostics,
    };
}

bool site_write(const struct site *site, const struct site_settings *settings, struct arena *arena,
                struct diagnostics *diagnostics) {
    struct target target = target_of(settings, arena, diagnostics);
    struct plan plan;
    bool stands = check_site(site, &target) && target_open(&target, site->campaign) &&
                  make_plan(&target, site, &plan) && write_plan(&target, &plan, settings->in_place);
    target_close(&target);
    return stands;
}

bool site_check(const struct site *site, const struct site_settings *settings, struct arena *arena,
                struct diagnostics *diagnostics) {
    struct target target = target_of(settings, arena, diagnostics);
    struct plan plan;
    bool is_sound = check_site(site, &target);
    bool is_taken = target_look(&target, site->campaign);
    // Files that collide with one another have no plan.
    is_taken = is_sound && is_taken && make_plan(&target, site, &plan);
    target_close(&target);
    return is_taken;
}
