#include "template_show.h"

#include "buffer.h"
#include "diagnostic.h"
#include "folder.h"
#include "material.h"
#include "options.h"
#include "report.h"
#include "template.h"

static void show_names(struct buffer *buffer) {
    buffer_append(buffer, TEXT("# Names that templates may use\n\n"
                               "Made by `niot template --names`. A template begins at *report*; "
                               "`data-each` makes names for the items of a list. The language "
                               "itself is described in [template-language.md]"
                               "(template-language.md).\n"));
    value_print_reference(report_vocabulary(), buffer);
}

static void show_program(const struct options *options, struct arena *arena, struct buffer *buffer,
                         struct diagnostics *diagnostics) {
    struct folder folder = {options->folder, arena, diagnostics};
    struct material material = material_read(&folder, (struct date){0}, arena, diagnostics);
    struct template_settings settings = {
        .names = {report_vocabulary(), material.report},
        .library = {folder_template, &folder},
    };
    struct template_part story = {TEXT("story"),
                                  material_story(&material, &settings, arena, diagnostics)};
    settings.parts = &story;
    settings.part_count = 1;
    const struct program *program =
        template_compile_named(options->print, &settings, arena, diagnostics);
    if (!diagnostics->errors)
        template_print(program, buffer);
}

void template_show(const struct options *options, struct arena *arena, struct buffer *buffer,
                   struct diagnostics *diagnostics) {
    if (options->names)
        show_names(buffer);
    if (options->print.data)
        show_program(options, arena, buffer, diagnostics);
}
