// Offline, the element's side: what its `offline` attribute asks for.
//
// `cargo xtask dist` puts in FILES.

import { addressOf, base, load } from './files.js';
import { guideAddress } from './guide.js';
import { articleFiles, programFiles } from './program.js';

/**
 * Has page and files cached for when there is no network, if the page wants that.
 * @param {HTMLElement} element
 * @param {import('./language.js').Spoken} spoken
 * @param {import('../article.js').Article | undefined} own the page's own, if it is the guide
 * @param {Widget} widget
 * @param {AbortSignal} signal ends with the widget
 */
export async function cacheOffline(element, spoken, own, widget, signal) {
  const value = (element.getAttribute('offline') ?? 'false').trim();
  // A sandboxed frame without an origin has no workers.
  if (/^false$/i.test(value) || self.origin === 'null') return;
  const name = element.getAttribute('guide') ?? '';
  const { cacheAsWanted } = await load(FILES.offline);
  const files = [base, FILES.style, FILES.offline, FILES.save, ...programFiles(), ...spoken.files];
  if (own) files.push(...articleFiles());
  if (spoken.words) files.push(FILES.languages);
  if (name) files.push(guideAddress(name, spoken));
  if (element.hasAttribute('history')) files.push(FILES.history);
  // Our own page shows bundled guides only.
  const language = spoken.guides[name] ? `.${spoken.lines[0]}` : '';
  const page = FILES.guides[name] && addressOf(`${name}${language}.html`);
  if (!signal.aborted) await cacheAsWanted(value, files.map(addressOf), page, widget, signal);
}
