// How wide text may get, without a browser: the advances that niot reserves room by (text_width.c,
// which has tests of its own), in a font 1.35 times as wide, and the height of DejaVu Sans.
import fs from 'node:fs';

const source = fs.readFileSync(new URL('../../generator/chart/text_width.c', import.meta.url), 'utf8');
const table = source.match(/table\[[^{]*\{([^}]*)\}/)[1].match(/\d+/g).map(Number);
const ranges = [...source.matchAll(/\{0x([0-9A-F]+), 0x([0-9A-F]+), (\d+)\}/g)]
  .map(([, first, last, width]) => ({ first: parseInt(first, 16), last: parseInt(last, 16), width: Number(width) }));
const widest = Number(source.match(/WIDEST_LETTER = (\d+)/)[1]);
if (table.length !== 95 || ranges.length < 40) throw new Error('text_width.c is not as it was');

const FALLBACK = 1.35;
const BOLD = 1.1;

function advance(point) {
  if (point >= 0x20 && point <= 0x7e) return table[point - 0x20];
  return ranges.find(({ first, last }) => point >= first && point <= last)?.width ?? widest;
}

// The box of a line of text: where it begins, ends or has its middle, its baseline and its size.
export function boxOf({ words, x, y, anchor, size, isBold }) {
  const width = [...words].reduce((sum, letter) => sum + advance(letter.codePointAt(0)), 0) / 1000 * size * FALLBACK * (isBold ? BOLD : 1);
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  return { left, right: left + width, top: y - 0.93 * size, bottom: y + 0.24 * size, words };
}

export const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
