// The snippet comes out of every renderer as it went in: what a browser makes of the page is the
// same, element by element. `cargo xtask test` writes the snippets before.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { outline } from './outline.mjs';
import { renderers } from './renderers.mjs';

const folder = new URL('../../target/renderers/', import.meta.url);
const snippets = readdirSync(folder).filter((name) => name.endsWith('.html'));

/** React moves a script with `async`, and hints, to the head: where they stand is no sign of harm. */
const MOVED = { MDX: ['script', 'link'] };

/** Where a blogger may put the snippet: what stands in the post, and what a browser makes of it. */
const PLACES = {
  'between paragraphs': {
    post: (html) => `Above\n\n${html}\nBelow\n`,
    page: (html) => `<p>Above</p>${html}<p>Below</p>`,
  },
  'in a list': {
    post: (html) => `- Above\n\n${html.replace(/^(?=.)/gm, '    ')}\nBelow\n`,
    page: (html) => `<ul><li><p>Above</p>${html}</li></ul><p>Below</p>`,
  },
};
/** It knows no lists. */
const ONLY_BETWEEN = ['wpautop'];

assert.ok(snippets.length >= 4, 'two guides, one of them with hints, too, and the nasty one');
for (const snippet of snippets) {
  const html = readFileSync(new URL(snippet, folder), 'utf8');
  for (const [name, render] of Object.entries(renderers)) {
    for (const [where, { post, page }] of Object.entries(PLACES)) {
      if (where !== 'between paragraphs' && ONLY_BETWEEN.includes(name)) continue;
      test(`${name} leaves ${snippet} as it is, ${where}`, async () => {
        const options = { without: MOVED[name] };
        const wanted = outline(page(html), options);
        assert.ok(wanted.length > 60, 'a whole guide');
        const made = outline(await render(post(html)), options);
        const at = wanted.findIndex((line, at) => line !== made[at]);
        const near = (lines) => lines.slice(Math.max(0, at - 3), at + 4).join('\n');
        assert.ok(at < 0, `from line ${at} it is\n${near(made)}\ninstead of\n${near(wanted)}`);
        assert.equal(made.length, wanted.length, made.slice(wanted.length).join('\n'));
      });
    }
  }
}
