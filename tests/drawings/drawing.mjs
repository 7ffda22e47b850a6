// A drawing of a bar chart, read from the SVG that was written and from nothing else, and what is
// wrong with it beside the figures that it shows. The checks look neither into niot nor at a screen.
import { gzipSync } from 'node:zlib';
import { contrast, distance, lightness, VISIONS } from './colour.mjs';
import { boxOf, touch } from './letters.mjs';
import { allOf, inherited, parse, textOf } from './xml.mjs';

const MOST_UNITS_OFF = 0.05;
const SYSTEM_COLOURS = ['Canvas', 'CanvasText', 'GrayText', 'Highlight', 'none'];
const NOT_IN_DRAWINGS = ['script', 'animate', 'animateMotion', 'animateTransform', 'set', 'a', 'image', 'use', 'foreignObject', 'text-path', 'iframe', 'link'];
// On paper nothing of the screen's darkness is left, even where the reader prefers it.
export const SCHEMES = {
  light: { type: 'screen', isDark: false, isForced: false },
  dark: { type: 'screen', isDark: true, isForced: false },
  print: { type: 'print', isDark: true, isForced: false },
  forced: { type: 'screen', isDark: false, isForced: true },
};

export const plain = (words) => words.replace(/\s+/gu, ' ').trim();
// Lines are broken at blanks, or within what has none: what is left is the same letters in order.
export const letters = (words) => words.replace(/\s+/gu, '');
const classesOf = (element) => (element.attributes.class ?? '').split(' ');
const number = (element, name) => Number(element.attributes[name]);

// --- the style ---

function rulesOf(style) {
  const rules = [];
  for (const [, media, body] of style.matchAll(/@media ([^{]+)\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}/g))
    for (const [, selectors, declarations] of body.matchAll(/([^{}]+)\{([^{}]*)\}/g))
      for (const selector of selectors.split(','))
        for (const declaration of declarations.split(';').filter((words) => words.trim())) {
          const [property, value] = declaration.split(':').map((word) => word.trim());
          rules.push({ media: media.trim(), selector: selector.trim(), property, value });
        }
  return rules;
}

const applies = (media, scheme) => media.split(/\s+and\s+/).every((part) =>
  part === scheme.type ||
  (part === '(prefers-color-scheme:dark)' && scheme.isDark) ||
  (part === '(forced-colors:active)' && scheme.isForced));

// What an element is painted with: the nearest rule or attribute of itself and those around it.
export function paintOf(drawing, element, property, scheme) {
  for (let at = element; at; at = at.parent) {
    const rules = drawing.rules.filter((rule) => rule.property === property && applies(rule.media, SCHEMES[scheme]) &&
      classesOf(at).includes(rule.selector.slice(1)));
    if (rules.length) return rules.at(-1).value;
    if (property in at.attributes) return at.attributes[property];
  }
  return property === 'fill' ? '#000000' : 'none';
}

// --- reading ---

function lineOf(element) {
  return {
    element,
    words: textOf(element),
    x: number(element, 'x'),
    y: number(element, 'y'),
    anchor: inherited(element, 'text-anchor') ?? 'start',
    size: Number(inherited(element, 'font-size')),
    isBold: inherited(element, 'font-weight') === '700',
  };
}

// The numbers of a path in absolute units: every point that it goes through.
function pointsOf(path) {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([MmLlHhVv])([^MmLlHhVv]*)/g)].flatMap(([, command, rest]) => {
    const given = rest.match(/-?(?:\d+\.?\d*|\.\d+)/g)?.map(Number) ?? [];
    const isRelative = command === command.toLowerCase();
    const points = [];
    while (given.length) {
      if (!/[Vv]/.test(command)) x = (isRelative ? x : 0) + given.shift();
      if (!/[Hh]/.test(command)) y = (isRelative ? y : 0) + given.shift();
      points.push({ x, y });
    }
    return points;
  });
}

// The box of lines; strokes end where the line does.
function around(elements) {
  const points = elements.flatMap((element) => pointsOf(element.attributes.d));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const thickened = (box, stroke) => ({ ...box, left: box.left - stroke / 2, right: box.right + stroke / 2 });

// An end of a whisker is a stroke across it, or, where the interval goes on, an arrow.
function whiskerOf(element) {
  const paths = allOf(element).filter(({ name }) => name === 'path');
  const box = around(paths);
  const ends = paths.filter(({ attributes }) => attributes.d.includes('l')).map(({ attributes }) => pointsOf(attributes.d)[2]);
  return {
    element,
    low: box.left,
    high: box.right,
    box: thickened(box, 1.5),
    isCutLow: ends.some(({ x }) => x === box.left),
    isCutHigh: ends.some(({ x }) => x === box.right),
  };
}

// A row begins with its label at the left edge; what follows belongs to it.
function rowsOf(root, left) {
  const rows = [];
  let before = '';
  for (const child of root.children.filter(({ name }) => name)) {
    if (classesOf(child).includes('zero')) break; // below come the axis and the source
    const isLabel = child.name === 'text' && number(child, 'x') === left && !child.attributes['text-anchor'];
    const kind = child.name === 'text' ? (isLabel ? 'label' : 'written') : ['aside', 'fall', 'rise', 'whisker'].find((name) => classesOf(child).includes(name));
    if (isLabel && before !== 'label') rows.push({ label: [], aside: [], written: [], bar: null, whisker: null });
    before = kind;
    if (!kind || rows.length === 0) continue;
    if (child.name === 'text') rows.at(-1)[kind].push(lineOf(child));
    else if (kind === 'aside') rows.at(-1).aside.push(...allOf(child).filter(({ name }) => name === 'text').map(lineOf));
    else if (kind === 'whisker') rows.at(-1).whisker = whiskerOf(child);
    else
      rows.at(-1).bar = { element: child, side: kind, x: number(child, 'x'), y: number(child, 'y'), width: number(child, 'width'), height: number(child, 'height') };
  }
  return rows;
}

// Throws when the text is not well-formed.
export function read(xml) {
  const root = parse(xml);
  const all = allOf(root);
  const shapes = all.filter(({ name }) => name === 'rect' || name === 'path');
  const lines = all.filter(({ name }) => name === 'text').map(lineOf);
  const zero = shapes.find((shape) => classesOf(shape).includes('zero'));
  return {
    xml, root, all, lines, shapes,
    rules: rulesOf(all.filter(({ name }) => name === 'style').map(textOf).join('')),
    width: number(root, 'width'),
    height: number(root, 'height'),
    title: all.filter(({ name }) => name === 'title'),
    description: all.filter(({ name }) => name === 'desc'),
    ticks: lines.filter(({ anchor }) => anchor === 'middle'),
    gridlines: shapes.filter((shape) => classesOf(shape.parent).includes('grid')),
    zero: zero && { element: zero, x: pointsOf(zero.attributes.d)[0].x, box: thickened(around([zero]), 2) },
    rows: rowsOf(root, Math.min(...lines.map(({ x }) => x))),
  };
}

const tickValue = ({ words }) => Number(words.replace('−', '-').replace(/[+,%]/g, ''));

// Units of the drawing for each per cent, as two labels of the axis tell; without them, none.
export function scaleOf(drawing) {
  const [first, last] = [drawing.ticks[0], drawing.ticks.at(-1)];
  if (drawing.ticks.length < 2) return 0;
  return (last.x - first.x) / (tickValue(last) - tickValue(first));
}

// --- what is wrong ---

const off = (what, is, shall) => (Math.abs(is - shall) < MOST_UNITS_OFF ? [] : [`${what} is ${is}, not ${shall.toFixed(2)}`]);

function barFaults({ bar, whisker }, figure, zero, scale) {
  const name = figure.label;
  if (figure.value === null || figure.value === 0)
    return bar ? [`'${name}' has a bar`] : [];
  if (!bar) return [`'${name}' has no bar`];
  const found = [...off(`the bar of '${name}'`, bar.width, Math.abs(figure.value) * scale)];
  if ((bar.side === 'fall') !== figure.value < 0) found.push(`'${name}' is drawn as a ${bar.side}`);
  found.push(...off(`the end at zero of '${name}'`, bar.side === 'fall' ? bar.x + bar.width : bar.x, zero));
  if (whisker && whisker.box.top < bar.y + bar.height) found.push(`the whisker of '${name}' lies on its bar`);
  return found;
}

function whiskerFaults({ whisker }, figure, zero, scale, farthest) {
  const name = figure.label;
  if (!figure.interval) return whisker ? [`'${name}' has a whisker`] : [];
  if (!whisker) return [`'${name}' has no whisker`];
  const [low, high] = figure.interval;
  const found = [
    ...off(`the low end of the whisker of '${name}'`, whisker.low, zero + Math.max(low, -farthest) * scale),
    ...off(`the high end of the whisker of '${name}'`, whisker.high, zero + Math.min(high, farthest) * scale),
  ];
  if (whisker.isCutLow !== low < -farthest || whisker.isCutHigh !== high > farthest) found.push(`the whisker of '${name}' has an arrow too many or too few`);
  return found;
}

// Bars, whiskers and words against the figures, as figures.mjs has them.
export function dataFaults(drawing, figures) {
  const { rows, zero } = drawing;
  if (rows.length !== figures.length) return [`${figures.length} rows went in, ${rows.length} are drawn`];
  if (!zero) return ['there is no line at zero'];
  const scale = scaleOf(drawing);
  const values = figures.map(({ value }) => Math.abs(value ?? 0));
  const farthest = Math.max(3 * Math.max(0, ...values), 20); // a whisker that goes farther is cut
  return rows.flatMap((row, i) => {
    const figure = figures[i];
    const [label, aside, written] = [row.label, row.aside, row.written].map((lines) => letters(lines.map(({ words }) => words).join('')));
    const isCut = row.whisker?.isCutLow || row.whisker?.isCutHigh;
    return [
      ...(isCut && !aside.endsWith(letters(figure.intervalText)) ? [`the whisker of '${figure.label}' is cut, and its limits are not written`] : []),
      ...(label === letters(figure.label) ? [] : [`'${label}' is drawn where '${figure.label}' shall stand`]),
      ...(written.startsWith(letters(figure.written)) && written ? [] : [`'${figure.label}' is '${written}', not '${figure.written}'`]),
      ...(plain(textOf(drawing.description[0] ?? '')).includes(plain(figure.sentence)) ? [] : [`'${figure.sentence}' is not in the description`]),
      ...barFaults(row, figure, zero.x, scale),
      ...whiskerFaults(row, figure, zero.x, scale, farthest),
    ];
  });
}

// Two to seven lines, one at zero, equally far apart, whole numbers; labels where they say they are.
export function axisFaults(drawing, hasValues) {
  const { ticks, gridlines, zero } = drawing;
  if (!hasValues) return ticks.length || gridlines.length ? ['there is an axis without a value'] : [];
  const found = [];
  const places = [...new Set([...gridlines.map(({ attributes }) => pointsOf(attributes.d)[0].x), zero?.x])].sort((a, b) => a - b);
  if (places.length < 2 || places.length > 7) found.push(`${places.length} ticks`);
  if (places.some((x, i) => i > 1 && Math.abs(x - 2 * places[i - 1] + places[i - 2]) > 0.011)) found.push('the ticks are not equally far apart');
  if (!ticks.some((tick) => tick.words === '0%' && tick.x === zero?.x)) found.push('zero has no label');
  const scale = scaleOf(drawing);
  const step = (places[1] - places[0]) / scale;
  if (!/^[125]0*$/.test(String(Math.round(step * 1e6) / 1e6))) found.push(`a step of ${step}`);
  for (const tick of ticks) {
    if (!/^(0|−[1-9][\d,]*|\+[1-9][\d,]*)%$/.test(tick.words)) found.push(`a tick is called '${tick.words}'`);
    if (!places.includes(tick.x) || Math.abs(tick.x - (zero?.x + tickValue(tick) * scale)) > 0.011) found.push(`'${tick.words}' stands at ${tick.x}`);
  }
  return found;
}

// No text on another, on a line or on a bar, none outside, none small.
export function layoutFaults(drawing) {
  const boxes = drawing.lines.map(boxOf);
  const found = [];
  const marks = [
    ...drawing.gridlines.map((path) => ['a gridline', thickened(around([path]), 1)]),
    ...(drawing.zero ? [['the line at zero', drawing.zero.box]] : []),
    ...drawing.rows.flatMap(({ bar, whisker }) => [
      ...(bar ? [['a bar', { left: bar.x, right: bar.x + bar.width, top: bar.y, bottom: bar.y + bar.height }]] : []),
      ...(whisker ? [['a whisker', whisker.box]] : [])]),
  ];
  boxes.forEach((box, i) => {
    if (!(box.left >= 0 && box.top >= 0 && box.right <= drawing.width && box.bottom <= drawing.height)) found.push(`'${box.words}' leaves the drawing`);
    if (/^\s|\s$/.test(box.words) || !box.words) found.push(`'${box.words}' has blanks at an end`);
    for (const other of boxes.slice(i + 1)) if (touch(box, other)) found.push(`'${box.words}' lies on '${other.words}'`);
    for (const [name, mark] of marks) if (touch(box, mark)) found.push(`${name} lies on '${box.words}'`);
  });
  for (const [name, { left, right, top, bottom }] of marks)
    if (left < 0 || top < 0 || right > drawing.width || bottom > drawing.height) found.push(`${name} leaves the drawing`);
  for (const { size, anchor, words, y } of drawing.lines)
    if (!(size >= (anchor === 'middle' || y > (drawing.zero?.box.bottom ?? 0) ? 14 : 16))) found.push(`'${words}' is ${size} high`);
  return found;
}

const isDark = (colour) => colour !== 'none' && contrast(colour, '#F3F2F1') >= 4.5;

// Every pair of a text or a part and what it lies on, in the light, in the dark and on paper.
export function colourFaults(drawing) {
  const found = [];
  const paper = drawing.shapes.find((shape) => classesOf(shape).includes('paper'));
  const paint = (element, property, scheme) => paintOf(drawing, element, property, scheme);
  if (!paper || number(paper, 'width') !== drawing.width || number(paper, 'height') !== drawing.height) return ['there is no paper'];
  const pairs = (scheme) => [
    ...drawing.lines.map(({ element, words }) => [`'${words}'`, paint(element, 'fill', scheme), 4.5]),
    ...drawing.rows.filter(({ bar }) => bar).map(({ bar: { side, element } }) => [`a ${side}`, paint(element, 'fill', scheme), 3]),
    ...drawing.rows.filter(({ whisker }) => whisker).map(({ whisker }) => ['a whisker', paint(whisker.element, 'stroke', scheme), 3]),
    ...(drawing.zero ? [['the line at zero', paint(drawing.zero.element, 'stroke', scheme), 3]] : []),
  ];
  for (const scheme of ['light', 'dark', 'print']) {
    const ground = paint(paper, 'fill', scheme);
    if (scheme === 'print' && lightness(ground) < 100) found.push(`the paper is printed in ${ground}`);
    for (const [what, colour, least] of pairs(scheme))
      if (contrast(colour, ground) < least) found.push(`${scheme}: ${what} in ${colour} on ${ground} has ${contrast(colour, ground).toFixed(2)} to 1`);
  }
  for (const { bar } of drawing.rows)
    if (bar?.side === 'rise' && contrast(paint(bar.element, 'fill', 'light'), '#F3F2F1') < 3 && !isDark(paint(bar.element, 'stroke', 'light')))
      found.push('a pale rise has no dark outline');
  const marks = [...drawing.lines.map(({ element }) => element), ...drawing.shapes];
  for (const element of marks)
    for (const property of ['fill', 'stroke'])
      if (!SYSTEM_COLOURS.includes(paint(element, property, 'forced'))) found.push(`forced colours: <${element.name} class="${element.attributes.class ?? ''}"> has ${property} ${paint(element, property, 'forced')}`);
  if (!drawing.rules.some(({ selector, property, value }) => selector === '.chart *' && property === 'forced-color-adjust' && value === 'none'))
    found.push('forced colours: a browser may keep the colours');
  return [...found, ...sideFaults(drawing)];
}

// Falls and rises stay apart in grey, to eyes that miss a colour, and where the reader's system chooses.
function sideFaults(drawing) {
  const [fall, rise] = ['fall', 'rise'].map((side) => drawing.rows.find(({ bar }) => bar?.side === side)?.bar.element);
  if (!fall || !rise) return [];
  const found = [];
  const [one, other] = [fall, rise].map((element) => paintOf(drawing, element, 'fill', 'light'));
  if (Math.abs(lightness(one) - lightness(other)) < 15) found.push('in grey falls look like rises');
  for (const vision of VISIONS) if (distance(one, other, vision) < 20) found.push(`to ${vision} falls look like rises`);
  if (paintOf(drawing, fall, 'fill', 'forced') === paintOf(drawing, rise, 'fill', 'forced')) found.push('forced colours: falls look like rises');
  return found;
}

// Role, name, description, language; nothing that runs, moves, is stopped at or comes from elsewhere.
export function markupFaults(drawing) {
  const { root, title, description, all } = drawing;
  const found = [];
  if (root.name !== 'svg' || root.attributes.xmlns !== 'http://www.w3.org/2000/svg') found.push('is no SVG');
  if (root.attributes.role !== 'img') found.push('has no role img');
  if (title.length !== 1 || root.children.find(({ name }) => name) !== title[0] || !textOf(title[0]).trim()) found.push('has not one title that comes first');
  if (root.attributes['aria-labelledby'] !== title[0]?.attributes.id) found.push('is not named by its title alone');
  if (description.length !== 1 || description[0].parent !== root || 'aria-describedby' in root.attributes || 'aria-label' in root.attributes) found.push('is not described once');
  if (!/^[a-z]{2}(-[A-Z]{2})?$/.test(root.attributes.lang ?? '')) found.push('has no language');
  if (root.attributes.viewBox !== `0 0 ${root.attributes.width} ${root.attributes.height}` || drawing.width !== 640) found.push('has not the frame that it says');
  for (const { name, attributes } of all) {
    if (NOT_IN_DRAWINGS.includes(name)) found.push(`has <${name}>`);
    for (const [key, value] of Object.entries(attributes)) {
      if (/^on|^style$|^tabindex$|href$|^src$/i.test(key)) found.push(`<${name}> has ${key}`);
      if (/url\(|javascript:/i.test(value)) found.push(`<${name} ${key}> refers to '${value}'`);
      if (['x', 'y', 'width', 'height', 'd', 'x1', 'x2', 'y1', 'y2'].includes(key) && /nan|inf|e[+-]?\d|\.\d{3}|(^|[^\d.])-0($|[^.\d])/i.test(value)) found.push(`<${name} ${key}="${value}"> is no number to draw with`);
    }
  }
  if (/@import|url\(|@keyframes|animation|transition/.test(all.filter(({ name }) => name === 'style').map(textOf).join(''))) found.push('the style moves or fetches something');
  return found;
}

export const idsOf = (drawing) => drawing.all.map(({ attributes }) => attributes.id).filter(Boolean);

export const MOST_BYTES = { raw: 5000, zipped: 1600 };

export function sizeFaults(drawing) {
  const [raw, zipped] = [Buffer.byteLength(drawing.xml), gzipSync(drawing.xml, { level: 9 }).length];
  return raw <= MOST_BYTES.raw && zipped <= MOST_BYTES.zipped ? [] : [`has ${raw} bytes, ${zipped} of them zipped`];
}
