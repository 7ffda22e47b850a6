// node run.mjs [--niot-alone] NIOT CHARTS: draws every input with every program, counts what is wrong
// with the charts, and writes docs/gallery.html and docs/gallery/. NIOT is the program, CHARTS the
// benchmark of its charts. With --niot-alone it looks at niot's charts alone and writes nothing. Fails
// when niot's charts have a fault, or when a planted one is not counted.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../tests/web/browser.mjs';
import { fileOf, inputs, read } from './charts/input.mjs';
import * as niot from './charts/niot.mjs';
import { control, planted } from './control.mjs';
import { kinds, measure } from './measure.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const isAlone = process.argv.includes('--niot-alone');
const [program, benchmark] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const SECONDS = 0.5;

const packages = () => JSON.parse(fs.readFileSync(path.join(here, 'package-lock.json'))).packages;
const versionOf = (name) => packages()[`node_modules/${name}`].version;
const said = (command, ...words) => execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

// The programs in the order of the page.
const rivals = [
  { id: 'vega-lite', name: 'Vega-Lite', version: () => `${versionOf('vega-lite')} with Vega ${versionOf('vega')}` },
  { id: 'plot', name: 'Observable Plot', version: () => `${versionOf('@observablehq/plot')} with jsdom ${versionOf('jsdom')}` },
  { id: 'echarts', name: 'ECharts', version: () => versionOf('echarts') },
  { id: 'pygal', name: 'pygal', version: () => said('/usr/bin/python3', '-c', 'import pygal; print(pygal.__version__)') },
];
const programs = [{ id: 'niot', name: 'niot', version: () => said(program, '--version').replace(/^niot /, '') }, ...(isAlone ? [] : rivals)];

// Draws an input.
async function drawerOf({ id }) {
  if (id === 'niot') return (input) => niot.draw(fileOf(input), program);
  const { draw } = await import(`./charts/${id}.mjs`);
  return (input) => draw(read(input));
}

const speedOf = ({ id }) => (id === 'niot'
  ? niot.speed(Object.keys(inputs), read, benchmark)
  : JSON.parse(said(process.execPath, path.join(here, 'charts/speed.mjs'), id, String(SECONDS))));

let failed = 0;
function refuse(name, faults) {
  failed++;
  console.log(`FAILED ${name}`);
  for (const fault of faults.slice(0, 12)) console.log(`  ${fault}`);
}

const browser = await launch();
const charts = [];
for (const { id } of programs) {
  const draw = await drawerOf({ id });
  for (const input of Object.keys(inputs)) {
    const drawing = await draw(input);
    const faults = await measure(browser, drawing, read(input));
    charts.push({ program: id, input, drawing, faults });
    const told = kinds.filter((kind) => faults[kind].length).map((kind) => `${kind} ${faults[kind].length}`);
    if (!isAlone) console.log(`${id}: ${input}: ${told.join(', ') || 'no fault'}`);
    if (id === 'niot' && told.length)
      refuse(`niot's chart of ${input}`, kinds.flatMap((kind) => faults[kind].map(({ fault, views }) => `${kind}: ${fault} (${views[0]})`)));
  }
}

const own = charts.find(({ program: id, input }) => id === 'niot' && input === 'seven-rows').drawing;
const unseen = await control(own, (drawing) => measure(browser, drawing, read('seven-rows')));
if (unseen.length) refuse('planted faults are counted', unseen);
const chromium = await browser.version();
await browser.close();

if (!isAlone) {
  const { write } = await import('./page.mjs');
  write(path.join(here, '../docs'), {
    programs: programs.map((one) => ({ ...one, version: one.version(), speed: speedOf(one) })),
    charts,
    planted: { count: planted.length, unseen },
    chromium,
  });
}
console.log(`gallery: ${Object.keys(inputs).length} charts of niot and ${planted.length} planted faults, ${failed} failed`);
process.exit(failed ? 1 : 0);
