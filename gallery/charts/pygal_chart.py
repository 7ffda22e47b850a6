"""pygal as a careful author would set it: order of the file, labels whole, no scripts, no legend, one
colour a direction, type, sizes and outlines as in the other charts.

pygal_chart.py draw ROWS            the chart on standard output
pygal_chart.py speed ROWS SECONDS   microseconds of the processor's time for a chart, as speed.mjs
                                    measures them
ROWS is JSON: the rows, the words and the look of input.mjs."""
import json
import sys
import time

import pygal
from pygal.style import Style


def draw(wanted):
    look, rows = wanted['look'], wanted['rows']
    low, high = wanted['domain']
    style = Style(
        font_family=look['font'], background='#FFF', plot_background='#FFF',
        foreground=look['text'], foreground_strong=look['text'], foreground_subtle=look['grid'],
        label_font_size=look['fontSize'], major_label_font_size=look['fontSize'],
        value_font_size=look['fontSize'], title_font_size=look['titleSize'],
        value_label_font_size=look['fontSize'], value_colors=(look['text'],),
        opacity='1', guide_stroke_color=look['grid'], major_guide_stroke_color=look['grid'],
        guide_stroke_dasharray='', major_guide_stroke_dasharray='')
    # The library's own style sheet takes every outline away from text.
    outline = 'text.value{paint-order:stroke;stroke:#FFF!important;stroke-width:%dpx}' % look['outline']
    chart = pygal.HorizontalBar(
        style=style, css=['file://style.css', 'file://graph.css', 'inline:' + outline],
        title=wanted['title'], width=look['width'], explicit_size=True,
        height=len(rows) * look['rowHeight'] + 90, show_legend=False, js=[], no_prefix=True,
        print_values=True, print_values_position='top', truncate_label=-1, range=(low, high),
        y_labels=wanted['ticks'],
        value_formatter=lambda value: wanted['written'].get('%g' % value, '%g%%' % value),
        no_data_text=wanted['missing'])
    # The first row is drawn at the bottom.
    rows = rows[::-1]
    chart.x_labels = [row['label'] for row in rows]
    chart.add('', [{'value': row['value'], 'color': row['colour']} for row in rows])
    return chart.render()


def seconds_a_chart(wanted, seconds):
    began, count = time.process_time(), 0
    while time.process_time() - began < seconds:
        draw(wanted)
        count += 1
    return (time.process_time() - began) / count


def speed(wanted, seconds):
    seconds_a_chart(wanted, seconds / 4)
    return 1e6 * min(seconds_a_chart(wanted, seconds / 10) for _ in range(10))


order, rows = sys.argv[1:3]
if order == 'draw':
    sys.stdout.buffer.write(draw(json.loads(rows)))
else:
    print(speed(json.loads(rows), float(sys.argv[3])))
