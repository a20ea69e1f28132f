// Guides: their addresses and their texts.
//
// `cargo xtask dist` puts in FILES: the hashed names beside the loader.

import { ours } from './files.js';
import { Problem, advice } from './problem.js';
import { once } from './time.js';

export const DEFAULT_GUIDE = 'icloud-backup';

/**
 * A bundled guide by its id: its file's name, in the language that is spoken if there is one. Any
 * other by its URL: the whole address.
 * @param {string} name
 * @param {import('./language.js').Spoken} spoken
 */
export function guideAddress(name, spoken) {
  const bundled = spoken.guides[name] ?? FILES.guides[name];
  // Every object has a "constructor": only a file name counts.
  if (typeof bundled === 'string') return bundled;
  if (/[/.:]/.test(name)) return new URL(name, document.baseURI).href;
  throw new Problem(
    'guide-unknown',
    `there is no guide "${name}"`,
    `Bundled guides: ${Object.keys(FILES.guides).join(', ')}. Or give the URL of a guide file.`,
  );
}

/** The text of a guide. */
export const guideText = once(async (/** @type {string} */ name) => {
  const [address, options] = ours(name);
  let response;
  let text;
  try {
    response = await fetch(address, options);
    text = await response.text();
  } catch (error) {
    // The worker keeps guides from other addresses; nobody else knows them.
    response = await globalThis.caches?.match(address).catch(() => {});
    if (response) return response.text();
    const problem = new Problem(
      'guide-unreachable',
      `the guide ${address} could not be fetched (${/** @type {Error} */ (error).message})`,
      advice(address),
      address,
    );
    problem.passing = true;
    throw problem;
  }
  if (!response.ok) {
    throw new Problem(
      'guide-not-found',
      `the guide ${address} answered ${response.status}`,
      'Correct the guide attribute, or put the file there.',
    );
  }
  // A page that the server has for every address.
  if (/^\s*</.test(text)) {
    throw new Problem(
      'guide-invalid',
      `the guide ${address} is HTML, probably a page`,
      'Correct the guide attribute, or put the file there.',
    );
  }
  return text;
});

/**
 * A guide as the program takes it, for a page.
 * @param {Program} glue
 * @param {string} text
 * @param {string} name
 * @param {Page} page
 */
export function openGuide(glue, text, name, page) {
  try {
    return glue.open(text, page);
  } catch (error) {
    if (typeof error !== 'string') throw error;
    const message = `the guide "${name}" is not valid: ${error}`;
    throw new Problem('guide-invalid', message, 'Run cargo xtask guide lint on the file.');
  }
}
