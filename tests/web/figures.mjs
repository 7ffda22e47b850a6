// The figures of this campaign: what must stand on the page, and the same in every form of it.
import fs from 'node:fs';
import path from 'node:path';
import { open } from './browser.mjs';
import * as geometry from './geometry.mjs';

// What was announced, as published. A figure keeps its digits, its sign (U+2212), its area and its period.
const announced = [
  { label: 'People arrested in connection with drug supply', value: '112', area: 'Gosport', period: 'since April 2024' },
  { label: 'Drugs lines shut down', value: '2', area: 'Gosport', period: 'since April 2024' },
  { label: 'Anti-social behaviour', value: '−63%', area: 'Not in Our Town locality', period: 'since April 2024' },
  { label: 'Violence with injury', value: '−11%', area: 'Gosport', period: 'since April 2024' },
  { label: 'Most serious violence', value: '−20.4%', area: 'Gosport', period: 'since April 2024' },
  { label: 'Burglary', value: '−11.7%', area: 'Gosport', period: 'since April 2024' },
  { label: 'All crime', value: '−2.6%', area: 'Gosport', period: 'in the last year' },
];

// The open data of the same town: counts of January to March 2024 and 2025, what a reader sees first
// and beside it, and what can be told. Changes by hand; intervals by R's poisson.test. Of counts under
// 20 there is no percentage, under 100 the counts come first, and only 1,000 bear a decimal.
const recorded = [
  ['Anti-social behaviour', '−24%', '219 to 167', 'clear fall', 'a fall of between 6% and 38%'],
  ['Bicycle theft', '26 to 17', '−35%, small numbers', 'could be chance', 'from 67% lower to 25% higher'],
  ['Burglary', '60 to 30', '−50%, small numbers', 'clear fall', 'a fall of between 21% and 69%'],
  ['Criminal damage and arson', '−9%', '139 to 127', 'could be chance', 'from 29% lower to 17% higher'],
  ['Drugs', '41 to 62', '+51%, small numbers', 'clear rise', 'a rise of between 0.3% and 130%'],
  ['Other crime', '36 to 39', '+8%, small numbers', 'could be chance', 'from 33% lower to 75% higher'],
  ['Other theft', '−6%', '109 to 103', 'could be chance', 'from 29% lower to 25% higher'],
  ['Possession of weapons', '19 to 20', '', 'too few to tell', ''],
  ['Public order', '−10%', '143 to 128', 'could be chance', 'from 30% lower to 14% higher'],
  ['Robbery', '8 to 4', '', 'too few to tell', ''],
  ['Shoplifting', '−10%', '122 to 110', 'could be chance', 'from 31% lower to 18% higher'],
  ['Theft from the person', '8 to 7', '', 'too few to tell', ''],
  ['Vehicle crime', '74 to 84', '+14%, small numbers', 'could be chance', 'from 18% lower to 57% higher'],
  ['Violence and sexual offences', '+9%', '772 to 840', 'could be chance', 'from 1% lower to 20% higher'],
  ['All', '−2.1%', '1,776 to 1,738', 'could be chance', 'from 8.5% lower to 4.6% higher'],
];

const letters = (words) => words.replace(/\s+/gu, '');
const plain = (words) => words.replace(/\s+/gu, ' ').trim();

// The text of every figure's own place on the page: a row of a table, an entry of a list.
const places = (page, section) => page.evaluate((id) => {
  const words = (element) => element?.innerText.replace(/\s+/gu, ' ').trim() ?? '';
  return [...document.querySelectorAll(`#group-${id} :is(tbody tr, dl > div, .statements li)`)].map((element) => ({
    label: words(element.querySelector('th, dt') ?? element),
    value: words(element.querySelector('td .change, dd, strong') ?? element),
    cells: [...element.querySelectorAll('td:not([aria-hidden])')].map((cell) => words({ innerText: cell.textContent })),
    all: words(element),
    caption: words(element.closest('table')?.caption),
  }));
}, section);

async function look(browser, address, view, see) {
  const page = await open(browser, address, view);
  try {
    return await see(page);
  } finally {
    await page.close();
  }
}

export const facts = ({ browser, address }) => look(browser, address, {}, async (page) => {
  const found = [];
  const one = await places(page, 'announced');
  for (const { label, value, area, period } of announced) {
    const place = one.find((candidate) => candidate.label.startsWith(label));
    if (!place) found.push(`'${label}' is not on the page`);
    else if (place.value !== value) found.push(`'${label}' is ${place.value}, not ${value}`);
    // What a row does not say of itself, the caption says for all of its rows.
    else for (const words of [area, period])
      if (!place.all.includes(words) && !place.caption.includes(words)) found.push(`'${label}' does not say '${words}'`);
  }
  const two = await places(page, 'recorded');
  for (const [label, ...told] of recorded) {
    const place = two.find((candidate) => candidate.label.startsWith(label));
    const wanted = [told.slice(0, 2), told.slice(2)].map((words) => words.filter(Boolean).join(' '));
    if (!place) found.push(`'${label}' is not among the published records`);
    else if (place.cells.join('; ') !== wanted.join('; '))
      found.push(`'${label}' is '${place.cells.join('; ')}', not '${wanted.join('; ')}'`);
  }
  return found;
});

// Rows of a spreadsheet as RFC 4180 writes them, as objects by the names of the first row.
function spreadsheet(file) {
  const rows = [[]];
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  const [names, ...cells] = rows.filter((row) => row.length > 1);
  // An apostrophe keeps a spreadsheet from taking "+9%" for a formula.
  return cells.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i].replace(/^'(?=[=+\-@])/, '')])));
}

// Every row of the download stands on the page; the rows of each chart are the same in its table, in
// its drawing and in the download.
export const rows = ({ browser, address, file }) => look(browser, address, {}, async (page) => {
  const found = [];
  const download = spreadsheet(path.join(path.dirname(file), 'figures.csv'));
  if (download.length === 0) found.push('the download has no rows');
  for (const group of new Set(download.map((row) => row.group))) {
    const figures = download.filter((row) => row.group === group);
    const shown = await places(page, group);
    for (const row of figures) {
      const said = [row.change_text, row.change_words, row.value_text].filter(Boolean).map(plain);
      if (!shown.some((place) => place.label.startsWith(plain(row.label)) && said.some((words) => place.all.includes(words))))
        found.push(`the download's '${row.label}' (${group}) is not on the page`);
    }
    if (shown.length !== figures.length) found.push(`${group}: ${figures.length} rows in the download, ${shown.length} on the page`);

    const sentences = await page.evaluate((id) => [...document.querySelectorAll(`#group-${id} details li`)]
      .map((item) => item.textContent.replace(/\s+/gu, ' ').trim()), group);
    const charted = figures.filter((row) => row.change_percent !== '');
    const inTable = await page.evaluate((id) => [...document.querySelectorAll(`#group-${id} table.chart tbody tr`)].length, group);
    if (charted.length === 0 && inTable === 0) continue;
    const drawing = await look(browser, new URL(`charts/${group}.svg`, address).href, {}, (chart) => chart.evaluate(() => ({
      bars: document.querySelectorAll('.fall, .rise').length,
      description: document.querySelector('desc')?.textContent.replace(/\s+/gu, ' ') ?? '',
      words: [...document.querySelectorAll('text')].map((text) => text.textContent.trim()).join(' ').replace(/\s+/gu, ' '),
    })));
    const moved = charted.filter((row) => row.change_text.includes('%') && Number(row.change_percent) !== 0).length;
    if (inTable !== charted.length || drawing.bars !== moved)
      found.push(`${group}: ${charted.length} rows in the download, ${inTable} in the table, ${drawing.bars} bars in the drawing`);
    for (const row of charted) {
      // The same sentence, to the letter, in the download, in the drawing and on the page.
      if (!drawing.description.includes(plain(row.sentence))) found.push(`'${row.sentence}' is not in the drawing's description`);
      if (!sentences.some((sentence) => sentence.startsWith(plain(row.sentence)))) found.push(`'${row.sentence}' is not on the page`);
      for (const part of [row.verdict, row.interval_text].filter(Boolean).map(plain))
        if (!shown.some((place) => place.label.startsWith(plain(row.label)) && place.cells.some((cell) => cell.includes(part))))
          found.push(`'${row.label}' does not say '${part}' in the table`);
      if (!drawing.words.includes(plain(row.label)) || !drawing.words.includes(plain(row.change_text)))
        found.push(`'${row.label} ${row.change_text}' is not written in the drawing`);
    }
  }
  return found;
});

// On a phone the style lays the charts' rows out anew; they stay rows of a table for a screen reader,
// which reads what their cells say, each once, and nothing of the drawn column.
export const tables = ({ browser, address }) => look(browser, address, { width: 320 }, async (page) => {
  const all = (node) => [node, ...(node.children ?? []).flatMap(all)];
  const told = all(await page.accessibility.snapshot({ interestingOnly: false }));
  const wanted = await page.evaluate(() => [...document.querySelectorAll('table')].map((table) => ({
    headers: table.querySelectorAll('th[scope="row"]').length,
    words: [table.caption, ...table.querySelectorAll('th, td:not([aria-hidden="true"])')].map((cell) => cell.textContent).join(' '),
  })));
  const read = told.filter(({ role }) => role === 'table').map((table) => ({
    headers: all(table).filter(({ role }) => role === 'rowheader').length,
    words: all(table).filter(({ role }) => role === 'StaticText').map(({ name }) => name).join(' '),
    drawn: all(table).filter(({ role }) => /^(img|image|graphics|Svg)/i.test(role)).length,
  }));
  if (wanted.length === 0 || read.length !== wanted.length) return [`${read.length} of ${wanted.length} tables are told as such`];
  return read.flatMap(({ headers, words, drawn }, i) => [
    ...(headers === wanted[i].headers && headers > 0 ? [] : [`${headers} of ${wanted[i].headers} rows are told as such`]),
    ...(letters(words).toLowerCase() === letters(wanted[i].words).toLowerCase() ? [] : [`a table is read as '${plain(words).slice(0, 200)}'`]),
    ...(drawn ? [`${drawn} drawings are read out`] : []),
  ]);
});

// Every month's drawing is on the page once, says in words what it is, and is as large as it says.
export const months = ({ browser, address, files }) => look(browser, address, {}, async (page) => {
  const drawn = files.map((name) => name.match(/charts\/[^/]*_[^/]*\.svg$/)?.[0]).filter(Boolean).sort();
  const shown = await page.evaluate(async () => Promise.all([...document.querySelectorAll('.panels img')].map(async (image) => {
    image.loading = 'eager';
    await image.decode();
    return {
      file: image.getAttribute('src'),
      says: image.alt,
      beside: image.parentElement.innerText.trim(),
      isWhole: image.naturalWidth === image.width || Math.abs(image.naturalWidth / image.naturalHeight - image.width / image.height) < 0.02,
    };
  })));
  const found = shown.filter(({ says, beside, isWhole }) => !says || !beside || beside.includes(says) || !isWhole)
    .map(({ file }) => `${file} says nothing, says it twice or is squeezed`);
  if (drawn.length === 0 || shown.map(({ file }) => file).sort().join() !== drawn.join())
    found.push(`${drawn.length} drawings of months, ${shown.length} on the page`);
  return found;
});

// A drawing by itself is named by its title, and its text is whole and in place: without its style,
// which the policy stops, and with it, in the light and in the dark.
export const drawings = async ({ browser, files, file, address }) => {
  const found = [];
  const charts = files.filter((name) => name.includes('/charts/') && name.endsWith('.svg'));
  if (charts.length === 0) found.push('there are no drawings');
  for (const chart of charts) {
    const name = path.relative(path.dirname(file), chart);
    found.push(...(await look(browser, `file://${chart}`, { forcedColours: true }, (page) => page.evaluate(geometry.foreignColours)))
      .map((fault) => `${name}, where the system chooses the colours: ${fault}`));
    const ways = [[new URL(name, address).href, 'light'], [`file://${chart}`, 'light'], [`file://${chart}`, 'dark']];
    if (!name.includes('_')) ways.push([`file://${chart}`, 'dark', 'print']);
    for (const [way, scheme, media = 'screen'] of ways)
      found.push(...(await look(browser, way, { scheme, media }, async (page) => {
        await page.evaluate(geometry.installTextBoxes);
        const faults = [...(await page.evaluate(geometry.overlappingText)), ...(await page.evaluate(drawingFaults))];
        faults.push(...(await namingFaults(page)));
        if (media === 'print' && (await page.evaluate(() => getComputedStyle(document.querySelector('rect')).fill)) !== 'rgb(255, 255, 255)')
          faults.push('is printed on dark paper');
        return [...faults, ...page.faults.filter((fault) => !fault.includes('style-src'))];
      })).map((fault) => `${name}, ${scheme}, ${media}: ${fault}`));
  }
  return found;
};

// To a screen reader the drawing is one picture: its title is the name, its description is told beside
// it, and neither twice.
async function namingFaults(page) {
  const all = (node) => [node, ...(node.children ?? []).flatMap(all)];
  const told = all(await page.accessibility.snapshot({ interestingOnly: false }));
  const [title, description] = await page.evaluate(() => ['title', 'desc'].map((name) => document.querySelector(name)?.textContent));
  const pictures = told.filter(({ role }) => /^(img|image)$/i.test(role));
  if (pictures.length !== 1) return [`is told as ${pictures.length} pictures`];
  const [{ name, description: said = '' }] = pictures;
  return [
    ...(plain(name) === plain(title) ? [] : [`is not named '${title}' by its title, but '${name}'`]),
    ...(plain(said) === plain(description) ? [] : [`is described as '${said.slice(0, 100)}'`]),
  ];
}

// Runs in the drawing: its frame, its role, the size and the contrast of what it writes.
function drawingFaults() {
  const faults = [];
  const root = document.documentElement;
  if (root.getAttribute('role') !== 'img') faults.push('has no role img');
  const wide = document.querySelector('.line') ? '320' : '640'; // months are drawn for a phone
  if (root.getAttribute('viewBox')?.split(' ')[2] !== wide) faults.push(`is not ${wide} wide`);
  if (document.querySelector('[style], script, image, foreignObject, use')) faults.push('has script, an image or a style attribute');
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((channel) => {
      const part = Number(channel) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const paper = getComputedStyle(document.querySelector('rect')).fill;
  const frame = root.viewBox.baseVal;
  for (const text of document.querySelectorAll('text')) {
    const box = text.getBBox();
    if (box.x < frame.x || box.y < frame.y || box.x + box.width > frame.x + frame.width || box.y + box.height > frame.y + frame.height)
      faults.push(`'${text.textContent.trim()}' leaves the frame`);
    if (contrast(getComputedStyle(text).fill, paper) < 4.5) faults.push(`'${text.textContent.trim()}' is pale`);
    if (parseFloat(getComputedStyle(text).fontSize) < 12) faults.push(`'${text.textContent.trim()}' is small`);
  }
  for (const bar of document.querySelectorAll('.fall, .rise'))
    if (contrast(getComputedStyle(bar).fill, paper) < 3) faults.push('a bar is pale');
  for (const whisker of document.querySelectorAll('.whisker'))
    if (contrast(getComputedStyle(whisker).stroke, paper) < 3) faults.push('a whisker is pale');
  return faults;
}
