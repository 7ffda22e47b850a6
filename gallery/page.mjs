// Writes docs/gallery.html and the drawings that it shows, in docs/gallery/.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inputs, look } from './charts/input.mjs';
import { kinds, views } from './measure.mjs';

const escape = (words) => String(words).replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one]);
const number = (value) => value.toLocaleString('en-GB', { maximumFractionDigits: 0 });

// The head of its column, and what it counts.
const counted = {
  overlap: ['Overlaps', 'Two pieces of text that share more than a pixel each way. Letters are taken to fill the middle 70% of the height that the browser gives a line.'],
  clipped: ['Clipped', 'A piece of text that reaches beyond the drawing, or beyond an area within it that cuts what it holds, by more than half a pixel.'],
  truncated: ['Cut short', 'A label of the input that cannot be read to its end. Its lines are joined again, and spaces do not count.'],
  dropped: ['Left out', 'A label of the input that is not there at all, or a value that does not stand beside its label.'],
  crossed: ['Crossed', 'A piece of text that a line runs through: a gridline, an axis; unless the letters have an outline of 3 px or more, which keeps the line away. This is a rule of niot’s own, which no guideline asks for.'],
  unnamed: ['No name', 'The accessibility tree has no name for the chart as a whole. Where they draw into a page themselves, by script, Vega-Lite and ECharts name the element around the drawing; the SVG that they write has no name of its own.'],
  contrast: ['Contrast', 'A piece of text with less than 4.5 to 1 (large text 3 to 1) against what is filled below it at any point, or covered; a filled shape with less than 3 to 1, by its fill and by its outline, against what it stands on. In light and in dark mode.'],
  small: ['Small', 'A piece of text that is less than 12 px high as the browser shows it.'],
};

const authors = {
  niot: '<code>niot chart FILE --title TITLE</code>: there is nothing else to set.',
  'vega-lite': `the order of the file, not of the alphabet; <code>labelLimit: 0</code> so that no label is cut; labels wrapped at 32
    letters by an expression, since the library wraps none; a second layer for the values, on the side of the bar’s end, and a third that outlines them; a zero rule;
    <code>invalid: null</code>, without which the row that has no value is left out; a description. Node has no canvas here, so Vega
    guesses how wide text is; the margin is fixed.`,
  plot: `the order of the file; a margin for the labels, which <code>lineWidth</code> wraps; values as text marks, to the left of a fall and
    to the right of a rise, with a white <code>stroke</code>; a zero rule; <code>ariaLabel</code>.`,
  echarts: `the order of the file; labels wrapped in a column by <code>overflow: 'break'</code>; values on the side of the bar’s end, with a white <code>textBorderColor</code>; <code>hideOverlap</code>
    for the axis; <code>aria</code> on. Drawn on the server as SVG.`,
  pygal: `the order of the file; <code>truncate_label=-1</code>; no legend, no scripts; few ticks, since labels leave little room; values at the
    bars’ ends, where the library centres them, outlined in white by a line of CSS. It wraps no label.`,
};

const style = `:root{color-scheme:light dark;background:#FFF;color:#0B0C0C}
a{color:#12436D}
@media (prefers-color-scheme:dark){:root{background:#121212;color:#F3F2F1}a{color:#7FB2E5}}
body{font:1rem/1.5 Arial,'Liberation Sans',Helvetica,sans-serif;max-width:80rem;margin:0 auto;padding:0 1rem 3rem}
table{border-collapse:collapse;margin:1rem 0}
.wide{overflow-x:auto}
caption{text-align:left;font-weight:bold;padding:.25rem 0}
th,td{padding:.25rem .75rem .25rem 0;border-bottom:1px solid #808080;text-align:right;vertical-align:bottom}
th:first-child{text-align:left}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1.5rem;padding:0;margin:1rem 0}
figure{margin:0}
img{max-width:100%;height:auto;border:1px solid #808080}
p,dd,li{max-width:45rem}`;

const table = (caption, heads, rows) => `<div class="wide" tabindex="0" role="region" aria-label="${escape(caption)}">
<table>
<caption>${escape(caption)}</caption>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(([head, ...values]) => `<tr><th scope="row">${head}</th>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table>
</div>`;

const bytes = (drawing) => Buffer.byteLength(drawing);
const packed = (drawing) => gzipSync(drawing, { level: 9 }).length;
const sum = (values) => values.reduce((total, value) => total + value, 0);
const faultsOf = (chart) => sum(kinds.map((kind) => chart.faults[kind].length));

function summary({ programs, charts }) {
  return table('Faults in the charts of all ten inputs', ['Program', ...kinds.map((kind) => counted[kind][0]), 'Charts without a fault'],
    programs.map(({ id, name }) => {
      const own = charts.filter(({ program }) => program === id);
      return [name, ...kinds.map((kind) => number(sum(own.map(({ faults }) => faults[kind].length)))),
        `${own.filter((chart) => !faultsOf(chart)).length} of ${own.length}`];
    }));
}

const sizes = ({ programs, charts }) => table('The chart of the seven rows', ['Program', 'Bytes', 'Gzipped', 'Smallest text, shrunk to 320 px'],
  programs.map(({ id, name }) => {
    const { drawing, faults } = charts.find(({ program, input }) => program === id && input === 'seven-rows');
    return [name, number(bytes(drawing)), number(packed(drawing)), `${faults.shrunk.toFixed(1)} px`];
  }));

const inWords = (chart, name) => (faultsOf(chart) ? `<h4>${name}</h4>
<ul>
${kinds.flatMap((kind) => chart.faults[kind].map(({ fault, views: where }) =>
    `<li>${counted[kind][0]}: ${escape(fault)}${where.length === views.length ? '' : ` (${where.length} of ${views.length} views, first ${where[0]})`}</li>`)).join('\n')}
</ul>` : '');

function section(input, { programs, charts }) {
  const own = programs.map(({ id, name }) => ({ name, chart: charts.find((chart) => chart.program === id && chart.input === input) }));
  return `<h3 id="${input}">${escape(inputs[input])}</h3>
<p>Input: <a href="../gallery/inputs/${input}.csv">${input}.csv</a></p>
<div class="charts">
${own.map(({ name, chart }) => `<figure>
<figcaption>${name}</figcaption>
<a href="gallery/${chart.program}-${input}.svg"><img src="gallery/${chart.program}-${input}.svg" alt="The chart that ${name} draws of ${escape(input)}" loading="lazy"></a>
</figure>`).join('\n')}
</div>
${table(`Faults: ${inputs[input]}`, ['Program', ...kinds.map((kind) => counted[kind][0]), 'Bytes', 'Gzipped'],
    own.map(({ name, chart }) => [name, ...kinds.map((kind) => chart.faults[kind].length), number(bytes(chart.drawing)), number(packed(chart.drawing))]))}
<details>
<summary>${escape(inputs[input])}: the faults in words</summary>
${own.map(({ name, chart }) => inWords(chart, name)).filter(Boolean).join('\n') || '<p>None.</p>'}
</details>`;
}

function speeds({ programs }) {
  const [niot, ...rivals] = programs;
  const all = Object.keys(inputs);
  const mean = ({ speed }) => Math.exp(sum(all.map((input) => Math.log(speed[input]))) / all.length);
  const times = (one, input) => `${number(one.speed[input] / niot.speed[input])}`;
  return `${table('Microseconds a chart', ['Input', ...programs.map(({ name }) => name)],
    all.map((input) => [escape(inputs[input]), ...programs.map(({ speed }) => number(speed[input]))]))}
${table('How many charts niot draws in the time in which the other draws one', ['Input', ...rivals.map(({ name }) => name)],
    [...all.map((input) => [escape(inputs[input]), ...rivals.map((one) => times(one, input))]),
      ['All (geometric mean)', ...rivals.map((one) => number(mean(one) / mean(niot)))]])}`;
}

const document = (material) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gallery: the same figures drawn by five programs</title>
<style>
${style}
</style>
</head>
<body>
<main>
<h1>Gallery: the same figures drawn by five programs</h1>
<p>Ten tables of changes, each drawn as a bar chart by niot, Vega-Lite, Observable Plot, ECharts and pygal. Every chart was
opened in Chromium in ${views.length} views, and one script for all counted what is wrong with it. <code>make gallery</code> writes this page.</p>

<h2>What was found</h2>
${summary(material)}
${sizes(material)}
<p>What is wrong in several views is counted once. ${material.planted.count} faults were planted in niot’s own chart of the seven
rows, one at a time and of every kind: ${material.planted.unseen.length ? `${material.planted.unseen.length} of them were missed` : 'the script counted each as what it is'}.</p>

<h2>What is counted</h2>
<p>The script looks at what is drawn where, and at the accessibility tree. It knows no class, id or element name of any program.</p>
<dl>
${kinds.map((kind) => `<dt>${counted[kind][0]}</dt>\n<dd>${counted[kind][1]}</dd>`).join('\n')}
</dl>
<p>The chart stands in a page as its program made it, as wide as it was designed (${look.width} px), and is scrolled where the window
is narrower: the same for all, also for Plot, whose style would let it shrink. A page that shrinks a chart to a window of 320 px makes its text
small, whichever program drew it: the second table says how small. niot’s chart inside a page is not this drawing: it is a table with bars, whose text is the page’s own and reflows.</p>
<p>The views: windows of 320, 640 and 1,280 px, each with text as usual, with the page’s text at 200%, and zoomed to 200%, and each of
these once more with the text spacing of WCAG 2.2, success criterion 1.4.12; then one with all text in DejaVu Sans, which is wider than
Arial, and one in dark mode. ${escape(material.chromium)}.</p>

<h2>How each chart was made</h2>
<p>Each was set up as a careful author would in ten minutes, once for all inputs: ${look.width} px wide, the same type, sizes and colours, a title,
values printed beside the bars, room for them, and zero drawn. Where a row has no value the author says so, if the library
has a way. Nothing was changed in what a library wrote. The settings are in <a href="../gallery/charts">gallery/charts</a>.</p>
<ul>
${material.programs.map(({ id, name, version }) => `<li>${name} ${escape(version)}: ${authors[id]}</li>`).join('\n')}
</ul>

<h2>Input by input</h2>
<p>The seven rows are the five changes in per cent that the campaign announced, the rise that the README adds to them, and a row
without a value.</p>
${Object.keys(inputs).map((input) => section(input, material)).join('\n')}

<h2>How quick they are</h2>
<p>The processor’s time, on the machine that wrote this page, once each program was warm: from the rows in memory to the finished SVG,
without the program’s start and without files. Of niot it is the mean of two seconds, of the others the quickest of ten
rounds. These tables differ from run to run; nothing else on this page does.</p>
${speeds(material)}
</main>
</body>
</html>
`;

// pygal writes the day into its drawings; what is shown here is the same on every day.
const undated = (drawing) => drawing.replace(/<!--[^]*?-->/g, '');

export function write(folder, material) {
  const drawings = path.join(folder, 'gallery');
  fs.rmSync(drawings, { recursive: true, force: true });
  fs.mkdirSync(drawings, { recursive: true });
  for (const { program, input, drawing } of material.charts)
    fs.writeFileSync(path.join(drawings, `${program}-${input}.svg`), undated(drawing));
  fs.writeFileSync(path.join(folder, 'gallery.html'), document(material));
}
