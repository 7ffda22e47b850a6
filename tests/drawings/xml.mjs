// Reads XML strictly, as much of it as a drawing may use: no document type, no processing
// instruction but the declaration, no entities but the five. Throws at the first fault.

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// eslint-disable-next-line no-control-regex
const NO_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function decode(raw) {
  if (NO_CHARACTER.test(raw)) throw new Error('a character that XML cannot have');
  return raw.replace(/&([^;&]*);?/g, (whole, name) => {
    const number = name.match(/^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/);
    if (whole.endsWith(';') && number) return decode(String.fromCodePoint(parseInt(number[1] ?? number[2], number[1] ? 16 : 10)));
    if (whole.endsWith(';') && ENTITIES[name]) return ENTITIES[name];
    throw new Error(`'${whole}' is no entity`);
  });
}

function attributesOf(raw, name) {
  const attributes = {};
  const rest = raw.replace(/\s+([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g, (whole, key, double, single) => {
    if (key in attributes) throw new Error(`<${name}> has ${key} twice`);
    attributes[key] = decode(double ?? single);
    return '';
  });
  if (rest.trim()) throw new Error(`<${name}> has '${rest.trim()}'`);
  return attributes;
}

// The root: {name, attributes, children, parent}; a child is an element or a string.
export function parse(xml) {
  const document = { name: '', attributes: {}, children: [], parent: null };
  let at = document;
  let rest = xml.replace(/^\uFEFF?(<\?xml [^?<>]*\?>)?/, '');
  while (rest) {
    const [token, comment, close, open, raw, empty] =
      rest.match(/^(?:<!--((?:(?!--)[^])*)-->|<\/([^\s<>]+)\s*>|<([A-Za-z_:][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+)/) ?? [];
    if (!token) throw new Error(`not well-formed at '${rest.slice(0, 30)}'`);
    rest = rest.slice(token.length);
    if (open) {
      const element = { name: open, attributes: attributesOf(raw, open), children: [], parent: at };
      at.children.push(element);
      if (!empty) at = element;
    } else if (close) {
      if (close !== at.name) throw new Error(`</${close}> closes <${at.name}>`);
      at = at.parent;
    } else if (comment === undefined) {
      if (token.includes(']]>')) throw new Error("']]>' in text");
      const text = decode(token);
      if (at === document && text.trim()) throw new Error('text outside the root');
      at.children.push(text);
    }
  }
  if (at !== document) throw new Error(`<${at.name}> is not closed`);
  const roots = document.children.filter((child) => child.name);
  if (roots.length !== 1) throw new Error(`${roots.length} roots`);
  roots[0].parent = null;
  return roots[0];
}

export const textOf = (node) => (typeof node === 'string' ? node : node.children.map(textOf).join(''));

// The element itself and all below it, in their order.
export const allOf = (element) => [element, ...element.children.filter((child) => child.name).flatMap(allOf)];

// The nearest value of an attribute that its children take over.
export function inherited(element, name) {
  for (let at = element; at; at = at.parent) if (name in at.attributes) return at.attributes[name];
  return undefined;
}
