// Pictures of the screen and how two of them differ, by pixelmatch, which knows the edges of
// letters from what is really another.

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const tools = new URL('../../target/tools/', import.meta.url);
const require = createRequire(new URL('package.json', tools));
const { PNG } = require('pngjs');
const { default: pixelmatch } = await import(pathToFileURL(require.resolve('pixelmatch')).href);

/** How far two colours may be apart, from 0 to 1. */
const THRESHOLD = 0.03;

/** How many dots may differ: fewer than the smallest word has. */
export const MOST = 20;

/** A picture of a PNG file. */
export function read(bytes) {
  return PNG.sync.read(bytes);
}

/** The README's pictures, by name, and the kept ones that they are cut from. */
export const README = { symptoms: 'symptoms-light', check: 'switch-dark', outcome: 'works-light' };

/** What the README shows of a picture: all but the scroll bar, and as much as fits beside the others. */
export function cut(whole) {
  const part = new PNG({ width: 374, height: 800 });
  PNG.bitblt(whole, part, 0, 0, part.width, part.height);
  return part;
}

/** A small PNG file of a picture: letters on an even ground want no filter. */
export function write(whole) {
  return PNG.sync.write(whole, { colorType: 2, filterType: 0, deflateStrategy: 0 });
}

/** How many dots differ; all of them if the pictures are not of one size. */
export function count(before, after, output) {
  const { width, height } = after;
  if (before.width !== width || before.height !== height) return width * height;
  return pixelmatch(before.data, after.data, output, width, height, { threshold: THRESHOLD });
}

/** The picture before, the one after and the dots that differ, side by side, as a PNG file. */
export function side(before, after) {
  const { width, height } = after;
  const dots = new PNG({ width, height });
  count(before, after, dots.data);
  const all = new PNG({ width: 3 * width, height: Math.max(before.height, height) });
  for (const [at, part] of [before, after, dots].entries()) {
    PNG.bitblt(part, all, 0, 0, Math.min(part.width, width), part.height, at * width, 0);
  }
  return PNG.sync.write(all);
}
