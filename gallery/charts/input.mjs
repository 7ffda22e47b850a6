// The inputs that every chart of the gallery is drawn from, and how its author writes numbers.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../inputs');

// In the order of the page.
export const inputs = {
  'seven-rows': 'Seven rows',
  'one-row': 'One row',
  'thirty-rows': 'Thirty rows',
  extremes: '−100, 0, 0.1, +1,200, missing',
  'all-missing': 'All values missing',
  'long-label': 'A label of 200 characters',
  'no-space-label': 'Labels without a space',
  welsh: 'Welsh',
  emoji: 'Emoji',
  markup: 'Markup in labels',
};

export const fileOf = (name) => path.join(folder, `${name}.csv`);

// A table with quoted cells: all that the inputs have of CSV.
function cells(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
    .map(([, quoted, bare]) => (quoted === undefined ? bare : quoted.replaceAll('""', '"')));
}

// The rows: {label, value}, the value null where there is none.
export function read(name) {
  const [, ...lines] = fs.readFileSync(fileOf(name), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [label, change] = cells(line);
    return { label, value: change === '' ? null : Number(change.replace('%', '')) };
  });
}

export const title = 'Change in recorded offences, in per cent';
export const missing = 'no figure';

// What a careful author would print beside a bar.
export function written(value) {
  if (value === null) return missing;
  const digits = Math.abs(value).toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return `${value < 0 ? '−' : value > 0 ? '+' : ''}${digits}%`;
}

// The settings that all authors share: size, type, colours, and room beside the bars for the values.
export const look = {
  width: 640,
  rowHeight: 40,
  labelWidth: 240,
  font: "Arial, 'Liberation Sans', Helvetica, sans-serif",
  fontSize: 14,
  titleSize: 18,
  outline: 4, // of the values, in white, to keep gridlines away from them
  text: '#0B0C0C',
  fall: '#12436D',
  rise: '#F46A25',
  grid: '#D9D9D9',
};
export const colourOf = (value) => (value > 0 ? look.rise : look.fall);

// Room at both ends for the values, which libraries leave to the author.
export function domainOf(rows) {
  const values = rows.map(({ value }) => value ?? 0);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = (high - low || 10) * 0.25;
  return [low < 0 ? low - room : low, high + room];
}

// As many ticks or a few more, as an author would pick them by hand.
export function ticksOf(rows, fewest = 3) {
  const [low, high] = domainOf(rows);
  const power = 10 ** Math.floor(Math.log10((high - low) / 4));
  const step = [1, 2, 5, 10].map((digit) => digit * power).findLast((size) => size * fewest <= high - low) ?? power;
  const ticks = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) ticks.push(Number((i * step).toPrecision(6)));
  return ticks;
}
