// What is wrong with a chart, as Chromium shows it: the same for every program's charts. It looks at
// the geometry of what is drawn and at the accessibility tree, at no class, id or element of its own.
// The page says in words what is counted; see page.mjs.
import { open } from '../tests/web/browser.mjs';

export const kinds = ['overlap', 'clipped', 'truncated', 'dropped', 'crossed', 'unnamed', 'contrast', 'small'];

// How readers look at a chart: the window, and what they set.
const widths = [320, 640, 1280];
const letters = {
  '100%': {},
  '200%': { style: 'html { font-size: 200% !important }' },
  'zoom 200%': { zoom: 2 },
};
// WCAG 2.2, 1.4.12, as a reader's own style sheet would set it.
const spaced = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`;
export const views = [
  ...widths.flatMap((width) => Object.entries(letters).flatMap(([text, { style = '', zoom = 1 }]) => [
    { name: `${width} px, text ${text}`, width, zoom, style },
    { name: `${width} px, text ${text}, spaced`, width, zoom, style: style + spaced },
  ])),
  { name: '1280 px, DejaVu Sans', width: 1280, zoom: 1, style: "* { font-family: 'DejaVu Sans' !important }" },
  { name: '1280 px, dark', width: 1280, zoom: 1, style: 'html { color-scheme: dark }', isDark: true },
];
const hasOwnColours = ({ name }) => ['1280 px, text 100%', '1280 px, dark'].includes(name);

// An author's page with the chart in it as it was made: as wide as designed, and to be scrolled where
// the window is narrower.
const page = (drawing) => `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Chart</title>
<body style="margin:0"><div style="overflow-x:auto">${drawing.replace(/^\s*<\?xml[^>]*\?>/, '')}</div>`;

// A zoomed window has fewer of the pixels that style sheets count in.
async function look(sheet, { width, zoom, style, isDark }) {
  await sheet.setViewport({ width: width / zoom, height: 1600 });
  await sheet.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' }]);
  await sheet.evaluate((rules) => globalThis.readersStyle.replaceSync(rules), style);
}

// Puts what the others share into the page.
function install() {
  const drawing = document.querySelector('svg');
  // What is painted is found by its place, also where it lets the pointer through; and no drawing
  // shrinks with the window.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`svg, svg * { pointer-events: visiblePainted !important }
    body > div > svg { max-width: none !important }`);
  globalThis.readersStyle = new CSSStyleSheet();
  document.adoptedStyleSheets = [sheet, globalThis.readersStyle];

  const channels = (colour) => {
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    return { red, green, blue, alpha };
  };
  const opacityOf = (element) => {
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    return opacity;
  };
  // The colour of an element's fill or stroke, or null if it has none that can be seen.
  const paint = (element, part) => {
    const style = getComputedStyle(element);
    const colour = element instanceof SVGElement ? style[part] : part === 'fill' ? style.backgroundColor : 'none';
    if (colour === 'none') return null;
    const found = channels(colour);
    found.alpha *= opacityOf(element) * (element instanceof SVGElement ? Number(style[`${part}Opacity`]) : 1);
    return found.alpha > 0 ? found : null;
  };
  const over = (top, bottom) => Object.fromEntries(['red', 'green', 'blue']
    .map((channel) => [channel, top[channel] * top.alpha + bottom[channel] * (1 - top.alpha)]).concat([['alpha', 1]]));
  const luminance = (colour) => {
    const [red, green, blue] = ['red', 'green', 'blue'].map((channel) => {
      const part = colour[channel] / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
  // What is filled at a point, from the top, and where in that order an element stands (at the end,
  // if it is not there). Lines do not count.
  const isInFill = (shape, x, y) => {
    const matrix = shape.getScreenCTM?.();
    return !matrix || !shape.isPointInFill || shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix.inverse()));
  };
  const layers = (element, x, y) => {
    const stack = document.elementsFromPoint(x, y);
    const place = stack.indexOf(element);
    const fills = (elements) => elements
      .filter((one) => one !== drawing && one !== element && drawing.contains(one) && !one.closest('text') && isInFill(one, x, y))
      .map((one) => paint(one, 'fill')).filter(Boolean);
    return { above: fills(stack.slice(0, Math.max(0, place))), below: fills(place < 0 ? stack : stack.slice(place + 1)) };
  };
  // Below all is the drawing's own background, and below that the page.
  const colourOf = (fills) => [...fills, channels(getComputedStyle(drawing).backgroundColor)]
    .reduceRight((under, top) => over(top, under), channels(isDark() ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)'));

  const isHidden = (element) => {
    const style = getComputedStyle(element);
    return style.visibility !== 'visible' || opacityOf(element) === 0 || (!paint(element, 'fill') && !paint(element, 'stroke'));
  };
  // The colour of an outline around letters that is wide enough to keep lines away from them, or null.
  const outlineOf = (element) => {
    const colour = paint(element, 'stroke');
    return colour?.alpha === 1 && parseFloat(getComputedStyle(element).strokeWidth) >= 3 ? colour : null;
  };
  // Some programs can only draw the outline as a text of its own, below the letters: the two are one.
  const joined = (pieces) => pieces.filter((piece, i) => {
    const isSame = ({ words, box }) => words === piece.words && ['left', 'top'].every((side) => Math.abs(box[side] - piece.box[side]) < 0.5);
    const letters = pieces.slice(i + 1).find(isSame);
    const outline = letters && outlineOf(piece.element);
    if (outline) letters.outline = outline;
    return !outline;
  });
  // All text that can be seen: a piece for each line of each text node. Letters reach over 70% of the
  // height that Chromium gives a line, in the fonts here: 15% above and below are air.
  const texts = () => {
    const pieces = [];
    const walker = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.closest('text, foreignObject') || element.closest('title, desc, defs, style, script') || isHidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      if (!rects.length) continue;
      const left = Math.min(...rects.map((rect) => rect.left));
      const right = Math.max(...rects.map((rect) => rect.right));
      const top = Math.min(...rects.map((rect) => rect.top));
      const bottom = Math.max(...rects.map((rect) => rect.bottom));
      const air = (bottom - top) * 0.15;
      const matrix = element.closest('text')?.getScreenCTM();
      const height = parseFloat(getComputedStyle(element).fontSize) * (matrix ? Math.hypot(matrix.b, matrix.d) : 1);
      const outline = getComputedStyle(element).paintOrder.startsWith('stroke') ? outlineOf(element) : null;
      pieces.push({ words: node.data, element, height, outline, box: { left, right, top: top + air, bottom: bottom - air } });
    }
    return joined(pieces);
  };
  globalThis.gallery = { drawing, texts, paint, layers, colourOf, contrast, over };
}

// No two pieces of text share more than a pixel each way.
function overlaps() {
  const pieces = globalThis.gallery.texts();
  const found = [];
  pieces.forEach((one, i) => {
    for (const other of pieces.slice(i + 1)) {
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (width > 1 && height > 1) found.push(`'${one.words.trim()}' and '${other.words.trim()}' overlap`);
    }
  });
  return found;
}

// All text is within the drawing, and within whatever cuts what it holds.
function clipped() {
  const cutting = (element) => {
    const frames = [];
    for (let at = element; at instanceof SVGElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (at instanceof SVGSVGElement && style.overflow !== 'visible') frames.push(at.getBoundingClientRect());
      const name = /url\("?#([^")]+)/.exec(style.clipPath)?.[1];
      const shape = name && document.getElementById(name)?.firstElementChild;
      if (!shape) continue;
      // The shape lies in the space of what it cuts.
      const { x, y, width, height } = shape.getBBox();
      const matrix = at.getScreenCTM();
      const [from, to] = [new DOMPoint(x, y), new DOMPoint(x + width, y + height)].map((point) => point.matrixTransform(matrix));
      frames.push({ left: from.x, top: from.y, right: to.x, bottom: to.y });
    }
    return frames;
  };
  return globalThis.gallery.texts().filter(({ element, box }) => cutting(element).some((frame) =>
    box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5))
    .map(({ words }) => `'${words.trim()}' is cut off`);
}

// Every label can be read from its first letter to its last, and beside it its value.
function rows(wanted) {
  const bare = (words) => words.replace(/\s+/gu, '');
  const pieces = globalThis.gallery.texts().map((piece) => ({ ...piece, letters: bare(piece.words) }));
  const all = pieces.map(({ letters }) => letters).join('');
  const starts = pieces.map((_, i) => pieces.slice(0, i).reduce((sum, { letters }) => sum + letters.length, 0));
  const isNumber = (letters, value) => {
    const digits = letters.replace(/[,\u00a0\u202f]/g, '');
    return (digits.match(/\d+(\.\d+)?/g) ?? []).some((number) => Number(number) === Math.abs(value));
  };
  const found = [];
  for (const { label, value } of wanted) {
    const letters = bare(label);
    const start = starts.find((place) => all.startsWith(letters, place)) ?? -1;
    const marked = pieces.find((piece) => /(…|\.\.\.)$/.test(piece.letters) && piece.letters.length > 4
      && letters.startsWith(piece.letters.replace(/(…|\.\.\.)$/, '')));
    if (start < 0) {
      found.push(marked || all.includes(letters.slice(0, Math.max(4, letters.length / 4)))
        ? { truncated: `'${label}' is cut short` } : { dropped: `'${label}' is not there` });
    }
    if (value === null) continue;
    // The pieces that make up the label, and those on their lines.
    const own = pieces.filter((piece, i) => start >= 0 && starts[i] < start + letters.length && starts[i] + piece.letters.length > start);
    const top = Math.min(...own.map(({ box }) => box.top)) - 4;
    const bottom = Math.max(...own.map(({ box }) => box.bottom)) + 4;
    const beside = own.length ? pieces.filter((piece) => !own.includes(piece) && piece.box.bottom > top && piece.box.top < bottom) : pieces;
    if (!beside.some((piece) => isNumber(piece.letters, value))) found.push({ dropped: `the value ${value} of '${label}' is not there` });
  }
  return found;
}

// No line runs through text, unless an outline of the letters keeps it away.
function crossed() {
  const { drawing, texts, paint } = globalThis.gallery;
  const lines = [...drawing.querySelectorAll('line, path, polyline, rect')]
    .filter((shape) => !shape.closest('defs, clipPath, mask') && (paint(shape, 'stroke') || (shape instanceof SVGRectElement && paint(shape, 'fill'))))
    .map((shape) => ({ shape, line: shape.getBoundingClientRect() }))
    .filter(({ line: { width, height } }) => Math.min(width, height) <= 3 && Math.max(width, height) > 6);
  const isBelow = (shape, element) => shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  return texts().filter(({ box, outline, element }) => lines.some(({ shape, line }) => !(outline && isBelow(shape, element)) && line.left < box.right - 1 && line.right > box.left + 1
    && line.top < box.bottom - 1 && line.bottom > box.top + 1))
    .map(({ words }) => `a line runs through '${words.trim()}'`);
}

// Text has 4.5 to 1 (large text 3 to 1) against what is filled below it, is covered by nothing, and a
// filled shape has 3 to 1 against what it stands on, by its fill or its outline. What holds other
// shapes is paper.
function contrasts() {
  const { drawing, texts, paint, layers, colourOf, contrast, over } = globalThis.gallery;
  const whole = drawing.getBoundingClientRect();
  const found = [];
  for (const { words, element, outline, box } of texts()) {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const colour = paint(element, 'fill');
    let least = Infinity;
    for (const part of [0.1, 0.5, 0.9])
      for (let x = box.left + 1; x < box.right; x += 3) {
        const y = box.top + (box.bottom - box.top) * part;
        if (x < whole.left || x > whole.right || y < whole.top || y > whole.bottom) continue;
        const { above, below } = layers(element, x, y);
        const paper = outline ?? colourOf(below);
        const letters = colour ? over(colour, paper) : paper;
        least = Math.min(least, above.some(({ alpha }) => alpha > 0.5) ? 1 : contrast(letters, paper));
      }
    if (least < needed) found.push(`'${words.trim()}' has less than ${needed} to 1`);
  }
  const shapes = [...drawing.querySelectorAll('rect, path, polygon, circle, ellipse')]
    .map((shape) => ({ shape, box: shape.getBoundingClientRect(), fill: paint(shape, 'fill') }))
    .filter(({ shape, box, fill }) => fill && !shape.closest('defs, clipPath, mask') && box.width >= 1 && box.height >= 3);
  const holds = (box, other) => other !== box && other.left >= box.left && other.right <= box.right && other.top >= box.top && other.bottom <= box.bottom;
  for (const { shape, box, fill } of shapes) {
    if (box.width * box.height > (whole.width * whole.height) / 2 || shapes.some((other) => holds(box, other.box))) continue;
    const { below } = layers(shape, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
    const paper = colourOf(below);
    const outline = paint(shape, 'stroke');
    const best = Math.max(...[fill, outline].filter(Boolean).map((colour) => contrast(over(colour, paper), paper)));
    if (best < 3) found.push(`a shape ${Math.round(box.width)} px wide has less than 3 to 1`);
  }
  return found;
}

// Text is 12 px high at least, as the browser shows it.
function small() {
  return globalThis.gallery.texts().filter(({ height }) => height < 11.95)
    .map(({ words }) => `'${words.trim()}' is less than 12 px high`);
}

// How high the smallest text is when a page shrinks the drawing to 320 px, as many do on phones.
function shrunk() {
  const { drawing, texts } = globalThis.gallery;
  return Math.min(...texts().map(({ height }) => height)) * Math.min(1, 320 / drawing.getBoundingClientRect().width);
}

// The names that a screen reader can say of the chart as a whole: of an image or a graphics document,
// which a drawing without a role is, too (SVG Accessibility API Mappings; Chromium: SvgRoot).
async function names(sheet) {
  const devtools = await sheet.createCDPSession();
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  return nodes.filter(({ ignored, role }) => !ignored && /^(image|img|graphics-?document|svgroot)$/i.test(role?.value ?? ''))
    .map(({ name }) => name?.value?.trim()).filter(Boolean);
}

// What is wrong in one view: pairs of a kind and a sentence.
async function faultsOf(sheet, view, wanted) {
  await look(sheet, view);
  const found = [];
  const seen = { overlap: overlaps, clipped, crossed, small, ...(hasOwnColours(view) ? { contrast: contrasts } : {}) };
  for (const [kind, see] of Object.entries(seen))
    found.push(...(await sheet.evaluate(see)).map((fault) => [kind, fault]));
  for (const fault of await sheet.evaluate(rows, wanted)) found.push(...Object.entries(fault));
  if (!(await names(sheet)).length) found.push(['unnamed', 'the chart has no name']);
  return found;
}

// Opens the drawing and looks at it in every view. Gives for each kind a list of {fault, views}, since
// what is wrong in several views is one fault; and `shrunk`.
export async function measure(browser, drawing, wanted) {
  const faults = Object.fromEntries(kinds.map((kind) => [kind, []]));
  let smallest;
  const sheet = await open(browser, `data:text/html;charset=utf-8,${encodeURIComponent(page(drawing))}`);
  try {
    await sheet.evaluate(install);
    for (const view of views)
      for (const [kind, fault] of await faultsOf(sheet, view, wanted)) {
        const known = faults[kind].find((one) => one.fault === fault);
        if (!known) faults[kind].push({ fault, views: [view.name] });
        else if (!known.views.includes(view.name)) known.views.push(view.name);
      }
    await look(sheet, views[0]);
    smallest = await sheet.evaluate(shrunk);
  } finally {
    await sheet.close();
  }
  return { ...faults, shrunk: smallest };
}
