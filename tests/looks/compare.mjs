// node compare.mjs KEPT NOW DIFFERENCE: fails if two pictures differ by more than a few dots beyond
// the edges of letters. It then prints how many, and writes the kept one, the new one and the dots,
// side by side.

import { readFileSync, writeFileSync } from 'node:fs';
import { MOST, count, read, side } from './pictures.mjs';

const [kept, now, file] = process.argv.slice(2);
const [before, after] = [kept, now].map((name) => read(readFileSync(name)));
const dots = count(before, after);
if (dots > MOST) {
  console.log(`${dots} dots differ, more than ${MOST}`);
  writeFileSync(file, side(before, after));
  process.exitCode = 1;
}
