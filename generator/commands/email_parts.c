#include "email_parts.h"

#include "diagnostic.h"
#include "folder.h"
#include "material.h"
#include "report.h"
#include "source.h"
#include "template.h"

static const struct folder_file settings_file = {"mail.yaml", SIGNATURE_WORDS, false};

bool email_parts_are_there(const struct folder *folder) {
    struct diagnostics unheard = {.arena = folder->arena};
    struct folder quiet = {folder->path, folder->arena, &unheard, NULL};
    return folder_source(&quiet, settings_file) || unheard.errors > 0;
}

static struct settings read_settings(const struct folder *folder) {
    size_t errors = folder->diagnostics->errors;
    const struct source *source = folder_source(folder, settings_file);
    if (source)
        return settings_read(source, folder->arena, folder->diagnostics);
    if (folder->diagnostics->errors == errors)
        diagnostics_add(
            folder->diagnostics, DIAGNOSTIC_MAIL_SETTINGS_MISSING, (struct place){0},
            (struct diagnostic_words){folder_path(folder, text_of(settings_file.name))});
    return (struct settings){0};
}

static struct email_templates compile_templates(struct folder *folder,
                                                const struct material *material,
                                                struct arena *arena,
                                                struct diagnostics *diagnostics) {
    struct template_settings settings = {
        .names = {report_vocabulary(), material->report},
        .library = {folder_template, folder},
    };
    struct email_templates templates = {
        .bar = template_compile_named(TEXT("charts/bar.svg"), &settings, arena, diagnostics),
    };
    settings.is_mail = true;
    templates.html = template_compile_named(TEXT("email.html"), &settings, arena, diagnostics);
    templates.text = template_compile_named(TEXT("email.txt"), &settings, arena, diagnostics);
    return templates;
}

// A value can bring a line end with it.
static void fill_settings(struct settings *settings, struct material *material, struct arena *arena,
                          struct diagnostics *diagnostics) {
    struct setting *const filled[] = {&settings->subject, &settings->why};
    for (size_t i = 0; i < sizeof filled / sizeof *filled; i++)
        material_fill_words(material, &filled[i]->text, filled[i]->place, arena, diagnostics);
    settings_check_subject(settings, diagnostics);
}

struct email_parts email_parts_read(struct folder *folder, struct material *material,
                                    struct arena *arena, struct diagnostics *diagnostics) {
    struct email_parts parts = {.settings = read_settings(folder)};
    fill_settings(&parts.settings, material, arena, diagnostics);
    parts.templates = compile_templates(folder, material, arena, diagnostics);
    return parts;
}
