// run.mjs [--full] SITE: the page of a built site, as readers and their devices meet it. One line a
// check that fails, with what is wrong; --full looks at more sizes and settings.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';
import { serve } from './server.mjs';
import { validate } from './nu.mjs';
import * as card from './card.mjs';
import * as check from './checks.mjs';
import * as figures from './figures.mjs';

const isFull = process.argv.includes('--full');
const site = path.resolve(process.argv.slice(2).find((word) => !word.startsWith('--')) ?? 'site');
const bad = path.join(path.dirname(fileURLToPath(import.meta.url)), 'bad');

const filesOf = (folder) => fs.readdirSync(folder, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? filesOf(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));

const views = {
  '288 px': { width: 288 },
  '320 px': { width: 320 },
  '375 px, dark': { width: 375, scheme: 'dark' },
  '640 px': { width: 640 },
  '1000 px': { width: 1000 },
  '1280 px': { width: 1280 },
  '1600 px': { width: 1600 },
  '320 px, letters twice as large': { width: 320, rootFont: '200%' },
  '1280 px, letters twice as large': { width: 1280, rootFont: '200%' },
  '320 px, WCAG text spacing': { width: 320, spacing: true },
  '1280 px, WCAG text spacing': { width: 1280, spacing: true },
  '288 px, a wider font': { width: 288, fallbackFont: true },
  '1000 px, a wider font': { width: 1000, fallbackFont: true },
};
const moreViews = Object.fromEntries([288, 320, 375, 512, 640, 824, 1000, 1600].flatMap((width) => [
  [`${width} px`, { width }],
  [`${width} px, letters twice as large`, { width, rootFont: '200%' }],
  [`${width} px, WCAG text spacing`, { width, spacing: true }],
  [`${width} px, a wider font`, { width, fallbackFont: true }],
]));
const mostViews = Object.fromEntries([344, 360, 390, 412, 480, 560, 720, 768, 834, 912, 1024, 1100, 1440, 1920, 2560].flatMap((width) => [
  [`${width} px`, { width }],
  [`${width} px, spaced and twice as large`, { width, spacing: true, rootFont: '200%' }],
]));
const devices = [320, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })));

// Name, check, and what it must say of the known-bad page.
const checks = [
  ['nothing is blocked, and no other host is asked', check.policy,
    /style-src.*inline/, /script-src.*inline/, /img-src: https:\/\/example.org/],
  ['works from a file: address', check.fileAddress, /asks for https:/],
  ['nothing runs, and style stands in the style sheet', check.markup,
    /a script that runs/, /^<style>/, /<p style=/, /<p onclick=/, /javascript:/, /JSON-LD/],
  ['links are relative and lead somewhere', check.links,
    /absolute is not relative/, /nowhere.html is not in the folder/, /#gone leads nowhere/, /stands twice/],
  ['without style it is a document', check.withoutStyle,
    /comes first/, /level 4 follows/, /no caption/, /lacks label or value/, /a bar is/],
  ['prints on A4 with nothing cut', check.paper, /px wide where/, /px high/, /is cut by/, /overlap/],
  ...devices.map((view) => [`axe finds nothing: ${view.width} px, ${view.scheme}`, check.axe(view),
    /html-has-lang/, /image-alt/, /color-contrast/, /heading-order/]),
  ...['light', 'dark'].map((scheme) => [`bars stand out: ${scheme}`, check.shapes({ scheme }), /<rect/]),
  ['bars have the colours of the system where it chooses', check.systemColours, /<rect/],
  ...Object.entries(isFull ? { ...views, ...moreViews, ...mostViews } : views)
    .map(([name, view]) => [`text is whole and in its place: ${name}`, check.layout(view),
      /px wide where/, /px high/, /overlap/, /is cut by/, /out of order/]),
  ['tags for places where people share links', card.tags,
    /is empty/, /stands twice/, /not a whole address/, /no og:site_name/, /outside of the head/, /not the headline/, /not a language/,
    /another than og:url/, /not described/, /another shape/],
  ['the words of the card are whole and stand out', card.drawing, /to 1/, /leaves the picture/, /overlap/],
  ...['.html', '.css', '.svg'].map((kind) => [`the Nu checker finds nothing: ${kind}`,
    ({ folder }) => validity.then((faults) => faults(folder, kind)), /./]),
];
// These ask about this campaign, and have their own way to fail.
const campaignChecks = [
  ['page, style and charts have at most 60 kB', check.weight],
  ['the card is a picture of 1200 by 630', card.picture],
  ['the facts stand on the page', figures.facts],
  ['page, charts and download have the same rows', figures.rows],
  ...(isFull ? [['every word is on the printed sheets', check.sheets]] : []),
  ['charts are tables on a phone too, and nothing is read twice', figures.tables],
  ['charts are whole by themselves', figures.drawings],
];

const validity = validate([site, bad]);
validity.catch(() => {}); // told by the checks that wait for it
const browser = await launch();
const server = await serve({ '/towns/example/': site, '/bad/': bad });
const subject = (folder, mount) => ({
  browser,
  folder,
  files: filesOf(folder),
  file: path.join(folder, 'index.html'),
  address: `${server.origin}${mount}index.html`,
});
const good = subject(site, '/towns/example/');
const known = subject(bad, '/bad/');
const sibling = (name) => ({ ...good, file: path.join(site, name), address: good.address.replace('index.html', name) });

let passed = 0;
let failed = 0;
function tell(name, faults) {
  if (faults.length === 0) {
    passed++;
    return;
  }
  failed++;
  console.log(`FAILED ${name}`);
  for (const fault of faults.slice(0, 12)) console.log(`  ${fault}`);
  if (faults.length > 12) console.log(`  and ${faults.length - 12} more`);
}

async function run(name, see, of) {
  try {
    return await see(of);
  } catch (error) {
    return [`${name}: ${error.stack}`];
  }
}

for (const [name, see, ...wanted] of checks) {
  tell(name, await run(name, see, good));
  const faults = await run(name, see, known);
  tell(`${name}: the known-bad page fails`, wanted.filter((pattern) => !faults.some((fault) => pattern.test(fault)))
    .map((pattern) => `nothing like ${pattern} among ${JSON.stringify(faults.slice(0, 8))}`));
}
// What can go wrong with the pages beside it is how they are delivered and how they read.
for (const name of ['methods.html', 'months.html', 'figures.html'])
  for (const [what, see] of [
    ['nothing is blocked, and no other host is asked', check.policy],
    ['nothing runs, and style stands in the style sheet', check.markup],
    ['links are relative and lead somewhere', check.links],
    ['without style it is a document', check.withoutStyle],
    ['prints on A4 with nothing cut', check.paper],
    ['page, style and charts have at most 60 kB', check.weight],
    ...devices.map((view) => [`axe finds nothing: ${view.width} px, ${view.scheme}`, check.axe(view)]),
    ...Object.entries(views).map(([label, view]) => [`text is whole and in its place: ${label}`, check.layout(view)]),
  ]) tell(`${name}: ${what}`, await run(what, see, sibling(name)));
for (const [name, see] of campaignChecks) tell(name, await run(name, see, good));
tell('the months are on their page', await run('months', figures.months, sibling('months.html')));
const tooHeavy = { ...known, files: Array(100).fill(known.file) };
tell('a page of more than 60 kB fails', check.weight(tooHeavy).length ? [] : ['nothing was found']);

await browser.close();
server.close();
console.log(`web: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
