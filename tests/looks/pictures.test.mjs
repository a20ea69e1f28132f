// The comparison of pictures can fail: whatever is blanked or painted over in a kept picture is
// noticed. And the README shows what is kept.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { MOST, README, count, cut, read } from './pictures.mjs';

const folder = new URL('./', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
const picture = (name) => read(readFileSync(new URL(name, folder)));
/** Right of the edges of the card and of its rows, in CSS pixels. */
const LEFT = 30;

/** The colour of a dot as one number. */
const dot = ({ data, width }, x, y) => data.readUInt32BE(4 * (y * width + x));

/** The picture with a rectangle in the colour of its first dot. */
function painted(whole, left, top, right, bottom) {
  const other = { ...whole, data: Buffer.from(whole.data) };
  const ground = dot(whole, left, top);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) other.data.writeUInt32BE(ground, 4 * (y * whole.width + x));
  }
  return other;
}

/**
 * The strips of words and drawings: rows with dots of another colour than their ground, between
 * rows without, from [top, bottom). Hairlines between rows are none.
 */
function strips(whole) {
  const found = [];
  let top;
  for (let y = 0; y <= whole.height; y += 1) {
    const ground = y < whole.height ? dot(whole, LEFT, y) : 0;
    let others = 0;
    for (let x = LEFT; y < whole.height && x < whole.width - LEFT; x += 1) {
      if (dot(whole, x, y) !== ground) others += 1;
    }
    if (others > 0) top ??= y;
    else if (top !== undefined) {
      if (y - top > 5) found.push([top, y]);
      top = undefined;
    }
  }
  return found;
}

test('there are pictures, large enough to judge', () => {
  assert.ok(names.length > 15, `${names.length} pictures`);
  for (const name of names) assert.ok(picture(name).width >= 390, name);
});

test('a picture is the same as itself', () => {
  for (const name of names) assert.equal(count(picture(name), picture(name)), 0, name);
});

test('each strip of content that vanishes is noticed', () => {
  let all = 0;
  for (const name of names) {
    const whole = picture(name);
    for (const [top, bottom] of strips(whole)) {
      all += 1;
      const without = painted(whole, LEFT, top, whole.width - LEFT, bottom);
      assert.ok(count(whole, without) > MOST, `${name}: the strip at ${top} vanished unseen`);
    }
  }
  assert.ok(all > 200, `${all} strips`);
});

test('a switch that is off instead of on is noticed', () => {
  const whole = picture('switch-light.png');
  // The green of a switch that is on.
  const isGreen = (x, y) => {
    const [red, green, blue] = [24, 16, 8].map((bits) => (dot(whole, x, y) >>> bits) & 255);
    return green > 120 && red < 110 && blue < 140;
  };
  const other = { ...whole, data: Buffer.from(whole.data) };
  let found = 0;
  for (let y = 0; y < whole.height; y += 1) {
    for (let x = 0; x < whole.width; x += 1) {
      if (!isGreen(x, y)) continue;
      found += 1;
      other.data.writeUInt32BE(0xe5e5eaff, 4 * (y * whole.width + x));
    }
  }
  assert.ok(found > MOST, `${found} green dots`);
  assert.ok(count(whole, other) > MOST);
});

test("the README's pictures are of this build", () => {
  for (const [name, kept] of Object.entries(README)) {
    const shown = picture(`../../docs/pictures/${name}.png`);
    const differ = count(cut(picture(`${kept}.png`)), shown);
    assert.equal(differ, 0, `${name}.png: node tests/looks/readme.mjs cuts it anew`);
  }
});
