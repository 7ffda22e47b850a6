// Faults planted in niot's own chart of the seven rows, each of which must be counted as what it is.
// A measure that finds nothing in a chart may be blind: this is how it shows that it is not.

// The text element with these words; niot writes one a line.
const textOf = (words) => new RegExp(`<text [^>]*>${words.replace(/[.+()]/g, '\\$&')}</text>`);
const attribute = (element, name) => new RegExp(` ${name}="([^"]*)"`).exec(element)[1];
const change = (drawing, words, edit) => drawing.replace(textOf(words), edit);
const without = (drawing, words) => change(drawing, words, '');
const firstBar = /<rect (?!class="paper")[^>]*\/>/;

export const planted = [
  ['a label stands on another', 'overlap', (drawing) => {
    const y = attribute(textOf('Violence with injury').exec(drawing)[0], 'y');
    return change(drawing, 'Burglary', (text) => text.replace(/ y="[^"]*"/, ` y="${y}"`));
  }],
  ['a label begins outside of the drawing', 'clipped', (drawing) =>
    change(drawing, 'Burglary', (text) => text.replace(/ x="[^"]*"/, ' x="-12"'))],
  ['a label is cut short', 'truncated', (drawing) =>
    change(drawing, 'Burglary', (text) => text.replace('Burglary', 'Burgl…'))],
  ['a label is cut short without a mark', 'truncated', (drawing) =>
    change(drawing, 'Burglary', (text) => text.replace('Burglary', 'Burglar'))],
  ['a row is left out', 'dropped', (drawing) => without(without(drawing, 'Burglary'), '−11.7%')],
  ['a value is left out', 'dropped', (drawing) => without(drawing, '−11.7%')],
  ['a value stands in another row', 'dropped', (drawing) => {
    const y = attribute(textOf('−63%').exec(drawing)[0], 'y');
    return change(drawing, '−11.7%', (text) => text.replace(/ y="[^"]*"/, ` y="${y}"`));
  }],
  ['a gridline runs through the labels', 'crossed', (drawing) =>
    drawing.replace(/<path d="M[\d.]+ ([\d.]+)v[\d.]+"\/>/, '<path d="M40 $1v200"/>')],
  ['the chart has no name', 'unnamed', (drawing) => drawing.replace(/<title.*<\/title>/, '').replace(/ aria-labelledby="[^"]*"/, '')],
  ['a text is grey', 'contrast', (drawing) =>
    change(drawing, 'Burglary', (text) => text.replace('<text', '<text fill="#9A9A9A"'))],
  ['a value stands on its bar', 'contrast', (drawing) => {
    const x = Number(attribute(textOf('−63%').exec(drawing)[0], 'x'));
    return change(drawing, '−63%', (text) => text.replace(/ x="[^"]*"/, ` x="${x + 80}"`));
  }],
  ['a bar is pale', 'contrast', (drawing) => drawing.replace(firstBar, (bar) => bar.replace(/fill="[^"]*"/, 'fill="#DDD"'))],
  ['a bar lies on a label', 'contrast', (drawing) =>
    drawing.replace('</svg>', '<rect x="10" y="100" width="200" height="20" fill="#12436D"/></svg>')],
  ['a text is small', 'small', (drawing) =>
    change(drawing, 'Burglary', (text) => text.replace('<text', '<text font-size="11"'))],
];

// What the measure did not see, a sentence each. `see` measures a drawing.
export async function control(drawing, see) {
  const found = [];
  for (const [name, kind, plant] of planted) {
    const changed = plant(drawing);
    if (changed === drawing) found.push(`${name}: could not be planted`);
    else if (!(await see(changed))[kind].length) found.push(`${name}: not counted as ${kind}`);
  }
  return found;
}
