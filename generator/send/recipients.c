#include "recipients.h"

#include "arena.h"
#include "diagnostic.h"
#include "directory.h"
#include "mailbox.h"
#include "table.h"

#include <stdlib.h>

// --- where the file lies ---

static const struct text published_folders[] = {
    {"data", 4}, {"assets", 6}, {"templates", 9}, {"site", 4}};
enum { PUBLISHED_FOLDERS = sizeof published_folders / sizeof *published_folders };

// The real path of a folder that exists; absent when it does not.
static struct text real_path(struct text path, struct arena *arena) {
    struct directory_resolved resolved = directory_resolve(path, arena);
    if (resolved.error)
        return (struct text){0};
    if (text_equal(resolved.name, TEXT(".")))
        return resolved.parent;
    bool is_root = text_equal(resolved.parent, TEXT("/"));
    return TEXT_JOIN(arena, resolved.parent, is_root ? TEXT("") : TEXT("/"), resolved.name);
}

static struct text parent_path(struct text path) {
    size_t end = path.length;
    while (end > 0 && path.data[end - 1] != '/')
        end--;
    if (end == 0)
        return TEXT(".");
    return text_slice(path, 0, end > 1 ? end - 1 : end);
}

static bool lies_in(struct text path, struct text folder) {
    return text_starts_with(path, folder) &&
           (path.length == folder.length || path.data[folder.length] == '/');
}

struct text recipients_misplaced(struct text path, struct text folder, struct arena *arena) {
    struct text places[] = {real_path(path, arena), real_path(parent_path(path), arena)};
    for (size_t i = 0; i < PUBLISHED_FOLDERS; i++) {
        struct text published =
            real_path(TEXT_JOIN(arena, folder, TEXT("/"), published_folders[i]), arena);
        for (size_t j = 0; published.data && j < 2; j++)
            if (places[j].data && lies_in(places[j], published))
                return published_folders[i];
    }
    return (struct text){0};
}

// --- columns ---

enum column { COLUMN_EMAIL, COLUMN_NAME, COLUMN_GROUP, COLUMNS };

// The group helps to find the header of a table without names.
static const struct text column_names[COLUMNS] = {
    [COLUMN_EMAIL] = {"email", 5}, [COLUMN_NAME] = {"name", 4}, [COLUMN_GROUP] = {"group", 5}};

// Where a column stands; the number of columns when the table has none of that name.
static size_t find_column(const struct table *table, struct text name,
                          struct diagnostics *diagnostics) {
    size_t found = table->column_count;
    for (size_t i = 0; i < table->column_count; i++) {
        if (!table_name_equal(table->header[i].text, name))
            continue;
        if (found < table->column_count)
            diagnostics_add(diagnostics, DIAGNOSTIC_RECIPIENTS_COLUMN_TWICE, table->header[i].place,
                            (struct diagnostic_words){table->header[i].text});
        else
            found = i;
    }
    return found;
}

// The same of the column email, which cannot be done without.
static size_t find_email(const struct table *table, struct diagnostics *diagnostics) {
    size_t column = find_column(table, column_names[COLUMN_EMAIL], diagnostics);
    if (column == table->column_count && column > 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_RECIPIENTS_COLUMN_MISSING, table->header[0].place,
                        (struct diagnostic_words){table->source->path});
    return column;
}

static struct text text_in(const struct table *table, size_t row, size_t column) {
    return column < table->column_count ? table->rows[row].cells[column].text : (struct text){0};
}

// --- people twice ---

// In the order of the addresses and, of the same address, of the file.
static int compare_people(const void *left, const void *right) {
    const struct recipient *a = *(const struct recipient *const *)left;
    const struct recipient *b = *(const struct recipient *const *)right;
    size_t common = a->email.length < b->email.length ? a->email.length : b->email.length;
    for (size_t i = 0; i < common; i++) {
        int order = (unsigned char)text_small_letter(a->email.data[i]) -
                    (unsigned char)text_small_letter(b->email.data[i]);
        if (order)
            return order;
    }
    if (a->email.length != b->email.length)
        return a->email.length < b->email.length ? -1 : 1;
    return a < b ? -1 : a > b;
}

// Pointers to all, in that order.
static struct recipient **sort_people(const struct recipients *recipients, struct arena *arena) {
    struct recipient **sorted = arena_allocate(arena, recipients->count, sizeof *sorted);
    for (size_t i = 0; i < recipients->count; i++)
        sorted[i] = &recipients->items[i];
    qsort(sorted, recipients->count, sizeof *sorted, compare_people);
    return sorted;
}

static void report_twice(const struct recipient *first, const struct recipient *second,
                         struct arena *arena, struct diagnostics *diagnostics) {
    size_t line = source_locate(first->place).line;
    diagnostics_add(
        diagnostics, DIAGNOSTIC_RECIPIENT_TWICE, second->place,
        (struct diagnostic_words){second->email, text_of_integer(arena, (long long)line)});
}

// Takes those out that are there already.
static void keep_each_once(struct recipients *recipients, struct arena *arena,
                           struct diagnostics *diagnostics) {
    struct recipient **sorted = sort_people(recipients, arena);
    bool *is_repeated = arena_allocate(arena, recipients->count, sizeof *is_repeated);
    const struct recipient *first = NULL;
    for (size_t i = 0; i < recipients->count; i++) {
        if (!first || !text_equal_ignoring_case(first->email, sorted[i]->email)) {
            first = sorted[i];
            continue;
        }
        report_twice(first, sorted[i], arena, diagnostics);
        is_repeated[sorted[i] - recipients->items] = true;
    }
    size_t kept = 0;
    for (size_t i = 0; i < recipients->count; i++)
        if (!is_repeated[i])
            recipients->items[kept++] = recipients->items[i];
    recipients->repeated = recipients->count - kept;
    recipients->count = kept;
}

// A name becomes a line of the message's head.
static void check_name(const struct cell *cell, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < cell->text.length; i++)
        if ((unsigned char)cell->text.data[i] < ' ' || cell->text.data[i] == 0x7F) {
            diagnostics_add(diagnostics, DIAGNOSTIC_RECIPIENT_UNWRITABLE, cell->place,
                            (struct diagnostic_words){.second = cell->text});
            return;
        }
}

struct recipients recipients_read(const struct source *source, struct arena *arena,
                                  struct diagnostics *diagnostics) {
    struct recipients recipients = {0};
    struct table table = table_read(source, column_names, COLUMNS, arena, diagnostics);
    size_t email = find_email(&table, diagnostics);
    if (email == table.column_count)
        return recipients;
    size_t name = find_column(&table, column_names[COLUMN_NAME], diagnostics);
    for (size_t i = 0; i < table.row_count; i++) {
        const struct cell *cell = &table.rows[i].cells[email];
        if (name < table.column_count)
            check_name(&table.rows[i].cells[name], diagnostics);
        if (mailbox_is_fine(cell->text, MAILBOX_PUBLIC_HOSTS, cell->place, diagnostics))
            *ARENA_PUSH(arena, &recipients, items) =
                (struct recipient){cell->text, text_in(&table, i, name), cell->place, false};
    }
    keep_each_once(&recipients, arena, diagnostics);
    return recipients;
}

// --- who shall get nothing ---

static bool is_separator(char c) {
    return c == ',' || c == ';' || c == '\t';
}

struct names {
    struct text *items;
    size_t count;
    size_t capacity;
};

// The cells of a first line, for a look at whether they are names of columns.
static struct names cells_of_line(struct text line, struct arena *arena) {
    struct names names = {0};
    size_t start = 0;
    for (size_t i = 0; i <= line.length; i++) {
        if (i < line.length && !is_separator(line.data[i]))
            continue;
        struct text cell = text_trim(text_slice(line, start, i));
        if (cell.length > 1 && cell.data[0] == '"')
            cell = text_slice(cell, 1, cell.length - 1);
        *ARENA_PUSH(arena, &names, items) = cell;
        start = i + 1;
    }
    return names;
}

static bool have_email(const struct names *names) {
    for (size_t i = 0; i < names->count; i++)
        if (table_name_equal(names->items[i], column_names[COLUMN_EMAIL]))
            return true;
    return false;
}

static void add_suppressed(struct recipients *list, struct text email, struct place place,
                           struct arena *arena, struct diagnostics *diagnostics) {
    if (mailbox_is_fine(email, MAILBOX_PUBLIC_HOSTS, place, diagnostics))
        *ARENA_PUSH(arena, list, items) = (struct recipient){.email = email, .place = place};
}

static struct recipients read_suppressed_table(const struct source *source,
                                               const struct names *names, struct arena *arena,
                                               struct diagnostics *diagnostics) {
    struct recipients list = {0};
    struct table table = table_read(source, names->items, names->count, arena, diagnostics);
    size_t email = find_email(&table, diagnostics);
    for (size_t i = 0; email < table.column_count && i < table.row_count; i++) {
        const struct cell *cell = &table.rows[i].cells[email];
        add_suppressed(&list, cell->text, cell->place, arena, diagnostics);
    }
    return list;
}

// One address a line; a first line "email" is passed over.
static struct recipients read_suppressed_lines(const struct source *source, struct arena *arena,
                                               struct diagnostics *diagnostics) {
    struct recipients list = {0};
    struct text_cut cut = {.tail = source->text, .found = true};
    for (size_t i = 0; cut.found; i++) {
        cut = text_cut(cut.tail, '\n');
        struct text line = text_trim(cut.head);
        bool is_header = i == 0 && table_name_equal(line, column_names[COLUMN_EMAIL]);
        if (!text_is_empty(line) && !is_header)
            add_suppressed(&list, line, source_place(source, line), arena, diagnostics);
    }
    return list;
}

void recipients_suppress(struct recipients *recipients, const struct source *list,
                         struct arena *arena, struct diagnostics *diagnostics) {
    struct text first_line = text_cut(list->text, '\n').head;
    struct names names = cells_of_line(first_line, arena);
    bool is_table = names.count > 1 && have_email(&names);
    struct recipients suppressed = is_table
                                       ? read_suppressed_table(list, &names, arena, diagnostics)
                                       : read_suppressed_lines(list, arena, diagnostics);
    struct recipient **unwanted = sort_people(&suppressed, arena);
    struct recipient **people = sort_people(recipients, arena);
    for (size_t i = 0, j = 0; i < recipients->count && j < suppressed.count;) {
        if (text_equal_ignoring_case(people[i]->email, unwanted[j]->email))
            people[i++]->is_suppressed = true;
        else if (compare_people(&people[i], &unwanted[j]) < 0)
            i++;
        else
            j++;
    }
}
