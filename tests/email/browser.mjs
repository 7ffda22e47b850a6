// node browser.mjs FOLDER: the messages of each campaign in the folder, as Chromium shows them: axe's
// rules of WCAG 2.2 A and AA, in both themes, and no scrolling sideways on a phone or in a narrow window.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, open } from '../web/browser.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const [folder] = process.argv.slice(2);
const views = [
  { width: 320, scheme: 'light' },
  { width: 320, scheme: 'dark' },
  { width: 600, scheme: 'light' },
];

async function faultsOf(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((runOnly) => axe.run({ runOnly }), tags);
  const faults = violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target).join(' ')}`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > page.has.width) faults.push(`${width} pixels wide in a window of ${page.has.width}`);
  return [...faults, ...page.faults];
}

// What must be found when it is put into a good message.
const planted = [
  () => document.querySelector('img').removeAttribute('alt'),
  () => document.querySelector('h1').style.setProperty('color', '#dddddd', 'important'),
  () => document.querySelector('h1').insertAdjacentHTML('beforeend', '<span style="display:block;width:900px">wide</span>'),
];

let failed = 0;
const expect = (name, isFine) => {
  if (!isFine) console.log(`FAILED ${name}`.slice(0, 300));
  failed += !isFine;
};

const browser = await launch();
const campaigns = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, 'outbox/campaign.html'))).sort();
const address = (name) => pathToFileURL(path.resolve(folder, name, 'outbox/campaign.html')).href;
for (const name of campaigns)
  for (const view of views) {
    const page = await open(browser, address(name), view);
    const faults = await faultsOf(page);
    expect(`${name} at ${view.width}, ${view.scheme}: ${faults.join('; ')}`, faults.length === 0);
    await page.close();
  }
for (const [number, plant] of planted.entries()) {
  const page = await open(browser, address('shipped'), views[0]);
  await page.evaluate(plant);
  expect(`fault ${number + 1} is not seen`, (await faultsOf(page)).length > 0);
  await page.close();
}
await browser.close();
console.log(`email in Chromium: ${campaigns.length} messages, ${views.length} views, ${planted.length} planted faults, ${failed} failed`);
process.exit(failed ? 1 : 0);
