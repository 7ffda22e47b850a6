// node pictures.mjs SITE FOLDER: the page as a phone, a tablet, a desk and paper show it, for the
// documents. The PDF of the printed page is turned into pictures by pdftoppm.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, open } from './browser.mjs';

const [site, folder] = process.argv.slice(2);
const addressOf = (file = 'index.html') => pathToFileURL(path.resolve(site, file)).href;

// The height is that of the part shown: the head of the page down to its first chart, or from the
// element named.
const pictures = [
  { name: 'page-320', width: 320, height: 1640 },
  { name: 'page-320-dark', width: 320, height: 1640, scheme: 'dark' },
  { name: 'page-768', width: 768, height: 1240 },
  { name: 'page-768-dark', width: 768, height: 1240, scheme: 'dark' },
  { name: 'page-1280', width: 1280, height: 1300 },
  { name: 'page-1280-dark', width: 1280, height: 1300, scheme: 'dark' },
  { name: 'records-320', width: 320, height: 1500, from: '#group-recorded' },
  { name: 'records-1280', width: 1280, height: 1340, from: '#group-recorded' },
  { name: 'months-320', width: 320, height: 1500, file: 'months.html' },
  { name: 'months-1280-dark', width: 1280, height: 1300, file: 'months.html', scheme: 'dark' },
];

fs.mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const { name, height, file, from, ...view } of pictures) {
  const page = await open(browser, addressOf(file), { ...view, height });
  const y = from ? await page.evaluate((selector) => document.querySelector(selector).getBoundingClientRect().top, from) : 0;
  await page.evaluate(() => Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode(); })));
  await page.screenshot({ path: path.join(folder, `${name}.png`), clip: { x: 0, y, width: view.width, height } });
  await page.close();
}
const page = await open(browser, addressOf(), { media: 'print' });
const printed = path.join(folder, 'page-print');
await page.pdf({ path: `${printed}.pdf`, preferCSSPageSize: true });
await browser.close();
execFileSync('pdftoppm', ['-r', '60', '-png', '-f', '1', '-l', '1', '-singlefile', `${printed}.pdf`, printed]);
fs.rmSync(`${printed}.pdf`);
