// Guides: where an element has its own, their addresses and their texts.
//
// `cargo xtask dist` puts in FILES: the hashed names beside the loader.

import { article } from './article.js';
import { ours } from './files.js';
import { Problem, advice } from './problem.js';
import { domReady, once } from './time.js';

/** @import { Article } from '../article.js' */
/** @import { Spoken } from './language.js' */

/**
 * A guide as it comes: its name, its text, and the page's own article if that is what it is.
 * @typedef {[name: string, text: string, own?: Article]} Guide
 */

export const DEFAULT_GUIDE = 'icloud-backup';
/** A guide inside the element. */
const INLINE = 'script[type="application/json"]';

/**
 * The guide of an element: by the attribute, or inside the element, as JSON or as an article.
 * @param {HTMLElement} element
 * @param {Promise<Spoken>} speech
 * @returns {Promise<Guide>}
 */
export async function guideOf(element, speech) {
  const name = element.getAttribute('guide');
  if (name) return [name, await guideText(guideAddress(name, await speech))];
  // Upgraded while the page is still being read, the element has no children yet.
  await domReady();
  const text = element.querySelector(INLINE)?.textContent;
  if (text?.trim()) return ['inside the element', text];
  const own = await article(element, (await speech).lines);
  if (own) return ['the article', own.text, own];
  throw new Problem(
    'guide-missing',
    'the element names no guide, and there is neither one nor an article inside',
    'Add guide="icloud-backup", or the URL of a guide. If the guide was inside, the CMS may have '
      + 'removed its <script type="application/json">.',
  );
}

/**
 * A bundled guide by its id: its file's name, in the language that is spoken if there is one. Any
 * other by its URL: the whole address.
 * @param {string} name
 * @param {Spoken} spoken
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
const guideText = once(async (/** @type {string} */ name) => {
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
  // A page that the server sends for every address.
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
