// The page as the program sees it: what its owner chose, and what it hears.
//
// `cargo xtask dist` puts in FILES.

import { emit } from './events.js';
import { load } from './files.js';

/**
 * @param {HTMLElement} element
 * @param {import('./language.js').Spoken} spoken
 * @param {(error: unknown) => void} report
 * @returns {Page}
 */
export function pageOf(element, { locale, words }, report) {
  const level = Number.parseInt(element.getAttribute('heading-level') ?? '', 10);
  const tag = element.getAttribute('affiliate-tag');
  return {
    locale,
    words,
    headingLevel: level >= 1 && level <= 6 ? level : 2,
    affiliateTag: tag ? encodeURIComponent(tag) : undefined,
    storage: element.getAttribute('storage') ?? '',
    load: (name, failures) => load(FILES[name], failures),
    failed: (error) => report(error),
    happened: (guide, kind, id, answer, answered) => {
      const more = kind === 'answer' ? { check: id, answer } : { [kind]: id };
      const detail = { guide, ...more, ...(kind === 'outcome' && { answered }) };
      emit(element, kind, /** @type {any} */ (detail)); // tests/browser/events.rs looks at each
    },
  };
}
