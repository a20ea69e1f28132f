// The worker's judgement of addresses: `node --test embed/worker/`, in milliseconds.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { addresses, isCacheable, pageKey } from './addresses.js';

const { isOurs, newName, ownName } = addresses([
  'guides/icloud-backup-aaaaaaaa.json',
  'guides/iphone-wifi-bbbbbbbb.json',
  'guides/icloud-backup.de-aaaaaaab.json',
  'words/pt-BR-aaaaaaac.txt',
  'quick-checks-app-cccccccc.js',
  'quick-checks-app-dddddddd.wasm',
  'quick-checks-eeeeeeee.css',
  'quick-checks.js',
]);
const FOLDER = 'https://blog.example/quick-checks/';
const at = (name) => FOLDER + name;

test('files of this version are known by their names, wherever the folder is', () => {
  assert.equal(ownName(at('quick-checks.js')), 'quick-checks.js');
  assert.equal(ownName('https://cdn.example/a/b/quick-checks-eeeeeeee.css?v=1#x'), 'quick-checks-eeeeeeee.css');
  assert.equal(ownName(at('guides/icloud-backup-aaaaaaaa.json')), 'guides/icloud-backup-aaaaaaaa.json');
});

test('what only looks alike is not of this version', () => {
  for (const other of ['not-quick-checks.js', 'quick-checks.js/', 'quick-checks-eeeeeeee.css.map', '']) {
    assert.equal(ownName(at(other)), undefined, other);
  }
  assert.equal(ownName('https://blog.example/?file=/quick-checks.js'), undefined);
});

test('older versions are ours, too; the page and its own files are not', () => {
  for (const ours of ['quick-checks-01234567.css', 'quick-checks-app-89abcdef.wasm', 'guides/kettle-01234567.json']) {
    assert.ok(isOurs(at(ours)), ours);
  }
  for (const theirs of ['theme-01234567.css', 'quick-checks-0123456.css', 'quick-checks-0123456G.css', 'index.html']) {
    assert.ok(!isOurs(at(theirs)), theirs);
  }
});

test('an older name leads to this version of the same file', () => {
  const renewed = {
    'quick-checks-01234567.css': 'quick-checks-eeeeeeee.css',
    'quick-checks-app-01234567.js': 'quick-checks-app-cccccccc.js',
    'quick-checks-app-01234567.wasm': 'quick-checks-app-dddddddd.wasm',
    'guides/iphone-wifi-01234567.json': 'guides/iphone-wifi-bbbbbbbb.json',
    'guides/icloud-backup-01234567.json': 'guides/icloud-backup-aaaaaaaa.json',
    'guides/icloud-backup.de-01234567.json': 'guides/icloud-backup.de-aaaaaaab.json',
    'words/pt-BR-01234567.txt': 'words/pt-BR-aaaaaaac.txt',
    'quick-checks.js': 'quick-checks.js',
  };
  for (const [old, now] of Object.entries(renewed)) assert.equal(newName(at(old)), at(now), old);
});

test('a file that this version no longer has leads nowhere', () => {
  for (const gone of ['quick-checks-plain-01234567.js', 'guides/kettle-01234567.json', 'index.html']) {
    assert.equal(newName(at(gone)), undefined, gone);
  }
});

test('a page is the same whoever sent the reader, and another with another query', () => {
  const page = 'https://blog.example/post?id=7';
  assert.equal(pageKey(`${page}&utm_source=letter&utm_campaign=x&fbclid=1&gclid=2#checks`), page);
  assert.equal(pageKey('https://blog.example/post?utm_medium=mail#a'), 'https://blog.example/post');
  assert.notEqual(pageKey(page), pageKey('https://blog.example/post?id=8'));
  assert.equal(pageKey('https://blog.example/post?utm=kept'), 'https://blog.example/post?utm=kept');
});

test('a page is cached only as its owner sent it', () => {
  const answer = (headers, status = 200) => new Response('', { status, headers });
  const html = { 'content-type': 'text/html; charset=utf-8' };
  assert.ok(isCacheable(answer(html)));
  assert.ok(isCacheable(answer({ ...html, 'cache-control': 'no-cache' })));
  assert.ok(!isCacheable(answer({ ...html, 'cache-control': 'private, no-store' })));
  assert.ok(!isCacheable(answer(html, 404)));
  assert.ok(!isCacheable(answer({ 'content-type': 'application/json' })));
  assert.ok(!isCacheable(answer({})));
  assert.ok(!isCacheable(Object.defineProperty(answer(html), 'redirected', { value: true })));
});
