// Vega-Lite as a careful author would set it: order of the file, labels wrapped by an expression in a
// margin made for them and never cut, a layer for the values that changes sides with the sign, another
// below it that outlines them, a zero rule, and rows without a value kept.
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';
import { colourOf, domainOf, look, ticksOf, title, written } from './input.mjs';

const isFall = 'datum.value < 0';
const margin = { left: look.labelWidth + 30, right: 30, top: 50, bottom: 40 };
// The library wraps no text; the usual way around it cuts at the last blank before a number of letters.
const wrapped = String.raw`split(replace(datum.label, /(.{1,32})(\s+|$)/g, '$1\n'), '\n')`;
const tick = "format(datum.value, datum.value ? '+,' : '') + '%'";

const values = (more) => ({
  mark: { type: 'text', fontSize: look.fontSize, color: look.text, baseline: 'middle',
    align: { expr: `${isFall} ? 'right' : 'left'` }, dx: { expr: `${isFall} ? -5 : 5` }, ...more },
  encoding: { x: { field: 'end', type: 'quantitative' }, text: { field: 'written' } },
});

const specification = (rows) => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
  description: title,
  width: look.width - margin.left - margin.right,
  height: { step: look.rowHeight },
  autosize: 'none',
  padding: margin,
  background: '#FFF',
  title: { text: title, anchor: 'start', frame: 'group', dx: 16 - margin.left, offset: 16, fontSize: look.titleSize, color: look.text },
  data: { values: rows.map((row) => ({ ...row, end: row.value ?? 0, written: written(row.value), colour: colourOf(row.value) })) },
  encoding: {
    y: { field: 'label', type: 'nominal', sort: null, title: null,
      axis: { labelLimit: 0, labelExpr: wrapped, labelFontSize: look.fontSize, labelColor: look.text, ticks: false, domain: false } },
    x: { field: 'value', type: 'quantitative', title: null, scale: { domain: domainOf(rows), nice: false },
      axis: { labelFontSize: look.fontSize, labelColor: look.text, gridColor: look.grid, values: ticksOf(rows), labelExpr: tick } },
  },
  layer: [
    { mark: { type: 'bar', height: 20 }, encoding: { color: { field: 'colour', type: 'nominal', scale: null } } },
    values({ stroke: '#FFF', strokeWidth: look.outline, aria: false }),
    values({}),
    { mark: { type: 'rule', color: look.text }, encoding: { x: { datum: 0 }, y: null } },
  ],
  config: { font: look.font, mark: { invalid: null }, view: { stroke: null } },
});

export async function draw(rows) {
  const view = new vega.View(vega.parse(vegaLite.compile(specification(rows)).spec), { renderer: 'none' });
  const drawing = await view.toSVG();
  view.finalize();
  return drawing;
}
