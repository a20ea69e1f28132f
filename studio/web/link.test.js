// Guides in links: `node --test studio/web/`, in milliseconds.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';

import { pack, unpack } from './link.js';

const guideFile = (name) => readFileSync(new URL(`../../guides/${name}`, import.meta.url), 'utf8');
const url = (bytes) => Buffer.from(bytes).toString('base64url');

/** What an old browser makes of it. */
async function withoutStreams(act) {
  const { CompressionStream: compression, DecompressionStream: decompression } = globalThis;
  const refuse = function refuse() {
    throw new TypeError('Unsupported compression format');
  };
  Object.assign(globalThis, { CompressionStream: refuse, DecompressionStream: refuse });
  try {
    return await act();
  } finally {
    Object.assign(globalThis, { CompressionStream: compression, DecompressionStream: decompression });
  }
}

test('any text comes back as it was', async () => {
  const texts = [
    '', 'x', '\uFEFF{}', '{"title": "الغلاية لا تسخن"}', '漢字とかな', '👩‍👩‍👧 🏳️‍🌈', '\u0000\u001f\u2028\r\n', 'é'.normalize('NFD'),
    ...['\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u{10000}', '\u{10ffff}'],
  ];
  // Every plane, in a step that meets each byte of UTF-8.
  let all = '';
  for (let code = 0; code < 0x110000; code += 157) {
    if (code < 0xd800 || code > 0xdfff) all += String.fromCodePoint(code);
  }
  for (let at = 0; at < all.length; at += 2000) texts.push([...all].slice(at, at + 2000).join(''));
  for (const text of texts) {
    const packed = await pack(text);
    assert.match(packed, /^z[\w-]*$/);
    assert.equal(await unpack(packed), text);
    assert.equal(await unpack(`#${packed}\n`), text);
    const plain = await withoutStreams(() => pack(text));
    assert.match(plain, /^p[\w-]*$/);
    assert.equal(await unpack(plain), text);
  }
});

test('a guide of seventeen checks fits into a link, one of thirty-six does not', async () => {
  const text = guideFile('iphone-wifi.json');
  const packed = await pack(text);
  assert.ok(packed.length < 10_000, String(packed.length));
  assert.equal(await unpack(packed), text);
  await assert.rejects(pack(guideFile('icloud-backup.json')), { code: 'too-long' });
});

test('what is too long makes no link', async () => {
  let noise = '';
  for (let seed = 1; noise.length < 40_000; seed = (seed * 48271) % 2147483647) noise += seed.toString(36);
  await assert.rejects(pack(noise), { code: 'too-long', message: /too long for a link/ });
  await assert.rejects(pack('a'.repeat(1_000_001)), { code: 'too-long' });
  await assert.rejects(withoutStreams(() => pack('a'.repeat(15_001))), { code: 'too-long' });
  assert.equal((await unpack(await pack('a'.repeat(1_000_000)))).length, 1_000_000);
});

test('a link that unpacks to more than a guide is given up at the limit', async () => {
  const bomb = `z${url(deflateRawSync(Buffer.alloc(14_000_000, 97)))}`;
  assert.ok(bomb.length <= 20_000, String(bomb.length));
  const began = performance.now();
  await assert.rejects(unpack(bomb), { code: 'too-long', message: /too long to be a guide/ });
  assert.ok(performance.now() - began < 2000);
  await assert.rejects(unpack(`p${'A'.repeat(20_000)}`), { code: 'too-long' });
});

test('a link that lost or gained something is called damaged', async () => {
  const packed = await pack('{"title": "The kettle stays cold"}');
  const broken = [
    '', '#', 'x', 'q'.concat(packed), packed.slice(0, -4), packed.slice(1), `${packed}!`,
    'z', 'zAAAA', 'p-', 'p_w', `${packed.slice(0, 9)} ${packed.slice(9)}`, 'z%22', 'top', `p${url([0xc3])}`,
    `z${url(deflateRawSync(Buffer.from([0xc3])))}`,
  ];
  for (const link of broken) {
    await assert.rejects(unpack(link), { code: 'damaged', message: /This link is damaged/ }, link);
  }
});

test('an old browser says that it is too old', async () => {
  const packed = await pack('{}');
  await withoutStreams(() => assert.rejects(unpack(packed), { code: 'unsupported', message: /newer one/ }));
});
