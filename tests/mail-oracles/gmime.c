// gmime MESSAGES OUT: what GMime finds in each message.
#include <gmime/gmime.h>
#include <stdio.h>
#include <string.h>

static void append_image(GString *out, GMimePart *part) {
    GMimeStream *stream = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(part), stream);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes->data, bytes->len);
    g_string_append_printf(out, " %s %s %s", g_mime_part_get_content_id(part),
                           g_mime_part_get_filename(part), digest);
    g_free(digest);
    g_object_unref(stream);
}

static void append_structure(GString *out, GMimeObject *object, int depth) {
    char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object));
    g_string_append_printf(out, "%*s%s", depth, "", type);
    g_free(type);
    if (GMIME_IS_PART(object) && !GMIME_IS_TEXT_PART(object))
        append_image(out, GMIME_PART(object));
    g_string_append_c(out, '\n');
    if (!GMIME_IS_MULTIPART(object))
        return;
    for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); i++)
        append_structure(out, g_mime_multipart_get_part(GMIME_MULTIPART(object), i), depth + 1);
}

static void append_person(GString *out, const char *field, InternetAddressList *list) {
    if (internet_address_list_length(list) == 0)
        return;
    InternetAddress *address = internet_address_list_get_address(list, 0);
    const char *name = internet_address_get_name(address);
    g_string_append_printf(out, "%s: %s | %s\n", field, name ? name : "",
                           internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)));
    if (internet_address_list_length(list) != 1)
        g_string_append(out, "and more\n");
}

static void append_field(GString *out, GMimeMessage *message, const char *field) {
    const char *value = g_mime_object_get_header(GMIME_OBJECT(message), field);
    if (value)
        g_string_append_printf(out, "%s: %s\n", field, value);
}

static void append_date(GString *out, GMimeMessage *message) {
    GDateTime *date = g_mime_message_get_date(message);
    if (date && g_mime_object_get_header(GMIME_OBJECT(message), "date"))
        g_string_append_printf(out, "date: %lld\n", (long long)g_date_time_to_unix(date));
}

static void append_text(GString *out, GMimeObject *object, const char *subtype) {
    if (GMIME_IS_MULTIPART(object)) {
        for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); i++)
            append_text(out, g_mime_multipart_get_part(GMIME_MULTIPART(object), i), subtype);
        return;
    }
    if (!g_mime_content_type_is_type(g_mime_object_get_content_type(object), "text", subtype))
        return;
    char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(object));
    for (const char *c = text; c && *c; c++)
        if (*c != '\r')
            g_string_append_c(out, *c);
    g_free(text);
}

static void append_message(GString *out, GMimeMessage *message) {
    static const char *const plain[] = {
        "list-id",        "list-unsubscribe", "list-unsubscribe-post",
        "auto-submitted", "precedence",       "x-unsent"};
    GMimeObject *top = g_mime_message_get_mime_part(message);
    const char *subject = g_mime_message_get_subject(message);
    append_structure(out, top, 0);
    append_person(out, "from", g_mime_message_get_from(message));
    append_person(out, "reply-to", g_mime_message_get_reply_to(message));
    g_string_append_printf(out, "subject: %s\n", subject ? subject : "");
    append_person(out, "to", g_mime_message_get_to(message));
    append_date(out, message);
    if (g_mime_message_get_message_id(message))
        g_string_append_printf(out, "message-id: %s\n", g_mime_message_get_message_id(message));
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        append_field(out, message, plain[i]);
    g_string_append(out, "text: ");
    append_text(out, top, "plain");
    g_string_append(out, "\nhtml: ");
    append_text(out, top, "html");
    g_string_append(out, "\n");
}

static void read_message(const char *path, GString *out) {
    GMimeStream *stream = g_mime_stream_file_open(path, "r", NULL);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    if (message) {
        append_message(out, message);
        g_object_unref(message);
    }
    g_object_unref(parser);
    g_object_unref(stream);
}

int main(int argument_count, char **arguments) {
    GDir *folder = argument_count == 3 ? g_dir_open(arguments[1], 0, NULL) : NULL;
    if (!folder) {
        fputs("usage: gmime MESSAGES OUT\n", stderr);
        return 2;
    }
    g_mime_init();
    for (const char *name; (name = g_dir_read_name(folder));) {
        char *from = g_build_filename(arguments[1], name, NULL);
        char *to = g_build_filename(arguments[2], name, NULL);
        GString *out = g_string_new(NULL);
        read_message(from, out);
        g_file_set_contents(to, out->str, (gssize)out->len, NULL);
        g_string_free(out, TRUE);
        g_free(from);
        g_free(to);
    }
    g_dir_close(folder);
    g_mime_shutdown();
    return 0;
}
