#include "outgoing.h"

#include "arena.h"
#include "diagnostic.h"
#include "digest.h"
#include "field_value.h"
#include "front_matter.h"
#include "message.h"
#include "story.h"
#include "text_file.h"

enum { MESSAGE_BYTES = 16 << 20 };

// --- the campaign ---

// [a-z][a-z0-9-]*: it is a part of the journal's path.
static bool is_identifier(struct text text) {
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        bool is_letter = c >= 'a' && c <= 'z';
        if (!is_letter && (i == 0 || !(text_is_digit(c) || c == '-')))
            return false;
    }
    return !text_is_empty(text);
}

static struct outgoing_day day_of(const struct node *front_matter, struct text name) {
    const struct node *node = node_find(front_matter, name);
    return node ? (struct outgoing_day){node->text, node->place} : (struct outgoing_day){0};
}

static void read_campaign(struct outgoing *outgoing, struct text folder, struct arena *arena,
                          struct diagnostics *diagnostics) {
    struct text path = TEXT_JOIN(arena, folder, TEXT("data/campaign.md"));
    size_t errors = diagnostics->errors;
    const struct source *source = text_file_read(path, SIGNATURE_WORDS, arena, diagnostics);
    if (!source && diagnostics->errors == errors)
        diagnostics_add(diagnostics, DIAGNOSTIC_FILE_MISSING, (struct place){0},
                        (struct diagnostic_words){path});
    if (!source)
        return;
    const struct node *front_matter = story_read(source, arena, diagnostics).front_matter;
    const struct node *id = node_find(front_matter, TEXT("id"));
    const struct node *status = node_find(front_matter, TEXT("status"));
    outgoing->published = day_of(front_matter, TEXT("published"));
    outgoing->next_update = day_of(front_matter, TEXT("next_update"));
    outgoing->is_approved = status && text_equal(status->text, TEXT("approved"));
    if (id && is_identifier(id->text))
        outgoing->campaign = id->text;
    else if (diagnostics->errors == errors)
        diagnostics_add(diagnostics, DIAGNOSTIC_CAMPAIGN_WITHOUT_ID,
                        id ? id->place : (struct place){source, 0, 0},
                        (struct diagnostic_words){id ? id->text : path});
}

// --- the message ---

static const char *const damage_words[] = {
    [MESSAGE_WHOLE] = "nothing is wrong with it",
    [MESSAGE_LINE_END] = "a line does not end in CR LF",
    [MESSAGE_BYTE] = "it has a byte that no message of niot's has",
    [MESSAGE_LINE] = "a line has more than 998 characters",
    [MESSAGE_FIELD] = "a line of its head is no field",
    [MESSAGE_FIELD_LOST] = "a field is missing",
    [MESSAGE_FIELD_TWICE] = "a field is there twice",
    [MESSAGE_FIELD_FOREIGN] = "it has a field that niot does not write",
    [MESSAGE_UNSENT] = "it is a draft",
};

static void report_damage(struct text path, const struct message_parts *parts,
                          struct diagnostics *diagnostics) {
    bool is_draft = parts->damage == MESSAGE_UNSENT;
    diagnostics_add(
        diagnostics, is_draft ? DIAGNOSTIC_MESSAGE_IS_DRAFT : DIAGNOSTIC_MESSAGE_DAMAGED,
        (struct place){0},
        (struct diagnostic_words){path, text_of(damage_words[parts->damage]), parts->field});
}

static void read_message(struct outgoing *outgoing, struct text folder, struct arena *arena,
                         struct diagnostics *diagnostics) {
    struct text path = TEXT_JOIN(arena, folder, TEXT("outbox/campaign.eml"));
    size_t errors = diagnostics->errors;
    struct text bytes = text_file_bytes(path, MESSAGE_BYTES, arena, diagnostics);
    if (!bytes.data && diagnostics->errors == errors)
        diagnostics_add(diagnostics, DIAGNOSTIC_MESSAGE_MISSING, (struct place){0},
                        (struct diagnostic_words){path});
    if (!bytes.data)
        return;
    struct message_parts parts = message_split(bytes);
    if (parts.damage != MESSAGE_WHOLE) {
        report_damage(path, &parts, diagnostics);
        return;
    }
    outgoing->content = parts.content;
    outgoing->says_unapproved =
        text_equal(field_value_of(parts.recipient, "Keywords", arena), MESSAGE_UNAPPROVED);
    outgoing->sha256 = DIGEST(arena, parts.content);
}

struct outgoing outgoing_read(struct text folder, bool needs_message, struct arena *arena,
                              struct diagnostics *diagnostics) {
    struct outgoing outgoing = {.sha256 = DIGEST(arena, TEXT(""))};
    read_campaign(&outgoing, folder, arena, diagnostics);
    if (needs_message)
        read_message(&outgoing, folder, arena, diagnostics);
    return outgoing;
}
