// The button that starts the widget when the reader wants it.

import { openedSymptom } from './reading.js';

/**
 * What to say, once the language of the page is there.
 * @typedef {Promise<import('./language.js').Spoken>} Speech
 */

/**
 * The button in its box. Where the reader has opened the fold of a symptom, it says that it starts
 * with that one. A tap leaves the focus on the box: whoever looks after it later sees whether the
 * reader has gone elsewhere.
 * @param {Speech} speech
 * @param {HTMLElement} list the element around it
 * @param {AbortSignal} signal
 * @param {() => void} start
 */
export function startButton(speech, list, signal, start) {
  const box = document.createElement('div');
  const button = document.createElement('button');
  box.className = 'widget';
  button.type = 'button';
  button.className = 'main start';
  button.setAttribute('part', 'start');
  const name = () => {
    const symptom = openedSymptom(list);
    if (!button.disabled) say(speech, symptom ? 4 : 1, button, symptom);
  };
  name();
  list.addEventListener('toggle', name, { capture: true, signal });
  button.addEventListener('click', () => {
    button.disabled = true;
    say(speech, 2, button);
    box.setAttribute('role', 'status');
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
    start();
  });
  box.append(button);
  return box;
}

/**
 * Says in its place that loading failed, dressed as the widget if its stylesheet is there.
 * @param {Speech} speech
 * @param {HTMLElement} box
 */
export function sayFailed(speech, box) {
  const [card, notice] = ['card', 'notice'].map((name) => {
    const element = document.createElement('div');
    element.className = name;
    return element;
  });
  say(speech, 3, notice);
  card.append(notice);
  box.replaceChildren(card);
}

/**
 * @param {Speech} speech
 * @param {number} line
 * @param {HTMLElement} element
 * @param {string} [what] that fills the line
 */
async function say(speech, line, element, what = '') {
  const { lines } = await speech;
  element.lang = lines[0];
  // Text alone tells it, in any language.
  element.dir = 'auto';
  element.textContent = lines[line].replace('{what}', () => what);
}
