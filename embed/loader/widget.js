// All that a widget takes, for one element.

import { lookIn } from './files.js';
import { guideOf } from './guide.js';
import { program } from './program.js';
import { loadStyle } from './style.js';

/** @import { Guide } from './guide.js' */
/** @import { Spoken } from './language.js' */

/**
 * All at once: each would otherwise wait for the round trip of the one before.
 * @param {HTMLElement} element
 * @param {ShadowRoot} shadow its own
 * @param {Promise<Spoken>} speech
 * @returns {Promise<[Program, Guide, Spoken, void]>}
 */
export async function loadWidget(element, shadow, speech) {
  lookIn(element.getAttribute('folder'));
  /** @type {[Promise<Program>, Promise<Guide>, Promise<Spoken>, Promise<void>]} */
  const loads = [program(), guideOf(element, speech), speech, loadStyle(shadow)];
  // To their ends, so that the owner learns of all that a policy refuses at once.
  await Promise.allSettled(loads);
  return Promise.all(loads);
}
