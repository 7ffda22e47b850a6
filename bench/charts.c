// charts FOLDER: how many bar charts a second go through layout and template, on one core, for each
// group of the figures of a campaign folder. Nothing is written.
#include "arena.h"
#include "buffer.h"
#include "diagnostic.h"
#include "fill.h"
#include "folder.h"
#include "material.h"
#include "report.h"
#include "template.h"

#include <stdio.h>
#include <time.h>

enum { SECONDS = 2, ARENA_BYTES = 256 << 20 };

// The time that the processor spent here: what else runs on the machine does not count.
static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// Lays out and writes one chart; everything is gone when it returns. Gives the length.
static size_t draw(const struct report_section *section, const struct report *report,
                   const struct program *program, struct arena scratch) {
    struct report_selection selection = {0};
    const struct report_bar *bars = section->chart->bars.items;
    for (size_t i = 0; i < section->chart->bars.count; i++)
        *ARENA_PUSH(&scratch, &selection, items) = bars[i].figure;
    struct report_chart_frame frame = {section->id, section->heading, section->source,
                                       report->campaign->language};
    struct report of_chart = *report;
    of_chart.chart = report_chart_draw(&selection, &frame, &scratch);
    struct buffer drawing = {.arena = &scratch};
    fill(program, &of_chart, &drawing);
    return drawing.length;
}

static void measure(const struct report_section *section, const struct report *report,
                    const struct program *program, struct arena *arena) {
    long count = 0;
    size_t bytes = 0;
    double began = now(), taken = 0;
    while (taken < SECONDS) {
        for (int i = 0; i < 100; i++)
            bytes = draw(section, report, program, *arena);
        count += 100;
        taken = now() - began;
    }
    printf("%-28s %6.0f charts a second, of %zu bars and %zu bytes each\n",
           section->chart->file.data, (double)count / taken, section->chart->bars.count, bytes);
}

int main(int count, char **arguments) {
    if (count != 2)
        return 2;
    struct arena arena = arena_new(ARENA_BYTES, NULL);
    struct diagnostics diagnostics = {.arena = &arena};
    struct folder folder = {text_of(arguments[1]), &arena, &diagnostics};
    struct material material = material_read(&folder, (struct date){0}, &arena, &diagnostics);
    struct template_settings settings = {
        .names = {report_vocabulary(), material.report},
        .library = {folder_template, &folder},
    };
    const struct source *source = folder_template(&folder, TEXT("charts/bar.svg"));
    const struct program *program = template_compile(source, &settings, &arena, &diagnostics);
    if (diagnostics.errors)
        return 1;
    const struct report_section *sections = material.report->sections.items;
    for (size_t i = 0; i < material.report->sections.count; i++)
        if (sections[i].chart)
            measure(&sections[i], material.report, program, &arena);
    return 0;
}
