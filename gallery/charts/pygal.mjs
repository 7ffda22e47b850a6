// pygal, which is Python, behind the same functions as the others.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { colourOf, domainOf, look, missing, ticksOf, title, written } from './input.mjs';

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'pygal_chart.py');

function run(order, rows, ...more) {
  const wanted = {
    title,
    missing,
    look,
    domain: domainOf(rows),
    ticks: ticksOf(rows, 2),
    rows: rows.map((row) => ({ ...row, colour: colourOf(row.value) })),
    written: Object.fromEntries([...rows.map(({ value }) => value), ...ticksOf(rows, 2)].map((value) => [String(value), written(value)])),
  };
  return execFileSync('/usr/bin/python3', [program, order, JSON.stringify(wanted), ...more.map(String)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

export const draw = (rows) => run('draw', rows);
export const speed = (rows, seconds) => Number(run('speed', rows, seconds));
