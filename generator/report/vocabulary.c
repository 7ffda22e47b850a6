#include "report.h"

#include "diagnostic.h"

#define ROW(record, member, kind, type, meaning)                                                   \
    { #member, VALUE_##kind, offsetof(struct record, member), type, meaning }
#define NAMED(name, record, member, kind, type, meaning)                                           \
    { name, VALUE_##kind, offsetof(struct record, member), type, meaning }
#define TYPE(name, record, rows)                                                                   \
    { name, sizeof(struct record), rows, sizeof rows / sizeof rows[0] }

static const struct value_row line_rows[] = {
    ROW(report_line, text, TEXT, NULL, "the words"),
};
static const struct value_type line_type = TYPE("line", report_line, line_rows);

static const struct value_row drawn_line_rows[] = {
    ROW(text_line, text, TEXT, NULL, "one line of a wrapped text"),
    ROW(text_line, y, NUMBER, NULL, "its baseline"),
};
static const struct value_type drawn_line_type = TYPE("drawn line", text_line, drawn_line_rows);

static const struct value_row figure_rows[] = {
    ROW(report_figure, id, TEXT, NULL, "the column `id`"),
    ROW(report_figure, group, TEXT, NULL, "the column `group`"),
    ROW(report_figure, area, TEXT, NULL, "the column `area`; absent: the whole campaign"),
    ROW(report_figure, label, TEXT, NULL, "the column `label`"),
    ROW(report_figure, kind, TEXT, NULL, "change, count, level or amount"),
    ROW(report_figure, name, TEXT, NULL, "its whole name in the data: recorded.burglary@gosport"),
    ROW(report_figure, anchor, TEXT, NULL, "the same for anchors: recorded_burglary_gosport"),
    ROW(report_figure, row, TEXT, NULL, "its row of figures.csv, in digits"),
    ROW(report_figure, shown, TEXT, NULL,
        "what is read of it first: of a change the headline, else the value"),
    ROW(report_figure, change, TEXT, NULL, "sign and digits: −63%; or why there is no percentage"),
    ROW(report_figure, change_words, TEXT, NULL, "the change in words: down 63%"),
    ROW(report_figure, percentage, TEXT, NULL,
        "the change without its direction: 63%, as in: fell by 63%"),
    ROW(report_figure, headline, TEXT, NULL,
        "what is read first of a change: −24%, or of small numbers the counts"),
    ROW(report_figure, beside, TEXT, NULL,
        "what goes with it: the counts, the percentage of small numbers, or what else is known"),
    ROW(report_figure, verdict, TEXT, NULL, "what the counts show: clear fall, could be chance"),
    ROW(report_figure, interval, TEXT, NULL,
        "the 95% confidence interval in words: a fall of between 22% and 69%"),
    ROW(report_figure, interval_kind, TEXT, NULL,
        "exact, or widened as the months vary by more than chance; absent without an interval"),
    ROW(report_figure, needed, TEXT, NULL,
        "what a percentage quoted without counts needs: clear only if there were about "
        "180 or more before"),
    ROW(report_figure, stated, TEXT, NULL,
        "what the source states where the counts give something else, in a sentence"),
    ROW(report_figure, sentence, TEXT, NULL, "the change, its interval and what can be said of it"),
    ROW(report_figure, better, TEXT, NULL, "which direction is welcome, in a sentence"),
    ROW(report_figure, value, TEXT, NULL,
        "the value with its unit: 112, 2.5 kg, £2.3 million, highest in the county"),
    ROW(report_figure, value_note, TEXT, NULL, "the column `value_note`"),
    ROW(report_figure, unit, TEXT, NULL, "the column `unit`"),
    ROW(report_figure, difference, TEXT, NULL, "the stated difference: 139 fewer"),
    ROW(report_figure, baseline, TEXT, NULL, "the count before"),
    ROW(report_figure, current, TEXT, NULL, "the count now"),
    ROW(report_figure, counts, TEXT, NULL, "both counts: 219 to 167"),
    ROW(report_figure, rate, TEXT, NULL,
        "of a count, how many per 1,000 people or households, with its 95% confidence interval"),
    ROW(report_figure, period, TEXT, NULL, "the time it speaks of, in words"),
    ROW(report_figure, baseline_period, TEXT, NULL, "the period before"),
    ROW(report_figure, current_period, TEXT, NULL, "the period now"),
    ROW(report_figure, period_note, TEXT, NULL, "the column `period_note`"),
    ROW(report_figure, population, TEXT, NULL, "the column `population`"),
    ROW(report_figure, households, TEXT, NULL, "the column `households`"),
    ROW(report_figure, exposure_note, TEXT, NULL, "the column `exposure_note`"),
    ROW(report_figure, source, TEXT, NULL, "where it comes from, its own or its group's"),
    ROW(report_figure, source_url, TEXT, NULL, "the address of the source"),
    ROW(report_figure, own_source, TEXT, NULL, "its source where it is not that of its section"),
    ROW(report_figure, note, TEXT, NULL, "the column `note`"),
    ROW(report_figure, corrected, TEXT, NULL, "when it was corrected last; absent: never"),
    ROW(report_figure, is_fall, BOOLEAN, NULL, "it fell"),
    ROW(report_figure, is_rise, BOOLEAN, NULL, "it rose"),
    ROW(report_figure, is_clear, BOOLEAN, NULL, "chance alone would rarely make such a change"),
};
static const struct value_type figure_type = TYPE("figure", report_figure, figure_rows);

static const struct value_row tick_rows[] = {
    ROW(report_tick, written, TEXT, NULL, "its label: −60%"),
    ROW(report_tick, kind, TEXT, NULL,
        "`zero`, `end` (there is room for it on any phone), `near` (on one with letters of the "
        "usual "
        "size) or `between`"),
    ROW(report_tick, percent, NUMBER, NULL, "its place in per cent of the bar column"),
    ROW(report_tick, x, NUMBER, NULL, "its place in the drawing"),
};
static const struct value_type tick_type = TYPE("tick", report_tick, tick_rows);

static const struct value_row bar_rows[] = {
    ROW(report_bar, figure, RECORD, &figure_type, "the figure that it shows"),
    NAMED("label", report_bar, bar.label, TEXT, NULL, "the label"),
    NAMED("written", report_bar, bar.written, TEXT, NULL,
          "the value as text, or why there is none"),
    ROW(report_bar, where_when, TEXT, NULL,
        "area and period; absent where the whole chart has the same"),
    ROW(report_bar, interval_basis, TEXT, NULL,
        "what its interval allows for: widened, narrowest possible; absent where all rows are "
        "alike"),
    ROW(report_bar, is_fall, BOOLEAN, NULL, "the bar goes to the left of zero"),
    ROW(report_bar, is_rise, BOOLEAN, NULL, "the bar goes to the right of zero"),
    ROW(report_bar, has_bar, BOOLEAN, NULL, "there is a bar"),
    NAMED("start", report_bar, bar.percent.start, NUMBER, NULL,
          "its left edge in per cent of the bar column"),
    NAMED("size", report_bar, bar.percent.size, NUMBER, NULL,
          "its length in per cent of the bar column"),
    NAMED("has_before", report_bar, before.is_there, BOOLEAN, NULL,
          "something is left of the bar column on its left"),
    NAMED("has_after", report_bar, after.is_there, BOOLEAN, NULL,
          "something is left of the bar column on its right"),
    NAMED("after", report_bar, after.percent, NUMBER, NULL, "how much, in per cent"),
    ROW(report_bar, hashes, TEXT, NULL, "the bar in a plain text: ####; absent without a bar"),
    NAMED("x", report_bar, bar.drawn.start, NUMBER, NULL, "its left edge in the drawing"),
    NAMED("width", report_bar, bar.drawn.size, NUMBER, NULL, "its length in the drawing"),
    NAMED("has_whisker", report_bar, bar.whisker.is_there, BOOLEAN, NULL,
          "there is an interval, drawn as a whisker below the bar"),
    NAMED("whisker_start", report_bar, bar.whisker.percent.start, NUMBER, NULL,
          "its left end in per cent of the bar column"),
    NAMED("whisker_size", report_bar, bar.whisker.percent.size, NUMBER, NULL,
          "its length in per cent of the bar column"),
    NAMED("whisker_end", report_bar, whisker_end_percent, NUMBER, NULL,
          "its right end in per cent of the bar column"),
    NAMED("whisker_x", report_bar, bar.whisker.drawn.start, NUMBER, NULL,
          "its left end in the drawing"),
    NAMED("whisker_right", report_bar, whisker_end, NUMBER, NULL, "its right end in the drawing"),
    NAMED("whisker_top", report_bar, bar.whisker.top, NUMBER, NULL,
          "the top of its end strokes in the drawing, which are 6 high"),
    ROW(report_bar, whisker_is_cut, BOOLEAN, NULL,
        "an end of it lies far outside, and an arrow stands for it"),
    NAMED("whisker_cut_low", report_bar, bar.whisker.cut.low, BOOLEAN, NULL,
          "that is the left end"),
    NAMED("whisker_cut_high", report_bar, bar.whisker.cut.high, BOOLEAN, NULL,
          "that is the right end"),
    NAMED("y", report_bar, bar.y, NUMBER, NULL, "its top in the drawing"),
    NAMED("height", report_bar, bar.height, NUMBER, NULL, "its height in the drawing"),
    ROW(report_bar, label_lines, LIST, &drawn_line_type, "the label, wrapped for the drawing"),
    ROW(report_bar, aside_lines, LIST, &drawn_line_type,
        "what sets it apart from other rows, below the label"),
    ROW(report_bar, written_lines, LIST, &drawn_line_type, "the value's text, wrapped"),
    NAMED("written_x", report_bar, bar.written_x, NUMBER, NULL,
          "where the value's text begins or ends"),
    NAMED("written_y", report_bar, bar.written_y, NUMBER, NULL, "the baseline of the value's text"),
    NAMED("written_ends", report_bar, bar.written_ends, BOOLEAN, NULL,
          "the value's text ends at `written_x`"),
};
static const struct value_type bar_type = TYPE("bar", report_bar, bar_rows);

static const struct value_row gridline_rows[] = {
    ROW(bar_gridline, x, NUMBER, NULL, "its place"),
    ROW(bar_gridline, top, NUMBER, NULL, "where it begins"),
    ROW(bar_gridline, height, NUMBER, NULL, "how far it goes down"),
};
static const struct value_type gridline_type = TYPE("gridline", bar_gridline, gridline_rows);

static const struct value_row chart_rows[] = {
    ROW(report_chart, id, TEXT, NULL, "its name, for anchors"),
    ROW(report_chart, file, TEXT, NULL, "where the drawing is in the site"),
    ROW(report_chart, title, TEXT, NULL, "the title"),
    ROW(report_chart, note, TEXT, NULL, "what, where and when"),
    ROW(report_chart, source, TEXT, NULL, "the source"),
    ROW(report_chart, description, TEXT, NULL, "every row in words"),
    ROW(report_chart, summary, TEXT, NULL,
        "how many fell, rose or could be chance, also of changes without a number"),
    ROW(report_chart, has_statements, BOOLEAN, NULL, "there are such changes"),
    ROW(report_chart, has_intervals, BOOLEAN, NULL, "some row has a confidence interval"),
    ROW(report_chart, interval_note, TEXT, NULL, "what these allow for"),
    ROW(report_chart, locality, TEXT, NULL,
        "how the place of one of its figures was chosen, which is not all of the campaign's"),
    ROW(report_chart, language, TEXT, NULL, "the language, for `lang`"),
    NAMED("width", report_chart, drawing.width, NUMBER, NULL, "the width of the drawing"),
    NAMED("height", report_chart, drawing.height, NUMBER, NULL, "its height"),
    NAMED("plot_left", report_chart, drawing.plot.left, NUMBER, NULL,
          "left edge of the area of the bars"),
    NAMED("plot_right", report_chart, drawing.plot.right, NUMBER, NULL, "its right edge"),
    NAMED("plot_top", report_chart, drawing.plot.top, NUMBER, NULL, "its top"),
    NAMED("plot_bottom", report_chart, drawing.plot.bottom, NUMBER, NULL, "its bottom"),
    NAMED("text_left", report_chart, drawing.text_left, NUMBER, NULL,
          "where the title, the note and the source begin"),
    NAMED("tick_y", report_chart, drawing.tick_y, NUMBER, NULL, "the baseline of the tick labels"),
    NAMED("zero_x", report_chart, drawing.zero_x, NUMBER, NULL, "where zero is in the drawing"),
    NAMED("zero_percent", report_chart, drawing.zero_percent, NUMBER, NULL,
          "where zero is in per cent of the bar column"),
    NAMED("has_before_zero", report_chart, before_zero.is_there, BOOLEAN, NULL,
          "the bar column has something on the left of zero"),
    NAMED("has_after_zero", report_chart, after_zero.is_there, BOOLEAN, NULL,
          "and something on its right"),
    NAMED("after_zero", report_chart, after_zero.percent, NUMBER, NULL, "how much, in per cent"),
    ROW(report_chart, ticks, LIST, &tick_type, "the ticks, at equal distances"),
    ROW(report_chart, bars, LIST, &bar_type, "the rows, from the largest fall to the largest rise"),
    ROW(report_chart, gridlines, LIST, &gridline_type, "the pieces of the lines at the ticks"),
    ROW(report_chart, title_lines, LIST, &drawn_line_type, "the title, wrapped for the drawing"),
    ROW(report_chart, note_lines, LIST, &drawn_line_type, "the note, wrapped for the drawing"),
    ROW(report_chart, source_lines, LIST, &drawn_line_type, "the source, wrapped for the drawing"),
};
static const struct value_type chart_type = TYPE("chart", report_chart, chart_rows);

static const struct value_row value_tick_rows[] = {
    ROW(line_chart_tick, written, TEXT, NULL, "its label: 1,200"),
    ROW(line_chart_tick, y, NUMBER, NULL, "the place of its gridline"),
    ROW(line_chart_tick, label_y, NUMBER, NULL, "the baseline of its label"),
};
static const struct value_type value_tick_type =
    TYPE("value tick", line_chart_tick, value_tick_rows);

static const struct value_row month_tick_rows[] = {
    ROW(line_chart_month, written, TEXT, NULL, "its label: 2025, or Apr 2025"),
    ROW(line_chart_month, x, NUMBER, NULL, "the place of its month"),
    ROW(line_chart_month, label_x, NUMBER, NULL, "the middle of its label"),
};
static const struct value_type month_tick_type =
    TYPE("month tick", line_chart_month, month_tick_rows);

static const struct value_row gap_rows[] = {
    ROW(line_chart_gap, x, NUMBER, NULL, "where it begins"),
    ROW(line_chart_gap, width, NUMBER, NULL, "how far it goes"),
    ROW(line_chart_gap, label, TEXT, NULL, "no data; absent where there is no room for it"),
    ROW(line_chart_gap, label_x, NUMBER, NULL, "the middle of the label"),
};
static const struct value_type gap_type = TYPE("gap", line_chart_gap, gap_rows);

static const struct value_row mark_rows[] = {
    ROW(report_mark, x, NUMBER, NULL, "its place"),
    ROW(report_mark, label_x, NUMBER, NULL, "the middle of its words"),
    ROW(report_mark, lines, LIST, &drawn_line_type, "its words, such as: campaign began"),
};
static const struct value_type mark_type = TYPE("mark", report_mark, mark_rows);

static const struct value_row point_rows[] = {
    ROW(line_chart_dot, x, NUMBER, NULL, "its place from the left"),
    ROW(line_chart_dot, y, NUMBER, NULL, "and from the top"),
};
static const struct value_type point_type = TYPE("point", line_chart_dot, point_rows);

static const struct value_row panel_rows[] = {
    ROW(report_months, id, TEXT, NULL, "its name, for anchors"),
    ROW(report_months, file, TEXT, NULL, "where the drawing is in the site"),
    ROW(report_months, title, TEXT, NULL, "the figure, with its area where there are several"),
    ROW(report_months, note, TEXT, NULL, "area and source"),
    ROW(report_months, alternative, TEXT, NULL, "what it is: Burglary by month, from when to when"),
    ROW(report_months, summary, TEXT, NULL, "the averages, and the months that stand out"),
    ROW(report_months, description, TEXT, NULL, "all that is drawn, in words"),
    ROW(report_months, language, TEXT, NULL, "the language, for `lang`"),
    NAMED("width", report_months, drawing.width, NUMBER, NULL, "the width of the drawing"),
    NAMED("height", report_months, drawing.height, NUMBER, NULL, "its height"),
    NAMED("text_left", report_months, drawing.text_left, NUMBER, NULL,
          "where the title and the note begin"),
    NAMED("plot_left", report_months, drawing.plot.left, NUMBER, NULL,
          "left edge of the area of the line"),
    NAMED("plot_right", report_months, drawing.plot.right, NUMBER, NULL, "its right edge"),
    NAMED("plot_top", report_months, drawing.plot.top, NUMBER, NULL, "its top"),
    NAMED("plot_bottom", report_months, drawing.plot.bottom, NUMBER, NULL,
          "its bottom, where zero is"),
    NAMED("tick_right", report_months, drawing.tick_right, NUMBER, NULL,
          "where the labels of the values end"),
    NAMED("month_y", report_months, drawing.month_y, NUMBER, NULL,
          "the baseline of the labels of the months"),
    NAMED("gap_y", report_months, drawing.gap_y, NUMBER, NULL,
          "the baseline of the labels of the gaps"),
    ROW(report_months, grid, TEXT, NULL, "the gridlines as the data of a path"),
    ROW(report_months, line, TEXT, NULL,
        "the line as the data of a path, broken where a month is missing or in doubt"),
    ROW(report_months, dots, TEXT, NULL,
        "the months on it as the data of a path: points, for round line caps"),
    ROW(report_months, centre, TEXT, NULL, "the averages as the data of a path"),
    ROW(report_months, limits, TEXT, NULL, "the limits as the data of a path"),
    ROW(report_months, trial_limits, TEXT, NULL,
        "the limits that rest on fewer than twelve months, as the data of a path"),
    ROW(report_months, ticks, LIST, &value_tick_type, "the labels of the values, from zero"),
    ROW(report_months, months, LIST, &month_tick_type, "the labels of the months"),
    ROW(report_months, gaps, LIST, &gap_type, "the stretches without data"),
    ROW(report_months, marks, LIST, &mark_type, "what began with a month"),
    ROW(report_months, standouts, LIST, &point_type, "the months that stand out"),
    ROW(report_months, doubtful, LIST, &point_type, "the months in doubt"),
    ROW(report_months, title_lines, LIST, &drawn_line_type, "the title, wrapped for the drawing"),
    ROW(report_months, note_lines, LIST, &drawn_line_type, "the note, wrapped for the drawing"),
};
static const struct value_type panel_type = TYPE("panel", report_months, panel_rows);

static const struct value_row section_rows[] = {
    ROW(report_section, id, TEXT, NULL, "the group's name"),
    ROW(report_section, heading, TEXT, NULL, "its heading"),
    ROW(report_section, summary, TEXT, NULL, "what it is, in a sentence or two"),
    ROW(report_section, source, TEXT, NULL, "the source of its figures"),
    ROW(report_section, source_url, TEXT, NULL, "the address of the source"),
    ROW(report_section, names_sources, BOOLEAN, NULL, "some figure of it has another source"),
    ROW(report_section, caveat, TEXT, NULL, "what its figures cannot say"),
    ROW(report_section, figures, LIST, &figure_type, "all its figures, in the order of the file"),
    ROW(report_section, counts, LIST, &figure_type, "counts and amounts"),
    ROW(report_section, statements, LIST, &figure_type,
        "levels, and changes stated without a number"),
    ROW(report_section, chart, RECORD, &chart_type, "the chart of its changes"),
    ROW(report_section, months, LIST, &panel_type,
        "a panel for each of its figures whose months are known"),
    ROW(report_section, has_months, BOOLEAN, NULL, "it has months, drawn or hidden"),
    ROW(report_section, months_hidden, TEXT, NULL,
        "the figures whose months are hidden to protect people's privacy"),
};
static const struct value_type section_type = TYPE("section", report_section, section_rows);

static const struct value_row phase_rows[] = {
    ROW(report_phase, name, TEXT, NULL, "the phase"),
    ROW(report_phase, text, TEXT, NULL, "what it is"),
    ROW(report_phase, period, TEXT, NULL, "when; absent where it is not given"),
};
static const struct value_type phase_type = TYPE("phase", report_phase, phase_rows);

static const struct value_row help_rows[] = {
    ROW(report_help, name, TEXT, NULL, "what kind of help"),
    ROW(report_help, text, TEXT, NULL, "when to use it"),
    ROW(report_help, telephone, TEXT, NULL, "the number as people read it"),
    ROW(report_help, telephone_address, TEXT, NULL, "the number for a tel: link"),
    ROW(report_help, url, TEXT, NULL, "a web address"),
    ROW(report_help, url_written, TEXT, NULL, "the address as people read it"),
};
static const struct value_type help_type = TYPE("help", report_help, help_rows);

static const struct value_row contact_rows[] = {
    ROW(report_contact, name, TEXT, NULL, "who answers"),
    ROW(report_contact, email, TEXT, NULL, "the e-mail address"),
    ROW(report_contact, telephone, TEXT, NULL, "the number as people read it"),
    ROW(report_contact, telephone_address, TEXT, NULL, "the number for a tel: link"),
    ROW(report_contact, address, TEXT, NULL, "the postal address"),
};
static const struct value_type contact_type = TYPE("contact", report_contact, contact_rows);

static const struct value_row campaign_rows[] = {
    ROW(report_campaign, id, TEXT, NULL, "the campaign's id"),
    ROW(report_campaign, title, TEXT, NULL, "the headline"),
    ROW(report_campaign, message, TEXT, NULL, "the one sentence below it"),
    ROW(report_campaign, name, TEXT, NULL, "the campaign's name"),
    ROW(report_campaign, place, TEXT, NULL, "where it is"),
    ROW(report_campaign, locality, TEXT, NULL, "what the locality is and how it was chosen"),
    ROW(report_campaign, language, TEXT, NULL, "the language, for `lang`"),
    ROW(report_campaign, language_posix, TEXT, NULL, "the language as en_GB"),
    ROW(report_campaign, start, TEXT, NULL, "when it began"),
    ROW(report_campaign, published, TEXT, NULL, "the date of the page, in words"),
    ROW(report_campaign, published_iso, TEXT, NULL, "the date of the page, for machines"),
    ROW(report_campaign, is_draft, BOOLEAN, NULL, "nobody has approved it yet"),
    ROW(report_campaign, uses_months_in_doubt, BOOLEAN, NULL,
        "months in doubt are not left out of comparisons"),
    ROW(report_campaign, approved_by, TEXT, NULL, "who approved it"),
    ROW(report_campaign, next_update, TEXT, NULL, "when the next figures come"),
    ROW(report_campaign, lead, TEXT, NULL, "the organisation that leads"),
    ROW(report_campaign, licence, TEXT, NULL, "the licence of the data"),
    ROW(report_campaign, licence_url, TEXT, NULL, "the address of the licence"),
    ROW(report_campaign, base_url, TEXT, NULL, "where the site will stand"),
    ROW(report_campaign, partners, LIST, &line_type, "the other organisations"),
    ROW(report_campaign, caveats, LIST, &line_type, "what the figures cannot say"),
    ROW(report_campaign, phases, LIST, &phase_type, "the phases"),
    ROW(report_campaign, help, LIST, &help_type, "ways to report and to get help"),
    ROW(report_campaign, contact, RECORD, &contact_type, "who answers questions"),
    ROW(report_campaign, months_in_doubt, LIST, &line_type,
        "months whose records are in doubt, such as August 2025"),
};
static const struct value_type campaign_type = TYPE("campaign", report_campaign, campaign_rows);

static const struct value_row column_rows[] = {
    ROW(report_column, name, TEXT, NULL, "the column's name"),
    ROW(report_column, meaning, TEXT, NULL, "what stands in it"),
    ROW(report_column, datatype, TEXT, NULL,
        "its type in the W3C's vocabulary for tables: decimal"),
    ROW(report_column, format, TEXT, NULL,
        "how the cells of that type are written, where that must be said"),
    ROW(report_column, is_required, BOOLEAN, NULL, "no cell of it is empty"),
};
static const struct value_type column_type = TYPE("column", report_column, column_rows);

static const struct value_row table_rows[] = {
    ROW(report_table, file, TEXT, NULL, "where it is in the site"),
    ROW(report_table, title, TEXT, NULL, "what it holds"),
    ROW(report_table, description, TEXT, NULL, "the same in a sentence"),
    ROW(report_table, columns, LIST, &column_type, "its columns, in their order"),
    ROW(report_table, key, LIST, &column_type, "those that tell its rows apart"),
};
static const struct value_type table_type = TYPE("table", report_table, table_rows);

static const struct value_row source_rows[] = {
    ROW(report_source, name, TEXT, NULL, "who published it"),
    ROW(report_source, url, TEXT, NULL, "where it was published"),
};
static const struct value_type source_type = TYPE("source", report_source, source_rows);

static const struct value_row picture_rows[] = {
    ROW(report_picture, address, TEXT, NULL, "where it is: `cid:` and its name in the message"),
    ROW(report_picture, alternative, TEXT, NULL, "all that it shows, in words"),
    ROW(report_picture, width, NUMBER, NULL, "its width in the message"),
    ROW(report_picture, height, NUMBER, NULL, "its height in the message"),
};
static const struct value_type picture_type = TYPE("picture", report_picture, picture_rows);

static const struct value_row mail_rows[] = {
    ROW(report_mail, subject, TEXT, NULL, "the subject, with month and area"),
    ROW(report_mail, why, TEXT, NULL, "why its readers get it"),
    ROW(report_mail, reply_to, TEXT, NULL, "the address that a person reads"),
    ROW(report_mail, unsubscribe, TEXT, NULL, "the address to write to for no more messages"),
    ROW(report_mail, pictures, LIST, &picture_type, "the charts that travel with it as pictures"),
};
static const struct value_type mail_type = TYPE("mail", report_mail, mail_rows);

static const struct value_row card_rows[] = {
    ROW(report_card, file, TEXT, NULL, "where it is in the site"),
    ROW(report_card, url, TEXT, NULL, "its whole address; absent without `base_url`"),
    ROW(report_card, alternative, TEXT, NULL, "the words on it"),
    ROW(report_card, width, NUMBER, NULL, "its width"),
    ROW(report_card, height, NUMBER, NULL, "its height"),
    ROW(report_card, text_left, NUMBER, NULL, "where its words begin"),
    ROW(report_card, title_size, NUMBER, NULL, "the size of the headline's letters"),
    ROW(report_card, message_size, NUMBER, NULL, "the size of the message's letters"),
    ROW(report_card, name_lines, LIST, &drawn_line_type, "the campaign and its place, wrapped"),
    ROW(report_card, title_lines, LIST, &drawn_line_type, "the headline, wrapped"),
    ROW(report_card, message_lines, LIST, &drawn_line_type,
        "the message, wrapped; none where there is no room for it"),
    ROW(report_card, foot_y, NUMBER, NULL, "the baseline of what stands at the bottom"),
};
static const struct value_type card_type = TYPE("card", report_card, card_rows);

static const struct value_row rules_rows[] = {
    ROW(report_rules, counts_only_below, TEXT, NULL,
        "of smaller starting counts there is no percentage"),
    ROW(report_rules, small_below, TEXT, NULL, "smaller ones are marked as small numbers"),
    ROW(report_rules, decimal_from, TEXT, NULL, "from here on there is a decimal"),
    ROW(report_rules, hide_below, TEXT, NULL, "smaller counts are hidden; absent: none is"),
    ROW(report_rules, marks_small, BOOLEAN, NULL,
        "some counts are marked as small numbers: the second limit is above the first"),
    ROW(report_rules, has_whole, BOOLEAN, NULL,
        "some have a whole per cent without the mark: the third limit is above the second"),
    ROW(report_rules, months_tell, BOOLEAN, NULL,
        "some figure has months enough to measure how much its counts vary"),
};
static const struct value_type rules_type = TYPE("rules", report_rules, rules_rows);

static const struct value_row correction_rows[] = {
    ROW(report_correction, label, TEXT, NULL, "the figure"),
    ROW(report_correction, area, TEXT, NULL, "its area; absent: the whole campaign"),
    ROW(report_correction, anchor, TEXT, NULL, "the figure's `anchor`"),
    ROW(report_correction, date, TEXT, NULL, "the day, in words"),
    ROW(report_correction, date_iso, TEXT, NULL, "the day, for machines"),
    ROW(report_correction, was, TEXT, NULL, "what was published"),
    ROW(report_correction, now, TEXT, NULL, "what stands now"),
    ROW(report_correction, why, TEXT, NULL, "why it changed"),
    ROW(report_correction, id, TEXT, NULL, "its id in the feed: `urn:uuid:` and a number"),
};
static const struct value_type correction_type =
    TYPE("correction", report_correction, correction_rows);

static const struct value_row feed_rows[] = {
    ROW(report_feed, id, TEXT, NULL, "its id: `urn:uuid:` and a number"),
    ROW(report_feed, publication_id, TEXT, NULL, "the id of the page as of its date"),
    ROW(report_feed, url, TEXT, NULL, "where it is; absent without `base_url`"),
    ROW(report_feed, page_url, TEXT, NULL, "where the page is, relative without `base_url`"),
    ROW(report_feed, corrections_url, TEXT, NULL, "and its corrections"),
};
static const struct value_type feed_type = TYPE("feed", report_feed, feed_rows);

static const struct value_row report_rows[] = {
    ROW(report, campaign, RECORD, &campaign_type, "what the front matter says"),
    ROW(report, sections, LIST, &section_type, "the groups of figures, in the order of the page"),
    NAMED("figure", report, figures, MAP, &figure_type,
          "by `group.id`, by `id` where one group has it, and by `group.id@area`, all without "
          "`figure.` in front"),
    ROW(report, has_months, BOOLEAN, NULL, "some section has, and there is a page months.html"),
    ROW(report, rules, RECORD, &rules_type, "how large counts must be for what is said of them"),
    ROW(report, columns, LIST, &column_type, "the columns of figures.csv"),
    ROW(report, corrections, LIST, &correction_type,
        "the corrections of published figures, the latest first"),
    ROW(report, feed, RECORD, &feed_type, "the feed of the site"),
    ROW(report, sources, LIST, &source_type, "every source of the figures, each once"),
    ROW(report, coverage, TEXT, NULL,
        "the days that the figures are of, from the first to the last, for machines"),
    ROW(report, table, RECORD, &table_type, "in the description of a download: that table"),
    ROW(report, chart, RECORD, &chart_type, "in a chart's own template: the chart"),
    ROW(report, panel, RECORD, &panel_type, "in a panel's own template: the panel"),
    ROW(report, card, RECORD, &card_type,
        "the picture beside a link to the page; absent where none could be made"),
    ROW(report, mail, RECORD, &mail_type, "in the templates of the e-mail: the message"),
    ROW(report, version, TEXT, NULL, "the version of niot"),
};
static const struct value_type report_type = TYPE("report", report, report_rows);

const struct value_type *report_vocabulary(void) {
    return &report_type;
}

static const struct value_row names_rows[] = {
    NAMED("figure", report_names, figures, MAP, &figure_type, "a figure by its name"),
};
static const struct value_type names_type = TYPE("names", report_names, names_rows);

const struct value_type *report_names_vocabulary(void) {
    return &names_type;
}

void report_check_names(const struct metrics *metrics, struct diagnostics *diagnostics) {
    for (size_t i = 0; i < metrics->count; i++) {
        const struct figure *figure = &metrics->figures[i];
        struct text name = figure->group.length ? figure->group : figure->id;
        if (name.length && value_type_row(&report_type, name))
            diagnostics_add(diagnostics, DIAGNOSTIC_NAME_TAKEN, figure->place,
                            (struct diagnostic_words){name});
    }
}
