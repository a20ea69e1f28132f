// What is left of an element after a filter that makes paragraphs, such as WordPress's wpautop:
//
//     <p><quick-checks guide="ID"></p> …the list… <p></quick-checks></p>
//
// The first </p> also ends our element, so the list is outside, and the end tag is an empty <p>.

import { SHAPES } from './article.js';
import { script } from './files.js';
import { Problem } from './problem.js';

/**
 * Takes the list back in if it is certain where it ends. A problem if there is a list and it is not.
 * @param {HTMLElement} element
 */
export function takeIn(element) {
  const paragraph = element.parentElement;
  if (paragraph?.localName !== 'p' || !isEmpty(element, 'br')) return undefined;
  const guide = element.getAttribute('guide');
  // Without a guide it is an article.
  const ids = guide ? `[id^=${JSON.stringify(`${guide}-`)}]` : SHAPES;
  let list = false;
  /** @type {Element | undefined} */
  let end;
  for (let node = paragraph.nextElementSibling; node; node = node.nextElementSibling) {
    // The next element has a list of its own.
    if (node.localName === element.localName || node.querySelector(element.localName)) break;
    if (node.matches(ids) || node.querySelector(ids)) {
      list = true;
      end = undefined;
    } else if (!end && node.localName === 'p' && isEmpty(node, 'br, script')) {
      const ours = script && (node.contains(script) || node.nextElementSibling?.contains(script));
      if (list || ours) end = node;
    }
  }
  if (end) {
    while (paragraph.nextSibling && paragraph.nextSibling !== end) element.append(paragraph.nextSibling);
  } else if (list) {
    return new Problem(
      'fallback-outside',
      'the list is outside its element, because a filter of the page made paragraphs',
      'Paste the whole snippet that cargo xtask guide snippet prints, its <div> too.',
    );
  }
  return undefined;
}

/**
 * Whether there is nothing in it but elements of some kind.
 * @param {Element} element
 * @param {string} but
 */
function isEmpty(element, but) {
  return !element.textContent?.trim() && !element.querySelector(`:not(${but})`);
}
