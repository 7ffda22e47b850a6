// Observable Plot as a careful author would set it: order of the file, labels wrapped in a margin made
// for them, values on the side of the bar's end and outlined, a zero rule, a name for screen readers.
import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import { colourOf, domainOf, look, ticksOf, title, written } from './input.mjs';

const { document } = new JSDOM('').window;

export function draw(rows) {
  const values = (filter, options) => Plot.text(rows.filter(({ value }) => filter(value)),
    { y: 'label', x: (row) => row.value ?? 0, text: (row) => written(row.value), fill: look.text, stroke: '#FFF', strokeWidth: look.outline, ...options });
  const drawing = Plot.plot({
    document,
    ariaLabel: title,
    width: look.width,
    height: rows.length * look.rowHeight + 90,
    marginTop: 50,
    marginLeft: look.labelWidth + 20,
    marginRight: 30,
    style: { fontFamily: look.font, fontSize: `${look.fontSize}px`, background: '#FFF', color: look.text },
    x: { domain: domainOf(rows), label: null },
    y: { domain: rows.map(({ label }) => label), label: null, padding: 0.5 },
    marks: [
      Plot.axisY({ lineWidth: look.labelWidth / look.fontSize, tickSize: 0 }),
      Plot.axisX({ anchor: 'bottom', ticks: ticksOf(rows), tickFormat: (tick) => written(tick), tickSize: 0 }),
      Plot.gridX({ ticks: ticksOf(rows), stroke: look.grid, strokeOpacity: 1 }),
      Plot.barX(rows, { y: 'label', x: 'value', fill: (row) => colourOf(row.value) }),
      values((value) => value < 0, { textAnchor: 'end', dx: -5 }),
      values((value) => value === null || value >= 0, { textAnchor: 'start', dx: 5 }),
      Plot.ruleX([0]),
      Plot.text([title], { frameAnchor: 'top-left', dx: -look.labelWidth, dy: -40, fontSize: look.titleSize, fontWeight: 'bold', fill: look.text }),
    ],
  });
  drawing.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return drawing.outerHTML;
}
