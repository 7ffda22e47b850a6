// A feed against RFC 4287: what a feed and its entries must have, and what they may have once.
import { parse, textOf } from '../drawings/xml.mjs';

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
const ADDRESS = /^[a-z][a-z0-9+.-]*:[^\s<>"]+$/;
// A version 8 UUID of the usual variant (RFC 9562).
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const KNOWN = ['id', 'title', 'updated', 'author', 'link', 'generator', 'entry', 'summary'];

const childrenOf = (node, name) => node.children.filter((child) => child.name === name);

function faultsOfOne(node, what) {
  const found = ['id', 'title', 'updated'].filter((name) => childrenOf(node, name).length !== 1).map((name) => `${what} has ${childrenOf(node, name).length} ${name}`);
  for (const child of node.children.filter((item) => item.name && !KNOWN.includes(item.name))) found.push(`${what} has <${child.name}>`);
  for (const { children } of childrenOf(node, 'updated')) if (!DATE.test(children.join(''))) found.push(`${what} has the date '${children.join('')}'`);
  for (const id of childrenOf(node, 'id').map(textOf)) if (!ADDRESS.test(id) || !UUID.test(id)) found.push(`${what} has the id '${id}'`);
  for (const title of childrenOf(node, 'title').map(textOf)) if (!title.trim()) found.push(`${what} has an empty title`);
  const links = childrenOf(node, 'link');
  for (const { attributes } of links) if (!attributes.href || /\s/.test(attributes.href)) found.push(`${what} has a link without an address`);
  for (const rel of ['alternate', 'self']) if (links.filter(({ attributes }) => attributes.rel === rel).length > 1) found.push(`${what} has two links of the kind ${rel}`);
  // 4.1.2: an entry without content has a link of the kind alternate.
  if (!links.some(({ attributes }) => attributes.rel === 'alternate')) found.push(`${what} leads nowhere`);
  return found;
}

export function feedFaults(xml) {
  let feed;
  try {
    feed = parse(xml);
  } catch (error) {
    return [`not well-formed: ${error.message}`];
  }
  if (feed.name !== 'feed' || feed.attributes.xmlns !== 'http://www.w3.org/2005/Atom') return ['not a feed'];
  const entries = childrenOf(feed, 'entry');
  const found = [...faultsOfOne(feed, 'the feed'), ...entries.flatMap((entry, i) => faultsOfOne(entry, `entry ${i + 1}`))];
  if (!childrenOf(feed, 'author').some((author) => childrenOf(author, 'name').some((name) => textOf(name).trim()))) found.push('nobody is named as author');
  const ids = [feed, ...entries].flatMap((node) => childrenOf(node, 'id').map(textOf));
  if (new Set(ids).size !== ids.length) found.push('an id stands twice');
  const dates = entries.map((entry) => childrenOf(entry, 'updated').map(textOf).join(''));
  if (dates.some((date) => date > childrenOf(feed, 'updated').map(textOf).join(''))) found.push('an entry is later than the feed');
  if (dates.slice(1).some((date, i) => date > dates[i])) found.push('the latest does not come first');
  return found;
}

export const entriesOf = (xml) => childrenOf(parse(xml), 'entry').map((entry) => childrenOf(entry, 'title').map(textOf).join(''));
