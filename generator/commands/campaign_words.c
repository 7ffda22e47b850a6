#include "campaign_words.h"

#include "arena.h"
#include "diagnostic.h"
#include "folder.h"
#include "image_words.h"
#include "material.h"
#include "passage.h"
#include "xml.h"

// What is wrong with a template as such is said where it is compiled.
static void add_templates(struct passage_list *passages, const struct folder *folder,
                          enum claims_scope scope) {
    struct arena *arena = folder->arena;
    struct diagnostics unheard = {.arena = arena};
    struct folder_templates templates = folder_templates_read(folder);
    for (size_t i = 0; i < templates.count; i++) {
        struct markup markup = xml_read(&templates.items[i], arena, &unheard);
        passage_add_document(passages, &markup, arena);
        if (scope == CLAIMS_ALL)
            image_words_check(&markup, folder->diagnostics);
    }
}

static void add_filled_words(struct passage_list *passages, const struct material *material,
                             struct arena *arena) {
    for (size_t i = 0; i < material->words.count; i++) {
        const struct material_words *words = &material->words.items[i];
        struct passage_words passage = {words->markup, words->line, words->place, PASSAGE_PROSE};
        passage_add_words(passages, &passage, arena);
    }
}

void campaign_words_check(const struct material *material, const struct folder *folder,
                          enum claims_scope scope) {
    struct passage_list passages = {0};
    if (material->lacks_figures || !material->story.body.source)
        return;
    add_filled_words(&passages, material, folder->arena);
    passage_add_document(&passages, &material->story.body, folder->arena);
    add_templates(&passages, folder, scope);
    struct claims_inputs inputs = {
        .campaign = &material->campaign,
        .figures = &material->figures,
        .passages = &passages,
        .scope = scope,
    };
    claims_check(&inputs, folder->arena, folder->diagnostics);
}
