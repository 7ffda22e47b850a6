// What a page must be. Each check looks at one page and returns what is wrong with it, a sentence a
// fault: none for the page of the campaign, at least one for the known-bad page beside this file.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { open } from './browser.mjs';
import * as geometry from './geometry.mjs';

const require = createRequire(import.meta.url);
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const MOST_BYTES = 60_000;

// A4 at 96 px an inch, less the margins that browsers give where the page names none (1 cm).
const PAPER_WIDTH = Math.round(((210 - 20) / 25.4) * 96);

// Opens the page, looks at it, closes it.
async function look(browser, address, view, see) {
  const page = await open(browser, address, view);
  try {
    return await see(page);
  } finally {
    await page.close();
  }
}

// ---- how it is delivered -----------------------------------------------------------------------

// Under the policy, from a folder below the root: nothing blocked, nothing from anywhere else.
export const policy = ({ browser, address }) => look(browser, address, {}, async (page) => [
  ...page.faults,
  ...page.requests.filter((asked) => !asked.startsWith(new URL('.', address).href) && !asked.endsWith('/favicon.ico'))
    .map((asked) => `asks for ${asked}`),
]);

// From a file: address it is the same page: style arrives, nothing else is asked for.
export const fileAddress = ({ browser, file }) => look(browser, `file://${file}`, {}, async (page) => [
  ...page.faults,
  ...page.requests.filter((asked) => !asked.startsWith(`file://${path.dirname(file)}/`)).map((asked) => `asks for ${asked}`),
  ...((await page.evaluate(() => document.styleSheets.length)) ? [] : ['has no style from a file: address']),
]);

// Nothing that runs, and no style outside the style sheet.
export const markup = ({ browser, address }) => look(browser, address, {}, (page) => page.evaluate(() => {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase();
    if (name === 'script' && element.type !== 'application/ld+json') found.push('a script that runs');
    if (['style', 'iframe', 'object', 'embed', 'base'].includes(name)) found.push(`<${name}>`);
    for (const { name: attribute, value } of element.attributes) {
      if (attribute === 'style' || attribute.startsWith('on')) found.push(`<${name} ${attribute}="${value}">`);
      if (/^\s*javascript:/i.test(value)) found.push(`<${name} ${attribute}="${value}">`);
    }
  }
  for (const data of document.querySelectorAll('script[type="application/ld+json"]'))
    try {
      JSON.parse(data.textContent);
    } catch (error) {
      found.push(`JSON-LD: ${error.message}`);
    }
  return found;
}));

// Links are relative, https, mailto or tel; what is relative stands in the folder, down to the anchor.
export const links = ({ browser, address, file, files }) => look(browser, address, {}, async (page) => {
  const addresses = await page.evaluate(() => [...document.querySelectorAll('[href], [src]')]
    .map((element) => element.getAttribute('href') ?? element.getAttribute('src')));
  const anchors = await page.evaluate(() => [...document.querySelectorAll('[id]')].map((element) => element.id));
  const found = anchors.filter((id, i) => anchors.indexOf(id) !== i).map((id) => `id ${id} stands twice`);
  for (const link of addresses) {
    if (/^(https:\/\/[^/]|mailto:[^@]+@|tel:[+\d])/.test(link)) continue;
    const [target, anchor] = link.split('#');
    const wanted = path.resolve(path.dirname(file), decodeURIComponent(target));
    if (/^([a-z]+:|\/)/i.test(link)) found.push(`${link} is not relative`);
    else if (target && !files.includes(wanted)) found.push(`${link} is not in the folder`);
    else if (!target && !anchors.includes(anchor)) found.push(`${link} leads nowhere`);
  }
  return found;
});

// A page, its style and the charts that it shows or offers, together.
export function weight({ file, files }) {
  const page = fs.readFileSync(file, 'utf8');
  const isItsOwn = (name) => page.includes(`"${path.relative(path.dirname(file), name)}"`);
  const counted = files.filter((name) => name === file || (/\.(css|svg|js)$/.test(name) && isItsOwn(name)));
  const bytes = counted.reduce((sum, name) => sum + fs.statSync(name).size, 0);
  return bytes <= MOST_BYTES ? [] : [`page, style and charts have ${bytes} bytes`];
}

// ---- how it reads ------------------------------------------------------------------------------

// axe-core's rules for WCAG 2.2 A and AA, and its best practices.
export const axe = (view) => ({ browser, address }) => look(browser, address, view, async (page) => {
  await page.evaluate(fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const result = await page.evaluate((rules) => globalThis.axe.run({ runOnly: rules }), AXE_RULES);
  const found = result.violations.map(({ id, help, nodes }) =>
    `${id}: ${help}: ${nodes.slice(0, 3).map(({ target }) => target).join(', ')}`);
  return result.passes.length > 10 ? found : [...found, `only ${result.passes.length} rules of axe applied`];
});

// axe leaves shapes aside: bars and the zero line stand out from what is behind them by 3 to 1.
export const shapes = (view) => ({ browser, address }) => look(browser, address, view, (page) => page.evaluate(() => {
  const channels = (colour) => colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const isSeen = (colour) => colour !== 'none' && (channels(colour)[3] ?? 1) > 0;
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement)
      if (at instanceof HTMLElement && isSeen(getComputedStyle(at).backgroundColor)) return getComputedStyle(at).backgroundColor;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)';
  };
  const found = [];
  for (const shape of document.querySelectorAll('svg :is(rect, path, line, circle, polygon)')) {
    if (shape.closest('defs, [data-decoration], .grid')) continue;
    const style = getComputedStyle(shape);
    const colour = isSeen(style.fill) && shape.tagName !== 'line' ? style.fill : style.stroke;
    if (!isSeen(colour)) continue;
    const [low, high] = [luminance(colour), luminance(behind(shape))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 3) found.push(`<${shape.tagName} class="${shape.getAttribute('class') ?? ''}"> ${colour} on ${behind(shape)}: ${ratio.toFixed(2)} to 1`);
  }
  return [...new Set(found)];
}));

// Where the reader's system chooses the colours, no part of a drawing keeps one of its own.
export const systemColours = ({ browser, address }) => look(browser, address, { forcedColours: true }, (page) => page.evaluate(geometry.foreignColours));

// Where text stands: nothing sideways, nothing small, nothing on top of another or cut.
export const layout = (view) => ({ browser, address }) => look(browser, address, view, async (page) => {
  await page.evaluate(geometry.installTextBoxes);
  const found = [];
  for (const see of [geometry.sidewaysScroll, geometry.smallText, geometry.overlappingText, geometry.clippedText, geometry.muddledCells])
    found.push(...(await page.evaluate(see)));
  return found;
});

// Without its style the page is a document: one first heading, no level left out, and every chart
// still a table in which each row has its label and its value.
export const withoutStyle = ({ browser, address }) => look(browser, address, { width: 800, withoutStyle: true }, (page) => page.evaluate(() => {
  const found = [];
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.tagName[1]));
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) found.push('has not one first heading that comes first');
  levels.forEach((level, i) => i && level > levels[i - 1] + 1 && found.push(`a heading of level ${level} follows one of level ${levels[i - 1]}`));
  for (const table of document.querySelectorAll('table')) {
    if (!table.caption?.innerText.trim()) found.push('a table has no caption');
    for (const row of table.tBodies[0]?.rows ?? [])
      if (!row.querySelector('th[scope="row"]')?.innerText.trim() || ![...row.querySelectorAll('td')].some((cell) => cell.innerText.trim()))
        found.push(`a row lacks label or value: '${row.innerText.trim()}'`);
  }
  for (const drawing of document.querySelectorAll('svg')) {
    const box = drawing.getBoundingClientRect();
    if (box.height > 60 && drawing.closest('td, th')) found.push(`a bar is ${Math.round(box.height)} px high`);
  }
  return [...new Set(found)];
}));

// On A4 nothing is wider than the paper or small, and the print has all the text of the screen.
export const paper = ({ browser, address }) => look(browser, address, { width: PAPER_WIDTH, media: 'print' }, async (page) => {
  await page.evaluate(geometry.installTextBoxes);
  const found = [];
  for (const see of [geometry.sidewaysScroll, geometry.smallText, geometry.overlappingText, geometry.clippedText])
    found.push(...(await page.evaluate(see)));
  const printed = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  return printed.length > 1000 ? found : [...found, 'cannot be printed'];
});

// The same of the sheets themselves, as pdftotext reads them: every word is there, within the sheet.
export const sheets = ({ browser, address }) => look(browser, address, { width: PAPER_WIDTH, media: 'print' }, async (page) => {
  const printed = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const read = (...how) => execFileSync('pdftotext', [...how, '-', '-'], { input: printed, encoding: 'utf8', maxBuffer: 1 << 26 });
  const letters = read('-raw').replace(/[\s\u00AD]/gu, '');
  const words = await page.evaluate(() => document.body.innerText.split(/\s+/u).filter(Boolean));
  const found = [...new Set(words)].filter((word) => !letters.includes(word)).map((word) => `'${word}' is not printed`);
  let sheet = { width: 0, height: 0 };
  for (const [, name, attributes] of read('-bbox').matchAll(/<(page|word) ([^>]*)>/g)) {
    const box = Object.fromEntries([...attributes.matchAll(/(\w+)="([\d.-]+)"/g)].map(([, key, value]) => [key, Number(value)]));
    if (name === 'page') sheet = box;
    else if (box.xMin < 0 || box.yMin < 0 || box.xMax > sheet.width || box.yMax > sheet.height) found.push(`a word leaves the sheet: ${attributes}`);
  }
  return words.length > 100 ? found : [...found, 'there is next to nothing to print'];
});
