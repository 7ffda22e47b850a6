// The charts of a page, read from the HTML that was written: tables whose last column is drawn. What
// is wrong with them beside the figures, and with the colours of the style sheet.
import { contrast } from './colour.mjs';
import { plain, scaleOf } from './drawing.mjs';
import { allOf, parse, textOf } from './xml.mjs';

const MOST_PER_CENT_OFF = 0.011; // of the column's width; both ends are rounded to 0.01

// What stands in the first element of a class.
const wordsOf = (row, name) => plain(textOf(row.find(({ attributes }) => attributes.class === name) ?? ''));
const percent = (element, name) => Number(element.attributes[name]?.replace(/%$/, ''));

function rowOf(html) {
  const row = allOf(parse(html));
  const marks = row.filter(({ name }) => ['rect', 'line', 'path'].includes(name));
  const named = (name) => marks.filter(({ attributes }) => attributes.class === name);
  const bar = [...named('fall'), ...named('rise')];
  const strokes = named('whisker');
  const line = strokes.find(({ attributes }) => attributes.height === '2');
  const arrows = row.filter(({ attributes }) => attributes.class === 'arrow').map((arrow) => percent(arrow, 'x'));
  return {
    label: plain(textOf(row.find(({ name, attributes }) => name === 'th' && attributes.scope === 'row') ?? '')),
    written: wordsOf(row, 'change'),
    value: wordsOf(row, 'value'),
    meaning: wordsOf(row, 'meaning'),
    isHidden: row.find(({ attributes }) => attributes.class === 'bar')?.attributes['aria-hidden'] === 'true',
    bars: bar.map((element) => ({ side: element.attributes.class, x: percent(element, 'x'), width: percent(element, 'width') })),
    whisker: line && { low: percent(line, 'x'), high: percent(line, 'x') + percent(line, 'width'), arrows },
    zero: named('zero').map((element) => percent(element, 'x1')),
  };
}

// By group, the table's rows and the words of each figure below it.
export function read(html) {
  const tables = new Map();
  for (const [, group, section] of html.matchAll(/<section class="figures" id="group-([^"]*)"([^]*?)<\/section>/g)) {
    const table = section.match(/<table class="chart">[^]*?<tbody>([^]*?)<\/tbody>/);
    if (!table) continue;
    tables.set(group, {
      rows: [...table[1].matchAll(/<tr[ >][^]*?<\/tr>/g)].map(([row]) => rowOf(row)),
      sentences: [...(section.match(/<details class="sentences">([^]*?)<\/details>/)?.[1] ?? '').matchAll(/<li>[^]*?<\/li>/g)].map(([item]) => plain(textOf(parse(item)))),
    });
  }
  return tables;
}

const off = (what, is, shall, most = MOST_PER_CENT_OFF) => (Math.abs(is - shall) < most ? [] : [`${what} is ${is}%, not ${shall.toFixed(3)}%`]);

// The first and the last tick lie at the ends of the column: the drawing of the same figures says
// where they are. `at` gives the place of a value.
function rowFaults(row, figure, at, zero) {
  const name = figure.label;
  const found = [];
  if (!row.label.startsWith(plain(name))) found.push(`'${row.label}' stands where '${name}' shall`);
  if (!row.value.includes(plain(figure.change))) found.push(`'${name}' is '${row.value}', not '${figure.change}'`);
  if (!/[\p{L}\p{N}]/u.test(row.written) || !row.meaning) found.push(`'${name}' does not say what is known of it`);
  if (!row.meaning.includes(plain(figure.intervalText))) found.push(`'${name}' does not say '${figure.intervalText}'`);
  if (!figure.sentence) found.push(`'${name}' has no sentence`);
  if (!row.isHidden) found.push(`the bar of '${name}' is read out`);
  if (row.zero.length !== 1 || Math.abs(row.zero[0] - zero) >= 0.006) found.push(`'${name}' has zero at ${row.zero}%`);
  const isDrawn = figure.value !== null && figure.value !== 0;
  if (row.bars.length !== (isDrawn ? 1 : 0)) found.push(`'${name}' has ${row.bars.length} bars`);
  else if (isDrawn) {
    const [{ side, x, width }] = row.bars;
    if (side !== (figure.value < 0 ? 'fall' : 'rise')) found.push(`'${name}' is a ${side}`);
    found.push(...off(`the bar of '${name}'`, width, Math.abs(at(figure.value) - at(0))), ...off(`its left end`, x, Math.min(at(figure.value), at(0))));
  }
  if (!row.whisker !== !figure.interval) found.push(`'${name}' has a whisker too many or too few`);
  return found;
}

function whiskerFaults(row, figure, at, farthest) {
  if (!row.whisker || !figure.interval) return [];
  const [low, high] = figure.interval;
  const { arrows } = row.whisker;
  const arrow = (place) => arrows.some((x) => Math.abs(x - place) < 0.011);
  const found = [...off(`the low end of '${figure.label}'`, row.whisker.low, at(Math.max(low, -farthest))),
    ...off(`the high end of '${figure.label}'`, row.whisker.high, at(Math.min(high, farthest)), 2 * MOST_PER_CENT_OFF)];
  if (arrow(row.whisker.low) !== low < -farthest || arrow(row.whisker.high) !== high > farthest) found.push(`'${figure.label}' has an arrow too many or too few`);
  return found;
}

export function tableFaults(table, figures, drawing) {
  if (table.rows.length !== figures.length) return [`${figures.length} rows went in, ${table.rows.length} stand in the table`];
  const scale = scaleOf(drawing);
  const places = [...drawing.gridlines.map(({ attributes }) => Number(attributes.d.match(/^M([\d.]+)/)[1])), drawing.zero.x];
  const [first, last] = scale ? [Math.min(...places), Math.max(...places)] : [0, 0];
  const at = (value) => ((drawing.zero.x + value * scale - first) / (last - first)) * 100;
  const values = figures.map(({ value }) => Math.abs(value ?? 0));
  const farthest = Math.max(3 * Math.max(0, ...values), 20);
  return [
    ...figures.flatMap((figure, i) => [
      ...rowFaults(table.rows[i], figure, at, scale ? at(0) : table.rows[0].zero[0]),
      ...whiskerFaults(table.rows[i], figure, at, farthest),
    ]),
    ...figures.filter(({ sentence }) => !table.sentences.some((words) => words.startsWith(plain(sentence)))).map(({ sentence }) => `'${sentence}' is not below the table`),
  ];
}

// --- the style sheet ---

const TEXTS = [['text', 'page'], ['quiet', 'page'], ['link', 'page'], ['text', 'panel'], ['quiet', 'panel'], ['link', 'panel'], ['on-brand', 'brand']];
const PARTS = [['fall', 'page'], ['text', 'page']]; // whisker and zero line are of the colour of text
const SYSTEM = /^(Canvas|CanvasText|GrayText|Highlight)$/;

const variables = (block) => Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-fA-F]{3,6})/g)].map(([, name, value]) => [name, value]));
const blockOf = (css, start) => css.match(new RegExp(`${start}\\s*\\{\\s*:root\\s*\\{([^}]*)\\}`))?.[1] ?? '';

export function styleFaults(css) {
  const light = variables(css.match(/^:root\s*\{([^}]*)\}/m)?.[1] ?? '');
  const dark = { ...light, ...variables(blockOf(css, '@media \\(prefers-color-scheme: dark\\)')) };
  // Paper that is darkened because the reader's screen is would cost much ink.
  const print = variables(blockOf(css, '@media print'));
  const found = [];
  for (const [scheme, colours] of Object.entries({ light, dark, print })) {
    const pair = (least) => ([front, back]) => {
      const ratio = colours[front] && colours[back] ? contrast(colours[front], colours[back]) : 0;
      if (!(ratio >= least)) found.push(`${scheme}: ${front} on ${back} has ${ratio.toFixed(2)} to 1`);
    };
    TEXTS.forEach(pair(4.5));
    PARTS.forEach(pair(3));
    pair(3)(['rise', 'page']);
    pair(4.5)(['outline', 'page']);
  }
  if (print.page !== '#ffffff' || print.text !== '#000000') found.push('print: not black on white');
  for (const [name, property, variable] of [['fall', 'fill', 'fall'], ['rise', 'fill', 'rise'], ['rise', 'stroke', 'outline'], ['zero', 'stroke', 'text'], ['whisker', 'fill', 'text']])
    if (!new RegExp(`^\\.${name} \\{[^}]*${property}: var\\(--${variable}\\)`, 'm').test(css)) found.push(`.${name} has not ${property} of --${variable}`);
  const forced = css.match(/@media \(forced-colors: active\) \{((?:[^{}]*\{[^{}]*\})*)/)?.[1] ?? '';
  for (const name of ['fall', 'rise', 'zero', 'whisker']) {
    const painted = [...(forced.match(new RegExp(`\\.${name} \\{([^}]*)\\}`))?.[1] ?? '').matchAll(/(?:fill|stroke): (\w+)/g)].map(([, value]) => value);
    if (!painted.length || !painted.every((value) => SYSTEM.test(value))) found.push(`forced colours: .${name} is ${painted.join()}`);
  }
  return found;
}
