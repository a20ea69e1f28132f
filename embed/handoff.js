// Answers on their way from one device to another: after the `#` of the page's address, which no
// server gets to see (crates/core/src/handoff.rs has the format). Part of the program's glue.

/**
 * The part of a fragment that carries answers, in both formats, and what is before it: the rest of
 * the fragment may be a route of the page's own.
 */
const PART = /([#?&])(quick-checks(?:-2_[\w-]*|\/1\/[\w=/-]*))/;

/** How often the code for the phone failed to load. */
let failures = 0;

/**
 * The part of the address that carries answers for a guide, if there is one. It is taken out: a
 * reload is to show the answers given since.
 * @param {string} guide
 * @param {Page} page
 */
export function carried(guide, page) {
  const part = PART.exec(location.hash)?.[2];
  if (!part?.startsWith(`quick-checks-2_${guide}_`) && !part?.startsWith(`quick-checks/1/${guide}/`)) {
    return undefined;
  }
  try {
    history.replaceState(history.state, '', addressWithout());
  } catch (error) {
    page.failed(error);
  }
  return part;
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

/** @param {string} part of a fragment */
function linkWith(part) {
  const address = addressWithout();
  const [page, fragment = ''] = address.split(/#(.*)/s);
  // The page's own script reads its route there.
  if (!/^[/!]/.test(fragment)) return `${page}#${part}`;
  return address + (fragment.includes('?') ? '&' : '?') + part;
}

/**
 * Fills the fold that leads to the phone, whenever one below `root` is opened.
 * @param {HTMLElement} root
 * @param {Page} page
 */
export function leadOn(root, page) {
  root.addEventListener(
    'toggle',
    ({ target }) => fillFold(/** @type {Element} */ (target), page).catch((error) => page.failed(error)),
    true,
  );
}

/**
 * A link to this page with the answers, and its code.
 * @param {Element} fold
 * @param {Page} page
 */
async function fillFold(fold, page) {
  if (!(fold instanceof HTMLDetailsElement)) return;
  const { open, dataset } = fold;
  const { handoff } = dataset;
  const field = /** @type {HTMLInputElement?} */ (fold.querySelector('[data-handoff-link]'));
  if (!open || !handoff || !field) return;
  delete dataset.handoff;
  field.value = linkWith(handoff);
  try {
    const { draw } = await page.load('phone', failures);
    field.before(draw(field.value));
  } catch {
    // Without a network there is still the link; opened again, the fold tries again.
    failures += 1;
    dataset.handoff = handoff;
  }
}
