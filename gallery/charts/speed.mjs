// node speed.mjs PROGRAM SECONDS: microseconds a chart of every input, warm, as JSON.
import { inputs, read } from './input.mjs';

const [program, seconds] = process.argv.slice(2);
const { draw, speed } = await import(`./${program}.mjs`);

async function charts(rows, milliseconds) {
  const began = performance.now();
  let count = 0;
  for (; performance.now() - began < milliseconds; count++) await draw(rows);
  return ((performance.now() - began) / count) * 1000;
}

const taken = {};
for (const input of Object.keys(inputs)) {
  const rows = read(input);
  if (!speed) await charts(rows, 500);
  taken[input] = speed ? speed(rows, Number(seconds)) : await charts(rows, Number(seconds) * 1000);
}
console.log(JSON.stringify(taken));
