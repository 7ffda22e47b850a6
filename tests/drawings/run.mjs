// run.mjs NIOT SITE FOLDER: every bar chart that niot writes, of the site given and of campaigns that are hard
// to draw (inputs.mjs, built in the folder), against its figures: lengths, whiskers, ticks, order,
// words, contrast, overlaps, markup. No browser. Then faults are planted, and each must be found.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as drawing from './drawing.mjs';
import * as faults from './faults.mjs';
import { chartsOf } from './figures.mjs';
import { filesOf, inputs } from './inputs.mjs';
import * as page from './page.mjs';

const [niot, site, folder] = process.argv.slice(2).map((word) => path.resolve(word));

let passed = 0;
let failed = 0;
function tell(name, found) {
  if (found.length === 0) {
    passed++;
    return;
  }
  failed++;
  console.log(`FAILED ${name}`);
  for (const fault of found.slice(0, 12)) console.log(`  ${fault}`);
  if (found.length > 12) console.log(`  and ${found.length - 12} more`);
}

function builtSite(name) {
  const campaign = path.join(folder, name);
  fs.rmSync(campaign, { recursive: true, force: true });
  fs.mkdirSync(path.join(campaign, 'data'), { recursive: true });
  for (const [file, text] of Object.entries(filesOf(inputs[name]))) fs.writeFileSync(path.join(campaign, 'data', file), text);
  execFileSync(niot, ['build', '.', '--output', 'site', '--quiet'], { cwd: campaign, stdio: ['ignore', 'inherit', 'pipe'] });
  return path.join(campaign, 'site');
}

function drawnFaults(xml, figures, isBounded) {
  let drawn;
  try {
    drawn = drawing.read(xml);
  } catch (error) {
    return [error.message];
  }
  return [
    ...drawing.markupFaults(drawn),
    ...drawing.dataFaults(drawn, figures),
    ...drawing.axisFaults(drawn, figures.some(({ value }) => value !== null)),
    ...drawing.layoutFaults(drawn),
    ...drawing.colourFaults(drawn),
    ...(isBounded ? drawing.sizeFaults(drawn) : []),
  ];
}

const tableFaults = (html, group, figures, drawn) => {
  const table = page.read(html).get(group);
  return table ? page.tableFaults(table, figures, drawn) : ['there is no table'];
};

const repeated = (names) => names.filter((name, i) => names.indexOf(name) !== i);

// Looks at all charts of one site; gives what the planted faults need of the first.
function check(name, built, isBounded) {
  const html = fs.readFileSync(path.join(built, 'index.html'), 'utf8');
  const charts = [...chartsOf(built)].map(([group, figures]) => ({ group, figures, xml: fs.readFileSync(path.join(built, 'charts', `${group}.svg`), 'utf8') }));
  if (charts.length === 0) tell(name, ['there is no chart']);
  for (const { group, figures, xml } of charts) {
    // What a table writes first for a figure is what its drawing writes beside the bar.
    const rows = page.read(html).get(group)?.rows ?? [];
    figures.forEach((figure, i) => { figure.written = rows[i]?.written ?? ''; });
    tell(`${name}, ${group}: the drawing`, drawnFaults(xml, figures, isBounded));
    try {
      tell(`${name}, ${group}: the table`, tableFaults(html, group, figures, drawing.read(xml)));
    } catch {
      continue; // told of the drawing already
    }
  }
  tell(`${name}: no id twice`, repeated([...charts.flatMap(({ xml }) => [...xml.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)), ...[...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)]));
  return { ...charts[0], html };
}

check('this campaign', site);
const known = Object.fromEntries(Object.keys(inputs).map((name) => [name, check(name, builtSite(name), name === 'seven')]));

const { group, figures, xml, html } = known['seven-counted'];
const css = fs.readFileSync(path.join(site, 'style.css'), 'utf8');
tell('the style sheet', page.styleFaults(css));

// --- the checks themselves ---
function tellPlanted(kind, good, planted, see) {
  for (const [name, spoil, wanted] of planted) {
    const bad = spoil(good);
    if (bad === good) tell(`${kind} with ${name}`, ['nothing was spoilt']);
    else {
      const found = see(bad);
      tell(`${kind} with ${name} is found`, found.some((fault) => wanted.test(fault)) ? [] : [`nothing like ${wanted} among ${JSON.stringify(found.slice(0, 5))}`]);
    }
  }
}
tellPlanted('a drawing', xml, faults.drawingFaults, (bad) => drawnFaults(bad, figures, true));
const cut = known['cut-whiskers'];
tellPlanted('a drawing', cut.xml, faults.cutFaults, (bad) => drawnFaults(bad, cut.figures, false));
tellPlanted('a table', html, faults.tableFaults, (bad) => tableFaults(bad, group, figures, drawing.read(xml)));
tellPlanted('a style sheet', css, faults.styleFaults, page.styleFaults);
tell('an id that stands twice is found', repeated(['a', 'b', 'a']).length ? [] : ['it is not']);

console.log(`drawings: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
