#include "email.h"

#include "arena.h"
#include "buffer.h"
#include "build_date.h"
#include "campaign_words.h"
#include "diagnostic.h"
#include "email_parts.h"
#include "field.h"
#include "fill.h"
#include "folder.h"
#include "mail_pictures.h"
#include "mailbox.h"
#include "material.h"
#include "message.h"
#include "options.h"
#include "outbox.h"
#include "report_mail.h"
#include "settings.h"
#include "template.h"
#include "transfer.h"

// Some mail programs cut a message off at about 102 kB of HTML, with whatever stands at its end.
// Whether they count it as written or as it travels nobody says for certain, so both count.
enum { HTML_BYTES_ADVISED = 80000, HTML_BYTES_ALLOWED = 100000 };

struct email {
    const struct options *options;
    struct folder folder;
    struct material material;
    struct settings settings;
    struct email_templates templates;
    struct arena *arena;
    struct diagnostics *diagnostics;
};

// --- words ---

// A subject is read in lists, where a no-break space is of no use and costs an encoding.
static struct text with_plain_blanks(struct text words, struct arena *arena) {
    struct buffer plain = {.arena = arena};
    struct text no_break_space = TEXT("\xC2\xA0");
    for (size_t i = 0; i < words.length; i++) {
        bool is_found = text_starts_with(text_slice(words, i, words.length), no_break_space);
        buffer_append_byte(&plain, is_found ? ' ' : words.data[i]);
        i += is_found;
    }
    return buffer_text(&plain);
}

static struct text made_subject(const struct email *email) {
    const struct report_campaign *campaign = email->material.report->campaign;
    return TEXT_JOIN(email->arena, campaign->name, TEXT(": "), campaign->place, TEXT(", "),
                     month_words(email->material.date, email->arena));
}

// Who forwards a draft forwards its subject.
static struct text subject_of(const struct email *email) {
    struct text given = email->settings.subject.text;
    struct text words = given.data ? given : made_subject(email);
    struct text subject = with_plain_blanks(words, email->arena);
    bool is_draft = email->material.report->campaign->is_draft;
    return is_draft ? TEXT_JOIN(email->arena, TEXT("Draft: "), subject) : subject;
}

static struct report_mail mail_of(const struct email *email) {
    const struct settings *settings = &email->settings;
    return (struct report_mail){
        .subject = subject_of(email),
        .why = settings->why.text,
        .reply_to = settings->reply_to.text,
        .unsubscribe = settings->unsubscribe_mailto.text,
    };
}

static struct text fill_part(const struct email *email, const struct program *program,
                             const struct report_mail *mail) {
    struct report of_mail = *email->material.report;
    of_mail.mail = mail;
    struct buffer part = {.arena = email->arena};
    fill(program, &of_mail, &part);
    return buffer_text(&part);
}

// --- the message ---

static void check_size(const struct email *email, struct text html) {
    struct buffer encoded = {.arena = email->arena};
    transfer_append_quoted_printable(&encoded, html);
    size_t bytes = encoded.length > html.length ? encoded.length : html.length;
    if (bytes <= HTML_BYTES_ADVISED)
        return;
    diagnostics_add(
        email->diagnostics,
        bytes <= HTML_BYTES_ALLOWED ? DIAGNOSTIC_MAIL_HTML_LARGE : DIAGNOSTIC_MAIL_HTML_TOO_LARGE,
        (struct place){0},
        (struct diagnostic_words){text_of_integer(email->arena, (long long)(bytes + 999) / 1000)});
}

static struct text fault_words(enum message_fault fault) {
    static const char *const words[] = {
        [MESSAGE_FINE] = "",
        [MESSAGE_CONTROL] = "a line end or another control character",
        [MESSAGE_NOT_UTF8] = "bytes that are no text",
        [MESSAGE_MAILBOX] = "what is no mailbox",
        [MESSAGE_IDENTIFIER] = "other characters than those of a mailbox",
        [MESSAGE_URL] = "what is no https address of at most 900 characters",
    };
    return text_of(words[fault]);
}

static void report_fault(const struct email *email, struct message_finding finding) {
    if (finding.fault != MESSAGE_FINE)
        diagnostics_add(email->diagnostics, DIAGNOSTIC_MAIL_FIELD_REFUSED, (struct place){0},
                        (struct diagnostic_words){finding.field, fault_words(finding.fault)});
}

static int64_t seconds_of(struct date date) {
    long days = date_day_number(date) - date_day_number((struct date){1970, 1, 1});
    return (int64_t)days * 24 * 60 * 60;
}

// What stands before the content: the message as its own sender would get it. `niot send` puts
// each recipient's fields in its place.
static void write_sample_recipient(const struct email *email, struct buffer *buffer) {
    const struct settings *settings = &email->settings;
    const struct report_campaign *campaign = email->material.report->campaign;
    struct text address = settings->from_address.text;
    struct text mailing = TEXT_JOIN(email->arena, campaign->id, TEXT(" "), campaign->published_iso);
    struct message_recipient recipient = {
        .to = {settings->from_name.text, address},
        .seconds = seconds_of(email->material.date),
        .message_id = message_id(mailing, address, mailbox_domain(address), email->arena),
        .unsubscribe_mailto = settings->unsubscribe_mailto.text,
    };
    if (campaign->is_draft)
        field_append_plain(buffer, "Keywords", MESSAGE_UNAPPROVED);
    report_fault(email, message_write_recipient(&recipient, buffer));
}

static struct text write_message(const struct email *email, const struct mail_pictures *pictures,
                                 struct text html, struct text text) {
    const struct settings *settings = &email->settings;
    struct message_image images[MAIL_PICTURES_AT_MOST];
    for (size_t i = 0; i < pictures->count; i++) {
        const struct mail_picture *picture = &pictures->items[i];
        images[i] = (struct message_image){picture->content_id, picture->name, picture->png};
    }
    struct message message = {
        .from = {settings->from_name.text, settings->from_address.text},
        .reply_to = {.address = settings->reply_to.text},
        .subject = subject_of(email),
        .list_name = settings->from_name.text,
        .list_id = settings->list_id.text,
        .text = text,
        .html = html,
        .images = images,
        .image_count = pictures->count,
    };
    struct buffer bytes = {.arena = email->arena};
    bool is_draft = email->options->draft;
    if (!is_draft)
        write_sample_recipient(email, &bytes);
    report_fault(email,
                 message_write(&message, is_draft ? MESSAGE_DRAFT : MESSAGE_CONTENT, &bytes));
    return buffer_text(&bytes);
}

// "wrote 'outbox': campaign.eml, 143 kB, and campaign.html with 2 pictures"
static void say_what_was_written(struct text folder, struct text message,
                                 const struct mail_pictures *pictures, struct buffer *results) {
    buffer_append(results, TEXT("wrote '"));
    buffer_append(results, folder);
    buffer_append(results, TEXT("': campaign.eml, "));
    buffer_append_integer(results, (long long)(message.length + 999) / 1000);
    buffer_append(results, TEXT(" kB, and campaign.html with "));
    buffer_append_integer(results, (long long)pictures->count);
    buffer_append(results, pictures->count == 1 ? TEXT(" picture\n") : TEXT(" pictures\n"));
}

static void write_outbox(const struct email *email, const struct mail_pictures *pictures,
                         struct buffer *results) {
    struct report_mail mail = mail_of(email);
    mail.pictures = mail_pictures_show(pictures, IN_FILE, email->arena);
    struct text page = fill_part(email, email->templates.html, &mail);
    mail.pictures = mail_pictures_show(pictures, IN_MESSAGE, email->arena);
    struct text html = fill_part(email, email->templates.html, &mail);
    check_size(email, html);
    struct text text = fill_part(email, email->templates.text, &mail);
    struct text message = write_message(email, pictures, html, text);
    if (diagnostics_status(email->diagnostics, email->options->strict))
        return;
    struct outbox_file files[MAIL_PICTURES_AT_MOST + 2];
    size_t count = 0;
    for (; count < pictures->count; count++)
        files[count] =
            (struct outbox_file){pictures->items[count].name, pictures->items[count].png};
    files[count++] = (struct outbox_file){TEXT("campaign.html"), page};
    files[count++] = (struct outbox_file){TEXT("campaign.eml"), message};
    struct text folder = folder_path(&email->folder, TEXT("outbox"));
    bool is_written = outbox_write(folder, files, count, email->arena, email->diagnostics);
    if (is_written && !email->options->quiet && !email->options->json)
        say_what_was_written(folder, message, pictures, results);
}

void email(const struct options *options, struct arena *arena, struct buffer *results,
           struct diagnostics *diagnostics) {
    struct email email = {
        .options = options,
        .folder = {options->folder, arena, diagnostics},
        .arena = arena,
        .diagnostics = diagnostics,
    };
    struct date date = build_date(options->date, arena, diagnostics);
    email.material = material_read(&email.folder, date, arena, diagnostics);
    struct email_parts parts = email_parts_read(&email.folder, &email.material, arena, diagnostics);
    email.settings = parts.settings;
    email.templates = parts.templates;
    campaign_words_check(&email.material, &email.folder, CLAIMS_ERRORS);
    if (email.material.report->campaign->base_url.data == NULL)
        diagnostics_add(diagnostics, DIAGNOSTIC_MAIL_WITHOUT_PAGE, (struct place){0},
                        (struct diagnostic_words){0});
    if (diagnostics_status(diagnostics, options->strict))
        return;
    struct text domain = mailbox_domain(email.settings.from_address.text);
    struct mail_pictures pictures =
        mail_pictures_draw(email.material.report, email.templates.bar, domain, arena, diagnostics);
    if (!diagnostics_status(diagnostics, options->strict))
        write_outbox(&email, &pictures, results);
}
