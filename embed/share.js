// What the reader takes away: copied, shared, saved or printed. The program calls it, and `cargo
// xtask dist` puts it into the same file. A button says by data-action what it does; its form has
// the text and a status line (docs/hooks.md).

import { day } from './day.js';
import { leadOn } from './handoff.js';
import { keepTyping } from './keys.js';
import { adoptTextSize, keepClear, uncover } from './screen.js';

/**
 * How to hand text over; each may throw if the browser refuses. These are here because browsers
 * allow them only in the click itself; the others come in a file of their own (save.js).
 * @type {Record<string, (text: string) => Promise<unknown>>}
 */
const WAYS = {
  copy: (text) => navigator.clipboard.writeText(text),
  // Without a share sheet, as on many computers, a copy is as good.
  share: (text) => (canShare() ? navigator.share({ text }) : navigator.clipboard.writeText(text)),
};

/** Whether there is a share sheet: many computers have none. */
function canShare() {
  return typeof navigator.share === 'function';
}

/** How often the other ways failed to load. */
let failures = 0;

/**
 * One of the other ways.
 * @param {string} how @param {Page} page
 */
async function other(how, page) {
  try {
    return (await page.load('save', failures)).WAYS[how];
  } catch (error) {
    failures += 1;
    throw error;
  }
}

/** @param {HTMLButtonElement} button @param {HTMLElement} root @param {Page} page */
async function share({ dataset, form }, root, page) {
  const status = /** @type {HTMLElement?} */ (form?.querySelector('[data-share-status]'));
  if (!form || !status) return;
  /** @type {HTMLTextAreaElement?} */
  const field = form.querySelector('[data-live="summary"]');
  const how = dataset.action ?? '';
  // No browser says whether a file was saved or a page printed: the text is always there then.
  let confirmed = how === 'copy' || how === 'share';
  status.textContent = '';
  try {
    const text = dataset.text ?? field?.value ?? '';
    if (how in WAYS) await WAYS[how](text);
    else await (await other(how, page))(text, form.dataset.name ?? '', root);
    if (how === 'share' && canShare()) return;
  } catch (error) {
    if (/** @type {Error} */ (error).name === 'AbortError') return; // the reader closed the share sheet
    confirmed = false;
  }
  if (!confirmed) field?.select();
  status.textContent = status.dataset[confirmed ? 'confirmed' : 'fallback'] ?? '';
}

/**
 * Attends to the forms below `root`, to what is typed there, and to the way to the phone.
 * @param {HTMLElement} root
 * @param {Page} page
 */
export function attend(root, page) {
  keepTyping(root);
  adoptTextSize(root);
  leadOn(root, page);
  requestAnimationFrame(() => keepClear(root));
  root.addEventListener('focusin', ({ target }) => uncover(root, /** @type {Element} */ (target)));
  root.addEventListener(
    'submit',
    (event) => {
      // Not a form of the page's that is shown in here.
      if (root.contains(/** @type {Node} */ (event.target))) event.preventDefault();
    },
    // Before the form's own listener draws another screen in its place.
    true,
  );
  // Not at the root: screen readers would call all that is in it clickable.
  root.getRootNode().addEventListener('click', ({ target }) => {
    /** @type {HTMLButtonElement?} */
    const button = /** @type {Element} */ (target).closest('form [data-action]');
    const isOurs = button && root.contains(button);
    if (isOurs && /^(copy|share|download|calendar|print)$/.test(button.dataset.action ?? '')) {
      share(button, root, page);
    }
  });
}

/** Today, as 2026-11-21. */
export function today() {
  return day(new Date());
}
