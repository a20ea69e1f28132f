// Browser Back, the element's side: what its `history` attribute asks for.
//
// `cargo xtask dist` puts in FILES.

import { load } from './files.js';

/**
 * Makes each screen an entry of the browser's history, if the page wants that.
 * @param {HTMLElement} element
 * @param {HTMLElement} root
 * @param {Widget} widget
 * @param {AbortSignal} signal ends with the widget
 */
export async function remember(element, root, widget, signal) {
  if (!/^(|true|history)$/i.test(element.getAttribute('history') ?? 'false')) return;
  const { followHistory } = await load(FILES.history);
  if (!signal.aborted) followHistory(root, widget, signal);
}
