// run.mjs NIOT: where figures come from. The downloads against their descriptions, the page's
// Dataset, the feed, each figure's links; and a site built again, in another folder, from nothing but
// what its manifest names. Then faults are planted, and each must be found.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { faultsOf } from './csvw.mjs';
import { entriesOf, feedFaults } from './feed.mjs';

const niot = path.resolve(process.argv[2]);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'niot-provenance-'));
process.on('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));

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
}
// A planted fault must be told in these words.
const tellFound = (name, found, wanted) => tell(`${name} is found`, found.some((fault) => wanted.test(fault)) ? [] : [`nothing like ${wanted} among ${JSON.stringify(found.slice(0, 5))}`]);

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const filesOf = (folder, below = '') => fs.readdirSync(path.join(folder, below), { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? filesOf(folder, path.join(below, entry.name)) : [path.join(below, entry.name)])).sort();

function build(campaign, ...more) {
  execFileSync(niot, ['build', campaign, '--output', path.join(campaign, 'site'), '--quiet', ...more], { stdio: ['ignore', 'inherit', 'pipe'] });
  return path.join(campaign, 'site');
}

// A campaign in a folder of its own, from folders of this repository and changes to its files.
function campaignOf(name, folders, changes = {}) {
  const campaign = path.join(scratch, name);
  for (const [from, to] of Object.entries(folders)) fs.cpSync(from, path.join(campaign, to), { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const target = path.join(campaign, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, change(fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : ''));
  }
  return campaign;
}

const own = { data: 'data', templates: 'templates', assets: 'assets' };
const campaigns = {
  'this campaign': campaignOf('whole', own),
  'its data alone': campaignOf('data', { data: 'data' }),
  'a campaign with corrections': campaignOf('corrected', { 'tests/cases/corrections-shown/data': 'data' }),
  'a campaign with words that are hard to write': campaignOf('hard', { 'tests/cases/common/data': 'data' }, {
    'data/campaign.md': (text) => text.replace('campaign: Harbour Watch', 'campaign: \'Harbour "Watch" \\ <b>\u2019s & Co\'\nlicence: "A \\"licence\\""'),
    'data/metrics.csv': (text) => `${text}level,"The ""best"", so far",level,,,"A ""source"" \\ <x>"\n`.replace('level,,,"A', 'level,,,"A').replace('id,label,kind,change,current_period,source', 'id,label,kind,change,current_period,source,value,area').replace(/(Exampleton Police)\n/, '$1,,\n').replace(/<x>"\n/, '<x>","said to be ""good"" \\ fair",Àß\n'),
    'templates/parts/masthead.html': () => '<group><a class="skip-link" href="#main">Skip</a></group>\n',
  }),
};

// ---- A site --------------------------------------------------------------------------------------

function descriptionFaults(site, change = (description) => description, changeTable = (bytes) => bytes) {
  return filesOf(site).filter((file) => file.endsWith('.csv')).flatMap((file) => {
    const description = JSON.parse(fs.readFileSync(path.join(site, `${file}-metadata.json`), 'utf8'));
    return faultsOf(change(description) ?? description, changeTable(fs.readFileSync(path.join(site, file))), file);
  });
}

const dataOf = (html) => [...html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(([, json]) => JSON.parse(json));

function datasetFaults(html, site) {
  const data = dataOf(html);
  if (data.length !== 1 || data[0]['@type'] !== 'Dataset' || data[0]['@context'] !== 'https://schema.org') return ['no Dataset'];
  const [dataset] = data;
  const found = ['name', 'description', 'dateModified', 'spatialCoverage', 'creator', 'isBasedOn', 'distribution'].filter((key) => !dataset[key]).map((key) => `no ${key}`);
  if (dataset.description.length < 50 || dataset.description.length > 5000) found.push('a description of other than 50 to 5,000 letters');
  if (!/^\d{4}-\d\d-\d\d$/.test(dataset.dateModified)) found.push('no date');
  if (dataset.temporalCoverage && !/^\d{4}-\d\d-\d\d\/(\d{4}-\d\d-\d\d|\.\.)$/.test(dataset.temporalCoverage)) found.push(`it covers '${dataset.temporalCoverage}'`);
  for (const { contentUrl, encodingFormat } of dataset.distribution)
    if (encodingFormat !== 'text/csv' || !fs.existsSync(path.join(site, path.basename(contentUrl)))) found.push(`'${contentUrl}' is not there`);
  return found;
}

// Every figure of the manifest has an anchor on the page, from which a link with its label leads to
// its row of figures.html, which leads to its row of the spreadsheet, and that is the row, and to
// its source.
function linkFaults(site, manifest) {
  const page = fs.readFileSync(path.join(site, 'index.html'), 'utf8');
  const table = fs.readFileSync(path.join(site, 'figures.html'), 'utf8');
  const rows = fs.readFileSync(path.join(site, 'figures.csv'), 'utf8').split('\r\n');
  const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return manifest.figures.flatMap(({ id, row }) => {
    const anchor = `figure-${id.replace(/[.@]/g, '_').replace(/[^\x00-\x7f]/g, (letter) => Buffer.from(letter).toString('hex'))}`;
    const [, name] = id.match(/^(?:[^.@]*\.)?([^@]*)/);
    const found = [];
    if (page.split(`id="${anchor}"`).length !== 2) found.push(`'${id}' has no anchor ${anchor} of its own`);
    if (!new RegExp(`href="figures\\.html#${escape(anchor)}">[^<]`).test(page)) found.push(`no link leads from the page to '${id}'`);
    if (!new RegExp(`id="${escape(anchor)}"[^]*?href="index\\.html#${escape(anchor)}">[^<][^]*?href="figures\\.csv#row=${row}">Row ${row}<`).test(table)) found.push(`'${id}' is not in row ${row} of figures.html`);
    const [source] = rows[row - 1]?.match(/https?:[^,"]+/) ?? [];
    const entry = table.split(`id="${anchor}"`)[1]?.split('</tr>')[0] ?? '';
    if (source && !entry.includes(`href="${source.replaceAll('&', '&amp;')}"`)) found.push(`'${id}' does not lead to its source`);
    if (!rows[row - 1]?.split(',').slice(0, 2).includes(name)) found.push(`row ${row} of figures.csv is not that of '${id}'`);
    return found;
  });
}

function manifestFaults(campaign, manifest) {
  const read = (file) => fs.readFileSync(path.join(campaign, file));
  return [
    ...manifest.inputs.filter(({ path: file, sha256: digest, bytes }) => sha256(read(file)) !== digest || read(file).length !== bytes).map(({ path: file }) => `${file} has other bytes`),
    ...manifest.files.filter(({ path: file, sha256: digest }) => sha256(read(path.join('site', file))) !== digest).map(({ path: file }) => `${file} was written otherwise`),
    ...manifest.figures.filter(({ id, file, line }) => !read(file).toString('utf8').split(/\r?\n/)[line - 1].split(',').includes(id.match(/^(?:[^.@]*\.)?([^@]*)/)[1])).map(({ id, line }) => `'${id}' is not in line ${line}`),
  ];
}

// ---- Built again from what the manifest names ---------------------------------------------------

function rebuilt(campaign, manifest, name) {
  const again = path.join(scratch, name);
  for (const { path: file } of manifest.inputs) {
    fs.mkdirSync(path.dirname(path.join(again, file)), { recursive: true });
    fs.copyFileSync(path.join(campaign, file), path.join(again, file));
  }
  return again;
}

function differences(site, other) {
  const files = [...new Set([...filesOf(site), ...filesOf(other)])];
  return files.filter((file) => {
    const [one, two] = [site, other].map((folder) => path.join(folder, file)).map((full) => fs.existsSync(full) && fs.readFileSync(full));
    return !one || !two || !one.equals(two);
  });
}

let number = 0;
for (const [name, campaign] of Object.entries(campaigns)) {
  const site = build(campaign);
  const manifest = JSON.parse(fs.readFileSync(path.join(site, 'manifest.json'), 'utf8'));
  tell(`${name}: the downloads are as they are described`, descriptionFaults(site));
  tell(`${name}: the page is described as a Dataset`, datasetFaults(fs.readFileSync(path.join(site, 'index.html'), 'utf8'), site));
  tell(`${name}: the feed is one`, feedFaults(fs.readFileSync(path.join(site, 'feed.xml'), 'utf8')));
  tell(`${name}: each figure leads to its row`, linkFaults(site, manifest));
  tell(`${name}: the manifest says what was read and written`, manifestFaults(campaign, manifest));
  const again = rebuilt(campaign, manifest, `again-${++number}`);
  tell(`${name}: the same bytes from what the manifest names`, differences(site, build(again, '--date', manifest.figures_at)));
}

// What travels inside niot is, in this repository, what stands in these folders.
const shipped = ['assets', 'templates'].flatMap((folder) => filesOf(folder).map((file) => path.join(folder, file))).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
const whole = campaigns['this campaign'];
const site = path.join(whole, 'site');
const manifest = JSON.parse(fs.readFileSync(path.join(site, 'manifest.json'), 'utf8'));
tell('the shipped files have the digest that the manifest names', [
  ...(manifest.shipped.files === shipped.length ? [] : [`${manifest.shipped.files} files, not ${shipped.length}`]),
  ...(manifest.shipped.sha256 === sha256(shipped.map((file) => `${sha256(fs.readFileSync(file))}  ${file}\n`).join('')) ? [] : ['another digest']),
]);
tell('templates are named where the campaign has its own', Object.entries({ 'this campaign': true, 'its data alone': false }).filter(([name, has]) => {
  const { inputs } = JSON.parse(fs.readFileSync(path.join(campaigns[name], 'site', 'manifest.json'), 'utf8'));
  return inputs.some((input) => input.path === 'templates/parts/masthead.html') !== has;
}).map(([name]) => name));
const corrected = fs.readFileSync(path.join(campaigns['a campaign with corrections'], 'site', 'feed.xml'), 'utf8');
tell('the feed has the publication and each correction', entriesOf(corrected).length === 5 && entriesOf(corrected)[1] === 'Correction: Burglary' ? [] : entriesOf(corrected));

// Where small counts are hidden, nothing may give them away: no digest of a table.
const hidden = campaignOf('hidden', { data: 'data' }, { 'data/campaign.md': (text) => text.replace(/^licence:/m, 'rules:\n  hide_below: 10\nlicence:') });
const secret = JSON.parse(fs.readFileSync(path.join(build(hidden), 'manifest.json'), 'utf8'));
tell('tables with hidden counts have no digest', secret.inputs.filter((input) => (input.path.endsWith('.csv') ? input.sha256 !== '' || input.bytes !== 0 : input.sha256 === '')).map((input) => input.path));
tell('hidden counts are described as what they are', descriptionFaults(path.join(hidden, 'site')));

// ---- Planted ------------------------------------------------------------------------------------

const column = (description, name) => description.tableSchema.columns.find((item) => item.name === name) ?? {};
const table = (change) => (bytes) => Buffer.from(change(bytes.toString('utf8')));
for (const [name, change, wanted] of [
  ['a property that is none', (d) => { d.licence = 'x'; }, /'licence', which/],
  ['a common property without prefix', (d) => { d['dc:publisher'] = { name: 'x' }; }, /dc:publisher has 'name'/],
  ['another table', (d) => { d.url = 'other.csv'; }, /it describes/],
  ['no context', (d) => { d['@context'] = ['https://schema.org']; }, /context/],
  ['a column too many', (d) => { d.tableSchema.columns.push({ ...d.tableSchema.columns[0], name: 'more', titles: 'more' }); }, /header/],
  ['columns in another order', (d) => { d.tableSchema.columns.reverse(); }, /header/],
  ['a type that is none', (d) => { column(d, 'label').datatype = 'text'; }, /not known/],
  ['words in a column of numbers', (d) => { column(d, 'label').datatype = 'decimal'; }, /no decimal of 'label'/],
  ['another form', (d) => { column(d, 'kind').datatype = { base: 'string', format: 'change' }; }, /no string of 'kind'/],
  ['a required cell that is empty', (d) => { column(d, 'note').required = true; }, /required and empty/],
  ['a key that is none', (d) => { d.tableSchema.primaryKey = ['group']; }, /two rows have the key/],
  ['a key of no column', (d) => { d.tableSchema.primaryKey = ['nobody']; }, /not there/],
  ['a date that is none', (d) => { d['dc:modified']['@value'] = 'today'; }, /no date/],
]) tellFound(name, descriptionFaults(site, change), wanted);
tellFound('a number with a comma', descriptionFaults(site, undefined, table((text) => text.replace(',1738,', ',"1,738",'))), /no decimal of 'current'/);
tellFound('a row too short', descriptionFaults(site, undefined, table((text) => text.replace(/,[^,\r]*\r\n$/, '\r\n'))), /cells/);

for (const [name, change, wanted] of [
  ['an element that is not closed', (xml) => xml.replace('</title>', ''), /well-formed/],
  ['a feed without an id', (xml) => xml.replace(/<id>.*<\/id>/, ''), /the feed has 0 id/],
  ['a feed without an author', (xml) => xml.replace(/<author>.*<\/author>/, ''), /author/],
  ['an id twice', (xml) => xml.replace(/<id>.*<\/id>/g, '<id>urn:uuid:37d768a5-4a0d-83ad-ae43-5bc233ff9cfb</id>'), /twice/],
  ['a date of no time', (xml) => xml.replace('T00:00:00Z', ''), /date/],
  ['an entry that leads nowhere', (xml) => xml.replace(/<link rel="alternate"[^>]*>(?=\n<summary>)/, ''), /leads nowhere/],
  ['the oldest first', (xml) => xml.replace('2025-06-20T', '2025-01-01T'), /come first/],
]) tellFound(name, feedFaults(change(corrected)), wanted);

const html = fs.readFileSync(path.join(site, 'index.html'), 'utf8');
tellFound('a Dataset without a table', datasetFaults(html.replace('"contentUrl": "figures.csv"', '"contentUrl": "gone.csv"'), site), /not there/);
tellFound('a Dataset without a source', datasetFaults(html.replace('"isBasedOn"', '"basedOn"'), site), /isBasedOn/);
tellFound('a figure in another row', linkFaults(site, { figures: manifest.figures.map((figure) => ({ ...figure, row: figure.row + 1 })) }), /is not that of|is not in row/);
tellFound('an input that was changed', manifestFaults(whole, { ...manifest, inputs: [{ ...manifest.inputs[0], sha256: sha256('') }] }), /other bytes/);
tellFound('a figure in another line', manifestFaults(whole, { ...manifest, figures: [{ ...manifest.figures[0], line: 1 }] }), /not in line/);
const less = rebuilt(whole, { inputs: manifest.inputs.filter((input) => input.path !== 'data/monthly.csv') }, 'less');
tellFound('a file that is not named', differences(site, build(less)), /months\.csv/);

console.log(`provenance: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
