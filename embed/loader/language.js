// The language that an element speaks. English is in the program: nothing is fetched for it.
//
// `cargo xtask dist` puts in FILES and WORDS.

import { base, learnHashes, load, ours } from './files.js';
import { Problem, advice } from './problem.js';
import { once } from './time.js';

/**
 * What there is in a language.
 * @typedef {object} Spoken
 * @property {string} locale the language, with the page's region if it has one
 * @property {string} [direction] that of the language, if the page's may be another
 * @property {string[]} lines the language, then what is said before the program is there: by the
 *   start button, and of an article; English has the former alone
 * @property {string} [words] all of the interface, packed; English without
 * @property {string[]} files that it takes
 * @property {Record<string, string>} guides in this language: names by id
 */

/** How often the languages failed to load. */
let failures = 0;

/**
 * English: if it is the page's language, or if there is nothing better.
 * @param {string} [locale]
 * @param {string} [direction]
 * @returns {Spoken}
 */
export function english(locale = 'en', direction = undefined) {
  return { locale, direction, lines: ['en', ...WORDS], files: [], guides: {} };
}

/**
 * What the page says of an element's language, also from outside a shadow root; else the browser's.
 * @param {Element} element
 */
export function languageOf(element) {
  /** @type {Element | undefined} */
  let place = element;
  while (place) {
    const named = /** @type {HTMLElement?} */ (place.closest('[lang]:not([lang=""])'));
    if (named) return named.lang;
    place = /** @type {ShadowRoot} */ (place.getRootNode()).host;
  }
  return navigator.language;
}

/**
 * What there is in a language, or else in English.
 * @type {(language?: string) => Promise<Spoken>}
 */
export const speak = once(async (language) => {
  if (/^en\b/i.test(language)) return english(language);
  try {
    const { HASHES: hashes, speakAs } = await load(FILES.languages, failures);
    learnHashes(hashes);
    return (await speakAs(language, ours)) ?? english('en', 'ltr');
  } catch (error) {
    failures += 1;
    throw new Problem(
      'words-unavailable',
      `the words in the page's language did not load (${/** @type {Error} */ (error).message}); `
        + 'readers have them in English',
      advice(base),
    );
  }
});
