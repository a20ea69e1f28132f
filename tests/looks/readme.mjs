// node readme.mjs: cuts the README's pictures anew out of the kept ones.

import { readFileSync, writeFileSync } from 'node:fs';
import { README, cut, read, write } from './pictures.mjs';

for (const [name, kept] of Object.entries(README)) {
  const whole = read(readFileSync(new URL(`${kept}.png`, import.meta.url)));
  writeFileSync(new URL(`../../docs/pictures/${name}.png`, import.meta.url), write(cut(whole)));
}
