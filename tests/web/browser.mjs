// One Chromium for all checks, and pages in it as somebody's device would show them.
import fs from 'node:fs';
import puppeteer from 'puppeteer-core';

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function launch() {
  const program = process.env.CHROMIUM ?? programs.find((file) => fs.existsSync(file));
  if (!program) throw new Error('there is no Chromium here: make deps test');
  return puppeteer.launch({
    executablePath: program,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic',
      '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync', '--font-render-hinting=none', '--hide-scrollbars'],
  });
}

// How a page is looked at. Every member has a default.
const usual = {
  width: 1280,
  height: 900,
  scheme: 'light', // or 'dark'
  media: 'screen', // or 'print'
  rootFont: '', // '200%'
  spacing: false, // the distances of WCAG 1.4.12
  withoutStyle: false, // the style sheet does not arrive
  forcedColours: false,
};

// Opens an address. The page brings `faults` (what went wrong on the way, in words), `requests`
// (the addresses asked for) and `has` (how it is looked at).
export async function open(browser, address, wanted = {}) {
  const view = { ...usual, ...wanted };
  const page = await browser.newPage();
  page.has = view;
  page.faults = [];
  page.requests = [];
  await page.setViewport({ width: view.width, height: view.height });
  await page.emulateMediaType(view.media);
  const features = [{ name: 'prefers-color-scheme', value: view.scheme }];
  if (view.forcedColours) features.push({ name: 'forced-colors', value: 'active' });
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setEmulatedMedia', { media: view.media, features });
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
  });
  if (view.withoutStyle) {
    await page.setRequestInterception(true);
    page.on('request', (request) =>
      request.resourceType() === 'stylesheet' ? request.abort() : request.continue());
  }
  page.on('request', (request) => page.requests.push(request.url()));
  page.on('pageerror', (error) => page.faults.push(`script error: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type()) && !view.withoutStyle)
      page.faults.push(`console: ${message.text()} ${message.location().url ?? ''}`);
  });
  await page.goto(address, { waitUntil: 'load' });
  page.faults.push(...(await page.evaluate(() => globalThis.violations)));
  if (view.rootFont)
    await page.evaluate((size) => {
      document.documentElement.style.setProperty('font-size', size, 'important');
    }, view.rootFont);
  if (view.spacing) await page.evaluate(spaceText);
  return page;
}

// WCAG 2.2, 1.4.12, as the reader's own style sheet would set it.
function spaceText() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}
