// The figures of a built site, as its download tells them, in the order in which charts have them.
import fs from 'node:fs';
import path from 'node:path';

// Rows of a spreadsheet as RFC 4180 writes them, as objects by the names of the first row. An
// apostrophe keeps a spreadsheet from taking "+9%" for a formula.
function spreadsheet(file) {
  const rows = [[]];
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  const [names, ...cells] = rows.filter((row) => row.length > 1);
  return cells.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i].replace(/^'(?=[=+\-@])/, '')])));
}

// A change of which a direction alone was stated is told in words, not in the chart.
const isCharted = (row) => row.kind === 'change' && !(row.change_percent === '' && row.verdict.startsWith('quoted'));

// From the largest fall to the largest rise; what has no bar comes last, as the file has it.
function inOrder(a, b) {
  if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
  return a.value === null || a.value === b.value ? a.place - b.place : a.value - b.value;
}

// By group: {label, written, value, interval, intervalText, sentence}; value and interval are null
// where there is none to draw.
export function chartsOf(site) {
  const rows = spreadsheet(path.join(site, 'figures.csv'));
  return new Map([...new Set(rows.map((row) => row.group))].map((group) => [group, rows
    .filter((row) => row.group === group && isCharted(row))
    .map((row, place) => {
      const value = /%|^no change/.test(row.change_text) ? Number(row.change_percent) : null;
      const interval = value !== null && row.interval_lowest_percent !== '' ? [Number(row.interval_lowest_percent), Number(row.interval_highest_percent)] : null;
      return { place, label: row.label, value, interval, intervalText: row.interval_text, sentence: row.sentence, change: row.change_text };
    })
    .sort(inOrder)]).filter(([, figures]) => figures.length));
}
