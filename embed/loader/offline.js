// Offline, the element's side: what its `offline` attribute asks for.
//
// `cargo xtask dist` puts in FILES.

import { addressOf, base, load } from './files.js';
import { programFiles } from './program.js';

/**
 * Has page and files kept for when there is no network, if the page wants that.
 * @param {HTMLElement} element
 * @param {string} guide the address of the guide; nothing if it is inside the element
 * @param {string} name of the guide, as the page gives it
 * @param {import('./language.js').Spoken} spoken
 * @param {string[]} more files that this page needs
 * @param {Widget} widget
 * @param {AbortSignal} signal ends with the widget
 */
export async function keepOffline(element, guide, name, spoken, more, widget, signal) {
  const value = (element.getAttribute('offline') ?? 'false').trim();
  // A sandboxed frame without an origin has no workers.
  if (/^false$/i.test(value) || self.origin === 'null') return;
  const { keepAsWanted } = await load(FILES.offline);
  const files = [base, FILES.style, FILES.offline, FILES.save, ...programFiles(), ...more];
  files.push(...spoken.files);
  if (spoken.words) files.push(FILES.languages);
  if (guide) files.push(guide);
  if (element.hasAttribute('history')) files.push(FILES.history);
  // Our own page shows bundled guides only.
  const language = spoken.guides[name] ? `.${spoken.lines[0]}` : '';
  const page = FILES.guides[name] && addressOf(`${name}${language}.html`);
  if (!signal.aborted) await keepAsWanted(value, files.map(addressOf), page, widget, signal);
}
