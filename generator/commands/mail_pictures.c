#include "mail_pictures.h"

#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "fill.h"
#include "message.h"
#include "neighbour.h"
#include "raster.h"
#include "report.h"
#include "report_chart.h"
#include "report_mail.h"

// As wide as the column of words.
enum { SHOWN_WIDTH = 568 };

// What is tried one after the other until a picture is small enough. A chart is 640 units wide, so
// the first gives two pixels for each of the message, the last hardly one.
static const struct effort {
    int tenths, colours;
} efforts[] = {{18, 16}, {18, 8}, {14, 8}, {10, 8}};

enum { EFFORTS = sizeof efforts / sizeof *efforts };

static struct text draw_once(struct text drawing, struct effort effort, struct arena *arena,
                             struct diagnostics *diagnostics) {
    struct raster raster = {.program = neighbour_path(TEXT("niot-raster"), arena),
                            .tenths = effort.tenths,
                            .colours = effort.colours};
    return raster_draw(&raster, drawing, arena, diagnostics);
}

static void report_left_out(const struct report_chart *chart, size_t bytes, struct arena *arena,
                            struct diagnostics *diagnostics) {
    diagnostics_add(diagnostics, DIAGNOSTIC_MAIL_PICTURE_LARGE, (struct place){0},
                    (struct diagnostic_words){
                        chart->title, text_of_integer(arena, (long long)(bytes + 999) / 1000)});
}

// Absent when it cannot be drawn, or not within the bytes.
static struct text draw(struct text drawing, const struct report_chart *chart, struct arena *arena,
                        struct diagnostics *diagnostics) {
    struct text png = {0};
    for (size_t i = 0; i < EFFORTS; i++) {
        png = draw_once(drawing, efforts[i], arena, diagnostics);
        if (png.length < MAIL_PICTURE_BYTES)
            return png;
    }
    report_left_out(chart, png.length, arena, diagnostics);
    return (struct text){0};
}

static struct text drawing_of(const struct report *report, const struct report_chart *chart,
                              const struct program *template, struct arena *arena) {
    struct report of_chart = *report;
    of_chart.chart = chart;
    struct buffer drawing = {.arena = arena};
    fill(template, &of_chart, &drawing);
    return buffer_text(&drawing);
}

struct mail_pictures mail_pictures_draw(const struct report *report, const struct program *template,
                                        struct text domain, struct arena *arena,
                                        struct diagnostics *diagnostics) {
    struct mail_pictures pictures = {0};
    const struct report_section *sections = report->sections.items;
    size_t wanted = 0;
    for (size_t i = 0; i < report->sections.count && wanted < MAIL_PICTURES_AT_MOST; i++) {
        const struct report_chart *chart = sections[i].chart;
        if (!chart)
            continue;
        wanted++;
        struct text drawing = drawing_of(report, chart, template, arena);
        struct text png = draw(drawing, chart, arena, diagnostics);
        if (png.data)
            pictures.items[pictures.count++] = (struct mail_picture){
                .chart = chart,
                .name = TEXT_JOIN(arena, chart->id, TEXT(".png")),
                .content_id = message_content_id(png, domain, arena),
                .png = png,
            };
    }
    return pictures;
}

struct value_list mail_pictures_show(const struct mail_pictures *pictures,
                                     enum mail_picture_place place, struct arena *arena) {
    struct report_picture *shown = arena_allocate(arena, pictures->count, sizeof *shown);
    for (size_t i = 0; i < pictures->count; i++) {
        const struct mail_picture *picture = &pictures->items[i];
        const struct report_chart *chart = picture->chart;
        double height = chart->drawing.height * SHOWN_WIDTH / chart->drawing.width;
        shown[i] = (struct report_picture){
            .address = place == IN_MESSAGE ? TEXT_JOIN(arena, TEXT("cid:"), picture->content_id)
                                           : picture->name,
            .alternative = TEXT_JOIN(arena, chart->title, TEXT(". "), chart->description),
            .width = SHOWN_WIDTH,
            .height = (double)(int)(height + 0.5),
        };
    }
    return (struct value_list){shown, pictures->count};
}
