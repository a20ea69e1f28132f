// Answers on their way from one device to another: after the `#` of the page's address, which no
// server gets to see (crates/core/src/handoff.rs has the format).
//
// `cargo xtask dist` puts in FILES.

import { load } from './files.js';

/**
 * The part of a fragment that carries answers, in both formats, and what is before it: the rest of
 * the fragment may be a route of the page's own.
 */
const PART = /([#?&])(quick-checks(?:-2_[\w-]*|\/1\/[\w=/-]*))/;

/** How often the code for the phone did not come. */
let failures = 0;

/** The part of the address that carries answers, if there is one. */
export function carried() {
  return PART.exec(location.hash)?.[2];
}

/**
 * The address of the page without that part.
 *
 * Not by its path: a page's `<base>` may lead elsewhere.
 */
function addressWithout() {
  const [page] = location.href.split('#');
  const rest = location.hash.replace(PART, '$1');
  return page + (rest === location.hash ? rest : rest.replace(/([#?&])&/, '$1').replace(/[#?&]$/, ''));
}

/**
 * Takes the answers out of the address, once a guide has taken them over: a reload is to show those
 * given since.
 * @param {string} guide
 */
export function clean(guide) {
  const part = carried();
  if (part?.startsWith(`quick-checks-2_${guide}_`) || part?.startsWith(`quick-checks/1/${guide}/`)) {
    history.replaceState(history.state, '', addressWithout());
  }
}

/** @param {string} part of a fragment */
function linkWith(part) {
  const address = addressWithout();
  const [page, fragment = ''] = address.split(/#(.*)/s);
  // The page's own script reads its route there.
  if (!/^[/!]/.test(fragment)) return `${page}#${part}`;
  return address + (fragment.includes('?') ? '&' : '?') + part;
}

/**
 * Fills the fold that leads to the phone: a link to this page with the answers, and its code.
 * @param {Element} fold
 */
export async function fillFold(fold) {
  if (!(fold instanceof HTMLDetailsElement)) return;
  const { open, dataset } = fold;
  const { handoff } = dataset;
  const field = /** @type {HTMLInputElement?} */ (fold.querySelector('[data-handoff-link]'));
  if (!open || !handoff || !field) return;
  delete dataset.handoff;
  field.value = linkWith(handoff);
  try {
    const { draw } = await load(FILES.phone, failures);
    field.before(draw(field.value));
  } catch {
    // Without a network there is still the link; opened again, the fold tries again.
    failures += 1;
    dataset.handoff = handoff;
  }
}
