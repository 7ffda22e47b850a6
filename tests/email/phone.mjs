// node phone.mjs PAGE FOLDER: the message as a file, on a phone and in a narrow window, light and dark.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, open } from '../web/browser.mjs';

const [file, folder] = process.argv.slice(2);
const browser = await launch();
for (const width of [320, 600])
  for (const scheme of ['light', 'dark']) {
    const page = await open(browser, pathToFileURL(path.resolve(file)).href, { width, scheme });
    await page.screenshot({ path: path.join(folder, `${width}-${scheme}.png`), fullPage: true });
    await page.close();
  }
await browser.close();
