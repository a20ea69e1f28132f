// Which elements are in the page, and the one that is put in for a script tag that has none.

import { DEFAULT_GUIDE } from './guide.js';

const NAME = 'quick-checks';

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
 * Puts an element after a script tag in a page that has none; of several tags, one per guide.
 * @param {Element | null | undefined} tag
 * @param {string[]} attributes that the tag may carry as `data-*`
 */
export function place(tag, attributes) {
  if (!tag || !document.body?.contains(tag)) return;
  const guide = tag.getAttribute('data-guide') || DEFAULT_GUIDE;
  // One that the browser has not yet upgraded is the page's own, as well.
  for (const other of [...connected, ...document.getElementsByTagName(NAME)]) {
    if (!placed.has(other) || other.getAttribute('guide') === guide) return;
  }
  const element = document.createElement(NAME);
  placed.add(element);
  for (const name of attributes) {
    const value = tag.getAttribute(`data-${name}`);
    if (value !== null) element.setAttribute(name, value);
  }
  element.setAttribute('guide', guide);
  tag.after(element);
}

/** @param {Element} element */
export function entered(element) {
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
