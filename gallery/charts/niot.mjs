// niot, through its command. Only to measure how quick it is there is a campaign around the rows.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { title } from './input.mjs';

const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
const changeOf = (value) => (value === null ? '' : value < 0 ? `down ${-value}%` : value > 0 ? `up ${value}%` : '0%');

// A campaign with one group, which has the rows.
function campaignOf(rows, folder) {
  fs.mkdirSync(path.join(folder, 'data'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'data/campaign.md'), `---
id: gallery
title: Gallery
campaign: Gallery
place: Exampleton
lead: Exampleton Police
published: 2025-07-01
status: draft
contact:
  name: The gallery
  email: hello@example.org
groups:
  rows:
    heading: ${quoted(title)}
    source: Exampleton Police
---

Rows.
`);
  fs.writeFileSync(path.join(folder, 'data/metrics.csv'), ['id,group,label,kind,change,current_period,',
    ...rows.map(({ label, value }, i) => `row-${i + 1},rows,${quoted(label)},change,${changeOf(value)},2025-01..2025-03`)]
    .join('\n').replace(/,$/m, '').concat('\n'));
}

function inCampaign(rows, use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gallery-'));
  try {
    campaignOf(rows, folder);
    return use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

export const draw = (file, niot) => execFileSync(niot, ['chart', file, '--title', title], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

// Microseconds a chart of every input, layout and template together, as bench/charts.c measures them.
export const speed = (inputs, read, benchmark) => Object.fromEntries(inputs.map((input) => inCampaign(read(input), (folder) => {
  const told = execFileSync(benchmark, [folder], { encoding: 'utf8' });
  return [input, 1e6 / Number(/(\d+) charts a second/.exec(told)[1])];
})));
