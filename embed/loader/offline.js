// Offline, the element's side: what its `offline` attribute asks for.
//
// `cargo xtask dist` puts in FILES.

import { addressOf, base, load } from './files.js';
import { Problem } from './problem.js';
import { programFiles } from './program.js';

/**
 * Has page and files kept for when there is no network, if the page wants that.
 * @param {string?} attribute
 * @param {string} guide the address of the guide; nothing if it is inside the element
 * @param {string} name of the guide, as the page gives it
 * @param {Widget} widget
 * @param {AbortSignal} signal ends with the widget
 */
export async function keepOffline(attribute, guide, name, widget, signal) {
  // React and XHTML write `offline` as "true" or "offline".
  const value = (attribute ?? 'false').trim();
  const word = /^(true|offline)$/i.test(value) ? '' : value.toLowerCase();
  if (word === 'false') return;
  const isWord = /^(own|off|)$/.test(word);
  const address = isWord ? new URL('quick-checks-sw.js', base) : addressFrom(value);
  if (word !== 'own' && word !== 'off' && address.origin !== location.origin) {
    // No worker can come from another origin. Our own page there shows bundled guides only.
    if (FILES.guides[name]) widget.works_offline(addressOf(`${name}.html`));
    return;
  }
  if (!hasWorkers()) return;
  const { forget, keep } = await load(FILES.offline);
  if (word === 'off') {
    await forget();
    return;
  }
  const files = [base, FILES.style, FILES.offline, ...programFiles()].map(addressOf);
  if (guide) files.push(addressOf(guide));
  const kept = await keep(word === 'own' ? null : address, files, signal);
  if (kept && !signal.aborted) widget.works_offline();
}

/** @param {string} value */
function addressFrom(value) {
  try {
    // A word without any of these would be an address, too, but hardly meant as one.
    if (/[/.:]/.test(value)) return new URL(value, document.baseURI);
  } catch {
    // told below
  }
  throw new Problem(
    'offline-unavailable',
    `offline="${value}" is neither the address of a service worker nor a word that we know`,
    'Write offline alone, "own", "off", or an address: offline="/quick-checks-sw.js".',
  );
}

function hasWorkers() {
  try {
    // A sandboxed frame without an origin has none, and in Chromium may not even ask.
    return self.origin !== 'null' && Boolean(navigator.serviceWorker);
  } catch {
    return false;
  }
}
