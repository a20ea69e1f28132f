// Which elements are in the page, and those that are put in: for a script tag that has none, and for
// a <div> if the host strips elements that it does not know.

import { SHAPES } from './article.js';
import { DEFAULT_GUIDE } from './guide.js';

const NAME = 'quick-checks';
/**
 * Attributes of the element; a lone script tag and a <div> may carry them as data-*.
 * @type {(keyof import('../../package/index.js').QuickChecksAttributes)[]}
 */
export const ATTRIBUTES = [
  'guide', 'lang', 'theme', 'heading-level', 'affiliate-tag', 'start', 'offline', 'history', 'storage',
  'folder',
];
/** How long after the page a framework may put its elements in, in milliseconds. */
const PATIENCE = 5000;

/**
 * Those in the page now. The document can't be asked: it does not see into shadow roots.
 * @type {Element[]}
 */
let connected = [];
/**
 * Those put in for a script tag: they give way to the page's own.
 * @type {WeakSet<Element>}
 */
const placed = new WeakSet();

/**
 * Until the owner is told that no element has come.
 * @type {number | undefined}
 */
let patience;

/**
 * Puts elements where the page has none, now and whenever it changes.
 * @param {Element | null | undefined} tag our script's
 */
export function putIn(tag) {
  const wrap = () => {
    for (const box of document.querySelectorAll(`div.${NAME}`)) {
      if (box.querySelector(NAME)) continue;
      // Without a guide it may hold an article.
      if (!box.hasAttribute('data-guide') && !box.querySelector(SHAPES)) continue;
      const element = like(box);
      element.append(...box.childNodes);
      box.append(element);
    }
  };
  wrap();
  new MutationObserver(wrap).observe(document, { subtree: true, childList: true });
  place(tag);
  // React moves a script to the head. A page that is to have no widget may also have it there.
  if (!connected[0] && tag?.closest('head')) {
    patience ??= setTimeout(() => {
      console.info(
        'Quick Checks: there is no element. If a framework has put this script into the head, '
          + 'add <quick-checks guide="icloud-backup">.',
      );
    }, PATIENCE);
  }
}

/**
 * Puts an element after a script tag in a page that has none; of several tags, one per guide.
 * @param {Element | null | undefined} tag
 */
function place(tag) {
  if (!tag?.closest('body')) return;
  const guide = tag.getAttribute('data-guide') || DEFAULT_GUIDE;
  // One that the browser has not yet upgraded is also the page's own.
  for (const other of [...connected, ...document.getElementsByTagName(NAME)]) {
    if (!placed.has(other) || other.getAttribute('guide') === guide) return;
  }
  const element = like(tag);
  placed.add(element);
  element.setAttribute('guide', guide);
  tag.after(element);
}

/**
 * An element with the attributes that another one carries as `data-*`.
 * @param {Element} other
 */
function like(other) {
  const element = document.createElement(NAME);
  for (const name of ATTRIBUTES) {
    const value = other.getAttribute(`data-${name}`);
    if (value !== null) element.setAttribute(name, value);
  }
  return element;
}

/** @param {Element} element */
export function entered(element) {
  clearTimeout(patience);
  // The page has brought its own element after all.
  for (const other of placed.has(element) ? [] : connected) {
    if (placed.has(other)) other.remove();
  }
  connected = [...connected, element];
}

/** @param {Element} element */
export function left(element) {
  connected = connected.filter((other) => other !== element);
}
