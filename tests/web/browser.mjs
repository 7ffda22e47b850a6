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
  fallbackFont: false, // letters a third wider, as a font in Arial's place may have them
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
  if (view.fallbackFont) await page.evaluate(widenLetters);
  return page;
}

// A font 1.35 times as wide as the one that the page asks for, and as high.
async function widenLetters() {
  const usual = getComputedStyle(document.documentElement).fontFamily;
  const probe = document.createElement('canvas').getContext('2d');
  const widthOf = (font) => ((probe.font = `100px ${font}`), probe.measureText('Anti-social behaviour −63%').width);
  const face = new FontFace('wider', 'local("Liberation Sans"), local("Arial")', {
    sizeAdjust: '135%',
    ascentOverride: '67%', // of Liberation Sans, divided by 1.35
    descentOverride: '16%',
    lineGapOverride: '0%',
  });
  document.fonts.add(await face.load());
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { font-family: wider !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  if (widthOf('wider') < 1.3 * widthOf(usual)) throw new Error('the letters are no wider');
}

// WCAG 2.2, 1.4.12, as the reader's own style sheet would set it.
function spaceText() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}
