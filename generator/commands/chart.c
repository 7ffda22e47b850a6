#include "chart.h"

#include "arena.h"
#include "buffer.h"
#include "campaign.h"
#include "chart_table.h"
#include "comparison.h"
#include "diagnostic.h"
#include "fill.h"
#include "folder.h"
#include "magnification.h"
#include "neighbour.h"
#include "options.h"
#include "raster.h"
#include "report.h"
#include "series.h"
#include "single_file.h"
#include "template.h"

enum { SCALE_UNLESS_SAID = 20 };

// What the options ask for, understood.
struct request {
    struct text output; // absent: standard output
    int tenths;         // of the PNG's scale; 0: an SVG
    enum report_chart_order order;
};

// --- options ---

static void complain(struct diagnostics *diagnostics, enum diagnostic_kind kind, struct text word) {
    diagnostics_add(diagnostics, kind, (struct place){0}, (struct diagnostic_words){word});
}

static bool has_control_character(struct text text) {
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F)
            return true;
    return false;
}

static void check_texts(const struct options *options, struct diagnostics *diagnostics) {
    const struct {
        const char *name;
        struct text text;
    } given[] = {
        {"--title", options->title},
        {"--subtitle", options->subtitle},
        {"--source", options->source},
    };
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (text_valid_utf8_length(given[i].text) < given[i].text.length ||
            has_control_character(given[i].text))
            complain(diagnostics, DIAGNOSTIC_OPTION_NOT_TEXT, text_of(given[i].name));
}

static int read_scale(const struct options *options, bool is_png, struct diagnostics *diagnostics) {
    if (!options->scale.data)
        return is_png ? SCALE_UNLESS_SAID : 0;
    int tenths = magnification_read(options->scale);
    if (tenths == 0)
        complain(diagnostics, DIAGNOSTIC_SCALE_WRONG, options->scale);
    return tenths;
}

static struct request request_of(const struct options *options, struct diagnostics *diagnostics) {
    struct text output = options->output;
    struct request request = {0};
    if (output.data && !text_equal(output, TEXT("-")))
        request.output = output;
    bool is_png = text_ends_with(request.output, TEXT(".png"));
    bool is_svg = text_ends_with(request.output, TEXT(".svg"));
    request.tenths = read_scale(options, is_png, diagnostics);
    if (request.output.data && !is_png && !is_svg)
        complain(diagnostics, DIAGNOSTIC_CHART_FORM_UNKNOWN, output);
    else if (is_svg && options->scale.data)
        complain(diagnostics, DIAGNOSTIC_SCALE_OF_SVG, output);
    if (text_equal(options->order, TEXT("file")))
        request.order = ORDER_OF_FILE;
    else if (options->order.data && !text_equal(options->order, TEXT("size")))
        complain(diagnostics, DIAGNOSTIC_ORDER_UNKNOWN, options->order);
    check_texts(options, diagnostics);
    return request;
}

// --- the drawing ---

// A campaign of which nothing is known but what its one group is called and who published it.
static struct campaign campaign_of(const struct chart_table *table, const struct options *options,
                                   struct arena *arena) {
    struct campaign_group *group = arena_allocate(arena, 1, sizeof *group);
    struct text title =
        table->is_pairs ? text_or(table->title, TEXT("Percentage change")) : table->title;
    *group = (struct campaign_group){
        .name = table->group,
        .heading.text = text_or(options->title, title),
        .source.text = options->source,
    };
    return (struct campaign){
        .language = TEXT("en-GB"),
        .rules = NUMBER_RULES_DEFAULT,
        .groups = group,
        .group_count = 1,
    };
}

static struct report *report_of(const struct chart_table *table, const struct request *request,
                                const struct options *options, struct arena *arena) {
    struct campaign campaign = campaign_of(table, options, arena);
    struct series_list no_months = {0};
    struct comparison_inputs compared = {&table->metrics, &no_months, &campaign};
    struct report_figures figures =
        report_figures_write(&table->metrics, comparisons_of(&compared, arena), arena);
    report_figures_inherit_sources(&figures, &campaign);
    struct report_inputs inputs = {
        .campaign = &campaign,
        .metrics = &table->metrics,
        .version = TEXT(NIOT_VERSION),
        .wishes = {options->subtitle, request->order, true},
    };
    // Of two columns nobody knows place and time.
    if (table->is_pairs && !options->subtitle.data)
        inputs.wishes.note = TEXT("");
    struct report *report = report_build(&inputs, &figures, arena);
    const struct report_section *sections = report->sections.items;
    report->chart = report->sections.count > 0 ? sections[0].chart : NULL;
    return report;
}

// The drawing as it is written: SVG, or its PNG.
static struct text draw(const struct program *program, const struct report *report, int tenths,
                        struct arena *arena, struct diagnostics *diagnostics) {
    struct buffer drawing = {.arena = arena};
    fill(program, report, &drawing);
    if (tenths == 0)
        return buffer_text(&drawing);
    struct raster raster = {.program = neighbour_path(TEXT("niot-raster"), arena),
                            .tenths = tenths};
    return raster_draw(&raster, buffer_text(&drawing), arena, diagnostics);
}

// "5 kB"
static struct text kilobytes(struct text bytes, struct arena *arena) {
    return TEXT_JOIN(arena, text_of_integer(arena, (long long)(bytes.length + 999) / 1000),
                     TEXT(" kB"));
}

void chart(const struct options *options, struct arena *arena, struct buffer *results,
           struct diagnostics *diagnostics) {
    struct folder here = {TEXT("."), arena, diagnostics};
    struct request request = request_of(options, diagnostics);
    struct chart_table_choice choice = {options->file, options->group};
    struct chart_table table = chart_table_read(&here, &choice, arena, diagnostics);
    struct report *report = report_of(&table, &request, options, arena);
    struct template_settings settings = {
        .names = {report_vocabulary(), report},
        .library = {folder_template, &here},
    };
    const struct program *program =
        template_compile_named(TEXT("charts/bar.svg"), &settings, arena, diagnostics);
    if (diagnostics_status(diagnostics, options->strict))
        return;
    struct text drawing = draw(program, report, request.tenths, arena, diagnostics);
    if (!drawing.data)
        return;
    if (!request.output.data)
        buffer_append(results, drawing);
    else if (single_file_write(request.output, drawing, arena, diagnostics) && !options->quiet &&
             !options->json)
        buffer_append(results, TEXT_JOIN(arena, TEXT("wrote '"), request.output, TEXT("': "),
                                         kilobytes(drawing, arena), TEXT("\n")));
}
