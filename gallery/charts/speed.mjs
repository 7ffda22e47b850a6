// node speed.mjs PROGRAM SECONDS: microseconds of the processor's time for a chart of every input, as JSON:
// once warm, the quickest of ten rounds that take so many seconds together. What else runs on the
// machine does not count.
import { inputs, read } from './input.mjs';

const [program, seconds] = process.argv.slice(2);
const { draw, speed } = await import(`./${program}.mjs`);

function processorTime() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function round(rows, microseconds) {
  const began = processorTime();
  let count = 0;
  for (; processorTime() - began < microseconds; count++) await draw(rows);
  return (processorTime() - began) / count;
}

async function quickest(rows) {
  const rounds = [];
  for (let i = 0; i < 10; i++) rounds.push(await round(rows, seconds * 1e5));
  return Math.min(...rounds);
}

const taken = {};
if (!speed) await round(read('seven-rows'), 2e6);
for (const input of Object.keys(inputs)) {
  const rows = read(input);
  taken[input] = speed ? speed(rows, seconds) : await quickest(rows);
}
console.log(JSON.stringify(taken));
