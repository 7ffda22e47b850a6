// The card that stands beside a link to the page where people share it, and the tags that lead to it.
import fs from 'node:fs';
import path from 'node:path';
import { open } from './browser.mjs';

const WIDTH = 1200;
const HEIGHT = 630;
const MOST_BYTES = 300_000; // over which some places show no picture
const MARGIN = 60; // which some places cut off

async function look(browser, address, see) {
  const page = await open(browser, address, { width: WIDTH });
  try {
    return await see(page);
  } finally {
    await page.close();
  }
}

// The Open Graph protocol: what every page needs, each once and with words; addresses with their host.
export const tags = ({ browser, address }) => look(browser, address, (page) => page.evaluate(({ WIDTH, HEIGHT }) => {
  const found = [];
  const all = [...document.querySelectorAll('meta[property^="og:"]')].map((tag) => [tag.getAttribute('property'), tag.content]);
  const { head } = document;
  const given = Object.fromEntries(all);
  for (const [name, words] of all) {
    if (!words.trim()) found.push(`${name} is empty`);
    if (all.filter(([other]) => other === name).length > 1) found.push(`${name} stands twice`);
    if (/^og:(url|image)$/.test(name) && !/^https?:\/\/[^/]/.test(words)) found.push(`${name} is not a whole address: ${words}`);
  }
  for (const name of ['og:title', 'og:type', 'og:site_name', 'og:locale'])
    if (!(name in given)) found.push(`there is no ${name}`);
  if (document.querySelectorAll('meta[property]').length !== head.querySelectorAll('meta[property]').length) found.push('a tag stands outside of the head');
  if (given['og:title'] !== document.querySelector('h1').textContent.trim()) found.push('og:title is not the headline');
  if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(given['og:locale'] ?? '')) found.push(`og:locale is not a language: ${given['og:locale']}`);
  const canonical = head.querySelector('link[rel="canonical"]')?.href;
  if (canonical !== given['og:url']) found.push('the canonical address is another than og:url');
  const isFull = ['width', 'height', 'alt', 'type'].every((name) => `og:image:${name}` in given);
  if ('og:image' in given && !isFull) found.push('og:image is not described');
  if ('og:image:width' in given && given['og:image:width'] * HEIGHT !== given['og:image:height'] * WIDTH) found.push('og:image has another shape');
  return [...new Set(found)];
}, { WIDTH, HEIGHT }));

// A PNG of the size that is asked for.
function pictureFaults(bytes) {
  const isPng = bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')) && bytes.subarray(12, 16).toString() === 'IHDR';
  if (!isPng) return ['the picture is no PNG'];
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const found = [];
  if (width !== WIDTH || height !== HEIGHT) found.push(`the picture has ${width} by ${height} pixels`);
  if (bytes.length >= MOST_BYTES) found.push(`the picture has ${bytes.length} bytes`);
  return found;
}

export const picture = ({ folder }) => {
  const bytes = fs.readFileSync(path.join(folder, 'social-card.png'));
  const small = Buffer.from(bytes);
  small.writeUInt32BE(600, 16);
  const planted = [bytes.subarray(1), small, Buffer.concat([bytes, Buffer.alloc(MOST_BYTES)])];
  return [...pictureFaults(bytes), ...planted.flatMap((bad, i) => (pictureFaults(bad).length === 1 ? [] : [`planted fault ${i + 1} is not seen`]))];
};

// Its words stand out from the ground by 4.5 to 1, within the margins, none upon another.
export const drawing = ({ browser, address }) => look(browser, new URL('social-card.svg', address).href, (page) => page.evaluate(({ WIDTH, HEIGHT, MARGIN }) => {
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const fillOf = (element) => getComputedStyle(element).fill;
  const found = [];
  const ground = [...document.querySelectorAll('rect')].find((rect) => rect.width.baseVal.value === WIDTH && rect.height.baseVal.value === HEIGHT);
  if (!ground) return ['nothing is behind the words'];
  const texts = [...document.querySelectorAll('text')].map((element) => ({ words: element.textContent, element, box: element.getBBox() }));
  if (texts.length < 3) found.push('there are no words');
  texts.forEach(({ words, element, box }, i) => {
    const [low, high] = [luminance(fillOf(element)), luminance(fillOf(ground))].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) found.push(`'${words}' has ${ratio.toFixed(2)} to 1`);
    if (box.x < MARGIN || box.x + box.width > WIDTH - MARGIN || box.y < MARGIN / 2 || box.y + box.height > HEIGHT - MARGIN / 2) found.push(`'${words}' leaves the picture`);
    // Letters fill the middle 70% of the height of their line.
    for (const { words: other, box: below } of texts.slice(i + 1))
      if (box.y + box.height * 0.85 > below.y + below.height * 0.15) found.push(`'${words}' and '${other}' overlap`);
  });
  return found;
}, { WIDTH, HEIGHT, MARGIN }));
