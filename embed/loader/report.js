// Problems, reported to the page's owner: a line in the console, and an event.

import { emit } from './events.js';

/** @import { Problem } from './problem.js' */

/**
 * What reports the problems of an element, each of them once.
 * @param {HTMLElement} element
 */
export function reporter(element) {
  /** @type {string[]} */
  let reported = [];
  /**
   * @param {unknown} error
   * @param {boolean} [anew] whether the element has tried once more: all may be reported again
   */
  return (error, anew) => {
    try {
      const message = Object(error).message ?? String(error);
      if (anew) reported = [];
      if (reported.indexOf(message) >= 0) return;
      reported.push(message);
      // By its fix: a DOMException has a code as well, a number that means something else.
      const { code, fix } = /** @type {Problem} */ (
        Object(error).fix ? error : { code: 'failed', fix: 'Please report this.' }
      );
      console.error(`Quick Checks: ${message}. ${fix}`);
      emit(element, 'error', { code, message, fix });
    } catch {
      // There is nobody else to tell.
    }
  };
}
